"""Words that carry no subject: grammar, politeness and the ways in which a question begins."""

_DUTCH = """
aan al alle alleen alles als alsjeblieft altijd andere bent beetje bij ben bijna binnen blijft daar
daarna dan dat de deze die dit doe doen doet door dus echt een eens eerst eigenlijk elk elke en er ermee
erna eruit even eraan erbij erop ervan gaan gaat ga ge gedaan geen geeft geven geweest gewoon ging had
hadden haar hallo heb hebben hebt heeft heel hem hen hele het hier hij hoe hoeft hoi hun iemand iets ik
in is ja je jij jou jouw jullie kan kent kon krijg krijgen krijgt kun kunnen kunt laat laten leg legt
lukt maar maak maakt maken mag me mee meer meest men met mij mijn min mis mn moet moeten mogen n na naar
nee net niet niemand niks nog nou nu of om omdat onder ons ook op over paar precies s samen soms staan
staat steeds t te tegen toch toe toen tot u uit uw van vanaf vandaan veel verder via vind vinden voor
vooral vraag vragen waar waarheen waarmee waarom waarvoor wanneer want waren was wat we weer weet weg wel
welk welke werd weten wie wij wil willen wilt word worden wordt zal ze zegt zei zelf zich zij zijn zit
zitten zo zoek zoeken zoekt zoals zou zouden zonder zn zo'n zon zulke hoelang hoeveel ff effe graag
bedankt dank svp aub bvb bijv eigen ander anders buiten daarom doorheen ergens nergens helemaal nodig
regel regelen regelt geregeld helpen helpt hulp terecht komt komen kom kwam lang mogelijk pas sinds snel
sta straks terwijl tijdens tussen wacht weinig zeg zeggen zet
"""

_ENGLISH = """
a about after all also am an and any anyone are as ask at be because been before being but by can cannot
cant could did do does doesnt doing dont for from get gets getting give go goes going got had has have he
her here hers him his how i if im in into is isnt it its ive just keep keeps know let like look make many
may me more most much my need needs no not nothing now of off on one only or other our out over please
put said same say says she should so some somebody someone something still such take than that the their
them then there these they thing this those to too two up us very want wants was we were what when where
which while who whom whose why will with without would you your yours handle handles arrange arranges
arrange help helps contact
"""

STOPWORDS = frozenset((_DUTCH + _ENGLISH).split())

_DUTCH_MARKERS = """
de het een en van ik niet wat hoe wie waar bij voor naar met zijn haar hij zij ze mijn geen ook nog maar
want als dan wordt heeft moet kan wil mag naar om te op uit aan er die dat deze dit mn ons onze iemand
welke of door in is
"""

DUTCH_MARKERS = frozenset(_DUTCH_MARKERS.split())
_ENGLISH_MARKERS = """
the a an and of i not what how who where at for to with his her he she they my no also still but because
if then has must can wants may from on out there that this our someone which or by is are was does do
need needs without about after before into his him them their you your will would could should have had
been get gets in
"""

ENGLISH_MARKERS = frozenset(_ENGLISH_MARKERS.split())
