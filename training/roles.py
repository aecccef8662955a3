"""Exercises in who did what to whom: givers and takers, losers and winners, who speaks and who answers.

Each ends with, or goes through, a word that only the roles told before can give: the other one of
two, the thing that belongs, the place where it was left.
"""

from collections.abc import Iterator

from training.agreement import COUPLES
from training.phrasing import Grammar, Term

GIFTS = [
    Term(g.replace("_", " "))
    for g in (
        "book ball cup_of_tea piece_of_cake letter card kite drum map key ring hat scarf "
        "glass_of_milk present bag_of_nuts box_of_crayons flower picture shell sandwich toy_train "
        "comic plate_of_soup ticket magazine red_balloon new_pen bunch_of_flowers jar_of_honey"
    ).split()
]
LENDABLE = [
    Term(g.replace("_", " "))
    for g in (
        "book bike pencil umbrella ladder camera kite tent drum pen scarf ball guitar hammer boat "
        "sledge raincoat torch basket cookbook football skateboard violin ruler rope map"
    ).split()
]
GAMES = (
    "chess cards football tennis hide-and-seek a_race ball dominoes marbles table_tennis".split()
)
JOBS_AND_DOINGS = [
    (Term(job), does, did, place)
    for job, does, did, place in (
        row.split("/")
        for row in (
            "pilot/flies planes/flew the plane/at the airport,nurse/helps the sick/looked after the sick man/in the hospital,"
            "baker/bakes bread/baked the bread/in the bakery,teacher/teaches children/taught the class/in the school,"
            "farmer/milks cows/milked the cows/on the farm,fisherman/catches fish/caught the fish/on the sea,"
            "driver/drives a bus/drove the bus/on the road,painter/paints pictures/painted the wall/in the studio full of colours,"
            "singer/sings songs/sang the song/on the stage,dentist/looks after teeth/pulled the tooth/in the white room,"
            "gardener/grows flowers/planted the roses/in the garden,cook/makes soup/cooked the dinner/in the kitchen,"
            "tailor/sews clothes/made the coat/in the shop with the cloth,postman/brings letters/brought the letters/in our street,"
            "sailor/sails the ships/sailed the ship/at sea,firefighter/puts out fires/put out the fire/at the fire station,"
            "shoemaker/mends shoes/mended the boots/in the little shop,librarian/lends books/lent us the books/in the library,"
            "doctor/cures people/cured the girl/in the hospital,carpenter/makes tables/made the table/in the workshop,"
            "astronaut/flies to the moon/flew to the moon/in a rocket,clown/makes people laugh/made us laugh/in the circus,"
            "vet/cures animals/cured our dog/at the animal hospital,waiter/carries the plates/brought the plates/in the restaurant,"
            "hunter/knows the forest/followed the wolf/in the forest,musician/plays the violin/played the violin/in the concert hall,"
            "photographer/takes photos/took the photo/in the studio,hairdresser/cuts hair/cut my hair/in the salon,"
            "writer/writes books/wrote the book/at a desk,police officer/catches thieves/caught the thief/at the police station,"
            "builder/builds houses/built the house/on the roof,beekeeper/keeps bees/took the honey/among the bees"
        ).split(",")
    )
]
THINGS_IN_PLACES = [
    tuple(row.split("/"))
    for row in (
        "milk/in the fridge/drank,bread/on the board/cut,letter/in the drawer/read,coat/on the hook/put on,"
        "book/on the shelf/read,apple/in the basket/ate,flowers/in the vase/watered,soup/in the pot/ate,"
        "shoes/under the bench/put on,ball/in the box/threw,key/under the mat/took,cake/on the plate/ate,"
        "juice/in the glass/drank,wood/by the fire/burned,paper/on the desk/folded,hat/on the chair/put on,"
        "nuts/in the bowl/cracked,cheese/in the cupboard/ate,eggs/in the pan/fried,song book/on the piano/opened,"
        "drum/in the corner/played,carrots/in the sink/washed,bike/behind the house/rode,scarf/on the bed/put on,"
        "tea/in the cup/drank,guitar/on the wall/played,car/in front of the shop/washed,pears/in the bag/ate,"
        "boat/by the lake/rowed,blanket/on the sofa/folded,potatoes/in the sack/peeled,horse/in the stable/fed,"
        "candle/on the table/lit,tent/in the garden/put up"
    ).split(",")
]
VEHICLES = [
    tuple(row.split("/"))
    for row in (
        "reach the island/a raft/got onto the/raft,cross the river/a bridge/walked over the/bridge,"
        "go over the sea/a ship/went on board the/ship,travel to town/a bus/got on the/bus,"
        "get home/a taxi/got into the/taxi,sleep in the forest/a cave/crept into the/cave,"
        "stay dry/an old hut/ran into the/hut,reach the apples/a ladder/climbed up the/ladder,"
        "see over the wall/a box/stood on the/box,open the chest/a key/turned the/key,"
        "dig a hole/a spade/dug with the/spade,cut the rope/a knife/cut it with the/knife,"
        "write to Grandma/a pencil/wrote with the/pencil,rest/a bench/sat down on the/bench,"
        "drink something/a well/drank from the/well,see in the dark/a lamp/lit the/lamp,"
        "look at the stars/a telescope/looked through the/telescope,fly over the hills/a balloon/got into the/balloon,"
        "catch a fish/a net/threw out the/net,carry the stones/a cart/put them on the/cart,"
        "go down the snowy hill/a sledge/sat down on the/sledge,go to the next village/a donkey/rode on the/donkey,"
        "hear music/a radio/turned on the/radio,cook some soup/a pot/put everything into the/pot,"
        "sleep/a bed/lay down in the/bed,make the wall blue/a brush/painted it with the/brush,"
        "keep off the rain/an umbrella/opened the/umbrella,climb down the wall/a rope/climbed down the/rope"
    ).split(",")
]
LIKES = [
    tuple(row.split("/"))
    for row in (
        "football/plays in the park with a ball,music/plays the piano every day,books/reads until late at night,"
        "animals/goes to the zoo every week,painting/has paint on every finger,swimming/is in the water all summer,"
        "cooking/makes the soup on Sundays,flowers/waters the garden every evening,trains/goes to the station to look,"
        "stars/looks at the sky at night,dancing/dances in the kitchen,chess/thinks for a long time,"
        "bikes/rides to the lake and back,history/knows all the old kings,maps/knows the way everywhere,"
        "tea/drinks five cups a day,snow/builds a snowman every winter,fishing/sits by the river for hours"
    ).split(",")
]
WINS = [
    tuple(row.split("/"))
    for row in (
        "ran up the hill/tired/strong/the race,"
        "played chess/careless/clever/the game,had a singing contest/hoarse/in good voice/the contest,"
        "jumped over the ditch/lame/light/the game,played hide-and-seek/loud/quiet/the game,"
        "climbed the tree/afraid/brave/the bet,pulled at the rope/weak/strong/the game,"
        "looked for the egg/lazy/awake/the prize,had a swimming race/too slow/very quick/the race"
    ).split(",")
]
ERRANDS = [
    tuple(row.split("/"))
    for row in (
        "cooked the dinner/washed the dishes,swept the floor/cleaned the windows,fed the hens/milked the cow,"
        "made the beds/watered the flowers,baked the cake/bought the candles,broke the vase/swept up the pieces,"
        "opened the window/closed the door,wrote the letter/took it to the post,found the key/opened the box,"
        "painted the fence/mended the gate,called the doctor/fetched the water,sang the song/played the piano,"
        "carried the bag/held the umbrella,lit the fire/cut the wood,saw the thief/called the police,"
        "caught the fish/cooked the fish,drew the map/found the treasure,told the story/laughed at it,"
        "bought the bread/paid for the milk,built the tower/knocked it down,ate the last cookie/drank the juice,"
        "rang the bell/opened the gate,drove the car/read the map,peeled the potatoes/cut the onions"
    ).split(",")
]
REQUESTS = [
    tuple(row.split("/"))
    for row in (
        "a candle/I need it myself,some water/Here you are,some bread/My bag is empty,the way/Go over the bridge,"
        "a song/I cannot sing,some honey/The bees want it back,a nut/Take two,help/I am coming,"
        "a place to sleep/My house is full,the time/It is noon,a story/I know only one,some milk/Ask the cow,"
        "an egg/Ask the hen,a ride/Climb on my back,a warm coat/It is too small for you,some corn/There is plenty,"
        "a secret/I never tell secrets,the key/I have lost it,some fish/The pond is frozen,a leaf/Take a green one"
    ).split(",")
]
QUESTIONS = [
    tuple(row.split("/"))
    for row in (
        "Where do you come from/I come from the hills;What are you doing/I am looking for food;Who are you/I am your neighbour;"
        "Why are you crying/I have lost my mother;Can you help me/Of course I can;How old are you/I am very old;"
        "Where do you live/I live behind the hill;Have you seen my hat/No, I have not;Are you hungry/Yes, very;"
        "Will you play with me/I have no time today;What is in your bag/Only some nuts;Can you swim/A little;"
        "May I come in/The door is open;Do you know the way/Follow me;Is it far/It is not far;"
        "What is your name/I have no name;Why do you laugh/Because you are funny;Are you afraid/Not at all;"
        "Who made this hole/I did;When will you come back/In the spring;Is the water cold/Like ice;"
        "Did you sleep well/Like a stone;What do you eat/Grass and leaves;Are we friends/Yes, we are"
    ).split(";")
]
CAPTURED = [
    tuple(row.split("/"))
    for row in (
        "horse/rides,cow/milks,dog/takes for a walk,hen/gets eggs from,sheep/gets wool from,cat/strokes,donkey/rides,"
        "goat/milks,pony/rides,bee/gets honey from,parrot/talks to,duck/gets eggs from"
    ).split(",")
]


