"""What a package says, who may build one, and that the same settings give the same bytes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from manifest.__main__ import app
from manifest.check import check_package
from manifest.package import COMMANDS, build_manifest, build_package, build_translation
from manifest.settings import DEVELOPMENT, PackageSettings, PackageSettingsError, read_settings, setting_name
from manifest.texts import load_texts

GIVEN: dict[str, str | None] = {
    "app_id": "3f0c7f1e-5a55-4b0e-9a39-2f0a4f7c8b11",
    "bot_id": "6d1b1d8c-0b62-4c0c-8f8b-7b1d4d8b0a22",
    "domain": "bot.gemeente.nl",
    "developer_name": "Een gemeente",
    "website_url": "https://www.gemeente.nl/bot",
    "privacy_url": "https://www.gemeente.nl/privacy",
    "terms_url": "https://www.gemeente.nl/voorwaarden",
}
SSO = {"sso_app_id": "9e6e3bd4-4f9c-4a39-8b0b-0d5f5d7a1c33", "sso_resource": "api://bot.gemeente.nl/x"}


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in PackageSettings.model_fields:
        monkeypatch.delenv(f"MANIFEST_{name.upper()}", raising=False)
    monkeypatch.delenv("BOT_APP_ID", raising=False)


def settings_of(**changes: str) -> PackageSettings:
    return read_settings({**GIVEN, **changes}, development=False)


def test_the_same_settings_give_the_same_bytes() -> None:
    assert build_package(settings_of(), "1.0.0") == build_package(settings_of(), "1.0.0")


def test_another_process_with_another_hash_seed_builds_the_same_bytes() -> None:
    script = (
        "import sys; from manifest.package import build_package as build; "
        "from manifest.settings import PackageSettings; "
        "sys.stdout.buffer.write(build(PackageSettings(**eval(sys.argv[1])), '1.0.0'))"
    )
    root = Path(build_package.__code__.co_filename).parents[1]
    built = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script, repr(GIVEN)],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(root), "TZ": "Pacific/Auckland"},
        capture_output=True,
        check=True,
    )
    assert built.stdout == build_package(settings_of(), "1.0.0")


@pytest.mark.parametrize("scopes", ["personal", "personal,team", "personal,team,groupChat"])
def test_a_package_for_publication_has_no_faults(scopes: str) -> None:
    assert check_package(build_package(settings_of(scopes=scopes, **SSO), "1.0.0")) == []


def test_each_scope_gets_its_own_commands_in_both_languages() -> None:
    settings = settings_of(scopes="personal,team")
    translation = build_translation(settings, load_texts("en"))
    manifest = json.loads(json.dumps(build_manifest(settings, load_texts("nl"), "1.0.0")))
    lists = manifest["bots"][0]["commandLists"]
    assert [entry["scopes"] for entry in lists] == [["personal"], ["team"]]
    assert lists[0]["commands"][1]["title"] == "melding"
    assert translation["bots[0].commandLists[0].commands[1].title"] == "report"
    assert "melding" not in [command["title"] for command in lists[1]["commands"]]


def test_every_command_with_a_text_is_offered_somewhere() -> None:
    offered = {key for keys in COMMANDS.values() for key in keys}
    assert offered == set(load_texts("nl").commands) == set(load_texts("en").commands)


def test_single_sign_on_is_only_mentioned_when_it_is_set() -> None:
    texts = load_texts("nl")
    assert "webApplicationInfo" not in build_manifest(settings_of(), texts, "1.0.0")
    assert build_manifest(settings_of(**SSO), texts, "1.0.0")["webApplicationInfo"] == {
        "id": SSO["sso_app_id"],
        "resource": SSO["sso_resource"],
    }


REFUSALS = [
    ({"app_id": ""}, "--app-id (or MANIFEST_APP_ID) is missing."),
    ({"bot_id": ""}, "--bot-id (or BOT_APP_ID) is missing."),
    ({"developer_name": ""}, "--developer-name (or MANIFEST_DEVELOPER_NAME) is missing."),
    (
        {"developer_name": "x" * 33},
        "--developer-name (or MANIFEST_DEVELOPER_NAME) string should have at most 32",
    ),
    ({"app_id": "1234"}, "--app-id (or MANIFEST_APP_ID) is no GUID."),
    ({"domain": "https://bot.gemeente.nl/"}, "--domain (or MANIFEST_DOMAIN) must be a bare host name"),
    (
        {"privacy_url": "http://www.gemeente.nl"},
        "--privacy-url (or MANIFEST_PRIVACY_URL) must be a full https://",
    ),
    ({"privacy_url": "https://[oops"}, "--privacy-url (or MANIFEST_PRIVACY_URL) must be a full https://"),
    ({"scopes": "personal,everywhere"}, "--scopes (or MANIFEST_SCOPES) has 'everywhere'"),
    ({"scopes": "team"}, "--scopes (or MANIFEST_SCOPES) must have personal"),
    ({"sso_app_id": SSO["sso_app_id"]}, "--sso-resource (or MANIFEST_SSO_RESOURCE) is needed as well"),
    ({"sso_resource": "api://x"}, "--sso-app-id (or MANIFEST_SSO_APP_ID) is needed as well"),
    (SSO | {"sso_resource": "https://x"}, "--sso-resource (or MANIFEST_SSO_RESOURCE) must start with api://"),
    ({"domain": "bot.example"}, "--domain (or MANIFEST_DOMAIN) is bot.example, which belongs to nobody"),
    ({"domain": "localhost"}, "--domain (or MANIFEST_DOMAIN) is localhost, which belongs to nobody"),
    (
        {"website_url": "https://www.example.org/"},
        "--website-url (or MANIFEST_WEBSITE_URL) is www.example.org",
    ),
    ({"app_id": "00000000-0000-0000-0000-000000000000"}, "--app-id (or MANIFEST_APP_ID) is a placeholder"),
    ({"bot_id": DEVELOPMENT["bot_id"]}, "--bot-id (or BOT_APP_ID) is a placeholder"),
    ({"developer_name": DEVELOPMENT["developer_name"]}, "(or MANIFEST_DEVELOPER_NAME) is a placeholder"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSALS, ids=[refusal[1] for refusal in REFUSALS])
def test_a_setting_that_cannot_be_published_is_refused_by_name(
    changes: dict[str, str], sentence: str
) -> None:
    with pytest.raises(PackageSettingsError) as refused:
        settings_of(**changes)
    assert [said for said in refused.value.sentences if sentence in said], refused.value.sentences


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(PackageSettingsError) as refused:
        read_settings({}, development=False)
    assert len(refused.value.sentences) == len(DEVELOPMENT)


def test_arguments_go_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANIFEST_DOMAIN", "other.gemeente.nl")
    monkeypatch.setenv("BOT_APP_ID", SSO["sso_app_id"])
    assert settings_of().domain == GIVEN["domain"]
    settings = read_settings({**GIVEN, "domain": None, "bot_id": None}, development=False)
    assert (settings.domain, settings.bot_id) == ("other.gemeente.nl", SSO["sso_app_id"])


def test_a_development_package_keeps_what_was_given(tmp_path: Path) -> None:
    settings = read_settings({"bot_id": GIVEN["bot_id"]}, development=True)
    assert (settings.bot_id, settings.domain) == (GIVEN["bot_id"], DEVELOPMENT["domain"])


def test_the_command_line_builds_a_package_that_its_own_check_accepts(tmp_path: Path) -> None:
    options = [part for name, value in GIVEN.items() for part in ("--" + name.replace("_", "-"), str(value))]
    built = CliRunner().invoke(app, ["build", *options, "-o", "out/bot.zip"])
    assert built.exit_code == 0, built.output
    assert "development" not in built.output
    checked = CliRunner().invoke(app, ["check", "out/bot.zip"])
    assert (checked.exit_code, checked.output) == (0, "out/bot.zip has no faults.\n")


def test_a_refused_build_writes_nothing_and_names_the_settings(tmp_path: Path) -> None:
    refused = CliRunner().invoke(app, ["build", "-o", "bot.zip"])
    assert refused.exit_code == 2
    assert "MANIFEST_PRIVACY_URL" in refused.stderr
    assert not (tmp_path / "bot.zip").exists()


def test_a_development_build_says_that_it_is_one(tmp_path: Path) -> None:
    built = CliRunner().invoke(app, ["build", "--development"])
    assert "development package (do not publish it)" in built.output
    assert (tmp_path / "dist" / "doorbraakbot.zip").exists()


def test_checking_a_faulty_file_lists_its_faults_and_fails(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"x")
    checked = CliRunner().invoke(app, ["check", "bad.zip"])
    assert (checked.exit_code, checked.stderr) == (1, "package: is no zip that can be read.\n")


def test_checking_a_file_that_is_not_there_is_a_mistake_of_use() -> None:
    checked = CliRunner().invoke(app, ["check", "nowhere.zip"])
    assert checked.exit_code == 2
    assert "nowhere.zip cannot be read" in checked.stderr


def test_checking_without_a_file_checks_what_the_source_builds() -> None:
    checked = CliRunner().invoke(app, ["check"])
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_the_help_of_build_names_every_setting_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    shown = CliRunner().invoke(app, ["build", "--help"]).output
    assert [name for name in PackageSettings.model_fields if setting_name(name) not in shown] == []
