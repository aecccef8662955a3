"""The text: which sources, in which shares, as clean documents.

A document is a story, an article, a book, a file. `SOURCES` is the one list of what the model is
trained on; packing, the training mixture and the model card all read it.
"""

import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from model.tokenizer import END_OF_TEXT
from training import (
    agreement,
    copying,
    everyday,
    facts,
    familiar,
    geography,
    handwritten,
    knowledge,
    language,
    little_stories,
    opposites,
    quoting,
    reading_back,
    roles,
    sequences,
    small_python,
    tales,
)
from training.paths import WRITTEN

STRAIGHT = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "´": "'", "`": "'",
        "–": "-", "—": "--", "―": "--", "…": "...", "\u00a0": " ", "\u2003": " ",
        "\u2028": "\n", "\u2029": "\n", "ﬁ": "fi", "ﬂ": "fl", "\ufeff": None, "\ufffd": None,
    }
)  # fmt: skip
"""What typesetters write -> what people type, so that a typed prompt looks like training text."""

MOJIBAKE = {"â€™": "'", "â€˜": "'", "â€œ": '"', "â€": '"'}  # UTF-8 once read as Windows-1252


class Made(Protocol):
    """A module of made text."""

    def documents(self) -> Iterator[str]: ...


@dataclass(frozen=True)
class Source:
    """One part of the training text.

    share: how much of what the model sees in training is from here (all shares sum to 1), until
    `training.train.LATE` of the budget. late: the same from there on.
    tokenizer_mb: how much of it the tokenizer learns its merges from, in MB of text.
    documents: corpus folder -> its documents, in a fixed order.
    """

    name: str
    share: float
    late: float
    tokenizer_mb: float
    what: str
    origin: str
    licence: str
    documents: Callable[[Path], Iterator[str]]


def clean(text: str) -> str:
    """Straight quotes, plain dashes, no spaces at line ends."""
    if "â€" in text:
        for wrong, right in MOJIBAKE.items():
            text = text.replace(wrong, right)
    return re.sub(r"[ \t]+\n", "\n", text.translate(STRAIGHT)).strip()


def from_file(
    name: str,
    separator: str = f"{END_OF_TEXT}\n",
    *,
    min_chars: int = 1,
    tidy: Callable[[str], str] = clean,
) -> Callable[[Path], Iterator[str]]:
    """A reader of the xz file `name`, whose documents end with `separator`.

    Documents shorter than `min_chars` characters are left out.
    """

    def read(corpus: Path) -> Iterator[str]:
        with lzma.open(corpus / name, "rt", encoding="utf-8") as file:
            for document in split(file, separator):
                if len(document := tidy(document)) >= min_chars:
                    yield document

    return read


def from_here(module: Made) -> Callable[[Path], Iterator[str]]:
    """A reader of what `module` of this package makes, which needs no corpus."""
    return lambda corpus: module.documents()


def split(lines: Iterable[str], separator: str) -> Iterator[str]:
    """Lines -> documents; `separator` is the line that ends one."""
    document: list[str] = []
    for line in lines:
        if line == separator:
            yield "".join(document)
            document = []
        else:
            document.append(line)
    yield "".join(document)


def fairy_tales(corpus: Path, enough: int = 5000) -> Iterator[str]:
    """The file has an empty line between sections of a tale and between tales alike: a document
    here is as many sections as make `enough` characters."""
    tale = ""
    for section in from_file("fairy_tales.txt.xz", "\n")(corpus):
        tale += section + "\n"
        if len(tale) >= enough:
            yield tale.strip()
            tale = ""
    yield tale.strip()


def unwrap(text: str) -> str:
    """Picture books break lines in mid-sentence: join a line that the next one continues."""
    return re.sub(r"(?<=[a-z,;])\n(?=[a-z])", " ", clean(text))


