"""Acts of the people who filed."""

from collections.abc import Mapping

from dialogs.flow import Context
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


def _colleague(answers: Answers, situation: Situation) -> Fields:
    return {"persoon": {"organisatie": answers["organisatie"], "functie": answers["functie"]}}


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
    H.MEDEMELDER_TOEVOEGEN: Act(asks(line("organisatie"), line("functie")), _colleague),
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
