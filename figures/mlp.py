"""Pictures of the MLP: one token on its way through, one neuron's words, all the parameters."""

from collections.abc import Sequence

import plotly.graph_objects as go
import torch

from figures.bars import bars
from figures.packing import pack
from figures.style import Style, dress
from model.parameters import Parameters
from model.trace import Trace

CURVE_POINTS = 121


def token_through(trace: Trace, layer: int, position: int, neuron: int, says: str) -> bytes:
    """What the component "mlp" draws: one token before, inside and after the MLP of `layer`.

    neuron: the chosen one; says: the picture in words.
    """
    config = trace.model.config
    pre = trace.kept["mlp_pre"][layer][0, position]
    low, high = min(pre.min().item(), -3.0), max(pre.max().item(), 1.0)
    x = torch.linspace(low - 0.2, high + 0.2, CURVE_POINTS)
    arrays = {
        "input": trace.ln2.out[layer, position],
        "pre": pre,
        "bent": config.bend(pre),
        "post": trace.neurons(layer)[position],
        "out": trace.kept["mlp_out"][layer][0, position],
        "curve": torch.stack([x, config.bend(x)]),
    }
    if config.mlp == "SwiGLU":
        arrays["up"] = trace.kept["mlp_up"][layer][0, position]
    header = {"neuron": neuron, "says": says, "bend": config.bend_name}
    return pack(header, {name: tensor.numpy() for name, tensor in arrays.items()})


def promoted(
    raised: Sequence[tuple[str, float]], lowered: Sequence[tuple[str, float]], style: Style
) -> go.Figure:
    """The tokens at both ends of a neuron, with the change of their logit per unit of activation.

    raised: strongest first; lowered: strongest first, with negative numbers.
    """
    rows = [*raised, *reversed(lowered)]
    values = [value for _, value in rows]
    return bars(
        [label for label, _ in rows],
        values,
        [f"{value:+.3f}".replace("-", "−") for value in values],
        [style.diverging[5] if value > 0 else style.diverging[1] for value in values],
        "logit per unit of activation",
        style,
    )


def parameter_map(parameters: Parameters, style: Style) -> go.Figure:
    """Every parameter of the model as area: the parts of the blocks, and the embeddings."""
    listed = {
        "MLP": style.mlp,
        "attention": style.output,
        "norms": style.muted,
        "token embedding": style.accent,
        "position embedding": style.muted,
        "unembedding": style.accent,
    }
    colours = {part: colour for part, colour in listed.items() if part in parameters.parts}
    figure = go.Figure(
        go.Treemap(
            labels=list(colours),
            parents=[""] * len(colours),
            values=[parameters.parts[part] for part in colours],
            marker={
                "colors": list(colours.values()),
                "line": {"color": style.background, "width": 3},
            },
            texttemplate="<b>%{label}</b><br>%{value:,}<br>%{percentRoot:.1%}",
            textfont={"size": 19, "color": style.background},
            hovertemplate="%{label}: %{value:,} parameters, %{percentRoot:.2%}<extra></extra>",
            tiling={"pad": 0},
            pathbar={"visible": False},
            sort=False,
        )
    )
    dress(figure, style, height=380)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 8, "b": 8})
    return figure
