"""What a walk already told, as answers of the intake, so that nobody tells the story twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.flow import Context
from dialogs.melden.regular import POGING, PONTONNIER
from knowledge.catalogue import Knowledge
from knowledge.models import Knelpunt
from knowledge.routekaart.plan import Plan
from meldingen.model.keuzes import Leefgebied, PogingUitkomst
from meldingen.urgentie import Urgentie

MOST_TOLD = 8


@dataclass(frozen=True)
class Setback:
    """A step that did not work out: which, of what kind, by which bottleneck, and what came of it.

    `knelpunt` is an id, or another word when none was recognised; `uitkomst` is empty when nobody said.
    """

    node: str
    step_id: str
    soort: str
    knelpunt: str
    uitkomst: str = ""


def known_answers(context: Context, plan: Plan, setback: Setback | None) -> dict[str, str]:
    """Return answers of the intake by question; only what the walk tells, nothing is guessed."""
    knowledge = context.services.finder.knowledge
    knelpunt = knowledge.knelpunten.get(setback.knelpunt) if setback else None
    tried = _tried(plan, setback)
    known = {
        "knelpuntsoorten": setback.soort if setback else "",
        "leefgebieden": ",".join(_leefgebieden(knelpunt)),
        "knelpunten": knelpunt.id if knelpunt else "",
        "betrokken": ", ".join(_organisations(knowledge, _involved(plan, setback))),
        "samenvatting": _summary(context, plan, setback),
        **_urgency(context, plan),
        **{POGING + dienst: outcome for dienst, outcome in tried.items()},
    }
    return {key: value for key, value in known.items() if value}


def _tried(plan: Plan, setback: Setback | None) -> dict[str, str]:
    """A step that was done and did not end the case counts as partly; the stuck one as somebody said."""
    done = {stap.dienst: PogingUitkomst.GEDEELTELIJK.value for stap in plan.tried if stap.dienst}
    step = plan.step(setback.step_id) if setback else None
    if setback and step and step.dienst and setback.uitkomst:
        done[step.dienst] = setback.uitkomst
    return {dienst: outcome for dienst, outcome in done.items() if dienst != PONTONNIER}


def _involved(plan: Plan, setback: Setback | None) -> list[str]:
    step = plan.step(setback.step_id) if setback else None
    steps = [*plan.tried, step] if step else plan.tried
    return [stap.dienst for stap in steps if stap.dienst not in (None, PONTONNIER)]


def _organisations(knowledge: Knowledge, dienst_ids: Iterable[str]) -> list[str]:
    diensten = [knowledge.diensten[each] for each in dienst_ids if each in knowledge.diensten]
    names = [
        knowledge.organisaties[dienst.organization].name
        for dienst in diensten
        if dienst.organization in knowledge.organisaties
    ]
    return list(dict.fromkeys(names))


def _leefgebieden(knelpunt: Knelpunt | None) -> list[str]:
    """The routekaart is about shelter, so wonen is always one of them."""
    known = {each.value for each in Leefgebied}
    named = [each for each in knelpunt.leefgebieden if each in known] if knelpunt else []
    return list(dict.fromkeys([Leefgebied.WONEN.value, *named]))


def _urgency(context: Context, plan: Plan) -> dict[str, str]:
    if plan.dak_vannacht is not False:
        return {}
    return {
        "urgentie": Urgentie.VANDAAG.value,
        "urgentie_reden": context.say("routekaart.reden_vannacht"),
    }


def _summary(context: Context, plan: Plan, setback: Setback | None) -> str:
    """A first draft in the words of the map; the professional writes on from there."""
    language = context.texts.language
    parts = [context.say("routekaart.gelopen", kaart=plan.titel.read(language))]
    done = [stap.titel.read(language) for stap in plan.tried][:MOST_TOLD]
    if done:
        parts.append(context.say("routekaart.gedaan_tot_nu", stappen="; ".join(done)))
    step = plan.step(setback.step_id) if setback else None
    if step:
        parts.append(context.say("routekaart.liep_vast", stap=step.titel.read(language)))
    return " ".join(parts)
