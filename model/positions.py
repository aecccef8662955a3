"""Positions: the sinusoidal formula beside the learned table, and how alike positions are."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from model.gpt import GPT


def sinusoidal(n_ctx: int, n_embd: int) -> Tensor:
    """[n_ctx, D]: the position encoding of the first transformer, which learns nothing.

    Even dimensions 2 i hold sin(position / 10000^(2 i / D)), odd ones 2 i + 1 the cosine of the
    same: waves from a length of 2 pi to one of nearly 10000 times that.

    Source: Vaswani et al. 2017, "Attention Is All You Need", section 3.5.
    """
    position = torch.arange(n_ctx, dtype=torch.float64)[:, None]
    even = torch.arange(0, n_embd, 2, dtype=torch.float64)
    angle = position / 10000 ** (even / n_embd)
    waves = torch.stack([angle.sin(), angle.cos()], dim=-1)  # [n_ctx, D / 2, 2]
    return waves.flatten(1)[:, :n_embd].float()


@torch.inference_mode()
def similarity(vectors: Tensor) -> Tensor:
    """[n, D] -> [n, n]: the cosine of every vector with every other, 1 on the diagonal.

    A vector of length zero has no direction: its cosine with everything, itself too, is 0.
    """
    unit = F.normalize(vectors, dim=-1)
    return unit @ unit.T


def by_distance(similarities: Tensor) -> Tensor:
    """[n, n] of `similarity` -> [n]: its mean over all pairs that lie 0, 1, 2, ... positions apart."""
    n = len(similarities)
    return torch.stack([similarities.diagonal(distance).mean() for distance in range(n)])


@dataclass(frozen=True, eq=False)
class PositionsAlike:
    """Cosines of positions with each other, learned and by formula.

    learned, sinusoidal: [n_ctx, n_ctx], of every two. learned_by_distance, sinusoidal_by_distance:
    [n_ctx], means over all pairs that lie so far apart.
    """

    learned: Tensor
    sinusoidal: Tensor
    learned_by_distance: Tensor
    sinusoidal_by_distance: Tensor


def positions_alike(model: GPT) -> PositionsAlike:
    """How alike the model's positions are, beside those of the formula."""
    wpe = model.wpe
    learned, formula = similarity(wpe), similarity(sinusoidal(*wpe.shape))
    return PositionsAlike(learned, formula, by_distance(learned), by_distance(formula))
