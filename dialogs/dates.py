"""Moments as people read them: Dutch time, the day by its name."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from knowledge.language import Language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DAYS = {
    Language.NL: ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    Language.NL: (
        *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
        *("augustus", "september", "oktober", "november", "december"),
    ),
    Language.EN: (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}


def say_day(moment: datetime, language: Language) -> str:
    """`dinsdag 24 november`."""
    return say_date(moment.astimezone(AMSTERDAM).date(), language)


def say_date(day: date, language: Language) -> str:
    """`dinsdag 24 november`."""
    return f"{_DAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"


def say_partial_day(partial: str, language: Language) -> str:
    """Say a year, `YYYY-MM` or `YYYY-MM-DD` as far as it is known: `2022`, `maart 2022`, `5 maart 2022`."""
    year, *rest = partial.split("-")
    if not rest:
        return year
    month = _MONTHS[language][int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def say_moment(moment: datetime, language: Language) -> str:
    """`dinsdag 24 november, 17.00 uur` in Dutch time; `moment` is aware."""
    local = moment.astimezone(AMSTERDAM)
    if language is Language.NL:
        return f"{say_day(moment, language)}, {local:%H.%M} uur"
    return f"{say_day(moment, language)}, {local:%H:%M}"


def say_moment_short(moment: datetime, language: Language) -> str:
    """`24-11-2026 17.00`, for lists and timelines."""
    local = moment.astimezone(AMSTERDAM)
    return f"{local:%d-%m-%Y %H.%M}" if language is Language.NL else f"{local:%d-%m-%Y %H:%M}"
