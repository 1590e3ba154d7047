"""Any acts, by anybody, in any order, with time passing in between: what must always hold."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from meldingen.berichten import Bericht
from meldingen.casus import decide
from meldingen.errors import DomainError
from meldingen.handelingen import (
    Aanvullen,
    Adviseren,
    Afschalen,
    Afsluiten,
    Afspraak,
    Beantwoorden,
    BelofteVerzetten,
    Beoordelen,
    EindrapportGeven,
    Handeling,
    HandelingSoort,
    Heropenen,
    Hervatten,
    HuishoudenBijwerken,
    Intrekken,
    Koppelen,
    Loslaten,
    MedemelderToevoegen,
    NazorgPlannen,
    NazorgVastleggen,
    Noteren,
    Oppakken,
    Opschalen,
    Overdragen,
    Overnemen,
    RegieAanbieden,
    RegieAccepteren,
    RegieWeigeren,
    Samenvoegen,
    TaakAfronden,
    TaakAfspreken,
    TaakBevestigen,
    TevredenheidGeven,
    Vasthouden,
    Vragen,
    Wachten,
    Wijzen,
)
from meldingen.model.intake import HuishoudenWeetHet
from meldingen.model.keuzes import Gevraagd, KnelpuntSoort, Resultaat, Samenhang, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import Wegwijzing
from meldingen.nummer import Meldingnummer
from meldingen.rechten import possible
from meldingen.rollen import Actor
from meldingen.termijnen import termijnen_van
from meldingen.tijdlijn import Gebeurtenis
from meldingen.urgentie import Urgentie
from meldingen.verstrijken import lapse
from tests.builders import (
    AMBASSADEUR,
    BELEID,
    COLLEGA,
    LEIDINGGEVENDE,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    VREEMDE,
    a_breakthrough,
    a_concept,
    a_melding,
    a_melding_in_procesregie,
    a_melding_with_direction_back,
    a_moment,
    a_start_of_procesregie,
    after,
)

WAARNEMER = replace(REGISSEUR, neemt_waar=frozenset({PONTONNIER.person_id}))
ACTORS = (MELDER, PONTONNIER, REGISSEUR, WAARNEMER, AMBASSADEUR, COLLEGA, LEIDINGGEVENDE, VREEMDE)
NA_SLUITEN = {
    HandelingSoort.HEROPENEN,
    HandelingSoort.TEVREDENHEID_GEVEN,
    HandelingSoort.NAZORG_PLANNEN,
    HandelingSoort.NAZORG_VASTLEGGEN,
    HandelingSoort.EINDRAPPORT_GEVEN,
}


def acts(now: datetime) -> dict[HandelingSoort, Handeling]:
    """One of each act, with moments that lie ahead of `now`."""
    soon, later = now + timedelta(days=2), now + timedelta(days=20)
    known = HuishoudenWeetHet(weet_het=False, reden="Gesprek volgt", herinner_op=soon)
    afspraak = Afspraak(wat="Bellen met de verhuurder", organisatie="Trivire", uiterlijk=later)
    colleague = PersoonRef(person_id=COLLEGA.person_id, organisatie="Trivire", functie="woonconsulent")
    regisseur = PersoonRef.of(REGISSEUR)
    every: tuple[Handeling, ...] = (
        Aanvullen(tekst="Er is een brief"),
        Beantwoorden(tekst="De brief is van de corporatie"),
        Intrekken(reden="Opgelost"),
        MedemelderToevoegen(persoon=colleague),
        HuishoudenBijwerken(huishouden=known),
        TevredenheidGeven(cijfer=4),
        Oppakken(),
        Overnemen(),
        Overdragen(naar=regisseur, reden="Kent de wijk"),
        Loslaten(reden="Vakantie"),
        Vasthouden(),
        Beoordelen(
            knelpuntsoorten=(KnelpuntSoort.IMPASSE,),
            samenhang=Samenhang.MEERVOUDIG,
            nodig=(Gevraagd.DOORBRAAK,),
            urgentie=Urgentie.VANDAAG,
        ),
        Vragen(tekst="Welke brief?"),
        Adviseren(tekst="Wij bellen vrijdag"),
        Noteren(tekst="Eerst draagvlak"),
        BelofteVerzetten(uiterlijk=soon, reden="Zitting verplaatst"),
        Wijzen(diensten=(Wegwijzing(dienst="dienst-briefadres"),), toelichting="Deze route bestaat"),
        a_start_of_procesregie(afspraken=(afspraak,)),
        TaakAfspreken(afspraak=afspraak),
        TaakBevestigen(taak=1),
        TaakAfronden(taak=1, uitkomst="Gebeld"),
        a_breakthrough(mandaat=True),
        Wachten(reden="Zitting", tot=soon),
        Hervatten(),
        RegieAanbieden(organisatie="Trivire", toelichting="De afspraken lopen"),
        RegieAccepteren(namens="teamleider"),
        RegieWeigeren(namens="teamleider", reden="Nog niet"),
        Opschalen(reden="Het kan niet wachten"),
        Afschalen(reden="Er is rust"),
        Afsluiten(resultaat=Resultaat.DEELS_OPGELOST, toelichting="Inkomen loopt"),
        EindrapportGeven(tekst="Zo is het gegaan"),
        Heropenen(reden="Toch weer vast"),
        Koppelen(ander=Meldingnummer(2026, 9)),
        Samenvoegen(doel=Meldingnummer(2026, 9), reden="Zelfde vraag"),
        NazorgPlannen(op=later),
        NazorgVastleggen(bevinding="Het gaat goed"),
    )
    return {handeling.soort: handeling for handeling in every}


KEUZE = st.one_of(st.none(), st.sampled_from([s for s in HandelingSoort if s is not HandelingSoort.INDIENEN]))
UREN = st.one_of(st.integers(0, 8), st.integers(0, 400))
STAPPEN = st.lists(st.tuples(KEUZE, st.sampled_from(ACTORS), UREN, st.booleans()), min_size=1, max_size=25)
"""(act or the clock, who, hours that pass, whether to take one that is possible instead)"""


def test_the_strategy_knows_every_act() -> None:
    assert set(acts(NOW)) == set(HandelingSoort) - {HandelingSoort.INDIENEN}


class Verloop:
    """Plays the steps and checks after each."""

    def __init__(self, melding: Doorbraakmelding) -> None:
        self.melding = melding
        self.now = NOW
        self.tijdlijn: list[Gebeurtenis] = []
        self.berichten: list[Bericht] = []
        self.tijdlijn_lengte = self.melding.volgnr

    def play(self, soort: HandelingSoort | None, actor: Actor, uren: int, *, likely: bool) -> None:
        self.now += timedelta(hours=uren)
        before = self.melding
        if soort is None:
            self.let_time_do_its_work()
        else:
            allowed = possible(before, actor)
            if likely and allowed and soort not in allowed:
                soort = allowed[uren % len(allowed)]
            self.act(soort, actor)
        check_always(self.melding)
        check_step(before, self.melding, soort)

    def act(self, soort: HandelingSoort, actor: Actor) -> None:
        offered = soort in possible(self.melding, actor)
        try:
            besluit = decide(self.melding, acts(self.now)[soort], a_moment(actor, self.now))
        except DomainError:
            return
        assert offered, f"{soort} was carried out though it was not offered"
        self.take(besluit.melding, besluit.gebeurtenissen, besluit.berichten)

    def let_time_do_its_work(self) -> None:
        """Lapse what is due; this must end, as a worker's pass must."""
        for _ in range(50):
            due = [item for item in termijnen_van(self.melding) if item.op <= self.now]
            if not due:
                return
            besluit = lapse(self.melding, min(due, key=lambda item: item.op), self.now, BELEID)
            assert besluit is not None
            self.take(besluit.melding, besluit.gebeurtenissen, besluit.berichten)
        raise AssertionError("a pass over what is due does not end")

    def take(
        self, melding: Doorbraakmelding, nieuw: tuple[Gebeurtenis, ...], berichten: tuple[Bericht, ...]
    ) -> None:
        assert [item.volgnr for item in nieuw] == list(range(self.tijdlijn_lengte + 1, melding.volgnr + 1))
        self.tijdlijn_lengte = melding.volgnr
        for bericht in berichten:
            assert bericht.nummer == melding.nummer
            assert "tekst" not in bericht.feiten
        self.melding = melding


