"""Little stories whose end needs their beginning: a name, a place, a number, a wish, a bracket.

A story of a day plants one to three things in its first sentences, lets the hours of the day pass,
and calls what was planted back. Other stories are fables with a trouble, a helper and an end.
"""

import random
import re
from collections.abc import Iterator

from training.phrasing import KINDS, Grammar, Pool, Term, tidy
from training.reading_back import GRAMMAR as READING

WISHES = [
    tuple(row.split("/"))
    for row in (
        "pilot/made paper planes all day/knew every cloud by its name,"
        "doctor/bandaged all the dolls and bears/read a thick book about bones,"
        "baker/smelled of flour all day/made buns out of sand,"
        "teacher/played school with the cats/wrote letters on every wall,"
        "sailor/drew ships on every paper/knew the names of all the winds,"
        "singer/sang in the bath and in the yard/knew a hundred songs,"
        "painter/had colours on every finger/painted the door and the dog,"
        "farmer/had three hens and a goat/grew beans in a box,"
        "dancer/danced in the kitchen/stood on one leg for an hour,"
        "fisherman/sat by the pond every day/knew where the big fish slept,"
        "gardener/watered the grass in the rain/gave a name to every rose,"
        "cook/stirred soup in an old hat/tasted everything,"
        "nurse/looked after every sick bird/washed hands ten times a day,"
        "writer/wrote stories on old bags/had a pencil behind one ear,"
        "clown/wore a red nose to school/fell over chairs for fun,"
        "astronaut/slept in a box that was a rocket/knew all the planets,"
        "detective/looked at everything through a glass/wrote secret notes,"
        "musician/drummed on pots and pans/listened to the rain,"
        "king/wore a crown of paper/gave orders to the ducks,"
        "carpenter/made boats out of boxes/had a hammer under the pillow,"
        "shoemaker/mended every shoe in the house/kept nails in a tin,"
        "vet/looked into the mouths of dogs/cured the neighbour's cat,"
        "tailor/made coats for the dolls/had needles in every cushion,"
        "captain/stood on the table and shouted at the sea/wore a blue cap"
    ).split(",")
]
GOALS = [
    tuple(row.split("/"))
    for row in (
        "see the sea/saw the sea/sea,learn to swim/could swim/swim,have a dog/had a dog/dog,"
        "climb the highest hill/stood on top of the hill/hill,ride a horse/sat on a horse/horse,"
        "find the old well/found the well/well,build a boat/had built a boat/boat,"
        "learn to read/could read/read,see an elephant/saw an elephant/elephant,"
        "fly a kite/flew a kite/kite,play the violin/played the violin/violin,"
        "visit the island/came to the island/island,see snow/saw snow/snow,"
        "catch a fish/caught a fish/fish,bake a cake/had baked a cake/cake,"
        "sleep in a tent/slept in a tent/tent,win a race/won a race/race,"
        "meet the queen/met the queen/queen,ride on a train/sat in a train/train,"
        "find a friend/had found a friend/friend,plant a tree/had planted a tree/tree,"
        "hear the nightingale/heard the nightingale/nightingale,see a whale/saw a whale/whale"
    ).split(",")
]
FINDS = [
    Term(f)
    for f in "puppy bird hedgehog duckling rabbit lamb frog owl squirrel turtle mouse swan hamster chick parrot".split()
]
HIDING = [
    tuple(row.split("/"))
    for row in (
        "in the old teapot/teapot,behind the loose brick/brick,"
        "under the door mat/mat,in the top drawer/drawer,in the green tin/tin,under the third stone/stone,"
        "in the hollow oak/oak,behind the kitchen clock/clock,in the left boot/boot,under the red cushion/cushion,"
        "in the sugar bowl/bowl,between two books/books,inside the piano/piano,in the bird house/bird house,"
        "under the watering can/watering can,in the biscuit jar/jar,behind the picture of the ship/picture,"
        "in the pocket of an old coat/coat,under the wooden bench/bench,in the bread bin/bin,on top of the wardrobe/wardrobe"
    ).split(",")
]
HIDDEN = "key letter ring map money ticket coin photo necklace diary list watch medal".split()
OPENED = [
    tuple(row.split("/"))
    for row in (
        "the stamps/sort/album,the apples/eat/basket,the photos/look at/box,the cheese/eat/cupboard,"
        "the medicine/take/cabinet,the money/count/purse,the tools/use/chest,the sandwiches/eat/bag,"
        "the kitten/see/barn,the toys/put away/trunk,the coats/get/wardrobe,the milk/drink/fridge,"
        "the jam/taste/jar,the old maps/study/desk,the eggs/use/carton,the biscuits/share/tin,"
        "the bike/ride/garage,the wine/fetch/cellar,the books/unpack/suitcase,the bread/see/oven"
    ).split(",")
]
FOODS = [
    tuple(row.split("/"))
    for row in (
        "broth/hot/pepper,tea/sweet/sugar,cake/sweet/sugar,sauce/sharp/pepper,stew/salty/salt,"
        "porridge/salty/salt,lemonade/sour/lemon,cocoa/sweet/sugar,salad/sour/vinegar,fish/salty/salt,"
        "pudding/sweet/honey,curry/hot/chili,rice/salty/salt,pie/sour/lemon"
    ).split(",")
]
LANGUAGES = [
    tuple(row.split("/"))
    for row in (
        "Marseille/French,Rome/Italian,Berlin/German,Madrid/Spanish,Lisbon/Portuguese,Moscow/Russian,Tokyo/Japanese,"
        "London/English,Vienna/German,Milan/Italian,Warsaw/Polish,Athens/Greek,Beijing/Chinese,Munich/German,"
        "Barcelona/Spanish,Lyon/French,Naples/Italian,Hamburg/German,New York/English,Stockholm/Swedish"
    ).split(",")
]
NEXT_DAY = [
    (first, second, third)
    for week in ["Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()]
    for first, second, third in zip(week, week[1:] + week[:1], week[2:] + week[:2], strict=True)
]
NEXT_SEASON = [
    ("spring", "summer"),
    ("summer", "autumn"),
    ("autumn", "winter"),
    ("winter", "spring"),
]
GIFTS = "ring whistle feather bell stone shell lamp rope mirror cloak key flute coin horn candle thread".split()
DANGERS = (
    "a giant as tall as a house/a river too wide to swim/three hungry wolves/a door without a handle/"
    "a dragon with two heads/a forest without any light/a robber with a knife/a storm on the lake/"
    "a troll under the bridge/a deep hole in the snow/a lion with a thorn in its paw/a wall of thorns"
).split("/")
SHOPS = [
    tuple(row.split("/"))
    for row in (
        "bread and buns/bakery,apples and pears/fruit stall,books and maps/bookshop,boots and shoes/shoe shop,"
        "fish and crabs/fish shop,flowers and seeds/flower shop,toys and kites/toy shop,hats and gloves/hat shop,"
        "cheese and butter/cheese shop,clocks and watches/clock shop,cakes and tarts/cake shop,pots and pans/pot shop,"
        "bikes and wheels/bike shop,tea and coffee/tea shop"
    ).split(",")
]
BOATS = (
    "Marigold Seagull Star_of_the_Sea Mary_Ann Swallow Bluebell Sunrise Dolphin Morning_Star Good_Hope "
    "Lucky_Lady Pelican Silver_Fish Primrose Evening_Star Nightingale Butterfly Old_Tom Sea_Rose Firefly "
    "Windflower Blue_Heron Little_Otter Queen_of_the_Lake Skylark"
).split()  # fmt: skip
QUALITIES = "brave kind shy clever cheerful quiet curious careful stubborn patient funny polite honest lazy".split()

HOURS = {
    "morning": (
        "In the morning {h:they} got up at six.|{h} woke up early and opened the window.|The morning was cold and clear.|"
        "{h} washed {h:their} face and had bread and jam.|After breakfast {h} fed the hens.|{h} put on {h:their} boots and went out.|"
        "First {h:they} swept the floor and made the beds.|{h} drank a cup of tea by the window.|The postman came and went.|"
        "{h} took the bus into town.|{h} walked down the hill to the market.|There were many people in the street.|"
        "{h} had a lot to do that morning.|Early in the morning the fields were white.|{h} bought flour and sugar at the shop.|"
        "{h} said good morning to the neighbours.|At nine o'clock {h:they} went to work.|At nine o'clock {h:their} friends came.|"
        "{h} met an old friend on the bridge.|A cat sat on the wall and looked at {h:them}.|{h} had to wait a long time for the bus.|"
        "All the shops were open.|{h} lost a button and found it again.|The bells of the church were ringing.|"
        "{h} whistled a little song.|The baker gave {h:them} a warm bun.|The streets were still wet from the rain."
    ).split("|"),
    "noon": (
        "At noon {h:they} was hungry.|At noon {h:they} ate a sandwich under a tree.|There was soup for lunch.|After lunch {h} slept for an hour.|"
        "The sun was high and it was hot.|{h} sat down in the shade and rested.|{h} shared {h:their} lunch with a dog.|"
        "At twelve the rain began.|The soup was too hot, so {h:they} had to wait.|For lunch there were potatoes and fish.|"
        "{h} drank some cold water from the well.|At noon the street was empty.|{h} had two plates of pancakes.|"
        "A fly sat on {h:their} nose.|Somebody was playing a piano.|{h} looked at the clouds. One of them looked like a horse.|"
        "At lunch nobody said much.|{h} peeled an orange and gave half of it away."
    ).split("|"),
    "afternoon": (
        "In the afternoon {h:they} worked in the garden.|In the afternoon it began to snow.|{h} carried wood for the fire.|"
        "{h} helped an old man across the road.|Some children were playing ball.|{h} went to the library and read about whales.|"
        "{h} watched the ducks on the pond.|A red car stopped in front of the house.|{h} climbed over the fence and tore {h:their} sleeve.|"
        "The wind took {h:their} hat, and {h:they} ran after it.|{h} picked some berries on the way.|{h} wrote two letters and a card.|"
        "{h} mended the gate.|The road went through the forest.|{h} heard an owl, though it was still day.|"
        "{h} counted the cars of a long train.|On the field a farmer was cutting the grass.|{h} met two girls with a goat.|"
        "{h} swam in the lake until {h:their} lips were blue.|The afternoon was long and quiet.|At four o'clock it was time for tea.|"
        "{h} fell asleep in the grass.|{h} painted the fence white.|A man with a guitar sat at the corner.|"
        "{h} saw a rainbow over the roofs.|{h} played cards with the neighbours.|The river was high after all the rain."
    ).split("|"),
    "evening": (
        "In the evening {h:they} came home, tired and hungry.|When it got dark, {h} lit the lamp.|For dinner there was bread and cheese.|"
        "In the evening the family sat by the fire.|{h} washed the dishes and sang.|The stars came out one by one.|"
        "{h} read the newspaper.|There was a film about trains.|{h} played a game with {h:their} brother.|"
        "After dinner there was a knock on the door. It was only the wind.|The moon was round and yellow.|{h} could hear the sea.|"
        "{h} took a hot bath.|The dog lay in front of the stove.|Outside it was raining, but inside it was warm.|"
        "{h} told a story and everybody laughed.|{h} closed the windows, because the wind was strong.|A bat flew round the house.|"
        "At eight o'clock {h:they} was very tired.|{h:Their} feet hurt, but {h:they} was happy.|They talked about the summer."
    ).split("|"),
    "night": (
        "{h} slept well that night.|That night {h} could not sleep.|The night was long and dark.|In the night there was a storm.|"
        "At midnight {h:they} woke up and drank some water.|{h} had a strange dream about a green horse.|It snowed all night.|"
        "The wind sang in the chimney.|{h} lay awake and listened to the rain.|All the lights in the village were out.|"
        "An owl called from the barn."
    ).split("|"),
    "next": (
        "The next day {h:they} had almost forgotten it.|The next morning the sun was shining.|A week went by.|Two weeks later there was a holiday.|"
        "The days went by.|Winter came, and the lake was frozen.|Then spring came.|Weeks went by, and nothing happened.|"
        "Months later, {h:they} was in the attic.|On Sunday {h:they} had time at last.|A year later {h:they} had not forgotten.|"
        "The summer was over.|Many things happened after that.|Then came a busy week."
    ).split("|"),
}

PLANTS: list[tuple[str, ...]] = [
    # what is told early / how it may come back
    ("{h} had a <dog|cat|parrot|goat|donkey|pony> called {pet}.", "{h} called, \"{pet}!\" And there came {pet}.", "Somebody was waiting at the gate: it was {pet}.", "{h} looked for {h:their} pet under the stairs and behind the shed. \"{pet}, {pet}!\" {h:they} called.", "\"You are my best friend, {pet},\" said {h}.", "When {h:they} was sad, nobody helped {h:them} more than {pet}."),
    ("{h} had a <dog|cat|parrot|goat|donkey|pony>, and its name was {pet}.", "\"Where are you, {pet}?\" called {h}.", "On the bowl stood the name of the animal: {pet}.", "\"Good night, {pet},\" {h} said.", "But the bed of {pet} was empty. Where was {pet}?"),
    ("{h:Their} boat was the {boat}.", "A wave came, and for a moment the {boat} was full of water.", "Down in the harbour lay {h:their} boat, the {boat}.", "The fishermen knew the boat. \"Here comes the {boat}!\" they cried."),
    ("{h} hid the {hidden} {hide[0]}.", "{h} looked under the bed, but then {h:they} remembered: the {hidden} was {hide[0]}.", "To find the {hidden}, {h} had to look {hide[0]}.", "\"Where is the {hidden}?\" \"It is {hide[0]},\" said {h}.", "{h} took out the {hidden}, which had been {hide[0]} all the time.", "And {hide[0]} there still was the {hidden}."),
    ("Before {h:they} left, {h} put the {hidden} {hide[0]}.", "Then {h} needed the {hidden}, so {h:they} looked {hide[0]}.", "The {hidden} was still where {h:they} had put it: {hide[0]}.", "{h} asked {name5} to bring the {hidden}. \"Look {hide[0]},\" {h:they} said."),
    ("{h} put {opened[0]} in the {opened[2]}.", "{h} wanted to {opened[1]} {opened[0]}, so {h:they} opened the {opened[2]}.", "Then {h} remembered {opened[0]} and went to the {opened[2]}.", "{h} had left {opened[0]} in the {opened[2]}, so {h:they} opened it."),
    ("The number of the house was {house}.", "At last {h:they} stood in front of number {house}.", "{h} told the driver the number of the house: {house}.", "Over the door was the number {house}."),
    ("The number of {h:their} room was {number}.", "{h} had to go back to room {number}.", "\"Which room?\" \"Number {number},\" said {h}.", "The key had the number of the room on it: {number}."),
    ("The secret word was \"{made}\".", "{h} stood before the door and said the secret word: \"{made:^}.\"", "{h} had not forgotten the word: \"{made}\".", "\"What is the word?\" asked a voice. \"{made:^},\" said {h}."),
    ("The password was \"{word}\".", "\"The password?\" asked the man at the gate. \"{word:^},\" said {h}.", "{h} typed the password: {word}.", "Only one word could open the box: {word}."),
    ("{h} had {count} {things3}.", "{h} counted the {things3} again. There were still {count}.", "\"How many {things3} have you got?\" \"I have {count},\" said {h}.", "All the {count} {things3} were still there."),
    ("{name5} gave {h} a {colour5} {thing5}.", "{h} still had the {colour5} {thing5} from {name5}.", "{h} looked at the {thing5}. It was a present from {name5}.", "\"Who gave you the {thing5}?\" \"{name5},\" said {h}.", "What colour was the {thing5}? It was {colour5}."),
    ("{h} lent a {thing5} to {name5}.", "In the end {name5} gave the {thing5} back to {h}.", "\"Who has my {thing5}?\" {h} asked {h:themselves}. \"Oh yes, {name5}.\"", "{name5} came with the {thing5}. \"Thank you, {h},\" {name5:they} said."),
    ("{h} had to buy {shop[0]}.", "{h} had everything in {h:their} bag: {shop[0]}.", "\"Have you got everything?\" \"Yes: {shop[0]}.\"", "{h} put it all on the kitchen table: {shop[2]}."),
    ("On a piece of paper {h} had written these words: {wordlist[2]}.", "{h} read the words again: {wordlist[2]}.", "The words on the paper were still the same: {wordlist[2]}.", "{h} knew the words by heart: {wordlist[2]}."),
    ("{h} had good friends: {people[0]}.", "Then all the friends came: {people[0]}.", "\"I miss my friends {people[0]},\" said {h}.", "In the photo were {h:their} friends: {people[2]}."),
    ("{h} wanted to {goal[0]}.", "So {h} {goal[1]} at last. It was what {h:they} had always wanted.", "Now {h:they} had only one wish: to {goal[0]}.", "\"I want to {goal[0]},\" {h} said again.", "What did {h} want? {h:They} wanted to {goal[0]}."),
    ("{h} wanted to be a {wish[0]}. {h:They} {wish[1]}. {h:They} {wish[2]}.", "Nobody was surprised when {h} went to school in the city to become a {wish[0]}.", "\"One day I will be a {wish[0]},\" said {h}.", "Now {h:they} is old and has been a {wish[0]} for forty years."),
    ("{h} had one friend, a {made}.", "\"Good night, {made},\" said {h}. The {made} was asleep already.", "The {made} sat beside {h}. \"I like you, {made},\" said {h}."),
    ("{h}'s teacher was {mr}.", "At the corner stood {h:their} teacher. \"Good evening, {mr},\" said {h}.", "\"Who taught you that?\" \"{mr},\" said {h}.", "{h} wrote a card: \"Dear {mr}, thank you for everything.\""),
    ("Next door lived {mr}, who had a {animal5}.", "The {animal5} of {mr} was in the garden.", "\"Is that your {animal5}, {mr}?\" asked {h}.", "{h} knocked at the door. \"Good day, {mr},\" {h:they} said."),
    ("{h} lived in {town}.", "At last the train came to {town}. {h} was home again.", "\"Where do you come from?\" \"From {town},\" said {h}.", "There is no place like home, thought {h}, and {h:their} home was {town}."),
    ("It was {next[0]}.", "The next day was {next[1]}.", "Tomorrow it would be {next[1]}.", "They would meet again the day after, on {next[1]}."),
    ("{h} always said, \"{line}.\"", "And what did {h} say? \"{line}.\"", "{h} smiled and said it again: \"{line}.\"", "On the wall {h} wrote {h:their} favourite words: \"{line}.\""),
    ("{kin} had told {h}, \"{line}.\"", "{h} remembered the words of {kin}: \"{line}.\"", "\"What did {kin} say?\" \"{line}.\""),
    ("{h} was afraid of <one thing only: |>{fears}.", "{h} was not afraid of anything any more, not even of {fears}.", "\"I am not afraid of {fears} now,\" said {h}."),
    ("{h} never went out without {h:their} {colour6} {wear}.", "On the chair lay the {colour6} {wear}.", "Everybody knew {h:them} by {h:their} {colour6} {wear}.", "{h} took {h:their} {colour6} {wear} and went out."),
    ("At the station {h} bought a ticket to {town2}.", "\"Where are you going?\" \"To {town2},\" said {h}.", "The train to {town2} was late.", "When {h} woke up, the train was in {town2}."),
    ("{h} was reading a book called \"{title}\".", "{h} opened {h:their} book again, \"{title}\".", "\"What are you reading?\" \"It is called {title},\" said {h}.", "On the table lay the book, \"{title}\"."),
    ("On the way {h} found a {find}. It was <thin and wet|small and hungry|alone>, so {h:they} took it home.", "\"You may stay, little {find},\" said {h}.", "{h} gave some food to the {find}.", "\"What shall we call the {find}?\" asked {h}.", "{h} looked for the {find}. The {find} was asleep."),
    ("{h}'s sister was called {girl5} and {h:their} brother was called {boy5}.", "{h:Their} sister came in. \"Hello, {girl5},\" said {h}.", "{h:Their} brother was at the door. \"Come in, {boy5},\" said {h}.", "{h} wrote to {h:their} brother: \"Dear {boy5}, how are you?\"", "{h} wrote to {h:their} sister: \"Dear {girl5}, how are you?\""),
    ("There was an old {job5} in the village, and {h} was afraid of that {job5}.", "It was the old {job5}! \"Do not be afraid,\" said the {job5}.", "\"You are kind,\" said {h} to the old {job5}."),
    ("{h} had lost {h:their} {thing6}.", "And what lay there in the grass? It was {h:their} {thing6}!", "At last {h} found {h:their} {thing6}.", "\"Is this your {thing6}?\" asked a {folk5}. \"Yes, that is my {thing6}!\" cried {h}."),
    ("{h} had promised to be home at {time}.", "{h} looked at the clock. It was nearly {time}.", "\"I must go. I promised to be home at {time},\" said {h}."),
    ("{h} ate nothing but {fruits5}.", "So for dinner there were {fruits5} again.", "\"What would you like?\" \"{fruits5:^}, please,\" said {h}."),
]  # fmt: skip

STARTS = (
    "{h} lived in <an old|a small|a white|a tall> house <by the sea|near the forest|at the end of the road|behind the church|on a hill>.",
    "{h} was <eight|nine|ten|twelve|thirty|seventy> years old and very {quality}.",
    "There was once a {h:child} named {h}.", "There was once a {quality} {h:child} called {h}.",
    "This is a story about {h}.", "{h} was a {quality} {h:child} who lived {hills}.", "My cousin is called {h}.",
    "Long ago, in a village {hills}, lived a {h:child} named {h}.", "Everybody knew {h}.",
    "One <day|morning|Sunday|winter morning|summer day> {h} got up early.", "It was a <cold|warm|grey|windy|bright> day, and {h} was <at home|alone|happy|in a hurry>.",
    "{h} was on holiday.", "{h} had a busy day before {h:them}.", "", "",
)  # fmt: skip

FABLES = [
    # an animal, a trouble, a helper, an end
    "<Once upon a time|Long ago|One summer|In a green forest> there lived a {animal} who <was always hungry|had no friends|could not sleep|was afraid of the dark|wanted to see the sea>. <Every day|Each morning> the {animal} <sat|walked|waited> by the river. <The other animals laughed.|Nobody asked why.|The fish knew it, but the fish said nothing.> One day a {animal2} came along. \"Why are you so sad, {animal}?\" asked the {animal2}. \"<I am alone|I cannot find my way|I have lost my mother|My house is gone>,\" said the {animal}. \"Then come with me,\" said the {animal2}. They went <over the hills|through the long grass|along the river>, past <an old mill|a field of corn|a sleeping cow>, until they came to <a little house|a warm cave|a big tree>. <There was food for both.|A fire was burning there.|Inside it was dry and warm.> From that day on, the {animal} was not sad any more, because it had a friend, the {animal2}.",
    "A {animal} and a {animal2} <lived in the same tree|shared a garden|were neighbours>. The {animal} was {quality}, and the {animal2} was {quality2}. One <night|day|winter> $trouble. \"Help!\" cried the {animal2}. The {animal} <did not wait|came at once|ran as fast as it could>. It <pulled|pushed|carried> the {animal2} <out of the water|into the cave|up the hill>. \"You have saved me, {animal},\" said the {animal2}. \"I will never forget it.\" <Years later|Not long after>, a hunter caught the {animal} in a net. Who came to help? It was the {animal2}. The {animal2} bit through the net, and the {animal} was free.",
    "The {animal} had found <a big piece of cheese|three nuts|a red apple|a loaf of bread>. \"Give me some,\" said the {animal2}. \"No,\" said the {animal}, \"I found it.\" Then came the {animal3}. \"Give me some,\" said the {animal3}. \"No,\" said the {animal} again. That night it <rained|snowed|was very cold>, and the {animal} had no house. It knocked at the door of the {animal2}. \"Let me in, please,\" said the {animal}. \"<You gave me nothing|Why should I>?\" said the {animal2}, but it opened the door all the same. The {animal} was ashamed. It broke its food into three pieces: one for itself, one for the {animal2} and one for the {animal3}.",
    "At the market a man with a white beard sold {h} a {mgift}. \"<It looks like nothing|It cost me a castle|Do not lose it>,\" he said, \"but it will help you once.\" {h} <laughed|paid> and forgot it. <{h:They} grew up and went to sea.|Three winters came and went.> <One evening|On a long journey> {h:they} met {peril}. <There was nobody to call.|{h:They} had no sword and no horse.|{h:Their} knees were shaking.> In {h:their} bag {h:they} felt something small and warm: the {mgift}. {h} held it up. There was a flash of light, and the way was free. {h} looked at the {mgift} and smiled.",
    "Nobody in the village had ever spoken to the {monster}. <It lived behind the waterfall.|It lived in the old mine.|Its house was a cave.> <\"It eats children,\" said the men.|\"It has no heart,\" said the women.> One <autumn|spring|year> the mill stood still, and there was no flour and no bread. But in the morning the sacks were full. <The next night it happened again.|Who had done it?> {h} hid behind the wheel and waited. At midnight something big turned the stones, all alone: it was the {monster}. \"Please stay,\" said {h}. <It had tears in its eyes.|It smiled.> Since that day there is always a loaf of bread at the door of the {monster}.",
    "{h} planted a {sprout[0]} <behind the house|in a pot|by the fence>. Every day {h:they} gave it water. <The first week nothing happened.|\"Nothing will come of it,\" said {h:their} brother.|The hens tried to eat it.> {h} waited. <It rained, and the sun shone again.|The days got longer.> One morning there was something green. It grew and grew. In <summer|June|the end> it was taller than {h}. \"Look,\" said {h}, \"my {sprout[0]} has become a {sprout[1]}!\" {h} was proud, because {h:they} had watered it every day.",
    "Something was wrong with the {food[0]}. <{name5} took one spoonful and put down the spoon.|The guests looked at each other.> \"<Is it good?|Do you like it?>\" asked {kin}. \"Well,\" said {name5}, \"it is a little {food[1]}.\" <The dog came and went away again.|Nobody wanted to say it.> Then {kin} took a big spoonful and coughed. \"Who put so much {food[2]} into my {food[0]}?\" In the end they gave the {food[0]} to the pig, and even the pig wanted something to drink after it.",
    "When {h} was twenty, {h:they} moved to {lang[0]}. <{h:They} found work in a bakery.|{h:They} lived above a shoe shop.> At first {h:they} did not understand a word. <The boy next door helped {h:them}.|{h:They} learned ten words a day.> After a year {h:they} could sing songs and tell jokes in {lang[1]}. \"You speak good {lang[1]},\" said the people in {lang[0]}.",
    "{x} and {y} sell flowers at the market. <{x} ties the roses, and {y} takes the money.|They get up at four.> One day {x} had a cold, so {y} stood there alone. <It was a slow day.|It rained.> \"Where is {x}?\" asked a {job}. \"{x} is in bed,\" said {y}. \"Then take this lemon to {x},\" said the {job}. \"And this one is for you, {y}.\"",
    "{x} and {y} play in a band. {x} beats the drum, and {y} plays the flute. <People dance when they hear it.|They practise in a garage.> Last night there was no drum to be heard, for {x} had missed the train. \"Where is your friend with the drum?\" asked a {job}. \"{x} is still at the station,\" said {y}. So {y} played the flute alone, and at the end everybody cried, \"More, {y}!\"",
    "The circus came to our town on a {next[0]}. <There were two elephants and a man who ate fire.|The tent was red and white.|The clown fell over his own feet.> <{h} laughed until {h:their} stomach hurt.|{kin} bought us sweets.> \"Come again!\" called the clown. But the circus would be gone the next day, on {next[1]}, and on {next[2]} the field would be empty again.",
    "All through {season[0]} {h} had one wish. <\"Be patient,\" said {kin}.|{h} looked at the calendar every morning.> <The days went by slowly.|The neighbour was building a boat.|There was a lot to do.> For {season[0]} was not {h:their} favourite time of the year. {h} was waiting for {season[1]}. And one morning {h} smelled it in the air: {season[1]} had come.",
    "\"It is ten steps to the tree,\" said {h}, \"and I will do it with my eyes closed.\" {name5} <did not believe it|laughed>. \"One, two, three,\" said {h}. <A bird flew up.|There was a stone on the path.> \"Four, five, six, seven.\" {h} <held out {h:their} arms|walked slowly>. \"Eight, nine, ten!\" And {h:their} hand touched the tree. \"Well done, {h}!\" said {name5}.",
    "\"On your marks,\" said the teacher. \"Get set.\" {x} looked at {y}, and {y} looked at {x}. \"Go!\" They ran <round the pond|to the old tree|down the road>. <First {x} was in front, then {y}.|{x} lost a shoe.|A dog ran with them.> At the end {x} was faster. \"{x} has won!\" cried everybody. {y} was <not sad|a little sad>. \"You run well, {x},\" said {y}.",
    "The driver of our bus was called {guide}. <{guide:They} sang the whole way.|{guide:They} had a little dog beside {guide:them}.> <In the mountains the road was narrow.|Once we stopped to let a hundred sheep pass.|It was a long drive.> {guide} told us <the names of the hills|stories of robbers>. At the last stop all of us clapped and called, \"Thank you, {guide}!\"",
    "{mr} mends <clocks|shoes|bikes> in a room behind the {wares[1]}. <It is dark there.|He who looks for it will find it.|There are always three cats on the table.> Once {name5} brought something that could not be mended. <It took a week.|Other people had tried it in vain.> \"{mr} can mend everything,\" said {kin}, and it was true. \"How did you do it, {mr}?\" asked {name5}.",
    "In our village there is a {wares[1]}. You can buy {wares[0]} there. <The door is green and the bell is loud.|It smells good.> One day {h} wanted to buy a present for {kin}. {h:They} had only {few} coins. \"That is enough,\" said {mr}, who owned the shop. {h} was glad and said, \"Thank you, {mr}.\" Everyone likes the {wares[1]} and {mr}.",
    "{h} did not want to share {h:their} {fruits5}. {h:They} <sat on the box|hid them under the bed|ate them alone>. <\"May I have one?\" asked {name5}. \"No!\" said {h}.|{name5} asked for one, but {h} said no.> The next day {h} had no lunch. {name5} had <bread and cheese|two sandwiches>. \"Do you want some?\" asked {name5}. {h} was ashamed. \"Yes, please,\" {h:they} said. \"And tomorrow you can have my {fruits5}.\" So the next day {h} gave half of the {fruits5} to {name5}.",
    "It was <a hot day|the last day of school|{h:their} birthday>, and {h} wanted to {goal[0]}. {kin} said, \"Not today.\" {h} was {feeling}. <{h:They} sat on the stairs and waited.|{h:They} did not eat {h:their} lunch.|{h:They} went to {h:their} room and closed the door.> In the afternoon there was a knock. \"Are you ready?\" asked {kin}. \"Ready for what?\" asked {h}. \"You wanted to {goal[0]}, did you not?\" {h} jumped for joy. <That evening|Not long after that>, {h} {goal[1]}. It was the best day of {h:their} life.",
    "A {folk5} <found|bought|was given> a strange {thing5}. It was {colour5} and <very old|warm|as light as a feather>. <At night it shone.|Sometimes it made a noise.|It had a small door in it.> \"Sell me your {thing5},\" said a rich {folk6}. \"No,\" said the {folk5}. \"I will give you a hundred coins for the {thing5}.\" \"No,\" said the {folk5} again. The rich {folk6} was angry and went away. That night the {folk5} put the {thing5} on the table and looked at it. Nobody in the world had such a {colour5} {thing5}.",
    "{h} and {name5} built a hut <in a tree|behind the barn|on the beach>. They needed {wordlist[0]}. <It took them three days.|They worked until it was dark.|Twice it fell down.> \"We need a password,\" said {h}. \"Let us take the word {made},\" said {name5}. The next day there was a knock. \"Who is there?\" asked {h}. \"It is me, {name5}.\" \"What is the password?\" \"{made:^},\" said {name5}. \"Come in, {name5},\" said {h}.",
    "A <sailor|fisherman|pirate> came to an island. <There was nobody to be seen.|The sand was white.> In a box he found an old map, and on the map there were {few} {things3} and one word: {made}. <He walked for a day.|He looked under every stone.|He asked the birds.> In the middle of the island stood a tree, and in its bark somebody had cut the same word: {made}. He dug there and found {few} {things3} of gold. He gave the island a name: the island of {made:^}.",
    "The {animal} said, \"I am the <strongest|fastest|cleverest> of all.\" \"Really?\" asked the little {animal2}. \"Then <catch me|lift that stone|tell me what is under the hill>.\" The {animal} tried once. It did not work. The {animal} tried a second time. It did not work. <All the animals came to look.|The sun went down.> \"You see,\" said the {animal2}, \"nobody can do everything.\" The {animal} laughed. \"You are right, little {animal2},\" said the {animal}.",
    "{h} could not find {h:their} {thing5}. \"Have you seen my {thing5}?\" {h:they} asked {kin}. \"No,\" said {kin}, \"ask {name5}.\" \"Have you seen my {thing5}?\" {h} asked {name5}. \"No,\" said {name5}. {h} looked {spot}, and {h:they} looked {spot2}. <There was only dust.|There sat the cat, but no {thing5}.> Then {h:they} looked {spot3}. And what was {spot3}? It was the {thing5}! \"I have found my {thing5}!\" cried {h}.",
    "<Every year|Each winter> {h} visited {h:their} {grand} in {town}. {h:Their} {grand} had <a garden with {few} trees|an old clock|a {animal5} with one eye>. They <baked bread|played cards|sat by the fire>, and {h:their} {grand} told stories of <the war|the sea|the old days>. <Once it snowed so hard that nobody could go out.|The days were never long enough.> When {h} had to go, {h:they} said goodbye to {h:their} {grand}. The train left {town}, and {h} looked out of the window until {town} was out of sight.",
    "{h} was the {job} of a small town. <Nobody knew how old {h:they} was.|{h:They} lived alone with {few} {animals5}.> In {h:their} room hung a picture of a {find5}, and whoever came in had to look at it. \"Who painted it?\" asked the visitors. \"{name5} did,\" said {h}, and that was all. <The years went by.|One winter {h} fell ill.> One day a stranger stood at the door, cold and wet from the rain. <The stranger looked at the wall for a long time.|The stranger did not sit down.> \"You still have it,\" said the stranger at last. \"The picture of the {find5}.\" Then {h} knew who it was. \"{name5}!\" cried {h}. \"Come in!\"",
    "On the first day of school the teacher gave each child a word. {x} got the word {word}, {y} got the word {word2}, and {name} got the word {word3}. \"Keep your word until the summer,\" said the teacher. <They learned to count and to read.|It snowed, and the stove smoked.> <{x} lost two teeth.|{y} was ill for a week.|{name} broke a window.> On the last day the teacher asked, \"What was your word, {x}?\" \"{word:^},\" said {x}. \"And yours, {y}?\" \"{word2:^}.\" \"And what about you, {name}?\" \"{word3:^}!\" said {name}, and they all went out into the sun.",
    "Three {animals5} wanted to cross the mountain. The first one took a {thing5}, the second one took a {thing6}, and the third one took nothing but a {fruit5}. <\"That will not help you,\" said the others.|They laughed about the {fruit5}.> At noon they came to a <gate|wall>, and there sat an old {animal6}. \"I am hungry,\" it said. The {thing5} was no use, and the {thing6} was no use. But the old {animal6} ate the {fruit5} and opened the way. \"Well,\" said the first one, \"I should have taken a {fruit5}, too.\"",
    "Every evening {h} put a bowl of milk <on the stairs|by the back door|under the window>. \"For whom is the milk?\" asked {kin}. \"For the {find5},\" said {h}. {kin} had never seen a {find5} in the garden. <\"There is none,\" said {kin}.|\"You are dreaming,\" said {kin}.> But every morning the bowl was empty. <Then came a night with a bright moon.|One night {kin} could not sleep.> {kin} looked out and saw something small by the bowl. It drank the milk to the last drop. {kin} laughed quietly. \"{h} was right,\" said {kin}. \"There is a {find5}.\"",
    "{x} had a shop full of {things5}, and {y} had a shop full of {things6}. The two shops stood side by side. <All day long they shouted.|They did not say good morning to each other.> \"Buy {things5}!\" cried {x}. \"Buy {things6}!\" cried {y}. One night the river came into the street, and the shop of {x} was full of mud. <In the morning {x} sat on the steps and cried.|Everything was lost.> Then {y} opened the door. \"Bring what is left,\" said {y}. \"There is room beside my {things6}.\" Since then there is one shop only. On the left stand the {things5} of {x}, and on the right stand the {things6} of {y}.",
    "\"What is in the box?\" asked {h}. \"A secret,\" said {kin} and put it {spot}. <All week {h} could think of nothing else.|{h} shook it, but it made no sound.> On {next[0]} {h:they} asked again. \"Wait until tomorrow,\" said {kin}. So on {next[1]} {h} got up before the sun. The box was still {spot}. <{h:Their} hands shook.|It was tied with a {colour5} ribbon.> {h} opened it, and inside lay a {colour6} {thing5}. \"Happy birthday,\" said {kin}. {h} never went anywhere without the {colour6} {thing5} again.",
    "The {animal} and the {animal2} had to share one {bed}. \"I sleep on the left,\" said the {animal}. \"And I sleep on the right,\" said the {animal2}. <So it was for many nights.|They were both content.> Then the {animal3} came to stay, for its own house had fallen down. \"Where shall I sleep?\" asked the {animal3}. They thought about it. <\"On the floor,\" said the one.|It was not easy.> In the end the {animal3} slept in the middle. On the left snored the {animal}, on the right snored the {animal2}, and in the middle lay the {animal3} and could not sleep at all.",
    "{h} read the letter from {town} three times. \"Come soon,\" it said. \"I am not well. Your old friend {name5}.\" {h} packed {shop[0]} and took the night train. <In the train a child was singing.|The hills went by in the dark.|A man with a {animal5} sat down beside {h:them}.> At seven in the morning the train was in {town}. <It was raining there.|Nobody was in the street.> {h} knocked at a {colour5} door. \"Who is there?\" asked a weak voice. \"It is {h},\" said {h}. \"I knew that you would come,\" said {name5} and smiled. On the table {h} put everything that {h:they} had brought: {shop[0]}.",
    "Nobody could open the {colour5} chest. The {job5} tried it with a hammer. The {job6} tried it with a knife. <They pulled and pushed.|It did not move.> \"Let me try,\" said little {h}. <The men laughed.|\"You?\" they said.> {h} bent down and whispered one word: \"{made}.\" <There was a click.|For a moment nothing happened.> The chest was open, and it was full of {things5}. \"What did you say to it?\" asked the {job5}. \"Only {made},\" said {h}. \"It is written here in very small letters. Look: {made}.\"",
    "In our street live {mr}, {mrs} and a family with {few} children. {mr} plays the trumpet, but {mrs} does not like it. <\"Please stop!\" {mrs:they} called.|They have not spoken for years.> In {month} {mr} went away, and it was very quiet. <A week went by.|The children missed the music.> \"Something is wrong,\" said {mrs}. {mrs:They} could not sleep. {mrs:They} could not eat. When {mr} came back at last, there was a cake in front of the door. \"Welcome home, {mr},\" it said on the cake. And who had baked it? It was {mrs}. That night {mr} played the trumpet, and {mrs} opened {mrs:their} window to hear it.",
    "The captain had {few} sailors, a {animal5} and a song. The song went like this: \"{line}.\" <He sang it in the morning and at night.|He sang it in the sun and in the rain.> <\"Can you not sing something else?\" asked the sailors.|The sailors put wool into their ears.> But one night there was fog, and the ship was lost. <They could not see their own hands.|No star was to be seen.> Then, far away, somebody sang: \"{line}.\" It was the captain, who had gone ahead in the small boat. They followed the song until they came to the harbour. Since that night all of them sing it: \"{line}.\"",
    "A {folk5} asked the wise {animal} for advice. \"I have a {thing5}, but I want a {thing6},\" said the {folk5}. \"Then find somebody who has a {thing6} and wants a {thing5},\" said the {animal}. <It took three days.|The {folk5} asked in every house.> At last the {folk5} met {name5}, who had a {thing6}. \"I am tired of my {thing6},\" said {name5}. \"I would rather have a {thing5}.\" So they changed. The {folk5} went home with the {thing6}, and {name5} went home with the {thing5}. Both said, \"How wise that {animal} is!\"",
    "It was the night before the big race. {x} could not sleep, and {y} could not sleep. \"If I win,\" said {x}, \"I will buy a {loan5}.\" \"And if I win,\" said {y}, \"I will buy a {loan6}.\" <They ate an apple each.|They looked at the moon.> The next day the sun was hot and the road was long. <{name5} fell at the first bridge.|A goat stood in the way.> {y} was the first to see the flag, and all the people called {y:their} name: \"{y}! {y}!\" So {y} won. And what did {y:they} buy? {y:They} bought a {loan6}, just as {y:they} had said.",
    "Two {folks5} found a purse with {count} coins. \"It is mine,\" said the one with the {colour5} {wear}. \"No, it is mine,\" said the one with the {colour6} {wear}. <They shouted so loudly that the birds flew away.|They pulled at it until it was torn.> A {job} came along and asked, \"How many coins are in it?\" The one with the {colour5} {wear} did not know. \"{count:^},\" said the other. So the purse was given to the one with the {colour6} {wear}. <But outside the town the two shared it.|There were {count} coins in it, no more and no less.>",
    "Dear {name5},\nyou asked me how my holiday was. We were {where}, and it rained all week. <The beds were hard.|The food was cold.|{kin} snored.> On {next[0]} we lost our {thing5}, and on {next[1]} we found it {spot}. <The best day was {day}.|There was nothing to do.> I learned one word in another language: {made}. It means {word}. So when you see me, {name5}, do not say {word}, say {made}!\nYours, {h}",
    "{h} worked in the kitchen of a big hotel. {h:Their} dream was to {goal[0]}. <Every night {h:they} put a coin into a jar.|The others laughed, but {h} did not mind.|{h:They} spoke of it to nobody but the cat.> Pots were washed, onions were cut, and the years went by. <In the hall rich people danced.|Sometimes there was music.|The cook shouted from morning to night.> One day the jar was full. {h} put on {h:their} best coat, walked out of the door and did not look back. That summer, {h} {goal[1]}. <It was even better than in the dream.|\"Now I am happy,\" said {h}.>",
    "{kin} could never find the {hidden}. \"Where have I put it?\" {kin} would ask. \"{hide[0]:^}!\" we would all answer, for that was where it always was. One <summer|winter> {kin} went away for a month, and the house was ours. <We ate pancakes every day.|Nobody washed the dishes.|We slept until noon.> When we needed the {hidden}, we looked in all the rooms. {x} looked {spot}, and {y} looked {spot2}. <It was gone.|We were afraid.> Then {y} began to laugh. \"{hide[0]:^}!\" {y:they} said. And of course the {hidden} was {hide[0]}.",
    "The new girl in our class was called {girl}, and she did not speak. <On Monday she did not speak.|She looked at her shoes.> The teacher asked her something, but {girl} only shook her head. <\"She is proud,\" said some.|\"She cannot speak,\" said others.> Then {boy} brought his {animal5} to school. It was {colour} and very small, and it ran straight to the new girl. \"Hello, little {animal5},\" she said. Everybody was quiet. \"What is its name?\" she asked. \"{pet},\" said {boy}. \"Hello, {pet},\" said {girl}, and from then on she spoke like everybody else, but most of all to {pet}.",
    "There were once two {folks5} who lived on two sides of a river. There was no bridge. <In winter they threw snowballs across.|In summer they could hear each other sing.> The one on the left side had a {thing5}, and the one on the right side had a {thing6}. \"I would like to see your {thing6}!\" called the one on the left. \"And I would like to see your {thing5}!\" called the other. So they built a bridge, each from his own side. <It took a year.|They worked until their hands hurt.> In the middle they met and shook hands. The one showed the {thing5}, and the other showed the {thing6}. Then they sat on the bridge until the stars came out.",
    "\"Never go into the {room},\" said the old {job} to {h}. \"You may go into all the other rooms, but not into the {room}.\" <For a week {h} did as {h:they} was told.|{h} swept the stairs and fed the {animals5}.> But one night there was a light under the door of the {room}. {h} <could not wait any longer|took a candle>. <The door was not locked.|{h:Their} heart beat fast.> And what was in the {room}? There was only a table, and on the table stood a {thing5} with a paper: \"For {h}, on your birthday.\" {h} closed the door without a sound and told nobody.",
    "{x} and {y} were looking for the {animal5}. \"It has gone into the forest,\" said {x}. \"No, it is in the village,\" said {y}. So {x} went to the forest, and {y} went to the village. <It got dark.|{x} called until {x:they} had no voice.|{y} asked in every house.> In the forest there were only owls. In the village there were only cats. <Tired and sad, they came home.|They met again at the gate.> And who lay in front of the fire, warm and dry? It was the {animal5}. \"It was at home all the time,\" said {x} to {y}.",
    "Our train stopped in the middle of a field. <Nobody knew why.|The lights went out.> Beside me sat an old {folk5} with a {thing5} on {folk5:their} knees. <\"It can take hours,\" said my neighbour.|{folk5:They} smiled at me.> I had a bag of {fruits5}, and we ate them together. The {folk5} told me about {town}, where {folk5:they} was born, and I told {folk5:them} about my {animal5}. At last the train went on. In {town2} the old {folk5} got off. When I looked round, there was the {thing5} on the seat. I ran to the window. \"You have forgotten your {thing5}!\" I called. \"It is for you,\" said the {folk5}, \"for the {fruits5}.\"",
    "Long before sunrise the {job} {name} went to the well. <The bucket was heavy.|The rope was old.> When {name:they} pulled it up, there was no water in it, but a {animal5}. \"Let me go,\" said the {animal5}, \"and you will have three wishes.\" First {name} wished for a {thing5}, and there was a {thing5}. Then {name:they} wished for a {thing6}, and there was a {thing6}. <The sun came up.|The cocks crowed.> \"And your third wish?\" asked the {animal5}. {name} thought of the long, empty evenings. \"I wish for a friend,\" said {name}. \"That is easy,\" said the {animal5} and stayed. The {thing5} broke, and the {thing6} got lost, but the {animal5} is still there.",
    "The {animal} was ill. The {animal2} brought a soup, the {animal3} brought a blanket, and the {animal4} brought nothing. <\"What a friend!\" said the others.|They looked at the {animal4} from the side.> But the {animal4} sat down by the bed and told a story, and then another one. <Outside it snowed.|The night was long.> The {animal} laughed so much that the fever went away. \"Thank you for the soup,\" it said to the {animal2}. \"Thank you for the blanket,\" it said to the {animal3}. \"And thank you for the stories,\" it said to the {animal4}.",
    "At the end of our village there is a house with {few} windows. One of them is never dark. <\"A witch lives there,\" said {x}.|\"It is a ghost,\" said {x}.> \"No,\" said {y}, \"it is only {mr}.\" They crept through the garden and looked in. <A dog barked far away.|{x} held {y:their} hand.> There sat {mr} at a table, and all around were {things5}: old ones, new ones, {colour} ones and {colour2} ones. {mr:They} was mending {things5} for the children of the poor. \"Come in,\" said {mr} and opened the door. That was the first evening. Now {x} and {y} go there every {day} and help {mr} with the {things5}.",
    "\"How far is it to {town}?\" asked {h}. \"You can be there at {time},\" said the {folk5}, \"if you do not stop.\" So {h} walked. <A farmer asked for help, and {h} helped.|A child had lost a shoe, and {h} looked for it.> <The road went up and down.|The sun was hot.> At the bridge {h:they} met a {folk6} with a cart. \"Where do you want to go?\" \"To {town}.\" \"Then climb up!\" {h} fell asleep between the sacks. A bell woke {h:them}. It was {time}, and there were the towers of {town}.",
    "My {rel} {name} collects {things5}. {name:They} has {count} of them. <The oldest one is from the time of the kings.|They stand on every shelf.> One night there was a noise in the house. <{name} took a stick and went down the stairs.|\"A thief!\" thought {name}.> In the morning {name:they} counted the {things5}. There were only two left. \"Who steals {things5}?\" asked the police. <It was in the newspaper.|Nobody had seen anything.> A week later a parcel came. In it were all the lost {things5} and a letter: \"I am sorry. I only wanted to draw them. Now I have drawn them all.\" So {name} has {count} {things5} again, and a new friend who can draw.",
    "{kin} has a clock that is always wrong. When it is {wrong[0]}, it says {wrong[1]}. <\"Why do you not buy a new one?\" asked {x}.|\"It was cheap,\" says {kin}.> Once a thief came at night. He looked at the clock and said, \"Only {wrong[1]}! Then I have a lot of time.\" <He ate the cake.|He sat down and read the newspaper.> But it was not {wrong[1]} at all, it was {wrong[0]}, and at {wrong[0]} {kin} gets up. \"Good morning,\" said {kin} to the thief. The thief ran away without his hat. \"You see,\" said {kin}, \"it is good to have a clock that is always wrong.\"",
    "It had not rained for {few} months. The fields were brown, the well was dry, and the {animals5} lay in the shade. \"Somebody must wake the rain,\" said old {surname}. So {h} climbed the mountain with nothing but a {thing5}. <It took {h:them} two days.|The stones were hot.> At the top slept a great grey cloud. {h} sang, but the cloud slept on. {h} shouted, but the cloud slept on. <What else could {h:they} do?|{h} was close to tears.> Then {h:they} hit a stone with the {thing5}. It made such a noise that the cloud woke up and began to cry. How the people danced when it rained! And in the school there is a picture of {h} with the {thing5}.",
    "\"{line},\" said the old {job} on the last page of the book. {h} closed it and thought about these words. <It was late, and the lamp was smoking.|The rain ran down the windows.> What could they mean? <At school nobody knew.|{kin} did not know.|{h:They} could not sleep.> Many years later {h} sat in a train to {town}, and across from {h:them} sat a stranger with the same book. \"Have you understood the end?\" asked {h}. \"It is easy,\" said the stranger. \"You must read it backwards.\" {h} laughed. But at night, when the house is quiet, {h:they} still says it: \"{line}.\"",
    "The {job:many} of {town} were famous, and every year one of them was chosen to be the best. {x} wanted it, and {y} wanted it even more. <They worked day and night.|They did not greet each other any more.> In the night before the feast a fire broke out in the house of {x}. {y} saw it first. <{y:They} did not think long.|The street was full of smoke.> {y} carried the children out, one by one, until {y:their} hands were black. The next day {y} could not hold a tool. \"{x} is the best of us,\" said the old king. \"No,\" said {x}, \"the best of us is {y}.\" And the prize went to {y}.",
]  # fmt: skip

LONG_PARTS = (
    "where the bus stops|which my father painted blue|the one that you can see from the hill|with the bell over the door|"
    "full of old clocks that nobody winds up|where we kept the rabbits and, later, a goat|so small that you had to bend down|"
    "not far from the river and the mill|the place where {name7} lost {name7:their} {thing7}|which smelled of apples and paint|"
    "with {few} {things7} and an old {thing7} in it|a gift from {name7} to {name8}|where it was always cold, even in {month}|"
    "two floors, {few} windows and a stove|number {house}, behind the {place}|once a school for {few} children"
)
SPAN_PARTS = (
    "in the {room} under the roof|next to {name8}'s {thing7}|between two {things7} and a {thing8}|near the window with the {colour5} curtains|"
    "which {name7} had brought from {town}|close to the old {thing7} of {kin}|behind a wall of {things8}|all from my time in {town}|"
    "with the name of the {folk7} on it|which came by post on a {day} in {month}|beside the {colour5} {thing8} that never worked|"
    "wrapped in newspaper by {name7} and {name8}"
)
SPEECH_PARTS = (
    "the baker came with a horse|the whole street had one radio|we swam in the pond behind the church|the snow was as high as the door|"
    "we walked to school in wooden shoes|our house had only one lamp|there were no cars in the village|my brothers caught fish with their hands|"
    "my mother baked bread on Saturdays|a letter took two weeks|we all slept in one bed|the river was frozen every year|"
    "everybody knew everybody|we never locked the door|an apple was a present|my father played the accordion"
)
OPEN_AND_CLOSED = [
    "<The school|The old mill|Our first shop|My room> ({aside}, {aside2}, {aside3}) <is closed now|was the best place in the world|burned down one night|looks the same today>.",
    "The <house|shop|castle|garden> of {name5} ({aside}, {aside2}) <is empty now|was always open to us|can be seen from here>. <We like it|I was there once>.",
    "\"Before you were born,\" said {tell[0]}, \"{speech}, and {speech2}. {speech3}. You would not believe it today.\" {h} <listened|smiled>.",
    "\"{speech:^}. {speech2:^}. {speech3:^},\" said {tell[0]}. \"Those were the days!\"",
    "{tell[0]} told us about the old days: \"{speech:^}. {speech2:^}, and {speech3}. {speech4:^}.\" We could have listened all night.",
    "The letters {span}, {span2}, {span3}, were <full of secrets|old|hard to read|from the king>. Nobody had found them for years.",
    "The letter {span}, {span2}, {span3}, was <full of secrets|old|hard to read|from the king>. Nobody had found it for years.",
    "The {things5} {span}, {span2}, were <broken|covered with dust|once my grandfather's>. They had been there for a long time.",
    "The {thing5} {span}, {span2}, was <broken|covered with dust|once my grandfather's>. It had been there for a long time.",
    "The {folk5} with the {colour5} {wear}, {whose}, {whose2}, was {feeling}. <So {folk5:they} went home|Then {folk5:they} smiled|{folk5:They} did not say a word>.",
    "The {folks5} with the {colour5} hats, {whosep}, {whosep2}, were {feeling}. <So they went home|Then they smiled|They did not say a word>.",
    "We packed everything that we needed ({wordlist[2]}, and also {few} {things5}, a {thing6} and a bag of {fruits5}) and left <at dawn|before breakfast|at {time}>.",
    "[{name5}'s notes: {speech}; {speech2}; {speech3}] The rest of the page was empty.",
]  # fmt: skip
WHO_PARTS = (
    "who had just sold {few} {animals7}|a friend of the {folks7} from {town}|who had walked all day through the rain|"
    "the one that {name7} had met {where}|who knew the names of all the {animals7}|tired after the long way from {town}"
)
PEOPLE_PARTS = (
    "who had just sold a {animal7}|all friends of the {folk7} from {town}|who had walked all day through the rain|"
    "the same ones that {name7} had met {where}|who knew every {animal7} by its name|tired after the long way from {town}"
)


def _piece(parts: str) -> Pool:
    """One of the parts, with its own holes filled from the same words."""
    ways = parts.split("|")
    return lambda draw, slots: Term(GRAMMAR.say(draw, "~" + draw.choice(ways), slots))


GRAMMAR = Grammar(
    {
        "trouble": "the river came over its banks|the {animal2} fell into a well|the ice broke under the {animal2}|"
        "the wind broke the tree of the {animal2}|the {animal2} was caught in the thorns|snow fell for three days",
    },
    {
        **READING.kinds,
        "h": KINDS["name"], "sprout": [("seed", "sunflower"), ("bean", "green plant"), ("nut", "tree"), ("apple seed", "little apple tree"), ("bulb", "tulip"), ("seed", "pumpkin plant")], "hidden": HIDDEN, "hide": HIDING, "opened": OPENED, "boat": [b.replace("_", " ") for b in BOATS],
        "count": "three four five six seven eight nine ten eleven twelve".split(), "wish": WISHES, "goal": GOALS,
        "next": NEXT_DAY, "quality": QUALITIES, "food": FOODS, "lang": LANGUAGES, "season": NEXT_SEASON,
        "fears": ["dogs", "spiders", "storms", "ghosts", "the dark", "deep water", "wolves", "snakes", "geese", "the sea", "bees", "thunder"],
        "wear": "hat scarf coat umbrella cap shawl bag".split(), "find": FINDS, "mgift": GIFTS, "peril": DANGERS,
        "monster": "dragon giant troll ghost bear monster wolf".split(), "guide": KINDS["name"], "wares": SHOPS,
        "grand": [Term("grandmother", "f"), Term("grandfather", "m"), Term("aunt", "f"), Term("uncle", "m")],
        "tell": [("Grandma", "girl"), ("Grandpa", "boy"), ("my uncle", "boy"), ("my aunt", "girl"), ("the old man", "boy"),
                 ("the old woman", "girl"), ("Granny", "girl"), ("the old sailor", "boy")],
        "hills": ["by the sea", "in the mountains", "beyond the hills", "at the edge of a forest", "by a wide river"],
        "title": ["The Lost Island", "The Red Door", "Seven Foxes", "A Winter Tale", "The King's Hat", "Under the Bridge",
                  "The Blue Lamp", "The Last Dragon", "Five Friends", "The Night Train", "A House of Glass", "The Talking Tree",
                  "The Owl and the Moon", "Lost at Sea", "The Silver Key", "My Year in the Woods"],
        "wrong": [("six", "two"), ("seven", "four"), ("five", "one"), ("eight", "three"), ("half past six", "midnight")], "bed": "bed sofa nest basket box cave".split(), "loan": "bike boat horse kite drum guitar camera tent sledge goat".split(), "aside": _piece(LONG_PARTS), "span": _piece(SPAN_PARTS), "speech": _piece(SPEECH_PARTS), "whose": _piece(WHO_PARTS), "whosep": _piece(PEOPLE_PARTS),
    },
)  # fmt: skip


def documents(count: int = 70_000, seed: int = 24) -> Iterator[str]:
    """`count` stories, most of 60 to 150 words; the same for the same seed."""
    draw = random.Random(seed)
    for _ in range(count):
        kind = draw.random()
        if kind < 0.33:
            yield day(draw)
        elif kind < 0.85:
            yield GRAMMAR.say(draw, draw.choice(FABLES))
        else:
            yield GRAMMAR.say(draw, draw.choice(OPEN_AND_CLOSED))


def day(draw: random.Random) -> str:
    """What is told first, the hours, and what comes back."""
    slots = GRAMMAR.slots(draw)
    which = draw.sample(range(len(PLANTS)), draw.choice([1, 1, 2, 2, 3]))
    # The words of one plant are not those of another.
    plants = [[re.sub(r"(\w)5(?=[}:])", rf"\g<1>5{i}", way) for way in PLANTS[i]] for i in which]
    hours = [*HOURS]
    begin = draw.randrange(4)
    end = draw.randint(begin + 1, len(hours))
    told = [
        sentence
        for hour in hours[begin:end]
        for sentence in draw.sample(HOURS[hour], 1 if hour == "next" else draw.choice([1, 1, 2, 2]))
    ]
    told = [
        draw.choice(["{h:They} ", "{h:They} ", "{h:They} ", "{h} ", "Then {h:they} ", "{h} "])
        + text[4:]
        if text.startswith("{h} ")
        else text
        for text in told
    ]
    backs = [draw.choice(plant[1:]) for plant in plants]
    draw.shuffle(backs)
    parts = [draw.choice(STARTS), *(plant[0] for plant in plants), *told, *backs]
    return tidy(" ".join(GRAMMAR.say(draw, part, slots) for part in parts if part))
