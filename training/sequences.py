"""What comes next: days, months, seasons, numbers, letters, ordinals and small sums, told.

Every sequence begins and ends anywhere, with "and" before the last or without, inside sentences and
small stories: a calendar, a staircase, a countdown, house numbers, bus times. What is said is always
computed, never typed. `training.copying.lists` says the bare sequences. Drawn with a seed.
"""

import random
from collections.abc import Callable, Iterator, Sequence

from training.phrases import Grammar, lines, listed, paragraph, people
from training.words import DAYS, LETTERS, MONTHS, PLANETS, SEASONS

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
MEALS = ["breakfast", "lunch", "dinner"]
TIMES_OF_DAY = ["morning", "afternoon", "evening", "night"]
AGES = ["baby", "child", "teenager", "grown-up"]

DOINGS = lines(
    """went swimming
    played football
    baked a cake
    had a music lesson
    visited {Ahis} grandmother
    cleaned {Ahis} room
    went to the market
    read a book
    stayed at home
    painted a picture
    worked in the garden
    went to the library
    rode {Ahis} bike
    wrote a letter
    saw a film
    washed the car
    fed the ducks
    had a test at school
    played chess
    went to the dentist
    met a friend
    slept late"""
)

FILL = Grammar(
    fill="""The sun was shining.
    It rained a little.
    In the afternoon everybody was tired.
    They ate soup and bread.
    Nobody wanted to go home.
    The dog slept under the table.
    There was a lot to do.
    In the evening they sang songs.
    The water was cold, but they swam.
    A bird sat at the window and listened.
    {A} {did}.
    {A} {did}, and {B} {did}.
    Nobody [said a word|moved|laughed].
    {A} looked at {B}.
    {B} waited at the door.
    It was [still|] [warm|cold|dark|quiet] outside.
    Somewhere a dog barked.
    {B} wrote everything down.
    The others [waited|listened|sat on the grass].
    {A} was [tired|happy|hungry|ready].
    The cat came in and went out again.
    There was [a letter|a stone|a small bell|nothing] in it.
    {B} smiled.""",
    did=[doing.replace("{Ahis}", "the old") for doing in DOINGS if "{Ahis}" not in doing],
    part=["{fill}", "{fill}", "{fill} {fill}", "{fill} {fill} {fill}"],
)

SPREAD = {
    "days": ["On {i} {part}", "{i} came. {part}", "Then it was {i}. {part}", "{i}: {part}", "It was {i}. {part}"],
    "months": ["In {i} {part}", "{i} came. {part}", "Then it was {i}. {part}", "{i}: {part}"],
    "ordinals": ["The {i} box was opened. {part}", "The {i} day came. {part}", "The {i} door: {part}",
                 "{i}: {part}", "Then the {i} runner came. {part}", "The {i} wish was made. {part}"],
    "numbers": ["{i}. {part}", '"{i}," said {A}. {part}', '"{i}!" {part}', "Chapter {i}. {part}",
                "House number {i}. {part}", "Day {i}: {part}", "Page {i}: {part}", "Round {i}. {part}",
                "Step {i}: {part}", "Room {i}. {part}"],
    "hours": ["At {i} o'clock {A} {did}.", "It struck {i}. {part}", "It was {i} o'clock. {part}"],
    "letters": ["Box {i}. {part}", "Letter {i}: {part}", "Door {i}: {part}"],
}  # fmt: skip

