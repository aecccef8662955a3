"""Where a token stands among all tokens, station by station."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from figures.style import Style, dress
from model.residual import Station

MOST_NAMES = 16
"""How many stations have room for their names."""


def places(
    stations: Sequence[Station], ranks: Sequence[int], n_vocab: int, style: Style
) -> go.Figure:
    """The place of one token in the logit lens at each station: 1 on top, on a logarithmic axis."""
    at = list(range(len(stations)))
    colours = {"embedding": style.accent, "attention": style.output, "mlp": style.mlp}
    figure = go.Figure(
        go.Scatter(
            x=at,
            y=list(ranks),
            mode="lines+markers",
            line={"color": style.muted, "width": 2},
            marker={"size": 13, "color": [colours[station.part] for station in stations]},
            customdata=[station.name for station in stations],
            hovertemplate="%{customdata}: place %{y:,}<extra></extra>",
        )
    )
    dress(figure, style, height=330)
    ticks = [10**power for power in range(len(str(n_vocab))) if 10**power < n_vocab / 2] + [n_vocab]
    figure.update_yaxes(
        type="log",
        autorange=False,
        range=[math.log10(n_vocab) + 0.15, -0.15],
        tickvals=ticks,
        ticktext=[f"{tick:,}" for tick in ticks],
        title_text="place (1 = most probable)",
    )
    named = stations[:: -(-len(stations) // MOST_NAMES)]
    figure.update_xaxes(
        tickvals=[station.index for station in named],
        ticktext=[_short(station) for station in named],
        tickangle=-60,
        tickfont={"size": 15},
        showgrid=False,
        zeroline=False,
    )
    return figure


def _short(station: Station) -> str:
    return station.name.replace("attention", "attn").replace("embedding", "embed")
