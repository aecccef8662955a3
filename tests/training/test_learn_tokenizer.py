"""Stage 1: what was learned is what tiktoken and transformers run."""

from pathlib import Path

import pytest
from tokenizers import Tokenizer as HuggingFaceTokenizer
from transformers import AutoTokenizer

from model import Tokenizer
from model.gpt import GPTConfig
from model.tokenizer import END_OF_TEXT
from training.paths import MODEL_FOLDER

AWKWARD = [
    "",
    "One day Lily saw a bird. One day the cat ran home.",
    " ",
    "  two  spaces \n\n\tand a tab  ",
    "don't we'll THEY'RE",
    "12345 + 67 = 12412",
    "naïve café, Москва, 東京, 😀👩‍👩‍👧",
    "\x00\x07 control <b>markup</b>",
    f"a special name: {END_OF_TEXT[:5]} {END_OF_TEXT[5:]}",
    "aaaaaaaaaaaaaaaaaaaa bababababab",
]


def test_vocabulary_is_bytes_then_merges_then_end_of_text(
    encoding: Tokenizer, shape: GPTConfig
) -> None:
    end = encoding.end_of_text
    assert end == encoding.n_vocab - 1 == shape.vocab_size - 1
    assert sorted(encoding.token(i).bytes for i in range(256)) == [bytes([i]) for i in range(256)]
    assert all(len(encoding.token(i).bytes) >= 2 for i in range(256, end))


@pytest.mark.parametrize("text", AWKWARD)
def test_tiktoken_agrees_with_the_trainer(folder: Path, encoding: Tokenizer, text: str) -> None:
    trained = HuggingFaceTokenizer.from_file(str(folder / "tokenizer" / "tokenizer.json"))
    assert encoding.encode(text) == trained.encode(text).ids
    assert encoding.decode(encoding.encode(text)) == text


@pytest.mark.parametrize("text", AWKWARD)
def test_the_bundled_tokenizer_agrees_too(text: str) -> None:
    trained = HuggingFaceTokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
    encoding = Tokenizer.from_ranks(MODEL_FOLDER / "ranks.tiktoken", "mini")
    assert encoding.encode(text) == trained.encode(text).ids


def test_transformers_reads_the_folder(folder: Path, encoding: Tokenizer) -> None:
    theirs = AutoTokenizer.from_pretrained(folder / "tokenizer")
    text = "One day the cat  saw a 😀\n"
    assert theirs(text)["input_ids"] == encoding.encode(text)
    assert theirs.eos_token_id == encoding.end_of_text
