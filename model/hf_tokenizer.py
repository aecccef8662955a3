"""The tokenizer of a Hugging Face folder: byte-level BPE, as GPT-2 and its family have it.

    ranks.tiktoken             ours, as `training/` writes it for the bundled model
    tokenizer.json             everything in one file
    vocab.json, merges.txt     the same in GPT-2's own two

What would cut or spell a text in another way than GPT-2 is refused, not read nearly right.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model.tokenizer import END_OF_TEXT, GPT2_SPLIT, Tokenizer, TokenizerError

RANKS_FILE = "ranks.tiktoken"
TOKENIZER_FILE = "tokenizer.json"
VOCABULARY_FILE = "vocab.json"
MERGES_FILE = "merges.txt"


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer in `folder`, called as the folder.

    Raises TokenizerError where there is none, where it is damaged, and where it is of another kind.
    """
    if (folder / RANKS_FILE).exists():
        return Tokenizer.from_ranks(folder / RANKS_FILE, folder.name)
    if (folder / TOKENIZER_FILE).exists():
        return _from_one_file(folder / TOKENIZER_FILE)
    if (folder / VOCABULARY_FILE).exists():
        return _from_two_files(folder / VOCABULARY_FILE, folder / MERGES_FILE)
    raise TokenizerError(
        f"{folder / TOKENIZER_FILE} is missing, and so are {VOCABULARY_FILE} and {MERGES_FILE}."
    )


def _from_one_file(path: Path) -> Tokenizer:
    raw = _json(path)
    try:
        model = raw["model"]
        if model.get("type") not in ("BPE", None) or not isinstance(model["merges"], list):
            raise TokenizerError(f"{path}: only byte-level BPE can be read, not {model['type']}.")
        for key in ("continuing_subword_prefix", "end_of_word_suffix", "byte_fallback"):
            if model.get(key):
                raise TokenizerError(f'{path}: a BPE with "{key}" cannot be read.')
        if raw.get("normalizer"):
            raise TokenizerError(f"{path}: a tokenizer that changes the text first cannot be read.")
        added = {token["content"]: token["id"] for token in raw.get("added_tokens", [])}
        merges = [
            tuple(merge.split(" ", 1) if isinstance(merge, str) else merge)
            for merge in model["merges"]
        ]
        pattern = _pattern(path, raw["pre_tokenizer"])
        return _tokenizer(path, dict(model["vocab"]), added, merges, pattern)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise TokenizerError(
            f"{path} is no tokenizer.json of byte-level BPE: {type(error).__name__} {error}."
        ) from None


def _from_two_files(vocabulary: Path, merges: Path) -> Tokenizer:
    vocab = _json(vocabulary)
    try:
        lines = merges.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise TokenizerError(f"{merges} is missing.") from None
    except (OSError, ValueError) as error:
        raise TokenizerError(f"{merges} is not a text in UTF-8: {error}.") from None
    pairs = [tuple(line.split(" ")) for line in lines if line and not line.startswith("#version")]
    try:
        # Where the file leaves it out, it comes after the last one, as transformers has it.
        special = {END_OF_TEXT: vocab.get(END_OF_TEXT, len(vocab))}
        return _tokenizer(vocabulary, dict(vocab), special, pairs, GPT2_SPLIT)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise TokenizerError(
            f"{vocabulary} is no vocabulary of byte-level BPE: {type(error).__name__} {error}."
        ) from None


def _tokenizer(
    path: Path,
    vocab: dict[str, int],
    special: Mapping[str, int],
    merges: list[Any],
    pattern: str,
) -> Tokenizer:
    """vocab: every token's number; `special` need not be among them."""
    vocab |= special
    by_number = sorted(vocab, key=vocab.__getitem__)
    if [vocab[token] for token in by_number] != list(range(len(by_number))):
        raise TokenizerError(f"{path}: the numbers of the tokens must run from 0 without a gap.")
    if any(len(pair) != 2 for pair in merges):
        raise TokenizerError(f"{path}: a merge must be a pair.")
    if not special:
        raise TokenizerError(
            f"{path}: there is no special token, such as {END_OF_TEXT}, to stand between documents."
        )
    return Tokenizer.from_merges(
        path.parent.name,
        by_number,
        merges,
        special=set(special.values()),
        pattern=pattern,
        end_of_text=END_OF_TEXT if END_OF_TEXT in special else next(iter(special)),
    )


def _pattern(path: Path, step: Mapping[str, Any]) -> str:
    """How the text is cut before merging: GPT-2's way, or one that the file spells out."""
    steps = step["pretokenizers"] if step["type"] == "Sequence" else [step]
    *cuts, last = steps
    if last["type"] != "ByteLevel" or last.get("add_prefix_space"):
        raise TokenizerError(f"{path}: only a byte-level BPE that adds no space can be read.")
    if not cuts and last.get("use_regex", True):
        return GPT2_SPLIT
    if len(cuts) == 1 and not last.get("use_regex", True):
        (cut,) = cuts
        expected = {"type": "Split", "behavior": "Isolated", "invert": False}
        if cut.items() >= expected.items() and "Regex" in cut["pattern"]:
            return str(cut["pattern"]["Regex"])
    raise TokenizerError(f"{path}: it cuts a text in a way that cannot be read.")


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TokenizerError(f"{path} is not readable JSON: {error}") from None
