"""What the attention picture is drawn from, packed for the browser (see packing.py)."""

import numpy as np
from torch import Tensor

from figures.packing import pack
from model import Trace


def all_heads(trace: Trace) -> bytes:
    """The patterns of all heads as colours: "patterns", L H T T of uint8.

    255 * sqrt(weight), rounded: in a long prompt most weights are small, and on a scale in
    proportion to the weight a pattern of them could not be seen.
    """
    pattern = trace.pattern
    header = dict(zip(("n_layer", "n_head", "n_tokens"), pattern.shape[:3], strict=True))
    return pack(header, {"patterns": (pattern.sqrt() * 255).round().byte().numpy()})


def one_head(trace: Trace, layer: int, head: int) -> bytes:
    """Every number of one head, in float32: what each step of its computation gives.

    q, k, v, z: T Dh. dots (q·k), scores, masked, pattern: T T. result: T D.
    Raises IndexError for a head that is not there.
    """
    whole = {
        "q": trace.q,
        "k": trace.k,
        "v": trace.v,
        "dots": trace.dots,
        "scores": trace.scores,
        "masked": trace.masked_scores,
        "pattern": trace.pattern,
        "z": trace.z,
    }
    config = trace.model.config
    arrays = {name: _float32(tensor[layer, head]) for name, tensor in whole.items()}
    arrays["result"] = _float32(trace.result[layer, head])
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
