"""Exercises in closing what was opened: speeches, titles, words that are spoken of, brackets.

Comma, full stop, question and exclamation mark stand where English (and Python, and JSON) want them;
what stands inside is drawn from sentences, lists, names and numbers, short and long.
"""

import random
from collections.abc import Iterator

from training.phrasing import Grammar, Term
from training.reading_back import GRAMMAR as READING
from training.reading_back import WORDS
from training.words import COLOURS, OPPOSITES

SAYINGS = (
    "come in/go away/sit down/wait for me/look at this/stop it/help me/run/hurry up/let me in/give it back/"
    "do not be afraid/it is not true/I am hungry/we are lost/this is mine/it is raining/I have an idea/you are right/"
    "I am so tired/the bus is coming/dinner is ready/there is a mouse in my shoe/I want to go home/he took my hat/"
    "nobody is here/I can see the sea/my foot hurts/I like it here/we have won/it is time to go/I do not know/"
    "the door is open/she is my sister/they are all gone/I will be back soon/this soup is cold/I forgot my bag/"
    "the train has left/you must not cry/we need more wood/I love this song/my tooth is loose/it was only a dream"
).split("/")
ASKED = (
    "where are you/who is there/what is that/can you hear me/is it far/how are you/what is your name/why not/"
    "are we there yet/may I come in/do you like it/is this your bag/have you seen my dog/what time is it/"
    "who took my cake/will you help me/where is my other shoe/when does it start/"
    "why are you so late/how much is it/can I keep it/is anybody home/what are you doing/did you hear that/"
    "which one is yours/how old is he/whose hat is this/shall we go/is it left or right/do you remember me"
).split("/")
TITLES = (
    "Old MacDonald/The Ugly Duckling/Snow White/Little Red Riding Hood/Row, Row, Row Your Boat/"
    "The Three Little Pigs/Hansel and Gretel/Jingle Bells/Silent Night/Humpty Dumpty/Mary Had a Little Lamb/Cinderella/"
    "The Jungle Book/Peter Pan/Robin Hood/Treasure Island/The Snow Queen/Puss in Boots/Happy Birthday/Sleeping Beauty/"
    "The Wizard of Oz/Baa, Baa, Black Sheep/London Bridge/The Little Mermaid/Goldilocks/The Red Balloon/Blue Moon/"
    "A Day at the Sea/The Lost Key/Night Train/The Owl's Song/My Hat/The Old Mill/Seven Days/Under the Apple Tree"
).split("/")
SIGNS = (
    "No entry/Wet paint/Mind the step/Open/Closed/Please ring the bell/Do not touch/Keep out/"
    "Fresh eggs/No swimming/Danger/Exit/Please wait here/Silence/Private/Way out/Slow/Free kittens/Lost cat/For sale/"
    "Please knock/Back in five minutes/Keep the gate shut/No fishing/Danger of fire/Welcome/Sold out/Push/Pull/Thin ice"
).split("/")
FOREIGN = [
    tuple(row.split("/"))
    for row in (
        "French/hello/bonjour,French/thank you/merci,French/water/eau,French/cat/chat,French/dog/chien,French/bread/pain,"
        "German/yes/ja,German/no/nein,German/thank you/danke,German/dog/Hund,German/bread/Brot,German/house/Haus,German/good/gut,"
        "Spanish/hello/hola,Spanish/thank you/gracias,Spanish/house/casa,Spanish/water/agua,Spanish/friend/amigo,Spanish/good/bueno,"
        "Italian/hello/ciao,Italian/thank you/grazie,Italian/good day/buongiorno,Italian/milk/latte,Italian/red/rosso,"
        "Dutch/cat/kat,Dutch/book/boek,Swedish/hello/hej,Swedish/thank you/tack,Latin/water/aqua,Latin/moon/luna,Latin/king/rex,"
        "French/sun/soleil,French/moon/lune,French/red/rouge,German/water/Wasser,German/moon/Mond,Spanish/sun/sol,Spanish/cat/gato"
    ).split(",")
]
ASIDES = (
    "the {adj} one with the {colour} {wear}|a friend of {name7}|not the {adj2} one|the youngest of {few}|he is from {town}|"
    "and so is {name7}|you know {name7}, I think|who is {age} years old|the best {job} in {town}|it was {day}|"
    "at least that is what {name7} said|a gift from {kin}|see page {house}|it was new then|nobody knows why|"
    "about {few} of them|with {few} {things7} and a {thing8}|I do not remember the year|born in {year}|as you can see in the picture|"
    "the tallest {animal7} of all|or was it {day}|we had no {shop[0]}|not far from {town}|and that is a long way|{name7} and {name8}|"
    "a {thing7}, a {thing8} and {few} {things9}|the one on the left|which means {word} in their language|my favourite"
)

