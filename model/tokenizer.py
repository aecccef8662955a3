"""Text to tokens and back, by byte-level BPE on tiktoken.

A token is a sequence of bytes with a number; for a byte-level vocabulary that number is its merge
rank, so that the table of ranks is the whole tokenizer.

Source: Sennrich, Haddow & Birch 2016 (BPE); Radford et al. 2019, section 2.2 (on bytes).
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import tiktoken

GPT2_SPLIT = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"
"""How GPT-2 cuts text before merging: no token crosses these borders. (tiktoken's spelling.)"""

END_OF_TEXT = "<|endoftext|>"


class TokenizerError(Exception):
    """A tokenizer that cannot be opened; the message names the file and the fault."""


@dataclass(frozen=True)
class Token:
    """One entry of the vocabulary. `bytes` may be part of a character, or of several."""

    id: int
    bytes: bytes
    special: bool = False

    @property
    def text(self) -> str:
        """The bytes as text; what is not whole UTF-8 becomes U+FFFD."""
        return self.bytes.decode("utf-8", errors="replace")

    @property
    def label(self) -> str:
        """The bytes with nothing invisible in them: see `visible`."""
        return visible(self.bytes)


class Tokenizer:
    """A vocabulary and its rules. Immutable.

    by_character: each character is a token, nothing is merged (`model.character_tokenizer`).
    """

    by_character = False

    def __init__(self, encoding: tiktoken.Encoding) -> None:
        self.encoding = encoding

    @classmethod
    def from_ranks(cls, path: Path, name: str) -> "Tokenizer":
        """Ranks in tiktoken's form: a line a token, base64 bytes and rank.

        The end-of-text token takes the number after the last rank. Raises TokenizerError where the
        file is missing or not of that form.
        """
        try:
            ranks = _read_ranks(path)
        except FileNotFoundError:
            raise TokenizerError(f"{path} is missing.") from None
        except (OSError, ValueError) as error:
            raise TokenizerError(f"{path} is not a table of token ranks: {error}") from None
        if sorted(ranks.values()) != list(range(len(ranks))) or len(ranks) < 256:
            raise TokenizerError(f"{path}: the ranks must run from 0 without a gap.")
        return cls(
            tiktoken.Encoding(
                name,
                pat_str=GPT2_SPLIT,
                mergeable_ranks=ranks,
                special_tokens={END_OF_TEXT: len(ranks)},
            )
        )

    @property
    def name(self) -> str:
        return self.encoding.name

    @property
    def n_vocab(self) -> int:
        return self.encoding.n_vocab

    @property
    def pattern(self) -> str:
        """The regular expression that cuts a text into pieces; no token crosses a cut."""
        return self.encoding._pat_str  # private, but tiktoken's own teaching module reads it

    @property
    def ranks(self) -> Mapping[bytes, int]:
        """Each token's bytes and rank, but for the special ones: the order of the merges."""
        return MappingProxyType(self.encoding._mergeable_ranks)  # private as above

    @property
    def end_of_text(self) -> int | None:
        """The number of the token between documents; None where there is no such token."""
        return self.encoding.eot_token

    @property
    def start(self) -> int:
        """The token that an empty text is read as: end-of-text, after which a new one begins."""
        return self.encoding.eot_token

    def unknown(self, text: str) -> str:
        """The different characters of `text` that have no token, in order: bytes have all of them."""
        return ""

    def encode(self, text: str) -> list[int]:
        """Token numbers of `text`. A special token's name in it is ordinary text.

        A lone surrogate, which no UTF-8 text can hold, is read as U+FFFD.
        """
        return self.encoding.encode_ordinary(whole(text))

    def decode(self, ids: Sequence[int]) -> str:
        """The text of `ids`; bytes that do not form characters become U+FFFD."""
        return self.encoding.decode(list(ids))

    def token(self, id: int) -> Token:
        """The token numbered `id`. Raises KeyError for a number outside the vocabulary."""
        return Token(id, self.encoding.decode_single_token_bytes(id), id in self._special_ids)

    def tokens(self, ids: Sequence[int]) -> tuple[Token, ...]:
        return tuple(self.token(id) for id in ids)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The visible form of every token of the vocabulary, by number."""
        return tuple(self.token(id).label for id in range(self.n_vocab))

    @cached_property
    def _special_ids(self) -> frozenset[int]:
        encoding = self.encoding
        return frozenset(encoding.encode_single_token(name) for name in encoding.special_tokens_set)


def _read_ranks(path: Path) -> dict[bytes, int]:
    """Each token's rank. (tiktoken's own reader keeps a copy by path, and would not see a change.)"""
    pairs = (line.split() for line in path.read_bytes().splitlines() if line)
    return {base64.b64decode(token, validate=True): int(rank) for token, rank in pairs}


def whole(text: str) -> str:
    """`text` with lone surrogates replaced by U+FFFD, and paired ones joined."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def visible(data: bytes) -> str:
    """Text in which spaces, control characters and stray bytes can be seen.

    Space becomes ␣, line feed ⏎, tab ⇥, other control characters their Unicode pictures (␀ …), a
    byte that is not part of a whole character ‹E2›.
    """
    text = data.decode("utf-8", errors="surrogateescape")
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a stray byte, as surrogateescape keeps it
        return f"‹{code - 0xDC00:02X}›"
    named = {" ": "␣", "\n": "⏎", "\t": "⇥", "\x7f": "␡", "\u00a0": "⍽"}
    if character in named:
        return named[character]
    if code < 0x20:
        return chr(0x2400 + code)
    if not character.isprintable():  # direction marks, zero-width joiners, private use
        return f"‹U+{code:04X}›"
    return character
