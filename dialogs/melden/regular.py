"""The regular route that fits what was told: known bottlenecks, what often works, and the diensten to try."""

from collections import Counter
from collections.abc import Mapping

from dialogs.forms.reading import words
from dialogs.view import Choice
from knowledge.catalogue import Knowledge
from knowledge.models import Dienst, DienstStatus, Knelpunt
from meldingen.model.keuzes import PogingUitkomst

POGING = "poging_"
"""What the question about a dienst that was tried begins with; its id follows."""

PONTONNIER = "sociaal-pontonnier"
"""The dienst to which a melding goes; it is never something that was tried before."""

MOST_DIENSTEN = 4
MOST_KNELPUNTEN = 8
MOST_WAYS = 3
EVERY_LEEFGEBIED = "alle"


def fitting_knelpunten(
    answers: Mapping[str, str], record: str | None, knowledge: Knowledge
) -> tuple[Knelpunt, ...]:
    """Return the bottlenecks of the chosen kinds in the chosen leefgebieden, those already named first."""
    soorten = set(words(answers, "knelpuntsoorten"))
    leefgebieden = set(words(answers, "leefgebieden"))
    scored = [
        (_nearness(knelpunt, soorten, leefgebieden, record), knelpunt)
        for knelpunt in knowledge.knelpunten.values()
    ]
    near = [pair for pair in scored if pair[0] > 0]
    near.sort(key=lambda pair: -pair[0])
    chosen = [knowledge.knelpunten.get(each) for each in sorted(set(words(answers, "knelpunten")))]
    found = {each.id: each for each in (*chosen, *(knelpunt for _, knelpunt in near)) if each is not None}
    return tuple(found.values())[: max(MOST_KNELPUNTEN, len(chosen))]


def _nearness(knelpunt: Knelpunt, soorten: set[str], leefgebieden: set[str], record: str | None) -> float:
    if record == knelpunt.id:
        return 100.0
    shared = len(leefgebieden & set(knelpunt.leefgebieden)) + 0.2 * (
        EVERY_LEEFGEBIED in knelpunt.leefgebieden
    )
    asked_from = 2.0 if record in knelpunt.gerelateerde_diensten else 0.0
    if knelpunt.soort not in soorten:
        return asked_from
    return asked_from + shared


def fitting_diensten(answers: Mapping[str, str], record: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the diensten that were tried, the one asked about, then those of the nearest bottlenecks."""
    votes: Counter[str] = Counter()
    for place, knelpunt in enumerate(fitting_knelpunten(answers, record, knowledge)):
        for dienst in knelpunt.gerelateerde_diensten:
            votes[dienst] += MOST_KNELPUNTEN - place
    asked = [record] if record in knowledge.diensten else []
    told = [each for each in _tried(answers) if each in knowledge.diensten]
    ids = dict.fromkeys([*told, *asked, *(dienst for dienst, _ in votes.most_common())])
    usable = [each for each in ids if each and (each in told or _usable(knowledge.diensten.get(each)))]
    return tuple(usable[: max(MOST_DIENSTEN, len(told))])


def _tried(answers: Mapping[str, str]) -> list[str]:
    """The diensten of which another flow or an earlier answer already says what came of them."""
    untried = PogingUitkomst.NIET_GEPROBEERD.value
    return [
        key.removeprefix(POGING)
        for key, outcome in answers.items()
        if key.startswith(POGING) and outcome not in ("", untried)
    ]


def often_works(answers: Mapping[str, str], record: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """Return what the sources say often works on the nearest bottlenecks, each by its name."""
    nearest = [each for each in fitting_knelpunten(answers, record, knowledge) if each.wat_vaak_werkt]
    return tuple(f"{knelpunt.naam}: {knelpunt.wat_vaak_werkt[0]}" for knelpunt in nearest[:MOST_WAYS])


def knelpunt_choices(knelpunten: tuple[Knelpunt, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(knelpunt.id, knelpunt.naam) for knelpunt in knelpunten)


def _usable(dienst: Dienst | None) -> bool:
    """The pontonnier's own services are where the melding goes, not something to try first."""
    return dienst is not None and dienst.status is DienstStatus.ACTIVE and dienst.id != PONTONNIER
