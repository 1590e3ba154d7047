"""The casework store in memory; it passes the same tests as the real ones (tests/contracts/meldingen)."""

import asyncio
import copy
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from meldingen.beeld import Bak, Inzage, Meldingregel, Relatie, Uitkomst, Werkfilter, Werkvoorraad
from meldingen.besluit import Besluit
from meldingen.controle import HOOGSTENS_GENOEMD, SPELING, TE_LANG, VAAK, Controle, Telling
from meldingen.errors import MeldingNotFoundError, VersionConflictError
from meldingen.kenmerken import Kenmerk, betrokkenen, kenmerken, organisation_key
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.opslag import BEKIJKEN, Auditregel, KeyTakenError
from meldingen.outbox.model import DODE_BRIEVEN, Staat, Zending
from meldingen.rollen import Actor, Rol
from meldingen.termijnen import Termijn
from meldingen.tijdlijn import Gebeurtenis
from meldingen.werklijst import Werkvraag, in_bak, line

TermKey = tuple[Meldingnummer, str, int]


@dataclass
class _Due:
    termijn: Termijn
    volgende_op: datetime
    pogingen: int = 0


@dataclass
class _Tables:
    meldingen: dict[Meldingnummer, Doorbraakmelding] = field(default_factory=dict)
    tijdlijnen: dict[Meldingnummer, list[Gebeurtenis]] = field(default_factory=dict)
    termijnen: dict[TermKey, _Due] = field(default_factory=dict)
    zendingen: dict[int, Zending] = field(default_factory=dict)
    sleutels: dict[str, Uitkomst] = field(default_factory=dict)
    audit: list[Auditregel] = field(default_factory=list)
    tellers: dict[int, int] = field(default_factory=dict)
    geholpen: dict[str, datetime] = field(default_factory=dict)

    def post(self, zending: Zending) -> None:
        number = len(self.zendingen) + 1
        self.zendingen[number] = zending.model_copy(update={"id": number})


