"""A slow, obvious clock to test the fast one against, and roosters to test with."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from meldingen.werktijd import (
    Afwezigheid,
    EigenDagen,
    Kantoortijden,
    Tijdblok,
    Weekrooster,
    Werkrooster,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STAP = timedelta(minutes=5)  # every block and every change of the clock falls on it
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
# By hand from the calendar, without 5 May (2026 and 2027 are no lustrum) and Good Friday.
FEESTDAGEN = {
    date(2026, *maand_dag)
    for maand_dag in ((1, 1), (4, 5), (4, 6), (4, 27), (5, 14), (5, 24), (5, 25), (12, 25), (12, 26))
} | {
    date(2027, *maand_dag)
    for maand_dag in ((1, 1), (3, 28), (3, 29), (4, 27), (5, 6), (5, 16), (5, 17), (12, 25), (12, 26))
}


def lokaal(tekst: str) -> datetime:
    """Read "2026-11-20 15:00" on the Dutch wall clock, as UTC."""
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM).astimezone(UTC)


def kantoortijden(*blokken: str, dagen: tuple[str, ...] = DAGEN[:5], **rest: object) -> Kantoortijden:
    return Kantoortijden.model_validate({"week": dict.fromkeys(dagen, blokken), **rest})


KANTOOR = kantoortijden("08:30-17:00")
ALTIJD_OPEN = kantoortijden(
    "00:00-24:00", dagen=DAGEN, afwijkend={dag: ["00:00-24:00"] for dag in FEESTDAGEN}
)


def slow_is_open(rooster: Werkrooster, at: datetime) -> bool:
    klok = at.astimezone(AMSTERDAM)
    dag, minuut, kantoor, eigen = klok.date(), klok.hour * 60 + klok.minute, rooster.kantoor, rooster.eigen
    if any(weg.van <= dag <= weg.tot_en_met for weg in eigen.afwezig):
        return False
    blokken = getattr(kantoor.week, DAGEN[klok.weekday()])
    if dag in kantoor.afwijkend:
        blokken = kantoor.afwijkend[dag]
    elif dag in FEESTDAGEN or dag in kantoor.sluitingsdagen:
        return False
    eigen_blokken = (
        getattr(eigen.week, DAGEN[klok.weekday()])
        if eigen.week
        else [Tijdblok(van_minuut=0, tot_minuut=1440)]
    )
    return _inside(blokken, minuut) and _inside(eigen_blokken, minuut)


def _inside(blokken: Iterable[Tijdblok], minuut: int) -> bool:
    return any(blok.van_minuut <= minuut < blok.tot_minuut for blok in blokken)


def slow_between(rooster: Werkrooster, begin: datetime, einde: datetime) -> timedelta:
    stappen = range((einde - begin) // STAP)
    return sum((slow_is_open(rooster, begin + n * STAP) for n in stappen), 0) * STAP


def slow_add(rooster: Werkrooster, at: datetime, stappen: int, limit: int) -> datetime | None:
    """Step ahead until so many open steps have passed; None when `limit` steps are not enough."""
    for n in range(limit):
        if not stappen:
            return at + n * STAP
        stappen -= slow_is_open(rooster, at + n * STAP)
    return None


def slow_subtract(rooster: Werkrooster, at: datetime, stappen: int, limit: int) -> datetime | None:
    for n in range(limit):
        if not stappen:
            return at - n * STAP
        stappen -= slow_is_open(rooster, at - (n + 1) * STAP)
    return None


@st.composite
def blokken(draw: st.DrawFn) -> list[str]:
    """Up to three blocks on quarters of an hour, possibly touching, possibly the whole day."""
    grenzen = draw(st.lists(st.integers(0, 96), max_size=6, unique=True).map(sorted))
    paren = zip(grenzen[::2], grenzen[1::2], strict=False)
    return [f"{van // 4:02}:{van % 4 * 15:02}-{tot // 4:02}:{tot % 4 * 15:02}" for van, tot in paren]


weken = st.fixed_dictionaries({dag: blokken() for dag in DAGEN}).map(Weekrooster.model_validate)
# Around both changes of the clock, Easter, King's Day, Christmas and New Year, and plain weeks.
RAND_DAGEN = [date(2026, 3, 28), date(2026, 4, 3), date(2026, 4, 26), date(2026, 10, 24), date(2026, 12, 24)]
rand_dagen = st.sampled_from(RAND_DAGEN) | st.dates(date(2026, 1, 5), date(2027, 11, 1))
momenten = st.builds(
    lambda dag, n: datetime(dag.year, dag.month, dag.day, tzinfo=UTC) + n * STAP,
    rand_dagen,
    st.integers(0, 3 * 288),
)
afwezigheden = st.builds(
    lambda dag, n: Afwezigheid(van=dag, tot_en_met=dag + timedelta(days=n)), rand_dagen, st.integers(0, 2)
)
eigen_dagen = st.builds(
    EigenDagen, week=st.none() | weken, afwezig=st.lists(afwezigheden, max_size=2).map(tuple)
)


@st.composite
def roosters(draw: st.DrawFn) -> Werkrooster:
    kantoor = Kantoortijden(week=draw(weken), sluitingsdagen=draw(st.frozensets(rand_dagen, max_size=2)))
    return Werkrooster(kantoor, draw(eigen_dagen))
