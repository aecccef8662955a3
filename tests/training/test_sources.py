"""The text that goes into training."""

import ast
import json
import random
import re
from pathlib import Path

import pytest

from training import copying, facts, knowledge, language, small_python, sources
from training.sources import SOURCES
from training.words import a, plural


def test_shares_sum_to_one() -> None:
    assert sum(source.share for source in SOURCES) == pytest.approx(1)
    assert sum(source.late for source in SOURCES) == pytest.approx(1)


def test_clean_writes_what_people_type() -> None:
    assert sources.clean("“It’s—well…” \n 1939–45") == '"It\'s--well..."\n 1939-45'


def test_split_keeps_all_but_the_separators() -> None:
    lines = ["a\n", "b\n", "--\n", "c\n"]
    assert list(sources.split(lines, "--\n")) == ["a\nb\n", "c\n"]


def test_facts_are_true_to_the_tables(tmp_path: Path) -> None:
    rows = [{"country": "France", "city": "Paris"}, {"country": "Nowhere", "city": None}]
    (tmp_path / "country-by-capital-city.json").write_text(json.dumps(rows))
    assert facts.load_tables(tmp_path)["city"]["France"] == "Paris"
    assert "Nowhere" not in facts.load_tables(tmp_path)["city"]
    documents = list(facts.documents(tmp_path, count=300))
    assert documents == list(facts.documents(tmp_path, count=300))
    assert any("The capital of France is Paris." in document for document in documents)


def test_lists_are_seeded_and_in_order() -> None:
    documents = list(copying.lists(count=300))
    assert documents == list(copying.lists(count=300))
    assert any("Monday, Tuesday, Wednesday" in document for document in documents)


STORIES = ["Tom ran to the river. He saw a big fish there. It was a sunny day."]


def test_made_documents_are_seeded() -> None:
    assert list(knowledge.documents(200)) == list(knowledge.documents(200))
    assert list(small_python.documents(200)) == list(small_python.documents(200))
    made = [list(language.documents(iter(STORIES), 200)) for _ in range(2)]
    assert made[0] == made[1]


def test_knowledge_has_no_gaps_left_in_its_sentences() -> None:
    for document in knowledge.documents(3000):
        assert "{" not in document and "}" not in document


def test_opposites_are_said_both_ways() -> None:
    text = "\n".join(knowledge.documents(8000))
    assert "The opposite of hot is cold." in text
    assert "The opposite of cold is hot." in text


def test_the_answer_was_said_before() -> None:
    """Who has what: "Tom's ball is red." only where someone has something red."""
    draw, filler = random.Random(1), language.Filler(iter(STORIES))
    asked = 0
    for _ in range(500):
        text = language.whose(draw, filler)
        if found := re.search(r"(?:'s \w+ is|It is|was) (\w+)\.$", text):
            told = text[: found.start(1)]
            assert f" a {found[1]} " in told or f" an {found[1]} " in told
            asked += 1
    assert asked > 50


def test_what_is_opened_is_closed() -> None:
    draw, filler = random.Random(2), language.Filler(iter(STORIES))
    for _ in range(500):
        text = language.closing(draw, filler)
        assert text.count('"') % 2 == 0
        for pair in ("()", "[]", "{}", "<>"):
            assert text.count(pair[0]) == text.count(pair[1])


def test_small_python_is_python() -> None:
    draw = random.Random(3)
    for piece in small_python.PIECES:
        for _ in range(200):
            text = piece(draw)
            ast.parse(
                text if "return" not in text or "def" in text else f"def f():\n{_indent(text)}"
            )


def _indent(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("one", "many"), [("dog", "dogs"), ("box", "boxes"), ("city", "cities"), ("mouse", "mice")]
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_articles() -> None:
    assert [a("apple"), a("red apple"), a("hour")] == ["an apple", "a red apple", "an hour"]
