"""Exercises in agreement: is or are, has or have, he or she, my or your, yesterday or tomorrow.

Between the word that decides and the word that must agree stand other words, which would decide
otherwise. One and many come in both orders, with people, animals, things and things to eat.
"""

from collections.abc import Iterator

from training.phrasing import (
    ANIMALS,
    DAYS,
    FOLK,
    FRUITS,
    OBJECTS,
    Grammar,
    Term,
    many,
)  # fmt: skip

FURNITURE = "table shelf bench wall floor stairs carpet desk sofa piano roof tree chair box cupboard window hill"
NEARS = [
    *(Term(noun) for noun in [*OBJECTS[:30], *FURNITURE.split()]),
    *(Term(many(noun), "pl") for noun in OBJECTS[:50]),
    *(Term(many(noun), "pl") for noun in "tree window chair box cupboard bench shelf bush".split()),
]
ON = [
    *(
        Term(noun)
        for noun in "table shelf bench floor carpet desk sofa piano chair tray bed".split()
    ),
    *(Term(many(noun), "pl") for noun in "table shelf bench stair chair book bed tray box".split()),
]

PEOPLE_ACTS = [
    tuple(row.split("/"))
    for row in (
        "walk/walked/to school,go/went/to the market,play/played/in the park,read/read/a book,"
        "drink/drank/a cup of tea,eat/ate/an apple,sing/sang/a song,write/wrote/a letter,"
        "ride/rode/to the lake,swim/swam/in the river,bake/baked/bread,work/worked/in the garden,"
        "watch/watched/the birds,carry/carried/the water home,wash/washed/the dishes,"
        "fly/flew/a kite,catch/caught/a fish,buy/bought/some milk,sweep/swept/the floor,"
        "sit/sat/by the fire,get up/got up/at six,come/came/home late,visit/visited/Grandma,"
        "draw/drew/a picture,feed/fed/the hens,take/took/the bus,run/ran/around the pond,"
        "sleep/slept/in the tent,help/helped/Dad,make/made/soup,climb/climbed/the hill,"
        "tell/told/a story,pick/picked/berries,have/had/pancakes for breakfast,"
        "do/did/homework,see/saw/the ships,stand/stood/at the window,wear/wore/a red hat"
    ).split(",")
    if " " not in row.split("/")[0]
]
ANIMAL_ACTS = [
    tuple(row.split("/"))
    for row in (
        "run/ran/in the field,sleep/slept/in the barn,eat/ate/the corn,drink/drank/from the pond,"
        "hide/hid/under the leaves,jump/jumped/over the fence,sit/sat/in the sun,"
        "look/looked/for food,play/played/in the grass,wait/waited/at the gate,"
        "come/came/out at night,swim/swam/across the lake,live/lived/in the forest,"
        "make/made/a lot of noise,cross/crossed/the road,follow/followed/the farmer"
    ).split(",")
]
THING_ACTS = [
    tuple(row.split("/"))
    for row in (
        "stand/stood/in the corner,lie/lay/on the floor,cost/cost/a lot of money,"
        "look/looked/very old,belong/belonged/to my uncle,shine/shone/in the sun,"
        "need/needed/a new place,smell/smelled/of paint,fit/fitted/into the box,"
        "come/came/from Italy,hang/hung/on the wall,look/looked/like new"
    ).split(",")
]
LOST_OF_PERSON = "hat coat key shoe book umbrella scarf bag ticket glove ball watch letter".split()
BODIES = [
    tuple(row.split("/"))
    for row in (
        "shook/head,wiped/nose,opened/eyes,closed/eyes,washed/hands,brushed/teeth,combed/hair,"
        "took off/coat,put on/shoes,put on/hat,raised/hand,lost/way,told/story,packed/bag,"
        "put down/cup,folded/arms,nodded/head,finished/work,forgot/umbrella,found/keys,"
        "fell asleep over/book,got into/car,went back to/room,looked at/watch,emptied/plate,"
        "drank/tea,ate/soup,called/dog,kissed/children,held up/lamp,opened/book,cleaned/boots"
    ).split(",")
]
WOMAN_MAN = [
    (Term(f, "f"), Term(m, "m"))
    for f, m in (
        pair.split("/")
        for pair in (
            "girl/boy,woman/man,queen/king,princess/prince,mother/father,grandmother/grandfather,"
            "aunt/uncle,witch/wizard,sister/brother,daughter/son,old woman/old man,lady/gentleman,"
            "waitress/waiter,nurse/doctor,teacher/driver,singer/painter,little girl/little boy"
        ).split(",")
    )
]
COUPLES = [*WOMAN_MAN, *((m, f) for f, m in WOMAN_MAN)]
MY_PEOPLE = [
    *(Term(f"my {word}", "f") for word in "sister mother aunt grandmother teacher".split()),
    *(Term(f"my {word}", "m") for word in "brother father uncle grandfather dad grandpa neighbour".split()),
    *(Term(f"my {word}", "pl") for word in "sisters brothers parents cousins grandparents friends aunts uncles neighbours teachers".split()),
    Term("my little brother", "m"), Term("my big sister", "f"), Term("my two brothers", "pl"),
    Term("my friend Nadia", "f"), Term("my friend Ali", "m"), Term("my little sisters", "pl"),
    Term("Mum and Dad", "pl"), Term("the twins", "pl"), Term("our teacher", "f"),
    Term("everybody else", "n"), Term("the other children", "pl"), Term("the baby", "n"),
]  # fmt: skip
PERSONS = [Term("I", "I"), Term("you", "you"), Term("we", "we"), Term("they", "pl"), Term("she", "f"),
           Term("he", "m")]  # fmt: skip
