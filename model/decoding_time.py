"""How long one more token takes on this machine, with the KV cache and without: measured."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from model.generate import generate
from model.gpt import GPT
from model.sampling import Sampling, Step


@dataclass(frozen=True)
class DecodingTime:
    """Medians of the seconds a token takes after a text of `n_tokens`, sampling included."""

    n_tokens: int
    with_cache: float
    without_cache: float


def decoding_time(model: GPT, n_tokens: int, n_steps: int) -> DecodingTime:
    """`n_steps` tokens generated after a text of `n_tokens`, and one more that is not counted.

    With the cache and without, in turn. Which tokens they are makes no difference to the time: they
    are those numbered 0, 1, 2 and so on. The first step, not counted, reads the text. Raises
    ValueError where text and steps do not fit the context: past it, sliding would be measured too.
    """
    if n_tokens + n_steps > model.config.n_ctx:
        raise ValueError(f"{n_tokens} tokens and {n_steps} more exceed {model.config.n_ctx}")
    ids = [id % model.config.vocab_size for id in range(n_tokens)]

    ways = [
        generate(model, ids, Sampling(), seed=0, use_cache=use_cache) for use_cache in (True, False)
    ]
    for steps in ways:
        next(steps)
    # In turn, so that whatever else the machine does slows both.
    times = [[_seconds(steps) for steps in ways] for _ in range(n_steps)]
    with_cache, without_cache = (median(column) for column in zip(*times, strict=True))
    return DecodingTime(n_tokens, with_cache, without_cache)


def _seconds(steps: Iterator[Step]) -> float:
    begin = perf_counter()
    next(steps)
    return perf_counter() - begin
