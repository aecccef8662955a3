"""Text to tokens and back, by byte-level BPE on tiktoken.

A token is a sequence of bytes with a number; for a byte-level vocabulary that number is its merge
rank, so that the table of ranks is the whole tokenizer. (Where a vocabulary is numbered otherwise,
the `Tokenizer` translates.)

Source: Sennrich, Haddow & Birch 2016 (BPE); Radford et al. 2019, section 2.2 (on bytes).
"""

import base64
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

import regex
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

    def __init__(
        self,
        encoding: tiktoken.Encoding,
        ids: Sequence[int] | None = None,
        end_of_text: str = END_OF_TEXT,
    ) -> None:
        """ids: the number of the token of each rank, where the two differ (special tokens have the
        ranks after the last). end_of_text: the name of the special token between documents.
        """
        self.encoding = encoding
        self._ids = ids
        self._end_of_text = end_of_text

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

    @classmethod
    def from_merges(
        cls,
        name: str,
        vocabulary: Sequence[str],
        merges: Sequence[tuple[str, str]],
        *,
        special: Collection[int],
        pattern: str = GPT2_SPLIT,
        end_of_text: str = END_OF_TEXT,
    ) -> "Tokenizer":
        """A vocabulary and its merges, as `tokenizer.json` and GGUF files have them.

        vocabulary: every token by its number, in byte-level spelling (`unspelled`), but for the
        special ones, which are spelled plainly. merges: the pairs, in the order they were learned.
        special: the numbers of the tokens that no text is read as. pattern: the regular expression
        that cuts a text. end_of_text: the name of the special token between documents.

        tiktoken merges any pair that forms a token, `tokenizers` those listed only: on merges learned
        from text the two agree. A byte that the vocabulary lacks is left out of a text by both.

        Raises TokenizerError where the parts do not fit together.
        """
        numbers = {token: id for id, token in enumerate(vocabulary) if id not in special}
        names = {vocabulary[id]: id for id in special}
        if len(numbers) + len(names) < len(vocabulary):
            raise TokenizerError(f"{name}: a token stands in the vocabulary twice.")
        if end_of_text not in names:
            raise TokenizerError(f"{name}: there is no special token {end_of_text}.")
        learned = dict.fromkeys(left + right for left, right in merges)
        if lacking := next((token for token in learned if token not in numbers), None):
            raise TokenizerError(f"{name}: the merges form {lacking}, which is no token.")
        try:
            single = [token for token in numbers if len(unspelled(token)) == 1]
            # What is neither a byte nor merged can be met in the model's answers only.
            unreached = numbers.keys() - learned.keys() - set(single)
            names |= {token: numbers[token] for token in unreached}
            order = [unspelled(token) for token in (*single, *learned)]
        except KeyError as error:
            raise TokenizerError(f"{name}: the character {error} stands for no byte.") from None
        ids = [numbers[token] for token in (*single, *learned)] + list(names.values())
        merged = [numbers[token] for token in learned]
        in_order = merged == sorted(merged)
        ranks = ids if in_order else range(len(ids))
        encoding = tiktoken.Encoding(
            name,
            pat_str=pattern,
            mergeable_ranks=dict(zip(order, ranks[: len(order)], strict=True)),
            special_tokens=dict(zip(names, ranks[len(order) :], strict=True)),
        )
        return cls(encoding, None if in_order else ids, end_of_text)

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
        """Each token's bytes and rank, but for the special ones: the order of the merges.

        The rank is the token's number, but where a vocabulary is numbered otherwise (`id_of_rank`).
        """
        return MappingProxyType(self.encoding._mergeable_ranks)  # private as above

    @property
    def numbered_by_rank(self) -> bool:
        """Whether a token's rank is its number."""
        return self._ids is None

    def id_of_rank(self, rank: int) -> int:
        """The number of the token with that rank."""
        return rank if self._ids is None else self._ids[rank]

    @property
    def end_of_text(self) -> int | None:
        """The number of the token between documents; None where there is no such token."""
        return self.start

    @property
    def start(self) -> int:
        """The token that an empty text is read as: end-of-text, after which a new one begins."""
        return self.id_of_rank(self.encoding.encode_single_token(self._end_of_text))

    def unknown(self, text: str) -> str:
        """The different characters of `text` that are not read whole, in order.

        Bytes make up all of them, but a vocabulary may lack some bytes: `encode` leaves these out.
        """
        lacking = self._lacking and self._lacking.intersection(whole(text).encode())
        if not lacking:
            return ""
        return "".join(c for c in dict.fromkeys(whole(text)) if lacking.intersection(c.encode()))

    def pieces(self, text: str) -> list[bytes]:
        """`text` cut by the pattern, without the bytes that the vocabulary lacks."""
        lacking = bytes(self._lacking)
        cut = (piece.encode() for piece in regex.findall(self.pattern, whole(text)))
        return [kept for piece in cut if (kept := piece.translate(None, lacking))]

    def encode(self, text: str) -> list[int]:
        """Token numbers of `text`. A special token's name in it is ordinary text.

        A lone surrogate, which no UTF-8 text can hold, is read as U+FFFD.
        """
        if self.unknown(text):  # rare, and tiktoken would stop there
            one_piece = self.encoding._encode_single_piece
            ranks = [rank for piece in self.pieces(text) for rank in one_piece(piece)]
        else:
            ranks = self.encoding.encode_ordinary(whole(text))
        return ranks if self._ids is None else [self._ids[rank] for rank in ranks]

    def decode(self, ids: Sequence[int]) -> str:
        """The text of `ids`; bytes that do not form characters become U+FFFD."""
        return self.encoding.decode([self._rank(id) for id in ids])

    def token(self, id: int) -> Token:
        """The token numbered `id`. Raises KeyError for a number outside the vocabulary."""
        rank = self._rank(id)
        return Token(id, self.encoding.decode_single_token_bytes(rank), rank in self._special)

    def tokens(self, ids: Sequence[int]) -> tuple[Token, ...]:
        return tuple(self.token(id) for id in ids)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The visible form of every token of the vocabulary, by number."""
        return tuple(self.token(id).label for id in range(self.n_vocab))

    def _rank(self, id: int) -> int:
        return id if self._ids is None else self._ranks_by_id[id]

    @cached_property
    def _ranks_by_id(self) -> dict[int, int]:
        return {id: rank for rank, id in enumerate(self._ids or ())}

    @cached_property
    def _special(self) -> frozenset[int]:
        """Ranks."""
        encoding = self.encoding
        return frozenset(encoding.encode_single_token(name) for name in encoding.special_tokens_set)

    @cached_property
    def _lacking(self) -> frozenset[int]:
        """The bytes that no text is read as."""
        return frozenset(byte for byte in range(256) if bytes([byte]) not in self.ranks)


def _read_ranks(path: Path) -> dict[bytes, int]:
    """Each token's rank. (tiktoken's own reader keeps a copy by path, and would not see a change.)"""
    pairs = (line.split() for line in path.read_bytes().splitlines() if line)
    return {base64.b64decode(token, validate=True): int(rank) for token, rank in pairs}


def unspelled(token: str) -> bytes:
    """The bytes of a token in byte-level spelling, where each is a visible character: "Ġthe", " the".

    Raises KeyError for a character that stands for no byte.

    Source: `bytes_to_unicode` in OpenAI's GPT-2, `encoder.py`.
    """
    return bytes(_SPELLED[character] for character in token)


def _spelled() -> dict[str, int]:
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(0x100) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {
        chr(0x100 + place): byte for place, byte in enumerate(others)
    }


_SPELLED = _spelled()


def whole(text: str) -> str:
    """`text` with lone surrogates replaced by U+FFFD, and paired ones joined."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@lru_cache(maxsize=50_000)  # pages label the same tokens over and over
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
