"""What a class knows about countries: their people, cities, neighbours, sights, foods and nature.

Capitals, continents, languages and money are in the tables that `training.facts` reads.
"""

from training.phrases import rows

_ROWS = rows(
    """Argentina | Argentinian | Argentinians | Córdoba, Rosario | Chile, Brazil, Uruguay | the Andes | - | grilled beef | tango and football
    Australia | Australian | Australians | Sydney, Melbourne, Perth | - | the Great Barrier Reef | Sydney Opera House in Sydney | meat pies | kangaroos and koalas
    Austria | Austrian | Austrians | Salzburg, Graz | Germany, Italy, Hungary | the Alps | the palace of Schönbrunn in Vienna | schnitzel | music and mountains
    Belgium | Belgian | Belgians | Antwerp, Bruges | France, Germany, the Netherlands | - | the Atomium in Brussels | waffles | chocolate and waffles
    Brazil | Brazilian | Brazilians | Rio de Janeiro, São Paulo | Argentina, Peru, Colombia | the Amazon | the big statue of Christ in Rio de Janeiro | beans and rice | carnival, coffee and football
    Canada | Canadian | Canadians | Toronto, Montreal, Vancouver | the United States | Niagara Falls | the CN Tower in Toronto | pancakes with maple syrup | maple trees and ice hockey
    Chile | Chilean | Chileans | Valparaíso | Argentina, Peru, Bolivia | the Andes | - | fish soup | copper and its long coast
    China | Chinese | Chinese | Shanghai, Hong Kong | Russia, India, Mongolia | the Yangtze | the Great Wall | rice and dumplings | tea, silk and pandas
    Colombia | Colombian | Colombians | Medellín, Cali | Brazil, Peru, Venezuela | the Andes | - | corn cakes | coffee
    Cuba | Cuban | Cubans | Santiago de Cuba | - | - | the old town of Havana | rice and beans | sugar, music and old cars
    Denmark | Danish | Danes | Aarhus, Odense | Germany | - | the Little Mermaid in Copenhagen | open sandwiches | bicycles and fairy tales
    Egypt | Egyptian | Egyptians | Alexandria, Luxor | Libya, Sudan, Israel | the Nile | the pyramids near Cairo | bread and beans | pyramids and pharaohs
    England | English | English | Manchester, Liverpool, Oxford | Scotland, Wales | the Thames | Big Ben in London | fish and chips | tea, rain and football
    Ethiopia | Ethiopian | Ethiopians | Gondar | Kenya, Somalia, Sudan | - | the rock churches of Lalibela | flat bread called injera | coffee and runners
    Finland | Finnish | Finns | Turku, Tampere | Sweden, Norway, Russia | - | - | rye bread and fish | lakes, forests and saunas
    France | French | French | Lyon, Marseille, Nice | Spain, Italy, Germany, Belgium | the Seine | the Eiffel Tower in Paris | bread and cheese | wine, cheese and bread
    Germany | German | Germans | Hamburg, Munich, Cologne | France, Poland, Austria, Denmark | the Rhine | the Brandenburg Gate in Berlin | sausages and potatoes | cars, bread and fairy tales
    Ghana | Ghanaian | Ghanaians | Kumasi | Ivory Coast, Togo | the Volta | - | fufu | cocoa and gold
    Greece | Greek | Greeks | Thessaloniki | Turkey, Bulgaria, Albania | Mount Olympus | the Acropolis in Athens | olives and white cheese | islands, olives and old temples
    Hungary | Hungarian | Hungarians | Debrecen, Szeged | Austria, Romania, Slovakia | the Danube | the parliament in Budapest | goulash | hot baths and paprika
    Iceland | Icelandic | Icelanders | Akureyri | - | - | - | fish | volcanoes, geysers and ice
    India | Indian | Indians | Mumbai, Kolkata | Pakistan, Nepal, China | the Ganges | the Taj Mahal in Agra | curry and rice | tigers, elephants and spices
    Indonesia | Indonesian | Indonesians | Bandung, Surabaya | Malaysia | - | the temple of Borobudur | fried rice | islands and volcanoes
    Iran | Iranian | Iranians | Isfahan, Shiraz | Iraq, Turkey, Pakistan | - | the old city of Isfahan | rice with kebab | carpets and poems
    Iraq | Iraqi | Iraqis | Basra, Mosul | Iran, Turkey, Syria | the Tigris | - | grilled fish | dates and old cities
    Ireland | Irish | Irish | Cork, Galway | - | - | - | stew with potatoes | green fields, songs and rain
    Israel | Israeli | Israelis | Tel Aviv, Haifa | Egypt, Jordan, Lebanon | the Dead Sea | the Western Wall in Jerusalem | hummus | oranges and old towns
    Italy | Italian | Italians | Milan, Venice, Naples, Florence | France, Switzerland, Austria | the Tiber | the Colosseum in Rome | pizza and pasta | pizza, pasta and art
    Jamaica | Jamaican | Jamaicans | Montego Bay | - | - | - | salt fish | reggae and fast runners
    Japan | Japanese | Japanese | Osaka, Kyoto | - | Mount Fuji | the temples of Kyoto | sushi and rice | sushi, robots and cherry trees
    Kenya | Kenyan | Kenyans | Mombasa | Ethiopia, Tanzania, Uganda | - | - | corn porridge | lions, elephants and runners
    Mexico | Mexican | Mexicans | Cancún, Guadalajara | the United States, Guatemala | - | the old pyramids near Mexico City | tacos and beans | cactuses, tacos and chocolate
    Morocco | Moroccan | Moroccans | Marrakesh, Casablanca | Algeria | the Atlas Mountains | the markets of Marrakesh | couscous | markets and mint tea
    Nepal | Nepali | Nepalis | Pokhara | India, China | Mount Everest | - | rice and lentils | the highest mountains
    Netherlands | Dutch | Dutch | Rotterdam, The Hague | Germany, Belgium | - | the canals of Amsterdam | cheese and pancakes | tulips, windmills and cheese
    New Zealand | - | New Zealanders | Auckland | - | - | - | roast lamb | sheep and kiwi birds
    Nigeria | Nigerian | Nigerians | Lagos, Kano | Benin, Niger, Cameroon | the Niger | - | jollof rice | music and films
    Norway | Norwegian | Norwegians | Bergen, Trondheim | Sweden, Finland, Russia | - | the ships of the Vikings in Oslo | fish and brown cheese | fjords, snow and Vikings
    Pakistan | Pakistani | Pakistanis | Karachi, Lahore | India, Iran, China | the Indus | - | biryani | cricket and high mountains
    Peru | Peruvian | Peruvians | Cusco, Arequipa | Chile, Bolivia, Brazil | the Andes | the old city of Machu Picchu | fish with lemon | llamas and the Incas
    Philippines | - | Filipinos | Cebu, Davao | - | - | - | rice and fish | islands and beaches
    Poland | Polish | Poles | Kraków, Gdańsk | Germany, Ukraine, the Czech Republic | the Vistula | the royal castle in Warsaw | dumplings | salt mines and composers
    Portugal | Portuguese | Portuguese | Porto | Spain | - | the tower of Belém in Lisbon | cod | sailors, cork and sad songs
    Romania | Romanian | Romanians | Cluj, Brașov | Hungary, Bulgaria, Ukraine | the Danube | the castle of Bran | cabbage rolls | castles and bears
    Russia | Russian | Russians | Saint Petersburg, Kazan | China, Finland, Mongolia | the Volga | Red Square in Moscow | beetroot soup | long winters and wooden dolls
    Saudi Arabia | - | Saudis | Mecca, Jeddah | Iraq, Jordan, Yemen | - | - | rice with meat | deserts, oil and dates
    Scotland | Scottish | Scots | Glasgow, Aberdeen | England | Loch Ness | the castle of Edinburgh | haggis | bagpipes, kilts and lakes
    South Africa | South African | South Africans | Cape Town, Johannesburg | Namibia, Botswana | Table Mountain | - | grilled meat | gold, diamonds and wild animals
    South Korea | - | Koreans | Busan | North Korea | - | - | kimchi and rice | music, phones and films
    Spain | Spanish | Spaniards | Barcelona, Seville, Valencia | Portugal, France | - | the church of the Holy Family in Barcelona | paella | guitars, oranges and beaches
    Sweden | Swedish | Swedes | Gothenburg, Malmö | Norway, Finland | - | the old town of Stockholm | meatballs | forests, moose and furniture
    Switzerland | Swiss | Swiss | Zurich, Geneva | Germany, France, Italy, Austria | the Alps | - | melted cheese | watches, cheese and chocolate
    Thailand | Thai | Thais | Chiang Mai | Laos, Malaysia, Cambodia | - | the temples of Bangkok | noodles and rice | temples, beaches and elephants
    Turkey | Turkish | Turks | Istanbul, Izmir | Greece, Bulgaria, Iran | - | the Blue Mosque in Istanbul | kebab and rice | carpets and sweet tea
    Ukraine | Ukrainian | Ukrainians | Lviv, Odesa | Poland, Russia, Romania | the Dnieper | the golden churches of Kyiv | beetroot soup | wheat and sunflowers
    United Kingdom | British | British | Manchester, Glasgow, Cardiff | Ireland | the Thames | the Tower of London | fish and chips | tea, kings and queens
    United States | American | Americans | New York, Chicago, Los Angeles | Canada, Mexico | the Mississippi | the Statue of Liberty in New York | hamburgers | films, skyscrapers and baseball
    Vietnam | Vietnamese | Vietnamese | Ho Chi Minh City | China, Laos, Cambodia | the Mekong | - | noodle soup | rice fields
    Wales | Welsh | Welsh | Swansea | England | Mount Snowdon | the castle of Cardiff | lamb stew | sheep, castles and singers
    Czech Republic | Czech | Czechs | Brno | Germany, Poland, Austria | - | Charles Bridge in Prague | dumplings | beer and old castles
    Croatia | Croatian | Croatians | Split, Dubrovnik | Slovenia, Hungary | - | the walls of Dubrovnik | fish | islands and blue sea
    Bulgaria | Bulgarian | Bulgarians | Plovdiv, Varna | Greece, Romania, Turkey | the Danube | - | yoghurt | roses and yoghurt
    Tanzania | Tanzanian | Tanzanians | Dar es Salaam | Kenya, Uganda | Mount Kilimanjaro | - | corn porridge | lions and zebras""",
    " | ",
)


