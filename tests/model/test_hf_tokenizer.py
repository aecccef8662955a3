"""Tokenizers of Hugging Face folders, made by `tokenizers` and read by `transformers` as well."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoTokenizer

from model.hf_tokenizer import load_tokenizer
from model.tokenizer import TokenizerError

TEXTS = ["The cat sat on the mat, and the other cat sat there too; it's 1234 o'clock."] * 3
CUT = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def learned(first: bool = True, cut: str | None = None) -> Tokenizer:
    """As a learner's script makes one. first: the special token has number 0, else the last."""
    tokenizer = Tokenizer(models.BPE())
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=cut is None)
    tokenizer.pre_tokenizer = byte_level
    if cut is not None:
        split = pre_tokenizers.Split(Regex(cut), behavior="isolated")
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, byte_level])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=280,
        special_tokens=["<|endoftext|>"] if first else [],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.add_special_tokens(["<|endoftext|>"])
    return tokenizer


def saved(folder: Path, tokenizer: Tokenizer) -> Path:
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


@pytest.fixture(scope="module", params=[True, False], ids=["special first", "special last"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("tokenizers") / "mine", learned(request.param))


@given(ANY_TEXT)
def test_reads_a_text_as_transformers_does(folder: Path, text: str) -> None:
    text = text.replace("<|endoftext|>", "")
    ours, theirs = _both(folder)
    assert ours.encode(text) == theirs.encode(text, add_special_tokens=False)
    assert ours.decode(ours.encode(text)) == text


_LOADED: dict[Path, tuple[Any, Any]] = {}


def _both(folder: Path) -> tuple[Any, Any]:
    if folder not in _LOADED:
        _LOADED[folder] = load_tokenizer(folder), AutoTokenizer.from_pretrained(folder)
    return _LOADED[folder]


def test_every_token_is_theirs(folder: Path) -> None:
    ours, theirs = _both(folder)
    assert ours.n_vocab == len(theirs)
    assert ours.start == theirs.convert_tokens_to_ids("<|endoftext|>")
    assert ours.token(ours.start).special
    assert [ours.decode([id]) for id in range(ours.n_vocab)] == [
        theirs.decode([id]) for id in range(ours.n_vocab)
    ]


def test_a_cut_that_the_file_spells_out(tmp_path: Path) -> None:
    tokenizer = learned(cut=CUT)
    ours = load_tokenizer(saved(tmp_path / "mine", tokenizer))
    text = "It's 1234 cats,  or\n\nso"
    assert ours.encode(text) == tokenizer.encode(text).ids
    assert ours.pattern == CUT


def test_the_two_files_of_gpt2(tmp_path: Path) -> None:
    tokenizer = learned()
    tokenizer.model.save(str(tmp_path))  # vocab.json and merges.txt
    ours = load_tokenizer(tmp_path)
    assert ours.encode(TEXTS[0]) == tokenizer.encode(TEXTS[0]).ids
    (tmp_path / "merges.txt").unlink()
    with pytest.raises(TokenizerError, match=r"merges\.txt is missing"):
        load_tokenizer(tmp_path)


def change(key: str, value: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda raw: raw.update({key: value})


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda raw: raw["model"].update(type="Unigram"), "only byte-level BPE can be read"),
        (lambda raw: raw["model"].update(byte_fallback=True), '"byte_fallback" cannot be read'),
        (change("normalizer", {"type": "NFC"}), "changes the text first"),
        (change("pre_tokenizer", {"type": "Whitespace"}), "only a byte-level BPE"),
        (
            lambda raw: raw["pre_tokenizer"].update(add_prefix_space=True),
            "only a byte-level BPE that adds no space",
        ),
        (change("pre_tokenizer", None), "is no tokenizer.json"),
        (change("added_tokens", []), "no special token"),
        (lambda raw: raw["model"]["vocab"].pop("a"), "without a gap"),
        (lambda raw: raw["model"]["merges"].append(["q", "z"]), "which is no token"),
        (lambda raw: raw["model"]["merges"].append("qz"), "must be a pair"),
        (lambda raw: raw.pop("model"), "is no tokenizer.json"),
    ],
)
def test_what_is_refused(tmp_path: Path, damage: Callable[[Any], Any], says: str) -> None:
    path = saved(tmp_path / "mine", learned()) / "tokenizer.json"
    raw = json.loads(path.read_text())
    damage(raw)
    if says == "no special token":
        raw["model"]["vocab"].pop("<|endoftext|>")
        raw["model"]["vocab"] = {t: id - 1 for t, id in raw["model"]["vocab"].items()}
    path.write_text(json.dumps(raw))
    with pytest.raises(TokenizerError, match=says):
        load_tokenizer(path.parent)


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"model": 3}', "[" * 100_000])
def test_a_file_that_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "tokenizer.json").write_text(content)
    with pytest.raises(TokenizerError, match=r"tokenizer\.json"):
        load_tokenizer(tmp_path)


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(TokenizerError, match=r"tokenizer\.json is missing, and so are vocab\.json"):
        load_tokenizer(tmp_path)