NEXT = {
    "day": Grammar(
        two="""Today is {x}, so tomorrow is {y}.
        [If|When] today is {x}, tomorrow [is|must be|will be] {y}.
        If yesterday was {x}, today is {y}.
        Yesterday was {x}. Today is {y}.
        {x} is over. Tomorrow [morning|] we get up and it is {y}.
        {A} came on {x} and left [the next day|the day after|one day later], on {y}.
        The shop is closed on {x}. It opens again the next day, on {y}.
        The [test|match|concert|meeting] was on {x}[. One day later|, and the day after|. The day after that], on {y}, everybody was tired.
        {A} was ill on {x}. On the next day, {y}, {Ahe} was well again.
        "Is it {x} today?" asked {A}. "No, {x} was yesterday. Today is {y}."
        "What day is it?" "It is {x}." "So tomorrow is {y}!"
        After {x} comes {y}.
        {x} is followed by {y}.
        The day after {x} is {y}.
        The day that comes after {x} is [called|] {y}.
        {x} comes [just|right|] before {y}.
        The day before {y} is {x}.
        Not {x}, but one day later: {y}.
        {A} [will come|is coming] one day after {x}, so {Ahe} [will be here|is coming] on {y}.
        On {x} {A} {did1}, and the next day, {y}, {Ahe} {did2}.
        {x} was a [long|bad|good|busy] day. {fill} [{fill} |]Then everybody went to bed, and the next morning it was {y}.
        {x} was the [third|last|best] day [at the sea|on the island|in the tent]. {fill} [{fill} |]{fill} The next day was {y}.
        They arrived on {x}. {fill} {fill} They had to leave again the day after, on {y}.
        We [planted|washed|bought|painted] it on {x} and [looked at it again|were ready|got up early] on {y}, the day after.
        {A} turned the page of the calendar. {x} was gone, and {y} was there.
        At midnight {x} ends and {y} begins.
        Good night, {x}! Good morning, {y}!
        It was late in the night of {x}. In a few minutes it would be {y}.
        {A} [has|had] music on {x} and sport one day later, on {y}.""",
        back="""Today is {y}, so yesterday was {x}.
        If today is {y}, yesterday was {x}.
        "Today is {y}," said {A}. "So yesterday was {x}," said {B}.
        The day before {y} is {x}.
        {A} came on {y}. {Ahe} had left home one day earlier, on {x}.
        {y} comes after {x}.
        If tomorrow is {y}, today is {x}.
        Tomorrow will be {y}. Today is still {x}.
        Which day comes before {y}? {x}.
        {x} is one day earlier than {y}.""",
    ),
    "month": Grammar(
        two="""This month is {x}, so next month is {y}.
        {x} is over, and now it is {y}.
        The month after {x} is {y}.
        After {x} comes {y}.
        {x} is followed by {y}.
        {A} was born in {x}, and {B} was born one month later, in {y}.
        {A} came in {x} and stayed until the next month, {y}.
        If this is {x}, then next month is {y}.
        The work began in {x} and was finished in the next month, {y}.
        {A} tore {x} from the calendar. Under it was {y}.
        {x} has gone, {y} has come.
        "Is it still {x}?" asked {A}. "No, {x} ended yesterday. Today is the first of {y}."
        The last day of {x} was [cold|a Sunday|quiet]. The next day was the first day of {y}.
        The holidays begin in {x} and end a month later, in {y}.
        Which month comes after {x}? [It is|The next month is] {y}.
        [Not in {x}, but one month later|Not {x}, but the month after it]: {y}.
        {A}'s birthday is in {x}, and {B}'s is in the next month, {y}.
        All through {x} {A} waited. {fill} Then came {y}.""",
        back="""The month before {y} is {x}.
        This is {y}, so last month was {x}.
        {y} comes after {x}.
        Which month comes before {y}? It is {x}.
        If next month is {y}, this month is {x}.
        {A} came in {y}, one month after {x}.""",
    ),
    "season": Grammar(
        two="""After {x} comes {y}.
        When {x} is over, {y} begins.
        {x} is followed by {y}.
        {x} ended, and {y} began.
        First it was {x}, and then it was {y}.
        [Soon|In a few weeks] {x} will end, and then comes {y}.
        It was still {x}, but everybody was waiting for {y}.
        {A} loves {x}, but {Ahe} loves {y}, the season after it, even more.
        {x} is nearly gone. {fill} Soon it will be {y}.
        The last days of {x} are here. {fill} {fill} [It is always the same:|We are happy, because|Then] after {x} comes {y}.
        {x} went by, and {y} came.
        The farmer worked all {x}, and he was ready when {y} came.
        {x} comes, {y} comes, {y2} comes: so goes the year.
        From {x} to {y}, from {y} to {y2}.
        The {x} was long. After it came the {y}, and after the {y} came the {y2}.""",
        back="""Before {y} comes {x}.
        The season before {y} is {x}.
        {y} follows {x}.
        It is {y} now, so {x} is over.""",
    ),
}

