"""The policy of the casework: the files that ship with the product, or the municipality's own."""

from pathlib import Path

from bot.settings import Settings, SettingsError
from meldingen.beleid import Beleid
from meldingen.escalatie import Escalatiebeleid, EscalatiebeleidError, default_beleid, parse_beleid
from meldingen.werktijd import (
    GegevensbestandError,
    Kantoortijden,
    Werkrooster,
    default_kantoortijden,
    parse_kantoortijden,
)


def load_policy(settings: Settings) -> Beleid:
    """Return office hours and escalation as they hold from this start on.

    Raises:
        SettingsError: If a file cannot be read or is wrong; says file and place.
    """
    return Beleid(Werkrooster(_hours(settings.office_hours_file)), load_escalation(settings))


def load_escalation(settings: Settings) -> Escalatiebeleid:
    """Return the escalation policy alone; raises as `load_policy`."""
    path = settings.escalation_file
    if path is None:
        return default_beleid()
    try:
        return parse_beleid(_read(path, "ESCALATION_FILE"), str(path))
    except EscalatiebeleidError as error:
        raise SettingsError(str(error)) from None


def _hours(path: Path | None) -> Kantoortijden:
    if path is None:
        return default_kantoortijden()
    try:
        return parse_kantoortijden(_read(path, "OFFICE_HOURS_FILE"), str(path))
    except GegevensbestandError as error:
        raise SettingsError(str(error)) from None


def _read(path: Path, setting: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Setting BOT_{setting} names {path}, which cannot be read: {error}.") from None
