"""Every setting of the bot, read once from the environment and `.env`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.role_settings import RoleSettings, WordList, split_words

PREFIX = "BOT_"
_SECRET_NAMES = frozenset({"app_secret", "database_url", "smtp_password", "emails"})


class SettingsError(Exception):
    """The settings cannot be used; the message is one sentence that names the setting."""


class AppType(StrEnum):
    SINGLE_TENANT = "SingleTenant"
    MULTI_TENANT = "MultiTenant"


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(RoleSettings):
    """What can be set; each value comes from `BOT_<NAME>` in the environment or in `.env`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    app_id: str = Field(
        "",
        description="Application (client) id of the bot. Empty: development mode, for this machine only.",
    )
    app_secret: SecretStr = Field(SecretStr(""), description="Client secret of that registration.")
    app_tenant: str = Field("", description="Tenant in which the bot is registered; needed for SingleTenant.")
    app_type: AppType = Field(AppType.SINGLE_TENANT, description="SingleTenant or MultiTenant.")
    host: str = Field("127.0.0.1", description="Address to listen on; without credentials only this machine.")
    port: int = Field(3978, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    public_url: str = Field(
        "",
        description="Address under which browsers reach the bot, for the link to a plan as PDF. "
        "Empty: where it listens in development mode, and no such link otherwise.",
    )
    data_dir: Path = Field(Path("data"), description="Folder for what the bot keeps.")
    database_url: SecretStr = Field(
        SecretStr(""),
        description="SQLAlchemy address of the database. Empty: an SQLite file in the data folder.",
    )
    knowledge_dir: Path | None = Field(
        None, description="Folder with knowledge files that takes the place of the shipped ones."
    )
    escalation_file: Path | None = Field(
        None, description="File with your own escalation policy, in the place of the shipped one."
    )
    office_hours_file: Path | None = Field(
        None, description="File with your own office hours and closing days, in the place of the shipped one."
    )
    wording_file: Path | None = Field(
        None,
        description="File with your own legal grounds and words on consent, instead of the shipped ones.",
    )
    tenants: WordList = Field(
        (),
        description="Tenants whose people may speak to the bot, with commas between. "
        "Empty: only the bot's own tenant.",
    )
    service_hosts: WordList = Field(
        ("smba.trafficmanager.net",),
        description="Hosts to which the bot sends its answers, with commas between; "
        "a leading dot takes every host below. In development mode only this machine.",
    )
    smtp_host: str = Field(
        "",
        description="Mail server, for rungs that go by e-mail and whom the chat refuses. Empty: no e-mail.",
    )
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_starttls: bool = Field(True, description="Whether the mail server is spoken to over TLS (STARTTLS).")
    smtp_user: str = Field("", description="User of the mail server. Empty: without logging in.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password of that user.")
    smtp_sender: str = Field("", description="Address that the e-mails come from; needed for e-mail.")
    emails: Annotated[Mapping[str, str], NoDecode] = Field(
        {},
        description="E-mail addresses of persons, as `id=address` with commas between; "
        "an id is an Entra object id or tenant:object id.",
    )
    heartbeat_url: str = Field(
        "", description="Address that is called as long as the audit is clean. Empty: none is called."
    )
    heartbeat_minutes: int = Field(
        5, ge=1, le=1440, description="Minutes between two audits, and so between two calls of that address."
    )
    messages_per_second: int = Field(
        50,
        ge=1,
        le=50,
        description="Most messages in a second to one tenant; fewer by itself when the channel says 429.",
    )
    send_seconds: int = Field(15, ge=2, le=30, description="Seconds the channel gets to answer a message.")
    draft_days: int = Field(
        30, ge=1, le=365, description="Days after which a draft melding that nobody touched is forgotten."
    )
    log_level: LogLevel = Field(LogLevel.INFO, description="debug, info, warning or error.")

    @field_validator("tenants", "service_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return split_words(value)

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
        if not safe or not parts.hostname or parts.query or parts.fragment:
            raise _MisfitError("public_url", "must be an address that begins with https://")
        return value.rstrip("/")

    @field_validator("emails", mode="before")
    @classmethod
    def _split_pairs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [pair.partition("=") for pair in value.split(",") if pair.strip()]
        if any(not who.strip() or "@" not in address for who, _, address in pairs):
            raise ValueError("write id=address, with commas between")
        return {who.strip(): address.strip() for who, _, address in pairs}

    @model_validator(mode="after")
    def _mail_has_a_sender(self) -> Self:
        if self.smtp_host and "@" not in self.smtp_sender:
            raise _MisfitError("smtp_sender", "is needed as well: the address that e-mails come from")
        return self

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if bool(self.app_id) != bool(self.app_secret.get_secret_value()):
            missing = "app_secret" if self.app_id else "app_id"
            raise _MisfitError(missing, "is needed as well: an id and a secret go together")
        if self.app_id and self.app_type is AppType.SINGLE_TENANT and not self.app_tenant:
            raise _MisfitError("app_tenant", "is needed for a SingleTenant registration")
        if self.app_id and not self.allowed_tenants:
            raise _MisfitError(
                "tenants", "is needed for a MultiTenant registration: say whose people may speak"
            )
        if not self.app_id and not is_loopback(self.host):
            raise _MisfitError(
                "host",
                "must stay 127.0.0.1 as long as BOT_APP_ID and BOT_APP_SECRET are not set: "
                "without them anybody could pose as anyone",
            )
        return self

    @property
    def development(self) -> bool:
        """No credentials: nobody can prove who they are, so only this machine is served."""
        return not self.app_id

    @cached_property
    def public_address(self) -> str:
        """Where browsers reach the bot, without a slash at the end; empty when nobody knows."""
        if self.public_url or not self.development or not self.port:
            return self.public_url
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @cached_property
    def allowed_tenants(self) -> frozenset[str]:
        """Empty only in development mode, where every tenant is taken."""
        return frozenset(self.tenants) or frozenset({self.app_tenant} - {""})

    @cached_property
    def database_address(self) -> str:
        given = self.database_url.get_secret_value()
        return given or f"sqlite+aiosqlite:///{self.data_dir / 'bot.db'}"


class _MisfitError(ValueError):
    def __init__(self, setting: str, problem: str) -> None:
        self.setting, self.problem = setting, problem
        super().__init__(f"{setting} {problem}")


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: If a value cannot be used; never shows the value of a secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, _MisfitError):
        return f"Setting {PREFIX}{cause.setting.upper()} {cause.problem}."
    name = str(first["loc"][0])
    shown = "" if name in _SECRET_NAMES else f" is {first['input']!r}, but that does not fit:"
    return f"Setting {PREFIX}{name.upper()}{shown or ' does not fit:'} {first['msg'].lower()}."
