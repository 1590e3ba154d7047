"""Why an act was refused, in plain words, and what is possible instead."""

from datetime import datetime

from dialogs.dates import AMSTERDAM, say_date
from dialogs.texts import Texts
from dialogs.zaak.timeline import entry_line
from meldingen.errors import DomainError, InvalidActError, VersionConflictError


def refusal_text(refusal: DomainError, texts: Texts) -> str:
    lines = [texts.fill(f"fouten.{refusal.code}", _said(refusal, texts))]
    if isinstance(refusal, VersionConflictError):
        lines += [entry_line(entry, texts) for entry in refusal.sindsdien]
    if refusal.mogelijk:
        acts = ", ".join(texts.say(f"zaak.doe_{soort.value}").lower() for soort in refusal.mogelijk)
        lines.append(texts.say("fouten.wel_mogelijk", handelingen=acts))
    return " ".join(lines)


def answer_errors(refusal: DomainError, texts: Texts) -> dict[str, str]:
    """Return what is wrong with an answer, by its field; empty when there are no words for it."""
    if not isinstance(refusal, InvalidActError):
        return {}
    key = f"fouten.invalid_act_{refusal.feiten['reden']}"
    return {str(refusal.feiten["veld"]): texts.fill(key, _said(refusal, texts))} if texts.knows(key) else {}


def _said(refusal: DomainError, texts: Texts) -> dict[str, str]:
    facts = {key: str(value) for key, value in refusal.feiten.items()}
    if "status" in facts:
        facts["status"] = texts.say(f"keuzes.status_{facts['status']}")
    if "handeling" in facts:
        facts["handeling"] = texts.say(f"zaak.doe_{facts['handeling']}").lower()
    if "uiterlijk" in facts:
        facts["uiterlijk"] = say_date(
            datetime.fromisoformat(facts["uiterlijk"]).astimezone(AMSTERDAM).date(), texts.language
        )
    if "reden" in facts and texts.knows(f"fouten.reden_{facts['reden']}"):
        facts["reden"] = texts.say(f"fouten.reden_{facts['reden']}")
    return facts
