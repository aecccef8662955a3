"""Opposites inside natural sentences: the full cup and the empty one, early risers and late ones.

Tables say what a pair of opposites can be said of (things, people, doings), so that the sentences
make sense; frames contrast the two in many ways, alone, in talk, in small stories. The second member
can always be told from the first. Drawn with a seed.
"""

import random
from collections.abc import Callable, Iterator

from training.phrases import Grammar, listed, paragraph, people, rows, table
from training.words import OPPOSITES

Pair = tuple[str, str]

# --- what can be said of what -------------------------------------------------------------------

THINGS = table(
    """hot/cold: cup of tea, plate, bath, stove, room, stone, pan, spoon, drink, meal, pie, potato
    warm/cool: room, evening, cellar, pool, bath, night, wind, lake
    warm/cold: room, bed, house, bath, meal, coat, winter, pool, blanket, day
    full/empty: cup, bottle, bucket, basket, box, bag, bus, glass, jar, fridge, cupboard, pot, bin, train, purse, tank, shelf, theatre, barrel, drawer, pocket, classroom
    open/closed: door, window, gate, box, book, shop, drawer, bank, umbrella, eye, museum, lid, road
    open/shut: door, window, gate, box, drawer, curtain
    locked/unlocked: door, gate, car, chest, suitcase
    clean/dirty: shirt, plate, window, floor, towel, glass, car, sock, kitchen, sink, carpet, spoon, river, street, beach, shoe
    wet/dry: towel, coat, sock, sponge, road, bench, cloth, roof, shirt, leaf, path, cellar, umbrella, jacket, floor
    heavy/light: suitcase, box, bag, chair, stone, basket, coat, parcel, hammer, table, book, backpack
    big/small: dog, house, ball, cake, tree, fish, garden, car, town, island, apple, room, bed, shop, hat, plate, spider, horse, boat, map
    big/little: dog, house, bear, boat, cake, tree, bird, box, bowl, chair, table, pig
    large/small: house, box, window, family, egg, town, farm, picture, field, stone, school, kitchen, country
    long/short: rope, road, story, tail, dress, letter, stick, name, film, scarf, pencil, nail, line, song, holiday, night, sentence, ladder
    tall/short: tree, tower, ladder, fence, candle, plant
    high/low: wall, mountain, chair, fence, price, table, bridge, shelf, jump, voice, ceiling, hedge
    wide/narrow: street, river, road, bridge, bed, door, path, belt, stairway, gate
    thick/thin: book, blanket, wall, rope, slice of bread, coat, branch, line, carpet, brush
    deep/shallow: pool, lake, river, hole, bowl, pond, well
    hard/soft: bed, chair, cushion, pillow, pear, brush, ball, biscuit, cheese, pencil
    sharp/blunt: knife, pencil, axe, saw, needle
    smooth/rough: stone, table, road, board, wall, sea
    straight/crooked: line, nail, tree, road, fence, tooth
    old/new: house, car, bike, shirt, school, book, computer, bridge, phone, bed, toy, clock, hat, map
    ancient/modern: building, city, temple, house
    cheap/expensive: shirt, bike, ticket, hotel, toy, watch, restaurant, car, phone, coat
    fast/slow: car, train, horse, boat, computer, song, dance, bus, tram
    quick/slow: answer, train, meal, way
    loud/quiet: song, voice, street, bell, machine, class, dog, party
    noisy/quiet: street, room, class, hotel, fridge, city, bus
    light/dark: room, street, forest, corner, colour, kitchen, cellar, sky
    bright/dark: room, colour, kitchen, picture, star
    bright/dull: colour, day, picture, idea
    easy/difficult: question, test, puzzle, game, language, job, book, song, exercise
    easy/hard: question, test, puzzle, game, riddle, task, lesson
    simple/complicated: plan, game, rule, machine, recipe
    safe/dangerous: road, place, game, bridge, path, beach, job, street
    sweet/sour: apple, orange, berry, drink, grape, cherry, sauce
    fresh/stale: loaf, bun, biscuit, roll
    fresh/rotten: egg, apple, fish, tomato
    ripe/unripe: apple, banana, pear, plum, tomato
    raw/cooked: carrot, egg, fish, potato
    strong/weak: rope, bridge, wind, coffee, chain, team, horse, branch, battery, lamp
    beautiful/ugly: picture, vase, house, hat, bird, dress, building, song
    good/bad: idea, film, meal, day, year, dream, mark, joke, smell, start, plan, habit, memory
    happy/sad: story, song, film, ending, face, day, poem, letter, clown
    right/wrong: answer, way, key, number, bus, word, size, address, door, place
    true/false: story, sentence, answer, statement
    real/fake: diamond, flower, coin, beard, painting
    public/private: garden, beach, school, road, swimming pool
    early/late: train, bus, lunch, spring, flight
    first/last: page, bus, train, day, lesson, chapter, house, word, letter
    near/far: shop, village, island, school, hill
    interesting/boring: book, film, lesson, talk, game, job
    important/unimportant: letter, question, meeting
    tidy/untidy: room, desk, garden, cupboard, kitchen
    neat/messy: room, desk, drawer, handwriting
    tight/loose: shoe, belt, knot, shirt, screw
    round/square: table, window, box, plate, tower
    flat/steep: road, path, roof, beach
    calm/stormy: sea, day, night, lake
    rare/common: flower, bird, animal, word, stamp
    possible/impossible: task, trip, plan
    usual/unusual: name, day, meal
    broken/whole: plate, cup, toy, chair
    visible/invisible: star, ghost, line
    alive/dead: plant, tree, fish, bird, fly, mouse
    male/female: bird, lion, duck
    left/right: hand, shoe, glove, eye, ear, arm, leg, foot
    front/back: door, seat, wheel, row, garden, page
    top/bottom: shelf, drawer, bunk, button, line
    upper/lower: floor, lip, deck, road
    inner/outer: wall, ring, door
    positive/negative: number, answer, review
    even/odd: number
    tame/wild: horse, bird, rabbit, animal
    poisonous/harmless: snake, spider, plant, mushroom
    maximum/minimum: speed, price, size
    plain/fancy: dress, cake, hat"""
)

CHANGING = (
    "hot/cold warm/cold full/empty open/closed open/shut clean/dirty wet/dry light/dark tidy/untidy "
    "locked/unlocked loud/quiet safe/dangerous neat/messy noisy/quiet calm/stormy"
).split()
"""Pairs that one and the same thing can be, one after the other."""

NOT_BEFORE_NOUNS = {"alive/dead", "near/far", "shut/open", "open/shut"}
"""Pairs that do not both go before a noun: nobody says "an alive bird"."""
ONLY_BEFORE_NOUNS = {
    "first/last", "left/right", "front/back", "top/bottom", "upper/lower", "inner/outer",
    "maximum/minimum",
}  # fmt: skip
"""Pairs that go before a noun only: nobody says "the shelf is top"."""

ALL_OR_NOTHING = set(
    "open/closed open/shut locked/unlocked right/wrong true/false real/fake public/private "
    "possible/impossible broken/whole visible/invisible alive/dead male/female positive/negative "
    "even/odd tame/wild raw/cooked poisonous/harmless near/far".split()
)
"""Pairs with nothing between: a door is not "too locked"."""
NOBODY_S = set(
    "day year night evening winter wind lake road river sky sea street forest mountain star spring "
    "island city town village beach way place summer hill corner museum bank theatre bridge stone "
    "train bus flight fly mouse leaf hole party lunch temple spider potato word egg price well number "
    "loaf bun biscuit line battle corner track jump stamp path sauce hedge grape berry".split()
)
"""Things of which nobody says "mine is"."""

CONTRASTS = [
    (pair, left.split(", "), right.split(", "))
    for pair, left, right in rows(
        """hot/cold | fire, the sun, boiling water, a desert at noon, an oven, a cup of fresh tea, a summer day, lava, a burning candle, steam | ice, snow, ice cream, the North Pole, a fridge, a winter night, an iceberg, frozen juice, a snowball, lemonade with ice
        big/small | an elephant, a whale, the sun, a mountain, an ocean, a bus, a castle, a horse, a city, a giant, a lion, a bear | an ant, a mouse, a pea, a stone, a puddle, a toy car, a hut, a rabbit, a village, a dwarf, a fly, a bee
        heavy/light | an elephant, a stone, a rock, iron, a big book, a truck, a bag full of sand, gold, a piano, a brick | a feather, a leaf, a snowflake, paper, a balloon, a butterfly, cotton, an empty bag, a soap bubble, a straw
        fast/slow | a rabbit, a horse, a cheetah, a plane, a rocket, a racing car, a train, a deer, a fox, an eagle | a turtle, a snail, a worm, a bicycle, an old donkey, a tractor, a baby, a caterpillar, a tortoise, an old man with a stick
        hard/soft | a stone, a rock, iron, wood, a brick, glass, a bone, a nut shell, a wall | a pillow, a feather, butter, cotton, a blanket, fur, a cushion, wool, moss
        sweet/sour | honey, sugar, candy, chocolate, cake, jam, syrup, a ripe strawberry | a lemon, vinegar, an unripe apple, lemon juice, a green gooseberry
        wet/dry | rain, the sea, a river, a swimming pool, a rainforest | a desert, dust, sand in the sun, a haystack, an old bone
        tall/short | a giraffe, a tower, a giant, a grown-up, a tree | a hedgehog, a hut, a dwarf, a small child, a mushroom
        loud/quiet | thunder, a drum, a lion, a rock band, a fire engine, a jet plane, a playground | a whisper, a mouse, a library, falling snow, a sleeping cat, a butterfly, an empty church
        high/low | a mountain, an eagle's nest, the roof, the sky, a church tower | a valley, an ant hill, the cellar, the ground, a doorstep
        old/young | my grandfather, a grandmother, a king with a white beard, our old dog, the oak by the church | a baby, a little girl, a prince of five, a puppy, the thin tree by the gate
        light/dark | day, a summer morning, noon, a room with big windows, a white wall | night, a winter evening, midnight, a cave, a black wall
        clean/dirty | a washed plate, a bathtub, fresh snow, a hospital, a new shirt | a rubbish bin, a pigsty, mud, an old boot, a chimney
        rich/poor | a king, a banker, a queen with a crown of gold, the owner of ten houses | a beggar, a man without money, a girl with no shoes, the owner of nothing
        strong/weak | a giant, a lion, a bear, an ox, a man who can lift a car | a baby, a mouse, a kitten, a sick man, a man who cannot lift a chair
        sharp/blunt | a new knife, a needle, a thorn, a shark's tooth | an old knife, a spoon, a finger, a worn pencil
        rough/smooth | a brick wall, tree bark, sandpaper, a stony road | glass, silk, a mirror, a polished floor
        deep/shallow | the ocean, a well, a lake with big ships | a puddle, a plate, a paddling pool
        wide/narrow | a motorway, the ocean, a great river | a footpath, a stream, a crack in the wall
        long/short | a snake, a train, a giraffe's neck, a marathon, a year | a worm, a single car, a pig's neck, a sprint, a day
        thick/thin | a dictionary, a tree trunk, a winter coat, a castle wall | a sheet of paper, a twig, a summer shirt, a curtain
        cheap/expensive | a pencil, an apple, a bus ticket, a balloon, bread | a car, a diamond, a plane, a house, gold
        straight/crooked | a ruler, a sunbeam, a railway line | an old branch, a witch's nose, a mountain path
        round/square | a ball, a wheel, the moon, a coin, a plate | a box, a chessboard, a block, a window, a tile
        brave/cowardly | a knight, a hero, a lion in a story | a man who runs away, a thief in the night, a hare in a story
        dangerous/safe | a volcano, a shark, thin ice, a busy road | a playground, a goldfish, thick ice, a footpath
        wild/tame | a wolf, a tiger, a fox | a dog, a house cat, a hamster
        black/white | coal, the night, a crow, tar, a raven | snow, milk, a swan, flour, a sheet of paper
        difficult/easy | climbing a mountain, a test about stars, juggling five balls | walking on a flat road, adding one and one, throwing one ball
        noisy/quiet | a big city, a street full of cars, a class before the lesson | a village at night, an empty street, a class during the test
        bright/dim | the sun, a big lamp, lightning | a far star, a small candle, a glow-worm
        empty/full | a desert island, a bottle after the party, a school at night | a crowded bus, a bottle before the party, a school in the morning""",
        " | ",
    )
]

