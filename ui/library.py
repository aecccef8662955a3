"""The opened models, shared by everybody: the bundled one for good, others as long as there is room.

Models are opened on a thread of their own, one after the other, so that nobody who works with one
that is open waits for it. What cannot be opened is refused once, until its files change. A refusal
is written here for visitors, who are told a file's name within the model's folder; where that lies is
the owner's business, and stands in the log.
"""

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from model import CheckpointError, Glass, TokenizerError
from model.folder import Contents, open_folder
from model.registry import BUNDLED, Entry, find
from ui.cores import compute_on_any

_LOG = logging.getLogger(__name__)

MOST_GB = "GLASS_MODELS_GB"
"""The environment variable for the memory that all models but the bundled one may take, in GB."""

SHARE = 3
"""Without it: a third of the machine's memory."""

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Description:
    """A model in a line, for people; `refusal` where it cannot be opened: a sentence."""

    name: str
    source: str
    line: str = ""
    refusal: str | None = None


@dataclass(frozen=True)
class _Opened:
    glass: Glass
    n_bytes: int
    stamp: Stamp


class Library:
    """Opens models by name, each once, and keeps them while they fit the memory for models."""

    def __init__(
        self, forgotten: Callable[[str], None] = lambda name: None, most_bytes: int | None = None
    ) -> None:
        """forgotten: called with the name of each model that is let go: what was computed with it
        would keep it in memory. most_bytes: of all models but the bundled one.
        """
        self.most_bytes = memory_for_models() if most_bytes is None else most_bytes
        self._forgotten = forgotten
        self._loader = ThreadPoolExecutor(1, "loader", initializer=compute_on_any)
        self._lock = threading.Lock()
        self._opened: OrderedDict[str, _Opened] = OrderedDict()  # the longest unused one first
        self._asked: dict[str, tuple[Stamp, Future[Glass]]] = {}
        self._descriptions: dict[str, tuple[Stamp, Future[Description]]] = {}

    def opened(self, name: str) -> Glass | None:
        """The model of that name, if it is open."""
        with self._lock:
            found = self._opened.get(name)
            if found is not None:
                self._opened.move_to_end(name)
        return found.glass if found else None

    def request(self, name: str) -> "Future[Glass]":
        """The model of that name, soon: opened if it is not, or anew where its files have changed.

        The future raises CheckpointError or TokenizerError, naming the file and what is wrong with it,
        in words for visitors.
        """
        if name == BUNDLED and (bundled := self.opened(name)) is not None:
            return _done(bundled)
        entry = find(name)
        if entry is None:  # an address must not open any folder it likes
            return _refused(CheckpointError(f"There is no model called “{name}”."))
        stamp = _stamp(entry.folder)
        with self._lock:
            found = self._opened.get(name)
            if found is not None and found.stamp == stamp:
                return _done(found.glass)
            asked = self._asked.get(name)
            if asked is None or asked[0] != stamp:
                asked = self._asked[name] = stamp, self._loader.submit(self._open, entry, stamp)
        return asked[1]

    def describe(self, entry: Entry) -> "Future[Description]":
        """What a model is, without its weights being read; soon."""
        stamp = _stamp(entry.folder)
        with self._lock:
            asked = self._descriptions.get(entry.name)
            if asked is None or asked[0] != stamp:
                future = self._loader.submit(self._describe, entry)
                asked = self._descriptions[entry.name] = stamp, future
        return asked[1]

    def refusal(self, name: str) -> str | None:
        """Why that model could not be opened, if it was tried: the weights may be at fault."""
        asked = self._asked.get(name)
        if asked is None or not asked[1].done() or (error := asked[1].exception()) is None:
            return None
        return str(error)

    # What runs on the loader's thread

    def _open(self, entry: Entry, stamp: Stamp) -> Glass:
        try:
            contents = self._checked(entry)
            n_bytes = 0 if entry.name == BUNDLED else contents.n_bytes
            self._make_room(entry.name, n_bytes)
            glass = Glass(entry.name, contents.load(), contents.tokenizer)
        except (CheckpointError, TokenizerError) as error:
            refusal: Exception = type(error)(refusal_of(entry, error))
        except (MemoryError, RuntimeError) as error:  # PyTorch's allocator says so in either way
            said = f"{entry.folder} could not be read into memory: {error}"
            refusal = CheckpointError(refusal_of(entry, said))
        else:
            with self._lock:
                self._opened[entry.name] = _Opened(glass, n_bytes, stamp)
                self._asked.pop(entry.name, None)
            return glass
        raise refusal  # anew: the first one's frames would keep its tensors for as long as it is kept

    def _checked(self, entry: Entry) -> Contents:
        contents = open_folder(entry.folder)
        if entry.name != BUNDLED and contents.n_bytes > self.most_bytes:
            raise CheckpointError(
                f"{entry.folder}: {contents.n_parameters / 1e6:,.0f} million parameters take "
                f"{contents.n_bytes / 1e9:.1f} GB of memory, and this server has "
                f"{self.most_bytes / 1e9:.1f} GB for models."
            )
        return contents

    def _make_room(self, name: str, n_bytes: int) -> None:
        """Let go of the older self of `name`, and of what was not used for longest."""
        with self._lock:
            gone = [name] if self._opened.pop(name, None) else []
            while sum(kept.n_bytes for kept in self._opened.values()) + n_bytes > self.most_bytes:
                oldest = next(other for other in self._opened if other != BUNDLED)
                del self._opened[oldest]
                gone.append(oldest)
        for other in gone:
            self._forgotten(other)

    def _describe(self, entry: Entry) -> Description:
        try:
            line = in_a_line(self._checked(entry))
        except (CheckpointError, TokenizerError) as error:
            return Description(entry.name, entry.source, refusal=refusal_of(entry, error))
        return Description(entry.name, entry.source, line)


