"""Copies of weights laid out for one kind of product: the same numbers, sooner.

PyTorch rearranges a weight matrix at every product with it; here that is done once, when a model is
opened. Two layouts: in halves (FBGEMM), where every weight fits float16 without a loss, and in
blocks (oneDNN). The operators are PyTorch's own but not public (its quantized and its compiled
modules use them), so everything that touches them is here, and `pack` answers None where they are
missing or do not give what the plain product gives.
"""

import platform
import sys
from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


class PackedLinear(ABC):
    """y = x W + b for a W [out, in] laid out once, for x of so many rows. Build it with `pack`."""

    def __init__(self, weight: Tensor, bias: Tensor | None, rows: range) -> None:
        self._weight, self._bias, self._rows = self._laid_out(weight, bias), bias, rows

    def pays_for(self, x: Tensor) -> bool:
        """Whether this is quicker than the plain product, by the number of rows of x [..., in]."""
        return x.numel() // x.size(-1) in self._rows

    @abstractmethod
    def _laid_out(self, weight: Tensor, bias: Tensor | None) -> Any:
        """What `__call__` multiplies by: opaque to everything but the library that made it."""

    @abstractmethod
    def __call__(self, x: Tensor) -> Tensor:
        """x [..., in] -> [..., out]."""


class HalvedLinear(PackedLinear):
    """W as float16, which the product widens again as it reads it: half the bytes to wait for.

    What it multiplies and adds is float32. W: of numbers that float16 holds exactly.
    """

    def _laid_out(self, weight: Tensor, bias: Tensor | None) -> Any:
        return torch.ops.quantized.linear_prepack_fp16(weight.contiguous(), bias)

    def __call__(self, x: Tensor) -> Tensor:
        if x.dim() == 1:  # the operator takes no single vector
            return self(x[None])[0]
        return torch.ops.quantized.linear_dynamic_fp16(x, self._weight)


class BlockedLinear(PackedLinear):
    """W in blocks of the size that the processor multiplies at once."""

    def _laid_out(self, weight: Tensor, bias: Tensor | None) -> Any:
        return torch.ops.mkldnn._reorder_linear_weight(weight.contiguous())

    def __call__(self, x: Tensor) -> Tensor:
        return torch.ops.mkldnn._linear_pointwise(x, self._weight, self._bias, "none", [], "")


def pack(weight: Tensor, bias: Tensor | None) -> PackedLinear | None:
    """The quickest copy of `weight` [out, in] and `bias` [out], or None where there is none."""
    if weight.dtype is not torch.float32:
        return None
    weight = weight.detach()
    bias = None if bias is None else bias.detach()
    for layout, rows in _layouts():
        if layout is HalvedLinear and not torch.equal(weight.half().float(), weight):
            continue
        try:
            packed = layout(weight, bias, rows)
            if _agrees(packed, weight, bias):
                return packed
        except (RuntimeError, AttributeError):  # this PyTorch does not have it
            continue
    return None


def _agrees(packed: PackedLinear, weight: Tensor, bias: Tensor | None) -> bool:
    probe = torch.linspace(-1, 1, 3 * weight.size(1)).view(1, 3, -1)
    plain = torch.nn.functional.linear(probe, weight, bias)
    return torch.allclose(packed(probe), plain, rtol=1e-4, atol=1e-4)


@cache
def _layouts() -> list[tuple[type[PackedLinear], range]]:
    """The layouts to try, in their order, and for how many rows of x each pays.

    Measured on two processors, 2026. PyTorch's plain product is MKL's, which is at its best on
    Intel's own. There (Xeon, family 6, model 207) halves take 0.7 times as long for one row and
    for 8, 0.8 for 16, as long for 40; blocks only pay for 4 to 23 rows. On AMD's (Zen 5) blocks
    are ahead of the plain product for one row and for many; halves were not measured there.
    """
    info = Path("/proc/cpuinfo")
    maker = info.read_text() if info.exists() else platform.processor()
    if "GenuineIntel" in maker:
        return [(HalvedLinear, range(1, 33)), (BlockedLinear, range(4, 24))]
    return [(BlockedLinear, range(1, sys.maxsize))]
