"""What the bot tells about its own work."""

from dialogs.controle.words import say_audit, say_remedies
from dialogs.dates import say_moment
from dialogs.texts import Texts
from dialogs.view import Button, Heading, Importance, Text, Tone, View
from knowledge.language import Language
from meldingen.controle import Controle
from meldingen.escalatie import Gat


def audit_view(controle: Controle, language: Language, *, with_post: bool) -> View:
    """What is wrong and what to do; `with_post` for who may see the messages that did not arrive."""
    texts = Texts(language)
    line, remedies = say_audit(controle, texts), say_remedies(controle, texts)
    buttons: list[Button] = []
    if remedies:
        again = texts.say("controle.knop_opnieuw")
        buttons.append(Button(again, "controle.nu", importance=Importance.PRIMARY))
    if with_post:
        buttons.append(Button(texts.say("controle.knop_post"), "post.lijst"))
    blocks = [Text(line, Tone.WARNING if remedies else Tone.GOOD)]
    if remedies:
        blocks.append(Text(remedies))
    if controle.niet_aangekomen:
        blocks.append(Text(texts.say("controle.niet_aangekomen", aantal=controle.niet_aangekomen)))
    return View(line, tuple(blocks), buttons=tuple(buttons), language=language)


def gap_view(gat: Gat, lasting: bool, language: Language) -> View:
    """Office hours in which nobody holds a role; `lasting` when no end is in sight."""
    texts = Texts(language)
    wie = texts.say(f"keuzes.ontvanger_{gat.ontvanger.value}")
    van, tot = say_moment(gat.van, language), say_moment(gat.tot, language)
    key = "controle.gat_blijvend" if lasting else "controle.gat"
    told = texts.fill(key, {"wie": wie, "van": van, "tot": tot})
    fix = Button(texts.say("controle.knop_instellingen"), "instellingen.toon", importance=Importance.PRIMARY)
    blocks = (
        Heading(texts.say("controle.gat_kop")),
        Text(told, Tone.WARNING),
        Text(texts.say("controle.gat_doen")),
    )
    return View(told, blocks, buttons=(fix,), language=language)
