"""The base of every value of a melding, and the text and time types they are made of."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints

TEKST_MAX = 4000
KORTE_TEKST_MAX = 300


def to_utc(moment: datetime) -> datetime:
    """Return `moment` in UTC.

    Raises:
        ValueError: If `moment` has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


class VrijeTekst:
    """Marks what a person writes in own words: it is checked for personal data before it is stored."""


VRIJE_TEKST = VrijeTekst()

Tekst = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEKST_MAX), VRIJE_TEKST
]
KorteTekst = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=KORTE_TEKST_MAX)
]
KorteVrijeTekst = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=KORTE_TEKST_MAX), VRIJE_TEKST
]
Toelichting = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TEKST_MAX), VRIJE_TEKST]
"""Free text that may stay empty."""

Verwijzing = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""An id that another room gave out: a person, an organisation, a dienst, a knelpunt."""

Moment = Annotated[AwareDatetime, AfterValidator(to_utc)]
"""A moment in UTC; a value without a zone is refused."""


class Waarde(BaseModel):
    """An immutable value; unknown fields of a newer version are left out when read."""

    model_config = ConfigDict(frozen=True, extra="ignore")
