"""A vocabulary of single characters, as nanoGPT's small models have it.

nanoGPT keeps it in `meta.pkl`, a pickle: opening one runs whatever code it holds, so that is never
done here. The same vocabulary is read from `meta.json` (its "stoi", "itos", or a list of the
characters) or made again from `input.txt`, the text that the model was trained on, as nanoGPT's
`prepare.py` makes it: all different characters, sorted.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tiktoken

from model.tokenizer import Tokenizer, TokenizerError, whole

JSON_FILE = "meta.json"
TEXT_FILE = "input.txt"
PICKLE_FILE = "meta.pkl"
MOST_BYTES = 200_000_000
"""The longest text that is read for its characters."""

CONVERT = (
    "python -c \"import json, pickle; json.dump(pickle.load(open('meta.pkl', 'rb'))['stoi'], "
    "open('meta.json', 'w'))\""
)
"""Makes `meta.json` from a `meta.pkl` that one trusts; run beside it by its owner."""


class CharacterTokenizer(Tokenizer):
    """Each character is a token, and what is no character of the vocabulary cannot be read."""

    by_character = True

    def __init__(self, characters: Sequence[str], name: str) -> None:
        """characters: by number, each once. Raises ValueError for what is no single character."""
        if not all(isinstance(character, str) and len(character) == 1 for character in characters):
            raise ValueError("there must be single characters only")
        ranks = {character.encode(): id for id, character in enumerate(characters)}
        if not ranks or len(ranks) < len(characters):
            raise ValueError("there must be characters, and all of them different")
        super().__init__(
            tiktoken.Encoding(name, pat_str="(?s:.)", mergeable_ranks=ranks, special_tokens={})
        )
        self._known = frozenset(characters)

    @property
    def end_of_text(self) -> None:
        """There is none: the texts these models are trained on are one piece."""
        return None

    @property
    def start(self) -> int:
        """A line feed, with which nanoGPT starts as well; where there is none, the first token."""
        return self.ranks.get(b"\n", 0)

    def unknown(self, text: str) -> str:
        return "".join(dict.fromkeys(c for c in whole(text) if c not in self._known))

    def encode(self, text: str) -> list[int]:
        """The number of each character of `text` that has one; the others are left out."""
        known = "".join(character for character in whole(text) if character in self._known)
        return self.encoding.encode_ordinary(known)


def load_characters(folder: Path, name: str) -> CharacterTokenizer | None:
    """The vocabulary of characters in `folder`, or None where there is none.

    Raises TokenizerError for a damaged one, and for a `meta.pkl` alone: it says how to convert it.
    """
    if (folder / JSON_FILE).exists():
        path, characters = folder / JSON_FILE, _from_json(folder / JSON_FILE)
    elif (folder / TEXT_FILE).exists():
        path, characters = folder / TEXT_FILE, _from_text(folder / TEXT_FILE)
    elif (folder / PICKLE_FILE).exists():
        raise TokenizerError(
            f"{folder / PICKLE_FILE} is a pickle, and opening a pickle runs whatever code is in it. "
            f"If you trust it, convert it once yourself, in that folder: {CONVERT} "
            f"Or put the training text beside it as {TEXT_FILE}."
        )
    else:
        return None
    try:
        return CharacterTokenizer(characters, name)
    except ValueError as error:
        raise TokenizerError(f"{path} is not a vocabulary of characters: {error}.") from None


def _from_json(path: Path) -> list[Any]:
    """By number: of {"stoi": {"a": 0}}, {"itos": {"0": "a"}}, either alone, or ["a"]."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(raw, dict):
            raw = raw.get("stoi", raw.get("itos", raw))
        if isinstance(raw, list):
            return raw
        pairs = [(v, k) if isinstance(v, int) else (int(k), v) for k, v in raw.items()]
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise TokenizerError(f"{path} is not a vocabulary of characters: {error}.") from None
    pairs.sort(key=lambda pair: pair[0])
    if [number for number, _ in pairs] != list(range(len(pairs))):
        raise TokenizerError(f"{path}: the numbers must run from 0 without a gap.")
    return [character for _, character in pairs]


def _from_text(path: Path) -> list[str]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TokenizerError(f"{path} is longer than {MOST_BYTES:,} bytes: use {JSON_FILE}.")
        return sorted(set(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise TokenizerError(f"{path} is not a text in UTF-8: {error}.") from None
