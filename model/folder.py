"""What a folder with a model in it holds, in whichever of the field's formats.

    config.json, model.safetensors, tokenizer.json    Hugging Face, the GPT-2 family
    ckpt.pt, meta.json                                nanoGPT
    *.gguf                                            llama.cpp, the Llama family: one file for all

Everything but the weights is read and checked here; these come when they are asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from model import checkpoint, gguf_file, nanogpt
from model.character_tokenizer import JSON_FILE, TEXT_FILE, load_characters
from model.checkpoint import CONFIG_FILE
from model.gpt import GPT, GPTConfig
from model.hf_tokenizer import RANKS_FILE, load_tokenizer
from model.nanogpt import CHECKPOINT_FILE
from model.tokenizer import Tokenizer, TokenizerError
from model.vocabularies import shipped
from model.weights import CheckpointError, Stored, assemble, check_shapes, empty

PADDED_TO = 8
MOST_PADDING = 256
"""An embedding may have rows for no token: it is rounded up, for speed, to a multiple of 8 at least,
most often of 64. More rows than these would be the embedding of another vocabulary."""


@dataclass(frozen=True, eq=False)
class Contents:
    """A model whose weights are not read yet.

    format: for people. config: with the size of the vocabulary, not of the embedding, which has
    `n_padding` rows more. load: reads the weights.
    """

    format: str
    config: GPTConfig
    tokenizer: Tokenizer
    n_padding: int
    load: Callable[[], GPT]

    @property
    def n_parameters(self) -> int:
        """How many learned numbers it has."""
        return sum(parameter.numel() for parameter in empty(self.config).parameters())

    @property
    def n_bytes(self) -> int:
        """What it takes in memory: 4 bytes a number, and the packed copies as much again."""
        return 2 * 4 * self.n_parameters


def holds_a_model(folder: Path) -> bool:
    """Whether there is a file in it that one of the formats begins with."""
    names = (CONFIG_FILE, CHECKPOINT_FILE)
    return any((folder / name).is_file() for name in names) or _gguf_file(folder) is not None


def open_folder(folder: Path) -> Contents:
    """Read all but the weights, and hold the parts against each other.

    Raises CheckpointError or TokenizerError, naming the file and what is wrong with it.
    """
    if (folder / CONFIG_FILE).exists():
        return _hugging_face(folder)
    if (folder / CHECKPOINT_FILE).exists():
        return _nanogpt(folder)
    found = _gguf_file(folder)
    return _hugging_face(folder) if found is None else _gguf(found)


def _gguf_file(folder: Path) -> Path | None:
    """The first file of that format, or None."""
    return min(folder.glob("*.gguf"), default=None)


def _gguf(path: Path) -> Contents:
    file = gguf_file.open_gguf(path)
    load = partial(assemble, file.config, file.stored, gguf_file.ASKED_BY)
    return Contents("GGUF", file.config, file.tokenizer, 0, load)


def _hugging_face(folder: Path) -> Contents:
    config = checkpoint.read_config(folder / CONFIG_FILE)
    stored = checkpoint.read_headers(folder)
    return _contents(folder, "Hugging Face", config, stored, CONFIG_FILE, load_tokenizer(folder))


def _nanogpt(folder: Path) -> Contents:
    """With the characters beside it, or else GPT-2's vocabulary if it has the size of that."""
    found = nanogpt.open_checkpoint(folder / CHECKPOINT_FILE)
    gpt2 = shipped("gpt2")
    tokenizer: Tokenizer | None = load_characters(folder, folder.name)
    if tokenizer is None and 0 <= found.config.vocab_size - gpt2.n_vocab < MOST_PADDING:
        tokenizer = gpt2
    if tokenizer is None:
        raise TokenizerError(
            f"{folder}: {CHECKPOINT_FILE} has {found.config.vocab_size:,} tokens, and nothing beside it "
            f"says which: put {JSON_FILE} there, or the training text as {TEXT_FILE}."
        )
    return _contents(folder, "nanoGPT", found.config, found.stored, nanogpt.ASKED_BY, tokenizer)


def _contents(
    folder: Path,
    format: str,
    config: GPTConfig,
    stored: Mapping[str, Stored],
    asked_by: str,
    tokenizer: Tokenizer,
) -> Contents:
    check_shapes(config, stored, asked_by)
    n_padding = config.vocab_size - tokenizer.n_vocab
    rounded_up = config.vocab_size % PADDED_TO == 0 and not (folder / RANKS_FILE).exists()
    if not 0 <= n_padding < (MOST_PADDING if rounded_up else 1):
        raise CheckpointError(
            f"{folder}: the tokenizer has {tokenizer.n_vocab} tokens, "
            f"but the weights have {config.vocab_size}."
        )
    return Contents(
        format,
        replace(config, vocab_size=tokenizer.n_vocab),
        tokenizer,
        n_padding,
        lambda: assemble(config, stored, asked_by, tokenizer.n_vocab),
    )