PEOPLE = {
    pair.split(":")[0].strip(): pair.split(":")[1].strip()
    for pair in """happy/sad: person; tall/short: person; rich/poor: person; brave/cowardly: person; strong/weak: person
    kind/cruel: person; young/old: person; polite/rude: person; lazy/hard-working: person; clever/stupid: person
    quiet/noisy: person; awake/asleep: state; healthy/sick: state; hungry/full: state; early/late: state; tired/awake: state
    generous/greedy: person; patient/impatient: person; honest/dishonest: person; tidy/messy: person; careful/careless: person
    fast/slow: person; friendly/unfriendly: person; lucky/unlucky: state; calm/nervous: state; married/single: state
    fat/thin: person; good/bad: person; old/young: person; present/absent: state
    famous/unknown: person; serious/funny: person; wise/foolish: person; shy/bold: person; busy/free: state
    right/wrong: state; inside/outside: place; upstairs/downstairs: place; at home/away: place; ready/not ready: state
    first/last: state; cheerful/gloomy: person; gentle/rough: person; innocent/guilty: state; safe/in danger: state
    interested/bored: state; optimistic/pessimistic: person; loved/hated: state; pleased/annoyed: state; healthy/ill: state
    confident/shy: person; warm/cold: state; beautiful/ugly: person; popular/unpopular: person; proud/ashamed: state""".replace(
        "\n", ";"
    ).split(";")
}

DOINGS = rows(
    """slowly/quickly | walk, walks, walked | run, runs, ran | speak, speaks, spoke | eat, eats, ate | read, reads, read | work, works, worked | drive, drives, drove | swim, swims, swam | climb, climbs, climbed | write, writes, wrote
    slow/fast | walk, walks, walked | run, runs, ran | drive, drives, drove | ride, rides, rode
    loudly/quietly | speak, speaks, spoke | sing, sings, sang | play the drum, plays the drum, played the drum | snore, snores, snored | laugh, laughs, laughed | knock, knocks, knocked | talk, talks, talked | close the door, closes the door, closed the door
    early/late | get up, gets up, got up | come to school, comes to school, came to school | go to bed, goes to bed, went to bed | arrive, arrives, arrived | wake up, wakes up, woke up | leave the house, leaves the house, left the house | have breakfast, has breakfast, had breakfast | start work, starts work, started work | come home, comes home, came home
    well/badly | sing, sings, sang | sleep, sleeps, slept | play the piano, plays the piano, played the piano | cook, cooks, cooked | dance, dances, danced | draw, draws, drew | spell, spells, spelled | behave, behaves, behaved
    high/low | jump, jumps, jumped | fly, flies, flew | throw the ball, throws the ball, threw the ball | sing, sings, sang | aim, aims, aimed
    carefully/carelessly | write, writes, wrote | drive, drives, drove | carry the eggs, carries the eggs, carried the eggs | cut the paper, cuts the paper, cut the paper | cross the road, crosses the road, crossed the road | paint, paints, painted
    happily/sadly | smile, smiles, smiled | sing, sings, sang | look out of the window, looks out of the window, looked out of the window | nod, nods, nodded | say goodbye, says goodbye, said goodbye
    politely/rudely | answer, answers, answered | ask, asks, asked | speak, speaks, spoke | greet the guests, greets the guests, greeted the guests
    gently/roughly | hold the kitten, holds the kitten, held the kitten | brush the horse, brushes the horse, brushed the horse | push the swing, pushes the swing, pushed the swing
    inside/outside | play, plays, played | eat lunch, eats lunch, ate lunch | wait, waits, waited | sleep, sleeps, slept | stay, stays, stayed | work, works, worked
    indoors/outdoors | play, plays, played | work, works, worked | eat, eats, ate
    upstairs/downstairs | sleep, sleeps, slept | live, lives, lived | go, goes, went | run, runs, ran | wait, waits, waited
    left/right | turn, turns, turned | look, looks, looked | go, goes, went
    forwards/backwards | walk, walks, walked | count, counts, counted | move, moves, moved | jump, jumps, jumped
    up/down | look, looks, looked | climb, climbs, climbed | go, goes, went | point, points, pointed
    always/never | tell the truth, tells the truth, told the truth | eat fish, eats fish, ate fish | wear a hat, wears a hat, wore a hat | do homework, does homework, did homework
    often/seldom | go swimming, goes swimming, went swimming | write letters, writes letters, wrote letters | eat meat, eats meat, ate meat
    correctly/incorrectly | spell the word, spells the word, spelled the word | answer, answers, answered | add the numbers, adds the numbers, added the numbers
    far/near | live, lives, lived | sit, sits, sat
    together/apart | stand, stands, stood | sit, sits, sat
    bravely/fearfully | step forward, steps forward, stepped forward | look at the dog, looks at the dog, looked at the dog
    first/last | arrive, arrives, arrived | finish, finishes, finished | speak, speaks, spoke""",
    " | ",
)
"""An adverb pair and what can be done in both ways: base, present, past."""

VERBS = rows(
    """push/pull | pushes/pulls | pushed/pulled | pushing/pulling | the door, the cart, the handle, the wagon, the drawer, the sledge, the swing
    open/close | opens/closes | opened/closed | opening/closing | the window, the door, the box, the book, the gate, the shop, the umbrella
    open/shut | opens/shuts | opened/shut | opening/shutting | the window, the door, the gate, the lid, the drawer
    buy/sell | buys/sells | bought/sold | buying/selling | a house, apples, old books, the horse, bread, tickets, a car, flowers
    win/lose | wins/loses | won/lost | winning/losing | the game, the race, the match, the first round, the battle, the prize
    find/lose | finds/loses | found/lost | finding/losing | the key, a coin, the way, the ring, the ball, a glove
    remember/forget | remembers/forgets | remembered/forgot | remembering/forgetting | the name, the song, the birthday, the number, the way home, the story
    love/hate | loves/hates | loved/hated | loving/hating | spinach, rainy days, loud music, cats, football, snow, carrots, the colour pink
    like/dislike | likes/dislikes | liked/disliked | liking/disliking | fish, the new teacher, long walks, tomatoes, cold water
    start/stop | starts/stops | started/stopped | starting/stopping | the engine, the music, the clock, the machine, the game
    start/finish | starts/finishes | started/finished | starting/finishing | the race, the homework, the book, the meal, the job
    begin/end | begins/ends | began/ended | beginning/ending | the lesson, the letter, the speech, the show
    give/take | gives/takes | gave/took | giving/taking | the money, the biggest apple, the sweets, a present
    send/receive | sends/receives | sent/received | sending/receiving | a letter, a parcel, a message, a postcard
    lend/borrow | lends/borrows | lent/borrowed | lending/borrowing | a pencil, some money, the bike, a book
    throw/catch | throws/catches | threw/caught | throwing/catching | the ball, the stick, the frisbee, the rope
    build/destroy | builds/destroys | built/destroyed | building/destroying | the tower, the sandcastle, the bridge, the house of cards
    break/mend | breaks/mends | broke/mended | breaking/mending | the toy, the chair, the fence, the cup
    fill/empty | fills/empties | filled/emptied | filling/emptying | the bucket, the bath, the bottle, the basket, the sink
    lock/unlock | locks/unlocks | locked/unlocked | locking/unlocking | the door, the gate, the bike, the chest
    pack/unpack | packs/unpacks | packed/unpacked | packing/unpacking | the suitcase, the bags, the boxes
    tie/untie | ties/unties | tied/untied | tying/untying | the rope, the shoelaces, the boat, the knot
    save/spend | saves/spends | saved/spent | saving/spending | all the money, ten coins, the pocket money
    raise/lower | raises/lowers | raised/lowered | raising/lowering | the flag, the bucket, the bridge, one arm
    lift/drop | lifts/drops | lifted/dropped | lifting/dropping | the box, the stone, the weight
    hide/show | hides/shows | hid/showed | hiding/showing | the letter, the treasure, the picture
    teach/learn | teaches/learns | taught/learned | teaching/learning | English, maths, the song, the guitar, chess
    ask/answer | asks/answers | asked/answered | asking/answering | the questions, a hard question, the riddle
    attack/defend | attacks/defends | attacked/defended | attacking/defending | the castle, the town, the goal
    accept/refuse | accepts/refuses | accepted/refused | accepting/refusing | the gift, the offer, the invitation
    pass/fail | passes/fails | passed/failed | passing/failing | the test, the exam
    follow/lead | follows/leads | followed/led | following/leading | the group, the horse, the team
    freeze/melt | freezes/melts | froze/melted | freezing/melting | the ice, the butter, the chocolate
    heat/cool | heats/cools | heated/cooled | heating/cooling | the soup, the room, the milk
    praise/blame | praises/blames | praised/blamed | praising/blaming | the cook, the children, the new player
    obey/disobey | obeys/disobeys | obeyed/disobeyed | obeying/disobeying | the rules, the king, the captain
    trust/distrust | trusts/distrusts | trusted/distrusted | trusting/distrusting | the fox, the stranger, the wizard
    increase/decrease | increases/decreases | increased/decreased | increasing/decreasing | the speed, the number, the price
    add/remove | adds/removes | added/removed | adding/removing | some salt, a name, one stone
    wrap/unwrap | wraps/unwraps | wrapped/unwrapped | wrapping/unwrapping | the present, the sandwich, the parcel""",
    " | ",
)
"""Verbs with objects: base, present, past, -ing, and what both can be done to."""

