"""Patterns of sentences, and the words that fill them: what the made English text is drawn from.

A pattern is text with three kinds of holes:

    <big|small|>        one of these, or nothing; they may stand inside each other
    {name} {thing2:are} a word of a kind, the same one wherever the same hole is
    $later              a part that many patterns share

What stands after the colon makes the word agree: `{name:they}` is he or she, `{things:are}` are or
is, `{name:run}` run or runs, `{thing:many}` the plural, `{name:^}` the word with a capital.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from training.words import COLOURS, NUMBERS, plural, sentence

Tree = tuple[Any, ...]
Pool = Sequence[Any] | Callable[[random.Random, "Slots"], Any]

PRONOUNS = {
    "they": "she he it they I you we", "them": "her him it them me you us",
    "their": "her his its their my your our", "theirs": "hers his its theirs mine yours ours",
    "themselves": "herself himself itself themselves myself yourself ourselves",
    "are": "is is is are am are are", "were": "was was was were was were were",
    "have": "has has has have have have have", "do": "does does does do do do do",
    "child": "girl boy child children child child children",
    "woman": "woman man animal people person person people",
    "sister": "sister brother friend friends friend friend friends",
    "daughter": "daughter son baby children child child children",
    "mrs": "Mrs. Mr. it they I you we",
}  # fmt: skip
"""What agrees with a word: for one woman, one man, a thing, many, I, you, we."""
GENDERS = ("f", "m", "n", "pl", "I", "you", "we")


class Term(str):
    """A word with its gender and number, so that pronouns and verbs can agree with it."""

    __slots__ = ("gender",)
    gender: str

    def __new__(cls, text: str, gender: str = "n") -> "Term":
        term = super().__new__(cls, text)
        term.gender = gender
        return term

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        if spec == "^":
            return sentence(self)
        if spec == "many":
            return many(self)
        if spec[0].isupper():
            return sentence(self.__format__(spec.lower()))
        if spec in PRONOUNS:
            return PRONOUNS[spec].split()[GENDERS.index(self.gender)]
        return third(spec) if self.gender in ("f", "m", "n") else spec


def third(verb: str) -> str:
    """go -> goes, carry -> carries."""
    if verb.endswith(("s", "x", "sh", "ch", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


IRREGULAR = {
    "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "loaf": "loaves", "shelf": "shelves", "scarf": "scarves", "potato": "potatoes",
    "tomato": "tomatoes", "hero": "heroes", "fisherman": "fishermen", "person": "people",
    "half": "halves", "wife": "wives", "thief": "thieves", "elf": "elves", "calf": "calves",
}  # fmt: skip


def many(noun: str) -> str:
    """The plural of `noun`, which may have adjectives before it."""
    *before, last = noun.split(" ")
    return " ".join([*before, IRREGULAR.get(last) or plural(last)])


def _terms(words: str, gender: str = "n") -> list[Term]:
    return [Term(word.replace("_", " "), gender) for word in words.split()]


GIRLS = _terms(
    "Anna Lily Mia Sara Sarah Lucy Emma Mary Kate Julia Maria Nina Zoe Ruth Amina Mei Ines Grace "
    "Alice Sophie Ella Rosa Clara Jane Molly Susan Laura Eva Olivia Amy Helen Lisa Emily Jenny "
    "Leila Ada Aisha Astrid Bella Bonnie Carla Cora Daisy Dora Edith Elena Elsa Erika Fatima Fiona "
    "Flora Frida Gina Greta Hana Hannah Hazel Heidi Ida Iris Ivy Jana Jill Joan Judy Juno Karin "
    "Katie Kira Lara Lea Lena Lola Lotte Maja Marta Megan Mira Nadia Nora Olga Paula Penny Petra "
    "Polly Priya Rita Robin Rosie Sally Sandra Selma Sofia Stella Tessa Tilda Tina Vera Wendy "
    "Yara Yuki Zara Betty Charlotte Diana Martha Peggy Violet Abby Becky Beth Tara Naomi Asha", "f"
)  # fmt: skip
BOYS = _terms(
    "Ben Tom Max Sam Tim Jack John Peter David Paul Alex Leo Oscar Omar Kofi Ravi James Daniel "
    "Noah Henry Adam George Mark Simon Joe Bob Bill Mike Luke Carlos Ali Hugo Martin Robert Billy "
    "Eric Aaron Abel Albert Andy Anton Arthur Bruno Carl Chris Dan Dennis Edgar Edwin Emil Felix "
    "Finn Frank Fred Gus Hans Harry Ian Ivan Jacob Jakob Jamal Jim Jonas Juan Karim Karl Keith Ken "
    "Kurt Lars Lee Louis Lukas Marco Mateo Matt Milo Moses Nick Niko Nils Otto Owen Patrick Pedro "
    "Philip Ralph Rico Roy Samir Scott Sven Ted Theo Thomas Toby Tony Victor Walter Will Yusuf "
    "Andrew Charlie Danny Gabriel Isaac Jason Kevin Liam Oliver Pablo Ryan Stefan Steve Hassan", "m"
)  # fmt: skip
SURNAMES = _terms(
    "Brown Green White Black Smith Miller Baker Cook Taylor Hill Wood Fisher Bell Young King Lee "
    "Stone Winter Summer Rose Field Carter Mason Potter Hunter Fox Bird Wolf Parker Cooper Turner "
    "Walker Wright Evans Davis Jones Moore Clark Lewis Hall Adams Morris Rogers Reed Bailey Kelly "
    "Ward Gray Price Bennett Ross Long Foster Jordan Hughes Marsh Lane Hart Dunn Pike Webb Nash "
    "Finch Hobbs Grant Frost Holt Quinn Sharp Hollis Lamb Marley Penn Silva Lopez Rossi Weber "
    "Novak Khan Patel Chen Sato Okafor Larsen Meyer Dubois Kim"
)  # fmt: skip
FAMILY = [
    *_terms("Mum Mom Grandma Mother Granny", "f"), *_terms("Dad Grandpa Father Grandad", "m"),
    *(Term(f"Aunt {n}", "f") for n in "Rosa May Ida Betty Clara Joan Martha Polly".split()),
    *(Term(f"Uncle {n}", "m") for n in "Joe Ben Albert Fred Otto Henry Sam Ted".split()),
]  # fmt: skip
TITLED = [
    Term(f"{title} {name}", gender)
    for name in SURNAMES
    for title, gender in (("Mr.", "m"), ("Mrs.", "f"), ("Miss", "f"))
]
PETS = _terms(
    "Rex Bello Max Spot Rusty Luna Coco Milo Pepper Ginger Snowy Tiger Biscuit Patch Bruno Daisy "
    "Fluffy Lucky Smoky Buddy Teddy Honey Misty Nero Oscar Pip Socks Tango Whiskers Ziggy Waffles "
    "Mango Muffin Shadow Poppy Rocket Bandit Hazel Nutmeg Pickle Pudding Sandy Sparky Star Sunny "
    "Toffee Trixie Bonnie Captain Peanut"
)  # fmt: skip
OBJECTS = _terms(
    "book cup plate spoon key lamp pencil pen box coin hat bag basket bottle brush candle card "
    "clock coat glove letter map mirror picture pillow shoe shirt toy ball doll drum kite robot "
    "rope scarf towel umbrella whistle bucket ladder hammer knife fork bowl jar pot pan bell ring "
    "necklace notebook ruler magazine newspaper boot jacket sweater parcel stamp suitcase broom "
    "vase blanket cushion stick stone shell feather button needle ticket flag mug glass jug tray "
    "crayon paintbrush balloon puzzle violin guitar trumpet bicycle tent backpack toy_car toy_boat"
)  # fmt: skip
ANIMALS = _terms(
    "dog cat bird horse cow pig goat duck hen rabbit mouse bear fox wolf lion tiger monkey "
    "elephant frog turtle snake squirrel owl bee spider butterfly lizard donkey goose crab penguin "
    "giraffe camel hedgehog parrot eagle puppy kitten lamb pony hamster mole beaver crow sparrow "
    "snail swan rooster otter badger raven robin"
)  # fmt: skip
FOLK = [
    *_terms("girl queen princess old_woman lady waitress", "f"),
    *_terms("boy king prince old_man waiter fisherman shepherd policeman", "m"),
    *(
        term
        for gender in "fm"
        for term in _terms(
            "child teacher farmer nurse doctor baker sailor student painter singer dancer builder "
            "gardener driver visitor player soldier cook hunter tailor shoemaker clown pupil "
            "tourist guest",
            gender,
        )
    ),
]  # fmt: skip
RELATIVES = [
    *_terms("sister aunt grandmother teacher cousin friend neighbour", "f"),
    *_terms("brother uncle grandfather friend neighbour cousin teacher", "m"),
]  # fmt: skip
FRUITS = _terms(
    "apple pear plum orange banana lemon cherry peach tomato carrot potato onion egg cookie "
    "pancake cake sandwich biscuit strawberry melon cabbage pumpkin bun pie"
)  # fmt: skip
WOMEN_AND_MEN = [
    *_terms(
        "girl woman queen princess mother grandmother aunt old_woman old_lady little_girl witch "
        "waitress young_woman mermaid", "f"
    ),
    *_terms(
        "boy man king prince father grandfather uncle old_man little_boy wizard waiter farmer "
        "young_man sailor shepherd policeman fireman", "m"
    ),
]  # fmt: skip
JOBS = [
    Term(job, gender)
    for job in (
        "teacher doctor nurse baker farmer painter gardener tailor shopkeeper cook dentist driver "
        "captain policeman librarian postman waiter king queen pilot fisherman shoemaker"
    ).split()
    for gender in {"queen": "f", "king": "m", "postman": "m", "policeman": "m", "waiter": "m",
                   "fisherman": "m"}.get(job, "fm")
]  # fmt: skip
BEASTS = [Term(f"{beast}", g) for beast in ANIMALS for g in ("m", "f", "n")]
PLACES = _terms(
    "park garden kitchen school forest beach river lake farm market shop library bedroom zoo "
    "village street barn castle field hospital museum playground station bridge bakery church "
    "harbour living_room cellar attic classroom yard meadow hall pool theatre"
)  # fmt: skip
WHERE = [
    Term(where)
    for where in (
        "in the park/in the garden/in the kitchen/at school/in the forest/on the beach/by the river/"
        "at the lake/on the farm/at the market/in the shop/at the library/at the zoo/in the village/"
        "in the barn/in town/at the museum/on the playground/at the station/on the bridge/at home/"
        "at the bakery/in church/at the harbour/in the living room/in the meadow/in the yard/"
        "at the theatre/at the swimming pool/on the hill/in bed/at the bus stop/on the train/"
        "at Grandma's house/in the mountains/by the sea/on the roof/in the treehouse"
    ).split("/")
]
ROOMS = _terms(
    "kitchen bedroom living_room cellar attic garage bathroom hall garden shed barn classroom "
    "dining_room"
)  # fmt: skip
SPOTS = [
    Term(spot)
    for spot in (
        "under the bed/behind the door/on the shelf/in the drawer/on the table/in the cupboard/"
        "under the stairs/in the basket/on the roof/behind the sofa/next to the lamp/in the box/"
        "under the pillow/on the window sill/in the shed/behind the old oak/in the bucket/"
        "on the piano/under the blue blanket/in the top drawer/behind the clock/in the tin/"
        "under the mat/on the chair by the window/in the car/between two books"
    ).split("/")
]
TOWNS = _terms(
    "London Paris Rome Berlin Madrid Vienna Lisbon Oslo Dublin Bristol York Oxford Leeds Boston "
    "Chicago Cairo Athens Prague Geneva Hamburg Munich Milan Venice Lyon Glasgow Bath Cork Dover "
    "Brighton Toronto Sydney Tokyo Delhi Lima Warsaw Bern Zurich Bremen"
)  # fmt: skip
DAYS = _terms("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _terms(
    "January February March April May June July August September October November December"
)
OBJECT_STATES = _terms(
    "broken new old dirty clean wet dry heavy very_old quite_new too_small too_big empty expensive "
    "cheap lost ready very_pretty made_in_Italy full_of_dust easy_to_find too_heavy "
    "still_here covered_with_snow my_favourite not_mine ugly useful"
)  # fmt: skip
OBJECT_STATES = [s for s in OBJECT_STATES if s not in ("my favourite", "empty")]
ANIMAL_STATES = _terms(
    "hungry asleep awake thirsty very_old still_young brown black white loud quiet afraid_of_us "
    "fast slow very_shy tired lazy clever wild tame wet happy not_hungry small fat"
)  # fmt: skip
PEOPLE_STATES = _terms(
    "tired happy late at_home in_the_garden ill very_kind hungry busy ready angry "
    "at_the_door sad funny asleep afraid lucky polite loud here proud on_holiday "
    "at_school in_the_kitchen bored cold thirsty strong"
)  # fmt: skip
FRUIT_STATES = _terms(
    "ripe green sweet sour fresh too_small on_the_table delicious ready not_ripe_yet for_you "
    "for_the_guests very_good gone cold yellow big still_warm"
)  # fmt: skip
FEELINGS = _terms(
    "happy sad tired hungry angry scared thirsty proud excited cold lonely bored surprised ill "
    "sleepy worried nervous shy"
)  # fmt: skip


def _either(nouns: Sequence[Term]) -> Pool:
    """One of the nouns, or many of it."""
    both = [*nouns, *(Term(many(noun), "pl") for noun in nouns)]
    return both


def _other_gender(draw: random.Random, slots: "Slots") -> Term:
    return draw.choice(BOYS if slots["x"].gender == "f" else GIRLS)


def _other_title(draw: random.Random, slots: "Slots") -> Term:
    title = draw.choice(TITLED)
    while title.gender == slots["mr"].gender:
        title = draw.choice(TITLED)
    return title


MADE_UP_STARTS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sh sk sl sn sp st t tr v w wh y z".split()  # fmt: skip
MADE_UP_ENDS = "ab ack ag am ap at ed ek em en ib ick id ig im in ip ob ock og om on op ot ub uck ug um un up ax ox ix el il ol ump elp ost ilf orp".split()  # fmt: skip
MADE_UP_TAILS = ["", "", "", "", "et", "le", "o", "a", "er", "y", "in", "ing", "us", "ish"]


def made_up(draw: random.Random, _: Any = None) -> Term:
    """A word that no one ever heard."""
    word = draw.choice(MADE_UP_STARTS) + draw.choice(MADE_UP_ENDS) + draw.choice(MADE_UP_TAILS)
    if draw.random() < 0.2:
        word += draw.choice(MADE_UP_STARTS) + draw.choice(MADE_UP_ENDS)
    return Term(word)


def _number(draw: random.Random, _: Any) -> Term:
    top = draw.choice([20, 99, 999, 9999])
    return Term(str(draw.randint(2, top)))


def _code(draw: random.Random, _: Any) -> Term:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    shape = draw.choice(["A1", "A12", "AB1", "12A", "A1B2", "AB-12", "A-1", "123-A"])
    return Term(
        "".join(
            draw.choice(letters) if c.isalpha() else str(draw.randint(1, 9)) if c.isdigit() else c
            for c in shape
        )
    )


def _telephone(draw: random.Random, _: Any) -> Term:
    groups = draw.choice([(3, 4), (2, 2, 2), (3, 3), (4, 3), (5,), (3, 3, 2)])
    return Term(" ".join("".join(str(draw.randint(0, 9)) for _ in range(n)) for n in groups))


KINDS: dict[str, Pool] = {
    "girl": GIRLS, "boy": BOYS, "name": GIRLS + BOYS, "x": GIRLS + BOYS, "y": _other_gender,
    "kin": FAMILY, "mr": TITLED, "mrs": _other_title, "surname": SURNAMES, "pet": PETS,
    "who": [*(GIRLS + BOYS), *TITLED, *(FAMILY * 3)],
    "thing": OBJECTS, "things": [Term(many(o), "pl") for o in OBJECTS], "item": _either(OBJECTS),
    "animal": ANIMALS, "animals": [Term(many(o), "pl") for o in ANIMALS],
    "creature": _either(ANIMALS), "beast": BEASTS, "job": JOBS,
    "folk": FOLK, "folks": [Term(many(o), "pl") for o in FOLK], "people": _either(FOLK),
    "fruit": FRUITS, "fruits": [Term(many(o), "pl") for o in FRUITS], "food": _either(FRUITS),
    "someone": WOMEN_AND_MEN, "where": WHERE, "rel": RELATIVES,
    "rels": [Term(many(o), "pl") for o in RELATIVES[:7] + RELATIVES[7:10]], "place": PLACES, "room": ROOMS, "spot": SPOTS, "town": TOWNS,
    "day": DAYS, "month": MONTHS, "colour": _terms(" ".join(COLOURS)),
    "few": _terms(" ".join(NUMBERS[1:12])), "age": _terms(" ".join(NUMBERS[3:12])),
    "number": _number, "code": _code, "telephone": _telephone, "made": made_up,
    "ostate": OBJECT_STATES, "astate": ANIMAL_STATES, "pstate": PEOPLE_STATES,
    "fstate": FRUIT_STATES, "feeling": FEELINGS,
}  # fmt: skip
"""Kind of hole -> the words for it."""


class Slots(dict[str, Any]):
    """The words of one document, drawn when they are first asked for, and all different."""

    def __init__(self, draw: random.Random, kinds: Mapping[str, Pool]) -> None:
        super().__init__()
        self.draw, self.kinds = draw, kinds
        self.taken: set[Any] = set()

    def __missing__(self, key: str) -> Any:
        pool = self.kinds[key.rstrip("0123456789")]
        for _ in range(30):
            value = pool(self.draw, self) if callable(pool) else self.draw.choice(pool)
            if value not in self.taken:
                break
        if type(value) is str:
            value = Term(value)
        self.taken.add(value)
        self[key] = value
        return value


SHARED = {
    "later": "Later|A little later|An hour later|A week later|The next day|After a while|That evening|"
    "In the evening|Some days later|Two days later|On the next morning|Then|Soon|After lunch|A month later",
    "once": "|||One day |One morning |Yesterday |Last week |On {day} |One evening |After school |"
    "At the party |During the holidays |Last summer |In the afternoon ",
    "weather": "The sun was shining.|It was a cold day.|It was raining outside.|The wind was blowing.|"
    "It was a warm evening.|There was snow on the roofs.|The sky was blue.|It was very quiet.|"
    "The birds were singing.|Somewhere a dog barked.|The clock struck four.|It was almost dark.|"
    "Nobody else was there.|The street was empty.|A cool wind came from the sea.|It was a long day.|"
    "A bell rang in the village.|The leaves were falling.|It smelled of fresh bread.|It was {day}.",
    "said": "said|said|said|asked|cried|called|whispered|answered",
    "small": "<|||little |small |old |young |big |clever |funny |tired |hungry >",
}  # fmt: skip
"""Parts that many patterns share."""

BETWEEN = (
    "The sun was shining.|It was a cold day.|It was raining outside.|The wind was blowing.|It was a warm "
    "evening.|There was snow on the roofs.|The sky was blue.|It was very quiet.|The birds were singing.|"
    "Somewhere a dog barked.|The clock struck four.|It was almost dark.|The street was empty.|It was a "
    "long day.|A bell rang in the village.|The leaves were falling.|It smelled of fresh bread.|The windows "
    "were open.|A train went by.|The kettle was singing on the stove.|The moon came up over the trees.|"
    "The children next door were laughing.|It was nearly time for dinner.|The rain had stopped.|The first "
    "stars were out.|A bee flew in through the window.|It had been a busy week.|The radio was playing an old "
    "song.|There was a smell of apples in the air.|It was the last day of the holidays.|The grass was still "
    "wet.|The shops were closed already.|It was not far from the river.|The fire was warm.|Nobody said a "
    "word.|It was the first day of spring.|The road was long and dusty.|A cat sat on the wall and watched.|"
    "Outside, it was getting dark.|The lamps were lit.|It took a long time.|Everybody was busy that day.|The "
    "market was full of people.|High up in the air a lark was singing.|The church clock struck nine.|That was "
    "on a Sunday.|It was the middle of winter.|There were clouds over the hills.|The water was as still as "
    "glass.|The bus was full.|The ice on the pond was thick.|A warm wind came from the south.|The whole house "
    "was asleep.|It was too hot to run.|Far away there was thunder.|The path went up and down.|The flowers "
    "smelled sweet.|The room was full of light.|It was still early.|All of this happened long ago.|Nothing else "
    "happened that day.|A door closed somewhere.|The leaves were red and yellow.|Smoke came from the "
    "chimney.|It was one of those grey mornings.|The sea was calm.|The boats lay in the harbour.|The tea was "
    "getting cold.|There was a long silence.|The afternoon was slow and sleepy.|The floor was cold.|It was a "
    "holiday.|The dog next door did not stop barking.|It had snowed all night.|The old clock on the wall "
    "ticked.|A few drops of rain fell.|The whole town knew about it.|It was market day.|The garden was full of "
    "bees."
).split("|")
"""What may stand between a thing that is told and what follows from it."""


class Grammar:
    """Shared parts and kinds, with what a module adds to them."""

    def __init__(
        self, parts: Mapping[str, str] | None = None, kinds: Mapping[str, Pool] | None = None
    ) -> None:
        self.parts = {**SHARED, **(parts or {})}
        self.kinds = {**KINDS, **(kinds or {})}
        self._parsed = cache(self._parse)

    def slots(self, draw: random.Random) -> Slots:
        """No word drawn yet."""
        return Slots(draw, self.kinds)

    def say(self, draw: random.Random, pattern: str, slots: Slots | None = None) -> str:
        """The pattern with all its holes filled. A ~ before it: it is no sentence, keep it small."""
        chosen = _chosen(draw, self._parsed(pattern.removeprefix("~")))
        filled = chosen.format_map(self.slots(draw) if slots is None else slots)
        return tidy(filled, capitals=not pattern.startswith("~"))

    def documents(
        self, patterns: Sequence[str], count: int, seed: int, most: int = 3, spread: float = 0.0
    ) -> Iterator[str]:
        """`count` documents of one to `most` patterns, each time with words of its own.

        spread: how often other sentences stand after the first one of a pattern.
        """
        draw = random.Random(seed)
        for _ in range(count):
            n = min(most, draw.choice([1, 1, 1, 2, 2, 3, 4]))
            again = draw.random() < 0.3  # the same kind again: the pattern itself is a lesson
            chosen = [draw.choice(patterns)] * n if again else draw.choices(patterns, k=n)
            said = [self.say(draw, pattern) for pattern in chosen]
            if spread:
                said = [spread_out(draw, text) if draw.random() < spread else text for text in said]
            ended = all(text[-1] in '.!?"' for text in said)
            yield (draw.choice([" ", "\n"]) if ended else "\n").join(said)

    def _parse(self, pattern: str) -> Tree:
        while "$" in pattern:
            pattern = re.sub(r"\$([a-z_]+)", lambda m: f"<{self.parts[m[1]]}>", pattern)
        return _tree(re.split(r"([<|>])", pattern))


def _tree(pieces: list[str]) -> Tree:
    """Pieces and signs -> alternatives of sequences of texts and trees."""
    stack: list[list[list[Any]]] = [[[]]]
    for piece in pieces:
        if piece == "<":
            stack.append([[]])
        elif piece == "|" and len(stack) > 1:
            stack[-1].append([])
        elif piece == ">":
            done = stack.pop()
            stack[-1][-1].append(tuple(tuple(way) for way in done))
        elif piece:
            stack[-1][-1].append(piece)
    (root,) = stack
    return tuple(root[0])


def _chosen(draw: random.Random, sequence: Tree) -> str:
    return "".join(
        part if isinstance(part, str) else _chosen(draw, draw.choice(part)) for part in sequence
    )


def spread_out(draw: random.Random, text: str, most: int = 3) -> str:
    """One to `most` other sentences before the text, or after its first sentence."""
    others = " ".join(draw.sample(BETWEEN, draw.choice([1, 1, draw.randint(1, most)])))
    if draw.random() < 0.3:
        return f"{others} {text}"
    first, end, rest = text.partition(". ")
    if not end or '"' in first or first.endswith(("Mr", "Mrs")):
        return f"{others} {text}" if draw.random() < 0.5 else text
    return f"{first}. {others} {rest}"


_AN = re.compile(
    r"\b([Aa]) (?=(?:[aeiou]|[AEIOU][a-z]|hour|honest))(?!one\b|uni|use|usu|eur|Eur|once)"
)
_START = re.compile(
    r"((?:^|[^A-Z][.!?] |\.\" |\n|(?:said|asked|called|cried|sang|wrote|answered|shouted|replied|again|back|repeated), (?=\"))\"?)([a-z])"
)
_QUOTE = re.compile(r"((?:^|\n|[.!?]\"? )\")([a-z])")
_SPACES = re.compile(r" {2,}")


def tidy(text: str, capitals: bool = True) -> str:
    """Articles before vowels, capitals where sentences and speeches begin, single spaces."""
    text = _SPACES.sub(" ", text).replace(" .", ".").replace(" ,", ",").strip()
    text = _AN.sub(r"\1n ", text)
    if not capitals:
        return text
    return _QUOTE.sub(_capital, _START.sub(_capital, text))


def _capital(found: re.Match[str]) -> str:
    return found[1] + found[2].upper()