def _list(text: str) -> list[str]:
    return [] if text == "-" else text.split(", ")


ADJECTIVE = {row[0]: row[1] for row in _ROWS if row[1] != "-"}
"""Country -> what comes from there is: French."""
PEOPLE = {row[0]: row[2] for row in _ROWS}
"""Country -> those who live there, as in "the French"."""
CITIES = {row[0]: _list(row[3]) for row in _ROWS}
"""Country -> big cities that are not its capital."""
NEIGHBOURS = {row[0]: _list(row[4]) for row in _ROWS}
NATURE = {row[0]: row[5] for row in _ROWS if row[5] != "-"}
"""Country -> a river, mountain or the like of it."""
SIGHTS = {row[0]: row[6] for row in _ROWS if row[6] != "-"}
FOODS = {row[0]: row[7] for row in _ROWS}
KNOWN_FOR = {row[0]: row[8] for row in _ROWS}

FLAGS = {
    "France": "blue, white and red", "Germany": "black, red and gold", "Italy": "green, white and red",
    "Ireland": "green, white and orange", "Japan": "white with a red circle", "Poland": "white and red",
    "Ukraine": "blue and yellow", "Sweden": "blue with a yellow cross", "Denmark": "red with a white cross",
    "Switzerland": "red with a white cross", "Finland": "white with a blue cross", "Greece": "blue and white",
    "Canada": "red and white, with a maple leaf", "China": "red with yellow stars", "Turkey": "red with a white moon and a star",
    "Belgium": "black, yellow and red", "Spain": "red and yellow", "Netherlands": "red, white and blue",
    "Russia": "white, blue and red", "Austria": "red, white and red", "England": "white with a red cross",
    "Hungary": "red, white and green", "Romania": "blue, yellow and red", "Vietnam": "red with a yellow star",
    "United States": "red, white and blue, with stars", "Argentina": "light blue and white", "Peru": "red and white",
    "Nigeria": "green and white", "Pakistan": "green and white", "Brazil": "green and yellow",
}  # fmt: skip

