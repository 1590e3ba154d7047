"""The parts that the forms of acts are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from dialogs.dates import AMSTERDAM
from dialogs.flow import Context
from dialogs.forms import Kind, Question
from dialogs.forms.questions import Options
from dialogs.services import TeamMember
from dialogs.view import Choice
from meldingen.beeld import Casusbeeld, Dubbel
from meldingen.model.mensen import PersoonRef

STORY_LIMIT = 2000
END_OF_WORKING_DAY = time(17, 0)

Answers = Mapping[str, str]
Fields = Mapping[str, object]


@dataclass(frozen=True)
class Colleague:
    """Somebody of the team who can take a case over; `name` is shown in the choice and stored nowhere."""

    name: str
    ref: PersoonRef


@dataclass(frozen=True)
class Situation:
    """What the form of an act is made from: the case, who can take it, who is known, what looks like it."""

    beeld: Casusbeeld
    team: tuple[Colleague, ...] = ()
    known: tuple[TeamMember, ...] = ()
    doubles: tuple[Dubbel, ...] = ()


@dataclass(frozen=True)
class Act:
    """How one act is asked for; without questions it is done at once.

    Attributes:
        questions: What to ask, given the case as it stands and who can take it.
        build: Checked answers to the fields of the act.
    """

    questions: Callable[[Situation], tuple[Question, ...]]
    build: Callable[[Answers, Situation], Fields]


def asks(*questions: Question) -> Callable[[Situation], tuple[Question, ...]]:
    return lambda _: questions


def takes(*names: str) -> Callable[[Answers, Situation], Fields]:
    """The act's fields have the names of the questions; empty answers are left out."""
    return lambda answers, _: {name: answers[name] for name in names if answers.get(name)}


def at_once() -> Act:
    return Act(asks(), takes())


def just(question: Question) -> Act:
    """An act that asks one thing under the act's own field name."""
    return Act(asks(question), takes(question.id))


def story(question_id: str, *, required: bool = True) -> Question:
    label = f"zaak.vraag_{question_id}"
    return Question(question_id, label, Kind.STORY, required=required, max_length=STORY_LIMIT)


def line(question_id: str, *, required: bool = True) -> Question:
    return Question(question_id, f"zaak.vraag_{question_id}", Kind.LINE, required=required)


def day(question_id: str) -> Question:
    return Question(question_id, f"zaak.vraag_{question_id}", Kind.DATE, required=True)


def number(question_id: str) -> Question:
    return Question(question_id, f"zaak.vraag_{question_id}", Kind.AMOUNT)


def one_of(question_id: str, options: Options, default: str = "") -> Question:
    label = f"zaak.vraag_{question_id}"
    return Question(question_id, label, Kind.CHOICE, required=True, options=options, default=default)


def some_of(question_id: str, options: Options, default: str = "") -> Question:
    label = f"zaak.vraag_{question_id}"
    return Question(question_id, label, Kind.CHOICES, required=True, options=options, default=default)


def yes_no(context: Context) -> tuple[Choice, ...]:
    return (Choice("ja", context.say("zaak.ja")), Choice("nee", context.say("zaak.nee")))


def end_of_day(answer: str) -> datetime:
    """The end of that working day in Dutch time, as UTC; `answer` is YYYY-MM-DD."""
    return datetime.combine(date.fromisoformat(answer), END_OF_WORKING_DAY, AMSTERDAM).astimezone(UTC)
