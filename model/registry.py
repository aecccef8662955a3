"""The models that can be asked for by name: where each lies and where it came from.

A model is a folder (see `model.folder`): of `assets/models/`, of the directory that the server's owner names in
`GLASS_MODELS`, or of the hub's cache, where its name is allowed (`model.hub`). A name never leads
anywhere else.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model import hub
from model.folder import holds_a_model

MODELS = Path(__file__).parent.parent / "assets" / "models"
BUNDLED = "mini"
OWN_MODELS = "GLASS_MODELS"


@dataclass(frozen=True)
class Entry:
    """A model by name. source: where it came from, as the end of a sentence."""

    name: str
    folder: Path
    source: str


def entries() -> tuple[Entry, ...]:
    """All of them, the bundled one first; of two with the same name the first counts."""
    found: dict[str, Entry] = {}
    for entry in _everywhere():
        found.setdefault(entry.name, entry)
    return tuple(sorted(found.values(), key=lambda entry: entry.name != BUNDLED))


def names() -> tuple[str, ...]:
    """The name of every model that can be loaded, the bundled one first."""
    return tuple(entry.name for entry in entries())


def find(name: str) -> Entry | None:
    """The model of that name, or None."""
    # The first of them, so that asking for the bundled one looks into one folder only.
    return next((entry for entry in _everywhere() if entry.name == name), None)


def _everywhere() -> Iterator[Entry]:
    for folder in _folders(MODELS):
        yield Entry(folder.name, folder, "comes with the app")
    named = os.environ.get(OWN_MODELS)
    for folder in _folders(Path(named)) if named else ():
        yield Entry(folder.name, folder, "is one of this server's own")
    for name in hub.allowed():
        kept = hub.folder(name)
        if kept is not None:
            yield Entry(name, kept, "comes from the Hugging Face hub")


def _folders(directory: Path) -> list[Path]:
    """The folders of `directory` that hold a model, by name."""
    try:
        return sorted(path for path in directory.iterdir() if holds_a_model(path))
    except OSError:  # there is no such directory, or it may not be read
        return []