GROUPS = [
    (Term(group, "n"), Term(members, "pl"))
    for group, members in (
        pair.split("/")
        for pair in (
            "team/players,family/children,class/pupils,box/pencils,basket/apples,bag/potatoes,"
            "book/pages,house/windows,tree/leaves,town/streets,farm/animals,garden/flowers,"
            "school/classrooms,forest/trees,flock/birds,army/soldiers,train/wagons,village/houses,"
            "picture/colours,room/chairs,shop/shelves,ship/sails,clock/hands,cat/kittens,hen/chicks,"
            "dog/puppies,coat/buttons,table/legs,bird/wings,castle/towers,city/parks,lake/fish"
        ).split(",")
    )
]
OLD_TIMES = (
    "yesterday/last week/last night/a week ago/last summer/two days ago/last year/long ago".split(
        "/"
    )
)
HABITS = "every day/every morning/every evening/every Sunday/every summer/on Mondays".split("/")
TO_COME = "tomorrow/next week/next summer/soon/one day".split("/")


GRAMMAR = Grammar(
    {
        # where a thing, an animal, a person is: the nouns here must not decide
        "at": "on the {on}|under the {on}|next to the {near}|behind the {near}|beside the {near}|"
        "between the {things8} and the {things9}|with the {colour8} {near}|in front of the {near}|"
        "from the <shop|shops|market|markets> in <the town|{town8}>|of <my|our> {folk8}|of the {folks8}|"
        "near the <door|doors|window|windows>|that {name8} bought|that the {folks8} left here|"
        "that I saw <yesterday|in the shops|in {town8}>|which my <parents|uncle|cousins|friend> gave me|"
        "in the <old |big |blue |><box|boxes|cupboard|cupboards|bag|bags>",
        "by": "near the <river|trees|houses|gate|barn>|behind the <bushes|house|fence|wagons>|"
        "of the {folk8}|of the {folks8}|beside the {animals8}|with the {animal8}|next to the {animal8}|"
        "that {name8} saw|that lives here and not there|which the {folks8} feed|with the long <tail|ears|legs>|"
        "on the other side of the <road|hills|river>|that followed the {folks8}",
        "who": "next to the {folks8}|with the {things8}|with the {colour8} {thing8}|behind the {folk8}|"
        "from the <village|islands|mountains|city>|in front of the <shops|house|cars>|"
        "that {name8} met|who helped the {folks8}|who helped the {folk8}|with the {animals8}|"
        "at the <door|windows|gate>|in the <blue|green|red> <coat|coats>",
        "but": ", but |, and |. ",
        "op": "||||Look, |I think |I know that |As you see, |Today |Now |{name7} says that |They say that |"
        "Everybody knows that |Mum said, and it is true: |It is true that ",

        "with": "with the|beside the|near the|next to the|behind the|under the|in front of the",
        "old": "<||||old |new |big |little |red |blue |green |other |small |beautiful >",
        "det": "the|the|the|my|our|his|her|{name8}'s|their",
    },
    {
        "near": NEARS, "on": ON, "pact": PEOPLE_ACTS, "aact": ANIMAL_ACTS, "tact": THING_ACTS,
        "lost": LOST_OF_PERSON, "body": BODIES, "couple": COUPLES, "my": MY_PEOPLE, "me": PERSONS,
        "group": GROUPS, "ago": OLD_TIMES, "often": HABITS, "coming": TO_COME,
        "weekday": DAYS, "fem": [f for f, _ in WOMAN_MAN], "masc": [m for _, m in WOMAN_MAN],
        "nounany": [*OBJECTS, *ANIMALS, *FOLK, *FRUITS],
    },
)  # fmt: skip

