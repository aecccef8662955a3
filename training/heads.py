"""Stage 7, heads: what each head of the exported model does, measured once for the app.

`python -m training.heads` writes `heads.json` beside the weights (see `model/head_report.py`). With
`--checkpoint build/run/checkpoint.pt --quick` it only says, during a run, whether there are
induction heads yet.
"""

import argparse
import time
from pathlib import Path

import torch
from tqdm import tqdm

from model import Glass, load
from model.head_report import HEADS_FILE, Effort, Measured, measuring, write_report
from model.heads import KIND_NAMES, Looks, random_repeats, repeat_losses, where_heads_look
from model.teaching import teaching_prompts
from training.paths import MODEL_FOLDER
from training.teaching import of_checkpoint

QUICK = 32
"""Random repeats for a quick look."""


def main(argv: list[str] | None = None) -> None:
    """Measure the exported model; or take a quick look at a checkpoint or another model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="only look, and write nothing")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--checkpoint", type=Path, help="of a training run, with --quick")
    which.add_argument("--model", type=Path, default=MODEL_FOLDER, help="a model's folder")
    args = parser.parse_args(argv)
    if args.checkpoint and not args.quick:
        parser.error("a checkpoint can only be looked at with --quick: export it first")
    if args.quick:
        quick(of_checkpoint(args.checkpoint) if args.checkpoint else load(args.model))
    else:
        write(load(args.model), args.model)


def write(glass: Glass, folder: Path, effort: Effort = Effort()) -> None:  # noqa: B008 (immutable)
    """Measure all heads of the model in `folder`, and write what they do beside its weights."""
    began, report = time.monotonic(), None
    with tqdm(total=1, bar_format="{l_bar}{bar}", desc="heads", mininterval=1) as bar:
        for progress in measuring(glass, teaching_prompts(), effort):
            bar.update(progress.done - bar.n)
            report = progress.report
    assert report is not None
    write_report(report, glass.model, folder / HEADS_FILE)
    print(f"{time.monotonic() - began:.0f} seconds -> {folder / HEADS_FILE}")
    for name in ("repeats", "prompts"):
        measured = getattr(report, name)
        if measured:
            print(f"{measured.texts} {name}")
            say(measured)


def say(measured: Measured) -> None:
    """Print the best head of each kind, and the head that is missed most."""
    say_looks(measured.looks)
    if removal := measured.removal:
        layer, head = divmod(int(removal.drop.argmax()), removal.drop.size(1))
        print(
            f"right token's probability {removal.intact:.3f}, without {layer}.{head} "
            f"{removal.zero[layer, head]:.3f} ({removal.texts} texts, {removal.places} places)"
        )


def say_looks(looks: Looks) -> None:
    """Print the best head of each kind."""
    for kind, name in enumerate(KIND_NAMES):
        layer, head = looks.best(kind)
        print(
            f"{name:16} best {layer}.{head}: {looks.weights[kind, layer, head]:.3f}"
            f" (spread evenly: {looks.even[kind]:.3f})"
        )


def quick(glass: Glass) -> None:
    """Print the best head of each kind on a few random repeats, and what repeating is worth."""
    repeats = random_repeats(glass.tokenizer, glass.model.config.n_ctx, QUICK)
    print(f"{QUICK} random repeats of {repeats.size(1) // 2} tokens")
    say_looks(where_heads_look(glass, repeats.tolist()))
    losses = repeat_losses(glass.model, repeats)
    print(
        f"loss on the first copy {losses.first:.3f}, on the second {losses.again:.3f}: "
        f"{losses.drop:.3f} nats a token less"
    )


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
