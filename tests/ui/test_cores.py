"""Threads that share a core, and threads that compute."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.cores import compute_on_any, share_one

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="threads have no cores of their own"
)


def cores() -> set[int]:
    return os.sched_getaffinity(0)


def test_threads_share_one_core_and_those_that_compute_have_all() -> None:
    everywhere = cores()

    def pages() -> tuple[set[int], set[int], set[int]]:
        share_one()
        with ThreadPoolExecutor(1) as page, ThreadPoolExecutor(1, "", compute_on_any) as engine:
            return cores(), page.submit(cores).result(), engine.submit(cores).result()

    with ThreadPoolExecutor(1) as server:  # a thread of its own: the tests keep their cores
        own, page, engine = server.submit(pages).result()
    assert len(own) == 1
    assert page == own
    assert engine == everywhere
    assert cores() == everywhere
