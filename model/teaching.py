"""The teaching prompts: what a model ought to go on with, and how soon it says so.

A prompt of `assets/teaching_prompts.json` leaves an educated reader one next word, or a few that are
as good. How well a model does is the rank of the best of them among all its next tokens. No such
prompt is in the text that the bundled model was trained on (`training/teaching.py`).
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch

from model.tokenizer import Tokenizer
from model.trace import Trace

PROMPTS = Path(__file__).parent.parent / "assets" / "teaching_prompts.json"


@dataclass(frozen=True)
class TeachingPrompt:
    """A prompt, what it is about, and the words it may go on with (with the space before them)."""

    prompt: str
    kind: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What a model makes of a teaching prompt.

    answer: the index of the accepted answer that it ranks best. rank: from 1; of an answer of several
    tokens the worst among those that count (`counting_ids`). probability: of all those together.
    """

    answer: int
    rank: int
    probability: float


@cache
def teaching_prompts() -> tuple[TeachingPrompt, ...]:
    """All teaching prompts, those of a kind together."""
    return read_prompts(PROMPTS)


def read_prompts(path: Path) -> tuple[TeachingPrompt, ...]:
    """The prompts of a file like `PROMPTS`."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(TeachingPrompt(r["prompt"], r["kind"], tuple(r["answers"])) for r in rows)


@cache
def kinds() -> tuple[str, ...]:
    """What the teaching prompts are about, in the order of the file."""
    return tuple(dict.fromkeys(prompt.kind for prompt in teaching_prompts()))


def teaching_prompt(text: str) -> TeachingPrompt | None:
    """The teaching prompt that reads `text`, if there is one."""
    return _by_text().get(text)


@cache
def _by_text() -> dict[str, TeachingPrompt]:
    return {prompt.prompt: prompt for prompt in teaching_prompts()}


def counting_ids(tokenizer: Tokenizer, prompt: str, answer: str) -> tuple[int, ...]:
    """The tokens a model has to say after `prompt` for its answer to be counted as `answer`.

    That is the first token of the answer, where the tokenizer cuts `prompt + answer`. Two cases
    need a rule, so that no vocabulary is at an advantage:

    - A token that is a bare space or a single sign of a longer answer says too little: " " and "J"
      begin many words. The next ones are asked for as well, until two signs of the answer stand.
    - Where the last signs of the prompt and the first of the answer would be one token, the answer
      is cut by itself: the model has read the prompt as it is, and can only go on from there.

    Raises ValueError for an answer without a sign.
    """
    if not answer.strip():
        raise ValueError(f"{answer!r} is no answer")
    before, whole = tokenizer.encode(prompt), tokenizer.encode(prompt + answer)
    seamless = whole[: len(before)] == before and len(whole) > len(before)
    ids = whole[len(before) :] if seamless else tokenizer.encode(answer)
    enough = min(2, len(answer.strip()))
    for count in range(1, len(ids)):
        if len(tokenizer.decode(ids[:count]).strip()) >= enough:
            return tuple(ids[:count])
    return tuple(ids)


def all_counting_ids(tokenizer: Tokenizer, asked: TeachingPrompt) -> tuple[tuple[int, ...], ...]:
    """`counting_ids` of every accepted answer, in their order.

    () for one that has a character without a token: a model of characters may not know all of them.
    """
    return tuple(
        () if tokenizer.unknown(answer) else counting_ids(tokenizer, asked.prompt, answer)
        for answer in asked.answers
    )


@torch.inference_mode()
def verdict(trace: Trace, answers: Sequence[tuple[int, ...]]) -> Verdict:
    """How the model of `trace` ranks `answers`, each the ids that count, after the traced text.

    Answers of one token are read off the trace; longer ones take a forward pass each; those of none
    cannot be said. Raises ValueError where that is all of them.
    """
    ranked = []
    for index, ids in enumerate(answers):
        if not ids:
            continue
        logits = trace.logits[-1:]
        if len(ids) > 1:
            text = [*trace.ids.tolist(), *ids[:-1]][-trace.model.config.n_ctx :]
            logits = trace.model(torch.tensor([text]))[0, -len(ids) :]
        said = torch.tensor(ids)[:, None]
        worst = int((logits > logits.gather(1, said)).sum(1).max()) + 1
        nats = -float(logits.log_softmax(-1).gather(1, said).sum())
        ranked.append((worst, nats, index))
    if not ranked:
        raise ValueError("the model has no token for any of the answers")
    rank, nats, index = min(ranked)
    return Verdict(index, rank, math.exp(-nats))


def share_within(ranks: Iterable[int], most: int) -> float:
    """How many of `ranks` are at most `most`, as a share."""
    ranks = list(ranks)
    return sum(rank <= most for rank in ranks) / len(ranks)
