"""What one person wants of the bot: when to be written to, about what, and when they are not there."""

from datetime import datetime, time
from typing import Final, Literal

from pydantic import Field, model_validator

from meldingen.berichten import Bericht, BerichtSoort
from meldingen.model.waarden import Verwijzing, Waarde
from meldingen.werktijd import Afwezigheid, EigenDagen, Weekrooster
from meldingen.werktijd.dagplan import EEN_DAG, ZONE

UIT_TE_ZETTEN: Final = frozenset(
    {
        BerichtSoort.ONTVANGEN,
        BerichtSoort.OPGEPAKT,
        BerichtSoort.STATUS,
        BerichtSoort.BELOFTE_VERSCHOVEN,
        BerichtSoort.TAAK_BIJGEWERKT,
        BerichtSoort.MEDEMELDER,
        BerichtSoort.INGETROKKEN,
        BerichtSoort.AFGEROND,
    }
)
"""What only informs. All other messages ask something of their reader, so nobody can turn them off."""

ALLEEN_MELDER_KAN_ZONDER: Final = frozenset(
    {BerichtSoort.BELOFTE_GEMIST, BerichtSoort.GEESCALEERD, BerichtSoort.HEROPEND, BerichtSoort.OVERGEDRAGEN}
)
"""What only informs a filer, and asks something of anybody else."""

TE_BUNDELEN: Final = UIT_TE_ZETTEN | {
    BerichtSoort.ANTWOORD,
    BerichtSoort.REGIE_ANTWOORD,
    BerichtSoort.HUISHOUDEN,
    BerichtSoort.NAZORG,
}
"""What can wait for the card of the day; the others have a clock that runs."""

DAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
_HELE_DAG: Final = "00:00-24:00"


class Stilte(Waarde):
    """Quiet from `van` up to `tot` on the wall clock; may run over midnight."""

    van: time
    tot: time

    @model_validator(mode="after")
    def _is_not_for_ever(self) -> "Stilte":
        if self.van == self.tot:
            raise ValueError("quiet hours must end at another time than they begin")
        return self

    def einde(self, now: datetime) -> datetime | None:
        """Return when the quiet ends in which `now` falls, None outside it."""
        local = now.astimezone(ZONE)
        for dag in (local.date() - EEN_DAG, local.date()):
            begin = datetime.combine(dag, self.van, ZONE)
            einde = datetime.combine(dag if self.van < self.tot else dag + EEN_DAG, self.tot, ZONE)
            if begin <= local < einde:
                return einde
        return None


class Voorkeuren(Waarde):
    """The wishes of one person; without any, every message is sent at once.

    Attributes:
        taal: Language of what the bot sends by itself; None follows the chat.
        bundel_om: Time of the one card a day with what is not urgent.
        uit: Kinds that they do not want; only what `only_informs` counts.
        werkdagen: Days of the week that they work; None is every day that the office is open.
        waarnemer: Person id of who stands in while they are not there.
    """

    taal: Literal["nl", "en"] | None = None
    stilte: Stilte | None = None
    bundel_om: time | None = None
    uit: frozenset[BerichtSoort] = frozenset()
    werkdagen: frozenset[Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]] | None = Field(
        default=None, min_length=1
    )
    afwezig: Afwezigheid | None = None
    waarnemer: Verwijzing | None = None

    @property
    def eigen_dagen(self) -> EigenDagen | None:
        """How they differ from the office; None when they do not."""
        week = None
        if self.werkdagen is not None:
            week = Weekrooster.model_validate(dict.fromkeys(self.werkdagen, (_HELE_DAG,)))
        afwezig = (self.afwezig,) if self.afwezig else ()
        return EigenDagen(week=week, afwezig=afwezig) if week or afwezig else None


def only_informs(bericht: Bericht) -> bool:
    """Tell whether nothing is asked of the receiver, so that they may do without."""
    if bericht.soort in ALLEEN_MELDER_KAN_ZONDER:
        return bericht.aan_melder
    return bericht.soort in UIT_TE_ZETTEN


def can_wait(bericht: Bericht) -> bool:
    """Tell whether it may wait for the card of the day."""
    return bericht.soort in TE_BUNDELEN or only_informs(bericht)


GEEN_VOORKEUREN: Final = Voorkeuren()
