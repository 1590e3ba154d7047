from pydantic import BaseModel, ConfigDict

MOST_FILED = 5


class MeldenState(BaseModel):
    """The draft of a melding. What the guard refused is never in it.

    Attributes:
        form: Names this draft for ever; the same form filed twice is one melding. Empty without a draft.
        step: Index of the step at hand; the number of steps when the summary is at hand.
        answers: Checked answers by question.
        record: What the professional was looking at when they got stuck.
        asking: The question that typed words answer, when one was asked in words.
        filed: The number that each recent form got.
        vergeten: An earlier draft lay untouched for too long and was taken away; not told yet.
    """

    model_config = ConfigDict(frozen=True)

    form: str = ""
    step: int = 0
    answers: dict[str, str] = {}
    record: str | None = None
    asking: str | None = None
    filed: dict[str, str] = {}
    vergeten: bool = False

    def with_filed(self, nummer: str) -> "MeldenState":
        recent = dict([*self.filed.items(), (self.form, nummer)][-MOST_FILED:])
        return MeldenState(filed=recent)

    def dropped(self) -> "MeldenState":
        return MeldenState(filed=self.filed)

    def forgotten(self) -> "MeldenState":
        return MeldenState(filed=self.filed, vergeten=True)
