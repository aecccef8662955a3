"""A thread that does one thing after the other, those that a picture waits for first."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from ui.cores import compute_on_any

Result = TypeVar("Result")


class _Task(NamedTuple):
    future: "Future[Any]"
    run: Callable[[], Any]


class Worker:
    """One thread and two lanes. Within a lane, who comes first is served first.

    Urgent is only what is asked once for a prompt or a click. What comes without end, as the steps of
    someone who lets the model write, would keep everything else waiting.
    """

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, name, initializer=compute_on_any)
        self._urgent: deque[_Task] = deque()
        self._others: deque[_Task] = deque()
        self._lock = threading.Lock()
        self._n_urgent = 0  # that are not done
        self._calm = threading.Event()
        self._calm.set()

    def submit(self, run: Callable[[], Result], urgent: bool = False) -> "Future[Result]":
        """Have `run()` called; urgent: before all that is not."""
        task = _Task(Future(), run)
        if urgent:
            self._count(1)
            task.future.add_done_callback(lambda _: self._count(-1))
        (self._urgent if urgent else self._others).append(task)
        self._thread.submit(self._do_next)  # as many calls as there are tasks: none finds nothing
        return task.future

    def wait_until_calm(self, most_seconds: float) -> None:
        """Until nothing urgent waits or is being done, or so many seconds have passed."""
        self._calm.wait(most_seconds)

    def _count(self, change: int) -> None:
        with self._lock:
            self._n_urgent += change
            if self._n_urgent:
                self._calm.clear()
            else:
                self._calm.set()

    def _do_next(self) -> None:
        future, run = (self._urgent or self._others).popleft()
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(run())
        except BaseException as error:
            future.set_exception(error)
        finally:
            del future, run  # the error's traceback holds this frame: it would hold the error