LISTS = {
    "days": lines(
        """The [shop|library|bakery] opens its doors on {list}.
        The [market|club|bus] is closed on {list}.
        We have [school|lessons|sport] on {list}.
        {A} works on {list}.
        {A} had to wait [for days|a long time]: {list}.
        [The days went by:|Day after day went by:] {list}.
        It rained on {list}.
        Every day {A} put a coin into the box, on {list}.
        The children said the days: {list}.
        {list}: so many days!
        "{list}," read {A} from the calendar.
        The doctor comes on {list}.
        They were on the ship for [some|many] days: {list}.
        On the [door|list|paper] it said: {list}.
        {A} wrote some days [of the week|] [on the board|in a row]: {list}.
        {A} {did1} on {list}.
        "When can you come?" asked {A}. "On {list}," said {B}.
        {A} has music lessons on {list}.
        The farmer rested on {list}.
        The ship sails on {list}."""
    ),
    "months": lines(
        """The [best|nicest] months [for {A}|of all|] are {list}.
        [The farm|The hotel|The castle] is open in {list}.
        The baby grew in {list}.
        {A} travelled through {list}.
        {A} learned some months by heart: {list}.
        The months went by: {list}.
        {A} turned the pages of the calendar: {list}.
        {A} stayed with {B} in {list}.
        It did not rain in {list}.
        {list} are months of the year.
        {A} worked [at the zoo|on a ship|in the city] in {list}.
        The ship was at sea in {list}.
        The class learned the months: {list}.
        The year goes on: {list}.
        For these months {A} saved money: {list}."""
    ),
    "seasons": lines(
        """The seasons [come one after the other|go round and round]: {list}.
        {A} painted [the seasons|a picture of the tree in] {list}.
        The tree stood there in {list}.
        A year goes like this: {list}.
        They lived in the hut in {list}.
        The seasons went by: {list}."""
    ),
    "planets": lines(
        """The planets in their order are {list}.
        {A} learned the planets: {list}.
        From the sun outwards: {list}.
        The rocket flew past {list}.
        In {Ahis} room {A} hung up paper planets: {list}."""
    ),
    "letters": lines(
        """The alphabet goes [on|] like this: {list}.
        {A} wrote the letters {list}.
        {A} said the letters: {list}.
        The [rows|seats|boxes|doors|shelves] have letters: {list}.
        On the [wall|cards|stones] were the letters {list}.
        "{list}," sang the children.
        In the alphabet you find {list}.
        The children stood in a row, and each had a letter: {list}.
        After the letter {before} come {list}.
        {A} can already write {list}.
        The houses [here|] are called {list}."""
    ),
    "up": lines(
        """{A} counted: {list}.
        "{list}!" counted {A}.
        They counted [together|slowly|quietly|in a loud voice]: {list}.
        {A} counted the [apples|birds|windows|cars|stars|fish|buttons|beads]: {list}.
        {A} put the [stones|plates|books|eggs] on the table: {list}.
        The [bell|clock] rang: {list}.
        The children jumped [over the rope|] and counted: {list}.
        [The rooms|The boxes|The pages|The buses|The chairs] [had|have] numbers: {list}.
        {A} wrote the numbers {list}.
        [Mum|Dad|The nurse|The coach|The man] counted the [children|players|sheep|coins]: {list}.
        {A} closed {Ahis} eyes and counted: {list}. Then {Ahe} [shouted|called], "I am coming!"
        {A} counted the windows of the tower: {list}.
        The numbers went up: {list}.
        In the lift the lamp showed {list}.
        {A} turned the pages: {list}.
        Count with me: {list}.
        {A} swam [from one side to the other|] and counted: {list}.
        The [little girl|small boy|parrot|baby] could already count: {list}.
        {A} read the numbers on the doors: {list}."""
    ),
    "down": lines(
        """{A} counted backwards: {list}.
        "{list}!" and the race began.
        The [pilot|captain|teacher|man at the radio] counted down: {list}.
        They counted down to the new year: {list}.
        "{list}," said the man at the radio, and the ship flew to the moon.
        The numbers went down: {list}.
        The clock ran backwards: {list}.
        There were fewer and fewer [apples|leaves|days|cookies|birds]: {list}.
        In the lift going down the lamp showed {list}.
        "{list}, go!" shouted {A}.
        Only a few days to the party: {list}."""
    ),
    "ordinals": lines(
        """The winners were called: {list}.
        The places in the race: {list}.
        In the row {A} was {o1}, {B} was {o2}, and {C} was {o3}.
        {A} finished {o1}, {B} finished {o2}, {C} finished {o3}.
        "Who was {o1}?" "{A}." "Who was {o2}?" "{B}." "And who was {o3}?" "{C}."
        The {o1} door was red, the {o2} was blue, and the {o3} was green.
        The {o1} child sang, the {o2} danced, and the {o3} laughed.
        The {o1} day was warm, the {o2} was cold, and on the {o3} it snowed.
        On the {o1} day they walked, on the {o2} day they rested, and on the {o3} day they came home.
        The {o1} try was bad, the {o2} was better, and the {o3} was very good.
        {A} sat in the {o1} row, {B} in the {o2} and {C} in the {o3}.
        {list}: that is how one counts places.
        {A} ate the {o1} apple, then the {o2}, then the {o3}.
        The {o1} pig, the {o2} pig and the {o3} pig lived in one house.
        After the {o1} comes the {o2}, and after the {o2} comes the {o3}.
        This is the {o1} time. The next time will be the {o2}, and after that comes the {o3}.
        {A} is in the {o1} grade. Next year {Ahe} will be in the {o2} grade, and in two years in the {o3}.
        The {o1} of {month} was a {day}, so the {o2} was a {day2}."""
    ),
}

