"""What the browser needs to replay merges: every piece, its bytes, and what each merge changes."""

from collections.abc import Sequence
from typing import Any

from model.bpe import Piece
from model.tokenizer import Tokenizer, visible


def merge_steps(pieces: Sequence[Piece]) -> int:
    """How many merges there are in all `pieces`."""
    return sum(len(piece.merges) for piece in pieces)


def replay_data(pieces: Sequence[Piece], tokenizer: Tokenizer) -> list[dict[str, Any]]:
    """The pieces for `merge_replay.js`, as JSON.

    Of each: "label"; "parts": label, hexadecimal and rank of every byte; "pairs": the rank
    of each two neighbours, or null; "merges": at, rank, label, and the ranks of the two new pairs.
    """
    return [
        {
            "label": visible(piece.bytes),
            "parts": [
                [visible(bytes([byte])), f"{byte:02X}", tokenizer.ranks[bytes([byte])]]
                for byte in piece.bytes
            ],
            "pairs": piece.pair_ranks,
            "merges": [
                [merge.at, merge.rank, visible(merge.merged), merge.rank_before, merge.rank_after]
                for merge in piece.merges
            ],
        }
        for piece in pieces
    ]