GRAMMAR: Grammar = Grammar(
    {
        "end": ".|.|.|, but nobody answered.|, and {name6} laughed.|, I think.| in the end.",
        "tells": "said|called|cried|shouted|whispered|answered|replied|repeated",
        "speaker": "{name}|{name}|{kin}|{mr}|the {someone}|the {folk}|the {animal}|the teacher|a voice|my {rel}",
    },
    {
        **READING.kinds, "say": SAYINGS, "askq": ASKED, "title": TITLES, "sign": SIGNS, "foreign": FOREIGN,
        "opp": [tuple(o) for o in OPPOSITES] + [tuple(o[::-1]) for o in OPPOSITES],
        "adj": "old little tall fat thin quiet other new small clever".split(),
        "wear": "hat coat scarf shirt bag jacket".split(), "job": "baker singer teacher doctor tailor cook".split(),
        "letters": lambda draw, _: _letters(draw), "aside": lambda draw, slots: Term(
            GRAMMAR.say(draw, "~" + draw.choice(ASIDES.split("|")), slots)),
    },
)  # fmt: skip


def _letters(draw: random.Random) -> tuple[str, str, str]:
    """A word, its first letter, and how many it has."""
    word = draw.choice([w for w in WORDS if " " not in w])
    return word, word[0], "zero one two three four five six seven eight nine ten eleven".split()[len(word)] if len(word) < 12 else "many"  # fmt: skip


