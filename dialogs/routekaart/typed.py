"""Words that do what a button of the walk does."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

ACTS: Mapping[str, tuple[str, ...]] = {
    "routekaart.terug": ("terug", "vorige", "vorige vraag", "back", "go back", "previous"),
    "routekaart.opnieuw": ("opnieuw", "opnieuw beginnen", "start over", "restart"),
    "routekaart.lukt_niet": (
        *("lukt niet", "dit lukt niet", "het lukt niet", "dat lukt niet"),
        *("this does not work", "does not work", "it does not work"),
    ),
    "routekaart.vink": ("gedaan", "klaar", "done"),
    "routekaart.tekst": ("tekst", "als tekst", "as text", "print", "printen"),
    "routekaart.delen": ("deel", "delen", "deel dit", "share", "share this"),
    "routekaart.pdf": ("pdf", "als pdf", "as pdf"),
    "routekaart.open": ("plan", "mijn plan", "het plan", "my plan", "the plan"),
}
_PHRASES = {phrase: verb for verb, phrases in ACTS.items() for phrase in phrases}
_LONG = [phrase for phrase in _PHRASES if len(phrase) >= 6]
_LIKENESS = 0.85


def act_in(text: str) -> str | None:
    """Return the verb that the whole text asks for, a slip forgiven in longer phrases."""
    plain = " ".join(text.lower().strip(" .!\t\n").split())
    if plain in _PHRASES:
        return _PHRASES[plain]
    near = process.extractOne(plain, _LONG, scorer=OSA.normalized_similarity, score_cutoff=_LIKENESS)
    return _PHRASES[near[0]] if near else None
