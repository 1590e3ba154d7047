"""Words that carry no subject: grammar, politeness and the ways in which a question begins."""

_DUTCH = """
aan afkorting al alle allebei alleen allemaal alles als alsjeblieft altijd ander andere anders aub
bedankt bedoeld beetje beide beiden ben bent best betekenen betekenis betekent beter bij bijna bijv
binnen bleef blijft blijkt blijven bovendien bracht brengen brengt buiten bvb daar daarbij daarmee daarna
daarom daarover dan dank dat de definitie denk denkt deze die direct dit doe doen doet door doorheen dus
echt echter een eens eerder eerst effe eigen eigenlijk elk elke en enige enkele er eraan erbij ergens
ermee erna erop eruit ervan even ff ga gaan gaat ge gedaan geeft geen gehad gelijk geregeld geven geweest
gewoon geworden ging gisteren gn goed graag groot grote haar had hadden hallo hartstikke hb heb hebben
hebt heeft heel hele helemaal helpen helpt hem hen het hield hier hierbij hiermee hierover hij hoe hoeft
hoelang hoeveel hoi houden houdt hulp hun idd iemand iets igv ik in inhoudt ipv is ivm ja je jezelf jij
jou jouw jullie kan keek kent kijken kijkt klein kleine kn kom komen komt kon krijg krijgen krijgt kun
kunnen kunt kwam kwamen laat lang laten later leg legt liet lieten lijkt lukt maak maakt maar mag maken
mbt me mee meer meest men met meteen mezelf mij mijn min mis mn mocht mochten moest moesten moet moeten
mogelijk mogen morgen n na naar nee nergens net ni niemand niet nieuw nieuwe niks nodig nog nou nt nu of
om omdat onder ons ook op over overmorgen paar pas precies regel regelen regelt s samen sinds snel soms
sta staan staat steeds stond stonden straks svp t tav te tegen terecht terwijl tijdens toch toe toen tot
tussen u uit uitleg uw van vanaf vandaag vandaan vd veel verder verschil vh via vind vinden volgens voor
vooral vr vraag vragen vroeger waar waarbij waarheen waarin waarmee waarom waarop waarover waarvoor wacht
wanneer want waren was wat we weer weet weg weinig wel welk welke werd werden weten wie wij wil willen
wilt word worden wordt wou wrdt zal ze zeg zeggen zegt zei zeiden zelf zet zette zetten zich zij zijn zit
zitten zn zo zo'n zoals zoek zoeken zoekt zoiets zon zonder zou zouden zulke
"""

_ENGLISH = """
a abbreviation about after again against all already also always am an and any anyone are arent around
arrange arranges as ask asked asks at back be because been before being best better between both but
by came can cannot cant comes contact could definition did difference do does doesnt doing dont during
each ever every explain few for from get gets getting give go goes going gone good got had handle handles
has have he hello help helps her here hers hes hi him his how i id if ill im in into is isnt it its ive
just keep keeps knew know knows let like look made make makes making many may maybe me mean meaning means
meant more most much my need needs never new no not nothing now of off old on one only or other our out
over own please put really said same say says see seen sees she shes should small so some somebody
someone something still such take takes tell tells than thanks that the their them then there these they
theyre thing think thinks this those through to told too took two until up us very want wants was wasnt
we went were what whats when where wheres which while who whom whose why will with without wont would you
your youre yours
"""

_WEAK = """
aanmelden aanpak aanvraag aanvragen acht achter alblasserdam along ambacht another answers application
applies apply away begin beginnen begint bel bellen belt bestaat betaalt betalen bewoner bewoners call
calls case cases changed choose client clienten closes colleague collega collegas come dag dagen day days
deed dezelfde dhr dicht dichtbij dinsdag donderdag done doorgeven dordrecht dordt dossier down
drechtsteden drie drop durft duurder duurt eerste eight eind einde elkaar ends enough ervaring everything
familie finds first five four free friday gebeurt gebruik geef geldt genoeg gentleman geprobeerd gesloten
gestuurd geval gevonden gezet gezocht gives gratis guy haal half hand hangt heen heer hetzelfde hoog
hoort hour hours hulpverlener iedere instead inwoner inwoners jaar jaren kantoor keer kiezen klaar klant
klanten korte kost kreeg kwijt laatste lady langs last left leggen liep liever ligt lijst live long
looking loop loopt lopen losing lost maand maandag maanden man manager mannen meekijken meld melden meldt
meneer mens mensen mevrouw minder minuten minutes mist monday month months mw naast named namen needed
neemt negen nemen next nine nooit number nummer onze open opent opnieuw overal paar pakt papendrecht past
patient patienten pay pays people person personen persons persoon phone pick plaats place places plannen
plek plekken praten probleem problemen professional professionals raakt ready reageert report request
rest ring saturday schrijft second services seven short sign sits six slecht sliedrecht snapt somewhere
soort sort spullen stand stap stappen start starten starts stays stil stopped stoppen stops stopt stukje
stuurt sunday support talk tegelijk telt ten terug three thursday tien tijd time traject trekt tried
tuesday twee tweede two uren uur valt verhaal verkeerde vier vijf vindt voelt volgend volgende vooraf
voordat vorige vraagt vrijdag vrouw vrouwen wednesday week weeks weken werker werkt whole wijken woensdag
woman women wonen woont worker works year years zaak zaken zaterdag zelfs zes zeven ziet zodat zolang
zomaar zondag zwijndrecht
"""

STOPWORDS = frozenset((_DUTCH + _ENGLISH).split())
WEAK_WORDS = frozenset(_WEAK.split())
"""Words that are in so many questions that they say little of the subject."""

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

WEAK_WEIGHT = 0.45


def emphasis(word: str) -> float:
    """Return how much a word tells of the subject: nothing, little or all (1)."""
    if word in STOPWORDS:
        return 0.0
    return WEAK_WEIGHT if word in WEAK_WORDS or (word.isdigit() and len(word) < 3) else 1.0
