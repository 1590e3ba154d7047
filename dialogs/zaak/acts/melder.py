"""Acts of the people who filed."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.flow import Context
from dialogs.forms import Question
from dialogs.view import Choice
from dialogs.zaak.acts.basis import (
    Act,
    Answers,
    Fields,
    Situation,
    asks,
    just,
    line,
    one_of,
    story,
    takes,
    yes_no,
)
from meldingen.handelingen import HandelingSoort as H
from meldingen.model.zaakwerk import Meetmoment, Wie

BEST_MARK = 5
NOT_LISTED = "-"


def _colleague_questions(situation: Situation) -> tuple[Question, ...]:
    """Somebody whom the bot knows follows the case too; of somebody else only the function is kept."""

    def options(context: Context) -> tuple[Choice, ...]:
        nobody = Choice(NOT_LISTED, context.say("zaak.staat_er_niet_bij"))
        return (nobody, *(Choice(each.person_id, each.name) for each in situation.known))

    who = replace(one_of("collega", options, NOT_LISTED), compact=True)
    return (who, line("organisatie"), line("functie"))


def _colleague(answers: Answers, situation: Situation) -> Fields:
    person = {"organisatie": answers["organisatie"], "functie": answers["functie"]}
    if answers["collega"] != NOT_LISTED:
        person["person_id"] = answers["collega"]
    return {"persoon": person}


def _household(answers: Answers, situation: Situation) -> Fields:
    return {"huishouden": {"weet_het": answers["weet_het"] == "ja", "reden": answers.get("reden", "")}}


def _satisfaction(answers: Answers, situation: Situation) -> Fields:
    nazorg = situation.beeld.melding.nazorg
    after = Meetmoment.NAZORG if nazorg and nazorg.gedaan_op else Meetmoment.AFSLUITEN
    told = {"toelichting": answers["toelichting"]} if answers.get("toelichting") else {}
    return {"cijfer": int(answers["cijfer"]), "wie": answers["wie"], "moment": after.value, **told}


def _marks(context: Context) -> tuple[Choice, ...]:
    return tuple(Choice(str(mark), context.say(f"zaak.cijfer_{mark}")) for mark in range(BEST_MARK, 0, -1))


def _whose(context: Context) -> tuple[Choice, ...]:
    return tuple(Choice(wie.value, context.say(f"zaak.wie_{wie.value}")) for wie in Wie)


MELDER_ACTS: Mapping[H, Act] = {
    H.AANVULLEN: just(story("tekst")),
    H.BEANTWOORDEN: just(story("tekst")),
    H.INTREKKEN: just(story("reden")),
    H.MEDEMELDER_TOEVOEGEN: Act(_colleague_questions, _colleague),
    H.HUISHOUDEN_BIJWERKEN: Act(asks(one_of("weet_het", yes_no), story("reden", required=False)), _household),
    H.TEVREDENHEID_GEVEN: Act(
        asks(
            one_of("cijfer", _marks),
            one_of("wie", _whose, Wie.MELDER.value),
            story("toelichting", required=False),
        ),
        _satisfaction,
    ),
    H.HEROPENEN: Act(asks(story("reden")), takes("reden")),
}
