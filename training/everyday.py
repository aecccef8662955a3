"""What everybody knows of animals, things, people and nature, inside natural sentences.

A `Relation` has rows (a dog, its puppy, barking ...) and frames that say them as stories, lessons,
talk, riddles and comparisons do. A frame may use two or three rows at once ("Grass is green, and snow
is white"). `training.knowledge` says some of this in plain statements. Drawn with a seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.phrases import Grammar, lines, paragraph, people, rows

GRAMMAR = Grammar(
    teacher=["the teacher", "our teacher", "Mrs. Bell", "Mr. Wood", "Grandpa", "Grandma", "{A}"],
    know=[
        "[We|All of us|Even small children] know that", "[Everybody knows that|It is true that]",
        "[{teacher} said that|{A} learned that|{A} told {B} that|In the book {A} read that]",
        "At school we learned that", "{A} explained that", "I think that", "It is well known that",
    ],
    day=["One day", "Yesterday", "In the morning", "On Sunday", "Last week", "In the afternoon", "That day"],
)  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """Frames, and rows of what they are filled with: {field}, and {field2}, {field3} of other rows.

    In the rows that a frame is filled with, all values of the last field are different, so that a
    comparison compares something.
    """

    name: str
    fields: tuple[str, ...]
    frames: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _relation(name: str, fields: str, frames: str, table: str) -> Relation:
    found = tuple(row for row in rows(table, "|") if len(row) > 1)
    names = tuple(fields.split())
    for row in found:
        if len(row) != len(names):
            raise ValueError(f"{name}: {row}")
    return Relation(name, names, tuple(lines(frames)), found)


RELATIONS = [
    _relation(
        "young", "s v",
        """A baby {s} is called a {v}.
        [The|Our neighbour's|The old] {s} has [three|two|four|some] [babies|little ones]. The {v.pl} are [very|still] small.
        {day} the {s} had a baby. [Everybody came to see|We were allowed to touch] the little {v}.
        When a {v} grows up, it becomes a {s}. When a {v2} grows up, it becomes a {s2}.
        The mother {s} [lay|stood|slept] next to her {v}.
        [The mother|A] {s} takes [good|] care of her {v.pl}.
        "What do you call a young {s}?" asked {A}. "[A|It is called a|You call it a] {v}," [said|answered] {B}.
        The {s} looked everywhere for her baby. At last she found the little {v}.
        Not a {s} yet, just a {v}!
        On the farm {A} saw a {s} with her {v} and a {s2} with her {v2}.
        A {s} has {v.pl}, and a {s2} has {v2.pl}.
        The {v} ran after its mother, the {s}.
        A small {s} is a {v}. [And a|A] small {s2}? It is a {v2}.
        {know} a young {s} is a {v}.
        "Look, a baby {s}!" cried {A}. "That is [called|] a {v}," said {B}.
        In spring the {s.pl} have their young. The fields are full of [little|] {v.pl}.
        The {s2} has a {v2}, the {s3} has a {v3}, and the {s} has a {v}.
        Young {s.pl} are called {v.pl}.
        {A} has a {s}. Last [night|week|month] she had babies, and now there are little {v.pl} in the [basket|barn|shed].
        [Every|Each] {s} was once a {v}.""",
        """dog|puppy
        cat|kitten
        cow|calf
        sheep|lamb
        horse|foal
        pig|piglet
        hen|chick
        duck|duckling
        bear|cub
        lion|cub
        goat|kid
        deer|fawn
        kangaroo|joey
        goose|gosling
        swan|cygnet
        elephant|calf
        wolf|pup
        fox|cub
        owl|owlet
        frog|tadpole
        whale|calf
        tiger|cub
        dog|puppy
        cat|kitten
        sheep|lamb
        cow|calf
        hen|chick
        horse|foal""",
    ),
    _relation(
        "sound", "s b v p",
        """The {s} [began|started] to {b}[ loudly| again|].
        [In the night|In the distance|Far away|Behind the house|Suddenly] we heard a {s} {b}.
        A {s} {v}[, and|, but| and] a {s2} {v2}.
        What does a {s} do? It {v}. [And a|What does a] {s2}[?| do?] It {v2}.
        The {s} was [hungry|afraid|happy|lonely], so it {p}.
        When the {s} saw {A}, it {p} [loudly|twice|for a long time|].
        {A} came [home|into the yard|near], and the {s} {p}.
        A {s} cannot {b2}. It can only {b}.
        "Why does the {s} {b}?" asked {A}. "Because it is hungry," said {B}.
        On the farm the {s} {p}, the {s2} {p2} and the {s3} {p3}.
        {s.pl} {b}, {s2.pl} {b2} and {s3.pl} {b3}.
        {A} played that {Ahe} was a {s}, and {p}. {B} was a {s2}, and {p2}.
        The {s} opened its mouth and [began to {b}|{p}].
        It was a {s}, because it {p}. A {s2} would have {p2}.
        {day} a stranger came near. The {s} looked at [him|her] and started to {b}.
        In the evening all the animals were noisy: the {s.pl} {p} and the {s2.pl} {p2}.
        {know} {s.pl} {b}.""",
        """dog|bark|barks|barked
        dog|bark|barks|barked
        cat|meow|meows|meowed
        cow|moo|moos|mooed
        pig|grunt|grunts|grunted
        duck|quack|quacks|quacked
        hen|cluck|clucks|clucked
        horse|neigh|neighs|neighed
        lion|roar|roars|roared
        wolf|howl|howls|howled
        bee|buzz|buzzes|buzzed
        frog|croak|croaks|croaked
        snake|hiss|hisses|hissed
        mouse|squeak|squeaks|squeaked
        owl|hoot|hoots|hooted
        donkey|bray|brays|brayed
        goose|honk|honks|honked
        sheep|bleat|bleats|bleated
        sparrow|chirp|chirps|chirped
        rooster|crow|crows|crowed
        fly|buzz|buzzes|buzzed
        tiger|roar|roars|roared""",
    ),
    _relation(
        "home", "s v",
        """[The|A] {s} lives [in|in] {v}.
        A {s} lives in {v}, and a {s2} lives in {v2}.
        Where does a {s} [live|sleep]? [It lives in|In] {v}.
        In the evening the {s} went [back|home] to [its home, |]{v}.
        {A} looked into {v} and saw a {s}[ there|].
        If you look for a {s}, look in {v}; if you look for a {s2}, look in {v2}.
        [The home|The house] of a {s} is {v}.
        "Where is the {s}?" asked {A}. "In {v}[, of course|, I think]," said {B}.
        The {s} does not live in {v2}. It lives in {v}.
        {s.pl} live in {v}. {s2.pl} live in {v2}.
        {know} a {s} lives in {v}.
        At night the {s} sleeps in {v}.
        [Winter|The rain|The storm] came, and the {s} stayed in {v}.
        Each animal went to its home: the {s} to {v}, the {s2} to {v2} and the {s3} to {v3}.
        People live in houses, but a {s} lives in {v}.""",
        """bird|a nest
        bee|a hive
        bear|a cave
        rabbit|a hole under the ground
        dog|a kennel
        horse|a stable
        spider|a web
        cow|a barn
        frog|a pond
        whale|the ocean
        shark|the sea
        squirrel|a hollow tree
        mouse|a hole in the wall
        pig|a sty
        hen|a henhouse
        fox|a den
        camel|the desert
        monkey|the jungle
        goldfish|a bowl
        snail|its shell
        king|a castle
        queen|a palace
        beaver|a lodge in the river
        ant|an ant hill
        owl|a hollow tree
        eagle|a nest on a high rock
        mole|a tunnel under the ground
        canary|a cage""",
    ),
    _relation(
        "lands", "s v",
        """{s.pl} live in {v}[, and {s2.pl} live in {v2}|, not in {v2}|].
        {A} flew to {v} and saw [wild|many] {s.pl}.
        If you want to see [real|wild] {s.pl}, you must [travel|go|fly] to {v}.
        The {s} in our zoo comes from {v}, and the {s2} comes from {v2}.
        Where do {s.pl} live? In {v}.
        You do not find {s.pl} in {v2}. They live in {v}.
        {A} has a picture of a {s}. It was taken in {v}.
        {know} {s.pl} live in {v}.
        "I come from {v}," said the {s}. "And I come from {v2}," said the {s2}.
        The {s} in the zoo dreams of {v}.""",
        """polar bear|the Arctic
        lion|Africa
        giraffe|Africa
        zebra|Africa
        hippo|Africa
        kangaroo|Australia
        koala|Australia
        panda|China
        penguin|the cold south
        tiger|Asia
        llama|South America""",
    ),
    _relation(
        "food", "s v",
        """A {s} [eats|likes to eat|likes] {v}.
        {s.pl} eat {v}, and {s2.pl} eat {v2}.
        The {s} was [very|so|] hungry, so {A} gave it some {v}.
        "What does a {s} eat?" asked {A}. "[It eats|It likes] {v}[," said {B}.|, but not {v2}," said {B}.]
        A {s} does not eat {v2}. It eats {v}.
        The {s} [looked for|went out to find] food. It found some {v}.
        At the [zoo|farm] {A} gave the {s} {v} and the {s2} {v2}.
        Give the {s} [some|] {v}! It is hungry.
        The favourite food of a {s} is {v}.
        {A} has a {s}. Every morning {Ahe} brings it some {v}.
        A {s} would never eat {v2}, but it loves {v}.
        What is for dinner? For the {s} {v}, and for the {s2} {v2}.
        {know} {s.pl} eat {v}.
        The {s} lives on {v}.
        The little {s} sat down and [ate|began to eat] its {v}.""",
        """rabbit|carrots
        cow|grass
        sheep|grass
        horse|hay
        monkey|bananas
        panda|bamboo
        cat|mice
        squirrel|nuts
        dog|bones
        bear|honey
        blackbird|worms
        frog|flies
        mouse|cheese
        lion|meat
        wolf|meat
        koala|leaves
        caterpillar|leaves
        penguin|fish
        seal|fish
        hen|corn
        giraffe|leaves
        goat|grass
        spider|flies
        duck|bread
        owl|mice
        shark|fish
        hamster|seeds
        elephant|leaves""",
    ),
    _relation(
        "gives", "s v w",
        """[We|People] get {v} from {s.pl}[, and {v2} from {s2.pl}|].
        The farmer keeps {s.pl} because they give {v}.
        The {s.pl} give us {v}[, and|. And] the {s2.pl} give us {v2}.
        Where does {v} come from? It comes from {s.pl}.
        "Why do you have {s.pl}?" asked {A}. "For the {v}," said the farmer.
        Without {s.pl} there would be no {v}.
        {A} went to the {s.pl} [early in the day|] and came back with [fresh|] {v}.
        [We|They] had no {s.pl}, so [we|they] had to buy {v}.
        {v} does not come from {s2.pl}, it comes from {s.pl}.
        A {s} [helps us|is useful]: it {w} {v}.
        {know} {s.pl} give us {v}.
        From a {s} we get {v}, from a {s2} we get {v2}.
        On the farm there are {s.pl} for {v} and {s2.pl} for {v2}.""",
        """cow|milk|gives
        cow|milk|gives
        sheep|wool|gives
        bee|honey|makes
        goat|milk and cheese|gives
        silkworm|silk|makes
        pig|ham|gives
        duck|feathers|gives
        apple tree|apples|gives
        goose|feathers|gives""",
    ),
    _relation(
        "legs", "s v",
        """A {s} has {v} legs[. A {s2} has {v2}|].
        How many legs does a {s} have? [It has|A {s} has|Let me count:] {v}.
        {A} drew a {s} and gave it {v} legs.
        {A} drew a {s} with {v2} legs. "That is wrong," said {B}, "a {s} has {v}!"
        {A} counted the legs of the {s}. There were {v}.
        One {s} has {v} legs.
        Every {s} has {v} legs[, not {v2}|].
        "Does a {s} have {v2} legs?" "No, {v}."
        {know} a {s} has {v} legs.
        A {s2} has {v2} legs, but {s.pl} have {v}.
        A {s} walks on {v} legs, and a {s2} walks on {v2}.
        A {s} is not like a {s2}. A {s2} has {v2} legs, and a {s} has {v}.
        {A} bought shoes for a {s} in {Ahis} dream. {Ahe} had to buy {v}!
        How do you tell a {s} from a {s2}? Count the legs: the {s} has {v}, the {s2} has {v2}.""",
        """spider|eight
        spider|eight
        spider|eight
        dog|four
        cat|four
        horse|four
        cow|four
        sheep|four
        pig|four
        elephant|four
        mouse|four
        bird|two
        duck|two
        hen|two
        person|two
        man|two
        child|two
        insect|six
        ant|six
        bee|six
        fly|six
        beetle|six
        butterfly|six""",
    ),
    _relation(
        "counts", "s n v",
        """A {s} has {n} {v}.
        How many {v} does a {s} have? [It has|A {s} has|Let me count:] {n}[ {v}|].
        Every {s} has {n} {v}.
        {A} counted the {v} of [the|a] {s}. There were {n}[ of them|].
        "How many {v} has a {s}?" asked {teacher}. "{n}," said {B}.
        {know} a {s} has {n} {v}.
        A {s} has {n} {v}, and two {s.pl} have [twice|two times] as many.
        The {v} of a {s} are {n} in number.""",
        """octopus|eight|arms
        bird|two|wings
        butterfly|four|wings
        hand|five|fingers
        foot|five|toes
        triangle|three|sides
        square|four|sides
        rectangle|four|corners
        triangle|three|corners
        hexagon|six|sides
        bicycle|two|wheels
        tricycle|three|wheels
        car|four|wheels
        week|seven|days
        year|twelve|months
        year|four|seasons
        minute|sixty|seconds
        hour|sixty|minutes
        day|twenty-four|hours
        face|two|eyes
        head|two|ears
        person|ten|fingers
        person|two|hands
        starfish|five|arms
        table|four|legs
        dice|six|sides
        football team|eleven|players
        rainbow|seven|colours""",
    ),
    _relation(
        "parts", "s v w",
        """A {s} has {v}[, and a {s2} has {v2}|].
        You [can|will] know a {s} by {v}.
        {A} drew a {s}. [First|Last] {Ahe} drew {v}.
        What has a {s} got that other animals do not have? [It has|A {s} has] {v}.
        "Look, that animal has {v}!" "Then it is a {s}."
        The {s} {w}.
        With {v} the {s} {w}.
        {know} a {s} has {v}.
        "Why does the {s} have {v}?" asked {A}. "Because it {w}," said {B}.
        The {s} is proud of {v}. The {s2} is proud of {v2}.
        {A} could see {v} behind the trees, so {Ahe} knew that it was a {s}.""",
        """elephant|a long trunk|drinks with its trunk
        giraffe|a long neck|eats leaves from high trees
        rabbit|long ears|hears very well
        zebra|black and white stripes|hides in the grass
        tiger|stripes|hides in the grass
        lion|a mane|roars at night
        turtle|a hard shell|hides in its shell
        fish|fins|swims in the water
        bird|feathers|flies in the sky
        camel|a hump|walks through the desert
        deer|antlers|runs through the forest
        cow|horns|stands in the field
        kangaroo|a pouch|carries its baby in its pouch
        hedgehog|spines|rolls itself into a ball
        peacock|a tail of many colours|shows its beautiful tail
        cat|whiskers|finds its way in the dark
        pig|a curly tail|rolls in the mud
        eagle|sharp eyes|sees a mouse from high above
        beaver|a flat tail and strong teeth|cuts down trees
        dog|a good nose|finds things by their smell
        owl|big round eyes|hunts at night
        crocodile|big sharp teeth|waits in the river
        skunk|a bad smell|keeps its enemies away
        snail|a house on its back|carries its house with it""",
    ),
    _relation(
        "kinds", "s v",
        """A {s} is a {v}[, and a {s2} is a {v2}|, not a {v2}|].
        What is a {s}? [It is a|A] {v}.
        {s.pl} are {v.pl}, [but|and] {s2.pl} are {v2.pl}.
        Is a {s} a {v2}? No, [a {s}|it] is a {v}.
        {A} sorted the pictures: the {s} went to the {v.pl}, the {s2} to the {v2.pl}.
        Of all {v.pl}, {A} likes the {s} best.
        A {s} is a kind of {v}.
        In our game {A} has to name a {v}. "A {s}!" {Ahe} [says|cries].
        Name a {v}! A {s}. Name a {v2}! A {s2}.
        There are many kinds of {v.pl}. One of them is the {s}.
        {know} a {s} is a {v}.
        "I saw a {s}," said {A}. "What is that?" asked {B}. "It is a {v}."
        {A} has a book about {v.pl}. On the first page there is a {s}.
        [The word|In the dictionary,] {s}[ means|:] a {v}.
        The {s} is a [beautiful|well-known|very old] {v}.
        {A} thought that a {s} was a {v2}. But it is a {v}.""",
        """rose|flower
        tulip|flower
        daisy|flower
        sunflower|flower
        apple|fruit
        banana|fruit
        pear|fruit
        cherry|fruit
        carrot|vegetable
        potato|vegetable
        onion|vegetable
        cabbage|vegetable
        hammer|tool
        saw|tool
        screwdriver|tool
        piano|musical instrument
        guitar|musical instrument
        violin|musical instrument
        drum|musical instrument
        flute|musical instrument
        salmon|fish
        trout|fish
        eagle|bird
        owl|bird
        sparrow|bird
        penguin|bird
        whale|mammal
        dolphin|mammal
        oak|tree
        birch|tree
        pine|tree
        ant|insect
        bee|insect
        beetle|insect
        butterfly|insect
        snake|reptile
        lizard|reptile
        crocodile|reptile
        frog|amphibian
        triangle|shape
        circle|shape
        square|shape
        bus|vehicle
        truck|vehicle
        doll|toy
        kite|toy
        chair|piece of furniture
        table|piece of furniture
        hat|piece of clothing
        shirt|piece of clothing""",
    ),
    _relation(
        "doing", "s b p v",
        """{s.pl} {b} {v}.
        [All day|All summer|In the garden|On the farm|Early in the morning|Last week] the {s} {p} {v}.
        The {s} is busy and will soon {b} {v}.
        {A} watched how the {s} {p} {v}.
        What do {s.pl} do? They {b} {v}. And what do {s2.pl} do? They {b2} {v2}.
        "What is the {s} doing?" asked {A}. "The {s} wants to {b} {v}," said {B}.
        {know} {s.pl} {b} {v}.
        While the {s2} {p2} {v2}, the {s} {p} {v}.
        A {s} can {b} {v}, but only a {s2} can {b2} {v2}.
        The {s} went to work and {p} {v}.
        [Every|Each] {s} can {b} {v}.""",
        """hen|lay|laid|eggs
        hen|lay|laid|eggs
        bee|make|made|honey
        bee|make|made|honey
        cow|give|gave|milk
        spider|spin|spun|webs
        bird|build|built|nests
        cat|catch|caught|mice
        squirrel|hide|hid|nuts
        caterpillar|eat|ate|leaves
        mole|dig|dug|tunnels
        beaver|build|built|dams
        ant|carry|carried|leaves
        farmer|grow|grew|corn
        baker|bake|baked|bread
        fisherman|catch|caught|fish
        tailor|sew|sewed|clothes
        painter|paint|painted|pictures
        woodcutter|cut down|cut down|trees
        bear|look for|looked for|honey
        dog|bury|buried|bones
        horse|pull|pulled|carts
        sheepdog|look after|looked after|sheep
        goat|eat|ate|grass""",
    ),
    _relation(
        "changes", "s w v p",
        """{w} {s} turns into {v}.
        {w} {s} becomes {v}.
        {w} {s} turned into {v}.
        What happens to {s} {wl}? It turns into {v}.
        First it was {s}. {w} it became {v}.
        {A} wanted to see how {s} turns into {v}. It happens {wl}.
        {know} {wl} {s} turns into {v}.
        From {s} comes {v}, and from {s2} comes {v2}.
        "[Where is the|What has become of the] {p}?" asked {A}. "It has turned into {v}," said {B}.
        [Once|Yesterday|Before] it was {s}, now it is {v}.
        {w} there is {v} where there was {s} before.""",
        """water|when it freezes,|ice|water
        water|in the cold of winter|ice|water
        ice|in the warm sun|water|ice
        snow|in spring|water|snow
        boiling water|in the pot|steam|water
        a caterpillar|after some weeks|a butterfly|caterpillar
        a tadpole|after some weeks|a frog|tadpole
        a seed|after some time|a plant|seed
        a kitten|after a year|a cat|kitten
        a puppy|after a year|a dog|puppy
        a lamb|after a year|a sheep|lamb
        a calf|after two years|a cow|calf
        dough|in the hot oven|bread|dough
        wood|in the fire|ash|wood
        a chick|after some months|a hen|chick
        a bud|in the sun|a flower|bud
        milk|after much work|cheese|milk
        a green tomato|in the sun|a red tomato|green tomato
        grape juice|after a long time|wine|juice""",
    ),
    _relation(
        "seen in the sky", "s t v",
        """{t} [we|you|they|the children] [saw|could see] {s} in the sky.
        {t} {A} looked up at {s}.
        {s} {v} {t}.
        What can you see in the sky {t}? {s}.
        Look up {t}, and you will see {s}.
        "What do you see up there {t}?" asked {A}. "{s}," said {B}.
        {A} drew the sky {t}, with {s} in it.""",
        """the moon|at night|shines
        the moon and the stars|at night|shine
        the stars|at night|shine
        the stars and the moon|on a clear night|shine
        the sun|in the daytime|shines
        the sun|at noon|shines
        dark clouds|before the rain|hang
        a rainbow|after the rain|shines
        lightning|during the storm|flashes""",
    ),
    _relation(
        "names of things", "s v",
        """{s} is a {v}[, and {s2} is a {v2}|].
        {s} is the name of a {v}.
        What is {s}? {s} is a {v}.
        Is {s} a {v2}? No, it is a {v}.
        {A} made two lists. In the list of {v.pl} {Ahe} wrote {s}, in the list of {v2.pl} {s2}.
        Name a {v}! "{s}," said {A}. Name a {v2}! "{s2}," said {B}.
        Of all the {v.pl} {A} likes {s} best.
        {s} is not a {v2} but a {v}.""",
        """gold|metal
        iron|metal
        copper|metal
        red|colour
        green|colour
        pink|colour
        blue|colour
        Monday|day of the week
        Friday|day of the week
        July|month
        March|month
        football|sport
        tennis|sport
        Mars|planet
        Jupiter|planet
        Venus|planet
        Paris|city
        London|city
        Rome|city
        Berlin|city
        New York|city
        France|country
        Japan|country
        Brazil|country
        Egypt|country
        Africa|continent
        Asia|continent
        Europe|continent
        English|language
        French|language
        Spanish|language
        spring|season
        winter|season
        chess|game
        hide-and-seek|game
        seven|number
        twelve|number
        happiness|feeling
        anger|feeling
        maths|school subject
        history|school subject
        Anna|name
        Peter|name""",
    ),
    _relation(
        "colours", "s v",
        """{s} is {v}[, and| and|, but] {s2} is {v2}.
        {A} painted {s} {v} and {s2} {v2}.
        {A} painted a picture: {s} was {v}, {s2} was {v2} and {s3} was {v3}.
        What colour is {s}? It is {v}. And what colour is {s2}? It is {v2}.
        For {s} {A} took the {v} pencil, and for {s2} the {v2} one.
        {A} needed [some|more] {v} paint, because {Ahe} wanted to paint {s}.
        {s} is not {v2}. It is {v}.
        "Why is {s} {v2} in your picture?" asked {A}. "{s} is {v}!"
        The {v} crayon is for {s}; the {v2} crayon is for {s2}.
        {know} {s} is {v}.
        {v} like {s}, {v2} like {s2}.
        It was {v} like {s}.
        Think of something {v}. I think of {s}. [Think of|And] something {v2}[?|.] I think of {s2}.
        {v} is the colour of {s}, and {v2} is the colour of {s2}.
        The colour of {s} is {v}.
        [The flower|The wall|The car|The stone|His coat] was {v}, as {v} as {s}.""",
        """grass|green
        snow|white
        fresh snow|white
        the sky|blue
        a sky without clouds|blue
        blood|red
        milk|white
        coal|black
        the sea|blue
        the sun|yellow
        chocolate|brown
        a lemon|yellow
        a banana|yellow
        a ripe tomato|red
        a strawberry|red
        a carrot|orange
        a pumpkin|orange
        a frog|green
        a leaf in spring|green
        an elephant|grey
        a mouse|grey
        a crow|black
        a swan|white
        a polar bear|white
        a cucumber|green
        a pig|pink
        a flamingo|pink
        a fire engine|red
        the night|black
        mud|brown
        a plum|purple
        a ripe cherry|red
        flour|white
        the middle of an egg|yellow
        a rain cloud|grey
        a chestnut|brown
        soot|black""",
    ),
    _relation(
        "likenesses", "v s",
        """as {v} as {s}
        {A} was as {v} as {s}.
        {A} is [always|sometimes|never|] as {v} as {s}.
        [He|She|The boy|The old man|The queen|The giant] was as {v} as {s}.
        People say "as {v} as {s}" and "as {v2} as {s2}".
        As {v} as {s}, as {v2} as {s2}!
        In the story the [boy|girl|dwarf|prince] was as {v} as {s}.""",
        """busy|a bee
        brave|a lion
        strong|an ox
        sly|a fox
        quiet|a mouse
        free|a bird
        blind|a bat
        gentle|a lamb
        proud|a peacock
        slow|a snail
        light|a feather
        white|snow
        cold|ice
        wise|an owl
        stubborn|a mule
        hungry|a wolf
        old|the hills
        happy|a king
        big|an elephant
        red|a beetroot""",
    ),
    _relation(
        "used for", "s b v",
        """{A} took the {s} and began to {b_a}.
        {A} needed a {s}, because {Ahe} wanted to {b_a}.
        [With|If you have] a {s} you can {b}.
        You need a {s} to {b}, and a {s2} to {b2}.
        "What is a {s} for?" [asked {A}|{A} asked]. "You use it to {b}[," said {B}.|."]
        "Where is the {s}?" asked {A}. "I want to {b_i}."
        "Can I have your {s}?" asked {A}. "I have to {b_i}."
        {A} wanted to {b_a}, but {Ahe} could not find the {s}.
        Without a {s} it is hard to {b}.
        We use a {s} to {b}.
        A {s} is for {v}, and a {s2} is for {v2}.
        A {s} is not for {v2}, it is for {v}.
        {day} {A} bought a new {s} for {v}.
        {know} people use a {s} to {b}.
        You cannot {b} with a {s2}. You need a {s}.
        {A} gave {B} a {s}. "Now you can {b}," {Ahe} said.
        The [first|oldest|best] thing in the box was a {s}. {A} uses it for {v}.""",
        """knife|cut the bread|cutting bread
        pen|write a letter|writing letters
        pencil|draw a picture|drawing pictures
        broom|sweep the floor|sweeping the floor
        key|open the door|opening doors
        clock|tell the time|telling the time
        spoon|eat the soup|eating soup
        bed|sleep|sleeping
        oven|bake a cake|baking cakes
        camera|take pictures|taking pictures
        phone|call a friend|calling people
        towel|dry your hands|drying your hands
        brush|paint the wall|painting
        ladder|climb onto the roof|climbing up
        boat|cross the river|crossing the water
        shovel|dig a hole|digging holes
        hammer|hit the nail|hitting nails
        needle|sew on a button|sewing
        ruler|draw a straight line|drawing straight lines
        map|find the way|finding the way
        lamp|see in the dark|seeing in the dark
        telescope|look at the stars|looking at the stars
        saw|cut wood|cutting wood
        toothbrush|brush your teeth|brushing teeth
        book|read a story|reading
        car|drive to town|driving
        comb|comb your hair|combing hair
        axe|chop wood|chopping wood
        fishing rod|catch fish|catching fish
        thermometer|see how warm it is|measuring how warm it is
        calculator|add the numbers|adding numbers
        watering can|water the flowers|watering flowers
        purse|carry your money|carrying money
        match|light the fire|lighting fires
        bucket|carry water|carrying water
        pot|cook the soup|cooking soup
        iron|iron the shirts|ironing shirts
        fridge|keep the milk cold|keeping food cold
        washing machine|wash the clothes|washing clothes
        bicycle|ride to school|riding to school
        pillow|rest your head|resting your head
        swing|swing up and down|swinging
        tent|sleep in the forest|sleeping outdoors
        whistle|start the race|starting races
        compass|find the north|finding the north
        basket|carry the apples|carrying apples
        net|catch butterflies|catching butterflies""",
    ),
    _relation(
        "jobs", "s w b v p",
        """{A} is a {s}. {Ahe} works [in|in] {w}[ and {v}|].
        A {s} {v}[, and a {s2} {v2}|].
        What does a {s} do? [A {s}|He or she] {v}.
        A {s} works in {w}, and a {s2} works in {w2}.
        When {A} grows up, {Ahe} wants to be a {s} and {b}.
        "I want to {b} [one day|when I am big]," said {A}. "Then you [must|should|will] become a {s}," said {B}.
        {A}'s [mother|aunt|sister] is a {s}. Every [morning|day] she goes to {w}.
        {A}'s [father|uncle|brother] is a {s}. Every [morning|day] he goes to {w}.
        The {s} {p} [all day|from morning to evening|every day|until late].
        "Where does a {s} work?" "In {w}."
        Somebody who {v} is [called|] a {s}.
        The {s} came out of {w}.
        In {w} {A} met a {s}.
        {A} likes to {b}. So {Ahe} [wants to be|became] a {s}.
        {A} does not want to be a {s2} and {b2}. {Ahe} would rather be a {s} and {b}.
        We asked the {s} about {Ahis} work. "I {b}," {Ahe} said.
        {know} a {s} {v}.
        The {s} {v}, the {s2} {v2} and the {s3} {v3}.
        If you want [somebody|someone] to {b}, [call|ask|look for] a {s}.""",
        """doctor|a hospital|help sick people|helps sick people|helped sick people
        nurse|a hospital|look after sick people|looks after sick people|looked after sick people
        teacher|a school|teach children|teaches children|taught children
        farmer|the fields|grow corn|grows corn|worked on the farm
        baker|a bakery|bake bread|bakes bread|baked bread
        cook|a kitchen|make meals|makes meals|made meals
        waiter|a restaurant|bring food to the guests|brings food to the guests|brought food to the guests
        sailor|a ship|sail across the sea|sails across the sea|sailed across the sea
        pilot|an airport|fly planes|flies planes|flew planes
        gardener|a garden|water the flowers|waters the flowers|watered the flowers
        actor|a theatre|play in films|plays in films|played in the film
        librarian|a library|lend books to people|lends books to people|sorted books
        fisherman|a boat|catch fish|catches fish|caught fish
        judge|a court|say who is right|says who is right|listened to people
        dentist|a white room with a big chair|look after teeth|looks after teeth|looked at teeth
        firefighter|a fire station|put out fires|puts out fires|fought the fire
        police officer|a police station|catch thieves|catches thieves|looked for the thief
        tailor|a small shop|sew clothes|sews clothes|sewed clothes
        butcher|a shop|sell meat|sells meat|sold meat
        shepherd|the hills|look after sheep|looks after sheep|looked after the sheep
        painter|a studio|paint pictures|paints pictures|painted pictures
        carpenter|a workshop|make chairs and tables|makes chairs and tables|made chairs and tables
        singer|a theatre|sing songs|sings songs|sang songs
        writer|a quiet room|write books|writes books|wrote books
        bus driver|a bus|drive people through the town|drives people through the town|drove people through the town
        astronaut|a spaceship|fly into space|flies into space|flew through space
        hairdresser|a salon|cut hair|cuts hair|cut hair
        vet|a clinic for animals|help sick animals|helps sick animals|helped sick animals
        mechanic|a garage|repair cars|repairs cars|repaired cars
        miner|a mine|dig for coal|digs for coal|dug for coal
        postman|the streets|bring letters|brings letters|brought letters
        builder|a building site|build houses|builds houses|built houses
        scientist|a laboratory|do experiments|does experiments|did experiments
        clown|a circus|make people laugh|makes people laugh|made people laugh
        lifeguard|the beach|help people who cannot swim|helps people who cannot swim|watched the swimmers
        shoemaker|a small shop|mend shoes|mends shoes|mended shoes
        miller|a mill|make flour|makes flour|made flour
        optician|a shop|sell glasses|sells glasses|sold glasses
        goalkeeper|the goal|stop the ball|stops the ball|stopped the ball""",
    ),
    _relation(
        "senses", "s b v",
        """We {b} with our {s}.
        {A} closed {Ahis} {s} and could not {b} any more.
        [Our|The] {s} are for {v}, [our|the] {s2} are for {v2}.
        You need your {s} to {b}.
        People {b} with their {s}, [and|but] they {b2} with their {s2}.
        "What do we have our {s} for?" asked {A}. "To {b}," said {B}.
        Without {s} we could not {b}.
        With our {s} we {b}, with our {s2} we {b2}, and with our {s3} we {b3}.
        A [dog|cat|child] uses its {s} to {b}.
        {know} we use our {s} to {b}.
        {A}'s {s} hurt, so {Ahe} could not {b}.""",
        """eyes|see|seeing
        ears|hear|hearing
        legs|walk|walking
        teeth|bite|biting
        lungs|breathe|breathing
        hands|hold things|holding things
        fingers|touch things|touching
        feet|stand|standing
        lips|kiss|kissing
        eyes|look at the world|looking
        ears|listen|listening""",
    ),
    _relation(
        "sense organs", "s b w",
        """We {b} with the {s}.
        We use the {s} to {b}[, and the {s2} to {b2}|].
        A person has a {s} to {b}.
        Something {w}, and my {s} tells me so.
        With my {s} I {b}, with my {s2} I {b2}.
        What is the {s} for? We need it to {b}.""",
        """nose|smell|smells good
        tongue|taste|tastes sweet
        mouth|eat and speak|tastes good
        brain|think|is difficult
        skin|feel|feels soft""",
    ),
    _relation(
        "made of", "s v",
        """{s} is made of {v}[, and {s2} is made of {v2}|].
        What is {s} made of? [It is made of|Of] {v}.
        {A} [needs|needed|bought] some {v} to make {s}.
        You cannot make {s} out of {v2}. You need {v}.
        {A} showed us {s} [made|] of {v}.
        People make {s} from {v}, and {s2} from {v2}.
        Is {s} made of {v2}? No, [it is made of|of] {v}.
        {know} {s} is made of {v}.
        From {v} you can make {s}, from {v2} you can make {s2}.
        "If I had some {v}," said {A}, "I would make {s}."
        Without {v} there [would be no way to make|could not be] {s}.""",
        """bread|flour
        cheese|milk
        butter|milk
        paper|wood
        wine|grapes
        glass|sand
        ice|water
        jam|fruit
        a snowman|snow
        a window|glass
        a nail|iron
        a tyre|rubber
        a sweater|wool
        a scarf|wool
        an omelette|eggs
        a chain|metal
        a sandcastle|sand
        a candle|wax
        a brick|clay
        a shoe|leather
        a table|wood
        a bottle|glass
        a book|paper
        a wedding ring|gold
        a coin|metal
        an igloo|snow
        apple juice|apples
        a fence|wood
        lemonade|lemons
        toast|bread
        mashed potato|potatoes
        a T-shirt|cotton
        a vase|glass
        a pancake|eggs, milk and flour""",
    ),
    _relation(
        "qualities", "s v",
        """{s} is {v}[, and {s2} is {v2}|].
        Be careful, {s} is {v}!
        {know} {s} is {v}.
        "Is {s} {v}?" asked {A}. "Yes, it is {v}," said {B}.
        Name something {v}! "{s}," said {A}.
        What is {v}? {s} is {v}. What is {v2}? {s2} is {v2}.
        {A} said that {s} was {v}. {B} said that {s2} was {v2}.""",
        """ice|cold
        fire|hot
        snow|cold
        sugar|sweet
        honey|sweet
        a lemon|sour
        salt water|salty
        the sea|salty
        a stone|hard
        a pillow|soft
        cotton wool|soft
        a feather|light
        a turtle|slow
        a snail|slow
        a cheetah|fast
        a rocket|fast
        water|wet
        the desert|dry
        a knife|sharp
        a thorn|sharp
        a mountain|high
        the ocean|deep
        night|dark
        glass|hard
        a hot oven|dangerous
        a giraffe|tall
        lead|heavy
        a rock|heavy
        candy|sweet
        a ball|round
        the Earth|round
        thunder|loud
        a library|quiet
        vinegar|sour
        pepper|hot
        a kitten's fur|soft
        strong medicine|bitter""",
    ),
    _relation(
        "measures", "s v n",
        """There are {n} {v} in a {s}.
        A {s} has {n} {v}.
        How many {v} are there in a {s}? There are {n}.
        {A} counted the {v} in a {s}: {n}.
        {n} {v} make a {s}, and {n2} {v2} make a {s2}.
        A {s} is {n} {v} long.
        {A} had to wait [a|a whole] {s}. That is {n} {v}!
        "Only a {s}," said {A}. "That is {n} {v}," said {B}.
        {know} a {s} has {n} {v}.
        After {n} {v} the {s} is over.""",
        """week|days|seven
        year|months|twelve
        day|hours|twenty-four
        day|hours|24
        hour|minutes|sixty
        hour|minutes|60
        minute|seconds|sixty
        minute|seconds|60
        century|years|one hundred
        century|years|100
        decade|years|ten
        year|days|365
        year|weeks|52
        weekend|days|two
        half year|months|six""",
    ),
    _relation(
        "seasons", "s v p m",
        """In {s} {v}.
        It was {s}, and {p}.
        It is {s} when {v}.
        When {v}, {s} has come.
        {m} is a month in {s}, and in {s} {v}.
        {A} loves {s}, because in {s} {v}. [{B} loves {s2}, because in {s2} {v2}.|]
        "Why do you like {s}?" asked {A}. "Because {v}," said {B}.
        In {m}, when it is {s}, {v}.
        In {s} {v}; in {s2} {v2}.
        What happens in {s}? In {s} {v}.
        {m} came, and with it the {s}: {p}.
        It cannot be {s2} now: {v}, so it must be {s}.""",
        """spring|the flowers begin to bloom|the flowers began to bloom|April
        spring|the birds build their nests|the birds built their nests|May
        spring|the lambs are born|the first lambs were born|March
        spring|the grass turns green|the grass turned green|April
        summer|the sun is hot|the sun was hot|July
        summer|people swim in the lake|people swam in the lake|August
        summer|the days are long|the days were long|June
        summer|the children have no school|the children had no school|August
        autumn|the leaves fall from the trees|the leaves fell from the trees|October
        autumn|the leaves turn red and yellow|the leaves turned red and yellow|October
        autumn|the apples are ripe|the apples were ripe|September
        autumn|many birds fly south|the birds flew south|October
        winter|it snows|it snowed|January
        winter|the lake freezes|the lake froze|February
        winter|the nights are long|the nights were long|December
        winter|the children build snowmen|the children built a snowman|January
        winter|people wear warm coats|everybody wore a warm coat|January
        winter|the trees have no leaves|the trees had no leaves|December""",
    ),
    _relation(
        "months", "m s o",
        """{m} is in {s}.
        In which season is {m}? It is in {s}.
        {m} is a {s} month, and {m2} is a {s2} month.
        It was {m}, so it was {s}.
        The months of {s} are {o}.
        {A} was born in {m}, in {s}.
        In {s} there are three months: {o}.
        Is {m} in {s2}? No, it is in {s}.""",
        """March|spring|March, April and May
        April|spring|March, April and May
        May|spring|March, April and May
        June|summer|June, July and August
        July|summer|June, July and August
        August|summer|June, July and August
        September|autumn|September, October and November
        October|autumn|September, October and November
        November|autumn|September, October and November
        December|winter|December, January and February
        January|winter|December, January and February
        February|winter|December, January and February""",
    ),
    _relation(
        "clothes", "w v",
        """{w}, so {A} put on {Ahis} {v}.
        {w}. {A} put on {Ahis} {v} [and went out|before {Ahe} went out].
        "{w}," said {A}. "Don't forget your {v}!"
        {w}. {A} looked for {Ahis} {v}.
        {w}. "Where are my things?" asked {A}. {B} gave {Ahim} {Ahis} {v}.
        Before {A} went out, {Ahe} took {Ahis} {v}, because it was that kind of weather. {w}.""",
        """It was cold|coat
        It was very cold|warm coat and gloves
        It was snowing|boots and warm hat
        It was raining|raincoat
        It rained all day|rubber boots and raincoat
        The wind was icy|scarf
        The sun was very bright|sunglasses
        It was hot and sunny|sun hat
        The ground was wet and muddy|boots
        It was time to go swimming|swimsuit
        It was time for bed|pyjamas
        The floor was cold|slippers
        It was time for football|football boots
        It was freezing|gloves""",
    ),
    _relation(
        "places", "s b v",
        """{A} went to the {s} [because {Ahe} wanted|] to {b}.
        [You|People] go to the {s} to {b}.
        At the {s} you can {b}, and at the {s2} you can {b2}.
        "I am going to the {s}," said {A}. "What for?" "To {b}."
        "I want to {b}," said {A}. "Then [let us go|you must go|come with me] to the {s}," said {B}.
        We went to the {s2} to {b2} and then to the {s} to {b}.
        Where can you {b}? At the {s}.
        You cannot {b} at the {s2}. Go to the {s}!
        {day} {A} was at the {s}. {Ahe} wanted to {b}.
        {know} at the {s} people {b}.
        If you want to {b}, go to the {s}.""",
        """library|borrow books|borrowing books
        bakery|buy bread|buying bread
        swimming pool|swim|swimming
        school|learn|learning
        post office|send a letter|sending letters
        station|catch a train|catching trains
        airport|catch a plane|catching planes
        hospital|see a doctor|seeing doctors
        bank|get money|getting money
        cinema|watch a film|watching films
        zoo|see the animals|seeing animals
        playground|play on the swings|playing
        restaurant|eat dinner|eating
        market|buy fruit and vegetables|buying fruit
        museum|look at old things|looking at old things
        stadium|watch a football match|watching football
        church|get married|getting married
        bookshop|buy a book|buying books
        beach|build a sandcastle|building castles
        theatre|see a play|seeing plays
        pet shop|buy a hamster|buying pets
        toy shop|buy a doll|buying toys
        butcher's|buy meat|buying meat
        circus|see the clowns|seeing clowns
        bus stop|wait for the bus|waiting""",
    ),
    _relation(
        "plurals", "s v n",
        """One {s}, {n} {v}.
        I have one {s}[, and she has| and my friend has] {n} {v}.
        First there was only one {s}. Then there were {n} {v}.
        {A} saw a {s}. Then {Ahe} saw more {v}.
        Not one {s}, but {n} {v}!
        We say one {s} but two {v}, one {s2} but two {v2}.
        "Is there only one {s}?" "No, there are many {v}."
        A {s} came, and after it came [many|ten|more] {v}.""",
        """child|children|three
        mouse|mice|two
        foot|feet|two
        tooth|teeth|five
        man|men|four
        woman|women|six
        goose|geese|seven
        sheep|sheep|ten
        fish|fish|nine
        leaf|leaves|eight
        knife|knives|three
        box|boxes|four
        baby|babies|two
        city|cities|five
        wolf|wolves|two
        person|people|six
        story|stories|seven
        dish|dishes|five
        potato|potatoes|nine
        bus|buses|three""",
    ),
    _relation(
        "pairs", "s v",
        """{s} and {v}
        {A} thought of {s} and {v}, {s2} and {v2}.
        What goes with {s}? {s} goes with {v}.
        Some words go together: {s} and {v}, {s2} and {v2}, {s3} and {v3}.
        {s} and {v} belong together, like {s2} and {v2}.
        It was a story of {s} and {v}.""",
        """salt|pepper
        bread|butter
        thunder|lightning
        day|night
        ladies|gentlemen
        boys|girls
        mother|father
        brother|sister
        king|queen
        knife|fork
        cup|saucer
        needle|thread
        lock|key
        sun|moon
        cat|mouse
        shoes|socks
        paper|pencil
        soap|water
        hide|seek
        fish|chips
        milk|honey
        black|white
        left|right
        up|down
        here|there
        now|then
        rich|poor
        young|old
        hammer|nails
        bow|arrow
        horse|cart
        bat|ball
        hands|feet
        trial|error
        peace|quiet""",
    ),
    _relation(
        "famous", "s v w x",
        """{v} was {w}.
        {v} {x}.
        Who {x}? It was {v}.
        {w} was {v}.
        "Who {x}?" asked {teacher}. "{v}," said {B}.
        {A} read a book about {v}, {w}.
        {A} read a book about {w}, {v}.
        {know} {v} {x}.
        In the quiz they asked who {x}. "It was {v}," said {A}.""",
        """person|William Shakespeare|the writer of Romeo and Juliet|wrote Romeo and Juliet
        person|William Shakespeare|the writer of Hamlet|wrote Hamlet
        person|Neil Armstrong|the first man on the moon|was the first man who walked on the moon
        person|George Washington|the first president of the United States|was the first president of the United States
        person|Wolfgang Amadeus Mozart|a great composer from Austria|wrote The Magic Flute
        person|Ludwig van Beethoven|a great composer from Germany|wrote music although he could not hear
        person|Albert Einstein|a famous scientist|found out that nothing is faster than light
        person|Isaac Newton|the scientist with the apple|watched an apple fall from a tree
        person|Leonardo da Vinci|the painter of the Mona Lisa|painted the Mona Lisa
        person|Vincent van Gogh|the painter of the Sunflowers|painted the Sunflowers
        person|Christopher Columbus|a famous sailor|sailed to America in 1492
        person|Marie Curie|a famous scientist from Poland|found radium
        person|Charles Dickens|the writer of Oliver Twist|wrote Oliver Twist
        person|Lewis Carroll|the writer of Alice in Wonderland|wrote Alice in Wonderland
        person|Hans Christian Andersen|the writer of The Ugly Duckling|wrote The Ugly Duckling
        person|Alexander Graham Bell|the inventor of the telephone|invented the telephone
        person|Thomas Edison|an inventor from America|made the first good light bulb
        person|Johannes Gutenberg|the man who printed the Bible|printed books in Germany
        person|Astrid Lindgren|the writer of Pippi Longstocking|wrote about Pippi Longstocking
        person|Mark Twain|the writer of Tom Sawyer|wrote Tom Sawyer
        person|Daniel Defoe|the writer of Robinson Crusoe|wrote Robinson Crusoe
        person|Yuri Gagarin|the first man in space|was the first man in space
        person|Napoleon|an emperor of France|was an emperor of France
        person|Julius Caesar|a Roman general|was a Roman general
        person|Cleopatra|a queen of Egypt|was a queen of Egypt
        person|Nelson Mandela|a president of South Africa|was the first black president of South Africa
        person|Mahatma Gandhi|a leader of India|wanted India to be free without war
        person|Anne Frank|the girl who kept a famous diary|wrote a famous diary""",
    ),
    _relation(
        "records", "s v w",
        """{s} is {v}.
        What is {s}? It is {v}.
        {v} is {s}.
        "Do you know {s}?" asked {teacher}. "{v}," said {B}.
        {know} {v} is {s}.
        In the quiz {A} was asked for {s}. {Ahe} said it was {v}.
        {A} read about records: {s} is {v}, and {s2} is {v2}.""",
        """the largest planet|Jupiter|planets
        the smallest planet|Mercury|planets
        the planet with the big rings|Saturn|planets
        the red planet|Mars|planets
        the planet nearest to the sun|Mercury|planets
        the planet we live on|the Earth|planets
        the largest ocean|the Pacific|oceans
        the largest animal|the blue whale|animals
        the tallest animal|the giraffe|animals
        the fastest animal on land|the cheetah|animals
        the largest country in the world|Russia|countries
        the smallest country in the world|Vatican City|countries
        the longest river in Africa|the Nile|rivers
        the longest river in South America|the Amazon|rivers
        the highest mountain in the world|Mount Everest|mountains
        the largest continent|Asia|continents
        the coldest continent|Antarctica|continents
        the smallest bird|the hummingbird|birds
        the largest bird|the ostrich|birds
        the shortest month|February|months
        the first month of the year|January|months
        the last month of the year|December|months
        the first letter of the alphabet|A|letters
        the last letter of the alphabet|Z|letters
        the largest desert with sand|the Sahara|deserts
        the hottest season|summer|seasons
        the coldest season|winter|seasons
        the star that gives us light|the sun|stars
        the largest city of the United States|New York|cities
        the king of the animals|the lion|animals
        the largest land animal|the elephant|animals
        the hardest stone|the diamond|stones""",
    ),
    _relation(
        "families", "s v",
        """My {s} is my {v}.
        What do you call your {s}? [That is your|Your] {v}.
        "Who is that?" asked {A}. "My {s}." "So that is your {v}!"
        {A} calls {Ahis} {s} {v}.
        My {s} is my {v}, and my {s2} is my {v2}.
        {A} visited {Ahis} {s}. "[Hello|Good morning], {v}!" {Ahe} said.
        {A} has only one {v}. It is {Ahis} {s}.
        {know} somebody's {s} is his or her {v}.""",
        """father's brother|uncle
        mother's brother|uncle
        father's sister|aunt
        mother's sister|aunt
        mother's mother|grandmother
        father's mother|grandmother
        mother's father|grandfather
        father's father|grandfather
        uncle's son|cousin
        aunt's daughter|cousin
        parents' other son|brother
        parents' other daughter|sister
        sister's son|nephew
        brother's daughter|niece""",
    ),
    _relation(
        "past", "s v p",
        """Today {A} {v}. Yesterday {Ahe} {p} too.
        {A} {v} every day[, and|. So] yesterday {Ahe} {p}.
        I {s} now. Last year I {p}.
        They {s} every week. [Last week|Long ago] they {p} too.
        Will {A} {s}? {Ahe} {p} yesterday.
        "Did you {s}?" asked {A}. "Yes, I {p}," said {B}.
        We [always|often] {s}, and so we {p} [on Sunday|yesterday|last night].
        First {A} did not want to {s}. But then {Ahe} {p}.
        {A} {v}, as {Ahis} [father|mother] {p} before {Ahim}.""",
        """go to school|goes to school|went to school
        eat an apple|eats an apple|ate an apple
        run home|runs home|ran home
        see the cat|sees the cat|saw the cat
        come late|comes late|came late
        take the bus|takes the bus|took the bus
        give him a book|gives him a book|gave him a book
        sing a song|sings a song|sang a song
        swim in the lake|swims in the lake|swam in the lake
        write a letter|writes a letter|wrote a letter
        drink milk|drinks milk|drank milk
        sleep well|sleeps well|slept well
        buy bread|buys bread|bought bread
        think of her|thinks of her|thought of her
        fall down|falls down|fell down
        fly a kite|flies a kite|flew a kite
        speak French|speaks French|spoke French
        ride a bike|rides a bike|rode a bike
        drive to town|drives to town|drove to town
        sit on the bench|sits on the bench|sat on the bench
        stand at the window|stands at the window|stood at the window
        find a stone|finds a stone|found a stone
        make a cake|makes a cake|made a cake
        catch a fish|catches a fish|caught a fish
        draw a horse|draws a horse|drew a horse
        tell a story|tells a story|told a story
        win the game|wins the game|won the game
        get up early|gets up early|got up early
        throw the ball|throws the ball|threw the ball
        feel happy|feels happy|felt happy""",
    ),
    _relation(
        "traffic and school", "s v",
        """{s} {v}.
        {know} {s} {v}.
        {teacher} explained: {s} {v}.
        Remember: {s} {v}!
        "{s} {v}," [said|explained] {A}.
        Is it true that {s} {v}? Yes, it is.
        {s} {v}, and {s2} {v2}.""",
        """the sun|rises in the east
        the sun|sets in the west
        the sun|gives us light and warmth
        the sun|shines in the day
        the moon and the stars|shine at night
        the moon|goes around the Earth
        the Earth|goes around the sun
        the Earth|turns around once a day
        the Earth|travels around the sun in one year
        water|freezes when it gets very cold
        water|turns into ice in the cold
        water|boils at one hundred degrees
        boiling water|turns into steam
        ice|melts in the sun
        snow|melts when it gets warm
        rain|falls from the clouds
        rivers|flow into the sea
        wood|floats on water
        a stone|sinks in water
        plants|need water and light
        trees|have roots, a trunk and leaves
        birds|lay eggs
        hens|lay eggs
        fish|breathe under water
        fish|swim in the water
        birds|fly in the sky
        bees|make honey
        cows|give milk
        spiders|spin webs
        cats|catch mice
        dogs|wag their tails when they are happy
        caterpillars|turn into butterflies
        tadpoles|turn into frogs
        ducklings|learn to swim
        bears|sleep all winter
        many birds|fly south in autumn
        owls|sleep in the day and hunt at night
        the heart|pumps blood
        cars|stop when the light is red
        cars|go when the light is green
        a magnet|pulls iron
        fire|needs air
        smoke|rises into the sky
        a rainbow|has seven colours
        a rainbow|comes when the sun shines through the rain
        thunder|comes after lightning
        seeds|grow into plants
        an apple tree|grows from a small seed
        a chick|comes out of an egg
        flowers|bloom in spring
        leaves|fall in autumn
        babies|drink milk
        old people|have grey hair
        clocks|tell the time
        ships|sail on the sea
        planes|fly in the air
        trains|run on rails
        cars|drive on the road
        a compass|points to the north
        the wind|moves the clouds
        children|go to school to learn
        people|eat when they are hungry
        people|drink when they are thirsty
        people|sleep when they are tired
        people|laugh when something is funny
        people|cry when they are sad
        we|breathe air
        we|see with our eyes
        kangaroos|carry their babies in a pouch
        elephants|drink with their trunks
        a week|has seven days
        a year|has twelve months
        the night|is dark
        the alphabet|has twenty-six letters
        a football team|has eleven players
        snails|carry their houses on their backs
        camels|can live without water for many days
        bats|sleep upside down""",
    ),
]  # fmt: skip

