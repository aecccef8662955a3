"""A tiny corpus, tokenizer and packed sources: all stages in seconds, no corpus needed."""

import random
from pathlib import Path

import pytest

from model import Tokenizer
from model.gpt import GPTConfig
from training import tokenizer
from training.pack import pack

VOCAB = 300


@pytest.fixture(scope="session")
def shape() -> GPTConfig:
    return GPTConfig(VOCAB, n_ctx=64, n_embd=32, n_layer=2, n_head=2)


@pytest.fixture(scope="session")
def documents() -> list[str]:
    """Made stories, regular enough to be learned in a few steps."""
    draw = random.Random(5)
    who, what = ["Tom", "Lily", "the cat", "an old man"], ["ran home", "saw a bird", "was happy"]
    return [
        " ".join(f"One day {draw.choice(who)} {draw.choice(what)}." for _ in range(6))
        for _ in range(200)
    ]


@pytest.fixture(scope="session")
def folder(documents: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`tokenizer/`, learned from the documents, and `tokens/` with them packed as "a" and "b"."""
    folder = tmp_path_factory.mktemp("training")
    tokenizer.write(tokenizer.learn(documents, VOCAB), folder / "tokenizer")
    encoding = Tokenizer.from_ranks(folder / "tokenizer" / "ranks.tiktoken", "tiny")
    pack("a", documents, encoding, folder / "tokens")
    pack("b", documents[::-1], encoding, folder / "tokens")
    return folder


@pytest.fixture(scope="session")
def encoding(folder: Path) -> Tokenizer:
    return Tokenizer.from_ranks(folder / "tokenizer" / "ranks.tiktoken", "tiny")
