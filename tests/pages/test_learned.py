"""The Learning page shows what the files beside the weights say, and says where they say nothing."""

import json
import math
import shutil
from pathlib import Path
from typing import Any

import pytest

from figures.learned import FEW
from model import Glass, load
from model.heads import KIND_NAMES
from model.learning import LOG_FILE, RECORDING_FILE, fingerprint
from model.registry import BUNDLED, MODELS
from tests.pages.conftest import OpenPage, component, figure

NAMED = ("previous token", "induction", "first token")
PATTERN_PROMPT = "the cat"
PROMPTS = ("ab", "c the")


def point(step: int, n_tokens: int) -> dict[str, Any]:
    """Values that differ from step to step, so that a mistaken one shows."""
    prob = (step + 1) / 1000
    return {
        "step": step,
        "tokens": 100 * step,
        "seconds": 2.0 * step,
        "train": None if step == 0 else 5.5 - step / 10,
        "held_out": {"tales": 5.0 - step / 10, "facts_made": 4.0 - step / 10},
        "said": [
            {"best": [[97 + step % 3, 0.5], [98, 0.25]], "prob": prob, "rank": 9 - step % 5},
            {"best": [[99, 0.75], [100, 0.125]], "prob": 0.5, "rank": 1},
        ],
        "rank_1": step / 100,
        "within_5": step / 50,
        "sample": [104, 105, 32, 97 + step % 3],
        "patterns": [
            [[1.0 / (row + 1)] * (row + 1) for row in range(n_tokens)] for _ in range(len(NAMED))
        ],
        "scores": {
            kind: [[(step + 4 * layer + head) / 100 for head in range(4)] for layer in range(2)]
            for kind in KIND_NAMES
        },
        "repeats": {"first": 5.75, "again": 5.5 - step / 20},
    }


STEPS = (0, 2, 7, 20)


