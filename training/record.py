"""Stage 5, recording: what the model said at about ten points of its training.

A run keeps its weights of some steps in `build/run/snapshots/` (`training/train.py`). Every one of
them is asked the same: the same prompts, the same text to write from the same seed, the same random
tokens to say again. What they said goes into one small file beside the weights, which the app shows
(`model/learning.py` reads it); the snapshots themselves stay behind.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from itertools import islice, takewhile
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import Tensor
from tqdm import tqdm

from model import Glass, Sampling, Tokenizer
from model.gpt import GPT, GPTConfig
from model.heads import KIND_NAMES, random_repeats, repeat_losses, where_heads_look
from model.learning import FORMAT, RECORDING_FILE, Asked, NamedHead, Sample, asked_from, fingerprint
from model.teaching import (
    all_counting_ids,
    share_within,
    teaching_prompts,
    verdict,
)
from model.weights import Stored, assemble
from training.checkpoint import open_checkpoint
from training.paths import MODEL_FOLDER, RUN, TOKENIZER

TOP = 5
A_KIND = 3
"""How many of the teaching prompts of a kind are kept one by one."""
OPENINGS = ("Once upon a time there was a little girl named Lily. She loved to",)
"""Asked as well, though none of several next words is the right one: what the app opens with."""

SAMPLE = Sample("Once upon a time", length=60, seed=1, temperature=0.7, top_p=0.95)
PATTERN_PROMPT = "Tom has a red ball and Mia has a blue hat. Tom has a red"
"""Something comes again in it, so that there is something to look back to."""
NAMED = ("previous token", "induction", "first token")
"""The kinds of head whose best one is kept with its pattern."""
REPEATS = 32
"""Sequences of random tokens and the same again, on which heads are scored (`model.heads`)."""


def main(argv: list[str] | None = None) -> None:
    """Ask every snapshot, and write what they said beside the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, default=RUN, help="with snapshots/ and the checkpoint")
    parser.add_argument("--tokenizer", type=Path, default=TOKENIZER)
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER / RECORDING_FILE)
    parser.add_argument(
        "--before", type=Path, help="a recording of stages whose snapshots are gone"
    )
    args = parser.parse_args(argv)
    end, step = open_checkpoint(args.run / "checkpoint.pt")
    files = sorted((args.run / "snapshots").glob("*.safetensors"))
    lines = (args.run / "log.jsonl").read_text().splitlines()
    recording = record(
        files,
        end.config,
        Tokenizer.from_ranks(args.tokenizer / "ranks.tiktoken", "mini"),
        {line["step"]: line for line in map(json.loads, lines)},
        workers=os.cpu_count() or 1,
        before=json.loads(args.before.read_text()) if args.before else None,
    )
    if recording["weights"] != fingerprint(end):
        raise SystemExit(f"{files[-1]} does not hold the weights of the checkpoint, step {step}")
    write(recording, args.out)
    print(
        f"{len(recording['points'])} points -> {args.out}, {args.out.stat().st_size / 1000:.0f} kB"
    )


