"""Everything that Teams would refuse or show badly, each as one sentence that names the field."""

import io
import json
import zipfile
from importlib.resources import files
from typing import Any, NamedTuple

from manifest.content import content_faults
from manifest.faults import Fault
from manifest.icons import icon_faults
from manifest.package import MANIFEST_FILE
from manifest.schema_faults import schema_faults
from manifest.translation import translation_faults

MAX_PACKAGE_BYTES = 4 * 1024 * 1024


class _Package(NamedTuple):
    members: dict[str, bytes]
    manifest: dict[str, Any]


def check_package(content: bytes) -> list[Fault]:
    """Return what is wrong with a zipped app package; an empty list means that it can be uploaded."""
    members = _members(content)
    if isinstance(members, Fault):
        return [members]
    manifest = _json_object(members, MANIFEST_FILE)
    if isinstance(manifest, Fault):
        return [manifest]
    if faults := schema_faults(manifest, _schema("MicrosoftTeams.schema.json"), MANIFEST_FILE):
        return faults
    package = _Package(members, manifest)
    return [
        *content_faults(manifest),
        *_file_faults(package),
        *icon_faults(manifest["icons"], members),
        *_language_faults(package),
    ]


def referenced_files(manifest: dict[str, Any]) -> dict[str, str]:
    """Return the field that names each file of the package."""
    languages = manifest.get("localizationInfo", {}).get("additionalLanguages", [])
    return {f"icons.{key}": name for key, name in manifest["icons"].items()} | {
        f"localizationInfo.additionalLanguages[{place}].file": language["file"]
        for place, language in enumerate(languages)
    }


def _members(content: bytes) -> dict[str, bytes] | Fault:
    if len(content) > MAX_PACKAGE_BYTES:
        return Fault("package", f"has {len(content)} bytes; at most {MAX_PACKAGE_BYTES} fit")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_PACKAGE_BYTES:
                return Fault("package", f"unpacks to more than {MAX_PACKAGE_BYTES} bytes")
            return {item.filename: archive.read(item) for item in archive.infolist() if not item.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return Fault("package", "is no zip that can be read")


def _json_object(members: dict[str, bytes], name: str) -> dict[str, Any] | Fault:
    if name not in members:
        return Fault(name, "is not in the package, or not at its top")
    try:
        value = json.loads(members[name].decode("utf-8"))
    except ValueError as error:
        return Fault(name, f"is no JSON: {error}")
    return value if isinstance(value, dict) else Fault(name, "must hold one JSON object")


def _file_faults(package: _Package) -> list[Fault]:
    named = referenced_files(package.manifest)
    missing = [
        Fault(field, f"names {name!r}, which is not in the package")
        for field, name in named.items()
        if name not in package.members
    ]
    surplus = sorted(set(package.members) - set(named.values()) - {MANIFEST_FILE})
    return missing + [Fault(name, "is in the package, but the manifest does not name it") for name in surplus]


def _language_faults(package: _Package) -> list[Fault]:
    found: list[Fault] = []
    for field, name in referenced_files(package.manifest).items():
        if field.startswith("icons.") or name not in package.members:
            continue
        translation = _json_object(package.members, name)
        if isinstance(translation, Fault):
            found.append(translation)
            continue
        found += schema_faults(translation, _schema("MicrosoftTeams.Localization.schema.json"), name)
        found += translation_faults(package.manifest, translation, name)
    return found


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        files("manifest").joinpath("schema", name).read_text(encoding="utf-8")
    )
    return schema
