"""Looks up practice examples by five facets, chosen with buttons or said in words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from knowledge.language import Language
from knowledge.models import Praktijkvoorbeeld


class Facet(StrEnum):
    DOELGROEP = "doelgroep"
    PROBLEMATIEK = "problematiek"
    INVALSHOEK = "invalshoek"
    SAMENWERKINGSPARTNERS = "samenwerkingspartners"
    NIVEAU = "niveau"


Chosen = Mapping[Facet, frozenset[str]]
"""Keys of values per facet: one of a facet suffices, every facet that has any must agree."""

NOTHING_CHOSEN: Chosen = MappingProxyType({})


@dataclass(frozen=True, order=True)
class FacetValue:
    """`key` is short and stable, for buttons; `label` is the value as the source spells it."""

    facet: Facet
    key: str
    label: str

    def name(self, language: Language) -> str:
        """Return the label in the language; values that have no translation keep their Dutch label."""
        said = _SAID.get(self.key)
        return said.en if said and language is Language.EN else self.label


@dataclass(frozen=True)
class FacetCount:
    """How many examples remain when this value is chosen besides what other facets already ask."""

    value: FacetValue
    count: int
    chosen: bool


@dataclass(frozen=True)
class _Said:
    """The English name of a shipped value, and what else people say for it."""

    en: str
    words: tuple[str, ...] = ()


_SAID: Mapping[str, _Said] = {
    "multiprobleem-gezinnen-huishoudens": _Said(
        "Multi-problem families/households",
        ("multiprobleemgezin", "mpg", "aandachtshuishoudens", "multi problem"),
    ),
    "overlastgevende-gezinnen-huishoudens": _Said(
        "Families/households that cause nuisance",
        ("overlastgezinnen", "overlast gezinnen", "nuisance families"),
    ),
    "bewoners-met-een-zwakke-sociaal-economische-positie": _Said(
        "Residents in a weak socio-economic position", ("armoede", "minima", "poor residents", "poverty")
    ),
    "jeugdige-delinquenten": _Said(
        "Young offenders", ("jonge daders", "criminele jongeren", "criminele jeugd", "young offender")
    ),
    "meervoudige-problematiek": _Said(
        "Multiple problems", ("meervoudige problemen", "complexe problematiek", "multiple problem")
    ),
    "criminaliteit-en-of-overlast": _Said("Crime and/or nuisance", ("crime", "nuisance")),
    "participatie-en-sociale-activering": _Said(
        "Participation and social activation", ("activering", "meedoen", "participation")
    ),
    "gezondheid": _Said("Health"),
    "leefbaarheid": _Said("Quality of life in the neighbourhood", ("liveability",)),
    "zorg": _Said("Care"),
    "zorg-en-handhaving": _Said("Care and enforcement", ("drang en dwang", "enforcement")),
    "zorg-en-welzijninstellingen": _Said(
        "Care and welfare organisations", ("zorg en welzijn", "care and welfare")
    ),
    "met-name-zorg-en-welzijninstellingen": _Said("Mainly care and welfare organisations"),
    "bestuurlijke-organisaties": _Said("Public authorities", ("bestuur", "authorities")),
    "woningcorporaties": _Said("Housing associations", ("corporaties", "verhuurders", "housing association")),
    "onderwijsinstellingen": _Said("Schools", ("onderwijs", "scholen", "school", "education")),
    "justitiepartners": _Said("Justice partners", ("justitie", "politie", "police", "justice")),
    "een-buurt-wijk": _Said("One neighbourhood/district", ("neighbourhood", "one district", "wijkgericht")),
    "meerdere-wijken": _Said("Several districts", ("several neighbourhoods", "verschillende wijken")),
    "stadsbreed": _Said("City-wide", ("hele stad", "gemeentebreed", "city wide", "whole city", "citywide")),
    "regionaal": _Said("Regional", ("regio", "hele regio", "region")),
}

_MOSTLY = re.compile(r"^met name\s+", re.IGNORECASE)
# "zorg- en welzijnsinstellingen" is one value, "onderwijsinstellingen en justitiepartners" are two.
_LAST_AND = re.compile(r"(?<!-)\s+en\s+")
_TYPO_SCORE = 86
_SHORTEST_WITH_TYPO = 5
_MAX_WORDS = 7
_CONNECTING = frozenset(
    ("met", "en", "of", "een", "name", "in", "de", "het", "van", "voor", "the", "and", "or", "a")
)


def values_of(example: Praktijkvoorbeeld, facet: Facet) -> tuple[FacetValue, ...]:
    """Return the example's values of a facet; "met name X" counts as X as well."""
    labels: list[str] = []
    for part in _parts(str(getattr(example.zoekmodel, facet.value))):
        if _MOSTLY.match(part):
            labels.append(_capital(_MOSTLY.sub("", part)))
        labels.append(_capital(part))
    return tuple(FacetValue(facet, _key(label), label) for label in labels)


