"""Small Python programs about everyday things, in which a name that was given is used again.

What a program teaches here is that its names agree: the parameter comes back in the body, the item
of a loop is printed in the loop, the list that was filled is the one that is read. So the names are
drawn from everywhere and the forms are few lines long.
"""

import random
from collections.abc import Callable, Iterator, Sequence

from training.phrasing import ANIMALS, BOYS, FRUITS, GIRLS, OBJECTS, TOWNS, many
from training.words import COLOURS, FOODS

Piece = Callable[[random.Random], str]

COUNTED = (
    "price number word name item letter step score friend guest student city planet animal song book film "
    "page line file row column point coin ticket bus train flower tree star day month year hour minute second "
    "boy girl player team game goal card room window door floor house street road river island country "
    "question answer message user order job task color shape size weight height length temperature age "
    "mark grade test lesson teacher pupil child egg sweet cookie meal dish recipe bottle glass box bag parcel "
    "stamp kilometer mile meter dollar euro cent note tone drum child sheep mouse leaf"
).split()
NOUNS = sorted(
    {*COUNTED, *(w for w in [*ANIMALS, *FRUITS, *OBJECTS] if w.isalpha() and w != "glass")}
)
PLURALS = [(one, many(one)) for one in NOUNS if many(one) != one]
NAMES = [*GIRLS, *BOYS]
SUMS = (
    "mornings evenings/boys girls/cats dogs/adults children/coins notes/reds blues/wins draws/"
    "monday tuesday/left right/front back/first second/mother father/day night/forwards backwards/bread milk/"
    "summer winter/here there/old new/big small/cup plate/hens cows/north south/before after/salary bonus/"
    "base tip/rent food/walk ride/home school/mine yours/yes no/teachers pupils/inside outside/full half/"
    "upstairs downstairs/paper glue/cars bikes/forks spoons/pens pencils/hours breaks/flour sugar/tea coffee/"
    "price tax/book bag/horse rider/deposit interest/morning afternoon/weekdays weekend/fish birds/milk juice"
).split("/")
PRODUCTS = (
    "lines per_line number_of_letters/length depth area_of_field/width height area_of_wall/price count cost/speed time distance/"
    "boxes eggs_per_box number_of_eggs/days hours total_hours/shelves books_per_shelf number_of_books/"
    "weeks days_per_week number_of_days/tables chairs number_of_chairs/hours wage pay/floors rooms number_of_rooms/"
    "bags apples number_of_apples/pages words number_of_words/cats paws number_of_paws/cars wheels number_of_wheels/"
    "base height area_of_parallelogram/liters price price_of_milk/"
    "people slices slices_of_pizza/teams players number_of_players/buses seats number_of_places/mass gravity weight_of/"
    "rate minutes number_of_beats/tickets price price_of_tickets/bricks_per_row rows number_of_bricks"
).split("/")
DIFFERENCES = (
    "price discount price_to_pay/money cost change/end start duration/total used what_is_left/income spending savings/"
    "full empty weight_of_content/age years age_then/size cut rest/goals own_goals result/high low range_of/"
    "budget bill money_left/capacity load free_space/arrival departure travel_time/seats guests free_seats/old new loss/"
    "eggs broken good_eggs/pages read pages_left/stock sold remaining/top bottom height_of/birth now age_in_years"
).split("/")
QUOTIENTS = (
    "distance time speed/total count average/cake guests piece_of_cake/sweets children sweets_per_child/sum_of_marks tests mean_mark/"
    "money friends share/words minutes words_per_minute/liters glasses liters_per_glass/price weight price_per_kilo/"
    "pages days pages_per_day/people buses people_per_bus/rope pieces length_of_piece/points games points_per_game"
).split("/")
ONE_PARAMETER = (
    "double_the_{x} {x} {x} * 2;twice {x} 2 * {x};half_of {x} {x} / 2;three_times_the_{x} {x} 3 * {x};triple {x} 3 * {x};"
    "next_{x} {x} {x} + 1;previous_{x} {x} {x} - 1;square_of {x} {x} * {x};cube_of {x} {x} ** 3;minus_one {x} {x} - 1;"
    "is_even {x} {x} % 2 == 0;is_odd {x} {x} % 2 == 1;is_positive {x} {x} > 0;is_zero {x} {x} == 0;negative {x} -{x};"
    "is_same_as_before {x} {x};last_digit {x} {x} % 10;ten_times {x} 10 * {x};percent {x} {x} / 100;quarter_of {x} {x} / 4;"
    "add_ten {x} {x} + 10;rounded {x} round({x});as_text {x} str({x});can_be_halved {x} {x} % 2 == 0;is_big {x} {x} > 100;"
    "fourth_part {x} {x} / 4;plus_tax {x} {x} * 1.2;is_negative {x} {x} < 0;absolute {x} abs({x})"
).split(";")
SIDES = "side edge size width length n x value number age price weight height distance amount count minutes hours grams degrees".split()
ON_LISTS = (
    "first {xs}[0];last {xs}[-1];second {xs}[1];third {xs}[2];number_of len({xs});total sum({xs});highest max({xs});lowest min({xs});"
    "sorted_ sorted({xs});mean sum({xs}) / len({xs});reversed_ {xs}[::-1];all_but_first {xs}[1:];all_but_last {xs}[:-1];"
    "has_no len({xs}) == 0;unique set({xs});first_two_ {xs}[:2];last_two_ {xs}[-2:];more_than_one len({xs}) > 1;copy_of list({xs})"
).split(";")
VERBS_OF_CLASSES = "bark:Woof meow:Meow sing:La_la greet:Hello honk:Beep open:Creak fly:Whoosh jump:Hop swim:Splash speak:Hi eat:Yum ring:Ding roar:Roar sail:Ahoy run:Here_I_go".split()
CLASSES = (
    "Ferry name port speed/Dog name age owner/Cat name colour age/Car color speed owner/Book title author pages/House street number rooms/"
    "Student name grade school/Teacher name subject school/Farm farmer cows hens/Player name score team/City name country people/"
    "Song title singer length/Robot name battery legs/Pizza size price topping/Garden length width flowers/Train number stops speed/"
    "Shop owner town prices/Point x y z/Circle radius color name/Rectangle width height color/Account owner balance bank/Tree kind height age/"
    "Room length width door/Clock hour minute second/Bird name wings song/Bag owner weight things/Game title players winner/Letter sender reader text/"
    "Boat name sail crew/King name crown castle/Flower name color smell/Box width height depth/Recipe title eggs flour/Hotel name rooms stars/"
    "Phone number owner battery/Movie title director year/Bike color wheels rider/Cake flavor candles slices/Planet name moons size/Bus line driver seats"
).split("/")
MODULES = [
    ("random", "randint(1, 6)", "throw"), ("random", "choice(names)", "pick_name"), ("random", "random()", "chance"),
    ("random", "randint(1, 100)", "secret_number"), ("random", "shuffle(cards)", "shuffle_cards"), ("random", "randrange(10)", "digit"),
    ("math", "sqrt(16)", "root"), ("math", "pi", "circle"), ("math", "floor(2.7)", "down"), ("math", "ceil(2.1)", "up"),
    ("time", "sleep(1)", "wait"), ("time", "time()", "now"), ("os", "listdir()", "show_files"), ("os", "getcwd()", "where_am_i"),
    ("json", "loads(text)", "read_data"), ("json", "dumps(data)", "write_data"), ("sys", "exit()", "stop"), ("random", "choice(colors)", "any_color"),
    ("random", "choice(animals)", "any_animal"), ("random", "randint(0, 9)", "random_digit"), ("math", "sqrt(number)", "square_root"),
    ("datetime", "date.today()", "today"), ("random", "sample(cards, 5)", "hand"), ("os", "remove(path)", "delete"),
]  # fmt: skip
LIMITS = [
    ("temperature", "25", "Swim", "Stay inside"), ("degrees", "0", "Water", "Ice"), ("age", "17", "Adult", "Child"), ("speed", "50", "Too fast", "All right"),
    ("money", "10", "You can buy it", "You need more money"), ("score", "100", "You win", "Try again"), ("hour", "12", "Good afternoon", "Good morning"),
    ("height", "120", "You may ride", "Too small"), ("guests", "8", "We need more chairs", "Everybody can sit"), ("battery", "20", "Go on", "Please charge me"),
    ("lives", "0", "Go on", "Game over"), ("weight", "20", "Too heavy", "Light enough"), ("marks", "49", "Passed", "Failed"), ("rain", "5", "Take an umbrella", "No umbrella today"),
    ("eggs", "3", "Bake a cake", "Buy some eggs"), ("cookies", "1", "Share them", "Eat it"), ("number", "0", "positive", "not positive"), ("wind", "60", "Stay at home", "Go sailing"),
    ("distance", "5", "Take the bus", "Walk"), ("hunger", "7", "Eat now", "Wait for dinner"), ("noise", "80", "Be quiet", "Thank you"), ("points", "10", "Level up", "Keep playing"),
]  # fmt: skip
COUNTERS = [
    ("laps", "1"), ("coins", "5"), ("apples", "1"), ("points", "10"), ("days", "1"), ("hours", "1"), ("distance", "2"), ("count", "1"), ("pages", "1"),
    ("sheep", "1"), ("minutes", "5"), ("height", "1"), ("i", "1"), ("n", "1"), ("age", "1"), ("level", "1"), ("jumps", "1"), ("money", "10"), ("stars", "1"),
    ("bricks", "1"), ("floor", "1"), ("year", "1"), ("letters", "1"), ("water", "1"), ("score", "1"), ("eggs", "6"), ("total", "3"), ("fish", "1"), ("miles", "1"),
]  # fmt: skip


