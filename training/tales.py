"""What happens and what follows: causes, feelings, how tales begin and go on, what people say.

Small scenes whose last word can be told from what went before: the snowman melts in the sun, who is
thirsty gets a drink, "Good night" is said at bedtime. Tales told in a few lines (the well-known ones)
and idioms are here too. Drawn with a seed.
"""

import random
from collections.abc import Callable, Iterator

from training.phrases import Grammar, lines, paragraph, people

G = Grammar(
    who=["{A}", "{A}", "{A}", "the boy", "the girl", "the old man", "the old woman", "the children", "our neighbour"],
    place=["village", "forest", "small house", "castle", "cave", "hut", "town", "valley", "garden", "mill", "cottage"],
    adj=["little", "small", "young", "poor", "kind", "clever", "brave", "lonely", "curious", "funny", "happy"],
    being=["boy", "girl", "princess", "prince", "rabbit", "fox", "bear", "mouse", "bird", "cat", "dog", "farmer",
           "shepherd", "fisherman", "witch", "giant", "dragon", "king", "queen", "old man", "old woman", "frog"],
    wish=["a friend", "a home", "some food", "to see the world", "to fly", "to go to school", "a new coat", "to sing"],
    aplace=["by the river", "near the sea", "on a hill", "in the mountains", "at the edge of the forest", "far in the north",
            "behind the mill", "under a big tree", "in the middle of the forest", "between two lakes"],
)  # fmt: skip

