"""The same prompt with the causal mask and without: what changes when tokens may look ahead.

The weights were trained with the mask. Without it each position sees the very token it is asked to
predict, so its success there is no prediction, and its failures are those of a model in a situation
that it never met.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model.surprisal import Surprisal, surprisal
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Comparison:
    """What taking the mask off does to one prompt.

    kl: [T] bits, how far the next-token distribution at each position moved: the Kullback-Leibler
    divergence of the unmasked from the masked one, sum p_masked log2(p_masked / p_unmasked).
    masked_best, unmasked_best: [T] long, the most probable next token of each. masked, unmasked:
    how (un)surprised each is by the prompt's own tokens; the unmasked one has already seen them.
    ahead: [L, H, T], the share of each row's attention that goes to later tokens (with the mask, 0;
    the last row has none later).
    """

    kl: Tensor
    masked_best: Tensor
    unmasked_best: Tensor
    masked: Surprisal
    unmasked: Surprisal
    ahead: Tensor

    @property
    def changed(self) -> Tensor:
        """[T] of bool: where the most probable next token is another one."""
        return self.masked_best != self.unmasked_best

    @property
    def head_ahead(self) -> Tensor:
        """[L, H]: the share that looks ahead, averaged over the rows that have anything ahead."""
        if self.ahead.size(-1) == 1:
            return torch.zeros_like(self.ahead[..., 0])
        return self.ahead[..., :-1].mean(-1)


@torch.inference_mode()
def compare(masked: Trace, unmasked: Trace) -> Comparison:
    """Two traces of the same model and tokens, the first with the mask, the second without.

    Raises ValueError where they are not that.
    """
    if masked.model is not unmasked.model or masked.tokens != unmasked.tokens:
        raise ValueError("the two traces must be of the same model and the same tokens")
    if not masked.causal or unmasked.causal:
        raise ValueError("the first trace must be causal, the second must not be")
    log_p, log_q = masked.logits.log_softmax(-1), unmasked.logits.log_softmax(-1)
    return Comparison(
        kl=(log_p.exp() * (log_p - log_q)).sum(-1) / math.log(2),
        masked_best=masked.logits.argmax(-1),
        unmasked_best=unmasked.logits.argmax(-1),
        masked=surprisal(masked),
        unmasked=surprisal(unmasked),
        ahead=unmasked.pattern.triu(1).sum(-1),
    )


@torch.inference_mode()
def take_off(trace: Trace) -> Comparison:
    """`compare` of a causal trace with the same tokens read by the same weights without the mask.

    Raises ValueError where the trace is not causal.
    """
    return compare(trace, Trace.run(trace.model, trace.tokens, causal=False))


@torch.inference_mode()
def change_by_cutting(trace: Trace, position: int) -> float:
    """How much `trace.logits[position]` depends on the tokens after it.

    They are cut off and the rest is read again, with the mask or without as in the trace; returned
    is the largest difference of any of the V logits. With the mask it is zero but for rounding:
    what comes later is not there yet. Raises IndexError outside the prompt.
    """
    tokens = trace.tokens[: range(trace.n_tokens)[position] + 1]
    cut = Trace.run(trace.model, tokens, trace.causal)
    return (cut.logits[-1] - trace.logits[position]).abs().max().item()