def _names_of(draw: random.Random, low: int, high: int) -> list[str]:
    pools: list[Sequence[str]] = [NAMES, COLOURS, ANIMALS, FRUITS, FOODS, TOWNS, OBJECTS]
    pool = draw.choice(pools)
    return draw.sample([str(word) for word in pool], draw.randint(low, high))


def _strings(draw: random.Random, low: int = 2, high: int = 5) -> str:
    return ", ".join(f'"{word}"' for word in _names_of(draw, low, high))


def _numbers(draw: random.Random, low: int = 2, high: int = 6) -> str:
    top = draw.choice([9, 20, 100])
    return ", ".join(str(draw.randint(0, top)) for _ in range(draw.randint(low, high)))


def _comment(draw: random.Random, text: str) -> str:
    return f"# {text}\n" if draw.random() < 0.15 else ""


def _docstring(draw: random.Random, text: str) -> str:
    return f'    """{text}"""\n' if draw.random() < 0.15 else ""


def _call(draw: random.Random, name: str, arguments: str) -> str:
    """Sometimes the function is used at once."""
    how = draw.random()
    if how < 0.2:
        return f"\nprint({name}({arguments}))\n"
    return (
        f"\n{draw.choice(['result', 'answer', 'x', 'value'])} = {name}({arguments})\n"
        if how < 0.3
        else ""
    )