CAUSES = lines(
    """It rained [all day|all night|for hours|the whole morning], so the [street|grass|road|garden|playground] was wet.
    {A} had no umbrella in the rain, so {Ahis} [hair|coat|jacket] got wet.
    The sun shone all day, and so the [puddles|wet clothes|towels|streets] became dry.
    {A} had not eaten [anything|] since [yesterday|breakfast|the morning], so {Ahe} was very hungry.
    {A} had run [all the way|ten miles|the whole race] and wanted something to drink, because {Ahe} was thirsty.
    {A} had worked [all day|from morning to night|all night], so {Ahe} was tired and went to bed.
    {A} was so tired that {Ahe} fell asleep.
    {A} was [so|very] tired. {Ahe} lay down, closed {Ahis} eyes and fell asleep.
    {A} was hungry, so {Ahe} made [a sandwich|some soup|an omelette] and ate it.
    {A} was thirsty, so {Ahe} [drank|took|asked for] a glass of [water|milk|juice|lemonade].
    It was dark in the room, so {A} turned on the light.
    It was too bright to sleep, so {A} turned off the light.
    {A} was cold, so {Ahe} put on a [warm|thick] [coat|sweater|jacket].
    {A} was [very|too] hot, so {Ahe} took off {Ahis} [coat|sweater|jacket].
    It was very cold at night, and in the morning the [lake|pond|puddle|river] was frozen.
    The [pond|lake|river] froze, and the children skated on the ice.
    The [ice cream|snow|butter|ice|chocolate] lay in the sun, and soon it melted.
    When spring came, the [snow|ice] began to melt.
    It got warmer and warmer. The snowman became smaller and smaller, for snow melts.
    {A} put the [butter|chocolate|cheese] in the hot pan, and it melted.
    The [glass|cup|plate|mirror|bowl] fell on the floor and broke.
    {A} dropped the [glass|plate|bowl|jar], and it broke into [many|a thousand|small|tiny] pieces.
    The ball hit the window, and the glass broke.
    {A} cut {Ahis} finger with a knife, and it began to bleed.
    {A} fell [from the tree|down the stairs|off the horse] and broke {Ahis} [arm|leg].
    A bee stung {A}. It hurt, and {Ahe} cried.
    {A} was ill, so {Ahe} stayed in bed.
    {A} was ill. The doctor came and gave {Ahim} some medicine.
    {A} had a toothache, so {Ahe} went to the dentist.
    {A} ate too much [cake|ice cream|chocolate], and now {Ahis} [stomach|tummy] hurts.
    {A} watered the flowers every day, and they began to grow.
    {A} put a [bean|seed|small nut] into the earth. After some days a little plant came out and grew.
    Nobody watered the [flowers|plants], so they died.
    The dog saw a cat and started to bark.
    The cat saw the dog and ran [away|up the tree].
    The mouse saw the cat and ran [away|into its hole].
    The wind blew so hard that {A}'s hat flew away.
    The wind took the [kite|hat|letter|balloon] and carried it away.
    {A} let go of the balloon, and it flew [up|away|into the sky].
    {A} shook the tree, and the apples fell down.
    {A} blew out the candle, and it was dark.
    {A} lit a candle, and it was light.
    {A} lit the fire, and soon the room was warm.
    {A} opened the window because it was [hot|too warm|stuffy] in the room.
    {A} closed the window because it was [cold|too loud outside|raining].
    {A} forgot to close the [door|cage], and the bird flew out.
    The battery was empty, so the [toy|radio|phone|lamp] did not work.
    There was no petrol in the car, so it stopped.
    {A} missed the bus, so {Ahe} was late for [school|work].
    {A} got up too late and missed the [bus|train].
    {A} studied hard and passed the test.
    {A} did not study for the test, so {Ahe} failed.
    {A} told a [funny|good] joke, and everybody laughed.
    The clown [fell over his own feet|made a face|had a red nose], and the children laughed.
    The film was so sad that {A} cried.
    {A} won the race, so {Ahe} was [happy|proud|very happy].
    {A} lost the game and was [sad|angry].
    {A} got a present and said, "Thank you!"
    {A} broke the vase and said, "I am sorry."
    "I did not do it on purpose," said {A}. "It was an accident."
    {A} stepped on {B}'s foot. "[Oh, I am|I am so] sorry," {Ahe} said.
    {A} heard a [loud noise|strange sound] in the night and was afraid.
    The baby was hungry and began to cry.
    The baby [drank its milk|got a kiss|heard the song] and stopped crying.
    In the library {A} walked on {Ahis} toes, because there one must be quiet.
    "Be quiet," whispered {A}. "The baby is asleep."
    The bell rang, and {A} opened the door.
    Somebody knocked [three times|at the door|loudly], and {A} opened the door.
    The phone rang, and {A} answered it.
    The light turned red, so the cars stopped.
    The light turned green, and the cars [drove on|started].
    {A} put the key in the lock and opened the door.
    {A} had lost the key and could not open the door.
    {A} was in a hurry, so {Ahe} ran.
    It was slippery, so {A} fell.
    The box was too heavy, so {A} could not lift it.
    The shelf was too high, so {A} took a [chair|ladder].
    {A}'s shoes were too small, so {Ahis} feet hurt.
    {A} had no money, so {Ahe} could not buy the [bike|ticket|book].
    {A} was [lonely|alone] because {Ahe} had no friends.
    {A} looked [everywhere|in every corner|in all the boxes], but the [ring|kitten|ball] was not there.
    The sky grew dark, there was thunder, and it started to rain.
    After the rain the sun came out, and there was a rainbow in the sky.
    First there was lightning, and then came the thunder.
    Big white flakes fell from the sky. It was snowing.
    [In the morning everything was white. In the night|The roofs and trees were white, because] it had snowed.
    The sun went down, and it became dark.
    The sun came up, and it became light.
    The bird spread its wings and began to fly.
    The young bird had never used its wings. It jumped and began to fly.
    The dog was glad and wagged its tail.
    The cat lay by the fire and purred.
    The horse was tired, so it lay down [in the straw|].
    The bees lost their hive, so they looked for a new home.
    The milk boiled over because nobody watched it.
    The cake was in the oven too long, so it was burnt.
    There was too much [salt|pepper] in the soup, so nobody liked it.
    {A} put [sugar|honey] in the tea, so it was sweet.
    The bread was old, so it was hard.
    The [apples|plums|pears] were not ripe yet, so they were sour.
    {A} washed {Ahis} hands because they were dirty.
    {A} played in the mud and got dirty.
    {A} painted the old [fence|door|chair], and it looked like new.
    {A} practised every day and became better and better.
    {A} read by the lamp because it was dark.
    {A} did not know the way, so {Ahe} looked at the map.
    {A} did not know what time it was, so {Ahe} looked at the clock.
    {A} did not know the word, so {Ahe} looked in the dictionary.
    {A} could not see well, so {Ahe} put on {Ahis} glasses.
    {A} had a cold, so {Ahe} sneezed.
    {A} sneezed. "Bless you!" said {B}.
    The [hen|duck] sat on her eggs until the chicks came out.
    The boat had a hole, so it sank.
    A stone fell into the water and sank.
    The leaves turned yellow and fell from the trees.
    The fire was out because somebody had poured water on it.
    The house was on fire, so {A} called the firefighters.
    {A} climbed up the ladder, took the kite and came down again."""
)