def check_always(melding: Doorbraakmelding) -> None:
    assert Doorbraakmelding.model_validate_json(melding.model_dump_json()) == melding
    assert melding.is_open == (melding.belofte is not None)
    assert melding.is_open == (melding.afsluiting is None)
    assert melding.is_open == (melding.ladder.gesloten_op is None)
    if melding.is_open:
        assert termijnen_van(melding), "an open melding without a next moment is a lost one"
        owner = melding.eigenaar.person_id if melding.eigenaar else None
        assert melding.ladder.eigenaar == owner
    else:
        assert not melding.regie.gemeente, "closed before the direction was accepted"
    assert (melding.status is Status.GEMELD) <= (melding.eigenaar is None)
    assert (melding.status is Status.OPGEPAKT) <= (melding.eigenaar is not None)
    directing = {Status.PROCESREGIE, Status.DOORBRAAK, Status.REGIE_AANGEBODEN}
    assert (melding.status in directing) <= melding.regie.gemeente
    assert (melding.status in {Status.GEMELD, Status.OPGEPAKT, Status.REGIE_TERUG}) <= (
        not melding.regie.gemeente
    )
    assert (melding.status is Status.WACHT) == (melding.wachten is not None)
    assert (melding.status is Status.REGIE_AANGEBODEN) == (melding.aanbod is not None)


