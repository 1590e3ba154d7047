"""Somebody at a Playground: types, presses, fills in and reads."""

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Locator, Page, Request, Response, WebSocket
from playwright.sync_api import TimeoutError as PageTimeoutError

from tests.e2e.harness.requirements import AXE

ANSWER_SECONDS = 20
STILL_MILLISECONDS = 200
_MILLISECONDS = 1000
_EDITOR = "[data-lexical-editor=true]"
_MESSAGE = ".fai-OutputCard"
_PRESSABLE: tuple[Literal["button", "link"], ...] = ("button", "link")
_CHAT_STREAM = "/_ws_conversation/"
# The client draws the answer to a press after it has come: it is there when the page stops changing.
_UNTIL_STILL = """milliseconds => new Promise(done => {
    const stop = () => { watcher.disconnect(); done(); };
    let timer = setTimeout(stop, milliseconds);
    const watcher = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(stop, milliseconds);
    });
    watcher.observe(document.body, {subtree: true, childList: true, characterData: true});
})"""
_RUN_AXE = """async cards => {
    const result = await axe.run({include: [[cards]]}, {resultTypes: ['violations']});
    return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`));
}"""
_NOTHING_THERE = "{name} sees no {what}; the last card says:\n{text}"


class NotOnScreenError(AssertionError):
    """What the person looks for is not there; the message holds what is."""


