"""Text, token by token: run the model, choose a token, append it, again.

Knows numbers of tokens only, nothing of text. What was generated so far is nothing but ids, so that
undoing a step or choosing a token by hand means starting anew from other ids.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

import torch

from model.gpt import GPT, KVCache
from model.sampling import Sampling, Step, draw


def n_dropped(n_ids: int, n_ctx: int) -> int:
    """How many of the oldest tokens the model does not see when the text has `n_ids` tokens.

    Positions are absolute: a window that moves by one token changes the position of every token in
    it, and every key and value with them. Moving by a quarter of the context instead, the window is
    read anew every n_ctx / 4 steps only, and never holds less than three quarters of the context.
    It depends on nothing but the length, so that a text continued is a text never interrupted.
    """
    stride = max(1, n_ctx // 4)
    excess = max(0, n_ids - n_ctx)
    return -(-excess // stride) * stride


def generate(
    model: GPT,
    ids: Sequence[int],
    sampling: Sampling,
    seed: int,
    *,
    start: int = 0,
    picks: Mapping[int, int] | None = None,
    use_cache: bool = True,
) -> Iterator[Step]:
    """One sampled token a step, without end, from `ids` on.

    start: the index of the first step, where `ids` already holds tokens generated before: each step
    then draws the number it would have drawn without the interruption. picks: tokens chosen by hand,
    by the index of their step. use_cache=False reads the whole window again at every step: the same,
    slower.

    Raises ValueError for an empty text, ids outside the vocabulary, and a seed or start out of
    range, all before the first step.
    """
    ids = tuple(int(id) for id in ids)
    picks = dict(picks or {})
    if not ids:
        raise ValueError("the model needs at least one token")
    for id in (*ids, *picks.values()):
        if not 0 <= id < model.config.vocab_size:
            raise ValueError(f"{id} is not a token of this model")
    draw(seed, start)  # refuses what would only fail at the first step
    return _steps(model, ids, sampling, seed, start, picks, use_cache)


@torch.inference_mode()
def _steps(
    model: GPT,
    ids: tuple[int, ...],
    sampling: Sampling,
    seed: int,
    start: int,
    picks: Mapping[int, int],
    use_cache: bool,
) -> Iterator[Step]:
    cache = KVCache(model.config) if use_cache else None
    dropped = 0
    for index in count(start):
        before, dropped = dropped, n_dropped(len(ids), model.config.n_ctx)
        if cache and dropped != before:
            cache.length = 0  # other positions, other keys and values
        unread = ids[dropped + (cache.length if cache else 0) :]
        stream = model.read(torch.tensor([unread]), cache=cache)
        logits = model.unembed(stream[:, -1:])[0, 0]
        step = Step.sampled(index, ids, dropped, logits, sampling, seed)
        if index in picks:
            step = step.by_hand(picks[index])
        yield step
        ids = step.ids_after
