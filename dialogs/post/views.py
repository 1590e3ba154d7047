from collections.abc import Mapping, Sequence

from dialogs.berichten import toon
from dialogs.dates import say_moment_short
from dialogs.flow import Context
from dialogs.view import Block, Button, Heading, Importance, Section, Text, Tone, View
from meldingen.outbox.model import DODE_BRIEVEN, Staat, Zending

MOST_LETTERS = 8
MOST_RESULTS = 20
Names = Mapping[str, str]
"""Names of persons by their id, as far as they may be shown; the others are "somebody outside the team"."""


def letters_view(context: Context, letters: Sequence[Zending], names: Names, notice: str = "") -> View:
    """What failed or may have failed, newest first, each to be sent again."""
    title = context.say("post.kop")
    blocks: list[Block] = [Heading(title)]
    if notice:
        blocks.append(Text(notice, Tone.GOOD))
    blocks.append(Text(context.say("post.uitleg" if letters else "post.leeg")))
    blocks += [_letter(context, letter, names) for letter in letters]
    if len(letters) == MOST_LETTERS:
        blocks.append(Text(context.say("post.meer"), Tone.SUBTLE))
    return View(title, tuple(blocks), language=context.texts.language)


def _letter(context: Context, letter: Zending, names: Names) -> Section:
    nummer = str(letter.bericht.nummer)
    buttons = (
        Button(context.say("post.knop_opnieuw"), "post.opnieuw", {"id": letter.id}, Importance.PRIMARY),
        Button(context.say("berichten.knop_openen"), "zaak.open", {"nummer": nummer}),
    )
    return Section(_what(context, letter), (Text(_result(context, letter, names), Tone.SUBTLE),), buttons)


def results_view(context: Context, nummer: str, letters: Sequence[Zending], names: Names) -> View:
    """Every message of a case with its result, newest first; a role stands here as the persons it meant."""
    title = context.say("post.kop_zaak", nummer=nummer)
    shown = [letter for letter in letters if not _was_spread(letter) or letter.fout][::-1]
    blocks: list[Block] = [Heading(title)]
    for letter in shown[:MOST_RESULTS]:
        blocks.append(Text(_what(context, letter), Tone.STRONG))
        tone = Tone.WARNING if letter.staat in DODE_BRIEVEN else Tone.SUBTLE
        blocks.append(Text(_result(context, letter, names), tone))
    if len(shown) > MOST_RESULTS:
        blocks.append(Text(context.say("post.ouder", aantal=len(shown) - MOST_RESULTS), Tone.SUBTLE))
    back = Button(context.say("formulier.knop_terug"), "zaak.open", {"nummer": nummer})
    return View(title, tuple(blocks), buttons=(back,), language=context.texts.language)


def _was_spread(letter: Zending) -> bool:
    receiver = letter.bericht.ontvanger
    to_role = receiver.rol is not None or receiver.waarnemer
    return letter.staat is Staat.VERZONDEN and to_role and letter.langs is None


def _what(context: Context, letter: Zending) -> str:
    """The message in the words that its reader got."""
    return toon(letter.bericht, context.texts.language).summary


def _result(context: Context, letter: Zending, names: Names) -> str:
    """A post that could not be made stands here once as well, beside what each of the team got instead."""
    when = say_moment_short(letter.afgerond_op or letter.beschikbaar_op, context.texts.language)
    failed = _was_spread(letter)
    who = context.say("post.kanaal") if failed else _receiver(context, letter, names)
    state = "post.ieder_apart" if failed else f"post.staat_{letter.staat.value}"
    parts = [context.say("post.aan", wie=who), context.say(state, moment=when)]
    if letter.langs and letter.staat is Staat.VERZONDEN and not letter.in_kanaal:
        parts.append(context.say(f"post.langs_{letter.langs.value}"))
    if letter.fout:
        known = f"post.fout_{letter.fout.replace('_', '-')}"
        parts.append(context.say(known) if context.texts.knows(known) else letter.fout)
    return " · ".join(parts)


def _receiver(context: Context, letter: Zending, names: Names) -> str:
    receiver = letter.bericht.ontvanger
    if letter.in_kanaal:
        return context.say("post.kanaal")
    if receiver.waarnemer:
        return context.say("keuzes.ontvanger_waarnemer")
    if receiver.rol is None:
        return names.get(receiver.person_id or "", context.say("post.iemand_buiten"))
    role = context.say(f"keuzes.rol_{receiver.rol.value}")
    return f"{role} ({receiver.organisatie})" if receiver.organisatie else role
