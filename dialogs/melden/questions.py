"""What the intake asks, step by step. Only the regular-route step depends on earlier answers."""

from collections.abc import Mapping

from dialogs.flow import Context
from dialogs.forms import Kind, Question, Step
from dialogs.melden.regular import POGING, fitting_diensten, fitting_knelpunten, knelpunt_choices
from dialogs.options import from_enum, grondslagen, knelpuntsoorten, toestemming
from dialogs.zoeken.naming import name_of
from meldingen.model.keuzes import (
    Gevraagd,
    Kanaal,
    Leefgebied,
    Leeftijdsklasse,
    PogingUitkomst,
    Samenhang,
    Stand,
    Toestemming,
)
from meldingen.urgentie import Urgentie

STORY_LIMIT = 2000
LINE_LIMIT = 200

WHO = Step(
    "wie",
    "melden.stap_wie",
    (
        Question("organisatie", "melden.vraag_organisatie", Kind.LINE, required=True, max_length=LINE_LIMIT),
        Question("functie", "melden.vraag_functie", Kind.LINE, required=True, max_length=LINE_LIMIT),
        Question(
            "kanaal",
            "melden.vraag_kanaal",
            Kind.CHOICE,
            options=from_enum("kanaal", Kanaal),
            compact=True,
            default=Kanaal.CHAT.value,
            why="melden.waarom_kanaal",
        ),
        Question("melder_organisatie", "melden.vraag_melder_organisatie", Kind.LINE, max_length=LINE_LIMIT),
        Question("melder_functie", "melden.vraag_melder_functie", Kind.LINE, max_length=LINE_LIMIT),
    ),
)

STUCK = Step(
    "knelpunt",
    "melden.stap_knelpunt",
    (
        Question(
            "knelpuntsoorten",
            "melden.vraag_knelpuntsoorten",
            Kind.CHOICES,
            required=True,
            options=knelpuntsoorten,
            why="melden.waarom_knelpuntsoorten",
        ),
        Question(
            "leefgebieden",
            "melden.vraag_leefgebieden",
            Kind.CHOICES,
            required=True,
            options=from_enum("leefgebied", Leefgebied),
            why="melden.waarom_leefgebieden",
        ),
    ),
)

CASE = Step(
    "zaak",
    "melden.stap_zaak",
    (
        Question(
            "samenvatting",
            "melden.vraag_samenvatting",
            Kind.STORY,
            required=True,
            max_length=STORY_LIMIT,
            why="melden.waarom_samenvatting",
        ),
        Question(
            "doel",
            "melden.vraag_doel",
            Kind.STORY,
            required=True,
            max_length=STORY_LIMIT,
            why="melden.waarom_doel",
        ),
        Question(
            "samenhang",
            "melden.vraag_samenhang",
            Kind.CHOICE,
            required=True,
            options=from_enum("samenhang", Samenhang),
        ),
        Question(
            "gevraagd",
            "melden.vraag_gevraagd",
            Kind.CHOICES,
            required=True,
            options=from_enum("gevraagd", Gevraagd),
        ),
        Question("betrokken", "melden.vraag_betrokken", Kind.LINE, max_length=1000),
        Question("overleggen", "melden.vraag_overleggen", Kind.LINE, max_length=500),
        Question("wijk", "melden.vraag_wijk", Kind.LINE, max_length=100, why="melden.waarom_wijk"),
    ),
    intro="melden.intro_zaak",
)


def _stand(name: str) -> Question:
    return Question(
        name,
        f"melden.vraag_{name}",
        Kind.CHOICE,
        options=from_enum("stand", Stand),
        compact=True,
        default=Stand.ONBEKEND.value,
        why="melden.waarom_basis",
    )


BASIS = ("identiteitsbewijs", "werk_inkomen", "wonen", "schulden", "zorg")

HOUSEHOLD = Step(
    "huishouden",
    "melden.stap_huishouden",
    (
        *(_stand(name) for name in BASIS),
        Question("kinderen", "melden.vraag_kinderen", Kind.NUMBER),
        Question(
            "leeftijden",
            "melden.vraag_leeftijden",
            Kind.CHOICES,
            options=from_enum("leeftijd", Leeftijdsklasse),
        ),
    ),
)

URGENCY = Step(
    "spoed",
    "melden.stap_spoed",
    (
        Question(
            "urgentie",
            "melden.vraag_urgentie",
            Kind.CHOICE,
            required=True,
            options=from_enum("urgentie", Urgentie),
            why="melden.waarom_urgentie",
        ),
        Question("urgentie_reden", "melden.vraag_urgentie_reden", Kind.STORY, max_length=500),
    ),
)

SHARING = Step(
    "delen",
    "melden.stap_delen",
    (
        Question(
            "toestemming",
            "melden.vraag_toestemming",
            Kind.CHOICE,
            required=True,
            options=toestemming,
            why="melden.waarom_toestemming",
        ),
        Question(
            "weet_het",
            "melden.vraag_weet_het",
            Kind.CHOICE,
            required=True,
            options=from_enum("weet_het", (Toestemming.JA, Toestemming.NEE)),
            why="melden.waarom_weet_het",
        ),
        Question("weet_het_reden", "melden.vraag_weet_het_reden", Kind.LINE, max_length=500),
        Question("herinner_op", "melden.vraag_herinner_op", Kind.DATE),
        Question(
            "grondslag",
            "melden.vraag_grondslag",
            Kind.CHOICE,
            required=True,
            options=grondslagen,
            compact=True,
            why="melden.waarom_grondslag",
        ),
        Question("terugkoppeling", "melden.vraag_terugkoppeling", Kind.LINE, max_length=500),
    ),
)


# What need not be asked, with the answers after which it need not.
_MOOT_AFTER = {
    "melder_organisatie": ("kanaal", (Kanaal.CHAT.value,)),
    "melder_functie": ("kanaal", (Kanaal.CHAT.value,)),
    "leeftijden": ("kinderen", ("", "0")),
    "weet_het_reden": ("weet_het", (Toestemming.JA.value,)),
    "herinner_op": ("weet_het", (Toestemming.JA.value,)),
}


def is_moot(question_id: str, answers: Mapping[str, str]) -> bool:
    """Say whether earlier answers make a question needless where questions are asked one by one."""
    other, values = _MOOT_AFTER.get(question_id, ("", ()))
    return answers.get(other) in values


def intake_steps(answers: Mapping[str, str], record: str | None, context: Context) -> tuple[Step, ...]:
    """Return every step in order, for what was answered so far."""
    return (WHO, STUCK, _regular_step(answers, record, context), CASE, HOUSEHOLD, URGENCY, SHARING)


def _regular_step(answers: Mapping[str, str], record: str | None, context: Context) -> Step:
    """The regular route first: half of the earliest filings had not used it fully (Dordrecht, 2021)."""
    knowledge = context.services.finder.knowledge
    tried = tuple(
        Question(
            POGING + dienst,
            "melden.vraag_poging",
            Kind.CHOICE,
            options=from_enum("poging", PogingUitkomst),
            compact=True,
            default=PogingUitkomst.NIET_GEPROBEERD.value,
            title=name_of(dienst, knowledge, context.texts.language),
        )
        for dienst in fitting_diensten(answers, record, knowledge)
    )
    concrete = fitting_knelpunten(answers, record, knowledge)
    which = Question(
        "knelpunten", "melden.vraag_knelpunten", Kind.CHOICES, options=lambda _: knelpunt_choices(concrete)
    )
    return Step("regulier", "melden.stap_regulier", (which, *tried), intro="melden.intro_regulier")
