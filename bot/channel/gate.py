"""From whom activities are taken and to where answers go: tenants and hosts that were agreed on."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from botbuilder.schema import Activity

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")


class NotAllowedError(Exception):
    """The caller is known but this activity is not taken; `reason` is fit for a log."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Gate:
    """Attributes:
    tenants: Empty lets every tenant in (development).
    hosts: Host names; one with a leading dot stands for everything below it.
    insecure: Lets plain http through as well (development, tests).
    """

    tenants: frozenset[str]
    hosts: tuple[str, ...]
    insecure: bool = False

    @classmethod
    def for_development(cls) -> "Gate":
        """Every tenant, but only channels on this machine."""
        return cls(frozenset(), LOOPBACK_HOSTS, insecure=True)

    def check(self, activity: Activity) -> None:
        """Raises:
        NotAllowedError: If the tenant or the service URL is not agreed on.
        """
        self._check_tenant(activity)
        self.check_service_url(activity.service_url or "")

    def _check_tenant(self, activity: Activity) -> None:
        named = tenants_in(activity)
        if len(named) > 1:
            raise NotAllowedError("two_tenants")
        if self.tenants and not named <= self.tenants:
            raise NotAllowedError("other_tenant")
        if self.tenants and not named:
            raise NotAllowedError("no_tenant")

    def check_service_url(self, service_url: str) -> None:
        """Raises:
        NotAllowedError: If nothing may be sent there, the bot's token least of all.
        """
        try:
            parts = urlsplit(service_url)
            host = (parts.hostname or "").lower()
        except ValueError:
            raise NotAllowedError("service_url") from None
        schemes = {"https", "http"} if self.insecure else {"https"}
        if parts.scheme not in schemes or parts.username is not None or parts.query or parts.fragment:
            raise NotAllowedError("service_url")
        if not any(_matches(host, agreed) for agreed in self.hosts):
            raise NotAllowedError("service_host")


def tenants_in(activity: Activity) -> frozenset[str]:
    """Every tenant that the activity names; two different ones are a lie somewhere."""
    found = {activity.conversation.tenant_id if activity.conversation else None}
    data = activity.channel_data
    if isinstance(data, dict) and isinstance(data.get("tenant"), dict):
        found.add(data["tenant"].get("id"))
    return frozenset(item for item in found if isinstance(item, str) and item)


def _matches(host: str, agreed: str) -> bool:
    return host.endswith(agreed) if agreed.startswith(".") else host == agreed
