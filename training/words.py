"""The words that made sentences are filled with."""

GIRLS = (
    "Anna Lily Mia Sara Sarah Lucy Emma Mary Kate Julia Maria Nina Zoe Ruth Amina Mei Ines Grace "
    "Alice Sophie Ella Rosa Clara Jane Molly Susan Laura Eva Olivia Amy Helen Lisa Emily Jenny Leila"
).split()
BOYS = (
    "Ben Tom Max Sam Tim Jack John Peter David Paul Alex Leo Oscar Omar Kofi Ravi James Daniel Noah "
    "Henry Adam George Mark Simon Joe Bob Bill Mike Luke Carlos Ali Hugo Martin Robert Billy Eric"
).split()
NAMES = GIRLS + BOYS
THINGS = (
    "apple ball book cake hat cup drum flower key lamp leaf pear pencil ring rock rose shell ship shoe "
    "spoon star stone box boat coin kite doll toy car train bike bag basket blanket bell bottle brush "
    "candle card chair clock coat crown dress egg feather flag game gift glove letter map mirror "
    "necklace orange paper pen picture pillow plate puzzle robot rope scarf shirt stick sword table "
    "ticket towel truck umbrella wagon whistle bucket balloon camera ladder hammer sandwich cookie"
).split()
ANIMALS = (
    "dog cat bird fish horse cow pig sheep goat duck hen rabbit mouse bear fox wolf lion tiger monkey "
    "elephant frog turtle snake squirrel owl deer bee spider ant butterfly lizard donkey goose crab "
    "whale dolphin penguin kangaroo giraffe zebra camel hedgehog parrot eagle"
).split()
PLACES = (
    "park garden kitchen school house forest beach river lake farm market shop library bedroom zoo "
    "village town street barn castle cave field hospital museum playground station bridge mountain yard"
).split()
FOODS = (
    "apples bread cheese soup rice cake cookies bananas eggs pizza grapes carrots fish pancakes "
    "sandwiches oranges noodles honey berries beans potatoes pie nuts milk ice cream"
).split()
COLOURS = "red blue green yellow black white brown pink purple orange grey golden silver".split()
ADJECTIVES = (
    "big small old new little pretty shiny soft heavy tall round long short funny warm strange "
    "beautiful tiny clean dirty wooden broken bright lovely huge"
).split()
JOBS = (
    "doctor teacher farmer baker pilot nurse driver singer painter cook king queen soldier sailor "
    "hunter gardener dentist policeman fireman student builder waiter postman artist scientist"
).split()
FEELINGS = (
    "happy sad tired hungry angry scared thirsty proud excited cold lonely bored surprised sick sleepy"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
LETTERS = [chr(c) for c in range(ord("A"), ord("Z") + 1)]
SEASONS = "spring summer autumn winter".split()
PLANETS = "Mercury Venus Earth Mars Jupiter Saturn Uranus Neptune".split()
OPPOSITES = [
    pair.split("/")
    for pair in (
        "hot/cold big/small tall/short up/down day/night black/white happy/sad fast/slow old/new "
        "open/closed left/right full/empty wet/dry hard/soft loud/quiet rich/poor early/late "
        "good/bad young/old light/dark high/low near/far strong/weak clean/dirty long/short "
        "in/out on/off first/last yes/no true/false begin/end push/pull win/lose give/take "
        "buy/sell laugh/cry love/hate friend/enemy top/bottom front/back inside/outside before/after "
        "more/less always/never everything/nothing easy/difficult thick/thin wide/narrow deep/shallow "
        "brave/afraid safe/dangerous awake/asleep alive/dead right/wrong sweet/sour warm/cool "
        "large/little noisy/silent smooth/rough north/south east/west boy/girl man/woman king/queen "
        "brother/sister mother/father uncle/aunt winter/summer morning/evening heavy/light "
        "beautiful/ugly cheap/expensive sharp/blunt question/answer arrive/leave remember/forget "
        "above/below over/under many/few start/stop married/single same/different"
    ).split()
]


def a(thing: str) -> str:
    """`thing` with its article: an apple, a red ball."""
    vowel = thing[0] in "aeiou" or thing.startswith("hour")
    return f"an {thing}" if vowel else f"a {thing}"


def plural(noun: str) -> str:
    """More than one of a regular noun, and of the irregular ones above."""
    irregular = {
        "mouse": "mice", "goose": "geese", "wolf": "wolves", "leaf": "leaves", "fish": "fish",
        "sheep": "sheep", "deer": "deer", "policeman": "policemen", "fireman": "firemen",
        "postman": "postmen", "knife": "knives",
    }  # fmt: skip
    if noun in irregular:
        return irregular[noun]
    if noun.endswith(("s", "x", "sh", "ch")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def sentence(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[0].upper() + text[1:]


MORE_GIRLS = (
    "Ada Aisha Beth Bella Carla Chloe Daisy Dora Elena Ellen Fatima Fiona Gina Hannah Hana Ida Irene "
    "Isabel Ivy Joan Julie Kim Layla Lena Linda Lola Maya Meg Mila Nadia Nancy Nora Paula Penny Polly "
    "Priya Rita Rosie Sally Sofia Stella Susie Tara Tina Vera Wendy Yuki Zara Marta Greta Freya Betty"
).split()
MORE_BOYS = (
    "Aaron Ahmed Albert Andy Anton Arthur Ben Bruno Charlie Chris Danny Diego Edward Emil Felix Finn "
    "Frank Fred Gabriel Harry Hassan Hans Ian Ivan Jacob Jake Jamal Jim Josh Karl Ken Kevin Lars Liam "
    "Louis Marco Matt Milo Nick Nils Owen Pablo Patrick Pedro Phil Rob Sami Stefan Steve Ted Theo Toby "
    "Victor Will Yusuf Zack Walter Rafael Dylan"
).split()
SURNAMES = (
    "Green Brown White Black Smith Miller Baker Cook Hill Wood Parker Young King Bell Fox Lee Jones "
    "Taylor Wilson Clark Hall Allen Scott Adams Carter Turner Cooper Ward Gray Brooks Price Long Rose"
).split()
WOMEN_OF_THE_FAMILY = (
    "my mother/my sister/my grandmother/my aunt/my cousin Anna/Mum/Grandma/our teacher Mrs. Bell/"
    "my big sister/my little sister/our neighbour Mrs. Hill/the girl next door/Aunt Rosa/my friend Lina"
).split("/")
MEN_OF_THE_FAMILY = (
    "my father/my brother/my grandfather/my uncle/my cousin Tim/Dad/Grandpa/our teacher Mr. Wood/"
    "my big brother/my little brother/our neighbour Mr. King/the boy next door/Uncle Paul/my friend Sami"
).split("/")
