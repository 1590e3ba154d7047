"""Roles from the settings and roles given in chat, side by side."""

from datetime import UTC, datetime

import pytest

from bot.database import Database
from bot.rolebook import Given, RoleBook, Roles
from bot.settings import Settings
from meldingen.rollen import Rol

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def roles() -> Roles:
    return Roles({Rol.SOCIAAL_PONTONNIER: frozenset({"sam"})})


def test_who_has_no_role_is_a_professional(roles: Roles) -> None:
    assert roles.of("tenant:robin") == {"professional"}


async def test_a_role_given_in_chat_counts_beside_the_settings(database: Database, roles: Roles) -> None:
    book = RoleBook(database, roles)
    await book.give("tenant:sam", Given(frozenset({Rol.KENNISBEHEERDER})), by="baas", at=NOW)
    assert roles.of("tenant:sam") == {"sociaal-pontonnier", "kennisbeheerder"}


async def test_the_newest_giving_counts_and_an_empty_one_takes_the_roles_away(
    database: Database, roles: Roles
) -> None:
    book = RoleBook(database, roles)
    await book.give("tenant:kim", Given(frozenset({Rol.AMBASSADEUR}), "Trivire"), by="baas", at=NOW)
    assert roles.organisation_of("tenant:kim") == "Trivire"
    await book.give("tenant:kim", Given(frozenset()), by="baas", at=NOW)
    assert roles.of("tenant:kim") == {"professional"}
    assert roles.organisation_of("tenant:kim") is None


async def test_another_process_follows_what_was_given(database: Database, roles: Roles) -> None:
    await RoleBook(database, roles).give("tenant:kim", Given(frozenset({Rol.BEHEERDER})), by="baas", at=NOW)
    elsewhere = Roles({})
    await RoleBook(database, elsewhere).refresh()
    assert elsewhere.has("tenant:kim", Rol.BEHEERDER)


def test_an_ambassadeur_of_the_settings_speaks_for_the_organisation_named_there() -> None:
    settings = Settings(ambassadeurs="kim=Trivire, noa=Yulius", _env_file=None)
    roles = Roles(settings.holders, settings.organisations)
    assert roles.of("tenant:kim") == {"ambassadeur"}
    assert roles.organisation_of("tenant:noa") == "Yulius"


def test_an_ambassadeur_without_an_organisation_stops_the_start() -> None:
    with pytest.raises(ValueError, match="must be an id, =, and an organisation"):
        Settings(ambassadeurs="kim", _env_file=None)
