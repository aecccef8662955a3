"""Timing one token: what is timed, not how long it takes."""

import pytest

from model import decoding_time as module
from model.decoding_time import decoding_time
from model.gpt import GPT


def test_medians_of_the_steps_after_the_first(lively: GPT, monkeypatch: pytest.MonkeyPatch) -> None:
    # A clock read at the beginning and the end of each step. In turn: with the cache 1, 5 and 2
    # seconds, without it 7, 9 and 30.
    readings = iter([0, 1, 1, 8, 8, 13, 13, 22, 22, 24, 24, 54])
    monkeypatch.setattr(module, "perf_counter", lambda: float(next(readings)))
    time = decoding_time(lively, n_tokens=10, n_steps=3)
    assert (time.n_tokens, time.with_cache, time.without_cache) == (10, 2.0, 9.0)


def test_refuses_to_time_the_sliding(lively: GPT) -> None:
    with pytest.raises(ValueError, match="16"):
        decoding_time(lively, n_tokens=14, n_steps=3)