COUSINS = "sister/brother mother/father aunt/uncle grandmother/grandfather daughter/son".split()
FAMILY_PAIRS = [
    pair
    for both in COUSINS
    for f, m in [both.split("/")]
    for pair in ((Term(f, "f"), Term(m, "m")), (Term(m, "m"), Term(f, "f")))
]

GRAMMAR = Grammar(
    {
        "meet": "{x} and {y} <went to the {place}|sat {where}|were friends|met {where}|came home|were at home|"
        "were playing|had a day off|lived in the same street|went to the same school|walked home together>. |"
        "{y} and {x} <went to the {place}|sat {where}|were friends|met {where}|came home|were at home|"
        "were playing|had a day off|lived in the same street|went to the same school|walked home together>. |"
        "When {x} and {y} <were {where}|came home|met again|sat down to eat>, |"
        "When {y} and {x} <were {where}|came home|met again|sat down to eat>, |"
        "One <day|morning|evening>, {x} <met|saw|visited|waited for> {y}. |$once|$once||",
        "met": "|{x} and {y} <went to the {place}|sat {where}|met {where}|walked home together>. |"
        "{y} and {x} <went to the {place}|sat {where}|met {where}|came home|were friends>. ",
        "time": "||||<$later>, |<$later> |For an hour they talked. Then |$weather Then |It was getting late. |"
        "They <talked|laughed|sang> for a while. |Nobody else was there. ",
        "gave": "gave|gave|handed|lent|showed|sent|brought|offered|threw|sold",
        "thanks": "Thank you|Thanks|Thank you very much|Many thanks|Oh, thank you|How kind of you",
        "spoke": "said|asked|called|cried|whispered",
        "do": "<walked|ran|rode|drove|sailed>",
        "adj": "||||old |little |young |big |clever |grey |tired ",
        "weath": "$weather ||||",
    },
    {
        "gift": GIFTS, "loan": LENDABLE, "game": [g.replace("_", " ") for g in GAMES],
        "work": JOBS_AND_DOINGS, "kept": THINGS_IN_PLACES, "vehicle": VEHICLES, "like": LIKES,
        "win": WINS, "task": ERRANDS, "plea": REQUESTS, "quest": QUESTIONS, "stock": CAPTURED,
        "pair": FAMILY_PAIRS, "couple": COUPLES,
        "bed": "rug sofa chair bed wall roof bench table step mat carpet box straw hay cushion".split(),
        "clothes": "hat coat scarf dress shirt jacket cap".split(),
        "adult": [Term(t, g) for t, g in (("teacher", "f"), ("teacher", "m"), ("doctor", "f"), ("baker", "m"),
                  ("farmer", "m"), ("nurse", "f"), ("king", "m"), ("queen", "f"), ("old man", "m"),
                  ("old woman", "f"), ("librarian", "f"), ("bus driver", "m"), ("shopkeeper", "m"),
                  ("captain", "m"), ("policeman", "m"), ("waitress", "f"), ("neighbour", "f"), ("clown", "m"),
                  ("tailor", "m"), ("gardener", "m"), ("dentist", "f"), ("cook", "f"), ("wizard", "m"),
                  ("witch", "f"), ("trainer", "m"), ("uncle", "m"), ("guide", "f"), ("coach", "m"))],
    },
)  # fmt: skip

