"""Material to learn copying and counting from: what came before tells what comes next.

Natural text of this size hardly rewards looking back; these documents reward nothing else. All are
drawn with a seed.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from training.paths import TOKENIZER
from training.words import (
    ANIMALS,
    COLOURS,
    DAYS,
    FOODS,
    LETTERS,
    MONTHS,
    NAMES,
    NUMBERS,
    ORDINALS,
    PLACES,
    PLANETS,
    SEASONS,
    THINGS,
    sentence,
)  # fmt: skip

SEPARATORS = [", ", ", ", " ", "\n", " - ", "; "]


def lists(count: int = 50_000, seed: int = 2) -> Iterator[str]:
    """`count` short documents: known sequences, and lists, names and words that come again."""
    draw = random.Random(seed)
    kinds = {_sequence: 5, _told_sequence: 4, _numbers: 4, _same_list_again: 3, _calendar: 3}
    for _ in range(count):
        yield draw.choices([*kinds], [*kinds.values()])[0](draw)


def repeats(count: int = 40_000, seed: int = 3, tokenizer: Path = TOKENIZER) -> Iterator[str]:
    """`count` documents of random words of the vocabulary, said two to eight times.

    Words are entries of `tokenizer/vocab.json` that begin with a space and have letters only, so
    that the text splits into exactly these tokens again. Most phrases are short: their second half,
    where there is something to copy, comes soon and often.
    """
    vocabulary = json.loads((tokenizer / "vocab.json").read_text())
    words = sorted(w[1:] for w in vocabulary if w[0] == "Ġ" and w[1:].isascii() and w[1:].isalpha())
    draw = random.Random(seed)
    for _ in range(count):
        length = draw.choice([draw.randint(2, 8), draw.randint(5, 20), draw.randint(10, 60)])
        phrase = " " + " ".join(draw.choices(words, k=length))
        yield phrase * draw.randint(2, max(2, min(8, 120 // length)))


def _sequence(draw: random.Random) -> str:
    """A known sequence from somewhere in it, wrapping round where it does: Saturday, Sunday,
    Monday."""
    sequence = draw.choice(
        [DAYS, DAYS, DAYS, MONTHS, MONTHS, NUMBERS, NUMBERS, ORDINALS, LETTERS, SEASONS, PLANETS]
    )
    start = draw.randrange(len(sequence))
    length = draw.randint(
        3, 2 * len(sequence) if sequence in (DAYS, MONTHS, SEASONS) else len(sequence)
    )
    if sequence not in (DAYS, MONTHS, SEASONS):
        length = min(length, len(sequence) - start)
    items = [sequence[(start + i) % len(sequence)] for i in range(length)]
    if draw.random() < 0.3:
        items = [item.lower() for item in items] if sequence is LETTERS else items
    return draw.choice(SEPARATORS).join(items)


def _told_sequence(draw: random.Random) -> str:
    """A known sequence inside a sentence: He counted: one, two, three."""
    name = draw.choice(NAMES)
    counted = NUMBERS[: draw.randint(3, 20)]
    digits = [str(n) for n in range(1, draw.randint(4, 20))]
    letters = LETTERS[: draw.randint(3, 26)]
    lower = [letter.lower() for letter in letters]
    down = [str(n) for n in range(draw.randint(3, 12), 0, -1)]
    choices = [
        f"The days of the week are {_and(DAYS)}.", f"The months of the year are {_and(MONTHS)}.",
        f"The four seasons are {_and(SEASONS)}.", f"The planets are {_and(PLANETS)}.",
        f"{name} counted: {', '.join(counted)}.", f'"{sentence(", ".join(counted))}!" counted {name}.',
        f"{name} counted to {counted[-1]}: {', '.join(counted)}.", f"Count with me: {', '.join(digits)}.",
        f"The first numbers are {', '.join(digits)}.", f"The alphabet begins with {', '.join(letters)}.",
        f"{name} sang the alphabet: {' '.join(draw.choice([letters, lower]))}",
        f"{name} counted backwards: {', '.join(down)}.", f"{', '.join(down)}, lift off!",
        f"The even numbers are {', '.join(str(2 * n) for n in range(1, len(digits) + 1))}.",
        f"The odd numbers are {', '.join(str(2 * n - 1) for n in range(1, len(digits) + 1))}.",
        f"Count by fives: {', '.join(str(5 * n) for n in range(1, len(digits) + 1))}.",
        f"Count by tens: {', '.join(str(10 * n) for n in range(1, min(len(digits), 11)))}.",
        f"{name} was {_and(ORDINALS[: draw.randint(3, 10)])}.",
        f"On {draw.choice(DAYS)} {name} went home.",
        ". ".join(f"{sentence(o)}, {name} went to the {draw.choice(PLACES)}" for o in ORDINALS[:4]) + ".",
        f"Chapter {' Chapter '.join(digits[:6])}", "\n".join(f"{d}. {t}" for d, t in zip(digits, THINGS, strict=False)),
    ]  # fmt: skip
    return draw.choice(choices)


def _and(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _numbers(draw: random.Random) -> str:
    """Counting up or down in steps: 5, 10, 15, 20."""
    start, step = draw.randint(0, 40), draw.choice([1, 1, 1, 1, 2, 3, 5, 10, -1])
    if step in (5, 10):
        start = step * draw.randint(0, 4)
    numbers = [start + step * i for i in range(draw.randint(4, 20))]
    return draw.choice(SEPARATORS).join(str(n) for n in numbers if n >= 0)


def _same_list_again(draw: random.Random) -> str:
    """A list of things or names, two to four times."""
    pool = draw.choice([THINGS, NAMES, COLOURS, ANIMALS, FOODS, PLACES])
    line = draw.choice(SEPARATORS[:3]).join(draw.sample(pool, draw.randint(3, 9)))
    return draw.choice([". ", "\n", ".\n"]).join([line] * draw.randint(2, 4))


def _calendar(draw: random.Random) -> str:
    """What comes after what in the week and the year."""
    sentences = []
    for _ in range(draw.randint(1, 4)):
        sequence, unit = draw.choice([(DAYS, "day"), (MONTHS, "month")])
        i = draw.randrange(len(sequence))
        now, after = sequence[i], sequence[(i + 1) % len(sequence)]
        choices = [
            f"The {unit} after {now} is {after}.",
            f"After {now} comes {after}.",
            f"{now} comes before {after}.",
            f"The {unit} before {after} is {now}.",
        ]
        if unit == "day":
            choices.append(f"Today is {now}. Tomorrow is {after}.")
        sentences.append(draw.choice(choices))
    return " ".join(sentences)
