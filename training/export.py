"""Stage 6, export: the model folder that the app opens, with its model card.

Every number in the card comes from the run: its checkpoint, its log, the evaluation. Files are
written aside and then moved into place one by one, so that a reader never sees half a file.
"""

import argparse
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from model.checkpoint import save_folder
from model.gpt import GPT
from training.checkpoint import open_checkpoint
from training.evaluate import STORY_SAMPLING
from training.paths import EVALUATION, MODEL_FOLDER, RUN, TOKENIZER, TOKENS
from training.sources import SOURCES
from training.teaching import ALL

MAX_LOG_LINES = 200
TABLE_ROWS = 16
MADE = (
    "facts", "geography", "knowledge", "everyday", "opposites", "sequences", "tales", "familiar",
    "agreement", "roles", "reading_back", "quoting", "little_stories", "language", "small_python",
    "lists", "repeats",
)  # fmt: skip
STORIES = ("tinystories", "stories_synthetic", "stories_written")


@dataclass(frozen=True)
class Run:
    """What the model card reports, as the earlier stages left it."""

    checkpoint: dict[str, Any]
    log: list[dict[str, Any]]
    evaluation: dict[str, Any]
    packed: dict[str, int]
    """Tokens to train on, by source."""

    @classmethod
    def read(cls, run: Path, tokens: Path, evaluation: Path) -> "Run":
        checkpoint = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
        lines = (run / "log.jsonl").read_text().splitlines()
        log = [json.loads(line) for line in lines]
        return cls(
            checkpoint,
            [line for line in log if line["step"] <= checkpoint["step"]],
            json.loads(evaluation.read_text()),
            {s.name: (tokens / f"{s.name}.train.bin").stat().st_size // 2 for s in SOURCES},
        )


def main(argv: list[str] | None = None) -> None:
    """Write the model folder and its card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    args = parser.parse_args(argv)
    model, step = open_checkpoint(RUN / "checkpoint.pt")
    run = Run.read(RUN, TOKENS, EVALUATION)
    if run.evaluation["step"] != step:
        raise SystemExit(f"{EVALUATION} is not of step {step}: run training.evaluate first")
    export(model, TOKENIZER, run, args.out)
    print(f"step {step} -> {args.out}")


def export(model: GPT, tokenizer: Path, run: Run, folder: Path) -> None:
    """Write weights, tokenizer, log and card into `folder`."""
    aside = folder.with_name(folder.name + ".part")
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(tokenizer, aside)
    save_folder(model, aside)
    end_of_text = model.config.vocab_size - 1
    _write_json(
        aside / "generation_config.json",
        {"bos_token_id": end_of_text, "eos_token_id": end_of_text, "do_sample": True},
    )
    log = thinned(run.log, MAX_LOG_LINES)
    (aside / "training_log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in log))
    (aside / "README.md").write_text(card(model, run))
    folder.mkdir(parents=True, exist_ok=True)
    for file in aside.iterdir():
        file.chmod(0o644)
        os.replace(file, folder / file.name)
    aside.rmdir()


def thinned(lines: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """At most `most` of the lines, evenly spread, the first and the last among them."""
    if len(lines) <= most:
        return lines
    return [lines[round(i * (len(lines) - 1) / (most - 1))] for i in range(most)]


def card(model: GPT, run: Run) -> str:
    """The model card, in Markdown."""
    parts = [
        _head(model, run),
        _data(run),
        _training(run),
        _teaching(run),
        _results(run),
        _samples(run),
        _weaknesses(run),
    ]
    return "\n".join(parts)


def _head(model: GPT, run: Run) -> str:
    config = model.config
    parameters = sum(p.numel() for p in model.parameters()) / 1e6
    tokens = run.log[-1]["tokens"] / 1e6
    return f"""---
language: en
library_name: transformers
pipeline_tag: text-generation
---

# mini: the model behind Glass GPT

A GPT-2 of {parameters:.1f} M parameters, trained from scratch on {tokens:.1f} M tokens of simple
English so that its inside can be looked at. It is for teaching how such a model computes, not for
knowing things. The folder opens with `transformers` (`AutoModelForCausalLM.from_pretrained`) and
with `model.load`.

| layers L | heads H | d_model D | d_mlp M | context | vocabulary V | stored as |
|---|---|---|---|---|---|---|
| {config.n_layer} | {config.n_head} | {config.n_embd} | {config.d_mlp} | {config.n_ctx} tokens \
| {config.vocab_size} | float16 |

Tokenizer: byte-level BPE with GPT-2's splitting rule, learned from a sample of the same text. Ids 0
to 255 are the bytes, then come the merges in the order they were learned; the last id is
`<|endoftext|>`, which stands after every document.

Rebuilt by `python -m training` from the text named below; the text itself is not in the repository.
"""


def _data(run: Run) -> str:
    windows, context = run.checkpoint["windows"], run.checkpoint["settings"]["context"]
    rows = [
        f"| {s.name} | {windows[s.name] / sum(windows.values()):.1%} "
        f"| {run.packed[s.name] / 1e6:.2f} | {windows[s.name] * context / run.packed[s.name]:.2f} "
        f"| {s.what} | {s.origin} | {s.licence} |"
        for s in SOURCES
    ]
    table = "\n".join(rows)
    return f"""## Data

Share is the part of all windows seen in training that was drawn from a source; passes is how often
that goes through the source on average. One document in a hundred was held out, by a hash of its
text. Curly quotes and long dashes were replaced by those on a keyboard.

| source | share | M tokens | passes | what | from | licence |
|---|---|---|---|---|---|---|
{table}
{_mixtures(run)}"""


def _mixtures(run: Run) -> str:
    """How the shares changed along the run, if they did."""
    steps, shares = zip(*run.checkpoint["mixtures"], strict=True)
    if len(steps) == 1:
        return ""
    heading = " | ".join(f"from step {step:,}" for step in steps)
    rows = "\n".join(
        f"| {s.name} | {' | '.join(f'{share.get(s.name, 0):.0%}' for share in shares)} |"
        for s in SOURCES
    )
    return f"""
The shares were changed along the run:

| source | {heading} |
|---|{"---|" * len(steps)}
{rows}
"""


def _training(run: Run) -> str:
    s = run.checkpoint["settings"]
    rows = "\n".join(
        f"| {line['step']:,} | {line['tokens'] / 1e6:.1f} | {line['seconds'] / 60:.0f} "
        f"| {line['lr']:.1e} | {_loss(line['train'])} | {_mixed(line['val']):.3f} |"
        for line in thinned(run.log, TABLE_ROWS)
    )
    return f"""## Training

- Muon for the matrices in the blocks (momentum 0.95), AdamW for the rest (betas {s["beta1"]} and \
{s["beta2"]}); weight decay {s["weight_decay"]} on matrices, gradient norm clipped at {s["clip"]:g}
- learning rate up to its peak in some steps of warm-up, then half a cosine down to a hundredth of it
- windows of {s["context"]} tokens; {s["at_start"]:.0%} of them begin where a document does
- matrix products in bfloat16, the rest in float32; no dropout; seed {s["seed"]}

{_stages(run)}

Loss in nats a token; train is the mean since the row above in the full log (`training_log.jsonl`),
held out is the mean over the sources, weighted by their shares.

| step | M tokens | minutes | learning rate | train | held out |
|---|---|---|---|---|---|
{rows}
"""


def _stages(run: Run) -> str:
    """Each stage of the run: its budget, its settings, and where it ran."""
    rows = []
    before = {"step": 0, "tokens": 0, "seconds": 0.0}
    for number, stage in enumerate([*run.checkpoint["stages"], run.checkpoint], 1):
        s, machine = stage["settings"], stage["machine"]
        steps, tokens, seconds = (stage[name] - before[name] for name in before)
        budget = f"{s['steps']:,} steps" if s["steps"] else f"{s['minutes']:g} minutes"
        compiled = "" if machine["compiled"] else "not "
        rows.append(
            f"| {number} | {budget} | {steps:,} | {tokens / 1e6:,.1f} | {seconds / 60:.1f} "
            f"| {tokens / max(seconds, 0.1):,.0f} | {s['batch']} | {s['peak_lr']:g}, {s['warmup']} "
            f"| {machine['device']}, {machine['threads']} threads (torch {machine['torch']}, "
            f"{compiled}compiled) |"
        )
        before = {name: stage[name] for name in before}
    table = "\n".join(rows)
    return f"""| stage | budget | steps | M tokens | minutes | tokens a second | windows a step \
| peak learning rate, steps of warm-up | on |
|---|---|---|---|---|---|---|---|---|
{table}"""


def _teaching(run: Run) -> str:
    seen, unseen = run.evaluation["teaching"], run.evaluation["unseen"]
    rows = "\n".join(
        f"| {kind} | {_shares(row)} | {_shares(unseen[kind])} |"
        for kind, row in seen.items()
        if kind != ALL
    )
    return f"""## Teaching prompts

{seen[ALL]["prompts"]} short prompts that leave an educated reader one next word, or a few that are as
good (`assets/teaching_prompts.json`). Right means that the most probable token begins an accepted
word; a token that is a bare space or one sign of a longer word is not enough
(`model/teaching.py`). Documents that say one of these prompts, in whatever case and spacing, were
left out of the training text.

What the model misses of them was looked at while its text was written, so they flatter it. The
{unseen[ALL]["prompts"]} unseen prompts (`training/unseen_prompts.json`) are of the same kinds, written by
one who had not seen the text for those who wrote it and had not seen the prompts: they say what to
expect of a prompt of one's own.

| kind | prompts | right | within the first five | unseen prompts | right | within the first five |
|---|---|---|---|---|---|---|
{rows}
| **all** | {_shares(seen[ALL], "**")} | {_shares(unseen[ALL], "**")} |
"""


def _shares(row: dict[str, Any], mark: str = "") -> str:
    """Three cells: how many prompts, and both shares."""
    first, five = (f"{mark}{row[name]:.2f}{mark}" for name in ("first", "within_five"))
    return f"{row['prompts']} | {first} | {five}"


def _results(run: Run) -> str:
    loss = run.evaluation["loss"]
    rows = "\n".join(
        f"| {name} | {row['nats_per_token']:.3f} | **{row['bits_per_byte']:.3f}** "
        f"| {row['tokens']:,} | {row['bytes']:,} |"
        for name, row in loss.items()
    )
    prompts = "\n".join(
        f"| {_cell(prompt)} | " + ", ".join(f"{_cell(t)} {p:.2f}" for t, p in best) + " |"
        for prompt, best in run.evaluation["prompts"].items()
    )
    return f"""## Held-out loss

Measured with the stored weights. Held-out facts, lists and repeats are other sentences about the
same countries, days and words, so their loss says nothing about facts never seen.

| source | nats a token | bits a byte | tokens | bytes |
|---|---|---|---|---|
{rows}

## What it says next

The five most probable next tokens with their probabilities, right or wrong.

| prompt | next |
|---|---|
{prompts}
"""


def _samples(run: Run) -> str:
    how = f"temperature {STORY_SAMPLING.temperature}, top-p {STORY_SAMPLING.top_p}, seed 1"
    quoted = [
        "\n".join(f"> {line}" for line in story.split("\n")) for story in run.evaluation["stories"]
    ]
    stories = "\n\n---\n\n".join(quoted)
    return f"""## Samples

Not selected: {how}, one each of the openings that `training/evaluate.py` lists.

{stories}
"""


def _weaknesses(run: Run) -> str:
    windows = run.checkpoint["windows"]
    made = sum(windows[name] for name in MADE) / sum(windows.values())
    stories = sum(windows[name] for name in STORIES) / sum(windows.values())
    written = (windows["handwritten"] + windows["kept_back"]) / sum(windows.values())
    return f"""## Known weaknesses

- It is small, and what its encyclopedia articles say is mostly invented. A sentence holds together
  better than a story does. Where it is wrong it may be very sure of itself.
- {made:.0%} of what it read are sentences made by a program, and {written:.0%} short texts that a large
  language model wrote for it: it knows of countries, animals and opposites what these say. The tables
  behind the facts are partly out of date.
- Simple English Wikipedia has lost the numbers that stood in templates ("an area of, and around").
- Stories of small children (named Lily or Tim more often than not) are {stories:.0%} of what it read;
  a story is what it falls back to. Many were written by other language models.
- The children's books are about a hundred years old, and so are their ideas of people.
- English only. It reads at most 256 tokens, cannot follow instructions, and must not be used to
  inform or to decide anything.
"""


def _loss(nats: float | None) -> str:
    """A loss as a cell: before the first step there is none."""
    return "" if nats is None else f"{nats:.3f}"


def _mixed(val: dict[str, float]) -> float:
    """Mean loss over the sources, weighted by their shares."""
    return sum(source.share * val[source.name] for source in SOURCES if source.share)


def _cell(text: str) -> str:
    """Text as code in a Markdown table."""
    shown = text.replace("\n", "⏎").replace("|", "\\|")
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n")


if __name__ == "__main__":
    main()