ALONE = rows(
    """laugh/cry | laughs/cries | laughed/cried | at the end of the film, when the clown came, at the party, for a long time
    come/go | comes/goes | came/went | by bus, on Monday, with the children, alone, in the morning
    arrive/leave | arrives/leaves | arrived/left | at noon, on Friday, before dinner, at six o'clock, by train
    stand/sit | stands/sits | stood/sat | by the window, in the bus, at the door, near the fire
    work/rest | works/rests | worked/rested | all day, in the morning, after lunch, on Sunday
    whisper/shout | whispers/shouts | whispered/shouted | in the dark, across the room, at the door
    agree/disagree | agrees/disagrees | agreed/disagreed | with the teacher, with the plan, about the name
    stay/leave | stays/leaves | stayed/left | after the party, when it got late, in the end
    rise/fall | rises/falls | rose/fell | in spring, during the night, every year
    wake up/fall asleep | wakes up/falls asleep | woke up/fell asleep | at midnight, in the car, at ten o'clock
    appear/disappear | appears/disappears | appeared/disappeared | behind the hill, in the fog, at night
    win/lose | wins/loses | won/lost | in the end, at chess, on Saturday, at cards
    float/sink | floats/sinks | floated/sank | in the pond, in the bath, in the sea
    advance/retreat | advances/retreats | advanced/retreated | at dawn, through the snow
    succeed/fail | succeeds/fails | succeeded/failed | in the end, the first time
    speak/listen | speaks/listens | spoke/listened | for an hour, at the meeting, in the lesson
    attack/run away | attacks/runs away | attacked/ran away | in the night, when the wolf came
    get in/get out | gets in/gets out | got in/got out | at the station, at the corner, at the bus stop
    go up/go down | goes up/goes down | went up/went down | by the stairs, in the lift, step by step
    get up/lie down | gets up/lies down | got up/lay down | at noon, after the meal
    smile/frown | smiles/frowns | smiled/frowned | at the news, when the bell rang
    live/die | lives/dies | lived/died | in the old story, during the long winter""",
    " | ",
)
"""Verbs without objects: base, present, past, and when or where."""

NOUNS = """day/night friend/enemy king/queen boy/girl man/woman husband/wife brother/sister uncle/aunt
son/daughter prince/princess mother/father grandfather/grandmother nephew/niece hero/villain
question/answer beginning/end start/finish war/peace winner/loser truth/lie success/failure top/bottom
front/back heaven/hell summer/winter sunrise/sunset morning/evening left/right north/south east/west
child/adult teacher/pupil host/guest buyer/seller doctor/patient light/darkness love/hate
strength/weakness arrival/departure entrance/exit floor/ceiling land/sea city/village giant/dwarf
profit/loss victory/defeat joy/sorrow birth/death past/future head/tail rise/fall noise/silence
hope/despair courage/fear good/evil wealth/poverty advantage/disadvantage freedom/slavery
order/chaos heat/cold health/illness youth/age maximum/minimum singular/plural vowel/consonant
lady/gentleman bride/groom host/hostess actor/actress cock/hen bull/cow lion/lioness stallion/mare
master/servant spring/autumn noon/midnight ally/enemy import/export attack/defence height/depth
optimist/pessimist laughter/tears fact/fiction cause/effect""".split()
NOUN_PAIRS = [(x, y) for x, y in (pair.split("/") for pair in NOUNS)]

OTHERS = """in/out on/off over/under above/below before/after inside/outside in front of/behind
up/down here/there with/without near/far from towards/away from into/out of everything/nothing
everybody/nobody always/never everywhere/nowhere more/less many/few much/little yes/no hello/goodbye
plus/minus forwards/backwards somebody/nobody all/none most/least best/worst better/worse
bigger/smaller faster/slower older/younger higher/lower longer/shorter stronger/weaker
possible/impossible happy/unhappy kind/unkind fair/unfair able/unable known/unknown visible/invisible
correct/incorrect legal/illegal regular/irregular like/dislike appear/disappear agree/disagree
honest/dishonest polite/impolite patient/impatient perfect/imperfect careful/careless useful/useless
hopeful/hopeless harmful/harmless multiply/divide add/subtract borrow/lend attack/defend solid/liquid
vertical/horizontal internal/external ancient/modern simple/complicated cruel/kind generous/mean
permanent/temporary artificial/natural major/minor junior/senior guilty/innocent drunk/sober
temporary/permanent cheerful/gloomy humble/proud selfish/unselfish noble/wicked nice/nasty""".replace(
    "\n", " "
)

STEPS = rows(
    """cup | full | {A} drank [all of the tea|everything in it|every drop] | empty
    glass | full | {A} drank [all of the water|the juice|it to the last drop] | empty
    basket | full | {A} [ate|sold|gave away] all the apples | empty
    bucket | full | {A} poured the water [over the flowers|on the fire|into the sink] | empty
    plate | full | {A} [ate everything|ate every bite] | empty
    box | full | {A} took [out all the toys|everything out of it] | empty
    bus | full | everybody got off at the last stop | empty
    bottle | empty | {A} filled it [at the well|with milk|with water] | full
    jar | empty | {A} put [cookies|jam|honey] into it up to the top | full
    fridge | empty | {A} went to the shop and bought a lot of food for it | full
    bath | empty | {A} turned on the [hot|] water and waited | full
    window | open | it got cold, so {A} got up and pushed it | closed
    window | closed | {A} wanted [fresh air|to hear the birds] | open
    door | closed | {A} turned the key and [pushed|pulled] | open
    door | open | the wind [blew hard|came] and there was a loud bang | shut
    gate | open | {A} did not want the sheep to get out | closed
    shop | closed | at nine o'clock {A} came with the key | open
    shirt | clean | {A} fell into [the mud|a puddle|a heap of dirt] | dirty
    shirt | dirty | {A} washed it with [soap|soap and hot water] | clean
    car | dirty | {A} washed it [all afternoon|with a sponge] | clean
    floor | clean | the dog ran in with mud on its feet | dirty
    floor | dirty | {A} swept it and washed it | clean
    kitchen | dirty | {A} [scrubbed|cleaned] every corner of it | clean
    towel | dry | {A} [dropped it into the pool|dried the dog with it after the rain] | wet
    towel | wet | {A} hung it [in the sun|by the fire] for an hour | dry
    coat | dry | it began to rain and {A} had no umbrella | wet
    coat | wet | {A} hung it [up near the stove|in the warm wind] | dry
    road | dry | it rained [all night|for an hour] | wet
    road | wet | the sun came out and shone [all morning|for hours] | dry
    soup | hot | {A} [waited too long|talked for an hour before eating] | cold
    tea | hot | {A} forgot it [on the table|by the window] | cold
    soup | cold | {A} put it on the stove [for ten minutes|again] | hot
    oven | cold | {A} turned it on and waited | hot
    iron | hot | {A} turned it off and [waited|left it for an hour] | cold
    room | cold | {A} [lit a fire|made a fire in the stove] | warm
    room | warm | {A} let the fire go out | cold
    room | dark | {A} [turned on the lamp|lit a candle|opened the curtains] | light
    room | light | {A} turned off [the lamp|all the lamps] | dark
    room | tidy | the twins played in it [all day|with all their toys] | untidy
    room | untidy | {A} put [every toy in its place|everything away] | tidy
    classroom | noisy | the teacher came in [and clapped her hands|] | quiet
    classroom | quiet | the bell rang and the children jumped up | noisy
    street | quiet | a band came [round the corner|along] with drums and trumpets | noisy
    balloon | small | {A} blew [and blew|as hard as possible] | big
    balloon | big | {A} let the air out | small
    snowman | big | the sun shone on it [for three days|the whole day] | small
    tree | small | it grew for [twenty|fifty|a hundred] years | tall
    pencil | long | {A} used it [every day|for a whole year] and sharpened it again and again | short
    pencil | sharp | {A} wrote [ten pages|all day] with it | blunt
    knife | blunt | {A} [took it to the grinder|sharpened it on a stone] | sharp
    candle | tall | it burned [all evening|for hours] | short
    bag | heavy | {A} took out [all the books|the stones] | light
    bag | light | {A} put [ten books|three big stones] into it | heavy
    wood | wet | {A} left it by the fire | dry
    bread | soft | {A} left it on the table for a week | hard
    butter | hard | {A} put it [in the sun|near the stove] | soft
    lake | calm | a [great|strong] wind came up | stormy
    lamp | on | {A} pressed the switch [again|] | off
    radio | off | {A} pressed the button | on
    king | rich | he lost all his gold [in a war|in one night] | poor
    woman | poor | she found a chest full of gold [in her garden|] | rich
    baby | asleep | a dog barked [loudly|under the window] | awake
    baby | awake | {A} sang [a song|to it] for a long time | asleep
    princess | sad | {A} told her a [very funny|] joke | happy
    boy | happy | his balloon flew away | sad
    girl | sick | she took her medicine and stayed in bed for a week | healthy
    dog | thin | it got [three big meals a day|a lot to eat] | fat
    giant | angry | {A} gave him [a cake|a present] and spoke to him kindly | calm
    jacket | new | {A} wore it every day for [ten|seven] years | old
    water | warm | {A} put [ice|a lot of ice] into it | cold
    hole | shallow | {A} dug [for hours|all day] | deep
    hair | long | {A} cut it with scissors | short
    line | crooked | {A} took a ruler and drew it again | straight
    rope | loose | {A} pulled at both ends | tight""",
    " | ",
)
"""Something, what it was, what happened, what it is then."""