SUBJECT_AND_VERB = [
    # one clause, with something between
    "$op<$det> $old{item} $at {item:are} {ostate}.",
    "$op<$det> $old{item} $at {item:were} {ostate}<| {ago}>.",
    "$op<$det> $old{item} $at {item:have} been {ostate} for a <long time|week|year>.",
    "$op<$det> {item} $at {item:do} not look {ostate}.",
    "$op the {creature} $by {creature:are} {astate}.",
    "$op the {creature} $by {creature:were} {astate}<| all day| again| this morning>.",
    "$op the {creature} $by {creature:have} <not eaten anything|eaten the bread|eaten the grass|not eaten today>.",
    "$op the {people} $who {people:are} {pstate}.",
    "$op the {people} $who {people:were} {pstate}<| again| yesterday| all day>.",
    "$op the {people} $who {people:have} <a red car|a small house|no time|two dogs|a new friend|gone home>.",
    "$op the {people} $who {people:do} not <know|like|see|hear|understand> <us|me|the song|the way>.",
    "$op the {food} <on|under|next to> the {on} {food:are} {fstate}.",
    "$op the {food} that {name8} <bought|picked|ate|found> {food:were} {fstate}.",
    "$op the {people} $who {people:{pact[0]}} {pact[2]} {often}.",
    "$op the {creature} $by {creature:{aact[0]}} {aact[2]}.",
    "$op the {item} $at {item:{tact[0]}} {tact[2]}.",
    "{often}, the {people} $who {people:{pact[0]}} {pact[2]}.",
    "The {group[1]} of the {group[0]} are <new|old|beautiful|small>, but the {group[0]} is <old|big|ugly|not>.",
    "The {group[0]} is <big|old|new|lovely>, and the {group[1]} of the {group[0]} are <small|old|new|lovely>.",
    "The {group[0]} with the {group[1]} is <here|new|big|beautiful>. The {group[1]} are <here|new|big|beautiful>, too.",
    "The {group[0]} has many {group[1]}. All of the {group[1]} are <big|new|small|old>, and the {group[0]} is <big|new|small|old> as well.",
    # two clauses, each with its own number
    "The {item} $at {item:are} {ostate}$but<|the> {item2} <on|under|next to> the {on2} {item2:are} {ostate2}.",
    "The {item} $at {item:were} {ostate}$but the {item2} <in the hall|in the garden|at home|next door> {item2:were} {ostate2}.",
    "The {thing} <on|under|next to> the {on} is {ostate}$but the {things} <on|under|next to> the {on2} are {ostate2}.",
    "The {things} <on|under|next to> the {on} are {ostate}$but the {thing} <on|under|next to> the {on2} is {ostate2}.",
    "The {thing} $with {things2} is {ostate}. The {things3} <under|behind> it are {ostate2}.",
    "The {things} $with {thing2} are {ostate}. The {thing3} <under|behind> them is {ostate2}.",
    "I saw that the {thing} $with {things2} was {ostate} and that the {things3} $with {thing2} were {ostate2}.",
    "The {animal} that <follows|sees|likes|hears> the {folk:many} is {astate}$but the {animal:many} that <follow|see|like|hear> the {folk} are {astate2}.",
    "The {animal} that hides from the {animals2} is {astate}$but the {animals2} that <look for|hunt> the {animal} are {astate2}.",
    "The {animals} that <play|live|sleep|sit> near the {animal2} are {astate}$but the {animal2} that <plays|lives|sleeps|sits> near the {animals} is {astate2}.",
    "The {folk} who <teaches|helps|pays> the {folks2} is {pstate}$but the {folks2} who <know|like|fear> the {folk} are {pstate2}.",
    "The {folks} who <work for|know|like> the {folk2} are {pstate}$but the {folk2} who <pays|teaches|helps> the {folks} is {pstate2}.",
    "The {folk} has {few} {rel:many}. {folk:They} is a {job}, and {folk:their} {rel:many} are {job2:many}.",
    "I know the <name|story> of the {folks}. It is <long|sad|old>. I know the <names|stories> of the {folk2}, too. They are <short|funny|new>.",
    "The <pictures of|photos of|stories about|books about> the {animal} are <nice|new|old|here>$but the <picture of|photo of|story about|book about> the {animals2} is <nice|new|old|here>.",
    "The {food} on the {on} {food:are} {fstate}$but the {food2} <on the table|in the basket|in the bag|in the kitchen> {food2:are} {fstate2}.",
    "{my} {my:are} {pstate}, while {my2} {my2:are} {pstate2}.",
    "{my} {my:were} {pstate}<| yesterday>$but {my2} {my2:were} {pstate2}.",
    "{my} {my:have} <a dog|a new bicycle|black hair|a lot of work|brown eyes|no time>$but {my2} {my2:have} <a cat|an old bicycle|red hair|nothing to do|blue eyes|time for us>.",
    "{my} {my:do} not <like|eat|want|need> {fruits}$but {my2} {my2:do}.",
    "{my} {my:{pact[0]}} {pact[2]} {often}$but {my2} {my2:{pact2[0]}} {pact2[2]}.",
    "{name} is {pstate}, and {my} {my:are} {pstate2}. What about you? I am {pstate3}, and my {rels} are {pstate}.",
    "{name} was <in {town}|{where}|in bed> last <week|Sunday|summer>, and {name2} and {name3} were <in {town2}|{where2}|at home>.",
    "{name} and {name2} have the same {thing}. Both of them have it from {kin}.",
    "We all have a {thing}: {name} has a {colour} one, and I have a {colour2} one. Both are <new|old|pretty>.",
    "My {rel} {name} has {few} {animals}, I have a {animal2}, and together we have a lot of <animals|pets>.",
    "{name} and {name2} are {pstate}$but {name3} is {pstate2}. The others are {pstate3}.",
    "{name} and I are {pstate}<, and you are {pstate}, too|$but {name2} is not>.",
    "I take this {thing}, because it is <new|mine|pretty>. You take those {things2}, because they are <old|yours|pretty>.",
    "This {thing} is <mine|new|old|yours|broken>$but these {things2} are <yours|old|new|hers|his>.",
    "These {things} are <mine|new|old|yours|broken>$but this {thing2} is <yours|old|new|hers|his>.",
    "That {animal} is {astate}$but those {animals2} are {astate2}.",
    "Those {animals} are {astate}$but that {animal2} is {astate2}.",
    "Is this {thing} yours? Yes, it is. Are these {things2} yours? No, they are not.",
    "Are those {things} new? Yes, they are. Is that {thing2} new? No, it is not.",
    "Was {name} {pstate}? Yes, {name:they} was. Were {name2} and {name3} {pstate}, too? Yes, they were.",
    "Does {name} have a {thing}? Yes, {name:they} does. Do your {rels} have one? <Yes, they do|No, they do not>.",
    "Do the {animals} <eat|like> {fruits}? Yes, they do. Does the {animal2} <eat|like> them, too? Yes, it does.",
    # there is, there are
    "There is a {thing} <on|under|next to> the {on}, and there are {few} {things2} <on|under|next to> the {on2}.",
    "There are {few} {things} <on|under|next to> the {on}$but there is only one {thing2} <on|under|next to> the {on2}.",
    "In the {room} there is a {thing}, and in the {room2} there are {few} {things2}. In the {room3} there is <nothing|one {thing}|an old {thing3}>.",
    "The {room} had only one {thing} in it, and there were {few} of them in the {room2}.",
    "On the <left|table> there were {few} {things}, and on the <right|shelf> there was a {thing2}.",
    "Once there was <a|only one> {animal} in the <barn|zoo|garden|forest>. Now there are {few} {animals}<| and {few2} {animals2}>.",
    "There was a {animal} at the gate, and behind the {animal} there were {few} {animals2}.",
    "How many {things} are there <on|under|next to> the {on}? There are {few}. And how many {things2} are there? There is only one.",
    "There are many {animals} in our village, but there is no {animal2}. Last year there was one, and before that there were {few}.",
    # both, each, one of, none, all
    "Only one of the {folks} owns a {thing}. The others have {things2}, and none of them has a {thing3}.",
    "One of the {things} is {ostate}$but the other {things} are {ostate2}.",
    "One of {name}'s {animals} is {astate}$but the other {animals} are {astate2}.",
    "All the {folks} were {pstate}$but one of them was {pstate2}. Each of the {folks} has a {thing}.",
    "Each of the {folks} has a {thing}, and each {thing} is <red|blue|new|different>. All of the {thing:many} are <small|pretty|from {town}>.",
    "Every {folk} has a {thing}. Every {thing} has a name on it. All {folk:many} have {thing:many}.",
    "Both {folks} are {pstate}. Both have a {thing}. Neither of them is {pstate2}.",
    "Both of my {rels} have {things}, but neither has a {thing2}. The first one is {pstate}, and the second one is {pstate2}. Both are {pstate3}.",
    "Everybody is {pstate} today. Nobody is {pstate2}. All of us are {pstate3}.",
    "Some of the {fruits} are {fstate}, and one of the {fruits} is {fstate2}. All of the {fruits2} are {fstate3}.",
    "Every {animal} has a head and two eyes. Most {animal:many} have no names, but the {animal:many} of {name} have names, and each of them has a bed.",
    "Most of the {folks} like {fruits}, but one of them does not. {name} is the one who does not like them.",
    "The {few} {things} <on|under|next to> the {on} are {ostate}, and so is the {thing2}. The {thing3} is not.",
    "Neither the {thing} nor the {thing2} is {ostate}, but the {things3} are.",
    "The {thing} and the {thing2} are {ostate}$but the {thing3} is {ostate2}.",
    "My {rel} and her {animal} are {pstate}$but her {folks2} are {pstate2}.",
    "A lot of {things} are {ostate}. A lot of {fruits} were {fstate}. The <weather is nice|sky is blue|air is cold|sun is hot> today.",
    "The <sky|air|water> was <grey|cold|warm>, and the <boats|fields|roads|birds> <behind|near> the {place} were <white|wet|quiet|green>.",
    "The <boats|fields|roads|birds> <behind|near> the {place} were <white|wet|quiet|green>, and the <sky|air|water> was <grey|cold|warm>.",
    "The <walls|rooms|towers> of the <school|castle|church> were <dark|cold|old>$but its <gate|roof|bell> was <new|red|golden>.",
    "The <gate|roof|bell> of the <school|castle|church> was <old|open|red>$but its <walls|rooms|towers> were <dark|cold|tall>.",
    # long before the verb
    "The {things} that <stood|lay> in the corner of the <old|dark|big> {room}, behind <a broken {thing2}|my uncle's {thing2}|the {colour} {thing2}>, <were {ostate}|are {ostate}|have been there for years|had belonged to my grandfather>.",
    "The {thing} that <stood|lay> in the corner of the <old|dark|big> {room}, between the {things2} and the {things3}, <was {ostate}|is {ostate}|has been there for years|had belonged to my grandfather>.",
    "The {folks} who came to our <village|town|house> last <spring|winter|year> with {few} {animals}, {few2} {animals2} and an old {thing} <were very kind|are still here|have a house now|had nothing to eat>.",
    "The {folk} who came to our <village|town|house> last <spring|winter|year> with {few} {animals}, {few2} {animals2} and all the {things} <was very kind|is still here|has a house now|had nothing to eat>.",
    "The {animals} which we saw behind the house of the old {folk}, not far from the river, were {astate}.",
    "The {animal} which we saw behind the houses of the {folks}, not far from the two bridges, was {astate}.",
    "The {thing}, as well as the {things2}, is {ostate}. The {things3}, like the {thing}, are {ostate2}.",
    "The {folks}, <all of them from {town}|most of them {folks2}|tired after the long way>, were {pstate}. The {folk3}, <a friend of the {folks}|alone among so many people|the last of them>, was {pstate2}.",
    "My {rel} {name}, <who has {few} {animals}|a friend of the {folks2}|the one with the {things}>, is {pstate}. My other {rels} are {pstate2}.",
]  # fmt: skip

