"""One engine for everybody: a queue, one worker thread, and bounded caches.

All model work of all sessions runs on the worker. So torch makes one pool of threads and not one
for each script run, nobody's prompt is computed twice, and a hundred people who press Enter at
once are served in turn. Results are shared between sessions: hold them immutable.
"""

from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, TypeVar

import numpy as np
import torch
from cachetools import LRUCache

from model import CheckpointError, Glass, Trace, load, names
from model.compare import Side

Result = TypeVar("Result")

TRACE_BYTES = 1_000_000_000
"""Traces kept, in bytes: about a hundred of 64 tokens, or twenty-five of 256."""

RESULT_BYTES = 300_000_000
"""Results kept, in bytes: what pages and routes have computed from traces and models."""


Read = tuple[str, str]
"""A model by name, and a prompt that it reads."""


class Engine:
    """Loads models, traces prompts, computes what pages ask for; each once."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(
            1, "engine", initializer=torch.set_num_threads, initargs=(1,)
        )
        self._models: dict[str, Glass] = {}
        self._traces: LRUCache[Hashable, Trace] = LRUCache(TRACE_BYTES, getsizeof=_trace_bytes)
        self._results: LRUCache[Hashable, Any] = LRUCache(RESULT_BYTES, getsizeof=_size)

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
        self,
        function: Callable[..., Result],
        model: str,
        prompt: str,
        *args: Hashable,
        causal: bool = True,
    ) -> Result:
        """`function(trace, *args)` for the trace of `prompt`, remembered by its arguments.

        function: one of a module, by whose name the result is remembered; no lambda, no closure.
        """
        task = partial(self.compute_here, function, model, prompt, *args, causal=causal)
        return self.submit(task).result()

    def compute_on_model(
        self, function: Callable[..., Result], model: str, *args: Hashable
    ) -> Result:
        """`function(gpt, *args)` for the weights of `model`, remembered by its arguments."""
        return self.submit(self.compute_on_model_here, function, model, *args).result()

    def compute_both(
        self, function: Callable[..., Result], a: Read, b: Read, *args: Hashable
    ) -> Result:
        """`function(side a, side b, *args)` (see `model.compare`), remembered by its arguments."""
        return self.submit(self.compute_both_here, function, a, b, *args).result()

    # What runs on the worker thread itself

    def load_here(self, model: str) -> Glass:
        if model not in self._models:
            if model not in names():  # an address must not open any folder it likes
                raise CheckpointError(f"There is no model called “{model}”.")
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
        self,
        function: Callable[..., Result],
        model: str,
        prompt: str,
        *args: Hashable,
        causal: bool = True,
    ) -> Result:
        key = (function.__module__, function.__qualname__, model, prompt, causal, *args)
        trace = partial(self.trace_here, model, prompt, causal)
        return self._remembered(key, lambda: function(trace(), *args))

    @torch.inference_mode()
    def compute_on_model_here(
        self, function: Callable[..., Result], model: str, *args: Hashable
    ) -> Result:
        key = (function.__module__, function.__qualname__, model, None, *args)
        return self._remembered(key, lambda: function(self.load_here(model).model, *args))

    @torch.inference_mode()
    def compute_both_here(
        self, function: Callable[..., Result], a: Read, b: Read, *args: Hashable
    ) -> Result:
        key = (function.__module__, function.__qualname__, a, b, *args)

        def side(model: str, prompt: str) -> Side:
            return Side(self.load_here(model), self.trace_here(model, prompt))

        return self._remembered(key, lambda: function(side(*a), side(*b), *args))

    def _remembered(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        if key in self._results:
            return self._results[key]
        result: Result = _compact(compute())
        if _size(result) <= RESULT_BYTES:
            self._results[key] = result
        return result


def _trace_bytes(trace: Trace) -> int:
    """What a trace holds, in bytes (its tensors may share storage: counted once)."""
    tensors = [trace.logits, *(tensor for kept in trace.kept.values() for tensor in kept)]
    storages = {tensor.untyped_storage().data_ptr(): tensor.untyped_storage() for tensor in tensors}
    return sum(storage.nbytes() for storage in storages.values())


def _compact(result: Any) -> Any:
    """`result`, with tensors that are small parts of larger ones copied out of them.

    One token's row of a stream is a view: whoever keeps it keeps the streams of all layers alive,
    a thousand times what `_size` counts.
    """
    if isinstance(result, torch.Tensor):
        return result.clone() if result.untyped_storage().nbytes() > 2 * result.nbytes else result
    if isinstance(result, Trace):  # what it holds belongs together
        return result
    if is_dataclass(result) and not isinstance(result, type):
        parts = {field.name: _compact(getattr(result, field.name)) for field in fields(result)}
        return replace(result, **parts)
    if type(result) in (tuple, list):
        return type(result)(_compact(part) for part in result)
    return result


def _size(result: Any) -> int:
    """Roughly what a result holds, in bytes: its tensors, arrays and strings, and 100 an object."""
    if isinstance(result, torch.Tensor | np.ndarray):
        return int(result.nbytes)
    if isinstance(result, bytes | str):
        return len(result)
    if isinstance(result, Trace):
        return _trace_bytes(result)
    if is_dataclass(result):
        return 100 + sum(_size(getattr(result, field.name)) for field in fields(result))
    if isinstance(result, Mapping):
        return 100 + sum(_size(value) for value in result.values())
    if isinstance(result, list | tuple):
        return 100 + sum(_size(value) for value in result)
    return 100


ENGINE = Engine()
"""The engine of this process."""
