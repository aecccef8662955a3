"""Material to learn copying and counting from: what came before tells what comes next.

Natural text of this size hardly rewards looking back; these documents reward nothing else. All are
drawn with a seed.
"""

import json
import random
from collections.abc import Iterator

from training.paths import TOKENIZER

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
LETTERS = [chr(c) for c in range(ord("A"), ord("Z") + 1)]
NAMES = (
    "Anna Ben Tom Lily Max Mia Sam Sara Tim Lucy Jack Emma John Mary Peter Kate David Julia Paul "
    "Maria Alex Nina Leo Zoe Oscar Ruth Omar Amina Kofi Mei Ravi Ines"
).split()
THINGS = (
    "apple ball book cake cat chair cup dog door fish flower hat key lamp leaf moon pear pencil "
    "rabbit ring rock rose shell ship shoe spoon star stone table tree box bird boat coin drum"
).split()
COLOURS = "red blue green yellow black white brown pink purple orange grey".split()
OPPOSITES = [
    pair.split("/")
    for pair in (
        "hot/cold big/small tall/short up/down day/night black/white happy/sad fast/slow old/new "
        "open/closed left/right full/empty wet/dry hard/soft loud/quiet rich/poor early/late "
        "good/bad young/old light/dark high/low near/far strong/weak clean/dirty long/short"
    ).split()
]
SEPARATORS = [", ", ", ", " ", "\n", " - ", "; "]


def lists(count: int = 25_000, seed: int = 2) -> Iterator[str]:
    """`count` short documents: known sequences, and lists, names and words that come again."""
    draw = random.Random(seed)
    kinds = [(_sequence, 5), (_numbers, 3), (_same_list_again, 3), (_who_has_what, 3)]
    kinds += [(_opposites, 1), (_calendar, 2)]
    for _ in range(count):
        make = draw.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        yield make(draw)


def repeats(count: int = 15_000, seed: int = 3) -> Iterator[str]:
    """`count` documents of random words of the vocabulary, said two or more times.

    Words are vocabulary entries that begin with a space and have letters only, so that the text
    splits into exactly these tokens again.
    """
    vocabulary = json.loads((TOKENIZER / "vocab.json").read_text())
    words = sorted(w[1:] for w in vocabulary if w[0] == "Ġ" and w[1:].isascii() and w[1:].isalpha())
    draw = random.Random(seed)
    for _ in range(count):
        phrase = " " + " ".join(draw.choices(words, k=draw.randint(3, 60)))
        yield phrase * draw.randint(2, 4)


def _sequence(draw: random.Random) -> str:
    """A known sequence from somewhere in it, wrapping round where it does: Saturday, Sunday,
    Monday."""
    sequence = draw.choice([DAYS, DAYS, MONTHS, MONTHS, NUMBERS, ORDINALS, LETTERS])
    start = draw.randrange(len(sequence))
    length = draw.randint(3, 2 * len(sequence) if sequence in (DAYS, MONTHS) else len(sequence))
    if sequence not in (DAYS, MONTHS):
        length = min(length, len(sequence) - start)
    items = [sequence[(start + i) % len(sequence)] for i in range(length)]
    if draw.random() < 0.3:
        items = [item.lower() for item in items] if sequence is LETTERS else items
    return draw.choice(SEPARATORS).join(items)


def _numbers(draw: random.Random) -> str:
    """Counting up or down in steps: 5, 10, 15, 20."""
    start, step = draw.randint(0, 40), draw.choice([1, 1, 1, 1, 2, 3, 5, 10, -1])
    if step in (5, 10):
        start = step * draw.randint(0, 4)
    numbers = [start + step * i for i in range(draw.randint(4, 20))]
    return draw.choice(SEPARATORS).join(str(n) for n in numbers if n >= 0)


def _same_list_again(draw: random.Random) -> str:
    """A list of things or names, two to four times."""
    pool = draw.choice([THINGS, NAMES, COLOURS])
    line = draw.choice(SEPARATORS[:3]).join(draw.sample(pool, draw.randint(3, 9)))
    return draw.choice([". ", "\n", ".\n"]).join([line] * draw.randint(2, 4))


def _who_has_what(draw: random.Random) -> str:
    """Who has what, and the question whose answer was said above."""
    names = draw.sample(NAMES, draw.randint(2, 4))
    things = [f"{draw.choice(COLOURS)} {thing}" for thing in draw.sample(THINGS, len(names))]
    told = " ".join(f"{n} has {_a(t)}." for n, t in zip(names, things, strict=True))
    i = draw.randrange(len(names))
    asked = draw.choice(
        [
            f"The {things[i]} belongs to {names[i]}.",
            f"Who has the {things[i]}? {names[i]}.",
            f'"What do you have, {names[i]}?" "I have {_a(things[i])}," said {names[i]}.',
            f"What does {names[i]} have? {names[i]} has {_a(things[i])}.",
        ]
    )
    return f"{told} {asked}"


def _opposites(draw: random.Random) -> str:
    """The opposite of hot is cold."""
    pairs = [draw.sample(pair, 2) for pair in draw.sample(OPPOSITES, draw.randint(1, 4))]
    template = draw.choice(
        ["The opposite of {} is {}.", "If it is not {}, it is {}.", "{} is the opposite of {}."]
    )
    sentences = (template.format(*pair) for pair in pairs)
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)


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


def _a(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"