PERSONS_AND_PRONOUNS = [
    "{name} is {age} years old, I am {age2}, and my {rels} are <much older|still small|grown up>.",
    "I am {pstate}, you are {pstate2}, and {name} is {pstate3}. We are <friends|all here|in the same class>.",
    "You are {pstate}. I am <not|{pstate2}>, and {name} is {pstate3}. We are all <here|friends>.",
    "When it <began to snow|got dark>, {my} {my:were} {where}, and I was <asleep|alone {where2}|with {name}>.",
    "You were {pstate} <yesterday|last night|this morning>, and I was {pstate2}. We were both {where}. Now I am {pstate3}, and you are {pstate}.",
    "{me} {me:are} {pstate}, while {my} {my:are} {pstate2}.",
    "{me} {me:were} {pstate} <yesterday|last night>, and today {me:they} {me:are} {pstate2}.",
    "{me} {me:have} a {thing} in {me:their} {thing2}. It is {me:theirs}.",
    "{me} {me:do} not like {fruits}, so {me:they} gave {me:their} {fruits} to {name}.",
    "{me} hurt {me:themselves}. {name} helped {me:them}. Now {me:they} {me:are} {pstate}.",
    "{me} washed {me:their} hands and put on {me:their} shoes. Then {me:they} went to see {me:their} friend {name}.",
    "Am I late? No, you are not. Are you ready? Yes, I am. Is {name} ready? Yes, {name:they} is.",
    "The {someone} {someone:are} {pstate}. {someone:They} {someone:have} a {thing}. I like {someone:them} and {someone:their} {thing}.",
    "The {someone} was {feeling}<| and cold| last night>, so {someone:they} <went to bed|sat down|went home|drank some tea|called {someone:their} {folk}>.",
    "The {someone} <dropped|forgot|could not find> {someone:their} {lost} <in the park|on the way home|{where}>, so {someone:they} <went back|looked everywhere|was sad|bought a new one|asked for help>.",
    "The {someone} <hurt|saw|washed|cut> {someone:themselves} <with a knife|in the mirror|by the river|on a stone>. <Then {someone:they} laughed|{someone:They} did not cry|It was the first time>.",
    "The {someone} {body[0]} {someone:their} {body[1]}.",
    "The {couple[0]} {body[0]} {couple[0]:their} {body[1]}, and the {couple[1]} {body[0]} {couple[1]:their} {body[1]}<, too|>.",
    "The {couple[0]} {body[0]} {couple[0]:their} {body[1]}<, and|. Then> the {couple[1]} {body2[0]} {couple[1]:their} {body2[1]}.",
    "The {couple[0]} said that {couple[0]:they} was {pstate}, <and|but> the {couple[1]} said that {couple[1]:they} was <{pstate2}|not>.",
    "{kin} thought that {kin:they} was <right|lost|too old>, but {name} <knew|was sure> that {name:they} was <right|not|young>.",
    "The {couple[0]} and the {couple[1]} <went to {town}|came to the party|sat in the garden>. {couple[0]:They} wore {couple[0]:their} {colour} coat, and {couple[1]:they} wore {couple[1]:their} {colour2} hat. They liked <{town}|it> very much.",
    "{x} took {x:their} {thing}, and {y} took {y:their} {thing2}. {x:They} was {feeling}, but {y:they} was {feeling2}. They went home in {x:their} car.",
    "{x} and {y} washed their hands. {x} dried {x:their} hands, {y} dried {y:their} hands, and then they sat down at their table.",
    "{x} did it all by {x:themselves}, and {y} did it by {y:themselves}. They were proud of themselves.",
    "{x} looked at {x:themselves} in the mirror. \"<How tall I am|I am so dirty|I look funny|Is that me>!\" {x:they} said to {x:themselves}.",
    "When {x} <came home|woke up|opened the door|saw the {animal}>, {x:they} <was {feeling}|smiled|sat down|called {x:their} {folk}|took off {x:their} coat>.",
    "{x} was {feeling} because {x:they} <had lost {x:their} {thing}|could not find {x:their} {animal}|was alone|did not know the way>.",
    "Because {x} was {feeling}, {x:they} <went to {x:their} room|sang a song|called {x:their} mother|did not want to play>.",
    "If {x} is {feeling}, {x:they} <drinks tea|goes to {x:their} room|calls {x:their} friends>. If {y} is {feeling}, {y:they} <sings|does not say a word|goes to bed>.",
    "After {x} had <eaten {x:their} {fruit}|washed {x:their} hands|found {x:their} {thing}|read the letter>, {x:they} <went out|was happy|smiled|lay down>.",
    "{often}, my {rels} <go {where}|work in the garden|sing together|take their {animal} for a walk>. They are {pstate}, and they have a lot of time.",
    "The {folks} took their {things} and went to their {place}. They were {pstate}, and nobody could stop them.",
    "The {animals} <ran to|slept in|went back to> their <nest|cave|house|barn>. They were {astate}, and their mother was {astate2}.",
    "The {animal} <ran to|slept in|went back to> its <nest|cave|house|barn>. It was {astate}, and its <tail was|ears were|eyes were> {colour}.",
    "The {thing} fell <off the table|down the stairs|into the water>, <and|but> it did not break. The {things2} fell, too, and they did.",
    "The <bus|boat|letter|parcel> is <early|late> this time. <Last week|On {weekday}> it was <on time|even later>.",
    "The <buses|boats|letters|parcels> are <early|late> this time. <Last week|On {weekday}> they were <on time|even later>.",
    "I like this {thing} because it is {ostate}. I like these {things2} because they are {ostate2}. I like {name} because {name:they} is kind.",
    "Where is {name}? {name:They} is <{where}|in {name:their} room>. Where are {name2} and {name3}? They are <{where2}|in their room>. Where are you? I am <here|at home>.",
    "Who is that {someone}? {someone:They} is my {rel}'s friend. {someone:Their} name is <well known|hard to say|on the door>.",
    "My {rel} has {few} {animals}. {name2} is the name of the biggest one. They all sleep in their box, but the biggest one sleeps in its own bed.",
    "The {fem} took off her {lost}, sat down and drank her tea. She was {pstate}. The {masc} took off his {lost2}, sat down and drank his tea. He was {pstate2}.",
    "The {masc} carried his {thing}, and the {fem} carried hers. His was <heavy|red|old>, and hers was <light|blue|new>.",
    "The {fem} carried her {thing}, and the {masc} carried his. Hers was <heavy|red|old>, and his was <light|blue|new>.",
    "The {thing} is mine, the {thing2} is yours, and the {things3} are ours. {name} has {name:their} own {thing}, so that one is {name:theirs}.",
    "{name} sat down on {name:their} chair. \"This is my chair,\" {name:they} said. The {folks} sat down on their chairs. \"These are our chairs,\" they said.",
    "The {couple[0]} told {couple[0]:their} {folk} that {couple[0]:they} wanted to see {couple[0]:their} old school. The {couple[1]} told {couple[1]:their} {folk2} that {couple[1]:they} did not.",
    "Only the {couple[0]} could see {couple[0]:themselves} in the water. The {couple[1]} closed {couple[1]:their} eyes, because {couple[1]:they} was afraid.",
]  # fmt: skip

