"""Models by their name on the Hugging Face hub: which may be fetched, which are here, fetching one.

Only names that the server's owner allows are ever asked for: `GLASS_HUB` lists them, separated by commas
("gpt2,distilgpt2" where it is not set, none where it is empty). A model is kept where `huggingface_hub`
keeps it for all programs, so that what was fetched once needs no network again.
"""

import atexit
import json
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ALLOWED = "GLASS_HUB"
DEFAULT = "gpt2,distilgpt2"
NAME = re.compile(r"(?:[\w-][\w.-]*/)?[\w-][\w.-]*")
"""The form of a name on the hub: with its owner, or one of the old ones without."""

FETCHER = Path(__file__).parent / "fetch_model.py"
MOST_BYTES = 2_000_000_000
"""The largest model that is fetched."""

LISTING_SECONDS = 60.0
FETCH_SECONDS = 3600.0
"""How long the hub may take to say what a model's files are, and to send them."""

FILES = (
    "config.json",
    "model.safetensors",
    "model.safetensors.index.json",
    "model-*-of-*.safetensors",
    "tokenizer.json",
    "vocab.json",
    "merges.txt",
)
"""What is fetched of a model, where it is there: no pickle, no code."""


def allowed() -> tuple[str, ...]:
    """The names that may be fetched, as the owner lists them; what is no name is left out."""
    listed = os.environ.get(ALLOWED, DEFAULT).split(",")
    return tuple(dict.fromkeys(name.strip() for name in listed if NAME.fullmatch(name.strip())))


def folder(name: str) -> Path | None:
    """Where an allowed model lies on this machine; None where it was not fetched, or not to its end."""
    if name not in allowed():
        return None
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - 0.1 s, if it is asked for

    for last in ("model.safetensors", "model.safetensors.index.json"):
        weights = try_to_load_from_cache(name, last)
        if isinstance(weights, str) and (Path(weights).parent / "config.json").exists():
            return Path(weights).parent
    return None


@dataclass
class Download:
    """One model on its way. total: bytes, once the hub has said so. error: a sentence, if it failed."""

    name: str
    total: int | None = None
    store: Path | None = None
    error: str | None = None
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def n_bytes(self) -> int:
        """How many bytes of it are on this machine."""
        size = 0
        with suppress(OSError):  # a file may be renamed meanwhile
            size = sum(file.stat().st_size for file in self.store.iterdir()) if self.store else 0
        return size if self.total is None else min(size, self.total)


class Hub:
    """The downloads of this process: one at a time, each once, whoever asks for it."""

    def __init__(self, fetcher: Path = FETCHER) -> None:
        """fetcher: the script that does it, in a process of its own, which can be ended."""
        self._fetcher = fetcher
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._downloads: dict[str, Download] = {}

    def download(self, name: str) -> Download | None:
        """The download of that name, running, done or failed; None where nobody asked for one."""
        return self._downloads.get(name)

    def fetch(self, name: str) -> Download:
        """Begin to fetch `name`, or join who did; one that failed begins anew.

        Raises ValueError for a name that is not allowed.
        """
        if name not in allowed():
            raise ValueError(f"{name} is not among the models that may be fetched")
        with self._lock:
            found = self._downloads.get(name)
            if found is None or found.error is not None:
                found = self._downloads[name] = Download(name)
                threading.Thread(target=self._run, args=(found,), daemon=True).start()
        return found

    def _run(self, download: Download) -> None:
        with self._turn:
            try:
                self._fetch(download)
            except OSError as error:
                download.error = f"{download.name} could not be fetched: {error}."
            finally:
                download.done.set()

    def _fetch(self, download: Download) -> None:
        # -I: the script's folder holds modules of ours, which must not shadow the libraries'.
        command = [sys.executable, "-I", str(self._fetcher), download.name, str(MOST_BYTES), *FILES]
        quiet = {"HF_HUB_DISABLE_PROGRESS_BARS": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=os.environ | quiet,
        )
        atexit.register(process.kill)
        watch = threading.Timer(LISTING_SECONDS, process.kill)
        watch.start()
        said: dict[str, str | int] = {}
        assert process.stdout is not None
        for line in process.stdout:
            said |= json.loads(line)
            if "total" in said and download.total is None:
                watch.cancel()
                watch = threading.Timer(FETCH_SECONDS, process.kill)
                watch.start()
                download.store = Path(str(said["store"]))
                download.total = int(said["total"])
        watch.cancel()
        atexit.unregister(process.kill)
        if process.wait() != 0:
            why = said.get("error", "the hub did not answer in time: there seems to be no network")
            download.error = f"{download.name} could not be fetched: {why}."
