"""One neuron on one token, step by step: what it reads, what it makes of it, what it writes.

    post = GELU(ln2 · column + bias)        the stream receives post * row

`column` is the neuron's column of the MLP's first matrix, `row` its row of the second. From the
stream a straight line leads on to the logits (final LayerNorm at its actual scale, unembedding), so
that the neuron has a share of each; what it did through later layers is not in that share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from model.gpt import gelu
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Steps:
    """From what the MLP reads to what one neuron adds to the stream. Vectors are [D].

    input: `ln2` of the token; column: the neuron's weights; products = input * column; dot: their
    sum; pre = dot + bias; post = GELU(pre); row: what one unit of activation writes; added = post *
    row. stream_length: of the stream to which that is added; final_std: by which the final LayerNorm
    divides this token's stream.
    """

    input: Tensor
    column: Tensor
    products: Tensor
    dot: float
    bias: float
    pre: float
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
    read, column = trace.ln2.out[layer, position], mlp.c_fc.weight[:, neuron]
    products = read * column
    dot, bias = products.sum(), mlp.c_fc.bias[neuron]
    post = gelu(dot + bias)
    row = mlp.c_proj.weight[neuron]
    return Steps(
        input=read,
        column=column,
        products=products,
        dot=dot.item(),
        bias=bias.item(),
        pre=(dot + bias).item(),
        post=post.item(),
        row=row,
        added=post * row,
        stream_length=trace.resid_mid[layer, position].norm().item(),
        final_std=trace.ln_final.std[position].item(),
    )


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
    centred = (one.added - one.added.mean()) / one.final_std
    return trace.model.wte[list(tokens)] @ (centred * trace.model.ln_f.weight)
