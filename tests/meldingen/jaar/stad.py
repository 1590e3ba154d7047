"""A simulated city: meldingen come in, people act late, early or not at all, and time does its work."""

import heapq
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from random import Random

from meldingen.berichten import Bericht, BerichtSoort
from meldingen.casus import Moment, decide, file_melding
from meldingen.errors import DomainError
from meldingen.escalatie import Vraag, stands_in_for
from meldingen.handelingen import (
    Adviseren,
    Afsluiten,
    Afspraak,
    Beantwoorden,
    Handeling,
    Heropenen,
    NazorgVastleggen,
    Oppakken,
    Overnemen,
    RegieAanbieden,
    RegieAccepteren,
    RegieWeigeren,
    TaakAfronden,
    TaakBevestigen,
    TevredenheidGeven,
    Vasthouden,
    Vragen,
    Wachten,
    Wijzen,
)
from meldingen.model.keuzes import Resultaat, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.zaakwerk import Wegwijzing
from meldingen.nummer import Meldingnummer
from meldingen.outbox.adressering import persons
from meldingen.rollen import Actor
from meldingen.termijnen import termijnen_van
from meldingen.tijdlijn import Gebeurtenis
from meldingen.urgentie import Urgentie
from meldingen.verstrijken import lapse
from tests.builders import a_breakthrough, a_concept, a_start_of_procesregie
from tests.meldingen.jaar.mensen import (
    AMBASSADEUR,
    BELEID,
    BEZETTING,
    KANTOOR,
    MELDERS,
    ROOSTERS,
    TEAM,
)

DAY = timedelta(days=1)
WERKDAG = 8.5


