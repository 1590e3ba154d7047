"""Acts of the people who filed: melder, invoerder and co-filers."""

from typing import ClassVar, Literal

from pydantic import Field

from meldingen.handelingen.basis import Opdracht
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.intake import HuishoudenWeetHet
from meldingen.model.mensen import PersoonRef
from meldingen.model.waarden import Tekst, Toelichting
from meldingen.model.zaakwerk import Meetmoment, Wie


class Aanvullen(Opdracht):
    """Add information for whoever handles the case."""

    soort: ClassVar = HandelingSoort.AANVULLEN
    type: Literal["aanvullen"] = "aanvullen"
    tekst: Tekst


class Beantwoorden(Opdracht):
    """Answer question `vraag`; None answers the oldest open one."""

    soort: ClassVar = HandelingSoort.BEANTWOORDEN
    type: Literal["beantwoorden"] = "beantwoorden"
    tekst: Tekst
    vraag: int | None = None


class Intrekken(Opdracht):
    """Withdraw; not possible any more when the municipality has taken the direction."""

    soort: ClassVar = HandelingSoort.INTREKKEN
    type: Literal["intrekken"] = "intrekken"
    reden: Tekst


class MedemelderToevoegen(Opdracht):
    soort: ClassVar = HandelingSoort.MEDEMELDER_TOEVOEGEN
    type: Literal["medemelder-toevoegen"] = "medemelder-toevoegen"
    persoon: PersoonRef


class HuishoudenBijwerken(Opdracht):
    """Record that the household knows now, or why it still does not."""

    soort: ClassVar = HandelingSoort.HUISHOUDEN_BIJWERKEN
    type: Literal["huishouden-bijwerken"] = "huishouden-bijwerken"
    huishouden: HuishoudenWeetHet


class TevredenheidGeven(Opdracht):
    """Give a mark after closing or after aftercare; a later mark for the same replaces the earlier."""

    soort: ClassVar = HandelingSoort.TEVREDENHEID_GEVEN
    type: Literal["tevredenheid-geven"] = "tevredenheid-geven"
    cijfer: int = Field(ge=1, le=5)
    wie: Wie = Wie.MELDER
    moment: Meetmoment = Meetmoment.AFSLUITEN
    toelichting: Toelichting = ""