BECAUSE = lines(
    """Why is the street wet? Because it rained.
    Why is {A} crying? Because {Ahe} is sad.
    Why is {A} laughing? Because {B} told a funny joke.
    Why did {A} go to bed? Because {Ahe} was tired.
    Why did {A} eat [two|three|so many] sandwiches? Because {Ahe} was hungry.
    Why did {A} drink [two|three] glasses of water? Because {Ahe} was thirsty.
    Why did the ice cream melt? Because it was [hot|warm|in the sun].
    Why did the lake freeze? Because it was cold.
    Why did {A} put on a coat? Because it was cold.
    Why did {A} turn on the light? Because it was dark.
    Why did the cat run away? Because the dog barked.
    Why is {A} in bed? Because {Ahe} is ill.
    Why did {A} take an umbrella? Because it was raining.
    Why was {A} late? Because {Ahe} missed the bus.
    Why is the glass empty? Because {A} drank everything.
    Why is {A} proud? Because {Ahe} won the race.
    Why is {A} angry? Because {B} broke {Ahis} toy.
    Why was {A} afraid? Because it was dark and {Ahe} was alone."""
)

FEELINGS = lines(
    """{A} [got a puppy|won the race|found {Ahis} lost dog|had a birthday party|got the letter]. {Ahe} was so happy [that {Ahe} danced|that {Ahe} sang|].
    {A}'s [dog was gone|best friend moved away|balloon flew away|toy was broken]. {Ahe} was very sad.
    {A} was sad. [A tear ran down {Ahis} face, and {Ahe}|{Ahe} sat in a corner and] began to cry.
    Somebody had taken {A}'s [bike|cake|toy]. {Ahe} was very angry.
    {A} was angry. {Ahe} [shouted|stamped {Ahis} foot] and slammed the door.
    There was a [spider|snake|strange noise] in the room. {A} was afraid.
    {A} was afraid and [hid under the bed|ran away|held {B}'s hand].
    {A} had nothing to do. {Ahe} was bored.
    {A} got [the best mark|the first prize|a gold medal]. {Ahis} [mother|father] was very proud.
    Tomorrow is {A}'s birthday. {Ahe} is so excited that {Ahe} cannot sleep.
    {A} opened the box, and out jumped a [frog|clown|mouse]! {Ahe} was very surprised.
    {A} fell asleep at the table. {Ahe} was so tired.
    {A} was happy, and {B} was happy too. They both smiled.
    {A} smiled because {Ahe} was happy, and {B} cried because {Bhe} was sad.
    "Don't cry," said {A}. "[Everything|All] will be all right."
    {A} told a lie and felt bad. In the end {Ahe} told the truth.
    {A} shared {Ahis} [cake|apple|toys] with {B}. "You are [very|so] kind," said {B}.
    {A} helped {B} [carry the bag|find the cat|up the hill]. "Thank you," said {B}. "You are welcome," said {A}."""
)

