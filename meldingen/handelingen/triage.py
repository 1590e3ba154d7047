"""Acts of the team on the way from filed to a chosen approach."""

from typing import ClassVar, Literal

from pydantic import Field

from meldingen.handelingen.basis import Opdracht
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Gevraagd, KnelpuntSoort, Samenhang
from meldingen.model.mensen import PersoonRef
from meldingen.model.waarden import Moment, Tekst, Toelichting
from meldingen.model.zaakwerk import Wegwijzing
from meldingen.urgentie import Urgentie


class Oppakken(Opdracht):
    """Take the case; refused when a colleague has it (that colleague, or a pontonnier, hands it over)."""

    soort: ClassVar = HandelingSoort.OPPAKKEN
    type: Literal["oppakken"] = "oppakken"


class Overnemen(Opdracht):
    """Take the case over from its owner, who is away; only for who stands in."""

    soort: ClassVar = HandelingSoort.OVERNEMEN
    type: Literal["overnemen"] = "overnemen"


class Overdragen(Opdracht):
    """Hand the case to a colleague of the team; `naar.person_id` is required."""

    soort: ClassVar = HandelingSoort.OVERDRAGEN
    type: Literal["overdragen"] = "overdragen"
    naar: PersoonRef
    reden: Tekst


class Loslaten(Opdracht):
    """Give the case back to the team; it is new again for everybody and the ladder starts again."""

    soort: ClassVar = HandelingSoort.LOSLATEN
    type: Literal["loslaten"] = "loslaten"
    reden: Tekst


class Vasthouden(Opdracht):
    """Answer to the question that comes after silence that the case stays with its owner.

    Who stands in answers it for an owner who is away.
    """

    soort: ClassVar = HandelingSoort.VASTHOUDEN
    type: Literal["vasthouden"] = "vasthouden"


class Beoordelen(Opdracht):
    """Record the intake judgement: kind of bottleneck, single or multiple, advice or direction.

    Another `urgentie` starts the ladder of that class afresh, under today's policy; None leaves it.
    """

    soort: ClassVar = HandelingSoort.BEOORDELEN
    type: Literal["beoordelen"] = "beoordelen"
    knelpuntsoorten: tuple[KnelpuntSoort, ...] = Field(min_length=1)
    samenhang: Samenhang
    nodig: tuple[Gevraagd, ...] = Field(min_length=1)
    urgentie: Urgentie | None = None
    toelichting: Toelichting = ""


class Vragen(Opdracht):
    """Ask the filer; the case is with the filer until the answer is in."""

    soort: ClassVar = HandelingSoort.VRAGEN
    type: Literal["vragen"] = "vragen"
    tekst: Tekst


class Adviseren(Opdracht):
    """Advice or another message to the filer; renews the promise."""

    soort: ClassVar = HandelingSoort.ADVISEREN
    type: Literal["adviseren"] = "adviseren"
    tekst: Tekst


class Noteren(Opdracht):
    """A note inside the team; the filer does not see it."""

    soort: ClassVar = HandelingSoort.NOTEREN
    type: Literal["noteren"] = "noteren"
    tekst: Tekst


class BelofteVerzetten(Opdracht):
    """Promise another moment (UTC, in the future), with the reason that the filer is told."""

    soort: ClassVar = HandelingSoort.BELOFTE_VERZETTEN
    type: Literal["belofte-verzetten"] = "belofte-verzetten"
    uiterlijk: Moment
    reden: Tekst


class Wijzen(Opdracht):
    """Point out existing offer; with `afsluiten` the case ends as solved by signposting."""

    soort: ClassVar = HandelingSoort.WIJZEN
    type: Literal["wijzen"] = "wijzen"
    diensten: tuple[Wegwijzing, ...] = Field(min_length=1, max_length=10)
    toelichting: Tekst
    afsluiten: bool = False


class Opschalen(Opdracht):
    """Go one rung up at once, because a person decides so; whoever has the case keeps it."""

    soort: ClassVar = HandelingSoort.OPSCHALEN
    type: Literal["opschalen"] = "opschalen"
    reden: Tekst


class Afschalen(Opdracht):
    """Come one rung down, as a recorded act."""

    soort: ClassVar = HandelingSoort.AFSCHALEN
    type: Literal["afschalen"] = "afschalen"
    reden: Tekst
