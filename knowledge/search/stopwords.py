"""Words that carry no subject: grammar, politeness and the ways in which a question begins."""

_DUTCH = """
aan al alle allebei alleen allemaal alles als alsjeblieft altijd ander andere anders aub bedankt beetje
beide beiden ben bent best beter bij bijna bijv binnen bleef blijft blijkt blijven bovendien bracht
brengen brengt buiten bvb daar daarbij daarmee daarna daarom daarover dan dank dat de denk denkt deze die
direct dit doe doen doet door doorheen dus echt echter een eens eerder eerst effe eigen eigenlijk elk
elke en enige enkele er eraan erbij ergens ermee erna erop eruit ervan even ff ga gaan gaat ge gedaan
geeft geen gehad gelijk geregeld geven geweest gewoon geworden ging gisteren gn goed graag groot grote
haar had hadden hallo hartstikke hb heb hebben hebt heeft heel hele helemaal helpen helpt hem hen het
hield hier hierbij hiermee hierover hij hoe hoeft hoelang hoeveel hoi houden houdt hulp hun idd iemand
iets igv ik in ipv is ivm ja je jezelf jij jou jouw jullie kan keek kent kijken kijkt klein kleine kn kom
komen komt kon krijg krijgen krijgt kun kunnen kunt kwam kwamen laat lang laten later leg legt liet
lieten lijkt lukt maak maakt maar mag maken mbt me mee meer meest men met meteen mezelf mij mijn min mis
mn mocht mochten moest moesten moet moeten mogelijk mogen morgen n na naar nee nergens net ni niemand
niet nieuw nieuwe niks nodig nog nou nt nu of om omdat onder ons ook op over overmorgen paar pas precies
regel regelen regelt s samen sinds snel soms sta staan staat steeds stond stonden straks svp t tav te
tegen terecht terwijl tijdens toch toe toen tot tussen u uit uw van vanaf vandaag vandaan vd veel verder
vh via vind vinden volgens voor vooral vr vraag vragen vroeger waar waarbij waarheen waarin waarmee
waarom waarop waarover waarvoor wacht wanneer want waren was wat we weer weet weg weinig wel welk welke
werd werden weten wie wij wil willen wilt word worden wordt wou wrdt zal ze zeg zeggen zegt zei zeiden
zelf zet zette zetten zich zij zijn zit zitten zn zo zo'n zoals zoek zoeken zoekt zoiets zon zonder zou
zouden zulke
"""

_ENGLISH = """
a about after again against all already also always am an and any anyone are arent around arrange
arranges as ask asked asks at back be because been before being best better between big both but by came
can cannot cant comes contact could did do does doesnt doing dont during each ever every few for from get
gets getting give go goes going gone good got had handle handles has have he hello help helps her here
hers hes hi him his how i id if ill im in into is isnt it its ive just keep keeps knew know knows let
like look made make makes making many may maybe me more most much my need needs never new no not nothing
now of off old on one only or other our out over own please put really said same say says see seen sees
she shes should small so some somebody someone something still such take takes tell tells than thanks
that the their them then there these they theyre thing think thinks this those through to told too took
two until up us very want wants was wasnt we went were what whats when where wheres which while who whom
whose why will with without wont would you your youre yours
"""

_WEAK = """
aanvraag aanvragen acht application applies apply begin begint bel bellen belt betaalt betalen bewoner
bewoners call calls case cases choose client clienten colleague collega collegas dag dagen day days dhr
dicht dichtbij dinsdag donderdag dordrecht dordt drechtsteden drie eerste eight eind einde familie first
five four free friday gentleman geval gratis guy heer hour hours hulpverlener inwoner inwoners jaar jaren
kiezen klant klanten laatste lady last maand maandag maanden man mannen meld melden meldt meneer mens
mensen mevrouw minuten minutes monday month months mw negen next nine open opent paar patient patienten
pay pays people person personen persons persoon phone place places plek plekken professional
professionals ring saturday second seven six stap stappen start starts stopped stoppen stops stopt sunday
ten three thursday tien tuesday twee tweede two uren uur vier vijf volgend volgende vraagt vrijdag vrouw
vrouwen wednesday week weeks weken werkt woensdag woman women works year years zaak zaterdag zwijndrecht alblasserdam papendrecht sliedrecht ambacht zes zeven
zondag
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
