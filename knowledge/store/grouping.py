"""Puts questions that look alike together."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

MAX_QUESTION = 300
"""Longer questions are kept up to here; in characters."""

_SAME_WORD_SCORE = 80.0
_SHARED_WORDS = 0.75
_NEAREST = 30

# Words by which people ask, in both languages; they say nothing of the subject.
_ASKING = frozenset(
    [
        *(
            "wie",
            "wat",
            "waar",
            "hoe",
            "welke",
            "wanneer",
            "kan",
            "kun",
            "kunnen",
            "mag",
            "moet",
            "ik",
            "we",
            "wij",
        ),
        *(
            "je",
            "u",
            "mijn",
            "onze",
            "een",
            "de",
            "het",
            "er",
            "is",
            "zijn",
            "voor",
            "van",
            "bij",
            "met",
            "aan",
            "op",
        ),
        *(
            "regelt",
            "regelen",
            "helpt",
            "helpen",
            "hulp",
            "terecht",
            "bellen",
            "iemand",
            "client",
            "klant",
            "graag",
        ),
        *(
            "who",
            "what",
            "where",
            "how",
            "which",
            "when",
            "can",
            "could",
            "may",
            "must",
            "i",
            "my",
            "our",
            "you",
        ),
        *(
            "a",
            "an",
            "the",
            "for",
            "of",
            "with",
            "to",
            "in",
            "at",
            "does",
            "do",
            "help",
            "helps",
            "arrange",
            "arranges",
        ),
        *(
            "die",
            "dat",
            "dit",
            "deze",
            "als",
            "dan",
            "nog",
            "nu",
            "naar",
            "in",
            "uit",
            "over",
            "that",
            "this",
            "it",
            "on",
        ),
        *("please", "someone", "need", "needs", "en", "of", "and", "or", "te", "om"),
    ]
)


def normalise(text: str) -> str:
    """Return the subject of the question: lower case, no accents or marks, words sorted, no asking words."""
    plain = unicodedata.normalize("NFKD", text[:MAX_QUESTION].casefold())
    words = re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))
    subject = {word for word in words if word not in _ASKING}
    return " ".join(sorted(subject or set(words)))[: MAX_QUESTION + 100]


def alike(one: str, other: str) -> float:
    """Return how much two normalised questions look alike, from 0 to 100; 0 means: not the same group.

    Words are compared one by one: over the whole line "hond opvangen" and "kind opvangen" would be the same.
    """
    shorter, longer = sorted((one.split(), other.split()), key=len)
    partners = [max((fuzz.ratio(word, candidate) for candidate in longer), default=0.0) for word in shorter]
    shared = [score for score in partners if score >= _SAME_WORD_SCORE]
    contained = len(shared) == len(shorter) and (len(shorter) > 1 or len(longer) == 1)
    if not shared or not (contained or len(shared) / len(longer) >= _SHARED_WORDS):
        return 0.0
    return 2 * sum(shared) / (len(shorter) + len(longer))


def closest(normalised: str, candidates: Iterable[tuple[int, str]]) -> int | None:
    """Return the group of the candidate that looks most alike; None when none does."""
    known = list(candidates)
    texts = [text for _, text in known]
    near = process.extract(normalised, texts, scorer=fuzz.token_set_ratio, score_cutoff=60, limit=_NEAREST)
    scored = [(alike(normalised, text), -known[place][0]) for text, _, place in near]
    best = max((score for score in scored if score[0]), default=None)
    return -best[1] if best else None