BEFORE_AND_AFTER = Grammar(
    scene="""The {n} was {x}. [Then|But then|Later|After a while|In the end] {event}. [Now|So now|And now] the {n} is {y}.
    The {n} was {x} [at first|in the beginning|before]. {event}[, and then it was|. After that it was|. Soon it was] {y}.
    In the morning the {n} was still {x}. {event}. [In the evening|By noon|At night|A little later] {it} was {y}.
    First the {n} is {x}. Then something happens, and the {n} is {y}. [What happened? |What was it? |]{event}.
    "Why is the {n} {y}?" asked {B}. "{it} was {x} [before|an hour ago|this morning|when I left]!" "Well," said {C}, "{event}."
    The {n} is not {x} any more. {event}. Now {it} is {y}.
    Before {event2}, the {n} was {x}. [After that|Afterwards] {it} was {y}.
    {B} looked at the {n}. {it} was {x}. {event}. {B} looked again. Now {it} was {y}.
    Once the {n} was {x}. {event}, and so the {n} became {y}.
    When {B} went out, the {n} was {x}. While {B} was away, {event2}. When {B} came back, {it} was {y}."""
)

THING_FRAMES = Grammar(
    but=[", but", ", and", ", while", ", whereas", ";", ", and yet"],
    said="said whispered answered replied".split(),
    one="""One {n}
    This {n}
    The {n} in the first picture
    The {n} here
    The {n} that {A} saw""",
    another="""the other one
    the next one
    that one
    the second one
    the one over there
    the one that {B} saw
    the other {n}
    the last {n}""",
    any="""{one} [is {x}{but} {another} is|was {x}{but} {another} was] {y}.
    The {n} on the left is {x}[. The {n} on the right is|{but} the one on the right is] {y}.
    "Is the {n} {x} or {y}?" "It is {x}." "So it is not {y}."
    The {n} was not {x}[, it was|. It was|, no, it was] {y}.
    {A} thought [that|] the {n} was {x}, but [in fact|really|when {Ahe} looked closely,] it was {y}.
    {A} wanted the {n} to be {x}, but it was {y}.
    If a {n} is not {x}, [then|] it is [probably|maybe|perhaps|] {y}.
    Some {n.pl} are {x}[, and some are|; others are|, others are| and some are] {y}.
    There were two {n.pl} [in the picture|here|in the story|to choose from]. One was {x}[,| and] the other was {y}.
    A {n} can be {x} or {y}. This one is {y}, so it is not {x}.
    "[Oh|Look|Hm], this {n} is {x}," said {A}. "And this one [here|] is {y}," {said} {B}.
    {A} drew two {n.pl}. Under one {Ahe} wrote "{x}", and under the other {Ahe} wrote "{y}".
    How is the {n}? Is it {x}? No, it is {y}.
    Here is a riddle about a {n}: it is not {x}. What is it? It is {y}.
    {A} says the {n} is {x}. {B} says it is {y}. [Who is right?|They cannot both be right.]
    [In the first book|In the film|In this picture|In {A}'s story|In the dream] the {n} is {x}, but in [real life|the second book|the next picture|{B}'s story|the song] it is {y}.""",
    owned="""{A}'s {n} [is|was] {x}. {B}'s {n} [is|was] {y}.
    {A} has a {n} that is {x}, but {B} has one that is {y}.
    [My|Our] {n} is {x}{but} [yours|theirs|your {n}|their {n}] is {y}.
    "Is your {n} {x}?" [asked {A}|{A} asked]. "No, [it is not. It is|it's|mine is|not at all. It is] {y}," {said} {B}.
    {A} [thinks|says|is sure] [that|] {Ahis} {n} is {x}. {B} [thinks|says|is sure] [that|] {Bhis} {n} is {y}.
    The {n} of my [brother|friend|uncle] is {x}. The {n} of my [sister|cousin|aunt] is {y}.
    Your {n} is {x}. Why is mine {y}?
    {A}: "My {n} is {x}." {B}: "[Really? |]Mine is {y}."
    Whose {n} is {x}? {A}'s. Whose {n} is {y}? {B}'s.
    [Last year|Before the move|In the old days] our {n} was {x}. The [new one|one we have now] is {y}.""",
    gradable="""This {n} is too {x}{but} that {n} is too {y}.
    The {n} should [not be too {x}, and not too {y}|be neither {x} nor {y}].
    The {n} is [very|really|quite] {x}{but} {another} is [very|really|rather|quite] {y}.
    [Oh dear|Oh no], this {n} is too {x}! Have you [got|] one that is {y}?
    {A} thought the {n} was [much|] too {x}. {B} thought it was [much|] too {y}. [They never agree.|]
    The {n} was so {x} that nobody liked it. The next one was very {y}, and they liked it.
    How {x} this {n} is, and how {y} the other one is!""",
    before_noun="""I [do not want|don't need|did not ask for] a {x} {n}[, I want|. I want|. Please give me] a {y} one.
    {A} likes {x} {n.pl}{but} {B} likes {y} ones.
    {A} has a {x} {n}[ and|{but}] {B} has a {y} one.
    We have two {n.pl}[:| at home:|,] a {x} one and a {y} one.
    "[Would you like|Do you want] the {x} {n} or the {y} one?" asked {A}. "The {y} one, please," said {B}. [So {A} kept the {x} one.|]
    "Not the {x} {n}!" cried {A}. "[I mean|I meant] the {y} one!"
    A {x} {n} stood next to a {y} one.
    {A} took the {x} {n}, so {B} had to take the {y} one.
    {A} looked for a {x} {n}, but [there were only {y} ones|could only find {y} ones|found only a {y} one].
    The old one was a {x} {n}. The new one is a {y} {n}.
    {A} pointed at the {x} {n}. {B} pointed at the {y} one.
    The {x} {n} belongs to {A}, and the {y} one belongs to {B}.
    There [are|were] [many|all kinds of|different] {n.pl}[ in the picture| there|]: {x} ones and {y} ones.
    What is better, a {x} {n} or a {y} one?
    First {A} [saw|drew|told us about] a {x} {n}, [and then|then] a {y} one.
    I would rather have a {x} {n} than a {y} one.""",
    only="""{A} [took|chose|saw|looked at] the {x} {n}, and {B} [took|chose|saw|looked at] the {y} one.
    Not the {x} {n}, the {y} one!
    [Is this|Was it] the {x} {n}? No, it [is|was] the {y} one.
    The {x} {n} is [red, but the {y} one is blue|new, but the {y} one is old|better, and the {y} one is worse|mine, and the {y} one is yours].
    {A} had lost the {x} {n}, so only the {y} one was left.
    "Do you mean the {x} {n} or the {y} {n}?" asked {A}.
    {A} looked first at the {x} {n} and then at the {y} one.
    There are two of them: the {x} {n} and the {y} {n}.
    [Where is|Have you seen] the {x} {n}? [I see|I have seen] only the {y} one.""",
    changing="""[Yesterday|This morning|Last week|An hour ago|In May|On Monday] the {n} was [still|] {x}, but [today|now|tonight|this time] it is {y}.
    First the {n} is {x}, then it is {y}.
    Before [lunch|the party|the storm|school] the {n} was {x}, and after it the {n} was {y}.
    The {n} went from {x} to {y} in [a minute|one day|an hour|no time].
    The {n} is [only|] sometimes {x}; sometimes it is {y}.
    On [Mondays|weekdays|most days] the {n} is {x}, but on [Sundays|holidays|Saturdays] it is {y}.
    In [summer|the daytime|the morning] the {n} is {x}, in [winter|the night|the evening] it is {y}.
    When {A} came, the {n} was {x}. When {Ahe} left, it was {y}.
    "Leave the {n} {x}, please," said {A}. But {B} had already made it {y}.
    The {n} was {x} for a while, and then it was {y} again.
    Why is the {n} {y}? It was {x} [a moment ago|when we left]!
    Make sure that the {n} is {x}! It must not be {y}.""",
)

CONTRAST_FRAMES = Grammar(
    degree="very quite really rather so always usually".split(),
    but=[", but", ", and", ", while", ", whereas", ";", ". But"],
    frame="""{L} is {x}{but} {R} is {y}.
    {L} is {degree} {x}{but} {R} is {y}.
    {L} is {x}. {R} is {y}.
    {L} is not {y}, it is {x}. {R} is not {x}, it is {y}.
    Is {R} {x}? No, {R} is {y}. But {L} is {x}.
    What is {x}? {L} is {x}. And what is {y}? {R} is {y}.
    "{L} is {x}," said {A}. "And {R} is {y}," [said|added] {B}.
    "Tell me something {x}." "{L}!" "And something {y}?" "{R}!"
    How different they are: {L} is {x}, and {R} is {y}.
    {L} and {R} are very different, because {L} is {x} and {R} is {y}.
    [Compare|Look at|Think of|Take] {L} and {R}: the first is {x}[, and| and|, but] the second is {y}.
    [We know that|It is clear that|Everybody knows that|The teacher said that] {L} is {x} and that {R} is {y}.
    {L} is as {x} as {R} is {y}.
    If you want to [think of|draw|name] something {x}, take {L}; for something {y}, take {R}.
    {A} says that {L} is {x}. [That is true.|Of course.] {Ahe} also says that {R} is {y}.
    While {L} is {x}, {R} is {y}.
    Unlike {L}, which is {x}, {R} is {y}.
    {R}, unlike {L}, is not {x} but {y}.
    [In a riddle|In the book|In our game] {L} stands for {x}, and {R} stands for {y}.
    {A} wrote down: {L} - {x}, {R} - {y}.""",
)

PEOPLE_FRAMES = Grammar(
    be=["is", "was"],
    but=[", but", ", and", ", while", ", whereas", "; but", "."],
    frame="""{A} is {x}{but} {B} is {y}.
    {A} was {x}{but} {B} was {y}.
    {A} and {B} are [very different|not at all the same|like day and night]: {A} is {x}, {B} is {y}.
    [Yesterday|Last week|On Friday|When we met] {A} was {x}. [Now|Today|This time] {Ahe} is {y}.
    "Are you {x}?" asked {A}. "No, I am {y}," [said|answered] {B}.
    {A} is not {x}. {Ahe} is {y}.
    {A} is not {x}; {Ahe} is {y}.
    [Half|Some|Many|Most] of the people [there|in the room|in the village|in the story] were {x}, and the others were {y}.
    Are you {x} or {y} [today|now|]?
    {A} thinks that {B} is {x}. But {B} says, "I am {y}."
    I am {x}, you are {y}.
    First {A} was {x} and {B} was {y}. Then it was the other way round: {A} was {y} and {B} was {x}.
    There [were|are] two [brothers|sisters|kings|boys|girls|friends|neighbours|farmers|cats]. One [was|is] {x}, the other {y}.
    In the story the [wolf|prince|princess|giant|fox|queen|old man] was {x} [in the beginning|at first] and {y} in the end.
    "Is {A} still {x}?" "No, {Ahe} is {y} now."
    It doesn't matter if you are {x} or {y}.
    Who is {x}, and who is {y}? {A} is {x}, {B} is {y}.
    [When I came in|At six o'clock|In the picture], {A} was {x}, and {B} was {y}.
    {A} was {x}. "I wish I were {y}," {Ahe} [said|thought].
    "You are {x} and I am {y}," said {A} to {B}.
    If {A} is not {x}, is {Ahe} {y}? Yes, {Ahe} is {y}.
    [Both|The two] sisters are nice, but [the first|one] is {x} and the [second|other] is {y}.""",
    degree="""It is better to be {x} than {y}.
    {A} is [so|very] {x}. {B} is just as {y}.
    {A} is anything but {x}; {Ahe} is {y}.
    My [uncle|brother|grandfather|friend Tom] is a {x} man, but his [boss|neighbour|brother] is a {y} man.""",
)