DAY_STORIES = Grammar(
    meals="""We have breakfast [early|first], then lunch, and [at the end of the day|in the evening] we have dinner.
    {A} eats three times a day: breakfast, lunch and dinner.
    First comes breakfast, then lunch, then dinner.
    {A} had eggs for breakfast, soup for lunch and fish for dinner.
    In the morning {A} [has|eats] breakfast, at noon lunch, and in the evening dinner.
    {A} did not have time for breakfast or lunch, so {Ahe} was hungry at dinner.
    Good morning! Good afternoon! Good evening! Good night!
    From morning to afternoon, from afternoon to evening, from evening to night.
    After the morning comes the afternoon, after the afternoon comes the evening, and after the evening comes the night.
    {A} got up in the morning, worked in the afternoon, read in the evening and slept at night.
    In the morning the sun rises, at noon it is high, in the evening it sets, and at night it is gone.
    First you are a baby, then a child, and then a grown-up.
    A baby becomes a child, a child becomes a grown-up, and a grown-up becomes old.
    {A} was once a baby, then a child, and now {Ahe} is a grown-up.
    First the egg, then the caterpillar, then the cocoon, then the butterfly.
    First there is a seed, then a small plant, then a tree.
    Yesterday, today and tomorrow.
    Yesterday is over, today is here, and tomorrow will come.
    What you did not do yesterday, do today or tomorrow.
    The past, the present and the future.
    Ready, steady, go!
    {A} called, "Ready, steady, go!" and they all ran.
    "On your marks, get set, go!" shouted {A}.
    One for the money, two for the show, three to get ready, and four to go!
    Small, medium and large: the shirts come in three sizes.
    There were a small one, a medium one and a large one.
    Good, better, best. Bad, worse, worst.
    Big, bigger, biggest. Small, smaller, smallest. Old, older, oldest.
    {A} is tall, {B} is taller, and {C} is the tallest.
    {A} is fast, {B} is faster, and {C} is the fastest.
    Seconds become minutes, minutes become hours, hours become days, days become weeks, weeks become months, and months become years.
    After the day comes the night, and after the night comes the day.
    Red, orange, yellow, green, blue, indigo and violet are the colours of the rainbow.
    North, east, south and west.
    The four directions are north, south, east and west.""",
)

