"""Whatever people do in whatever order, and whenever the worker runs, nothing is forgotten or doubled."""

from collections import Counter
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from meldingen.escalatie import (
    ActieSoort,
    Besluit,
    EscalatieActie,
    Ladder,
    activity,
    closed,
    confirmed,
    deescalate,
    due,
    escalate,
    next_due,
    paused,
    released,
    reopened,
    resumed,
    taken,
)
from meldingen.werktijd import EigenDagen
from tests.meldingen.escalatie.bouw import ANNA, BART, GEMELD, KANTOOR, WERKWEEK, a_ladder

BESLUIT = Besluit(reden="Omdat het moet", door=ANNA)
ANNAS_WEEK = {"dinsdag": ["08:30-12:00"], "vrijdag": ["08:30-17:00"]}
BARTS_WEEK = dict.fromkeys(WERKWEEK, ("10:00-15:00",))
ROOSTERS = {
    wie: KANTOOR.voor(EigenDagen.model_validate({"week": week}))
    for wie, week in ((ANNA, ANNAS_WEEK), (BART, BARTS_WEEK))
}


class LadderMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.ladder, self.now = a_ladder(), GEMELD
        self.fired: Counter[tuple[int, int, ActieSoort]] = Counter()
        self.nummers: list[int] = []
        self.vorige = self.ladder

    @rule(minuten=st.integers(0, 600) | st.integers(0, 40_000))
    def time_passes(self, minuten: int) -> None:
        self.now += timedelta(minutes=minuten)

    @rule()
    def the_worker_runs(self) -> None:
        before, eigenaar = self.ladder, ROOSTERS.get(self.ladder.eigenaar or "")
        self.ladder, acties = due(before, self.now, KANTOOR, eigenaar)
        assert len(acties) <= 1
        assert due(self.ladder, self.now, KANTOOR, eigenaar) == (self.ladder, [])
        after = next_due(self.ladder)
        assert after is None or after > self.now
        if before.eigenaar:
            assert {actie.soort for actie in acties} <= {ActieSoort.NOG_VAN_U, ActieSoort.LOSGELATEN}
        if acties:
            assert KANTOOR.is_open(self.now)
            assert acties[0].volgende_op == after
        self.remember(acties)

    def remember(self, acties: list[EscalatieActie]) -> None:
        for actie in acties:
            self.nummers.append(actie.volgnummer)
            self.fired[self.ladder.ronde, actie.trede, actie.soort] += 1

    @precondition(lambda self: not self.ladder.gesloten_op)
    @rule(wie=st.sampled_from([ANNA, BART]), wat=st.sampled_from([taken, activity, released]))
    def somebody_acts(self, wie: str, wat: object) -> None:
        assert callable(wat)
        self.ladder = wat(self.ladder, self.now, KANTOOR, wie)

    @precondition(lambda self: not self.ladder.gesloten_op)
    @rule(wat=st.sampled_from([confirmed, resumed]))
    def a_question_or_wait_is_answered(self, wat: object) -> None:
        assert callable(wat)
        self.ladder = wat(self.ladder, self.now, KANTOOR)

    @precondition(lambda self: not self.ladder.gesloten_op)
    @rule()
    def it_waits(self) -> None:
        self.ladder = paused(self.ladder, self.now, KANTOOR, "Wacht op besluit")

    @precondition(lambda self: not self.ladder.gesloten_op and self.ladder.volgende_trede)
    @rule()
    def somebody_goes_up(self) -> None:
        self.ladder, acties = escalate(self.ladder, self.now, KANTOOR, BESLUIT)
        self.remember(acties)

    @precondition(lambda self: not self.ladder.gesloten_op and self.ladder.trede)
    @rule()
    def somebody_comes_down(self) -> None:
        self.ladder = deescalate(self.ladder, self.now, KANTOOR, BESLUIT)

    @rule()
    def it_is_closed(self) -> None:
        self.ladder = closed(self.ladder, self.now)

    @rule()
    def it_is_reopened(self) -> None:
        self.ladder = reopened(self.ladder, self.now, KANTOOR)

    @invariant()
    def while_open_and_not_waiting_there_is_a_next_moment(self) -> None:
        stil = self.ladder.gesloten_op or self.ladder.onderbreking
        assert (next_due(self.ladder) is None) == bool(stil)

    @invariant()
    def a_rung_fires_once_a_round_and_is_repeated_no_more_than_the_policy_says(self) -> None:
        for (_, trede, soort), keren in self.fired.items():
            if soort is ActieSoort.TREDE:
                assert keren == 1
            if soort is ActieSoort.HERHALING:
                herhaal = self.ladder.beleid.treden[trede - 1].herhaal
                assert herhaal is not None
                assert keren <= herhaal.hoogstens

    @invariant()
    def time_and_record_only_grow(self) -> None:
        assert self.ladder.bijgewerkt_op >= self.vorige.bijgewerkt_op
        assert self.ladder.feiten[: len(self.vorige.feiten)] == self.vorige.feiten
        momenten = [feit.op for feit in self.ladder.feiten]
        assert momenten == sorted(momenten)
        assert self.nummers == list(range(1, self.ladder.acties + 1))
        self.vorige = self.ladder

    @invariant()
    def it_survives_being_stored(self) -> None:
        assert Ladder.model_validate_json(self.ladder.model_dump_json()) == self.ladder


LadderMachine.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestAnyOrder = LadderMachine.TestCase
