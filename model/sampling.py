"""From logits to one token: penalties, temperature, filters, dice.

Everything is over the whole vocabulary. The order is fixed, and that of `transformers`: first the
penalties, which look at the text so far, then temperature, top-k, top-p and min-p, each working on
what the one before it left. V: vocabulary.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import torch
from torch import Tensor

MAX_SEED = 2**32 - 1

_COLDEST = 1e-8
"""Below this temperature no two different float32 logits leave each other a chance."""


@dataclass(frozen=True)
class Sampling:
    """How a token is chosen. The defaults leave the model's own probabilities as they are.

    temperature: below 1 sharpens, above 1 flattens; 0 always takes the best token (greedy).
    top_k: how many of the best tokens stay; 0 is off. top_p: how much probability stays; 1 is off.
    min_p: the least probability that stays, as a share of the best token's; 0 is off.
    repetition_penalty: 1 is off. presence_penalty, frequency_penalty: 0 is off.

    All three penalties count every token of the text so far: prompt and generated, those that no
    longer fit the context too. Raises ValueError for a setting outside its `RANGES`.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    presence_penalty: float = 0.0
    frequency_penalty: float = 0.0

    RANGES: ClassVar[dict[str, tuple[float, float]]] = {
        "temperature": (0.0, 5.0),
        "top_k": (0, 1000),
        "top_p": (0.0, 1.0),
        "min_p": (0.0, 1.0),
        "repetition_penalty": (0.5, 2.0),
        "presence_penalty": (-2.0, 2.0),
        "frequency_penalty": (-2.0, 2.0),
    }
    """The least and the greatest value of each setting, both permitted."""

    def __post_init__(self) -> None:
        for name, (low, high) in self.RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:  # so written, it refuses NaN as well
                raise ValueError(f"{name} must lie between {low} and {high}, but is {value}")
        if not isinstance(self.top_k, int):
            raise ValueError(f"top_k must be a whole number, but is {self.top_k}")

    @property
    def greedy(self) -> bool:
        """Whether the best token is taken without dice: at temperature 0, or as good as 0."""
        return self.temperature < _COLDEST


@dataclass(frozen=True, eq=False)
class Stage:
    """The candidates after one stage. logits: V, minus infinity for removed tokens. probs: V."""

    name: str
    active: bool
    """Whether the setting is on; if not, logits and probs are those of the stage before."""
    logits: Tensor
    probs: Tensor

    @property
    def n_candidates(self) -> int:
        """How many tokens no filter has removed, this one's included."""
        return int((self.logits > -math.inf).sum())