SUMS = Grammar(
    plus="""{a} plus {b} is {c}.
    {a} and {b} make {c}.
    {a} + {b} = {c}.
    What is {a} plus {b}? [It is|The answer is|That makes] {c}.
    {A} had {a} {n}. {B} gave {Ahim} {b} more. Now {Ahe} has {c}.
    {A} had {a} {n}, then {Ahe} found {b} more, so {Ahe} had {c} {n}.
    There were {a} {n} on the table. {A} put {b} more next to them. Now there are {c}.
    {A} has {a} {n}, and {B} has {b}. Together they have {c} {n}.
    "How much is {a} plus {b}?" asked {A}. "{c}," said {B}.
    In one basket there are {a} {n}, in the other there are {b}. That makes {c} {n}.
    If you add {b} to {a}, you get {c}.""",
    minus="""{c} minus {b} is {a}.
    {c} take away {b} is {a}.
    {c} - {b} = {a}.
    What is {c} minus {b}? [It is|The answer is] {a}.
    {A} had {c} {n}. {Ahe} gave {b} of them to {B}. Now {Ahe} has only {a}.
    There were {c} {n} on the plate. {A} took {b}. Then there were {a} left.
    {A} had {c} {n}, but {Ahe} lost {b}, so {Ahe} has {a} now.
    If you take {b} from {c}, {a} are left.
    "How much is {c} minus {b}?" asked {A}. "{a}," said {B}.
    [{c} birds|{c} cats|{c} children] sat on the wall. {b} of them went away, and {a} were still there.""",
    times="""{a} times {b} is {c}.
    {a} x {b} = {c}.
    What is {a} times {b}? [It is|The answer is] {c}.
    {A} has {a} boxes with {b} {n} in each. That makes {c} {n}.
    "How much is {a} times {b}?" asked {A}. "{c}," said {B}.
    There are {a} tables, and at each table sit {b} children. There are {c} children.""",
    after="""After {x} comes {y}.
    {x}, and then {y}.
    The number after {x} is {y}.
    {y} is one more than {x}.
    {x} is one less than {y}.
    The number before {y} is {x}.
    {A} is {x} years old. Next year {Ahe} will be {y}.
    {A} was {x} last year. Now {Ahe} is {y}.
    {A} lives in house number {x}. The next house is number {y}.
    {A} read page {x}. Then {Ahe} turned to page {y}.
    It was {x} o'clock. An hour later it was {y} o'clock.
    There were {x} of them. One more came, and then there were {y}.
    "I have {x}," said {A}. "I have one more than you: {y}," said {B}.
    Count on from {x}: the next number is {y}.
    Bus number {x} came first, and after it came bus number {y}.""",
    years="""The year after {x} is {y}.
    {A} was born in {x}. One year later, in {y}, {Ahis} brother was born.
    The [house|bridge|school] was built in {x}, and one year later, in {y}, it was painted.
    After {x} came {y}.
    It was the last day of {x}. At midnight {y} began.
    If this year is {x}, next year is {y}.
    Happy new year! {x} is over, and {y} begins.
    {A} moved to the city in {x} and stayed until {y}, the next year.
    The years went by: {list}.
    On the [stones|doors|bottles|coins] there were years: {list}.
    {A} wrote a diary in {list}.""",
    clock="""The clock struck {x}. An hour later it struck {y}.
    The lesson began at {x} o'clock and lasted one hour. It was over at {y} o'clock.
    The trains leave at {list}.
    The buses come at {list}.
    It is {x} o'clock now. In an hour it will be {y} o'clock.
    {A} slept from {x} o'clock to {y} o'clock, just one hour.
    If it is {x} o'clock now, it was {w} o'clock an hour ago.
    The bell rang at {list} o'clock.""",
    pairs="""{A} counted in [twos|pairs]: {list2}.
    {A} jumped over every second stone: {list2}.
    {A} counted by fives: {list5}.
    {A} counted in [fives|steps of five]: {list5}.
    {A} counted in tens: {list10}.
    {A} counted the money in tens: {list10}.
    {A} counted in threes: {list3}.
    {A} counted in hundreds: {list100}.
    The even numbers are {list2}.
    The odd numbers are {odd}.
    The houses on the left have even numbers: {list2}.
    The houses on the right have odd numbers: {odd}.
    The [stones|signs] along the road say {list10} or {list100}.
    {A} counted the minutes on the clock: {list5}.
    Each bag had a hundred beans in it: {list100}.""",
)
THINGS_COUNTED = (
    "apples eggs balls coins books cookies marbles stones flowers pencils shells nuts cards stamps "
    "buttons sweets oranges pears keys cups fish ducks sheep boxes"
).split()


