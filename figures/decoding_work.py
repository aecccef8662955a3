"""The work of one more token, with the KV cache and without."""

from collections.abc import Sequence

import plotly.graph_objects as go

from figures.style import Style, dress


def decoding_work(
    with_cache: Sequence[int], without_cache: Sequence[int], now: int, style: Style
) -> go.Figure:
    """Multiply-adds of the next token after 1, 2, ... tokens of text; `now` of them are there.

    Both lines on one scale, in millions: that one of them is flat is the point.
    """
    lengths = list(range(1, len(with_cache) + 1))
    figure = go.Figure()
    for name, counts, colour in (
        ("without cache", without_cache, style.muted),
        ("with cache", with_cache, style.accent),
    ):
        millions = [count / 1e6 for count in counts]
        figure.add_scatter(
            x=lengths,
            y=millions,
            mode="lines",
            line={"color": colour, "width": 3},
            name=name,
            hovertemplate="%{x} tokens: %{y:,.1f} million<extra>" + name + "</extra>",
        )
        figure.add_annotation(
            x=lengths[-1],
            y=millions[-1],
            text=name,
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            xshift=-40,
            yshift=8,
            font={"color": colour, "size": 17},
        )
    at = min(now, len(lengths))
    figure.add_vline(x=at, line={"color": style.muted, "dash": "dot", "width": 2})
    figure.add_annotation(
        x=at,
        y=1,
        yref="paper",
        text="this text",
        showarrow=False,
        xanchor="left" if at < len(lengths) / 2 else "right",
        yanchor="top",
        font={"color": style.muted, "size": 15},
    )
    figure.update_xaxes(title_text="tokens in the text", range=[0, len(lengths) + 1])
    figure.update_yaxes(title_text="million multiply-adds", rangemode="tozero")
    return dress(figure, style, height=330)
