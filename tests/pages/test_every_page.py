"""Every page takes every prompt: no exception, and a sentence where there is something to say."""

import pytest
from streamlit.testing.v1 import AppTest

from model import Glass
from tests.pages.conftest import OpenPage
from ui.journey import STOPS

PROMPTS = {
    "ordinary": "The lighthouse keeper counted 12 ships.",
    "one token": "a",
    "blank": " ",
    "blank lines": "\n\t \n",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🎲🎲",
    "right to left": "שלום עולם مرحبا بالعالم",
    "Zalgo": "H̷̢̧̛e̵̡̨̛ c̸̡̛o̶̢m̵̨e̷̢s̸̡",
    "other scripts": "日本語 Ελληνικά हिन्दी",
    "markup": "<script>alert(1)</script> $\\frac{1}{2}$ :smile: **fat** [a](b) <br>",
    "control characters": "bell \x07 null \x00 escape \x1b[31m delete \x7f \u202e",
    "special tokens": "<|endoftext|> <|im_start|> [MASK] </s>",
    "quotes": "'''\"\"\"\\n\\ {x} %s",
}
every_page = pytest.mark.parametrize("name", [stop.name for stop in STOPS])


def notices(app: AppTest) -> str:
    """The sentences about the input, Markdown's escapes taken back."""
    return "\n".join(warning.value.replace("\\", "") for warning in app.warning)


@every_page
@pytest.mark.parametrize("prompt", PROMPTS.values(), ids=PROMPTS.keys())
def test_takes_any_prompt(open_page: OpenPage, name: str, prompt: str) -> None:
    assert notices(open_page(name, prompt=prompt)) == ""


@every_page
def test_says_what_an_empty_prompt_is_read_as(open_page: OpenPage, name: str) -> None:
    assert "The prompt is empty" in notices(open_page(name, prompt=""))


@every_page
def test_says_how_much_of_100_kb_was_cut(open_page: OpenPage, mini: Glass, name: str) -> None:
    prompt = "word after word, " * 6000
    n_tokens, context = len(mini.tokenizer.encode(prompt)), mini.model.config.n_ctx
    said = notices(open_page(name, prompt=prompt))
    assert f"The prompt has {n_tokens:,} tokens" in said
    assert f"reads {context:,} at most: the last {n_tokens - context:,} were cut off" in said


@pytest.mark.parametrize("character", ["🦊", "\ufffd"])
def test_a_cut_leaves_whole_characters(open_page: OpenPage, mini: Glass, character: str) -> None:
    app = open_page("overview", prompt=f"a{character * 900}")
    kept = app.query_params["prompt"]
    assert kept == f"a{character * (len(kept) - 1)}"
    n_kept, n_tokens = (len(mini.tokenizer.encode(t)) for t in (kept, f"a{character * 900}"))
    assert mini.model.config.n_ctx - 4 < n_kept <= mini.model.config.n_ctx
    assert f"the last {n_tokens - n_kept:,} were cut off" in notices(app)


@every_page
def test_mends_what_points_nowhere(open_page: OpenPage, mini: Glass, name: str) -> None:
    app = open_page(name, prompt="A b c", layer=99, head="-5", token=77, seed="x")
    said = notices(app)
    n_tokens = len(mini.prompt("A b c").tokens)
    assert f"layer 99 became {mini.model.config.n_layer - 1}" in said
    assert "head -5: the nearest possible is 0" in said
    assert f"token 77 became {n_tokens - 1}" in said
    assert "seed “x”, which is no number: using 0" in said


@every_page
def test_has_the_skeleton(open_page: OpenPage, name: str) -> None:
    """The question as title, the arithmetic, the code, things to try, and the way on."""
    app = open_page(name)
    stop = next(stop for stop in STOPS if stop.name == name)
    assert [title.value for title in app.title] == [stop.question]
    headings = [heading.value for heading in app.subheader]
    assert "Show the arithmetic" in headings
    assert "Look closer" in headings
    assert "In code" in [expander.label for expander in app.expander]
    assert not app.toggle(key=f"{name}.arithmetic").set_value(True).run().exception
