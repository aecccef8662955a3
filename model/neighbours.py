"""Which tokens lie close to which in the embedding.

Two measures: the cosine compares directions only; the dot product also rewards long vectors, and is
what the unembedding itself uses to score tokens.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from model.gpt import GPT

Measure = Literal["cosine", "dot"]


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The nearest tokens, best first. ids: [n] long; similarity: [n], in the measure asked for."""

    ids: Tensor
    similarity: Tensor


@dataclass(frozen=True, eq=False)
class Cosine:
    """The cosine of two vectors and what it is made of: the sum of `products`, over both lengths.

    left, right: [D], the vectors; products: [D], component by component; dot: their sum; lengths: of the two vectors.
    """

    left: Tensor
    right: Tensor
    products: Tensor
    dot: float
    lengths: tuple[float, float]

    @property
    def cosine(self) -> float:
        return self.dot / (self.lengths[0] * self.lengths[1])


def neighbours(model: GPT, token: int, n: int = 10, measure: Measure = "cosine") -> Neighbours:
    """The `n` tokens most similar to `token`, itself left out.

    Raises IndexError for a token outside the vocabulary.
    """
    return nearest(model, model.wte[token], n, measure, without=token)


@torch.inference_mode()
def nearest(
    model: GPT, vector: Tensor, n: int = 10, measure: Measure = "cosine", without: int | None = None
) -> Neighbours:
    """The `n` tokens most similar to `vector` [D], leaving out the token `without`.

    A vector of length zero has no direction: its cosine with everything is 0.
    """
    similarity = model.wte @ vector
    if measure == "cosine":
        # The norms are computed afresh: a normalised copy of the embedding would be as large as it.
        lengths = model.wte.norm(dim=-1) * vector.norm()
        similarity = similarity / lengths.clamp_min(torch.finfo(lengths.dtype).tiny)
    others = len(similarity)
    if without is not None:
        similarity[without] = -torch.inf
        others -= 1
    best = similarity.topk(min(n, others))
    return Neighbours(best.indices, best.values)


@torch.inference_mode()
def cosine(model: GPT, token: int, other: int) -> Cosine:
    """The cosine of the vectors of two tokens, taken apart. Raises IndexError for one not there."""
    left, right = model.wte[token], model.wte[other]
    products = left * right
    lengths = (left.norm().item(), right.norm().item())
    return Cosine(left, right, products, products.sum().item(), lengths)
