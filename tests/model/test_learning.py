"""Reading what was recorded along a training run, and refusing what does not belong to the model."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from model import Glass, load
from model.learning import (
    LOG_FILE,
    RECORDING_FILE,
    LearningError,
    LogLine,
    NamedHead,
    fingerprint,
    merged,
    read_log,
    read_recording,
    recording_of,
    rises,
)


def point(step: int, prob: float) -> dict[str, Any]:
    return {
        "step": step,
        "tokens": 100 * step,
        "seconds": 2.5 * step,
        "train": None if step == 0 else 5.0,
        "held_out": {"stories": 6.0 - step},
        "said": [{"best": [[2, 0.5], [1, 0.25]], "prob": prob, "rank": 2}],
        "rank_1": 0.5,
        "within_5": 0.75,
        "sample": [1, 2],
        "patterns": [[[1.0], [0.25, 0.75]]],
        "scores": {"previous token": [[0.1, 0.75]]},
        "repeats": {"first": 5.0, "again": 4.0},
    }


@pytest.fixture
def raw() -> dict[str, Any]:
    return {
        "format": 1,
        "weights": "abc",
        "n_teaching": 4,
        "asked": [{"prompt": "A b", "kind": "fact", "answer": [1], "accepted": True}],
        "sample": {"opening": "Once", "length": 9, "seed": 1, "temperature": 0.7, "top_p": 0.9},
        "pattern_prompt": "A b",
        "heads": [{"layer": 0, "head": 1, "kind": "previous token"}],
        "repeats": {"count": 2, "length": 3},
        "even": {"previous token": 0.25},
        "points": [point(0, 0.01), point(3, 0.25)],
    }


def put(folder: Path, raw: Any) -> Path:
    (folder / RECORDING_FILE).write_text(raw if isinstance(raw, str) else json.dumps(raw))
    return folder


def test_what_was_recorded_is_read(tmp_path: Path, raw: dict[str, Any]) -> None:
    recording = read_recording(put(tmp_path, raw))
    assert recording is not None
    assert [p.tokens for p in recording.points] == [0, 300]
    assert recording.heads == (NamedHead(0, 1, "previous token"),)
    assert recording.heads[0].name == "0.1"
    last = recording.points[-1]
    assert last.said[0].best == ((2, 0.5), (1, 0.25))
    assert last.patterns == (((1.0,), (0.25, 0.75)),)
    assert last.scores["previous token"] == ((0.1, 0.75),)
    assert last.repeats.again == 4.0
    hash(recording.asked[0])  # what is shared cannot be changed


def test_the_loss_of_an_answer_is_minus_the_logarithm_of_its_chance(
    tmp_path: Path, raw: dict[str, Any]
) -> None:
    raw["points"] = [point(0, 0.0), point(1, 1 / math.e), point(2, 1.0)]
    recording = read_recording(put(tmp_path, raw))
    assert recording is not None
    assert [p.said[0].loss for p in recording.points] == [math.inf, pytest.approx(1.0), 0.0]


def test_a_prompt_is_found_only_as_it_was_asked(tmp_path: Path, raw: dict[str, Any]) -> None:
    recording = read_recording(put(tmp_path, raw))
    assert recording is not None
    assert recording.find("A b") == 0
    assert recording.find("A b ") is None


def test_a_folder_need_not_have_any(tmp_path: Path, mini: Glass) -> None:
    assert read_recording(tmp_path) is None
    assert recording_of(mini.model, tmp_path) is None
    assert read_log(tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"format": 99}, "its format is 99"),
        ({"points": []}, "no points"),
        ({"points": [point(3, 0.1), point(3, 0.1)]}, "do not rise"),
        ({"asked": []}, "answers 1 of 0 prompts"),
        ({"heads": []}, "1 patterns for 0 heads"),
        ({"sample": {"opening": "Once"}}, "cannot be read"),
        ({"points": [{"step": 0}]}, "lacks 'said'"),
    ],
)
def test_a_fault_is_named_with_the_file(
    tmp_path: Path, raw: dict[str, Any], change: dict[str, Any], fault: str
) -> None:
    with pytest.raises(LearningError, match=fault) as refusal:
        read_recording(put(tmp_path, raw | change))
    assert RECORDING_FILE in str(refusal.value)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 1}', "\x00"])
def test_what_is_no_recording_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LearningError, match=RECORDING_FILE):
        read_recording(put(tmp_path, text))


def test_a_recording_belongs_to_its_weights(
    tmp_path: Path, raw: dict[str, Any], tiny: Glass, mini: Glass
) -> None:
    put(tmp_path, raw | {"weights": fingerprint(tiny.model)})
    assert recording_of(tiny.model, tmp_path) is not None
    with pytest.raises(LearningError, match="other weights"):
        recording_of(mini.model, tmp_path)


def test_one_weight_makes_another_fingerprint(tiny_folder: Path) -> None:
    first, second = load(tiny_folder).model, load(tiny_folder).model
    assert fingerprint(first) == fingerprint(second)
    second.wte.data[3, 4] += 1
    assert fingerprint(first) != fingerprint(second)


def test_the_log_is_read_and_completed(tmp_path: Path, raw: dict[str, Any]) -> None:
    lines = [
        {"step": 0, "tokens": 0, "seconds": 0, "lr": 0, "train": None, "val": {"stories": 9.0}},
        {"step": 2, "tokens": 200, "seconds": 5, "lr": 1, "train": 7.0, "val": {"stories": 8.0}},
    ]
    (tmp_path / LOG_FILE).write_text("".join(json.dumps(line) + "\n" for line in lines))
    log = read_log(tmp_path)
    assert log[1] == LogLine(2, 200, 5, 7.0, {"stories": 8.0})
    both = merged(log, read_recording(put(tmp_path, raw)))
    assert [line.step for line in both] == [0, 2, 3]
    assert both[0] == log[0]
    assert both[-1].val == {"stories": 3.0}


def test_a_damaged_log_is_named(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_text('{"step": 1}\n')
    with pytest.raises(LearningError, match=LOG_FILE):
        read_log(tmp_path)


def test_a_loss_that_rises_again_is_found() -> None:
    losses = [
        {"falls": 9.0, "rises": 9.0, "hardly": 9.0, "turns": 9.0},
        {"falls": 5.0, "rises": 3.0, "hardly": 3.0, "turns": 2.0},
        {"falls": 4.0, "rises": 4.5, "hardly": 3.05, "turns": 2.25},
    ]
    lines = [LogLine(10 * n, 100 * n, 1.0, None, val) for n, val in enumerate(losses)]
    first, second = rises(lines, 0.1)
    assert (first.source, first.lowest.tokens, first.nats) == ("rises", 100, 1.5)
    assert (second.source, second.nats) == ("turns", 0.25)
    assert rises(lines[:2], 0.1) == []