def two_parameters(draw: random.Random) -> str:
    """def total(hens, cows): return hens + cows."""
    kind = draw.random()
    if kind < 0.4:
        a, b = (
            draw.choice(SUMS).split()
            if draw.random() < 0.5
            else draw.sample([p for _, p in PLURALS], 2)
        )
        name = draw.choice(
            [
                "total",
                "sum_of_both",
                "together",
                "add",
                "all_together",
                "both",
                f"{a}_and_{b}",
                f"add_{a}_and_{b}",
                f"number_of_{a}_and_{b}",
            ]
        )
        sign = "+"
    elif kind < 0.6:
        a, b, name = draw.choice(PRODUCTS).split()
        sign = "*"
    elif kind < 0.75:
        a, b, name = draw.choice(DIFFERENCES).split()
        sign = "-"
    elif kind < 0.9:
        a, b, name = draw.choice(QUOTIENTS).split()
        sign = "/"
    else:
        a, b = draw.sample(NOUNS, 2)
        name, sign = draw.choice([("add", "+"), ("multiply", "*"), ("subtract", "-"), ("divide", "/"), ("is_same", "=="), ("is_more", ">"), ("is_less", "<"), ("power", "**"), ("remainder", "%")])  # fmt: skip
    doc = _docstring(draw, draw.choice([f"Return {a} {sign} {b}.", f"{a} and {b} in one number."]))
    text = _comment(draw, name.replace("_", " ")) + f"def {name}({a}, {b}):\n{doc}"
    if draw.random() < 0.15:
        variable = draw.choice(["result", "answer", "total"])
        text += f"    {variable} = {a} {sign} {b}\n    return {variable}\n"
    else:
        text += f"    return {a} {sign} {b}\n"
    return text + _call(draw, name, f"{draw.randint(1, 30)}, {draw.randint(1, 9)}")


def three_parameters(draw: random.Random) -> str:
    """def sum_of_three(a, b, c): return a + b + c."""
    a, b, c = draw.sample(NOUNS if draw.random() < 0.5 else [p for _, p in PLURALS], 3)
    name = draw.choice(["sum_of_three", "total", "all_three", "in_order", "average", "volume", "largest", "as_list", "smallest"])  # fmt: skip
    body = {
        "average": f"({a} + {b} + {c}) / 3", "volume": f"{a} * {b} * {c}", "largest": f"max({a}, {b}, {c})",
        "as_list": f"[{a}, {b}, {c}]", "in_order": f"{a}, {b}, {c}", "smallest": f"min({a}, {b}, {c})",
    }.get(name, f"{a} + {b} + {c}")  # fmt: skip
    return f"def {name}({a}, {b}, {c}):\n    return {body}\n" + _call(draw, name, "1, 2, 3")


def one_parameter(draw: random.Random) -> str:
    """def half_of(cake): return cake / 2."""
    x = draw.choice([*SIDES, *NOUNS[::3]])
    name, _, body = draw.choice(ONE_PARAMETER).replace("{x}", x).split(" ", 2)
    text = f"def {name}({x}):\n{_docstring(draw, 'A small function.')}    return {body}\n"
    return text + _call(draw, name, str(draw.randint(1, 40)))


def on_a_list(draw: random.Random) -> str:
    """def first_guest(guests): return guests[0]."""
    one, xs = draw.choice(PLURALS)
    name, body = draw.choice(ON_LISTS).replace("{xs}", xs).split(" ", 1)
    plural_name = name in {"number_of", "total", "sorted_", "reversed_", "has_no", "unique", "first_two_", "last_two_", "copy_of", "mean", "all_but_first", "all_but_last", "more_than_one"}  # fmt: skip
    name = draw.choice(
        [f"{name}_{xs if plural_name else one}".replace("__", "_"), name.rstrip("_")]
    )
    return _comment(draw, f"works for all {xs}") + f"def {name}({xs}):\n    return {body}\n"


def talking(draw: random.Random) -> str:
    """def say_hello(guest): print("Hello, " + guest)."""
    x = draw.choice(
        [
            *"name guest friend teacher animal child visitor pupil king queen neighbour city captain person user player".split(),
            *ANIMALS[:30],
        ]
    )
    hello = draw.choice(["Hello", "Good morning", "Welcome", "Good night", "Thank you", "Happy birthday", "Dear", "Come in", "Where is", "My name is", "I like", "Nice to meet you"])  # fmt: skip
    verb = draw.choice(["say", "greet", "call", "welcome", "thank", "meet", "write_to", "invite", "say_hello", "hello_to", "shout", "name_tag"])  # fmt: skip
    gap = "" if hello in {"Where is", "My name is", "I like", "Dear"} else ","
    body = draw.choice(
        [f'print("{hello}{gap} " + {x})', f'return "{hello}{gap} " + {x}', f'print(f"{hello}{gap} {{{x}}}!")', f'print("{hello}{gap}", {x})',
         f'return f"{hello}{gap} {{{x}}}"', f'print("{hello}{gap} " + {x} + "!")']
    )  # fmt: skip
    function = draw.choice([f"{verb}_{x}", verb, "speak"])
    who = draw.choice(NAMES)
    return f"def {function}({x}):\n    {body}\n" + (f'\n{function}("{who}")\n' if draw.random() < 0.4 else "")  # fmt: skip


