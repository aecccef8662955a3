"""Stage 2: packing loses nothing and holds out the same documents every time."""

from pathlib import Path

import numpy as np

from model import Tokenizer
from model.tokenizer import END_OF_TEXT
from training.pack import held_out
from training.train import Part


def test_round_trip(folder: Path, encoding: Tokenizer, documents: list[str]) -> None:
    for part, wanted in (
        ("train", [d for d in documents if not held_out(d)]),
        ("val", [d for d in documents if held_out(d)]),
    ):
        ids = np.fromfile(folder / "tokens" / f"a.{part}.bin", np.uint16).tolist()
        texts = encoding.decode(ids).split(END_OF_TEXT)
        assert texts == [*wanted, ""]
        assert wanted


def test_about_one_document_in_a_hundred_is_held_out() -> None:
    share = sum(held_out(f"document {i}") for i in range(20_000)) / 20_000
    assert 0.007 < share < 0.013


def test_windows_begin_where_documents_do(folder: Path, encoding: Tokenizer) -> None:
    part = Part(folder / "tokens" / "a.train.bin")
    windows = part.windows(50, 9, 1.0, np.random.default_rng(0))
    assert windows.shape == (50, 9)
    assert all(encoding.decode(w.tolist()).startswith("One day") for w in windows)
