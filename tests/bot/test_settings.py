"""A wrong setting stops the start with one sentence that names it, and never shows a secret."""

import os
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, load_settings
from meldingen.rollen import Rol


@pytest.fixture(autouse=True)
def clean_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` and no setting of the machine that the tests run on."""
    for name in list(os.environ):
        if name.upper().startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def _set(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"{PREFIX}{name.upper()}", value)


WITH_CREDENTIALS = {"app_id": "an-id", "app_secret": "hunter2", "app_tenant": "a-tenant"}


def test_without_any_setting_the_bot_is_in_development_mode() -> None:
    settings = load_settings()
    assert settings.development
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert settings.database_address == "sqlite+aiosqlite:///data/bot.db"
    assert settings.holders[Rol.SOCIAAL_PONTONNIER]
    assert "terminal:kennisbeheerder" in settings.holders[Rol.KENNISBEHEERDER]


def test_a_dot_env_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_PORT=4000\nUNKNOWN=1\n", encoding="utf-8")
    assert load_settings().port == 4000


def test_credentials_end_development_mode_and_its_invented_pontonnier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _set(monkeypatch, **WITH_CREDENTIALS, host="192.0.2.1")
    settings = load_settings()
    assert not settings.development
    assert settings.holders[Rol.SOCIAAL_PONTONNIER] == frozenset()
    assert settings.holders[Rol.KENNISBEHEERDER] == frozenset()
    assert settings.allowed_tenants == frozenset({"a-tenant"})


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, pontonniers=" a, b ,,c", kennisbeheerders="d", tenants="x")
    settings = load_settings()
    assert settings.holders[Rol.SOCIAAL_PONTONNIER] == frozenset("abc")
    assert settings.holders[Rol.KENNISBEHEERDER] == frozenset("d")
    assert settings.allowed_tenants == frozenset({"x"})


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"port": "many"}, "BOT_PORT"),
        ({"port": "70000"}, "BOT_PORT"),
        ({"log_level": "loud"}, "BOT_LOG_LEVEL"),
        ({"app_type": "Unknown"}, "BOT_APP_TYPE"),
        ({"app_id": "an-id"}, "BOT_APP_SECRET"),
        ({"app_secret": "hunter2"}, "BOT_APP_ID"),
        ({"app_id": "an-id", "app_secret": "hunter2"}, "BOT_APP_TENANT"),
        ({"host": "192.0.2.1"}, "BOT_HOST"),
        ({"host": "example.org"}, "BOT_HOST"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], named: str
) -> None:
    _set(monkeypatch, **values)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    message = str(refused.value)
    assert named in message
    assert message.endswith(".")
    assert "\n" not in message
    assert "hunter2" not in message


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.1.2.3"])
def test_this_machine_may_be_named_in_several_ways(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    _set(monkeypatch, host=host)
    assert load_settings().host == host


def test_a_multi_tenant_registration_needs_no_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, app_id="an-id", app_secret="hunter2", app_type="MultiTenant", tenants="x,y")
    assert load_settings().allowed_tenants == frozenset({"x", "y"})


def test_a_multi_tenant_registration_must_say_whom_it_lets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, app_id="an-id", app_secret="hunter2", app_type="MultiTenant")
    with pytest.raises(SettingsError, match="BOT_TENANTS"):
        load_settings()


def test_settings_do_not_show_their_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, **WITH_CREDENTIALS, database_url="postgresql+asyncpg://u:hunter2@db/x")
    assert "hunter2" not in repr(load_settings())


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_a_default_and_says_what_it_is_for(name: str) -> None:
    field = Settings.model_fields[name]
    assert not field.is_required()
    assert field.description
    assert field.description.endswith(".")


@pytest.mark.parametrize(
    "address",
    ["bot.example.org", "http://bot.example.org", "https://bot.example.org/?a=1", "ftp://localhost"],
)
def test_an_address_for_browsers_that_is_not_safe_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    _set(monkeypatch, public_url=address)
    with pytest.raises(SettingsError, match="BOT_PUBLIC_URL must be an address"):
        load_settings()


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({}, "http://127.0.0.1:3978"),
        ({"port": "0"}, ""),
        ({"public_url": "https://bot.example.org/"}, "https://bot.example.org"),
        (WITH_CREDENTIALS, ""),
    ],
)
def test_browsers_reach_the_bot_where_it_was_said_or_where_it_listens_in_development(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], address: str
) -> None:
    _set(monkeypatch, **values)
    assert load_settings().public_address == address
