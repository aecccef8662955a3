"""The made sentences about opposites, countries, everyday things, sequences and tales."""

import json
import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from training import everyday, geography, opposites, sequences, tales
from training.phrases import Grammar, finish, people, plural_phrase
from training.teaching import said_in
from training.words import DAYS, MONTHS, OPPOSITES

TABLES = {
    "capital-city": {"France": "Paris", "Spain": "Madrid", "Japan": "Tokyo", "Peru": "Lima",
                     "Kenya": "Nairobi", "Netherlands": "Amsterdam"},
    "continent": {"France": "Europe", "Spain": "Europe", "Japan": "Asia", "Peru": "South America",
                  "Kenya": "Africa", "Netherlands": "Europe"},
}  # fmt: skip
KEYS = {"capital-city": "city", "continent": "continent"}


@pytest.fixture
def country(tmp_path: Path) -> Path:
    for name, table in TABLES.items():
        rows = [{"country": c, KEYS[name]: v} for c, v in table.items()]
        (tmp_path / f"country-by-{name}.json").write_text(json.dumps(rows))
    return tmp_path


MODULES: list[Callable[[int], Iterator[str]]] = [
    opposites.documents,
    everyday.documents,
    sequences.documents,
    tales.documents,
]


@pytest.mark.parametrize("documents", MODULES, ids=lambda d: d.__module__)
def test_documents_are_seeded_finished_and_no_test_prompts(
    documents: Callable[[int], Iterator[str]],
) -> None:
    made = list(documents(2000))
    assert made == list(documents(2000))
    assert len(set(made)) > 1700
    for text in made:
        assert not set("{}[]|") & set(text), text
        assert not re.search(r"\b[Aa] (apple|egg|orange|old|ugly|early|owl|ant)\b", text), text
        assert "  " not in text
        assert "." not in text or not text[0].islower(), text
        assert not said_in(text), text


def test_countries_are_said_as_the_tables_say(country: Path) -> None:
    made = list(geography.documents(country, 3000))
    assert made == list(geography.documents(country, 3000))
    said = 0
    for text in made:
        assert not set("{}[]|") & set(text), text
        for city, of in re.findall(r"(?<!The )\b(\w+) is the capital of (?:the )?(\w+)", text):
            if (
                city not in ("It", "What", "city")
                and of in TABLES["capital-city"]
                and not text.count(f"Is {city} the capital")
            ):
                known = TABLES["capital-city"][of]
                assert city == known or f"that {city} is the capital" in text, text
                said += 1
        assert "of Netherlands" not in text
    assert said > 100


def test_a_country_has_its_continent_language_and_people(country: Path) -> None:
    text = "\n".join(geography.documents(country, 3000))
    for wrong in ("The French live in Asia", "Kenya is in Europe", "Japan is in Europe"):
        assert wrong not in text
    assert "people speak French" in text


def known_pairs() -> set[tuple[str, str]]:
    keys = [
        *opposites.THINGS, *opposites.PEOPLE, *opposites.NOUNS, *opposites.OTHER_PAIRS,
        *opposites.MANY, *opposites.MASSES, *("/".join(pair) for pair in OPPOSITES),
        *(row[0] for row in [*opposites.VERBS, *opposites.ALONE, *opposites.DOINGS]),
    ]  # fmt: skip
    pairs = {(x.lower(), y.lower()) for x, y in (key.split("/") for key in keys)}
    return pairs | {(y, x) for x, y in pairs}


def test_opposites_are_pairs_of_two() -> None:
    pairs = known_pairs()
    assert len(pairs) > 2 * 250
    assert all(x != y for x, y in pairs)


def test_the_opposite_is_the_one_of_the_tables() -> None:
    pairs, asked = known_pairs(), 0
    for text in opposites.documents(6000):
        for x, y in re.findall(r'[Tt]he opposite of "?(\w+)"? is "?(\w+)"?\.', text):
            assert (x.lower(), y.lower()) in pairs, text
            asked += 1
    assert asked > 50


def test_things_known_to_be_so_are_never_said_to_be_the_opposite() -> None:
    draw = random.Random(4)
    text = "\n".join(opposites.contrasts(draw) for _ in range(6000)).lower()
    for pair, lefts, rights in opposites.CONTRASTS:
        x, y = pair.split("/")
        for left in lefts:
            assert not re.search(rf"(?<!\w){re.escape(left.lower())} is {y}\b", text), (left, y)
        for right in rights:
            assert not re.search(rf"(?<!\w){re.escape(right.lower())} is {x}\b", text), (right, x)
    assert "a feather is light" in text


