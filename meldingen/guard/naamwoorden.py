"""The words around a name, and the words that are written with a capital without being one. All folded."""

from meldingen.guard.woordenlijsten import lines_in, words_in

TITLES = words_in("titels")
ABBREVIATED_TITLES = words_in("titels_afgekort")
# Human resources, multiple sclerosis: such letters are a title only with a full stop, or written just so.
TITLES_WITH_STOP = frozenset({"ms", "hr", "ir", "ing"})
TITLES_WRITTEN_SO = frozenset({"Ms", "Hr"})

PERSONS = words_in("personen")
NAMED = frozenset({"heet", "heten", "heette", "heetten", "genaamd", "named", "called"})
# What "hij heet" is followed by without a name.
NOT_AFTER_HEET = frozenset(
    {"anders", "eigenlijk", "welkom", "officieel", "hetzelfde", "ook", "voluit", "different", "otherwise"}
)
NAME_LABELS = frozenset(
    {
        "naam",
        "namen",
        "voornaam",
        "voornamen",
        "achternaam",
        "roepnaam",
        "meisjesnaam",
        "name",
        "names",
        "surname",
    }
)

# What follows a name at the start of a sentence.
AUXILIARIES = frozenset({"heeft", "is", "was", "had", "kan", "moet", "gaat", "komt", "zit", "has", "can"})
TOWARDS_PEOPLE = frozenset({"met", "bij", "aan", "volgens", "over", "with"})
DEEDS_OF_PEOPLE = words_in("daden")

PARTICLES = words_in("tussenvoegsels")
# After these no ordinary Dutch word follows, so that the next word is a name in lower case too.
TELLING_PARTICLES = frozenset({"el", "ait", "abu", "bint", "ould"})
TELLING_PAIRS = frozenset({("van", "der"), ("van", "den"), ("van", "ter"), ("van", "'t")})
VAN_NAMES = words_in("namen_na_van")
LOWER_AFTER_DE = words_in("namen_na_de")
LOWER_AFTER_TITLE = words_in("namen_na_titel")

NAMESAKES = words_in("naamgenoten")
INSTITUTIONS = words_in("instellingen")
LETTERED = words_in("letters")
NO_NAMES = words_in("geen_namen")
SAYINGS = lines_in("gezegden")

_INSTITUTION_ENDINGS = tuple(words_in("instellingsuitgangen"))


def sounds_like_an_institution(folded: str) -> bool:
    return folded.endswith(_INSTITUTION_ENDINGS)
