"""Short texts written for this model by hand: what everybody knows, in natural sentences.

Made sentences teach a fact in the words of their templates; running text says it once in a million
words. The files of `texts/` say it a dozen times in as many natural wordings. Each document, which
ends with a line `---`, is told several times, by and about other people: the first names in it are
exchanged, so that they are read and not known by heart.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.words import BOYS, GIRLS

TEXTS = Path(__file__).parent / "texts"
KEPT_BACK = TEXTS / "kept_back"
"""Texts for the end of training. What is read fifty times is known by heart and teaches no more; these
are new when the learning rate is low, and are read a few times only."""
END = "---\n"
NAME = re.compile(rf"\b({'|'.join(sorted({*GIRLS, *BOYS}, key=len, reverse=True))})\b")
KNOWN = re.compile(
    rf"\b(?:King|Queen|Prince|Princess|Saint|St\.) (?:{NAME.pattern})|(?:{NAME.pattern}) [A-Z]"
    r"|Wonderland|Goliath|Beanstalk|Jill|Eve\b|\b[Aa]rk\b|little lamb|Humpty|Gretel|Heidi"
)
"""Where persons are named whom everybody knows."""


def documents(tellings: int = 12, seed: int = 8, folder: Path = TEXTS) -> Iterator[str]:
    """Every document `tellings` times, as it stands and with other names; the same for a seed."""
    draw = random.Random(seed)
    texts = [text for path in sorted(folder.glob("*.txt")) for text in read(path)]
    for telling in range(tellings):
        for text in texts:
            yield text if telling == 0 else renamed(text, draw)


def kept_back(tellings: int = 6, seed: int = 9) -> Iterator[str]:
    """The same of the texts that are kept back."""
    return documents(tellings, seed, KEPT_BACK)


def read(path: Path) -> list[str]:
    """The documents of one file."""
    texts = path.read_text(encoding="utf-8").split(END)
    return [text.strip() for text in texts if text.strip()]


def renamed(text: str, draw: random.Random) -> str:
    """`text` with every first name exchanged for another one, of a girl or a boy as it was.

    Unchanged where somebody in it is known by that name.
    """
    if KNOWN.search(text):
        return text
    named = dict.fromkeys(NAME.findall(text))
    others: dict[str, str] = {}
    for names in (GIRLS, BOYS):
        here = [name for name in named if name in names]
        others |= zip(here, draw.sample(names, len(here)), strict=True)
    return NAME.sub(lambda match: others[match[1]], text)
