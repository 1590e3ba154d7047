"""The outbox in memory; it passes the same tests as the real one (tests/contracts/meldingen)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from meldingen.berichten import Bericht
from meldingen.escalatie import Weg
from meldingen.outbox.herhalen import Vervolg, after_lost_lease
from meldingen.outbox.model import DODE_BRIEVEN, EINDSTATEN, Staat, Zending
from meldingen.outbox.poort import ZendingNotFoundError
from meldingen.store.postvak import spread_over_nobody
from tests.fakes.meldingen import MemoryWerkeenheden


def _for_role(item: Zending) -> bool:
    receiver = item.bericht.ontvanger
    return (receiver.rol is not None or receiver.waarnemer) and item.langs is None


class MemoryPostvak:
    def __init__(self, werkeenheden: MemoryWerkeenheden) -> None:
        self._werkeenheden = werkeenheden
        self._left: set[tuple[int, int]] = set()

    @property
    def _rows(self) -> dict[int, Zending]:
        return self._werkeenheden.tables.zendingen

    def _waiting(self, now: datetime, *, for_roles: bool) -> list[Zending]:
        return [
            item
            for item in self._rows.values()
            if item.staat is Staat.WACHTEND and item.beschikbaar_op <= now and for_roles is _for_role(item)
        ]

    def _change(self, zending_id: int, van: Sequence[Staat], **values: object) -> bool:
        row = self._rows.get(zending_id)
        if row is None or row.staat not in van:
            return False
        self._rows[zending_id] = row.model_copy(update=values)
        return True

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> tuple[Zending, ...]:
        waiting = self._waiting(now, for_roles=False)
        first = sorted(waiting, key=lambda item: (not item.bericht.dringend, item.beschikbaar_op, item.id))
        for item in first[:limit]:
            values = {"staat": Staat.BEZIG, "lease_tot": now + lease, "pogingen": item.pogingen + 1}
            self._change(item.id, (Staat.WACHTEND,), **values)
        return tuple(self._rows[item.id] for item in first[:limit])

    async def for_roles(self, now: datetime, limit: int) -> tuple[Zending, ...]:
        waiting = self._waiting(now, for_roles=True)
        return tuple(sorted(waiting, key=lambda item: (item.beschikbaar_op, item.id))[:limit])

    async def spread(
        self, zending_id: int, personen: Sequence[str], now: datetime, *, kanaal: bool = False
    ) -> bool:
        if not self._change(zending_id, (Staat.WACHTEND,), staat=Staat.VERZONDEN, afgerond_op=now):
            return False
        parent = self._rows[zending_id]
        left = [person_id for person_id in personen if not self._is_told(parent, person_id)]
        if kanaal:
            self._post_child(parent, parent.bericht, now, langs=Weg.KANAAL)
        if not left and not kanaal:
            staat, fout = spread_over_nobody(personen)
            self._change(zending_id, (Staat.VERZONDEN,), staat=staat, fout=fout)
        for person_id in left:
            receiver = parent.bericht.ontvanger.model_copy(
                update={"person_id": person_id, "rol": None, "waarnemer": False}
            )
            bericht = parent.bericht.model_copy(update={"ontvanger": receiver, "behalve": None})
            self._post_child(parent, bericht, now)
        return True

    def _post_child(self, parent: Zending, bericht: Bericht, now: datetime, langs: Weg | None = None) -> None:
        child = Zending(
            id=0,
            bericht=bericht,
            staat=Staat.WACHTEND,
            aangemaakt_op=parent.aangemaakt_op,
            beschikbaar_op=now,
            ouder_id=parent.id,
            langs=langs,
        )
        self._werkeenheden.tables.post(child)

    def _is_told(self, parent: Zending, person_id: str) -> bool:
        return any(
            item.bericht.ontvanger.person_id == person_id
            and not item.bericht.ontvanger.waarnemer
            and item.bericht.nummer == parent.bericht.nummer
            and item.bericht.soort is parent.bericht.soort
            and item.aangemaakt_op == parent.aangemaakt_op
            for item in self._rows.values()
        )

    async def record(
        self, zending: Zending, vervolg: Vervolg, now: datetime, referentie: str | None = None
    ) -> bool:
        return self._is_claim(zending) and self._change(
            zending.id,
            (Staat.BEZIG,),
            staat=vervolg.staat,
            beschikbaar_op=vervolg.beschikbaar_op,
            fout=vervolg.fout,
            lease_tot=None,
            afgerond_op=now if vervolg.staat in EINDSTATEN else None,
            referentie=referentie,
            **self._way(self._rows.get(zending.id), vervolg),
        )

    def _way(self, row: Zending | None, vervolg: Vervolg) -> dict[str, object]:
        if row is not None and vervolg.anders:
            return {"langs": None, "bericht": row.bericht.model_copy(update={"weg": vervolg.anders})}
        return {"langs": vervolg.langs} if vervolg.langs else {}

    async def depart(self, zending: Zending, now: datetime) -> bool:
        if not self._is_claim(zending) or zending.lease_tot is None or zending.lease_tot < now:
            return False
        self._left.add((zending.id, zending.pogingen))
        return True

    def _is_claim(self, zending: Zending) -> bool:
        row = self._rows.get(zending.id)
        claim = (Staat.BEZIG, zending.pogingen, zending.lease_tot)
        return row is not None and (row.staat, row.pogingen, row.lease_tot) == claim

    async def release_stale(self, now: datetime) -> int:
        unknown = 0
        for item in [item for item in self._rows.values() if item.lease_tot and item.lease_tot < now]:
            lost = after_lost_lease(now, vertrokken=(item.id, item.pogingen) in self._left)
            final = lost.staat in EINDSTATEN
            values = {"staat": lost.staat, "fout": lost.fout, "lease_tot": None}
            changed = self._change(item.id, (Staat.BEZIG,), **values, afgerond_op=now if final else None)
            unknown += changed and final
        return unknown

    async def resend(self, zending_id: int, now: datetime) -> None:
        values = {
            "staat": Staat.WACHTEND,
            "beschikbaar_op": now,
            "pogingen": 0,
            "fout": "",
            "afgerond_op": None,
        }
        if zending_id not in self._rows:
            raise ZendingNotFoundError(zending_id)
        self._change(zending_id, tuple(DODE_BRIEVEN), **values)

    async def drop(self, zending_id: int, now: datetime, reden: str) -> bool:
        return self._change(zending_id, (Staat.WACHTEND,), staat=Staat.VERVALLEN, afgerond_op=now, fout=reden)

    async def dead_letters(self, limit: int) -> tuple[Zending, ...]:
        dead = [item for item in self._rows.values() if item.staat in DODE_BRIEVEN]
        return tuple(sorted(dead, key=lambda item: -item.id)[:limit])

    async def sent_to(self, person_id: str, after_id: int) -> tuple[Zending, ...]:
        return tuple(
            item
            for item in self._rows.values()
            if item.staat is Staat.VERZONDEN
            and item.id > after_id
            and item.bericht.ontvanger.person_id == person_id
        )

    async def of_melding(self, nummer: str) -> tuple[Zending, ...]:
        return tuple(item for item in self._rows.values() if str(item.bericht.nummer) == nummer)

    async def counts(self) -> dict[Staat, int]:
        return {staat: sum(item.staat is staat for item in self._rows.values()) for staat in Staat}

    async def oldest_waiting(self, now: datetime) -> datetime | None:
        both = (*self._waiting(now, for_roles=False), *self._waiting(now, for_roles=True))
        return min((item.beschikbaar_op for item in both), default=None)
