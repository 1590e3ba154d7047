"""Everyone is told what concerns them: what happens, who hears it, by which way, and what is asked."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.database import Database
from meldingen.handelingen import (
    Adviseren,
    Afsluiten,
    Beantwoorden,
    BelofteVerzetten,
    Handeling,
    Heropenen,
    Intrekken,
    Loslaten,
    NazorgPlannen,
    Oppakken,
    Overdragen,
    ProcesregieStarten,
    RegieAanbieden,
    TaakAfspreken,
    Vragen,
)
from meldingen.handelingen.regie import Afspraak
from meldingen.model.intake import BetrokkenOrganisatie, HuishoudenWeetHet
from meldingen.model.keuzes import Resultaat
from meldingen.model.mensen import PersoonRef
from tests.bot.told import NOOR, ROBIN, SAM, STORY, Told, Town, open_town
from tests.builders import NOW

TEAM, CHAT = ("het team", "kanaal"), "chat"
DAY = timedelta(days=1)
Step = Callable[[Town], Awaitable[Told]]


@pytest.fixture
async def town(database: Database) -> Town:
    return await open_town(database)


def acts(last: Handeling, by: object = SAM, *before: tuple[Handeling, object]) -> Step:
    """File, do what came before, and return who is told of the last act."""

    async def step(town: Town) -> Told:
        await town.file()
        for handeling, actor in before:
            await town.act(handeling, actor)  # type: ignore[arg-type]
            town.clock.pass_by(timedelta(minutes=1))
        await town.told()
        await town.act(last, by)  # type: ignore[arg-type]
        return await town.told()

    return step


def rung(sleutel: str) -> Step:
    async def step(town: Town) -> Told:
        await town.file()
        await town.told()
        return await town.until_rung(sleutel)

    return step


async def filed(town: Town) -> Told:
    await town.file(by=SAM)
    return await town.told()


async def silence(town: Town) -> Told:
    await acts(Oppakken())(town)
    return await town.told_when_due()


async def no_answer(town: Town) -> Told:
    await silence(town)
    return await town.told_when_due()


async def promise_missed(town: Town) -> Told:
    await acts(Oppakken())(town)
    belofte = (await town.case()).belofte
    assert belofte is not None
    return await town.at(belofte.uiterlijk)


async def household_asked(town: Town) -> Told:
    weet = HuishoudenWeetHet(weet_het=False, reden="Nog niet gesproken", herinner_op=NOW + timedelta(hours=1))
    await town.file(huishouden=weet)
    await town.act(Oppakken())
    await town.told()
    return await town.pass_by(timedelta(hours=1))


async def aftercare(town: Town) -> Told:
    await acts(CLOSED, SAM, TAKEN)(town)
    await town.act(NazorgPlannen(op=NOW + 10 * DAY))
    await town.told()
    return await town.at(NOW + 10 * DAY)


async def task_open(town: Town) -> Told:
    await acts(TASK, SAM, TAKEN, DIRECTING)(town)
    (taak,) = (await town.case()).taken
    assert taak.aansporen_op is not None
    return await town.at(taak.aansporen_op)


TAKEN = (Oppakken(), SAM)
ASKED = (Vragen(tekst="Is er een inschrijving?"), SAM)
DIRECTING = (
    ProcesregieStarten(partijen=(BetrokkenOrganisatie(organisatie="Trivire"),), toelichting="Samen"),
    SAM,
)
CLOSED = Afsluiten(resultaat=Resultaat.ADVIES_GEGEVEN, toelichting="Klaar")
TASK = TaakAfspreken(afspraak=Afspraak(organisatie="Trivire", wat="Kamer zoeken", uiterlijk=NOW + 5 * DAY))


@dataclass(frozen=True)
class Row:
    """Attributes:
    told: Each receiver with the way, and the words in which the message asks or says its one thing.
    """

    happens: str
    step: Step
    told: dict[tuple[str, str], str]


TABLE = (
    Row(
        "a colleague files for a filer",
        filed,
        {
            TEAM: "Wie pakt hem op?",
            ("noor", CHAT): "Wie pakt hem op?",
            ("robin", CHAT): "uw melding is ontvangen",
        },
    ),
    Row("taken", acts(Oppakken()), {("robin", CHAT): "is opgepakt door de sociaal pontonnier"}),
    Row("a question", acts(ASKED[0], SAM, TAKEN), {("robin", CHAT): "Open de melding om te antwoorden"}),
    Row(
        "an answer",
        acts(Beantwoorden(tekst="Ja"), ROBIN, TAKEN, ASKED),
        {("sam", CHAT): "de melder heeft geantwoord"},
    ),
    Row(
        "a promise moved",
        acts(BelofteVerzetten(uiterlijk=NOW + 6 * DAY, reden="Wachten op Trivire"), SAM, TAKEN),
        {("robin", CHAT): "In de melding leest u waarom"},
    ),
    Row(
        "a promise missed",
        promise_missed,
        {("sam", CHAT): "Laat de melder iets horen", ("robin", CHAT): "Dat is niet gelukt"},
    ),
    Row(
        "word from the owner",
        acts(Adviseren(tekst="Bel"), SAM, TAKEN),
        {("robin", CHAT): "staat een bericht"},
    ),
    Row(
        "handed over",
        acts(Overdragen(naar=PersoonRef.of(NOOR), reden="Verlof"), SAM, TAKEN),
        {("noor", CHAT): "de eerste stap zetten?", ("robin", CHAT): "overgedragen"},
    ),
    Row(
        "let go",
        acts(Loslaten(reden="Verlof"), SAM, TAKEN),
        {TEAM: "Wie pakt hem op?", ("noor", CHAT): "Wie pakt hem op?", ("robin", CHAT): "terug bij het team"},
    ),
    Row(
        "silence",
        silence,
        {("sam", CHAT): "heeft u deze zaak nog?"},
    ),
    Row(
        "no answer to that",
        no_answer,
        {
            ("sam", CHAT): "Wie pakt hem op?",
            ("noor", CHAT): "Wie pakt hem op?",
            ("robin", CHAT): "terug bij het team",
        },
    ),
    Row("the rung of the team", rung("team"), {TEAM: "Wie pakt hem op?"}),
    Row(
        "the rung of who stands in",
        rung("waarnemer"),
        {("sam", CHAT): "oppakken of verdelen?", ("noor", CHAT): "oppakken of verdelen?"},
    ),
    Row(
        "the rung of the organisation that is stuck",
        rung("ambassadeur"),
        {
            ("kim", CHAT): "Wie kan helpen",
            ("sam", CHAT): "Wie pakt hem op?",
            ("noor", CHAT): "Wie pakt hem op?",
            ("robin", CHAT): "nu een stap hoger",
        },
    ),
    Row(
        "the rung of management",
        rung("leidinggevende"),
        {
            ("lee", CHAT): "Wilt u beslissen",
            ("sam", CHAT): "Wie pakt hem op?",
            ("noor", CHAT): "Wie pakt hem op?",
            ("robin", CHAT): "nu een stap hoger",
        },
    ),
    Row(
        "an agreement with the organisation",
        acts(TASK, SAM, TAKEN, DIRECTING),
        {("kim", CHAT): "Wilt u die bevestigen?", ("robin", CHAT): "een afspraak gemaakt"},
    ),
    Row(
        "an agreement left open, in silence",
        task_open,
        {("kim", CHAT): "Wilt u kijken?", ("sam", CHAT): "heeft u deze zaak nog?"},
    ),
    Row(
        "the direction is offered",
        acts(RegieAanbieden(organisatie="Trivire", toelichting="Het loopt"), SAM, TAKEN, DIRECTING),
        {("kim", CHAT): "de regie over deze zaak aannemen?", ("robin", CHAT): "gevraagd de regie"},
    ),
    Row("done", acts(CLOSED, SAM, TAKEN), {("robin", CHAT): "uw melding is afgerond"}),
    Row("withdrawn", acts(Intrekken(reden="Opgelost"), ROBIN, TAKEN), {("sam", CHAT): "ingetrokken"}),
    Row(
        "opened again",
        acts(Heropenen(reden="Weer mis"), ROBIN, TAKEN, (CLOSED, SAM)),
        {TEAM: "Wie pakt hem op?", ("sam", CHAT): "Wie pakt hem op?", ("noor", CHAT): "Wie pakt hem op?"},
    ),
    Row("does the household know", household_asked, {("robin", CHAT): "weet het huishouden nu"}),
    Row(
        "half a year later", aftercare, {("robin", CHAT): "Hoe gaat het nu", ("sam", CHAT): "Hoe gaat het nu"}
    ),
)


async def test_where_an_organisation_has_no_ambassadeur_the_team_is_asked_once_who_takes_the_case(
    town: Town,
) -> None:
    await town.file(betrokken=(BetrokkenOrganisatie(organisatie="Onbekende Stichting"),))
    await town.told()
    told = await town.until_rung("ambassadeur")
    assert set(told) == {("sam", CHAT), ("noor", CHAT), ("robin", CHAT)}
    assert "Wie pakt hem op?" in told[("sam", CHAT)]
    at_the_rung = [each for each in await town.letters("sam") if each.bericht.feiten.get("trede") == 3]
    assert len(at_the_rung) == 1


CLOSED_ROWS = {"done", "withdrawn", "half a year later"}
"""A closed case has no next date."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.happens)
async def test_everyone_is_told_what_concerns_them_and_nobody_else(town: Town, row: Row) -> None:
    told = await row.step(town)
    assert set(told) == set(row.told)
    for whom, words in row.told.items():
        assert words in told[whom]
        assert "DB-2026-0001" in told[whom]
        assert "Stand: " in told[whom]
        assert row.happens in CLOSED_ROWS or re.search(r"\d{1,2} \w+, \d{1,2}\.\d{2} uur", told[whom])
        assert STORY not in told[whom]
