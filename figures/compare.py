"""Two sides next to each other: next tokens, layers, and one head of each."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from figures.labels import literal
from figures.packing import pack
from figures.style import Style, dress
from model.alignment import Alignment
from model.compare import Depth, HeadPair, Reading
from model.tokenizer import Token

ROW_PX = 46
BAR = 0.42
"""Of a row's height, for each of its two bars."""
SIDES = ("A", "B")


def paired_tokens(alignment: Alignment, a: Sequence[Token], b: Sequence[Token]) -> list[Any]:
    """What the component "paired_tokens" shows: label and position of every token, side by side."""

    def chip(tokens: Sequence[Token], at: int | None) -> dict[str, Any] | None:
        return None if at is None else {"label": tokens[at].label, "position": at}

    return [
        {"a": chip(a, pair.a), "b": chip(b, pair.b), "same": pair.same} for pair in alignment.pairs
    ]


def two_bars(
    labels: Sequence[str],
    probs: Sequence[tuple[float | None, float | None]],
    texts: Sequence[tuple[str, str]],
    style: Style,
) -> go.Figure:
    """Two probabilities for each label, side A's bar above side B's; no bar for None.

    texts: what stands at the ends of the bars.
    """
    places = list(range(len(labels)))
    figure = go.Figure()
    for side, colour in enumerate((style.side_a, style.side_b)):
        values = [pair[side] or 0.0 for pair in probs]
        offset = BAR * (side - 1)
        figure.add_bar(
            x=values,
            y=places,
            name=SIDES[side],
            orientation="h",
            offset=offset,
            width=0.9 * BAR,
            marker={"color": colour},
            hoverinfo="skip",
        )
        # Texts of a bar's own would shrink with it.
        figure.add_scatter(
            x=values,
            y=[place + offset + BAR / 2 for place in places],
            mode="text",
            text=[f" {pair[side]} " for pair in texts],
            textposition="middle right",
            textfont={"size": 15},
            cliponaxis=False,
            hoverinfo="skip",
            showlegend=False,
        )
    _dress_rows(figure, labels, style)
    most = max((value or 0.0 for pair in probs for value in pair), default=0.0) or 1.0
    figure.update_xaxes(
        title_text="probability of the next token",
        range=[0, 1.3 * most],
        nticks=5,
        tickformat=".1~%",
    )
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "font": {"size": 15}},
    )
    return figure


def differences(
    labels: Sequence[str], changes: Sequence[float | None], texts: Sequence[str], style: Style
) -> go.Figure:
    """A bar for each change of a probability (B minus A), in percentage points; its rows are as high
    as those of `two_bars`. No bar for None."""
    places = list(range(len(labels)))
    points = [100 * (change or 0.0) for change in changes]
    figure = go.Figure()
    figure.add_bar(
        x=points,
        y=places,
        orientation="h",
        width=BAR,
        marker={"color": [style.side_b if point > 0 else style.side_a for point in points]},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=points,
        y=places,
        mode="text",
        text=[f" {text} " for text in texts],
        textposition=["middle right" if point >= 0 else "middle left" for point in points],
        textfont={"size": 15},
        cliponaxis=False,
        hoverinfo="skip",
    )
    _dress_rows(figure, labels, style)
    most = max((abs(point) for point in points), default=0.0) or 1.0
    figure.update_xaxes(
        title_text="change from A to B, percentage points",
        range=[-1.5 * most, 1.5 * most],
        nticks=5,
        zeroline=True,
        zerolinecolor=style.muted,
    )
    return figure


def _dress_rows(figure: go.Figure, labels: Sequence[str], style: Style) -> None:
    """A row for each label, the first on top."""
    dress(figure, style, height=90 + ROW_PX * len(labels))
    figure.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=[literal(label) for label in labels],
        tickfont={"size": 16},
        range=[len(labels) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
    )
    figure.update_layout(margin={"t": 34})


def layer_rows(depths: Sequence[Depth]) -> list[dict[str, Any]]:
    """What the component "paired_layers" shows: a row behind the embeddings and after each layer."""

    def said(reading: Reading | None) -> dict[str, Any] | None:
        if reading is None:
            return None
        return {"label": reading.token.label, "prob": reading.prob, "final": reading.is_final}

    return [
        {
            "name": "embedding" if depth.layer is None else f"layer {depth.layer}",
            "a": said(depth.a),
            "b": said(depth.b),
            "same": depth.same,
            "apart": depth.apart,
        }
        for depth in depths
    ]


def head_pictures(
    pair: HeadPair,
    alignment: Alignment,
    labels: Sequence[Sequence[str]],
    titles: Sequence[str],
    chosen: Sequence[tuple[int, int]],
    first: int = 0,
) -> bytes:
    """What the component "paired_heads" draws: the patterns of A and B, and B minus A.

    labels: the tokens of each side. titles: over the three pictures. chosen: row and column on each
    side. first: the rows of the difference above this pair are left out (one row always stays).
    """
    names = [
        labels[0][a] if labels[0][a] == labels[1][b] else f"{labels[0][a]} → {labels[1][b]}"
        for a, b in alignment.both
    ]
    header = {
        "labels": [*labels, names],
        "titles": titles,
        "chosen": chosen,
        "first": min(first, len(names) - 1),
    }
    arrays = {
        name: getattr(pair, name).float().contiguous().numpy() for name in ("a", "b", "difference")
    }
    both = np.array(alignment.both, dtype=np.int32)
    return pack(header, {**arrays, "both": both})
