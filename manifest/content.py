"""Rules of Teams and of ours that the schema does not hold."""

import re
from collections.abc import Iterator
from typing import Any

from manifest.faults import Fault
from manifest.settings import HOST, host_of

_SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_RESOURCE = re.compile(r"api://[^/\s]+(/\S*)?")
_FILE = "manifest.json"


def content_faults(manifest: dict[str, Any]) -> list[Fault]:
    """Return the faults of a manifest that already fits its schema."""
    return [
        Fault(f"{_FILE} {field}", problem)
        for rule in (_general, _texts, _addresses, _bots, _single_sign_on)
        for field, problem in rule(manifest)
    ]


def _general(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not _SEMVER.fullmatch(manifest["version"]):
        yield "version", f"is {manifest['version']!r}; it must be three numbers such as 1.2.3"
    if not manifest.get("bots"):
        yield "bots", "is missing: without a bot nobody answers"
        return
    scopes = manifest["bots"][0]["scopes"]
    if manifest.get("defaultInstallScope") not in scopes:
        yield "defaultInstallScope", f"must be one of the bot's scopes: {', '.join(scopes)}"


def _texts(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field, text in translatable(manifest).items():
        if not text.strip():
            yield field, "is empty"
        elif text != text.strip():
            yield field, "starts or ends with a space"
    if not manifest["developer"]["name"].strip():
        yield "developer.name", "is empty"


def translatable(manifest: dict[str, Any]) -> dict[str, str]:
    """Return every text that people see, under the path that a translation file must use for it."""
    texts = {
        f"{part}.{size}": manifest[part][size]
        for part in ("name", "description")
        for size in ("short", "full")
    }
    for bot, place, commands in _command_lists(manifest):
        for number, command in enumerate(commands):
            path = f"bots[{bot}].commandLists[{place}].commands[{number}]"
            texts |= {f"{path}.{key}": command[key] for key in ("title", "description")}
    return texts


def _command_lists(manifest: dict[str, Any]) -> Iterator[tuple[int, int, list[dict[str, str]]]]:
    for number, bot in enumerate(manifest.get("bots", [])):
        for place, commands in enumerate(bot.get("commandLists", [])):
            yield number, place, commands["commands"]


def _addresses(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("websiteUrl", "privacyUrl", "termsOfUseUrl"):
        if not host_of(manifest["developer"][key]):
            yield f"developer.{key}", "must be a full https:// address"
    if not manifest.get("validDomains"):
        yield "validDomains", "is missing: it must hold the host of the bot"
    for place, domain in enumerate(manifest.get("validDomains", [])):
        bare = domain.removeprefix("*.")
        if not HOST.fullmatch(bare) or (bare != domain and "." not in bare):
            yield f"validDomains[{place}]", f"is {domain!r}; it must be a host name without scheme or path"


def _bots(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for number, bot in enumerate(manifest.get("bots", [])):
        if "personal" not in bot["scopes"]:
            yield f"bots[{number}].scopes", "must have personal: a melding is made in the personal chat"
        if bot.get("supportsFiles"):
            yield f"bots[{number}].supportsFiles", "must be false: the bot takes no files"
        yield from _commands(number, bot)


def _commands(number: int, bot: dict[str, Any]) -> Iterator[tuple[str, str]]:
    covered: list[str] = []
    for place, commands in enumerate(bot.get("commandLists", [])):
        path = f"bots[{number}].commandLists[{place}]"
        covered += commands["scopes"]
        if surplus := sorted(set(commands["scopes"]) - set(bot["scopes"])):
            yield f"{path}.scopes", f"has {', '.join(surplus)}, which the bot itself does not have"
        if not commands["commands"]:
            yield f"{path}.commands", "is empty"
        titles = [command["title"].casefold() for command in commands["commands"]]
        for twice in sorted({title for title in titles if titles.count(title) > 1}):
            yield f"{path}.commands", f"has {twice!r} twice"
    for scope in bot["scopes"]:
        if covered.count(scope) != 1:
            yield (
                f"bots[{number}].commandLists",
                f"has {covered.count(scope)} lists for {scope}; there must be one",
            )


def _single_sign_on(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "webApplicationInfo" not in manifest:
        return
    resource = manifest["webApplicationInfo"].get("resource", "")
    if not _RESOURCE.fullmatch(resource):
        yield (
            "webApplicationInfo.resource",
            f"is {resource!r}; single sign-on needs an address as in api://host/id",
        )
