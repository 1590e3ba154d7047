"""What an act decides, and the sheet on which a decision is written while it is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meldingen.beleid import Beleid
from meldingen.berichten import AAN_MELDER, PERSOONLIJK, PONTONNIERS, Bericht, BerichtSoort, Ontvanger
from meldingen.escalatie import Weg
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import Belofte, BelofteSoort
from meldingen.rollen import Actor, Rol
from meldingen.termijnen import Termijn, termijnen_van
from meldingen.tijdlijn import Feit, Gebeurtenis, GebeurtenisSoort
from meldingen.urgentie import Urgentie

BELOFTE_BIJ: dict[Status, BelofteSoort] = {
    Status.GEMELD: BelofteSoort.OPPAKKEN,
    Status.OPGEPAKT: BelofteSoort.BERICHT,
    Status.VRAAG_AAN_MELDER: BelofteSoort.VRAAG,
    Status.WEGWIJZER: BelofteSoort.NAVRAAG,
    Status.PROCESREGIE: BelofteSoort.VOORTGANG,
    Status.DOORBRAAK: BelofteSoort.VOORTGANG,
    Status.WACHT: BelofteSoort.HERVATTEN,
    Status.REGIE_AANGEBODEN: BelofteSoort.REGIE_ANTWOORD,
    Status.REGIE_TERUG: BelofteSoort.AFRONDEN,
}
"""What is promised when a melding comes into a status; closed statuses promise nothing."""


ALTIJD_DRINGEND = frozenset({BerichtSoort.GEESCALEERD, BerichtSoort.BELOFTE_GEMIST})


@dataclass(frozen=True)
class Besluit:
    """A decision: all of it is stored in one transaction, or none of it.

    Attributes:
        termijnen: Every moment on which the melding is due from now on; replaces what was there.
        op: When it was decided; a reminder that changes nothing of the melding has a moment of its own too.
    """

    op: datetime
    melding: Doorbraakmelding
    gebeurtenissen: tuple[Gebeurtenis, ...]
    berichten: tuple[Bericht, ...]
    termijnen: tuple[Termijn, ...]


@dataclass(frozen=True)
class _Post:
    soort: BerichtSoort
    ontvanger: Ontvanger
    feiten: dict[str, Feit]
    weg: tuple[Weg, ...]


class Voorstel:
    """A decision in the making; lives for one call, so that the functions around it stay pure.

    Args:
        actor: Who acts; None when the bot itself does (a term that ran out).
    """

    def __init__(self, melding: Doorbraakmelding, actor: Actor | None, now: datetime, beleid: Beleid) -> None:
        self.was = melding
        self.melding = melding.model_copy(update={"versie": melding.versie + 1, "gewijzigd_op": now})
        self.actor, self.now, self.beleid = actor, now, beleid
        self._gebeurtenissen: list[Gebeurtenis] = []
        self._post: list[_Post] = []

    @property
    def urgentie(self) -> Urgentie:
        return self.melding.intake.urgentie

    def change(self, **velden: object) -> None:
        self.melding = self.melding.model_copy(update=velden)

    def move(self, status: Status) -> None:
        """Go to a status and promise what belongs to it; a promise of the same kind keeps its date."""
        self.change(status=status)
        soort = BELOFTE_BIJ.get(status)
        if soort is None:
            self.change(belofte=None)
        elif self.melding.belofte is None or self.melding.belofte.soort is not soort:
            self.promise(soort)

    def promise(self, soort: BelofteSoort, uiterlijk: datetime | None = None) -> None:
        moment = uiterlijk or self._promised(soort)
        self.change(belofte=Belofte(soort=soort, uiterlijk=moment, gedaan_op=self.now))

    def _promised(self, soort: BelofteSoort) -> datetime:
        if soort is BelofteSoort.OPPAKKEN:
            return self.melding.ladder.beleid.belofte.binnen.uiterlijk(self.now, self.beleid.rooster)
        return self.beleid.belofte(soort, self.urgentie, self.now)

    def renew_promise(self) -> None:
        soort = BELOFTE_BIJ[self.melding.status]
        if self.melding.status is not Status.WACHT:
            self.promise(soort)

    def note(self, soort: GebeurtenisSoort, doelgroep: Doelgroep = Doelgroep.MELDER, **feiten: Feit) -> None:
        """Add an entry to the timeline."""
        volgnr = self.melding.volgnr + 1
        self._gebeurtenissen.append(
            Gebeurtenis(
                volgnr=volgnr,
                versie=self.melding.versie,
                soort=soort,
                op=self.now,
                functie=self.actor.functie if self.actor else "",
                organisatie=self.actor.organisatie if self.actor else "",
                doelgroep=doelgroep,
                feiten=feiten,
            )
        )
        self.change(volgnr=volgnr)

    def tell(
        self,
        soort: BerichtSoort,
        ontvanger: Ontvanger,
        weg: tuple[Weg, ...] = PERSOONLIJK,
        /,
        **feiten: Feit,
    ) -> None:
        """Send a message once, unless the receiver is the very person who acts."""
        if self._is_actor(ontvanger):
            return
        if all(post.soort is not soort or post.ontvanger != ontvanger for post in self._post):
            self._post.append(_Post(soort, ontvanger, dict(feiten), weg))

    def tell_filers(self, soort: BerichtSoort, **feiten: Feit) -> None:
        for ontvanger in hearers(self.melding):
            self.tell(soort, ontvanger, **{**feiten, "aan": AAN_MELDER})

    def tell_owner(self, soort: BerichtSoort, **feiten: Feit) -> None:
        """Tell who has the melding, or every pontonnier when nobody has it."""
        self.tell(soort, owner_or_team(self.melding), **feiten)

    def besluit(self) -> Besluit:
        """Return the decision; without an entry in the timeline nothing happened that a reader could miss,
        so the version stays."""
        if not self._gebeurtenissen:
            self.change(versie=self.was.versie, gewijzigd_op=self.was.gewijzigd_op)
        return Besluit(
            self.now,
            self.melding,
            tuple(self._gebeurtenissen),
            tuple(self._bericht(post) for post in self._post),
            termijnen_van(self.melding),
        )

    def _is_actor(self, ontvanger: Ontvanger) -> bool:
        return self.actor is not None and ontvanger.person_id == self.actor.person_id

    def _bericht(self, post: _Post) -> Bericht:
        belofte, eigenaar = self.melding.belofte, self.melding.eigenaar
        shared: dict[str, Feit] = {
            "status": self.melding.status.value,
            "belofte": belofte.uiterlijk.isoformat() if belofte and belofte.uiterlijk > self.now else None,
            "functie": eigenaar.functie if eigenaar else "",
        }
        return Bericht(
            soort=post.soort,
            nummer=self.melding.nummer,
            ontvanger=post.ontvanger,
            feiten=shared | post.feiten,
            weg=post.weg,
            behalve=self.actor.person_id if self.actor and post.ontvanger.rol else None,
            dringend=self.urgentie is Urgentie.VANDAAG or _cannot_wait(post),
        )


def _cannot_wait(post: _Post) -> bool:
    """A filer is only told that the case went higher; nothing is asked of them."""
    return post.soort in ALTIJD_DRINGEND and post.feiten.get("aan") != AAN_MELDER


def hearers(melding: Doorbraakmelding) -> tuple[Ontvanger, ...]:
    """Return who hears for the filers: the melder (or who entered it for them) and the co-filers."""
    first = melding.melder if melding.melder.person_id else melding.invoerder
    return tuple(_reachable((first, *melding.medemelders)))


def _reachable(personen: Iterable[PersoonRef | None]) -> Iterable[Ontvanger]:
    seen: set[str] = set()
    for persoon in personen:
        if persoon and persoon.person_id and persoon.person_id not in seen:
            seen.add(persoon.person_id)
            yield Ontvanger(person_id=persoon.person_id)


def owner_or_team(melding: Doorbraakmelding) -> Ontvanger:
    if melding.eigenaar is None:
        return PONTONNIERS
    return Ontvanger(person_id=melding.eigenaar.person_id)


def contact(organisatie: str, contact_id: str | None) -> Ontvanger:
    if contact_id is not None:
        return Ontvanger(person_id=contact_id)
    return Ontvanger(rol=Rol.AMBASSADEUR, organisatie=organisatie)
