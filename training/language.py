"""Exercises in reading back: who has what, who did it, one or many, what was opened is closed.

Each document holds small situations whose last words follow from what was said before, next to it
or far above it. Between cue and answer may stand sentences of real stories, so that the distance is
anything from one word to a window. Drawn with a seed.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence

from training.words import (
    ADJECTIVES,
    ANIMALS,
    BOYS,
    COLOURS,
    FEELINGS,
    FOODS,
    GIRLS,
    JOBS,
    NAMES,
    NUMBERS,
    PLACES,
    THINGS,
    a,
    plural,
    sentence,
)  # fmt: skip

Exercise = Callable[[random.Random, "Filler"], str]

GAVE = "gave handed showed threw sold sent brought lent".split()
LIKED = "likes loves wants needs sees has found bought lost".split()
MADE_UP_PARTS = (
    "ba be bi bo da do fa fi ga gi ka ko la le li lo ma mi mo na ne ni no pa pi po ra ri ro "
    "sa si so ta ti to va vo wa zi zo zu"
).split()


class Filler:
    """Sentences of real stories, to stand between a cue and its answer."""

    def __init__(self, stories: Iterator[str], n_stories: int = 3000) -> None:
        self.sentences: list[str] = []
        for _, story in zip(range(n_stories), stories, strict=False):
            found = re.findall(r"[A-Z][^.!?\"\n]{15,90}[.!?]", story)
            self.sentences += found

    def __call__(self, draw: random.Random, most: int = 9) -> str:
        """No sentence, some, or (seldom) many, with a space at either end."""
        n = draw.choices([0, draw.randint(1, 3), draw.randint(2, most)], [0.5, 0.3, 0.2])[0]
        return " " + "".join(draw.choice(self.sentences) + " " for _ in range(n))


def documents(stories: Iterator[str], count: int = 90_000, seed: int = 5) -> Iterator[str]:
    """`count` short documents; the same for the same seed. stories: what fillers are taken from."""
    draw, filler = random.Random(seed), Filler(stories)
    exercises, weights = zip(*EXERCISES.items(), strict=True)
    for _ in range(count):
        exercise = draw.choices(exercises, weights)[0]
        n = draw.choice([1, 1, 2, 3])  # the same kind again: the pattern itself is a lesson
        yield draw.choice([" ", "\n"]).join(exercise(draw, filler) for _ in range(n))


def _pronoun(name: str) -> tuple[str, str, str]:
    return ("she", "her", "her") if name in GIRLS else ("he", "him", "his")


def _pair(draw: random.Random) -> tuple[str, str]:
    """Two names; often a girl and a boy, so that a pronoun tells them apart."""
    if draw.random() < 0.6:
        pair = [draw.choice(GIRLS), draw.choice(BOYS)]
        draw.shuffle(pair)
        return pair[0], pair[1]
    first, second = draw.sample(NAMES, 2)
    return first, second


def _thing(draw: random.Random) -> str:
    how = draw.random()
    thing = draw.choice(THINGS + ANIMALS)
    if how < 0.4:
        return thing
    return f"{draw.choice(COLOURS if how < 0.7 else ADJECTIVES)} {thing}"


def who_gave(draw: random.Random, filler: Filler) -> str:
    """Anna and Tom went to the park. Anna gave a ball to Tom."""
    x, y = _pair(draw)
    if draw.random() < 0.5:
        x, y = y, x
    thing, place = _thing(draw), draw.choice(PLACES)
    opening = draw.choice(
        [
            f"{x} and {y} went to the {place}.", f"{y} and {x} went to the {place}.",
            f"When {y} and {x} were at the {place}, the sun was shining.",
            f"One day {x} met {y} in the {place}.", f"{x} and {y} were friends.",
            f"{y} and {x} sat in the {place}.", f"Then {x} and {y} had a lot of fun at the {place}.",
        ]
    )  # fmt: skip
    verb = draw.choice(GAVE)
    she, _, _ = _pronoun(y)
    ending = draw.choice(
        [
            f"{x} {verb} {a(thing)} to {y}.", f"{x} {verb} the {thing} to {y}.",
            f"{x} had {a(thing)} and {verb} it to {y}.", f'"Thank you, {x}," said {y}.',
            f'"Here is {a(thing)} for you, {y}," said {x}.', f"{x} {verb} {y} {a(thing)}. "
            f"{y} said thank you to {x}.", f"{x} said to {y}, \"Let's play!\" {y} said to {x}, \"Yes!\"",
            f"Then {x} went home, but {y} stayed. {sentence(she)} waved to {x}.",
        ]
    )  # fmt: skip
    return opening + filler(draw) + ending


def whose(draw: random.Random, filler: Filler) -> str:
    """Tom has a red ball. Anna has a blue hat. Tom's ball is red."""
    n = draw.choice([1, 2, 2, 3])
    names = draw.sample(NAMES, n)
    colours, things = draw.sample(COLOURS, n), draw.sample(THINGS + ANIMALS, n)
    verb = draw.choice(["has", "had", "got", "bought", "found"])
    told = [f"{n} {verb} {a(c + ' ' + t)}." for n, c, t in zip(names, colours, things, strict=True)]
    i = draw.randrange(n)
    name, colour, thing = names[i], colours[i], things[i]
    she, _, her = _pronoun(name)
    ending = draw.choice(
        [
            f"{name}'s {thing} is {colour}.", f"The {thing} of {name} is {colour}.",
            f"The {colour} {thing} belongs to {name}.", f"Who has the {thing}? {name}.",
            f"What does {name} have? {sentence(she)} has {a(colour + ' ' + thing)}.",
            f"The color of the {thing} is {colour}.", f"What colour is the {thing}? It is {colour}.",
            f"{name} likes {her} {colour} {thing}.", f"{name} plays with the {colour} {thing}.",
            f"The {thing} was {colour}.", f"The {thing} belongs to {name}.",
            f"{name} looked at {her} {thing}. The {thing} was {colour}.",
        ]
    )  # fmt: skip
    return " ".join(told) + filler(draw) + ending


