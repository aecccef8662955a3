"""Which heads of queries meet which head of keys and values: the two rows of one layer."""

import plotly.graph_objects as go

from figures.style import Style, dress
from model.gpt import GPTConfig

HEIGHT = 210


def shared_keys(config: GPTConfig, layer: int, head: int, style: Style) -> go.Figure:
    """Above, the heads of queries; below, those of keys and values; lines join those that meet.

    head: the chosen one; it and its keys and values stand out.
    """
    figure = go.Figure()
    heads, shared = range(config.n_head), range(config.kv_heads)
    # Each below the middle of the heads that it serves.
    middle = [config.group * number + (config.group - 1) / 2 for number in shared]
    for number in heads:
        mine = number == head
        figure.add_scatter(
            x=[number, middle[config.kv_head(number)]],
            y=[1, 0],
            mode="lines",
            line={"color": style.query if mine else style.muted, "width": 4 if mine else 1.5},
            hoverinfo="skip",
        )
    rows = (
        ("query", heads, list(heads), 1, style.query, head),
        ("key and value", shared, middle, 0, style.key, config.kv_head(head)),
    )
    for kind, numbers, x, y, colour, chosen in rows:
        figure.add_scatter(
            x=x,
            y=[y] * len(x),
            mode="markers+text",
            marker={
                "symbol": "square",
                "size": 34,
                "color": [colour if n == chosen else style.surface for n in numbers],
                "line": {"color": colour, "width": 2},
            },
            text=[str(n) for n in numbers],
            textfont={
                "size": 16,
                "color": [style.background if n == chosen else style.text for n in numbers],
            },
            hovertemplate=f"{kind} head {layer}.%{{text}}<extra></extra>",
        )
    dress(figure, style, height=HEIGHT)
    figure.update_xaxes(visible=False, range=[-0.6, config.n_head - 0.4])
    figure.update_yaxes(
        tickvals=[0, 1],
        ticktext=["keys, values", "queries"],
        tickfont={"size": 16},
        range=[-0.45, 1.45],
        showgrid=False,
        zeroline=False,
    )
    return figure
