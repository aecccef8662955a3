"""One visual language for every picture, light and dark.

The same quantity has the same colour on every page: queries, keys, values and outputs each keep
theirs. Scales are perceptually even and safe for colour-blind eyes: sequential ones climb in one
hue from the background, diverging ones go from orange through the background to blue and are used
only where zero means something. `figures/components/common.js` holds the same colours for the
browser components; a test compares the two.
"""

from dataclasses import dataclass

import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'


@dataclass(frozen=True)
class Style:
    """The colours of one theme, as CSS hex."""

    dark: bool
    background: str
    surface: str
    text: str
    muted: str
    grid: str
    accent: str
    query: str
    key: str
    value: str
    output: str
    mlp: str
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]

    @property
    def side_a(self) -> str:
        """What is side A's where two are compared: the end of `diverging` where A has more."""
        return self.diverging[1]

    @property
    def side_b(self) -> str:
        """What is side B's, likewise."""
        return self.diverging[-2]

    @property
    def sequential_scale(self) -> list[list[float | str]]:
        """Plotly's form of `sequential`: for values from zero up."""
        return _scale(self.sequential)

    @property
    def diverging_scale(self) -> list[list[float | str]]:
        """Plotly's form of `diverging`: for values on both sides of zero; centre it on zero."""
        return _scale(self.diverging)


LIGHT = Style(
    dark=False,
    background="#ffffff",
    surface="#f4f6fa",
    text="#1b2230",
    muted="#5b667a",
    grid="#e3e8f0",
    accent="#2f5fd0",
    query="#2f5fd0",
    key="#b45f06",
    value="#0b7a5e",
    output="#8a3fa8",
    mlp="#a8325a",
    sequential=("#ffffff", "#d3dff7", "#9fb9ee", "#5f86dd", "#2f5fd0", "#183780"),
    diverging=("#8f4300", "#dd8a3a", "#f6d3a9", "#ffffff", "#b5caf2", "#5f86dd", "#1b3f96"),
)

DARK = Style(
    dark=True,
    background="#11151d",
    surface="#1b212d",
    text="#e7ebf3",
    muted="#9aa6ba",
    grid="#2a3242",
    accent="#7ea6ff",
    query="#7ea6ff",
    key="#f0a550",
    value="#4fcfa8",
    output="#d194ec",
    mlp="#f08aae",
    sequential=("#11151d", "#1d2f57", "#2c4f9c", "#5480dc", "#8fb2ff", "#d6e3ff"),
    diverging=("#ffc078", "#d9832f", "#7a4715", "#11151d", "#24417f", "#5480dc", "#b5ccff"),
)


def of(dark: bool) -> Style:
    """The colours of the theme that is shown."""
    return DARK if dark else LIGHT


def dress(figure: go.Figure, style: Style, height: int) -> go.Figure:
    """Give `figure` the common look: transparent ground, quiet grid, readable type, no toolbar gap.

    height: pixels. Returns the same figure.
    """
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 15, "color": style.text},
        hoverlabel={"font": {"family": FONT, "size": 15}},
        showlegend=False,
        dragmode=False,
    )
    axis = {
        "gridcolor": style.grid,
        "zerolinecolor": style.grid,
        "linecolor": style.grid,
        "automargin": True,
        "title_font": {"color": style.muted, "size": 15},
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure


def _scale(colours: tuple[str, ...]) -> list[list[float | str]]:
    last = len(colours) - 1
    return [[index / last, colour] for index, colour in enumerate(colours)]
