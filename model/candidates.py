"""The candidates of one step that are worth showing, before and after every operation.

C candidates shown, V vocabulary. Whatever is left out is counted: every number is over the whole
vocabulary.
"""

import math
from collections import Counter
from dataclasses import dataclass

import torch
from torch import Tensor

from model.sampling import Stage, Step, ranking


@dataclass(frozen=True, eq=False)
class Column:
    """The shown candidates after one stage.

    logits: C, minus infinity for removed ones. probs: C; each is exp(logit - best) / exp_sum, with
    `best` and `exp_sum` over the whole vocabulary. rest: the probability of all tokens not shown.
    n_candidates: how many tokens no filter has removed.
    """

    name: str
    logits: Tensor
    probs: Tensor
    rest: float
    n_candidates: int
    best: float
    exp_sum: float


@dataclass(frozen=True, eq=False)
class Candidates:
    """What is shown of a step.

    ids: C, most probable to the model first. counts: C, how often each is in the text so far.
    columns: one for each stage that is on, "model" first. leading: places in `ids` of those at the
    left end of the bar on which the dice fall, in its order, none left out between them. entropy:
    of the model's distribution and of the one that is drawn from, in bits.
    """

    ids: tuple[int, ...]
    counts: tuple[int, ...]
    columns: tuple[Column, ...]
    leading: tuple[int, ...]
    entropy: tuple[float, float]


def candidates(step: Step, n_best: int) -> Candidates:
    """The `n_best` of the model, the `n_best` that were left at the end, and the token chosen."""
    stages = [stage for stage in step.stages if stage.active]
    first, last = stages[0].probs, stages[-1].probs
    best = ranking(first)[:n_best].tolist()
    left = [id for id in ranking(last)[:n_best].tolist() if last[id] > 0]
    chance = {id: float(first[id]) for id in {*best, *left, step.token}}
    ids = sorted(chance, key=lambda id: (-chance[id], id))
    places = {id: place for place, id in enumerate(ids)}
    occurrences = Counter(step.ids)
    return Candidates(
        ids=tuple(ids),
        counts=tuple(occurrences[id] for id in ids),
        columns=tuple(_column(stage, torch.tensor(ids)) for stage in stages),
        leading=tuple(places[id] for id in left),
        entropy=(_entropy(first), _entropy(last)),
    )


def _column(stage: Stage, ids: Tensor) -> Column:
    best = stage.logits.max()
    probs = stage.probs[ids]
    return Column(
        name=stage.name,
        logits=stage.logits[ids],
        probs=probs,
        rest=max(0.0, float(stage.probs.sum(dtype=torch.float64) - probs.sum(dtype=torch.float64))),
        n_candidates=stage.n_candidates,
        best=float(best),
        exp_sum=float((stage.logits - best).exp().sum(dtype=torch.float64)),
    )


def _entropy(probs: Tensor) -> float:
    """In bits. A token with probability 0 adds nothing (Shannon 1948, section 6)."""
    return float(torch.special.entr(probs).sum(dtype=torch.float64)) / math.log(2)