SPEECH = [
    '"{say}," said $speaker.', '"{say}!" $tells $speaker.', '"{askq}?" asked $speaker.', '"{say:^}. {say2:^}," said $speaker.',
    '"{say}," said {x}. "{say2}." {y} <nodded|smiled|did not answer>.', '"{askq}?" asked {x}. "{say}," answered {y}.',
    '{x} said, "{say:^}." {y} asked, "{askq:^}?" And {x} said again, "{say:^}."', '{x} asked, "{askq:^}?" and {y} said, "{say:^}."',
    '$speaker <$tells>, "{say:^}<.|!>"', '$speaker asked, "{askq:^}?" Nobody knew.', '$speaker <$tells>, "{say:^}! {say2:^}! {say3:^}!"',
    "\"{say}!\" $tells $speaker. Then, a little louder: \"{say}!\"", '"Hello," said {x}, "{askq}?"', '"{name3}," said $speaker, "{say}."',
    '"{say}," said {x}, "please."', '"Yes," said {x}. "No," said {y}. "{askq}?" asked {name3}.',
    "From the <ship|hill|window|roof> somebody called, \"{say:^}!\"", 'The parrot said, "{say:^}, {say}, {say}!"',
    'She wrote on the board: "{line}." Then she asked, "{askq:^}?"', '"{line}," said {x}. "{askq}?" asked {y}. "{line2}," said {x}.',
    'When the {someone} <came in|saw us|woke up>, {someone:they} said, "{say:^}." We said, "{say2:^}."',
    '"I think it is {day}," said {x}. "No, it is {day2}," said {y}.',
    '"{maderow:^}!" sang the birds. "{maderow:^}!"', '"Once upon a time," began $speaker, "there was a {animal} who lived {where}."',
    '"Dear {name3}," it said, "{line}. Yours, {name4}."', '"Can you say {word}?" "{word:^}," said {x}. "Very good."',
    "\"A {animal}?\" asked {x}. \"No,\" said {y}, \"it is a {animal2}.\"", '"My name is {x}," said the {x:child}, "and this is {y}."',
    '"{name3} told me: \'{say:^}!\' and then {name3:they} was gone," said {x}.', '\'{say:^},\' said {x}. \'{askq:^}?\' asked {y}.',
    '"Did {name3} say \'{say}\'?" asked {x}.', '"{few:^} {animals}," counted {x}, "and {few2} {animals2}."',
    '"Some {shop[0]}, please," said {x}.', '"Where is {name3}?" "{where:^}," said {y}. "{say:^}."',
    '{x} shouted, "{say:^}!" So {y} shouted back, "{say2:^}!"', '$speaker laughed and said, "{line}."', 'The letter began, "Dear {name3}, {say}." It ended, "Yours, {x}."',
]  # fmt: skip
WORDS_SPOKEN_OF = [
    'The word "{letters[0]}" has {letters[2]} letters.', 'The word "{letters[0]}" begins with "{letters[1]}", and the word "{letters2[0]}" begins with "{letters2[1]}".',
    'The opposite of "{opp[0]}" is "{opp[1]}".', 'The opposite of "{opp[0]}" is "{opp[1]}", and the opposite of "{opp2[0]}" is "{opp2[1]}".',
    'In {foreign[0]} the word for "{foreign[1]}" is "{foreign[2]}".', 'In {foreign[0]} "{foreign[2]}" means "{foreign[1]}", and in {foreign2[0]} "{foreign2[2]}" means "{foreign2[1]}".',
    'How do you say "{foreign[1]}" in {foreign[0]}? You say "{foreign[2]}".', 'We sang "{title}" and then "{title2}".', 'We sang the song "{title}".',
    'My favourite <song|story|book|film> is "{title}".', 'My favourite <story|book|film> is "{title}", but {name} likes "{title2}" better.',
    'Have you read "{title}"? No, but I have read "{title2}".', '{name} is reading "{title}" for the third time.',
    "{name} can play \"{title}\" on the <piano|flute|violin>.", 'The sign said "{sign}".', "A board <at the gate|by the pond|over the shop> said: \"{sign}\".",
    'Over the door stood "{sign}", and on the door stood "{sign2}".', 'There was a sign ("{sign}") at the <gate|door|corner>.', '{name} did not see the sign "{sign}" and went in.',
    'They call him "{surname} the {adj}", but his name is {boy}.', 'She called it "{word}" and he called it "{word2}".', 'The word "{made}" does not mean anything.',
    'In their language "{made}" means "{word}" and "{made2}" means "{word2}".', 'The answer is not "yes" but "no".', 'He always says "{say}".', 'Do not say "{say}", say "please".',
    'The words "{word}", "{word2}" and "{word3}" are on page {house}.', 'Write "{word}" on the first line and "{word2}" on the second line.', '"{word:^}" is a noun.', "~'{word}', '{word2}', '{word3}'",
    'They named the <boat|ship|dog|horse> "{made:^}".', 'The baby\'s first word was "{word}".', 'Click on "{sign}" and then on "OK".', 'The file is called "{word}.txt".',
]  # fmt: skip
BRACKETS = [
    '{name} ({aside}) <came|went home|sang|was there>$end', 'My <uncle|aunt|teacher|friend> ({aside}) <lives in {town2}|has a {animal}|was late>.', 'The {animal} ({aside}) <ran away|was asleep|ate the cheese>.',
    'The {thing} ({aside}) <is broken|was on the table|cost a lot>.', "He has <two|many> animals ({beasts[0]}).",
    "We keep animals ({beasts[0]}) on our farm.", "The train stops often (in {towns[0]}).", "I have lived in other towns ({towns[0]}).", "Some towns ({towns[0]}) are far away.", 'I like some colours ({colours[0]}) more than others.',
    "The list is long ({shop[0]}).", 'We need some things ({shop[0]}) for the party.', 'Three people ({name}, {name2} and {name3}) were there.', "The shop opens at {time} (not before).", "Lunch is at {time} (on Sundays at {time2}), so do not be late.",
    'The bus leaves at {time} (from the station).', 'Open your books (page {house}) and read.', 'See the picture (on page {house}).', '{name} was born in {town} ({year}).', 'The king ({year}-{year2}) was a kind man.',
    '{name} (and {name2}) went to the {place}.', '{name} went to the {place} (with {name2} and {name3}).', 'Please bring a {thing} (or two), some {fruits} (if you have any) and a {thing2}.', 'I saw {few} {animals} ({few2} of them {adj}) near the {place}.',
    'The {place} (which was built in {year}) is closed.', 'The answer (if there is one) is in the book.', '(It was {day}.) Then {name} came in.', '{name} smiled. ({name:They} always smiled.)', 'She asked a question (and got no answer).',
    'He said something ("{say}") and left.', '{name} sang a song ("{title}") for us.', 'I have a cat (called {pet}) and a dog (called {pet2}).', 'A {animal} (see page {house}) is not a {animal2} (see page {house2}).',
    'Colours ({colours[2]})', '[{name} comes in.] {x}: Hello, {name}! [{name:They} sits down.]', '[The door opens.]', '{x} [laughing]: {say:^}!', '({numbers})', '[{numbers}]', '{{{numbers}}}', '(({numbers}), ({numbers2}))', '[[{numbers}], [{numbers2}]]',
    '[{word}]', '~f({numbers})', '~({word} (and {word2}))', '{name} ({aside}; {aside2}) and {name2} ({aside3}) <are friends|came by bus>.', 'The {folk} ({aside}, {aside2}) said hello.',
    'My grandmother ({aside}, {aside2}, {aside3}) <lives with us|came to stay>.', 'Our house ({aside}) has {few} rooms (and no garden).', '{line} ({name}).', '{line} (and nobody knows why).', 'It costs {price} (that is a lot).', 'You can pay now ({price}) or later ({price}).',
]  # fmt: skip
ENGLISH = [*SPEECH, *WORDS_SPOKEN_OF, *BRACKETS]