def two_words(draw: random.Random) -> str:
    """def introduce(name, town): print(name, "lives in", town)."""
    x, y = draw.sample(
        "name town animal color first last friend game food job title author day month city country subject verb owner pet".split(),
        2,
    )
    body = draw.choice(
        [f"print({x}, {y})", f'print({x} + " and " + {y})', f'return {x} + " " + {y}', f'print(f"{{{x}}} and {{{y}}}")', f"return {x} + {y}", f"return [{x}, {y}]",
         f"return {x}, {y}", f"print({x})\n    print({y})", f'print("The {x} is:")\n    print({x})\n    print("The {y} is:")\n    print({y})',
         f'print("{x}:", {x})\n    print("{y}:", {y})', f'return {{"{x}": {x}, "{y}": {y}}}']
    )  # fmt: skip
    name = draw.choice(["introduce", "show", "join", "describe", "tell", "combine", "label", f"{x}_and_{y}", "pair", "make", "print_both"])  # fmt: skip
    return f"def {name}({x}, {y}):\n    {body}\n"


def comparing(draw: random.Random) -> str:
    """def heavier(bag, box): the one or the other."""
    a, b = draw.sample(NOUNS, 2)
    sign = draw.choice(["<", ">", ">=", "<="])
    name = draw.choice(["longest_of_two", "bigger", "smaller_one", "older", "heavier", "cheaper", "best_of_two", "choose", "maximum", "minimum", "winner", "taller_one"])  # fmt: skip
    big = name in {"longest_of_two", "bigger", "older", "heavier", "best_of_two", "maximum", "winner", "taller_one"}  # fmt: skip
    sign = draw.choice([">", ">="]) if big else draw.choice(["<", "<="])
    form = draw.choice(["if", "if", "else", "inline"])
    if form == "inline":
        return f"def {name}({a}, {b}):\n    return {a} if {a} {sign} {b} else {b}\n"
    other = f"    else:\n        return {b}\n" if form == "else" else f"    return {b}\n"
    return f"def {name}({a}, {b}):\n    if {a} {sign} {b}:\n        return {a}\n{other}"


def loops_over(draw: random.Random) -> str:
    """for owl in owls: print(owl), often two of them, with lists made before."""
    rows = draw.sample(PLURALS, draw.choice([1, 1, 2, 2, 3]))
    text = ""
    inside = draw.random() < 0.6
    if inside:
        text += "".join(f"{xs} = [{draw.choice([_strings, _numbers])(draw)}]\n" for _, xs in rows)
        text += draw.choice(["", "\n"])
    use = draw.choice(["print({x})", "print({x})", "print({x})", 'print("{x}:", {x})', "print({x}, len({xs}))", 'print(f"This is {{{x}}}")', "show({x})", "print({x} * 2)"])  # fmt: skip
    for x, xs in rows:
        text += f"for {x} in {xs}:\n    {use.replace('{{{x}}}', '{' + x + '}').replace('{xs}', xs).replace('{x}', x)}\n"
    return text


def ranges(draw: random.Random) -> str:
    """for day in range(7): print(day), one after the other."""
    text = ""
    for x in draw.sample([*NOUNS, "i", "j", "k", "n"], draw.choice([1, 2, 2, 3])):
        stop = draw.choice(["10", "5", "60", "24", "7", "12", "100", "3", "20", "30"])
        start = draw.choice(["", "", "1, ", "2, "])
        body = draw.choice([f"print({x})", f"print({x})", f"print({x} * {x})", f"print({x} + 1)", f'print("{x}", {x})', f"print(2 * {x})"])  # fmt: skip
        text += f"for {x} in range({start}{stop}):\n    {body}\n"
    return text


def indexes(draw: random.Random) -> str:
    """for i in range(len(maps)): print(maps[i])."""
    x, xs = draw.choice(PLURALS)
    i = draw.choice(["i", "i", "i", "index", "k", "n", "position", "number"])
    body = draw.choice(
        [f"for {i} in range(len({xs})):\n    print({xs}[{i}])\n", f"for {i} in range(len({xs})):\n    print({i}, {xs}[{i}])\n",
         f"for {i}, {x} in enumerate({xs}):\n    print({i}, {x})\n", f"{i} = 0\nwhile {i} < len({xs}):\n    print({xs}[{i}])\n    {i} += 1\n",
         f"for {i} in range(len({xs})):\n    {xs}[{i}] = {xs}[{i}] + 1\n", f"print({xs}[0])\nprint({xs}[1])\nprint({xs}[-1])\n",
         f"for {i} in range(len({xs}) - 1):\n    print({xs}[{i}], {xs}[{i} + 1])\n", f"print(len({xs}))\nprint({xs}[0])\n"]
    )  # fmt: skip
    return (f"{xs} = [{draw.choice([_strings, _numbers])(draw)}]\n" if draw.random() < 0.6 else "") + body  # fmt: skip


