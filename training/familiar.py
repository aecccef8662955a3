"""What is always said so: how stories begin and end, what one does with what, please and thank you.

One table has sentences whose end everybody knows; others have the openings of tales and little talks.
"""

import random
from collections.abc import Iterator

from training.phrasing import BOYS, FAMILY, GIRLS, Grammar, Term

SUBJECTS = [
    *GIRLS[:60], *BOYS[:60], *FAMILY[:8],
    *(Term(t, g) for t, g in (
        ("the little girl", "f"), ("the boy", "m"), ("the old man", "m"), ("the old woman", "f"), ("my sister", "f"),
        ("my brother", "m"), ("the teacher", "f"), ("the farmer", "m"), ("my grandmother", "f"), ("the king", "m"),
        ("the princess", "f"), ("our neighbour", "m"), ("my aunt", "f"), ("my best friend", "m"), ("the young man", "m"),
        ("the tailor", "m"), ("the nurse", "f"), ("little Jim", "m"), ("little Rosie", "f"), ("the sailor", "m"),
    )),
]  # fmt: skip

# {s} is somebody. Each row ends with what everybody expects.
ENDINGS = """
{s} was very hungry, so {s:they} <ate|had> <a sandwich|some bread|two apples|a big lunch|a bowl of soup>.
{s} was thirsty, so {s:they} drank a glass of <water|milk|juice|cold water>.
"I am so thirsty," said {s}. "Then drink a glass of <water|milk|juice>," said {s2}.
{s2} poured {s} a <cup of tea|cup of cocoa|glass of milk|glass of water>.
{s} was tired, so {s:they} went to <bed|sleep>.
{s} was so tired that {s:they} fell fast asleep.
As soon as {s} lay down, {s:they} fell asleep.
{s} yawned. It was time to go to bed.
{s} was cold, so {s:they} put on a warm <coat|sweater|jacket|hat>.
Before {s:they} went out into the snow, {s} put on {s:their} <coat|boots|gloves|scarf|hat>.
{s} was cold, so {s:they} sat down by the <fire|stove>.
{s} was hot, so {s:they} took off {s:their} <coat|jacket|hat>.
{s} was ill and had to stay in bed.
{s} was ill, so {s:they} went to the doctor.
{s} had a toothache and went to the dentist.
{s} had a headache and wanted everyone to be quiet.
{s} cut {s:their} finger with a knife, and it began to bleed.
{s} fell and hurt {s:their} <knee|leg|arm|foot>.
{s} fell down and began to cry.
{s} was so sad that {s:they} began to cry.
When {s} heard the joke, {s:they} had to laugh.
{s} told a funny story, and everybody laughed.
It was so funny that {s} could not stop laughing.
{s} made a funny face, and the baby began to laugh.
{s} was so happy that {s:they} jumped up and down.
{s} was so happy that {s:they} began to <sing|dance>.
{s} was afraid of the dark, so {s:they} turned on the light.
It was dark in the room, so {s} turned on the light.
Before {s:they} went to sleep, {s} turned off the light.
{s} lit a candle with a match.
{s} blew out the candles on the birthday cake.
{s} took a deep breath, blew out all the candles and made a wish.
It was {s}'s birthday. "Happy birthday!" <they all cried|said {s2}>.
"Happy birthday, {n}!" said {s} and gave {n:them} a present.
{s} unwrapped the present. Inside the box there was a <toy|book|doll|train>.
{s} opened the door with a key.
{s} turned the key, and the door opened.
{s} lost {s:their} key and could not open the door.
There was a knock on the door.
There was a knock at the door. "Come in!" said {s}.
{s} heard a knock and went to open the door.
The bell rang, and {s} went to open the door.
{s} closed the door behind {s:them}.
{s} looked out of the window.
{s} opened the window to let in some fresh air.
{s} looked up at the stars in the sky.
{s} sat down on a chair.
{s} sat down at the table and began to eat.
{s} washed {s:their} hands with soap and water.
{s} washed {s:their} hands and dried them with a towel.
{s} brushed {s:their} teeth and went to bed.
{s} brushed {s:their} hair and looked in the mirror.
{s} put on {s:their} shoes and socks.
{s} tied {s:their} shoes, so that the laces would not come undone.
{s} put on {s:their} hat and coat.
{s} put on {s:their} pyjamas and got into bed.
{s} took {s:their} umbrella, because it was raining.
{s} forgot {s:their} umbrella and got wet.
It began to rain, so {s} opened {s:their} umbrella.
The sky turned grey, and a little later it began to rain.
There was thunder and lightning, and then it started to rain.
After the rain there was a rainbow in the sky.
When the rain stopped, the sun came out.
The sun came up, and {s} woke up.
The sun went down, and it got dark.
In the evening the sun went down behind the hills.
It was so cold that the water in the pond turned to ice.
It had snowed in the night, and {s} built a snowman.
{s} gave the snowman a carrot for a nose.
In spring the snow began to melt.
{s}'s ice cream began to melt in the sun.
The butter on the stove began to melt.
The wind blew so hard that {s}'s hat flew away.
{s} cut the bread with a knife.
{s} spread butter on the bread.
{s} ate the soup with a spoon.
{s} drank a cup of <tea|coffee|cocoa>.
{s} drank a cup of hot <tea|cocoa|milk>.
{s} put some sugar in the tea.
{s} put salt and pepper on the <eggs|potatoes|meat>.
{s} put the milk back in the fridge.
{s} baked a cake in the oven.
The smell of fresh bread came from the <bakery|kitchen|oven>.
{s} peeled the potatoes and cooked them in a pot.
{s} washed the dishes after dinner.
"This is delicious!" said {s}. "May I have some more?"
{s} swept the floor with a broom.
{s} cut the paper with <scissors|a pair of scissors>.
{s} wrote a letter with a pen.
{s} put the letter in an envelope and put a stamp on it.
{s} drew a picture with a pencil.
{s} painted a picture with a brush.
{s} hit the nail with a hammer.
{s} climbed up the ladder.
{s} climbed up a tree and did not dare to climb down.
The kitten was on the roof and did not know how to get down.
{s} dug a hole in the ground.
{s} watered the <flowers|roses|beans>, and they began to grow.
The beans got water and sun, and they grew and grew.
The little seed grew into a <big tree|beautiful flower>.
{s} picked some flowers and put them in a vase.
{s} picked an apple from the tree.
In autumn the leaves turn red and yellow and fall to the ground.
{s} threw the ball, and the dog caught it.
{s} threw a stick, and the dog ran to fetch it.
{s} kicked the ball into the <goal|net>.
{s} dropped the <glass|cup|plate>, and it broke into pieces.
The <mirror|window|bowl> broke into a thousand pieces.
{s} dropped the egg, and it broke.
{s} put one box on top of the other, until they all fell down.
The house of cards fell down when {s} sneezed.
The dog was happy and wagged its tail.
When {s} came home, the dog wagged its tail.
{s} said "Good dog!", and the dog wagged its tail.
The dog barked at the <stranger|postman|cat>.
The dog saw the cat and began to bark.
The dog buried its bone in the garden.
The cat ran after the mouse.
The cat drank a bowl of milk.
{s} stroked the cat, and it began to purr.
The bird spread its wings and flew away.
The young eagle spread its wings and learned to fly.
The bird built a nest in the tree.
The hen laid an egg.
The hen sat on her eggs until the chicks came out.
The bee flew from flower to flower.
The frog jumped into the water.
The horse ate some hay.
{s} rode on a horse.
{s} rode {s:their} bike to school.
{s} milked the cow.
The rabbit ran into its hole.
The hedgehog sleeps all winter and wakes up in spring.
The spider sat in its web and waited for a fly.
The lion opened its mouth and roared.
The owl slept all day and woke up at night.
The wolf howled at the moon.
The caterpillar turned into a beautiful butterfly.
The princess kissed the frog, and it turned into a prince.
{s} went to the library to borrow a book.
{s} opened the book and began to read.
"Tell me a story, please," said {s}. "Once upon a time," began {s2}.
{s} listened to music.
{s} played the <piano|guitar|violin|drums>.
{s} sang a song.
{s} danced to the music.
{s} told {s2} a secret. "Don't tell anyone," {s:they} said.
{s} asked a question, and {s2} gave an answer.
{s} raised {s:their} hand to ask a question.
{s} did not know the answer.
{s} learned to read and write.
{s} was late for school, because {s:they} had missed the bus.
{s} waited at the stop for the bus.
{s} bought a ticket and got on the train.
The train stopped at the station.
The plane landed at the airport.
The car stopped, because the light was red.
The light turned green, and the cars began to move.
{s} looked left and right before {s:they} crossed the street.
{s} went swimming in the lake.
{s} jumped into the water with a splash.
{s} could not swim and was afraid of the water.
{s} built a sandcastle on the beach.
The waves washed the sandcastle away.
{s} went fishing and caught a big fish.
{s} rowed the boat across the lake.
The ship sank to the bottom of the sea.
{s} flew a kite in the wind.
{s} let go of the balloon, and it flew away.
{s} pricked the balloon with a needle, and it popped.
{s} got lost and could not find the way home.
{s} missed {s:their} mother and wanted to go home.
{s} paid for the <bread|apples|tickets> with money.
{s} saved {s:their} money to buy a <bike|doll|drum>.
{s} put the coin in {s:their} pocket.
{s} went to the <shop|store|market> to buy some <bread|milk|apples|eggs>.
"How much does it cost?" asked {s}.
"I am sorry," said {s}. "I did not mean to do it. It was an accident."
"You did not do it on purpose," said {s}. "It was an accident."
{s} broke the <cup|window|lamp>. It was not on purpose, it was an accident.
{s} said thank you for the <present|help|cake>.
"Thank you," said {s}. "You're welcome," said {s2}.
"Thanks for the ride," said {s}. "You're welcome," said {s2}. "It was a pleasure."
"May I have a <cookie|biscuit|piece of cake>?" asked {s}. "Of course you may," said {s2}.
"Can I come with you?" asked {s}. "Of course you can," said {s2}.
"Could you help me, please?" asked {s}. "Of course I can," said {s2}.
"Please pass me the salt," said {s}. "Here you are," said {s2}.
"How are you?" asked {s}. "I'm fine, thank you," said {s2}.
"How old are you?" asked {s}. "I am <six|seven|eight> years old," said {n}.
"What is your name?" asked {s}. "My name is {n}," said the <child|stranger>.
"What time is it?" asked {s}. "It is <five|six|ten> o'clock," said {s2}.
"Good morning," said {s}. "Did you sleep well?"
"Good night," said {s} and turned off the light.
"Good night, sleep tight," said {s}.
"Sweet dreams," said {s} and kissed {n} good night.
{s} tucked the baby in and whispered, "Good night."
"Goodbye," said {s} and waved {s:their} hand.
{s} waved goodbye until the train was out of sight.
"See you tomorrow," said {s}. "See you," said {s2}.
"Excuse me," said {s}. "Can you tell me the way to the <station|museum|zoo>?"
"Bless you," said {s} when {s2} sneezed.
"Help!" cried {s}. "Somebody help me!"
"Be careful!" said {s}. "The <stove|soup|tea> is hot."
{s} blew on the soup, because it was too hot.
"Wait for me!" cried {s}.
"Hurry up," said {s}, "or we will be late."
"Let's play a game," said {s}.
"Let's go home," said {s}. "It is getting dark."
"Don't worry," said {s}. "Everything will be all right."
"Ready, steady, go!" called {s}.
"Merry Christmas!" said {s}. "And a happy new year!"
{s} gave {s2} a hug and a kiss.
{s} shook hands with {s2}.
{s} nodded {s:their} head.
{s} shook {s:their} head and said no.
{s} put a finger on {s:their} lips and said, "Shh!"
"Hush!" said {s}. "The baby is asleep, you must be quiet."
{s} walked on tiptoe, so as not to wake the baby.
In the library we have to be quiet.
{s} could not sleep, because it was too loud.
{s} closed {s:their} eyes and fell asleep.
{s} opened {s:their} eyes and looked around.
{s} had a bad dream and woke up.
{s} woke up in the middle of the night.
The alarm clock rang, and {s} woke up.
{s} could not believe {s:their} eyes.
{s} did not say a word.
{s} could not wait to <see {s:their} friends|open the box|go to the sea>.
{s} looked everywhere, but could not find it.
{s} ran as fast as {s:they} could.
{s} ran so fast that nobody could catch {s:them}.
{s} came first and won the race.
{s} won the race and got a <medal|prize>.
They took turns: first {s}, then {s2}.
The magician pulled a rabbit out of his hat.
The wizard said the magic words, and the door opened.
"I will give you three wishes," said the <fairy|fish|genie>.
The witch flew away on her broom.
The king sat on his throne.
The king wore a golden crown on his head.
The queen lived in a castle.
The dragon breathed fire.
The knight fought the dragon with a sword.
The pirates looked for the treasure.
{s} found a treasure chest full of gold.
The prince and the princess got married and lived happily ever after.
And they all lived happily ever after.
And {s} lived happily ever after.
And if they have not died, they are still alive today.
And they never saw the <dragon|wolf|witch> again.
And from that day on they were the best of friends.
From that day on, {s} and {s2} were best friends.
And that is the end of the story.
The doctor gave {s} some medicine.
The firefighters put out the fire.
The police caught the thief.
The postman brought a letter.
The barber cut {s}'s hair.
The waiter brought the soup and said, "Enjoy your meal."
{s} packed {s:their} suitcase and went on a trip.
{s} sat in the shade of a tree.
{s} found a shell on the beach.
{s} filled the <bucket|glass|bottle> with water.
{s} spilled the <milk|juice> on the floor.
{s} wiped the table with a cloth.
{s} hung the wet clothes on the line to dry.
{s} sewed on a button with a needle and thread.
{s} answered the phone and said, "Hello?"
{s} took a photo with {s:their} camera.
{s} looked at the clock. It was time to go home.
{s} was bored, because there was nothing to do.
{s} was angry and slammed the door.
{s} was proud of {s:themselves}.
{s} cut the cake, and everyone got a piece.
{s} fed the ducks with some bread.
{s} took the dog for a walk.
{s} gave the dog a bone.
{s} tried again and again, and at last it worked.
{s} tripped over a stone and fell.
{s} slipped on the ice and fell down.
{s} hid behind a tree, and nobody could find {s:them}.
{s} counted to ten. "Ready or not, here I come!"
The clock struck twelve. It was midnight.
The ground was white with snow.
The glass was full to the brim.
The lamp went out, and it was dark.
The music stopped, and everyone was quiet.
The door was locked, so nobody could get in.
The milk was sour, so {s} poured it away.
The box was too heavy for {s} to lift.
The shelf was too high, and {s} could not reach it.
The shoes were too small for {s}.
The water was too deep, so {s} swam back to the shore.
The rope broke, and the bucket fell into the well.
The ball rolled down the hill.
The ball flew over the fence and into the neighbour's garden.
The ball hit the window and broke the glass.
The dishes were dirty, so {s} washed them.
The room was a mess, so {s} tidied it up.
The fire went out, so {s} put more wood on it.
The tooth was loose, and soon it fell out.
The plant got no water, and so it died.
The bottle was empty, so {s} filled it with water.
The coin fell into the well, and nobody knew where it was.
{s} turned round, but the bird had gone. Nobody knew where it had gone.
{s} counted the sheep until {s:they} fell asleep.
The bread was so hard that {s} could not eat it.
{s} was full and could not eat any more.
{s} looked for something to eat, but the cupboard was empty.
The wolf was hungry and went out to find something to eat.
The knife was sharp, and {s} cut {s:their} finger.
The bag had a hole in it, so the apples fell out.
{s} pulled and pulled until the cork came out.
The road was long, and {s}'s feet began to hurt.
The joke was not funny, so nobody laughed.
The cup was hot, and {s} burned {s:their} fingers.
""".strip().split("\n")