TALK = lines(
    """"Good night," said {A} and [went to bed|pulled up the blanket|went upstairs].
    It was bedtime. {A} [kissed {B}|closed the curtains] and said, "Good night, sleep well."
    "Good morning," said {A} when {Ahe} came [down to breakfast|into the classroom|into the kitchen].
    {A} woke up and opened the curtains. "Good morning!" {Ahe} said.
    "Thank you [so much|very much|for your help|for the flowers]," said {A}. "You are welcome," said {B}.
    "Thanks for the [book|cake|ride]!" "You're welcome," said {A}.
    "How are you?" asked {A}. "I am fine, thank you," said {B}.
    "What is your name?" "My name is {A}," said {A}.
    "How old are you?" asked {A}. "I am [six|seven|eight|nine|ten] years old," said {B}.
    "May I have an apple[, please|]?" asked {A}. "Yes, of course you may," said {B}.
    "Can I come with you?" asked {A}. "Of course you can," said {B}.
    "Can you help me?" asked {A}. "Yes, I can," said {B}.
    "Do you like cake?" asked {A}. "Yes, I do," said {B}.
    "Are you hungry?" asked {A}. "Yes, I am," said {B}.
    "Is it far?" "No, it is not."
    "Have you seen my cat?" asked {A}. "No, I have not," said {B}.
    "I am sorry [I am late|about the window|that I forgot it]," said {A}. "That's all right," said {B}.
    "Happy birthday [to you|, {B}]!" they sang. {B} blew out the candles.
    All the guests sang "Happy birthday to you" for {A}.
    It was the twenty-fifth of December. "Merry Christmas!" said {A}.
    It was midnight on the last day of the year. "Happy new year!" they shouted.
    "Goodbye!" called {A} and waved [{Ahis} hand|from the train|until the car was gone].
    "See you tomorrow!" said {A} and went home.
    "Help!" cried {A}. "I cannot swim!"
    "Be careful!" said {A}. "The [stove|pan|soup] is hot!"
    "Watch out!" cried {A}. "There is a car coming!"
    "Hurry up!" said {A}. "We are late!"
    "Wait for me!" called {A}. "You are too fast!"
    "Come in!" said {A} and opened the door.
    "Please sit down," said {A} and brought a chair.
    "Once upon a time," {A} began, and all the children listened.
    "Dinner is ready!" called {A}, and everybody came to the table.
    "Ready, steady, go!" shouted {A}, and the race began.
    "Well done!" said {A}. "I am proud of you."
    "Do not worry," said {A}. "I will help you."
    "What time is it?" asked {A}. "It is [five|six|nine|ten] o'clock," said {B}.
    "Dear {B}, thank you for your letter. I hope you are well. Yours, {A}\""""
)

