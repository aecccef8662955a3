"""The engine's thread: what is urgent comes first, and who gives way knows when it is done."""

import threading
import time
from collections.abc import Iterator

import pytest

from ui.worker import Worker


@pytest.fixture
def held() -> Iterator[tuple[Worker, threading.Event]]:
    """A worker that is busy until the event is set."""
    worker, go_on = Worker("held"), threading.Event()
    worker.submit(lambda: go_on.wait(60))
    yield worker, go_on
    go_on.set()


def test_urgent_tasks_come_first_and_each_lane_keeps_its_order(
    held: tuple[Worker, threading.Event],
) -> None:
    worker, go_on = held
    done: list[str] = []
    tasks = [
        worker.submit(lambda name=name: done.append(name), urgent=name.startswith("picture"))
        for name in ("text 1", "picture 1", "text 2", "picture 2")
    ]
    go_on.set()
    for task in tasks:
        task.result(60)
    assert done == ["picture 1", "picture 2", "text 1", "text 2"]


def test_results_and_errors_reach_who_asked() -> None:
    worker = Worker("one")
    assert worker.submit(lambda: 6 * 7).result(60) == 42
    with pytest.raises(ZeroDivisionError):
        worker.submit(lambda: 1 // 0, urgent=True).result(60)
    assert worker.submit(lambda: threading.current_thread().name).result(60).startswith("one")


@pytest.mark.parametrize("ends_by", ["being done", "failing", "being given up"])
def test_it_is_calm_when_nothing_urgent_is_left(
    held: tuple[Worker, threading.Event], ends_by: str
) -> None:
    worker, go_on = held
    worker.wait_until_calm(0)  # nothing urgent yet: comes back
    task = worker.submit(lambda: 1 // 0 if ends_by == "failing" else 1, urgent=True)
    calm = threading.Thread(target=worker.wait_until_calm, args=(60,), daemon=True)
    calm.start()
    calm.join(0.05)
    assert calm.is_alive()
    if ends_by == "being given up":
        assert task.cancel()
    else:
        go_on.set()
    calm.join(60)
    assert not calm.is_alive()
    assert task.done()


def test_nobody_gives_way_for_longer_than_said(held: tuple[Worker, threading.Event]) -> None:
    worker, _ = held
    task = worker.submit(int, urgent=True)
    start = time.monotonic()
    worker.wait_until_calm(0.01)
    assert time.monotonic() - start >= 0.01
    assert not task.done()