ARTICLES = rows(
    """the bee | Bees are insects. | A bee has six legs and four wings. | Bees live together in a hive. | They fly from flower to flower. | There they find a sweet juice. | From it they make honey. | In the hive there is one queen. | A bee can sting, so be careful. | In winter bees stay in the hive.
    the dog | A dog is an animal with four legs. | It has a good nose. | Dogs bark when somebody comes. | A young dog is a puppy. | Dogs like bones and meat. | A happy dog wags its tail. | Some dogs look after sheep. | A dog is a good friend. | Dogs must go for a walk every day.
    the cat | A cat is a small animal with soft fur. | Cats catch mice. | A young cat is a kitten. | When a cat is happy, it purrs. | Cats can see well in the dark. | They like milk and fish. | A cat climbs trees. | Cats wash themselves with their tongues. | They sleep most of the day.
    the cow | Cows live on farms. | They eat grass. | A cow gives milk. | From milk people make butter and cheese. | A baby cow is a calf. | A male cow is a bull. | Cows have horns. | In winter they stand in the barn and eat hay.
    the elephant | The elephant is the largest animal on land. | It is grey. | It has a long nose, the trunk. | With its trunk it can drink and pick up things. | It has big ears and two long teeth. | Elephants eat grass and leaves. | They live in Africa and Asia. | A baby elephant is a calf.
    the hen | A hen is a bird. | It cannot fly very far. | Hens lay eggs. | Out of an egg comes a chick. | The father of the chicks is the rooster. | In the morning the rooster crows. | Hens eat corn and seeds. | They sleep in the henhouse.
    the spider | A spider is not an insect. | An insect has six legs, a spider has eight. | Many spiders spin webs. | In the web they catch flies. | Some people are afraid of spiders. | Most spiders are not dangerous.
    the whale | Whales live in the sea, but they are not fish. | They must come up to breathe air. | The blue whale is the largest animal of all. | A baby whale drinks milk from its mother. | A young whale is called a calf. | Some whales sing.
    the penguin | Penguins are birds, but they cannot fly. | They are black and white. | They swim very well. | They eat fish. | Most penguins live where it is very cold. | The father keeps the egg warm on his feet.
    the frog | A frog is green or brown. | It lives near water. | Frogs eat flies. | A frog can jump far. | In spring it lays eggs in the pond. | Out of the eggs come tadpoles. | The tadpoles grow legs and become frogs. | At night the frogs croak.
    the butterfly | A butterfly has four wings. | First it is an egg. | Then it is a caterpillar. | The caterpillar eats leaves. | Then it sleeps in a cocoon. | At last it comes out as a butterfly. | Butterflies drink from flowers.
    the bear | Bears are big and strong. | They have thick fur. | Bears like fish, berries and honey. | In winter a bear sleeps in its cave. | In spring it wakes up and is hungry. | A baby bear is a cub. | Polar bears are white and live in the Arctic.
    the lion | The lion is called the king of the animals. | Lions live in Africa. | The male lion has a mane. | Lions eat meat. | The mothers hunt for the family. | A young lion is a cub. | Lions roar, and one can hear it far away.
    the horse | A horse has four legs and a long tail. | Horses eat grass and hay. | People ride on horses. | A young horse is a foal. | A horse lives in a stable. | Horses can run fast. | In the old days horses pulled carts.
    the sheep | Sheep have white or black wool. | From the wool people make sweaters. | A young sheep is a lamb. | Sheep eat grass. | The shepherd looks after them. | A dog helps the shepherd. | Once a year their wool is cut.
    the bird | Birds have feathers and two wings. | Most birds can fly. | They build nests in trees. | In the nest they lay eggs. | Then the young birds come out of the eggs. | Their parents bring them worms. | In autumn many birds fly south. | In spring they come back.
    the rabbit | Rabbits have long ears and soft fur. | They eat grass and carrots. | They live in holes under the ground. | A rabbit can jump and run fast. | When it is afraid, it runs into its hole. | A rabbit has many babies.
    the snail | A snail is very slow. | It has no legs. | It carries its house on its back. | When it is afraid, it goes into its house. | Snails like rain. | They eat leaves.
    the squirrel | A squirrel has a long bushy tail. | It lives in trees. | It eats nuts. | In autumn it hides nuts in the ground. | In winter it looks for them. | It can jump from tree to tree.
    the sun | The sun is a star. | It is very hot. | It gives us light and warmth. | The Earth goes around the sun once a year. | In the morning the sun rises in the east. | In the evening it sets in the west. | Plants need the light of the sun. | Never look straight into the sun.
    the moon | The moon goes around the Earth. | We see it at night. | Sometimes it is round and full. | Sometimes we see only half of it. | There is no air on the moon. | The first man on the moon was Neil Armstrong. | That was in 1969.
    the Earth | The Earth is a planet. | It is round like a ball. | It goes around the sun. | That takes one year. | Each day the Earth turns around once. | So we have day and night. | Most of the Earth is covered with water. | The Earth has one moon.
    water | Water falls from the clouds as rain. | It flows in rivers to the sea. | When it is very cold, water turns into ice. | When it is very hot, it boils and turns into steam. | All animals and plants need water. | The water of the sea is salty. | We drink water when we are thirsty.
    snow | Snow falls in winter. | It is white and cold. | Children make snowballs and snowmen. | When it gets warm, the snow melts. | Then it turns into water. | On the highest mountains there is snow all year.
    trees | A tree has roots, a trunk, branches and leaves. | The roots are under the ground. | They drink water. | In spring the leaves are green. | In autumn they turn yellow and fall. | Birds build their nests in trees. | From wood people make tables, chairs and paper. | An apple tree gives us apples.
    bread | Bread is made from flour. | Flour comes from wheat. | The miller makes flour from the wheat. | The baker makes the bread. | He mixes flour, water and salt. | Then he bakes it in a hot oven. | Fresh bread smells good. | We eat it with butter and cheese.
    milk | Milk is white. | It comes from cows. | The farmer milks the cows in the morning and in the evening. | From milk we make cheese and butter. | Babies drink milk. | Milk must be kept cold.
    winter | Winter is the coldest season. | The days are short and the nights are long. | Sometimes it snows. | Lakes and ponds turn to ice. | People wear coats, hats and gloves. | Children build snowmen. | After winter comes spring.
    spring | In spring it gets warm. | The snow melts. | The grass turns green. | Flowers begin to bloom. | Birds build their nests. | Lambs are born. | The days get longer. | After spring comes summer.
    summer | Summer is the warmest season. | The days are long. | Children have holidays. | People swim in the lake and eat ice cream. | Cherries and strawberries are ripe. | Sometimes there is thunder and lightning. | After summer comes autumn.
    autumn | In autumn the leaves turn red and yellow. | Then they fall from the trees. | Apples and nuts are ripe. | It often rains. | Many birds fly south. | The days get shorter. | After autumn comes winter.
    the body | We have two eyes, two ears and one nose. | We see with our eyes. | We hear with our ears. | We smell with the nose. | We taste with the tongue. | We have two hands with ten fingers. | On our feet there are ten toes. | The heart pumps blood. | We breathe with our lungs.
    traffic | Cars drive on the road. | People walk on the pavement. | At the traffic light red means stop. | Green means go. | Look left and right before you cross the road. | Trains run on rails. | Ships sail on the sea. | Planes fly in the air.
    the day | In the morning the sun rises. | We get up and have breakfast. | At noon we have lunch. | In the evening we have dinner. | Then the sun sets. | At night it is dark. | We sleep in our beds. | A day has twenty-four hours.
    the year | A year has twelve months. | It begins in January and ends in December. | There are four seasons: spring, summer, autumn and winter. | A year has 365 days. | That is 52 weeks. | A week has seven days. | Every year we have one birthday.
    honey | Honey is sweet. | It is yellow or brown. | Bees make it. | They bring juice from the flowers to the hive. | The beekeeper takes the honey out of the hive. | We eat it on bread. | Bears like honey too.
    rainbows | A rainbow comes when the sun shines and it rains. | It has seven colours. | They are red, orange, yellow, green, blue, indigo and violet. | You see it on the side away from the sun. | Nobody can walk to the end of a rainbow.""",
    " | ",
)  # fmt: skip
"""What a small child's book says about something."""

