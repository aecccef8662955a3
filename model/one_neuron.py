"""One neuron on one token, step by step: what it reads, what it makes of it, what it writes.

    post = GELU(ln2 · column + bias)        the stream receives post * row

`column` is the neuron's column of the MLP's first matrix, `row` its row of the last. With a gate,

    post = SiLU(ln2 · column) * (ln2 · up_column)

From the stream a straight line leads on to the logits (final norm at its actual scale,
unembedding), so that the neuron has a share of each; what it did through later layers is not in that
share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from model.gpt import GatedMLP, Linear
from model.norms import subtracted
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Reading:
    """A dot product of what the MLP reads with one column: pre = dot + bias.

    column: [D], the neuron's weights; products: [D], input * column; dot: their sum; bias: None where
    the model has none.
    """

    column: Tensor
    products: Tensor
    dot: float
    bias: float | None
    pre: float


@dataclass(frozen=True, eq=False)
class Steps:
    """From what the MLP reads to what one neuron adds to the stream. Vectors are [D].

    input: `ln2` of the token; reading: of the neuron, or of its gate; up: of what the gate lets
    through, None where there is no gate; bent = GELU(reading.pre), or SiLU of a gate; post = bent (*
    up.pre); row: what one unit of activation writes; added = post * row. stream_length: of the stream to which that
    is added; final_std: by which the final norm divides this token's stream.
    """

    input: Tensor
    reading: Reading
    up: Reading | None
    bent: float
    post: float
    row: Tensor
    added: Tensor
    stream_length: float
    final_std: float


@torch.inference_mode()
def steps(trace: Trace, layer: int, neuron: int, position: int) -> Steps:
    """How `trace.mlp_post[layer, position, neuron]` comes about, and what becomes of it.

    Raises IndexError for a layer, neuron or token that is not there.
    """
    mlp = trace.model.blocks[layer].mlp
    read = trace.ln2.out[layer, position]
    reading = _reading(read, mlp.c_fc, neuron)
    up = _reading(read, mlp.c_up, neuron) if isinstance(mlp, GatedMLP) else None
    bent = trace.model.config.bend(torch.tensor(reading.pre)).item()
    post = bent * up.pre if up else bent
    row = mlp.c_proj.weight[neuron]
    return Steps(
        input=read,
        reading=reading,
        up=up,
        bent=bent,
        post=post,
        row=row,
        added=post * row,
        stream_length=trace.resid_mid[layer, position].norm().item(),
        final_std=trace.ln_final.std[position].item(),
    )


def _reading(read: Tensor, matrix: Linear, neuron: int) -> Reading:
    column = matrix.weight[:, neuron]
    products = read * column
    dot = products.sum()
    bias = None if matrix.bias is None else matrix.bias[neuron]
    pre = dot if bias is None else dot + bias
    return Reading(column, products, dot.item(), None if bias is None else bias.item(), pre.item())


@torch.inference_mode()
def logit_shares(
    trace: Trace, layer: int, neuron: int, position: int, tokens: Sequence[int]
) -> Tensor:
    """[n]: what the neuron adds to the logit of each of `tokens` [n] at `position`.

    Summed over the neurons of the layer, plus the share of the output bias, that is the MLP's own share
    (`model.attribution`). Raises IndexError for a layer, neuron or position that is not there.

    Source: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits" (direct paths).
    """
    one = steps(trace, layer, neuron, position)
    ln_f = trace.model.ln_f
    centred = (one.added - subtracted(ln_f, one.added)) / one.final_std
    return trace.model.unembedding[list(tokens)] @ (centred * ln_f.weight)
