"""The arrays behind the pictures of the embedding, packed for the browser. See `packing`."""

from typing import Any

import numpy as np
from torch import Tensor

from figures.packing import pack
from model import Glass
from model.positions import similarity, sinusoidal
from model.vocabulary_map import vocabulary_map


def heat_map(values: Tensor, spec: dict[str, Any]) -> bytes:
    """`values` [rows, columns] and how `heat_map.js` is to draw them, in one piece."""
    return pack({**spec, "array": "values"}, {"values": values.float().numpy()})


def position_tables(glass: Glass) -> bytes:
    """A model's positions, learned and by formula [n_ctx, D], and their similarities [n_ctx, n_ctx]."""
    learned = glass.model.wpe
    formula = sinusoidal(*learned.shape)
    tables = {
        "learned": learned,
        "sinusoidal": formula,
        "learned_similarity": similarity(learned),
        "sinusoidal_similarity": similarity(formula),
    }
    return pack({}, {name: table.numpy() for name, table in tables.items()})


def vocabulary_points(glass: Glass) -> bytes:
    """Where every token lies on the map [V, 2], its label, and whether it begins with a space."""
    drawn = vocabulary_map(glass.model)
    tokens = glass.tokenizer.tokens(range(glass.tokenizer.n_vocab))
    spaced = [token.bytes.startswith(b" ") for token in tokens]
    return pack(
        {"labels": [token.label for token in tokens], "explained": drawn.explained.tolist()},
        {"points": drawn.points.numpy(), "spaced": np.array(spaced, dtype=np.uint8)},
    )
