"""Tokens laid side by side: hand-worked cases, and what must hold for any two prompts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.alignment import align
from model.tokenizer import Token

words = st.lists(st.sampled_from(["the", " cat", " sat", " on", "s", " "]), max_size=12)


def tokens(*texts: str) -> list[Token]:
    return [Token(id, text.encode()) for id, text in enumerate(texts)]


def shown(a: list[str], b: list[str]) -> list[tuple[str, str]]:
    """The pairs as texts, "" where there is no counterpart."""
    pairs = align(tokens(*a), tokens(*b)).pairs
    return [("" if p.a is None else a[p.a], "" if p.b is None else b[p.b]) for p in pairs]


def test_one_word_changed() -> None:
    a, b = ["it", " was", " too", " tired", "."], ["it", " was", " too", " wide", "."]
    alignment = align(tokens(*a), tokens(*b))
    assert shown(a, b) == list(zip(a, b, strict=True))
    assert [pair.same for pair in alignment.pairs] == [True, True, True, False, True]
    assert alignment.differences == ((alignment.pairs[3],),)
    assert alignment.n_common == 3


def test_the_last_part_of_a_word_stands_for_the_last() -> None:
    a, b = ["too", " tired", "."], ["too", " w", "id", "e", "."]
    assert shown(a, b) == [("too", "too"), ("", " w"), ("", "id"), (" tired", "e"), (".", ".")]
    runs = align(tokens(*a), tokens(*b)).differences
    assert [(pair.a, pair.b) for run in runs for pair in run] == [(None, 1), (None, 2), (1, 3)]
    assert len(runs) == 1
    assert shown(b, a) == [("too", "too"), (" w", ""), ("id", ""), ("e", " tired"), (".", ".")]


def test_a_token_without_counterpart_has_that_of_the_nearest_before() -> None:
    a, b = ["a", " big", " old", " dog"], ["a", " dog"]
    alignment = align(tokens(*a), tokens(*b))
    assert [alignment.opposite(place) for place in range(4)] == [0, 0, 0, 1]
    assert align(tokens("x", "y"), tokens("y")).opposite(0) == 0


def test_one_text_cut_by_two_vocabularies_is_matched_at_common_cuts() -> None:
    a, b = ["un", "believ", "able", " cat"], ["unbel", "iev", "able", " c", "at"]
    assert shown(a, b) == [
        ("un", "unbel"),
        ("believ", "iev"),
        ("able", "able"),
        ("", " c"),
        (" cat", "at"),
    ]


def test_a_longer_context_reads_on() -> None:
    """The shorter one was cut: what it did not read has no counterpart."""
    assert shown(["ab"], ["ab", "cd"]) == [("ab", "ab"), ("", "cd")]


def test_the_end_of_text_is_not_its_name() -> None:
    special, name = [Token(0, b"<|x|>", special=True)], tokens("<|", "x", "|>")
    assert [pair.same for pair in align(special, name).pairs] == [False, False, False]
    assert [pair.same for pair in align(special, special).pairs] == [True]


@pytest.mark.parametrize("n", [1, 256])
def test_a_prompt_beside_itself_is_the_same_all_over(n: int) -> None:
    a = tokens(*["word"] * n)
    alignment = align(a, a)
    assert alignment.differences == ()
    assert alignment.n_common == n
    assert alignment.both == tuple((place, place) for place in range(n))


@given(words, words)
def test_every_token_has_one_place_in_its_order(a: list[str], b: list[str]) -> None:
    alignment = align(tokens(*a), tokens(*b))
    ours = [pair.a for pair in alignment.pairs if pair.a is not None]
    theirs = [pair.b for pair in alignment.pairs if pair.b is not None]
    assert ours == list(range(len(a)))
    assert theirs == list(range(len(b)))
    for pair in alignment.pairs:
        if pair.same:
            assert pair.a is not None and pair.b is not None
            assert a[pair.a] == b[pair.b]
    common = alignment.n_common
    assert a[:common] == b[:common]
