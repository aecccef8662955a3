"""What comes of a prompt: its text gone on with, and what the penalties make of its tokens."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from model.generate import generate
from model.sampling import Sampling, stages
from model.trace import Trace


def continuation(trace: Trace, sampling: Sampling, seed: int, n: int) -> tuple[int, ...]:
    """The `n` tokens that follow on the text of `trace`."""
    steps = generate(trace.model, trace.ids.tolist(), sampling, seed)
    return tuple(step.token for step in islice(steps, n))


@dataclass(frozen=True)
class Penalised:
    """A token of the text, how often it is in it, and its logit as next token before and after each
    of the three penalties."""

    id: int
    count: int
    logit: float
    repetition: float
    presence: float
    frequency: float


def penalised(trace: Trace, sampling: Sampling, n: int) -> tuple[Penalised, ...]:
    """The `n` most frequent tokens of the text under the penalties of `sampling`.

    Most frequent first, equals in the order in which they first occur.
    """
    ids = trace.ids.tolist()
    model, repetition, presence, frequency, *_ = stages(trace.logits[-1], ids, sampling)
    return tuple(
        Penalised(
            id,
            count,
            *(float(stage.logits[id]) for stage in (model, repetition, presence, frequency)),
        )
        for id, count in Counter(ids).most_common(n)
    )