def test_young_animals_are_called_as_in_the_table() -> None:
    young = dict(next(r for r in everyday.RELATIONS if r.name == "young").rows)
    said = 0
    for text in everyday.documents(6000):
        for animal, called in re.findall(r"A baby (\w+) is called an? (\w+)", text):
            assert young[animal] == called
            said += 1
    assert said > 5


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def value(word: str) -> int:
    """A number below a hundred thousand, in digits or words."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    if " hundred" in word:
        head, _, rest = word.partition(" hundred")
        return 100 * ONES.index(head) + (value(rest.removeprefix(" and ")) if rest else 0)
    if word in ONES:
        return ONES.index(word)
    ten, _, one = word.partition("-")
    return 10 * TENS.index(ten) + (ONES.index(one) if one else 0)


def test_sums_are_right() -> None:
    sums = 0
    for text in sequences.documents(8000):
        for a, sign, b, c in re.findall(
            r"([\w-]+) (plus|minus|times) ([\w-]+) is ([\w-]+(?: hundred(?: and [\w-]+)?)?)\.", text
        ):
            x, y = value(a), value(b)
            assert {"plus": x + y, "minus": x - y, "times": x * y}[sign] == value(c), text
            sums += 1
    assert sums > 100


def test_counting_goes_on_in_equal_steps() -> None:
    counted = 0
    for text in sequences.documents(8000):
        for found in re.findall(r"counted(?: \w+)*: ((?:[\w -]+, )+[\w -]+?)[.!]", text):
            parts = re.split(
                r", (?:and )?| and ", re.sub(r"hundred and (?!\w+ hundred)", "hundred&", found)
            )
            numbers = [value(part.replace("&", " and ")) for part in parts]
            steps = {b - a for a, b in pairwise(numbers)}
            assert len(steps) == 1 and 0 not in steps, text
            counted += 1
    assert counted > 200


@pytest.mark.parametrize(("items", "unit"), [(DAYS, "day"), (MONTHS, "month")])
def test_after_a_day_or_month_comes_the_next(items: list[str], unit: str) -> None:
    text, said = "\n".join(sequences.documents(8000)), 0
    names = "|".join(items)
    for x, y in re.findall(rf"The {unit} after ({names}) is ({names})", text):
        assert (items.index(x) + 1) % len(items) == items.index(y)
        said += 1
    for listed in re.findall(rf"(?:(?:{names}), ){{2,}}(?:and )?(?:{names})", text):
        at = [items.index(word) for word in re.findall(names, listed)]
        assert all((a + 1) % len(items) == b for a, b in pairwise(at)), listed
        said += 1
    assert said > 100


@pytest.mark.parametrize(
    ("n", "word"), [(7, "seven"), (42, "forty-two"), (80, "eighty"), (205, "two hundred and five")]
)
def test_numbers_in_words(n: int, word: str) -> None:
    assert sequences.number(n) == word


def test_a_grammar_keeps_what_was_drawn_once() -> None:
    grammar = Grammar(thing=["cup", "ball"])
    for seed in range(20):
        text = grammar.say("{thing#1} {thing#2} {thing#1} {thing#1.pl}", random.Random(seed))
        first, second, again, several = text.lower().split()
        assert first == again != second
        assert several == first + "s"


def test_finish_writes_articles_and_capitals() -> None:
    assert finish("a owl saw a old unicorn. it said: \"a egg\" , " ) == 'An owl saw an old unicorn. It said: "An egg",'  # fmt: skip
    assert finish('"no," said Tom, "it is a uniform."') == '"No," said Tom, "it is a uniform."'
    assert finish("the letter A is the first.") == "The letter A is the first."


def test_people_are_different() -> None:
    for seed in range(100):
        slots = people(random.Random(seed), "ABC")
        assert len({slots["A"], slots["B"], slots["C"]}) == 3


@pytest.mark.parametrize(
    ("one", "many"), [("child", "children"), ("old house", "old houses"), ("piece of cake", "pieces of cake")]
)  # fmt: skip
def test_plurals_of_phrases(one: str, many: str) -> None:
    assert plural_phrase(one) == many
