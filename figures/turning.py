"""Rotary positions: a pair of dimensions on its circle, and a score by the distance of two tokens."""

import plotly.graph_objects as go

from figures.style import Style, dress
from model.turning import Turning

HEIGHT = 400


def circles(made: Turning, query: int, key: int, names: tuple[str, str], style: Style) -> go.Figure:
    """The pair of the query and of the key at every position, and where the two really stand.

    query, key: their positions; names: of the two, for people.
    """
    figure = go.Figure()
    reach = 1.25 * max(made.query.norm(dim=1).max().item(), made.key.norm(dim=1).max().item(), 1e-9)
    figure.add_hline(y=0, line={"color": style.grid})
    figure.add_vline(x=0, line={"color": style.grid})
    sides = (("query", made.query, query, style.query), ("key", made.key, key, style.key))
    for (kind, points, own, colour), name in zip(sides, names, strict=True):
        x, y = points.T.tolist()
        figure.add_scatter(
            x=x,
            y=y,
            mode="markers",
            marker={"size": 8, "color": colour, "opacity": 0.35},
            hovertemplate=f"{kind} of {name} at position %{{customdata}}: "
            "(%{x:.3f}, %{y:.3f})<extra></extra>",
            customdata=list(range(len(x))),
        )
        figure.add_scatter(
            x=[0, x[own]],
            y=[0, y[own]],
            mode="lines+markers+text",
            line={"color": colour, "width": 4},
            marker={"size": [0.1, 14], "color": colour},
            text=["", f"{kind}, {own}"],
            textposition="top center" if y[own] >= 0 else "bottom center",
            textfont={"size": 16, "color": colour},
            hoverinfo="skip",
        )
    dress(figure, style, height=HEIGHT)
    axis = {"range": [-reach, reach], "zeroline": False, "nticks": 5}
    figure.update_xaxes(title_text="first dimension of the pair", **axis)
    figure.update_yaxes(title_text="second dimension", scaleanchor="x", constrain="domain", **axis)
    figure.update_xaxes(constrain="domain")
    return figure


def score_by_distance(made: Turning, distance: int, style: Style) -> go.Figure:
    """The score of the query with the key by how far behind the query the key stands.

    distance: how far it really stands; marked where that is not negative.
    """
    figure = go.Figure()
    distances = list(range(len(made.by_distance)))
    lines = (
        ("all pairs: the score", made.by_distance, style.text, 3),
        ("this pair's part of it", made.share, style.accent, 2),
    )
    for name, values, colour, width in lines:
        figure.add_scatter(
            x=distances,
            y=values.tolist(),
            name=name,
            mode="lines",
            line={"color": colour, "width": width},
            hovertemplate=f"{name} %{{x}} apart: %{{y:.3f}}<extra></extra>",
        )
    if 0 <= distance < len(distances):
        figure.add_scatter(
            x=[distance],
            y=[made.score],
            name="where they stand",
            mode="markers",
            marker={"size": 14, "color": style.key, "line": {"width": 2, "color": style.text}},
            hovertemplate="where they stand: %{y:.3f}<extra></extra>",
        )
    dress(figure, style, height=HEIGHT)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 15}},
    )
    figure.update_xaxes(title_text="positions from key to query", rangemode="tozero")
    figure.update_yaxes(title_text="score", zeroline=True, zerolinecolor=style.muted)
    return figure
