"""Acts around the end of a case."""

from collections.abc import Mapping

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


def _aftercare(answers: Answers, situation: Situation) -> Fields:
    return {"op": end_of_day(answers["op"])}


AFRONDING_ACTS: Mapping[H, Act] = {
    H.AFSLUITEN: Act(_closing, takes("resultaat", "toelichting", "eindrapport")),
    H.EINDRAPPORT_GEVEN: just(story("tekst")),
    H.KOPPELEN: Act(asks(line("ander"), story("reden", required=False)), takes("ander", "reden")),
    H.SAMENVOEGEN: Act(asks(line("doel"), story("reden")), takes("doel", "reden")),
    H.NAZORG_PLANNEN: Act(asks(day("op")), _aftercare),
    H.NAZORG_VASTLEGGEN: just(story("bevinding")),
}
