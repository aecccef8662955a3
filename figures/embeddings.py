"""Nearest tokens, how alike positions are, and what the order of the words changes."""

from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots
from torch import Tensor

from figures.labels import literal
from figures.style import Style, dress
from model.word_order import OrderExperiment

ROOM_FOR = 16
"""Labels that fit beside the scores of a reading; with more tokens every second has its label."""


def nearest_tokens(labels: Sequence[str], cosines: Sequence[float], style: Style) -> go.Figure:
    """A bar for each neighbour's cosine, the nearest on top."""
    places = list(range(len(labels)))  # labels of different tokens can look the same
    figure = go.Figure(
        go.Bar(
            x=list(cosines),
            y=places,
            orientation="h",
            marker_color=style.accent,
            text=[f"{cosine:.3f}" for cosine in cosines],
            textposition="auto",
            insidetextfont={"size": 15, "color": style.background},
            outsidetextfont={"size": 15, "color": style.text},
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(title_text="cosine (1: the same direction)", range=[min(0, *cosines), 1])
    figure.update_yaxes(
        tickvals=places,
        ticktext=[literal(label) for label in labels],
        autorange="reversed",
        tickfont={"size": 16},
    )
    return dress(figure, style, 80 + 34 * len(labels))


def position_similarity(
    learned: Tensor, sinusoidal: Tensor, position: int, style: Style
) -> go.Figure:
    """The cosine of one position with every other, [n_ctx] each: learned, and by formula."""
    figure = go.Figure()
    places = list(range(len(learned)))
    for name, cosines, colour, dash in (
        ("by formula", sinusoidal, style.muted, "dot"),
        ("learned", learned, style.accent, "solid"),
    ):
        figure.add_scatter(
            x=places,
            y=cosines.tolist(),
            mode="lines",
            name=name,
            line={"color": colour, "width": 2.5, "dash": dash},
            hovertemplate=f"{name}: position %{{x}}, cosine %{{y:.3f}}<extra></extra>",
        )
    figure.add_vline(x=position, line={"color": style.text, "width": 1})
    figure.update_xaxes(title_text="position")
    figure.update_yaxes(title_text=f"cosine with position {position}")
    dress(figure, style, 320)
    return figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    )


def order_scores(experiment: OrderExperiment, labels: Sequence[str], style: Style) -> go.Figure:
    """The scores of both readings, without positions above and with them below.

    One colour scale for all four, centred on 0; rows are the tokens that look.
    """
    readings = {
        "without positions": experiment.without,
        "with positions": experiment.with_positions,
    }
    figure = make_subplots(
        2,
        2,
        subplot_titles=[
            f"{name},<br>{order}" for name in readings for order in ("as written", "back to front")
        ],
        horizontal_spacing=0.04,
        vertical_spacing=0.13,
        shared_xaxes=True,
        shared_yaxes=True,
    )
    places = list(range(experiment.n_tokens))
    limit = 0.0
    for row, reading in enumerate(readings.values(), start=1):
        for column, scores in enumerate((reading.forward, reading.backward), start=1):
            limit = max(limit, scores.abs().max().item())
            figure.add_heatmap(
                z=scores.numpy(),
                x=places,
                y=places,
                coloraxis="coloraxis",
                hovertemplate="row %{y}, column %{x}: score %{z:.4f}<extra></extra>",
                row=row,
                col=column,
            )
    dress(figure, style, 740)
    figure.update_layout(
        margin_t=60,
        coloraxis={
            "colorscale": style.diverging_scale,
            "cmin": -limit,
            "cmax": limit,
            "colorbar": {
                "title": {"text": "score q·k / √d_head", "side": "bottom"},
                "orientation": "h",
                "y": -0.02,
                "yanchor": "top",
                "thickness": 14,
            },
        },
    )
    figure.update_annotations(font_size=15)
    figure.update_xaxes(showticklabels=False, ticks="", showgrid=False, zeroline=False)
    every = 1 if experiment.n_tokens <= ROOM_FOR else 2
    figure.update_yaxes(
        tickvals=places[::every],
        ticktext=[literal(label) for label in labels[::every]],
        autorange="reversed",
        showgrid=False,
        zeroline=False,
        tickfont={"size": 13 if experiment.n_tokens > 12 else 15},
    )
    return figure