TENSES = [
    "{ago}, {name} {pact[1]} {pact[2]}. Today {name:they} {name:{pact[0]}} {pact[2]} again, and {coming} {name:they} will {pact[0]} {pact[2]}, too.",
    "{often}, {name} {name:{pact[0]}} {pact[2]}, but {ago} {name:they} {pact2[1]} {pact2[2]}.",
    "{ago}, the {people} $who {pact[1]} {pact[2]}. Now {people:they} {people:{pact2[0]}} {pact2[2]}.",
    "{coming}, {name} will {pact[0]} {pact[2]}. {ago}, {name:they} {pact[1]} {pact[2]} with {name2}.",
    "I {pact[0]} {pact[2]} {often}, but {ago} I {pact2[1]} {pact2[2]}, and {coming} I will {pact2[0]} {pact2[2]} again.",
    "{name} wanted to {pact[0]} {pact[2]}, so {name:they} {pact[1]} {pact[2]}. {name2} did not want to {pact[0]} {pact[2]}.",
    "Did {name} {pact[0]} {pact[2]}? Yes, {name:they} {pact[1]} {pact[2]} {ago}. Does {name:they} {pact[0]} {pact[2]} {often}? No, {name:they} does not.",
    "{ago} the <weather|wind|water|air> was <cold|warm>. Today it is <cold|warm>, and {coming} it will be <better|the same|warm again>.",
    "{ago} we were in {town}. Now we are in {town2}, and {coming} we will be in {town3}.",
    "Last year {name} was {age} years old. Now {name:they} is <older|bigger|tall>. Next year {name:they} will be <even taller|older still|one year older>.",
    "When {name} was little, {name:they} {pact[1]} {pact[2]} {often}. Now {name:they} is <big|old|grown up>, and {name:they} {name:{pact2[0]}} {pact2[2]}.",
    "While {x} {pact[1]} {pact[2]}, {y} {pact2[1]} {pact2[2]}. Then both were {feeling}.",
    "{x} {pact[1]} {pact[2]}, and {y} {pact2[1]} {pact2[2]}. After that they {pact3[1]} {pact3[2]} together.",
    "{x} can {pact[0]} {pact[2]}, and {y} can, too. {x:They} {x:{pact[0]}} {pact[2]} better than {y}.",
    "{x} has a {thing}. {ago} {x:they} had a {thing2}. {coming} {x:they} will have a {thing3}.",
    "{name} is going to {pact[0]} {pact[2]}. {name:They} {pact[1]} {pact[2]} {ago}, too, and {name:they} was very {feeling}.",
    "Once, a {folk} {pact[1]} {pact[2]} {often}. Nobody knew why. \"I {pact[0]} {pact[2]} because I like it,\" said the {folk}.",
    "\"Where were you yesterday?\" \"I was {where}, and my {rels} were there, too.\" \"And where are you now?\" \"I am at home, and they are <here|{where2}>.\"",
    "The {creature} $by {aact[1]} {aact[2]} {ago}. Today {creature:they} {creature:{aact2[0]}} {aact2[2]}.",
]  # fmt: skip

