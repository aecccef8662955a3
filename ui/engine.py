"""One engine for everybody: a queue, one worker thread, and bounded caches.

All model work of all sessions runs on the worker. So torch makes one pool of threads and not one
for each script run, nobody's prompt is computed twice, and a hundred people who press Enter at
once are served in turn. Results are shared between sessions: hold them immutable.
"""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import torch
from cachetools import LRUCache

from model import Glass, Trace, load

Result = TypeVar("Result")

TRACE_BYTES = 1_000_000_000
"""Traces kept, in bytes: about a hundred of 64 tokens, or twenty-five of 256."""

RESULTS_KEPT = 1000


class Engine:
    """Loads models, traces prompts, computes what pages ask for; each once."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, "engine", initializer=torch.set_num_threads, initargs=(1,))
        self._models: dict[str, Glass] = {}
        self._traces: LRUCache[Hashable, Trace] = LRUCache(TRACE_BYTES, getsizeof=_trace_bytes)
        self._results: LRUCache[Hashable, Any] = LRUCache(RESULTS_KEPT)

    def submit(self, function: Callable[..., Result], *args: Any) -> "Future[Result]":
        """Run `function(*args)` on the worker. For routes: `await asyncio.wrap_future(...)`."""
        return self._worker.submit(function, *args)

    def glass(self, model: str) -> Glass:
        """The model of that name. Raises CheckpointError or TokenizerError."""
        found = self._models.get(model)
        return found if found is not None else self.submit(self.load_here, model).result()

    def trace(self, model: str, prompt: str, causal: bool = True) -> Trace:
        """The trace of `prompt`; waits for its turn. Raises what `glass` raises."""
        return self.submit(self.trace_here, model, prompt, causal).result()

    def compute(
        self, function: Callable[..., Result], model: str, prompt: str, *args: Hashable
    ) -> Result:
        """`function(trace, *args)` for the trace of `prompt`, remembered by its arguments."""
        return self.submit(self.compute_here, function, model, prompt, *args).result()

    # What runs on the worker thread itself

    def load_here(self, model: str) -> Glass:
        if model not in self._models:
            self._models[model] = load(model)
        return self._models[model]

    def trace_here(self, model: str, prompt: str, causal: bool = True) -> Trace:
        key = (model, prompt, causal)
        trace = self._traces.get(key)
        if trace is None:
            trace = self.load_here(model).trace(prompt, causal=causal)
            if _trace_bytes(trace) <= TRACE_BYTES:
                self._traces[key] = trace
        return trace

    @torch.inference_mode()
    def compute_here(
        self, function: Callable[..., Result], model: str, prompt: str, *args: Hashable
    ) -> Result:
        key = (function.__module__, function.__qualname__, model, prompt, *args)
        if key not in self._results:
            self._results[key] = function(self.trace_here(model, prompt), *args)
        return self._results[key]


def _trace_bytes(trace: Trace) -> int:
    """What a trace holds, in bytes (its tensors may share storage: counted once)."""
    tensors = [trace.logits, *(tensor for kept in trace.kept.values() for tensor in kept)]
    storages = {tensor.untyped_storage().data_ptr(): tensor.untyped_storage() for tensor in tensors}
    return sum(storage.nbytes() for storage in storages.values())


ENGINE = Engine()
"""The engine of this process."""