OPENINGS = lines(
    """Once upon a time there was a {adj} {being} who lived in a {place} {aplace}.
    Once upon a time there lived a {adj} {being} {aplace}.
    Once upon a time, in a {place} {aplace}, there lived a {adj} {being}.
    Once upon a time there were three {being.pl} who lived in a {place}.
    [Once upon a time|Long, long ago|Long ago|Many, many years ago|Once] there was a {being} who wanted {wish}.
    Long, long ago, when animals could [still|] talk, there was a {adj} {being}.
    Long ago, in a land far, far away, there lived a {adj} {being}.
    Far, far away, {aplace}, stood a {place}. In it lived a {adj} {being}.
    In a land far away, there [was once|lived] a {adj} {being}.
    It was a dark and stormy night. {who} sat by the [fire|window] and listened to the wind.
    It was a dark and stormy night, and the {being} could not sleep.
    On a dark and stormy night a {being} knocked at the door.
    There was once a king who had three [sons|daughters].
    There was once a king and a queen who had no children.
    A king and a queen lived in a castle. They had a daughter, the princess.
    The king and the queen loved their only daughter, the princess.
    An old man and an old woman lived in a hut {aplace}.
    There lived an old woman and an old man who had only one [cow|hen|goat].
    A poor woodcutter lived with his wife and children at the edge of the forest.
    There was a child {aplace}. The name of the child was {A}.
    There lived a [farmer|teacher|baker] called {A} {aplace}.
    There once was a [boy|girl] called {A}, who lived with {Ahis} mum and dad.
    {A} lived in a {place} with {Ahis} mother and father.
    {A} lived with {Ahis} mum and dad, {Ahis} brother and {Ahis} sister.
    {A} had a [puppy|kitten|pony]. They were the best of friends.
    {A} and {B} were best friends. They did everything together.
    One [sunny|fine|cold|windy|warm] [day|morning|afternoon] {A} went to the [park|forest|beach|market|lake].
    One [cold|dark] winter [night|morning] it began to snow. Soon everything was white.
    The roofs of the {place} were covered with snow.
    A brave knight got on his horse and rode to the castle.
    The knight took his sword, got on his [black|brown|old] horse and rode away.
    The knight fought the dragon with his sword.
    A witch lived in a little house made of [bread and sugar|cake].
    "Who, who?" called the wise old owl.
    At the bottom of the sea there lived a [little|] mermaid.
    A [big|little] fish swam far out in the sea.
    The ship sailed over the deep blue sea.
    Deep in the forest there was a cave, and in the cave slept a bear.
    It rained more and more, and the river rose higher and higher.
    Day after day, week after week, year after year they waited.
    They walked and walked until they came to a [house|river|castle].
    He ran and ran as fast as he could.
    The wind blew, and the leaves flew up and up and up."""
)

ENDINGS = lines(
    """And they lived happily ever after.
    The prince married the princess, and they lived happily ever after.
    They [had a big wedding|danced all night|went home together] and lived happily ever after.
    And if they have not died, they are still alive today.
    And that is the end of the story.
    The end.
    And from that day on they were the best of friends.
    From that day on {A} never told a lie again.
    [The princess|The queen|{A}] kissed the frog, and he turned into a prince.
    The witch was gone for ever, and everybody was happy.
    They went home, and mother and father were so glad to see them.
    It was late, so they all went to bed and slept.
    {A} closed the book. "And now, good night," {Ahe} said.
    {A} was happy to be home again."""
)