MANY = table(
    """warm/cold: hands, feet, fingers, ears, drinks, rooms, nights
    clean/dirty: hands, feet, shoes, windows, clothes, plates, cups, knees, streets
    wet/dry: shoes, socks, clothes, feet, leaves, stones, towels, gloves
    open/closed: eyes, shops, windows, doors, curtains, books, boxes, flowers
    long/short: legs, nails, trousers, hands, stories, ears, tails, lessons
    strong/weak: arms, legs, horses, men, winds
    big/small: feet, shoes, eyes, apples, ears, boxes, waves, cakes
    hot/cold: potatoes, drinks, plates, pies, meals
    old/new: shoes, books, houses, toys, bikes, coins
    full/empty: pockets, shelves, buses, bottles, baskets, glasses
    light/dark: rooms, eyes, clothes, clouds
    happy/sad: children, faces, songs, people, eyes
    rich/poor: people, families, farmers, countries
    young/old: teachers, trees, sailors, soldiers, people, men
    early/late: guests, pupils, trains
    asleep/awake: babies, kittens, children, soldiers
    right/wrong: answers, numbers, words
    sweet/sour: cherries, apples, grapes, plums, berries
    easy/difficult: questions, puzzles, words, games
    tall/short: boys, girls, trees, men
    quiet/loud: children, dogs, bells, songs
    black/white: stones, cats, horses, sheep, keys, buttons
    soft/hard: chairs, beds, pears, cushions
    ripe/unripe: apples, pears, plums, bananas
    high/low: walls, prices, shelves, hills
    heavy/light: bags, boxes, stones, books
    thick/thin: socks, books, walls, ropes
    cheap/expensive: shirts, hotels, tickets, flowers
    straight/crooked: lines, trees, nails
    brave/afraid: children, sailors, soldiers
    hungry/full: dogs, guests, cats"""
)
MANY_FRAMES = Grammar(
    but=[", but", ", and", ", while", ";"],
    frame="""Some of the {n} were {x}[, and| and|, but] [the others|the rest|some] were {y}.
    {A}'s {n} were {x}{but} {B}'s [{n}|] were {y}.
    These {n} are {x}{but} those {n} are {y}.
    [Half|Most] of the {n} were {x}; the [rest|others] were {y}.
    "Are your {n} {x}?" asked {A}. "No," said {B}, "they are {y}."
    My {n} are {x}. [Are yours {y}?|Yours are {y}.]
    The {n} on this side are {x}{but} the {n} on the other side are {y}.
    [In the morning|On Monday|At first] the {n} were {x}, and [in the evening|on Friday|in the end] they were {y}.
    {A} [wanted|hoped|thought] [that|] the {n} [would be|were] {x}, but they were {y}.
    Why are these {n} {x} and the others {y}?
    "Look at these {n}," said {A}. "They are {x}. All the others are {y}."
    We saw {n} that were {x} and {n} that were {y}.
    {A} [counted|painted|looked at] the {n}: three were {x} and two were {y}.
    Not all {n} are {x}. Many of them are {y}.
    Where are the {x} ones? These {n} here are {y}.
    The more {n} {A} saw, the more {Ahe} wondered: were they {x} or {y}?""",
)
MASSES = table(
    """hot/cold: water, milk, soup, tea, rice, weather, air, chocolate
    warm/cold: weather, water, milk, air, rain
    fresh/stale: bread, air, cake
    clean/dirty: water, snow, air, linen
    wet/dry: sand, grass, hair, wood, weather, hay
    soft/hard: bread, butter, cheese, ground, wood
    loud/quiet: music, laughter
    long/short: hair, grass, fur
    thick/thin: soup, paper, ice, fur
    strong/weak: tea, coffee, light, glue
    good/bad: news, weather, luck, food, advice, music
    deep/shallow: water
    raw/cooked: meat, rice, fish
    straight/curly: hair
    light/dark: hair, chocolate, wood, bread
    sweet/sour: milk, wine, fruit, juice
    rough/smooth: wood, paper, leather
    salty/sweet: food, popcorn
    old/new: furniture, money, music
    cheap/expensive: food, furniture, jewellery
    heavy/light: rain, snow, luggage, furniture
    black/white: paint, paper, sand
    real/false: gold, money
    healthy/unhealthy: food
    warm/cool: water, air
    bright/dim: light
    slow/fast: music"""
)
MASS_FRAMES = Grammar(
    one="""in the first [cup|bag|room|box|pot]
    [here|in our town|on this side]
    in the [kitchen|cellar]
    [today|this year]
    that {A} [brought|gave me|showed us]""",
    two="""in the second one
    [over there|in the next town|on the other side]
    in the other [room|place]
    [yesterday|last year]
    that {B} [brought|gave me|showed us]""",
    frame="""The {n} {one} [is|was] {x}, [but|and] the {n} {two} [is|was] {y}.
    {A} likes {x} {n}, but {B} likes {y} {n}.
    {A} never liked {x} {n}. {Ahe} [always|] wanted {y} {n}.
    Is the {n} {x}? No, it is {y}.
    First the {n} was {x}, [and then|and after that|but later] it was {y}.
    "{x} {n} or {y} {n}?" asked {A}.
    There is {x} {n} and {y} {n}.
    "Do you want {x} {n}?" "No, thank you, only {y} {n}, please."
    [The bad thing|What {A} did not know] was that the {n} was not {x} but {y}.
    {A} was looking for {x} {n}, but there was only {y} {n}.
    {A} says that {x} {n} is better than {y} {n}.
    With {x} {n} you do one thing, and with {y} {n} another.
    [Everyone|{B}] talked about {n}: {x} {n} [here|in the north], {y} {n} [there|in the south].""",
)

PLACE_ADVERBS = (
    "inside/outside indoors/outdoors upstairs/downstairs left/right forwards/backwards up/down "
    "first/last together/apart far/near"
).split()
"""Where, not how: nobody lives "so upstairs"."""

DOING_FRAMES = Grammar(
    place="""{A} {s} {x}, but {B} {s} {y}.
    {A} {p} {x}, and {B} {p} {y}.
    {A} {p} {x}. {B} {p} {y}.
    Yesterday {A} {p} {x}, today {Ahe} {s} {y}.
    {A} {s} {x}, while {B} {s} {y}.
    [First|At first|In the beginning] {A} {p} {x}[, then| and then|, but later] {Ahe} {p} {y}.
    Some people {b} {x}[, and some| and others|, some] {b} {y}.
    Does {A} {b} {x}? No, {Ahe} {s} {y}.
    {A} does not {b} {x}, {Ahe} {s} {y}.
    I {b} {x}, you {b} {y}.
    "Shall we {b} {x} or {y}?" asked {A}. ["Not {x}," said {B}. "{y}!"|]
    Do you {b} {x} or {y}?
    "I want to {b} {x}," said {A}. "I don't. I want to {b} {y}," [said|answered] {B}.
    [In summer {A} {p} {x}, in winter {Ahe} {p} {y}|On Sundays {A} {s} {x}, on other days {Ahe} {s} {y}|At home {A} {s} {x}, at school {Ahe} {s} {y}].
    If {A} {s} {x}, {B} {s} {y}.
    One of the [girls|boys|brothers|cats] {p} {x}, the other {p} {y}.
    [The older girl|My older brother|The first man|The old cook] {s} {x}, but the [younger|second|new] one {s} {y}.
    You can {b} {x}, or you can {b} {y}.""",
    frame="""Do not {b} [so|too] {x}! [Please|You must|You should] {b} {y}.
    "Why do you {b} so {x}?" asked {A}. "I want to {b} {y}[, but I cannot|]."
    {A} can {b} {x}, but can {Ahe} also {b} {y}?
    When {A} is [happy|well|alone], {Ahe} {s} {x}; when {Ahe} is [sad|tired|with others], {Ahe} {s} {y}.
    {A} {p} [very|rather|too] {x}. {B}, [however|on the other hand], {p} [very|rather] {y}.
    "You {b} too {x}," said {A}. "No, you {b} too {y}!" said {B}.
    {A} {s} as {x} as {B} {s} {y}.
    [In the morning {A} {s} {x}, and in the evening {Ahe} {s} {y}|As a child {A} {p} {x}, but later in life {Ahe} {p} {y}].
    How {x} {A} {s}! And how {y} {B} {s}!
    {A} tried to {b} {x}, but [{Ahe}|in the end {Ahe}] {p} {y}.""",
)

VERB_FRAMES = Grammar(
    but=[", but", ", and", ", while", ";"],
    frame="""{A} {s1} {o}{but} {B} {s2} [{it}|{o}].
    {A} {p1} {o}{but} {B} {p2} {it}.
    [Did {A} {b1} {o}? No, {Ahe} {p2} {it}|Will {A} {b1} {o}? No, {Ahe} will {b2} {it}].
    You [should|must|can] not {b1} {o}. You [should|must|can] {b2} {it}!
    "[Shall|Must|Should] I {b1} {o} or {b2} {it}?" asked {A}.
    "Do not {b1} {o}," said {A}. "{b2} {it}!"
    One of them {p1} {o}, the other {p2} {it}.
    It is [easy|hard|fun|fine] to {b1} {o}, but [harder|easier|not so easy|better] to {b2} {it}.
    {A} wants to {b1} {o}, and {B} wants to {b2} {it}.
    {g1} {o} is one thing, {g2} {it} is another.
    Some people {b1} {o}, others {b2} {it}.
    "{A} {p1} {o}!" "No, {Ahe} {p2} {it}!"
    Instead of {g1} {o}, {A} {p2} {it}.
    {A} was {g1} {o} when {B} was {g2} {it}.
    {A} would not {b1} {o}; {Ahe} wanted to {b2} {it}.""",
    then="""First {A} {p1} {o}, [then|and then|but a little later] {Ahe} {p2} {it} [again|].
    {A} {p1} {o} in the morning and {p2} {it} in the evening.
    {A} {p1} {o}. [Later|The next day|An hour later|After that] {B} {p2} {it}.
    [First you {b1} {o}, then you {b2} {it}|You {b1} {o} first and {b2} {it} later].
    After {g1} {o}, {A} {p2} {it}.""",
    then_alone="""First {A} {p1}, and [then|a little later|after that] {Ahe} {p2}.
    {A} {p1} [in the morning|at ten|first] and {p2} [in the evening|at noon|later].
    [Yesterday|On Monday|In spring] {A} {p1}, and [today|on Tuesday|in autumn] {Ahe} {p2}.""",
    alone="""{A} {s1} {w}{but} {B} {s2}.
    {A} {p1}{but} {B} {p2} {w}.
    Some of them {p1} {w}, and the others {p2}.
    Will {A} {b1} [|{w}]? No, {B} will {b1}, but {A} will {b2}.
    Do not {b1}! You must {b2}.
    [When|While|As soon as] {A} {p1}, {B} {p2}.
    "Shall we {b1} or {b2}?" asked {A}.
    {A} did not know whether to {b1} or to {b2}.
    One {p1} {w}, the other {p2}.
    You {b1}, I {b2}.""",
)

