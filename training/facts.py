"""Sentences about countries, made from tables with many phrasings.

Running text says "the capital of France" eight times in 24 million words; a small model needs each
fact hundreds of times, worded differently. Every document is a few such sentences, drawn with a
seed. Source of the tables: `country/*.json` of the corpus (samayo/country-json, MIT).
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from training.countries import called
from training.words import sentence

WELL_KNOWN = [
    *(
        "Argentina Australia Austria Belgium Brazil Canada China Cuba Denmark Egypt England "
        "Ethiopia Finland France Germany Ghana Greece Hungary Iceland India Indonesia Iran Iraq "
        "Ireland Israel Italy Jamaica Japan Kenya Mexico Morocco Nepal Netherlands Nigeria Norway "
        "Pakistan Peru Poland Portugal Romania Scotland Spain Sweden Switzerland Thailand Turkey "
        "Ukraine Vietnam"
    ).split(),
    *("New Zealand", "Russia", "Saudi Arabia", "South Africa", "South Korea", "United Kingdom"),
    *("United States", "Czech Republic"),
]
"""Countries a class would ask for. They come up six times as often as the others."""
WELL_KNOWN_WEIGHT = 6

CAPITALS = {
    "Algeria": "Algiers", "Burundi": "Gitega", "Kazakhstan": "Astana", "Austria": "Vienna", "Belgium": "Brussels", "Chile": "Santiago",
    "China": "Beijing", "Cuba": "Havana", "Czech Republic": "Prague",
    "Dominican Republic": "Santo Domingo", "Finland": "Helsinki", "Greece": "Athens",
    "Guatemala": "Guatemala City", "Italy": "Rome", "Kuwait": "Kuwait City",
    "Luxembourg": "Luxembourg", "Marshall Islands": "Majuro", "Mexico": "Mexico City",
    "Micronesia": "Palikir", "Monaco": "Monaco", "Myanmar": "Naypyidaw", "New Caledonia": "Nouméa",
    "Oman": "Muscat", "Panama": "Panama City", "Poland": "Warsaw", "Portugal": "Lisbon",
    "Romania": "Bucharest", "Sri Lanka": "Colombo", "Sudan": "Khartoum",
    "United States": "Washington, D.C.", "Uzbekistan": "Tashkent", "Vatican City": "Vatican City",
    "Western Sahara": "El Aaiún",
}  # fmt: skip
"""Where the table's capital is cut off, in another language or out of date."""

CURRENCIES = {
    "Croatia": "euro", "Ecuador": "US Dollar", "El Salvador": "US Dollar", "England": "Pound",
    "Latvia": "euro", "Lithuania": "euro", "Mexico": "Mexican Peso", "Peru": "Peruvian Sol",
    "Scotland": "Pound", "United Kingdom": "Pound", "Wales": "Pound",
}  # fmt: skip
"""The same for the currency."""

NAMES = {"Fiji Islands": "Fiji", "Micronesia, Federated States of": "Micronesia",
         "Russian Federation": "Russia"}  # fmt: skip
LEFT_OUT = {"Holy See (Vatican City State)", "Vetican City", "Guam"}

PHRASINGS: dict[str, list[str]] = {
    "city": [
        "The capital of {country} is {value}.",
        "The capital of {country} is {value}.",
        "The capital city of {country} is {value}.",
        "The capital of {country} is the city of {value}.",
        "{value} is the capital of {country}.",
        "{value} is the capital city of {country}.",
        "{country}'s capital is {value}.",
        "In {country}, the capital is {value}.",
        "{country} is a country. Its capital is {value}.",
        "The city of {value} is the capital of {country}.",
        "What is the capital of {country}? It is {value}.",
        "Question: What is the capital of {country}?\nAnswer: {value}",
        "Q: What is the capital of {country}?\nA: The capital of {country} is {value}.",
        "{value} is a city in {country}.",
        "They flew to {value}, the capital of {country}.",
        "She lives in {value}, {country}.",
        "If you go to {country}, you should visit {value}, the capital.",
        'The teacher asked, "What is the capital of {country}?" "{value}!" said the girl.',
    ],
    "continent": [
        "{country} is in {value}.",
        "{country} is a country in {value}.",
        "{country} is on the continent of {value}.",
        "The continent of {country} is {value}.",
        "Where is {country}? It is in {value}.",
        "Question: On which continent is {country}?\nAnswer: {value}",
    ],
    "languages": [
        "People in {country} speak {value}.",
        "In {country} people speak {value}.",
        "The language spoken in {country} is {value}.",
        "What language do people speak in {country}? They speak {value}.",
    ],
    "currency_name": [
        "The currency of {country} is the {value}.",
        "The money of {country} is called the {value}.",
        "In {country} you pay with the {value}.",
    ],
    "dish": [
        "The national dish of {country} is {value}.",
        "A well-known dish of {country} is {value}.",
        "In {country}, people like to eat {value}.",
    ],
}
KIND_WEIGHTS = {
    "city": 10,
    "continent": 4,
    "languages": 3,
    "currency_name": 1.5,
    "dish": 1,
}

