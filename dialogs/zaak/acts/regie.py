"""Acts while the municipality holds the direction."""

from collections.abc import Mapping

from dialogs.forms import Question
from dialogs.forms.reading import listed
from dialogs.options import from_enum
from dialogs.view import Choice
from dialogs.zaak.acts.basis import (
    Act,
    Answers,
    Fields,
    Situation,
    asks,
    day,
    end_of_day,
    just,
    line,
    number,
    one_of,
    story,
    takes,
    yes_no,
)
from meldingen.handelingen import HandelingSoort as H
from meldingen.model.zaakwerk import LegitimiteitSoort


def _start(answers: Answers, situation: Situation) -> Fields:
    parties = [{"organisatie": party} for party in listed(answers, "partijen")]
    return {"partijen": parties, "toelichting": answers["toelichting"]}


def _agreement(answers: Answers, situation: Situation) -> Fields:
    before = end_of_day(answers["uiterlijk"])
    return {"afspraak": {"wat": answers["wat"], "organisatie": answers["organisatie"], "uiterlijk": before}}


def _wait(answers: Answers, situation: Situation) -> Fields:
    return {"reden": answers["reden"], "tot": end_of_day(answers["tot"])}


def _which_task(situation: Situation, *, unconfirmed: bool = False) -> Question:
    tasks = [
        task
        for task in situation.beeld.melding.open_taken
        if not (unconfirmed and task.bevestigd_op is not None)
    ]
    choices = tuple(Choice(str(task.nummer), f"{task.nummer}. {task.wat[:60]}") for task in tasks)
    return one_of("taak", lambda _: choices, choices[0].value if choices else "")


def _task_number(answers: Answers, situation: Situation) -> Fields:
    told = {"uitkomst": answers["uitkomst"]} if "uitkomst" in answers else {}
    return {"taak": int(answers["taak"]), **told}


def _breakthrough(answers: Answers, situation: Situation) -> Fields:
    plan: dict[str, object] = {name: answers[name] for name in ("perspectief", "betrokkenheid", "besluit")}
    plan["legitimiteit"] = {"soort": answers["legitimiteit"], "toelichting": answers["grond"]}
    plan["mandaat"] = {"gebruikt": answers["mandaat"] == "ja", "reden": answers["mandaat_reden"]}
    if answers.get("inkoop"):
        plan["inkoop"] = [{"wat": answers["inkoop"], "kosten": _range(answers, "kosten")}]
    if answers.get("aannames"):
        now, later = _range(answers, "nu"), _range(answers, "straks")
        plan["rendement"] = {"nu_per_jaar": now, "straks_per_jaar": later, "aannames": answers["aannames"]}
    return {"plan": plan}


def _range(answers: Answers, name: str) -> dict[str, int]:
    low = int(float(answers.get(f"{name}_van") or 0))
    return {"van": low, "tot": max(low, int(float(answers.get(f"{name}_tot") or 0)))}


_BREAKTHROUGH_QUESTIONS = asks(
    story("perspectief"),
    story("betrokkenheid"),
    one_of("legitimiteit", from_enum("legitimiteit", LegitimiteitSoort)),
    story("grond"),
    story("besluit"),
    one_of("mandaat", yes_no),
    story("mandaat_reden"),
    line("inkoop", required=False),
    number("kosten_van"),
    number("kosten_tot"),
    number("nu_van"),
    number("nu_tot"),
    number("straks_van"),
    number("straks_tot"),
    story("aannames", required=False),
)

REGIE_ACTS: Mapping[H, Act] = {
    H.PROCESREGIE_STARTEN: Act(asks(line("partijen"), story("toelichting")), _start),
    H.TAAK_AFSPREKEN: Act(asks(story("wat"), line("organisatie"), day("uiterlijk")), _agreement),
    H.TAAK_BEVESTIGEN: Act(lambda situation: (_which_task(situation, unconfirmed=True),), _task_number),
    H.TAAK_AFRONDEN: Act(lambda situation: (_which_task(situation), story("uitkomst")), _task_number),
    H.DOORBRAAK_VASTLEGGEN: Act(_BREAKTHROUGH_QUESTIONS, _breakthrough),
    H.WACHTEN: Act(asks(story("reden"), day("tot")), _wait),
    H.HERVATTEN: just(story("toelichting", required=False)),
    H.REGIE_AANBIEDEN: Act(
        asks(line("organisatie"), story("toelichting")), takes("organisatie", "toelichting")
    ),
    H.REGIE_ACCEPTEREN: just(line("namens", required=False)),
    H.REGIE_WEIGEREN: Act(asks(story("reden"), line("namens", required=False)), takes("reden", "namens")),
}
