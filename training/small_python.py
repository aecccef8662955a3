"""Very small Python: functions of a line or two, loops, lists, prints. Drawn with a seed.

The library code of the corpus is long-winded; what a class types is `def add(a, b):`. The idioms
are here; the programs about apples and pears, in which the names are the lesson, are in programs.
"""

import random
from collections.abc import Iterator

from training import programs
from training.words import ANIMALS, COLOURS, NAMES, THINGS, plural

OPERATIONS = {
    "add": "+", "plus": "+", "sum_of": "+", "subtract": "-", "minus": "-", "difference": "-",
    "multiply": "*", "times": "*", "product": "*", "divide": "/", "power": "**", "remainder": "%",
}  # fmt: skip
PARAMETERS = ["a b", "x y", "n m", "left right", "first second", "one two"]
LOOP_NAMES = "i i i n k x index count".split()


def documents(count: int = 150_000, seed: int = 6, idioms: float = 0.2) -> Iterator[str]:
    """`count` snippets of one to four pieces; the same for the same seed.

    idioms: the share of the snippets of this module, as against programs.
    """
    draw = random.Random(seed)
    others = programs.documents(count, seed + 1)
    for _ in range(count):
        if draw.random() > idioms:
            yield next(others)
            continue
        pieces = draw.choices([*PIECES], [*PIECES.values()], k=draw.choice([1, 1, 2, 3, 4]))
        yield draw.choice(["\n", "\n\n"]).join(piece(draw) for piece in pieces)


def arithmetic(draw: random.Random) -> str:
    """def add(a, b): return a + b."""
    name, sign = draw.choice(list(OPERATIONS.items()))
    a, b = draw.choice(PARAMETERS).split()
    text = f"def {name}({a}, {b}):\n"
    if draw.random() < 0.2:
        text += f'    """Return {a} {sign} {b}."""\n'
    text += f"    return {a} {sign} {b}\n"
    if draw.random() < 0.3:
        text += f"\nprint({name}({draw.randint(1, 9)}, {draw.randint(1, 9)}))\n"
    return text


def one_argument(draw: random.Random) -> str:
    """Functions of one argument, of one to five lines."""
    x = draw.choice(["x", "n", "number", "value", "a"])
    items = draw.choice(["items", "numbers", "values", "words", "xs"])
    return draw.choice(
        [
            f"def square({x}):\n    return {x} * {x}\n", f"def double({x}):\n    return 2 * {x}\n",
            f"def cube({x}):\n    return {x} ** 3\n", f"def half({x}):\n    return {x} / 2\n",
            f"def is_even({x}):\n    return {x} % 2 == 0\n", f"def negative({x}):\n    return -{x}\n",
            f"def is_odd({x}):\n    return {x} % 2 == 1\n", f"def successor({x}):\n    return {x} + 1\n",
            f"def first({items}):\n    return {items}[0]\n", f"def last({items}):\n    return {items}[-1]\n",
            f"def length({items}):\n    return len({items})\n", f"def total({items}):\n    return sum({items})\n",
            f"def largest({items}):\n    return max({items})\n",
            f"def smallest({items}):\n    return min({items})\n", f"def identity({x}):\n    return {x}\n",
            f"def is_positive({x}):\n    if {x} > 0:\n        return True\n    else:\n        return False\n",
            f"def absolute({x}):\n    if {x} < 0:\n        return -{x}\n    return {x}\n",
            f"def factorial({x}):\n    if {x} == 0:\n        return 1\n    return {x} * factorial({x} - 1)\n",
            f"def fibonacci({x}):\n    if {x} < 2:\n        return {x}\n    return fibonacci({x} - 1) + fibonacci({x} - 2)\n",
            f"def mean({items}):\n    return sum({items}) / len({items})\n",
            f"def total({items}):\n    result = 0\n    for {x} in {items}:\n        result += {x}\n    return result\n",
            'def greet(name):\n    return "Hello, " + name\n', 'def greet(name):\n    print("Hello, " + name)\n',
        ]
    )  # fmt: skip


