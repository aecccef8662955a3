"""The two kinds of norm: LayerNorm takes the mean off, RMSNorm only divides.

    LayerNorm   (x - mean(x)) / sqrt(variance(x) + epsilon) * gain + shift
    RMSNorm      x            / sqrt(mean(x²) + epsilon)    * gain

What analyses need of either is here, so that they need not ask which it is: an RMSNorm is one that
takes off 0 and adds 0.

Source: Ba, Kiros & Hinton 2016, "Layer Normalization", equation 4; Zhang & Sennrich 2019, "Root Mean
Square Layer Normalization", equation 4.
"""

import torch
from torch import Tensor, nn

Norm = nn.LayerNorm | nn.RMSNorm


def takes_mean_off(norm: Norm) -> bool:
    """Whether `norm` is a LayerNorm."""
    return isinstance(norm, nn.LayerNorm)


def subtracted(norm: Norm, x: Tensor) -> Tensor:
    """[..., D] -> [..., 1]: what `norm` takes off each number of x."""
    mean = x.mean(-1, keepdim=True)
    return mean if takes_mean_off(norm) else torch.zeros_like(mean)


def divisor(norm: Norm, x: Tensor) -> Tensor:
    """[..., D] -> [..., 1]: what `norm` divides by: the root of the mean square of what is left."""
    left = x - subtracted(norm, x)
    return (left.square().mean(-1, keepdim=True) + epsilon(norm)).sqrt()


def epsilon(norm: Norm) -> float:
    """The small number inside the root, which keeps it from being 0."""
    assert norm.eps is not None  # PyTorch permits it to be; `model.gpt` always gives one
    return norm.eps


def has_shift(norm: Norm) -> bool:
    """Whether `norm` adds something at the end: an RMSNorm does not, a LayerNorm need not."""
    return _bias(norm) is not None


def shift(norm: Norm) -> Tensor:
    """[D]: what `norm` adds at the end."""
    bias = _bias(norm)
    return torch.zeros_like(norm.weight) if bias is None else bias


def _bias(norm: Norm) -> Tensor | None:
    return getattr(norm, "bias", None)
