"""What belongs to organisations, from the knowledge: in a story it is no personal data."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.knowledge_index import KnowledgeIndex
from knowledge.catalogue import Knowledge
from knowledge.models import Dienst, Organisatie
from meldingen.guard import Guard, KnownContacts, contacts_named_in


def guard_on(index: KnowledgeIndex) -> Guard:
    """Return a guard that knows the contacts of organisations as they are now, and follows every change."""
    guard = Guard(known_contacts(index.knowledge))
    index.follow(lambda knowledge: guard.learn(known_contacts(knowledge)))
    return guard


def known_contacts(knowledge: Knowledge) -> KnownContacts:
    records: list[Organisatie | Dienst] = [*knowledge.organisaties.values(), *knowledge.diensten.values()]
    listed = KnownContacts(
        phones=frozenset(phone.number for record in records for phone in record.phones),
        email_addresses=frozenset(record.email for record in records if record.email),
        email_domains=frozenset(filter(None, (_domain(record.url) for record in records))),
        names=frozenset(name for record in records for name in (record.name, *record.alternate_name)),
        places=frozenset(_places(knowledge)),
    )
    return contacts_named_in((text for record in records for text in _texts(record)), listed)


def _texts(record: Organisatie | Dienst) -> Iterator[str]:
    """What the record says in words: organisations give numbers and addresses there as well."""
    yield record.description
    if isinstance(record, Dienst):
        yield from filter(None, (record.wie, record.application_process, record.alert, record.schedule))


def _domain(url: str | None) -> str:
    """The registrable domain of a Dutch site: its last two labels."""
    host = urlsplit(url or "").hostname or ""
    return ".".join(host.split(".")[-2:])


def _places(knowledge: Knowledge) -> Iterator[str]:
    for name, gebied in knowledge.gebieden.items():
        yield name
        yield from (word.strip() for word in gebied.woorden.split(",") if word.strip())
