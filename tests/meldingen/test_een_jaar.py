"""A year of a municipality in seconds: eighty cases, holidays, absences, forgetful people."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from meldingen.berichten import BerichtSoort
from meldingen.nummer import Meldingnummer
from meldingen.termijnen import termijnen_van
from meldingen.tijdlijn import Gebeurtenis, GebeurtenisSoort
from meldingen.urgentie import Urgentie
from tests.meldingen.jaar.mensen import KANTOOR, LEIDING, ROOSTERS, TEAM
from tests.meldingen.jaar.verhaal import CASES, EINDE, GOLDEN, ZONE, story, the_year

LONG = timedelta(days=90)
"""Longer than the longest pause that the policy allows."""
HANDS = {
    GebeurtenisSoort.OPGEPAKT,
    GebeurtenisSoort.OVERGENOMEN,
    GebeurtenisSoort.OVERGEDRAGEN,
    GebeurtenisSoort.LOSGELATEN,
}
NAGGING = {BerichtSoort.GEESCALEERD, BerichtSoort.HEEFT_U_HET_NOG, BerichtSoort.BELOFTE_GEMIST}


def happened(*soorten: GebeurtenisSoort) -> list[Gebeurtenis]:
    return [item for tijdlijn in the_year().tijdlijnen.values() for item in tijdlijn if item.soort in soorten]


def test_the_year_runs_as_it_was_read_and_judged() -> None:
    """After a change that is meant: `python -m tests.meldingen.jaar`, read what it wrote, and commit it."""
    assert story(the_year()) == GOLDEN.read_text(encoding="utf-8")


def test_no_case_of_the_year_is_forgotten() -> None:
    for melding in the_year().meldingen.values():
        if melding.is_open:
            assert min(item.op for item in termijnen_van(melding)) > EINDE
        else:
            assert melding.afsluiting is not None
            assert not melding.regie.gemeente
    assert len(the_year().meldingen) == CASES


def test_the_ladder_speaks_in_opening_hours_only() -> None:
    spoken = happened(GebeurtenisSoort.GEESCALEERD, GebeurtenisSoort.HERINNERD, GebeurtenisSoort.NAGEVRAAGD)
    assert spoken
    assert all(KANTOOR.is_open(item.op) for item in spoken)


def test_an_owner_is_asked_on_a_day_that_the_owner_or_the_deputy_works() -> None:
    asked = [
        (op, person_id)
        for op, person_id, bericht in the_year().ontvangen
        if bericht.soort is BerichtSoort.HEEFT_U_HET_NOG
    ]
    assert asked
    for op, person_id in asked:
        dag = op.astimezone(ZONE).date()
        there = {each for each in TEAM if ROOSTERS[TEAM[each]].is_werkdag(dag)}
        assert person_id in (there or {LEIDING.person_id})


def test_nobody_is_asked_two_things_about_one_case_at_the_same_moment() -> None:
    asked = Counter(
        (op, person_id, bericht.nummer)
        for op, person_id, bericht in the_year().ontvangen
        if bericht.soort in NAGGING
    )
    assert [what for what, times in asked.items() if times > 1] == []


@pytest.mark.parametrize(
    ("urgentie", "a_day"), [(Urgentie.VANDAAG, 8), (Urgentie.WEEK, 4), (Urgentie.OVERIG, 3)]
)
def test_nobody_is_nagged_about_one_case(urgentie: Urgentie, a_day: int) -> None:
    """A case that changes hands twice on a day begins its rungs anew, so each stretch counts by itself."""
    counts = Counter(
        (op.astimezone(ZONE).date(), person_id, bericht.nummer, changes_of_hands(bericht.nummer, op))
        for op, person_id, bericht in the_year().ontvangen
        if bericht.soort in NAGGING and the_year().meldingen[bericht.nummer].intake.urgentie is urgentie
    )
    assert 0 < max(counts.values()) <= a_day, counts.most_common(3)


def changes_of_hands(nummer: Meldingnummer, until: datetime) -> int:
    return sum(item.soort in HANDS and item.op < until for item in the_year().tijdlijnen[nummer])


def test_no_open_case_waits_for_long_without_anybody_doing_something() -> None:
    """A clock that only reminds is no progress: the people of this year act on it, or the case moves on."""
    for nummer, melding in the_year().meldingen.items():
        if melding.is_open:
            by_people = [item.op for item in the_year().tijdlijnen[nummer] if item.functie]
            assert EINDE - max(by_people) < LONG, nummer


def test_a_filer_whose_case_is_for_today_is_never_left_without_an_owner_for_a_working_day() -> None:
    for nummer, melding in the_year().meldingen.items():
        if melding.intake.urgentie is Urgentie.VANDAAG:
            first = next(
                (
                    item.op
                    for item in the_year().tijdlijnen[nummer]
                    if item.soort is GebeurtenisSoort.OPGEPAKT
                ),
                EINDE,
            )
            assert KANTOOR.between(melding.ingediend_op, first) < timedelta(hours=8.5)
