"""What was filed, as the team reads it: only on the private card."""

from dialogs.dates import say_moment
from dialogs.flow import Context
from dialogs.view import Block, Bullets, Fact, Facts, Section, Text
from dialogs.zoeken.naming import name_of
from meldingen.concept import MeldingConcept
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.zaakwerk import Doorbraakplan, Taak


def intake_blocks(context: Context, melding: Doorbraakmelding) -> list[Block]:
    intake = melding.intake
    blocks: list[Block] = [
        Section(context.say("zaak.verhaal"), (Text(intake.samenvatting),)),
        Section(context.say("zaak.doel"), (Text(intake.doel),)),
        Section(context.say("zaak.gegevens"), (Facts(tuple(_facts(context, melding))),)),
    ]
    blocks += _tried(context, intake)
    blocks += _tasks(context, melding.taken)
    blocks += _plan(context, melding.doorbraak)
    return blocks


def _facts(context: Context, melding: Doorbraakmelding) -> list[Fact]:
    intake = melding.intake
    told = {
        "zaak.melder": f"{melding.melder.functie}, {melding.melder.organisatie}",
        "zaak.urgentie": _labels(context, "urgentie", [intake.urgentie.value]),
        "zaak.urgentie_reden": intake.urgentie_reden,
        "zaak.knelpuntsoort": _labels(
            context, "knelpuntsoort", [each.value for each in intake.knelpuntsoorten]
        ),
        "zaak.knelpunten": _names(context, intake.knelpunten),
        "zaak.leefgebieden": _labels(context, "leefgebied", [each.value for each in intake.leefgebieden]),
        "zaak.samenhang": _labels(context, "samenhang", [intake.samenhang.value]),
        "zaak.gevraagd": _labels(context, "gevraagd", [each.value for each in intake.gevraagd]),
        "zaak.basis": _basis(context, intake),
        "zaak.kinderen": _children(context, intake),
        "zaak.wijk": intake.wijk or "",
        "zaak.betrokken": ", ".join(each.organisatie for each in intake.betrokken),
        "zaak.overleggen": ", ".join(intake.overleggen),
        "zaak.toestemming": _labels(context, "toestemming", [intake.toestemming.value]),
        "zaak.weet_het": _household(context, intake),
        "zaak.grondslag": _ground(context, intake.grondslag),
        "zaak.terugkoppeling": intake.terugkoppeling.wat,
    }
    return [Fact(context.say(label), value) for label, value in told.items() if value]


def _labels(context: Context, prefix: str, words: list[str]) -> str:
    return ", ".join(context.say(f"keuzes.{prefix}_{word}") for word in words)


def _names(context: Context, ids: tuple[str, ...]) -> str:
    knowledge = context.services.finder.knowledge
    return ", ".join(name_of(each, knowledge, context.texts.language) for each in ids)


def _basis(context: Context, intake: MeldingConcept) -> str:
    stands = intake.basisvoorwaarden.model_dump(mode="json")
    return ", ".join(
        f"{context.say(f'melden.vraag_{name}')}: {context.say(f'keuzes.stand_{stand}').lower()}"
        for name, stand in stands.items()
    )


def _children(context: Context, intake: MeldingConcept) -> str:
    if not intake.kinderen.aantal:
        return ""
    ages = _labels(context, "leeftijd", [each.value for each in intake.kinderen.leeftijden])
    return f"{intake.kinderen.aantal} ({ages})" if ages else str(intake.kinderen.aantal)


def _household(context: Context, intake: MeldingConcept) -> str:
    known = context.say("keuzes.weet_het_ja" if intake.huishouden.weet_het else "keuzes.weet_het_nee")
    return f"{known}. {intake.huishouden.reden}" if intake.huishouden.reden else known


def _ground(context: Context, ground_id: str) -> str:
    known = {each.id: each.label for each in context.services.wording.grondslagen}
    return known[ground_id][context.texts.language] if ground_id in known else ground_id


def _tried(context: Context, intake: MeldingConcept) -> list[Block]:
    knowledge, language = context.services.finder.knowledge, context.texts.language
    lines = tuple(
        f"{name_of(each.dienst, knowledge, language)}: {_labels(context, 'poging', [each.uitkomst.value])}"
        for each in intake.geprobeerd
    )
    return [Section(context.say("zaak.geprobeerd"), (Bullets(lines),))] if lines else []


def _tasks(context: Context, tasks: tuple[Taak, ...]) -> list[Block]:
    lines = tuple(
        context.say(
            "zaak.taak_regel",
            nummer=task.nummer,
            wat=task.wat,
            organisatie=task.organisatie,
            uiterlijk=say_moment(task.uiterlijk, context.texts.language),
            stand=context.say(f"zaak.taak_{_stand(task)}"),
        )
        for task in tasks
    )
    return [Section(context.say("zaak.taken"), (Bullets(lines),))] if lines else []


def _stand(task: Taak) -> str:
    if not task.is_open:
        return "afgerond"
    return "bevestigd" if task.bevestigd_op else "open"


def _plan(context: Context, plan: Doorbraakplan | None) -> list[Block]:
    if plan is None:
        return []
    used = context.say("zaak.ja" if plan.mandaat.gebruikt else "zaak.nee")
    facts = (
        Fact(context.say("zaak.vraag_perspectief"), plan.perspectief),
        Fact(context.say("zaak.vraag_betrokkenheid"), plan.betrokkenheid),
        Fact(context.say("zaak.vraag_grond"), plan.legitimiteit.toelichting),
        Fact(context.say("zaak.vraag_besluit"), plan.besluit),
        Fact(context.say("zaak.vraag_mandaat"), f"{used}. {plan.mandaat.reden}"),
    )
    return [Section(context.say("zaak.doorbraak"), (Facts(facts),))]
