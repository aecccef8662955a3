"""Exercises in saying again: names, numbers, lists, codes, made-up words, songs, signs, forms.

Something is said, and then it is said again in the same words: by another one, more slowly, as a
correction, on a sign, in a song. The words do not matter, so they are drawn from everywhere.
"""

import random
from collections.abc import Iterator, Sequence

from training.agreement import ANIMAL_ACTS, PEOPLE_ACTS
from training.phrasing import (
    ANIMALS,
    BOYS,
    DAYS,
    FRUITS,
    GIRLS,
    OBJECTS,
    PLACES,
    SPOTS,
    SURNAMES,
    TOWNS,
    WHERE,
    Grammar,
    Pool,
    Slots,
    Term,
    made_up,
    many,
)  # fmt: skip
from training.words import COLOURS, FOODS, JOBS, NUMBERS

SHOPPING = (
    "bread butter cheese jam milk eggs flour sugar salt rice tea coffee apples pears plums carrots "
    "onions potatoes beans honey nuts soap candles matches oil fish ham yoghurt lemons grapes "
    "tomatoes paper string glue cocoa oats biscuits noodles pepper cream peas berries bananas"
).split()
WORDS = (
    *OBJECTS, *ANIMALS, *FRUITS, *PLACES,
    *"""cloud river window garden winter summer silver shadow thunder feather lantern marble velvet
    ladder blossom harbour whisper meadow pumpkin dragon castle pirate button anchor copper ginger
    mountain island rainbow sunrise moonlight raindrop snowflake bridge tower hammer needle thread
    pebble pocket pillow rocket saddle salad sailor tunnel turnip walnut wagon water glass green seven
    paper music story sugar pepper cotton ribbon engine forest circle square corner mirror basket""".split(),
)  # fmt: skip
SIZES = "small round big soft green heavy shy funny quick old blue".split()
MOVES = "clap stamp jump turn hop bow spin kneel nod wave snap skip step sit stand kick".split()
SOUNDS = (
    "tick tock bim bam ding dong boom tap rat tat click clack plip plop hum drum buzz ping pong moo baa "
    "quack chirp hoo hee ho la tra fa"
).split()
SENTENCES = (
    "Never open the red door/The key is under the stone/I will be back before the snow/"
    "The early bird catches the worm/Look before you leap/A friend in need is a friend indeed/"
    "Please shut the gate/Mind the step/Do not feed the ducks/Keep off the grass/No dogs on the beach/"
    "Turn left at the old mill/Hold on to the rope/Two eggs and a cup of flour/The king has lost his crown/"
    "Wash your hands before dinner/All that glitters is not gold/Rain in the morning and sun at noon/"
    "Follow the path to the river/The ship leaves at dawn/Nobody knows the way but the owl/"
    "Seven steps to the north and three to the east/Beware of the bull/Fresh fish every Friday/"
    "Home is where the heart is/The moon is made of cheese/My brother has a drum/I like plums in the summer/"
    "Do not wake the baby/Put the blue box on the high shelf/The bells ring at six/Slow and steady wins the race/"
    "We sell the best bread in town/Push the green button twice/Come in and close the door/"
    "There is a frog in the bath/The last bus goes at ten/Every cloud has a silver lining/"
    "Knock three times and wait/Meet me at the fountain at noon/Grandma is coming on Sunday"
).split("/")
CALLS = (
    "Hello hello/Good morning/Who is there/Polly wants a nut/Go away/Come here/More tea/"
    "Where is my hat/Shut the door/All aboard/Land ahoy/Fresh fish/Hot buns/Here I am/Catch me/Over here/"
    "Wake up/Silly boy/What a day/Never mind/Sunny day/Lovely soup/Quick quick/Good boy/Happy days"
).split("/")
TIMES = "one two three four five six seven eight nine ten eleven twelve noon midnight half_past_two half_past_nine".split()


def _listed(low: int, high: int, words: Sequence[str]) -> Pool:
    """Lists of different words in three ways of writing: with and, with the, without either."""

    def draw_list(draw: random.Random, _: Slots) -> tuple[str, str, str]:
        chosen = draw.sample(words, draw.randint(low, high))
        return (
            ", ".join(chosen[:-1]) + f" and {chosen[-1]}",
            ", ".join(f"the {word}" for word in chosen[:-1]) + f" and the {chosen[-1]}",
            ", ".join(chosen),
        )

    return draw_list


