"""The replay ends where tiktoken and transformers end, and every step of it is the right one."""

import itertools
import json

from hypothesis import given
from hypothesis import strategies as st

from model.bpe import merge, replay
from model.registry import MODELS
from model.tokenizer import Tokenizer
from model.vocabularies import shipped

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
WORDLIKE = st.text("aeinrst hT'’9.é\n", max_size=60)


def ranks_of(*merged: bytes) -> dict[bytes, int]:
    """All bytes, then the tokens given, in that order."""
    single = {bytes([byte]): byte for byte in range(256)}
    return single | {token: 256 + index for index, token in enumerate(merged)}


def test_by_hand() -> None:
    """With ab before bc before abc: "abcab" is ab c ab, then abc ab."""
    piece = merge(b"abcab", ranks_of(b"ab", b"bc", b"abc"))
    assert piece.pair_ranks == (256, 257, None, 256)
    assert [(m.at, m.rank, m.left, m.right) for m in piece.merges] == [
        (0, 256, b"a", b"b"),  # the leftmost of the lowest rank
        (2, 256, b"a", b"b"),
        (0, 258, b"ab", b"c"),
    ]
    assert [(m.rank_before, m.rank_after) for m in piece.merges] == [
        (None, 258),
        (None, None),
        (None, None),
    ]
    assert piece.ids == (258, 256)


def test_the_lowest_rank_goes_before_the_leftmost() -> None:
    piece = merge(b"abc", ranks_of(b"bc", b"ab"))
    assert piece.ids == (97, 256)


def test_no_merge_crosses_a_cut(tokenizer: Tokenizer) -> None:
    pieces = replay(tokenizer, "Hello world's 12!")
    assert [piece.bytes for piece in pieces] == [b"Hello", b" world", b"'s", b" 12", b"!"]


def test_nothing_to_replay(tokenizer: Tokenizer) -> None:
    assert replay(tokenizer, "") == ()
    assert merge(b"", ranks_of()).ids == ()


@given(text=ANY_TEXT | WORDLIKE)
def test_ends_where_tiktoken_ends(tokenizer: Tokenizer, text: str) -> None:
    for vocabulary in (tokenizer, shipped("gpt2")):
        pieces = replay(vocabulary, text)
        assert b"".join(piece.bytes for piece in pieces) == text.encode()
        assert [id for piece in pieces for id in piece.ids] == vocabulary.encode(text)


@given(text=WORDLIKE)
def test_every_step_takes_the_lowest_rank_there_is(tokenizer: Tokenizer, text: str) -> None:
    """Each step recomputed from nothing, by the definition."""
    tokens = {token.bytes: token.id for token in tokenizer.tokens(range(tokenizer.n_vocab - 1))}
    for piece in replay(tokenizer, text):
        parts = [piece.bytes[i : i + 1] for i in range(len(piece.bytes))]
        told = list(piece.pair_ranks)
        for step in piece.merges:
            pairs = [tokens.get(a + b) for a, b in itertools.pairwise(parts)]
            assert told == pairs
            rank, at = min((rank, at) for at, rank in enumerate(pairs) if rank is not None)
            assert (step.rank, step.at) == (rank, at)
            assert [step.left, step.right] == parts[at : at + 2]
            parts[at : at + 2] = [step.merged]
            # What the browser does to its list of pairs:
            del told[at]
            if at > 0:
                told[at - 1] = step.rank_before
            if at < len(told):
                told[at] = step.rank_after
        assert not any(a + b in tokens for a, b in itertools.pairwise(parts))


def test_every_merge_is_one_that_was_learned(tokenizer: Tokenizer) -> None:
    """The pairs of the replay are those of `tokenizer.json`, in that order."""
    stored = json.loads((MODELS / "mini" / "tokenizer.json").read_text(encoding="utf-8"))
    learned = [tuple(pair) for pair in stored["model"]["merges"]]
    numbers = stored["model"]["vocab"]
    for index in range(0, len(learned), 97):
        left, right = learned[index]
        whole_token = tokenizer.token(numbers[left + right]).bytes
        last = merge(whole_token, tokenizer.ranks).merges[-1]
        assert last.rank == 256 + index
        assert last.left == tokenizer.token(numbers[left]).bytes
        assert last.right == tokenizer.token(numbers[right]).bytes