def loops(draw: random.Random) -> str:
    """for, while, if."""
    i, n = draw.choice(LOOP_NAMES), draw.choice(["10", "5", "100", "3", "n", "len(items)", "20"])
    items = draw.choice(["items", "numbers", "words", "names", plural(draw.choice(ANIMALS))])
    item = items.rstrip("s") if items.endswith("s") else "item"
    return draw.choice(
        [
            f"for {i} in range({n}):\n    print({i})\n", f"for {i} in range(1, {n}):\n    print({i})\n",
            f"for {i} in range({n}):\n    total = total + {i}\n", f"for {item} in {items}:\n    print({item})\n",
            f"while {i} < {n}:\n    {i} = {i} + 1\n", f"while True:\n    print({i})\n    break\n",
            f"total = 0\nfor {i} in range({n}):\n    total += {i}\nprint(total)\n",
            f"for {i}, {item} in enumerate({items}):\n    print({i}, {item})\n",
            f"squares = [{i} * {i} for {i} in range({n})]\n",
            f"{i} = 0\nwhile {i} < {n}:\n    print({i})\n    {i} += 1\n",
            f"if {i} > 0:\n    print({i})\nelse:\n    print(-{i})\n",
            f"if {i} == {n}:\n    return True\n", f"if {i} in {items}:\n    print({i})\n",
        ]
    )  # fmt: skip


def values(draw: random.Random) -> str:
    """Lists, strings, dictionaries, and what is printed of them."""
    numbers = ", ".join(str(draw.randint(0, 20)) for _ in range(draw.randint(2, 6)))
    start = draw.randint(0, 5)
    counting = ", ".join(str(start + k) for k in range(draw.randint(4, 8)))
    words = draw.sample(draw.choice([COLOURS, ANIMALS, THINGS, NAMES]), draw.randint(2, 4))
    quoted = ", ".join(f'"{word}"' for word in words)
    name = draw.choice("numbers values items x data a".split())
    word, number = draw.choice(NAMES), draw.randint(1, 20)
    return draw.choice(
        [
            f"{name} = [{numbers}]\nprint({name})\n", f"{name} = [{counting}]\n", f"words = [{quoted}]\n",
            f"{name} = [{numbers}]\nprint(len({name}))\n", f"{name} = {{{quoted}}}\n",
            f'name = "{word}"\nprint(name)\n', f'name = "{word}"\nprint("Hello, " + name)\n',
            f"x = {number}\ny = {draw.randint(1, 20)}\nprint(x + y)\n", f"x = {number}\nprint(x)\n",
            f"x = {number}\nx = x + 1\nprint(x)\n", 'print("Hello, world!")\n', f'print("{word}")\n',
            f'age = {{"{word}": {number}}}\nprint(age["{word}"])\n',
            f"import {draw.choice(['math', 'random', 'os', 'sys', 'json', 're', 'time'])}\n",
            "import math\n\nprint(math.pi)\n", "import random\n\nprint(random.random())\n",
            "import numpy as np\n", "import torch\nfrom torch import nn\n", "from math import sqrt\n",
            f'with open("{draw.choice(THINGS)}.txt") as file:\n    text = file.read()\n',
            "try:\n    x = int(text)\nexcept ValueError:\n    print(text)\n",
        ]
    )  # fmt: skip


def classes(draw: random.Random) -> str:
    """Classes with a constructor, and odds and ends."""
    name = draw.choice([*ANIMALS, *THINGS]).title()
    x, y = draw.choice(["x y", "name age", "width height", "name colour", "left right"]).split()
    return draw.choice(
        [
            f"class {name}:\n    def __init__(self, {x}):\n        self.{x} = {x}\n",
            f"class {name}:\n    def __init__(self, {x}, {y}):\n        self.{x} = {x}\n        self.{y} = {y}\n",
            f"class {name}:\n    def __init__(self, {x}):\n        self.{x} = {x}\n\n"
            f"    def get_{x}(self):\n        return self.{x}\n",
            'if __name__ == "__main__":\n    main()\n', "def main():\n    pass\n",
            f"lambda {x}: {x} + 1\n", f"def {name.lower()}():\n    return None\n",
        ]
    )  # fmt: skip


PIECES = {arithmetic: 3, one_argument: 4, loops: 4, values: 4, classes: 1.5}
"""Each kind of piece, and how often it comes."""