def pronouns(draw: random.Random, filler: Filler) -> str:
    """Lily was tired, so she went to bed. Tom lost his ball because he ..."""
    name = draw.choice(NAMES)
    she, her, hers = _pronoun(name)
    other = draw.choice(NAMES)
    thing, place, feeling = _thing(draw), draw.choice(PLACES), draw.choice(FEELINGS)
    opening = draw.choice(
        [
            f"{name} was {feeling}, so {she} went to the {place}.",
            f"{name} was {feeling} because {she} had lost {hers} {thing}.",
            f"{name} loved {hers} {thing}.", f"{name} took {hers} {thing} and went to the {place}.",
            f"{name} wanted {a(thing)}, but {she} did not have any money.",
            f"When {name} came home, {she} was {feeling}.",
            f"{name} said that {she} was {feeling}.", f"{name} opened {hers} eyes.",
            f"{name} saw {a(thing)}. {sentence(she)} was very {feeling}.",
            f"{other} saw {name} and smiled at {her}.", f"{name} hurt {her}self.",
            f"{name} lives in the {place} with {hers} mother and {hers} father.",
        ]
    )  # fmt: skip
    ending = draw.choice(
        [
            f"{sentence(she)} was {feeling}.", f"{name} smiled, because {she} was {feeling}.",
            f"{name} put {hers} {thing} in {hers} bag.", f"{other} gave {her} {a(thing)}.",
            f"{sentence(hers)} name was {name}.", f"Then {name} went back to {hers} room.",
        ]
    )  # fmt: skip
    return opening + filler(draw) + ending


def couples(draw: random.Random, _: Filler) -> str:
    """The girl lost her shoe. The king put on his crown."""
    women = "girl woman mother queen princess grandmother sister aunt daughter lady wife".split()
    men = "boy man father king prince grandfather brother uncle son farmer husband".split()
    female = draw.random() < 0.5
    who = draw.choice(women if female else men)
    she, her, hers = ("she", "her", "her") if female else ("he", "him", "his")
    thing, feeling = _thing(draw), draw.choice(FEELINGS)
    return draw.choice(
        [
            f"The {who} lost {hers} {thing}.", f"The {who} was {feeling}, so {she} went to bed.",
            f"The {who} said {she} was {feeling}.", f"The {who} looked at {hers} {thing}.",
            f"The {who} had {a(thing)}. {sentence(she)} loved it. It was {hers} best {thing}.",
            f"I saw the {who} and waved to {her}.", f"The {who} took off {hers} coat.",
            f"My {who} likes {hers} work because {she} is good at it.",
        ]
    )  # fmt: skip


