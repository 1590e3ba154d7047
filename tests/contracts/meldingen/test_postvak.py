"""What the outbox promises, over every store."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from meldingen.berichten import PERSOONLIJK, Ontvanger
from meldingen.escalatie import Weg
from meldingen.handelingen import Loslaten, Oppakken
from meldingen.outbox.herhalen import Vervolg
from meldingen.outbox.model import Afloop, Poging, Staat
from meldingen.outbox.poort import ZendingNotFoundError
from meldingen.outbox.verzenden import NotOursError, Outbox
from meldingen.rollen import Rol
from tests.builders import COLLEGA, MELDER, NOW, PONTONNIER, REGISSEUR, a_concept
from tests.contracts.meldingen.conftest import Opslag

LEASE = timedelta(minutes=2)
SECOND = timedelta(seconds=1)


class Team:
    """An address book in which the pontonniers are these people."""

    def __init__(self, *person_ids: str) -> None:
        self.person_ids = person_ids

    async def personen(self, ontvanger: Ontvanger, now: datetime) -> Sequence[str]:
        return self.person_ids if ontvanger.rol is Rol.SOCIAAL_PONTONNIER else ()


def outbox(opslag: Opslag, *team: str) -> Outbox:
    return Outbox(opslag.postvak, Team(*team), jitter=lambda: 0.0)


async def a_message_to_the_filer(opslag: Opslag) -> None:
    """One message waits: "opgepakt" to the filer; the one to the team is dropped."""
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    await opslag.balie.handel(filed.nummer, Oppakken(), PONTONNIER, key="op", now=NOW)
    for zending in await opslag.postvak.for_roles(NOW, 10):
        await opslag.postvak.drop(zending.id, NOW, "proef")


async def states(opslag: Opslag) -> dict[str, int]:
    return {staat.value: n for staat, n in (await opslag.postvak.counts()).items() if n}


async def test_a_message_to_a_role_becomes_one_to_each_person_with_its_own_result(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    batch = await outbox(opslag, "p-een", "p-twee").next_batch(NOW, 10)
    assert [item.bericht.ontvanger.person_id for item in batch] == ["p-een", "p-twee"]
    assert {item.bericht.ontvanger.rol for item in batch} == {None}
    assert await states(opslag) == {"verzonden": 1, "bezig": 2}


async def test_a_role_that_nobody_holds_leaves_a_dead_letter(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    assert await outbox(opslag).next_batch(NOW, 10) == ()
    dead = await opslag.postvak.dead_letters(10)
    assert [(item.staat, item.fout) for item in dead] == [(Staat.MISLUKT, "niemand-met-deze-rol")]


class Known:
    """The team has a channel."""

    async def bekend(self) -> bool:
        return True


def outbox_with_channel(opslag: Opslag, *team: str) -> Outbox:
    return replace(outbox(opslag, *team), kanaal=Known())


async def test_the_team_is_told_in_its_channel_once_and_each_in_person(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    batch = await outbox_with_channel(opslag, "p-een", "p-twee").next_batch(NOW, 10)
    told = {(item.bericht.ontvanger.person_id, item.langs) for item in batch}
    assert told == {("p-een", None), ("p-twee", None), (None, Weg.KANAAL)}
    assert await opslag.postvak.for_roles(NOW, 10) == ()


async def test_what_is_only_for_the_channel_is_one_message_until_the_channel_cannot_be_used(
    opslag: Opslag,
) -> None:
    sender = outbox_with_channel(opslag, "p-een", "p-twee")
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    for zending in await sender.next_batch(NOW, 10):
        await opslag.postvak.record(zending, Vervolg(Staat.VERZONDEN, NOW), NOW)
    later = NOW + timedelta(hours=4)
    await opslag.balie.verwerk_termijnen(later)
    (post,) = await sender.next_batch(later, 10)
    assert (post.bericht.weg, post.langs) == ((Weg.KANAAL,), Weg.KANAAL)
    await sender.record(post, Poging(afloop=Afloop.NIET_VERTROKKEN, langs=Weg.KANAAL), later)
    (post,) = await sender.next_batch(later + timedelta(minutes=1), 10)
    gone = Poging(afloop=Afloop.VOLGENDE_WEG, fout="http_404", langs=Weg.KANAAL)
    vervolg = await sender.record(post, gone, later)
    assert (vervolg.staat, vervolg.fout) == (Staat.WACHTEND, "http_404")
    each = await sender.next_batch(later, 10)
    assert [item.bericht.ontvanger.person_id for item in each] == ["p-een", "p-twee"]
    assert {item.bericht.weg for item in each} == {PERSOONLIJK}
    (spread,) = [item for item in await opslag.postvak.of_melding("DB-2026-0001") if item.id == post.id]
    assert (spread.staat, spread.langs, spread.fout) == (Staat.VERZONDEN, None, "http_404")


async def test_the_actor_alone_in_the_team_still_makes_the_post(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), PONTONNIER, key="in", now=NOW)
    (post,) = await outbox_with_channel(opslag, PONTONNIER.person_id).next_batch(NOW, 10)
    assert post.in_kanaal


async def test_the_way_that_a_message_went_is_kept_with_it(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    sender = outbox(opslag)
    (zending,) = await sender.next_batch(NOW, 10)
    mailed = Poging(afloop=Afloop.GELUKT, langs=Weg.EMAIL, fout="http_403")
    await sender.record(zending, mailed, NOW)
    (kept,) = [item for item in await opslag.postvak.of_melding("DB-2026-0001") if item.id == zending.id]
    assert (kept.staat, kept.langs, kept.fout) == (Staat.VERZONDEN, Weg.EMAIL, "http_403")


async def test_who_acted_is_not_told_as_one_of_a_role(opslag: Opslag) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    await opslag.balie.handel(filed.nummer, Oppakken(), PONTONNIER, key="op", now=NOW)
    await opslag.balie.handel(filed.nummer, Loslaten(reden="Ziek"), PONTONNIER, key="los", now=NOW)
    batch = await outbox(opslag, PONTONNIER.person_id, "p-twee").next_batch(NOW, 20)
    let_go = [item for item in batch if item.bericht.soort.value == "losgelaten"]
    assert [item.bericht.ontvanger.person_id for item in let_go] == ["p-twee"]


async def test_a_message_for_the_sender_alone_is_dropped(opslag: Opslag) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    await opslag.balie.handel(filed.nummer, Oppakken(), REGISSEUR, key="op", now=NOW)
    await opslag.balie.handel(filed.nummer, Loslaten(reden="Ziek"), REGISSEUR, key="los", now=NOW)
    await outbox(opslag, REGISSEUR.person_id).next_batch(NOW, 20)
    dropped = [
        item for item in await opslag.postvak.of_melding(str(filed.nummer)) if item.staat is Staat.VERVALLEN
    ]
    assert [item.bericht.soort.value for item in dropped] == ["losgelaten"]


async def test_somebody_in_two_roles_hears_of_one_rung_once(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(urgentie="vandaag"), MELDER, key="in", now=NOW)
    later = NOW + timedelta(minutes=95)
    await opslag.balie.verwerk_termijnen(later)

    class Both(Team):
        async def personen(self, ontvanger: Ontvanger, now: datetime) -> Sequence[str]:
            return ("p-een",)

    batch = await Outbox(opslag.postvak, Both(), jitter=lambda: 0.0).next_batch(later, 20)
    risen = [item for item in batch if item.bericht.feiten.get("trede") == 2]
    assert [item.bericht.ontvanger.person_id for item in risen] == ["p-een"]
    every = await opslag.postvak.of_melding("DB-2026-0001")
    assert [item.fout for item in every if item.staat is Staat.VERVALLEN] == ["al-verteld"]
    assert [item for item in every if item.staat is Staat.MISLUKT] == []


async def test_a_claimed_message_is_nobody_elses(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    first = await opslag.postvak.claim(NOW, 10, LEASE)
    assert [(item.pogingen, item.lease_tot) for item in first] == [(1, NOW + LEASE)]
    assert await opslag.postvak.claim(NOW, 10, LEASE) == ()


async def test_senders_at_the_same_moment_share_the_work_without_doubles(opslag: Opslag) -> None:
    for n in range(6):
        filed = await opslag.balie.indienen(a_concept(), COLLEGA, key=f"in{n}", now=NOW)
        await opslag.balie.handel(filed.nummer, Oppakken(), PONTONNIER, key=f"op{n}", now=NOW)
    batches = await asyncio.gather(*(opslag.postvak.claim(NOW, 2, LEASE) for _ in range(4)))
    claimed = [item.id for batch in batches for item in batch]
    assert len(claimed) == len(set(claimed)) == 6


async def test_an_urgent_message_goes_first(opslag: Opslag) -> None:
    for key, urgentie in (("een", "overig"), ("twee", "vandaag")):
        filed = await opslag.balie.indienen(a_concept(urgentie=urgentie), MELDER, key=key, now=NOW)
        await opslag.balie.handel(filed.nummer, Oppakken(), PONTONNIER, key=f"op-{key}", now=NOW)
    batch = await opslag.postvak.claim(NOW, 1, LEASE)
    assert [(item.bericht.dringend, item.bericht.nummer.volgnummer) for item in batch] == [(True, 2)]


async def test_a_throttled_message_waits_as_long_as_was_asked(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    sender = outbox(opslag)
    (zending,) = await sender.next_batch(NOW, 10)
    vervolg = await sender.record(zending, Poging(afloop=Afloop.GEREMD, wacht_seconden=90), NOW)
    assert vervolg.staat is Staat.WACHTEND
    assert await sender.next_batch(NOW + 89 * SECOND, 10) == ()
    (again,) = await sender.next_batch(NOW + 90 * SECOND, 10)
    assert again.pogingen == 2


async def test_a_sent_message_keeps_the_channels_reference(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    sender = outbox(opslag)
    (zending,) = await sender.next_batch(NOW, 10)
    await sender.record(zending, Poging(afloop=Afloop.GELUKT, referentie="activiteit-1"), NOW)
    sent = [item for item in await opslag.postvak.of_melding("DB-2026-0001") if item.staat is Staat.VERZONDEN]
    assert [(item.referentie, item.afgerond_op) for item in sent] == [("activiteit-1", NOW)]


async def test_what_was_sent_to_a_person_is_found_after_the_last_one_seen(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    (zending,) = await opslag.postvak.claim(NOW, 10, LEASE)
    assert await opslag.postvak.sent_to(MELDER.person_id, 0) == ()
    await opslag.postvak.record(zending, Vervolg(Staat.VERZONDEN, NOW), NOW)
    assert [item.id for item in await opslag.postvak.sent_to(MELDER.person_id, 0)] == [zending.id]
    assert await opslag.postvak.sent_to(MELDER.person_id, zending.id) == ()
    assert await opslag.postvak.sent_to(COLLEGA.person_id, 0) == ()


async def test_a_lost_sender_leaves_its_message_unknown_and_unrepeated(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    (zending,) = await opslag.postvak.claim(NOW, 10, LEASE)
    assert await opslag.postvak.depart(zending, NOW)
    assert await opslag.postvak.release_stale(NOW + LEASE) == 0
    assert await opslag.postvak.release_stale(NOW + LEASE + SECOND) == 1
    assert await opslag.postvak.claim(NOW + timedelta(days=1), 10, LEASE) == ()
    assert [item.staat for item in await opslag.postvak.dead_letters(10)] == [Staat.ONBEKEND]


async def test_a_lost_sender_leaves_what_had_not_left_to_another_and_may_not_send_it_any_more(
    opslag: Opslag,
) -> None:
    await a_message_to_the_filer(opslag)
    (first,) = await opslag.postvak.claim(NOW, 10, LEASE)
    later = NOW + LEASE + SECOND
    assert not await opslag.postvak.depart(first, later)
    assert await opslag.postvak.release_stale(later) == 0
    (second,) = await opslag.postvak.claim(later, 10, LEASE)
    assert second.id == first.id
    assert not await opslag.postvak.depart(first, later)
    assert await opslag.postvak.depart(second, later)
    assert await opslag.postvak.release_stale(later + LEASE + SECOND) == 1


async def test_a_message_that_was_braked_after_it_left_waits_again_when_its_next_sender_is_lost(
    opslag: Opslag,
) -> None:
    await a_message_to_the_filer(opslag)
    (braked,) = await opslag.postvak.claim(NOW, 10, LEASE)
    await opslag.postvak.depart(braked, NOW)
    await opslag.postvak.record(braked, Vervolg(Staat.WACHTEND, NOW), NOW)
    await opslag.postvak.claim(NOW, 10, LEASE)
    assert await opslag.postvak.release_stale(NOW + LEASE + SECOND) == 0
    assert (await opslag.postvak.counts())[Staat.WACHTEND] == 1


async def test_a_late_result_does_not_change_what_was_settled(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    (zending,) = await opslag.postvak.claim(NOW, 10, LEASE)
    await opslag.postvak.depart(zending, NOW)
    await opslag.postvak.release_stale(NOW + 2 * LEASE)
    await opslag.postvak.record(zending, Vervolg(Staat.WACHTEND, NOW), NOW + 2 * LEASE)
    assert (await opslag.postvak.counts())[Staat.ONBEKEND] == 1


async def test_a_sender_that_stood_still_does_not_settle_what_another_has_claimed_since(
    opslag: Opslag,
) -> None:
    await a_message_to_the_filer(opslag)
    (stood_still,) = await opslag.postvak.claim(NOW, 10, LEASE)
    later = NOW + 2 * LEASE
    await opslag.postvak.release_stale(later)
    (claimed,) = await opslag.postvak.claim(later, 10, LEASE)
    assert not await opslag.postvak.record(stood_still, Vervolg(Staat.MISLUKT, later, "http_500"), later)
    with pytest.raises(NotOursError):
        await outbox(opslag).record(stood_still, Poging(afloop=Afloop.GELUKT), later)
    assert await opslag.postvak.record(claimed, Vervolg(Staat.VERZONDEN, later), later)
    assert (await opslag.postvak.counts())[Staat.VERZONDEN] == 1


async def test_a_manager_sends_a_dead_letter_again(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    sender = outbox(opslag)
    (zending,) = await sender.next_batch(NOW, 10)
    await sender.record(zending, Poging(afloop=Afloop.ONTVANGER_WEG), NOW)
    assert [item.fout for item in await opslag.postvak.dead_letters(10)] == ["ontvanger-weg"]
    await opslag.postvak.resend(zending.id, NOW)
    assert [item.id for item in await sender.next_batch(NOW, 10)] == [zending.id]


async def test_only_a_dead_letter_is_sent_again(opslag: Opslag) -> None:
    await a_message_to_the_filer(opslag)
    (zending,) = await opslag.postvak.claim(NOW, 10, LEASE)
    await opslag.postvak.record(zending, Vervolg(Staat.VERZONDEN, NOW), NOW)
    await opslag.postvak.resend(zending.id, NOW)
    assert await opslag.postvak.claim(NOW, 10, LEASE) == ()


async def test_an_unknown_message_is_named_as_such(opslag: Opslag) -> None:
    with pytest.raises(ZendingNotFoundError, match="message 99"):
        await opslag.postvak.resend(99, NOW)


async def test_the_oldest_waiting_message_tells_how_late_delivery_is(opslag: Opslag) -> None:
    assert await opslag.postvak.oldest_waiting(NOW) is None
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    assert await opslag.postvak.oldest_waiting(NOW + LEASE) == NOW


async def test_results_that_come_together_are_each_kept_for_their_own_message(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    (to_team,) = await opslag.postvak.for_roles(NOW, 10)
    await opslag.postvak.spread(to_team.id, [f"p-{number}" for number in range(250)], NOW)
    claimed = await opslag.postvak.claim(NOW, 300, LEASE)
    assert all(await asyncio.gather(*(opslag.postvak.depart(zending, NOW) for zending in claimed)))
    stranger = claimed[0].model_copy(update={"pogingen": 9})
    ends = [Vervolg((Staat.VERZONDEN, Staat.MISLUKT)[zending.id % 2], NOW) for zending in claimed]
    kept = await asyncio.gather(
        opslag.postvak.record(stranger, Vervolg(Staat.MISLUKT, NOW), NOW),
        *(
            opslag.postvak.record(zending, end, NOW, f"activiteit-{zending.id}")
            for zending, end in zip(claimed, ends, strict=True)
        ),
    )
    assert kept == [False, *(True for _ in claimed)]
    found = {item.id: item for item in await opslag.postvak.of_melding("DB-2026-0001")}
    for zending, end in zip(claimed, ends, strict=True):
        assert (found[zending.id].staat, found[zending.id].referentie) == (
            end.staat,
            f"activiteit-{zending.id}",
        )