def for_visitors(said: str, entry: Entry) -> str:
    """`said` with the files of a model named within its folder: `my-model/config.json`."""
    ways = {str(entry.folder), str(entry.folder.absolute()), str(entry.folder.resolve())}
    for folder in sorted(ways, key=len, reverse=True):  # the shorter may be a part of the longer
        said = said.replace(folder, entry.name)
    return said


def refusal_of(entry: Entry, said: object) -> str:
    """What is wrong with a model's files, for visitors; the owner's log gets it whole."""
    _LOG.warning("Model %s: %s", entry.name, said)
    return for_visitors(str(said), entry)


def in_a_line(contents: Contents) -> str:
    """The shape of a model in words."""
    config, padding = contents.config, contents.n_padding
    left_out = f" ({padding} rows of padding left out)" if padding else ""
    return (
        f"{config.n_layer} layers of {config.n_head} heads, d_model {config.n_embd}, "
        f"{contents.n_parameters / 1e6:,.1f} million parameters, {config.vocab_size:,} tokens{left_out}, "
        f"context {config.n_ctx:,}; {contents.format}"
    )


def memory_for_models() -> int:
    """Bytes that all models but the bundled one may take together."""
    with suppress(KeyError, ValueError):
        return int(float(os.environ[MOST_GB]) * 1e9)
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # not on Windows
        total = 8_000_000_000
    with suppress(OSError, ValueError):  # inside a container there may be less; "max" if not
        total = min(total, int(Path("/sys/fs/cgroup/memory.max").read_text()))
    return total // SHARE


def _stamp(folder: Path) -> Stamp:
    """What changes when a file of the folder does."""
    try:
        found = [(file.name, file.stat()) for file in folder.iterdir()]
    except OSError:
        return ()
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in found))


def _done(glass: Glass) -> "Future[Glass]":
    future: Future[Glass] = Future()
    future.set_result(glass)
    return future


def _refused(error: CheckpointError) -> "Future[Glass]":
    future: Future[Glass] = Future()
    future.set_exception(error)
    return future
