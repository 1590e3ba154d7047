"""Who publishes the package and where the bot lives; never made up, so a published package asks for each."""

import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SCOPES: Final = ("personal", "team", "groupChat")
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
HOST = re.compile(
    r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE
)
# RFC 2606 and RFC 6761: names that belong to nobody, so that a placeholder cannot be somebody's site.
_NOBODY = re.compile(r"(^|\.)(localhost|example|example\.(com|net|org)|invalid|test)$", re.IGNORECASE)
_NIL_GUID = re.compile(r"[0-]+")

DEVELOPMENT: Final = {
    "app_id": "00000000-0000-4000-8000-0000000000d1",
    "bot_id": "00000000-0000-4000-8000-0000000000d2",
    "domain": "doorbraakbot.example",
    "developer_name": "Ontwikkelpakket",
    "website_url": "https://doorbraakbot.example/",
    "privacy_url": "https://doorbraakbot.example/privacy",
    "terms_url": "https://doorbraakbot.example/voorwaarden",
}


class PackageSettingsError(Exception):
    """The package cannot be built; each of `sentences` names one setting and what it needs."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__(" ".join(sentences))


class PackageSettings(BaseSettings):
    """What a package is made with: arguments first, then `MANIFEST_<NAME>` in the environment or `.env`."""

    model_config = SettingsConfigDict(
        env_prefix="MANIFEST_", env_file=".env", extra="ignore", frozen=True, populate_by_name=True
    )

    app_id: str = Field("", description="Id of the Teams app: a GUID of your own choice that stays the same.")
    bot_id: str = Field(
        "",
        validation_alias=AliasChoices("BOT_APP_ID", "bot_id"),
        description="Application (client) id of the bot's registration.",
    )
    domain: str = Field("", description="Host on which the bot is reached, such as bot.your-organisation.nl.")
    developer_name: str = Field("", max_length=32, description="Organisation that publishes the app.")
    website_url: str = Field("", description="Page of that organisation about the app.")
    privacy_url: str = Field("", description="Privacy statement.")
    terms_url: str = Field("", description="Terms of use.")
    scopes: Annotated[tuple[str, ...], NoDecode] = Field(
        ("personal",),
        description="Where people can add the bot: personal, team, groupChat, with commas between.",
    )
    sso_app_id: str = Field(
        "", description="Entra application for single sign-on; empty: no webApplicationInfo."
    )
    sso_resource: str = Field("", description="Application ID URI of that application, starting with api://.")

    @field_validator("scopes", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )


def setting_name(field: str) -> str:
    return "BOT_APP_ID" if field == "bot_id" else f"MANIFEST_{field.upper()}"


def read_settings(given: dict[str, str | None], *, development: bool) -> PackageSettings:
    """Return the settings for a package; `given` (the arguments) goes before the environment.

    Args:
        development: Fill what is missing with placeholders, and accept placeholders.
    Raises:
        PackageSettingsError: If anything is missing or wrong; names every fault at once.
    """
    arguments = {name: value for name, value in given.items() if value}
    try:
        settings = PackageSettings(**arguments)  # type: ignore[arg-type]  # pydantic-settings has options of other types
    except ValidationError as error:
        raise PackageSettingsError(
            [_sentence(item["loc"][0], item["msg"]) for item in error.errors()]
        ) from None
    if development:
        missing = {name: value for name, value in DEVELOPMENT.items() if not getattr(settings, name)}
        settings = settings.model_copy(update=missing)
    if sentences := [*_problems(settings), *([] if development else _placeholders(settings))]:
        raise PackageSettingsError(sentences)
    return settings


def host_of(address: str) -> str:
    """Return the host of a full https address; empty when it is no such address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme == "https" else ""


def _problems(settings: PackageSettings) -> list[str]:
    found = [_sentence(name, "is missing") for name in DEVELOPMENT if not getattr(settings, name)]
    found += [
        _sentence(name, "is no GUID")
        for name in _guids(settings)
        if not GUID.fullmatch(getattr(settings, name))
    ]
    if settings.domain and not HOST.fullmatch(settings.domain):
        found.append(_sentence("domain", "must be a bare host name, without https:// and without a path"))
    found += [
        _sentence(name, "must be a full https:// address")
        for name in _urls(settings)
        if not host_of(getattr(settings, name))
    ]
    return found + _scope_problems(settings) + _sso_problems(settings)


def _scope_problems(settings: PackageSettings) -> list[str]:
    unknown = [scope for scope in settings.scopes if scope not in SCOPES]
    found = [_sentence("scopes", f"has {scope!r}; known are {', '.join(SCOPES)}") for scope in unknown]
    if "personal" not in settings.scopes:
        found.append(_sentence("scopes", "must have personal: a melding is made in the personal chat"))
    return found


def _sso_problems(settings: PackageSettings) -> list[str]:
    if bool(settings.sso_app_id) != bool(settings.sso_resource):
        missing = "sso_resource" if settings.sso_app_id else "sso_app_id"
        return [_sentence(missing, "is needed as well: single sign-on takes an application and its address")]
    if settings.sso_resource and not settings.sso_resource.startswith("api://"):
        return [_sentence("sso_resource", "must start with api://")]
    return []


def _placeholders(settings: PackageSettings) -> list[str]:
    hosts = {"domain": settings.domain} | {name: host_of(getattr(settings, name)) for name in _urls(settings)}
    found = [
        _sentence(name, f"is {host}, which belongs to nobody; only --development takes that")
        for name, host in hosts.items()
        if _NOBODY.search(host)
    ]
    found += [
        _sentence(name, "is a placeholder; only --development takes that")
        for name in _guids(settings)
        if getattr(settings, name) == DEVELOPMENT.get(name) or _NIL_GUID.fullmatch(getattr(settings, name))
    ]
    if settings.developer_name == DEVELOPMENT["developer_name"]:
        found.append(_sentence("developer_name", "is a placeholder; only --development takes that"))
    return found


def _guids(settings: PackageSettings) -> list[str]:
    return [name for name in ("app_id", "bot_id", "sso_app_id") if getattr(settings, name)]


def _urls(settings: PackageSettings) -> list[str]:
    return [name for name in ("website_url", "privacy_url", "terms_url") if getattr(settings, name)]


def _sentence(field: object, problem: str) -> str:
    option = "--" + str(field).replace("_", "-")
    return f"{option} (or {setting_name(str(field))}) {problem[0].lower() + problem[1:]}."