WAYS = rows(
    """up | down | the stairs, the hill, the ladder, the mountain, the tree, the tower, the path
    into | out of | the house, the cave, the water, the room, the forest, the shop, the tent, the barn
    over | under | the bridge, the fence, the table, the rope, the wall
    to | from | school, the station, work, the market, the farm, the castle
    onto | off | the roof, the table, the bus, the wall, the horse
    upstairs | downstairs | -
    forwards | backwards | -
    left | right | -
    north | south | -
    east | west | -
    inside | outside | -
    towards | away from | the fire, the sea, the village, the dog""",
    " | ",
)

WAY_FRAMES = Grammar(
    go="""went
    ran
    walked
    climbed
    came""",
    who="""{A}
    the cat
    the dog
    a man
    the boys
    the old woman
    a mouse""",
    frame="""{who#1} {go} {x} {o}, and {who#2} {go} {y} {oit}.
    {who#1} {go} {x} {o}[ and then| and, a minute later,| and soon|, waited, and then|, looked around, and] {go} {y} {oit} again.
    Some went {x} {o}, others went {y} {oit}.
    "Shall we go {x} {o} or {y} {oit}?" asked {A}.
    Not {x} {o}, but {y} {oit}!
    All day long people go {x} {o} and {y} {oit}.
    {A} had gone {x} {o}. Now {Ahe} wanted to go {y} {oit} [again|].
    It is [easy to go {x} {o}, but hard|easier to go {x} {o} than|nicer to go {x} {o} than] to go {y} {oit}.
    The first went {x} {o}. The second went {y} {oit}.
    {A} looked {x} {o} and then {y} {oit}.""",
)

WORD_FRAMES = Grammar(
    frame="""The opposite of {x} is {y}.
    The opposite of "{x}" is "{y}".
    {x} is the opposite of {y}.
    "{x}" and "{y}" are opposites.
    "What is the opposite of {x}?" asked [the teacher|{A}|Mum|{B}]. "{y}!" [said {A}|cried {B}|shouted the children|I said].
    The teacher wrote "{x}" on the board. "Who knows the opposite?" [{A} put up {Ahis} hand.|] "{y}," said {A}.
    {x} means not {y}.
    What is the opposite of {x}? [It is|The answer is|Of course it is|Think of] {y}.
    Not {x}, but {y}.
    We played a game. I said "{x}", {A} said "{y}".
    {A} says {x}, {B} says {y}.
    {A} learned two new words [today|at school]: {x} and its opposite, {y}.
    If you turn {x} around, you get {y}.
    The word {x} is the opposite of the word {y}.
    {x} or {y}?
    The word was "{x}". {A} had to find the opposite: "{y}".
    [The card|The next card|The paper] said "{x}", so the opposite was [wanted|asked for]: {y}.
    What is not {x}? [{y}!|What is {y}.]
    {A} turned the card with the word {x}. On the back was its opposite, {y}.
    {A}: {x}. {B}: {y}. {A}: {u}. {B}: {v}.
    Question: What is the opposite of {x}?\\nAnswer: {y}
    [In English|At school we learned that] the opposite of {x} is called {y}.
    "You say {x}, and I say {y}," {A} laughed.
    {x} - {y}
    {x}/{y}
    The [test|exercise|homework] asked for the opposite of "{x}", so {A} wrote "{y}".
    One is {x}, and the other is the opposite: {y}.""",
)

COMPARATIVES = rows(
    """taller/shorter | person
    older/younger | person
    stronger/weaker | person
    faster/slower | person
    richer/poorer | person
    happier/sadder | person
    bigger/smaller | house, dog, box, garden, cake
    heavier/lighter | bag, stone, suitcase, parcel
    longer/shorter | rope, pencil, story, road
    older/newer | house, car, bike, book
    cheaper/more expensive | ticket, bike, shirt, toy
    higher/lower | tower, wall, shelf, mountain
    wider/narrower | river, road, bed
    thicker/thinner | book, blanket, rope
    warmer/colder | room, coat, lake
    deeper/shallower | pool, well, river
    better/worse | mark, idea, meal, seat
    louder/quieter | radio, class, street
    easier/harder | test, puzzle, question
    softer/harder | bed, pillow, chair
    sweeter/sourer | apple, orange
    lighter/darker | room, kitchen, colour""",
    " | ",
)

COMPARATIVE_FRAMES = Grammar(
    person="""{A} is {x} than {B}. So {B} is {y} than {A}.
    {A} is {x} than {B}, and {B} is {y} than {A}.
    Who is {x}, {A} or {B}? {A} is {x}. {B} is {y}.
    If {A} is {x} than {B}, then {B} must be {y}.
    Is {A} {x} than {B}? No, {Ahe} is {y}.""",
    thing="""{A}'s {n} is {x} than {B}'s[. So {B}'s {n} is| {n}, so {B}'s {n} is|, which means that {B}'s is] {y}.
    This {n} is {x} than that one, so that one is {y} than this one.
    "My {n} is {x} than yours," said {A}. "Then mine is {y} than yours," said {B}.
    Do you want a {x} {n} or a {y} one?
    {A} was looking for a {x} {n}, but all the others were {y}.
    The {n} was not {x} than before, it was {y}.
    The {n.pl} get {x} and {x} here, and {y} and {y} there.""",
)

TWINS = [
    ("is tall", "is short"), ("is strong", "is weak"), ("gets up early", "gets up late"),
    ("runs fast", "runs slowly"), ("speaks loudly", "speaks quietly"), ("loves dogs", "hates dogs"),
    ("likes hot tea", "likes cold tea"), ("has long hair", "has short hair"),
    ("is always happy", "is always sad"), ("has a tidy room", "has an untidy room"),
    ("is brave", "is a coward"), ("always tells the truth", "often tells lies"),
    ("likes the summer", "likes the winter"), ("is polite", "is rude"), ("sleeps upstairs", "sleeps downstairs"),
    ("has black shoes", "has white shoes"), ("wins every game", "loses every game"),
    ("sings well", "sings badly"), ("remembers everything", "forgets everything"),
    ("asks all the questions", "gives all the answers"), ("likes to push the swing", "likes to pull the sledge"),
    ("gives a lot", "takes a lot"), ("likes to start things", "likes to finish things"),
    ("works in the day", "works at night"), ("saves money", "spends money"),
    ("turns left", "turns right"), ("lives in the north", "lives in the south"),
    ("laughs a lot", "cries a lot"), ("has a big dog", "has a small dog"), ("is rich", "is poor"),
    ("goes out every day", "stays in every day"), ("is patient", "is impatient"),
    ("eats sweet things", "eats sour things"), ("has clean hands", "has dirty hands"),
    ("likes loud music", "likes quiet music"), ("wears thick socks", "wears thin socks"),
    ("likes easy games", "likes difficult games"), ("is careful", "is careless"),
    ("has an old bike", "has a new bike"), ("buys things", "sells things"),
    ("opens the windows", "closes the windows"), ("comes first", "comes last"),
    ("sits in front", "sits behind"), ("says yes", "says no"), ("is generous", "is greedy"),
    ("goes up the hill", "goes down the hill"), ("reads long books", "reads short books"),
]  # fmt: skip

OPPOSITE_TALES = Grammar(
    opening="""{A} and {B} are twins, but they are very different.
    {A} and {B} are never the same.
    {A} has a friend called {B}. They are like day and night.
    Nobody is as different as {A} and {B}.
    Two neighbours, {A} and {B}, do everything the other way round.
    Look at {A} and {B}!
    {A} does one thing, and {B} does the opposite.
    In our street live {A} and {B}.""",
    pair="""{A} {x}, but {B} {y}.
    {A} {x}, and {B} {y}.
    {A} {x}. {B} {y}.
    {A} {x}, while {B} {y}.
    {B} {y}, but {A} {x}.
    If {A} {x}, you can be sure that {B} {y}.
    {A} {x}; {B} {y}.""",
    end="""But they are [still|] [the best of|good] friends.
    And yet they like each other very much.
    That is how it is with opposites.
    They are as different as black and white.
    What a funny pair!
    """,
    two="""There are two {n.pl} in [this|the] [story|picture|town].
    {A} has [one|a] {n} and {B} has [another|one too].
    Let us compare two {n.pl}.
    Which {n} do you like better?
    {A} looked at two {n.pl} in the shop.""",
    two_seen="""There are two {n.pl} in [this|the] [story|picture|book].
    {A} [drew|saw|told us about] two {n.pl}.
    Let us compare two {n.pl}.
    Which {n} do you like better?""",
    quality="""The first is {x}, the second is {y}.
    The first one is {x}[ and| but|, while] the second one is {y}.
    One is {x} and the other is {y}.
    One is {x}, and the other is not {x} but {y}.
    The left one is {x}. The right one is {y}.""",
)

NOUN_FRAMES = Grammar(
    frame="""The opposite of {x} is {y}.
    [First|At first] came the {x}, then came the {y}.
    Not the {x}, but the {y}.
    From {x} to {y}.
    There is no {x} without a {y}.
    One word is {x}, and its opposite is {y}.
    {A} drew a picture of {x} and {y}.
    {x} and {y} are opposites, like {u} and {v}.
    {x} is to {y} as {u} is to {v}.
    Think of {x} and {y}, of {u} and {v}.
    We talked about opposites: {x} and {y}, {u} and {v}[, {i} and {j}|].
    The words of the day are {x} and {y}.""",
)

