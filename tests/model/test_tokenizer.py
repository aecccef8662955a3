"""Text to tokens and back, against `transformers` reading the same folder."""

import base64
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transformers import AutoTokenizer

from model.registry import MODELS
from model.tokenizer import Token, Tokenizer, TokenizerError, visible, whole

FOLDER = MODELS / "mini"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SPECIAL = "<|endoftext|>"


@pytest.fixture(scope="module")
def reference():
    return AutoTokenizer.from_pretrained(FOLDER)


@given(ANY_TEXT)
def test_decoding_gives_back_every_text(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.decode(tokenizer.encode(text)) == text


@given(ANY_TEXT)
def test_tokens_hold_the_bytes_of_the_text(tokenizer: Tokenizer, text: str) -> None:
    tokens = tokenizer.tokens(tokenizer.encode(text))
    assert b"".join(token.bytes for token in tokens) == text.encode()


@given(ANY_TEXT)
def test_transformers_encodes_alike(tokenizer: Tokenizer, reference, text: str) -> None:
    text = text.replace(SPECIAL, "")  # which transformers would read as the special token
    assert tokenizer.encode(text) == reference.encode(text, add_special_tokens=False)


def test_transformers_decodes_every_token_alike(tokenizer: Tokenizer, reference) -> None:
    ours = [tokenizer.decode([id]) for id in range(tokenizer.n_vocab)]
    assert ours == [reference.decode([id]) for id in range(tokenizer.n_vocab)]


def test_a_special_name_is_ordinary_text(tokenizer: Tokenizer) -> None:
    ids = tokenizer.encode(f"one{SPECIAL}two")
    assert tokenizer.end_of_text not in ids
    assert tokenizer.decode(ids) == f"one{SPECIAL}two"
    assert tokenizer.token(tokenizer.end_of_text).special


def test_a_lone_surrogate_becomes_the_replacement_character(tokenizer: Tokenizer) -> None:
    assert tokenizer.decode(tokenizer.encode("a\ud800b")) == "a\ufffdb"
    assert whole("\ud83e\udd8a") == "🦊"


@pytest.mark.parametrize("text", ["word " * 20_000, "a" * 100_000, "🦊" * 25_000, " " * 100_000])
def test_100_kb_are_encoded_quickly(tokenizer: Tokenizer, text: str) -> None:
    began = time.perf_counter()
    ids = tokenizer.encode(text)
    assert time.perf_counter() - began < 5  # a quadratic way would take minutes
    assert tokenizer.decode(ids) == text


def test_no_label_has_anything_invisible_in_it(tokenizer: Tokenizer) -> None:
    assert len(tokenizer.labels) == tokenizer.n_vocab
    for label in tokenizer.labels:
        assert label
        assert label.isprintable()
        assert " " not in label


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b" the", "␣the"),
        (b"\n\t\x00\x7f", "⏎⇥␀␡"),
        (b"\xe2\x82", "‹E2›‹82›"),
        ("é🦊".encode(), "é🦊"),
        ("a\u202eb\u200d".encode(), "a‹U+202E›b‹U+200D›"),
        (b"<b>&amp;", "<b>&amp;"),
    ],
)
def test_labels(data: bytes, seen: str) -> None:
    assert visible(data) == seen


@given(st.binary())
def test_any_bytes_have_a_printable_label(data: bytes) -> None:
    assert visible(data).isprintable()
    assert Token(0, data).text == data.decode(errors="replace")


def test_a_number_outside_the_vocabulary_is_refused(tokenizer: Tokenizer) -> None:
    with pytest.raises(KeyError):
        tokenizer.token(tokenizer.n_vocab)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "ranks.tiktoken"
    for extra in (b"ab", b"cd"):
        entries = [bytes([byte]) for byte in range(256)] + [extra]
        lines = [f"{base64.b64encode(e).decode()} {rank}" for rank, e in enumerate(entries)]
        path.write_text("\n".join(lines))
        assert Tokenizer.from_ranks(path, "test").token(256).bytes == extra


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "missing"),
        ("not a table", "not a table of token ranks"),
        ("!!!! 0", "not a table of token ranks"),
        ("IQ== 0\nIg== 2", "without a gap"),
    ],
)
def test_a_bad_file_is_named_with_its_fault(
    tmp_path: Path, content: str | None, fault: str
) -> None:
    path = tmp_path / "ranks.tiktoken"
    if content is not None:
        path.write_text(content)
    with pytest.raises(TokenizerError, match=fault) as refusal:
        Tokenizer.from_ranks(path, "test")
    assert str(path) in str(refusal.value)
