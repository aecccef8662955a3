"""What each head does, measured by where it looks.

Five kinds of head can be told by where they look. The score of a head for one of them is the weight
that it gives to the places of that kind, averaged over the tokens that have such a place before
them (for most of them one place, else the sum). 1 is a head that does nothing else; what a head
would get that spreads evenly over all it may see is in `Looks.even`, and belongs beside it. A score
says where a head looked in these texts. It does not say what the model uses that for.

Random repeats (random tokens, then the same again) hold nothing to go by but the order of the
tokens. What removing a head does is in `model.removal`, all of it together in `model.head_report`.

Sources: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits", and Olsson et al.
2022, "In-context Learning and Induction Heads" (induction and previous-token heads, random repeats,
the stripe of attention on them); TransformerLens, `head_detector` (the places of the first three
kinds); Wang et al. 2022, "Interpretability in the Wild" (duplicate-token heads); Xiao et al. 2023,
"Efficient Streaming Language Models with Attention Sinks" (the first token).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor
from torch.nn import functional as F

from model.glass import Glass
from model.gpt import GPT
from model.tokenizer import Tokenizer
from model.trace import Trace

SEED = 5
LENGTH = 50
"""Random tokens before they come again, as in Olsson et al. 2022."""


@dataclass(frozen=True)
class Kind:
    """A kind of head. name: of its score; head: of such a head; place: where it looks; source: who
    described it."""

    name: str
    head: str
    place: str
    source: str


KINDS = (
    Kind("previous token", "previous-token head", "the token before", "Elhage et al. 2021"),
    Kind("duplicate token", "duplicate-token head", "the same token earlier", "Wang et al. 2022"),
    Kind(
        "induction",
        "induction head",
        "the token after an earlier occurrence of the same token",
        "Olsson et al. 2022",
    ),
    Kind("first token", "attention sink", "the first token", "Xiao et al. 2023"),
    Kind("itself", "self-attending head", "the token itself", "TransformerLens"),
)
"""K of them, in the order of all results."""

KIND_NAMES = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, eq=False)
class Looks:
    """Where heads looked in some texts.

    weights: [K, L, H], the scores: mean attention weight on the places of each kind. even: [K], what
    a head would get that spreads evenly. tokens: [K] long, over how many tokens the mean goes: those
    that have such a place. Where there are none, weights and even are NaN.
    """

    weights: Tensor
    even: Tensor
    tokens: Tensor

    def best(self, kind: int) -> tuple[int, int]:
        """Layer and head with the highest score of a kind."""
        return self._best[kind]

    @cached_property
    def _best(self) -> list[tuple[int, int]]:
        n_head = self.weights.size(2)
        return [divmod(index, n_head) for index in self.weights.flatten(1).argmax(1).tolist()]

    @cached_property
    def highest(self) -> list[list[tuple[int, float]]]:
        """L H: the kind of which each head has its highest score, and that score."""
        best = self.weights.nan_to_num(-1).max(0)
        return [
            list(zip(kinds, scores, strict=True))
            for kinds, scores in zip(best.indices.tolist(), best.values.tolist(), strict=True)
        ]


@dataclass(frozen=True)
class RepeatLosses:
    """Mean loss on random tokens and on the same ones again, in nats a token.

    The first token of each copy is left out: nothing says what it is.
    """

    first: float
    again: float

    @property
    def drop(self) -> float:
        """What having seen the tokens before is worth: Olsson et al.'s in-context learning."""
        return self.first - self.again


def places(ids: Tensor) -> Tensor:
    """ids [T] -> [K, T, T] of bool: where each kind of head looks (column) from each token (row).

    The first token can see only itself, and counts for no kind.
    """
    T = len(ids)
    positions = torch.arange(T)
    behind = positions[:, None] - positions  # how far back the column lies
    same = (ids[:, None] == ids) & (behind > 0)
    after_same = F.pad(same, (1, 0))[:, :T] & (behind > 0)
    found = torch.stack([behind == 1, same, after_same, (positions == 0).repeat(T, 1), behind == 0])
    found[:, 0] = False
    return found


class MeanLooks:
    """`Looks` of many texts, one after the other."""

    def __init__(self) -> None:
        self._weights = self._even = self._tokens = torch.zeros(())

    @torch.inference_mode()
    def add(self, trace: Trace) -> None:
        """Count one text in."""
        found = places(trace.ids).float()
        # [L, H, T T] @ [T T, K] -> [K, L, H]
        weights = (trace.pattern.flatten(2) @ found.flatten(1).T).permute(2, 0, 1)
        a_token = found.sum(-1)  # [K, T]: how many places of a kind it has to look at
        self._weights = self._weights + weights
        self._even = self._even + (a_token / torch.arange(1, trace.n_tokens + 1)).sum(-1)
        self._tokens = self._tokens + (a_token > 0).sum(-1)

    def looks(self) -> Looks:
        """The mean over all that was counted in, of which there is something."""
        tokens = self._tokens
        return Looks(self._weights / tokens[:, None, None], self._even / tokens, tokens.long())


def looks(trace: Trace) -> Looks:
    """Where the heads look in one prompt."""
    mean = MeanLooks()
    mean.add(trace)
    return mean.looks()


def where_heads_look(glass: Glass, texts: Sequence[Sequence[int]]) -> Looks:
    """Where the heads look in `texts`, each of token numbers. Raises what `Glass.trace` raises."""
    mean = MeanLooks()
    for ids in texts:
        mean.add(glass.trace(ids))
    return mean.looks()


def random_repeats(tokenizer: Tokenizer, n_ctx: int, count: int, seed: int = SEED) -> Tensor:
    """`count` sequences of different random tokens, each followed by itself: [count, 2 length].

    The tokens are drawn evenly from the vocabulary without its special ones. length is `LENGTH`, or
    what the context or the vocabulary has room for. Sequence by sequence the same for any `count`.
    """
    ordinary = torch.tensor(
        [token.id for token in tokenizer.tokens(range(tokenizer.n_vocab)) if not token.special]
    )
    length = min(LENGTH, n_ctx // 2, len(ordinary))
    draw = torch.Generator().manual_seed(seed)
    halves = [
        ordinary[torch.randperm(len(ordinary), generator=draw)[:length]] for _ in range(count)
    ]
    return torch.stack(halves).repeat(1, 2)


@torch.inference_mode()
def repeat_losses(model: GPT, repeats: Tensor) -> RepeatLosses:
    """repeats: [N, 2 length], as `random_repeats` makes them."""
    length = repeats.size(1) // 2
    losses = torch.cat([_losses(model, ids) for ids in torch.split(repeats, 8)])
    return RepeatLosses(losses[:, : length - 1].mean().item(), losses[:, length:].mean().item())


def _losses(model: GPT, ids: Tensor) -> Tensor:
    """ids [N, T] -> [N, T - 1]: the cross-entropy of each token but the first, in nats."""
    return F.cross_entropy(model(ids[:, :-1]).transpose(1, 2), ids[:, 1:], reduction="none")