SOURCES = [
    Source(
        "tinystories", 0.04, 0.045, 9.0,
        "short stories in the words of a small child",
        "samples of TinyStories found in public repositories, deduplicated",
        "CDLA-Sharing-1.0",
        from_file("tinystories.txt.xz"),
    ),
    Source(
        "stories_synthetic", 0.015, 0.02, 5.0,
        "more stories of the same kind, written by a 15 M-parameter model trained on TinyStories",
        "output of `stories15M` (karpathy's tinyllamas)",
        "output of an MIT model",
        from_file("stories_synthetic.txt.xz"),
    ),
    Source(
        "stories_written", 0.11, 0.11, 7.0,
        "stories by the same model, three in five of them from openings that it was given",
        "`training/write.py`, output of `stories15M`",
        "output of an MIT model",
        lambda corpus: from_file("stories.txt.xz")(WRITTEN),
    ),
    Source(
        "fairy_tales", 0.02, 0.02, 3.0,
        "fairy tales",
        "FairytaleQA (`uci-soe/FairytaleQAData`)",
        "Apache-2.0",
        fairy_tales,
    ),
    Source(
        "picture_books", 0.01, 0.01, 1.3,
        "picture books for first readers",
        "African Storybook and Pratham StoryWeaver (`global-asp`), the CC BY ones",
        "CC BY",
        from_file("picture_books.txt.xz", "\n", tidy=unwrap),
    ),
    Source(
        "childrens_books", 0.065, 0.03, 8.0,
        "books for children, mostly a hundred years old",
        "Project Gutenberg",
        "public domain in the US",
        from_file("childrens_books.txt.xz"),
    ),
    Source(
        "news", 0.01, 0.01, 1.5,
        "news for learners, at three levels of reading",
        "OneStopEnglish (`nishkalavallabhi/OneStopEnglishCorpus`)",
        "CC BY-SA 4.0",
        from_file("news_for_learners.txt.xz", "\n"),
    ),
    Source(
        "simplewiki", 0.12, 0.075, 20.0,
        "Simple English Wikipedia, January 2022, articles of at least 300 characters",
        "Wikipedia, by way of `taminemelissa/quiz-generator`",
        "CC BY-SA",
        from_file("simplewiki.txt.xz", "\n", min_chars=300),
    ),
    Source(
        "handwritten", 0.06, 0.04, 3.0,
        "short texts about what everybody knows, each told a dozen times with other names in it",
        "`training/texts/`, written for this model by a large language model",
        "made here",
        from_here(handwritten),
    ),
    Source(
        "kept_back", 0.0, 0.06, 0.0,
        "more of these texts, for the end of training",
        "`training/texts/kept_back/`, written for this model by a large language model",
        "made here",
        lambda corpus: handwritten.kept_back(),
    ),
    Source(
        "facts", 0.015, 0.01, 1.0,
        "capitals, continents, languages, currencies and dishes of countries, in made sentences",
        "`training/facts.py`, from `samayo/country-json`",
        "MIT",
        lambda corpus: facts.documents(corpus / "country"),
    ),
    Source(
        "geography", 0.035, 0.04, 1.5,
        "the same and more about countries, in journeys, letters, lessons and talk",
        "`training/geography.py`, from `samayo/country-json`",
        "MIT",
        lambda corpus: geography.documents(corpus / "country"),
    ),
    Source(
        "knowledge", 0.015, 0.015, 1.0,
        "what everybody knows (colours, animals, opposites, how many, what for), in plain sentences",
        "`training/knowledge.py`",
        "made here",
        from_here(knowledge),
    ),
    Source(
        "everyday", 0.05, 0.05, 2.0,
        "the same in stories, lessons, riddles and comparisons",
        "`training/everyday.py`",
        "made here",
        from_here(everyday),
    ),
    Source(
        "opposites", 0.04, 0.045, 1.5,
        "opposites: the full cup and the empty one",
        "`training/opposites.py`",
        "made here",
        from_here(opposites),
    ),
    Source(
        "sequences", 0.03, 0.04, 1.5,
        "days, months, numbers, letters and small sums, told",
        "`training/sequences.py`",
        "made here",
        from_here(sequences),
    ),
    Source(
        "tales", 0.02, 0.025, 1.0,
        "what happens and what follows; well-known tales in a few lines",
        "`training/tales.py`",
        "made here",
        from_here(tales),
    ),
    Source(
        "familiar", 0.03, 0.04, 1.0,
        "how stories begin and end, what one does with what, what one says when",
        "`training/familiar.py`",
        "made here",
        from_here(familiar),
    ),
    Source(
        "agreement", 0.04, 0.045, 1.5,
        "is or are, has or have, he or she, with other words between",
        "`training/agreement.py`",
        "made here",
        from_here(agreement),
    ),
    Source(
        "roles", 0.045, 0.05, 1.5,
        "who did what to whom, and who it was",
        "`training/roles.py`",
        "made here",
        from_here(roles),
    ),
    Source(
        "reading_back", 0.04, 0.04, 1.5,
        "names, numbers, lists, codes and quotations that are said again",
        "`training/reading_back.py`",
        "made here",
        from_here(reading_back),
    ),
    Source(
        "quoting", 0.015, 0.015, 1.0,
        "quotation marks and brackets, closed in the right order",
        "`training/quoting.py`",
        "made here",
        from_here(quoting),
    ),
    Source(
        "little_stories", 0.04, 0.05, 1.5,
        "stories whose end needs their beginning",
        "`training/little_stories.py`",
        "made here",
        from_here(little_stories),
    ),
    Source(
        "language", 0.02, 0.015, 1.0,
        "small situations whose end follows from their beginning, near and far, with sentences of "
        "TinyStories between",
        "`training/language.py`, and the TinyStories above",
        "made here; CDLA-Sharing-1.0",
        lambda corpus: language.documents(from_file("tinystories.txt.xz")(corpus)),
    ),
    Source(
        "small_python", 0.04, 0.045, 2.0,
        "very small Python: functions of a line or two, loops, lists, programs about apples and pears",
        "`training/small_python.py`, `training/programs.py`",
        "made here",
        from_here(small_python),
    ),
    Source(
        "python", 0.025, 0.02, 5.0,
        "Python source code",
        "TheAlgorithms/Python, keon/algorithms, geekcomputers/Python, CPython 3.11's library",
        "MIT; PSF",
        from_file("python.txt.xz", tidy=str.strip),
    ),
    Source(
        "lists", 0.02, 0.015, 1.0,
        "days, months, counting, the alphabet, lists said again",
        "`training/copying.py`",
        "made here",
        lambda corpus: copying.lists(),
    ),
    Source(
        "repeats", 0.03, 0.02, 0.0,
        "random words of the vocabulary, and the same ones again",
        "`training/copying.py`",
        "made here",
        lambda corpus: copying.repeats(),
    ),
]  # fmt: skip
