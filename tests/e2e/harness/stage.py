"""The whole stage: the bot, two Playgrounds, one browser, two people."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route, sync_playwright

from tests.e2e.harness.person import Person
from tests.e2e.harness.processes import Program, a_playground, running, the_bot

_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
_HERE = {"127.0.0.1", "localhost"}


@dataclass(frozen=True)
class Stage:
    bot: Program
    professional: Person
    pontonnier: Person

    @property
    def people(self) -> tuple[Person, Person]:
        return self.professional, self.pontonnier


@contextmanager
def a_stage(
    browser_path: str, data: Path, pictures: Path, settings: Mapping[str, str] | None = None
) -> Iterator[Stage]:
    """Start everything, in an order in which nothing speaks to what is not there yet."""
    bot = the_bot(data, pictures, settings)
    playgrounds = {name: a_playground(name, bot, pictures) for name in ("professional", "pontonnier")}
    with running(bot, *playgrounds.values()), a_browser(browser_path) as browser:
        people = {name: _sit_down(name, program, browser, pictures) for name, program in playgrounds.items()}
        yield Stage(bot, **people)


@contextmanager
def a_browser(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def _sit_down(name: str, program: Program, browser: Browser, pictures: Path) -> Person:
    context = browser.new_context(
        viewport={"width": 1280, "height": 1500}, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    context.route("**/*", _stay_on_this_machine)
    person = Person(name, context.new_page(), pictures)
    person.open_teams(program.ready_at)
    return person


def _stay_on_this_machine(route: Route) -> None:
    if urlsplit(route.request.url).hostname in _HERE:
        route.continue_()
    else:
        route.abort()
