"""What the heads of each model do, for everybody: read from beside the weights, or measured once.

Measuring takes from half a minute to some minutes. It has a thread of its own, of low priority, so
that nobody's prompt waits for it; one model is measured after the other.
"""

import logging
import os
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from weakref import ReferenceType, WeakKeyDictionary, ref

from model import Glass
from model.head_report import Effort, HeadReport, Progress, measuring, read_report
from model.registry import find
from model.teaching import teaching_prompts
from ui.cores import compute_on_any
from ui.engine import ENGINE

_LOG = logging.getLogger(__name__)

LOW_PRIORITY = 10
NOT_BEGUN = Progress(0.0, None)


class HeadReports:
    """The reports that are there, and the one that is in the making."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, "heads", initializer=_begin)
        self._lock = threading.Lock()
        # By name, with the model that it is of: which is not kept open for that.
        self._measured: dict[str, tuple[ReferenceType[Glass], HeadReport]] = {}
        # What lies beside the weights of the models that are open.
        self._read: WeakKeyDictionary[Glass, HeadReport | None] = WeakKeyDictionary()
        # Why the last measurement of a model failed, of those that are open.
        self._failed: WeakKeyDictionary[Glass, str] = WeakKeyDictionary()
        self._running: dict[str, Progress] = {}
        self._jobs: dict[str, Future[None]] = {}

    def known(self, glass: Glass) -> HeadReport | None:
        """The whole report of `glass`, if it has been measured: now, or after its training."""
        found = self._measured.get(glass.name)
        if found is not None and found[0]() is glass:
            return found[1]
        if glass not in self._read:
            entry = find(glass.name)
            self._read[glass] = (
                ENGINE.compute_on_model(read_report, glass.name, entry.folder) if entry else None
            )
        return self._read[glass]

    def progress(self, glass: Glass) -> Progress | None:
        """How far measuring `glass` has come; None where nobody has asked for it, or it is done."""
        return self._running.get(glass.name)

    def failure(self, glass: Glass) -> str | None:
        """Why the last measurement of `glass` failed, in a few words; None where none has."""
        return self._failed.get(glass)

    def request(self, glass: Glass) -> "Future[None]":
        """Measure `glass`, if that is not being done already."""
        with self._lock:
            if glass.name not in self._running:
                self._running[glass.name] = NOT_BEGUN
                self._failed.pop(glass, None)
                self._jobs[glass.name] = self._worker.submit(self._measure, glass)
            return self._jobs[glass.name]

    def _measure(self, glass: Glass) -> None:
        try:
            for progress in measuring(glass, teaching_prompts(), Effort.fitting(glass.model)):
                self._running[glass.name] = progress
            assert progress.report is not None
            self._measured[glass.name] = ref(glass), progress.report
        except Exception as error:
            self._failed[glass] = why(error)
            _LOG.exception("Measuring the heads of model %s failed", glass.name)
            raise
        finally:
            del self._running[glass.name]


def why(error: Exception) -> str:
    """The reason of a failure in a few words, for people: the whole of it is for the log."""
    # PyTorch's allocator says so in a RuntimeError.
    if isinstance(error, MemoryError) or "memory" in str(error):
        return "this server had too little memory for it"
    return "of an error that stands in this server's log"


def _begin() -> None:
    compute_on_any()
    if sys.platform == "linux":  # where a thread has a priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOW_PRIORITY)


HEAD_REPORTS = HeadReports()
"""Those of this process."""