def record(
    files: Sequence[Path],
    config: GPTConfig,
    encoding: Tokenizer,
    log: Mapping[int, Mapping[str, Any]],
    workers: int = 1,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What the snapshots in `files` say, in the order of their steps, as JSON.

    log: the lines of the run's log, by step. workers: processes that ask them side by side. before: a
    recording of earlier steps, whose points, questions and heads are kept.

    Raises CheckpointError for a file that is no snapshot of such a model, KeyError for a step that the
    log has no line of, and ValueError where the heads of `before` are not the best ones any more.
    """
    end = Glass("end", open_snapshot(files[-1], config)[0], encoding)
    earlier = list(before["points"]) if before else []
    asked = [asked_from(question) for question in before["asked"]] if before else questions(end)
    repeats = random_repeats(encoding, config.n_ctx, REPEATS)
    looks = where_heads_look(end, repeats.tolist())
    heads = [NamedHead(*looks.best(KIND_NAMES.index(kind)), kind) for kind in NAMED]
    if before and before["heads"] != [asdict(head) for head in heads]:
        raise ValueError("other heads are the best ones now than in the recording before")
    ask = partial(point, config=config, encoding=encoding, asked=asked, heads=heads)
    with ProcessPoolExecutor(workers, get_context("spawn"), torch.set_num_threads, (1,)) as pool:
        points = list(tqdm(pool.map(ask, files), total=len(files), desc="snapshots"))
    for entry in points:
        line = log[entry["step"]]
        entry |= {"train": line["train"], "held_out": line["val"]}
    return {
        "format": FORMAT,
        "weights": fingerprint(end.model),
        "n_teaching": len(teaching_prompts()),
        "asked": [asdict(question) for question in asked],
        "sample": asdict(SAMPLE),
        "pattern_prompt": PATTERN_PROMPT,
        "heads": [asdict(head) for head in heads],
        "repeats": {"count": len(repeats), "length": repeats.size(1) // 2},
        "even": dict(zip(KIND_NAMES, rounded(looks.even, 4), strict=True)),
        "points": [*earlier, *points],
    }


def point(
    file: Path,
    *,
    config: GPTConfig,
    encoding: Tokenizer,
    asked: Sequence[Asked],
    heads: Sequence[NamedHead],
) -> dict[str, Any]:
    """How far the training had come at one snapshot, and what it says, as JSON."""
    model, reached = open_snapshot(file, config)
    glass = Glass("snapshot", model, encoding)
    repeats = random_repeats(encoding, config.n_ctx, REPEATS)
    return reached | answers(glass, asked, heads) | on_repeats(glass, repeats)


def open_snapshot(path: Path, config: GPTConfig) -> tuple[GPT, dict[str, Any]]:
    """The model of one file of `build/run/snapshots/`, and how far its training had come."""
    with safe_open(path, framework="pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
        meta = file.metadata()
    stored = {
        name: Stored(path, tuple(tensor.shape), partial(tensors.__getitem__, name))
        for name, tensor in tensors.items()
    }
    reached = {
        "step": int(meta["step"]),
        "tokens": int(meta["tokens"]),
        "seconds": float(meta["seconds"]),
    }
    return assemble(config, stored, "checkpoint.pt"), reached


def questions(end: Glass) -> list[Asked]:
    """The prompts to ask, each with the answer whose probability is followed through training.

    That is the accepted answer that `end` ranks best; where none is right, what it says itself.
    """
    taken: Counter[str] = Counter()
    asked = []
    for entry in teaching_prompts():
        taken[entry.kind] += 1
        if taken[entry.kind] <= A_KIND:
            accepted = all_counting_ids(end.tokenizer, entry)
            answer = accepted[verdict(end.trace(entry.prompt), accepted).answer]
            asked.append(Asked(entry.prompt, entry.kind, answer, accepted=True))
    for prompt in OPENINGS:
        best = int(end.trace(prompt).probs.argmax())
        asked.append(Asked(prompt, "open", (best,), accepted=False))
    return asked


@torch.inference_mode()
def answers(glass: Glass, asked: Sequence[Asked], heads: Sequence[NamedHead]) -> dict[str, Any]:
    """What one snapshot says and writes, and where the named heads look, as JSON."""
    pattern = glass.trace(PATTERN_PROMPT).pattern
    ranks = [
        verdict(glass.trace(entry.prompt), all_counting_ids(glass.tokenizer, entry)).rank
        for entry in teaching_prompts()
    ]
    return {
        "said": [said(glass, question) for question in asked],
        "rank_1": round(share_within(ranks, 1), 4),
        "within_5": round(share_within(ranks, 5), 4),
        "sample": written(glass),
        "patterns": [lower_triangle(pattern[head.layer, head.head]) for head in heads],
    }


def on_repeats(glass: Glass, repeats: Tensor) -> dict[str, Any]:
    """Where the heads look on random repeats, and what the repeats cost, as JSON."""
    weights = where_heads_look(glass, repeats.tolist()).weights
    losses = repeat_losses(glass.model, repeats)
    return {
        "scores": dict(zip(KIND_NAMES, rounded(weights, 3), strict=True)),
        "repeats": {"first": round(losses.first, 4), "again": round(losses.again, 4)},
    }


def said(glass: Glass, question: Asked) -> dict[str, Any]:
    """The best next tokens, and the probability and rank of the answer."""
    trace = glass.trace(question.prompt)
    top = trace.probs.topk(TOP)
    found = verdict(trace, [question.answer])
    best = zip(top.indices.tolist(), top.values.tolist(), strict=True)
    return {
        "best": [[id, _digits(p)] for id, p in best],
        "prob": _digits(found.probability),
        "rank": found.rank,
    }


def written(glass: Glass) -> list[int]:
    """What the model writes after the opening, up to an end of text."""
    ids = glass.tokenizer.encode(SAMPLE.opening)
    sampling = Sampling(temperature=SAMPLE.temperature, top_p=SAMPLE.top_p)
    steps = islice(glass.generate(ids, sampling, SAMPLE.seed), SAMPLE.length)
    tokens = (step.token for step in steps)
    return list(takewhile(lambda token: token != glass.tokenizer.end_of_text, tokens))


def lower_triangle(pattern: Tensor) -> list[list[float]]:
    """The weights of a pattern [T, T] that the mask leaves: i + 1 in row i."""
    return [rounded(row[: i + 1], 4) for i, row in enumerate(pattern)]


def rounded(values: Tensor, digits: int) -> list[Any]:
    """A tensor as nested lists, to `digits` decimals."""
    if values.dim() == 1:
        return [round(value, digits) for value in values.tolist()]
    return [rounded(row, digits) for row in values]


def write(recording: Mapping[str, Any], path: Path) -> None:
    """Write the recording as JSON, a line a point."""
    head = {name: value for name, value in recording.items() if name != "points"}
    points = ",\n".join(_json(entry) for entry in recording["points"])
    path.write_text(f'{_json(head)[:-1]},"points":[\n{points}\n]}}\n', encoding="utf-8")


def _digits(p: float) -> float:
    """To four significant digits: small probabilities have logarithms, too."""
    return float(f"{p:.4g}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
