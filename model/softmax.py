"""Scores to probabilities, over the whole vocabulary, with the steps between kept.

    p_i = exp(l_i / T) / sum_j exp(l_j / T)

for logits l and temperature T. The greatest logit is subtracted first: that cancels in the
fraction, and keeps the exponentials from overflowing. Everything is in float64, so that the far end
of the tail (probabilities of 1e-50 at low temperature) is there to be looked at.

Source: Bridle 1990, "Training Stochastic Model Recognition Algorithms as Networks" (softmax).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from model.sampling import Sampling
from model.surprisal import entropy_bits
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Softmax:
    """The next-token distribution at one position. Vectors are [V], best token first.

    temperature: 0 gives everything to the best token (of equals, to the one with the lowest
    number), which is the limit of small temperatures. ids: the tokens; logits: the model's;
    exps = exp((logits - greatest) / temperature); total: their sum; log_probs: natural logarithms.
    """

    temperature: float
    ids: Tensor
    logits: Tensor
    exps: Tensor
    total: float
    log_probs: Tensor

    @property
    def probs(self) -> Tensor:
        """[V]: exps / total; they sum to 1."""
        return self.exps / self.total

    @property
    def log_sum_exp(self) -> float:
        """log sum exp(logits / temperature), so that log p = logit / temperature - this.

        Raises ZeroDivisionError at temperature 0, where nothing is divided.
        """
        return self.logits[0].item() / self.temperature + math.log(self.total)

    @property
    def entropy(self) -> float:
        """Bits of uncertainty: 0 to log2 V."""
        possible = self.log_probs[self.log_probs > -math.inf]
        return entropy_bits(possible).item() + 0.0  # certainty is 0 bits, not -0

    def place(self, token: int) -> int:
        """Where `token` stands in the order, from 0. Raises IndexError outside the vocabulary."""
        return int((self.ids == token).nonzero()[0, 0])

    def needed(self, share: float) -> int:
        """How many of the best tokens it takes to hold `share` of the probability."""
        return min(int((self.probs.cumsum(0) < share).sum()) + 1, len(self.ids))


@torch.inference_mode()
def softmax(trace: Trace, position: int = -1, temperature: float = 1.0) -> Softmax:
    """The distribution after `position`. Raises IndexError outside the prompt.

    Raises ValueError for a temperature that `Sampling` does not permit.
    """
    greedy = Sampling(temperature=temperature).greedy
    ranked = trace.logits[position].double().sort(descending=True, stable=True)
    below = ranked.values - ranked.values[0]
    if greedy:
        log_exps = torch.full_like(below, -math.inf)
        log_exps[0] = 0
    else:
        log_exps = below / temperature
    exps = log_exps.exp()
    total = exps.sum().item()
    return Softmax(
        temperature=0.0 if greedy else temperature,
        ids=ranked.indices,
        logits=ranked.values,
        exps=exps,
        total=total,
        log_probs=log_exps - math.log(total),
    )


@torch.inference_mode()
def entropies(trace: Trace, position: int, temperatures: Sequence[float]) -> Tensor:
    """[n]: the entropy in bits after `position`, at each of `temperatures` (all above 0)."""
    logits = trace.logits[position].double()
    return torch.stack([entropy_bits((logits / t).log_softmax(-1)) for t in temperatures])
