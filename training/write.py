"""Stage 0, writing: more stories, by the small model that wrote the corpus's synthetic ones.

A GPU reads in minutes what would be dozens of passes through the stories of the corpus. stories15M
(a Llama of 15 M parameters trained on TinyStories) writes as many as wanted. Left to itself it begins
most with the same few words and names, so three in five texts go on from an opening that it is given:
made from words of ours, or a sentence from a book of the corpus.

    python -m training.write --seconds 60 --device cuda --batch 4096

adds to `build/written/stories.txt.xz`. On two CPU cores it writes some 1,000 tokens a second.
"""

import argparse
import json
import lzma
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

import tiktoken
import torch
from safetensors import safe_open
from torch import Tensor
from tqdm import tqdm

from model.gpt import GPT, GPTConfig
from model.tokenizer import END_OF_TEXT
from model.weights import Stored, assemble
from training.paths import CORPUS, WRITTEN
from training.sources import fairy_tales, from_file
from training.words import (
    ADJECTIVES,
    ANIMALS,
    BOYS,
    COLOURS,
    FEELINGS,
    FOODS,
    GIRLS,
    JOBS,
    NAMES,
    PLACES,
    THINGS,
    a,
    plural,
)
from training.writer import Manner, Writer

BEGIN, END = 1, 2
"""The tokens before and after a text."""
SPLIT = r" ?[^\s]+|\s"
"""Where Llama 2's pieces never cross: before a space."""
WITHOUT_OPENING = 0.4
FROM_BOOKS = 0.3
"""Shares of the texts that begin with no opening, and with sentences of books; the rest with made
ones."""

OPENINGS = (
    "{Name} was {a_job} who lived near the {place}.",
    "Once there was {an_adjective} {animal} who lived in the {place}.",
    "There was once {a_job} who had {an_adjective} {animal}.",
    "{Name} and {other} went to the {place} to look for {a_thing}.",
    "One day {name}'s grandmother gave {her} {a_colour} {thing}.",
    "The {job} was very {feeling}. {She} had lost {her} {colour} {thing}.",
    "In the middle of the {place} stood {an_adjective} {place2}.",
    "My name is {name} and I have {a_colour} {animal}.",
    "Every morning the {job} went to the {place} with {her} {animal}.",
    "{Name} had a brother called {boy} and a sister called {girl}.",
    "Long ago there lived {an_adjective} king who loved {food}.",
    'Mr. {other} knocked on the door. "Is {name} at home?" he asked.',
    "It was a cold winter day, and {name} wanted some {food}.",
    "The {animal} and the {animal2} were good friends.",
    "{Name} woke up early because it was {her} birthday.",
    "Yesterday {name} found {a_thing} in the {place}.",
    "The {adjective} {thing} belonged to {name}, and {other} wanted to have it.",
    "{Name} was {feeling}, but {other} was not.",
    "At school the teacher asked {name} about the {animal}.",
    "An old {job} and {her} {animal} lived in {a_place}.",
    "We were in the {place} when we saw {an_adjective} {animal}.",
    "I went to the {place} with my uncle and my aunt.",
    "The children were playing in the {place} when it began to rain.",
    'Mrs. {other} said, "Who has taken my {thing}?"',
    "Two {animal_s} lived in the {place}. One was {adjective} and the other was {adjective2}.",
    "There was {an_adjective} {thing} that nobody wanted.",
    "{Name}'s father was {a_job} and {her} mother was {a_job2}.",
    "On Sunday {name} and {her} family had {food} for dinner.",
)  # fmt: skip


