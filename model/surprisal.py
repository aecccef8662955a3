"""How surprised the model was by the prompt, and how sure of what comes next.

The surprisal of a token is -log2 of the probability that the model gave it: 1 bit for a coin toss,
13 bits for one token of 8192 drawn blindly. Its mean is the model's cross-entropy on the text, and
two to that power its perplexity: among how many equally likely tokens the model was, on average, in
doubt.

Source: Shannon 1948, "A Mathematical Theory of Communication"; Jelinek et al. 1977 (perplexity).
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Surprisal:
    """The prompt's own tokens, as predicted one position earlier. Nothing predicts the first.

    bits: [T], NaN for the first; probs: [T], NaN for the first; ranks: [T] long, 1 where the token
    was the most probable of all, 0 for the first.

    Of a trace with causal=False these are no predictions: each position has already seen the token
    that it is asked about.
    """

    bits: Tensor
    probs: Tensor
    ranks: Tensor

    @property
    def mean(self) -> float | None:
        """Bits a token, over all tokens but the first; None where there are no others."""
        return self.bits[1:].mean().item() if len(self.bits) > 1 else None

    @property
    def perplexity(self) -> float | None:
        """2 to the mean; None where there is no mean."""
        return None if self.mean is None else 2**self.mean


@dataclass(frozen=True, eq=False)
class Top:
    """The most probable tokens of a distribution over the whole vocabulary, best first.

    ids: [n] long; probs: [n]; rest: the probability of all other tokens together.
    """

    ids: Tensor
    probs: Tensor
    rest: float


@torch.inference_mode()
def surprisal(trace: Trace) -> Surprisal:
    """Surprisal, probability and rank of every token of the prompt, given those before it."""
    log_probs = trace.logits[:-1].log_softmax(-1)
    actual = trace.ids[1:]
    log_p = log_probs.gather(-1, actual[:, None])[:, 0]
    nothing = torch.full((1,), torch.nan)
    return Surprisal(
        bits=torch.cat([nothing, log_p / -math.log(2)]),
        probs=torch.cat([nothing, log_p.exp()]),
        ranks=torch.cat([torch.zeros(1, dtype=torch.long), ranks(log_probs, actual)]),
    )


@torch.inference_mode()
def entropy(trace: Trace) -> Tensor:
    """[T]: bits of uncertainty about what follows each position; 0 to log2(V)."""
    return entropy_bits(trace.logits.log_softmax(-1))


@torch.inference_mode()
def top(trace: Trace, position: int = -1, n: int = 10) -> Top:
    """The `n` most probable tokens after `position`. Raises IndexError outside the prompt."""
    probs = trace.logits[position].softmax(-1)
    best = probs.topk(min(n, len(probs)))
    rest = 1 - best.values.double().sum().item()
    return Top(best.indices, best.values, max(rest, 0.0))


def entropy_bits(log_probs: Tensor) -> Tensor:
    """-sum p log2 p over the last axis: [..., V] natural logarithms -> [...] bits."""
    return -(log_probs.exp() * log_probs).sum(-1) / math.log(2)


def ranks(scores: Tensor, target: Tensor) -> Tensor:
    """Place of `target` [...] among `scores` [..., V]: 1 + how many score strictly more."""
    return (scores > scores.gather(-1, target[..., None])).sum(-1) + 1
