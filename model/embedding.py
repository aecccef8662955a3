"""What enters the first block: token vector + position vector."""

from dataclasses import dataclass

import torch
from torch import Tensor

from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Sum:
    """token + position = total, the three of one shape: [D] for one token, [T, D] for all."""

    token: Tensor
    position: Tensor
    total: Tensor

    def stacked(self) -> Tensor:
        """[3, ...]: the three one after the other."""
        return torch.stack([self.token, self.position, self.total])


def largest_value(trace: Trace) -> float:
    """The largest size of any value in `sums`: one colour scale for all three."""
    return sums(trace).stacked().abs().max().item()


def sums(trace: Trace) -> Sum:
    """[T, D]: for every token of the prompt, what enters the first block."""
    return Sum(trace.embed, trace.pos_embed, trace.resid_pre[0])


def sum_at(trace: Trace, position: int) -> Sum:
    """[D]: the same for one position."""
    every = sums(trace)
    return Sum(every.token[position], every.position[position], every.total[position])
