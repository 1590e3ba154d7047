"""People and organisations as a melding knows them: references, never names of persons."""

from meldingen.model.waarden import KorteTekst, Moment, Verwijzing, Waarde
from meldingen.rollen import Actor


class PersoonRef(Waarde):
    """A professional; `person_id` is None for somebody who cannot be reached through the bot."""

    person_id: Verwijzing | None = None
    organisatie: KorteTekst
    functie: KorteTekst

    @classmethod
    def of(cls, actor: Actor) -> "PersoonRef":
        return cls(person_id=actor.person_id, organisatie=actor.organisatie, functie=actor.functie)


class Eigenaar(Waarde):
    """The member of the team who has the melding in hand."""

    person_id: Verwijzing
    functie: KorteTekst
    sinds: Moment


class Regiehouder(Waarde):
    """The one organisation that holds the direction of the case at this moment.

    `gemeente` is True from the start of procesregie or doorbraak until the named organisation
    has accepted the direction (Tussenevaluatie 2021: direction always returns).
    """

    organisatie: KorteTekst
    gemeente: bool = False
    sinds: Moment
