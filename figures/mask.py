"""Pictures of the causal mask: one head with it or without, and what taking it off changes."""

from collections.abc import Sequence

import plotly.graph_objects as go
from torch import Tensor

from figures.bars import bars
from figures.labels import literal
from figures.packing import pack
from figures.style import Style, dress

MANY = 24
"""From this many tokens on an axis names positions, because labels would overlap."""

STRONG = 0.55
"""Values of the sequential scale above which text in the background's colour reads better."""


def heatmaps(
    scores: Tensor, pattern: Tensor, labels: Sequence[str], row: int, causal: bool, says: str
) -> bytes:
    """What the component "mask" draws. row: the chosen token; says: the picture in words."""
    header = {"tokens": list(labels), "row": row, "causal": causal, "says": says}
    arrays = {"scores": scores.float().numpy(), "pattern": pattern.float().numpy()}
    return pack(header, arrays)


def looking_ahead(share: Tensor, layer: int, head: int, style: Style) -> go.Figure:
    """share: [L, H], of each head's attention that goes to later tokens; the chosen head framed."""
    n_layer, n_head = share.shape
    figure = go.Figure(
        go.Heatmap(
            z=share.numpy(),
            zmin=0,
            zmax=1,
            colorscale=style.sequential_scale,
            xgap=3,
            ygap=3,
            hovertemplate="head %{y}.%{x}: %{z:.1%} of its attention goes to later tokens<extra></extra>",
            colorbar={"title": {"text": "share"}, "tickformat": ".0%", "thickness": 12},
        )
    )
    cells = [(row, column) for row in range(n_layer) for column in range(n_head)]
    shares = share.flatten().tolist()
    figure.add_scatter(
        x=[column for _, column in cells],
        y=[row for row, _ in cells],
        mode="text",
        text=[f"{value:.0%}" for value in shares],
        textfont={
            "size": 16,
            "color": [style.background if value > STRONG else style.text for value in shares],
        },
        hoverinfo="skip",
    )
    figure.add_shape(
        type="rect",
        x0=head - 0.5,
        x1=head + 0.5,
        y0=layer - 0.5,
        y1=layer + 0.5,
        line={"color": style.accent, "width": 3},
    )
    dress(figure, style, height=90 + 48 * n_layer)
    figure.update_xaxes(
        title_text="head", tickvals=list(range(n_head)), showgrid=False, zeroline=False
    )
    figure.update_yaxes(
        title_text="layer",
        tickvals=list(range(n_layer)),
        autorange="reversed",
        showgrid=False,
        zeroline=False,
    )
    return figure


def candidates(
    labels: Sequence[str], probs: Sequence[float], texts: Sequence[str], limit: float, style: Style
) -> go.Figure:
    """The most probable next tokens as bars, best on top.

    texts: the probabilities as they are written. limit: where the axis ends, 0 to 1.
    """
    colours = [style.accent] * len(texts)
    figure = bars(labels, probs, texts, colours, "probability of the next token", style)
    figure.update_xaxes(tickformat=".0%", range=[0, 1.25 * limit])
    return figure


def surprisals(labels: Sequence[str], masked: Tensor, unmasked: Tensor, style: Style) -> go.Figure:
    """Bits of surprise at each token of the prompt, with the mask and without.

    masked, unmasked: [T], NaN where there is nothing (the first token).
    """
    places = list(range(len(labels)))
    figure = go.Figure()
    # One trace of segments, broken by None, joins the two dots of each token.
    ends: list[float | None] = []
    for before, after in zip(masked.tolist(), unmasked.tolist(), strict=True):
        ends += [before, after, None]
    figure.add_scatter(
        x=[place for place in places for _ in range(3)],
        y=ends,
        mode="lines",
        line={"color": style.muted, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    size = 13 if len(labels) < MANY else 7
    for name, values, colour, symbol in (
        ("mask on: predicted", masked, style.accent, "circle"),
        ("mask off: already seen", unmasked, style.text, "diamond"),
    ):
        figure.add_scatter(
            x=places,
            y=values.tolist(),
            mode="markers",
            name=name,
            marker={"color": colour, "size": size, "symbol": symbol},
            customdata=[literal(label) for label in labels],
            hovertemplate="%{customdata} (%{x}): %{y:.2f} bits<extra>" + name + "</extra>",
        )
    dress(figure, style, height=380)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 15}},
        margin={"t": 60},
    )
    figure.update_yaxes(title_text="surprisal, bits", rangemode="tozero")
    figure.update_xaxes(range=[-0.6, len(labels) - 0.4], showgrid=False, zeroline=False)
    if len(labels) < MANY:
        figure.update_xaxes(
            tickvals=places,
            ticktext=[literal(label) for label in labels],
            tickangle=-60,
            title_text="token of the prompt",
        )
    else:
        figure.update_xaxes(title_text="position in the prompt")
    return figure


def sight(labels: Sequence[str], causal: bool, style: Style) -> go.Figure:
    """Which token may look at which: filled is allowed. Rows look, columns are looked at."""
    n = len(labels)
    allowed = [[int(not causal or column <= row) for column in range(n)] for row in range(n)]
    figure = go.Figure(
        go.Heatmap(
            z=allowed,
            zmin=0,
            zmax=1,
            colorscale=[[0, style.surface], [1, style.accent]],
            showscale=False,
            xgap=2,
            ygap=2,
            hoverinfo="skip",
        )
    )
    dress(figure, style, height=120 + 20 * n)
    axis = {
        "tickvals": list(range(n)),
        "ticktext": [literal(label) for label in labels],
        "showgrid": False,
    }
    figure.update_xaxes(**axis, tickangle=-60, zeroline=False)
    figure.update_yaxes(
        **axis, autorange="reversed", zeroline=False, scaleanchor="x", constrain="domain"
    )
    figure.update_xaxes(constrain="domain")
    return figure