def agreement(draw: random.Random, _: Filler) -> str:
    """The keys on the table are old. The dog near the trees was happy."""
    many, was = draw.random() < 0.5, draw.random() < 0.4
    noun = draw.choice(ANIMALS + THINGS + JOBS + ["boy", "girl"])
    subject = plural(noun) if many else noun
    near = draw.choice(THINGS + ANIMALS + PLACES)
    near = plural(near) if draw.random() < 0.5 else near
    where = draw.choice(["on", "near", "behind", "next to", "with", "in front of", "under"])
    is_ = {(0, 0): "is", (0, 1): "was", (1, 0): "are", (1, 1): "were"}[many, was]
    has, does = ("have", "do") if many else ("has", "does")
    ending = draw.choice([draw.choice(ADJECTIVES), draw.choice(FEELINGS), draw.choice(COLOURS)])
    the = draw.choice(["The", "The", "The", "My", "Our"])
    relative = draw.choice(["that I saw", "that she likes", "he bought", "we found"])
    they = "They" if many else "It"
    return draw.choice(
        [
            f"{the} {subject} {where} the {near} {is_} {ending}.", f"{the} {subject} {is_} {ending}.",
            f"{the} {subject} {relative} {is_} {ending}.", f"There {is_} "
            f"{'many' if many else 'one'} {subject} {where} the {near}.",
            f"{the} {subject} {where} the {near} {has} been {ending} for a long time.",
            f"{the} {subject} {where} the {near} {does} not look {ending}.",
            f"{'These' if many else 'This'} {subject} {is_} {ending}.",
            f"{'Those' if many else 'That'} {subject} {where} the {near} {is_} very {ending}.",
            f"I saw the {subject}. {they} {is_ if was else ('were' if many else 'was')} {ending}.",
            f"{the} {subject} {is_} {ending}, {is_}n't {they.lower()}?",
            f"{draw.choice(NAMES)} and {draw.choice(NAMES)} {'were' if was else 'are'} {ending}.",
            f"{draw.choice(NAMES)} {'was' if was else 'is'} {ending}.",
            f"I {'was' if was else 'am'} {ending} and you {'were' if was else 'are'} {ending} too.",
            f"{'Two' if many else 'One'} {subject} {is_} {ending}.",
            f"Each of the {plural(noun)} {'was' if was else 'is'} {ending}.",
        ]
    )  # fmt: skip


def remembered(draw: random.Random, filler: Filler) -> str:
    """A name, a number, a word that is asked for again."""
    name, thing, place = draw.choice(NAMES), draw.choice(THINGS), draw.choice(PLACES)
    number = draw.choice([str(draw.randint(2, 99)), draw.choice(NUMBERS)])
    word = draw.choice([_made_up(draw), draw.choice(ANIMALS), draw.choice(FOODS)])
    colour, animal = draw.choice(COLOURS), draw.choice(ANIMALS)
    cue, answer = draw.choice(
        [
            (f"My name is {name}.", f"What is my name? My name is {name}."),
            (f"The secret word is {word}.", f"The secret word is {word}."),
            (f'The magic word was "{word}".', f'Then he said the magic word: "{word}".'),
            (f"The room number is {number}.", f"So we went to room number {number}."),
            (f"The password is {word}.", f"She typed the password: {word}."),
            (f"There was {a(animal)} called {sentence(word)}.", f"{sentence(word)} was a good {animal}."),
            (f"The {animal} lived in the {place}.", f"In the end the {animal} went back to the {place}."),
            (f"{name} put the {thing} in the {place}.", f"Where is the {thing}? It is in the {place}."),
            (f"{name} hid the {thing} in the {place}.", f"{name} found the {thing} in the {place}."),
            (f"{name} has {number} {plural(thing)}.", f"How many {plural(thing)} does {name} have? {sentence(number)}."),
            (f"{name} is {number} years old.", f"How old is {name}? {name} is {number} years old."),
            (f"The {thing} is {colour}.", f"What colour is the {thing}? The {thing} is {colour}."),
            (f"{name} went to the {place}.", f"Where did {name} go? {name} went to the {place}."),
            (f"{name} likes {word}.", f"What does {name} like? {name} likes {word}."),
            (f"{name} is a {word}.", f"So {name} is a {word}."),
            (f"Remember the number {number}.", f"The number was {number}."),
            (f'The sign said "{word}".', f'She read the sign aloud: "{word}".'),
            (f"Dear {name},", f"Yours, {draw.choice(NAMES)}. P.S. Write soon, {name}!"),
            (f"The code is {number}.", f"Please enter the code: {number}."),
            (f"{name} wanted {a(thing)}.", f"At last {name} got the {thing}."),
            (f"We had {word} for dinner.", f"For dinner we had {word}."),
        ]
    )  # fmt: skip
    return cue + filler(draw) + answer


def made_up_words(draw: random.Random, _: Filler) -> str:
    """Names that no one ever heard, said again and again in the same order."""
    words = [_made_up(draw) for _ in range(draw.randint(2, 6))]
    line = draw.choice([" ", ", ", " and "]).join(words)
    return draw.choice([". ", "\n", " | ", ", "]).join([line] * draw.randint(2, 4))


