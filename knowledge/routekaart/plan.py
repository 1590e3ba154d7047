"""What a walk leads to: the steps of everything passed, in order, with who, within which time and whereby."""

from dataclasses import dataclass

from knowledge.routekaart.model import Bron, Knoop, Routekaart, Stap, Tekst, Zekerheid
from knowledge.routekaart.walk import Walk, trace


@dataclass(frozen=True)
class PlanStap:
    id: str
    """`node:place`, stable within one version of the map."""
    titel: Tekst
    tekst: Tekst
    wie: Tekst
    termijn: Tekst | None
    """Within which time, with the legal hook where the source gives one."""
    dienst: str | None
    knelpunten: tuple[str, ...]
    gedaan: bool


@dataclass(frozen=True)
class PlanDeel:
    """The steps of one node, with what to do when they do not work out."""

    knoop: str
    kop: Tekst
    toelichting: Tekst | None
    wanneer_vast: Tekst | None
    waarom_vast: Tekst | None
    knelpunten: tuple[str, ...]
    zekerheid: Zekerheid | None
    bronnen: tuple[Bron, ...]
    veiligheid: bool
    stappen: tuple[PlanStap, ...]

    @property
    def done(self) -> bool:
        return all(stap.gedaan for stap in self.stappen)


@dataclass(frozen=True)
class Plan:
    kaart: str
    titel: Tekst
    versie: str
    bijgewerkt: str
    delen: tuple[PlanDeel, ...]
    finished: bool
    """The walk came to an outcome; before that the plan holds the steps so far."""
    melding: bool
    """The regular route is used up: the outcome is a doorbraakmelding."""
    dak_vannacht: bool | None
    """What the last answer about it said: is there a safe place tonight; None when nothing said so."""

    @property
    def stappen(self) -> tuple[PlanStap, ...]:
        return tuple(stap for deel in self.delen for stap in deel.stappen)

    @property
    def diensten(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stap.dienst for stap in self.stappen if stap.dienst))

    @property
    def knelpunten(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(knelpunt for deel in self.delen for knelpunt in deel.knelpunten))

    @property
    def tried(self) -> tuple[PlanStap, ...]:
        """The steps that are ticked off."""
        return tuple(stap for stap in self.stappen if stap.gedaan)

    @property
    def open_part(self) -> "PlanDeel | None":
        """The first part with a step to do; the last one when everything is done."""
        undone = (deel for deel in self.delen if not deel.done)
        return next(undone, self.delen[-1] if self.delen else None)

    def part_of(self, step_id: str) -> "PlanDeel | None":
        return next((deel for deel in self.delen if any(stap.id == step_id for stap in deel.stappen)), None)

    def step(self, step_id: str) -> PlanStap | None:
        return next((stap for stap in self.stappen if stap.id == step_id), None)


def make_plan(walk: Walk, kaart: Routekaart) -> Plan:
    """Raises: WalkVersionError if the walk belongs to another version of the map."""
    followed = trace(walk, kaart)
    passed = [(node_id, kaart.node(node_id)) for node_id in followed.passed]
    ticked = frozenset(walk.afgevinkt)
    delen = [_part(kaart, node_id, knoop, ticked) for node_id, knoop in passed if knoop.stappen]
    return Plan(
        kaart=kaart.id,
        titel=kaart.titel,
        versie=kaart.versie,
        bijgewerkt=kaart.bijgewerkt,
        delen=tuple(delen),
        finished=followed.finished,
        melding=any(knoop.melding for _, knoop in passed),
        dak_vannacht=_roof_tonight(walk, kaart),
    )


def _roof_tonight(walk: Walk, kaart: Routekaart) -> bool | None:
    chosen = [
        kaart.node(given.knoop).opties[given.optie] for given in walk.antwoorden if given.optie is not None
    ]
    return next((optie.dak_vannacht for optie in reversed(chosen) if optie.dak_vannacht is not None), None)


def step_id_of(node_id: str, place: int) -> str:
    return f"{node_id}:{place}"


def _part(kaart: Routekaart, node_id: str, knoop: Knoop, ticked: frozenset[str]) -> PlanDeel:
    stuck = knoop.escalatie
    return PlanDeel(
        knoop=node_id,
        kop=knoop.tekst,
        toelichting=knoop.toelichting,
        wanneer_vast=stuck.wanneer if stuck else None,
        waarom_vast=stuck.waarom if stuck else None,
        knelpunten=knoop.knelpunten,
        zekerheid=knoop.zekerheid,
        bronnen=tuple(kaart.bronnen[bron] for bron in knoop.bronnen if bron in kaart.bronnen),
        veiligheid=knoop.veiligheid,
        stappen=tuple(
            _step(stap, step_id_of(node_id, place), knoop.knelpunten, ticked)
            for place, stap in enumerate(knoop.stappen)
        ),
    )


def _step(stap: Stap, step_id: str, knelpunten: tuple[str, ...], ticked: frozenset[str]) -> PlanStap:
    return PlanStap(
        id=step_id,
        titel=stap.titel,
        tekst=stap.tekst,
        wie=stap.wie,
        termijn=stap.termijn,
        dienst=stap.dienst,
        knelpunten=knelpunten,
        gedaan=step_id in ticked,
    )
