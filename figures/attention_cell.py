"""The arithmetic of one attention weight, as tables of the model's own numbers."""

from collections.abc import Sequence

import pandas as pd

from model.attention import Cell, Projection


def products(cell: Cell) -> pd.DataFrame:
    """q·k, a row a dimension: the largest products first."""
    table = pd.DataFrame(
        {
            "dimension": range(len(cell.q)),
            "q": cell.q.numpy(),
            "k": cell.k.numpy(),
            "q × k": cell.products.numpy(),
        }
    )
    return table.sort_values("q × k", key=abs, ascending=False)


def softmax_row(cell: Cell, labels: Sequence[str]) -> pd.DataFrame:
    """The row of the chosen token: score to weight, a row a token looked at."""
    return pd.DataFrame(
        {
            "position": range(len(labels)),
            "token": labels,
            "score": cell.scores.numpy(),
            "masked": [f"{score:.4f}".replace("-inf", "−∞") for score in cell.masked.tolist()],
            "exp(masked − max)": cell.exps.numpy(),
            "weight": cell.weights.numpy(),
        }
    )


def weighted_values(cell: Cell, values: Sequence[float], labels: Sequence[str]) -> pd.DataFrame:
    """z in one dimension, a row a token: weight × value. values: [T], that dimension of v."""
    weights = cell.weights.tolist()
    return pd.DataFrame(
        {
            "token": labels,
            "weight": weights,
            "value": values,
            "weight × value": [w * v for w, v in zip(weights, values, strict=True)],
        }
    )


def projection(part: Projection, dimension: int) -> pd.DataFrame:
    """One number of a query: a row an input dimension, the largest products first."""
    table = pd.DataFrame(
        {
            "dimension of the stream": range(len(part.input)),
            "normalised stream": part.input.numpy(),
            "weight": part.weight[:, dimension].numpy(),
            "product": part.products(dimension).numpy(),
        }
    )
    return table.sort_values("product", key=abs, ascending=False)
