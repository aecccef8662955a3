"""The Attention page says of the heads what was measured of them."""

import re
from typing import Any
from urllib.parse import unquote_plus

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from model import Glass
from model.head_report import HeadReport, read_report
from model.registry import MODELS
from tests.pages.conftest import OpenPage, component
from ui.head_reports import HEAD_REPORTS, why

PROMPT = "The old man gave the dog a bone. The dog"
INDUCTION = 2


@pytest.fixture(scope="module")
def report(mini: Glass) -> HeadReport:
    found = read_report(mini.model, MODELS / "mini")
    assert found is not None, "heads.json is not of these weights: run python -m training.heads"
    return found


@pytest.fixture
def open_heads(open_page: OpenPage) -> OpenPage:
    """Opens the page, and on it what its heads do."""

    def open_both(name: str, **query: Any) -> AppTest:
        app = open_page(name, **query)
        assert not any(m.value.startswith("Some kinds of head") for m in app.markdown)
        app.session_state["attention.what_heads_do"] = True
        return app.run()

    return open_both


def test_the_scores_are_those_of_the_file(open_heads: OpenPage, report: HeadReport) -> None:
    app = open_heads("attention", prompt=PROMPT, layer=2, head=1)
    assert report.repeats is not None and report.prompts is not None
    grid = component(app, "cell_grid")
    assert np.ravel(grid["value"]) == pytest.approx(
        report.repeats.looks.weights[INDUCTION].flatten().tolist(), abs=1e-6
    )
    assert grid["selected"] == [2, 1]
    app.segmented_control(key="attention.on").set_value("teaching prompts").run()
    app.segmented_control(key="attention.kind").set_value("first token").run()
    assert not app.exception
    assert np.ravel(component(app, "cell_grid")["value"]) == pytest.approx(
        report.prompts.looks.weights[3].flatten().tolist(), abs=1e-6
    )
    app.segmented_control(key="attention.kind").set_value("removed").run()
    assert report.prompts.removal is not None
    assert np.ravel(component(app, "cell_grid")["value"]) == pytest.approx(
        report.prompts.removal.drop.flatten().tolist(), abs=1e-6
    )


def test_the_chosen_head_is_said_to_do_what_it_does_most(
    open_page: OpenPage, report: HeadReport, mini: Glass
) -> None:
    layer, head = 1, 2
    app = open_page("attention", prompt=PROMPT, layer=layer, head=head)
    assert report.repeats is not None
    scores = report.repeats.looks.weights[:, layer, head]
    sentence = next(m.value for m in app.markdown if m.value.startswith("On 200 random repeats"))
    assert f"{scores.max():.2f}" in sentence
    kind = int(scores.argmax())
    pattern = mini.trace(PROMPT).pattern[layer, head]
    ids = mini.prompt(PROMPT).ids
    weights = []
    for i in range(1, len(ids)):
        same = [j for j in range(i) if ids[j] == ids[i]]
        columns = [[i - 1], same, [j + 1 for j in same if j + 1 < i], [0], [i]][kind]
        if columns:
            weights.append(sum(pattern[i, j].item() for j in columns))
    shown = re.search(r"On this prompt: ([\d.]+), over the (\d+) token", sentence)
    assert shown is not None
    assert int(shown[2]) == len(weights)
    assert float(shown[1]) == pytest.approx(sum(weights) / len(weights), abs=0.006)
    note = component(app, "attention")["notes"][layer][head]
    assert note.endswith(f"{scores.max():.2f}")


@pytest.mark.parametrize("opened", [False, True])
def test_show_me_leads_to_the_best_head_on_words_that_come_again(
    open_page: OpenPage, opened: bool, report: HeadReport, mini: Glass
) -> None:
    app = open_page("attention", prompt=PROMPT)
    app.session_state["attention.what_heads_do"] = opened
    app.run()
    assert report.repeats is not None
    layer, head = divmod(
        int(report.repeats.looks.weights[INDUCTION].argmax()), mini.model.config.n_head
    )
    link = next(
        element.proto
        for element in app.main
        if getattr(getattr(element, "proto", None), "label", "").startswith("Show me an induction")
    )
    assert f"{layer}.{head}" in link.label
    query = dict(part.split("=") for part in link.query_string.split("&"))
    assert (query.get("layer", "0"), query.get("head", "0")) == (str(layer), str(head))
    ids = mini.tokenizer.encode(unquote_plus(query["prompt"]))
    earlier = ids.index(ids[-1])
    assert int(query["other"]) == earlier + 1 < len(ids) - 1


def test_a_weak_best_is_said_to_be_weak(open_heads: OpenPage, report: HeadReport) -> None:
    app = open_heads("attention", prompt=PROMPT)
    assert report.repeats is not None
    best = report.repeats.looks.weights[INDUCTION].max().item()
    weak = any(m.value.startswith("This model has no strong induction head") for m in app.markdown)
    assert weak == (best < 0.5)
    assert any(f"gives {best:.2f} of its attention" in m.value for m in app.markdown)


def test_the_table_has_all_heads(open_heads: OpenPage, report: HeadReport, mini: Glass) -> None:
    app = open_heads("attention", prompt=PROMPT)
    app.session_state["attention.all_scores"] = True
    shown = app.run().dataframe[0].value
    config = mini.model.config
    assert len(shown) == config.n_layer * config.n_head
    assert report.repeats is not None
    assert shown["induction, random repeats"].tolist() == pytest.approx(
        report.repeats.looks.weights[INDUCTION].flatten().tolist(), abs=1e-4
    )


@pytest.mark.parametrize("prompt", ["", "a", "🦊 <b>x</b> \x07", "word " * 256])
def test_any_prompt(open_heads: OpenPage, prompt: str) -> None:
    app = open_heads("attention", prompt=prompt, layer=3, head=3)
    assert component(app, "cell_grid")["selected"] == [3, 3]


def test_another_model_is_measured_when_it_is_asked_for(
    open_heads: OpenPage, monkeypatch: pytest.MonkeyPatch, report: HeadReport
) -> None:
    asked: list[Glass] = []
    monkeypatch.setattr(HEAD_REPORTS, "known", lambda glass: report if asked else None)
    monkeypatch.setattr(HEAD_REPORTS, "request", asked.append)
    app = open_heads("attention", prompt=PROMPT)
    assert component(app, "attention")["notes"] is None
    app.button(key="attention.measure").click().run()
    assert [glass.name for glass in asked] == ["mini"] and not app.exception
    assert component(app, "attention")["notes"] is not None


def test_a_measurement_that_failed_says_so_beside_its_button(
    open_heads: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HEAD_REPORTS, "known", lambda glass: None)
    app = open_heads("attention", prompt=PROMPT)
    assert not app.warning and app.button(key="attention.measure")
    reason = why(RuntimeError("DefaultCPUAllocator: can't allocate memory: 9 bytes"))
    monkeypatch.setattr(HEAD_REPORTS, "failure", lambda glass: reason)
    app.run()
    (warning,) = app.warning
    assert "could not be measured, because this server had too little memory" in warning.value
    assert app.button(key="attention.measure")
