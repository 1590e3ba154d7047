"""One walk over a map: the answers given, kept as a small state from which everything else follows.

No name, no story and no word that somebody typed is in it: only which question got which answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from knowledge.routekaart.errors import ChoiceError, WalkVersionError
from knowledge.routekaart.model import Content, Routekaart, Tekst

DONT_KNOW = None
DONT_KNOW_TEXT = Tekst(nl="Weet ik niet", en="I don't know")
Choice = int | None
"""The place of an option in its question, from zero; DONT_KNOW for "weet ik niet"."""


class Answer(Content):
    knoop: str
    optie: Choice
    aangenomen: bool = False
    """Read from the first words, not tapped."""


class Walk(Content):
    schema_version: Literal[1] = 1
    kaart: str
    versie: str
    """Version of the map that this walk is pinned to."""
    antwoorden: tuple[Answer, ...] = ()
    aannames: dict[str, int] = Field(default_factory=dict)
    """Answers read from words, by question, also of questions that are not reached yet."""
    afgevinkt: tuple[str, ...] = ()
    """Ids of the steps that are done, sorted."""


@dataclass(frozen=True)
class Crumb:
    knoop: str
    vraag: Tekst
    antwoord: Tekst
    aangenomen: bool


@dataclass(frozen=True)
class Trace:
    passed: tuple[str, ...]
    """Every node from the start on, the open question or the outcome last."""
    finished: bool
    new: tuple[str, ...]
    """The nodes with steps passed since the last tap, to show above the next question."""

    @property
    def current(self) -> str:
        return self.passed[-1]


@dataclass(frozen=True)
class Resumption:
    routekaart: Routekaart | None
    """The map to go on with: of the walk's own version; absent when nobody kept that version."""
    changed: bool
    """The map is newer than the walk: offer to start again."""


def start_walk(kaart: Routekaart, assumptions: Mapping[str, int] | None = None) -> Walk:
    """Begin at the first question that the assumptions do not answer."""
    return _assume(Walk(kaart=kaart.id, versie=kaart.version, aannames=dict(assumptions or {})), kaart)


def answer(walk: Walk, kaart: Routekaart, node_id: str, choice: Choice) -> Walk:
    """Answer the question `node_id`; a second tap on a question already answered changes nothing.

    Raises:
        ChoiceError: The question has no such option, or offers no "weet ik niet".
        WalkVersionError: The walk belongs to another version of the map.
    """
    current = trace(walk, kaart)
    if current.finished or current.current != node_id:
        return walk
    given = Answer(knoop=node_id, optie=choice)
    _way(kaart, given)
    return _assume(walk.model_copy(update={"antwoorden": (*walk.antwoorden, given)}), kaart)


def back(walk: Walk) -> Walk:
    """Return to the question before; an answer that was assumed there is now asked."""
    return reopen(walk, walk.antwoorden[-1].knoop) if walk.antwoorden else walk


def reopen(walk: Walk, node_id: str) -> Walk:
    """Ask an answered question again and forget what came after; unchanged if it was never answered."""
    places = [place for place, given in enumerate(walk.antwoorden) if given.knoop == node_id]
    if not places:
        return walk
    assumptions = {key: choice for key, choice in walk.aannames.items() if key != node_id}
    return walk.model_copy(update={"antwoorden": walk.antwoorden[: places[0]], "aannames": assumptions})


def restart(kaart: Routekaart) -> Walk:
    """Start over on the map as it is now, without assumptions and with nothing ticked."""
    return start_walk(kaart)


def trace(walk: Walk, kaart: Routekaart) -> Trace:
    """Follow the answers over the map.

    Raises:
        WalkVersionError: The walk belongs to another version of the map.
    """
    _require_same_version(walk, kaart)
    passed, new, given = [kaart.start], [], iter(walk.antwoorden)
    while True:
        knoop = kaart.node(passed[-1])
        if not knoop.is_question:
            new.append(passed[-1])
            there = knoop.naar
        else:
            reply = next(given, None)
            if reply is None:
                return Trace(tuple(passed), False, tuple(new))
            new = new if reply.aangenomen else []
            there = _way(kaart, reply)
        if there is None:
            return Trace(tuple(passed), True, tuple(new))
        passed.append(there)


def breadcrumbs(walk: Walk, kaart: Routekaart) -> tuple[Crumb, ...]:
    _require_same_version(walk, kaart)
    return tuple(_crumb(kaart, given) for given in walk.antwoorden)


def resume(walk: Walk, kaart: Routekaart, older: Mapping[str, Routekaart] | None = None) -> Resumption:
    """Say on which map a walk goes on.

    Args:
        older: Earlier versions of the map by version, as far as somebody kept them.
    """
    if walk.versie == kaart.version:
        return Resumption(kaart, changed=False)
    return Resumption((older or {}).get(walk.versie), changed=True)


def toggle_step(walk: Walk, kaart: Routekaart, step_id: str) -> Walk:
    """Tick a step (`node:place`) off, or take the tick away; unchanged if the map has no such step."""
    node_id, _, place = step_id.rpartition(":")
    knoop = kaart.knopen.get(node_id)
    if knoop is None or place not in map(str, range(len(knoop.stappen))):
        return walk
    return walk.model_copy(update={"afgevinkt": tuple(sorted({*walk.afgevinkt} ^ {step_id}))})


def _assume(walk: Walk, kaart: Routekaart) -> Walk:
    while (node_id := trace(walk, kaart).current) in walk.aannames and kaart.node(node_id).is_question:
        given = Answer(knoop=node_id, optie=walk.aannames[node_id], aangenomen=True)
        walk = walk.model_copy(update={"antwoorden": (*walk.antwoorden, given)})
    return walk


def _way(kaart: Routekaart, given: Answer) -> str:
    knoop = kaart.node(given.knoop)
    if given.optie is DONT_KNOW and knoop.weet_niet:
        return knoop.weet_niet
    if given.optie is DONT_KNOW or not 0 <= given.optie < len(knoop.opties):
        raise ChoiceError(given.knoop, given.optie)
    return knoop.opties[given.optie].naar


def _crumb(kaart: Routekaart, given: Answer) -> Crumb:
    knoop = kaart.node(given.knoop)
    said = DONT_KNOW_TEXT if given.optie is DONT_KNOW else knoop.opties[given.optie].label
    return Crumb(given.knoop, knoop.tekst, said, given.aangenomen)


def _require_same_version(walk: Walk, kaart: Routekaart) -> None:
    if (walk.kaart, walk.versie) != (kaart.id, kaart.version):
        raise WalkVersionError(walk.kaart, walk.versie, kaart.version)
