"""What goes out of the search: hits that can say why, and what was understood of the question."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.language import Language
from knowledge.models import Soort


class Intent(StrEnum):
    """What kind of answer the question wants."""

    FIND = "find"
    EXPLAIN = "explain"
    WHO = "who"
    HOW_ELSEWHERE = "how_elsewhere"
    STUCK = "stuck"
    TONIGHT = "tonight"


class Household(StrEnum):
    ALLEEN = "alleen"
    STEL = "stel"
    GEZIN = "gezin"


class ReasonKind(StrEnum):
    """Where the words of a question stand in a record, the most telling first."""

    NAME = "name"
    KEYWORD = "keyword"
    ORGANISATION = "organisation"
    SITUATION = "situation"
    TEXT = "text"
    MEANING = "meaning"
    RELATED = "related"


@dataclass(frozen=True)
class Reason:
    """Why a record was found; `words` are the words of the question that did it."""

    kind: ReasonKind
    words: tuple[str, ...] = ()


class CautionKind(StrEnum):
    AREA = "area"
    AGE = "age"
    HISTORICAL = "historical"


@dataclass(frozen=True)
class Caution:
    """What to say beside a hit; `asked` and `offered` are the places or ages that differ."""

    kind: CautionKind
    asked: str = ""
    offered: str = ""


@dataclass(frozen=True)
class Hit:
    id: str
    soort: Soort
    name: str
    score: float
    reasons: tuple[Reason, ...] = ()
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Understanding:
    """What the question says besides its subject.

    `ages` are whole years; `areas` are municipalities as the sociale kaart spells them; `leefgebieden` and
    `organisations` are ids; `corrections` pairs what was typed with what was read.
    """

    language: Language = Language.NL
    intent: Intent = Intent.FIND
    ages: tuple[int, ...] = ()
    areas: tuple[str, ...] = ()
    household: Household | None = None
    urgent: bool = False
    leefgebieden: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    negations: tuple[str, ...] = ()
    unknown_words: tuple[str, ...] = ()

    @property
    def age(self) -> int | None:
        """The only age in the question, or None when it names no age or several."""
        return self.ages[0] if len(self.ages) == 1 else None


@dataclass(frozen=True)
class SearchResult:
    """`hits` is empty when there is no answer; `did_you_mean` is then the most that may be offered."""

    question: str
    language: Language
    understanding: Understanding
    hits: tuple[Hit, ...]
    confident: bool
    did_you_mean: tuple[Hit, ...] = ()