def closing(draw: random.Random, _: Filler) -> str:
    """What was opened is closed: quotes and brackets, and what stands after them."""
    name, other = _pair(draw)
    thing, place = _thing(draw), draw.choice(PLACES)
    said = draw.choice(
        [
            "Hello", "Thank you", "Good morning", "I am sorry", "Come here", f"I want {a(thing)}",
            f"Look at the {thing}", f"Let's go to the {place}", "Yes", "No", "Help me",
            f"Where is my {thing}", "What is that", "Good night", f"I love you, {other}",
        ]
    )  # fmt: skip
    mark = "?" if said.startswith(("Wh",)) else draw.choice([",", "!"])
    says = draw.choice(["said", "asked", "shouted", "cried"])
    content = draw.choice([thing, place, f"{a(thing)}", draw.choice(FOODS), draw.choice(JOBS)])
    opened, closed = draw.choice([("(", ")"), ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")])
    numbers = ", ".join(str(draw.randint(0, 99)) for _ in range(draw.randint(1, 6)))
    return draw.choice(
        [
            f'"{said}{mark}" {says} {name}.', f'{name} said, "{said}{mark if mark != "," else "."}"',
            f'"{said}," said {name}. "{draw.choice(["Please", "Now", "Today"])}!"',
            f"{name} ({a(draw.choice(JOBS))}) went to the {place}.",
            f"The {thing} (from the {place}) was here.",
            f"{name} has many things ({a(_thing(draw))}, {a(_thing(draw))} and {a(thing)}).",
            f"{opened}{numbers}{closed}", f"{name} wrote {opened}{content}{closed} on the wall.",
            f"({opened}{numbers}{closed})", f'The word "{content}" has {len(content)} letters.',
            f'She called it "{content}" and he called it "{draw.choice(FOODS)}".',
            f"We saw {name} (and {other}) at the {place}.", f"'{content}' and '{draw.choice(FOODS)}'",
            f'He asked, "Is this {a(thing)}?" She said, "{draw.choice(["Yes", "No"])}."',
        ]
    )  # fmt: skip


def reasons(draw: random.Random, filler: Filler) -> str:
    """What one does because of what one is, has or wants."""
    name = draw.choice(NAMES)
    she, _, hers = _pronoun(name)
    pairs: Sequence[tuple[str, str]] = [
        (f"was very hungry, so {she}", "ate"), (f"was thirsty, so {she}", "drank some water"),
        (f"was tired, so {she}", "went to bed"), (f"was cold, so {she}", "put on a coat"),
        (f"was sad, so {she}", "cried"), (f"was happy, so {she}", "smiled"),
        (f"was sick, so {she}", "went to the doctor"), ("fell down and began to", "cry"),
        ("told a joke and everyone", "laughed"), (f"was afraid of the dark, so {she}", "turned on the light"),
        ("was hungry. " + sentence(she) + " wanted to", "eat"), ("was thirsty. " + sentence(she) + " wanted to", "drink"),
        ("was tired. " + sentence(she) + " wanted to", "sleep"), (f"washed {hers} hands with soap and", "water"),
        (f"opened the door with {hers}", "key"), ("looked out of the", "window"),
        ("went to school to", "learn"), ("sat down on the", "chair"), ("read a", "book"),
        ("put the milk in the", "fridge"), ("slept in a warm", "bed"), ("drank a cup of", "tea"),
        (f"brushed {hers}", "teeth"), ("swam in the", "sea"), (f"put on {hers} shoes and", "socks"),
        ("wrote a letter with a", "pen"), (f"blew out the candles on {hers} birthday", "cake"),
        ("heard the phone", "ring"), (f"forgot {hers} umbrella and got", "wet"), ("climbed up the", "tree"),
        ("kicked the", "ball"), ("threw the", "ball"), ("cut the bread with a", "knife"),
        ("lit the", "fire"), ("rode a", "horse"), ("sang a", "song"), ("flew a", "kite"),
        ("planted a seed and it grew into a", "flower"), ("looked up at the stars in the", "sky"),
    ]  # fmt: skip
    cue, answer = draw.choice(pairs)
    return f"{name} {cue} {answer}."


def _made_up(draw: random.Random) -> str:
    return "".join(draw.choices(MADE_UP_PARTS, k=draw.randint(2, 3)))


EXERCISES: dict[Exercise, float] = {
    who_gave: 4, whose: 4, pronouns: 3, couples: 1.5, agreement: 4, remembered: 5,
    made_up_words: 2, closing: 3, reasons: 2,
}  # fmt: skip
"""Each kind of exercise, and how often it comes."""