LEADS = (
    "|||||||||||||One day, |That evening, |In the end, |A little later, |Then |On Sunday, ".split(
        "|"
    )
)

OPENINGS = [
    "Once upon a time<,|> there <was|lived> a {kind} {hero}<| who {trait}| named {n}| with {own}>. $then",
    "Once upon a time<,|> in a <far away|faraway|great> {land}, there lived a {kind} {hero}<| who {trait}| named {n}>. $then",
    "Once there was a {kind} {hero} who {trait}. $then", "There once <was|lived> a {kind} {hero} who {trait}. $then",
    "A long, long time ago, when {olden}, there lived a {kind} {hero}. $then",
    "Long, long ago, when {olden}, a {hero} lived in a {land}. $then",
    "Long ago, in a {land} far away, there lived a {kind} {hero}. $then",
    "Many years ago there was a {kind} {hero} who {trait}. $then", "In a {land} far, far away lived a {kind} {hero}. $then",
    "In the middle of a deep, dark forest there lived a {kind} {hero}. $then",
    "High up in the mountains<,|> there lived a {kind} {hero} who {trait}. $then",
    "At the edge of the <forest|village|sea> stood a little house, and in it lived a {kind} {hero}. $then",
    "There were once three {hero:many} who {plural}. <The first|The oldest> was called {n}, <the second|the next> was called {n2}, and the <third|youngest> was called {n3}.",
    "There was once a king who had three <sons. The youngest was called {boy}|daughters. The youngest was called {girl}>. $then",
    "A <king|poor man|miller|farmer> had three sons. When he grew old, he called them and said, \"My sons, I am old. <Who will have the mill?|Go out into the world.>\"",
    "One <day|morning|sunny day|rainy afternoon|cold night|beautiful morning>, a {kind} {n:child} named {n} <went for a walk|woke up early|found a {find}|heard a noise|was playing in the garden>. $then",
    "It was a <dark and stormy|cold and dark|quiet|warm> night. <The wind howled|The rain fell|The stars shone>, and {n} could not sleep. $then",
    "It was a <sunny|beautiful|cold|rainy|snowy> <day|morning>, and {n} <was very happy|wanted to go out|looked out of the window>. $then",
    "{n} was a {kind} {n:child} who lived with {n:their} <mother and father|grandmother|parents|uncle> in a little house. $then",
    "{n} was {age} years old and had a {ownpet} called {pet}. $then", "Today was a special day: it was {n}'s birthday. $then",
    "My name is {n}, and I am {age} years old. I live <in a small town|on a farm|by the sea> with {myparents}. $mine",
    "Hello! My name is {n}. I am {age} years old, and this is my story. $mine",
    "This is the story of a {kind} {hero} who {trait}. $then", "Have you ever heard the story of the {hero} who {trait}? It goes like this. Once upon a time, there was a {kind} {hero}.",
    "Let me tell you a story. It is about a {kind} {hero} who {trait}. $then", "Chapter One\nOnce upon a time there was a {kind} {hero}. $then",
    "When {n} was a little {n:child}, {n:they} <lived by the sea|had a {ownpet}|was afraid of the dark>. $then",
    "\"Once upon a time,\" said Grandma, \"there was a {kind} {hero}.\" The children sat down and listened.",
    "\"Tell us a story!\" said the children. \"Once upon a time,\" began {k}, \"there lived a {kind} {hero} who {trait}.\"",
    "Every <night|morning|day> the {kind} {hero} <looked at the moon|walked to the river|sat by the window>. $then",
    "Dear diary, today was a <good|bad|strange|wonderful> day. I <found a {find}|met a new friend|lost my {thing}|went to the sea>.",
    "Once, on a cold winter's day, a {hero} <was walking through the snow|sat by the fire|lost the way>. $then",
    "Deep under the sea there lived a {kind} <mermaid|fish|whale|crab|octopus>. $then",
    "Far away, where {edge}, there is a {land}. In this {land} lived a {kind} {hero}. $then", "Before the first king was born, when {olden}, the {hero:many} lived in peace. $then",
    "Nobody in the {land} was as {kind} as the {hero} of this story. $then", "Listen, children, and I will tell you of a {hero} who {trait}. $then",
    "In the days when {olden}, a {kind} {hero} set out to see the world. $then", "On a small island <lived|there lived> a {kind} {hero} and <his wife|an old dog|a clever bird>. $then",
]  # fmt: skip
TALKS = [
    "\"<Hello|Good morning|Good evening|Hi>, {n}!\" \"<Hello|Good morning|Good evening|Hi>, {n2}! How are you?\" \"I'm <fine|very well>, thank you. And you?\" \"I'm fine, too.\"",
    "\"May I <come in|sit here|go out and play|use your pen|open the window>?\" asked {s}. \"Yes, you may,\" said {s2}. \"Thank you very much.\" \"You are welcome.\"",
    "\"Can we <go swimming|have a dog|stay a little longer>?\" asked {s}. \"Yes, we can,\" said {s2}. \"Hurrah!\"",
    "\"Would you like <some tea|a biscuit|some cake|a glass of milk>?\" asked {s}. \"<Yes, please|No, thank you>,\" said {s2}.",
    "\"Would you like to <play|dance|come with us|see my room>?\" \"Yes, I would like to,\" said {s}.",
    "\"It was kind of you to <help me|wait for me|carry my bag>,\" said {s}. \"Thank you.\" \"You're welcome,\" said {s2}.",
    "\"I am sorry that I <am late|lost your {thing}|woke you up>,\" said {s}. \"<It doesn't matter|Never mind|Don't worry>,\" said {s2}.",
    "\"Who broke the <window|vase|cup|lamp|jug|plate>?\" asked {s}. \"I did,\" said {n}. \"I am very sorry. It was an accident.\"",
    "\"Excuse me, where is the <station|school|museum|bakery>?\" \"Go straight on and turn <left|right>.\" \"Thank you.\" \"You're welcome.\"",
    "\"Who's there?\" asked {s}. \"It's me, {n}.\" \"Come in, {n}!\"", "Knock, knock. \"Who is there?\" asked {s}. \"It is only me,\" said {n}. {s} opened the door.",
    "\"Good night, {n},\" said {s}. \"Sleep well.\" \"Good night,\" said {n} and closed {n:their} eyes.",
    "\"It's time for bed,\" said {s}. \"<Just five more minutes|One more story>, please!\" said {n}. \"No, it is late. Good night, {n}.\" \"Good night.\"",
    "\"Are you hungry?\" asked {s}. \"Yes, I am,\" said {n}. \"Then let us eat.\"", "\"Do you like <apples|music|dogs|school>?\" asked {s}. \"Yes, I do,\" said {n}. \"And {n2} does, too.\"",
    "\"What's the matter?\" asked {s}. \"I have lost my {thing},\" said {n}. \"Don't worry, we will find it.\" And they did find it.",
    "\"Happy birthday to you! Happy birthday to you! Happy birthday, dear {n}! Happy birthday to you!\" sang the children. Then {n} blew out the candles.",
    "\"Is this your {thing}?\" asked {s}. \"Yes, it is. Thank you!\" said {n}. \"I was looking for it.\"",
    "\"Please close the door,\" said {s}. {n} closed the door. \"Thank you,\" said {s}.", "\"Can you <swim|whistle|ride a bike|read>?\" asked {s}. \"Yes, I can,\" said {n}. \"No, you can't!\" said {n2}.",
    "\"Here you are,\" said {s} and gave {n} the {thing}. \"Thank you,\" said {n}.", "\"Happy New Year!\" said {s}. \"Happy New Year to you, too!\" said {n}.",
    "\"I love you, Mum,\" said {n}. \"I love you, too,\" said Mum and gave {n:them} a big hug.", "\"Well done, {n}!\" said {s}. \"I am so proud of you.\"",
    "\"Hurry up, {n}!\" called {s}. \"The bus is coming!\" {n} ran as fast as {n:they} could.", "\"Look!\" cried {n}. \"What is that?\" \"It is a {find},\" said {s}. \"Isn't it beautiful?\"",
    "\"Will you come to my party, {n}?\" asked {s}. \"Yes, I will,\" said {n}. \"I am looking forward to it.\"", "\"Did you <sleep well|have fun|see the sea>?\" asked {s}. \"Yes, I did,\" said {n}.",
]  # fmt: skip
CONSEQUENCES = [
    "{s} had <run|walked|worked> for hours. {s:Their} legs were heavy. {s:They} lay down on the <bed|sofa> and fell fast asleep.",
    "The <mouse|rabbit|squirrel> was hungry and looked for food. At last it found <some seeds|a nut|some berries> to eat.",
    "The little <swan|owl|sparrow> wanted to fly. Its mother showed it how. It spread its wings, jumped and began to fly.",
    "The <children|friends|boys> heard thunder, and soon it began to rain. They got wet all the same.",
    "{s} <bent down|came nearer> and patted the dog. It licked {s:their} hand and wagged its tail.",
    "{s} put a bulb in a pot and watered it. After a week something green came out of the ground. It grew until it was a beautiful flower.",
    "{s} heard a noise in the night. \"Who's there?\" {s:they} asked. But it was only the <cat|wind|dog>.",
    "{s} opened the fridge. There was <some cheese|an apple|a cake> in it, and {s:they} ate it all up.",
    "The ice was thin. It cracked, and {s} fell into the cold water. \"Help!\" {s:they} cried.", "{s} and {s2} were best friends. They did everything together.",
    "The <cake|bread|pizza> was in the oven too long, and it burned. The kitchen was full of smoke.",
    "{s} wanted to buy an ice cream, but {s:they} had no money. So {s2} bought one for {s:them}.",
    "{s} ate too much cake and had a stomach ache.", "{s} looked for the cat all day. At last {s:they} found it asleep under the bed.",
    "{s} could not reach the <cookies|book|apples>, so {s:they} stood on a chair.", "{s} was lost. {s:They} asked a policeman for help, and the policeman took {s:them} home.",
    "{s} made a snow castle. But the sun was hot, and soon the snow began to melt. There was only a puddle of water left.",
    "{s} turned off the light, closed {s:their} eyes and fell fast asleep.", "{s} worked hard every day, and at last {s:their} dream came true.",
    "Slowly the sun went down. The sky turned red, and then it was dark.", "{s} built a tower out of <stones|books|cups>. It was too high, and it fell down.",
    "{s2} told {s} something very funny. {s} laughed until {s:their} stomach hurt.", "It was snowing, and {s} wanted to go out. First {s:they} put on {s:their} coat, then {s:their} boots, and last of all {s:their} gloves.",
    "{s} had not eaten since breakfast. \"I am so hungry,\" {s:they} said. \"Is there anything to eat?\"",
]  # fmt: skip

