from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dialogs.flow import Context
from dialogs.view import Choice


class Kind(StrEnum):
    """LINE and STORY are free text and go past the guard; NUMBER counts people, AMOUNT is in whole euros."""

    LINE = "line"
    STORY = "story"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"


Options = Callable[[Context], tuple[Choice, ...]]


@dataclass(frozen=True)
class Question:
    """One thing that is asked.

    Attributes:
        label: Key of the text that asks it.
        title: The words that ask it, where no text is fixed (the name of a dienst); goes before `label`.
        options: What can be chosen; only for CHOICE and CHOICES.
        why: Key of the text that answers "waarom vraagt u dit?".
        compact: Shown as a list that opens; for choices that need few words.
        default: The answer when nothing is filled in.
    """

    id: str
    label: str
    kind: Kind
    required: bool = False
    options: Options | None = None
    why: str | None = None
    compact: bool = False
    default: str = ""
    max_length: int = 300
    title: str = ""

    @property
    def is_free_text(self) -> bool:
        return self.kind in (Kind.LINE, Kind.STORY)

    def asked(self, context: Context) -> str:
        return self.title or context.say(self.label)


@dataclass(frozen=True)
class Step:
    """One card of a form."""

    id: str
    title: str
    questions: tuple[Question, ...]
    intro: str | None = None

    def question(self, question_id: str) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)