OTHERS_FRAMES = Grammar(
    talk="""We made a list of opposites: {list}.
    Here are some opposites: {list}.
    {A} read the words and {B} said the opposites: {list}.
    Opposites: {list}.
    {list}.
    The children sang: "{list}!\"""",
)


SCENES = Grammar(
    scene="""[You|We|The visitors|{A} must] go in through the entrance and come out through the exit.
    At the traffic light red means stop and green means go.
    The hot water comes from the [red|left] tap, and the cold water comes from the [blue|right] tap.
    In the [film|story|fairy tale], the good people win and the bad people lose.
    The sun rises in the east and sets in the west.
    In the morning the sun comes up, and in the evening it goes down.
    Some of the [children|guests|farmers|soldiers] said yes, and [some|the others] said no.
    Every story has a beginning and an end.
    {A} writes with {Ahis} right hand, but {B} writes with {Bhis} left hand.
    The lift goes up to the [roof|fifth floor] and then down to the cellar.
    {A} drinks tea with sugar, but {B} drinks it without.
    The shop opens at nine in the morning and closes at [six|seven|eight] in the evening.
    {A} breathed in slowly, and then {Ahe} breathed out.
    Turn the light on when you come in, and turn it off when you go out.
    {A} took one step forward and [two steps|one step] back.
    For {A} the glass is half full, for {B} it is half empty.
    The [north|top] of the island is green, the [south|bottom] is brown, and both are beautiful.
    The wind [blew|came] from the north, so the birds flew to the south.
    A knife has a sharp side and a blunt side.
    The story begins with a birth and ends with a death.
    The Earth has a North Pole and a South Pole.
    The coin fell on the floor. Was it heads or tails?
    Boys on the left, girls on the right!
    Ladies and gentlemen, boys and girls, welcome to our circus!
    {A} has good days and bad days[, like everybody|].
    There was joy in good times and sorrow in bad times.
    [Is|Was] it a boy or a girl? It [is|was] a girl[, not a boy|].
    The [teacher|book] asks and the pupils answer.
    "Hello," said {A} when {Ahe} came, and "goodbye" when {Ahe} left.
    In [summer|June] the days are long and the nights are short. In [winter|December] the days are short and the nights are long.
    In summer we wear light clothes, in winter we wear heavy ones.
    In the day we are awake, and at night we are asleep.
    Owls are awake at night and asleep in the day.
    The first one in the row is {A}, and the last one is {B}.
    The [tide|sea] comes in and goes out again.
    Some animals are active by day, others by night.
    The king lived in a large palace, and the poor man lived in a little hut.
    There lived two brothers: one was rich and the other was poor.
    The rich man had everything, the poor man had nothing.
    The [older|old] sister was lazy and proud, but the younger one was hard-working and kind.
    There was a wise king and a foolish king. The wise king listened, and the foolish king never did.
    The tortoise is slow and the hare is fast, but the slow one won and the fast one lost.
    The lion was big and strong; the mouse was small and weak.
    The ugly duckling grew up and became a beautiful swan.
    The [good|kind] fairy helped the princess, but the [bad|wicked] witch wanted to harm her.
    Father Bear's chair was too hard, Mother Bear's chair was too soft, and the third one was just right.
    One porridge was too hot and the next one was too cold.
    [What goes up|Everything that goes up] must come down.
    Better late than never.
    Easy come, easy go.
    The early bird catches the worm, but the late bird goes hungry.
    Many hands make light work of a heavy task.
    Don't put off until tomorrow what you can do today.
    Laugh with those who laugh, and cry with those who cry.
    To give is better than to take.
    First think, then speak.
    Slow and steady is better than fast and careless.
    A friend in need is a friend; he who runs away is an enemy.
    There are two sides to everything, a good one and a bad one.
    The truth is short, a lie is long.
    "Left or right?" asked {A} at the [crossing|fork|corner]. "[Not left|I was told not to go left]," said {B}. "Go right."
    "Is it far?" asked {A}. "No," said {B}, "it is quite near."
    "Are we early?" "No, we are late! The film has already begun."
    "Do you like it?" "No, I hate it." "Oh. And I love it."
    "Is your grandfather still alive?" "No, he is dead. He died [last year|long ago]."
    "Did you win?" asked {A}. {B} looked sad. "No, we lost."
    "Did you remember the [milk|bread|key]?" asked {A}. "Oh no," said {B}, "I forgot."
    "Is the shop open?" "No, [today is Sunday, so|it is late, so] it is closed."
    "Is there anything in the box?" "No, there is nothing in it. It is empty."
    "Is anybody [here|at home]?" called {A}. But nobody answered.
    {A} looked everywhere, but the [ring|key|cat] was nowhere.
    {A} [always tells the truth|never lies], so {Ahe} never tells a lie.
    Please put your bag on the floor, not on the table: under it, not on top of it.
    The plane flew above the clouds, and we saw rain below them.
    The cat sat on the table, and the dog lay under it.
    The boat went under the bridge while the train went over it.
    The car drove in front, and the bus came behind.
    Before lunch we wash our hands, after lunch we wash the dishes.
    Fish live in the water, and [dogs|cats|hens] live on land.
    Add two and you have more; take away two and you have less.
    Plus makes a number bigger, and minus makes it smaller.
    {A} has many friends, but {B} has few.
    A mile is long; an inch is short.
    The team from the city won, so the team from the village lost.
    The [team|boy|girl] in red came first, and the [team|boy|girl] in blue came last.
    If you go to bed late, it is hard to get up early.
    If somebody buys a [house|horse|car], somebody else sells it.
    When {A} lends {B} a book, {B} borrows it from {A}.
    When somebody throws the ball, somebody must catch it.
    If one side of the seesaw goes up, the other side goes down.
    {A} sat on one end of the seesaw and went down; {B} sat on the other end and went up.
    You push a door from one side and pull it from the other.
    {A} pushed the [cart|sledge|car] from behind, and {B} pulled it from the front.
    Hot air rises and cold air falls.
    Wood floats on water, but a stone sinks.
    A balloon filled with air is big, but without air it is small.
    Ice is solid, and water is liquid.
    Sugar makes the tea sweet, and lemon makes it sour.
    Medicine often tastes bitter, and [sweets taste|honey tastes] sweet.
    A magnet has a north pole and a south pole.
    The right answer gets a point, and the wrong answer gets none.
    [Mark|Tick|Say] whether [each line|it] is right or wrong.
    [Circle|Write down] the words that are false, not the ones that are true.
    Is a whale a fish, true or false? It is false.
    The night is dark, and the day is bright.
    [On the chessboard|In the old game] there are black squares and white squares.
    A zebra has black stripes and white stripes.
    A piano has white keys and black keys.
    On old photographs everything is black and white.
    {A} likes to play inside when it rains and outside when the sun shines.
    [On|The house stands on] the inside the wall is smooth, on the outside it is rough.
    The outside of the melon is hard and the inside is soft.
    An egg is hard outside and soft inside.
    The front of the [card|coin] shows a king, and the back shows a number.
    The [cake|bread] is cold on top and hot at the bottom.
    At the top of the [mountain|hill] it was cold, and at the bottom it was warm.
    {A} ran to the top of the hill and rolled back to the bottom.
    {A} was glad when {Ahe} found the [ring|coin|dog] that {Ahe} had lost.
    Dry your hands when they are wet. Wash them when they are dirty.
    After a long rest a tired horse is fresh again.
    [He|The clown] looked happy on the outside but was sad on the inside.
    A [hungry|thin] cat ate and ate until it was [full|fat].
    The road to the village was long and narrow; the new road is short and wide.
    Winter is the cold season, and summer is the hot one.
    January is cold here, but July is hot.
    In the desert the days are hot and the nights are cold.
    In the [far north|Arctic] it is cold all year, and near the equator it is hot all year.
    {A} arrived [by train|] on Monday and left again on [Wednesday|Friday].
    In autumn the birds leave, and in spring they come back.
    War brings sorrow and peace brings joy.
    The old year ends and the new year begins.
    [Yesterday was the end of|The bell means the end of] school and the beginning of the holidays.
    The past is behind us and the future is in front of us.
    When you are young you want to be old, and when you are old you want to be young.
    [The girl|{A}] smiled when {Ahe} heard the good news and cried when {Ahe} heard the bad news.
    "Good news or bad news first?" asked {A}. "First the bad news, then the good news," said {B}.
    In [England|Japan] they drive on the left, in [France|Germany|America] they drive on the right.
    {A} put the big [stones|eggs|books] on one side and the small ones on the other.
    [{A} sorted the shoes|We sorted the clothes]: the old ones here and the new ones there; the clean ones here and the dirty ones there.
    Heavy things sink, light things float.
    The strong help the weak, the old teach the young, and the rich give to the poor.
    There are easy questions at the beginning of the book and difficult ones at the end.
    {A} read the [first|easy] page quickly and the [last|hard] page slowly.
    From morning to evening, from Monday to Sunday, in summer and in winter, {A} works.
    {A} walked up and down, here and there, in and out.
    [Everybody|All the children] laughed, nobody cried.
    In a library we whisper, and in the playground we shout.
    The music was soft at first, and then it became loud.
    The giant spoke in a deep voice, and the mouse spoke in a high voice.
    A cheap [watch|toy] breaks soon; an expensive one lasts long.
    You can have it all or nothing, now or never.
    Too much is as bad as too little.
    [Everyone|{A}] has strengths and weaknesses.""",
)


# --- the documents ------------------------------------------------------------------------------


def documents(count: int = 80_000, seed: int = 11) -> Iterator[str]:
    """`count` documents of one to ten sentences; the same for the same seed."""
    draw = random.Random(seed)
    kinds: dict[Callable[[random.Random], str], int] = {
        things: 6, many: 3, masses: 2, contrasts: 5, scenes: 6, persons: 4, doings: 4, verbs: 4, ways: 2, steps: 4, words: 3,
        comparatives: 2,
    }  # fmt: skip
    stories = {twins: 3, compared: 3, opposite_lists: 2}
    for _ in range(count):
        if draw.random() < 0.3:
            yield draw.choices([*stories], [*stories.values()])[0](draw)
        else:
            n = draw.choice([1, 2, 3, 3, 4, 5, 6])
            if draw.random() < 0.35:  # all of a kind
                kind = draw.choices([*kinds], [*kinds.values()])[0]
                yield paragraph(draw, [kind(draw) for _ in range(n)])
            else:
                made = draw.choices([*kinds], [*kinds.values()], k=n)
                yield paragraph(draw, [kind(draw) for kind in made])


def pair_of(text: str, draw: random.Random) -> Pair:
    """ "hot/cold" as (hot, cold) or (cold, hot)."""
    x, _, y = text.partition("/")
    return (x, y) if draw.random() < 0.5 else (y, x)


