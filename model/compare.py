"""Two forward passes held against each other: one model on two prompts, or two models on one.

Side A is what one starts from, side B what it is held against: a change is B minus A. Tokens are the
same where their bytes are the same, whatever number a vocabulary gives them.

How far two distributions P and Q lie apart is their total variation distance,

    1/2 sum_i |P_i - Q_i|

the share of probability (or of attention) that would have to move to make one of the other: 0 where
they are equal, 1 where nothing of the one is possible in the other.

Source: Levin, Peres & Wilmer 2009, "Markov Chains and Mixing Times", proposition 4.2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from model.alignment import Alignment, align
from model.glass import Glass
from model.lens import readings
from model.one_head import one_head
from model.tokenizer import Token, Tokenizer
from model.trace import Trace


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two: a model, and its trace of a prompt."""

    glass: Glass
    trace: Trace


@dataclass(frozen=True)
class Candidate:
    """A possible next token on sides A and B; None where it is not in that vocabulary.

    ids: its numbers; logits, probs: what the sides give it.
    """

    token: Token
    ids: tuple[int | None, int | None]
    logits: tuple[float | None, float | None]
    probs: tuple[float | None, float | None]

    @property
    def change(self) -> float | None:
        """Its probability on side B minus that on side A; None where a side has no such token."""
        a, b = self.probs
        return None if a is None or b is None else b - a


@dataclass(frozen=True)
class Predictions:
    """What comes next on both sides.

    candidates: the most probable ones of both, those with the greatest probability on either side
    first. one_vocabulary: whether a number means the same token on both sides; then the token that
    changed most of the whole vocabulary is among the candidates, and `distance` is the total
    variation distance of the distributions (else None). rest: the probability of all others on each
    side. log_sum_exps: of all logits of each side, so that log p = logit - that.
    """

    candidates: tuple[Candidate, ...]
    one_vocabulary: bool
    distance: float | None
    rest: tuple[float, float]
    log_sum_exps: tuple[float, float]

    @property
    def best(self) -> tuple[Candidate, Candidate]:
        """The most probable one of side A, and that of side B."""
        a, b = (max(self.candidates, key=lambda c: c.probs[side] or 0.0) for side in (0, 1))
        return a, b

    @property
    def most_changed(self) -> Candidate | None:
        """The candidate whose probability changed most; None where no token is in both."""
        comparable = [c for c in self.candidates if c.change is not None]
        return max(comparable, key=lambda c: abs(c.change or 0.0), default=None)


@torch.inference_mode()
def predictions(a: Side, b: Side, at_a: int, at_b: int, n_best: int = 8) -> Predictions:
    """The `n_best` next tokens of both sides, after position `at_a` of A and `at_b` of B.

    Raises IndexError outside a prompt.
    """
    logits = a.trace.logits[at_a], b.trace.logits[at_b]
    probs = tuple(side.softmax(-1) for side in logits)
    best = [side.topk(min(n_best, len(side))).indices.tolist() for side in probs]
    one_vocabulary = _is_one(a.glass.tokenizer, b.glass.tokenizer)
    distance = None
    if one_vocabulary:
        ids: list[tuple[int | None, int | None]] = [(id, id) for side in best for id in side]
        change = (probs[1].double() - probs[0].double()).abs()
        distance = change.sum().item() / 2
        ids.append((int(change.argmax()),) * 2)
    else:
        numbers = [_numbers(side.glass.tokenizer) for side in (a, b)]
        ids = [(id, numbers[1].get(_key(a.glass.tokenizer.token(id)))) for id in best[0]]
        ids += [(numbers[0].get(_key(b.glass.tokenizer.token(id))), id) for id in best[1]]

    def candidate(pair: tuple[int | None, int | None]) -> Candidate:
        side = a if pair[0] is not None else b
        id = next(id for id in pair if id is not None)
        return Candidate(
            token=side.glass.tokenizer.token(id),
            ids=pair,
            logits=(_at(logits[0], pair[0]), _at(logits[1], pair[1])),
            probs=(_at(probs[0], pair[0]), _at(probs[1], pair[1])),
        )

    found = [candidate(pair) for pair in dict.fromkeys(ids)]
    found.sort(key=lambda c: -max(c.probs[0] or 0.0, c.probs[1] or 0.0))
    return Predictions(
        candidates=tuple(found),
        one_vocabulary=one_vocabulary,
        distance=distance,
        rest=(_rest(found, 0), _rest(found, 1)),
        log_sum_exps=(logits[0].logsumexp(-1).item(), logits[1].logsumexp(-1).item()),
    )


@dataclass(frozen=True)
class Reading:
    """What one side would say if it stopped here, and whether it is what it says in the end."""

    token: Token
    prob: float
    is_final: bool


@dataclass(frozen=True)
class Depth:
    """Both sides after one layer (None: behind the embeddings); None for a side with fewer layers.

    apart: total variation distance of the two readings over the whole vocabulary; None where there
    are not two, or not one vocabulary.
    """

    layer: int | None
    a: Reading | None
    b: Reading | None
    apart: float | None

    @property
    def same(self) -> bool:
        """Whether both would say the same token."""
        return self.a is not None and self.b is not None and _is_same(self.a.token, self.b.token)