def adding_up(draw: random.Random) -> str:
    """total = 0; for egg in eggs: total = total + egg."""
    x, xs = draw.choice(PLURALS)
    total = draw.choice(["total", "bill", "result", "all_of_them", "amount", f"sum_of_{xs}", f"total_{x}", "weight", "points"])  # fmt: skip
    if total == x:
        total = "total"
    text = f"{xs} = [{_numbers(draw)}]\n" if draw.random() < 0.5 else ""
    add = draw.choice([f"{total} = {total} + {x}", f"{total} += {x}"])
    function = draw.random() < 0.25
    if function:
        return f"def add_all({xs}):\n    {total} = 0\n    for {x} in {xs}:\n        {add}\n    return {total}\n"
    return text + f"{total} = 0\nfor {x} in {xs}:\n    {add}\n" + draw.choice(["", f"print({total})\n", f'print("Total:", {total})\n'])  # fmt: skip


def counting(draw: random.Random) -> str:
    """count = 0; for letter in word: if ...: count += 1."""
    x, xs = draw.choice(
        [
            *PLURALS,
            ("letter", "sentence"),
            ("letter", "word"),
            ("character", "text"),
            ("letter", "name"),
        ]
    )
    numbers = xs not in {"sentence", "word", "text", "name"} and draw.random() < 0.6
    test = draw.choice([f"{x} > {draw.randint(1, 50)}", f"{x} % 2 == 0", f"{x} < {draw.randint(1, 20)}", f"{x} == {draw.randint(0, 9)}"]) if numbers else draw.choice([f'{x} == "{draw.choice("aeioust")}"', f'{x} in "aeiou"', f'{x} == "{draw.choice(NAMES)}"', f'{x} != ""'])  # fmt: skip
    count = draw.choice(
        ["count", "found", "big_ones", "how_many", "hits", "counter", "number", "matches"]
    )
    if count == x:
        count = "count"
    step = draw.choice([f"{count} += 1", f"{count} = {count} + 1", f"{count} += 1"])
    return f"{count} = 0\nfor {x} in {xs}:\n    if {test}:\n        {step}\n" + draw.choice(
        ["", f"print({count})\n"]
    )


def filtering(draw: random.Random) -> str:
    """big = []; for egg in eggs: if egg > 6: big.append(egg); then big is read."""
    x, xs = draw.choice(PLURALS)
    kept = draw.choice(["cheap", "big", "small", "long_ones", "good", "chosen", "kept", "selected", "high", "low", "rest", "even", "odd", f"new_{xs}", f"my_{xs}", f"best_{xs}"])  # fmt: skip
    test = {"even": f"{x} % 2 == 0", "odd": f"{x} % 2 == 1"}.get(kept) or draw.choice([f"{x} < {draw.randint(2, 30)}", f"{x} > {draw.randint(2, 30)}", f"{x} != {draw.randint(0, 9)}"])  # fmt: skip
    text = f"{xs} = [{_numbers(draw, 3, 6)}]\n" if draw.random() < 0.6 else ""
    if draw.random() < 0.25:
        text += f"{kept} = [{x} for {x} in {xs} if {test}]\n"
    else:
        text += f"{kept} = []\nfor {x} in {xs}:\n    if {test}:\n        {kept}.append({x})\n"
    told = draw.choice(["", 'print("Here they are:")\n', 'print("The result:")\n', f'print("The {kept.replace("_", " ")} ones:")\n', 'print("This is what is left.")\n'])  # fmt: skip
    return (
        text
        + told
        + draw.choice(
            [
                f"print({kept})\n",
                f"for {x} in {kept}:\n    print({x})\n",
                f"print(len({kept}))\n",
                "",
            ]
        )
    )


def filling(draw: random.Random) -> str:
    """bag = []; bag.append("pen"); again and again."""
    name = draw.choice([xs for _, xs in PLURALS] + ["groceries", "basket", "bag", "party", "zoo", "team", "queue", "box", "shelf", "todo"] * 4)  # fmt: skip
    words = _names_of(draw, 2, 4)
    text = f"{name} = []\n" + "".join(f'{name}.append("{word}")\n' for word in words)
    return text + draw.choice(["", f"print({name})\n", f"print(len({name}))\n", f"for thing in {name}:\n    print(thing)\n", f'{name}.remove("{words[0]}")\nprint({name})\n'])  # fmt: skip


def conditions(draw: random.Random) -> str:
    """if temperature > 30: ... else: ..."""
    name, limit, yes, no = draw.choice(LIMITS)
    form = draw.choice(["print", "print", "assign", "return", "elif"])
    given = draw.choice(
        ["", "", f"{name} = {draw.randint(0, 120)}\n", f'{name} = int(input("{name.title()}: "))\n']
    )
    if form == "print":
        return f'{given}if {name} > {limit}:\n    print("{yes}")\nelse:\n    print("{no}")\n'
    if form == "assign":
        variable = draw.choice(["answer", "text", "label", "message", "advice", "word"])
        end = draw.choice(["", f"print({variable})\n"])
        return f'{given}if {name} > {limit}:\n    {variable} = "{yes}"\nelse:\n    {variable} = "{no}"\n{end}'
    if form == "return":
        return f'def check({name}):\n    if {name} > {limit}:\n        return "{yes}"\n    else:\n        return "{no}"\n'
    return f'{given}if {name} > {limit}:\n    print("{yes}")\nelif {name} == {limit}:\n    print("Just right")\nelse:\n    print("{no}")\n'