GRAMMAR = Grammar(
    {
        "then": "One day, {n9} came to the door.|One day something strange happened.|One morning there was a knock at the door.|"
        "But one day everything changed.|Nobody knew why.|And this is what happened.|One night there was a loud noise.||||",
        "mine": "|I go to school every day.|I like to play and to read.|I have a lot of friends.|My best friend is called {n9}.",
    },
    {
        "s": SUBJECTS, "n": [*GIRLS, *BOYS], "k": FAMILY[:8],
        "kind": (
            "little brave poor rich kind clever lazy young old beautiful wise friendly shy curious lonely happy "
            "hungry greedy small strange funny proud good tiny"
        ).split(),
        "hero": (
            "girl boy king queen princess prince dragon rabbit fox bear mouse cat dog wolf lion frog bird hen duck "
            "witch wizard giant farmer fisherman miller woodcutter shoemaker tailor robot pig owl turtle elephant "
            "monkey knight fairy dwarf hedgehog squirrel donkey goat pony woman man soldier baker"
        ).split(),
        "trait": (
            "loved to sing/had no friends/lived all alone/wanted to see the world/was never afraid/could not sleep/"
            "had a secret/was always hungry/liked to help others/never told a lie/wanted to fly/lived in a tree/"
            "loved flowers/was afraid of everything/had lost a shoe/could talk to animals/never laughed/"
            "had a golden key/dreamed of the sea/wanted to be big/lived in a tall tower/told the best stories"
        ).split("/"),
        "own": "a red hat/a magic ring/long golden hair/three wishes/a wooden leg/a big heart/a loud voice/a blue coat".split("/"),
        "land": "kingdom land village castle forest country town valley".split(),
        "edge": "the sun goes down/the mountains touch the sky/the river meets the sea/nobody has ever been".split("/"),
        "olden": "animals could still talk/wishes still came true/there were still dragons/the world was young/kings lived in castles/there were no cars/giants walked on the earth".split("/"),
        "plural": "lived in one house/went out into the world/were afraid of nothing/never agreed/loved the same song".split("/"),
        "myparents": "my mum and dad/my parents/my mother and two brothers/my grandparents/my family".split("/"),
        "find": "ring box kitten map shell feather key stone letter bottle nest butterfly rainbow".split(),
        "ownpet": "dog cat rabbit parrot pony hamster goat".split(),
    },
)  # fmt: skip


def documents(count: int = 65_000, seed: int = 25) -> Iterator[str]:
    """`count` documents of one to four sentences, talks or openings; the same for the same seed."""
    draw = random.Random(seed)
    for _ in range(count):
        kind = draw.random()
        if kind < 0.45:
            rows = draw.sample(ENDINGS, draw.choice([1, 2, 3, 4]))
            yield draw.choice([" ", "\n"]).join(_led(draw, row) for row in rows)
        else:
            patterns = OPENINGS if kind < 0.7 else TALKS if kind < 0.85 else CONSEQUENCES
            chosen = draw.choices(patterns, k=draw.choice([1, 1, 2, 3]))
            yield "\n".join(GRAMMAR.say(draw, row) for row in chosen)


def _led(draw: random.Random, row: str) -> str:
    """The sentence, sometimes with a time before it."""
    lead = draw.choice(LEADS) if row.startswith("{s} ") else ""
    return GRAMMAR.say(draw, lead + row)
