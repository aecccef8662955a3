"""Countries, capitals, continents, languages and money inside natural sentences.

`training.facts` says the facts in plain statements; here they are said as people say them: in stories
of journeys, letters, school lessons, quizzes, news and talk, with the country named long before the
capital, or only meant by "there". Mostly of the countries that a class would ask for. The tables are
those of `training.facts` and `training.countries`. Drawn with a seed.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from training.countries import (
    ADJECTIVE,
    BEST_KNOWN,
    CITIES,
    FLAGS,
    FOODS,
    GREETINGS,
    KNOWN_FOR,
    LANGUAGES,
    MONEY,
    NATURE,
    NEIGHBOURS,
    PEOPLE,
    SIGHTS,
    called,
)
from training.facts import WELL_KNOWN, load_tables
from training.phrases import ALL_BOYS, ALL_GIRLS, Grammar, listed, paragraph, people

NOT_SAID = {"The Democratic Republic of Congo", "Svalbard and Jan Mayen", "Netherlands Antilles"}

Slots = dict[str, str]

FRAMES = Grammar(
    relative="""my uncle
    my aunt
    our neighbour
    my best friend
    my cousin
    a friend of ours
    our teacher
    my big sister
    my older brother
    a girl in my class
    the new boy in our class
    my grandmother
    the family next door""",
    time="""Last summer
    Last year
    Two years ago
    In the holidays
    Last spring
    In May
    One winter
    Some years ago
    At Easter
    When {A} was young
    When I was ten
    A week ago""",
    future="""Next year
    Next summer
    In the next holidays
    One day
    When school is over
    Some day
    In two weeks
    Next month
    At the end of the year""",
    old="""beautiful
    old
    big
    famous
    busy
    lovely
    wonderful
    great""",
    went="""went
    flew
    travelled
    drove
    came""",
    travelled="""{A} and {Ahis} [family|brother|sister|friends]
    {A} and {B}
    my parents
    our class
    the whole family
    my grandparents
    the twins
    the two friends
    the musicians
    a group of students
    the children of the choir""",
    fill="""The weather was [good|bad|warm|fine] [almost all the time|every day|most of the time|].
    There was so much to see.
    Everybody was [very|so|really] [friendly|kind|helpful].
    The food was [good|very good|a bit strange at first].
    On the first day it rained.
    The journey was long[, but the seats were soft|].
    There was a [park|river|market] in front of the house.
    The birds woke everybody up at five o'clock.
    In the evening there was [music|a concert|a feast] in the [park|streets|square].
    The days were full of new things.""",
    they="""{fill}
    {fill}
    They took [many pictures|a lot of photos|only one bag each].
    They lived in a small [hotel|house|flat] near the [station|river|park].
    In the evenings they walked through the streets and looked at the [lights|people|shops].
    They stayed for [two weeks|ten days|a month|a week].
    They went from one museum to the next until their feet hurt.
    On the last day they sat in a café and said nothing for a long time.
    They had read about it in a thick book.
    They ate in a different place every evening.""",
    one="""{fill}
    {fill}
    {Ahe} wrote [a postcard|three postcards|a long letter] to {Ahis} grandmother.
    {Ahe} had never been on a [plane|ship|train] before.
    {Ahe} bought a [cup|hat|small bell|red scarf] for a friend.
    At first {Ahe} was tired, but then {Ahe} could not stop looking.
    {Ahe} got lost once, but a kind woman helped {Ahim}.
    "I want to stay here for ever," {Ahe} said.
    {Ahe} found a room on the third floor, with a view of a church.
    {Ahe} got up early, bought some bread and sat down by the river.
    Every week {Ahe} wrote home.
    {Ahe} had a bicycle and a small dog.""",
    their="""It is far from here.
    The street is narrow and there is a market on [Saturdays|Fridays].
    I have been there [once|twice].
    The [work|job] is hard, but the people are nice.
    [Sometimes|At Christmas] a parcel comes from there.
    The windows look out on a park with old trees.""",
    capital="""{time} {travelled} [{went} to {c}|{went} to {c} by [train|bus|plane|car]]. They [spent|stayed] [three days|a week|some days|most of the time] in the capital, {city}.
    {time} {travelled} [{went} to {c}|visited {c}]. [First|On the second day|At the end] they [saw|looked at|visited] {city}, the capital.
    {relative} [comes|is] from {c} and [lives|was born|has a shop|works] in [the capital|its capital|the capital city], {city}.
    {relative} was born in {city}, the [capital|capital city] of {c}.
    {future} {A} wants to go to {c}. Most of all {Ahe} wants to see [{city}, the capital|the capital, {city}|the capital {city}].
    {A} has a map of {c} on the wall. The [biggest|red|black] dot [in it|on it|on the map] is [the capital|its capital], {city}.
    The plane from {city}, the capital of {c}, [was late|landed at noon|arrived on time|had to wait].
    "Where in {c} do you live?" "In the capital." "Oh, in {city}!"
    "I am from {c}," said {A}. "Are you from the capital?" asked {B}. "[Yes|That's right], from {city}."
    "I am from {c}," said {A}. "[Not from {town}, from|I live in] [the capital|our capital], {city}."
    The [president|government|parliament] of {c} [is|meets|works|has its seat] in the capital, [the city of|] {city}.
    [The people of {c} know|Most people in {c} know|Everybody in {c} knows] the [streets|squares|parks] of {city}, their capital.
    In {c} [there are many cities|one city is more important than all the others|people drive to the capital when they want to shop]. The capital is {city}.
    {c} has many [beautiful|big|old] [cities|towns|places], and one of them is {city}.
    {town} is a big city in {c}, but [it is not the capital. The capital is|the capital is] {city}.
    {town} is not the capital of {c}. [That|It|The capital] is {city}.
    Is {town} the capital of {c}? No, [the capital is|it is] {city}.
    Many people think that {town} is the capital of {c}, but [in fact|really] it is {city}.
    {c}'s largest airport is near {city}, [its|the] capital.
    "Which city is the capital of {c}?" [asked the teacher|the teacher asked|asked {A}]. {B} [thought for a while|looked at the map|put up {Bhis} hand] and said, "{city}."
    The teacher [pulled down|unrolled|pointed at] the map. "This is {c}. And what is this city here, the capital?" "[It is|That is|That's] {city}," said {A}.
    In the quiz {A} was asked for the capital of {c}. {Ahe} [knew it at once|did not have to think|answered]: {city}.
    In the quiz {A} had to say the capital of {c}. "{city}," {Ahe} said, and got [a point|two points|the prize].
    In the test there was a question about {c}: what is the capital? {A} wrote "{city}".
    For [homework|school] {A} had to learn [five|ten|some] capitals: {c} - {city}, {c2} - {city2}, {c3} - {city3}.
    The [next plane|plane|evening plane] flies from {city2} in {c2} to {city}, the capital of {c}.
    {A} lives in {city2}, the capital of {c2}, and {B} lives in {city}, the capital of {c}.
    {city2} is the capital of {c2}, and {city} is the capital of {c}.
    The capital of {c2} is {city2}, and the capital of {c} is {city}.
    {city} is to {c} [what|as] {city2} is to {c2}.
    Is {city2} the capital of {c}? No, {city2} is the capital of {c2}. The capital of {c} is {city}.
    The [minister|singer|team|painter] [travelled|came] from {city2} in {c2} to {city} in {c}.
    A letter came from {c}. On the stamp one could read the name of the capital: {city}.
    On the postcard from {c} there was a picture of [the capital,|] {city}.
    Dear {Name}, greetings from {c}! [Yesterday|Today|This morning] we saw the capital, {city}. [It is [very|] {old}.|]
    Dear {Name}, we are in {c} now. We live in a small hotel in [the capital|the middle of the capital], {city}. Yours, {Name2}
    [News from {c}:|In {c},] thousands of people [met|danced|marched|sang] in the streets of [the capital|its capital], {city}, on Sunday.
    The football team of {c} played at home in [the capital,|] {city}.
    {A} collects stamps. From {c} {Ahe} has one with a tower in {city}, the capital.
    If you ever go to {c}, do not miss [the capital,|its capital,] {city}.
    [Have you ever been|Has {A} ever been] to {c}? [Yes, I have seen the capital,|Only in the capital,|Only once, in] {city}.
    A trip to {c}? Then you will want to see the capital, {city}.
    {c}, with its capital {city}, [lies|is] in {cont}.
    From {n} we crossed the border into {c} and drove on to [the capital,|its capital,] {city}.
    The [river|road|railway] goes through {c} and its capital, {city}.
    {A} studied in {c}, in the {old} city of {city}.
    {A} [found|drew a circle round|looked for] {c} on the [globe|map]. "And here is the capital," {Ahe} said, "it is called {city}."
    The capital of {c} is not {city2} but {city}.
    Every child in {c} knows the name of the capital: {city}.
    [Ask|If you ask] {ppl} for their capital, [and they will say|they will answer]: {city}.
    {ppl} have a [big|great|beautiful] capital: {city}.
    The {adj} capital is [called|] {city}.
    The {adj} capital, {city}, is a {old} city.
    {A} [met|knows|writes to] a {adj} girl who [lives|grew up] in the capital of her country, {city}.
    Our {adj} friends live in {city}, the capital of {c}.
    A {adj} [painter|singer|writer|cook|doctor] came from {city}, the capital of {c}, to our town.
    The embassy of {c2} in {c} is in the capital, {city}.""",
    country="""{city} is the capital of {c}.
    We [went|flew|came] to {city}, the capital of {c}.
    {A} was born in {city}, in {c}.
    [Where is {city}?|In which country is {city}?] {city} is in {c}.
    {A} comes from {city}. [So|That means that] {Ahe} comes from {c}.
    If you live in {city}, you live in {c}.
    {time} {travelled} saw {city}. It was their first time in {c}.
    {relative} lives in {city}. [I would like to|One day I will] visit {c} too.
    The people of {city} are proud of their country, {c}.
    {city} is in {c}, and {city2} is in {c2}.
    {city} and {town} are [cities|two cities|big cities] in {c}.
    A plane left {city} at six. It came from {c}.
    {A} saw a picture of {sight}. [It was taken|The picture comes from somewhere] in {c}.
    If you want to see {sight}, you must [go|travel] to {c}.
    {A} [saw|took a picture of] {sight}. [So {Ahe} was|It was {Ahis} first day] in {c}.
    People who live in {c} are called {ppl0}.
    [The people|Those who live] in {c} are [called|] {ppl0}, and [the people|those] in {c2} are [called|] {ppl02}.
    {A} is from {c}, so {Ahe} is {adj}. {B} is from {c2}, so {Bhe} is {adj2}.
    Something that comes from {c} is {adj}, and something that comes from {c2} is {adj2}.
    {adj} [cheese|music|food] comes from {c}.
    {c} is known for {known}.
    When people think of {c}, they think of {known}.
    In {c} you can [eat|try] {food}.
    {A} loves {food}. "I would like to live in {c}," {Ahe} says.
    {nature} [is in|can be seen in|belongs to] {c}.
    The flag of {c} is {flag}.
    {A} painted the flag of {c}: {flag}.
    What does the flag of {c} look like? It is {flag}.
    {c} is next to {n}. {c} and {n} are neighbours.
    {A} crossed the border from {n} into {c}.
    {ns} are neighbours of {c}.
    Which countries are next to {c}? {ns}.""",
    continent="""{c} [is|lies] in {cont}.
    {c} is one of the countries of {cont}.
    {c}, {c2s} and {c3s} are [all|] [countries in|in|countries on the continent of] {cont}.
    On which continent is {c}? [It is in|On|The answer is] {cont}.
    {A} [looked for|found] {c} on the [globe|map]. It is in {cont}.
    "Is {c} in {wrong}?" asked {A}. "No, it is in {cont}," said {B}.
    {c} is not in {wrong}, it is in {cont}.
    {relative} has travelled through [all of|] {cont}: {c}, {c2s}, {c3s} and many other countries.
    {A} wants to see all the countries of {cont}, and {Ahe} will begin with {c}.
    {time} {travelled} flew to {c}. It was their first journey to {cont}.
    [Animals|Plants|Songs|Stories] from {c} come from {cont}.
    {city} is a city in {cont}. It is the capital of {c}.
    A [letter|parcel|singer|plane] travelled from {c} in {cont} to {o} in {ocont}.
    {c} is in {cont}, but {o} is in {ocont}.
    {c} is in {cont}. In which continent is {o}? {o} is in {ocont}.
    [The world has seven continents.|There are seven continents.] {c} is in {cont}, {o} is in {ocont}.
    {A} made a list of the countries in {cont}: {c}, {c2s}, {c3s}.
    {A} learned about {cont} today. {Ahe} can name three countries there: {c}, {c2s} and {c3s}.
    {c} has a border with {n}. Both [countries|] are in {ncont}.
    [{ppl}|The people of {c}] live in {cont}.
    {A} likes maps. "Here is {cont}," {Ahe} says, "and in it there is {c}."
    The team of {c} won the cup of {cont}.
    {c} belongs to {cont}, like {c2s} and {c3s}.
    One day {A} would like to [see|visit] {c}. It [is far away|is a long way], [in|on the continent of] {cont}.
    [A lion|A bird|A letter|A boat] came all the way from {c} in {cont}.
    {A} [asked|wondered] where {c} was. {B} [showed|told] {Ahim}: it was in {cont}.""",
    language="""[People|Most people|The people|Children] in {c} speak {lang}.
    In {c} [people speak|most people speak|they speak|everybody speaks|nearly everybody speaks] {lang}.
    [Almost all|Most] [people|children] in {c} grow up with {lang}.
    As in the rest of {c}, the people of {town} speak {lang}.
    {A} grew up in {c}, [where the people speak|where everybody speaks|so {Ahis} mother tongue is] {lang}.
    The [man|woman|girl|sailor] from {c} [answered|sang|counted|said something] in {lang}.
    What [language|] do [people|they|children] speak in {c}? [They speak|In {c} they speak|The answer is] {lang}.
    {A} is from {c}, so {Ahe} speaks {lang}.
    {A} was born in {city}. At home {Ahe} speaks {lang}.
    {relative} [went|moved] to {c} and had to learn {lang}.
    {A} wants to live in {c}, so {Ahe} is learning {lang}.
    If you go to {c}, you should learn a little {lang}.
    In the shops of {city} [you hear|people speak|everybody speaks] {lang}.
    {A} does not speak {olang}, because in {c} people speak {lang}.
    {A} comes from {c}. {Ahis} first language is not {olang} but {lang}.
    {A} comes from {c}, and {B} comes from {ol}. {A} speaks {lang}, and {B} speaks {olang}.
    In {c} they speak {lang}, and in {ol} they speak {olang}.
    A letter came from {c}. It was written in {lang}.
    The newspapers in {c} are [written|printed] in {lang}.
    The songs from {c} are in {lang}.
    In the schools of {c} the children learn to read and write [in|] {lang}.
    The teacher from {c} taught us some words of {lang}.
    {A} asked the way in {city}. But nobody understood {Ahim}, because {Ahe} did not speak {lang}.
    "Do you speak {olang}?" "No, I am from {c}. I speak {lang}."
    "How do you say it in {c}?" asked {A}. "I don't know," said {B}. "I don't speak {lang}."
    [Two|Three] people from {c} sat in the train and talked in {lang}.
    {A} has a pen friend in {c}. They write to each other in {lang}.
    [Films|Books|Poems] from {c} are mostly in {lang}.
    Since {A} moved to {city}, {Ahe} has spoken {lang} every day.
    {time} {travelled} went to {c}. They bought a small book with words in {lang}.
    {relative} lives in {city}. [{their#1} |][{their#2} |][The neighbours there speak only|It took a long time to learn|You can hear in every street how people talk in|The letters from there are full of words of] {lang}.
    {time} {A} moved to {c}. {one#1} [{one#2} |]After a year {Ahe} could speak {lang}.
    {time} {A} moved to {city} for {Ahis} work. {one#1} [{one#2} |]Little by little {Ahe} learned {lang}.
    Good morning is "{hello}" in {glang}, and thank you is "{thanks}".
    In {gc} people say "{hello}" when they meet and "{thanks}" when they want to say thank you.
    "{hello}!" said the man from {gc}. He spoke {glang}.""",
    money="""In {c} [you|people] pay with the {cur}.
    The money of {c} is the {cur}.
    In {c} the money is [called|] the {cur}.
    {A} went to {c}. At the bank {Ahe} asked for {cur.pl}.
    How do people pay in {c}? [They pay with|With] the {cur}.
    A ticket to {city} costs many {cur.pl}, because the money of {c} is the {cur}.
    In {c} a loaf of bread does not cost {ocur.pl}, it costs {cur.pl}.
    The {cur} is the money of {c}[, and the {ocur} is the money of {om}|].""",
    article="""{c} is a country in {cont}. [Its capital is|The capital is|The capital city is] {city}. [The people [there|] speak|People there speak] {lang}. [People pay|They pay] with the {cur}.
    {c} lies in {cont}. [Next to it [are|there are]|Some of its neighbours are] {ns}. The capital is {city}.
    In {cont} there is a country called {c}. [Its people|The people there] are called {ppl0}. Their capital is {city}, and their language is {lang}.
    {c} is known for {known}. Its capital is {city}. {sightS}
    {city} is the capital of {c}. It is a {old} city in {cont}. [Most people|The people] there speak {lang}. {sightS}
    [What do we know about|Let us talk about|A little about] {c}[?|.|:] It is in {cont}, [its|the] capital is {city}, people speak {lang} and pay with the {cur}.
    {A} gave a talk about {c}. "{c} is in {cont}," {Ahe} began. "The capital is {city}. [The flag is {flag}. |]The people speak {lang}. [They like to eat {food}. |]{c} is known for {known}."
    I [was born in|come from|live in] {c}. My country is in {cont}. [Our|The] capital is {city}. We speak {lang}. We eat {food}.
    {relative} lives in {c}, in the city of {town}. [{their#1} |]Every [month|year] {A} goes there, and then they take the train to the capital, {city}.
    {c}: capital {city}, continent {cont}, language {lang}, money {cur}.
    Country: {c}\\nCapital: {city}\\nContinent: {cont}\\nLanguage: {lang}
    {time} {travelled} {went} to {c}. {they#1} [{they#2} |]They liked [the capital|its capital], {city}, most of all.
    {time} {travelled} {went} to {c}. {they#1} {they#2} [The capital of the country|Its capital], {city}, [was|is] bigger than they had thought.
    {A} dreams of {c}. [{Ahe} has read many books about it. |{fill0} ]One day {Ahe} will walk through the streets of the capital, {city}.
    [Once|One day] a [girl|boy] from {c} came into our class. [She|The child] was born in [the capital|{city}]. She spoke {lang} and showed us {cont} on the map.
    "Guess where I come from," said {A}. "In my country people speak {lang}. It is in {cont}. The capital is {city}." "I know!" said {B}. "You come from {c}!"
    I am thinking of a country in {cont}. It is known for {known}. Its capital is {city}. Which country is it? It is {c}.
    Riddle: The capital is {city}, the people are called {ppl0}. [What is the name of the country?|Where are we?] In {c}!""",
    fill0="""It is far away, but that does not matter.
    {Ahe} saves all {Ahis} money for the journey.
    There is a big picture of it over {Ahis} bed.""",
    pairs="""Countries and their capitals: {list}.
    {A} had to learn the capitals: {list}.
    {list}.
    On the board there were countries and capitals: {list}.
    "Let us say the capitals," said the teacher. "{list}."
    Capitals of {cont}: {listcont}.
    Some countries in {cont} are {countries}.
    The countries of {cont} that {A} knows are {countries}.
    {countries} are countries in {cont}.
    We travelled through {countries}, all of them in {cont}.""",
)

KINDS = {"capital": 10, "country": 4, "continent": 4, "language": 5, "money": 1.2, "article": 4}


class World:
    """The tables, and how often each country is said."""

    def __init__(self, folder: Path) -> None:
        tables = load_tables(folder)
        self.city = tables["city"]
        self.continent = {c: v for c, v in tables["continent"].items() if c in self.city}
        self.language = {**tables["languages"], **LANGUAGES}
        self.money = {
            **{c: v for c, v in tables["currency_name"].items() if "-" not in v},
            **MONEY,
        }
        self.names = sorted(
            c
            for c in self.city
            if c in self.continent and not ({",", "("} & set(c)) and c not in NOT_SAID
        )
        self.weights = [
            60 if c in BEST_KNOWN else 12 if c in WELL_KNOWN else 4 if c in PEOPLE else 1
            for c in self.names
        ]
        self.by_continent: dict[str, list[str]] = {}
        for c in self.names:
            if c in PEOPLE or c in WELL_KNOWN:
                self.by_continent.setdefault(self.continent[c], []).append(c)

    def country(self, draw: random.Random, but: tuple[str, ...] = ()) -> str:
        """One of the countries, mostly a well-known one."""
        while (c := draw.choices(self.names, self.weights)[0]) in but:
            pass
        return c

    def slots(self, c: str, draw: random.Random) -> Slots:
        """What can be said of the country `c`, and of others for comparison."""
        c2 = self.country(draw, (c,))
        c3 = self.country(draw, (c, c2))
        slots = {"c": called(c), "city": self.city[c], "cont": self.continent[c],
                 "c2": called(c2), "city2": self.city[c2], "c3": called(c3), "city3": self.city[c3],
                 "Name": draw.choice(ALL_GIRLS), "Name2": draw.choice(ALL_BOYS), **people(draw)}  # fmt: skip
        same = [x for x in self.by_continent.get(self.continent[c], []) if x != c]
        if len(same) > 1:
            slots["c2s"], slots["c3s"] = map(called, draw.sample(same, 2))
        others = [x for x in self.by_continent if x != self.continent[c]]
        slots["wrong"] = draw.choice(others) if others else "America"
        different = [x for x in (c2, c3) if self.continent[x] != self.continent[c]]
        if different:
            slots["o"], slots["ocont"] = called(different[0]), self.continent[different[0]]
        if lang := self.language.get(c):
            slots["lang"] = lang
            for x in (c2, c3):
                if (said := self.language.get(x)) and not set(said.split()) & set(lang.split()):
                    slots["ol"], slots["olang"] = called(x), said
        if (cur := self.money.get(c)) and c in PEOPLE:
            slots["cur"] = cur
            for x in (c2, c3):
                if x in MONEY and MONEY[x] != cur:
                    slots["om"], slots["ocur"] = called(x), MONEY[x]
        if lang in GREETINGS:
            slots["gc"], slots["glang"] = called(c), lang
            slots["hello"], slots["thanks"] = GREETINGS[lang]
        return slots | self._more(c, c2, draw)

    def _more(self, c: str, c2: str, draw: random.Random) -> Slots:
        slots: Slots = {}
        for name, of in {"adj": ADJECTIVE, "food": FOODS, "known": KNOWN_FOR, "flag": FLAGS,
                         "nature": NATURE, "sight": SIGHTS, "ppl0": PEOPLE}.items():  # fmt: skip
            if c in of:
                slots[name] = of[c]
        if c in PEOPLE:
            slots["ppl"] = f"the {PEOPLE[c]}"
            if PEOPLE.get(c2) and c2 in ADJECTIVE:
                slots["ppl02"], slots["adj2"] = PEOPLE[c2], ADJECTIVE[c2]
        if c in SIGHTS:
            slots["SIGHT"] = slots["sight"]
            slots["sightS"] = draw.choice(["Many people come to see {}.", "Visitors like to see {}.",
                                           "There you can see {}."]).format(SIGHTS[c])  # fmt: skip
        else:
            slots["sightS"] = ""
        if CITIES.get(c):
            slots["town"] = draw.choice(CITIES[c])
        if neighbours := NEIGHBOURS.get(c):
            n = draw.choice(neighbours)
            slots["n"] = n
            known = n.removeprefix("the ")
            if self.continent.get(known) == self.continent[c]:
                slots["ncont"] = self.continent[c]
            if len(neighbours) > 1:
                slots["ns"] = listed(draw.sample(neighbours, len(neighbours)))
        if slots.get("ppl0") == slots.get("adj"):
            slots.pop("ppl0", None)  # "the people are called French" is said with "the"
            if c in PEOPLE:
                slots["ppl0"] = f"the {PEOPLE[c]}"
        return slots


def documents(folder: Path, count: int = 80_000, seed: int = 12) -> Iterator[str]:
    """`count` documents of one to eight sentences; the same for the same seed."""
    draw = random.Random(seed)
    world = World(folder)
    kinds, weights = list(KINDS), list(KINDS.values())
    special: list[Callable[[World, random.Random], str]] = [_pairs, _quiz]
    for _ in range(count):
        if draw.random() < 0.12:
            yield draw.choice(special)(world, draw)
            continue
        keep = draw.choice(["kind", "country", "nothing", "nothing"])
        kind, c = draw.choices(kinds, weights)[0], world.country(draw)
        made = []
        for _ in range(draw.choice([1, 1, 1, 2, 2, 3, 4, 5])):
            if keep != "kind":
                kind = draw.choices(kinds, weights)[0]
            if keep != "country":
                c = world.country(draw)
            made.append(say(world, kind, c, draw))
        yield paragraph(draw, made)


def say(world: World, kind: str, c: str, draw: random.Random) -> str:
    """A sentence or some of them about the country."""
    for _ in range(50):
        try:
            return FRAMES.say(draw.choice(FRAMES.rules[kind]), draw, world.slots(c, draw))
        except KeyError:  # a frame that asks for what is not known of this country
            continue
    return FRAMES.say("{city} is the capital of {c}.", draw, world.slots(c, draw))


def _pairs(world: World, draw: random.Random) -> str:
    """France - Paris, Italy - Rome, ..."""
    cont = draw.choices([*world.by_continent], [len(v) for v in world.by_continent.values()])[0]
    there = world.by_continent[cont]
    chosen = draw.sample(there, min(len(there), draw.randint(3, 6)))
    anywhere = list(dict.fromkeys(world.country(draw) for _ in range(draw.randint(3, 8))))
    how = draw.choice(["{c} - {v}", "{c}: {v}", "{v} ({c})", "{v} is in {c}", "{c}, {v}", "the capital of {c} is {v}"])  # fmt: skip
    joined, of_continent = (
        [how.format(c=called(c), v=world.city[c]) for c in cs] for cs in (anywhere, chosen)
    )
    if draw.random() < 0.25:
        return FRAMES.say("{x}", draw, {"x": "\n".join(joined)})
    slots = {"list": "; ".join(joined), "listcont": "; ".join(of_continent), "cont": cont,
             "countries": listed([called(c) for c in chosen]), **people(draw)}  # fmt: skip
    return FRAMES.say("{pairs}", draw, slots)


def _quiz(world: World, draw: random.Random) -> str:
    """Some questions and answers in a row."""
    slots = people(draw)
    ask = draw.choice(
        [
            ('"{c}?" "{v}."', " "),
            ('"What is the capital of {c}?" "{v}."', " "),
            ("Q: What is the capital of {c}?\nA: {v}", "\n"),
            ("Question: Which city is the capital of {c}?\nAnswer: {v}", "\n"),
            ("The capital of {c}? {v}!", " "),
            ("What is the capital of {c}? The capital of {c} is {v}.", " "),
            ("What is the capital of {c}? It is {v}.", " "),
        ]
    )
    start = draw.choice(
        ["", "", "{A} and {B} played a game with capitals. ", "{A} asked, {B} answered. ",
         "The teacher asked for capitals. ", "In the quiz there were many questions. "]
    )  # fmt: skip
    made = [
        ask[0].format(c=called(c), v=world.city[c])
        for c in dict.fromkeys(world.country(draw) for _ in range(draw.randint(2, 5)))
    ]
    return FRAMES.say(start + "{x}", draw, {"x": ask[1].join(made), **slots})
