"""Acts around the end of a case."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.forms import Question
from dialogs.options import from_enum
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
    one_of,
    story,
    takes,
)
from meldingen.handelingen import HandelingSoort as H


def _closing(situation: Situation) -> tuple[Question, ...]:
    which = one_of("resultaat", from_enum("resultaat", situation.beeld.resultaten))
    return (which, story("toelichting"), story("eindrapport", required=False))


def _other(question_id: str, situation: Situation) -> Question:
    """The number of the melding that looks most like this one stands filled in."""
    likely = str(situation.doubles[0].regel.nummer) if situation.doubles else ""
    return replace(line(question_id), default=likely)


def _linking(situation: Situation) -> tuple[Question, ...]:
    return (_other("ander", situation), story("reden", required=False))


def _merging(situation: Situation) -> tuple[Question, ...]:
    return (_other("doel", situation), story("reden"))


def _aftercare(answers: Answers, situation: Situation) -> Fields:
    return {"op": end_of_day(answers["op"])}


AFRONDING_ACTS: Mapping[H, Act] = {
    H.AFSLUITEN: Act(_closing, takes("resultaat", "toelichting", "eindrapport")),
    H.EINDRAPPORT_GEVEN: just(story("tekst")),
    H.KOPPELEN: Act(_linking, takes("ander", "reden")),
    H.SAMENVOEGEN: Act(_merging, takes("doel", "reden")),
    H.NAZORG_PLANNEN: Act(asks(day("op")), _aftercare),
    H.NAZORG_VASTLEGGEN: just(story("bevinding")),
}
