"""What a record is called in the reader's language, whole and cut to fit a button."""

from dialogs.view.buttons import TITLE_LIMIT
from knowledge.catalogue import Knowledge
from knowledge.language import Language
from knowledge.models import Begrip, Dienst, Knelpunt, Organisatie, Praktijkvoorbeeld
from knowledge.routekaart import Knoop


def name_of(record_id: str, knowledge: Knowledge, language: Language) -> str:
    """Return the record's name, or its id when it is gone."""
    record = knowledge.record(record_id)
    english = knowledge.english(record_id) if language is Language.EN else None
    if english is not None:
        return english.name_en
    match record:
        case Dienst() | Organisatie():
            return record.name
        case Knelpunt():
            return record.naam
        case Praktijkvoorbeeld():
            return f"{record.titel} ({record.gemeente})"
        case Begrip():
            return record.term
        case Knoop():
            return record.tekst.read(language)
    return record_id


def short(name: str, limit: int = TITLE_LIMIT) -> str:
    """Cut a name so that it fits, at a word when that keeps most of it; the end shows that it was cut."""
    if len(name) <= limit:
        return name
    whole = name[: limit - 1]
    at_word = whole.rsplit(" ", 1)[0]
    cut = at_word if len(at_word) > limit * 0.6 else whole
    return f"{cut.rstrip(' ,;:(')}…"
