"""Acts of the team from filed to a chosen approach."""

from collections.abc import Mapping

from dialogs.flow import Context
from dialogs.forms import Question
from dialogs.forms.reading import listed, words
from dialogs.options import from_enum, knelpuntsoorten
from dialogs.view import Choice
from dialogs.zaak.acts.basis import (
    Act,
    Answers,
    Fields,
    Situation,
    asks,
    at_once,
    day,
    end_of_day,
    just,
    line,
    one_of,
    some_of,
    story,
    yes_no,
)
from meldingen.handelingen import HandelingSoort as H
from meldingen.model.keuzes import Gevraagd, Samenhang
from meldingen.urgentie import Urgentie

SAMENHANG = from_enum("samenhang", Samenhang)
GEVRAAGD = from_enum("gevraagd", Gevraagd)


def _judgement_questions(situation: Situation) -> tuple[Question, ...]:
    """What the filer chose stands filled in: the pontonnier changes only what is otherwise."""
    intake = situation.beeld.melding.intake
    return (
        some_of("knelpuntsoorten", knelpuntsoorten, ",".join(intake.knelpuntsoorten)),
        one_of("samenhang", SAMENHANG, intake.samenhang.value),
        some_of("nodig", GEVRAAGD, ",".join(intake.gevraagd)),
        one_of("urgentie", from_enum("urgentie", Urgentie), intake.urgentie.value),
        story("toelichting", required=False),
    )


def _judgement(answers: Answers, situation: Situation) -> Fields:
    """Only another urgency is passed on: it starts the ladder of that class afresh."""
    before = situation.beeld.melding.intake.urgentie.value
    urgency = {"urgentie": answers["urgentie"]} if answers["urgentie"] != before else {}
    return {
        **urgency,
        "knelpuntsoorten": words(answers, "knelpuntsoorten"),
        "samenhang": answers["samenhang"],
        "nodig": words(answers, "nodig"),
        "toelichting": answers.get("toelichting", ""),
    }


def _promise(answers: Answers, situation: Situation) -> Fields:
    return {"uiterlijk": end_of_day(answers["uiterlijk"]), "reden": answers["reden"]}


def _guide(answers: Answers, situation: Situation) -> Fields:
    return {
        "diensten": [{"dienst": dienst} for dienst in listed(answers, "diensten")],
        "toelichting": answers["toelichting"],
        "afsluiten": answers["afsluiten"] == "ja",
    }


def _handover_questions(situation: Situation) -> tuple[Question, ...]:
    owner = situation.beeld.melding.eigenaar
    others = [each for each in situation.team if not owner or each.ref.person_id != owner.person_id]

    def options(_: Context) -> tuple[Choice, ...]:
        return tuple(Choice(each.ref.person_id or "", f"{each.name} ({each.ref.functie})") for each in others)

    return (one_of("collega", options), story("reden"))


def _handover(answers: Answers, situation: Situation) -> Fields:
    chosen = next(each for each in situation.team if each.ref.person_id == answers["collega"])
    return {"naar": chosen.ref.model_dump(), "reden": answers["reden"]}


TRIAGE_ACTS: Mapping[H, Act] = {
    H.OPPAKKEN: at_once(),
    H.VASTHOUDEN: at_once(),
    H.OVERNEMEN: at_once(),
    H.OVERDRAGEN: Act(_handover_questions, _handover),
    H.LOSLATEN: just(story("reden")),
    H.BEOORDELEN: Act(_judgement_questions, _judgement),
    H.VRAGEN: just(story("tekst")),
    H.ADVISEREN: just(story("tekst")),
    H.NOTEREN: just(story("tekst")),
    H.BELOFTE_VERZETTEN: Act(asks(day("uiterlijk"), story("reden")), _promise),
    H.WIJZEN: Act(asks(line("diensten"), story("toelichting"), one_of("afsluiten", yes_no, "nee")), _guide),
    H.OPSCHALEN: just(story("reden")),
    H.AFSCHALEN: just(story("reden")),
}