@pytest.fixture(scope="session")
def recorded(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Models of the server's own: "recorded" with log and recording, "bare" with neither, "stale"
    with a recording of other weights."""
    models = tmp_path_factory.mktemp("own")
    for name in ("recorded", "bare", "stale"):
        shutil.copytree(tiny_folder, models / name)
    glass = load(tiny_folder)
    points = [point(step, len(glass.tokenizer.encode(PATTERN_PROMPT))) for step in STEPS]
    raw = {
        "format": 1,
        "weights": fingerprint(glass.model),
        "n_teaching": 10,
        "asked": [
            {"prompt": PROMPTS[0], "kind": "fact", "answer": [98], "accepted": True},
            {"prompt": PROMPTS[1], "kind": "open", "answer": [99], "accepted": False},
        ],
        "sample": {"opening": "On", "length": 9, "seed": 1, "temperature": 0.7, "top_p": 0.9},
        "pattern_prompt": PATTERN_PROMPT,
        "heads": [{"layer": 1, "head": 3, "kind": kind} for kind in NAMED],
        "repeats": {"count": 8, "length": 8},
        "even": dict.fromkeys(KIND_NAMES, 0.125),
        "points": points,
    }
    (models / "recorded" / RECORDING_FILE).write_text(json.dumps(raw))
    (models / "stale" / RECORDING_FILE).write_text(json.dumps(raw | {"weights": "other"}))
    lines = [
        {name: p[name] for name in ("step", "tokens", "seconds", "train")} | {"val": p["held_out"]}
        for p in points
    ]
    (models / "recorded" / LOG_FILE).write_text("".join(json.dumps(line) + "\n" for line in lines))
    return models


@pytest.fixture(autouse=True)
def own_models(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASS_MODELS", str(recorded))


def said_by(app: Any) -> str:
    """All sentences of the page, Markdown's escapes taken back."""
    return "\n".join(m.value for m in [*app.markdown, *app.info, *app.error]).replace("\\", "")


def test_the_stepper_shows_what_was_recorded_for_this_prompt(
    open_page: OpenPage, tiny: Glass
) -> None:
    app = open_page("learned", model="recorded", prompt=PROMPTS[0], step=2)
    data = component(app, "learned")
    assert data["prompt"] == PROMPTS[0]
    assert data["step"] == 2
    assert data["answer"] == "b" and data["accepted"]
    assert [p["prob"] for p in data["points"]] == [(step + 1) / 1000 for step in STEPS]
    third = data["points"][2]
    assert third["best"] == [["b", 0.5, True], ["b", 0.25, True]]  # 97 + 7 % 3
    assert third["written"] == "hi b"
    assert third["scores"] == [(7 + 4 + 3) / 100] * 3
    T = len(tiny.tokenizer.encode(PATTERN_PROMPT))
    assert data["patterns"].shape == (len(STEPS), 3, T, T)
    last_row, above = data["patterns"][2, 1, -1], data["patterns"][2, 1, 0, 1:]
    assert last_row.tolist() == pytest.approx([1 / T] * T)
    assert not above.any()
    assert "was not asked" not in said_by(app)


def test_another_prompt_is_not_answered_for(open_page: OpenPage) -> None:
    app = open_page("learned", model="recorded", prompt="zzz")
    assert "Your prompt was not asked while this model learned" in said_by(app)
    assert component(app, "learned")["prompt"] == PROMPTS[0]


def test_a_recorded_prompt_that_is_chosen_becomes_the_prompt(open_page: OpenPage) -> None:
    app = open_page("learned", model="recorded", prompt="zzz", step=1)
    app.selectbox[0].set_value(1).run()
    assert not app.exception
    assert app.query_params["prompt"] == PROMPTS[1]
    data = component(app, "learned")
    assert (data["prompt"], data["step"], data["accepted"]) == (PROMPTS[1], 1, False)
    assert "was not asked" not in said_by(app)


def test_the_arithmetic_is_minus_the_logarithm(open_page: OpenPage) -> None:
    app = open_page("learned", model="recorded", prompt=PROMPTS[0], step=3)
    app.toggle(key="learned.arithmetic").set_value(True).run()
    assert not app.exception
    (formula,) = (latex.value for latex in app.latex if "loss" in latex.value)
    assert f"= {-math.log(0.021):.4f}" in formula
    shown = app.dataframe[0].value
    assert shown["loss −ln p"].tolist() == pytest.approx(
        [-math.log((step + 1) / 1000) for step in STEPS]
    )


def test_curves_and_sentences_say_the_files_numbers(open_page: OpenPage) -> None:
    app = open_page("learned", model="recorded", prompt=PROMPTS[0], step=2)
    said = said_by(app)
    assert "**2 k tokens** of text in 20 steps" in said
    assert "**5.30** nats a token over the first 2 steps and **3.50** in the end" in said
    assert f"among **{math.exp(3.5):,.0f}**" in said
    assert "facts made** with 2.00" in said and "tales** with 3.00" in said
    assert "first in **20.0%**" in said and "After step 7" in said
    right = figure(app, "learned.teaching")["data"]
    assert [trace["y"][:4] for trace in right[:2]] == [
        [step / 50 for step in STEPS],
        [step / 100 for step in STEPS],
    ]
    again = figure(app, "learned.repeats")["data"][1]
    assert again["y"][:4] == [5.5 - step / 20 for step in STEPS]


def test_a_step_behind_the_end_is_the_end(open_page: OpenPage) -> None:
    app = open_page("learned", model="recorded", prompt=PROMPTS[0], step=99)
    assert component(app, "learned")["step"] == len(STEPS) - 1


def test_a_model_without_a_log_says_so(open_page: OpenPage) -> None:
    app = open_page("learned", model="bare", prompt="a")
    assert "Nothing was recorded when this model was trained" in said_by(app)
    assert not app.get("plotly_chart")


def test_a_recording_of_other_weights_is_refused(
    open_page: OpenPage, recorded: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_page("learned", model="stale", prompt="a")
    assert f"stale/{RECORDING_FILE} was recorded while other weights were trained" in said_by(app)
    assert str(recorded) not in said_by(app)
    assert str(recorded / "stale" / RECORDING_FILE) in caplog.text


def test_the_bundled_models_loss_is_its_logs(open_page: OpenPage) -> None:
    lines = (MODELS / BUNDLED / LOG_FILE).read_text().splitlines()
    last = json.loads(lines[-1])
    app = open_page("learned")
    held_out = {name.replace("_", " "): value for name, value in last["val"].items()}

    def ends() -> dict[str, float]:
        found = {}
        for trace in figure(app, "learned.loss")["data"]:
            y = trace["y"]
            for at, name in enumerate(trace.get("customdata", [])):
                if y[at] is not None and y[at + 1] is None:
                    found[name] = y[at]
        return found

    assert ends() == held_out | {"training text": last["train"]}
    if len(held_out) > FEW:  # none is left out, whichever are named
        app.multiselect(key="learned.named").set_value([min(last["val"])]).run()
        assert not app.exception
        assert ends() == held_out | {"training text": last["train"]}
        names = {note["text"] for note in figure(app, "learned.loss")["layout"]["annotations"]}
        assert len(names) == 2


def test_a_loss_that_rises_again_is_said(open_page: OpenPage) -> None:
    assert "rose again" not in said_by(open_page("learned", model="recorded", prompt="a"))
    log = [json.loads(line) for line in (MODELS / BUNDLED / LOG_FILE).read_text().splitlines()]
    lowest = {name: min(line["val"].get(name, math.inf) for line in log) for name in log[-1]["val"]}
    rose = {name: loss - lowest[name] for name, loss in log[-1]["val"].items()}
    count = sum(nats >= 0.1 for nats in rose.values())
    said = said_by(open_page("learned"))
    if count:
        most = max(rose, key=rose.__getitem__)
        assert f"On **{count} of the {len(rose)} sources** it rose again" in said
        assert f"most on **{most.replace('_', ' ')}**: from {lowest[most]:.2f}" in said
    else:
        assert "rose again" not in said


def test_other_text_in_the_end_is_told(open_page: OpenPage) -> None:
    assert "other text" not in said_by(open_page("learned", model="recorded", prompt="a"))
    log = [json.loads(line) for line in (MODELS / BUNDLED / LOG_FILE).read_text().splitlines()]
    before, end = [line["train"] for line in log if line["train"] is not None][-2:]
    told = f"rose, from {before:.2f} to {end:.2f}" in said_by(open_page("learned"))
    assert told == (end - before >= 0.1)
