"""A prompt on which one can see what a head does with repetition: words, and the same words again."""

from collections.abc import Sequence
from functools import lru_cache

from model.tokenizer import Tokenizer

WORDS = (
    "tree king red fish stone bread moon door horse seven river box green cake bird gold hand salt "
    "blue dog house book hat cold".split()
)
"""Short and common, so that many vocabularies have them whole, and unlike one another."""

LETTERS = "kbzrmtgpdfanslwo"
"""For vocabularies of single characters."""

COUNT = 7


@lru_cache(maxsize=4)
def repeated_words(tokenizer: Tokenizer) -> str | None:
    """Seven words, each one token of this vocabulary, then the same again but for the last.

    Or letters, where it knows no words. None where it reads neither as one token each.
    """
    whole = [f" {word}" for word in WORDS if _is_read_as(tokenizer, [f" {word}"])]
    for pieces in (whole, list(LETTERS)):
        sequence = [*pieces[:COUNT], *pieces[: COUNT - 1]]
        if len(pieces) >= COUNT and _is_read_as(tokenizer, sequence):
            return "".join(sequence)
    return None


def _is_read_as(tokenizer: Tokenizer, pieces: Sequence[str]) -> bool:
    text = "".join(pieces)
    if tokenizer.unknown(text):
        return False
    return [token.text for token in tokenizer.tokens(tokenizer.encode(text))] == list(pieces)
