"""The teaching prompts among the examples, and what pages say after one."""

import pytest
from streamlit.testing.v1 import AppTest

from model import Glass
from model.teaching import kinds, teaching_prompts
from tests.pages.conftest import OpenPage
from ui.teaching_examples import NOTICE, SHOWN, shortened

ONE_ANSWER = "We flew to Italy, and the next morning we walked around its capital, the old city of"
SEVERAL = "Lena lent her book to Paul. A week later Paul gave the book back to"


def offered(app: AppTest) -> list[str]:
    """The labels of the teaching prompts that the menu lists."""
    return [b.label for b in app.button if (b.key or "").startswith("teaching.")]


def said(app: AppTest) -> list[str]:
    return [
        caption.value.replace("\\", "")
        for caption in app.caption
        if caption.value.startswith("A teaching prompt")
    ]


def test_there_is_something_to_notice_in_every_kind() -> None:
    assert tuple(NOTICE) == kinds()


def test_nothing_is_sent_until_the_menu_is_open(open_page: OpenPage) -> None:
    app = open_page("tokens")
    assert "examples.kind" not in [group.key for group in app.get("button_group")]
    assert not offered(app)


def test_a_kind_is_browsed_and_a_prompt_chosen(open_page: OpenPage) -> None:
    app = open_page("tokens")
    app.session_state["examples"] = True
    app.run()
    assert not offered(app)
    assert any((b.key or "").startswith("example.") for b in app.button)  # the curated ones first
    app.session_state["examples.kind"] = "copying"
    app.run()
    wanted = [asked.prompt for asked in teaching_prompts() if asked.kind == "copying"]
    assert len(offered(app)) == len(wanted)
    assert not any((b.key or "").startswith("example.") for b in app.button)
    first = next(b for b in app.button if (b.key or "").startswith("teaching."))
    first.click().run()
    assert not app.exception
    assert app.query_params["prompt"] in (wanted[0], [wanted[0]])
    assert not offered(app)  # the menu is closed again


@pytest.mark.parametrize("page", ["overview", "logits"])
@pytest.mark.parametrize("prompt", [ONE_ANSWER, SEVERAL])
def test_the_place_is_that_in_the_trace(
    open_page: OpenPage, mini: Glass, page: str, prompt: str
) -> None:
    asked = next(p for p in teaching_prompts() if p.prompt == prompt)
    (line,) = said(open_page(page, prompt=prompt))
    assert line.startswith(f"A teaching prompt ({asked.kind}).")
    for answer in asked.answers:
        assert f"“{answer.replace(' ', '␣')}”" in line
    order = mini.trace(prompt).logits[-1].argsort(descending=True).tolist()
    n_read = len(mini.tokenizer.encode(prompt))
    places = []
    for answer in asked.answers:
        ids = mini.tokenizer.encode(prompt + answer)[n_read:]
        if len(mini.tokenizer.decode(ids[:1]).strip()) == 1:  # one letter is not yet a word
            order_after = mini.trace(prompt + mini.tokenizer.decode(ids[:1])).logits[-1]
            second = order_after.argsort(descending=True).tolist().index(ids[1])
            places.append(max(order.index(ids[0]), second) + 1)
        else:
            places.append(order.index(ids[0]) + 1)
    assert f"place **{min(places):,}** of {mini.tokenizer.n_vocab:,}" in line


def test_of_other_prompts_nothing_is_said(open_page: OpenPage) -> None:
    assert not said(open_page("logits", prompt="The capital of France is"))


def test_long_prompts_show_both_ends() -> None:
    assert shortened("a\nb") == "a ⏎ b"
    long = "The beginning of it. " + "Then more. " * 30 + "And the end is"
    assert shortened(long).startswith("The beginning of it.")
    assert shortened(long).endswith("And the end is")
    assert len(shortened(long)) <= SHOWN + 3
