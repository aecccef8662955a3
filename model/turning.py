"""Rotary positions looked at: one pair of dimensions on its circle, and what turning does to a score.

A query of one token and a key of another are taken as they are before they are turned, and stood at
other places than their own: turned as far as the model would turn them there.

Source: Su et al. 2021, "RoFormer: Enhanced Transformer with Rotary Position Embedding", equation 16.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model.gpt import MissingPartError
from model.rotary import Rotary, speeds
from model.trace import Trace

MOVED = 100
"""How many positions further on the two are stood, to see that their score stays."""


@dataclass(frozen=True, eq=False)
class Turning:
    """A query and a key of one head, and one pair of its dimensions, 2 `pair` and 2 `pair` + 1.

    speed: radians by which the pair turns from one position to the next. query, key: [N, 2], the
    pair of each as it would stand at positions 0 to N - 1. by_distance: [N], the score q·k / sqrt(Dh)
    if the query stood 0 to N - 1 positions after the key; share: [N], the pair's part of it. score:
    where the two really stand; moved: where both stand `by` positions further on.
    """

    speed: float
    query: Tensor
    key: Tensor
    by_distance: Tensor
    share: Tensor
    score: float
    moved: float
    by: int


def rotary(trace: Trace) -> Rotary:
    """How the model turns. Raises MissingPartError for one that does not."""
    found = trace.model.blocks[0].attn.rotary
    if found is None:
        raise MissingPartError("This model does not turn its queries and keys.")
    return found


@torch.inference_mode()
def turning(
    trace: Trace, layer: int, head: int, pair: int, query: int, key: int, n: int
) -> Turning:
    """The query of the token at position `query`, the key of that at `key`, at `n` places.

    Raises IndexError for a layer, head, pair or token that is not there, MissingPartError for a model
    that does not turn them, and ValueError where `n` or the two positions are beyond its context.
    """
    turned, config = rotary(trace), trace.model.config
    n_moved = config.n_ctx - 1 - max(query, key)
    if not 0 < n <= config.n_ctx:
        raise ValueError(f"{n} places, but the model has {config.n_ctx} positions")
    pair = range(config.d_head // 2)[pair]
    q = turned.turn(trace.kept["q"][layer][0, head, query][None], query, back=True)
    k = turned.turn(trace.kept["k"][layer][0, config.kv_head(head), key][None], key, back=True)
    # The same query at every place, and the same key.
    queries, keys = (turned.turn(vector.expand(n, -1)) for vector in (q, k))
    root = math.sqrt(config.d_head)
    two = slice(2 * pair, 2 * pair + 2)
    by = min(MOVED, n_moved)
    return Turning(
        speed=speeds(config.d_head, turned.base)[pair].item(),
        query=queries[:, two],
        key=keys[:, two],
        by_distance=queries @ keys[0] / root,
        share=queries[:, two] @ keys[0, two] / root,
        score=_score(turned, q, k, query, key),
        moved=_score(turned, q, k, query + by, key + by),
        by=by,
    )


def _score(turned: Rotary, q: Tensor, k: Tensor, query: int, key: int) -> float:
    """q, k: [1, Dh], not turned."""
    return ((turned.turn(q, query) @ turned.turn(k, key).T) / math.sqrt(q.size(-1))).item()
