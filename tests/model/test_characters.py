"""Characters that lie in several tokens."""

from hypothesis import given
from hypothesis import strategies as st

from model.characters import broken_characters
from model.tokenizer import Token, Tokenizer


def test_by_hand() -> None:
    fox = "🦊".encode()
    tokens = [Token(0, b"a "), Token(1, fox[:1]), Token(2, fox[1:3]), Token(3, fox[3:] + b"b")]
    (found,) = broken_characters(tokens)
    assert (found.character, found.first, found.last, found.n_tokens) == ("🦊", 1, 3, 3)
    assert found.bytes == b"\xf0\x9f\xa6\x8a"
    assert found.code_point == "U+1F98A"


def test_bytes_that_are_no_character_are_not_counted() -> None:
    assert broken_characters([Token(0, b"\xf0"), Token(1, b"a")]) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_exactly_the_characters_across_a_border_are_found(tokenizer: Tokenizer, text: str) -> None:
    tokens = tokenizer.tokens(tokenizer.encode(text))
    borders, at = set(), 0
    for token in tokens:
        borders.add(at)
        at += len(token.bytes)
    expected = []
    for index, character in enumerate(text):
        start = len(text[:index].encode())
        if borders & set(range(start + 1, start + len(character.encode()))):
            expected.append(character)
    assert [found.character for found in broken_characters(tokens)] == expected
