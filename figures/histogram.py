"""How the numbers of one vector are spread."""

import numpy as np
import plotly.graph_objects as go

from figures.style import Style, dress

BINS = 40


def histogram(values: np.ndarray, title: str, colour: str, style: Style) -> go.Figure:
    """How many of `values` [D] lie where, from the least to the greatest; their mean is marked."""
    counts, edges = np.histogram(values, bins=BINS)
    mean = float(values.mean())
    figure = go.Figure(
        go.Bar(
            x=(edges[:-1] + edges[1:]) / 2,
            y=counts,
            width=np.diff(edges),
            marker={"color": colour, "line": {"width": 0}},
            hovertemplate="around %{x:.2f}: %{y}<extra></extra>",
        )
    )
    dress(figure, style, height=260)
    figure.add_vline(x=mean, line={"color": style.text, "width": 2, "dash": "dot"})
    figure.update_layout(title={"text": title, "font": {"size": 16}, "x": 0}, margin={"t": 44})
    figure.update_xaxes(title_text="value of a dimension", nticks=6, showgrid=False)
    # A few dimensions lie far out in a trained stream: on a linear axis they could not be seen.
    figure.update_yaxes(
        title_text="dimensions", type="log", range=[-0.3, np.log10(max(counts.max(), 1)) + 0.15]
    )
    figure.update_yaxes(tickvals=[1, 10, 100, 1000], ticktext=["1", "10", "100", "1000"])
    return figure