class Person:
    """The newest card that has the asked field or button is the one that is used, as a person would do."""

    def __init__(self, name: str, page: Page, pictures: Path) -> None:
        self.name = name
        self.page = page
        self._pictures = pictures
        self._taken = 0
        self._kept: list[str] = []
        page.on("websocket", self._listen)

    def open_teams(self, address: str) -> None:
        """Open the Playground; it tells the bot that the person has added it."""
        self.page.goto(address)
        self.page.locator(_EDITOR).wait_for()
        self.page.get_by_title("Hide log panel").click()

    def say(self, text: str) -> None:
        """Send a chat message, and wait until the bot has said one thing more."""
        before = self.message_count()
        self.page.locator(_EDITOR).click()
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        self.wait_for_message_after(before)

    def press(self, title: str) -> None:
        """Press a button, and wait until the bot has answered and the card is drawn anew.

        Raises:
            NotOnScreenError: If no card has such a button.
            PageTimeoutError: If the card holds the press back, as with a field that must be filled in.
        """
        with self.page.expect_response(_is_press, timeout=ANSWER_SECONDS * _MILLISECONDS) as answer:
            self.click(title)
        answer.value.finished()
        self.page.evaluate(_UNTIL_STILL, STILL_MILLISECONDS)

    def press_twice(self, title: str) -> int:
        """Press again before an answer can be there; return how many presses went out to the bot."""
        sent: list[Request] = []

        def count(request: Request) -> None:
            sent.append(request)

        self.page.on("request", count)
        with self.page.expect_response(_is_press, timeout=ANSWER_SECONDS * _MILLISECONDS):
            self._button(title).dblclick()
        self.page.evaluate(_UNTIL_STILL, STILL_MILLISECONDS)
        self.page.remove_listener("request", count)
        return sum(_is_press_request(request) for request in sent)

    def click(self, title: str) -> None:
        """Press a button without waiting: a link, an unfolding part, a press that is held back."""
        self._button(title).click()

    def _button(self, title: str) -> Locator:
        """Return the button on the newest message that has it; opens the menu if it is in there."""
        for card in self._newest_first():
            for role in _PRESSABLE:
                button = card.get_by_role(role, name=title, exact=True)
                if button.count():
                    return button.first
            if entry := self._entry_in_menu(card, title):
                return entry
        raise self._not_there(f"button {title!r}")

    def buttons(self) -> list[str]:
        """Return the titles of the buttons on the last card that are visible without the menu."""
        buttons = self._messages().last.locator(".ac-pushButton-content").all_inner_texts()
        return [title.strip() for title in buttons]

    def fill(self, label: str, value: str) -> None:
        self._field(label).fill(value)

    def choose(self, label: str, *options: str) -> None:
        """Choose in a list, in round buttons or in boxes to tick, whichever stands under the label."""
        target = self._field(label)
        for option in options:
            if target.get_attribute("role") == "combobox":
                target.click()
                self.page.get_by_role("option", name=option, exact=True).click()
            else:
                _labelled(target, option, "label").check()

    def options_of(self, label: str) -> list[str]:
        """Return what can be chosen in a list that opens; leaves it closed."""
        self._field(label).click()
        options = self.page.get_by_role("option").all_inner_texts()
        self.page.keyboard.press("Escape")
        return options

    def value_of(self, label: str) -> str:
        return self._field(label).input_value()

    def last_card_text(self) -> str:
        return self._messages().last.inner_text()

    def texts(self) -> list[str]:
        """Return everything the bot has said, oldest first."""
        return self._messages().all_inner_texts()

    def message_count(self) -> int:
        return self._messages().count()

    def wait_for_text(self, text: str | re.Pattern[str]) -> str:
        """Return the whole newest message that holds the text.

        Raises:
            NotOnScreenError: If it does not come within ANSWER_SECONDS.
        """
        found = self._messages().filter(has_text=text).last
        self._wait(found, f"text {text!r}")
        return found.inner_text()

    def wait_for_message_after(self, count: int) -> str:
        """Return the message after the first `count`, as soon as it is there."""
        message = self._messages().nth(count)
        self._wait(message, f"message number {count + 1}")
        return message.inner_text()

    def what_the_chat_keeps(self) -> str:
        """Return every message and every update that the chat service stored, as it came over the wire.

        The answer to a press is not among them: Teams shows it to this person and stores it nowhere.
        """
        return "\n".join(self._kept)

    def accessibility_faults(self) -> list[str]:
        """Return what axe-core finds wrong in the cards on screen: contrast, names, labels, order."""
        self.page.add_script_tag(path=AXE)
        found: list[str] = self.page.evaluate(_RUN_AXE, _MESSAGE)
        return found

    def screenshot(self, name: str) -> Path:
        """Keep what the person sees now, numbered in the order of taking."""
        self._taken += 1
        if self.message_count():
            self._messages().last.scroll_into_view_if_needed()
        path = self._pictures / f"{self.name}-{self._taken:02d}-{name}.png"
        self.page.screenshot(path=path)
        return path

    def _listen(self, socket: WebSocket) -> None:
        if _CHAT_STREAM in socket.url:
            socket.on("framereceived", lambda frame: self._kept.append(str(frame)))

    def _messages(self) -> Locator:
        return self.page.locator(_MESSAGE)

    def _newest_first(self) -> list[Locator]:
        return self._messages().all()[::-1]

    def _field(self, label: str) -> Locator:
        kind = "label.ac-richTextBlock, label.ac-textBlock"
        for card in self._newest_first():
            if card.locator(kind).filter(has_text=_exactly(label)).count():
                return _labelled(card, label, kind)
        raise self._not_there(f"field {label!r}")

    def _entry_in_menu(self, card: Locator, title: str) -> Locator | None:
        more = card.get_by_role("button", name="More options", exact=True)
        if not more.count():
            return None
        entry = self.page.get_by_role("menuitem", name=title, exact=True)
        if not entry.count():
            more.first.click()
        if entry.count():
            return entry.first
        self.page.keyboard.press("Escape")
        return None

    def _wait(self, found: Locator, what: str) -> None:
        try:
            found.wait_for(timeout=ANSWER_SECONDS * _MILLISECONDS)
        except PageTimeoutError:
            raise self._not_there(what) from None

    def _not_there(self, what: str) -> NotOnScreenError:
        text = self.last_card_text() if self.message_count() else "(nothing yet)"
        return NotOnScreenError(_NOTHING_THERE.format(name=self.name, what=what, text=text))


def _labelled(inside: Locator, text: str, kind: str) -> Locator:
    label = inside.locator(kind).filter(has_text=_exactly(text)).first
    return inside.locator(f'[id="{label.get_attribute("for")}"]')


def _exactly(text: str) -> re.Pattern[str]:
    """The renderer adds a star to the label of a field that must be filled in."""
    return re.compile(rf"^\s*{re.escape(text)}\s*\*?\s*$")


def _is_press(response: Response) -> bool:
    return _is_press_request(response.request)


def _is_press_request(request: Request) -> bool:
    return request.method == "POST" and "/_conversation/" in request.url