def number(n: int) -> str:
    """`n`, below a thousand, in words: forty-two."""
    if n >= 100:
        rest = f" and {number(n % 100)}" if n % 100 else ""
        return f"{ONES[n // 100]} hundred{rest}"
    if n < 20:
        return ONES[n]
    return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")


def documents(count: int = 70_000, seed: int = 14) -> Iterator[str]:
    """`count` documents of one to eight sentences; the same for the same seed."""
    draw = random.Random(seed)
    kinds: dict[Callable[[random.Random], str], int] = {
        next_one: 9, part_of_list: 7, counting: 8, ordinals: 3, sums: 4, after: 3, years: 2,
        clock: 2, steps: 4, of_the_day: 2, week: 3, letter_after: 1, spread: 3,
    }  # fmt: skip
    for _ in range(count):
        n = draw.choice([1, 1, 2, 2, 3, 3, 4, 5])
        if draw.random() < 0.4:
            kind = draw.choices([*kinds], [*kinds.values()])[0]
            yield paragraph(draw, [kind(draw) for _ in range(n)])
        else:
            made = draw.choices([*kinds], [*kinds.values()], k=n)
            yield paragraph(draw, [kind(draw) for kind in made])


def next_one(draw: random.Random) -> str:
    """Today is Monday, so tomorrow is Tuesday."""
    unit, items = draw.choice(
        [("day", DAYS), ("day", DAYS), ("day", DAYS), ("month", MONTHS), ("month", MONTHS), ("season", SEASONS)]
    )  # fmt: skip
    i = draw.randrange(len(items))
    slots = {"x": items[i], "y": items[(i + 1) % len(items)],
             "y2": items[(i + 2) % len(items)], **_did(draw)}  # fmt: skip
    kind = "back" if draw.random() < 0.2 else "two"
    return _say(draw.choice(NEXT[unit].rules[kind]), draw, slots)


def part_of_list(draw: random.Random) -> str:
    """A part of the week, the year, the alphabet ..., in a sentence."""
    name, items, around = draw.choice(
        [("days", DAYS, True), ("days", DAYS, True), ("months", MONTHS, True), ("months", MONTHS, True),
         ("seasons", SEASONS, True), ("planets", PLANETS, False), ("letters", LETTERS, False),
         ("letters", LETTERS, False)]
    )  # fmt: skip
    start = draw.randrange(1, len(items)) if not around else draw.randrange(len(items))
    if not around and draw.random() < 0.4:
        start = 0
    longest = min(len(items), 7 if name == "letters" else len(items))
    length = draw.randint(3, max(3, longest))
    part = [items[(start + i) % len(items)] for i in range(length)]
    if not around:
        part = items[start : start + length]
        if len(part) < 3:
            part = items[-3:]
    slots = {"list": one_list(part, draw), **_did(draw)}
    at = items.index(part[0])
    if at:
        slots["before"] = items[at - 1]
    return _try(LISTS[name], draw, slots)


def counting(draw: random.Random) -> str:
    """one, two, three; 5, 6, 7; ten, nine, eight."""
    down = draw.random() < 0.3
    length = draw.randint(3, 10)
    start = draw.choice([1, 1, 1, draw.randint(0, 12), draw.randint(2, 40), draw.randint(10, 190)])
    numbers = [start + i for i in range(length)]
    if down:
        top = draw.choice([3, 5, 10, 10, draw.randint(3, 20)])
        last = 1 if draw.random() < 0.6 else max(1, min(top - length, top - 2))
        numbers = list(range(top, last - (draw.random() < 0.2), -1))
    in_words = max(numbers) <= 100 and draw.random() < 0.55
    said = [number(n) if in_words else str(n) for n in numbers]
    slots = {"list": one_list(said, draw, often_and=False), **_did(draw)}
    return _say(draw.choice(LISTS["down" if down else "up"]), draw, slots)


