"""What the sociale kaart adds to a plan on paper."""

from dialogs.zoeken.naming import name_of
from knowledge.catalogue import Knowledge
from knowledge.language import Language
from knowledge.routekaart.plan import Plan

PHONES = 2
DOCUMENTS = {Language.NL: "meenemen", Language.EN: "bring"}


def service_lines(knowledge: Knowledge, plan: Plan, language: Language) -> dict[str, str]:
    """One line for each dienst of the plan: its name, its numbers and what to bring."""
    return {key: _line(knowledge, key, language) for key in plan.diensten if key in knowledge.diensten}


def _line(knowledge: Knowledge, key: str, language: Language) -> str:
    dienst = knowledge.diensten[key]
    parts = [name_of(key, knowledge, language), *(phone.number for phone in dienst.phones[:PHONES])]
    if dienst.required_documents:
        parts.append(f"{DOCUMENTS[language]}: {', '.join(dienst.required_documents)}")
    return ", ".join(parts)
