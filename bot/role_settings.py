"""Who holds which role, as the settings say it; a beheerder can give roles in chat as well."""

from abc import abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode

from meldingen.rollen import Rol

# `python -m bot chat --als pontonnier`, and `--als kennisbeheerder`.
_TERMINAL_PONTONNIER = "terminal:pontonnier"
_TERMINAL_KENNISBEHEERDER = "terminal:kennisbeheerder"
# "Sam Pontonnier" of tests/e2e/pontonnier, an invented person.
_PLAYGROUND_PONTONNIER = "00000000-0000-4000-8000-0000000000b1"

WordList = Annotated[tuple[str, ...], NoDecode]


def split_words(value: object) -> object:
    """Read words with commas between; anything else is left for pydantic to judge."""
    if not isinstance(value, str):
        return value
    return tuple(word.strip() for word in value.split(",") if word.strip())


class RoleSettings(BaseSettings):
    pontonniers: WordList = Field(
        (),
        description="Entra object ids (or tenant:object id) of the sociaal pontonniers, with commas between. "
        "Empty in development mode: the Playground person of the README.",
    )
    leidinggevenden: WordList = Field(
        (),
        description="Entra object ids (or tenant:object id) of the leidinggevenden to whom "
        "a melding escalates, with commas between.",
    )
    doorbraakregisseurs: WordList = Field(
        (),
        description="Ids of the doorbraakregisseurs, in the same way; roles can be given in chat too.",
    )
    interventiespecialisten: WordList = Field(
        (), description="Ids of the interventiespecialisten, in the same way."
    )
    ambassadeurs: WordList = Field(
        (),
        description="The doorbraakambassadeurs with the organisation each speaks for: id=organisation, "
        "with commas between.",
    )
    kennisbeheerders: WordList = Field(
        (),
        description="Entra object ids (or tenant:object id) of the kennisbeheerders, who mend the knowledge, "
        "with commas between. Empty in development mode: the Playground person of the README.",
    )
    beheerders: WordList = Field(
        (),
        description="Entra object ids (or tenant:object id) of the beheerders, who run the checks and send "
        "failed messages again, with commas between. "
        "Empty in development mode: the Playground person of the README.",
    )

    @field_validator(
        "pontonniers",
        "leidinggevenden",
        "doorbraakregisseurs",
        "interventiespecialisten",
        "ambassadeurs",
        "kennisbeheerders",
        "beheerders",
        mode="before",
    )
    @classmethod
    def _split_people(cls, value: object) -> object:
        return split_words(value)

    @field_validator("ambassadeurs")
    @classmethod
    def _name_an_organisation(cls, ambassadeurs: tuple[str, ...]) -> tuple[str, ...]:
        for each in ambassadeurs:
            person, _, organisation = each.partition("=")
            if not person.strip() or not organisation.strip():
                raise ValueError(f"{each!r} must be an id, =, and an organisation")
        return ambassadeurs

    @property
    @abstractmethod
    def development(self) -> bool:
        """Whether nobody can prove who they are, so that only this machine is served."""

    @cached_property
    def holders(self) -> Mapping[Rol, frozenset[str]]:
        """The ids listed for each role."""
        pontonniers, kennisbeheerders = frozenset(self.pontonniers), frozenset(self.kennisbeheerders)
        beheerders = frozenset(self.beheerders)
        if self.development:
            trying_out = frozenset({_PLAYGROUND_PONTONNIER, _TERMINAL_PONTONNIER})
            pontonniers, beheerders = pontonniers or trying_out, beheerders or trying_out
            kennisbeheerders = kennisbeheerders or frozenset(
                {_PLAYGROUND_PONTONNIER, _TERMINAL_KENNISBEHEERDER}
            )
        return {
            Rol.SOCIAAL_PONTONNIER: pontonniers,
            Rol.LEIDINGGEVENDE: frozenset(self.leidinggevenden),
            Rol.DOORBRAAKREGISSEUR: frozenset(self.doorbraakregisseurs),
            Rol.INTERVENTIESPECIALIST: frozenset(self.interventiespecialisten),
            Rol.AMBASSADEUR: frozenset(self.organisations),
            Rol.KENNISBEHEERDER: kennisbeheerders,
            Rol.BEHEERDER: beheerders,
        }

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """The organisation that each listed ambassadeur speaks for."""
        pairs = (each.partition("=") for each in self.ambassadeurs)
        return {person.strip(): organisation.strip() for person, _, organisation in pairs}
