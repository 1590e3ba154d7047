"""Small knowledge to bring in and out."""

from dataclasses import replace
from functools import lru_cache

from knowledge.catalogue import Knowledge, Records
from knowledge.models import Dienst, Organisatie
from knowledge.store import EditDraft, Overlay
from tests.shipped import shipped_knowledge


@lru_cache(maxsize=1)
def the_shipped_knowledge() -> Knowledge:
    return shipped_knowledge()


def without_directory(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge as a municipality that starts with an empty sociale kaart has it."""
    kept = knowledge.records
    records = Records({}, {}, kept.knelpunten, kept.knelpuntsoorten, kept.praktijkvoorbeelden, kept.begrippen)
    own = knowledge.diensten.keys() | knowledge.organisaties.keys()
    situaties = {key: value for key, value in knowledge.situaties.items() if key not in own}
    return replace(knowledge, records=records, situaties=situaties, engels={})


def with_nothing(knowledge: Knowledge) -> Knowledge:
    records = Records({}, {}, {}, knowledge.knelpuntsoorten, {}, {})
    return replace(knowledge, records=records, situaties={}, engels={})


def a_few_records() -> Knowledge:
    """One organisation with two services, and one organisation with none."""
    whole = the_shipped_knowledge()
    diensten = dict(list(_of("gemeente-dordrecht", whole).items())[:2])
    organisaties = {key: whole.organisaties[key] for key in ("gemeente-dordrecht", "de-sociale-basis")}
    situaties = {key: whole.situaties[key] for key in diensten}
    engels = {key: whole.engels[key] for key in diensten}
    records = Records(diensten, organisaties, {}, whole.knelpuntsoorten, {}, {})
    return replace(whole, records=records, situaties=situaties, engels=engels)


def with_records(knowledge: Knowledge, *added: Dienst | Organisatie) -> Knowledge:
    diensten = {one.id: one for one in added if isinstance(one, Dienst)}
    organisaties = {one.id: one for one in added if isinstance(one, Organisatie)}
    records = replace(
        knowledge.records,
        diensten={**knowledge.diensten, **diensten},
        organisaties={**knowledge.organisaties, **organisaties},
    )
    return replace(knowledge, records=records)


def after(knowledge: Knowledge, drafts: list[EditDraft]) -> Knowledge:
    laid = Overlay(knowledge)
    for draft in drafts:
        laid.apply_draft(draft)
    return laid.knowledge()


def _of(organisation: str, knowledge: Knowledge) -> dict[str, Dienst]:
    return {key: one for key, one in knowledge.diensten.items() if one.organization == organisation}
