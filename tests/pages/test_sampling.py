"""The Sampling page: what it hands to the browser, its rules, and its numbers."""

import pytest
from streamlit.testing.v1 import AppTest

from model import Glass, Sampling
from tests.pages.conftest import OpenPage, component
from ui.sampling_route import MAX_STEPS

PROMPT = "The old man gave the dog a bone. The dog"


def said(app: AppTest) -> str:
    return "\n".join(block.value for block in [*app.markdown, *app.caption])


def test_the_browser_gets_the_view(open_page: OpenPage, mini: Glass) -> None:
    app = open_page(
        "sampling", prompt=PROMPT, written=7, seed=9, temperature=0.7, top_k=20, picks="2:5"
    )
    data = component(app, "sampler")
    source = data["source"]
    assert (source["prompt"], source["seed"]) == (PROMPT, 9)
    assert Sampling(**source["sampling"]) == Sampling(temperature=0.7, top_k=20)
    assert (data["step"], data["picks"]) == (7, [[2, 5]])
    text = b"".join(bytes.fromhex(token["hex"]) for token in data["tokens"]).decode()
    assert text == PROMPT
    assert data["endOfText"] == mini.tokenizer.end_of_text


def test_the_answer_is_the_models(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("sampling", prompt=PROMPT)
    best = mini.trace(PROMPT).logits[-1].softmax(-1).max().item()
    assert f"{best:.1%}" in app.markdown[0].value


def test_sliders_change_the_rules_and_not_the_dice(open_page: OpenPage) -> None:
    app = open_page("sampling", prompt=PROMPT, written=3, seed=4, picks="1:9")
    app.slider(key="sampling.top_p").set_value(0.9).run()
    app.slider(key="sampling.repetition_penalty").set_value(1.3).run()
    data = component(app, "sampler")
    assert Sampling(**data["source"]["sampling"]) == Sampling(top_p=0.9, repetition_penalty=1.3)
    assert (data["source"]["seed"], data["step"], data["picks"]) == (4, 3, [[1, 9]])
    next(button for button in app.button if button.label == "All rules off").click().run()
    assert Sampling(**component(app, "sampler")["source"]["sampling"]) == Sampling()


def test_another_seed_forgets_the_choices_by_hand(open_page: OpenPage) -> None:
    app = open_page("sampling", prompt=PROMPT, written=3, seed=10_001, picks="1:9")
    next(button for button in app.button if button.label == "Another seed").click().run()
    data = component(app, "sampler")
    assert data["source"]["seed"] != 10_001
    assert (data["step"], data["picks"]) == (3, [])


def test_rules_beyond_the_sliders_are_kept(open_page: OpenPage) -> None:
    app = open_page("sampling", prompt=PROMPT, temperature=4.5, top_k=900, presence=-1.5)
    expected = Sampling(temperature=4.5, top_k=900, presence_penalty=-1.5)
    assert Sampling(**component(app, "sampler")["source"]["sampling"]) == expected


def test_garbage_in_the_address_is_mended(open_page: OpenPage) -> None:
    app = open_page("sampling", prompt=PROMPT, written=10**5, picks="3:999999,1:7,600:5")
    data = component(app, "sampler")
    assert data["step"] == MAX_STEPS
    assert data["picks"] == [[1, 7]]
    notices = "\n".join(warning.value for warning in app.warning)
    assert str(MAX_STEPS) in notices
    assert "by hand" in notices


def test_the_cache_is_counted(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("sampling", prompt=PROMPT, written=5)
    config = mini.model.config
    length = len(mini.prompt(PROMPT).tokens) + 5
    numbers = 2 * config.n_layer * config.n_head * config.d_head
    assert f"{4 * numbers * length / 1e6:.2f} MB" in said(app)
    assert f"{4 * numbers:,} bytes a token" in said(app)


def test_a_full_context_can_be_gone_on_from(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("sampling", prompt=" a" * mini.model.config.n_ctx, written=10)
    assert component(app, "sampler")["step"] == 10


@pytest.mark.parametrize("temperature", [0, 0.8])
def test_greedy_beside_dice(open_page: OpenPage, mini: Glass, temperature: float) -> None:
    app = open_page("sampling", prompt=PROMPT, temperature=temperature)
    app.toggle(key="sampling.compare").set_value(True).run()
    assert not app.exception
    ids = list(mini.prompt(PROMPT).ids)
    for _ in range(40):
        ids.append(int(mini.trace(ids).logits[-1].argmax()))
    written = mini.tokenizer.decode(ids[-40:])
    assert written in [block.value for block in app.code]


def test_the_arithmetic_and_the_measurement_open(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("sampling", prompt=PROMPT)
    app.toggle(key="sampling.arithmetic").set_value(True).run()
    assert component(app, "sampling_arithmetic") == {"vocabulary": mini.tokenizer.n_vocab}
    next(button for button in app.button if "Measure" in button.label).click().run()
    assert not app.exception
    times = next(d.value for d in app.dataframe if "ms a token, without" in d.value)
    assert (times["ms a token, without"] > 0).all()
    assert times["tokens in the text"].is_monotonic_increasing


def test_says_what_stands_most_often_only_where_something_does(open_page: OpenPage) -> None:
    assert "no token stands twice. Take **“One”**" in said(open_page("sampling", prompt="One two"))
    twice = said(open_page("sampling", prompt="One two two"))
    assert "no token stands twice" not in twice
    assert "the most frequent token is **“␣two”**, 2 times" in twice
