"""Heads are measured beside the app, once for everybody."""

import threading
from collections.abc import Iterator

import pytest
import torch

from model import Glass
from model.head_report import Effort, HeadReport, Progress, measure
from model.teaching import TeachingPrompt
from ui import head_reports
from ui.head_reports import HeadReports, why

PROMPTS = (TeachingPrompt("the c", "test", ("t",)),)


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few texts, and of those few short enough for a context of 16."""
    monkeypatch.setattr(head_reports, "teaching_prompts", lambda: PROMPTS)
    effort = Effort(repeats=2, removal_repeats=1, with_mean=False)
    monkeypatch.setattr(Effort, "fitting", lambda model: effort)


def test_what_was_measured_is_kept(tiny: Glass, little: None) -> None:
    reports = HeadReports()
    assert reports.known(tiny) is None and reports.progress(tiny) is None
    reports.request(tiny).result(60)
    found = reports.known(tiny)
    assert found is not None and found.repeats is not None
    assert reports.progress(tiny) is None
    wanted: HeadReport = measure(tiny, PROMPTS, Effort.fitting(tiny.model))
    assert wanted.repeats is not None
    torch.testing.assert_close(found.repeats.looks.weights, wanted.repeats.looks.weights)


def test_another_model_of_the_same_name_is_measured_anew(tiny: Glass, little: None) -> None:
    reports = HeadReports()
    reports.request(tiny).result(60)
    assert reports.known(Glass(tiny.name, tiny.model, tiny.tokenizer)) is None


def test_two_requests_are_one_measurement(tiny: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()

    def slowly(*args: object) -> Iterator[Progress]:
        begun.release()
        yield Progress(0.25, None)
        go_on.wait(60)
        yield Progress(1.0, HeadReport(8, None, None))

    monkeypatch.setattr(head_reports, "measuring", slowly)
    reports = HeadReports()
    first, second = reports.request(tiny), reports.request(tiny)
    assert first is second
    assert begun.acquire(timeout=60)
    progress = reports.progress(tiny)
    assert progress is not None and progress.done < 1
    go_on.set()
    first.result(60)
    assert reports.progress(tiny) is None and not begun.acquire(blocking=False)


def test_a_measurement_that_fails_says_so_and_can_be_asked_for_again(
    tiny: Glass, little: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object) -> Iterator[Progress]:
        raise RuntimeError("no memory")
        yield

    reports = HeadReports()
    assert reports.failure(tiny) is None
    with monkeypatch.context() as failing:
        failing.setattr(head_reports, "measuring", fail)
        with pytest.raises(RuntimeError, match="no memory"):
            reports.request(tiny).result(60)
    assert reports.progress(tiny) is None and reports.known(tiny) is None
    assert reports.failure(tiny) == "this server had too little memory for it"
    assert "no memory" in caplog.text
    reports.request(tiny).result(60)
    assert reports.failure(tiny) is None and reports.known(tiny) is not None


def test_a_reason_is_nothing_technical() -> None:
    assert why(MemoryError()) == "this server had too little memory for it"
    assert why(IndexError("tensors of shape [3]")) == "of an error that stands in this server's log"
