"""Each fault that a package can have is found, and found by the name of its field."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manifest.check import check_package
from manifest.icons import icon_faults
from manifest.package import build_package, zip_members
from manifest.settings import read_settings

Members = dict[str, bytes]
Document = dict[str, Any]


@pytest.fixture
def members(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Members:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_APP_ID", raising=False)
    everywhere = read_settings({"scopes": "personal,team,groupChat"}, development=True)
    return unzip(build_package(everywhere, "1.2.3"))


def unzip(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults_of(members: Members) -> list[str]:
    return [str(fault) for fault in check_package(zip_members(members))]


def test_what_the_source_builds_has_no_faults(members: Members) -> None:
    assert faults_of(members) == []


def png(width: int, height: int, pixel: bytes, *, kind: int = 6) -> bytes:
    return png_of_rows(width, [pixel * width] * height, kind=kind)


def png_of_rows(width: int, rows: list[bytes], *, kind: int = 6) -> bytes:
    header = struct.pack(">IIBBBBB", width, len(rows), 8, kind, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in chunks
    )


def first_command(manifest: Document) -> Document:
    command: Document = manifest["bots"][0]["commandLists"][0]["commands"][0]
    return command


def drop(document: Document, *path: Any) -> None:
    *parents, last = path
    for part in parents:
        document = document[part]
    del document[last]


def put(value: object, *path: Any) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        *parents, last = path
        for part in parents:
            document = document[part]
        document[last] = value

    return change


COMMAND = ("bots", 0, "commandLists", 0, "commands", 0)
MANIFEST_FAULTS: list[tuple[Callable[[Document], object], str]] = [
    (put("1.15", "manifestVersion"), "manifest.json manifestVersion: is '1.15'; allowed: 1.16"),
    (put("1.2", "version"), "manifest.json version: is '1.2'"),
    (put("not-a-guid", "id"), "manifest.json id: does not have the right form"),
    (put("not-a-guid", "bots", 0, "botId"), "manifest.json bots[0].botId: does not have the right form"),
    (put("x" * 31, "name", "short"), "manifest.json name.short: has 31 characters, at most 30 fit"),
    (put("x" * 101, "name", "full"), "manifest.json name.full: has 101 characters, at most 100 fit"),
    (
        put("x" * 81, "description", "short"),
        "manifest.json description.short: has 81 characters, at most 80 fit",
    ),
    (put("x" * 4001, "description", "full"), "manifest.json description.full: has 4001 characters"),
    (put("x" * 33, "developer", "name"), "manifest.json developer.name: has 33 characters, at most 32 fit"),
    (put("  ", "developer", "name"), "manifest.json developer.name: is empty"),
    (
        put("http://a.nl", "developer", "privacyUrl"),
        "manifest.json developer.privacyUrl: must be a full https://",
    ),
    (
        put("ftp://a.nl", "developer", "websiteUrl"),
        "manifest.json developer.websiteUrl: does not have the right",
    ),
    (
        put("https://", "developer", "termsOfUseUrl"),
        "manifest.json developer.termsOfUseUrl: must be a full https://",
    ),
    (put("", "name", "short"), "manifest.json name.short: is empty"),
    (put(" Bot", "name", "short"), "manifest.json name.short: starts or ends with a space"),
    (put("blue", "accentColor"), "manifest.json accentColor: does not have the right form"),
    (
        put("x" * 33, *COMMAND, "title"),
        "manifest.json bots[0].commandLists[0].commands[0].title: has 33 characters",
    ),
    (put("x" * 129, *COMMAND, "description"), "commands[0].description: has 129 characters, at most 128 fit"),
    (put("HELP", *COMMAND, "title"), "manifest.json bots[0].commandLists[0].commands: has 'help' twice"),
    (put([], *COMMAND[:-1]), "manifest.json bots[0].commandLists[0].commands: is empty"),
    (lambda m: m["bots"][0]["commandLists"][0]["commands"].extend([first_command(m)] * 9), "at most 10 fit"),
    (
        lambda m: m["bots"][0]["commandLists"].pop(),
        "commandLists: has 0 lists for groupChat; there must be one",
    ),
    (
        put(["personal"], "bots", 0, "scopes"),
        "bots[0].commandLists[1].scopes: has team, which the bot itself",
    ),
    (put(["team", "groupChat"], "bots", 0, "scopes"), "bots[0].scopes: must have personal"),
    (
        put("meetings", "defaultInstallScope"),
        "manifest.json defaultInstallScope: must be one of the bot's scopes",
    ),
    (put("chat", "defaultInstallScope"), "manifest.json defaultInstallScope: is 'chat'; allowed:"),
    (put(True, "bots", 0, "supportsFiles"), "manifest.json bots[0].supportsFiles: must be false"),
    (put([], "bots"), "manifest.json bots: is missing"),
    (put([], "validDomains"), "manifest.json validDomains: is missing"),
    (put(["https://a.nl/x"], "validDomains"), "manifest.json validDomains[0]: is 'https://a.nl/x'"),
    (put(["*.nl"], "validDomains"), "manifest.json validDomains[0]: is '*.nl'"),
    (
        put({"id": "0" * 8}, "webApplicationInfo"),
        "manifest.json webApplicationInfo.id: does not have the right form",
    ),
    (
        put({"id": "00000000-0000-4000-8000-0000000000d3"}, "webApplicationInfo"),
        "manifest.json webApplicationInfo.resource: is ''",
    ),
    (lambda m: drop(m, "developer"), "manifest.json: 'developer' is a required property"),
    (put(1, "surprise"), "manifest.json: Additional properties are not allowed ('surprise' was unexpected)"),
    (put("kleur.png", "icons", "color"), "icons.color: names 'kleur.png', which is not in the package"),
    (
        put("e.json", "localizationInfo", "additionalLanguages", 0, "file"),
        "additionalLanguages[0].file: names 'e.json'",
    ),
]


@pytest.mark.parametrize(
    ("change", "sentence"), MANIFEST_FAULTS, ids=[fault[1][:70] for fault in MANIFEST_FAULTS]
)
def test_a_fault_in_the_manifest_is_found_by_its_field(
    members: Members, change: Callable[[Document], object], sentence: str
) -> None:
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    found = faults_of(members | {"manifest.json": json.dumps(manifest).encode()})
    assert any(sentence in fault for fault in found), found


EN_FAULTS: list[tuple[Callable[[Document], object], str]] = [
    (lambda t: drop(t, "name.short"), "en.json name.short: is missing"),
    (lambda t: drop(t, "description.full"), "en.json description.full: is missing"),
    (
        lambda t: drop(t, "bots[0].commandLists[0].commands[2].description"),
        "en.json bots[0].commandLists[0].commands[2].description: is missing, so it stays untranslated",
    ),
    (
        put("more", "bots[0].commandLists[0].commands[9].title"),
        "en.json bots[0].commandLists[0].commands[9].title: translates nothing in the manifest",
    ),
    (put("x" * 33, "bots[0].commandLists[0].commands[0].title"), "commands[0].title: has 33 characters"),
    (
        put("Help", "bots[0].commandLists[0].commands[0].title"),
        "is the same as bots[0].commandLists[0].commands[0]",
    ),
    (put("  ", "name.full"), "en.json name.full: is empty"),
    (put(7, "name.full"), "en.json name.full: 7 is not of type 'string'"),
    (put("x", "nickname"), "en.json nickname: translates nothing in the manifest"),
]


@pytest.mark.parametrize(("change", "sentence"), EN_FAULTS, ids=[fault[1][:70] for fault in EN_FAULTS])
def test_a_fault_in_the_translation_is_found_by_its_field(
    members: Members, change: Callable[[Document], object], sentence: str
) -> None:
    translation = json.loads(members["en.json"])
    change(translation)
    found = faults_of(members | {"en.json": json.dumps(translation).encode()})
    assert any(sentence in fault for fault in found), found


WHITE, CLEAR, BLUE = b"\xff\xff\xff\xff", b"\0\0\0\0", b"\0\0\xff\xff"
FILE_FAULTS = [
    ("color.png", png(96, 96, BLUE), "color.png: is 96 by 96 pixels; the color icon must be 192 by 192"),
    (
        "outline.png",
        png(192, 192, WHITE),
        "outline.png: is 192 by 192 pixels; the outline icon must be 32 by 32",
    ),
    ("outline.png", png(32, 32, WHITE[:3], kind=2), "outline.png: has no transparency"),
    ("outline.png", png(32, 32, WHITE), "outline.png: must have both white and transparent pixels"),
    ("outline.png", png(32, 32, CLEAR), "outline.png: must have both white and transparent pixels"),
    ("color.png", b"GIF89a", "color.png: is no PNG"),
    ("color.png", png(192, 192, BLUE)[:60], "color.png: is a damaged PNG"),
    (
        "color.png",
        png(192, 192, b"\x01", kind=3),
        "color.png: must be a PNG with 8 bits a channel in RGB or RGBA",
    ),
    ("color.png", None, "icons.color: names 'color.png', which is not in the package"),
    ("en.json", None, "localizationInfo.additionalLanguages[0].file: names 'en.json'"),
    ("en.json", b"{", "en.json: is no JSON"),
    ("en.json", b"[]", "en.json: must hold one JSON object"),
    ("manifest.json", None, "manifest.json: is not in the package, or not at its top"),
    ("manifest.json", b"\xff", "manifest.json: is no JSON"),
    ("notes.txt", b"hello", "notes.txt: is in the package, but the manifest does not name it"),
]


@pytest.mark.parametrize(
    ("name", "content", "sentence"), FILE_FAULTS, ids=[fault[2][:70] for fault in FILE_FAULTS]
)
def test_a_fault_in_a_file_is_found_by_its_name(
    members: Members, name: str, content: bytes | None, sentence: str
) -> None:
    changed = {key: value for key, value in members.items() if key != name}
    if content is not None:
        changed[name] = content
    found = faults_of(changed)
    assert any(fault.startswith(sentence) for fault in found), found


def test_one_coloured_pixel_in_the_outline_is_found(members: Members) -> None:
    rows = [WHITE + CLEAR * 31] * 31 + [BLUE + CLEAR * 31]
    content = png_of_rows(32, rows)
    assert faults_of(members | {"outline.png": content}) == [
        "outline.png: has a colour other than white; the outline icon must be white on transparent."
    ]


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["api://[", "https://["]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


def paths_in(document: object) -> list[list[Any]]:
    parts = (
        document.items()
        if isinstance(document, dict)
        else enumerate(document)
        if isinstance(document, list)
        else ()
    )
    return [path for key, value in parts for path in [[key], *([key, *rest] for rest in paths_in(value))]]


@given(data=st.data(), value=ANY_JSON)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_field_the_check_gives_faults_and_never_breaks(
    members: Members, data: st.DataObject, value: object
) -> None:
    file = data.draw(st.sampled_from(["manifest.json", "en.json"]))
    document = json.loads(members[file])
    put(value, *data.draw(st.sampled_from(paths_in(document))))(document)
    for fault in faults_of(members | {file: json.dumps(document).encode()}):
        assert fault.endswith(".")


@given(st.binary(max_size=200), st.integers(0, 2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_icon_never_breaks_the_check(members: Members, garbage: bytes, at: int) -> None:
    picture = members["outline.png"]
    damaged = picture[:at] + garbage + picture[at + len(garbage) :]
    icons = {"outline": "outline.png", "color": "color.png"}
    for fault in icon_faults(icons, {"outline.png": damaged}):
        assert fault.field == "outline.png"


def test_something_that_is_no_zip_is_one_fault() -> None:
    assert [str(fault) for fault in check_package(b"nonsense")] == ["package: is no zip that can be read."]


def test_a_package_that_is_too_large_is_not_unpacked() -> None:
    found = check_package(zip_members({"manifest.json": b" " * (4 * 1024 * 1024 + 1)}))
    assert [fault.field for fault in found] == ["package"]
