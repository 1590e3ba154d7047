"""What is known of a case for the desk: from the case by word of a list, the rest asked in a form."""

from collections.abc import Iterator, Mapping

from dialogs.forms import Kind, Question
from dialogs.forms.questions import Options
from dialogs.options import from_enum
from dialogs.zaak.acts.basis import yes_no
from knowledge.catalogue import Knowledge
from meldingen.escalatie import LmmFeiten, Mandaat, MandaatNietGebruikt, Niveau, Poging, Uitkomst, Verzoek
from meldingen.model.keuzes import PogingUitkomst
from meldingen.model.melding import Doorbraakmelding

Answers = Mapping[str, str]

_OUTCOMES = {
    PogingUitkomst.AFGEWEZEN: Uitkomst.AFGEWEZEN,
    PogingUitkomst.WACHTLIJST: Uitkomst.WACHTLIJST,
    PogingUitkomst.GEEN_REACTIE: Uitkomst.NIEMAND_BESLIST,
    PogingUitkomst.PAST_NIET: Uitkomst.GEEN_AANBOD,
    PogingUitkomst.GEDEELTELIJK: Uitkomst.HIELP_DEELS,
}
"""What still runs or was never tried is no attempt."""


def lmm_questions(melding: Doorbraakmelding) -> tuple[Question, ...]:
    """Ask what the case does not say by word of a list."""
    used = melding.doorbraak is not None and melding.doorbraak.mandaat.gebruikt
    return (
        _line("regio_organisatie"),
        _one("regio_uitkomst", from_enum("lmm_uitkomst", Uitkomst)),
        _line("mandaat_functie"),
        _line("mandaat_organisatie"),
        _one("mandaat_gebruikt", yes_no, "ja" if used else "nee"),
        _one("niet_gebruikt_om", from_enum("lmm_mandaat", MandaatNietGebruikt)),
        Question(
            "verzoeken",
            "lmm.vraag_verzoeken",
            Kind.CHOICES,
            options=from_enum("lmm_verzoek", Verzoek),
        ),
        _line("contact_functie"),
    )


def lmm_facts(melding: Doorbraakmelding, answers: Answers, knowledge: Knowledge) -> LmmFeiten:
    """Return the facts without a word of the story.

    Raises:
        pydantic.ValidationError: If a name has digits or signs that no name of an organisation has.
    """
    return LmmFeiten(
        kenmerk=str(melding.nummer),
        knelpunten=tuple(soort.value for soort in melding.intake.knelpuntsoorten),
        leefgebieden=tuple(gebied.value for gebied in melding.intake.leefgebieden),
        pogingen=(*_local(melding, knowledge), *_regional(melding, answers)),
        mandaat=_mandate(answers),
        verzoeken=tuple(Verzoek(word) for word in answers.get("verzoeken", "").split(",") if word),
        contact_functie=answers.get("contact_functie") or None,
        huishouden_weet_het=melding.intake.huishouden.weet_het,
    )


def _local(melding: Doorbraakmelding, knowledge: Knowledge) -> Iterator[Poging]:
    """Routes of the sociale kaart that were tried; a name that was typed stays inside."""
    for tried in melding.intake.geprobeerd:
        outcome, dienst = _OUTCOMES.get(tried.uitkomst), knowledge.diensten.get(tried.dienst)
        if outcome is None or dienst is None:
            continue
        owner = knowledge.organisaties.get(dienst.organization)
        name = owner.name if owner else dienst.organization
        yield Poging(niveau=Niveau.LOKAAL, organisatie=name, uitkomst=outcome, maand=_month(melding))


def _regional(melding: Doorbraakmelding, answers: Answers) -> Iterator[Poging]:
    name, outcome = answers.get("regio_organisatie"), answers.get("regio_uitkomst")
    if name and outcome:
        yield Poging(
            niveau=Niveau.REGIONAAL, organisatie=name, uitkomst=Uitkomst(outcome), maand=_month(melding)
        )


def _month(melding: Doorbraakmelding) -> str:
    """The month in which it was told; when it was tried is not asked."""
    return f"{melding.ingediend_op:%Y-%m}"


def _mandate(answers: Answers) -> Mandaat | None:
    function, organisation = answers.get("mandaat_functie"), answers.get("mandaat_organisatie")
    if not function or not organisation:
        return None
    used = answers.get("mandaat_gebruikt") == "ja"
    reason = answers.get("niet_gebruikt_om")
    return Mandaat(
        functie=function,
        organisatie=organisation,
        gebruikt=used,
        niet_gebruikt_om=MandaatNietGebruikt(reason) if reason and not used else None,
    )


def _line(name: str) -> Question:
    return Question(name, f"lmm.vraag_{name}", Kind.LINE, max_length=80)


def _one(name: str, options: Options, default: str = "") -> Question:
    return Question(name, f"lmm.vraag_{name}", Kind.CHOICE, options=options, compact=True, default=default)