PARAGRAPHS = [
    # one agreement after the other
    "This is a picture of my family. <In the middle|On the left> you see my {rel}, who has a {thing} in {rel:their} hands. The two boys behind {rel:them} are my cousins. The dog in front of the boys is ours, but the cats on the wall are not. <My parents are not in the picture, because they were {where}.|I am not in the picture, because I was {where}.>",
    "Our classroom is on the second floor. There are {few} tables in it and one big cupboard. The walls are white, and the door is {colour}. Every pupil has a chair, but not all the chairs are {ostate}. {name}, who sits next to the windows, is always {pstate}. The pupils behind {name:them} are {pstate2}.",
    "The farm of my {rels} is not far from here. The cows are in the field, the horse is in the stable, and the hens <are everywhere|run around all day>. A farmer who has so many animals has no time for a holiday. \"My animals are my friends,\" says the farmer, \"and each of them has a name.\"",
    "{name} has two {animals} and one {animal2}. The {animals} are {astate}, and the {animal2} is {astate2}. When {name} comes home, they all run to the door. The {animal2} is always the first, because the {animals} are <slow|afraid|asleep>.",
    "It was cold that morning. The pond was frozen, and the roads were white. {name} and {name:their} {rel} were the only people in the street. \"Are you cold?\" asked {name}. \"My hands are not cold,\" said {rel:they}, \"but my nose is.\"",
    "The {folks} had been {where} all day, and now they were on their way home. Their bags were heavy, and the road was long. One of them, who was older than the others, was so tired that {name2} had to carry {name2:their} own bag and another one as well. \"We are nearly there,\" said {name2}. \"There are only two hills left.\"",
    "In summer the days are long and the nights are short. In winter it is the other way round: the days are short, and each night is long. {name} likes the summer, because {name:their} friends are all here. I like the winter, because then {my} {my:are} here.",
    "A {folk} who has only one {thing} takes good care of it. {folks2:^} who have many {thing:many} lose them. My {rel} {name} has had the same {thing} for {few} years, and it is {ostate}.",
    "\"Whose are these {things}?\" asked the teacher. \"They are mine,\" said {name}. \"And whose is that {thing2}?\" \"It is mine, too.\" \"Then why are your {things} on the floor, and why is your {thing2} in the garden?\" {name} was {feeling} and did not know what to say.",
    "The {thing:many} which {kin} keeps in the {room} are old. Most of them were made before I was born. One of them, a {colour} {thing}, is from {town} and has a name on it. The others do not have any names, but they are <pretty|useful|dear to us> as well.",
    "Everybody has a job in our house. My {rel} washes the plates, and my brothers dry them. The cat catches mice, and the dogs watch the door. Who waters the flowers? I do. {name} does not have to do anything, because {name:they} is only two.",
    "The news was good: the bridge was open again, and the trains were running. {name}, whose {rels} were all in {town}, was the first at the station. There were many people there, and each of them was waiting for somebody.",
    "The scissors are in the drawer, and the paper is on the desk. The glasses are next to the jug. My trousers are too long, but my shirt is too short. Where are my shoes? One of them is under the bed, and the other one is gone.",
    "{name} and I are in the same team. I am the youngest, and {name:they} is the oldest. Our trainer is {pstate}, and all of us are {pstate2}. Last year we were the best team in {town}. This year we are not, because two of our players have moved away and one is ill.",
    "The older of the two {folks} was {pstate}. The younger one was {pstate2}. Both were far from home, and neither had any money. All that they had was a {thing} and {few} {fruits}. \"We have enough,\" said the older one. \"The {fruits} are for us, and the {thing} is for our mother.\"",
    "When I was little, my {rels} were my best friends. We were always together. They were older than me, and I was the smallest. Now I am tall, they are old, and we are still friends. Every <summer|winter|Sunday> they come to our house, and then everything is as it was.",
    "There is a shop in {town} that sells nothing but {thing:many}. The {thing:many} in the window are new, and every one of them has a price on it. The woman who owns the shop has no other {thing:many} than these. \"A {thing} is a friend,\" she says. \"Friends are not cheap.\"",
    "What does a {animal} eat? A {animal} eats what it finds. And what do {animals2} eat? {animals2:^} eat what people give them. The {animal} in our garden has found a way to eat what the {animals2} are given. It is {astate}, and they are {astate2}.",
    "The leaves of this tree are yellow, but the tree itself is healthy. The fruit is small, and the branches are thin. My {rel} says that it has stood here since {rel:they} was a child. The birds that live in it are {astate}. The owl that lives in it is {astate2}.",
    "{name} was ready. {name:Their} bag was packed, {name:their} shoes were clean, and {name:their} ticket was in {name:their} pocket. Only {name:their} {rels} were not ready. \"Where are you?\" {name} called. \"The taxi is here!\" \"We are coming!\" they called back. \"We have lost our keys!\"",
]  # fmt: skip

PATTERNS = [
    *SUBJECT_AND_VERB, *SUBJECT_AND_VERB, *PERSONS_AND_PRONOUNS, *PERSONS_AND_PRONOUNS, *TENSES,
    *PARAGRAPHS, *PARAGRAPHS, *PARAGRAPHS, *PARAGRAPHS,
]  # fmt: skip


def documents(count: int = 70_000, seed: int = 21) -> Iterator[str]:
    """`count` documents of one to four sentences or pairs of them; the same for the same seed."""
    return GRAMMAR.documents(PATTERNS, count, seed, most=4)
