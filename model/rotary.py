"""Rotary positions: queries and keys are turned, pair of dimensions by pair, instead of added to.

Dimensions 2 i and 2 i + 1 of a head are the two coordinates of a point in a plane. At position m it
is turned by the angle m * base^(-2 i / Dh): the first pair fastest, each later one more slowly. Of
two turned points only the difference of the angles enters the dot product, so that a score depends
on how far apart two tokens stand and not on where.

Source: Su et al. 2021, "RoFormer: Enhanced Transformer with Rotary Position Embedding", section 3.2.
"""

from functools import lru_cache

import torch
from torch import Tensor


def speeds(d_head: int, base: float) -> Tensor:
    """[Dh / 2] float64: the angle, in radians, by which each pair is turned from token to token."""
    even = torch.arange(0, d_head, 2, dtype=torch.float64, device="cpu")
    return base ** (-even / d_head)


class Rotary:
    """The turns of every pair at every position, computed once."""

    def __init__(self, d_head: int, n_ctx: int, base: float) -> None:
        self.d_head, self.n_ctx, self.base = d_head, n_ctx, base

    def turn(self, x: Tensor, start: int = 0, back: bool = False) -> Tensor:
        """x [..., T, Dh], of the tokens from position `start` on, turned; or turned `back`."""
        # A pair is one complex number; to multiply it by one of length 1 is to turn it.
        pairs = torch.view_as_complex(x.unflatten(-1, (-1, 2)))
        turns = _turns(self.d_head, self.n_ctx, self.base)[start : start + x.size(-2)]
        return torch.view_as_real(pairs * (turns.conj() if back else turns)).flatten(-2)


@lru_cache(maxsize=8)
def _turns(d_head: int, n_ctx: int, base: float) -> Tensor:
    """[n_ctx, Dh / 2], complex, of length 1: one table for all layers of a model."""
    with torch.inference_mode(False):
        position = torch.arange(n_ctx, dtype=torch.float64, device="cpu")
        angles = torch.outer(position, speeds(d_head, base))
        return torch.polar(torch.ones_like(angles), angles).to(torch.complex64)
