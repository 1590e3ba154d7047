"""What is chosen of the five facets: in the data of a button, on the fields of a card, or in words."""

import re
from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from dialogs.inbound import Json
from knowledge.facets import Chosen, Facet, facets_in_words
from knowledge.models import Praktijkvoorbeeld

_OPENING = re.compile(
    r"^(?:toon |zoek |geef |show |find )?(?:praktijk)?(?:voorbeeld(?:en)?|(?:practice )?examples?)\b[: ]*",
    re.IGNORECASE,
)


class ChosenFields(BaseModel):
    """The facets as fields of a card; several values of one facet come with commas between."""

    model_config = ConfigDict(extra="ignore")
    doelgroep: str = ""
    problematiek: str = ""
    invalshoek: str = ""
    samenwerkingspartners: str = ""
    niveau: str = ""

    def chosen(self) -> Chosen:
        named = {facet: getattr(self, facet.value).split(",") for facet in Facet}
        return {facet: frozenset(filter(None, keys)) for facet, keys in named.items() if any(keys)}


class ListData(BaseModel):
    """What a button of the list carries: the choice and the page."""

    model_config = ConfigDict(extra="forbid")
    keuze: ChosenFields = ChosenFields()
    pagina: int = Field(default=1, ge=1)

    def chosen(self) -> Chosen:
        return self.keuze.chosen()


class FilterData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fields: ChosenFields = ChosenFields()


class ShowData(ListData):
    """One example, and the list that it was opened from."""

    id: str


def button_data(chosen: Chosen, page: int = 1) -> dict[str, Json]:
    """Return the data of a button that leads to this choice; only what is chosen is in it."""
    data: dict[str, Json] = {"keuze": {facet.value: ",".join(sorted(keys)) for facet, keys in chosen.items()}}
    return data | {"pagina": page} if page > 1 else data


def asked_in_words(text: str, examples: Iterable[Praktijkvoorbeeld]) -> Chosen | None:
    """Return the choice in "voorbeelden zorg stadsbreed"; None when the words ask for something else."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    rest = text[opening.end() :]
    chosen: Mapping[Facet, frozenset[str]] = facets_in_words(rest, examples)
    return chosen if chosen else None