MONEY = {
    **dict.fromkeys(
        "Austria Belgium Finland France Germany Greece Ireland Italy Netherlands Portugal Spain Croatia".split(),
        "euro",
    ),
    "England": "pound", "Scotland": "pound", "United Kingdom": "pound", "Wales": "pound",
    "United States": "dollar", "Canada": "Canadian dollar", "Australia": "Australian dollar",
    "New Zealand": "New Zealand dollar", "Japan": "yen", "China": "yuan", "India": "rupee",
    "Pakistan": "rupee", "Nepal": "rupee", "Russia": "rouble", "Poland": "zloty", "Sweden": "krona",
    "Norway": "krone", "Denmark": "krone", "Switzerland": "franc", "Mexico": "peso", "Argentina": "peso",
    "Chile": "peso", "Cuba": "peso", "Colombia": "peso", "Philippines": "peso", "Brazil": "real",
    "Peru": "sol", "Turkey": "lira", "Egypt": "pound", "Israel": "shekel", "South Korea": "won",
    "Thailand": "baht", "Vietnam": "dong", "South Africa": "rand", "Kenya": "shilling", "Nigeria": "naira",
    "Hungary": "forint", "Ukraine": "hryvnia", "Czech Republic": "koruna", "Morocco": "dirham",
    "Indonesia": "rupiah", "Saudi Arabia": "riyal", "Ethiopia": "birr", "Ghana": "cedi", "Iceland": "króna",
    "Iran": "rial", "Iraq": "dinar",
}  # fmt: skip
"""Country -> its money as people call it. (The tables have it in full: Japanese Yen.)"""