@torch.inference_mode()
def depths(a: Side, b: Side, at_a: int, at_b: int) -> tuple[Depth, ...]:
    """The logit lens of both sides at these positions: behind the embeddings and after each layer.

    Raises IndexError outside a prompt.
    """
    probs = [
        readings(side.trace, at)[::2].exp() for side, at in ((a, at_a), (b, at_b))
    ]  # the stations behind an MLP: [L + 1, V]
    ours, theirs = (_said(side, row) for side, row in zip((a, b), probs, strict=True))
    n_shared = min(len(ours), len(theirs))
    apart: list[float | None] = [None] * max(len(ours), len(theirs))
    if _is_one(a.glass.tokenizer, b.glass.tokenizer):
        change = (probs[1][:n_shared] - probs[0][:n_shared]).abs().sum(-1) / 2
        apart[:n_shared] = change.tolist()
    return tuple(
        Depth(
            layer=index - 1 if index else None,
            a=ours[index] if index < len(ours) else None,
            b=theirs[index] if index < len(theirs) else None,
            apart=distance,
        )
        for index, distance in enumerate(apart)
    )


@dataclass(frozen=True, eq=False)
class HeadPair:
    """One head of each side: the patterns [T, T] of A and B, and their difference.

    difference: [P, P], B minus A, over the P tokens that have a counterpart (`Alignment.both`).
    """

    a: Tensor
    b: Tensor
    difference: Tensor


Place = tuple[int, int]
"""Layer and head."""


@torch.inference_mode()
def head_pair(a: Side, b: Side, place_a: Place, place_b: Place) -> HeadPair:
    """A head of A beside one of B. Raises IndexError for a head that is not there."""
    ours, theirs = _pattern(a, place_a), _pattern(b, place_b)
    left, right = _paired(_aligned(a, b))
    difference = theirs[right][:, right] - ours[left][:, left]
    return HeadPair(ours, theirs, difference)


@torch.inference_mode()
def moved(a: Side, b: Side, at_a: int, at_b: int) -> Tensor:
    """[L, H]: how much of its attention each head moves elsewhere, between the rows of two tokens.

    The total variation distance of row `at_a` of A and row `at_b` of B: a token and its counterpart
    are one, and what goes to a token without counterpart has moved. Raises ValueError for models of
    different layers or heads, IndexError outside a prompt.
    """
    ours, theirs = a.trace.pattern[:, :, at_a], b.trace.pattern[:, :, at_b]
    if ours.shape[:2] != theirs.shape[:2]:
        raise ValueError("the models have different numbers of layers or heads")
    return _apart(ours, theirs, _aligned(a, b))


@torch.inference_mode()
def row_apart(a: Side, b: Side, place_a: Place, place_b: Place, at_a: int, at_b: int) -> float:
    """As `moved`, between any head of A and any of B."""
    ours, theirs = _pattern(a, place_a)[at_a], _pattern(b, place_b)[at_b]
    return _apart(ours, theirs, _aligned(a, b)).item()


@dataclass(frozen=True)
class Likeness:
    """A head of side B, and how far its rows lie from those of a head of A on average (0 to 1)."""

    layer: int
    head: int
    distance: float


@torch.inference_mode()
def most_alike(a: Side, b: Side, layer: int, head: int) -> Likeness:
    """The head of B whose pattern is most like that of this head of A.

    Measured by the distance of `moved`, averaged over all tokens that have a counterpart. Raises
    IndexError for a head that is not there.
    """
    alignment = _aligned(a, b)
    left, right = _paired(alignment)
    ours = _pattern(a, (layer, head))[left]
    distances = torch.stack(
        [
            _apart(ours.expand(len(heads), -1, -1), heads[:, right], alignment).mean(-1)
            for heads in b.trace.pattern
        ]
    )
    best = int(distances.argmin())
    return Likeness(*divmod(best, distances.size(1)), distance=distances.flatten()[best].item())


def _pattern(side: Side, place: Place) -> Tensor:
    """[T, T]: the attention weights of one head, without computing those of all others."""
    return one_head(side.trace, *place).pattern


def _apart(ours: Tensor, theirs: Tensor, alignment: Alignment) -> Tensor:
    """Rows of attention [..., T] of A and of B -> [...]: their total variation distance."""
    left, right = _paired(alignment)
    shared, shared_b = ours[..., left], theirs[..., right]
    alone = (ours.sum(-1) - shared.sum(-1)) + (theirs.sum(-1) - shared_b.sum(-1))
    return ((shared_b - shared).abs().sum(-1) + alone.clamp(min=0)) / 2


def _aligned(a: Side, b: Side) -> Alignment:
    return align(a.trace.tokens, b.trace.tokens)


def _paired(alignment: Alignment) -> tuple[list[int], list[int]]:
    """The positions with a counterpart, on side A and on side B."""
    return [a for a, _ in alignment.both], [b for _, b in alignment.both]


def _said(side: Side, probs: Tensor) -> list[Reading]:
    """The most probable token of each row of `probs` [L + 1, V]."""
    best = probs.max(-1)
    ids = best.indices.tolist()
    return [
        Reading(side.glass.tokenizer.token(id), prob, id == ids[-1])
        for id, prob in zip(ids, best.values.tolist(), strict=True)
    ]


def _at(values: Tensor, id: int | None) -> float | None:
    return None if id is None else values[id].item()


def _rest(candidates: list[Candidate], side: int) -> float:
    return max(0.0, 1 - sum(candidate.probs[side] or 0.0 for candidate in candidates))


def _key(token: Token) -> tuple[bytes, bool]:
    """What makes a token the same in two vocabularies. The name of a special one is no text."""
    return token.bytes, token.special


def _is_same(a: Token, b: Token) -> bool:
    return _key(a) == _key(b)


@lru_cache(maxsize=8)
def _numbers(tokenizer: Tokenizer) -> Mapping[tuple[bytes, bool], int]:
    """The number of every token of a vocabulary."""
    return {_key(token): token.id for token in tokenizer.tokens(range(tokenizer.n_vocab))}


def _is_one(a: Tokenizer, b: Tokenizer) -> bool:
    """Whether both are the same vocabulary."""
    return a is b or _numbers(a) == _numbers(b)