def ordinals(draw: random.Random) -> str:
    """The first, the second, the third."""
    start = draw.choice([0, 0, 0, 0, draw.randrange(len(ORDINALS) - 2)])
    part = ORDINALS[start : start + draw.randint(3, 6)]
    day = draw.randrange(7)
    slots = {
        "list": one_list(part, draw), "o1": part[0], "o2": part[1], "o3": part[2],
        "month": draw.choice(MONTHS), "day": DAYS[day], "day2": DAYS[(day + 1) % 7],
        **_did(draw),
    }  # fmt: skip
    return _say(draw.choice(LISTS["ordinals"]), draw, slots)


def sums(draw: random.Random) -> str:
    """Small sums, in words or digits."""
    kind = draw.choice(["plus", "plus", "minus", "minus", "times"])
    top = 10 if kind == "times" else draw.choice([5, 10, 20])
    a, b = draw.randint(2, top), draw.randint(2, top)
    c = a * b if kind == "times" else a + b
    say: Callable[[int], str] = str if draw.random() < 0.4 else number
    slots = {"a": say(a), "b": say(b), "c": say(c), "n": draw.choice(THINGS_COUNTED), **_did(draw)}
    frame = draw.choice(SUMS.rules[kind])
    if any(sign in frame for sign in ("=", " x ")):
        slots |= {"a": str(a), "b": str(b), "c": str(c)}
    return _say(frame, draw, slots)


def after(draw: random.Random) -> str:
    """The next number."""
    x = draw.choice([draw.randint(1, 12), draw.randint(2, 40), draw.randint(10, 150)])
    frame = draw.choice(SUMS.rules["after"])
    if "o'clock" in frame:
        x = draw.randint(1, 11)
    if "years old" in frame or "last year" in frame:
        x = draw.randint(3, 60)
    say: Callable[[int], str] = (
        number if x < 100 and draw.random() < 0.5 and "umber {x}" not in frame else str
    )
    return _say(frame, draw, {"x": say(x), "y": say(x + 1), **_did(draw)})


def years(draw: random.Random) -> str:
    """1998, 1999, 2000"""
    x = draw.randint(1900, 2030)
    part = [str(x + i) for i in range(draw.randint(3, 6))]
    slots = {"x": str(x), "y": str(x + 1), "list": one_list(part, draw), **_did(draw)}
    return _say(draw.choice(SUMS.rules["years"]), draw, slots)


def clock(draw: random.Random) -> str:
    """Hours of the day."""
    x = draw.randint(2, 8)
    say: Callable[[int], str] = number if draw.random() < 0.5 else str
    part = [say(x + i) for i in range(draw.randint(3, 5))]
    slots = {"w": say(x - 1), "x": say(x), "y": say(x + 1), "list": one_list(part, draw)}
    return _say(draw.choice(SUMS.rules["clock"]), draw, slots | _did(draw))


def steps(draw: random.Random) -> str:
    """Counting in twos, fives, tens."""
    slots = _did(draw)
    for step in (2, 3, 5, 10, 100):
        first = draw.choice([1, 1, 1, draw.randint(1, 6)])
        n = draw.randint(4, 9)
        last = min(first + n, 10) if step == 100 else first + n
        numbers = [step * i for i in range(min(first, last - 3), last)]
        say: Callable[[int], str] = number if draw.random() < 0.3 and max(numbers) < 1000 else str
        slots[f"list{step}"] = one_list([say(i) for i in numbers], draw, often_and=False)
    first = draw.choice([1, 1, 2 * draw.randint(1, 15) + 1])
    odd = [str(first + 2 * i) for i in range(draw.randint(4, 8))]
    slots["odd"] = one_list(odd, draw, often_and=False)
    return _say(draw.choice(SUMS.rules["pairs"]), draw, slots)


