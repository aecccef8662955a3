"""A model behind glass: weights and tokenizer together, and what one does with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.folder import open_folder
from model.generate import generate
from model.gpt import GPT
from model.registry import BUNDLED, find
from model.sampling import Sampling, Step
from model.tokenizer import Token, Tokenizer
from model.trace import Trace
from model.weights import CheckpointError

MOST_TOKENS = 256
"""The longest prompt that is read, where a model has positions for more: what a page shows, and what
a trace holds, grows with the square of it."""


@dataclass(frozen=True)
class Prompt:
    """A text as the model reads it. `n_cut` tokens at its end were too many."""

    text: str
    tokens: tuple[Token, ...]
    n_cut: int

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(token.id for token in self.tokens)


@dataclass(frozen=True, eq=False)
class Glass:
    """A model by name. Immutable, so that every session can share it."""

    name: str
    model: GPT
    tokenizer: Tokenizer

    @property
    def most_tokens(self) -> int:
        """How many tokens of a prompt are read."""
        return min(self.model.config.n_ctx, MOST_TOKENS)

    def prompt(self, text: str) -> Prompt:
        """`text` as tokens, cut at `most_tokens`.

        An empty text is read as `tokenizer.start` alone: the place where a new document begins.
        """
        ids = self.tokenizer.encode(text) or [self.tokenizer.start]
        kept = ids[: self.most_tokens]
        return Prompt(text, self.tokenizer.tokens(kept), len(ids) - len(kept))

    def trace(self, text_or_ids: str | Sequence[int], *, causal: bool = True) -> Trace:
        """One forward pass, everything kept. Text is cut at `most_tokens`.

        causal=False lets every token see every other one. Raises ValueError for ids that are none,
        too many, or not of this vocabulary.
        """
        if isinstance(text_or_ids, str):
            return Trace.run(self.model, self.prompt(text_or_ids).tokens, causal)
        return Trace.run(self.model, self.tokenizer.tokens(self._checked(text_or_ids)), causal)

    def traces(self, texts: Sequence[str]) -> list[Trace]:
        """A trace of each of several short texts, faster than one after the other: `Trace.run_many`."""
        return Trace.run_many(self.model, [self.prompt(text).tokens for text in texts])

    def generate(
        self,
        ids: Sequence[int],
        sampling: Sampling,
        seed: int,
        *,
        start: int = 0,
        picks: Mapping[int, int] | None = None,
    ) -> Iterator[Step]:
        """One sampled token a step, without end, from `ids` on. The same seed, the same text.

        start: how many of `ids` were generated before, to go on where another run stopped. picks:
        tokens chosen by hand, by the index of their step. Past the context length the oldest tokens are dropped (`Step.n_dropped` says how many). Raises
        ValueError for ids that are none or not of this vocabulary.
        """
        return generate(self.model, self._checked(ids), sampling, seed, start=start, picks=picks)

    def _checked(self, ids: Sequence[int]) -> list[int]:
        ids = [int(id) for id in ids]
        if not ids:
            raise ValueError("the model needs at least one token")
        for id in ids:
            if not 0 <= id < self.tokenizer.n_vocab:
                raise ValueError(f"{id} is not a token of {self.name}")
        return ids


def load(name: str | Path = BUNDLED) -> Glass:
    """The model of that name (`model.registry`), or the one in the folder of that path.

    Raises CheckpointError or TokenizerError, naming the file and what is wrong with it.
    """
    entry = find(name) if isinstance(name, str) else None
    if entry is None and not isinstance(name, Path) and "/" not in name:
        raise CheckpointError(f"There is no model called “{name}”.")
    folder = entry.folder if entry else Path(name)
    contents = open_folder(folder)
    return Glass(entry.name if entry else folder.name, contents.load(), contents.tokenizer)
