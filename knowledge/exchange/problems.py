"""What can be wrong with a file or a row, said in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.language import Language


class ProblemCode(StrEnum):
    NO_ID = "no_id"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    MISSING = "missing"
    INVALID = "invalid"
    FORMULA = "formula"
    TOO_LONG = "too_long"
    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    UNKNOWN_VALUE = "unknown_value"
    UNREADABLE = "unreadable"
    UNKNOWN_FORM = "unknown_form"
    UNKNOWN_SORT = "unknown_sort"
    TOO_BIG = "too_big"


_SAID: Mapping[ProblemCode, tuple[str, str]] = {
    ProblemCode.NO_ID: ("Er staat geen id.", "There is no id."),
    ProblemCode.BAD_ID: (
        "Het id mag alleen letters, cijfers, punten en streepjes hebben.",
        "The id may only have letters, digits, dots and dashes.",
    ),
    ProblemCode.DUPLICATE_ID: (
        "Dit id staat al eerder in het bestand.",
        "This id stands in the file before.",
    ),
    ProblemCode.MISSING: ("Dit veld moet ingevuld zijn.", "This field must be filled in."),
    ProblemCode.INVALID: ("De waarde past niet in dit veld.", "The value does not fit this field."),
    ProblemCode.FORMULA: (
        "Hier staat een formule. Zet de uitkomst er als tekst.",
        "This is a formula. Put its outcome there as text.",
    ),
    ProblemCode.TOO_LONG: ("De tekst is te lang.", "The text is too long."),
    ProblemCode.UNKNOWN_COLUMN: (
        "Deze kolom bestaat niet. Kijk op het blad Uitleg, of haal de kolom weg.",
        "There is no such column. See the sheet Uitleg, or remove the column.",
    ),
    ProblemCode.UNKNOWN_ORGANISATION: (
        "Deze organisatie staat niet in de sociale kaart en niet eerder in het bestand.",
        "This organisation is not in the directory and not earlier in the file.",
    ),
    ProblemCode.UNKNOWN_VALUE: (
        "Deze waarde komt in de sociale kaart niet voor. Let op de spelling.",
        "This value does not occur in the directory. Mind the spelling.",
    ),
    ProblemCode.UNREADABLE: ("Het bestand is niet te lezen.", "The file cannot be read."),
    ProblemCode.UNKNOWN_FORM: (
        "Gebruik een bestand dat eindigt op .json, .zip, .xlsx of .csv.",
        "Use a file that ends in .json, .zip, .xlsx or .csv.",
    ),
    ProblemCode.UNKNOWN_SORT: (
        "Het is niet te zien wat voor gegevens dit zijn. Noem de soort erbij.",
        "It cannot be seen what kind of records these are. Name the sort.",
    ),
    ProblemCode.TOO_BIG: ("Het bestand is te groot.", "The file is too big."),
}


@dataclass(frozen=True)
class Problem:
    """`field` is a field or column, empty when all of the row or file is meant; `detail` helps to mend it."""

    code: ProblemCode
    field: str = ""
    detail: str = ""

    def say(self, language: Language) -> str:
        """Return the problem in one line, for people."""
        said = _SAID[self.code][language is Language.EN]
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.field}: {said}{detail}" if self.field else f"{said}{detail}"


class ExchangeError(Exception):
    """A file cannot be taken in or written at all; `problem` says why."""

    code = "exchange"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.say(Language.EN))
