"""Stage 2, packing: every source as two files of token ids, one to train on and one held out.

A file is a row of uint16 ids, the end-of-text token after each document. Which documents are held
out is decided by a hash of their text, so it stays the same when sources grow, and a document that
occurs twice never lands on both sides.

A document that says a teaching prompt is left out, from whatever source: what the model makes of
these prompts is not to be learned by heart.
"""

import argparse
import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

from model.tokenizer import Tokenizer
from training.paths import CORPUS, TOKENIZER, TOKENS
from training.sources import SOURCES
from training.teaching import said_in

HELD_OUT = 100
"""One document in so many is held out for validation."""


def main(argv: list[str] | None = None) -> None:
    """Tokenise every source and pack it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    names = [source.name for source in SOURCES]
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="these sources")
    args = parser.parse_args(argv)
    names = args.only
    with ProcessPoolExecutor() as pool:
        counts = pool.map(partial(pack_source, corpus=args.corpus), names)
        for name, (train, val) in zip(names, counts, strict=True):
            print(f"{name:18} {train:12,} tokens to train on, {val:9,} held out", flush=True)


def pack_source(name: str, corpus: Path) -> tuple[int, int]:
    """Pack the source called `name`; returns the numbers of tokens of both files."""
    source = next(source for source in SOURCES if source.name == name)
    tokenizer = Tokenizer.from_ranks(TOKENIZER / "ranks.tiktoken", "mini")
    return pack(name, source.documents(corpus), tokenizer, TOKENS)


def pack(
    name: str, documents: Iterable[str], tokenizer: Tokenizer, folder: Path
) -> tuple[int, int]:
    """Write `documents` as `<name>.train.bin` and `<name>.val.bin`; returns their token counts."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {"train": 0, "val": 0}
    with (
        (folder / f"{name}.train.bin").open("wb") as train,
        (folder / f"{name}.val.bin").open("wb") as val,
    ):
        files = {"train": train, "val": val}
        for document in documents:
            if said_in(document):
                continue
            part = "val" if held_out(document) else "train"
            ids = np.array([*tokenizer.encode(document), tokenizer.end_of_text], np.uint16)
            counts[part] += len(ids)
            files[part].write(ids.tobytes())
    return counts["train"], counts["val"]


def held_out(document: str) -> bool:
    """Whether the document is for validation: the same answer for the same text, always."""
    digest = hashlib.blake2b(document.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % HELD_OUT == 0


if __name__ == "__main__":
    main()