def _in_a_row(low: int, high: int, words: Sequence[str]) -> Pool:
    """Different words, one after the other."""
    return lambda draw, _: Term(" ".join(draw.sample(words, draw.randint(low, high))))


def _made_up_row(draw: random.Random, _: Slots) -> Term:
    return Term(" ".join(made_up(draw) for _ in range(draw.randint(2, 5))))


def _cycle(words: Sequence[str]) -> Pool:
    """Two to four words again and again; now and then the last time round is cut short."""

    def draw_cycle(draw: random.Random, _: Slots) -> Term:
        chosen = draw.sample(words, draw.choice([2, 3, 3, 3, 4]))
        return Term(", ".join(chosen * draw.choice([2, 3, 3, 4])))

    return draw_cycle


def _phrases(draw: random.Random, _: Slots) -> Term:
    """kitchen lamp, garden gate: a few pairs of words."""
    return Term(", ".join(" ".join(draw.sample(WORDS, 2)) for _ in range(draw.randint(2, 4))))


def _line(draw: random.Random, slots: Slots) -> Term:
    """A sentence without its full stop: a saying, or one that nobody has said yet."""
    if draw.random() < 0.25:
        return Term(draw.choice(SENTENCES))
    act, act2 = draw.choice(PEOPLE_ACTS), draw.choice(ANIMAL_ACTS)
    name, thing, colour = draw.choice(NAMES), draw.choice(OBJECTS), draw.choice(COLOURS)
    animal, size = draw.choice(ANIMALS), draw.choice(SIZES)
    spot, where, number = draw.choice(SPOTS), draw.choice(WHERE), draw.choice(NUMBERS[1:12])
    return Term(
        draw.choice(
            [
                f"{name} {act[1]} {act[2]}", f"The {size} {animal} {act2[1]} {act2[2]}",
                f"Put the {colour} {thing} {spot}", f"My {thing} is {spot}",
                f"{number.title()} {many(animal)} {act2[1]} {act2[2]}",
                f"We meet {where} on {draw.choice(DAYS)}", f"There is a {animal} {spot}",
                f"{name} has a {colour} {thing}", f"Take the {thing} to {name}",
                f"I saw {name} {where}", f"The {animal} is {where}", f"Do not {act[0]} {act[2]}",
                f"Bring {number} {many(thing)} and a {size} {draw.choice(OBJECTS)}",
                f"The {size} {animal} and the {draw.choice(SIZES)} {draw.choice(ANIMALS)} {act2[1]} {act2[2]}",
                f"{name} will {act[0]} {act[2]}", f"The {thing} is {colour} and {size}",
                f"The {draw.choice(WORDS)} is under the {draw.choice(WORDS)}",
                f"Never give a {animal} a {thing}", f"{where[0].upper()}{where[1:]} lives a {size} {animal}",
            ]
        )
    )  # fmt: skip


def _numbers(draw: random.Random, _: Slots) -> Term:
    top = draw.choice([10, 50, 100])
    return Term(", ".join(str(draw.randint(0, top)) for _ in range(draw.randint(3, 7))))


def _sounds(draw: random.Random, _: Slots) -> Term:
    return Term(" ".join(draw.sample(SOUNDS, draw.choice([2, 2, 3, 4]))))


