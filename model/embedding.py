"""What enters the first block: token vector + position vector, or the token vector alone."""

from dataclasses import dataclass

import torch
from torch import Tensor

from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Sum:
    """token + position = total, the three of one shape: [D] for one token, [T, D] for all.

    position is None in a model that adds none, and then total is token.
    """

    token: Tensor
    position: Tensor | None
    total: Tensor

    def stacked(self) -> Tensor:
        """[3, ...]: the three one after the other; [1, ...] where there is no position to add."""
        return torch.stack(
            [self.token] if self.position is None else [self.token, self.position, self.total]
        )


def largest_value(trace: Trace) -> float:
    """The largest size of any value in `sums`: one colour scale for all three."""
    return sums(trace).stacked().abs().max().item()


def sums(trace: Trace) -> Sum:
    """[T, D]: for every token of the prompt, what enters the first block."""
    learned = trace.model.config.positions == "learned"
    return Sum(trace.embed, trace.pos_embed if learned else None, trace.kept["resid_pre"][0][0])


def sum_at(trace: Trace, position: int) -> Sum:
    """[D]: the same for one position."""
    every = sums(trace)
    added = None if every.position is None else every.position[position]
    return Sum(every.token[position], added, every.total[position])
