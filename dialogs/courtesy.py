"""What people say besides asking: thanks, "ok", a curse. It wants a short answer and no search."""

import re
from enum import StrEnum


class Courtesy(StrEnum):
    THANKS = "dank"
    FINE = "goed"
    UPSET = "balen"


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MOST_WORDS = 8

_THANKS = frozenset(
    """
    dank dankje dankjewel dankuwel dankjewell danku bedankt bedank merci thanks thank thankyou thx tnx ty thnx
    """.split()
)
_FINE = frozenset(
    """
    ok oke oké okee okay okey okidoki top toppie prima goed mooi fijn super perfect geweldig duidelijk helder
    begrepen snap gelukt gezien great perfect fine good nice cool understood clear
    """.split()
)
_UPSET = frozenset(
    """
    kut kutbot kutding kutzooi kutsysteem klote klotebot klotezooi godver godverdomme gvd verdomme verdorie
    potverdorie tering teringbot teringzooi tyfus shit fuck fucking wtf damn crap kak rotding rotbot
    waardeloos waardeloze stom stomme nutteloos useless stupid bullshit hopeloos
    """.split()
)
_BESIDE = frozenset(
    """
    je jij u jou jullie ik het dat dit de een zo hoor zeg wel nou ja nee heel erg veel zeer hartelijk alvast
    hulp voor van en is was hier daar ben mijn werkt niet wat ding bot systeem zooi gedoe man joh toch
    allemaal weer ook best gewoon helemaal snel iets aan niks niets kan mee
    you very much so a lot for the your help this that is it was works not what thing again of and i all right
    """.split()
)
_DENIALS = frozenset({"niet", "niks", "niets", "nee", "not", "no"})
_HAPPY = frozenset("👍👌🙏✅😀😃😄😁🙂😊🤝💪❤🎉🥳")


def courtesy_in(text: str) -> Courtesy | None:
    """Return what the whole text says besides asking; None as soon as it may ask for something."""
    said = [word.lower() for word in _WORD.findall(text)]
    if not said:
        return Courtesy.FINE if _HAPPY & frozenset(text) else None
    if "?" in text or len(said) > _MOST_WORDS or not all(map(_is_courteous, said)):
        return None
    kind = next((kind for kind, words in _KINDS if not words.isdisjoint(said)), None)
    return None if kind is Courtesy.FINE and not _DENIALS.isdisjoint(said) else kind


def _is_courteous(word: str) -> bool:
    return word in _BESIDE or any(word in words for _, words in _KINDS)


_KINDS = ((Courtesy.UPSET, _UPSET), (Courtesy.THANKS, _THANKS), (Courtesy.FINE, _FINE))


def has_words(text: str) -> bool:
    """Say whether anything is said at all: not only signs and emoji."""
    return any(char.isalnum() for char in text)