TELLING = Grammar(
    title="""{A} wrote about {s}.
    {s}
    A talk about {s}, by {A}.
    "What do you know about {s}?" asked {B}. {A} said:
    Today we read about {s}.
    Let me tell you about {s}.
    {A}'s homework: {s}.
    My little book of {s}.
    """,
    end="""That is all I know.
    Now you know more about {s}.
    "Very good," said {B}.
    {A} likes {s} very much.
    """,
)


def documents(count: int = 90_000, seed: int = 13) -> Iterator[str]:
    """`count` documents of one to nine sentences; the same for the same seed."""
    draw = random.Random(seed)
    weights = [
        min(len(relation.rows), 40) * min(len(relation.frames), 15) for relation in RELATIONS
    ]
    for _ in range(count):
        how = draw.random()
        if how < 0.05:
            yield article(draw)
            continue
        n = draw.choice([1, 1, 2, 2, 3, 4, 5, 6])
        if how < 0.45:  # one relation
            relation = draw.choices(RELATIONS, weights)[0]
            yield paragraph(draw, [say(relation, draw) for _ in range(n)])
        else:
            made = draw.choices(RELATIONS, weights, k=n)
            yield paragraph(draw, [say(relation, draw) for relation in made])


def say(relation: Relation, draw: random.Random) -> str:
    """One saying of a relation."""
    slots = people(draw)
    chosen: list[tuple[str, ...]] = []
    while len(chosen) < 3:
        row = draw.choice(relation.rows)
        if all(row[0] != other[0] and row[-1] != other[-1] for other in chosen):
            chosen.append(row)
        elif draw.random() < 0.02:  # a relation with few values
            break
    for number, row in zip(("", "2", "3"), chosen, strict=False):
        slots |= {field + number: value for field, value in zip(relation.fields, row, strict=True)}
    if relation.name == "changes":
        slots["wl"] = slots["w"].removesuffix(",")
    if "b" in slots:
        slots["b_a"] = slots["b"].replace("your", slots["Ahis"])
        slots["b_i"] = slots["b"].replace("your", "my")
    for _ in range(20):
        try:
            return GRAMMAR.say(draw.choice(relation.frames), draw, slots)
        except KeyError:  # a frame for three rows where there are two
            continue
    raise ValueError(f"no frame of {relation.name} for one row")


def article(draw: random.Random) -> str:
    """Some sentences about one thing, in their order."""
    subject, *told = draw.choice(ARTICLES)
    told = told[: draw.randint(min(3, len(told)), len(told))]
    slots = {"s": subject, **people(draw)}
    parts = [TELLING.say("{title}", draw, slots), *told]
    if draw.random() < 0.25:
        parts.append(TELLING.say("{end}", draw, slots))
    text = paragraph(draw, [part for part in parts[1:] if part])
    return (
        f"{parts[0]}{' ' if parts[0].endswith(('.', ':')) else chr(10)}{text}" if parts[0] else text
    )
