"""Which language somebody types, when the words tell it."""

import re

from knowledge.language import Language

_WORD = re.compile(r"[a-zà-ÿ']+")
_DUTCH = frozenset(
    """
    de het een en van ik je u we wij ze zij hij hoe wat wie waar welke wanneer waarom kan kunnen mag
    moet niet geen voor naar bij met op uit om als dan is zijn heeft hebben wordt werd die dat deze
    dit mijn onze hun haar aan er nog wel maar ook regelt iemand zonder tot geldt krijgt wil gaat
    help hulp melding knelpunt routekaart stoppen terug ja nee graag hallo goedemorgen goedemiddag
    dank dankje dankjewel bedankt werkvoorraad begrippen voorbeelden stop of want was in on is die men
    wil hier daar ben bent heb gezin vannacht vandaag
    """.split()
)
_ENGLISH = frozenset(
    """
    the a an and of i you he she they who what where which when why how can may must not no for to with on out
    if then has have does do who's what's my our their her his this that these those but also someone without
    handles arrange help report stuck need needs needed gets want wants goes hello thanks please yes back stop
    is are was were will should could family homeless tonight thank thx
    """.split()
)
_BOTH = _DUTCH & _ENGLISH


def language_of(text: str) -> Language | None:
    """Return the language that most of the small words belong to; None when they do not tell."""
    words = [word for word in _WORD.findall(text.lower()[:500]) if word not in _BOTH]
    dutch = sum(word in _DUTCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if dutch == english:
        return None
    return Language.NL if dutch > english else Language.EN
