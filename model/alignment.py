"""Two token sequences laid side by side: which tokens are the same, and which stand for which.

One text cut by two vocabularies is matched where both cut it: what lies between two common cuts is
the same stretch of text. Two different texts are matched by Ratcliff and Obershelp's method, the
longest common run of tokens first, then the same on both sides of it.

Source: Ratcliff & Metzener 1988, "Pattern Matching: The Gestalt Approach" (Python's `difflib`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, groupby, zip_longest

from model.tokenizer import Token

Block = tuple[bool, range, range]
"""Whether the tokens are the same, and the positions of both sides."""


@dataclass(frozen=True)
class Pair:
    """Position `a` of one sequence beside `b` of the other; None where there is no counterpart."""

    a: int | None
    b: int | None
    same: bool


@dataclass(frozen=True)
class Alignment:
    """pairs: every position of both sequences once, in the order of both."""

    pairs: tuple[Pair, ...]

    @property
    def both(self) -> tuple[tuple[int, int], ...]:
        """The positions that have a counterpart."""
        return tuple((p.a, p.b) for p in self.pairs if p.a is not None and p.b is not None)

    @property
    def differences(self) -> tuple[tuple[Pair, ...], ...]:
        """The runs of pairs that are not the same."""
        runs = groupby(self.pairs, key=lambda pair: pair.same)
        return tuple(tuple(run) for same, run in runs if not same)

    @property
    def n_common(self) -> int:
        """How many tokens are the same from the start on."""
        differing = (index for index, pair in enumerate(self.pairs) if not pair.same)
        return next(differing, len(self.pairs))

    def opposite(self, a: int) -> int:
        """The counterpart of `a`; where it has none, that of the nearest token before, or 0."""
        return max((theirs for ours, theirs in self.both if ours <= a), default=0)


def align(a: Sequence[Token], b: Sequence[Token]) -> Alignment:
    """Lay `b` beside `a`. Tokens are the same where their bytes are, whatever their numbers.

    Where some tokens stand in place of others, the last stands for the last: there the model has
    read the whole word.
    """
    text, other = (b"".join(token.bytes for token in side) for side in (a, b))
    is_one_text = text.startswith(other) or other.startswith(text)
    blocks = _between_cuts(a, b) if is_one_text else _matched(a, b)
    pairs: list[Pair] = []
    for same, left, right in blocks:
        places = zip_longest(reversed(left), reversed(right))
        pairs += reversed([Pair(ours, theirs, same) for ours, theirs in places])
    return Alignment(tuple(pairs))


def _between_cuts(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Block]:
    """The stretches between the places, counted in bytes, where both sides have a token's end."""
    ours, theirs = (list(accumulate(len(token.bytes) for token in side)) for side in (a, b))
    left, right = range(0), range(0)
    for cut in sorted(set(ours) & set(theirs)):
        left = range(left.stop, bisect_right(ours, cut))
        right = range(right.stop, bisect_right(theirs, cut))
        yield len(left) == len(right) == 1, left, right
    yield False, range(left.stop, len(a)), range(right.stop, len(b))


def _matched(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Block]:
    """The common runs of two texts, and what stands between them."""
    ours, theirs = ([(token.bytes, token.special) for token in side] for side in (a, b))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, start, stop, start_b, stop_b in matcher.get_opcodes():
        yield kind == "equal", range(start, stop), range(start_b, stop_b)
