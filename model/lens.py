"""The logit lens: what the model would say if it stopped here.

The stream at any station is put through the final LayerNorm and the unembedding, as if no further
part followed. The weights were trained for the last station only: at earlier ones this is a reading
in a language that the stream need not yet speak.

Source: nostalgebraist 2020, "interpreting GPT: the logit lens".
"""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from model.surprisal import entropy_bits, ranks
from model.trace import Trace

ROWS = 128
"""Rows of V logits that exist at once: all stations of 256 tokens would be 109 MB for V = 8192."""

EVERYWHERE = slice(None)


@dataclass(frozen=True, eq=False)
class Followed:
    """One token for each position, seen from every station.

    ids: [T], the token; probs: [S, T], its probability; ranks: [S, T] long, 1 for the most
    probable of all. S = 2 L + 1 stations, T the positions asked for.
    """

    ids: Tensor
    probs: Tensor
    ranks: Tensor


@dataclass(frozen=True, eq=False)
class Lens:
    """The stream read as predictions. S = 2 L + 1 stations, T the positions asked for.

    ids, probs: [S, T, n], the n most probable next tokens over the whole vocabulary, best first;
    entropy: [S, T], of the whole distribution, in bits; final: the token that the model itself
    finds most probable at the end, and how early it is seen.
    """

    ids: Tensor
    probs: Tensor
    entropy: Tensor
    final: Followed


@torch.inference_mode()
def lens(trace: Trace, n_top: int = 5, positions: slice = EVERYWHERE) -> Lens:
    """What every station would predict, at `positions` (all of them unless told otherwise)."""
    final = trace.logits[positions].argmax(-1)
    n_top = min(n_top, trace.logits.size(-1))
    ids, probs, entropy, final_probs, final_ranks = [], [], [], [], []
    for log_probs, target in _readings(trace, positions, final):
        top = log_probs.topk(n_top)
        ids.append(top.indices)
        probs.append(top.values.exp())
        entropy.append(entropy_bits(log_probs))
        final_probs.append(_probability(log_probs, target))
        final_ranks.append(ranks(log_probs, target))
    shape = (-1, len(final))
    return Lens(
        ids=torch.cat(ids).view(*shape, n_top),
        probs=torch.cat(probs).view(*shape, n_top),
        entropy=torch.cat(entropy).view(shape),
        final=Followed(
            final, torch.cat(final_probs).view(shape), torch.cat(final_ranks).view(shape)
        ),
    )


@torch.inference_mode()
def follow(trace: Trace, token: int | Tensor, positions: slice = EVERYWHERE) -> Followed:
    """Probability and rank of `token` at every station.

    token: one for all positions, or [T] long, one for each of `positions`. The tokens that really
    came next are `follow(trace, trace.ids[1:], slice(0, -1))`.
    """
    n_positions = len(range(trace.n_tokens)[positions])
    ids = torch.as_tensor(token).expand(n_positions)
    probs, found = [], []
    for log_probs, target in _readings(trace, positions, ids):
        probs.append(_probability(log_probs, target))
        found.append(ranks(log_probs, target))
    shape = (-1, n_positions)
    return Followed(ids, torch.cat(probs).view(shape), torch.cat(found).view(shape))


def follow_at(trace: Trace, token: int, position: int) -> Followed:
    """`token` at every station of one position: [S, 1]. Raises IndexError outside the prompt."""
    position = range(trace.n_tokens)[position]
    return follow(trace, token, slice(position, position + 1))


@torch.inference_mode()
def readings(trace: Trace, position: int) -> Tensor:
    """[S, V]: log probabilities at every station of one position. Raises IndexError outside."""
    position = range(trace.n_tokens)[position]
    nobody = torch.zeros(1, dtype=torch.long)
    found = _readings(trace, slice(position, position + 1), nobody)
    return torch.cat([log_probs for log_probs, _ in found])


def _readings(trace: Trace, positions: slice, targets: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
    """Log probabilities [rows, V] and targets [rows], station after station, `ROWS` at a time."""
    stream = trace.stream[:, positions]
    rows = stream.reshape(-1, stream.size(-1))
    targets = targets.expand(stream.shape[:2]).reshape(-1)
    for some, target in zip(rows.split(ROWS), targets.split(ROWS), strict=True):
        yield trace.model.unembed(trace.model.ln_f(some)).log_softmax(-1), target


def _probability(log_probs: Tensor, target: Tensor) -> Tensor:
    """[rows, V] and [rows] -> [rows]."""
    return log_probs.gather(-1, target[:, None])[:, 0].exp()