LANGUAGES = {
    "Ireland": "English", "India": "Hindi", "Chile": "Spanish", "Colombia": "Spanish", "Bulgaria": "Bulgarian", "Croatia": "Croatian",
    "Czech Republic": "Czech", "Ethiopia": "Amharic", "Iran": "Persian", "Iraq": "Arabic",
    "Morocco": "Arabic", "Nepal": "Nepali", "Pakistan": "Urdu", "Indonesia": "Indonesian",
    "Nigeria": "English", "Ghana": "English", "Jamaica": "English", "Wales": "English and Welsh",
    "Belgium": "Dutch and French", "Tanzania": "Swahili", "Kenya": "Swahili and English",
    "Philippines": "Filipino and English", "Switzerland": "German, French and Italian",
}  # fmt: skip
"""More main languages than `training.facts` had."""

GREETINGS = {
    "French": ("bonjour", "merci"), "Spanish": ("hola", "gracias"), "German": ("guten Tag", "danke"),
    "Italian": ("buongiorno", "grazie"), "Portuguese": ("bom dia", "obrigado"), "Dutch": ("goedendag", "dank u"),
    "Polish": ("dzień dobry", "dziękuję"), "Swedish": ("hej", "tack"), "Japanese": ("konnichiwa", "arigato"),
    "Turkish": ("merhaba", "teşekkürler"), "English": ("hello", "thank you"), "Chinese": ("ni hao", "xie xie"),
    "Russian": ("privet", "spasibo"),
}  # fmt: skip
"""Language -> hello, thank you."""

WITH_THE = {
    "Netherlands", "United States", "United Kingdom", "Czech Republic", "Philippines", "Bahamas",
    "Maldives", "Gambia", "Central African Republic", "Dominican Republic", "Marshall Islands",
    "Solomon Islands", "Cook Islands", "Cayman Islands", "Faroe Islands", "Falkland Islands",
    "Comoros", "Seychelles", "United Arab Emirates", "Netherlands Antilles", "Northern Mariana Islands",
    "Turks and Caicos Islands", "Virgin Islands",
}  # fmt: skip
"""Countries that are said with "the"."""

BEST_KNOWN = (
    "France/Italy/Germany/Spain/England/Japan/China/India/Egypt/Russia/Brazil/Mexico/Canada/Greece/"
    "Portugal/Poland/Turkey/Ireland/Australia/Austria/Sweden/Norway/Peru/Argentina/Kenya/"
    "Netherlands/United States"
).split("/")


def called(country: str) -> str:
    """The country as it stands in a sentence: the Netherlands."""
    return f"the {country}" if country in WITH_THE else country
