"""The teaching prompts in training: how many a model gets right, and none of them in its text.

`python -m training.teaching` asks the checkpoint of the run, `--model NAME` a model of the app.
A model gets a prompt right at rank 1 where its most probable token begins an accepted answer;
`model.teaching.counting_ids` says what is counted as a beginning.

Whoever mends the training text looks at what is missed, and so the teaching prompts come to flatter
the model. `--unseen` asks `unseen_prompts.json` instead: prompts of the same kinds, written by somebody
who had not seen the training text, for somebody who does not look at them. It prints shares only.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch

from model import Glass, Tokenizer, load
from model.teaching import (
    TeachingPrompt,
    Verdict,
    all_counting_ids,
    kinds,
    read_prompts,
    share_within,
    teaching_prompts,
    verdict,
)
from training.checkpoint import open_checkpoint
from training.paths import RUN, TOKENIZER

UNSEEN = Path(__file__).parent / "unseen_prompts.json"

WITHIN = 5

ALL = "all"
"""The row of a report that is about all prompts."""


@dataclass(frozen=True)
class Answered:
    """A teaching prompt, what the model makes of it, and its five most probable next tokens."""

    asked: TeachingPrompt
    verdict: Verdict
    top: tuple[tuple[str, float], ...]


def main(argv: list[str] | None = None) -> None:
    """Print the shares by kind, and what the model misses."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--checkpoint", type=Path, default=RUN / "checkpoint.pt")
    which.add_argument("--model", help="a model of assets/models/, or a folder")
    parser.add_argument("--unseen", action="store_true", help="the prompts that nobody looks at")
    args = parser.parse_args(argv)
    glass = load(args.model) if args.model else of_checkpoint(args.checkpoint)
    answered = ask(glass, unseen_prompts() if args.unseen else None)
    for item in answered:
        if item.verdict.rank > 1 and not args.unseen:
            said = ", ".join(f"{text!r} {p:.2f}" for text, p in item.top)
            accepted = " or ".join(repr(answer) for answer in item.asked.answers)
            print(f"{item.asked.kind}: {item.asked.prompt!r}")
            print(f"    {accepted} is number {item.verdict.rank:,}; it says {said}")
    for kind, row in report(answered).items():
        print(f"{kind:20} {row['first']:.2f} {row['within_five']:.2f} of {row['prompts']:3}")


def unseen_prompts() -> tuple[TeachingPrompt, ...]:
    """The prompts of `UNSEEN`."""
    return read_prompts(UNSEEN)


def of_checkpoint(path: Path) -> Glass:
    """The model of a training checkpoint with the tokenizer of stage 1."""
    model, _ = open_checkpoint(path)
    return Glass("mini", model, Tokenizer.from_ranks(TOKENIZER / "ranks.tiktoken", "mini"))


def ask(glass: Glass, prompts: Sequence[TeachingPrompt] | None = None) -> list[Answered]:
    """What `glass` makes of `prompts`, of all teaching prompts unless said otherwise.

    Without those that a model of characters has no tokens to answer with.
    """
    return [
        _ask(glass, asked, counting)
        for asked in (teaching_prompts() if prompts is None else prompts)
        if any(counting := all_counting_ids(glass.tokenizer, asked))
    ]


def _ask(glass: Glass, asked: TeachingPrompt, counting: tuple[tuple[int, ...], ...]) -> Answered:
    ids = glass.tokenizer.encode(asked.prompt)
    trace = glass.trace(ids[-glass.model.config.n_ctx :])
    top = trace.logits[-1].softmax(-1).topk(min(WITHIN, glass.tokenizer.n_vocab))
    return Answered(
        asked,
        verdict(trace, counting),
        tuple(
            (glass.tokenizer.token(id).text, p)
            for id, p in zip(top.indices.tolist(), top.values.tolist(), strict=True)
        ),
    )


def report(answered: Sequence[Answered]) -> dict[str, dict[str, Any]]:
    """Shares right at rank 1 and within the first five, by kind, and last of `ALL`."""
    return {
        kind: {
            "prompts": len(ranks),
            "first": round(share_within(ranks, 1), 4),
            "within_five": round(share_within(ranks, WITHIN), 4),
        }
        for kind in (*kinds(), ALL)
        if (ranks := [a.verdict.rank for a in answered if kind in (a.asked.kind, ALL)])
    }


def said_in(document: str) -> bool:
    """Whether a prompt, of either set, is in `document`, which is then no text to train on.

    Upper and lower case are the same, and so is any white space. All punctuation counts.
    """
    words = document.casefold().split()
    found = _by_rare_word().keys() & words
    if not found:
        return False
    text = " ".join(words)
    return any(prompt in text for word in found for prompt in _by_rare_word()[word])


@cache
def _by_rare_word() -> dict[str, tuple[str, ...]]:
    """The prompts by a word that few documents have, so that only these are searched.

    The longest word is taken for rare. It is one from the middle: before the first word and after
    the last, a document may have a letter or a sign without a space between.
    """
    prompts: dict[str, tuple[str, ...]] = {}
    for asked in (*teaching_prompts(), *unseen_prompts()):
        words = asked.prompt.casefold().split()
        rare = max(words[1:-1], key=len)
        prompts[rare] = (*prompts.get(rare, ()), " ".join(words))
    return prompts


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
