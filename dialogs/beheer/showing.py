"""How the cards of the knowledge manager look alike: pages, ways back, and words alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from dialogs.flow import Context, Outcome
from dialogs.inbound import Json
from dialogs.view import Block, Button, Delivery, Heading, Reply, Section, Text, Tone, View
from knowledge.store.model import Page

PAGE_SIZE = 4
NOTHING: Mapping[str, Json] = {}


class PageData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    pagina: int = Field(default=1, ge=1)

    def of(self, everything: list[str]) -> list[str]:
        """Return what stands on this page."""
        return everything[(self.pagina - 1) * PAGE_SIZE : self.pagina * PAGE_SIZE]


class IdData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: int


def shown(context: Context, view: View) -> Outcome:
    """Answer a press in its own card, for this reader alone; answer words with a message."""
    delivery = Delivery.PRIVATE if context.inbound.private_answer else Delivery.MESSAGE
    return Outcome((Reply(view, delivery),))


def told(context: Context, words: str, *buttons: Button) -> Outcome:
    back = Button(context.say("beheer.knop_overzicht"), "beheer.start")
    view = View(words, (Text(words),), buttons=(*buttons, back), language=context.texts.language)
    return shown(context, view)


@dataclass(frozen=True)
class Lijst:
    """A list of what waits: the verb that turns its pages, and the key of what is said when nothing waits."""

    verb: str
    title: str
    empty: str


def page_of(context: Context, screen: Lijst, data: PageData, lines: Sequence[Section], total: int) -> Outcome:
    """Draw one page; `lines` are those of this page, `total` counts them all."""
    title = screen.title
    blocks: list[Block] = [Heading(title), *page_text(context, data.pagina, total), *lines]
    if not total:
        blocks.append(Text(context.say(screen.empty)))
    buttons = page_buttons(context, screen.verb, data.pagina, total)
    return shown(context, View(title, tuple(blocks), buttons=buttons, language=context.texts.language))


def store_page(number: int) -> Page:
    return Page((number - 1) * PAGE_SIZE, PAGE_SIZE)


def page_text(context: Context, number: int, total: int) -> tuple[Block, ...]:
    pages = -(-total // PAGE_SIZE)
    if pages <= 1:
        return ()
    return (Text(context.say("werk.pagina", nummer=number, van=pages), Tone.SUBTLE),)


def page_buttons(
    context: Context, verb: str, number: int, total: int, data: Mapping[str, Json] = NOTHING
) -> tuple[Button, ...]:
    """Previous, next, and back to the overview."""
    pages = -(-total // PAGE_SIZE)
    turns = {"werk.knop_vorige": number - 1, "werk.knop_volgende": number + 1}
    leafing = tuple(
        Button(context.say(label), verb, {**data, "pagina": page})
        for label, page in turns.items()
        if 1 <= page <= pages
    )
    return (*leafing, Button(context.say("beheer.knop_overzicht"), "beheer.start"))
