"""How people ask: the turns of phrase that tell what kind of answer is wanted, in both languages."""

import re

from knowledge.search.model import Household, Intent


def _any(*turns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{turn})" for turn in turns))


AGE = re.compile(
    r"\b(?P<stated>\d{1,3})(?:[.,]5)? ?-?(?:jarige?|jaar|jr|years? old|year old|yrs?|yo)\b"
    r"|\b(?:van|of|aged?|leeftijd|is|nu|pas|bijna|almost|turned|wordt) (?P<led>\d{1,2})\b"
    r"(?! ?(?:euro|keer|dagen|weken|maanden|uur|kinderen|kids|kilo|months|weeks|days|hours|children|procent))"
    r"|\b(?:man|vrouw|jongen|meisje|meid|klant|client|zoon|dochter|jongere|kind|boy|girl|son|daughter|woman"
    r"|kid|mevrouw|meneer|guy|lady|patient|mother|father|moeder|vader) \(?(?P<person>\d{1,2})\b"
)
UNDER_AGE = re.compile(r"(?:<|\bonder(?: de)?|\bunder|\bjonger dan|\byounger than|\bbelow) ?(\d{1,2})\b")
OVER_AGE = re.compile(r"(?:>|\bboven(?: de)?|\bouder dan|\bolder than|\babove) ?(\d{1,2})\b")

_EXPLAIN = _any(
    r"wat (?:is|zijn|was|betekent|betekenen|houdt|doet) "
    r"(?!er\b|de (?:regel|route|weg|stap|termijn|beste)\b|het probleem|mijn|nodig|hier|nu|dan|mogelijk)",
    r"wat wordt (?:er )?bedoeld|wat kun je (?:er)?mee|kon je daar",
    r"betekent\b|betekenis\b|uitleg\b|afkorting\b|definitie\b|verschil tussen\b|begrip\b",
    r"waar staat .{1,40} voor\b|leg .{0,20}uit\b",
    r"what (?:is|are|was|does|s)\b|meaning\b|means?\b|stands? for\b|explain\b|definition\b",
    r"difference between\b|abbreviation\b",
)
_ELSEWHERE = _any(
    r"(?:welke|andere) (?:stad|steden|gemeenten?|plaats|project|projecten|wijk|wijken)\b"
    r"(?! (?:moet|schrijft|betaalt|is verantwoordelijk))",
    r"(?:which|other|another) (?:city|cities|town|municipality|municipalities|project)\b(?! (?:must|has to))",
    r"hoe (?:deed|deden|ging|gingen|pakte|pakten|heeft|hebben|werkte)\b|how did\b",
    r"voorbeelden?\b|praktijkvoorbeeld|examples?\b|goede praktijk|best practice",
    r"ervaring(?:en)? (?:met|in|van)\b",
    r"elders\b|elsewhere\b|project(?:en)? (?:waar|dat|die|met|in)\b|(?:stad|gemeente|wijk) (?:waar|die)\b",
    r"(?:city|town|project) (?:where|that|which)\b",
)
_WHO = _any(
    r"wie\b|welke? (?:team|functie|functionaris|organisatie|instantie|loket|persoon|afdeling|club)",
    r"aanspreekpunt\b|contactpersoon\b|whom?\b|which (?:team|person|organi[sz]ation|role|department|desk)\b",
)
_STUCK = _any(
    r"weiger\w*|afgewezen\b|geweigerd\b|mag niet\b|niemand\b|wachtlijst\w*|wachttijd\w*|loopt vast\b",
    r"vastgelopen\b|krijgt geen\b|wijzen naar\b|valt (?:er)?tussen\b|geen plek\b|stopt\b",
    r"waarom (?:mag|kan|krijgt)\b|refus\w*|rejected\b|denied\b|nobody\b|waiting list\b|stuck\b",
    r"why (?:can|does|is)\b",
    r"wat nou?\b|wat nu\b|mag dat\b|kan dat zomaar|hoe (?:nu )?verder\b|wat kan (?:ik|er) nog",
    r"volgende stap\b|welke stap",
    r"what now\b|what next\b|next step|is (?:that|it) allowed|can they\b|are they allowed",
)
_TONIGHT = _any(r"vannacht\b|vanavond\b|deze nacht\b|tonight\b|this evening\b")

INTENTS: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (Intent.TONIGHT, _TONIGHT),
    (Intent.HOW_ELSEWHERE, _ELSEWHERE),
    (Intent.EXPLAIN, _EXPLAIN),
    (Intent.WHO, _WHO),
    (Intent.STUCK, _STUCK),
)
"""The first that fits counts: a bed for tonight goes before an explanation."""

URGENT = _any(
    r"spoed\b|dringend\b|acuut\b|direct\b|meteen\b|nu\b|vandaag\b|morgen\b|vrijdag\b|crisis\b",
    r"urgent\w*|emergency\b|today\b|tomorrow\b|immediately\b|right now\b|asap\b",
)

HOUSEHOLDS: tuple[tuple[Household, re.Pattern[str]], ...] = (
    (
        Household.GEZIN,
        _any(
            r"gezin\w*|kinderen\b|kids\b|family\b|children\b|baby\b|kleintjes\b|peuters?\b",
            r"met (?:een )?kind\b",
            r"with (?:a |her |his )?(?:child|baby|kids?|son|daughter)\b|(?:moeder|vader) met\b",
        ),
    ),
    (Household.STEL, _any(r"stel\b|echtpaar\b|couple\b|samenwonend\w*")),
    (Household.ALLEEN, _any(r"alleenstaand\w*|single\b|alleen wonend\w*|lives alone\b")),
)

NEGATION = re.compile(r"\b(?:geen|zonder|niet|no|without|not|nooit|never) (\w+)")
