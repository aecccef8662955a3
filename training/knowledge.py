"""What everybody knows: colours, animals, opposites, how many, what for. As made sentences.

A small model meets "the colour of grass" a few times in its whole life; these documents say each
such thing hundreds of times, in many wordings, alone and among others. Drawn with a seed.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.words import OPPOSITES, a, plural, sentence


@dataclass(frozen=True)
class Relation:
    """Sentences that relate a subject {s} ({as}: with its article, {ps}: several of it) to a value
    {v} ({av}, {pv}), and the pairs that it holds for."""

    templates: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def _relation(templates: str, pairs: str) -> Relation:
    """templates: one a line. pairs: "subject/value", apart by commas."""
    return Relation(
        tuple(line.strip() for line in templates.strip().splitlines()),
        tuple(
            (subject.strip(), value.strip())
            for subject, value in (pair.split("/") for pair in pairs.replace("\n", " ").split(","))
        ),
    )


RELATIONS = [
    _relation(
        """The colour of {s} is {v}.
        The color of {s} is {v}.
        {s} is {v}.
        What colour is {s}? It is {v}.
        What color is {s}? {s} is {v}.
        She painted {s} {v}.
        Everybody knows that {s} is {v}.
        In the picture {s} was {v}.""",
        """grass/green, snow/white, the sky/blue, blood/red, milk/white, coal/black, the sea/blue,
        the sun/yellow, chocolate/brown, butter/yellow, ink/black, rice/white, fire/red, soil/brown,
        the ocean/blue, honey/golden, gold/yellow, salt/white, sand/yellow, mud/brown, silver/grey,
        sugar/white, wood/brown, the night sky/black""",
    ),
    _relation(
        """{ps} are {v}.
        {as} is {v}.
        The {s} was {v}.
        A ripe {s} is {v}.
        What color is {as}? It is {v}.
        What colour are {ps}? They are {v}.
        He saw a {v} {s}.
        The colour of {as} is {v}.
        Most {ps} are {v}.""",
        """banana/yellow, lemon/yellow, tomato/red, strawberry/red, cherry/red, carrot/orange,
        pumpkin/orange, leaf/green, frog/green, cucumber/green, elephant/grey, mouse/grey, crow/black,
        swan/white, polar bear/white, cloud/white, sunflower/yellow, orange/orange, plum/purple,
        pig/pink, flamingo/pink, fire truck/red, raven/black, pea/green, crocodile/green""",
    ),
    _relation(
        """A baby {s} is called {av}.
        A young {s} is called {av}.
        A {s} had a baby. The baby {s} is {av}.
        The young of {as} is {av}.
        The {v} followed its mother, the {s}.
        {av} grows up to be {as}.
        When {av} grows up, it becomes {as}.
        {ps} have {pv}.""",
        """dog/puppy, cat/kitten, cow/calf, sheep/lamb, horse/foal, pig/piglet, hen/chick, duck/duckling,
        bear/cub, lion/cub, goat/kid, deer/fawn, kangaroo/joey, frog/tadpole, goose/gosling,
        butterfly/caterpillar, swan/cygnet, elephant/calf, wolf/cub, fox/cub""",
    ),
    _relation(
        """The {s} says "{v}".
        A {s} says {v}.
        "{v}!" said the {s}.
        What does the {s} say? The {s} says "{v}".
        The {s} went "{v}, {v}".""",
        """dog/woof, cat/meow, cow/moo, sheep/baa, pig/oink, duck/quack, hen/cluck, lion/roar, bee/buzz,
        frog/ribbit, horse/neigh, owl/hoot, mouse/squeak, snake/hiss, rooster/cock-a-doodle-doo, crow/caw""",
    ),
    _relation(
        """{ps} can {v}.
        {as} can {v}.
        All {ps} {v}.
        In the morning the {ps} began to {v}.
        We heard the {s} {v}.""",
        """dog/bark, cat/meow, bird/sing, lion/roar, wolf/howl, snake/hiss, bee/buzz, fish/swim, duck/swim,
        frog/jump, rabbit/hop, eagle/fly, kangaroo/jump, monkey/climb, horse/run, snail/crawl, baby/cry""",
    ),
    _relation(
        """{as} is {av}.
        {ps} are {pv}.
        {as} is a kind of {v}.
        What is {as}? {as} is {av}.
        The {s} is {av} that many people know.
        Is {as} {av}? Yes, {as} is {av}.
        {ps} and other {pv} are found here.""",
        """rose/flower, tulip/flower, daisy/flower, apple/fruit, banana/fruit, pear/fruit, cherry/fruit,
        carrot/vegetable, potato/vegetable, onion/vegetable, cabbage/vegetable, hammer/tool, saw/tool,
        piano/musical instrument, guitar/musical instrument, violin/musical instrument, drum/musical instrument,
        salmon/fish, shark/fish, eagle/bird, owl/bird, sparrow/bird, penguin/bird, dog/animal, cat/animal,
        lion/animal, horse/animal, whale/mammal, dolphin/mammal, oak/tree, pine/tree, birch/tree,
        ant/insect, bee/insect, fly/insect, butterfly/insect, snake/reptile, lizard/reptile, frog/amphibian,
        triangle/shape, circle/shape, square/shape, car/vehicle, bus/vehicle, doll/toy, kite/toy""",
    ),
    _relation(
        """{s} is {av}.
        What is {s}? {s} is {av}.
        {s} is the name of {av}.
        We know that {s} is {av}.""",
        """gold/metal, iron/metal, silver/metal, copper/metal, red/colour, blue/colour, green/colour,
        yellow/colour, pink/colour, Monday/day, Friday/day, July/month, May/month, football/sport, tennis/sport,
        Mars/planet, Jupiter/planet, Venus/planet, Saturn/planet, Paris/city, London/city, Rome/city, Berlin/city,
        France/country, Japan/country, Brazil/country, Africa/continent, Asia/continent, Europe/continent,
        English/language, French/language, Spanish/language, spring/season, winter/season, rice/food""",
    ),
    _relation(
        """{as} has {v}.
        {ps} have {v}.
        How many does {as} have? {as} has {v}.
        Every {s} has {v}.
        The child counted: the {s} has {v}.
        I know that {as} has {v}.""",
        """spider/eight legs, dog/four legs, cat/four legs, horse/four legs, cow/four legs, bird/two wings,
        bird/two legs, insect/six legs, ant/six legs, bee/six legs, octopus/eight arms, hand/five fingers,
        foot/five toes, triangle/three sides, triangle/three corners, square/four sides, square/four corners,
        rectangle/four sides, pentagon/five sides, hexagon/six sides, bicycle/two wheels, tricycle/three wheels,
        car/four wheels, week/seven days, year/twelve months, year/365 days, day/24 hours, hour/sixty minutes,
        hour/60 minutes, minute/sixty seconds, minute/60 seconds, century/one hundred years, decade/ten years,
        person/two eyes, person/two ears, person/one nose, person/two hands, person/ten fingers, dozen/twelve eggs,
        elephant/a long trunk, giraffe/a long neck, rabbit/long ears, zebra/black and white stripes,
        tiger/stripes, lion/a mane, turtle/a hard shell, snail/a shell, fish/fins, fish/scales, bird/feathers,
        camel/a hump, year/four seasons""",
    ),
    _relation(
        """There are {v} in {as}.
        There are {v} in one {s}.
        How many are there in {as}? There are {v} in {as}.
        {as} is made up of {v}.""",
        """week/seven days, year/twelve months, day/24 hours, day/twenty-four hours, hour/60 minutes,
        hour/sixty minutes, minute/60 seconds, minute/sixty seconds, century/100 years, decade/ten years,
        year/four seasons, metre/100 centimetres, kilometre/1000 metres, kilogram/1000 grams, dozen/twelve eggs,
        month/four weeks, alphabet/26 letters, year/52 weeks, football team/eleven players""",
    ),
    _relation(
        """{ps} live in {v}.
        {as} lives in {v}.
        Where do {ps} live? They live in {v}.
        You can find {ps} in {v}.
        The home of {as} is in {v}.
        The {s} went back home to {v}.""",
        """fish/water, fish/the sea, bird/a nest, bee/a hive, bear/a cave, rabbit/a hole, dog/a kennel,
        horse/a stable, lion/Africa, penguin/the cold south, polar bear/the Arctic, kangaroo/Australia,
        camel/the desert, monkey/trees, spider/a web, king/a castle, queen/a palace, cow/a barn,
        frog/a pond, whale/the ocean, shark/the ocean, squirrel/a tree, mouse/a hole, giraffe/Africa,
        tiger/Asia, farmer/a farm, panda/China""",
    ),
    _relation(
        """{ps} eat {v}.
        {ps} like to eat {v}.
        {as} eats {v}.
        What do {ps} eat? They eat {v}.
        The hungry {s} was looking for {v}.
        He gave the {s} some {v}.""",
        """rabbit/carrots, cow/grass, sheep/grass, horse/hay, monkey/bananas, panda/bamboo, cat/mice, cat/fish,
        squirrel/nuts, dog/bones, bear/honey, bird/worms, frog/flies, spider/flies, mouse/cheese,
        lion/meat, tiger/meat, koala/leaves, caterpillar/leaves, whale/fish, hen/seeds, pig/corn""",
    ),
    _relation(
        """{s} comes from {v}.
        We get {s} from {v}.
        Where does {s} come from? It comes from {v}.
        {s} is made by {v}.""",
        """milk/cows, wool/sheep, honey/bees, silk/silkworms, bacon/pigs, light/the sun, rain/clouds,
        wood/trees, apple juice/apples, smoke/fire, water/the well""",
    ),
    _relation(
        """{s} is made from {v}.
        {s} is made of {v}.
        You need {v} to make {s}.
        People make {s} from {v}.
        What is {s} made of? It is made of {v}.""",
        """bread/flour, cheese/milk, butter/milk, paper/wood, wine/grapes, glass/sand, ice/water, jam/fruit,
        chocolate/cocoa, cake/flour, a snowman/snow, a window/glass, a nail/iron, a ring/gold, a tyre/rubber,
        a sweater/wool, furniture/wood, a book/paper, an omelette/eggs, a chain/metal, steel/iron""",
    ),
    _relation(
        """We use {as} to {v}.
        You need {as} to {v}.
        {as} is used to {v}.
        {as} is for people who want to {v}.
        What is {as} for? It is used to {v}.
        She took the {s} to {v}.
        With {as} you can {v}.""",
        """knife/cut bread, pen/write, pencil/draw, broom/sweep the floor, key/open the door,
        umbrella/stay dry, clock/tell the time, spoon/eat soup, bed/sleep, oven/bake bread,
        camera/take pictures, phone/call people, towel/dry your hands, brush/paint, ladder/climb up,
        boat/cross the river, shovel/dig a hole, hammer/hit nails, needle/sew, cup/drink tea, ruler/draw a line,
        map/find the way, lamp/see in the dark, telescope/look at the stars, bell/ring, saw/cut wood,
        toothbrush/brush your teeth, soap/wash your hands, book/read, car/drive""",
    ),
    _relation(
        """{as} works in {v}.
        The {s} went to work in {v}.
        You can meet {as} in {v}.
        Where does {as} work? {as} works in {v}.""",
        """doctor/a hospital, nurse/a hospital, teacher/a school, farmer/the fields, baker/a bakery,
        cook/a kitchen, waiter/a restaurant, sailor/a ship, pilot/a plane, gardener/a garden, actor/a theatre,
        miner/a mine, librarian/a library, fisherman/a boat, king/a palace, judge/a court, student/a school""",
    ),
    _relation(
        """The {s} {v}.
        {as} {v} every day.
        My mother is {as}: she {v}.
        What does {as} do? {as} {v}.""",
        """baker/bakes bread, teacher/teaches children, doctor/helps sick people, farmer/grows food,
        pilot/flies a plane, singer/sings songs, painter/paints pictures, cook/cooks food, driver/drives a car,
        writer/writes books, dentist/looks after teeth, fireman/puts out fires, builder/builds houses,
        gardener/waters the flowers, hunter/hunts animals, nurse/helps the doctor, tailor/makes clothes,
        fisherman/catches fish, dancer/dances, swimmer/swims, runner/runs, postman/brings letters""",
    ),
    _relation(
        """We {v} with our {s}.
        You {v} with your {s}.
        People use their {s} to {v}.
        What are {s} for? We use our {s} to {v}.
        He closed his {s} and could not {v} any more.""",
        """eyes/see, ears/hear, legs/walk, teeth/bite, lungs/breathe, feet/walk, hands/hold things, fingers/touch,
        tongue/taste, nose/smell, mouth/eat, brain/think""",
    ),
    _relation(
        """The past of {s} is {v}.
        Today I {s}. Yesterday I {v}.
        I {s} every day, and last week I {v} too.
        They {s} now. Long ago they {v}.""",
        """go/went, eat/ate, run/ran, see/saw, come/came, take/took, give/gave, sing/sang, swim/swam, write/wrote,
        read/read, drink/drank, sleep/slept, buy/bought, think/thought, fall/fell, fly/flew, speak/spoke,
        ride/rode, drive/drove, play/played, walk/walked, jump/jumped, help/helped, sit/sat, stand/stood,
        find/found, make/made, say/said, know/knew, grow/grew, throw/threw, catch/caught, teach/taught,
        dance/danced, work/worked, cook/cooked, laugh/laughed, cry/cried""",
    ),
    _relation(
        """One {s}, two {v}.
        One {s} and another {s} are two {v}.
        I have one {s}. She has three {v}.
        He saw many {v}, but I saw only one {s}.""",
        """dog/dogs, cat/cats, child/children, mouse/mice, foot/feet, tooth/teeth, man/men, woman/women,
        goose/geese, sheep/sheep, fish/fish, leaf/leaves, knife/knives, box/boxes, baby/babies, city/cities,
        book/books, house/houses, bus/buses, wolf/wolves, apple/apples, person/people""",
    ),
    _relation(
        """{s} is {v}.
        Feel it: {s} is {v}.
        Everyone knows {s} is {v}.
        Is {s} {v}? Yes, it is {v}.
        Be careful! {s} is {v}.""",
        """ice/cold, fire/hot, snow/cold, the sun/hot, sugar/sweet, honey/sweet, a lemon/sour, salt/salty,
        a stone/hard, a pillow/soft, cotton/soft, a feather/light, an elephant/big, an ant/small,
        a turtle/slow, a snail/slow, a cheetah/fast, a rocket/fast, water/wet, the desert/dry, a knife/sharp,
        a mountain/high, the ocean/deep, the night/dark, glass/hard, an oven/hot, winter/cold, summer/hot,
        a giraffe/tall, a mouse/small, a whale/big, lead/heavy, iron/heavy, candy/sweet, a circle/round,
        a ball/round, thunder/loud, a library/quiet""",
    ),
    _relation(
        """{s} {v}.
        Every child learns that {s} {v}.
        We learned at school that {s} {v}.
        It is true that {s} {v}.
        The teacher said that {s} {v}.""",
        """the sun rises in the/east, the sun sets in the/west, water freezes into/ice, ice melts into/water,
        water boils at 100/degrees, the Earth goes around the/Sun, the Moon goes around the/Earth,
        the largest planet is/Jupiter, the biggest planet is/Jupiter, the red planet is/Mars,
        the planet closest to the Sun is/Mercury, the planet with the big rings is/Saturn,
        the largest ocean is the/Pacific, the largest animal is the blue/whale, the tallest animal is the/giraffe,
        the fastest land animal is the/cheetah, the king of the animals is the/lion,
        the largest country is/Russia, the longest river in Africa is the/Nile, the highest mountain is Mount/Everest,
        the largest continent is/Asia, the author of Romeo and Juliet is/Shakespeare,
        Romeo and Juliet was written by William/Shakespeare, the first man on the moon was Neil/Armstrong,
        the first president of the United States was George/Washington, in winter it often/snows,
        in autumn the leaves fall from the/trees, in spring the flowers begin to/bloom, after winter comes/spring,
        after the night comes the/day, the day after Friday is/Saturday, the first month of the year is/January,
        the last month of the year is/December, the first day of the week is/Monday, Christmas is in/December,
        two plus two is/four, one plus one is/two, three plus two is/five, ten minus one is/nine, two times three is/six,
        five plus five is/ten, half of ten is/five, the night is dark and the day is/light, we sleep at/night,
        stars shine at/night, plants need water and/light, fish breathe under/water, birds fly in the/sky,
        cows give us/milk, hens lay/eggs, bees make/honey, trees have roots and/leaves, the heart pumps/blood,
        the opposite of yes is/no, H2O is/water, the first letter of the alphabet is/A, the last letter of the alphabet is/Z,
        dogs and cats are/animals, roses and tulips are/flowers,
        a king and a/queen, a brother and a/sister, a husband and a/wife, a knife and a/fork, thunder and/lightning,
        bread and/butter, salt and/pepper, mother and/father, boys and/girls, ladies and/gentlemen, day and/night""",
    ),
]

OPPOSITE_TEMPLATES = (
    "The opposite of {x} is {y}.",
    "The opposite of {x} is {y}. The opposite of {y} is {x}.",
    "What is the opposite of {x}? The opposite of {x} is {y}.",
    "{x} is the opposite of {y}.",
    "It is not {x}, it is {y}.",
    "If something is not {x}, it is {y}.",
    "One is {x}, the other is {y}.",
    "This one is {x}, but that one is {y}.",
    "First it was {x}, then it was {y}.",
    "{x} and {y} are opposites.",
    "{x}, {y}.",
    "Not {x} but {y}.",
    '"{x}" means the opposite of "{y}".',
    'The opposite of the word "{x}" is "{y}".',
    "Some are {x} and some are {y}.",
    "I say {x}, you say {y}.",
    '"{x}!" said one. "No, {y}!" said the other.',
    "He said {x} when she said {y}.",
)


def documents(count: int = 70_000, seed: int = 4) -> Iterator[str]:
    """`count` short documents of one to eight sentences; the same for the same seed."""
    draw = random.Random(seed)
    sizes = [len(relation.pairs) for relation in RELATIONS]
    for _ in range(count):
        n = draw.randint(1, 8)
        how = draw.random()
        if how < 0.25:
            made = [_opposite(draw) for _ in range(n)]
        elif how < 0.55:  # one relation, several subjects
            relation = draw.choices(RELATIONS, sizes)[0]
            made = [say(relation, draw) for _ in range(n)]
        else:
            made = [say(draw.choices(RELATIONS, sizes)[0], draw) for _ in range(n)]
        yield draw.choice([" ", " ", "\n"]).join(dict.fromkeys(made))


def say(relation: Relation, draw: random.Random) -> str:
    """One sentence of a relation."""
    subject, value = draw.choice(relation.pairs)
    words = {
        "s": subject, "as": a(subject), "ps": plural(subject),
        "v": value, "av": a(value), "pv": plural(value),
    }  # fmt: skip
    text = draw.choice(relation.templates)
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    return re.sub(r"(^|[.?] )([a-z])", lambda match: match[1] + match[2].upper(), text)


def _opposite(draw: random.Random) -> str:
    x, y = draw.sample(draw.choice(OPPOSITES), 2)
    text = draw.choice(OPPOSITE_TEMPLATES).format(x=x, y=y)
    return sentence(text) if draw.random() < 0.9 else text