def whiles(draw: random.Random) -> str:
    """laps = 0; while laps < 10: laps = laps + 1."""
    name, step = draw.choice(COUNTERS)
    limit = draw.choice([5, 10, 12, 20, 50, 100, 1000])
    down = draw.random() < 0.25
    sign, compare, start = ("-", "> 0", str(limit)) if down else ("+", f"< {limit}", "0")
    change = draw.choice([f"{name} = {name} {sign} {step}", f"{name} {sign}= {step}"])
    before, after = draw.choice(
        [("", ""), (f"    print({name})\n", ""), ("", f"print({name})\n"), ("", 'print("Done")\n')]
    )
    return f"{name} = {start}\nwhile {name} {compare}:\n{before}    {change}\n{after}"


def classes(draw: random.Random) -> str:
    """class Cake: def __init__(self, flavor): self.flavor = flavor."""
    name, *fields = draw.choice(CLASSES).split()
    fields = fields[: draw.choice([1, 1, 2, 2, 3])]
    draw.shuffle(fields)
    text = f"class {name}:\n{_docstring(draw, f'A {name.lower()}.')}    def __init__(self, {', '.join(fields)}):\n"
    text += "".join(f"        self.{field} = {field}\n" for field in fields)
    field, how = draw.choice(fields), draw.random()
    if how < 0.2:
        text += f"\n    def show(self):\n        print(self.{field})\n"
    elif how < 0.35:
        text += f"\n    def get_{field}(self):\n        return self.{field}\n"
    elif how < 0.45:
        text += f"\n    def set_{field}(self, {field}):\n        self.{field} = {field}\n"
    elif how < 0.55:
        verb, sound = draw.choice(VERBS_OF_CLASSES).split(":")
        text += f'\n    def {verb}(self):\n        print("{sound.replace("_", " ")}")\n'
    elif how < 0.65:
        text += f'\n    def __repr__(self):\n        return f"{name}({{self.{field}}})"\n'
    if draw.random() < 0.3:
        values = ", ".join(
            draw.choice([f'"{draw.choice(NAMES)}"', str(draw.randint(1, 99))]) for _ in fields
        )
        text += f"\n{name.lower()} = {name}({values})\nprint({name.lower()}.{field})\n"
    return text


def variables(draw: random.Random) -> str:
    """hens = 5; cows = 7; print(hens + cows)."""
    a, b = draw.sample([p for _, p in PLURALS] if draw.random() < 0.6 else NOUNS, 2)
    m, n = draw.randint(1, 99), draw.randint(1, 99)
    sign = draw.choice("++-*")
    w = draw.choice(NAMES)
    total = draw.choice(["total", "result", "both", "difference" if sign == "-" else "together"])
    return draw.choice(
        [f"{a} = {m}\n{b} = {n}\nprint({a} {sign} {b})\n", f"{a} = {m}\n{b} = {n}\n{total} = {a} {sign} {b}\nprint({total})\n",
         f"{a} = {m}\n{b} = {a} {sign} {n}\nprint({b})\n", f"{a} = {m}\nprint({a})\n{a} = {a} + {n}\nprint({a})\n", f"{a}, {b} = {m}, {n}\n{a}, {b} = {b}, {a}\nprint({a}, {b})\n",
         f'{a} = {m}\nprint("There are", {a}, "{a}")\n', f'{a} = {m}\n{b} = {n}\nprint(f"{{{a}}} {a} and {{{b}}} {b}")\n', f"{a} = {m}\n{b} = {n}\nif {a} > {b}:\n    print({a})\nelse:\n    print({b})\n",
         f"{a} = {m}\n{b} = {a}\nprint({b})\n", f'name = "{w}"\nage = {n}\nprint(name, age)\n', f'name = "{w}"\nprint("My name is " + name)\n', f"{a} = [{_numbers(draw)}]\n{b} = len({a})\nprint({b})\n",
         f'{a} = "{w}"\n{b} = {a}.upper()\nprint({b})\n', f"{a} = [{_numbers(draw)}]\n{a}.sort()\nprint({a})\n", f"{a} = [{_numbers(draw)}]\n{b} = sum({a})\nprint({b})\n", f"{a} = [{_strings(draw)}]\nprint({a}[0])\n",
         f"{a} = [{_numbers(draw)}]\n{b} = [{_numbers(draw)}]\nprint({a} + {b})\n", f"{a} = {m}\n{b} = {n}\nprint({a})\nprint({b})\n"]
    )  # fmt: skip


def asking(draw: random.Random) -> str:
    """name = input("Your name? "); print("Hello, " + name)."""
    what = draw.choice(
        "name age town color animal city country food friend street number word day month hobby".split()
    )
    question = draw.choice([f"Your {what}: ", f"What is your {what}? ", f"Please type your {what}: ", f"Tell me your {what}: "])  # fmt: skip
    if what in {"age", "number"}:
        return f'{what} = int(input("{question}"))\n' + draw.choice([f"print({what} + 1)\n", f'if {what} > 10:\n    print("That is a lot")\n', f"print(2 * {what})\n"])  # fmt: skip
    other = draw.choice([w for w in ("name", "town", "pet", "drink") if w != what])
    return f'{what} = input("{question}")\n' + draw.choice(
        [f'print("Hello, " + {what})\n', f'print("So you said", {what})\n', f"print({what})\n", f'{other} = input("Your {other}: ")\nprint({what}, {other})\n',
         f'if {what} == "":\n    print("Nothing?")\nelse:\n    print({what})\n', f'print(f"Thank you, {{{what}}}!")\n', f"print(len({what}))\n", f"print({what}.upper())\n"]
    )  # fmt: skip


