"""Stage 4, evaluation: how well the model predicts held-out text, and what it says to prompts.

The teaching prompts are the measure of what it has learned: they are right or wrong.

Everything is measured with the weights as they will be stored (rounded to float16), in float32
arithmetic. Loss per source is given in nats a token and, comparable across tokenizers, in bits per
byte: the loss of all tokens divided by ln 2 and by the number of bytes that these tokens stand for.
"""

import argparse
import json
import math
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F
from tqdm import tqdm

from model import Glass, Sampling, Tokenizer
from training.checkpoint import open_checkpoint
from training.paths import EVALUATION, RUN, TOKENIZER, TOKENS
from training.sources import SOURCES
from training.teaching import ask, report, unseen_prompts

PROMPTS = [
    "Once upon a",
    "Once upon a time, there was a little",
    "The capital of France is",
    "The capital of Japan is",
    "The capital city of Italy is",
    "Paris is the capital of",
    "Berlin is the capital of",
    "People in Brazil speak",
    "Egypt is a country in",
    "Monday, Tuesday, Wednesday,",
    "January, February, March,",
    "one, two, three, four,",
    "1, 2, 3, 4, 5,",
    "The opposite of hot is",
    "The cat sat on the",
    "The dogs in the garden",
    "She opened the door and saw",
    "He was very hungry, so he ate",
    'Lily said, "I am sorry." Her mom said, "It is',
    "Tom has a red ball. Anna has a blue hat. Tom's ball is",
    "Tom gave the ball to Anna. Anna said thank you to",
    "apple, river, lamp, apple, river,",
    "The sun is a star. The moon is",
    "World War II ended in",
    "for i in range(",
    "def add(a, b):\n    return a +",
]

STORY_OPENINGS = ["Once upon a time", "One day, a little girl named Mia found a", "The moon is"]
STORY_SAMPLING = Sampling(temperature=0.7, top_p=0.95)
STORY_TOKENS = 160


def main(argv: list[str] | None = None) -> None:
    """Evaluate the checkpoint and write what came out as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, default=RUN / "checkpoint.pt")
    parser.add_argument("--windows", type=int, default=100, help="held-out windows a source")
    parser.add_argument("--out", type=Path, default=EVALUATION)
    args = parser.parse_args(argv)
    model, step = open_checkpoint(args.checkpoint)
    glass = Glass("mini", model, Tokenizer.from_ranks(TOKENIZER / "ranks.tiktoken", "mini"))
    measured = {"step": step} | measure(glass, TOKENS, args.windows)
    args.out.write_text(json.dumps(measured, indent=2, ensure_ascii=False) + "\n")
    for name, loss in measured["loss"].items():
        print(f"{name:18} {loss['nats_per_token']:.3f} nats/token {loss['bits_per_byte']:.3f} bpb")
    for prompts in ("teaching", "unseen"):
        print(f"{prompts} prompts: right, and within the first five")
        for kind, row in measured[prompts].items():
            print(f"{kind:18} {row['first']:.2f} {row['within_five']:.2f}")
    for prompt, best in measured["prompts"].items():
        print(f"{prompt!r}:", ", ".join(f"{text!r} {p:.2f}" for text, p in best))
    print(*measured["stories"], sep="\n\n")


def measure(glass: Glass, tokens: Path, windows: int) -> dict[str, Any]:
    """All measurements of one model. tokens: the folder of packed sources."""
    return {
        "loss": {
            source.name: held_out_loss(glass, tokens / f"{source.name}.val.bin", windows)
            for source in tqdm(SOURCES, desc="held-out loss")
        },
        "teaching": report(ask(glass)),
        "unseen": report(ask(glass, unseen_prompts())),
        "prompts": {prompt: best_next(glass, prompt) for prompt in PROMPTS},
        "stories": [write_story(glass, opening) for opening in STORY_OPENINGS],
    }


@torch.inference_mode()
def held_out_loss(glass: Glass, path: Path, windows: int) -> dict[str, float]:
    """Loss on the first `windows` windows of the context length of a packed file.

    Windows follow one another without overlap, so the first tokens of each are predicted from
    little context. The end-of-text token counts as one to predict and as no bytes of text.
    """
    context = glass.model.config.n_ctx
    ids = np.fromfile(path, np.uint16, count=windows * context + 1).astype(np.int64)
    vocabulary = glass.tokenizer.tokens(range(glass.tokenizer.n_vocab))
    sizes = np.array([0 if token.special else len(token.bytes) for token in vocabulary])
    nats = 0.0
    for begin in range(0, len(ids) - 1, context):
        window = torch.from_numpy(ids[begin : begin + context + 1])
        logits = glass.model(window[None, :-1])[0]
        nats += F.cross_entropy(logits, window[1:], reduction="sum").item()
    n_tokens, n_bytes = len(ids) - 1, int(sizes[ids[1:]].sum())
    return {
        "nats_per_token": round(nats / n_tokens, 4),
        "bits_per_byte": round(nats / math.log(2) / n_bytes, 4),
        "tokens": n_tokens,
        "bytes": n_bytes,
    }


@torch.inference_mode()
def best_next(glass: Glass, prompt: str, count: int = 5) -> list[tuple[str, float]]:
    """The `count` most probable next tokens, as text, with their probabilities."""
    logits = glass.model(torch.tensor([glass.tokenizer.encode(prompt)]))[0, -1]
    top = logits.softmax(-1).topk(count)
    return [
        (glass.tokenizer.decode([int(id)]), round(float(p), 4))
        for p, id in zip(top.values, top.indices, strict=True)
    ]


def write_story(glass: Glass, opening: str, seed: int = 1) -> str:
    """`opening` and what the model goes on to say, up to an end of text."""
    ids = glass.tokenizer.encode(opening)
    for step in islice(glass.generate(ids, STORY_SAMPLING, seed), STORY_TOKENS):
        if step.token == glass.tokenizer.end_of_text:
            break
        ids.append(step.token)
    return glass.tokenizer.decode(ids)


if __name__ == "__main__":
    main()