class MemoryWerkeenheid:
    """All ports on one working copy of the tables."""

    def __init__(self, tables: _Tables) -> None:
        self.tables = tables
        self.committed = False

    @property
    def meldingen(self) -> "MemoryWerkeenheid":
        return self

    journaal = lijsten = agenda = meldingen

    async def commit(self) -> None:
        self.committed = True

    async def next_nummer(self, jaar: int) -> Meldingnummer:
        self.tables.tellers[jaar] = self.tables.tellers.get(jaar, 0) + 1
        return Meldingnummer(jaar, self.tables.tellers[jaar])

    async def get(self, nummer: Meldingnummer, *, for_change: bool = False) -> Doorbraakmelding:
        if nummer not in self.tables.meldingen:
            raise MeldingNotFoundError(nummer)
        return self.tables.meldingen[nummer]

    async def put(self, besluit: Besluit, was: Doorbraakmelding | None) -> None:
        melding, tables = besluit.melding, self.tables
        stored = tables.meldingen.get(melding.nummer)
        if was is not None and (stored is None or stored.versie != was.versie):
            raise VersionConflictError(melding.nummer, was.versie, stored.versie if stored else 0)
        tables.meldingen[melding.nummer] = Doorbraakmelding.model_validate_json(melding.model_dump_json())
        tables.tijdlijnen.setdefault(melding.nummer, []).extend(besluit.gebeurtenissen)
        self._put_terms(melding.nummer, besluit.termijnen)
        for bericht in besluit.berichten:
            op = besluit.op
            tables.post(
                Zending(id=0, bericht=bericht, staat=Staat.WACHTEND, aangemaakt_op=op, beschikbaar_op=op)
            )

    def _put_terms(self, nummer: Meldingnummer, termijnen: Sequence[Termijn]) -> None:
        kept = {key: due for key, due in self.tables.termijnen.items() if key[0] == nummer}
        for key in kept:
            del self.tables.termijnen[key]
        for termijn in termijnen:
            key = _term_key(nummer, termijn)
            same = kept.get(key)
            unchanged = same is not None and same.termijn == termijn
            self.tables.termijnen[key] = same if same and unchanged else _Due(termijn, termijn.op)

    async def tijdlijn(self, nummer: Meldingnummer, na_versie: int = 0) -> tuple[Gebeurtenis, ...]:
        return tuple(item for item in self.tables.tijdlijnen.get(nummer, ()) if item.versie > na_versie)

    async def outcome(self, key: str) -> Uitkomst | None:
        return self.tables.sleutels.get(key)

    async def remember(self, key: str, uitkomst: Uitkomst, op: datetime) -> None:
        if key in self.tables.sleutels:
            raise KeyTakenError(key)
        self.tables.sleutels[key] = uitkomst

    async def write(self, regel: Auditregel) -> None:
        self.tables.audit.append(regel)

    async def helped(self, key: str, op: datetime) -> None:
        self.tables.geholpen.setdefault(key, op)

    async def count_helped(self, sinds: datetime) -> int:
        return sum(op >= sinds for op in self.tables.geholpen.values())

    async def inzagen(self, nummer: Meldingnummer) -> tuple[Inzage, ...]:
        return tuple(
            Inzage(op=regel.op, functie=regel.functie, organisatie=regel.organisatie)
            for regel in self.tables.audit
            if regel.nummer == str(nummer) and regel.handeling == BEKIJKEN
        )

    async def of_person(self, person_id: str, limit: int) -> tuple[Meldingregel, ...]:
        wanted = {(person_id, Relatie.MELDER), (person_id, Relatie.MEDEMELDER)}
        found = [item for item in self._newest_first() if betrokkenen(item) & wanted]
        return tuple(line(item) for item in sorted(found, key=lambda item: not item.is_open)[:limit])

    async def waiting_for(self, actor: Actor, limit: int) -> tuple[Meldingregel, ...]:
        wanted = {(actor.person_id, Relatie.TAAKCONTACT), (actor.person_id, Relatie.REGIECONTACT)}
        waits_for = (Kenmerk.WACHT_OP, organisation_key(actor.organisatie))
        speaks_for_it = Rol.AMBASSADEUR in actor.rollen
        found = [
            item
            for item in self._newest_first()
            if item.is_open
            and (betrokkenen(item) & wanted or (speaks_for_it and waits_for in kenmerken(item)))
        ]
        return tuple(line(item) for item in found[:limit])

    async def worklist(self, vraag: Werkvraag) -> Werkvoorraad:
        narrowed = [item for item in self.tables.meldingen.values() if _passes(item, vraag.filter)]
        chosen = sorted(
            (item for item in narrowed if in_bak(item, vraag.filter.bak, vraag)), key=_most_urgent_first
        )
        start = vraag.pagina.overslaan
        return Werkvoorraad(
            regels=tuple(line(item) for item in chosen[start : start + vraag.pagina.grootte]),
            totaal=len(chosen),
            pagina=vraag.pagina,
            per_bak={bak: sum(in_bak(item, bak, vraag) for item in narrowed) for bak in Bak},
        )

    async def lookalikes(self, melding: Doorbraakmelding, limit: int) -> tuple[Doorbraakmelding, ...]:
        kinds = {Kenmerk.KNELPUNT, Kenmerk.ORGANISATIE, Kenmerk.WIJK}
        own = {pair for pair in kenmerken(melding) if pair[0] in kinds}
        found = (
            item
            for item in self._newest_first()
            if item.is_open and item.nummer != melding.nummer and own & kenmerken(item)
        )
        return tuple(found)[:limit]

    def _newest_first(self) -> list[Doorbraakmelding]:
        stored = self.tables.meldingen.values()
        return sorted(stored, key=lambda item: (item.ingediend_op, str(item.nummer)), reverse=True)

    async def next_due(self, now: datetime) -> tuple[Doorbraakmelding, Termijn] | None:
        due = [(key, item) for key, item in self.tables.termijnen.items() if item.volgende_op <= now]
        if not due:
            return None
        key, first = min(due, key=lambda pair: pair[1].volgende_op)
        return self.tables.meldingen[key[0]], first.termijn

    async def drop(self, nummer: Meldingnummer, termijn: Termijn) -> None:
        self.tables.termijnen.pop(_term_key(nummer, termijn), None)

    async def postpone(self, nummer: Meldingnummer, termijn: Termijn, tot: datetime) -> int:
        due = self.tables.termijnen.get(_term_key(nummer, termijn))
        if due is None:
            return 0
        due.volgende_op, due.pogingen = tot, due.pogingen + 1
        return due.pogingen

    async def take_count(self, now: datetime) -> Controle:
        open_ones = [item for item in self.tables.meldingen.values() if item.is_open]
        wrong = {**self._forgotten(open_ones), **self._left_behind(now)}
        telling = Telling.model_validate({name: len(found) for name, found in wrong.items()})
        named = {
            name: tuple(sorted({str(nummer) for nummer in found})[:HOOGSTENS_GENOEMD])
            for name, found in wrong.items()
            if found
        }
        dead = sum(item.staat in DODE_BRIEVEN for item in self.tables.zendingen.values())
        return Controle(now, len(open_ones), telling, named, dead)

    def _forgotten(self, open_ones: list[Doorbraakmelding]) -> dict[str, list[Meldingnummer]]:
        woken = {nummer for nummer, _, _ in self.tables.termijnen}
        minded = {nummer for nummer, soort, _ in self.tables.termijnen if soort in ("belofte", "wacht-einde")}
        return {
            "zonder_belofte": [item.nummer for item in open_ones if item.beloofd_voor() is None],
            "zonder_termijn": [item.nummer for item in open_ones if item.nummer not in woken],
            "zonder_afzender": [item.nummer for item in open_ones if item.nummer in woken - minded],
        }

    def _left_behind(self, now: datetime) -> dict[str, list[Meldingnummer]]:
        late, sending = now - SPELING, self.tables.zendingen.values()
        waiting = [item for item in sending if item.staat is Staat.WACHTEND]
        busy = [item for item in sending if item.staat is Staat.BEZIG]
        return {
            "te_laat": [
                key[0]
                for key, item in self.tables.termijnen.items()
                if item.volgende_op < late or (item.pogingen and item.termijn.op < late)
            ],
            "blijft_liggen": [item.bericht.nummer for item in waiting if item.beschikbaar_op < late],
            "komt_niet_aan": [
                item.bericht.nummer
                for item in waiting
                if item.beschikbaar_op >= late
                and item.aangemaakt_op < now - TE_LANG
                and item.pogingen >= VAAK
            ],
            "verlopen_lease": [
                item.bericht.nummer for item in busy if item.lease_tot is None or item.lease_tot < late
            ],
        }


