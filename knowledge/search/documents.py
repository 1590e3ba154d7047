"""What of every record is searched, and how much a field weighs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.catalogue import Knowledge
from knowledge.language import Language
from knowledge.models import (
    Begrip,
    Dienst,
    DienstStatus,
    Engels,
    Knelpunt,
    Organisatie,
    Praktijkvoorbeeld,
    Situatie,
    Soort,
)
from knowledge.routekaart import Knoop
from knowledge.search.model import ReasonKind

PHRASE_WEIGHT = 2.0


class Field(NamedTuple):
    """One searched text; `language` is None where the words of both languages stand together."""

    text: str
    weight: float
    kind: ReasonKind
    language: Language | None = Language.NL


FAMILIES = frozenset({"gezinnen", "ouders", "multiprobleem-huishoudens"})
URGENT_WORDS = ("spoed", "crisis", "nood", "acuut")


@dataclass(frozen=True, slots=True)
class Document:
    """What ranking and showing need of a record."""

    id: str
    soort: Soort
    name: str
    area: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    historical: bool = False
    organisation: str | None = None
    leefgebieden: tuple[str, ...] = ()
    for_families: bool = False
    urgent: bool = False


class Entry(NamedTuple):
    """A document with its texts, the other names it goes by, and the ids of records on the same subject."""

    document: Document
    fields: tuple[Field, ...]
    aliases: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


def entries(knowledge: Knowledge) -> Iterator[Entry]:
    """Yield what can be found; an organisatie whose id a dienst carries too is found as that dienst."""
    for dienst in knowledge.diensten.values():
        yield _dienst(dienst, knowledge)
    for organisatie in knowledge.organisaties.values():
        if organisatie.id not in knowledge.diensten:
            yield _organisatie(organisatie, _phrases(knowledge.situaties.get(organisatie.id)))
    for knelpunt in knowledge.knelpunten.values():
        yield _knelpunt(knelpunt, _phrases(knowledge.situaties.get(knelpunt.id)))
    for key, knoop in knowledge.knopen.items():
        yield _knoop(key, knoop, _phrases(knowledge.situaties.get(key)))
    for voorbeeld in knowledge.praktijkvoorbeelden.values():
        yield _voorbeeld(voorbeeld, _phrases(knowledge.situaties.get(voorbeeld.id)))
    for begrip in knowledge.begrippen.values():
        yield _begrip(begrip, _phrases(knowledge.situaties.get(begrip.id)))


def _dienst(dienst: Dienst, knowledge: Knowledge) -> Entry:
    organisatie = knowledge.organisaties.get(dienst.organization)
    owner = (organisatie.name, *organisatie.alternate_name) if organisatie else ()
    fields = (
        _name(dienst.name),
        _name(*dienst.alternate_name),
        _keywords(dienst.trefwoorden),
        Field(dienst.wie, 1.2, ReasonKind.ORGANISATION),
        Field(_join(owner), 0.8, ReasonKind.ORGANISATION),
        Field(dienst.description, 1.0, ReasonKind.TEXT),
        Field(dienst.application_process or "", 0.5, ReasonKind.TEXT),
        Field(dienst.eligibility_description or "", 0.6, ReasonKind.TEXT),
        Field(_join(dienst.doelgroepen), 0.4, ReasonKind.TEXT),
        *_english(knowledge.engels.get(dienst.id)),
    )
    document = Document(
        id=dienst.id,
        soort=Soort.DIENST,
        name=dienst.name,
        area=dienst.service_area,
        minimum_age=dienst.minimum_age,
        maximum_age=dienst.maximum_age,
        historical=dienst.status is not DienstStatus.ACTIVE,
        organisation=dienst.organization,
        leefgebieden=dienst.leefgebieden,
        for_families=not FAMILIES.isdisjoint(dienst.doelgroepen),
        urgent=any(word in trefwoord for trefwoord in dienst.trefwoorden for word in URGENT_WORDS),
    )
    phrases = _phrases(knowledge.situaties.get(dienst.id))
    return Entry(document, fields + phrases, dienst.alternate_name, (*dienst.zie_ook, *dienst.knelpunten))


def _english(engels: Engels | None) -> tuple[Field, ...]:
    if engels is None:
        return ()
    return (
        Field(engels.name_en, 2.0, ReasonKind.NAME, Language.EN),
        Field(engels.summary_en, 0.8, ReasonKind.TEXT, Language.EN),
        Field(engels.who_en, 0.8, ReasonKind.ORGANISATION, Language.EN),
    )


def _organisatie(organisatie: Organisatie, phrases: tuple[Field, ...]) -> Entry:
    fields = (
        _name(organisatie.name),
        _name(*organisatie.alternate_name),
        Field(organisatie.description, 1.0, ReasonKind.TEXT),
    )
    document = Document(organisatie.id, Soort.ORGANISATIE, organisatie.name, organisation=organisatie.id)
    return Entry(document, fields + phrases, organisatie.alternate_name)


def _knelpunt(knelpunt: Knelpunt, phrases: tuple[Field, ...]) -> Entry:
    fields = (
        _name(knelpunt.naam),
        Field(knelpunt.omschrijving, 1.2, ReasonKind.TEXT),
        _keywords(knelpunt.trefwoorden),
        Field(_join(knelpunt.wat_vaak_werkt), 0.5, ReasonKind.TEXT),
        Field(_join(knelpunt.wettelijke_basis), 0.4, ReasonKind.TEXT),
    )
    document = Document(knelpunt.id, Soort.KNELPUNT, knelpunt.naam, leefgebieden=knelpunt.leefgebieden)
    return Entry(document, fields + phrases, kin=knelpunt.gerelateerde_diensten)


def _knoop(key: str, knoop: Knoop, phrases: tuple[Field, ...]) -> Entry:
    steps = _join(f"{stap.titel.nl} {stap.tekst.nl}" for stap in knoop.stappen)
    english = _join(f"{stap.titel.en} {stap.tekst.en}" for stap in knoop.stappen)
    fields = (
        _name(knoop.tekst.nl),
        Field(knoop.tekst.en, 2.0, ReasonKind.NAME, Language.EN),
        _name(key.replace("-", " ")),
        Field(knoop.toelichting.nl if knoop.toelichting else "", 0.8, ReasonKind.TEXT),
        Field(steps, 0.6, ReasonKind.TEXT),
        Field(english, 0.6, ReasonKind.TEXT, Language.EN),
        Field(_join(optie.label.nl for optie in knoop.opties), 0.6, ReasonKind.TEXT),
        Field(knoop.groep.nl if knoop.groep else "", 0.6, ReasonKind.TEXT),
        *_escalation(knoop),
    )
    kin = (*knoop.services[:3], *knoop.knelpunten)
    return Entry(Document(key, Soort.ROUTEKAART, knoop.tekst.nl), fields + phrases, kin=kin)


def _escalation(knoop: Knoop) -> tuple[Field, ...]:
    if knoop.escalatie is None:
        return ()
    texts = (knoop.escalatie.wanneer, knoop.escalatie.waarom)
    return (
        Field(_join(text.nl for text in texts), 0.5, ReasonKind.TEXT),
        Field(_join(text.en for text in texts), 0.5, ReasonKind.TEXT, Language.EN),
    )


def _voorbeeld(voorbeeld: Praktijkvoorbeeld, phrases: tuple[Field, ...]) -> Entry:
    model = voorbeeld.zoekmodel
    facets = (model.doelgroep, model.problematiek, model.invalshoek, model.niveau)
    fields = (
        _name(voorbeeld.titel),
        Field(_join((voorbeeld.gemeente, *voorbeeld.wijken)), 2.5, ReasonKind.NAME),
        _keywords(voorbeeld.trefwoorden),
        Field(_join(facets), 0.8, ReasonKind.KEYWORD),
        Field(_join((voorbeeld.aanleiding or "", voorbeeld.doel)), 1.0, ReasonKind.TEXT),
        Field(voorbeeld.doelgroep_omschrijving, 1.0, ReasonKind.TEXT),
        Field(_join(voorbeeld.werkwijze), 0.8, ReasonKind.TEXT),
        Field(_join((*voorbeeld.resultaten, *voorbeeld.lessen)), 0.5, ReasonKind.TEXT),
        Field(_join(voorbeeld.partners), 0.3, ReasonKind.ORGANISATION),
    )
    name = f"{voorbeeld.titel} ({voorbeeld.gemeente})"
    return Entry(Document(voorbeeld.id, Soort.PRAKTIJKVOORBEELD, name), fields + phrases)


def _begrip(begrip: Begrip, phrases: tuple[Field, ...]) -> Entry:
    fields = (
        _name(begrip.term),
        _name(begrip.afkorting or ""),
        Field(_join(begrip.synoniemen), 2.5, ReasonKind.NAME, None),
        Field(_join(begrip.engels), 2.0, ReasonKind.NAME, Language.EN),
        Field(begrip.uitleg, 1.0, ReasonKind.TEXT),
    )
    name = f"{begrip.term} ({begrip.afkorting})" if begrip.afkorting else begrip.term
    aliases = (begrip.term, begrip.afkorting or "", *begrip.synoniemen, *begrip.engels)
    return Entry(Document(begrip.id, Soort.BEGRIP, name), fields + phrases, aliases)


def _name(*parts: str) -> Field:
    return Field(_join(parts), 3.0, ReasonKind.NAME)


def _keywords(trefwoorden: tuple[str, ...]) -> Field:
    return Field(_join(trefwoorden), 2.0, ReasonKind.KEYWORD, None)


def _phrases(situatie: Situatie | None) -> tuple[Field, ...]:
    if situatie is None:
        return ()
    spoken = [(phrase, Language.NL) for phrase in situatie.nl]
    spoken += [(phrase, Language.EN) for phrase in situatie.en]
    return tuple(Field(phrase, PHRASE_WEIGHT, ReasonKind.SITUATION, language) for phrase, language in spoken)


def _join(parts: Iterable[str]) -> str:
    return " | ".join(part for part in parts if part)
