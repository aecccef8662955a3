"""Weights blocked for oneDNN: the same product, faster for the dozens of tokens of a prompt.

PyTorch re-blocks a weight matrix at every call; doing it once makes a trace 1.3 to 2.2 times
faster on AMD's processors, where one token is faster too. The operators are PyTorch's own but not
public (`torch.compile` uses them), so everything that touches them is here, and `pack` answers None
where they are missing or fail.
"""

import platform
import sys
from functools import cache
from pathlib import Path

import torch
from torch import Tensor


class PackedLinear:
    """y = x W + b for a W blocked once. Build it with `pack`."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        # Blocked weights are opaque to everything but oneDNN; weight is [out, in] here.
        self._weight = torch.ops.mkldnn._reorder_linear_weight(weight.contiguous())
        self._bias = bias

    def pays_for(self, x: Tensor) -> bool:
        """Whether this is quicker than the plain product with a W stored [in, out]."""
        return x.numel() // x.size(-1) in _rows_it_pays_for()

    def __call__(self, x: Tensor) -> Tensor:
        """x [..., T, in] -> [..., T, out]."""
        return torch.ops.mkldnn._linear_pointwise(x, self._weight, self._bias, "none", [], "")


def pack(weight: Tensor, bias: Tensor | None) -> PackedLinear | None:
    """A packed copy of `weight` [out, in] and `bias` [out], or None where it cannot be had.

    A copy that does not agree with the plain product is not used.
    """
    if not torch.backends.mkldnn.is_available() or weight.dtype is not torch.float32:
        return None
    weight = weight.detach()
    bias = None if bias is None else bias.detach()
    probe = torch.linspace(-1, 1, 3 * weight.size(1)).view(1, 3, -1)
    plain = torch.nn.functional.linear(probe, weight, bias)
    try:
        packed = PackedLinear(weight, bias)
        agrees = torch.allclose(packed(probe), plain, rtol=1e-4, atol=1e-4)
    except (RuntimeError, AttributeError):
        return None
    return packed if agrees else None


@cache
def _rows_it_pays_for() -> range:
    """How many rows x must have; measured on two processors, 2026 (`benchmarks/`).

    PyTorch's plain product is MKL's, which is at its best on Intel's own processors. There (Xeon,
    family 6, model 207) one row is a fifth quicker without packing, 64 are a tenth; 8 to 16 take 1.03
    to 1.3 times as long. On AMD's (Zen 5) packed is ahead for one row and for many.
    """
    info = Path("/proc/cpuinfo")
    maker = info.read_text() if info.exists() else platform.processor()
    return range(4, 24) if "GenuineIntel" in maker else range(1, sys.maxsize)
