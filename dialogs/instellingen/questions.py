"""What the forms of the settings ask, and how answers become wishes."""

from collections.abc import Mapping
from datetime import date

from dialogs.flow import Context
from dialogs.forms import Kind, Question
from dialogs.forms.questions import Options
from dialogs.services import TeamMember
from dialogs.view import Choice
from meldingen.voorkeuren import ALLEEN_MELDER_KAN_ZONDER, DAGEN, UIT_TE_ZETTEN, Voorkeuren

NONE = "geen"
_FROM = ("17:00", "18:00", "19:00", "20:00", "21:00", "22:00")
_UNTIL = ("07:00", "07:30", "08:00", "08:30", "09:00")
_CARD = ("08:30", "09:00", "12:00", "13:00", "16:00")
_KINDS = tuple(sorted(soort.value for soort in UIT_TE_ZETTEN | ALLEEN_MELDER_KAN_ZONDER))
Answers = Mapping[str, str]


def message_questions(wishes: Voorkeuren) -> tuple[Question, ...]:
    quiet, card = wishes.stilte, wishes.bundel_om
    return (
        _one("taal", _named("taal", (NONE, "nl", "en")), wishes.taal or NONE),
        _one("stil_van", _times(_FROM), f"{quiet.van:%H:%M}" if quiet else NONE),
        _one("stil_tot", _times(_UNTIL, none=False), f"{quiet.tot:%H:%M}" if quiet else _UNTIL[2]),
        _one("bundel_om", _times(_CARD), f"{card:%H:%M}" if card else NONE),
        _some("uit", _named("soort", _KINDS)),
    )


def message_wishes(answers: Answers, wishes: Voorkeuren) -> Voorkeuren:
    """Return the wishes with what was filled in."""
    quiet = {"van": answers["stil_van"], "tot": answers["stil_tot"]}
    return Voorkeuren.model_validate(
        {
            **wishes.model_dump(),
            "taal": _or_none(answers["taal"]),
            "stilte": quiet if _or_none(answers["stil_van"]) else None,
            "bundel_om": _or_none(answers["bundel_om"]),
            "uit": _words(answers.get("uit", "")),
        }
    )


def away_questions(
    wishes: Voorkeuren, others: tuple[TeamMember, ...], today: date, until: date | None
) -> tuple[Question, ...]:
    """`until` is what was typed; otherwise the absence that is known stands filled in."""
    away = wishes.afwezig
    van = away.van if away and away.van >= today else today
    tot = until or (away.tot_en_met if away and away.tot_en_met >= today else None)

    def colleagues(context: Context) -> tuple[Choice, ...]:
        nobody = Choice(NONE, context.say("instellingen.geen_waarnemer"))
        return (nobody, *(Choice(each.person_id, each.name) for each in others))

    known = {each.person_id for each in others}
    deputy = wishes.waarnemer if wishes.waarnemer in known else NONE
    return (
        _asked("van", Kind.DATE, van.isoformat()),
        _asked("tot", Kind.DATE, tot.isoformat() if tot else ""),
        _one("waarnemer", colleagues, deputy or NONE),
    )


def away_wishes(answers: Answers, wishes: Voorkeuren) -> Voorkeuren:
    """Return the wishes with this absence.

    Raises:
        pydantic.ValidationError: If it ends before it starts.
    """
    away = {"van": answers["van"], "tot_en_met": answers["tot"]}
    deputy = _or_none(answers["waarnemer"])
    return Voorkeuren.model_validate({**wishes.model_dump(), "afwezig": away, "waarnemer": deputy})


def day_questions() -> tuple[Question, ...]:
    return (_some("werkdagen", _named("dag", DAGEN), required=True),)


def chosen_before(wishes: Voorkeuren) -> Answers:
    """What stands ticked: no default of a question, or nobody could untick the last one."""
    worked = [dag for dag in DAGEN if wishes.werkdagen is None or dag in wishes.werkdagen]
    return {"uit": ",".join(sorted(wishes.uit)), "werkdagen": ",".join(worked)}


def day_wishes(answers: Answers, wishes: Voorkeuren) -> Voorkeuren:
    days = _words(answers["werkdagen"])
    worked = None if len(days) == len(DAGEN) else days
    return Voorkeuren.model_validate({**wishes.model_dump(), "werkdagen": worked})


def _asked(name: str, kind: Kind, default: str) -> Question:
    return Question(name, f"instellingen.vraag_{name}", kind, required=True, default=default)


def _one(name: str, options: Options, default: str) -> Question:
    label = f"instellingen.vraag_{name}"
    return Question(name, label, Kind.CHOICE, required=True, options=options, compact=True, default=default)


def _some(name: str, options: Options, *, required: bool = False) -> Question:
    label = f"instellingen.vraag_{name}"
    return Question(name, label, Kind.CHOICES, required=required, options=options)


def _named(prefix: str, values: tuple[str, ...]) -> Options:
    def options(context: Context) -> tuple[Choice, ...]:
        return tuple(Choice(value, context.say(f"instellingen.{prefix}_{value}")) for value in values)

    return options


def _times(values: tuple[str, ...], *, none: bool = True) -> Options:
    def options(context: Context) -> tuple[Choice, ...]:
        nothing = (Choice(NONE, context.say("instellingen.niet")),) if none else ()
        return (*nothing, *(Choice(value, value.replace(":", ".")) for value in values))

    return options


def _or_none(answer: str) -> str | None:
    return None if answer in ("", NONE) else answer


def _words(answer: str) -> list[str]:
    return [word for word in answer.split(",") if word]
