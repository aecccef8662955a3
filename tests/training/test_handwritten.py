"""Texts written by hand are told again with other names, but for those that everybody knows."""

import random
from pathlib import Path

from training import handwritten
from training.words import BOYS, GIRLS


def test_names_are_exchanged_throughout_and_in_kind() -> None:
    text = "Anna gave Tom a book. Tom thanked Anna. Tomorrow Tom will read it to Mia."
    for seed in range(50):
        words = handwritten.renamed(text, random.Random(seed)).rstrip(".").replace(".", "").split()
        anna, tom, mia = words[0], words[2], words[-1]
        assert anna in GIRLS and tom in BOYS and mia in GIRLS and anna != mia
        assert words.count(anna) == 2 and words.count(tom) == 3
        assert "Tomorrow" in words


def test_persons_whom_everybody_knows_keep_their_names() -> None:
    for text in (
        "George Washington was the first president.",
        "King Henry had six wives, and Tom knows their names.",
        "Jack and Jill went up the hill.",
    ):
        assert handwritten.renamed(text, random.Random(1)) == text


def test_every_document_is_told_as_often_as_it_should_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bees make honey.\n---\nTom is a boy.\n\nHe runs.\n---\n\n")
    told = list(handwritten.documents(5, folder=tmp_path))
    assert told == list(handwritten.documents(5, folder=tmp_path))
    assert told.count("Bees make honey.") == 5 and len(told) == 10
    assert told[1] == "Tom is a boy.\n\nHe runs."
    assert len({text for text in told if "boy" in text}) > 2


def test_the_texts_are_plain() -> None:
    for path in handwritten.TEXTS.glob("*.txt"):
        assert path.read_text(encoding="utf-8").isascii(), path.name
        assert all(handwritten.read(path))
