"""The answers of the form, turned into what is filed."""

from collections.abc import Mapping
from datetime import UTC, datetime, time

from dialogs.dates import AMSTERDAM
from dialogs.forms.reading import listed, words
from dialogs.melden.questions import BASIS
from dialogs.melden.regular import POGING
from meldingen.concept import MeldingConcept
from meldingen.model.intake import BetrokkenOrganisatie
from meldingen.model.keuzes import Kanaal, PogingUitkomst
from meldingen.model.mensen import PersoonRef

REMINDER_HOUR = time(9, 0)
MOST_LISTED = 10


def concept_of(answers: Mapping[str, str]) -> MeldingConcept:
    """Build what is filed from checked answers.

    Raises:
        pydantic.ValidationError: If answers that depend on each other do not fit together.
    """
    return MeldingConcept.model_validate(
        {
            "melder": _melder(answers),
            "kanaal": answers.get("kanaal") or Kanaal.CHAT.value,
            "knelpuntsoorten": words(answers, "knelpuntsoorten"),
            "knelpunten": words(answers, "knelpunten"),
            "leefgebieden": words(answers, "leefgebieden"),
            "basisvoorwaarden": {name: answers[name] for name in BASIS if answers.get(name)},
            "samenhang": answers.get("samenhang"),
            "gevraagd": words(answers, "gevraagd"),
            "doel": answers.get("doel"),
            "samenvatting": answers.get("samenvatting"),
            "geprobeerd": _tried(answers),
            "betrokken": [
                BetrokkenOrganisatie(organisatie=name) for name in listed(answers, "betrokken")[:MOST_LISTED]
            ],
            "overleggen": listed(answers, "overleggen")[:MOST_LISTED],
            "urgentie": answers.get("urgentie"),
            "urgentie_reden": answers.get("urgentie_reden", ""),
            "kinderen": _children(answers),
            "toestemming": answers.get("toestemming"),
            "huishouden": _household(answers),
            "grondslag": answers.get("grondslag"),
            "wijk": answers.get("wijk") or None,
            "terugkoppeling": {"wat": answers.get("terugkoppeling", "")},
        }
    )


def _melder(answers: Mapping[str, str]) -> PersoonRef | None:
    """Somebody else, when the case came by phone, mail or in a meeting."""
    if answers.get("kanaal", Kanaal.CHAT.value) == Kanaal.CHAT.value:
        return None
    organisatie, functie = answers.get("melder_organisatie", ""), answers.get("melder_functie", "")
    if not organisatie and not functie:
        return None
    return PersoonRef(organisatie=organisatie or "-", functie=functie or "-")


def _tried(answers: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"dienst": key.removeprefix(POGING), "uitkomst": outcome}
        for key, outcome in answers.items()
        if key.startswith(POGING) and outcome and outcome != PogingUitkomst.NIET_GEPROBEERD.value
    ]


def _children(answers: Mapping[str, str]) -> dict[str, object]:
    count = int(float(answers.get("kinderen") or 0))
    return {"aantal": count, "leeftijden": words(answers, "leeftijden") if count else []}


def _household(answers: Mapping[str, str]) -> dict[str, object]:
    return {
        "weet_het": answers.get("weet_het") == "ja",
        "reden": answers.get("weet_het_reden", ""),
        "herinner_op": _morning_of(answers.get("herinner_op", "")),
    }


def _morning_of(day: str) -> datetime | None:
    if not day:
        return None
    local = datetime.combine(datetime.fromisoformat(day).date(), REMINDER_HOUR, AMSTERDAM)
    return local.astimezone(UTC)