TALES = [
    lines(tale)
    for tale in (
        """There were three little pigs.
        The first little pig built a house of straw.
        The second little pig built a house of sticks.
        The third little pig built a house of bricks.
        The wolf [came|knocked] and said, "Little pig, little pig, let me in!"
        The wolf blew down the house of straw.
        Then he blew down the house of sticks.
        But he could not blow down the house of bricks.
        So the three little pigs were safe.""",
        """There were three bears: Papa Bear, Mama Bear and Baby Bear.
        One day a girl called Goldilocks came to their house.
        She tasted the big bowl of porridge. It was too hot.
        She tasted the middle bowl. It was too cold.
        She tasted the little bowl. It was just right.
        She sat on the little chair, and it broke.
        Then she was tired and went to sleep in the little bed.
        The three bears came home.
        "Somebody is sleeping in my bed," said the little bear.
        Goldilocks woke up and ran away.""",
        """A little girl had a red hood, so people called her Little Red Riding Hood.
        Her grandmother was ill.
        Little Red Riding Hood took a basket with cake and wine.
        In the forest she met the wolf.
        The wolf ran to the house of the grandmother.
        He lay down in the grandmother's bed.
        "Grandmother, what big ears you have!" "All the better to hear you with."
        "Grandmother, what big eyes you have!" "All the better to see you with."
        "Grandmother, what big teeth you have!" "All the better to eat you with."
        But a hunter came and saved them.""",
        """A hare and a tortoise had a race.
        The hare was fast, and the tortoise was slow.
        The hare ran so fast that he was soon far ahead.
        "I have a lot of time," thought the hare, and he lay down to sleep.
        The tortoise walked on, step by step.
        When the hare woke up, he ran as fast as he could.
        But it was too late. The tortoise had won the race.
        Slow and steady wins the race.""",
        """Cinderella lived with her stepmother and two stepsisters.
        She had to do all the work.
        The king gave a ball at the palace.
        A fairy turned a pumpkin into a coach and mice into horses.
        "You must be home before midnight," said the fairy.
        Cinderella danced with the prince.
        When the clock struck twelve, she ran away and lost her shoe.
        The prince looked for the girl whose foot fitted the shoe.
        He found Cinderella, and they lived happily ever after.""",
        """Hansel and Gretel were the children of a poor woodcutter.
        They got lost in the forest.
        They came to a house made of bread and cake.
        In the house lived a wicked witch.
        She put Hansel in a cage.
        She wanted to eat him.
        But Gretel pushed the witch into the oven.
        The children ran home to their father.""",
        """Snow White had skin as white as snow, lips as red as blood and hair as black as coal.
        The wicked queen asked her mirror, "Mirror, mirror on the wall, who is the fairest of them all?"
        The mirror said, "Snow White is the fairest of them all."
        Snow White ran into the forest and came to the house of the seven dwarfs.
        The queen gave her a poisoned apple.
        The seven dwarfs put her in a coffin of glass.
        A prince came, and Snow White woke up.
        They lived happily ever after.""",
        """A lion caught a mouse.
        "Please let me go," said the mouse. "One day I will help you."
        The lion laughed and let the mouse go.
        Some days later the lion was caught in a net.
        The mouse came and bit through the ropes.
        The lion was free.
        "You are small," said the lion, "but you are a great friend."
        """,
        """A boy looked after the sheep.
        He was bored, so he cried, "Wolf! Wolf!"
        The people came running, but there was no wolf.
        The boy laughed.
        He did it again, and again there was no wolf.
        One day a wolf really came.
        "Wolf! Wolf!" cried the boy, but nobody came.
        Nobody believes a liar, even when he tells the truth.""",
        """A fox saw some grapes. They hung very high.
        He jumped and jumped, but he could not reach them.
        "I do not want them," said the fox. "I am sure they are sour."
        """,
        """A crow was thirsty.
        She found a jug, but there was only a little water at the bottom.
        She dropped stones into the jug, one after the other.
        The water came higher and higher.
        Then the crow could drink.""",
        """A duckling was grey and ugly.
        Nobody wanted to play with the ugly duckling.
        It was sad and went away alone.
        Winter came, and it was cold and hungry.
        In spring it saw itself in the water.
        It was not a duckling any more. It was a beautiful white swan.""",
        """The emperor loved new clothes.
        Two men said, "We can make clothes that stupid people cannot see."
        The emperor could not see the clothes, but he said, "How beautiful!"
        He walked through the streets.
        "But he has nothing on!" said a little child.""",
        """A girl kissed a frog, and the frog turned into a prince.
        A wicked witch had turned the prince into a frog.
        Now he was a man again.
        The prince and the girl were married.""",
        """Jack sold the cow for some beans.
        His mother was angry and threw the beans out of the window.
        In the night a beanstalk grew up into the sky.
        Jack climbed up the beanstalk.
        At the top lived a giant.
        The giant had a hen that laid golden eggs.
        Jack took the hen and climbed down.
        He cut down the beanstalk, and the giant fell.""",
        """An ant worked all summer.
        The grasshopper sang all summer.
        When winter came, the ant had food, but the grasshopper had nothing.
        "What did you do in summer?" asked the ant. "I sang," said the grasshopper.
        "Then you can dance in winter," said the ant.""",
        """A goose laid a golden egg every day.
        The farmer wanted all the gold at once.
        He killed the goose, but there was no gold in it.
        Now he had no goose and no golden eggs.""",
    )
]

