"""One engine for everybody: two workers, and bounded caches.

All model work of all sessions runs on the workers. So torch makes one pool of threads and not one
for each script run, nobody's prompt is computed twice, and a hundred people who press Enter at
once are served in turn, their pictures before the text around them. The bundled model has a worker
for itself: a class that works with it does not wait for what someone asks of a model ten times its
size. Results are shared between sessions: hold them immutable.
"""

import threading
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, TypeVar

import numpy as np
import torch
from cachetools import LRUCache

from model import Glass, Trace
from model.compare import Side
from model.registry import BUNDLED
from ui.library import Library
from ui.worker import Worker

Result = TypeVar("Result")

TRACE_BYTES = 1_000_000_000
"""Traces kept, in bytes: about a hundred of 64 tokens, or twenty-five of 256."""

RESULT_BYTES = 300_000_000
"""Results kept, in bytes: what pages and routes have computed from traces and models."""

BESIDE = 8
"""How many prompts that wait are read in one forward pass."""

SHORT = 160
"""Characters of a prompt that is read beside others: none waits long for what it is read with."""

GIVE_WAY = 0.1
"""Seconds that a page waits at most, at each place where it gives way to pictures."""

_MISSING: Any = object()
"""None may be a result."""

Read = tuple[str, str]
"""A model by name, and a prompt that it reads."""


