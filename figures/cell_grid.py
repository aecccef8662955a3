"""What the grid of cells (components/cell_grid.js) is drawn from, packed for the browser."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from figures.packing import pack


@dataclass(frozen=True)
class Words:
    """What a grid says. label: what it shows. scale: what the colours mean. corner, row_word: over
    the names of the rows, and before one. footer: names below the columns, `footer_corner` first.
    """

    label: str
    scale: str
    corner: str
    row_word: str
    rows: Sequence[str]
    columns: Sequence[str]
    footer: Sequence[str] | None = None
    footer_corner: str = ""


def cell_grid(
    words: Words,
    values: np.ndarray,
    selected: tuple[int, int],
    texts: np.ndarray | None = None,
    vocabulary: Sequence[str] = (),
    framed: np.ndarray | None = None,
    scores: bool = False,
) -> bytes:
    """A grid of R rows and C columns, one cell of which is chosen (row, column).

    values: [R, C], the colour and the number of each cell: probabilities (0 to 1) where the cells
    have texts; with `scores`, numbers from 0 to 1; else numbers on both sides of zero, drawn
    diverging up to the greatest absolute one.
    texts: [R, C], what stands in each cell, as an index into `vocabulary`. framed: [R, C] of bool.

    Raises ValueError where names and values do not match.
    """
    if values.shape != (len(words.rows), len(words.columns)):
        raise ValueError(f"values of shape {values.shape} for {words.rows} by {words.columns}")
    # Only the texts that occur travel, once each.
    used, text = (
        np.unique(texts, return_inverse=True)
        if texts is not None
        else (np.empty(0, int), np.full(values.shape, -1))
    )
    arrays: dict[str, np.ndarray] = {
        "value": values.astype(np.float32),
        "text": text.reshape(values.shape).astype(np.int32),
        "framed": (np.zeros(values.shape) if framed is None else framed).astype(np.uint8),
    }
    diverging = texts is None and not scores
    content = {
        **vars(words),
        "texts": [vocabulary[index] for index in used.tolist()],
        "diverging": diverging,
        "scores": scores,
        "extent": float(np.abs(values).max()) or 1.0 if diverging else 1.0,
    }
    # The same content is not drawn again when only the choice changes.
    fingerprint = zlib.crc32(pack(content, arrays))
    return pack({**content, "content": fingerprint, "selected": selected}, arrays)
