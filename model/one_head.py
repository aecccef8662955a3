"""One attention head, from queries and keys to what it adds to the stream.

The same numbers as a trace has for all heads together, without computing the others'.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Head:
    """q, k, v, z: T Dh; dots (q·k), scores, masked, pattern: T T, row = the token that looks.

    result: T D, without the bias of the output projection, which belongs to no head.
    """

    q: Tensor
    k: Tensor
    v: Tensor
    dots: Tensor
    scores: Tensor
    masked: Tensor
    pattern: Tensor
    z: Tensor
    result: Tensor


@torch.inference_mode()
def one_head(trace: Trace, layer: int, head: int) -> Head:
    """Every quantity of one head. Raises IndexError for a head that is not there.

    Source: Vaswani et al. 2017, "Attention Is All You Need", equation 1.
    """
    config = trace.model.config
    q, z = (trace.kept[name][layer][0, head] for name in ("q", "z"))
    k, v = (trace.kept[name][layer][0, config.kv_head(head)] for name in ("k", "v"))
    dots = q @ k.T
    scores = dots / math.sqrt(config.d_head)
    masked = scores.masked_fill(trace.mask, -math.inf) if trace.causal else scores
    w_o = trace.model.blocks[layer].attn.c_proj.weight
    return Head(
        q=q,
        k=k,
        v=v,
        dots=dots,
        scores=scores,
        masked=masked,
        pattern=masked.softmax(-1),
        z=z,
        result=z @ w_o.view(config.n_head, config.d_head, config.n_embd)[head],
    )
