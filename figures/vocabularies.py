"""How many characters a token of each vocabulary holds."""

from collections.abc import Sequence

import plotly.graph_objects as go

from figures.style import Style, dress
from model.vocabularies import Reading


def characters_per_token(readings: Sequence[Reading], style: Style) -> go.Figure:
    """A bar for each vocabulary, the first (the model's own) in the accent colour.

    Raises ValueError where a text without tokens leaves nothing to divide by.
    """
    ratios = [reading.characters_per_token for reading in readings]
    if None in ratios:
        raise ValueError("a text without tokens has no characters per token")
    figure = go.Figure(
        go.Bar(
            x=ratios,
            y=[reading.vocabulary for reading in readings],
            orientation="h",
            marker_color=[style.accent] + [style.muted] * (len(readings) - 1),
            text=[
                f" {ratio:.2f} ({len(reading.tokens):,} token{'s' * (len(reading.tokens) > 1)})"
                for ratio, reading in zip(ratios, readings, strict=True)
            ],
            textposition="auto",
            insidetextfont={"size": 16, "color": style.background},
            outsidetextfont={"size": 16, "color": style.text},
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(title_text="characters a token", rangemode="tozero")
    figure.update_yaxes(autorange="reversed", tickfont={"size": 16}, fixedrange=True)
    return dress(figure, style, 90 + 48 * len(readings))
