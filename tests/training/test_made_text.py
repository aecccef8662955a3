"""The made English and Python: no hole left, seeded, in agreement, closed, valid."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from training import (
    agreement,
    familiar,
    little_stories,
    phrasing,
    programs,
    quoting,
    reading_back,
    roles,
    small_python,
)
from training.phrasing import GIRLS, Term, many, tidy
from training.teaching import said_in

Documents = Callable[..., Iterator[str]]
ENGLISH = {
    module.__name__: module.documents
    for module in (agreement, familiar, little_stories, reading_back, roles)
}
MADE = {**ENGLISH, "quoting": quoting.documents, "programs": programs.documents}


@pytest.mark.parametrize("documents", MADE.values(), ids=MADE)
def test_documents_are_seeded_and_differ(documents: Documents) -> None:
    made = list(documents(400, seed=1))
    assert made == list(documents(400, seed=1))
    assert made != list(documents(400, seed=2))
    assert len(set(made)) > 380


@pytest.mark.parametrize("documents", ENGLISH.values(), ids=ENGLISH)
def test_no_hole_is_left_and_speech_is_closed(documents: Documents) -> None:
    for document in documents(1500):
        assert not re.search(r"[{}<>|$~^]", document), document
        assert document.count('"') % 2 == 0, document
        assert document.count("(") == document.count(")"), document
        assert not re.search(
            r"\b[Aa] [aeio](?!ne\b|nce\b)[a-z]|  | [.,!?]|\b(\w+) an? \1\b an", document
        )


def test_all_that_is_opened_is_closed() -> None:
    for document in quoting.documents(1500):
        assert document.count('"') % 2 == 0, document
        for pair in ("()", "[]", "{}"):
            assert document.count(pair[0]) == document.count(pair[1]), document


def test_verbs_agree_with_the_noun_before_what_stands_between() -> None:
    """The keys on the table are; the key on the tables is: read off the noun, not off the pattern."""
    ones = {str(noun) for noun in phrasing.OBJECTS}
    manys = {many(noun) for noun in ones}
    found = {True: 0, False: 0}
    clause = r"The (\w+) (?:on|under|near|behind|beside) the \w+ (is|are|was|were|has|have) "
    for document in agreement.documents(4000):
        for noun, verb in re.findall(clause, document):
            if noun in ones | manys and noun not in ones & manys:
                plural = noun in manys
                assert (verb in {"are", "were", "have"}) == plural, (noun, verb, document)
                found[plural] += 1
    assert min(found.values()) > 30


def test_girls_are_she_and_boys_are_he() -> None:
    for document in little_stories.documents(600):
        if found := re.match(
            r"There was once a (?:\w+ )?(girl|boy) (?:named|called) (\w+)\.", document
        ):
            assert (found[1] == "girl") == (found[2] in GIRLS)


@pytest.mark.parametrize(
    ("gender", "said"),
    [("f", "she has her hat"), ("m", "he has his hat"), ("pl", "they have their hat"),
     ("I", "I have my hat"), ("you", "you have your hat"), ("n", "it has its hat")],
)  # fmt: skip
def test_words_agree(gender: str, said: str) -> None:
    who = Term("somebody", gender)
    assert f"{who:they} {who:have} {who:their} hat" == said


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("a apple is  here. the end", "An apple is here. The end"),
        ('he said, "come in." "who is there?" asked a owl.', 'He said, "Come in." "Who is there?" asked an owl.'),
        ("a unicorn, a one-eyed cat and a hour", "A unicorn, a one-eyed cat and an hour"),
    ],
)  # fmt: skip
def test_tidy(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


def test_what_was_told_comes_back() -> None:
    """The pet of a story is called by the name that it was given."""
    asked = 0
    for document in little_stories.documents(3000):
        if found := re.search(r"had a \w+ called (\w+)\.", document):
            assert document.count(found[1]) > 1, document
            asked += 1
    assert asked > 20


def test_programs_compile() -> None:
    draw = random.Random(4)
    for piece in programs.PIECES:
        for _ in range(150):
            compile(piece(draw), piece.__name__, "exec")


def test_parameters_come_back() -> None:
    draw = random.Random(5)
    for _ in range(300):
        text = programs.two_parameters(draw)
        first, second = re.search(r"\((\w+), (\w+)\):", text).groups()  # type: ignore[union-attr]
        body = text.split(":\n", 1)[1]
        assert re.search(rf"\b{first}\b.*\b{second}\b", body, re.DOTALL)


@pytest.mark.parametrize("documents", MADE.values(), ids=MADE)
def test_prompts_are_not_what_is_taught(documents: Documents) -> None:
    """What is said in a teaching prompt is left out in packing; it must be very little."""
    assert sum(map(said_in, documents(1500))) <= 5


def test_small_python_has_idioms_and_programs() -> None:
    text = "\n".join(small_python.documents(4000))
    assert "fibonacci" in text
    assert re.search(r"for (\w+) in \w+:\n    print\(\1\)", text)
