"""The facade of the casework: every act in one transaction, every refusal a DomainError."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from meldingen.beeld import (
    Casusbeeld,
    Dubbel,
    Inzage,
    Meldingregel,
    Pagina,
    Uitkomst,
    Werkfilter,
    Werkvoorraad,
)
from meldingen.beleid import Beleid
from meldingen.besluit import Besluit
from meldingen.casus import Moment, decide, file_melding, receive_double, receive_link
from meldingen.concept import MeldingConcept
from meldingen.controle import Controle
from meldingen.errors import DomainError, MeldingNotFoundError, VersionConflictError, WorkListForbiddenError
from meldingen.escalatie import Bezetting, Uitleg, explain, stands_in_for
from meldingen.handelingen import Handeling, Koppelen, Samenvoegen
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.kenmerken import DREMPEL, likeness
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.opslag import BEKIJKEN, Auditregel, KeyTakenError, Werkeenheden, Werkeenheid
from meldingen.rechten import may_see
from meldingen.rollen import Actor, Rol
from meldingen.termijnloop import Verwerking, run_due
from meldingen.vrijetekst import Tekstkeurder, refuse_personal_data
from meldingen.werklijst import ZONE, Werkvraag, end_of_day, line
from meldingen.zicht import audience, readable, view

LIJST_MAX = 50
KANDIDATEN_MAX = 50
DUBBELEN_MAX = 5


@dataclass(frozen=True)
class _Druk:
    """One press: which, by whom, when, and which version was on the screen."""

    key: str
    moment: Moment
    gezien_versie: int | None = None


class Meldingenbalie:
    """See `meldingen.ports.Balie` for what each method promises."""

    def __init__(
        self,
        werkeenheden: Werkeenheden,
        beleid: Beleid,
        keurder: Tekstkeurder | None = None,
        bezetting: Callable[[], Awaitable[Bezetting]] | None = None,
    ) -> None:
        """Open the desk.

        Args:
            keurder: Refuses personal data at the last door before storage, whoever calls.
            bezetting: Who works when and who stands in, at the moment of an act; None as in the policy.
        """
        self._werkeenheden, self._beleid, self._keurder = werkeenheden, beleid, keurder
        self._bezetting = bezetting

    async def indienen(self, concept: MeldingConcept, actor: Actor, *, key: str, now: datetime) -> Uitkomst:
        self._inspect(concept, None)
        druk = _Druk(key, Moment(actor, now, self._beleid))
        return await self._once(key, lambda eenheid: self._file(eenheid, concept, druk))

    async def _once(self, key: str, work: Callable[[Werkeenheid], Awaitable[Uitkomst]]) -> Uitkomst:
        """Do the work, unless the key was used. Another process may be busy with the same press: then this
        one is refused, by the key or by what the other changed, and what the other did is the answer."""
        try:
            async with self._werkeenheden.schrijven() as eenheid:
                return await eenheid.journaal.outcome(key) or await work(eenheid)
        except (KeyTakenError, DomainError):
            async with self._werkeenheden.lezen() as eenheid:
                earlier = await eenheid.journaal.outcome(key)
            if earlier is None:
                raise
            return earlier

    async def _standing_in(self, actor: Actor, now: datetime) -> Actor:
        """Return the actor with the colleagues for whom they stand in now."""
        if not actor.is_team and Rol.LEIDINGGEVENDE not in actor.rollen:
            return actor
        bezetting = await self._bezetting() if self._bezetting else self._beleid.bezetting
        absent = stands_in_for(actor.person_id, now, bezetting, self._beleid.rooster)
        return replace(actor, neemt_waar=absent)

    def _inspect(self, waarde: MeldingConcept | Handeling, nummer: Meldingnummer | None) -> None:
        if self._keurder is not None:
            refuse_personal_data(waarde, nummer, self._keurder)

    async def _file(self, eenheid: Werkeenheid, concept: MeldingConcept, druk: _Druk) -> Uitkomst:
        nummer = await eenheid.meldingen.next_nummer(druk.moment.now.astimezone(ZONE).year)
        besluit = file_melding(concept, nummer, druk.moment)
        await eenheid.meldingen.put(besluit, None)
        return await self._complete(eenheid, HandelingSoort.INDIENEN, besluit, druk)

    async def handel(  # noqa: PLR0913 - one call per press: what, on what, who, which press, when, what was seen
        self,
        nummer: Meldingnummer,
        handeling: Handeling,
        actor: Actor,
        *,
        key: str,
        now: datetime,
        gezien_versie: int | None = None,
    ) -> Uitkomst:
        self._inspect(handeling, nummer)
        druk = _Druk(key, Moment(await self._standing_in(actor, now), now, self._beleid), gezien_versie)
        return await self._once(key, lambda eenheid: self._act(eenheid, nummer, handeling, druk))

    async def _act(
        self, eenheid: Werkeenheid, nummer: Meldingnummer, handeling: Handeling, druk: _Druk
    ) -> Uitkomst:
        other = await _lock_other(eenheid, nummer, _other_number(handeling, druk.moment.actor))
        melding = await eenheid.meldingen.get(nummer, for_change=True)
        if not may_see(melding, druk.moment.actor):
            raise MeldingNotFoundError(nummer)
        await self._check_version(eenheid, melding, druk)
        besluit = decide(melding, handeling, druk.moment)
        await eenheid.meldingen.put(besluit, melding)
        if other is not None:
            await eenheid.meldingen.put(_other_side(handeling, melding, other, druk.moment), other)
        return await self._complete(eenheid, handeling.soort, besluit, druk)

    async def _check_version(self, eenheid: Werkeenheid, melding: Doorbraakmelding, druk: _Druk) -> None:
        """Refuse a press on an outdated card; what the bot itself did by the clock is no reason to."""
        gezien = druk.gezien_versie
        if gezien is None or gezien == melding.versie:
            return
        since = await eenheid.meldingen.tijdlijn(melding.nummer, na_versie=gezien)
        if since and not any(item.functie for item in since):
            return
        shown = readable(since, audience(druk.moment.actor))
        raise VersionConflictError(melding.nummer, gezien, melding.versie, shown)

    async def _complete(
        self, eenheid: Werkeenheid, handeling: HandelingSoort, besluit: Besluit, druk: _Druk
    ) -> Uitkomst:
        melding, moment = besluit.melding, druk.moment
        uitkomst = Uitkomst(
            nummer=melding.nummer,
            versie=melding.versie,
            status=melding.status,
            belofte=melding.belofte,
            uitleg=_explained(melding, moment) if handeling is HandelingSoort.INDIENEN else None,
        )
        await eenheid.journaal.write(Auditregel.of(melding, handeling, moment.actor, moment.now))
        await eenheid.journaal.remember(druk.key, uitkomst.model_copy(update={"herhaald": True}), moment.now)
        await eenheid.commit()
        return uitkomst

    async def bekijk(self, nummer: Meldingnummer, actor: Actor, now: datetime) -> Casusbeeld:
        actor = await self._standing_in(actor, now)
        async with self._werkeenheden.schrijven() as eenheid:
            melding = await _visible(eenheid, nummer, actor)
            tijdlijn = await eenheid.meldingen.tijdlijn(nummer)
            await eenheid.journaal.write(Auditregel.of(melding, BEKIJKEN, actor, now))
            await eenheid.commit()
        return view(melding, tijdlijn, actor)

    async def mijn_meldingen(self, actor: Actor) -> tuple[Meldingregel, ...]:
        async with self._werkeenheden.lezen() as eenheid:
            return await eenheid.lijsten.of_person(actor.person_id, LIJST_MAX)

    async def mijn_taken(self, actor: Actor) -> tuple[Meldingregel, ...]:
        async with self._werkeenheden.lezen() as eenheid:
            return await eenheid.lijsten.waiting_for(actor, LIJST_MAX)

    async def werkvoorraad(
        self, actor: Actor, filter_: Werkfilter, pagina: Pagina, now: datetime
    ) -> Werkvoorraad:
        if not actor.is_team:
            raise WorkListForbiddenError
        vraag = Werkvraag(actor.person_id, filter_, pagina, end_of_day(now))
        async with self._werkeenheden.lezen() as eenheid:
            return await eenheid.lijsten.worklist(vraag)

    async def mogelijke_dubbelen(self, nummer: Meldingnummer, actor: Actor) -> tuple[Dubbel, ...]:
        async with self._werkeenheden.lezen() as eenheid:
            melding = await _visible_to_team(eenheid, nummer, actor)
            candidates = await eenheid.lijsten.lookalikes(melding, KANDIDATEN_MAX)
        return _best_doubles(melding, candidates)

    async def geholpen(self, *, key: str, now: datetime) -> None:
        try:
            async with self._werkeenheden.schrijven() as eenheid:
                await eenheid.journaal.helped(key, now)
                await eenheid.commit()
        except KeyTakenError:
            return

    async def aantal_geholpen(self, actor: Actor, sinds: datetime) -> int:
        if not actor.is_team:
            raise WorkListForbiddenError
        async with self._werkeenheden.lezen() as eenheid:
            return await eenheid.journaal.count_helped(sinds)

    async def inzagen(self, nummer: Meldingnummer, actor: Actor) -> tuple[Inzage, ...]:
        async with self._werkeenheden.lezen() as eenheid:
            await _visible_to_team(eenheid, nummer, actor)
            return await eenheid.journaal.inzagen(nummer)

    async def verwerk_termijnen(
        self, now: datetime, *, bezetting: Bezetting | None = None, hoogstens: int = 100
    ) -> Verwerking:
        """Do what is due by itself, each melding in its own transaction; any number of processes may.

        Args:
            bezetting: Who works when, for the question "do you still have it?"; None as in the policy.
            hoogstens: Terms to handle in this call; what is left is due at the next.
        """
        beleid = self._beleid if bezetting is None else replace(self._beleid, bezetting=bezetting)
        return await run_due(self._werkeenheden, beleid, now, hoogstens)

    async def controleer(self, now: datetime) -> Controle:
        """Prove that nothing is forgotten: every open melding wakes up, every message comes to an end."""
        async with self._werkeenheden.lezen() as eenheid:
            return await eenheid.agenda.take_count(now)


async def _visible(eenheid: Werkeenheid, nummer: Meldingnummer, actor: Actor) -> Doorbraakmelding:
    melding = await eenheid.meldingen.get(nummer)
    if not may_see(melding, actor):
        raise MeldingNotFoundError(nummer)
    return melding


async def _visible_to_team(eenheid: Werkeenheid, nummer: Meldingnummer, actor: Actor) -> Doorbraakmelding:
    if not actor.is_team:
        raise MeldingNotFoundError(nummer)
    return await eenheid.meldingen.get(nummer)


def _explained(melding: Doorbraakmelding, moment: Moment) -> Uitleg:
    beleid = moment.beleid
    return explain(beleid.escalatie, melding.intake.urgentie, moment.now, beleid.rooster)


def _other_number(handeling: Handeling, actor: Actor) -> Meldingnummer | None:
    """Who is not of the team is refused later, and must not learn here whether the other one exists."""
    match handeling:
        case Koppelen(ander=other) | Samenvoegen(doel=other) if actor.is_team:
            return other
    return None


async def _lock_other(
    eenheid: Werkeenheid, nummer: Meldingnummer, other: Meldingnummer | None
) -> Doorbraakmelding | None:
    """Load the other melding of a link or merge; the lower number is always locked first."""
    if other is None or other == nummer:
        return None
    if nummer < other:
        await eenheid.meldingen.get(nummer, for_change=True)
    return await eenheid.meldingen.get(other, for_change=True)


def _other_side(
    handeling: Handeling, melding: Doorbraakmelding, other: Doorbraakmelding, moment: Moment
) -> Besluit:
    if isinstance(handeling, Koppelen):
        return receive_link(other, melding, handeling.reden, moment)
    reden = handeling.reden if isinstance(handeling, Samenvoegen) else ""
    return receive_double(other, melding, reden, moment)


def _best_doubles(melding: Doorbraakmelding, candidates: Sequence[Doorbraakmelding]) -> tuple[Dubbel, ...]:
    scored = [(ander, *likeness(melding, ander)) for ander in candidates]
    doubles = [
        Dubbel(regel=line(ander), score=score, overeen=overeen)
        for ander, score, overeen in scored
        if score >= DREMPEL and len(overeen) > 1
    ]
    return tuple(sorted(doubles, key=lambda dubbel: -dubbel.score)[:DUBBELEN_MAX])
