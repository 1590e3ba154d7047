"""Read answers from words: what somebody says at the start, and what is typed instead of tapped.

What counts as saying an answer is content (`woorden` and `leeftijd` of an option); only the reading is code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from knowledge.routekaart.model import Knoop, Optie, Routekaart, Woorden
from knowledge.routekaart.spelling import LONG_WORD_LETTERS, Said, age_in, mend, words_of

NEGATIONS = frozenset("geen niet zonder nooit no not without never isn't".split())
BETWEEN = frozenset("een de het eigen uit in op a an any the from own".split())
STOPWORDS = BETWEEN | frozenset("en of is er met voor die dat te aan bij maar ook and or with to".split())
YES_OR_NO = frozenset({"ja", "nee", "yes", "no"})
DONT_KNOW_PHRASES = (
    ("weet", "niet"),
    ("geen", "idee"),
    ("onbekend",),
    ("don't", "know"),
    ("dont", "know"),
    ("not", "sure"),
    ("no", "idea"),
)
MIN_COVERAGE = 0.6
FREE_TEXT_SLIP_LETTERS = 7
MAX_WORDS_BESIDE_START = 5


class MatchKind(StrEnum):
    OPTION = "option"
    DONT_KNOW = "dont_know"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True)
class AnswerMatch:
    kind: MatchKind
    options: tuple[int, ...] = ()
    """One option, or the ones between which to choose when ambiguous."""


def read_words(text: str, kaart: Routekaart) -> dict[str, int]:
    """Return the one option that `text` answers, for every question that it answers without doubt."""
    words = vocabulary(kaart)
    # Among all words of the map a short slip is too often another word: "vreest" is not "vriest".
    long_words = frozenset(word for word in words if len(word) >= FREE_TEXT_SLIP_LETTERS)
    said, age = mend(words_of(text), long_words, known=words), age_in(text)
    found = {key: _meant(said, age, knoop) for key, knoop in kaart.knopen.items() if knoop.is_question}
    return {key: options[0] for key, options in found.items() if len(options) == 1}


def match_answer(text: str, knoop: Knoop, known: frozenset[str] = frozenset()) -> AnswerMatch:
    """Read what was typed at a question: a number, "weet ik niet", a label, its words, or nearly so.

    Args:
        known: Words that are no slip of another word, such as the `vocabulary` of the map.
    """
    typed = words_of(text)
    said = mend(typed, _vocabulary_of(knoop), known)
    if knoop.weet_niet and _says_dont_know(typed):
        return AnswerMatch(MatchKind.DONT_KNOW)
    for options in (
        _by_number(text, knoop),
        _by_label(said, knoop),
        _meant(said, _age_typed(text), knoop),
        _by_coverage(said, knoop),
        _by_yes_or_no(said, knoop),
    ):
        if options:
            return AnswerMatch(MatchKind.OPTION if len(options) == 1 else MatchKind.AMBIGUOUS, options)
    return AnswerMatch(MatchKind.NONE)


def find_start(text: str, kaarten: Mapping[str, Routekaart]) -> str | None:
    """Return the id of the map that `text` asks to start, the longest start phrase first.

    A start phrase of one word counts only as the first word, a longer one only in a short text, so that
    "welke route heeft de Wmo" and a long question are no start.
    """
    typed = words_of(text)
    starts = [phrase for kaart in kaarten.values() for phrase in _phrases(kaart.startwoorden)]
    said = mend(typed, frozenset(word for phrase in starts for word in phrase))
    # A short first word must be typed well: nobody who asks about a router wants the route.
    first = said[:1] if said and len(said[0]) >= LONG_WORD_LETTERS else typed[:1]
    lengths = {key: _longest_start(said, first, kaart.startwoorden) for key, kaart in kaarten.items()}
    best = max(lengths, key=lambda key: lengths[key], default=None)
    return best if best is not None and lengths[best] else None


def vocabulary(kaart: Routekaart) -> frozenset[str]:
    """Return every word by which an answer on the map is said."""
    return frozenset().union(*(_vocabulary_of(knoop) for knoop in kaart.knopen.values()))


@lru_cache(maxsize=1024)
def _phrases(woorden: Woorden) -> tuple[Said, ...]:
    return tuple(words for phrase in (*woorden.nl, *woorden.en) if (words := words_of(phrase)))


def _places(said: Said, phrase: Said) -> frozenset[int] | None:
    """Return where the words of `phrase` were said, or None if one is missing or was denied."""
    places: set[int] = set()
    for meant in phrase:
        place = next((at for at, word in enumerate(said) if at not in places and word == meant), None)
        if place is None:
            return None
        places.add(place)
    return None if any(_denied(said, place, places) for place in places) else frozenset(places)


def _denied(said: Said, place: int, places: set[int]) -> bool:
    before = place - 1
    while before >= 0 and said[before] in BETWEEN and before not in places:
        before -= 1
    denies = before >= 0 and said[before] in NEGATIONS and before not in places
    # "No, no place" says no place.
    return denies and said[place] not in NEGATIONS


@lru_cache(maxsize=256)
def _vocabulary_of(knoop: Knoop) -> frozenset[str]:
    sayings = [(*_phrases(optie.woorden), *_labels(optie)) for optie in knoop.opties]
    return frozenset(word for said in sayings for phrase in said for word in phrase)


def _meant(said: Said, age: int | None, knoop: Knoop) -> tuple[int, ...]:
    """Return the options whose words were said; by age alone only if no words were."""
    hits = {place: _hits(said, age, optie) for place, optie in enumerate(knoop.opties)}
    everything = [hit for found in hits.values() for hit in found]
    by_words = tuple(
        place
        for place, found in hits.items()
        if any(not any(hit < other for other in everything) for hit in found)
    )
    if by_words or age is None:
        return by_words
    return tuple(place for place, optie in enumerate(knoop.opties) if _of_age(optie, age))


def _hits(said: Said, age: int | None, optie: Optie) -> list[frozenset[int]]:
    if age is not None and optie.leeftijd and not _of_age(optie, age):
        return []
    return [hit for phrase in _phrases(optie.woorden) if (hit := _places(said, phrase))]


def _of_age(optie: Optie, age: int) -> bool:
    return optie.leeftijd is not None and optie.leeftijd[0] <= age <= optie.leeftijd[1]


def _says_dont_know(said: Said) -> bool:
    return any(all(word in said for word in phrase) for phrase in DONT_KNOW_PHRASES)


def _by_number(text: str, knoop: Knoop) -> tuple[int, ...]:
    typed = text.strip().rstrip(".)")
    place = int(typed) - 1 if typed.isascii() and typed.isdigit() and len(typed) <= 2 else -1
    return (place,) if 0 <= place < len(knoop.opties) else ()


def _age_typed(text: str) -> int | None:
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 3 else age_in(text)


@lru_cache(maxsize=256)
def _labels(optie: Optie) -> tuple[Said, Said]:
    return words_of(optie.label.nl), words_of(optie.label.en)


def _by_label(said: Said, knoop: Knoop) -> tuple[int, ...]:
    return tuple(place for place, optie in enumerate(knoop.opties) if said and said in _labels(optie))


def _by_yes_or_no(said: Said, knoop: Knoop) -> tuple[int, ...]:
    """A first "ja" or "no" means the options that begin with it."""
    if not said or said[0] not in YES_OR_NO:
        return ()
    firsts = [{label[0] for label in _labels(optie) if label} for optie in knoop.opties]
    return tuple(place for place, first in enumerate(firsts) if said[0] in first)


def _by_coverage(said: Said, knoop: Knoop) -> tuple[int, ...]:
    content = [word for word in said if word not in STOPWORDS]
    if not content:
        return ()
    shares = [
        max(sum(word in label for word in content) for label in _labels(optie)) / len(content)
        for optie in knoop.opties
    ]
    best = max(shares)
    return tuple(place for place, share in enumerate(shares) if share == best) if best >= MIN_COVERAGE else ()


def _longest_start(said: Said, first: Said, startwoorden: Woorden) -> int:
    phrases = [phrase for phrase in _phrases(startwoorden) if _starts(said, first, phrase)]
    return max(map(len, phrases), default=0)


def _starts(said: Said, first: Said, phrase: Said) -> bool:
    if len(phrase) == 1:
        return first == phrase
    return len(said) <= len(phrase) + MAX_WORDS_BESIDE_START and bool(_places(said, phrase))
