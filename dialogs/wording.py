"""What the municipality decides on and the texts mention."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.language import Language
from meldingen.model.keuzes import Toestemming

Both = Mapping[Language, str]


@dataclass(frozen=True)
class Grondslag:
    """A legal ground for sharing that a filer can choose; consent alone is never one."""

    id: str
    label: Both


# Grounds of art. 6(1) GDPR that a municipality's partners share on; the privacy officer sets the real list.
DEFAULT_GRONDSLAGEN = (
    Grondslag(
        "wettelijke-taak",
        {
            Language.NL: "Wettelijke taak (Wmo, Jeugdwet, Participatiewet, Wgs)",
            Language.EN: "Legal duty (Wmo, Jeugdwet, Participatiewet, Wgs)",
        },
    ),
    Grondslag(
        "algemeen-belang",
        {Language.NL: "Taak van algemeen belang", Language.EN: "Task in the public interest"},
    ),
    Grondslag(
        "vitaal-belang",
        {Language.NL: "Er is gevaar (vitaal belang)", Language.EN: "Someone is in danger (vital interest)"},
    ),
    Grondslag(
        "nog-uitzoeken",
        {Language.NL: "Weet ik niet, kijk met mij mee", Language.EN: "I do not know, please check with me"},
    ),
)


@dataclass(frozen=True)
class Wording:
    """What the municipality decides on and the texts mention.

    Attributes:
        stale_after_days: A record whose newest source is older is shown as not recently checked.
        team_organisatie: The organisation that a member of the pontonnier team works for.
        toestemming: What each answer on consent means; an answer that is not in it keeps the shipped words.
    """

    stale_after_days: int = 365
    team_organisatie: str = "Gemeente Dordrecht"
    grondslagen: tuple[Grondslag, ...] = DEFAULT_GRONDSLAGEN
    toestemming: Mapping[Toestemming, Both] = field(default_factory=dict)