class Stad:
    """Everything that happens, in order; the same seed gives the same year."""

    def __init__(self, seed: int) -> None:
        self.toeval = Random(seed)  # noqa: S311 - a simulation, not a secret
        self.meldingen: dict[Meldingnummer, Doorbraakmelding] = {}
        self.tijdlijnen: dict[Meldingnummer, list[Gebeurtenis]] = {}
        self.ontvangen: list[tuple[datetime, str, Bericht]] = []
        self._agenda: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._volgorde = count()

    def plan(self, op: datetime, doen: Callable[[datetime], None]) -> None:
        heapq.heappush(self._agenda, (op, next(self._volgorde), doen))

    def run(self, until: datetime) -> None:
        while self._agenda and self._agenda[0][0] <= until:
            op, _, doen = heapq.heappop(self._agenda)
            doen(op)

    def file(self, now: datetime, urgentie: Urgentie, melder: Actor) -> None:
        nummer = Meldingnummer(2027, len(self.meldingen) + 1)
        besluit = file_melding(a_concept(urgentie=urgentie), nummer, Moment(melder, now, BELEID))
        self._take(besluit.melding, besluit.gebeurtenissen, besluit.berichten, now)

    def act(self, nummer: Meldingnummer, handeling: Handeling, actor: Actor, now: datetime) -> bool:
        absent = stands_in_for(actor.person_id, now, BEZETTING, KANTOOR)
        moment = Moment(replace(actor, neemt_waar=absent), now, BELEID)
        try:
            besluit = decide(self.meldingen[nummer], handeling, moment)
        except DomainError:
            return False
        self._take(besluit.melding, besluit.gebeurtenissen, besluit.berichten, now)
        return True

    def _take(
        self,
        melding: Doorbraakmelding,
        gebeurtenissen: tuple[Gebeurtenis, ...],
        berichten: tuple[Bericht, ...],
        now: datetime,
    ) -> None:
        self.meldingen[melding.nummer] = melding
        self.tijdlijnen.setdefault(melding.nummer, []).extend(gebeurtenissen)
        if due := min((item.op for item in termijnen_van(melding)), default=None):
            self.plan(max(due, now), lambda op: self._let_time_pass(melding.nummer, op))
        told: set[tuple[str, BerichtSoort]] = set()
        for bericht in berichten:
            for person_id in persons(bericht.ontvanger, BEZETTING, now, KANTOOR):
                if person_id != bericht.behalve and (person_id, bericht.soort) not in told:
                    told.add((person_id, bericht.soort))
                    self.ontvangen.append((now, person_id, bericht))
                    self._answer(person_id, bericht, now)

    def _let_time_pass(self, nummer: Meldingnummer, now: datetime) -> None:
        melding = self.meldingen[nummer]
        due = sorted((item for item in termijnen_van(melding) if item.op <= now), key=lambda item: item.op)
        if due and (besluit := lapse(melding, due[0], now, BELEID)):
            self._take(besluit.melding, besluit.gebeurtenissen, besluit.berichten, now)

    def _at_work(self, actor: Actor, now: datetime, uren: float) -> datetime:
        return ROOSTERS.get(actor, KANTOOR).add(now, timedelta(hours=max(uren, 0.05)))

    def _soon(self, mean: float) -> float:
        return min(self.toeval.expovariate(1 / mean), 4 * mean)

    def _answer(self, person_id: str, bericht: Bericht, now: datetime) -> None:
        """Plan what this person does about the message, if anything."""
        if person_id in TEAM:
            self._answer_as_colleague(TEAM[person_id], bericht, now)
        elif person_id == AMBASSADEUR.person_id:
            self._answer_as_contact(bericht, now)
        else:
            self._answer_as_filer(person_id, bericht, now)

    def _answer_as_colleague(self, colleague: Actor, bericht: Bericht, now: datetime) -> None:
        nummer, soort = bericht.nummer, bericht.soort
        if self.toeval.random() < TO_TAKE.get(soort, 0):
            self._plan_act(nummer, Oppakken(), colleague, now, self._soon(2))
        elif soort is BerichtSoort.HEEFT_U_HET_NOG and self.toeval.random() < 0.7:
            instead = bericht.feiten["vraag"] == Vraag.NOG_VAN_COLLEGA and self.toeval.random() < 0.5
            self._plan_act(nummer, Overnemen() if instead else Vasthouden(), colleague, now, self._soon(1))
            self._plan_next(nummer, colleague, now, self._soon(6))
        elif soort is BerichtSoort.NAZORG:
            self._plan_act(nummer, NAZORG, colleague, now, self._soon(20))
        elif soort in (BerichtSoort.ANTWOORD, BerichtSoort.REGIE_ANTWOORD):
            self._plan_next(nummer, colleague, now, self._soon(3))

    def _answer_as_contact(self, bericht: Bericht, now: datetime) -> None:
        nummer = bericht.nummer
        if bericht.soort is BerichtSoort.REGIE_GEVRAAGD:
            willing = self.toeval.random() < 0.8
            answer: Handeling = RegieAccepteren() if willing else RegieWeigeren(reden="Nog geen plek")
            self._plan_act(nummer, answer, AMBASSADEUR, now, self._soon(6))
        elif bericht.soort in (BerichtSoort.TAAK, BerichtSoort.TAAK_HERINNERING):
            taak = int(str(bericht.feiten["taak"]))
            if self.toeval.random() < 0.6:
                self._plan_act(nummer, TaakBevestigen(taak=taak), AMBASSADEUR, now, self._soon(4))
                done = TaakAfronden(taak=taak, uitkomst="Gedaan")
                self._plan_act(nummer, done, AMBASSADEUR, now, 20 + self._soon(20))

    def _answer_as_filer(self, person_id: str, bericht: Bericht, now: datetime) -> None:
        melder = next((actor for actor in MELDERS if actor.person_id == person_id), None)
        if melder is None:
            return
        if bericht.soort is BerichtSoort.VRAAG and self.toeval.random() < 0.9:
            self._plan_act(bericht.nummer, Beantwoorden(tekst="Dit is het"), melder, now, self._soon(12))
        elif bericht.soort is BerichtSoort.AFGEROND:
            self._plan_act(bericht.nummer, TevredenheidGeven(cijfer=4), melder, now, self._soon(20))
            if self.toeval.random() < 0.05:
                self._plan_act(bericht.nummer, Heropenen(reden="Toch weer vast"), melder, now, 60)

    def _plan_act(
        self, nummer: Meldingnummer, handeling: Handeling, actor: Actor, now: datetime, uren: float
    ) -> None:
        def carry_out(op: datetime) -> None:
            if self.act(nummer, handeling, actor, op) and isinstance(handeling, Oppakken):
                self._plan_next(nummer, actor, op, self._soon(5))

        self.plan(self._at_work(actor, now, uren), carry_out)

    def _plan_next(self, nummer: Meldingnummer, actor: Actor, now: datetime, uren: float) -> None:
        """Plan the owner's next step; once in a while it is simply forgotten."""
        if self.toeval.random() < 0.1:
            return
        self.plan(self._at_work(actor, now, uren), lambda op: self._next_step(nummer, actor, op))

    def _next_step(self, nummer: Meldingnummer, actor: Actor, now: datetime) -> None:
        melding = self.meldingen[nummer]
        if melding.eigenaar is None or melding.eigenaar.person_id != actor.person_id:
            return
        step = self._choose(melding, now)
        if step is not None and self.act(nummer, step, actor, now):
            self._plan_next(nummer, actor, now, self._soon(10))

    def _choose(self, melding: Doorbraakmelding, now: datetime) -> Handeling | None:
        chance = self.toeval.random()
        match melding.status:
            case Status.OPGEPAKT:
                return self._approach(chance, now)
            case Status.VRAAG_AAN_MELDER if melding.belofte and melding.belofte.gemist_op:
                return self._approach(max(chance, WITHOUT_ASKING), now)
            case Status.WEGWIJZER:
                return Afsluiten(resultaat=Resultaat.OPGELOST_WEGWIJZER, toelichting="De route helpt")
            case Status.PROCESREGIE | Status.DOORBRAAK:
                return self._work(melding, chance, now)
            case Status.REGIE_TERUG:
                solved = Resultaat.OPGELOST_DOORBRAAK if melding.doorbraak else Resultaat.OPGELOST_PROCESREGIE
                return Afsluiten(resultaat=solved, toelichting="De regie is terug")
        return None

    def _approach(self, chance: float, now: datetime) -> Handeling:
        if chance < WITHOUT_ASKING:
            return Vragen(tekst="Welke brief?")
        if chance < 0.55:
            return Wijzen(diensten=(Wegwijzing(dienst="dienst-briefadres"),), toelichting="Dit bestaat")
        if chance < 0.65:
            return Afsluiten(resultaat=Resultaat.ADVIES_GEGEVEN, toelichting="U kunt verder")
        if chance < 0.75:
            return a_breakthrough(mandaat=True)
        task = Afspraak(wat="Huur stilzetten", organisatie="Trivire", uiterlijk=now + 14 * DAY)
        return a_start_of_procesregie(afspraken=(task,))

    def _work(self, melding: Doorbraakmelding, chance: float, now: datetime) -> Handeling:
        if chance < 0.5:
            return Adviseren(tekst="Zo staat het ervoor")
        if chance < 0.6:
            longest = melding.ladder.beleid.uitstel_hoogstens.uiterlijk(now, KANTOOR)
            return Wachten(reden="Zitting", tot=longest)
        return RegieAanbieden(organisatie="Trivire", toelichting="De afspraken lopen")


WITHOUT_ASKING = 0.25
"""From here on an owner does something other than ask the filer."""

TO_TAKE = {
    BerichtSoort.NIEUW: 0.4,
    BerichtSoort.GEESCALEERD: 0.5,
    BerichtSoort.LOSGELATEN: 0.5,
    BerichtSoort.HEROPEND: 0.5,
}
"""How likely each colleague is to take a case on hearing of it."""

NAZORG = NazorgVastleggen(bevinding="Het gaat goed")
