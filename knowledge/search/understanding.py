"""What a question says besides its subject: intent, ages, places, household, urgency."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from knowledge.search.areas import Areas
from knowledge.search.model import Intent, Understanding
from knowledge.search.names import Names
from knowledge.search.patterns import AGE, HOUSEHOLDS, INTENTS, NEGATION, OVER_AGE, UNDER_AGE, URGENT
from knowledge.search.tokens import fold, language_of, stems

_MAX_AGE = 110

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Interpreter:
    """Reads what is structured in a question, with the places, organisations and life domains it may name."""

    areas: Areas
    organisations: Names[str]
    leefgebieden: Mapping[str, Collection[str]]

    def understand(self, question: str, tokens: Sequence[str]) -> Understanding:
        """Return what `question` says; `tokens` are its words."""
        plain = " ".join(tokens)
        intent = _first(INTENTS, plain) or Intent.FIND
        return Understanding(
            language=language_of(list(tokens)),
            intent=intent,
            ages=_ages(" ".join(fold(question).split())),
            areas=self.areas.named_in(tokens),
            household=_first(HOUSEHOLDS, plain),
            urgent=intent is Intent.TONIGHT or bool(URGENT.search(plain)),
            leefgebieden=self._leefgebieden(tokens),
            organisations=self.organisations.named_in(tokens),
            negations=tuple(dict.fromkeys(NEGATION.findall(plain))),
        )

    def _leefgebieden(self, tokens: Sequence[str]) -> tuple[str, ...]:
        forms = (stem for token in tokens for stem in stems(token))
        return tuple(dict.fromkeys(domain for stem in forms for domain in self.leefgebieden.get(stem, ())))


def leefgebied_stems(leefgebieden: Iterable[str]) -> dict[str, list[str]]:
    """Return which life domains a stem names; each word of "jeugd-en-opvoeding" names that one."""
    named: dict[str, list[str]] = {}
    for domain in leefgebieden:
        for word in set(domain.split("-")) - {"en", "alle"}:
            for stem in stems(word):
                named.setdefault(stem, []).append(domain)
    return named


def _first(patterns: Iterable[tuple[_Found, re.Pattern[str]]], plain: str) -> _Found | None:
    return next((found for found, pattern in patterns if pattern.search(plain)), None)


def _ages(folded: str) -> tuple[int, ...]:
    ages = [int(match[match.lastgroup or 0]) for match in AGE.finditer(folded)]
    ages += [int(number) - 1 for number in UNDER_AGE.findall(folded)]
    ages += [int(number) + 1 for number in OVER_AGE.findall(folded)]
    return tuple(dict.fromkeys(age for age in ages if 0 <= age <= _MAX_AGE))
