"""Every act as a form: what it asks, and how the answers become the act. One table for all."""

from collections.abc import Mapping

from dialogs.forms import Question
from dialogs.zaak.acts.afronding import AFRONDING_ACTS
from dialogs.zaak.acts.basis import Act, Answers, Colleague, Situation
from dialogs.zaak.acts.melder import MELDER_ACTS
from dialogs.zaak.acts.regie import REGIE_ACTS
from dialogs.zaak.acts.triage import TRIAGE_ACTS
from meldingen.handelingen import HANDELING, Handeling, HandelingSoort

ACTS: Mapping[HandelingSoort, Act] = {**MELDER_ACTS, **TRIAGE_ACTS, **REGIE_ACTS, **AFRONDING_ACTS}


def questions_of(soort: HandelingSoort, situation: Situation) -> tuple[Question, ...]:
    return ACTS[soort].questions(situation)


def build_act(soort: HandelingSoort, answers: Answers, situation: Situation) -> Handeling:
    """Turn checked answers into the act.

    Raises:
        pydantic.ValidationError: If an answer is not of the shape that the act needs.
    """
    return HANDELING.validate_python({"type": soort.value, **ACTS[soort].build(answers, situation)})


__all__ = ["ACTS", "Colleague", "Situation", "build_act", "questions_of"]