def filter_examples(examples: Iterable[Praktijkvoorbeeld], chosen: Chosen) -> tuple[Praktijkvoorbeeld, ...]:
    """Return the examples that agree with every facet in which something was chosen."""
    return tuple(example for example in examples if _agrees(example, chosen))


def facet_counts(
    examples: Iterable[Praktijkvoorbeeld], chosen: Chosen
) -> dict[Facet, tuple[FacetCount, ...]]:
    """Return the values of every facet, most frequent first, also those that no example is left for."""
    stock = tuple(examples)
    return {facet: _counts(stock, facet, chosen) for facet in Facet}


def facets_in_words(text: str, examples: Iterable[Praktijkvoorbeeld]) -> Chosen:
    """Return the values that the words name, spelling errors forgiven; the longest name wins its words."""
    phrases = _phrases(tuple(sorted({value for example in examples for value in _all_values(example)})))
    words = _words(text[:1000])
    found: dict[Facet, set[str]] = {}
    for size in range(min(_MAX_WORDS, len(words)), 0, -1):
        start = 0
        while start + size <= len(words):
            value = _named_by(words[start : start + size], phrases)
            if value is None:
                start += 1
                continue
            found.setdefault(value.facet, set()).add(value.key)
            words[start : start + size] = [""]
    return MappingProxyType({facet: frozenset(keys) for facet, keys in found.items()})


def _parts(value: str) -> Iterator[str]:
    *first, last = [part.strip() for part in value.split(",") if part.strip()] or [""]
    yield from first
    yield from (_LAST_AND.split(last) if first else [last])


def _all_values(example: Praktijkvoorbeeld) -> Iterator[FacetValue]:
    for facet in Facet:
        yield from values_of(example, facet)


def _agrees(example: Praktijkvoorbeeld, chosen: Chosen) -> bool:
    return all(
        not keys or not keys.isdisjoint(value.key for value in values_of(example, facet))
        for facet, keys in chosen.items()
    )


def _counts(stock: tuple[Praktijkvoorbeeld, ...], facet: Facet, chosen: Chosen) -> tuple[FacetCount, ...]:
    others = {other: keys for other, keys in chosen.items() if other is not facet}
    left = Counter(
        value.key for example in filter_examples(stock, others) for value in values_of(example, facet)
    )
    labels = {value.key: value for example in stock for value in values_of(example, facet)}
    counts = [
        FacetCount(value, left[key], key in chosen.get(facet, frozenset())) for key, value in labels.items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.value.label)))


def _capital(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))


@lru_cache(maxsize=1024)
def _key(label: str) -> str:
    # The source writes both "welzijninstellingen" and "welzijnsinstellingen".
    return "-".join(_words(label)).replace("welzijnsinstellingen", "welzijninstellingen")


@lru_cache(maxsize=8)
def _phrases(values: tuple[FacetValue, ...]) -> Mapping[str, FacetValue]:
    """Return every phrase that names one value only, with its words joined by a space."""
    owners: dict[str, set[FacetValue]] = {}
    one_of_each = {(value.facet, value.key): value for value in values}.values()
    for value in one_of_each:
        for phrase in _ways_to_say(value):
            owners.setdefault(phrase, set()).add(value)
    whole = {" ".join(_words(value.label)): value for value in one_of_each}
    return {phrase: next(iter(found)) for phrase, found in owners.items() if len(found) == 1} | whole


def _ways_to_say(value: FacetValue) -> set[str]:
    said = _SAID.get(value.key, _Said(value.label))
    texts = (value.label, said.en, *said.words)
    whole = {" ".join(_words(text)) for text in texts}
    single = {word for text in texts for word in _words(text) if word not in _CONNECTING and len(word) > 3}
    if _MOSTLY.match(value.label):
        return whole
    return whole | single | {phrase.replace(" ", "") for phrase in whole}


def _named_by(words: list[str], phrases: Mapping[str, FacetValue]) -> FacetValue | None:
    if "" in words:
        return None
    said = " ".join(words)
    if (exact := phrases.get(said)) is not None:
        return exact
    if len(said) < _SHORTEST_WITH_TYPO or words[0] in _CONNECTING or words[-1] in _CONNECTING:
        return None
    scores = [(fuzz.ratio(said, phrase), phrase) for phrase in phrases if phrase.count(" ") == len(words) - 1]
    best, phrase = max(scores, default=(0.0, ""))
    return phrases[phrase] if best >= _TYPO_SCORE else None