GIVING = [
    "$meet{x} $gave the {gift} to {y}. {y} <was glad|smiled|said nothing at first>, and then {y:they} thanked {x}.",
    "$meet{x} $gave {y} a {gift}. {y} said thank you to {x}<| and smiled at {x:them}>.",
    "$met$time{x} had a {gift} and gave it to {y}.",
    "$meet{x} filled two <glasses|cups|bowls> and handed one of them to {y}. \"$thanks, {x},\" said {y}.",
    "$meet{x} <cut|baked|bought> the cake and gave <the biggest piece|a piece|half of it> to {y}.",
    "$met\"This {gift} is for you, {y},\" said {x}. \"$thanks, {x}!\" said {y}.",
    "\"Here is a {gift} for you, {y},\" said {x}. {y} took the {gift} and said, \"$thanks, {x}.\"",
    "{x} lent {x:their} {loan} to {y}. {y} needed it <for a day|only once|for {y:their} work>. Then {y} returned it to {x}.",
    "{x} lent {y} {x:their} {loan}. <$later>, {y} brought the {loan} back to {x}<| and thanked {x:them}>.",
    "{x} borrowed a {loan} from {y}. {x} used it <for a week|every day|only once>, and then {x:they} gave it back to {y}.",
    "{x} borrowed {y}'s {loan}. <$later>, {x} gave the {loan} back to {y}. \"Thank you for the {loan}, {y},\" said {x}.",
    "{x} sold {x:their} {loan} to {y}. Now the {loan} belongs to {y}. {y} paid the money to {x}.",
    "{x} bought a {loan} from {y}. Now the {loan} belongs to {x}, and the money belongs to {y}.",
    "{mr} sold a {loan} to {mrs}. The {loan} belongs to {mrs} now, and {mr} has the money.",
    "{x} treated {y} to <an ice cream|lunch|a new hat>, so {y} thanked {x}.",
    "$meet{x} bought <lunch|tickets|a cake> for both of them. \"How kind of you, {x}!\" said {y}.",
    "$meet{x} <carried|held|found|mended> {y}'s {thing}, and $time{y} thanked {x}<| for {x:their} help>.",
    "The {adult} had a {gift} for {name}. \"Is it for me?\" asked {name} and thanked the {adult}.",
    "The {adult} helped {name} <with the {thing}|over the road|up the stairs>. \"Thank you,\" {name} said to the {adult}. The {adult} smiled at {name}.",
    "{name} gave the {adult} a {gift}, and the {adult} said thank you to {name}.",
    "{name} got a {gift} from the {adult}. It was a present from the {adult}<, so {name} thanked the {adult}|>.",
    "{name} asked the {adult} for a {gift}. The {adult} was kind and gave {name} a {gift}.",
    "{x} threw the ball to {y}, and {y} threw it back to {x}. Then {x} threw it to {name}, and {name} threw it back to {x}.",
    "{x} taught {y} to <swim|read|ride a bike|dance|sing|play chess>. {x} was the teacher, and {y} was the pupil. \"You are a good teacher, {x},\" said {y}.",
    "{y} learned to <swim|read|ride a bike|dance|sing> from {x}. The teacher was {x}, and the pupil was {y}.",
    "{name} gave a {gift} to {name2}, and {name2} gave it to {name3}. Now {name3} has the {gift}. At first it belonged to {name}.",
    "First the {loan} belonged to {name}. {name} gave it to {name2}. Now it belongs to {name2}, and {name} does not have it any more.",
]  # fmt: skip
TALKING = [
    "{x} rang {y}. They had not spoken for <weeks|a long time>. \"It was good to hear you, {x},\" said {y} at the end. \"Goodbye, {y},\" said {x}.",
    "{y} found a <card|parcel|postcard> from {x} at the door. {y:They} sat down at once and answered {x}.",
    "{y} got a <letter|card|postcard|parcel> from {x}. <$later>, {y} sent an answer to {x}. \"Dear {x},\" wrote {y}, \"thank you for your letter. Yours, {y}.\"",
    "Dear {x}, thank you for the {gift}. <It is lovely|I like it very much|I use it every day>. <Love|Yours|With love>, {y}. {x} read the letter from {y} and was glad.",
    "{x} sent a message to {y}: \"<Come home|Where are you|Happy birthday|See you soon|I miss you>!\" {y} answered {x} at once.",
    "{x} trusted {y} with a secret. \"You can keep it, {y},\" said {x}. And {y} never gave away what {x} had said.",
    "{x} told {y} a <joke|story|riddle>. {y} laughed, and {x} laughed, too. Then {y} told one to {x}.",
    "{x} asked {y} a question. {y} thought for a moment and gave {x} an answer. \"Thank you for the answer, {y},\" said {x}.",
    "{x} asked {y} for help, and {y} was glad to help {x}. {x} thanked {y}<| many times>.",
    "{mr} could not lift the {thing}, so {mrs} lifted it for {mr}. \"How strong you are, {mrs}!\" said {mr}.",
    "{mr} and {mrs} are neighbours. {mr} <knocked at the door of|called|invited> {mrs}. \"Good morning, {mr},\" said {mrs}. \"Good morning, {mrs},\" said {mr}.",
    "\"Good <morning|evening|afternoon>, {mr},\" said {mrs}. \"Good <morning|evening|afternoon>, {mrs},\" answered {mr}.",
    "\"Hello, {x}!\" said {y}. \"Hello, {y}!\" said {x}. \"How are you, {x}?\" asked {y}. \"I am fine, thank you, {y},\" said {x}.",
    "\"<Good night|Goodbye|See you tomorrow|Sleep well>, {x},\" said {y}. \"<Good night|Goodbye|See you tomorrow|Sleep well>, {y},\" said {x}.",
    "The {animal} asked, \"{quest[0]}?\" and the {animal2} replied, \"{quest[1]}.\" \"Thank you, {animal2},\" said the {animal}.",
    "\"{quest[0]}?\" asked the {animal}. The $adj{animal2} <looked up|thought for a moment|shook its head|smiled>. \"{quest[1]},\" said the {animal2}.",
    "The {animal} met a {animal2} <in the forest|by the river|on the road|under a tree>. \"{quest[0]}?\" asked the {animal}. \"{quest[1]},\" answered the {animal2}.",
    "A {animal} and a {animal2} <met|sat> by the river. \"{quest[0]}?\" the {animal2} asked the {animal}. \"{quest[1]},\" said the {animal}. \"{quest2[0]}?\" asked the {animal2} again. \"{quest2[1]},\" said the {animal}.",
    "\"Can you give me {plea[0]}?\" the {animal} begged. The {animal2} <smiled|looked at the ground|did not think long>. \"{plea[1]},\" said the {animal2}.",
    "A {folk} came to a {folk2} and wanted {plea[0]}. \"{plea[1]}\" was the answer of the {folk2}.",
    "{x} asked {y} for {plea[0]}. \"{plea[1]},\" said {y}. \"Oh,\" said {x}.",
    "The {adult} asked {name}, \"{quest[0]}?\" \"{quest[1]},\" said {name} to the {adult}.",
    "{name} asked the {adult}, \"{quest[0]}?\" \"{quest[1]},\" said the {adult} to {name}.",
    "\"{quest[0]}?\" {x} asked {y}. \"{quest[1]},\" said {y}. \"{quest2[0]}?\" {x} went on. \"{quest2[1]},\" {y} answered.",
    "The {animal} said to the {animal2}, \"You are <small|big|slow|loud|funny>.\" The {animal2} said to the {animal}, \"You are <small|big|slow|loud|funny>, too.\"",
    "{x} invited {y} to {x:their} <house|party|birthday|garden>. {y} came <early|late|at noon> and brought a {gift} for {x}.",
    "{x} visited {y}. \"Come in, {x},\" said {y}. \"Thank you, {y},\" said {x} and sat down in {y}'s <room|kitchen|garden>.",
    "{x} followed {y} <through the {place}|up the hill|into the {place}>. {y} went first, and {x} came after {y:them}.",
    "{x} hid behind the <tree|door|curtain>, and {y} looked for {x:them}. At last {y} found {x}.",
    "{x} waited for {y}. When {y} came at last, {x} was <glad|cold|tired>. \"You are late, {y},\" said {x}.",
    "{x} pushed {y}, and {y} fell down. \"I am sorry, {y},\" said {x}. {y} forgave {x}.",
    "{x} saved {y} from the <water|fire|{animal}>. \"You saved my life, {x}!\" said {y}. {x} was a hero, and {y} never forgot what {x} had done.",
    "{x} teased {y}, so {y} was <sad|angry>. \"Please stop it, {x},\" said {y}.",
]  # fmt: skip
WINNING = [
    "{x} lost at {game} against {y}. {y} was the winner, and {x} said, \"Well done, {y}.\"",
    "{x} and {y} <were playing|played> {game}. {y} won<, so|. That means that> the loser was {x}.",
    "{x} and {y} had time, so they played {game}. {x} won and {y} lost. {y} said to {x}, \"You are the winner, {x}.\"",
    "{x} was faster than {y}, so the race was won by {x}. {y} came second.",
    "{x} ran faster than {y}. The one who won was {x}, and the one who lost was {y}.",
    "Who was better, the {animal} or the {animal2}? They {win[0]}. The {animal2} was {win[1]}, and the prize went to the {animal}.",
    "The {animal} and the {animal2} {win[0]}. The {animal} was {win[1]}, but the {animal2} was {win[2]}. The loser was the {animal}, and the winner was the {animal2}.",
    "The {animal} and the {animal2} {win[0]}. Who won? The {animal} was {win[2]}, and so the winner was the {animal}.",
    "{x} is taller than {y}. The tall one is {x}, and the <small|short> one is {y}.",
    "{x} is older than {y}. So {y} is younger than {x}, and the older one is {x}.",
    "The {animal} is bigger than the {animal2}. The small one is the {animal2}, and the big one is the {animal}.",
    "{x} chased {y}, but {y} was faster. {x} could not catch {y}.",
    "The {animal} chased the {animal2}. The {animal2} ran away from the {animal} and hid. Soon the {animal} was tired of looking for the {animal2}.",
    "The {animal} was afraid of the {animal2}. Whenever the {animal2} came, the {animal} ran away.",
]  # fmt: skip
BELONGING = [
    "There are two {loan:many} {spot}. The {colour} one is {x}'s and the {colour2} one is {y}'s. Whose is the {colour2} one? It belongs to {y}.",
    "{x} has a {colour} {loan} and {y} has a {colour2} {loan}. <One day|Today|In the evening> the {colour2} {loan} <was gone|fell down|was in the water>. \"Where is my {loan}?\" <asked|cried> {y}.",
    "{x}'s {loan} is {colour} and {y}'s {loan} is {colour2}. Whose {loan} is {colour2}? It is {y}'s. Whose {loan} is {colour}? It is {x}'s.",
    "{name} has a big {loan}, {name2} has a small one, and {name3} has none. The one without a {loan} is {name3}.",
    "Whose {loan} is this? It is not {x}'s, so it must be {y}'s. \"Is this your {loan}, {y}?\" \"Yes, it is.\"",
    "{name}'s {animal} is {pet}. When it is time to eat, {name} fills the bowl and shouts, \"{pet}!\"",
    "{name} has a {animal} called {pet}. The name of the {animal} is {pet}. When {name} is {feeling}, {pet} sits beside {name:them}.",
    "The {folk} has a {animal} with the name {pet}. \"{pet}!\" calls the {folk}, and the {animal} comes. {pet} is a good {animal}.",
    "{name} has a {animal} and a {animal2}. The {animal} is called {pet} and the {animal2} is called {pet2}. When the {animal2} is hungry, {name} says, \"Here is your food, {pet2}.\"",
    "The {folk} has a {stock[0]} and a {stock2[0]}. <Every day|On Sundays|In the morning> the {folk} {stock[1]} the {stock[0]} and {stock2[1]} the {stock2[0]}.",
    "There are two more children in our family, {girl} and {boy}. She likes {like[0]}, and he likes {like2[0]}. So {boy} {like2[1]}, and {girl} {like[1]}.",
    "{kin} has a son, {boy}, and a daughter, {girl}. She likes {like[0]}, and he likes {like2[0]}. {boy} {like2[1]}, and {girl} {like[1]}.",
    "Our two guests were {boy} and {girl}. He was {feeling}, and she was {feeling2}. I asked {girl}, \"Why are you {feeling2}?\" And I asked {boy}, \"Why are you {feeling}?\"",
    "My brother {boy} likes {like[0]} and my sister {girl} likes {like2[0]}. The one who {like[1]} is {boy}. The one who {like2[1]} is {girl}.",
    "{name} likes {like[0]} and {name2} likes {like2[0]}. So it is {name2} who {like2[1]}, and it is {name} who {like[1]}.",
    "In {x}'s family there are a {work[0]} and a {work2[0]}: {x:their} {pair[0]} {work[1]}, and {x:their} {pair[1]} {work2[1]}. So the {work2[0]} is {x:their} {pair[1]}.",
    "My {pair[0]} is a {work[0]}, and my {pair[1]} is a {work2[0]}. My {pair[1]} {work2[1]}, and my {pair[0]} {work[1]}.",
    "{name} is a {work[0]} and {name2} is a {work2[0]}. Who {work2[1]}? {name2} does. Who {work[1]}? {name} does.",
    "{mr} is a {work[0]}. {mrs} is a {work2[0]}. It was {mrs} who {work2[2]}, and it was {mr} who {work[2]}.",
    "There was a {work[0]} and there was a {work2[0]}. The man who {work2[2]} was the {work2[0]}. The other one was the {work[0]}.",
    "{name} wants to be a {work[0]}, because {name:they} wants to be like {name:their} {pair[0]}, who {work[1]}. {name:Their} {pair[0]} is a {work[0]}, too.",
    "{name} has no sister, only a brother called {boy}. So {name:they} shares a room with {name:their} brother. \"Are you asleep, {boy}?\"",
    "{name} has no brother, only a sister called {girl}. So {name:they} shares a room with {name:their} sister. \"Are you asleep, {girl}?\"",
    "{name} has two friends, {name2} and {name3}. {name2} <is ill|is away|has no time> today, so {name} plays with {name3}.",
]  # fmt: skip
ELIMINATING = [
    "People thought that {y} {task[0]}, but that was {x}. {y} {task[1]}.",
    "Not {x} but {y} {task[1]}. And what did {x} do? {x} {task[0]}.",
    "{x} {task[0]}, and {y} {task[1]}. Who {task[1]}? {y} did. Who {task[0]}? {x} did.",
    "Who {task[0]}? It was not {x}, so it was {y}. And who {task[1]}? It was not {y}, so it was {x}.",
    "{kin} {task[0]}, and {name} {task[1]}. The one who {task[0]} was {kin}. {name} was the one who {task[1]}.",
    "The {animal} or the {animal2} had eaten the <cake|fish|cheese|corn>. It was not the {animal}. So it must have been the {animal2}.",
    "Either {x} or {y} has the {loan}. {x} does not have it. So the {loan} must be with {y}.",
    "The {loan} is either <in the {room} or in the {room2}. It is not in the {room}. So it is in the {room2}|under the bed or on the shelf. It is not on the shelf. So it is under the bed>.",
    "Only one of them was at home: {x} was at <school|work>, so it was {y}.",
    "{name}, {name2} and {name3} were playing hide-and-seek. {name} was found first, then {name3}. The last one who was still hiding was {name2}.",
    "{name}, {name2} and {name3} went to {town}. {name} went by car and {name3} went by bus. The one who took the train was {name2}.",
    "{name} likes tea, but {name2} likes cocoa. The tea is for {name}, and the cocoa is for {name2}.",
    "{x} was <hungry|tired|ill>, but {y} was not. So {y} looked after {x}.",
    "We thought that {x} {task[0]}. But {x} had been <at school|in {town}|in bed> all day. It was {y} who {task[0]}.",
    "There are two {loan:many}, a {colour} one and a {colour2} one. {x} took the {colour} one, so {y} got the {colour2} one.",
    "There were two paths, one to the left and one to the right. {x} took the path to the left, and {y} took the one to the right. {x} never saw what was at the end of {y}'s path.",
]  # fmt: skip
PLACING = [
    "{name} put the {kept[0]} {kept[1]} and the {kept2[0]} {kept2[1]}. $weath{name:They} {kept[2]} the {kept[0]} that was {kept[1]}, but not the {kept2[0]}.",
    "{name} {kept[2]} the {kept[0]} and {name2} {kept2[2]} the {kept2[0]}.",
    "{name} found the {kept[0]} {kept[1]} and the {kept2[0]} {kept2[1]}. First {name:they} {kept2[2]} the {kept2[0]}, and then {name:they} {kept[2]} the {kept[0]}.",
    "The {animal} had its place on the {bed}, and the {animal2} had its place {spot}. $weath At night each went to its place: the {animal2} slept {spot} and the {animal} on the {bed}.",
    "The {animal} lay on the {bed} and the {animal2} lay on the {bed2}. <When {name} came in|When the door opened|At noon>, the {animal2} jumped down from the {bed2}, but the {animal} stayed on the {bed}.",
    "{x} sat on the {bed} and {y} sat on the {bed2}. $weath{y} stood up, and now there was nobody on the {bed2}. {x} was still on the {bed}.",
    "{x} put {x:their} {thing} {spot}, and {y} put {y:their} {thing2} {spot2}. <$later> {x} looked for {x:their} {thing} and found it {spot}. {y} found {y:their} {thing2} {spot2}.",
    "The {thing} is {spot} and the {thing2} is {spot2}. Where is the {thing2}? It is {spot2}. Where is the {thing}? It is {spot}.",
    "{name} hid the {thing} {spot}. <$later> {name2} looked {spot2}, but the {thing} was not there. It was {spot}.",
    "{name} left {name:their} {thing} in the {room} and {name:their} {thing2} in the {room2}. <$later> {name:they} needed the {thing}, so {name:they} went back to the {room}.",
    "{name} left {name:their} {thing} in the {room} and {name:their} {thing2} in the {room2}. <$later> {name:they} needed the {thing2}, so {name:they} went to the {room2}. There it was: the {thing2}.",
    "{x} <went|ran|walked> to the {place} and {y} <went|ran|walked> to the {place2}. <$later>, {x} came home from the {place} and {y} came home from the {place2}.",
    "{x} lives in {town} and {y} lives in {town2}. When {x} visits {y}, {x:they} takes the train to {town2}. When {y} visits {x}, {y:they} takes the train to {town}.",
    "{who} <has|bought|found> a {thing} and a {thing2}. The {thing} is {colour} and the {thing2} is {colour2}. <What is {colour2}|Which one is {colour2}>? The {thing2}. And what is {colour}? The {thing}.",
    "\"How shall we {vehicle[0]}?\" we asked. {name} had found {vehicle[1]}. So we {vehicle[2]} {vehicle[3]}.",
    "{who} wanted to {vehicle[0]}. <$weather|Nobody could help.|How could that be done?> Then {who} saw {vehicle[1]}. \"That is it!\" said {name2}. {who} {vehicle[2]} {vehicle[3]}.",
    "\"How can I {vehicle[0]}?\" thought {who}. In the {place} there was {vehicle[1]}. So {who} {vehicle[2]} {vehicle[3]}.",
    "{x} saw a {animal} and a {animal2}. The {animal} <ran away|was asleep|was afraid>, but the {animal2} came nearer. {x} gave some food to the {animal2}.",
    "{name} put on {name:their} coat and {name:their} boots. It was hot inside, so {name:they} took off the <coat and the |>boots again.",
]  # fmt: skip
RESOLVING = [
    "{x} met {y}. {x:They} <was {feeling}|had a {thing}|wore a {colour} {clothes}|came from {town}>, and {y:they} <was {feeling2}|had a {thing2}|wore a {colour2} {clothes}|came from {town2}>.",
    "{x} and {y} <sang|waited|talked|danced>. {x:They} was {feeling}, but {y:they} was {feeling2}. So {x} was {feeling}, and {y} was {feeling2}.",
    "{x} helped {y} because {y:they} was <ill|tired|too small|alone>. {x} was not. Then {y} said to {x}, \"Thank you.\"",
    "{x} could not lift {y}, because {x:they} was too weak. {y} was too heavy for {x}.",
    "{x} thanked {y} because {y:they} had helped {x:them}. It was {y} who had helped.",
    "{x} was angry with {y} because {y:they} had broken {x}'s {thing}. \"I am sorry, {x},\" said {y}.",
    "{x} said sorry to {y}, because {x:they} had lost {y}'s {thing}. {y} said, \"It does not matter, {x}.\"",
    "{x} was looking for {y}. {x:They} looked <in the {room}|behind the <door|tree|house>|everywhere>, and {y:they} sat <in the tree|under the table> and laughed. Then {x} saw {y}.",
    "When {x} saw {y}, {x:they} waved to {y:them}, and {y} waved back to {x}.",
    "{x} <loves|likes|knows|visits> {y}, and {y} <loves|likes|knows|visits> {x}, too. {x:They} often goes to see {y:them}.",
    "{x} smiled at {y}, and {y} smiled back at {x}.",
    "The {folk} and the {folk2} <met|talked|sat down>. The {folk} was {feeling}, the {folk2} was not. \"Why are you {feeling}?\" the {folk2} asked the {folk}.",
    "The {animal} carried the {animal2} <over the river|up the hill|on its back>. The {animal2} was <small|tired|ill>, and the {animal} was strong. \"You are heavy,\" said the {animal}. \"You are kind,\" said the {animal2}.",
    "The {animal} bit the {animal2}, and the {animal2} cried. It hurt. \"Why did you bite me?\" said the {animal2} to the {animal}.",
    "The {loan} did not fit into the <box|bag|car> because the {loan} was too big.",
    "{name} poured <water|milk|juice> from the jug into the glass until the glass was full. Now the jug was empty.",
    "The {couple[0]} and the {couple[1]} <went home|came in|sat down>. {couple[0]:They} was {feeling}, and {couple[1]:they} was {feeling2}. The {couple[1]} said to the {couple[0]}, \"Why are you {feeling}?\"",
    "{mr} and {mrs} <went to {town}|bought a house|have a garden>. {mr:They} <likes {fruits}|is always busy|has a {loan}>, and {mrs:they} <likes {fruits2}|is ill|has a {loan2}>. \"Are you well, {mrs}?\" asked {mr}.",
    "There is a {colour} {thing} and a {colour2} {thing}. {x} wants the {colour2} one, and {y} wants the other one. So {x} takes the {colour2} {thing}, and {y} takes the {colour} {thing}.",
    "{name} has a {animal} and {name2} has a {animal2}. The {animal2} <ran away|is ill|is hungry>, so {name2} <is sad|is worried|looks for it>. {name} is glad that {name:their} {animal} is well.",
    "The first {folk} had a {thing}, and the second {folk} had a {thing2}. The second one gave the {thing2} to the first one. Now the first {folk} had a {thing} and a {thing2}, and the second {folk} had nothing.",
]  # fmt: skip
SCENES = [
    # longer ones, in which the two change parts
    "{x} had forgotten {x:their} lunch. {y} broke {y:their} own sandwich in two. \"Here, {x},\" said {y}, \"half of it is for you.\" <They ate on the wall and watched the birds.|$weather> The next day {x} brought two apples. \"One for me,\" said {x}, \"and one for you, {y}.\"",
    "\"I bet that I can swim across the lake before you,\" said {x}. \"And I bet that you cannot,\" said {y}. <They jumped in at the same moment.|All the others stood on the shore.> When {y} touched the other side, {x} was still far out. \"You have won, {y}!\" called {x}.",
    "{mr} lives above {mrs}. When {mr} plays the <violin|trumpet|drums>, {mrs} cannot sleep. One night {mrs} went up the stairs and knocked. \"Am I too loud?\" asked {mr}. \"A little,\" said {mrs}. Since then {mr} plays only in the afternoon, and {mrs} sleeps well.",
    "{x} is afraid of dogs, but {y} is not. When a big dog came towards them, {x} hid behind {y}. <\"It will not bite you,\" said {y}.|The dog sat down and looked at them.> {y} stroked it, and after a while {x} stroked it, too. \"You are brave, {y},\" said {x}.",
    "The {adult} wanted to cross the street, and {name} took the bags. \"You are a kind {name:child},\" said the {adult}. <\"It is nothing,\" said {name}.|{name} blushed.> On the other side the {adult} gave {name} {few} {fruits}. {name} thanked the {adult} and ran to school.",
    "There were only two pieces of cake left, a big one and a small one. {x} took the big one, so {y} had to take the small one. \"If I had been the first,\" said {y}, \"I would have taken the small one.\" \"Well,\" said {x}, \"you have the small one.\"",
    "{x} writes with the left hand, and {y} writes with the right hand. When they sit side by side, they bump into each other. So the teacher said, \"Change places, please.\" Now {x} sits on the left, {y} sits on the right, and nobody bumps into anybody.",
    "The {animal} had a warm coat, and the {animal2} had a good nose. In the snow the {animal2} was cold. \"Come under my coat,\" said the {animal}. In the fog the {animal} could not find the way. \"Follow me,\" said the {animal2}, \"my nose knows it.\" So the {animal} followed the {animal2}, and they both came home.",
    "{x} was the king in the play, and {y} was the thief. <All the parents had come.|The curtain went up.> \"Give me back my crown!\" cried the king. But {y} had forgotten what to say. {x} whispered something, and {y} said it aloud: \"Never!\" Everybody clapped. Without {x}, {y} would have stood there until now.",
    "I have two friends, {girl} and {boy}. She is tall, and he is small. In the cinema I sit between {girl} and {boy}: she sits on my left, and he sits on my right. When I want to ask {girl} something, I turn to the left. When I want to ask {boy} something, I turn to the right.",
    "\"Is that you, {x}?\" called {y} from the kitchen. \"Yes, it's me,\" said {x}. \"I have brought {fruits}.\" \"Put them on the table, please,\" said {y}. {x} put the {fruits} on the table. \"Thank you, {x}. Supper is ready,\" said {y}.",
    "{name} has an uncle and an aunt. The aunt lives in {town}, and the uncle lives in {town2}. In summer {name} takes the train to {town} and helps {name:their} aunt in the garden. In winter {name:they} goes to {town2} and plays cards with {name:their} uncle.",
    "The doctor came and looked at {x}'s throat. \"Stay in bed,\" said the doctor to {x}. \"And you, {y}, bring {x} a cup of tea three times a day.\" So {x} stayed in bed, and {y} brought the tea. After a week {x} was well again, and {y} was ill. Then {x} brought the tea to {y}.",
    "{x} holds the ladder while {y} climbs up and picks the <apples|pears|plums|cherries>. Then they change: {y} holds the ladder, and {x} climbs up. In the evening there are two baskets. The one that {x} picked is full, and the one that {y} picked is half full. \"You eat too many of them, {y},\" says {x}.",
    "The {folk} lost {folk:their} {thing} {where}, and {name} found it. \"Is this yours?\" asked {name}. \"Yes, that is my {thing}!\" said the {folk}. <\"I have looked for it all day.\"|\"Where did you find it?\"> {name} gave the {thing} to the {folk}, and the {folk} gave {name} a coin.",
    "The parrot belongs to {x}, and the cat belongs to {y}. The cat would like to eat the parrot. So {x} keeps the door of the cage closed, and {y} keeps {y:their} cat in the kitchen. \"Your cat is dangerous, {y},\" says {x}. \"Your parrot is loud, {x},\" says {y}.",
    "\"Mum, {x} has taken my {thing}!\" cried {y}. \"Give it back, {x},\" said Mum. {x} gave the {thing} back. \"What do you say now, {y}?\" asked Mum. \"Thank you, {x},\" said {y}. \"And what do you say, {x}?\" \"I am sorry, {y}.\"",
    "{x} had dug a hole for a tree, and {y} fell into it. \"Help!\" cried {y}. {x} came running, gave {y} a hand and pulled. <Soon they were both in the hole and laughed.|$weather> \"Next time I will put a sign beside it,\" said {x}. \"Next time I will look where I go,\" said {y}.",
    "The painter painted the {folk} with a {thing} in one hand and a {fruit} in the other. \"May I eat it now?\" asked the {folk}, who had been hungry for hours. \"Yes,\" said the painter, \"I have finished the {fruit}. But please do not put down the {thing} yet.\" So the {folk} ate the {fruit} and held the {thing}.",
    "{name} was new, and {name2} showed {name:them} the school. \"This is the library,\" said {name2}, \"and over there is the gym.\" {name} asked a lot of questions, and {name2} answered them all. At the end {name} said, \"I am glad that I met you, {name2}.\"",
]  # fmt: skip

PATTERNS = [
    *GIVING, *TALKING, *WINNING, *BELONGING, *ELIMINATING, *PLACING, *RESOLVING,
    *SCENES, *SCENES, *SCENES, *SCENES,
]  # fmt: skip


def documents(count: int = 75_000, seed: int = 22) -> Iterator[str]:
    """`count` documents of one to three little scenes; the same for the same seed."""
    return GRAMMAR.documents(PATTERNS, count, seed, spread=0.3)
