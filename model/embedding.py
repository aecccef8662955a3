"""What enters the first block: token vector + position vector, and what lies near a token.

These read a trace, so that a page can ask for them; the measures are those of `neighbours` and
`vocabulary_map`.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from model.neighbours import Neighbours, neighbours
from model.trace import Trace
from model.vocabulary_map import VocabularyMap, vocabulary_map


@dataclass(frozen=True, eq=False)
class Sum:
    """token + position = total, the three of one shape: [D] for one token, [T, D] for all."""

    token: Tensor
    position: Tensor
    total: Tensor

    def stacked(self) -> Tensor:
        """[3, ...]: the three one after the other."""
        return torch.stack([self.token, self.position, self.total])


@dataclass(frozen=True, eq=False)
class Cosine:
    """The cosine of two vectors and what it is made of: the sum of `products`, over both lengths.

    products: [D], component by component; dot: their sum; lengths: of the two vectors.
    """

    left: Tensor
    right: Tensor
    products: Tensor
    dot: float
    lengths: tuple[float, float]

    @property
    def cosine(self) -> float:
        return self.dot / (self.lengths[0] * self.lengths[1])


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


def neighbours_at(trace: Trace, position: int, n: int) -> Neighbours:
    """The `n` tokens whose vectors point most nearly where that of the token at `position` does."""
    return neighbours(trace.model, trace.tokens[position].id, n)


def cosine_with(trace: Trace, position: int, other: int) -> Cosine:
    """The cosine of the token at `position` with the token numbered `other`, taken apart."""
    left, right = trace.embed[position], trace.model.wte[other]
    products = left * right
    lengths = (left.norm().item(), right.norm().item())
    return Cosine(left, right, products, products.sum().item(), lengths)


def map_of(trace: Trace) -> VocabularyMap:
    """The map of the vocabulary of the trace's model."""
    return vocabulary_map(trace.model)
