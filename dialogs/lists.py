"""Lines of a list of meldingen: number, state and dates, nothing of the story."""

from collections.abc import Iterable

from dialogs.dates import say_moment
from dialogs.flow import Context
from dialogs.view import Block, Button, Section, Text, Tone
from meldingen.beeld import Meldingregel


def line_sections(context: Context, lines: Iterable[Meldingregel]) -> list[Block]:
    return [_line(context, line) for line in lines]


def _line(context: Context, line: Meldingregel) -> Section:
    language = context.texts.language
    title = f"{line.nummer} · {context.say(f'keuzes.status_{line.status.value}')}"
    owner = line.eigenaar_functie or context.say("zaak.nog_niemand")
    parts = [context.say("lijst.bij", functie=owner)]
    if line.uiterlijk is not None:
        parts.append(context.say("lijst.voor", moment=say_moment(line.uiterlijk, language)))
    blocks: list[Block] = [Text(" · ".join(parts), Tone.SUBTLE)]
    if line.vraag_open:
        blocks.append(Text(context.say("lijst.vraag_open"), Tone.WARNING))
    if line.escalatietrede:
        blocks.append(Text(context.say("lijst.geescaleerd"), Tone.WARNING))
    opens = Button(context.say("zaak.knop_openen"), "zaak.open", {"nummer": str(line.nummer)})
    return Section(title, tuple(blocks), (opens,))
