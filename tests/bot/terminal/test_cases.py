"""The whole life of three cases shaped like those in the sources, typed at two terminals."""

from bot.terminal.command import Person, Seat
from tests.bot.terminal.screen import talk

PROFESSIONAL, PONTONNIER = Person.PROFESSIONAL, Person.PONTONNIER


def filing(soort: str, gebieden: str, story: str, goal: str, spoed: str) -> tuple[str, ...]:
    """Everything a professional types from "melding" to the number."""
    return (
        "melding",
        *("#Verder", "Sociaal Wijkteam", "wijkteammedewerker", "", "", ""),
        *("#Verder", soort, gebieden),
        *("#Verder", "", "", "", "", ""),
        *("#Verder", story, goal, "3", "3", "Trivire", "", ""),
        *("#Verder", "", "", "", "", "", "", ""),
        *("#Verder", spoed, ""),
        *("#Verder", "1", "1", "", "", "1", ""),
        "#Melding versturen",
    )


async def test_no_briefadres_and_no_income_is_guided_to_what_exists(seat: Seat) -> None:
    story = "Zonder briefadres geen uitkering, en zonder uitkering geen kamer."
    await talk(seat, PROFESSIONAL, *filing("3", "1,2", story, "Een inkomen en een plek", "2"))
    await talk(
        seat,
        PONTONNIER,
        *("#Openen", "#Oppakken"),
        *(
            "#Wegwijzer",
            "#Vastleggen",
            "Briefadres aanvragen in Dordrecht",
            "Vraag een tijdelijk briefadres.",
            "1",
        ),
    )
    heard = await talk(seat, PROFESSIONAL, "status", "#Openen")
    assert "Resultaat: Opgelost met bestaande hulp" in heard
    assert "Vraag een tijdelijk briefadres." in heard
    thanked = await talk(
        seat, PROFESSIONAL, "status", "#Openen", "#Hoe vond u het?", "#Vastleggen", "1", "1", ""
    )
    assert "Tevredenheid: 5 van 5" in thanked


async def test_a_family_facing_eviction_gets_direction_and_hands_it_back_before_it_closes(seat: Seat) -> None:
    story = (
        "Vrijdag is de ontruiming. De corporatie wacht op schuldhulp, schuldhulp wacht op de bewindvoerder."
    )
    await talk(seat, PROFESSIONAL, *filing("3", "1,3", story, "In de woning blijven", "1"))
    early = await talk(
        seat,
        PONTONNIER,
        *("#Openen", "#Oppakken"),
        *(
            "#Procesregie starten",
            "#Vastleggen",
            "Trivire, Sociale Dienst Drechtsteden",
            "Samen een plan voor vrijdag.",
        ),
        *("#Regie teruggeven", "#Vastleggen", "Sociaal Wijkteam", "Het plan staat."),
    )
    assert "Regie aangeboden aan Sociaal Wijkteam" in early
    assert "Afsluiten" not in early.rpartition("Regie aangeboden aan")[2]
    closed = await talk(
        seat,
        PONTONNIER,
        *("werkvoorraad", "#Tonen", "6", "", "", "", "", "#Openen"),
        *("#Regie aannemen", "#Vastleggen", "teamleider"),
        *("#Afsluiten", "#Vastleggen", "1", "De ontruiming is van de baan.", "Het wijkteam heeft de regie."),
    )
    assert "afgesloten" in closed
    heard = await talk(seat, PROFESSIONAL, "status", "#Openen")
    assert "Het wijkteam heeft de regie." in heard


async def test_eighteen_and_out_of_youth_care_takes_a_breakthrough_with_a_ground(seat: Seat) -> None:
    story = "Een jongere wordt 18 en verlaat de jeugdhulp. Wmo en Jeugdwet wijzen naar elkaar."
    await talk(seat, PROFESSIONAL, *filing("4", "1,9", story, "Zelfstandig wonen met hulp", "2"))
    recorded = await talk(
        seat,
        PONTONNIER,
        *("#Openen", "#Oppakken"),
        *("#Doorbraak vastleggen", "#Vastleggen"),
        *("Een eigen kamer en begeleiding tot 21.", "De jongere wil dit zelf.", "1"),
        *("Verlengde jeugdhulp tot 21 jaar.", "De begeleiding loopt door.", "1", "Niemand kon beslissen."),
        *("Begeleiding", "4000", "6000", "", "", "", "", ""),
    )
    assert "mandaat gebruikt: Ja" in recorded
    assert "De begeleiding loopt door." in recorded
    heard = await talk(seat, PROFESSIONAL, "status", "#Openen")
    assert "een doorbraak vastgelegd" in heard
