"""The MLP's neurons: which of them fire on a token, and which tokens each one promotes.

A neuron writes always the same vector to the stream, its row of the MLP's output matrix, as many
times as it is active. Read by the unembedding, that row is a list of tokens whose scores it raises
and lowers.

GELU goes hardly below 0, so that a neuron either fires or does not. Where a gate lets a second number
through (SwiGLU), that may be as far below 0 as above it, and a neuron far below 0 writes as much as
one far above: there, the size of the activation says how active a neuron is.

Source: Geva et al. 2022, "Transformer Feed-Forward Layers Build Predictions by Promoting Concepts
in the Vocabulary Space".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from model.gpt import GPT
from model.norms import subtracted
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Firing:
    """The strongest neurons on one token, strongest first.

    neurons: [n] long, their numbers in the layer; pre, post: [n], before (the gate, where there is
    one) and after the activation;
    added: [n], the length of what each adds to the stream, |post| times the length of its row.
    """

    neurons: Tensor
    pre: Tensor
    post: Tensor
    added: Tensor


@dataclass(frozen=True, eq=False)
class Promotion:
    """What neurons do to the scores of tokens when they fire. n neurons, k tokens each.

    raised, raised_by: [n, k], tokens (strongest first) and by how much one unit of activation moves
    their score; lowered, lowered_by: [n, k], the same at the other end.

    The final norm is taken along as far as it does not depend on the token: the mean removed (by a
    LayerNorm), the gain applied, no division by the deviation. So `raised_by` is the effect on the
    logit of a token whose stream has deviation 1, and the order is that for every token; effects
    through later layers are not in it. A neuron with a negative activation does the opposite (a
    little only with GELU, which goes down to -0.17).
    """

    raised: Tensor
    raised_by: Tensor
    lowered: Tensor
    lowered_by: Tensor


@torch.inference_mode()
def firing(
    trace: Trace,
    layer: int,
    position: int,
    n: int = 10,
    by: Literal["activation", "added"] = "activation",
) -> Firing:
    """The `n` neurons of `layer` that are strongest on the token at `position`.

    by: "activation" puts the most active first, "added" the longest contribution to the stream. Raises IndexError for a layer or token that is not there.
    """
    pre, post = trace.kept["mlp_pre"][layer][0, position], trace.neurons(layer)[position]
    added = post.abs() * _rows(trace.model, layer).norm(dim=-1)
    order = _strength(trace.model, post) if by == "activation" else added
    neurons = order.topk(min(n, len(post))).indices
    return Firing(neurons, pre[neurons], post[neurons], added[neurons])


@torch.inference_mode()
def activations(trace: Trace, layer: int, neuron: int) -> Tensor:
    """[T]: how active one neuron is on every token. Raises IndexError for one that is not there."""
    return trace.neurons(layer)[:, neuron]


@torch.inference_mode()
def place(trace: Trace, layer: int, neuron: int, position: int) -> int:
    """Where the neuron stands among those of its layer on one token: 1 for the most active.

    Raises IndexError for a layer, neuron or token that is not there.
    """
    strength = _strength(trace.model, trace.neurons(layer)[position])
    return int((strength > strength[neuron]).sum()) + 1


@torch.inference_mode()
def promotes(model: GPT, layer: int, neurons: Sequence[int] | Tensor, k: int = 10) -> Promotion:
    """The tokens that each of `neurons` [n] raises and lowers most.

    Raises IndexError for a layer or neuron that is not there.
    """
    rows = _rows(model, layer)[torch.as_tensor(neurons)]
    read = (rows - subtracted(model.ln_f, rows)) * model.ln_f.weight
    scores = read @ model.unembedding.T
    k = min(k, scores.size(-1))
    high, low = scores.topk(k), scores.topk(k, largest=False)
    return Promotion(high.indices, high.values, low.indices, low.values)


@torch.inference_mode()
def active(trace: Trace) -> Tensor:
    """[L, T]: the fraction of neurons (or of their gates) that are above 0 on each token."""
    return (trace.mlp_pre > 0).float().mean(-1)


def _strength(model: GPT, post: Tensor) -> Tensor:
    """How active: the activation, or its size where it can lie far below 0 as well."""
    return post.abs() if model.config.mlp == "SwiGLU" else post


def _rows(model: GPT, layer: int) -> Tensor:
    """[M, D]: what one unit of each neuron writes to the stream."""
    return model.blocks[layer].mlp.c_proj.weight