def _term_key(nummer: Meldingnummer, termijn: Termijn) -> TermKey:
    return nummer, termijn.soort.value, termijn.ref


def _most_urgent_first(melding: Doorbraakmelding) -> tuple[bool, datetime, str]:
    until = melding.beloofd_voor()
    return until is None, until or melding.ingediend_op, str(melding.nummer)


def _passes(melding: Doorbraakmelding, filter_: Werkfilter) -> bool:
    wanted = {
        (Kenmerk.LEEFGEBIED, filter_.leefgebied),
        (Kenmerk.KNELPUNT, filter_.knelpunt),
        (Kenmerk.KNELPUNTSOORT, filter_.knelpuntsoort),
        (Kenmerk.ORGANISATIE, organisation_key(filter_.organisatie) if filter_.organisatie else None),
    }
    asked = {(kenmerk, str(waarde)) for kenmerk, waarde in wanted if waarde is not None}
    before = filter_.ingediend_voor
    return asked <= kenmerken(melding) and (before is None or melding.ingediend_op < before)


class MemoryWerkeenheden:
    """One writer at a time, on a copy that takes the place of the tables when it is completed."""

    def __init__(self) -> None:
        self.tables = _Tables()
        self._one_writer = asyncio.Lock()

    @asynccontextmanager
    async def schrijven(self) -> AsyncIterator[MemoryWerkeenheid]:
        async with self._one_writer:
            eenheid = MemoryWerkeenheid(copy.deepcopy(self.tables))
            yield eenheid
            if eenheid.committed:
                self.tables = eenheid.tables

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[MemoryWerkeenheid]:
        yield MemoryWerkeenheid(copy.deepcopy(self.tables))