NAMES = [*GIRLS, *BOYS]
GRAMMAR = Grammar(
    {
        "again": "again|once more|a second time|for the second time|slowly|aloud|one more time",
        "asks": "What did you say?|Pardon?|What was that?|Can you say that again?|I did not hear you,|Once more, please,|"
        "How was that?|What?|Sorry?|I beg your pardon?|What did you just say?|Say it again, please,",
        "old": "old lady|old man|teacher|driver|doctor|librarian|waiter|shopkeeper|postman|man at the desk|woman at the door",
        "soon": "$weather |||<$later> |",
        "keeps": "Please write it down.|Do not forget it.|Keep it in your head.|Tell nobody.|It is important.|"
        "Remember it well.|Nobody else knows it.|I will say it only twice.|Listen well.|You will need it.||",
        "list": "list|note|piece of paper|card|slip of paper",
        "ask": "asked|answered|said|called|whispered|shouted|sang|wrote|repeated",
    },
    {
        "shop": _listed(2, 6, SHOPPING), "wordlist": _listed(2, 6, WORDS), "people": _listed(2, 5, NAMES),
        "beasts": _listed(2, 5, [many(a) for a in ANIMALS]), "towns": _listed(2, 5, TOWNS),
        "colours": _listed(2, 5, COLOURS), "row": _in_a_row(2, 7, WORDS), "madelist": _listed(2, 4, [
            *(made_up(random.Random(i)) for i in range(400))]),
        "maderow": _made_up_row, "cyclecolours": _cycle(COLOURS), "cyclewords": _cycle(WORDS),
        "cyclemoves": _cycle(MOVES), "cyclenames": _cycle(NAMES), "cycleanimals": _cycle(ANIMALS),
        "cycleletters": _cycle("ABCDEFGHKLMNOPRSTXYZ"), "cyclenumbers": _cycle([str(i) for i in range(10)]),
        "cyclefruits": _cycle(FRUITS), "cyclesounds": _cycle(SOUNDS),
        "phrases": _phrases, "numbers": _numbers, "sounds": _sounds, "line": _line, "call": CALLS,
        "time": [t.replace("_", " ") for t in TIMES], "word": WORDS, "work": JOBS,
        "dish": [*FOODS], "size": SIZES,
        "count": NUMBERS,
        "year": lambda draw, _: Term(str(draw.randint(1700, 2030))),
        "price": lambda draw, _: Term(f"{draw.randint(1, 40)}.{draw.randint(0, 9)}0"),
        "house": lambda draw, _: Term(str(draw.randint(2, 199))),
        "way": [f"{s} {w}" for s in SURNAMES for w in ("Street", "Road", "Lane", "Square")],
    },
)  # fmt: skip

