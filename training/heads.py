"""Stage 6, heads: what each head of the model does (`model/heads.py`), measured once for the app.

`python -m training.heads --checkpoint build/run/checkpoint.pt --quick` only says, during a run,
whether there are induction heads yet.
"""

import argparse
from pathlib import Path

import torch

from model import Glass, load
from model.heads import KIND_NAMES, random_repeats, repeat_losses, where_heads_look
from training.teaching import of_checkpoint

QUICK = 32
"""Random repeats for a quick look."""


def main(argv: list[str] | None = None) -> None:
    """Say what the heads of a checkpoint, or of a model of the app, look at."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--checkpoint", type=Path, help="of a training run")
    which.add_argument("--model", default="mini", help="a model of assets/models/, or a folder")
    parser.add_argument(
        "--quick", action="store_true", help="only the best scores, written nowhere"
    )
    args = parser.parse_args(argv)
    quick(of_checkpoint(args.checkpoint) if args.checkpoint else load(args.model))


def quick(glass: Glass) -> None:
    """Print the best head of each kind on a few random repeats, and what repeating is worth."""
    repeats = random_repeats(glass.tokenizer, glass.model.config.n_ctx, QUICK)
    found = where_heads_look(glass, repeats.tolist())
    length = repeats.size(1) // 2
    print(f"{QUICK} random repeats of {length} tokens")
    for kind, name in enumerate(KIND_NAMES):
        layer, head = found.best(kind)
        print(
            f"{name:16} best {layer}.{head}: {found.weights[kind, layer, head]:.3f}"
            f" (spread evenly: {found.even[kind]:.3f})"
        )
    losses = repeat_losses(glass.model, repeats)
    print(
        f"loss on the first copy {losses.first:.3f}, on the second {losses.again:.3f}: "
        f"{losses.drop:.3f} nats a token less"
    )


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