def files(draw: random.Random) -> str:
    """with open("notes.txt") as notes: text = notes.read()."""
    name = draw.choice(
        "letter story list poem notes song book recipe names words data scores menu report".split()
    )
    handle = draw.choice([name, "file", "file", "f", "source"])
    lines = draw.choice(["line", "row", "word", "entry"])
    return draw.choice(
        [f'with open("{name}.txt") as {handle}:\n    text = {handle}.read()\nprint(text)\n', f'with open("{name}.txt") as {handle}:\n    text = {handle}.read()\n',
         f'with open("{name}.txt") as {handle}:\n    for {lines} in {handle}:\n        print({lines})\n', f'with open("{name}.txt", "w") as {handle}:\n    {handle}.write("{draw.choice(NAMES)}")\n',
         f'with open("{name}.txt") as {handle}:\n    lines = {handle}.readlines()\nprint(len(lines))\n', f'with open("{name}.txt") as {handle}:\n    content = {handle}.read()\nwords = content.split()\nprint(len(words))\n',
         f'with open("{name}.txt", "w") as {handle}:\n    for {lines} in {lines}s:\n        {handle}.write({lines})\n', f'def read_{name}(path):\n    with open(path) as {handle}:\n        return {handle}.read()\n']
    )  # fmt: skip


def imports(draw: random.Random) -> str:
    """import math; def root(number): return math.sqrt(number)."""
    module, call, function = draw.choice(MODULES)
    if call == "shuffle(cards)":
        return f"import {module}\n\ncards = [{_numbers(draw)}]\n{module}.{call}\nprint(cards)\n"
    parameter = call[call.find("(") + 1 : call.find(")")] if "(" in call else ""
    parameter = parameter.split(",")[0] if parameter[:1].isalpha() else ""
    made = {"names": f"[{_strings(draw)}]", "colors": '["red", "blue", "green"]', "animals": '["cat", "dog", "owl"]', "number": str(draw.randint(1, 99)),
            "text": "'[1, 2, 3]'", "data": f"[{_numbers(draw)}]", "cards": "list(range(52))", "path": '"old.txt"'}.get(parameter)  # fmt: skip
    given = f"{parameter} = {made}\n" if made else ""
    return draw.choice(
        [f"import {module}\n\ndef {function}({parameter}):\n    return {module}.{call}\n", f"import {module}\n\n{given}print({module}.{call})\n", f"import {module}\n\n{given}{function} = {module}.{call}\nprint({function})\n",
         f"import {module}\n\n\ndef {function}({parameter}):\n    return {module}.{call}\n"]
    )  # fmt: skip


def dictionaries(draw: random.Random) -> str:
    """ages = {"Tom": 5}; print(ages["Tom"])."""
    name, one = draw.choice([("ages", "name"), ("prices", "fruit"), ("colors", "thing"), ("legs", "animal"), ("capitals", "country"), ("scores", "player"), ("phones", "person"), ("stock", "item"), ("marks", "pupil"), ("sounds", "animal"), ("friends", "name"), ("menu", "dish"), ("heights", "tree")])  # fmt: skip
    keys = _names_of(draw, 1, 3)
    text_values = name in {"colors", "capitals", "sounds", "friends"}
    values = [
        f'"{draw.choice([*COLOURS, *ANIMALS])}"' if text_values else str(draw.randint(1, 99))
        for _ in keys
    ]
    pairs = ", ".join(f'"{key}": {value}' for key, value in zip(keys, values, strict=True))
    key = draw.choice(keys)
    return draw.choice(
        [f'{name} = {{{pairs}}}\nprint({name}["{key}"])\n', f"{name} = {{{pairs}}}\nfor {one} in {name}:\n    print({one}, {name}[{one}])\n", f"{name} = {{{pairs}}}\nfor {one}, value in {name}.items():\n    print({one}, value)\n",
         f'{name} = {{}}\n{name}["{key}"] = {values[0]}\nprint({name})\n', f'{name} = {{{pairs}}}\nif "{key}" in {name}:\n    print({name}["{key}"])\n', f"def find({name}, {one}):\n    return {name}[{one}]\n",
         f"{name} = {{{pairs}}}\nprint(len({name}))\n", f"{name} = {{{pairs}}}\n{name}[\"{key}\"] = {values[-1]}\nprint({name}[\"{key}\"])\n", f"for {one} in sorted({name}):\n    print({one}, {name}[{one}])\n"]
    )  # fmt: skip


