"""Words that ask for an act instead of a search: "melding", "status DB-2026-0007", "help"."""

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.inbound import Press

NUMMER = re.compile(r"\bdb[\s-]?(20\d\d)[\s-]?(\d{1,6})\b", re.IGNORECASE)

AWAY = re.compile(r"(?:ik ben|i am|i'm) (?:weg|afwezig|vrij|away|off) (?:tot en met|t/m|tot|until|till) (.+)")

_CASE = r"(?:doorbraak)?(?:melding(?:en)?|zaak|zaken|casus|reports?|cases?)"
_NUMBERED = NUMMER.pattern
_HOW_IS = (
    r"(?:hoe (?:staat|gaat|zit|loopt) het (?:nu |er |eigenlijk )*(?:voor )?met"
    r"|(?:wat is|heb je|is er|zijn er) (?:de |al |nog )*(?:status|stand|nieuws|voortgang) (?:van|over|bij)"
    r"|waar blijft|waar staat|how is|how are|what is the status of|any news (?:on|about|of)|where (?:is|are))"
)
ASKS_STATE = re.compile(
    rf"{_HOW_IS} (?:(?:mijn|onze|de|my|our|the) )?(?:{_CASE} ?)?(?:{_NUMBERED})?(?: nu| now)?"
)
ASKS_STATE_OF_ANOTHER = re.compile(
    rf"(?:{_HOW_IS} )?(?:(?:de|een|the|a) )?{_CASE} (?:van|of|from) (?:(?:mijn|een|m'n|de|my|a|the) )?"
    r"(?:collega|ander|iemand anders|colleague|somebody else|someone else)"
    rf"|{_HOW_IS} my colleague'?s {_CASE}"
)

STOP = "stop"
"""Leaves off whatever runs; every other command is the verb of a flow."""

# Phrases that stand alone, lower case without end marks; a test says that every verb has a flow.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "algemeen.hulp": (
        *("help", "hulp", "menu", "start", "?", "hoi", "hallo", "goedemorgen", "goedemiddag", "hello", "hi"),
        *("wat kun je", "wat kan je", "wat kun je doen", "what can you do", "commands", "opdrachten"),
    ),
    STOP: ("stop", "stoppen", "annuleren", "annuleer", "cancel", "quit", "ophouden"),
    "melden.start": (
        *("melding", "melden", "doorbraakmelding", "nieuwe melding", "melding maken", "melding doen"),
        *("ik zit vast", "ik loop vast", "vastgelopen", "casus melden", "doorbraak"),
        *("report", "report a case", "file a case", "new case", "i am stuck", "i'm stuck", "stuck"),
    ),
    "status.lijst": ("status", "mijn meldingen", "mijn zaken", "my cases", "my reports", "voortgang"),
    "routekaart.start": ("routekaart", "route map", "routekaarten"),
    "rollen.lijst": ("rollen", "roles", "rollen geven", "give roles"),
    "routekaart.mijn": ("mijn routes", "my routes"),
    "voorbeelden.start": ("voorbeelden", "praktijkvoorbeelden", "examples", "practice examples"),
    "beheer.start": ("beheer", "kennisbeheer", "kennis beheren", "manage", "manage knowledge"),
    "controle.nu": ("controle", "audit", "controleren", "check"),
    "post.lijst": ("post", "dead letters", "failed messages", "mislukte berichten", "niet aangekomen"),
    "teamkanaal.kies": ("teamkanaal", "team kanaal", "kanaal van het team", "team channel"),
    "instellingen.toon": (
        *("instellingen", "mijn instellingen", "voorkeuren", "settings", "my settings", "preferences"),
        *("stille uren", "quiet hours"),
    ),
    "instellingen.weg": ("ik ben weg", "ik ben afwezig", "afwezig", "i am away", "i'm away", "away"),
    "instellingen.terug": ("ik ben terug", "ik ben er weer", "i am back", "i'm back"),
    "werk.lijst": ("werkvoorraad", "werklijst", "work list", "worklist", "inbox", "openstaande meldingen"),
}

_PHRASES = {phrase: verb for verb, phrases in COMMANDS.items() for phrase in phrases}
_LONG_PHRASES = [phrase for phrase in _PHRASES if len(phrase) >= 6]
_TYPO_SCORE = 0.85
_MAX_WORDS = 4


def command_in(text: str) -> Press | None:
    """Return the act that the whole text asks for, typos forgiven; None when it is something else."""
    plain = " ".join(text.lower().strip(" .!\t\n").split())
    if not plain or len(plain) > 60:
        return None
    nummer = nummer_in(plain)
    if nummer is not None and len(NUMMER.sub("", plain).split()) <= 2:
        return Press("status.toon", {"nummer": nummer})
    asked = _state_asked(plain.rstrip("?").rstrip(), nummer)
    if asked is not None:
        return asked
    away = AWAY.fullmatch(plain)
    if away is not None:
        return Press("instellingen.weg", {"tot": away[1]})
    verb = _PHRASES.get(plain) or _nearly(plain)
    return Press(verb) if verb else None


def _state_asked(plain: str, nummer: str | None) -> Press | None:
    """Read "hoe staat het met mijn melding": of one's own, of one with a number, or of somebody else."""
    if ASKS_STATE_OF_ANOTHER.fullmatch(plain):
        return Press("status.ander")
    if not ASKS_STATE.fullmatch(plain) or not (nummer or re.search(rf"\b{_CASE}\b", plain)):
        return None
    return Press("status.toon", {"nummer": nummer}) if nummer else Press("status.lijst")


def nummer_in(text: str) -> str | None:
    """Return the melding's number in the spelling of the store: `DB-2026-0007`."""
    found = NUMMER.search(text)
    return f"DB-{found[1]}-{int(found[2]):04d}" if found else None


def _nearly(plain: str) -> str | None:
    if len(plain) < 5 or len(plain.split()) > _MAX_WORDS:
        return None
    best = process.extractOne(
        plain, _LONG_PHRASES, scorer=OSA.normalized_similarity, score_cutoff=_TYPO_SCORE
    )
    return _PHRASES[best[0]] if best else None
