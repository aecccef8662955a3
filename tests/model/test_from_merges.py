"""A tokenizer made of a vocabulary and its merges, against `tokenizers` given the same."""

import base64
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer as Reference
from tokenizers import pre_tokenizers
from tokenizers.models import BPE
from transformers.convert_slow_tokenizer import bytes_to_unicode

from model.bpe import replay
from model.tokenizer import GPT2_SPLIT, Tokenizer, TokenizerError, unspelled
from model.vocabularies import TOKENIZERS
from tests.modern import MERGES, SPECIAL, VOCABULARY

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text("the cat\n 12'll!éß🎲")
SPELLING = bytes_to_unicode()
N_LEARNED = 4000


def test_every_byte_has_its_spelling() -> None:
    assert [unspelled(SPELLING[byte]) for byte in range(256)] == [bytes([b]) for b in range(256)]
    assert unspelled("Ġthe") == b" the"


@pytest.fixture(scope="module")
def gpt2() -> tuple[list[str], list[tuple[str, str]]]:
    """The beginning of GPT-2's vocabulary by number, and its merges, worked out from the ranks."""
    lines = (TOKENIZERS / "gpt2.tiktoken").read_bytes().splitlines()[: 256 + N_LEARNED]
    ranks = {base64.b64decode(token): int(rank) for token, rank in map(bytes.split, lines)}
    spelled = {token: "".join(SPELLING[byte] for byte in token) for token in ranks}
    merges = []
    for token, rank in ranks.items():
        if len(token) > 1:
            # Merged with the tokens learned before it, two parts are left: those it was made of.
            parts = [bytes([byte]) for byte in token]
            while len(parts) > 2:
                pairs = [ranks.get(a + b, rank) for a, b in pairwise(parts)]
                at = pairs.index(min(pairs))
                parts[at : at + 2] = [parts[at] + parts[at + 1]]
            merges.append((spelled[parts[0]], spelled[parts[1]]))
    return [spelled[token] for token in sorted(ranks, key=ranks.__getitem__)], merges


@pytest.fixture(scope="module", params=["in order", "shuffled"])
def both(
    request: pytest.FixtureRequest, gpt2: tuple[list[str], list[tuple[str, str]]]
) -> tuple[Tokenizer, Reference]:
    """Ours and theirs; with numbers that say nothing about the order of the merges as well."""
    tokens, merges = gpt2
    vocabulary = [*tokens, "<|endoftext|>", "<|pad|>"]
    if request.param == "shuffled":
        random.Random(0).shuffle(vocabulary)
    numbers = {token: id for id, token in enumerate(vocabulary)}
    special = {numbers["<|endoftext|>"], numbers["<|pad|>"]}
    reference = Reference(BPE(numbers, merges))
    reference.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return Tokenizer.from_merges("gpt2", vocabulary, merges, special=special), reference


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_ids_of_tokenizers(both: tuple[Tokenizer, Reference], text: str) -> None:
    ours, theirs = both
    ids = ours.encode(text)
    assert ids == theirs.encode(text).ids
    assert ours.decode(ids) == text
    assert b"".join(token.bytes for token in ours.tokens(ids)) == text.encode()


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_the_replay_of_the_merges_ends_in_the_ids(
    both: tuple[Tokenizer, Reference], text: str
) -> None:
    ours, _ = both
    assert [id for piece in replay(ours, text) for id in piece.ids] == ours.encode(text)


def test_every_token_has_its_number(both: tuple[Tokenizer, Reference]) -> None:
    ours, theirs = both
    assert ours.n_vocab == theirs.get_vocab_size()
    for id in range(ours.n_vocab):
        token = ours.token(id)
        spelled = token.text if token.special else "".join(SPELLING[b] for b in token.bytes)
        assert theirs.id_to_token(id) == spelled
    assert ours.token(ours.end_of_text).label == "<|endoftext|>"
    with pytest.raises(KeyError):
        ours.token(ours.n_vocab)


def test_the_ids_of_tiktoken(gpt2: tuple[list[str], list[tuple[str, str]]]) -> None:
    tokens, merges = gpt2
    ours = Tokenizer.from_merges(
        "gpt2", [*tokens, "<|endoftext|>"], merges, special={len(tokens)}, pattern=GPT2_SPLIT
    )
    assert dict(ours.ranks) == {unspelled(token): id for id, token in enumerate(tokens)}


def test_a_token_that_no_text_leads_to_can_be_read_and_not_written() -> None:
    """A byte-level token without merges, as some vocabularies have for later."""
    ours = Tokenizer.from_merges("odd", [*VOCABULARY, "zzz"], MERGES, special={0, 1})
    assert ours.token(len(VOCABULARY)).bytes == b"zzz"
    assert len(ours.encode("zzz")) == 3


@pytest.mark.parametrize(
    ("vocabulary", "merges", "special", "says"),
    [
        ([*VOCABULARY, "the"], MERGES, {0, 1}, "a token stands in the vocabulary twice"),
        (VOCABULARY, [*MERGES, ("q", "q")], {0, 1}, "the merges form qq, which is no token"),
        (VOCABULARY, MERGES, {1}, "no special token <|endoftext|>"),
        ([*VOCABULARY, "two words"], MERGES, {0, 1}, "the character ' ' stands for no byte"),
    ],
)
def test_parts_that_do_not_fit_are_refused(
    vocabulary: list[str], merges: list[tuple[str, str]], special: set[int], says: str
) -> None:
    if special == {1}:
        vocabulary = [f"x{SPECIAL[0]}", *vocabulary[1:]]
        special = {0, 1}
    with pytest.raises(TokenizerError) as refusal:
        Tokenizer.from_merges("odd", vocabulary, merges, special=special)
    assert says in str(refusal.value)