class Engine:
    """Loads models, traces prompts, computes what pages ask for; each once."""

    def __init__(self) -> None:
        self._worker, self._other_worker = Worker("engine"), Worker("engine of other models")
        self.library = Library(self._forget)
        self._lock = threading.Lock()  # of the caches and of what waits
        self._promised: dict[Hashable, Future[Any]] = {}  # what pages have asked for and wait for
        self._ahead: dict[Read, None] = {}  # short prompts that have come and wait, in their order
        self._traces: LRUCache[Hashable, Trace] = LRUCache(TRACE_BYTES, getsizeof=_trace_bytes)
        self._results: LRUCache[Hashable, Any] = LRUCache(RESULT_BYTES, getsizeof=_size)

    def submit(
        self,
        function: Callable[..., Result],
        *args: Any,
        model: str = BUNDLED,
        urgent: bool = False,
    ) -> "Future[Result]":
        """Run `function(*args)` on the worker of `model`. For routes: `await asyncio.wrap_future(...)`.

        urgent: before all that is not, for what a picture waits for.
        """
        worker = self._worker if model == BUNDLED else self._other_worker
        return worker.submit(partial(function, *args), urgent)

    def give_way(self) -> None:
        """Wait while pictures are computed, for a moment at most. For the threads of pages.

        A forward pass takes Python's lock back after each of its operations, and from a page that
        is busy it gets it back late: with a class of a hundred a trace took a fifth longer for it.
        """
        self._worker.wait_until_calm(GIVE_WAY)

    def glass(self, model: str) -> Glass:
        """The model of that name; waits until it is open. Raises CheckpointError or TokenizerError."""
        found = self.library.opened(model)
        if found is not None:
            return found
        return self.library.request(model).result()

    def trace(self, model: str, prompt: str, causal: bool = True) -> Trace:
        """The trace of `prompt`; waits for its turn. Raises what `glass` raises."""
        task = partial(self.trace_here, model, prompt, causal)
        return self._answer(self._traces, (model, prompt, causal), task, model)

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
        return self._answer(
            self._results, _key(function, model, prompt, causal, *args), task, model
        )

    def kept(
        self, function: Callable[..., Result], model: str, prompt: str, *args: Hashable
    ) -> Result | None:
        """What `compute` would give, if that has been computed already."""
        with self._lock:
            return self._results.get(_key(function, model, prompt, True, *args))

    def read_ahead(self, model: str, prompt: str) -> None:
        """Have `prompt` traced, with others that wait, while a page comes to where it needs that."""
        with self._lock:
            if (model, prompt, True) in self._traces:
                return
        self.expect(model, prompt)
        task = partial(self.trace_here, model, prompt)
        self._found(self._traces, (model, prompt, True), task, model)

    def expect(self, model: str, prompt: str) -> None:
        """`prompt` will be asked for: it may be traced with others that wait."""
        if len(prompt) <= SHORT:
            with self._lock:
                self._ahead[model, prompt] = None

    def prepare(
        self, function: Callable[..., object], model: str, prompt: str, *args: Hashable
    ) -> None:
        """Have computed what `compute` or a route will be asked for soon; nobody waits for it yet."""
        key = _key(function, model, prompt, True, *args)
        task = partial(self.compute_here, function, model, prompt, *args)
        self._found(self._results, key, task, model)

    def compute_on_model(
        self, function: Callable[..., Result], model: str, *args: Hashable
    ) -> Result:
        """`function(gpt, *args)` for the weights of `model`, remembered by its arguments."""
        task = partial(self.compute_on_model_here, function, model, *args)
        return self._answer(self._results, _key(function, model, None, *args), task, model)

    def compute_both(
        self, function: Callable[..., Result], a: Read, b: Read, *args: Hashable
    ) -> Result:
        """`function(side a, side b, *args)` (see `model.compare`), remembered by its arguments."""
        task = partial(self.compute_both_here, function, a, b, *args)
        model = b[0] if a[0] == BUNDLED else a[0]
        return self._answer(self._results, _key(function, a, b, *args), task, model)

    def _answer(
        self, cache: LRUCache[Hashable, Any], key: Hashable, task: Callable[[], Result], model: str
    ) -> Result:
        """What `cache` keeps as `key`, else what `task` gives on the worker of `model`."""
        found = self._found(cache, key, task, model)
        return found.result() if isinstance(found, Future) else found

    def _found(
        self, cache: LRUCache[Hashable, Any], key: Hashable, task: Callable[[], Result], model: str
    ) -> "Result | Future[Result]":
        """What `cache` keeps as `key`, or a promise of it: of whoever was first to ask for it.

        What is kept is handed out here: the way to the worker and back costs more than most results.
        """
        with self._lock:
            found = cache.get(key, self._promised.get(key, _MISSING))
            if found is not _MISSING:
                return found
            promise = self._promised[key] = self.submit(task, model=model)
        promise.add_done_callback(lambda _: self._promised.pop(key))
        return promise

    # What runs on the worker threads themselves

    def load_here(self, model: str) -> Glass:
        return self.glass(model)

    def trace_here(self, model: str, prompt: str, causal: bool = True) -> Trace:
        key = (model, prompt, causal)
        with self._lock:
            self._ahead.pop((model, prompt), None)
            trace = self._traces.get(key)
        if trace is None:
            glass = self.load_here(model)
            beside = self._waiting_beside(model, prompt) if causal else []
            trace, *others = (
                glass.traces([prompt, *beside]) if beside else [glass.trace(prompt, causal=causal)]
            )
            self._keep(key, trace)
            for other, found in zip(beside, others, strict=True):
                self._keep((model, other, True), found)
        return trace

    def _waiting_beside(self, model: str, prompt: str) -> list[str]:
        """Prompts that wait and are read together with `prompt`; they wait no longer."""
        if len(prompt) > SHORT:
            return []
        with self._lock:
            for read in [read for read in self._ahead if (*read, True) in self._traces]:
                del self._ahead[read]  # it has come for another reason
            found = [read for read in self._ahead if read[0] == model][: BESIDE - 1]
            for read in found:
                del self._ahead[read]
        return [read[1] for read in found]

    def _keep(self, key: Hashable, trace: Trace) -> None:
        if _trace_bytes(trace) <= TRACE_BYTES:
            with self._lock:
                self._traces[key] = trace

    @torch.inference_mode()
    def compute_here(
        self,
        function: Callable[..., Result],
        model: str,
        prompt: str,
        *args: Hashable,
        causal: bool = True,
    ) -> Result:
        key = _key(function, model, prompt, causal, *args)
        trace = partial(self.trace_here, model, prompt, causal)
        return self._remembered(key, lambda: function(trace(), *args))

    @torch.inference_mode()
    def compute_on_model_here(
        self, function: Callable[..., Result], model: str, *args: Hashable
    ) -> Result:
        key = _key(function, model, None, *args)
        return self._remembered(key, lambda: function(self.load_here(model).model, *args))

    @torch.inference_mode()
    def compute_both_here(
        self, function: Callable[..., Result], a: Read, b: Read, *args: Hashable
    ) -> Result:
        key = _key(function, a, b, *args)

        def side(model: str, prompt: str) -> Side:
            return Side(self.load_here(model), self.trace_here(model, prompt))

        return self._remembered(key, lambda: function(side(*a), side(*b), *args))

    def _remembered(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        with self._lock:
            if key in self._results:
                return self._results[key]
        result: Result = _compact(compute())
        if _size(result) <= RESULT_BYTES:
            with self._lock:
                self._results[key] = result
        return result

    def _forget(self, model: str) -> None:
        """Let go of what was computed with `model`, and so of the model."""
        with self._lock:
            for cache in (self._traces, self._results):
                for key in [key for key in cache if _speaks_of(key, model)]:
                    del cache[key]


def _key(function: Callable[..., Any], *args: Hashable) -> Hashable:
    """What the result of `function` with these arguments is remembered as."""
    return (function.__module__, function.__qualname__, *args)


def _speaks_of(key: Hashable, model: str) -> bool:
    """Whether a key of the caches, made of names, prompts and arguments, has `model` in it.

    A prompt that is the name of a model costs no more than to be computed again.
    """
    return isinstance(key, tuple) and any(
        part == model or (isinstance(part, tuple) and model in part) for part in key
    )


def _trace_bytes(trace: Trace) -> int:
    """What a trace holds, in bytes (its tensors may share storage: counted once).

    The logits and the pattern count before anybody has asked for them.
    """
    tensors = [trace.final, *(tensor for kept in trace.kept.values() for tensor in kept)]
    storages = {tensor.untyped_storage().data_ptr(): tensor.untyped_storage() for tensor in tensors}
    n, config = trace.n_tokens, trace.model.config
    asked_for = n * config.vocab_size + config.n_layer * config.n_head * n * n
    return asked_for * trace.final.element_size() + sum(
        storage.nbytes() for storage in storages.values()
    )


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