def of_the_day(draw: random.Random) -> str:
    """Meals, times of day, ages, sizes."""
    return _say(draw.choice(DAY_STORIES.rules["meals"]), draw, _did(draw))


def spread(draw: random.Random) -> str:
    """A sequence with other things said between its members."""
    kind = draw.choice(["days", "months", "ordinals", "numbers", "numbers", "hours", "letters"])
    n = draw.randint(3, 6)
    say: Callable[[int], str] = number if draw.random() < 0.6 else str
    start = draw.choice([1, 1, 1, draw.randint(1, 30)])
    of = {
        "days": DAYS, "months": MONTHS, "ordinals": ORDINALS, "letters": LETTERS,
        "hours": [say(i) for i in range(1, 13)],
        "numbers": [say(i) for i in range(start, start + 12)],
    }[kind]  # fmt: skip
    first = draw.randrange(len(of) - n) if draw.random() < 0.5 else 0
    if kind == "days":
        first = draw.randrange(7)
    items = [of[(first + i) % len(of)] for i in range(n)]
    if kind == "numbers" and draw.random() < 0.3:
        items.reverse()
    slots, frame = _did(draw), draw.choice(SPREAD[kind])
    parts = [_say(frame, draw, slots | {"i": item}) for item in items]
    if not frame.endswith("{part}") or ". " in frame or ": " in frame or "!" in frame:
        return " ".join(parts)
    return " ".join(
        _say(frame.replace("{part}", "{A} {did}."), draw, slots | {"i": item}) for item in items
    )


def letter_after(draw: random.Random) -> str:
    """After A comes B."""
    i = draw.randrange(25)
    frame = draw.choice(
        ["After {x} comes {y}.", "The letter after {x} is {y}.", "{x} comes before {y}.",
         "In the alphabet {y} comes after {x}.", "{A} sat in row {x}, and {B} sat behind {Ahim} in row {y}.",
         "First there is door {x}, then door {y}.", "The letter before {y} is {x}."]
    )  # fmt: skip
    return _say(frame, draw, {"x": LETTERS[i], "y": LETTERS[i + 1], **_did(draw)})


def week(draw: random.Random) -> str:
    """Somebody's days, one after the other."""
    slots = _did(draw, 7)
    start = draw.randrange(7)
    length = draw.randint(3, 7)
    opening = draw.choice(
        ["", "", "It was a [busy|good|long|strange] week for {A}. ", "This was {A}'s week. ",
         "What did {A} do? ", "{A} told us about the week. ", "{A} [wrote|has written] it in {Ahis} diary. "]
    )  # fmt: skip
    frame = draw.choice(
        ["On {d} {who} {did}.", "On {d}, {who} {did}.", "{d}: {who} {did}.", "{who} {did} on {d}."]
    )
    told = []
    for i in range(length):
        told.append(
            frame.replace("{d}", DAYS[(start + i) % 7])
            .replace("{did}", f"{{did{i + 1}}}")
            .replace("{who}", "{A}" if i == 0 else "{Ahe}")
        )
    return _say(opening + " ".join(told), draw, slots)


def one_list(items: Sequence[str], draw: random.Random, *, often_and: bool = True) -> str:
    """one, two, three; one, two and three; one, two, and three"""
    how = draw.random()
    if how < (0.6 if often_and else 0.2):
        return listed(items, oxford=draw.random() < 0.25)
    return ", ".join(items)


def _did(draw: random.Random, n: int = 2) -> dict[str, str]:
    """People, and what the first of them did."""
    slots = people(draw, "ABC")
    for i, doing in enumerate(draw.sample(DOINGS, n), 1):
        slots[f"did{i}"] = doing.replace("{Ahis}", slots["Ahis"])
    return slots


def _say(frame: str, draw: random.Random, slots: dict[str, str]) -> str:
    return FILL.say(frame, draw, slots)


def _try(frames: Sequence[str], draw: random.Random, slots: dict[str, str]) -> str:
    """A frame whose slots are all known."""
    while True:
        try:
            return _say(draw.choice(frames), draw, slots)
        except KeyError:
            continue
