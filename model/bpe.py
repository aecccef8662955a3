"""How a text became tokens, replayed: bytes first, then one merge after the other.

The text is cut into pieces by the vocabulary's pattern, and no merge crosses a cut. In each piece,
of all neighbouring pairs that form a token the one of lowest rank is merged, the leftmost where
there are several, until no pair forms a token. The lower the rank, the earlier the pair was learned.

`tiktoken` does the same in Rust and tells only the result; a test holds the two against each other.

Source: Sennrich, Haddow & Birch 2016, "Neural Machine Translation of Rare Words with Subword
Units", algorithm 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.tokenizer import Tokenizer

NO_TOKEN = 1 << 32
"""Stands for the rank of a pair that forms no token: higher than every rank."""


@dataclass(frozen=True)
class Merge:
    """Parts `at` and `at + 1` of the piece become one, `left + right`, the token numbered `rank`.

    rank_before, rank_after: the ranks of the two new pairs, the merged part with its neighbour on
    either side; None where that pair forms no token or there is no neighbour.
    """

    at: int
    rank: int
    left: bytes
    right: bytes
    rank_before: int | None
    rank_after: int | None

    @property
    def merged(self) -> bytes:
        return self.left + self.right


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is merged by itself.

    pair_ranks: of every two neighbouring bytes, the rank of the token they form, or None.
    merges: in the order they happen. ids: the tokens that remain.
    """

    bytes: bytes
    pair_ranks: tuple[int | None, ...]
    merges: tuple[Merge, ...]
    ids: tuple[int, ...]


def replay(tokenizer: Tokenizer, text: str) -> tuple[Piece, ...]:
    """Every piece of `text` with its merges; all their `ids` together are `tokenizer.encode(text)`.

    A lone surrogate is read as U+FFFD, as `encode` does. Where characters are tokens there are no
    merges, and each is a piece.
    """
    if tokenizer.by_character:
        return tuple(
            Piece(token.bytes, (), (), (token.id,))
            for token in tokenizer.tokens(tokenizer.encode(text))
        )
    replayed = (merge(piece, tokenizer.ranks) for piece in tokenizer.pieces(text))
    return tuple(
        replace(piece, ids=tuple(map(tokenizer.id_of_rank, piece.ids))) for piece in replayed
    )


def merge(data: bytes, ranks: Mapping[bytes, int]) -> Piece:
    """Merge one piece, given every token's rank. Raises KeyError where `ranks` lacks a byte of it."""
    parts = [data[i : i + 1] for i in range(len(data))]

    def pair_rank(left: int) -> int:
        if left < 0 or left + 1 >= len(parts):
            return NO_TOKEN
        return ranks.get(parts[left] + parts[left + 1], NO_TOKEN)

    pairs = [pair_rank(left) for left in range(len(parts) - 1)]
    first_pairs = tuple(_or_none(rank) for rank in pairs)
    merges = []
    while (rank := min(pairs, default=NO_TOKEN)) != NO_TOKEN:
        at = pairs.index(rank)  # the leftmost of that rank
        left, right = parts[at : at + 2]
        parts[at : at + 2] = [left + right]
        # One pair is gone and its two neighbours are new; all others are what they were.
        before, after = pair_rank(at - 1), pair_rank(at)
        del pairs[at]
        if at > 0:
            pairs[at - 1] = before
        if at < len(pairs):
            pairs[at] = after
        merges.append(Merge(at, rank, left, right, _or_none(before), _or_none(after)))
    return Piece(data, first_pairs, tuple(merges), tuple(ranks[part] for part in parts))


def _or_none(rank: int) -> int | None:
    return None if rank == NO_TOKEN else rank
