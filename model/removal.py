"""What a head is good for: how probable the right next token is when the head is removed.

Every head in turn is taken out of the model, and everything after it is computed anew, so that later
parts miss what they read from it (unlike in `model.attribution`, which asks what a head says to the
end directly). Two ways to take it out:

- zero ablation: what the head adds to the stream is left out. Later parts were trained with what it
  always adds, so this harms even where the head says nothing about this text.
- mean ablation: its average over all tokens of these texts is added instead, so that only what is
  particular to a token is missing.

The bias of the output projection belongs to no head and stays.

Sources: Olsson et al. 2022, "In-context Learning and Induction Heads" (removing heads one at a time);
Wang et al. 2022, "Interpretability in the Wild", section 2.1 (mean ablation).
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from model.gpt import GPT

BATCH_TOKENS = 600
"""Tokens in one piece of work, counting a text once for each head removed: what caches hold."""


@dataclass(frozen=True)
class Text:
    """Tokens, and where in them the right next one is known: (position, any of these ids) each."""

    ids: tuple[int, ...]
    right: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, eq=False)
class Removal:
    """The right next token's probability, with all heads and without each of them.

    texts: how many. places: how often a right next token was asked for in them. intact: its mean
    probability in the whole model; where several are right, that of all of them together. zero, mean:
    [L, H], its mean probability when that head is removed by zero or by mean ablation; mean is None
    where it was not measured.
    """

    texts: int
    places: int
    intact: float
    zero: Tensor
    mean: Tensor | None

    @property
    def drop(self) -> Tensor:
        """[L, H]: how much of the probability zero ablation takes; negative where it adds some."""
        return self.intact - self.zero

    @property
    def mean_drop(self) -> Tensor | None:
        """[L, H]: the same for mean ablation."""
        return None if self.mean is None else self.intact - self.mean


@torch.inference_mode()
def removing_each(
    model: GPT, texts: Sequence[Text], with_mean: bool
) -> Generator[float, None, Removal]:
    """The model without each of its heads in turn, on `texts`, in small pieces of work.

    Yields how much of it is done, 0 to 1. with_mean: measure mean
    ablation as well, in twice the time. Raises ValueError where no right next token is known.
    """
    if not any(text.right for text in texts):
        raise ValueError("no right next token is known in these texts")
    config = model.config
    batches = list(_batches(texts, BATCH_TOKENS // config.n_head))
    ways = [torch.zeros(config.n_layer, config.n_head, config.d_head)]  # what z is set to
    if with_mean:
        ways.append(_mean_z(model, batches))
    intact, places = 0.0, 0
    without = torch.zeros(len(ways), config.n_layer, config.n_head)
    for index, batch in enumerate(batches):
        state = _State.of(model, batch)
        intact += state.right_probs(model, state.end[None]).sum().item()
        places += len(state.rows)
        for layer in range(config.n_layer):
            for way, instead in enumerate(ways):
                end = _run_without(model, state, layer, instead[layer])
                without[way, layer] += state.right_probs(model, end).sum(-1)
                yield (index + layer / config.n_layer) / len(batches)
    zero, *mean = without / places
    return Removal(len(texts), places, intact / places, zero, mean[0] if mean else None)


def remove_each(model: GPT, texts: Sequence[Text], with_mean: bool = True) -> Removal:
    """`removing_each`, to its end."""
    pieces = removing_each(model, texts, with_mean)
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            return cast(Removal, end.value)


@dataclass(frozen=True, eq=False)
class _State:
    """One pass of the whole model over N texts, filled up at their ends to T tokens.

    What is filled up lies behind the mask: no real token sees it. real: [N, T] of bool. mid: the
    stream between attention and MLP, L times [N, T, D]; z: L times [N, H, T, Dh]; end: [N, T, D],
    after the last block. rows, columns: [P], where a right next token is known; right: [P, R], the
    ids that are right, filled up with -1.
    """

    real: Tensor
    mid: list[Tensor]
    z: list[Tensor]
    end: Tensor
    rows: Tensor
    columns: Tensor
    right: Tensor

    @classmethod
    def of(cls, model: GPT, texts: Sequence[Text]) -> "_State":
        ids = pad_sequence([torch.tensor(text.ids) for text in texts], batch_first=True)
        _, kept = model.read_and_keep(ids)
        x, mid = kept["resid_pre"][0], []
        for attn_out, mlp_out in zip(kept["attn_out"], kept["mlp_out"], strict=True):
            mid.append(x + attn_out)
            x = mid[-1] + mlp_out
        asked = [(row, *place) for row, text in enumerate(texts) for place in text.right]
        return cls(
            real=torch.arange(ids.size(1)) < torch.tensor([[len(text.ids)] for text in texts]),
            mid=mid,
            z=kept["z"],
            end=x,
            rows=torch.tensor([row for row, _, _ in asked]),
            columns=torch.tensor([column for _, column, _ in asked]),
            right=pad_sequence(
                [torch.tensor(right) for _, _, right in asked], batch_first=True, padding_value=-1
            ),
        )

    def right_probs(self, model: GPT, end: Tensor) -> Tensor:
        """end [H, N, T, D], streams after the last block -> [H, P]: probability of a right token."""
        logits = model.unembed(model.ln_f(end[:, self.rows, self.columns]))
        right = self.right.clamp(min=0).expand(len(end), -1, -1)
        log_probs = logits.gather(-1, right) - logits.logsumexp(-1, keepdim=True)
        return (log_probs.exp() * (self.right >= 0)).sum(-1)


def _mean_z(model: GPT, batches: Sequence[Sequence[Text]]) -> Tensor:
    """[L, H, Dh]: z of every head, averaged over all tokens."""
    sums, n_tokens = torch.zeros(()), 0
    for batch in batches:
        state = _State.of(model, batch)
        sums = sums + torch.stack([z.transpose(1, 2)[state.real].sum(0) for z in state.z])
        n_tokens += int(state.real.sum())
    return sums / n_tokens


def _run_without(model: GPT, state: _State, layer: int, instead: Tensor) -> Tensor:
    """[H, N, T, D]: the stream at the end when each head of `layer` is removed in turn.

    instead: [H, Dh], what z of the removed head is set to, at every token.
    """
    block, config = model.blocks[layer], model.config
    w_o = block.attn.c_proj.weight.view(config.n_head, config.d_head, config.n_embd)
    missing = (state.z[layer] - instead[:, None]).transpose(0, 1) @ w_o[:, None]  # [H, N, T, D]
    x: Tensor = (state.mid[layer] - missing).flatten(0, 1)
    x = x + block.mlp(block.ln_2(x), None)
    for later in range(layer + 1, config.n_layer):
        x = model.blocks[later](x, later, True, None, None)
    return x.view_as(missing)


def _batches(texts: Sequence[Text], most_tokens: int) -> Iterator[list[Text]]:
    """`texts` by length, so that little has to be filled up; in each batch at least one."""
    batch: list[Text] = []
    for text in sorted((text for text in texts if text.right), key=lambda text: len(text.ids)):
        if batch and (len(batch) + 1) * len(text.ids) > most_tokens:
            yield batch
            batch = []
        batch.append(text)
    yield batch
