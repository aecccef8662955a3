"""Which characters a tokenizer had to break: one character, several tokens."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from model.tokenizer import Token


@dataclass(frozen=True)
class BrokenCharacter:
    """`character` begins in the token at position `first` and ends in the one at `last`."""

    character: str
    first: int
    last: int

    @property
    def bytes(self) -> bytes:
        """Its UTF-8."""
        return self.character.encode()

    @property
    def code_point(self) -> str:
        """Its number in Unicode, as U+1F98A."""
        return f"U+{ord(self.character):04X}"

    @property
    def n_tokens(self) -> int:
        return self.last - self.first + 1


def broken_characters(tokens: Sequence[Token]) -> tuple[BrokenCharacter, ...]:
    """The characters of a text that lie in more than one of its `tokens`, in order.

    Bytes that form no character are counted as none.
    """
    data = b"".join(token.bytes for token in tokens)
    ends = list(accumulate(len(token.bytes) for token in tokens))
    found = []
    start = 0
    # surrogateescape keeps a stray byte as one character, so that lengths add up.
    for character in data.decode(errors="surrogateescape"):
        end = start + len(character.encode(errors="surrogateescape"))
        first, last = bisect_right(ends, start), bisect_right(ends, end - 1)
        if last > first:
            found.append(BrokenCharacter(character, first, last))
        start = end
    return tuple(found)