WORDS_AGAIN = [
    "\"{word:^} is the word of the day,\" said the teacher. {name} wrote it on the board: {word}.",
    "The password is {word}. $keeps If you forget it, ask {name}. The password is {word}.",
    "To open the {thing}, press {code}. Have you got it? Press {code}.",
    "On the {colour} box stood {code}. \"What was it?\" asked {name}. \"{code},\" I said.",
    "\"Our code is {code}<,\" said {name}. {name2} wrote it down: {code}.|.\" \"Did you say {code}?\" \"Yes, {code}.\">",
    "\"The magic word is {made}<,\" said the {someone}. {name} said it aloud: \"{made:^}!\" And the door opened.|,\" said the {someone}. So {name} said, \"{made:^}!\" Nothing happened. \"{made:^}, {made}!\" At last the door opened.>",
    "Repeat these words: {row}. {name} repeated them: {row}.",
    "\"{maderow:^},\" read the teacher. {name} read it, too: \"{maderow:^}.\" \"Very good,\" said the teacher.",
    "{name} said, \"{row}.\" {name2} said it $again: \"{row}.\"",
    "\"{maderow:^}!\" said the {someone} three times. \"{maderow:^}! {maderow:^}!\"",
    "The <wizard|king|frog|drummer> <said|called>, \"{maderow:^}!\" $soon Then everybody $ask $again, \"{maderow:^}!\"",
    "~{row}, {row}, {row}", "~{row}. {row}. {row}.", "~{phrases}, {phrases}", "~{phrases}. And again: {phrases}.",
    "~{maderow}, {maderow}, {maderow}", "{numbers}. Once more: {numbers}.", "{numbers}\n{numbers}",
    "{name} bought a {made} at the market. The {made} was {size}. {name:They} took the {made} home and showed it to {name2}. \"What a lovely {made}!\" said {name2}.",
    "{name} <found|bought|saw> a {made} {where}. \"What is a {made}?\" asked {name2}. \"It is {size} and {size2}. I love my {made}.\"",
    "Nobody had ever seen a {made} until {name} met one {where}. The {made} waved. {name} waved back at the {made}.",
    "A {made} is a kind of {animal}. {name} has two {made:many}. One {made} is {colour}, and the other {made} is {colour2}.",
    "There once was a {made} who lived {where}. The {made} had a friend, a {made2}. The {made} and the {made2} <played|sang|cooked> all day. \"You are a good friend, {made2},\" said the {made}.",
    "To {made} is to <jump on one leg|sleep in a tree|eat very fast|walk backwards>. {name} likes to {made}. Yesterday {name:they} taught {name2} to {made}.",
    "My <robot|doll|boat|horse|star|island> is called {made:^}. I gave it that name: {made:^}. When I come home, I call, \"{made:^}!\"",
    "In their language the word for {thing} is {made} and the word for {animal} is {made2}. So {made2} means {animal}, and {made} means {thing}.",
    "The planet is called {made:^}. On {made:^} live the {made2} people. The {made2} people like {fruits}. Two of the {made2} people came from {made:^} to visit us.",
    "\"How do you spell {word}?\" \"{word:^} is a hard word. Write it ten times: {word}, {word}, {word}.\"",
    "~{cyclecolours}", "~{cyclewords}", "{cycleletters}", "{cyclenumbers}", "~{cyclesounds}",
    "She put the buttons in a long row: {cyclecolours}.", "The flags along the road are {cyclecolours}.",
    "The children on the playground went on and on: {cyclemoves}.", "We walked round the room and did it again and again: {cyclemoves}.",
    "They sat in a circle and said their names: {cyclenames}.", "She laid the fruits in a row: {cyclefruits}.",
    "The wallpaper has a pattern: {cycleanimals}.", "The pattern goes {cyclecolours}. What comes next? It goes on with the first one again.",
    "The drum went {sounds}, {sounds}, {sounds}.", "\"{sounds:^}, {sounds}, {sounds},\" went the clock.",
    "The old toy says the same thing again and again: \"{call}, {call}, {call}, {call}!\"",
    "\"{call}!\" <cried|said|called> the parrot. \"{call}, {call}, {call}!\" It never said anything else: \"{call}!\"",
]  # fmt: skip
LISTS_AGAIN = [
    "On {name:^}'s $list stood {shop[0]}. {name:They} read the $list $again: {shop[0]}.",
    "{name} put {shop[1]} on the table. Then {kin} put everything away: {shop[1]}.",
    "\"We need {shop[0]},\" said {kin}. In the shop {name} <asked for|looked for|found> {shop[0]}.",
    "{name} was sent to the shop for {shop[0]}. All the way {name:they} said to {name:themselves}: {shop[2]}. \"{shop[0]}, please,\" {name:they} said to the shopkeeper.",
    "For the <cake|soup|picnic|party> you need {shop[0]}. Have you got everything? {shop[2]}. Then we can begin.",
    "Shopping list:\n{shop[2]}\n\nIn the bag:\n{shop[2]}",
    "New words: {wordlist[2]}. $soon<We|The children> <wrote|learned|read> them $again: {wordlist[2]}.",
    "The teacher wrote these words on the board: {wordlist[2]}. $soon{name} read them aloud: {wordlist[2]}.",
    "In {name}'s bag there were {beasts[0]} made of wood. \"What is in your bag?\" \"{beasts[0]},\" said {name}.",
    "At the zoo we saw {beasts[0]}. \"What did you see?\" asked {kin}. \"We saw {beasts[0]},\" we said.",
    "On the stage stood {people[0]}. \"Let us hear it for {people[0]}!\"",
    "The teacher called the names: {people[2]}. The next day she called them again: {people[2]}.",
    "In the club are {people[0]}. Nobody else may come in. On the list are their names: {people[2]}.",
    "This summer we will see {towns[0]}. First {kin} put a finger on the map: {towns[2]}. Then we all said it: {towns[0]}.",
    "The train stops in {towns[0]}. \"Where does it stop?\" asked a {folk}. \"In {towns[0]},\" said {name}.",
    "{name} painted it in {colours[0]}. \"Which colours did you take?\" \"{colours[0]}.\"",
    "\"{wordlist[0]},\" said {name}. \"{wordlist[0]}?\" asked {name2}. \"Yes, {wordlist[0]}.\"",
    "{name} packed {name:their} bag: {wordlist[2]}. In the evening {name:they} took everything out again: {wordlist[2]}.",
    "The {made} people have very few words: {madelist[2]}. A child can learn them: {madelist[2]}.",
    "~{shop[2]}\n{shop[2]}", "{people[0]}, {people[0]}, {people[0]}", "~{wordlist[2]}; {wordlist[2]}",
]  # fmt: skip
SPEECH_AGAIN = [
    "\"Who are you?\" \"{name}.\" \"$asks\" <asked|said> the $old. \"{name}, I said. My name is {name}.\"",
    "\"I am {name} and I come from {town},\" said the {name:child}. \"$asks\" <asked|said> the $old. \"I am {name} and I come from {town}.\"",
    "\"{line},\" said the {someone}. \"$asks\" asked {name}. \"{line},\" said the {someone} $again.",
    "{name} said, \"{line}.\" \"$asks\" asked {name2}. \"{line},\" said {name} $again.",
    "From the {place} came a voice: \"{line}!\" And a minute later, louder: \"{line}!\"",
    "The sign <on the gate|over the door|by the road> said \"{line}\". {name} read it aloud: \"{line}.\"",
    "On the wall somebody had written: {line}. Every morning {name} read the words: {line}.",
    "The <letter|note|card> said: \"{line}.\" {name} read it $again. \"{line}.\" What did it mean?",
    "\"{line},\" said {name}. \"{line},\" said {name2}. \"{line},\" said everybody.",
    "Grandma always said, \"{line}.\" $soonNow {name} says it, too: \"{line}.\"",
    "\"{mr}!\" called {name} over the fence. The {mr:woman} did not turn round. \"{mr}!\" {name:they} called $again.",
    "\"Good morning, {mr},\" said {name}. <The|But the> {mr:woman} did not <hear|look up>. \"Good morning, {mr},\" {name:they} said $again.",
    "Dear {mr}, <the {things} have come|we have read your letter>. When will you visit us? Come soon, dear {mr}! Yours, {name}",
    "Dear {name}, <how are you?|I miss you.|thank you for your letter.> $weather Come and see us soon, {name}! Yours, {name2}",
    "{name}! {name}! Where are you, {name}?", "\"{name}!\" called {kin}. \"{name}! Dinner is ready, {name}!\"",
    "\"Can you say {made}?\" \"{made:^}.\" \"And {made2}?\" \"{made2:^}.\" \"And now both: {made}, {made2}.\"",
    "{name} told {name2}: \"{line}.\" {name2} told {name3}: \"{line}.\" And {name3} told everybody: \"{line}.\"",
    "\"Repeat after me,\" said the teacher. \"{line}.\" The children repeated: \"{line}.\"",
    "\"Is your name {name}?\" \"Yes, my name is {name}.\" \"And is his name {boy2}?\" \"Yes, his name is {boy2}.\"",
    "The echo in the <mountains|cave|well> answers everything. \"{call}!\" \"{call}!\" \"{name}!\" \"{name}!\" \"{line}!\" \"{line}!\"",
    "{line}, {line}, {line}.", "\"{row:^}!\" sang the children. \"{row:^}!\"",
    "They sang of a {animal} and {few} {animals2}: a {animal} and {few} {animals2}, oh, a {animal} and {few} {animals2}.",
    "This is the song of the {animal}: {line}, hey ho, {line}, hey ho.",
]  # fmt: skip
NUMBERS_AGAIN = [
    "{name} has <room|seat|house> {number}. \"Which one?\" \"Number {number}.\"",
    "{name:^}'s telephone number is {telephone}. I wrote it down: {telephone}.",
    "\"What is your number?\" \"{telephone}.\" \"{telephone}?\" \"Yes, that is right.\"",
    "Please call {telephone}. I repeat: {telephone}.", "Call {mr} at {telephone}. The number is {telephone}.",
    "{name} lives at {house} {way}. So we wrote on the letter: {name}, {house} {way}.",
    "\"Where do you live?\" \"In {way}, number {house}.\" The driver said it again: \"{way}, number {house}.\"",
    "School begins at {time}, not at {time2}. Be there at {time}, please.",
    "\"We meet at {time}.\" \"At {time2}?\" \"No, not at {time2}, at {time}.\"",
    "The party is on {day}. No, not on {day2}, on {day}. Come on {day}!",
    "I said {fruits}, not {fruits2}. Please give me {fruits}.", "The {thing} is {colour}, not {colour2}. I told you that it is {colour}.",
    "It was not {name} but {name2} who came. I mean {name2}, not {name}. Yes, {name2}.",
    "\"Did you say {word} or {word2}?\" \"I said {word2}.\" \"Oh, {word2}.\"",
    "We need {few} {things}, not {few2}. {kin} counted {few} {things}, and {few} it was.",
    "The ticket costs {price}. \"{price}?\" \"Yes, {price}.\"", "The tower was built in {year}. Over the door you can read the number {year}.",
    "{name} was born in {year}. In {year} {name:their} parents lived in {town}. So {name} was born in {town} in {year}.",
    "Page {house}. Open your books at page {house}, please. \"Which page?\" \"Page {house}.\"",
    "The winning number is {number}. I looked at my ticket: {number}!",
    "Bus number {house} goes to the {place}. We waited for bus number {house}.",
    "Take {few} {fruits}, {few2} {fruits2} and one {fruit3}. Wash the {few} {fruits} and the {few2} {fruits2}, and cut the {fruit3}.",
    "Name: {name}. Born in: {town}. Age: {age}. In other words, {name} was born in {town} and is {age}.",
    "Name: {name}\nAge: {age}\nTown: {town}\n\n{name} is {age} years old. {name:They} lives in {town}.",
    "Name: {name} {surname}\nJob: {work}\nAnimal: {animal}\n\n{name} {surname} is a {work} and has a {animal}.",
    "Name: {name}. Class: {code}. {name} is in class {code}.",
    "Name: {name}. Favourite colour: {colour}. Favourite food: {dish}. {name:^}'s favourite colour is {colour}, and {name:their} favourite food is {dish}.",
    "Lost: one {colour} {thing}. If you find a {colour} {thing}, please call {telephone}. Thank you! {name} ({telephone})",
    "For sale: {thing}, {colour}. {mr} sells a {colour} {thing}. Are you looking for a {thing}? Ask {mr}.",
    "Flight {code} to {town} is ready. All passengers for flight {code} to {town}, please come to the gate.",
    "The train to {town} leaves from platform {few}. I repeat: the train to {town} leaves from platform {few}.",
    "Table {few}: {dish} and tea. \"{dish} and tea for table {few}!\" called the waiter.",
    "{name}: {house}. {name2}: {number}. {name3}: {few}. How many has {name2}? {number}. How many has {name}? {house}.",
    "{name} = {colour}, {name2} = {colour2}, {name3} = {colour3}. {name2}? {colour2}. {name3}? {colour3}. {name}? {colour}.",
    "~{thing}: {number}, {thing2}: {house}. {thing2}: {house}, {thing}: {number}.",
    "{name} likes {dish}. {name2} likes {dish2}. {name3} likes {dish3}. {name} likes {dish}. {name2} likes {dish2}. {name3} likes {dish3}.",
    "~{colour} {animal}, {colour2} {thing}. {colour} {animal}, {colour2} {thing}.",
    "~{made} is {house}, {made2} is {number}. {made} is {house}, {made2} is {number}.",
]  # fmt: skip
SCENES = [
    # longer ones
    "{name} rang the baker. \"I would like to order {shop[0]},\" {name:they} said. \"Wait, I must find a pencil,\" said the baker. <It took a while.|A drawer was opened and closed.> \"Now, please.\" \"{shop[0]}.\" The baker wrote it down and read it out: \"{shop[0]}.\" \"That is right,\" said {name}.",
    "The poem has four lines, and the last one is like the first: {line}, / the wind is in the trees, / the {animal} sleeps beside the stove, / {line}.",
    "\"Flight {code} is late,\" said the voice. {name} had not understood it, because a child was crying. \"Which flight is late?\" {name:they} asked the woman beside {name:them}. \"{code},\" she said. {name} looked at {name:their} ticket. There it was: flight {code}.",
    "At the door of the club stood a boy. \"Password?\" he asked. \"{word:^},\" said {x}. \"Come in. And you?\" \"{word2:^},\" said {y}. \"Wrong,\" said the boy. {x} bent down to {y} and whispered something. \"{word:^}!\" said {y}. \"Come in,\" said the boy.",
    "The {someone} knew a spell against hiccups. You turn round three times and say: {maderow}. {name} turned round three times and said: {maderow}. <It helped at once.|It did not help.> So {name} taught it to {name2}: {maderow}.",
    "{name:^} {surname} wrote {name:their} name on the first page of the book. Under it {name:they} wrote the street, {way} {house}, and the town, {town}. One day {name:they} left the book on a train. A week later it came back by post. On the parcel stood: {name} {surname}, {way} {house}, {town}.",
    "The train stops in {towns[0]}, said the ticket. {name} learned the names by heart, and when the others fell asleep, {name:they} said them to the rhythm of the wheels: {towns[0]}, {towns[0]}.",
    "In the museum there is a stone with strange words on it: {maderow}. <Nobody can read them.|They are three thousand years old.> {name} copied them onto a piece of paper. At home {kin} looked at the paper. \"{maderow:^},\" read {kin}. \"It sounds like a song.\"",
    "{x} and {y} have a secret language. A house is a {made}, a tree is a {made2}, and a friend is a {made3}. \"I see a {made2},\" says {x} when they walk in the forest. \"And behind it is a {made},\" says {y}. \"Come in, {made3},\" they say at the door.",
    "\"How do I get to the {place}?\" asked {name}. \"Past the {place2}, over the bridge and left at the {place3},\" said the policeman. <{name} thanked him and went on.|The sun was low.> \"Past the {place2}, over the bridge and left at the {place3},\" {name:they} said to {name:themselves} at every corner, until {name:they} stood in front of the {place}.",
    "Rules of the house: 1. {line}. 2. {line2}. 3. {line3}. <{name} forgot the second rule|The guests laughed about the second rule>. So {kin} read it out again: \"2. {line2}.\"",
    "The score was {few} to {few2}. \"What is the score?\" asked {name}, who had come late. \"{few:^} to {few2},\" said the man in front. <Then it began to rain.|Nobody moved.> At the end it was still {few} to {few2}.",
    "{name} has a new phone, and {name:their} number is {telephone}. \"Say it slowly,\" said {kin}. \"{telephone}.\" {kin} typed it in, digit by digit: {telephone}. In {name}'s pocket something rang.",
    "The old {work} counted in a way of his own. Instead of one, two, three he said {madelist[2]}. When the children played hide-and-seek, they counted like him: {madelist[2]}, and I am coming!",
    "\"Please tell {name} that the {thing} is {spot},\" said {kin} on the telephone. {name2} went to {name}. \"You have a message,\" {name2:they} said. \"The {thing} is {spot}.\" \"Where?\" \"{spot:^}!\" And {name} went and got the {thing}.",
    "First verse: {row}, hey! Second verse: {row2}, ho! <Everybody sang along.|Sing it with us!> First verse: {row}, hey! Second verse: {row2}, ho!",
    "{name} ordered the {dish}, {name2} ordered the {dish2}, and I took the {dish3}. <After half an hour the waiter came back.|The place was full.> \"Who gets the {dish}?\" he asked. \"I do,\" said {name}. \"And the {dish2}?\" \"That is for me,\" said {name2}. So I got the {dish3}.",
    "\"Red wire, {colour} wire, {colour2} wire,\" said the voice on the radio. {name}'s hands were shaking. \"Red wire, {colour} wire, {colour2} wire,\" {name:they} repeated and began with the red one. Then {name:they} took the {colour} one, and last of all the {colour2} one.",
]  # fmt: skip

PATTERNS = [
    *WORDS_AGAIN, *LISTS_AGAIN, *LISTS_AGAIN, *SPEECH_AGAIN, *SPEECH_AGAIN, *NUMBERS_AGAIN, *SCENES, *SCENES, *SCENES,
]  # fmt: skip


def documents(count: int = 75_000, seed: int = 23) -> Iterator[str]:
    """`count` documents of one to three things said again; the same for the same seed."""
    return GRAMMAR.documents(PATTERNS, count, seed, spread=0.15)
