"""One engine for everybody: each thing computed once, kept within bounds, on one thread."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
import torch
from torch import Tensor

from model import CheckpointError, Glass, Trace
from model.compare import Side
from ui import engine as engine_module
from ui.engine import Engine

PROMPT = "The cat sat on"


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.submit(int).result()  # let the worker come to rest before the next test's


def last_logits(trace: Trace, scale: float = 1.0) -> Tensor:
    return trace.logits[-1] * scale


_COUNTED: list[list[int]] = []


def counted_logits(trace: Trace) -> Tensor:
    _COUNTED[-1].append(1)
    return trace.logits[-1]


def beyond(trace: Trace) -> Tensor:
    return trace.logits[trace.n_tokens]


def thread_and_setting(trace: Trace) -> tuple[str, int, bool]:
    name = threading.current_thread().name
    return name, torch.get_num_threads(), torch.is_inference_mode_enabled()


def test_gives_the_same_objects_again(engine: Engine) -> None:
    assert engine.glass("mini") is engine.glass("mini")
    assert engine.trace("mini", PROMPT) is engine.trace("mini", PROMPT)
    assert engine.compute(last_logits, "mini", PROMPT) is engine.compute(
        last_logits, "mini", PROMPT
    )


def test_what_is_kept_is_there_while_the_worker_is_busy(engine: Engine) -> None:
    trace = engine.trace("mini", PROMPT)
    logits = engine.compute(last_logits, "mini", PROMPT)
    go_on = threading.Event()
    busy = engine.submit(go_on.wait, 60)
    assert engine.trace("mini", PROMPT) is trace
    assert engine.compute(last_logits, "mini", PROMPT) is logits
    assert not busy.done()
    go_on.set()


def test_prompts_that_wait_are_read_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[str]] = []
    together = Glass.traces

    def noted(glass: Glass, texts: Sequence[str]) -> list[Trace]:
        read.append(list(texts))
        return together(glass, texts)

    monkeypatch.setattr(Glass, "traces", noted)
    prompts = ["One day", "Tom and Anna went to the park.", "x" * 500, "The cat", ""]
    engine.trace("mini", PROMPT)
    go_on = threading.Event()
    engine.submit(go_on.wait, 60)
    engine.expect("mini", PROMPT)  # which is kept: it is not read again
    for prompt in prompts:
        engine.read_ahead("mini", prompt)
    go_on.set()
    traces = [engine.trace("mini", prompt) for prompt in prompts]
    assert read == [["One day", "Tom and Anna went to the park.", "The cat", ""]]
    glass = engine.glass("mini")
    for prompt, trace in zip(prompts, traces, strict=True):
        alone = glass.trace(prompt)
        assert trace.tokens == alone.tokens
        torch.testing.assert_close(trace.logits, alone.logits, atol=1e-4, rtol=1e-4)
    assert not engine._ahead


@dataclass(frozen=True)
class Row:
    query: Tensor
    ends: tuple[Tensor, Tensor]


def row(trace: Trace) -> Row:
    return Row(trace.q[0, 0, 1], (trace.stream[0, 1], trace.stream[-1, 1]))


def test_a_row_that_is_kept_does_not_keep_the_whole_alive(engine: Engine) -> None:
    kept = engine.compute(row, "mini", PROMPT)
    expected = row(engine.trace("mini", PROMPT))
    for tensor, whole in zip(
        (kept.query, *kept.ends), (expected.query, *expected.ends), strict=True
    ):
        assert torch.equal(tensor, whole)
        assert tensor.untyped_storage().nbytes() == tensor.nbytes


def test_tells_apart_what_differs(engine: Engine) -> None:
    causal, unmasked = engine.trace("mini", PROMPT), engine.trace("mini", PROMPT, causal=False)
    assert causal.causal
    assert not unmasked.causal
    once = engine.compute(last_logits, "mini", PROMPT)
    assert torch.equal(engine.compute(last_logits, "mini", PROMPT, 2.0), 2 * once)
    other = engine.compute(last_logits, "mini", PROMPT, causal=False)
    assert torch.equal(other, unmasked.logits[-1])
    assert not torch.equal(engine.compute(last_logits, "mini", PROMPT + " the"), once)


def both_prompts(a: Side, b: Side, joint: str) -> str:
    text, other = ("".join(token.text for token in side.trace.tokens) for side in (a, b))
    return f"{a.glass.name}: {text}{joint}{b.glass.name}: {other}"


def test_holds_two_prompts_against_each_other(engine: Engine) -> None:
    a, b = ("mini", "The cat"), ("mini", "The dog")
    said = engine.compute_both(both_prompts, a, b, "; ")
    assert said == "mini: The cat; mini: The dog"
    assert engine.compute_both(both_prompts, a, b, "; ") is said
    assert engine.compute_both(both_prompts, b, a, ", ") == "mini: The dog, mini: The cat"


def test_computes_on_its_one_thread_without_gradients(engine: Engine) -> None:
    name, n_threads, inference = engine.compute(thread_and_setting, "mini", PROMPT)
    assert name.startswith("engine")
    assert n_threads == 1
    assert inference


def test_a_class_that_asks_at_once_gets_each_prompts_own_answer(engine: Engine) -> None:
    prompts = [f"{n} birds sat on" for n in range(8)] * 4
    with ThreadPoolExecutor(16) as visitors:
        got = list(visitors.map(lambda p: engine.compute(last_logits, "mini", p), prompts))
    for prompt, logits in zip(prompts, got, strict=True):
        assert torch.equal(logits, engine.glass("mini").trace(prompt).logits[-1])
        assert logits is got[prompts.index(prompt)]  # computed once for all who asked


def test_who_asks_for_what_is_under_way_waits_for_that(engine: Engine) -> None:
    engine.trace("mini", PROMPT)
    go_on = threading.Event()
    busy = engine.submit(go_on.wait, 60)
    ran: list[int] = []
    _COUNTED.append(ran)
    engine.prepare(counted_logits, "mini", PROMPT)
    engine.prepare(counted_logits, "mini", PROMPT)
    with ThreadPoolExecutor(3) as pages:
        waiting = [pages.submit(engine.compute, counted_logits, "mini", PROMPT) for _ in range(3)]
        assert not busy.done()
        go_on.set()
        first, *others = (page.result() for page in waiting)
    assert ran == [1]
    assert all(other is first for other in others)
    engine.submit(int).result()  # the worker has seen to what follows a result
    assert not engine._promised


def test_an_error_is_everybodys_and_is_not_kept(engine: Engine) -> None:
    engine.trace("mini", PROMPT)
    for _ in range(2):
        with pytest.raises(IndexError):
            engine.compute(beyond, "mini", PROMPT)
    engine.submit(int).result()  # the worker has seen to what follows a result
    assert not engine._promised


def test_keeps_traces_and_results_within_bounds(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = engine_module._trace_bytes(engine.trace("mini", "a"))
    monkeypatch.setattr(engine_module, "TRACE_BYTES", 5 * one)
    monkeypatch.setattr(engine_module, "RESULT_BYTES", 100_000)
    small = Engine()
    first = small.trace("mini", "a")
    for letter in "bcdefghijk":
        small.trace("mini", letter)
        small.compute(last_logits, "mini", letter)  # 4 bytes for each token of the vocabulary
    assert small._traces.currsize <= 5 * one
    assert small._results.currsize <= 100_000
    assert small.trace("mini", "k") is small.trace("mini", "k")
    assert small.trace("mini", "a") is not first  # let go, and computed again
    assert torch.equal(small.trace("mini", "a").logits, first.logits)


def test_hands_over_what_is_too_large_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "TRACE_BYTES", 10)
    monkeypatch.setattr(engine_module, "RESULT_BYTES", 10)
    small = Engine()
    logits = small.compute(last_logits, "mini", PROMPT)
    assert torch.equal(logits, small.trace("mini", PROMPT).logits[-1])
    assert small._traces.currsize == small._results.currsize == 0


def test_opens_only_models_of_the_registry(engine: Engine) -> None:
    for name in ("../../etc", "/etc", "nothing", ""):
        with pytest.raises(CheckpointError, match="There is no model called"):
            engine.trace(name, PROMPT)
    assert engine.trace("mini", PROMPT).n_tokens > 0  # and goes on working
