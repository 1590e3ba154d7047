"""In the bot as it is put together, an absence that was said in the chat makes a colleague stand in."""

from datetime import date, timedelta
from pathlib import Path

from bot.app import connect
from bot.channel.port import Account
from bot.preferences import SqlPreferences
from bot.settings import Settings
from bot.terminal.channel import TERMINAL, arrival_of
from meldingen.beeld import Relatie
from meldingen.handelingen import Oppakken, Vasthouden
from meldingen.rollen import Actor, Rol
from meldingen.voorkeuren import Voorkeuren
from meldingen.werktijd import Afwezigheid
from tests.bot.fakes import FixedClock
from tests.builders import MELDER, a_concept

SAM, NOOR = f"{TERMINAL}:sam", f"{TERMINAL}:noor"
OWNER = Actor(SAM, "sociaal pontonnier", "Gemeente Dordrecht", frozenset({Rol.SOCIAAL_PONTONNIER}))
DEPUTY = Actor(NOOR, "doorbraakregisseur", "Gemeente Dordrecht", frozenset({Rol.DOORBRAAKREGISSEUR}))


async def test_who_was_named_answers_for_the_owner_only_while_the_owner_is_away(tmp_path: Path) -> None:
    clock = FixedClock()
    settings = Settings(
        data_dir=tmp_path, pontonniers=("sam",), doorbraakregisseurs=("noor",), _env_file=None
    )
    async with connect(settings, clock) as services:
        for name in ("sam", "noor"):
            await services.turns.introduce(arrival_of(Account(name, TERMINAL, name.title()), f"hello-{name}"))
        balie, now = services.conversing.balie, clock.now()
        filed = await balie.indienen(a_concept(), MELDER, key="filed", now=now)
        await balie.handel(filed.nummer, Oppakken(), OWNER, key="taken", now=now)
        away = Afwezigheid(van=date(2026, 11, 24), tot_en_met=date(2026, 11, 27))
        wanted = services.registry.wanted
        assert isinstance(wanted, SqlPreferences)
        await wanted.keep(SAM, Voorkeuren(afwezig=away, waarnemer=NOOR))
        during, after = now + timedelta(days=4), now + timedelta(days=9)
        seen = await balie.bekijk(filed.nummer, DEPUTY, during)
        assert Relatie.WAARNEMER in seen.relaties
        kept = await balie.handel(filed.nummer, Vasthouden(), DEPUTY, key="kept", now=during)
        assert kept.versie == seen.melding.versie + 1
        later = await balie.bekijk(filed.nummer, DEPUTY, after)
        assert Relatie.WAARNEMER not in later.relaties
