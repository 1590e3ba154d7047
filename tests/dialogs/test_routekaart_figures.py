"""What is counted of the routes: places on the map by the day, nobody and no words."""

from datetime import date

import pytest

from dialogs.services import Services
from knowledge.routekaart.use import RouteUse, UseEvent, count_use
from tests.dialogs.chat import Chat, buttons_of
from tests.dialogs.routes import choose
from tests.fakes.routes import MemoryRouteUses


@pytest.fixture
def uses(services: Services) -> MemoryRouteUses:
    assert isinstance(services.routes.uses, MemoryRouteUses)
    return services.routes.uses


def counted(uses: MemoryRouteUses, event: UseEvent) -> dict[str, int]:
    return {use.knoop: times for (_, use), times in uses.days.items() if use.event is event}


async def test_a_walk_to_its_end_counts_its_start_its_answers_and_its_outcome_once(
    chat: Chat, uses: MemoryRouteUses
) -> None:
    await chat.say("routekaart")
    await choose(chat, 3, 0, 1, 1, 0)
    await chat.press("Gedaan")
    await chat.press("Terug")
    await choose(chat, 0)
    assert counted(uses, UseEvent.STARTED) == {"acuut-gevaar": 1}
    assert counted(uses, UseEvent.FINISHED) == {"einde-doorbraakmelding": 1}
    assert counted(uses, UseEvent.ANSWERED)["wie-vannacht"] == 1
    assert counted(uses, UseEvent.STOPPED) == {}


async def test_a_walk_that_is_left_for_another_counts_as_stopped_where_it_stood(
    chat: Chat, uses: MemoryRouteUses
) -> None:
    await chat.say("iemand slaapt op straat")
    await choose(chat, 3)
    await chat.say("dreigende huisuitzetting")
    stopped = counted(uses, UseEvent.STOPPED)
    assert stopped == {"wie-vannacht": 1}
    await chat.say("stop")
    assert sum(counted(uses, UseEvent.STOPPED).values()) == 2
    await chat.say("iemand slaapt op straat")
    assert sum(counted(uses, UseEvent.STOPPED).values()) == 2


async def test_starting_over_counts_the_old_walk_as_stopped(chat: Chat, uses: MemoryRouteUses) -> None:
    await chat.say("routekaart")
    await choose(chat, 3)
    await chat.press("Opnieuw beginnen")
    assert counted(uses, UseEvent.STOPPED) == {"slaapplek-vannacht": 1}
    assert counted(uses, UseEvent.STARTED) == {"acuut-gevaar": 2}


async def test_a_step_that_failed_is_counted_by_its_place(chat: Chat, uses: MemoryRouteUses) -> None:
    await chat.say("routekaart")
    await choose(chat, 3, 0, 1, 1, 0)
    refusing = [each for each in buttons_of(chat.view) if each.verb == "routekaart.lukt_niet"]
    await chat.send(refusing[2])
    await chat.press("Verder", soort="aanbod", knelpunt="anders")
    figures = count_use(await uses.count("onderdak", date(2026, 11, 23)))
    assert figures.failures == (("actie-vannacht-gezin:2", 1),)


async def test_what_is_counted_names_a_map_a_version_a_node_and_nothing_else(
    chat: Chat, uses: MemoryRouteUses, services: Services
) -> None:
    await chat.say("gezin met 3 kinderen staat op straat vannacht")
    await choose(chat, 3)
    kaart = services.finder.knowledge.routekaarten["onderdak"]
    assert uses.days
    for day, use in uses.days:
        assert day == date(2026, 11, 23)
        assert use.knoop in kaart.knopen
        assert use == RouteUse("onderdak", kaart.version, use.knoop, use.event)
