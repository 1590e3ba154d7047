"""What keeps the bot within what a channel takes."""

from dataclasses import replace
from datetime import timedelta

from bot.brakes import Brakes
from tests.bot.builders import ROBIN, an_address
from tests.bot.fakes import FixedClock

PAUSE_SECONDS = 5.0


async def test_who_waits_for_a_turn_does_not_go_when_the_channel_asked_for_a_pause_meanwhile() -> None:
    clock = FixedClock()
    others = an_address(replace(ROBIN, id="others"))

    async def a_colleague_is_refused(seconds: float) -> None:
        clock.pass_by(timedelta(seconds=seconds))
        brakes.hold(others, PAUSE_SECONDS)

    brakes = Brakes(clock, a_colleague_is_refused)
    assert await brakes.wait(others) == 0.0
    assert await brakes.wait(an_address()) == PAUSE_SECONDS
    clock.pass_by(timedelta(seconds=PAUSE_SECONDS))
    assert await brakes.wait(an_address()) == 0.0