IDIOMS = lines(
    """Better late than never, [said|thought] {A}.
    An apple a day keeps the doctor away.
    The early bird catches the worm.
    It was raining cats and dogs.
    Practice makes perfect.
    Many hands make light work.
    When the cat is away, the mice will play.
    All that glitters is not gold.
    Actions speak louder than words.
    A friend in need is a friend indeed.
    It was a piece of cake.
    {A} was as busy as a bee.
    Home, sweet home!
    Two heads are better than one.
    Out of sight, out of mind.
    Easier said than done.
    Once bitten, twice shy.
    Where there is smoke, there is fire.
    Rome was not built in a day.
    Time flies when you are having fun.
    Birds of a feather flock together.
    You cannot judge a book by its cover.
    Don't count your chickens before they hatch.
    No news is good news.
    Like father, like son.
    The grass is always greener on the other side.
    First come, first served.
    Honesty is the best policy.
    Look before you leap.
    Time is money.
    A penny saved is a penny earned.
    When in Rome, do as the Romans do.
    Twinkle, twinkle, little star, how I wonder what you are.
    Mary had a little lamb, its fleece was white as snow.
    Row, row, row your boat, gently down the stream.
    Humpty Dumpty sat on a wall, Humpty Dumpty had a great fall.
    Jack and Jill went up the hill to fetch a pail of water.
    Baa, baa, black sheep, have you any wool? Yes sir, yes sir, three bags full.
    Old MacDonald had a farm.
    Hickory, dickory, dock, the mouse ran up the clock.
    Rain, rain, go away, come again another day."""
)


def documents(count: int = 40_000, seed: int = 15) -> Iterator[str]:
    """`count` documents of one to twelve sentences; the same for the same seed."""
    draw = random.Random(seed)
    kinds: dict[Callable[[random.Random], str], int] = {
        scene: 10, why: 2, feeling: 3, talk: 4, opening: 5, ending: 1, idiom: 1,
    }  # fmt: skip
    for _ in range(count):
        how = draw.random()
        if how < 0.08:
            yield tale(draw)
        elif how < 0.35:
            yield story(draw)
        else:
            made = draw.choices([*kinds], [*kinds.values()], k=draw.choice([1, 2, 3, 3, 4, 5]))
            yield paragraph(draw, [kind(draw) for kind in made])


def _one(frames: list[str], draw: random.Random) -> str:
    return G.say(draw.choice(frames), draw, people(draw))


def scene(draw: random.Random) -> str:
    """Something happens, and something follows."""
    return _one(CAUSES, draw)


def why(draw: random.Random) -> str:
    """Why? Because."""
    return _one(BECAUSE, draw)


def feeling(draw: random.Random) -> str:
    """What makes somebody glad or sad."""
    return _one(FEELINGS, draw)


def talk(draw: random.Random) -> str:
    """What people say to one another."""
    return _one(TALK, draw)


def opening(draw: random.Random) -> str:
    """How a tale begins."""
    return _one(OPENINGS, draw)


def ending(draw: random.Random) -> str:
    """How a tale ends."""
    return _one(ENDINGS, draw)


def idiom(draw: random.Random) -> str:
    """A saying or a rhyme."""
    return _one(IDIOMS, draw)


def tale(draw: random.Random) -> str:
    """A well-known tale, from the beginning on."""
    told = draw.choice(TALES)
    told = told[: draw.randint(min(4, len(told)), len(told))]
    start = draw.choice(
        [
            "",
            "",
            "Once upon a time this happened. ",
            "{A} told a story. ",
            "Do you know this story? ",
        ]
    )
    return G.say(start + draw.choice([" ", " ", "\\n"]).join(told), draw, people(draw))


def story(draw: random.Random) -> str:
    """A beginning, what happened to the same people, and an end."""
    slots = people(draw, named=True)
    parts = [draw.choice(OPENINGS)]
    for _ in range(draw.randint(1, 4)):
        parts.append(draw.choice(draw.choice([CAUSES, CAUSES, FEELINGS, TALK])))
    if draw.random() < 0.6:
        parts.append(draw.choice(ENDINGS))
    return paragraph(draw, [G.say(part, draw, slots) for part in parts])