def things(draw: random.Random) -> str:
    """A thing that is so, and one that is the opposite."""
    key = draw.choice([*THINGS])
    x, y = pair_of(key, draw)
    slots = {"x": x, "y": y, "n": draw.choice(THINGS[key]), **people(draw, named=True)}
    if key in ONLY_BEFORE_NOUNS:
        kind = "only"
    elif slots["n"] not in NOBODY_S and draw.random() < 0.25:
        kind = "owned"
    elif key not in ALL_OR_NOTHING and draw.random() < 0.15:
        kind = "gradable"
    elif key in CHANGING and draw.random() < 0.4:
        kind = "changing"
    else:
        kind = "any" if key in NOT_BEFORE_NOUNS or draw.random() < 0.55 else "before_noun"
    return THING_FRAMES.say("{" + kind + "}", draw, slots)


def many(draw: random.Random) -> str:
    """Several things that are so, and others that are the opposite."""
    key = draw.choice([*MANY])
    x, y = pair_of(key, draw)
    slots = {"x": x, "y": y, "n": draw.choice(MANY[key]), **people(draw)}
    return MANY_FRAMES.say("{frame}", draw, slots)


def masses(draw: random.Random) -> str:
    """What cannot be counted: hot water and cold water."""
    key = draw.choice([*MASSES])
    x, y = pair_of(key, draw)
    slots = {"x": x, "y": y, "n": draw.choice(MASSES[key]), **people(draw, named=True)}
    return MASS_FRAMES.say("{frame}", draw, slots)


def contrasts(draw: random.Random) -> str:
    """Things known to be so: fire and ice."""
    pair, lefts, rights = draw.choice(CONTRASTS)
    x, y = pair.split("/")
    left, right = draw.choice(lefts), draw.choice(rights)
    if draw.random() < 0.5:
        x, y, left, right = y, x, right, left
    slots = {"x": x, "y": y, "L": left, "R": right, **people(draw)}
    return CONTRAST_FRAMES.say("{frame}", draw, slots)


def persons(draw: random.Random) -> str:
    """Somebody is so, somebody else is the opposite."""
    pair = draw.choice([*PEOPLE])
    x, y = pair_of(pair, draw)
    degree = PEOPLE[pair] == "person" and draw.random() < 0.25
    slots = {"x": x, "y": y, **people(draw)}
    return PEOPLE_FRAMES.say("{degree}" if degree else "{frame}", draw, slots)


def doings(draw: random.Random) -> str:
    """Somebody does it so, somebody else the other way."""
    pair, *ways_to_do = draw.choice(DOINGS)
    x, y = pair_of(pair, draw)
    base, present, past = draw.choice(ways_to_do).split(", ")
    slots = {"x": x, "y": y, "b": base, "s": present, "p": past, **people(draw)}
    if pair in PLACE_ADVERBS:
        return DOING_FRAMES.say("{place}", draw, slots)
    if pair in ("always/never", "often/seldom"):
        slots["s"], slots["p"] = "", ""
        text = draw.choice(["{A} {x} {t}, but {B} {y} {t}.", "{A} {x} {t}. {B} {y} {t}.",
                            "While {A} {x} {t}, {B} {y} {t}.",
                            "{A} said, \"I {x} {b}.\" \"And I {y} {b},\" said {B}."])  # fmt: skip
        return DOING_FRAMES.say(text, draw, {**slots, "t": present})
    return DOING_FRAMES.say(draw.choice(["{place}", "{frame}"]), draw, slots)


def verbs(draw: random.Random) -> str:
    """Somebody does it, somebody else does the opposite."""
    slots = people(draw)
    if draw.random() < 0.6:
        base, present, past, going, objects = draw.choice(VERBS)
        what = draw.choice(objects.split(", "))
        many = what.partition(" of ")[0].endswith("s")
        slots |= {"o": what, "it": "them" if many else "it"}
        if not what.startswith("the "):
            slots["it"] = what
        forms, kind = {"b": base, "s": present, "p": past, "g": going}, "frame"
    else:
        base, present, past, where = draw.choice(ALONE)
        slots["w"] = draw.choice(where.split(", "))
        forms, kind = {"b": base, "s": present, "p": past}, "alone"
    turned = draw.random() < 0.5
    if draw.random() < 0.25:  # one after the other: what is bought can be sold
        turned, kind = False, {"frame": "then", "alone": "then_alone"}[kind]
    for name, form in forms.items():
        x, y = form.split("/")
        slots[f"{name}1"], slots[f"{name}2"] = (y, x) if turned else (x, y)
    return VERB_FRAMES.say("{" + kind + "}", draw, slots)


def ways(draw: random.Random) -> str:
    """Up the stairs and down again."""
    x, y, where = draw.choice(WAYS)
    if draw.random() < 0.5:
        x, y = y, x
    place = draw.choice(where.split(", "))
    place = "" if place == "-" else place
    slots = {"x": x, "y": y, "o": place, "oit": draw.choice([place, place]), **people(draw)}
    return WAY_FRAMES.say("{frame}", draw, slots)


def steps(draw: random.Random) -> str:
    """It was so, something happened, now it is the opposite."""
    n, x, event, y = draw.choice(STEPS)
    slots = {"n": n, "x": x, "y": y, **people(draw, "ABC")}
    slots["it"] = "he" if n in ("king", "boy", "giant") else "it"
    slots["it"] = "she" if n in ("woman", "princess", "girl") else slots["it"]
    slots["event"] = slots["event2"] = BEFORE_AND_AFTER.say(event, draw, slots)
    for start in ("It ", "The ", "Everybody ", "At ", "He ", "She ", "His ", "My ", "Our ", "A "):
        if slots["event"].startswith(start):
            slots["event"] = slots["event2"] = start.lower() + slots["event"][len(start) :]
    return BEFORE_AND_AFTER.say("{scene}", draw, slots)


def scenes(draw: random.Random) -> str:
    """Opposites as people say them, one sentence each."""
    return SCENES.say("{scene}", draw, people(draw))


def any_pair(draw: random.Random) -> Pair:
    """Any pair of opposites of the tables."""
    how = draw.random()
    if how < 0.35:
        return pair_of(draw.choice([*THINGS]), draw)
    if how < 0.55:
        return pair_of("/".join(draw.choice(OPPOSITES)), draw)
    if how < 0.75:
        return pair_of(draw.choice(OTHER_PAIRS), draw)
    if how < 0.85:
        return pair_of(draw.choice([*VERBS, *ALONE, *DOINGS])[0], draw)
    return pair_of(draw.choice(NOUNS), draw)


def _other_pairs() -> list[str]:
    """`OTHERS` as pairs; their members may have spaces."""
    found, at = [], OTHERS.split(" ")
    for word in at:
        if "/" in word:
            found.append(word)
        elif word in ("of", "from"):
            found[-1] += f" {word}"
    fixed = {"front of/behind": "in front of/behind", "out": ""}
    return [fixed.get(pair, pair) for pair in found if "/" in fixed.get(pair, pair)]


OTHER_PAIRS = _other_pairs()


def words(draw: random.Random) -> str:
    """The pair as words: what is the opposite of ...?"""
    x, y = any_pair(draw)
    slots = {"x": x, "y": y, **people(draw)}
    if draw.random() < 0.15:
        (x, y), (u, v), (i, j) = (pair_of(p, draw) for p in draw.sample(NOUNS, 3))
        return NOUN_FRAMES.say(
            "{frame}", draw, {**slots, "x": x, "y": y, "u": u, "v": v, "i": i, "j": j}
        )
    slots["u"], slots["v"] = any_pair(draw)
    return WORD_FRAMES.say("{frame}", draw, slots)


def comparatives(draw: random.Random) -> str:
    """Taller than her, so she is shorter."""
    pair, of = draw.choice(COMPARATIVES)
    x, y = pair_of(pair, draw)
    slots = {"x": x, "y": y, **people(draw)}
    if of == "person":
        return COMPARATIVE_FRAMES.say("{person}", draw, slots)
    slots |= people(draw, named=True)
    return COMPARATIVE_FRAMES.say("{thing}", draw, {**slots, "n": draw.choice(of.split(", "))})


def twins(draw: random.Random) -> str:
    """Two people who differ in everything."""
    slots = people(draw, named=draw.random() < 0.7)
    out = [OPPOSITE_TALES.say("{opening}", draw, slots)]
    for one, other in draw.sample(TWINS, draw.randint(2, 7)):
        x, y = (one, other) if draw.random() < 0.5 else (other, one)
        out.append(OPPOSITE_TALES.say("{pair}", draw, {**slots, "x": x, "y": y}))
    if draw.random() < 0.4:
        out.append(OPPOSITE_TALES.say("{end}", draw, slots))
    return paragraph(draw, out)


def _by_thing() -> dict[str, list[str]]:
    """Things that several pairs can be said of, and these pairs."""
    found: dict[str, list[str]] = {}
    for pair, nouns in THINGS.items():
        for noun in nouns:
            if pair not in ONLY_BEFORE_NOUNS:
                found.setdefault(noun, []).append(pair)
    return {noun: pairs for noun, pairs in found.items() if len(pairs) >= 4}


BY_THING = _by_thing()


def compared(draw: random.Random) -> str:
    """Two houses, and how they differ."""
    noun = draw.choice([*BY_THING])
    slots = {"n": noun, **people(draw, named=True)}
    out = [OPPOSITE_TALES.say("{two_seen}" if noun in NOBODY_S else "{two}", draw, slots)]
    frame = draw.choice(OPPOSITE_TALES.rules["quality"])
    for pair in draw.sample(BY_THING[noun], draw.randint(2, min(5, len(BY_THING[noun])))):
        x, y = pair_of(pair, draw)
        if draw.random() < 0.4:
            frame = draw.choice(OPPOSITE_TALES.rules["quality"])
        out.append(OPPOSITE_TALES.say(frame, draw, {**slots, "x": x, "y": y}))
    return paragraph(draw, out)


def opposite_lists(draw: random.Random) -> str:
    """hot and cold, big and small, ..."""
    pairs = dict.fromkeys(any_pair(draw) for _ in range(draw.randint(3, 8)))
    between = draw.choice([" and ", " - ", " or ", "/", ", "])
    if draw.random() < 0.25:
        return "\n".join(between.join(pair) for pair in pairs)
    parts = [between.join(pair) for pair in pairs]
    joined = listed(parts) if between == " - " and draw.random() < 0.5 else "; ".join(parts)
    if between == " and ":
        joined = ", ".join(parts)
    return OTHERS_FRAMES.say("{talk}", draw, {"list": joined, **people(draw)})
