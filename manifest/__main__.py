"""`python -m manifest build` and `python -m manifest check`."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from manifest.check import check_package
from manifest.package import build_package
from manifest.settings import PackageSettings, PackageSettingsError, read_settings, setting_name

DISTRIBUTION = "doorbraakbot"
FAULTY, MISUSED = 1, 2

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Build and check the Teams app package.")

Text = str | None


def _option(field: str) -> object:
    about = (PackageSettings.model_fields[field].description or "").removesuffix(".")
    return typer.Option(help=f"{about} ({setting_name(field)}).")


@app.command()
def build(  # noqa: PLR0913 - each parameter is an option of the command line
    app_id: Annotated[Text, _option("app_id")] = None,
    bot_id: Annotated[Text, _option("bot_id")] = None,
    domain: Annotated[Text, _option("domain")] = None,
    developer_name: Annotated[Text, _option("developer_name")] = None,
    website_url: Annotated[Text, _option("website_url")] = None,
    privacy_url: Annotated[Text, _option("privacy_url")] = None,
    terms_url: Annotated[Text, _option("terms_url")] = None,
    scopes: Annotated[Text, _option("scopes")] = None,
    sso_app_id: Annotated[Text, _option("sso_app_id")] = None,
    sso_resource: Annotated[Text, _option("sso_resource")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The zip to write.")] = Path(
        "dist/doorbraakbot.zip"
    ),
    development: Annotated[bool, typer.Option("--development", help="Allow placeholders.")] = False,
) -> None:
    """Build the package; what is not given comes from the environment or .env: MANIFEST_..., BOT_APP_ID."""
    given = {name: value for name, value in locals().items() if name not in ("output", "development")}
    package = _built(given, development=development)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(package)
    kind = "development package (do not publish it)" if development else "package"
    typer.echo(f"Wrote {kind} {output}, {len(package)} bytes.")


@app.command()
def check(
    package: Annotated[
        Path | None, typer.Argument(help="A built zip; without it, what this source builds.")
    ] = None,
) -> None:
    """Check a package against the schema and the rules of Teams; every fault names its field."""
    if package is None:
        _built({"scopes": "personal,team,groupChat"}, development=True)
        typer.echo("The package that this source builds has no faults.")
        return
    try:
        content = package.read_bytes()
    except OSError as error:
        typer.echo(f"{package} cannot be read: {error.strerror}.", err=True)
        raise typer.Exit(MISUSED) from None
    _stop_on_faults(content)
    typer.echo(f"{package} has no faults.")


def _built(given: dict[str, str | None], *, development: bool) -> bytes:
    try:
        settings = read_settings(given, development=development)
    except PackageSettingsError as error:
        for sentence in error.sentences:
            typer.echo(sentence, err=True)
        raise typer.Exit(MISUSED) from None
    content = build_package(settings, version(DISTRIBUTION))
    _stop_on_faults(content)
    return content


def _stop_on_faults(content: bytes) -> None:
    faults = check_package(content)
    for fault in faults:
        typer.echo(str(fault), err=True)
    if faults:
        raise typer.Exit(FAULTY)


if __name__ == "__main__":
    app()
