"""The text that goes into training."""

import json
from pathlib import Path

import pytest

from training import copying, facts, sources
from training.sources import SOURCES


def test_shares_sum_to_one() -> None:
    assert sum(source.share for source in SOURCES) == pytest.approx(1)


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
