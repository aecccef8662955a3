"""Made sentences from templates with choices inside: what the other modules of made text share.

A template is text with `[this|that|]` (one of them; the last here is nothing; they nest) and with
slots: `{thing}` is what the caller gives for "thing", or else one line of the grammar's rule of that
name, which is a template again. `{thing#1}` is drawn once and then stays the same within one text,
and is another one than `{thing#2}`. `{thing.pl}` is its plural. `finish` writes "an" for "a" where
it must be, and capitals where sentences begin.

So a few hundred templates make millions of different sentences, each of them grammatical.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from training.words import (
    BOYS,
    GIRLS,
    MEN_OF_THE_FAMILY,
    MORE_BOYS,
    MORE_GIRLS,
    SURNAMES,
    WOMEN_OF_THE_FAMILY,
    plural,
)

ALL_GIRLS = sorted({*GIRLS, *MORE_GIRLS})
ALL_BOYS = sorted({*BOYS, *MORE_BOYS})


@dataclass(frozen=True)
class _Slot:
    """`{name#number.form}`"""

    key: str
    rule: str
    number: str
    plural: bool


@dataclass(frozen=True)
class _Choice:
    """`[...|...]`"""

    ways: "tuple[_Parts, ...]"


_Parts = tuple["str | _Slot | _Choice", ...]

_SIGNS = re.compile(r"\{([^{}]*)\}|([\[\]|])")


@cache
def _parse(template: str) -> _Parts:
    """The template as a tree."""
    template = template.replace("\\n", "\n")  # a rule has one template a line
    stack: list[list[list[str | _Slot | _Choice]]] = [[[]]]
    at = 0
    for found in _SIGNS.finditer(template):
        if found.start() > at:
            stack[-1][-1].append(template[at : found.start()])
        at = found.end()
        sign = found[2]
        if sign is None:
            key, _, form = found[1].partition(".")
            rule, _, number = key.partition("#")
            stack[-1][-1].append(_Slot(key, rule, number, form == "pl"))
        elif sign == "[":
            stack.append([[]])
        elif len(stack) == 1:
            raise ValueError(f"'{sign}' outside of brackets: {template}")
        elif sign == "|":
            stack[-1].append([])
        else:
            choice = _Choice(tuple(tuple(way) for way in stack.pop()))
            stack[-1][-1].append(choice)
    if len(stack) != 1:
        raise ValueError(f"a bracket is not closed: {template}")
    stack[-1][-1].append(template[at:])
    return tuple(stack[0][0])


class Grammar:
    """Rules: what may stand for a slot. A rule is a list of templates, or one text with one a line."""

    def __init__(self, **rules: Sequence[str] | str) -> None:
        self.rules: dict[str, Sequence[str]] = {
            name: lines(rule) if isinstance(rule, str) else rule for name, rule in rules.items()
        }

    def say(
        self, template: str, draw: random.Random, given: Mapping[str, str] | None = None
    ) -> str:
        """One text of the template, finished."""
        out: list[str] = []
        self._fill(_parse(template), draw, dict(given or {}), out)
        return finish("".join(out))

    def _fill(
        self, parts: _Parts, draw: random.Random, known: dict[str, str], out: list[str]
    ) -> None:
        for part in parts:
            if isinstance(part, str):
                out.append(part)
            elif isinstance(part, _Choice):
                self._fill(part.ways[int(draw.random() * len(part.ways))], draw, known, out)
            else:
                text = known.get(part.key)
                if text is None:
                    text = self._draw(part, draw, known)
                out.append(plural_phrase(text) if part.plural else text)

    def _draw(self, slot: _Slot, draw: random.Random, known: dict[str, str]) -> str:
        rule = self.rules[slot.rule]
        taken = {known.get(f"{slot.rule}#{n}") for n in "123456789"} if slot.number else ()
        text = ""
        for _ in range(20):
            inner: list[str] = []
            self._fill(_parse(rule[int(draw.random() * len(rule))]), draw, known, inner)
            text = "".join(inner)
            if text not in taken:
                break
        if slot.number:
            known[slot.key] = text
        return text


def lines(text: str) -> list[str]:
    """The lines of a table, without indents and empty ones."""
    return [stripped for line in text.splitlines() if (stripped := line.strip())]


def rows(text: str, separator: str = "/") -> list[tuple[str, ...]]:
    """Lines of fields that `separator` parts."""
    return [tuple(field.strip() for field in line.split(separator)) for line in lines(text)]


def table(text: str) -> dict[str, list[str]]:
    """Lines "key: value, value, value" as {key: [values]}."""
    pairs = (line.split(":", 1) for line in lines(text))
    return {key.strip(): [v.strip() for v in values.split(",")] for key, values in pairs}


_NO_N = "one|once|uni|use|usu|eur|ukul|ewe"
_NOT_AN_ARTICLE = "is|and|in|or|of|after|at|are|as|on|am|it|if|us"
_ARTICLE = re.compile(
    rf"\b(?<!')(?P<a>a|(?:(?<=^)|(?<=[.?!] )|(?<=[\n\"]))A) "
    rf"(?=(?!{_NO_N})(?!(?:{_NOT_AN_ARTICLE})\b)[aeiou]|(?:hour|honest)|(?!Eur)[AEIO][a-z]{{2}}|8\b|11\b|18\b|80\b)"
)
_BEGINNING = re.compile(r"((?:^|\n)\"?|[.?!] |[,:.?!] \"|[.?!]\" \")([a-z])")


_GOES_ON = re.compile(r"[,?!]\" [^\".]{1,60}$")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_SPACE_BEFORE_SIGN = re.compile(r" ([,.;?!])")


def finish(text: str) -> str:
    """Articles and capitals put right, no double spaces."""
    text = _ARTICLE.sub(r"\g<a>n ", text.replace("  ", " ").strip())
    text = _TWO_STOPS.sub(".", _SPACE_BEFORE_SIGN.sub(r"\1", text))
    return _BEGINNING.sub(_capital, text)


def _capital(found: re.Match[str]) -> str:
    if found[1] == ', "' and _GOES_ON.search(found.string[: found.start()][-80:]):
        return found[0]  # "No," said Tom, "it is not."
    return found[1] + found[2].upper()


_IRREGULAR = {
    "child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet",
    "tooth": "teeth", "ox": "oxen", "half": "halves", "shelf": "shelves", "calf": "calves",
    "loaf": "loaves", "wife": "wives", "life": "lives", "thief": "thieves", "scarf": "scarves",
    "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes", "snowman": "snowmen",
    "fisherman": "fishermen", "grown-up": "grown-ups", "aircraft": "aircraft", "kangaroo": "kangaroos",
}  # fmt: skip


def plural_phrase(phrase: str) -> str:
    """More than one of it; the last word changes: old houses."""
    first, of, rest = phrase.partition(" of ")
    if of:  # pieces of clothing
        return f"{plural_phrase(first)} of {rest}"
    head, _, last = phrase.rpartition(" ")
    many = _IRREGULAR.get(last) or plural(last)
    return f"{head} {many}" if head else many


def listed(items: Sequence[str], word: str = "and", oxford: bool = False) -> str:
    """one, two and three"""
    if len(items) == 1:
        return items[0]
    comma = "," if oxford and len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


def person(draw: random.Random, *, named: bool = False) -> tuple[str, bool]:
    """Somebody, and whether she is a woman: a first name, one of the family, Mr. or Mrs. somebody."""
    she = draw.random() < 0.5
    how = draw.random()
    if named or how < 0.7:
        return draw.choice(ALL_GIRLS if she else ALL_BOYS), she
    if how < 0.92:
        return draw.choice(WOMEN_OF_THE_FAMILY if she else MEN_OF_THE_FAMILY), she
    return f"{'Mrs.' if she else 'Mr.'} {draw.choice(SURNAMES)}", she


def people(draw: random.Random, letters: str = "AB", *, named: bool = False) -> dict[str, str]:
    """Slots for different people: {A}, {B}, and of each {Ahe}, {Ahis}, {Ahim}."""
    slots: dict[str, str] = {}
    for letter in letters:
        who, she = person(draw, named=named)
        while who in slots.values():
            who, she = person(draw, named=named)
        slots[letter] = who
        slots[letter + "he"], slots[letter + "his"], slots[letter + "him"] = (
            ("she", "her", "her") if she else ("he", "his", "him")
        )
    return slots


def paragraph(draw: random.Random, sentences: Sequence[str]) -> str:
    """Sentences without the ones said twice, in a row or (now and then) on lines."""
    return draw.choice([" ", " ", " ", " ", " ", "\n"]).join(dict.fromkeys(sentences))
