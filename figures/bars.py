"""Named numbers as horizontal bars, the first on top."""

from collections.abc import Sequence

import plotly.graph_objects as go

from figures.labels import literal
from figures.style import Style, dress

ROW = 30
"""Pixels a bar."""


def bars(
    labels: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    colours: Sequence[str],
    axis: str,
    style: Style,
    compared: Sequence[float] | None = None,
) -> go.Figure:
    """A bar for each label, `texts` at their ends. axis: what is measured, with its unit.

    compared: other values of the same things, drawn as ticks on the bars.
    """
    places = list(range(len(labels)))
    figure = go.Figure(
        go.Bar(
            x=list(values),
            y=places,
            orientation="h",
            marker={"color": list(colours)},
            hoverinfo="skip",
        )
    )
    if compared is not None:
        figure.add_scatter(
            x=list(compared),
            y=places,
            mode="markers",
            marker={
                "symbol": "line-ns",
                "size": 18,
                "color": style.text,
                "line": {"width": 3, "color": style.text},
            },
            hoverinfo="skip",
        )
    ends = [*zip(values, compared or values, strict=True)]
    figure.add_scatter(
        x=[max(0.0, *end) if end[0] >= 0 else min(0.0, *end) for end in ends],
        y=places,
        mode="text",
        text=[f" {text} " for text in texts],
        textposition=["middle right" if value >= 0 else "middle left" for value in values],
        textfont={"size": 15},
        cliponaxis=False,
        hoverinfo="skip",
    )
    dress(figure, style, height=46 + ROW * len(places))
    everything = [0.0, *values, *(compared or ())]
    low, high = min(everything), max(everything)
    # The texts stand beyond the ends of the bars and need room of their own.
    room = 0.3 * ((high - low) or 1.0)
    figure.update_xaxes(
        title_text=axis,
        range=[low - (room if low < 0 else 0), high + (room if high > 0 else 0)],
        nticks=5,
        zeroline=True,
        zerolinecolor=style.muted,
    )
    figure.update_yaxes(
        tickvals=places,
        ticktext=[literal(label) for label in labels],
        tickfont={"size": 16},
        range=[len(places) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
    )
    figure.update_layout(bargap=0.25, margin={"t": 4})
    return figure
