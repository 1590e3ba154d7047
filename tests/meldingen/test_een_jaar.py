"""A year of a municipality in seconds: eighty cases, holidays, absences, forgetful people."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meldingen.berichten import BerichtSoort
from meldingen.termijnen import termijnen_van
from meldingen.tijdlijn import Gebeurtenis, GebeurtenisSoort
from meldingen.urgentie import Urgentie
from tests.meldingen.jaar.mensen import KANTOOR, MELDERS, ROOSTERS, TEAM
from tests.meldingen.jaar.stad import Stad

GOLDEN = Path(__file__).parent / "jaar" / "verloop_2027.txt"
ZONE = ZoneInfo("Europe/Amsterdam")
BEGIN, EINDE = datetime(2027, 1, 4, 8, tzinfo=UTC), datetime(2027, 12, 31, 17, tzinfo=UTC)
CASES = 80
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
SHOWN = ("trede", "aan", "resultaat", "organisatie", "stilte", "belofte", "keer", "vanzelf")


@cache
def the_year() -> Stad:
    stad = Stad(seed=2027)
    for _ in range(CASES):
        # People also file in the evening and at the weekend.
        moment = BEGIN + timedelta(minutes=stad.toeval.randrange(340 * 24 * 60))
        urgentie = stad.toeval.choices(list(Urgentie), (1, 4, 5))[0]
        melder = stad.toeval.choice(MELDERS)
        stad.plan(moment, lambda op, urgentie=urgentie, melder=melder: stad.file(op, urgentie, melder))
    stad.run(EINDE)
    return stad


def told(gebeurtenis: Gebeurtenis) -> str:
    op = gebeurtenis.op.astimezone(ZONE)
    facts = [f"{key}={gebeurtenis.feiten[key]}" for key in SHOWN if gebeurtenis.feiten.get(key)]
    who = gebeurtenis.functie or "vanzelf"
    when = f"{DAGEN[op.weekday()]} {op:%d-%m %H:%M}"
    return f"  {when}  {gebeurtenis.soort.value:20} {who:20} {' '.join(facts)}".rstrip()


def story(stad: Stad) -> str:
    lines = []
    for nummer, tijdlijn in stad.tijdlijnen.items():
        melding = stad.meldingen[nummer]
        lines.append(f"{nummer} {melding.intake.urgentie.value} -> {melding.status.value}")
        lines += [told(gebeurtenis) for gebeurtenis in tijdlijn]
    return "\n".join(lines) + "\n"


def happened(*soorten: GebeurtenisSoort) -> list[Gebeurtenis]:
    return [item for tijdlijn in the_year().tijdlijnen.values() for item in tijdlijn if item.soort in soorten]


def test_the_year_runs_as_it_was_read_and_judged() -> None:
    """After a change that is meant: write `story(the_year())` to the file, read it, and commit it."""
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
    assert all(ROOSTERS[TEAM[person_id]].is_werkdag(op.astimezone(ZONE).date()) for op, person_id in asked)


@pytest.mark.parametrize(
    ("urgentie", "a_day"), [(Urgentie.VANDAAG, 8), (Urgentie.WEEK, 4), (Urgentie.OVERIG, 3)]
)
def test_nobody_is_nagged_about_one_case(urgentie: Urgentie, a_day: int) -> None:
    nagging = {BerichtSoort.GEESCALEERD, BerichtSoort.HEEFT_U_HET_NOG, BerichtSoort.BELOFTE_GEMIST}
    counts = Counter(
        (op.astimezone(ZONE).date(), person_id, bericht.nummer)
        for op, person_id, bericht in the_year().ontvangen
        if bericht.soort in nagging and the_year().meldingen[bericht.nummer].intake.urgentie is urgentie
    )
    assert 0 < max(counts.values()) <= a_day, counts.most_common(3)


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