def main(argv: list[str] | None = None) -> None:
    """Write stories for some seconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--batch", type=int, default=256, help="texts side by side")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=WRITTEN / "stories.txt.xz")
    args = parser.parse_args(argv)
    writer = Writer(stories15m(args.corpus / "stories15M"), args.device, args.seed)
    encoding = vocabulary(args.corpus / "stories15M" / "vocabulary.json")
    begins = openings(args.corpus, random.Random(args.seed))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    began, tokens, texts = time.monotonic(), 0, 0
    bar = tqdm(total=round(args.seconds), unit=" s")
    with lzma.open(args.out, "at", encoding="utf-8", preset=1) as out:
        while (spent := time.monotonic() - began) < args.seconds:
            bar.update(min(round(spent), bar.total) - bar.n)
            asked = [next(begins) for _ in range(args.batch)]
            for text, n_tokens in stories(writer, encoding, asked):
                out.write(f"{text}\n{END_OF_TEXT}\n")
                tokens, texts = tokens + n_tokens, texts + 1
    bar.close()
    seconds = time.monotonic() - began
    print(f"{texts:,} stories, {tokens:,} tokens, {tokens / seconds:,.0f} a second -> {args.out}")


def stories(
    writer: Writer, encoding: tiktoken.Encoding, begins: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """A story for each opening, and how many tokens were written; without the very short ones."""
    begins = list(begins)
    # As sentencepiece does, a text is read with a space before it.
    asked = [[BEGIN, *(encoding.encode_ordinary(" " + text) if text else [])] for text in begins]
    manner = Manner((BEGIN, END), writer.config.n_ctx)
    for begin, prompt, ids in zip(begins, asked, writer.write(asked, manner), strict=True):
        text = begin + encoding.decode(list(ids))
        if len(prompt) + len(ids) >= manner.length - 1:  # cut off: whole sentences only
            text = text[: max(text.rfind(end) for end in (". ", '."', "! ", ".\n", '!"')) + 2]
        if len(text) > 200 and "\ufffd" not in text:
            yield text.strip(), len(ids)


def stories15m(folder: Path) -> GPT:
    """The model in `folder`, whose file stacks the same tensor of all layers."""
    file = folder / "weights.safetensors"
    with safe_open(file, "pt") as weights:
        tensors = {name: weights.get_tensor(name) for name in weights.keys()}  # noqa: SIM118
        about = weights.metadata()
    n_vocab, d_model = tensors["embed"].shape
    n_layer, d_mlp, _ = tensors["w1"].shape
    config = GPTConfig(
        n_vocab,
        int(about["context"]),
        d_model,
        n_layer,
        int(about["n_heads"]),
        norm="RMSNorm",
        positions="rotary",
        mlp="SwiGLU",
        n_inner=d_mlp,
        bias=False,
    )
    parts = {
        "ln_1": ("attn_norm",), "attn.c_attn": ("wq", "wk", "wv"), "attn.c_proj": ("wo",),
        "ln_2": ("ffn_norm",), "mlp.c_fc": ("w1",), "mlp.c_up": ("w3",), "mlp.c_proj": ("w2",),
    }  # fmt: skip
    found = {"transformer.wte": tensors["embed"], "transformer.ln_f": tensors["final_norm"]}
    for layer in range(n_layer):
        for ours, theirs in parts.items():
            rows = torch.cat([tensors[name][layer] for name in theirs])
            found[f"transformer.h.{layer}.{ours}"] = rows
    stored = {
        f"{name}.weight": Stored(
            file, tuple(t.shape), partial(_same, t), transposed=t.dim() == 2 and "wte" not in name
        )
        for name, t in found.items()
    }
    return assemble(config, stored, "its header")


def _same(tensor: Tensor) -> Tensor:
    return tensor


def vocabulary(path: Path) -> tiktoken.Encoding:
    """Llama 2's pieces, whose numbers are the order of their merges.

    The single bytes stand in the list twice, for rare characters and for common ones; the latter,
    which come later, are what text is read as.
    """
    pieces = [piece.encode("latin-1") for piece in json.loads(path.read_text())]
    ranks = {piece: id for id, piece in enumerate(pieces) if id > END}
    return tiktoken.Encoding("llama2", pat_str=SPLIT, mergeable_ranks=ranks, special_tokens={})


def openings(corpus: Path, draw: random.Random) -> Iterator[str]:
    """Beginnings of stories, without end; an empty one leaves the beginning to the writer."""
    told = _sentences(corpus)
    while True:
        how = draw.random()
        if how < WITHOUT_OPENING:
            yield ""
        elif how < WITHOUT_OPENING + FROM_BOOKS:
            yield draw.choice(told)
        else:
            yield made_opening(draw)


def made_opening(draw: random.Random) -> str:
    """One of `OPENINGS`, filled with words."""
    name, other = draw.sample(NAMES, 2)
    she, her = ("She", "her") if name in GIRLS else ("He", "his")
    job, animal, thing = draw.choice(JOBS), draw.choice(ANIMALS), draw.choice(THINGS)
    adjective, colour, place = draw.choice(ADJECTIVES), draw.choice(COLOURS), draw.choice(PLACES)
    return draw.choice(OPENINGS).format(
        Name=name, name=name, other=other, She=she, her=her, boy=draw.choice(BOYS),
        girl=draw.choice(GIRLS), job=job, a_job=a(job), a_job2=a(draw.choice(JOBS)),
        animal=animal, animal2=draw.choice(ANIMALS), animal_s=plural(animal), thing=thing,
        a_thing=a(thing), adjective=adjective, adjective2=draw.choice(ADJECTIVES),
        an_adjective=a(adjective), colour=colour, a_colour=a(colour), place=place, a_place=a(place),
        place2=draw.choice(PLACES), feeling=draw.choice(FEELINGS), food=draw.choice(FOODS),
    )  # fmt: skip


def _sentences(corpus: Path, n_documents: int = 3000) -> list[str]:
    """Sentences from books for children."""
    books: list[Callable[[Path], Iterator[str]]] = [
        fairy_tales,
        from_file("picture_books.txt.xz", "\n"),
    ]
    documents = chain.from_iterable(islice(book(corpus), n_documents) for book in books)
    return [
        sentence
        for document in documents
        for sentence in re.findall(r"(?<=[.!?] )[A-Z][^.!?\"\n]{20,110}[.!?](?= )", document)
    ]


if __name__ == "__main__":
    main()