def nested(draw: random.Random) -> str:
    """Lists in lists, and loops in loops."""
    inner, outer = draw.choice(
        [
            ("row", "rows"),
            ("line", "lines"),
            ("team", "teams"),
            ("shelf", "shelves"),
            ("week", "weeks"),
            ("row", "table"),
            ("row", "matrix"),
            ("group", "groups"),
        ]
    )
    cell = draw.choice(["cell", "number", "value", "item", "x"])
    rows = ", ".join(f"[{_numbers(draw, 2, 3)}]" for _ in range(draw.randint(2, 3)))
    x, y = draw.choice(
        [("x", "y"), ("i", "j"), ("row", "column"), ("hour", "minute"), ("a", "b"), ("day", "hour")]
    )
    return draw.choice(
        [f"{outer} = [{rows}]\nfor {inner} in {outer}:\n    print({inner})\n", f"{outer} = [{rows}]\nfor {inner} in {outer}:\n    for {cell} in {inner}:\n        print({cell})\n", f"{outer} = [{rows}]\nprint({outer}[0][1])\n",
         f"for {x} in range(3):\n    for {y} in range(4):\n        print({x}, {y})\n", f"{outer} = []\nfor {x} in range(3):\n    {outer}.append([{x}, {x} + 1])\nprint({outer})\n", f"for {x} in range(10):\n    for {y} in range(10):\n        print({x} * {y})\n",
         f"{outer} = [{rows}]\ntotal = 0\nfor {inner} in {outer}:\n    for {cell} in {inner}:\n        total += {cell}\nprint(total)\n"]
    )  # fmt: skip


def reporting(draw: random.Random) -> str:
    """A function that says much before it prints its last parameter."""
    x, y = draw.sample(NOUNS, 2)
    says = draw.sample(
        ["This is a small program.", "Please read this first.", "It prints two things.", "Here comes the first one.", "Wait a moment.", "That was the first one.", "Are you ready?", "Thank you for waiting.", "Now we begin.", "Line by line."],
        draw.randint(1, 3),
    )  # fmt: skip
    told = "".join(f'    print("{text}")\n' for text in says)
    return (
        f"def {draw.choice(['describe', 'report', 'show', 'explain', 'tell'])}({x}, {y}):\n{told}"
        f'    print("The {x} is:")\n    print({x})\n    print("The {y} is:")\n    print({y})\n'
    )


def two_functions(draw: random.Random) -> str:
    """A function, and another one that calls it."""
    x = draw.choice(SIDES)
    first, body = draw.choice(
        [
            ("double", "2 * {x}"),
            ("square", "{x} * {x}"),
            ("half", "{x} / 2"),
            ("add_one", "{x} + 1"),
            ("triple", "3 * {x}"),
        ]
    )
    second = {
        "double": "four_times",
        "square": "fourth_power",
        "half": "quarter",
        "add_one": "add_two",
        "triple": "nine_times",
    }[first]
    return (
        f"def {first}({x}):\n    return {body.format(x=x)}\n\n\ndef {second}({x}):\n    return {first}({first}({x}))\n"
        + draw.choice(
            [
                "",
                f"\nprint({second}({draw.randint(1, 20)}))\n",
                f"\nprint({first}({draw.randint(1, 20)}))\nprint({second}({draw.randint(1, 20)}))\n",
            ]
        )
    )


def searching(draw: random.Random) -> str:
    """Is it in the list, and where?"""
    x, xs = draw.choice(PLURALS)
    return draw.choice(
        [f"def has({xs}, {x}):\n    return {x} in {xs}\n", f"def find({xs}, wanted):\n    for {x} in {xs}:\n        if {x} == wanted:\n            return True\n    return False\n",
         f"if {x} in {xs}:\n    print({x})\nelse:\n    print(\"No such {x}\")\n", f"def largest({xs}):\n    best = {xs}[0]\n    for {x} in {xs}:\n        if {x} > best:\n            best = {x}\n    return best\n",
         f"for {x} in {xs}:\n    if {x} == \"{draw.choice(NAMES)}\":\n        print(\"Found it\")\n        break\n", f"def count({xs}, wanted):\n    count = 0\n    for {x} in {xs}:\n        if {x} == wanted:\n            count += 1\n    return count\n",
         f"new_{xs} = [{x} * 2 for {x} in {xs}]\nprint(new_{xs})\n", f"def without({xs}, {x}):\n    return [other for other in {xs} if other != {x}]\n", f"def add_{x}({xs}, {x}):\n    {xs}.append({x})\n    return {xs}\n",
         f"longest = \"\"\nfor {x} in {xs}:\n    if len({x}) > len(longest):\n        longest = {x}\nprint(longest)\n"]
    )  # fmt: skip


PIECES: dict[Piece, float] = {
    two_parameters: 5, three_parameters: 2, one_parameter: 4, on_a_list: 3, talking: 3, two_words: 3, comparing: 3,
    loops_over: 5, ranges: 3, indexes: 3, adding_up: 3, counting: 3, filtering: 3, filling: 3, conditions: 3, whiles: 3,
    classes: 4, variables: 4, asking: 2, files: 2, imports: 3, dictionaries: 2.5, nested: 2, reporting: 1.5,
    two_functions: 1, searching: 2.5,
}  # fmt: skip
"""Each kind of piece, and how often it comes."""


def documents(count: int = 70_000, seed: int = 27) -> Iterator[str]:
    """`count` programs of one to four pieces; the same for the same seed."""
    draw = random.Random(seed)
    for _ in range(count):
        pieces = draw.choices([*PIECES], [*PIECES.values()], k=draw.choice([1, 1, 2, 2, 3]))
        yield draw.choice(["\n", "\n\n"]).join(piece(draw) for piece in pieces)
