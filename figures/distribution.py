"""One distribution over the whole vocabulary: its long tail, and what temperature does to it."""

import math
from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from figures.style import Style, dress

ALL_UP_TO = 100
"""Places drawn one by one; behind it the points are thinned."""
A_DECADE = 60
"""Points drawn for each factor of ten in the place, behind that."""
FLOOR = 1e-12
"""The least probability that the axis of the tail reaches down to."""


def drawn_places(n: int) -> np.ndarray:
    """Which of the places 1 ... n the tail draws: all up to `ALL_UP_TO`, then evenly in log, n."""
    if n <= ALL_UP_TO:
        return np.arange(1, n + 1)
    decades = math.log10(n / ALL_UP_TO)
    thinned = np.geomspace(ALL_UP_TO, n, round(decades * A_DECADE) + 1).round().astype(int)
    return np.unique(np.concatenate([np.arange(1, ALL_UP_TO + 1), thinned, [n]]))


def tail(
    probs: np.ndarray, natural: np.ndarray, shares: Sequence[tuple[float, int]], style: Style
) -> go.Figure:
    """Probability by place on two logarithmic axes.

    probs: [V], best first; natural: the same at temperature 1, drawn dotted where it differs.
    shares: (share, how many tokens hold it), marked on the line.
    """
    n = len(probs)
    at = drawn_places(n)
    figure = go.Figure()
    if not np.array_equal(probs, natural):
        figure.add_scatter(
            x=at,
            y=natural[at - 1],
            mode="lines",
            line={"color": style.muted, "width": 2, "dash": "dot"},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=at,
        y=np.where(probs[at - 1] > 0, probs[at - 1], np.nan),
        mode="lines+markers",
        line={"color": style.accent, "width": 2},
        marker={"size": 5},
        hovertemplate="place %{x:,}: %{y:.2g}<extra></extra>",
    )
    marks: dict[int, str] = {}  # one token may hold several of the shares
    for share, count in shares:
        marks[count] = f"{marks[count]}, {share:.0%}" if count in marks else f"{share:.0%}"
    figure.add_scatter(
        x=list(marks),
        y=[probs[count - 1] for count in marks],
        mode="markers+text",
        text=list(marks.values()),
        cliponaxis=False,
        # Towards the middle, where the line leaves room and the figure does not end.
        textposition=["top right" if count**2 < n else "bottom left" for count in marks],
        textfont={"size": 16},
        marker={"size": 13, "color": style.text},
        hovertemplate="the best %{x:,} tokens hold %{text}<extra></extra>",
    )
    dress(figure, style, height=400)
    figure.update_xaxes(
        type="log",
        title_text=f"place among all {n:,} tokens",
        range=[-0.1, math.log10(n) + 0.1],
        tickvals=[10**power for power in range(math.ceil(math.log10(n)) + 1)],
        tickformat=",",
    )
    shown = np.concatenate([probs, natural])
    least = max(float(shown[shown > 0].min()), FLOOR)
    figure.update_yaxes(
        type="log",
        title_text="probability",
        range=[math.log10(least) - 0.3, 1],
        exponentformat="power",
        nticks=8,
    )
    return figure


def entropy_curve(
    temperatures: Sequence[float],
    bits: Sequence[float],
    chosen: tuple[float, float],
    n_vocab: int,
    style: Style,
) -> go.Figure:
    """Entropy at each of `temperatures`; `chosen` (temperature, bits) is marked.

    The dashed line is log2 of the vocabulary: all tokens equally likely.
    """
    figure = go.Figure(
        go.Scatter(
            x=list(temperatures),
            y=list(bits),
            mode="lines+markers",
            line={"color": style.accent, "width": 2},
            marker={"size": 6},
            hovertemplate="temperature %{x:.2f}: %{y:.2f} bits<extra></extra>",
        )
    )
    figure.add_scatter(
        x=[chosen[0]],
        y=[chosen[1]],
        mode="markers+text",
        text=[f"{chosen[1]:.2f} bits"],
        textposition="bottom right",
        textfont={"size": 16},
        marker={"size": 14, "color": style.text},
        hoverinfo="skip",
    )
    dress(figure, style, height=400)
    most = math.log2(n_vocab)
    figure.add_hline(
        y=most,
        line={"color": style.muted, "width": 2, "dash": "dash"},
        annotation={
            "text": f"all {n_vocab:,} equally likely: {most:.1f} bits",
            "font": {"size": 15, "color": style.muted},
            "xanchor": "right",
            "x": 1,
            "yanchor": "bottom",
        },
    )
    figure.update_xaxes(
        title_text="temperature", range=[-0.1, 1.05 * max(*temperatures, chosen[0])], nticks=6
    )
    figure.update_yaxes(title_text="entropy, bits", range=[-1.5, most * 1.15])
    return figure
