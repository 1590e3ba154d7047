"""The two languages in which knowledge is kept and shown."""

from enum import StrEnum


class Language(StrEnum):
    NL = "nl"
    EN = "en"
