"""Makes a large sociale kaart out of the shipped one, by putting the parts of its services together anew."""

import dataclasses
from random import Random
from typing import TypeVar

from knowledge.catalogue import Knowledge
from knowledge.models import Dienst

Part = TypeVar("Part")


def recombined(knowledge: Knowledge, records: int, seed: int = 1) -> Knowledge:
    """Return the knowledge with services added until it has `records` records, the same for the same seed.

    A made-up service has the name, the text, the keywords, the audience and the place of five different
    ones, and a number in its name, so that words come back as often as they would in a larger region.
    """
    random = Random(seed)  # noqa: S311 - made-up records need no secrecy
    shipped = list(knowledge.diensten.values())
    present = sum(map(len, (knowledge.diensten, knowledge.organisaties, knowledge.knelpunten)))
    present += sum(map(len, (knowledge.begrippen, knowledge.praktijkvoorbeelden, knowledge.knopen)))
    made = {
        f"gemaakt-{number}": _made(number, shipped, random) for number in range(max(0, records - present))
    }
    grown = dataclasses.replace(knowledge.records, diensten={**knowledge.diensten, **made})
    return dataclasses.replace(knowledge, records=grown)


def _made(number: int, shipped: list[Dienst], random: Random) -> Dienst:
    named, described, keyed, meant, placed = (random.choice(shipped) for _ in range(5))
    return Dienst.model_construct(
        id=f"gemaakt-{number}",
        name=f"{named.name} {number}",
        organization=placed.organization,
        description=described.description,
        wie=meant.wie,
        eligibility_description=meant.eligibility_description,
        leefgebieden=meant.leefgebieden,
        doelgroepen=meant.doelgroepen,
        trefwoorden=tuple(random.sample(keyed.trefwoorden, k=min(6, len(keyed.trefwoorden)))),
        service_area=placed.service_area,
        zie_ook=(named.id, keyed.id),
        status=placed.status,
        bronnen=described.bronnen,
        minimum_age=meant.minimum_age,
        maximum_age=meant.maximum_age,
    )