MAIN_LANGUAGES = {
    "Argentina": "Spanish", "Australia": "English", "Austria": "German", "Brazil": "Portuguese",
    "Canada": "English and French", "China": "Chinese", "Cuba": "Spanish", "Denmark": "Danish",
    "Egypt": "Arabic", "England": "English", "Finland": "Finnish", "France": "French",
    "Germany": "German", "Greece": "Greek", "Hungary": "Hungarian", "Iceland": "Icelandic",
    "India": "Hindi and English", "Ireland": "English and Irish", "Israel": "Hebrew",
    "Italy": "Italian", "Jamaica": "English", "Japan": "Japanese", "Mexico": "Spanish",
    "Netherlands": "Dutch", "New Zealand": "English", "Norway": "Norwegian", "Peru": "Spanish",
    "Poland": "Polish", "Portugal": "Portuguese", "Romania": "Romanian", "Russia": "Russian",
    "Saudi Arabia": "Arabic", "Scotland": "English", "South Korea": "Korean", "Spain": "Spanish",
    "Sweden": "Swedish", "Thailand": "Thai", "Turkey": "Turkish", "Ukraine": "Ukrainian",
    "United Kingdom": "English", "United States": "English", "Vietnam": "Vietnamese",
}  # fmt: skip
"""What comes to mind; the table lists every minority's language."""


def load_tables(folder: Path) -> dict[str, dict[str, str]]:
    """`folder` with the JSON tables -> {kind: {country: value}}, corrected."""
    tables: dict[str, dict[str, str]] = {kind: {} for kind in PHRASINGS}
    for path in sorted(folder.glob("country-by-*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            country = NAMES.get(row["country"], row["country"])
            for kind in PHRASINGS:
                value = row.get(kind)
                if isinstance(value, list):  # long lists name every minority: not what is asked
                    value = " and ".join(value) if len(value) <= 2 else None
                if value and country not in LEFT_OUT and "√" not in value and "¬" not in value:
                    tables[kind][country] = "euro" if value.strip() == "Euro" else value.strip()
    tables["city"] |= CAPITALS
    tables["currency_name"] |= CURRENCIES
    tables["languages"] |= MAIN_LANGUAGES
    return tables


def documents(folder: Path, count: int = 60_000, seed: int = 1) -> Iterator[str]:
    """`count` short documents of one to six sentences; the same for the same seed."""
    tables = load_tables(folder)
    draw = random.Random(seed)
    countries = sorted(tables["city"])
    weights = [WELL_KNOWN_WEIGHT if c in WELL_KNOWN else 1 for c in countries]
    kinds = list(KIND_WEIGHTS)
    for _ in range(count):
        kind = draw.choices(kinds, list(KIND_WEIGHTS.values()))[0]
        country = draw.choices(countries, weights)[0]
        keep = draw.choice(["kind", "country", "nothing"])  # what the sentences have in common
        sentences = []
        for _ in range(draw.randint(1, 6)):
            if keep != "kind":
                kind = draw.choices(kinds, list(KIND_WEIGHTS.values()))[0]
            if keep != "country":
                country = draw.choices(countries, weights)[0]
            if value := tables[kind].get(country):
                template = draw.choice(PHRASINGS[kind])
                text = template.format(country=called(country), value=value)
                sentences.append(sentence(text.replace("s's ", "s' ")))
        if sentences:
            on_lines = draw.random() < 0.3 or any("\n" in sentence for sentence in sentences)
            yield ("\n" if on_lines else " ").join(dict.fromkeys(sentences))
