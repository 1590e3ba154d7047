"""Fill in the whole intake of a doorbraakmelding, as a professional would, in the words of the cards."""

import re
from dataclasses import dataclass

from dialogs.texts import Texts
from tests.e2e.harness.person import Person

REFERENCE = re.compile(r"DB-20\d\d-\d{4}")


@dataclass(frozen=True)
class ACase:
    """A made-up case; no household is behind it."""

    organisatie: str = "Wijkteam Noord"
    functie: str = "wijkmedewerker"
    verhaal: str = "De moeder slaapt met twee kinderen bij kennissen en kan daar niet langer blijven."
    doel: str = "Een eigen plek, dicht bij de school."


class Filing:
    """The steps of the form in order; each waits until the next card is there."""

    def __init__(self, person: Person, texts: Texts, case: ACase) -> None:
        self.person = person
        self.say = texts.say
        self.case = case

    def begin(self) -> None:
        """Type 'melding'; a draft that somebody left is thrown away."""
        self.person.say("melding")
        if self.say("melden.concept_wacht") in self.person.last_card_text():
            self.person.press(self.say("melden.knop_opnieuw"))

    def everything(self) -> str:
        """File the case and return its reference."""
        self.up_to_the_summary()
        return self.confirm()

    def up_to_the_summary(self) -> None:
        self.begin()
        self.who()
        self.stuck()
        self.regular_route()
        self.story()
        self.household()
        self.urgency()
        self.sharing()

    def who(self) -> None:
        self._at("stap_wie")
        self._fill("vraag_organisatie", self.case.organisatie)
        self._fill("vraag_functie", self.case.functie)
        self._next("stap_knelpunt")

    def stuck(self) -> None:
        self._choose("vraag_knelpuntsoorten", "knelpuntsoort_regels")
        self._choose("vraag_leefgebieden", "leefgebied_wonen", "leefgebied_jeugd-en-opvoeding")
        self._next("stap_regulier")

    def regular_route(self) -> None:
        self._next("stap_zaak")

    def story(self) -> None:
        self.fill_in_story()
        self._next("stap_huishouden")

    def fill_in_story(self) -> None:
        self._fill("vraag_samenvatting", self.case.verhaal)
        self._fill("vraag_doel", self.case.doel)
        self._choose("vraag_samenhang", "samenhang_samenhangend")
        self._choose("vraag_gevraagd", "gevraagd_doorbraak")

    def household(self) -> None:
        self._next("stap_spoed")

    def urgency(self) -> None:
        self._choose("vraag_urgentie", "urgentie_week")
        self._next("stap_delen")

    def sharing(self) -> None:
        self._choose("vraag_toestemming", "toestemming_ja")
        self._choose("vraag_weet_het", "weet_het_ja")
        ground = self.say("melden.vraag_grondslag")
        self.person.choose(ground, self.person.options_of(ground)[0])
        self._next("samenvatting_kop")

    def confirm(self) -> str:
        self.person.press(self.say("melden.knop_verzenden"))
        found = REFERENCE.search(self.person.wait_for_text(self.say("melden.ontvangen")))
        assert found is not None
        return found[0]

    def _at(self, heading: str) -> str:
        return self.person.wait_for_text(self.say(f"melden.{heading}"))

    def _next(self, heading: str) -> None:
        self.person.press(self.say("formulier.knop_verder"))
        self._at(heading)
        self.person.screenshot(heading)

    def _fill(self, label: str, value: str) -> None:
        self.person.fill(self.say(f"melden.{label}"), value)

    def _choose(self, label: str, *options: str) -> None:
        self.person.choose(self.say(f"melden.{label}"), *(self.say(f"keuzes.{option}") for option in options))
