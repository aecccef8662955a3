"""What the attention picture is drawn from, packed for the browser (see packing.py)."""

from dataclasses import fields

import numpy as np
from torch import Tensor

from figures.packing import pack
from model import Trace
from model import one_head as heads


def all_heads(trace: Trace) -> bytes:
    """The patterns of all heads as colours, "patterns": L H T T of uint8; "labels": of the tokens.

    255 * sqrt(weight), rounded: in a long prompt most weights are small, and on a scale in
    proportion to the weight a pattern of them could not be seen.
    """
    pattern = trace.pattern
    n_layer, n_head, n_tokens = pattern.shape[:3]
    header = {
        "n_layer": n_layer,
        "n_head": n_head,
        "n_tokens": n_tokens,
        "labels": [token.label for token in trace.tokens],
    }
    return pack(header, {"patterns": (pattern.sqrt() * 255).round().byte().numpy()})


def one_head(trace: Trace, layer: int, head: int) -> bytes:
    """Every number of one head, in float32: what each step of its computation gives.

    q, k, v, z: T Dh. dots (q·k), scores, masked, pattern: T T. result: T D.
    Raises IndexError for a head that is not there.
    """
    computed = heads.one_head(trace, layer, head)
    arrays = {part.name: _float32(getattr(computed, part.name)) for part in fields(computed)}
    config = trace.model.config
    header = {
        "layer": layer,
        "head": head,
        "n_tokens": trace.n_tokens,
        "d_head": config.d_head,
        "d_model": config.n_embd,
    }
    return pack(header, arrays)


def _float32(tensor: Tensor) -> np.ndarray:
    return tensor.float().contiguous().numpy()