def stages(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> tuple[Stage, ...]:
    """The candidates before (the first stage, "model") and after each of the seven operations.

    logits: V, the model's, finite. ids: the text so far. At least one candidate always remains.
    """
    result = [Stage("model", True, logits, logits.softmax(-1))]
    for name, operation in _OPERATIONS.items():
        before = result[-1]
        after = operation(before.logits, ids, sampling)
        if after is before.logits:
            result.append(replace(before, name=name, active=False))
        else:
            result.append(Stage(name, True, after, after.softmax(-1)))
    return tuple(result)


def _repetition(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """Logits of tokens in the text are divided by the penalty if positive, else multiplied.

    Source: Keskar et al. 2019, "CTRL", section 4.1; the case of negative logits as in transformers.
    """
    penalty = sampling.repetition_penalty
    if penalty == 1:
        return logits
    weakened = torch.where(logits < 0, logits * penalty, logits / penalty)
    return torch.where(_counts(ids, logits) > 0, weakened, logits)


def _presence(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """The penalty is subtracted once from the logit of every token in the text (OpenAI's API)."""
    if sampling.presence_penalty == 0:
        return logits
    return logits - sampling.presence_penalty * (_counts(ids, logits) > 0)


def _frequency(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """The penalty is subtracted as often as the token occurs in the text (OpenAI's API)."""
    if sampling.frequency_penalty == 0:
        return logits
    return logits - sampling.frequency_penalty * _counts(ids, logits)


def _temperature(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """Logits divided by the temperature. At 0 the best token remains alone: lowest id on a tie.

    Source: Ackley, Hinton & Sejnowski 1985, "A Learning Algorithm for Boltzmann Machines".
    """
    if sampling.greedy:
        # argmax is documented to return the first of several maxima.
        return _only(torch.arange(len(logits)) == logits.argmax(), logits)
    return logits if sampling.temperature == 1 else logits / sampling.temperature


def _top_k(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """The k best tokens remain, and any that tie with the last of them.

    Source: Fan, Lewis & Dauphin 2018, "Hierarchical Neural Story Generation", section 5.4.
    """
    if not 0 < sampling.top_k < len(logits):
        return logits
    return _only(logits >= logits.topk(sampling.top_k).values[-1], logits)


def _top_p(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """The smallest set of best tokens remains whose probabilities sum to at least p; at least one.

    Of tokens that tie at the border, those with the lower ids remain.

    Source: Holtzman et al. 2020, "The Curious Case of Neural Text Degeneration" (nucleus sampling).
    """
    if sampling.top_p == 1:
        return logits
    probs = logits.softmax(-1)
    order = ranking(probs)
    ranked = probs[order].double()
    n_kept = max(1, int((ranked.cumsum(-1) - ranked < sampling.top_p).sum()))
    kept = torch.zeros_like(logits, dtype=torch.bool).index_fill(0, order[:n_kept], True)
    return _only(kept, logits)


def _min_p(logits: Tensor, ids: Sequence[int], sampling: Sampling) -> Tensor:
    """Tokens remain whose probability is at least min_p times that of the best token.

    Source: Nguyen et al. 2024, "Turning Up the Heat: Min-p Sampling".
    """
    if sampling.min_p == 0:
        return logits
    probs = logits.softmax(-1)
    return _only(probs >= sampling.min_p * probs.max(), logits)


_OPERATIONS: dict[str, Callable[[Tensor, Sequence[int], Sampling], Tensor]] = {
    "repetition": _repetition,
    "presence": _presence,
    "frequency": _frequency,
    "temperature": _temperature,
    "top-k": _top_k,
    "top-p": _top_p,
    "min-p": _min_p,
}
"""In the order they are applied. One that is off returns the very tensor that it was given."""


def _counts(ids: Sequence[int], logits: Tensor) -> Tensor:
    """V: how often each token occurs in `ids`."""
    return torch.bincount(torch.tensor(ids), minlength=len(logits))


def _only(kept: Tensor, logits: Tensor) -> Tensor:
    """V: `logits` where `kept` is true, else minus infinity."""
    return logits.masked_fill(~kept, -math.inf)


def ranking(probs: Tensor) -> Tensor:
    """V: the ids, most probable first, equals by id. probs: V, float32, none negative."""
    # Non-negative floats order like their bits. With the id below them, one sort of whole numbers
    # settles ties too: 15 times faster than a stable sort of the floats.
    bits = probs.numpy().view(np.uint32)
    keys = np.left_shift(~bits, 32, dtype=np.uint64) | np.arange(len(bits), dtype=np.uint64)
    keys.sort()
    return torch.from_numpy((keys & np.uint64(2**32 - 1)).astype(np.int64))


def draw(seed: int, index: int) -> float:
    """The random number in [0, 1) for step `index` of `seed`: always the same.

    A counter-based generator has no state to advance, so that steps undone or chosen by hand change
    no later number. Raises ValueError for a seed outside 0 ... MAX_SEED or a negative index.

    Source: Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3" (Philox).
    """
    if not 0 <= seed <= MAX_SEED:
        raise ValueError(f"seed must lie between 0 and {MAX_SEED}, but is {seed}")
    if index < 0:
        raise ValueError(f"a step's number cannot be negative, but is {index}")
    return np.random.Generator(np.random.Philox(key=seed, counter=index)).random()


@dataclass(frozen=True)
class Chosen:
    """Where the dice fell: `token` owns [low, high) of the cumulative distribution."""

    token: int
    low: float
    high: float


def choose(probs: Tensor, u: float) -> Chosen:
    """The token in whose share of the bar from 0 to 1 the number `u` in [0, 1) falls.

    probs: V. Tokens lie on the bar in the order of `ranking`: most probable first. One with
    probability 0 has no share and is never chosen.
    """
    if not 0 <= u < 1:
        raise ValueError(f"a random number must lie in [0, 1), but is {u}")
    order = ranking(probs)
    edges = probs[order].double().cumsum(-1).numpy()
    edges /= edges[-1]  # float32 probabilities sum to 1 only nearly: the bar ends at 1
    place = int(np.searchsorted(edges, u, side="right"))
    low = float(edges[place - 1]) if place else 0.0
    return Chosen(int(order[place]), low, float(edges[place]))


@dataclass(frozen=True, eq=False)
class Step:
    """One token chosen, and all there is to know about how.

    index: 0 for the first generated token. ids: the text before this token, prompt included, of
    which the model did not see the oldest `n_dropped`. logits: V, the model's. u: the random
    number, `interval`: the share [low, high) of the chosen token it fell into; both None where no
    dice were needed (greedy) or asked (a token chosen by hand).
    """

    index: int
    ids: tuple[int, ...]
    n_dropped: int
    logits: Tensor
    sampling: Sampling
    seed: int
    u: float | None
    interval: tuple[float, float] | None
    token: int

    @classmethod
    def sampled(
        cls,
        index: int,
        ids: tuple[int, ...],
        n_dropped: int,
        logits: Tensor,
        sampling: Sampling,
        seed: int,
    ) -> "Step":
        """The step that `sampling` and the number `seed` has for this `index` lead to."""
        scores = logits
        for operation in _OPERATIONS.values():
            scores = operation(scores, ids, sampling)
        if sampling.greedy:
            token, u, interval = int(scores.argmax()), None, None
        else:
            u = draw(seed, index)
            chosen = choose(scores.softmax(-1), u)
            token, interval = chosen.token, (chosen.low, chosen.high)
        return cls(index, ids, n_dropped, logits, sampling, seed, u, interval, token)

    def by_hand(self, token: int) -> "Step":
        """The same step with another token chosen, dice or no dice.

        Raises ValueError for a number outside the vocabulary.
        """
        if not 0 <= token < len(self.logits):
            raise ValueError(f"{token} is not a token of this vocabulary")
        return replace(self, token=token, u=None, interval=None)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The candidates before and after every operation; computed anew at each call."""
        return stages(self.logits, self.ids, self.sampling)

    @property
    def ids_after(self) -> tuple[int, ...]:
        """The text with this token: where the next step begins."""
        return (*self.ids, self.token)
