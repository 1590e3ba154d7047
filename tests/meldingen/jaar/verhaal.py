"""The simulated year, told as lines that a person can read and judge."""

from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo

from meldingen.tijdlijn import Gebeurtenis
from meldingen.urgentie import Urgentie
from tests.meldingen.jaar.mensen import MELDERS
from tests.meldingen.jaar.stad import Stad

GOLDEN = Path(__file__).parent / "verloop_2027.txt"
ZONE = ZoneInfo("Europe/Amsterdam")
BEGIN, EINDE = datetime(2027, 1, 4, 8, tzinfo=UTC), datetime(2027, 12, 31, 17, tzinfo=UTC)
CASES = 80
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
SHOWN = ("trede", "aan", "resultaat", "organisatie", "stilte", "belofte", "keer", "vanzelf", "namens")


@cache
def the_year() -> Stad:
    stad = Stad(seed=3)
    for _ in range(CASES):
        # People also file in the evening and at the weekend.
        moment = BEGIN + timedelta(minutes=stad.toeval.randrange(340 * 24 * 60))
        urgentie = stad.toeval.choices(list(Urgentie), (1, 4, 5))[0]
        melder = stad.toeval.choice(MELDERS)
        stad.plan(moment, partial(stad.file, urgentie=urgentie, melder=melder))
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