def check_step(before: Doorbraakmelding, after: Doorbraakmelding, soort: HandelingSoort | None) -> None:
    assert after.versie in range(before.versie, before.versie + 50)
    assert (after.versie > before.versie) == (after.volgnr > before.volgnr)
    if not before.is_open and soort is not None and after != before:
        assert soort in NA_SLUITEN
    if before.regie.gemeente and not after.regie.gemeente:
        assert soort is HandelingSoort.REGIE_ACCEPTEREN


BEGIN = {
    **{urgentie.value: a_melding(a_concept(urgentie=urgentie)) for urgentie in Urgentie},
    "procesregie": a_melding_in_procesregie(),
    "regie-terug": a_melding_with_direction_back(),
    "gesloten": after(
        a_melding_with_direction_back(),
        Afsluiten(resultaat=Resultaat.OPGELOST_PROCESREGIE, toelichting="De afspraken lopen"),
    ),
}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(BEGIN)), STAPPEN)
@example(
    "vandaag",
    [
        (HandelingSoort.OPPAKKEN, PONTONNIER, 1, False),
        (HandelingSoort.VRAGEN, PONTONNIER, 1, False),
        (HandelingSoort.LOSLATEN, PONTONNIER, 1, False),
        (HandelingSoort.BEANTWOORDEN, MELDER, 1, False),
        (None, MELDER, 200, False),
    ],
)
@example(
    "week",
    [
        (HandelingSoort.OPPAKKEN, PONTONNIER, 0, False),
        (HandelingSoort.DOORBRAAK_VASTLEGGEN, PONTONNIER, 0, False),
        (HandelingSoort.VRAGEN, PONTONNIER, 0, False),
        (HandelingSoort.WACHTEN, PONTONNIER, 0, False),
        (HandelingSoort.BEANTWOORDEN, MELDER, 0, False),
        (None, MELDER, 72, False),
        (HandelingSoort.AFSLUITEN, PONTONNIER, 0, False),
    ],
)
def test_no_order_of_acts_breaks_what_must_always_hold(
    begin: str, stappen: list[tuple[HandelingSoort | None, Actor, int, bool]]
) -> None:
    verloop = Verloop(BEGIN[begin])
    for soort, actor, uren, likely in stappen:
        verloop.play(soort, actor, uren, likely=likely)
