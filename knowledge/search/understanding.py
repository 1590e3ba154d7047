"""What a question says besides its subject: intent, ages, places, household, urgency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.search.areas import Areas
from knowledge.search.model import Household, Intent, Understanding
from knowledge.search.names import Names
from knowledge.search.tokens import fold, language_of

_MAX_AGE = 110

_AGE = re.compile(
    r"\b(?P<a>\d{1,3})(?:[.,]5)? ?(?:-?jarige?|jaar|jr|years? old|yrs?|yo\b|y/o|year old)"
    r"|\b(?:van|of|aged?|leeftijd|is|nu|pas|bijna|almost|turned|wordt) (?P<b>\d{1,2})\b(?! ?(?:euro|keer|dagen|weken|maanden"
    r"|uur|kinderen|kids|kilo|months|weeks|days|hours|children|%|procent))"
    r"|\b(?:man|vrouw|jongen|meisje|meid|klant|client|zoon|dochter|jongere|kind|boy|girl|son|daughter|woman|kid|"
    r"mevrouw|meneer|guy|lady|patient|mother|father|moeder|vader) \(?(?P<c>\d{1,2})\b"
)
_UNDER = re.compile(r"(?:<|onder(?: de)?|under|jonger dan|younger than|below) ?(?P<n>\d{1,2})\b")
_OVER = re.compile(
    r"(?:>|boven(?: de)?|over|ouder dan|older than|above) ?(?P<n>\d{1,2})(?= ?(?:jaar|jr|year|$|[,.?]))"
)

_EXPLAIN = re.compile(
    r"\bwat (?:is|zijn|was|betekent|betekenen|houdt|doet) (?!er\b|de (?:regel|route|weg|stap|termijn|snelste|beste)\b"
    r"|het probleem|mijn|nodig|hier|nu|dan|mogelijk)"
    r"|\bwat wordt (?:er )?bedoeld|\bbetekent\b|\bbetekenis\b|\bwaar staat .{1,40} voor\b|\buitleg\b|\bleg .{0,20}uit\b"
    r"|\bafkorting\b|\bdefinitie\b|\bverschil tussen\b|\bbegrip\b|\bwat kun je (?:er)?mee|\bkon je daar"
    r"|\bwhat (?:is|are|was|does)\b|\bwhat s\b|\bmeaning\b|\bmeans?\b|\bstands? for\b|\bexplain\b|\bdefinition\b"
    r"|\bdifference between\b|\babbreviation\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:welke|andere|which|other|another) (?:stad|steden|gemeenten?|plaats|city|cities|town|municipality|"
    r"municipalities|project|projecten|wijk|wijken)\b(?! (?:moet|schrijft|betaalt|is verantwoordelijk|must|has to))"
    r"|\b(?:hoe|how) (?:deed|deden|ging|gingen|pakte|pakten|heeft|hebben|werkte|did)\b|\bvoorbeelden?\b|\bexamples?\b"
    r"|\bpraktijkvoorbeeld|\belders\b|\belsewhere\b|\bgoede praktijk|\bbest practice|\bervaring(?:en)? (?:met|in|van)\b"
    r"|\bproject(?:en)? (?:waar|dat|die|met|in)\b|\b(?:stad|gemeente|wijk) (?:waar|die)\b|\bland(?:elijk)? geprobeerd\b"
    r"|\b(?:city|town|project) (?:where|that|which)\b"
)
_WHO = re.compile(
    r"\b(?:wie|who|whom)\b|\bwelke? (?:team|functie|functionaris|organisatie|instantie|loket|persoon|collega|afdeling|club)"
    r"|\baanspreekpunt\b|\bcontactpersoon\b|\bwhich (?:team|person|organi[sz]ation|role|department|desk)\b"
)
_STUCK = re.compile(
    r"\bweiger\w*|\bafgewezen\b|\bgeweigerd\b|\bmag niet\b|\bniemand\b|\bwachtlijst\w*|\bwachttijd\w*|\bloopt vast\b"
    r"|\bvastgelopen\b|\bkrijgt geen\b|\bwijzen naar\b|\brefus\w*|\brejected\b|\bdenied\b|\bnobody\b|\bwaiting list\b"
    r"|\bstuck\b|\bvalt (?:er)?tussen\b|\bgeen plek\b|\bwaarom (?:mag|kan|krijgt)\b|\bwhy (?:can|does|is)\b|\bstopt\b"
)
_TONIGHT = re.compile(
    r"\bvannacht\b|\btonight\b|\bvanavond\b|\bdeze nacht\b|\bvandaag op straat\b|\bthis evening\b"
)
_URGENT = re.compile(
    r"\bspoed\b|\bdringend\b|\bacuut\b|\bdirect\b|\bnu\b|\bvandaag\b|\bmorgen\b|\bvrijdag\b|\burgent\w*|\bemergency\b"
    r"|\btoday\b|\btomorrow\b|\bimmediately\b|\bright now\b|\bcrisis\b|\basap\b|\bmeteen\b"
)
_FAMILY = re.compile(
    r"\bgezin\w*|\bkinderen\b|\bkids\b|\bfamily\b|\bchildren\b|\bbaby\b|\bkleintjes\b|\bmet (?:een )?kind\b|\bpeuters?\b"
    r"|\bwith (?:a |her |his )?(?:child|baby|kids?|son|daughter)\b|\bmoeder met\b|\bvader met\b"
)
_COUPLE = re.compile(r"\bstel\b|\becht?paar\b|\bcouple\b|\bsamenwonend\w*")
_ALONE = re.compile(r"\balleenstaand\w*|\bsingle\b|\balleen wonend\w*|\blives alone\b")
_NEGATION = re.compile(r"\b(?:geen|zonder|niet|no|without|not|nooit|never|onder de) (\w+)")


@dataclass(frozen=True)
class Interpreter:
    """Reads what is structured in a question, with the places and organisations of the knowledge."""

    areas: Areas
    organisations: Names

    def understand(self, question: str, tokens: Sequence[str]) -> Understanding:
        """`question` may be cut; `tokens` are its words."""
        folded = " ".join(fold(question).split())
        plain = " ".join(tokens)
        intent = _intent(plain)
        return Understanding(
            language=language_of(list(tokens)),
            intent=intent,
            ages=_ages(folded),
            areas=self.areas.named_in(tokens),
            household=_household(plain),
            urgent=intent is Intent.TONIGHT or bool(_URGENT.search(plain)),
            organisations=self.organisations.named_in(tokens),
            negations=tuple(dict.fromkeys(_NEGATION.findall(plain))),
        )


def _intent(plain: str) -> Intent:
    patterns = (
        (Intent.TONIGHT, _TONIGHT),
        (Intent.HOW_ELSEWHERE, _ELSEWHERE),
        (Intent.EXPLAIN, _EXPLAIN),
        (Intent.WHO, _WHO),
        (Intent.STUCK, _STUCK),
    )
    return next((intent for intent, pattern in patterns if pattern.search(plain)), Intent.FIND)


def _ages(folded: str) -> tuple[int, ...]:
    ages = [int(match[match.lastgroup or 0]) for match in _AGE.finditer(folded)]
    ages += [int(match["n"]) - 1 for match in _UNDER.finditer(folded)]
    ages += [int(match["n"]) + 1 for match in _OVER.finditer(folded)]
    return tuple(dict.fromkeys(age for age in ages if 0 <= age <= _MAX_AGE))


def _household(plain: str) -> Household | None:
    patterns = ((Household.GEZIN, _FAMILY), (Household.STEL, _COUPLE), (Household.ALLEEN, _ALONE))
    return next((household for household, pattern in patterns if pattern.search(plain)), None)
