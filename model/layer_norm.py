"""One norm on one token, step by step."""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from model.norms import Norm, epsilon, shift, subtracted
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Steps:
    """From the stream to what a part reads. Vectors are [D].

    x: the stream; mean: of its D numbers; centred = x - mean; variance: the mean of centred
    squared; std = sqrt(variance + epsilon); hat = centred / std, of mean 0 and deviation 1; out =
    hat * weight + bias, learned.

    An RMSNorm takes no mean off and adds no bias: mean and bias are 0, centred is x, and std the root
    of the mean square. Sources: `model.norms`.
    """

    x: Tensor
    mean: float
    centred: Tensor
    variance: float
    epsilon: float
    std: float
    hat: Tensor
    weight: Tensor
    bias: Tensor
    out: Tensor


@torch.inference_mode()
def steps(
    trace: Trace, which: Literal["ln1", "ln2", "ln_final"], position: int, layer: int = -1
) -> Steps:
    """How `trace.ln1`, `ln2` (of `layer`) or `ln_final` makes its output for one token.

    Raises IndexError for a layer or token that is not there.
    """
    model = trace.model
    norm: Norm
    if which == "ln_final":
        x, norm = trace.stream[-1, position], model.ln_f
    elif which == "ln1":
        x, norm = trace.resid_pre[layer, position], model.blocks[layer].ln_1
    else:
        x, norm = trace.resid_mid[layer, position], model.blocks[layer].ln_2
    mean = subtracted(norm, x)
    centred = x - mean
    variance = centred.square().mean()
    std = (variance + epsilon(norm)).sqrt()
    hat = centred / std
    return Steps(
        x=x,
        mean=mean.item(),
        centred=centred,
        variance=variance.item(),
        epsilon=epsilon(norm),
        std=std.item(),
        hat=hat,
        weight=norm.weight,
        bias=shift(norm),
        out=hat * norm.weight + shift(norm),
    )