def documents(count: int = 50_000, seed: int = 26) -> Iterator[str]:
    """`count` documents of one to four sentences or lines of data; the same for the same seed."""
    draw = random.Random(seed)
    english = GRAMMAR.documents(ENGLISH, count, seed + 1, most=4)
    for _ in range(count):
        yield data(draw) if draw.random() < 0.2 else next(english)


def data(draw: random.Random) -> str:
    """A few lines of JSON or of Python that open and close."""
    pieces = [draw.choice(DATA)(draw) for _ in range(draw.choice([1, 2, 2, 3]))]
    return "\n".join(pieces)


def _quoted(draw: random.Random, low: int = 1, high: int = 5) -> str:
    mark = draw.choice('"""\'')
    return ", ".join(f"{mark}{w}{mark}" for w in draw.sample(WORDS, draw.randint(low, high)))


def _numbered(draw: random.Random, low: int = 1, high: int = 6) -> str:
    return ", ".join(str(draw.randint(0, 50)) for _ in range(draw.randint(low, high)))


def _variable(draw: random.Random) -> str:
    return draw.choice([w for w in WORDS if w.isalpha()]) + draw.choice(["s", "", "_list", "_1"])


def _printed(draw: random.Random) -> str:
    say = draw.choice([*SAYINGS, *ASKED, *TITLES, *SIGNS])
    return "\n".join(
        f'print("{text}")' for text in [say, *draw.sample(SAYINGS, draw.randint(0, 2))]
    )


def _asked(draw: random.Random) -> str:
    what = draw.choice("name age town colour street animal number day food job".split())
    return draw.choice(
        [f'{what} = input("Your {what}: ")', f'{what} = input("What is your {what}? ")',
         f'number = int(input("A {what} and a number: "))']
    )  # fmt: skip


def _rows(draw: random.Random) -> str:
    rows = ", ".join(f"[{_numbered(draw, 2, 3)}]" for _ in range(draw.randint(2, 4)))
    return f"{_variable(draw)} = [{rows}]"


def _dictionary(draw: random.Random) -> str:
    pairs = []
    for key in draw.sample(WORDS, draw.randint(1, 4)):
        word = draw.choice(WORDS)
        value = draw.choice([str(draw.randint(0, 99)), f'"{word}"', f"[{_numbered(draw)}]"])
        pairs.append(f'"{key}": {value}')
    inside = ", ".join(pairs)
    return draw.choice(["", f"{_variable(draw)} = "]) + "{" + inside + "}"


def _nested(draw: random.Random) -> str:
    name = _variable(draw)
    return draw.choice(
        [f"{name} = (({_numbered(draw)}), ({_numbered(draw)}))", f"print(len([{_numbered(draw)}]))",
         f"total = sum([{_numbered(draw)}])", f"print(max({_numbered(draw, 2, 5)}))",
         f'{name} = ["{draw.choice(WORDS)}", ["{draw.choice(WORDS)}", "{draw.choice(WORDS)}"]]',
         f"{name} = list(range({draw.randint(2, 50)}))", f'print("{draw.choice(WORDS)}", ({_numbered(draw, 2, 3)}))',
         f'{name} = str(len("{draw.choice(SAYINGS)}"))', f'{{"{name}": {{"{draw.choice(COLOURS)}": {draw.randint(0, 9)}}}}}']
    )  # fmt: skip


DATA = [
    _printed, _asked, _rows, _dictionary, _nested, _printed,
    lambda draw: f"{_variable(draw)} = [{_quoted(draw)}]",
    lambda draw: f"{_variable(draw)} = ({_quoted(draw, 2)})",
    lambda draw: f"{_variable(draw)} = [{_numbered(draw)}]",
    lambda draw: f"{_variable(draw)} = {{{_quoted(draw)}}}",
]  # fmt: skip
