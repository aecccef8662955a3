"""Vocabularies to compare: GPT-2's, shipped with the app, and newer ones where they can be had.

The newer ones are known to `tiktoken`, which keeps a copy on this machine or fetches one, and waits
for the network without end. It therefore does so in a process of its own, which can be ended. What
came of it, a vocabulary or a failure, is remembered: nothing is tried again unless asked to.
"""

import base64
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tiktoken

from model.tokenizer import Token, Tokenizer, whole

TOKENIZERS = Path(__file__).parent.parent / "assets" / "tokenizers"
FETCHER = Path(__file__).parent / "fetch_vocabulary.py"
FETCH_SECONDS = 20.0


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary by tiktoken's name. used_by: a model that reads it."""

    name: str
    used_by: str


SHIPPED = (Vocabulary("gpt2", "GPT-2, 2019"),)
FETCHED = (Vocabulary("cl100k_base", "GPT-4, 2023"), Vocabulary("o200k_base", "GPT-4o, 2024"))


class VocabularyError(Exception):
    """A vocabulary that cannot be had; the message is a sentence that says why."""


@dataclass(frozen=True)
class Reading:
    """A text as one vocabulary reads it."""

    vocabulary: str
    n_vocab: int
    tokens: tuple[Token, ...]
    n_characters: int

    @property
    def characters_per_token(self) -> float | None:
        """Characters are Unicode's code points. None for a text without tokens."""
        return self.n_characters / len(self.tokens) if self.tokens else None


def read(tokenizer: Tokenizer, text: str) -> Reading:
    """`text` as `tokenizer` reads it."""
    text = whole(text)
    tokens = tokenizer.tokens(tokenizer.encode(text))
    return Reading(tokenizer.name, tokenizer.n_vocab, tokens, len(text))


@cache
def shipped(name: str) -> Tokenizer:
    """A vocabulary of SHIPPED. Raises TokenizerError where its file is missing or damaged."""
    return Tokenizer.from_ranks(TOKENIZERS / f"{name}.tiktoken", name)


class Fetched:
    """The vocabularies that tiktoken has or fetches, each tried once; shared by all sessions."""

    def __init__(self, seconds: float = FETCH_SECONDS, fetcher: Path = FETCHER) -> None:
        """seconds: how long a fetch may take. fetcher: the script that does it."""
        self._seconds = seconds
        self._fetcher = fetcher
        self._lock = threading.Lock()
        self._outcomes: dict[str, Tokenizer | VocabularyError] = {}

    def get(self, name: str) -> Tokenizer:
        """The vocabulary called `name`; takes up to the time limit at the first call.

        Whoever asks meanwhile waits for that same attempt. Raises VocabularyError.
        """
        with self._lock:
            if name not in self._outcomes:
                try:
                    self._outcomes[name] = self._fetch(name)
                except VocabularyError as error:
                    self._outcomes[name] = error
            outcome = self._outcomes[name]
        if isinstance(outcome, VocabularyError):
            raise VocabularyError(*outcome.args)
        return outcome

    def forget_failure(self, name: str) -> None:
        """Let the next `get` try again, if the last one failed."""
        with self._lock:
            if isinstance(self._outcomes.get(name), VocabularyError):
                del self._outcomes[name]

    def _fetch(self, name: str) -> Tokenizer:
        # -I: the script's folder holds modules of ours, which must not shadow the libraries'.
        command = [sys.executable, "-I", str(self._fetcher), name]
        missing = f"{name} is not on this machine, and tiktoken could not fetch it"
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=self._seconds, check=True, encoding="utf-8"
            )
        except subprocess.TimeoutExpired:
            raise VocabularyError(f"{missing} within {self._seconds:g} seconds.") from None
        except subprocess.CalledProcessError:
            raise VocabularyError(f"{missing}: there seems to be no network.") from None
        except OSError as error:
            raise VocabularyError(f"{missing}: {error}.") from None
        return _built(name, json.loads(done.stdout))


def _built(name: str, parts: dict[str, Any]) -> Tokenizer:
    ranks = {base64.b64decode(token): rank for token, rank in parts["ranks"].items()}
    return Tokenizer(
        tiktoken.Encoding(
            name,
            pat_str=parts["pattern"],
            mergeable_ranks=ranks,
            special_tokens=parts["special_tokens"],
        )
    )
