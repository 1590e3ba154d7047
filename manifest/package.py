"""Put the manifest, its translations and its icons into one zip; the same settings give the same bytes."""

import io
import json
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from manifest.settings import PackageSettings
from manifest.texts import DEFAULT_LANGUAGE, OTHER_LANGUAGES, AppTexts, load_texts

# 1.16 is the oldest version with all that is used here: defaultInstallScope came with 1.9, and from 1.16
# on the schema of a translation insists on the name and the description.
MANIFEST_VERSION: Final = "1.16"
MANIFEST_FILE: Final = "manifest.json"
ICONS: Final = {"color": "color.png", "outline": "outline.png"}
ACCENT_COLOUR: Final = "#0F5C6E"
# What can be asked in a team or a group is what everyone there may read: no meldingen, no work list.
_PERSONAL = ("wie_regelt", "melding", "status", "routekaart", "werkvoorraad", "help")
_SHARED = ("wie_regelt", "routekaart", "help")
COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "personal": _PERSONAL,
    "team": _SHARED,
    "groupChat": _SHARED,
}

Json = dict[str, object]


def build_package(settings: PackageSettings, version: str) -> bytes:
    """Return the zip that Teams takes; `version` is the app's own, as in 1.2.3."""
    members = {
        MANIFEST_FILE: _json(build_manifest(settings, load_texts(DEFAULT_LANGUAGE), version)),
        **{f"{tag}.json": _json(build_translation(settings, load_texts(tag))) for tag in OTHER_LANGUAGES},
        **{name: files("manifest").joinpath("icons", name).read_bytes() for name in ICONS.values()},
    }
    return zip_members(members)


def build_manifest(settings: PackageSettings, texts: AppTexts, version: str) -> Json:
    manifest: Json = {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{MANIFEST_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": MANIFEST_VERSION,
        "version": version,
        "id": settings.app_id,
        "developer": _developer(settings),
        "name": texts.name.model_dump(),
        "description": texts.description.model_dump(),
        "localizationInfo": _languages(),
        "icons": dict(ICONS),
        "accentColor": ACCENT_COLOUR,
        "bots": [_bot(settings, texts)],
        "defaultInstallScope": "personal",
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [settings.domain],
    }
    if settings.sso_app_id:
        manifest["webApplicationInfo"] = {"id": settings.sso_app_id, "resource": settings.sso_resource}
    return manifest


def build_translation(settings: PackageSettings, texts: AppTexts) -> Json:
    translation: Json = {
        "$schema": "https://developer.microsoft.com/json-schemas/teams/"
        f"v{MANIFEST_VERSION}/MicrosoftTeams.Localization.schema.json",
        "name.short": texts.name.short,
        "name.full": texts.name.full,
        "description.short": texts.description.short,
        "description.full": texts.description.full,
    }
    for place, scope in enumerate(settings.scopes):
        for number, key in enumerate(COMMANDS[scope]):
            path = f"bots[0].commandLists[{place}].commands[{number}]"
            translation[f"{path}.title"] = texts.commands[key].title
            translation[f"{path}.description"] = texts.commands[key].description
    return translation


def zip_members(members: Mapping[str, bytes]) -> bytes:
    """Return a zip without dates and without compression: both differ from machine to machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members, key=lambda name: (name != MANIFEST_FILE, name)):
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, members[name])
    return buffer.getvalue()


def _developer(settings: PackageSettings) -> Json:
    return {
        "name": settings.developer_name,
        "websiteUrl": settings.website_url,
        "privacyUrl": settings.privacy_url,
        "termsOfUseUrl": settings.terms_url,
    }


def _languages() -> Json:
    others = [{"languageTag": tag, "file": f"{tag}.json"} for tag in OTHER_LANGUAGES]
    return {"defaultLanguageTag": DEFAULT_LANGUAGE, "additionalLanguages": others}


def _bot(settings: PackageSettings, texts: AppTexts) -> Json:
    return {
        "botId": settings.bot_id,
        "scopes": list(settings.scopes),
        "isNotificationOnly": False,
        "supportsCalling": False,
        "supportsVideo": False,
        "supportsFiles": False,
        "commandLists": [
            {"scopes": [scope], "commands": [texts.commands[key].model_dump() for key in COMMANDS[scope]]}
            for scope in settings.scopes
        ],
    }


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
