"""On which cores the threads of the server run.

Python runs one thread at a time. Where they are spread over cores, handing over means to wake
another core, for each message that a page sends: with a class of a hundred that was 15 % of all
processor time, and 20 of 90 ms at the 95th percentile. So the threads of pages and of the event loop share one core; the threads that
compute keep all of them, since torch works without Python's lock.
"""

import os
import sys

import torch

# On other systems a thread cannot be told where to run.
_ALL = os.sched_getaffinity(0) if sys.platform == "linux" else set[int]()


def share_one() -> None:
    """Keep this thread, and those it starts from now on, on one core.

    Which one depends on the process, so that servers beside each other do not meet on the same.
    """
    if sys.platform == "linux":
        os.sched_setaffinity(0, {sorted(_ALL)[os.getpid() % len(_ALL)]})


def compute_on_any() -> None:
    """For a thread that computes: on any core, and on one at a time."""
    torch.set_num_threads(1)
    if sys.platform == "linux":
        os.sched_setaffinity(0, _ALL)
