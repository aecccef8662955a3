"""Why positions must be added: an experiment with the prompt's own words.

Attention compares tokens two by two, and a score q·k knows nothing of where the two stand unless
their vectors say so. So the first block's scores are computed twice for the same words, as written
and back to front, once from the token vectors alone and once with positions: their vectors added, or
queries and keys turned, as the model does it. Laid back into the order of the text, the two readings
agree in the first case and not in the second.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model.attention import slice_of
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Readings:
    """Scores of one head of the first block, before the mask, [n, n], row = the token that looks.

    forward: the words as written. backward: read back to front, rows and columns then put back in
    the order of the text.
    """

    forward: Tensor
    backward: Tensor

    @property
    def largest_change(self) -> float:
        """How far the order of the words moves a score at most."""
        return (self.forward - self.backward).abs().max().item()


@dataclass(frozen=True, eq=False)
class OrderExperiment:
    """The first `n_tokens` tokens of a prompt, read in both orders.

    without: from the token vectors alone. with_positions: as the model reads them. twins: two
    positions that hold the same token, and so the same row of scores without positions; None where
    no token stands there twice.
    """

    n_tokens: int
    without: Readings
    with_positions: Readings
    twins: tuple[int, int] | None


def order_experiment(trace: Trace, head: int, n_tokens: int) -> OrderExperiment:
    """Head `head` of layer 0 on the first `n_tokens` tokens of the prompt, or on all if fewer.

    Raises IndexError for a head that the model does not have.
    """
    embed = trace.embed[:n_tokens]
    return OrderExperiment(
        n_tokens=len(embed),
        without=_readings(trace, head, embed, positions=False),
        with_positions=_readings(trace, head, embed, positions=True),
        twins=_twins(trace.ids[:n_tokens].tolist()),
    )


def _readings(trace: Trace, head: int, embed: Tensor, positions: bool) -> Readings:
    backward = _scores(trace, head, embed.flip(0), positions)
    return Readings(_scores(trace, head, embed, positions), backward.flip(0, 1))


@torch.inference_mode()
def _scores(trace: Trace, head: int, x: Tensor, positions: bool) -> Tensor:
    """Token vectors [n, D] -> [n, n]: q·k / sqrt(Dh) of the first block, as the model computes them."""
    block, config = trace.model.blocks[0], trace.model.config
    if positions and config.positions == "learned":
        x = x + trace.pos_embed[: len(x)]
    projected = block.attn.c_attn(block.ln_1(x))
    q, k = (projected[:, slice_of(config, head, which)] for which in ("q", "k"))
    if positions and block.attn.rotary:
        q, k = block.attn.rotary.turn(q), block.attn.rotary.turn(k)
    return q @ k.T / math.sqrt(config.d_head)


def _twins(ids: list[int]) -> tuple[int, int] | None:
    seen: dict[int, int] = {}
    for position, id in enumerate(ids):
        if id in seen:
            return seen[id], position
        seen[id] = position
    return None
