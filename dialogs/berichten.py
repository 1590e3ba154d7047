"""Messages that the casework sends by itself: number, state, date and the one thing that is asked."""

from collections.abc import Sequence
from datetime import datetime

from dialogs.dates import say_moment
from dialogs.texts import Texts
from dialogs.view import Block, Button, Heading, Importance, Section, Text, Tone, View
from dialogs.zaak.marking import mark_buttons
from dialogs.zaak.refreshing import refresh_of
from knowledge.language import Language
from meldingen.berichten import Bericht, BerichtSoort
from meldingen.tijdlijn import Feit

_MOMENTS = frozenset({"belofte", "van", "naar", "uiterlijk"})
_CHOICES = {"status": "status", "urgentie": "urgentie", "resultaat": "resultaat"}
_TO_FILERS = frozenset(
    {
        BerichtSoort.ONTVANGEN,
        BerichtSoort.OPGEPAKT,
        BerichtSoort.STATUS,
        BerichtSoort.BELOFTE_VERSCHOVEN,
        BerichtSoort.HEROPEND,
        BerichtSoort.MEDEMELDER,
    }
)
_ASKS_A_MARK = frozenset({BerichtSoort.AFGEROND, BerichtSoort.NAZORG})
_TO_TEAM = frozenset({BerichtSoort.NIEUW, BerichtSoort.LOSGELATEN})


def toon(bericht: Bericht, language: Language) -> View:
    """Draw a message; the story is never in it, it is read in the case behind the button."""
    texts = Texts(language)
    facts = {key: _said(key, value, texts) for key, value in bericht.feiten.items()}
    told = texts.fill(_key(bericht, texts), {**facts, "nummer": str(bericht.nummer)})
    asked, promise = _asked(bericht, texts), _promise(bericht, texts)
    blocks: list[Block] = [Text(told)]
    if asked:
        blocks.append(Text(asked, Tone.STRONG))
    if promise:
        blocks.append(Text(promise))
    opens = Button(
        texts.say("berichten.knop_openen"), "zaak.open", {"nummer": str(bericht.nummer)}, Importance.PRIMARY
    )
    marks = mark_buttons(texts, bericht.nummer) if bericht.soort in _ASKS_A_MARK else ()
    refresh = refresh_of(texts, bericht.nummer) if bericht.soort in _TO_FILERS else None
    return View(told, tuple(blocks), buttons=(opens, *marks), language=language, refresh=refresh)


def toon_samen(berichten: Sequence[Bericht], language: Language) -> View:
    """Draw one message as it is, and several as one card with a button for each case."""
    views = [toon(bericht, language) for bericht in berichten]
    if len(views) == 1:
        return views[0]
    texts = Texts(language)
    title = texts.say("berichten.samen", aantal=len(views))
    shown = tuple(
        Section(str(bericht.nummer), view.blocks, view.buttons)
        for bericht, view in zip(berichten, views, strict=True)
    )
    return View(title, (Heading(title), *shown), language=language)


def _key(bericht: Bericht, texts: Texts) -> str:
    """A change of state says what changed, and a question whom it is about, where there are words for it."""
    plain = f"berichten.{bericht.soort.value}"
    nearer = [f"{plain}_{bericht.feiten.get(name, '')}" for name in ("gebeurtenis", "vraag")]
    return next((key for key in nearer if texts.knows(key)), plain)


def _asked(bericht: Bericht, texts: Texts) -> str:
    """The one thing that a rung of the ladder asks of its reader."""
    asked = f"berichten.gevraagd_{bericht.feiten.get('vraag', '')}"
    return texts.say(asked) if bericht.soort is BerichtSoort.GEESCALEERD and texts.knows(asked) else ""


def _promise(bericht: Bericht, texts: Texts) -> str:
    before = bericht.feiten.get("belofte")
    if not isinstance(before, str) or not before:
        return ""
    moment = say_moment(datetime.fromisoformat(before), texts.language)
    if bericht.soort in _TO_FILERS:
        return texts.say("berichten.u_hoort_voor", moment=moment)
    return texts.say("berichten.melder_hoort_voor", moment=moment) if bericht.soort in _TO_TEAM else ""


def _said(key: str, value: Feit, texts: Texts) -> str:
    if isinstance(value, str) and value:
        if key in _MOMENTS:
            return say_moment(datetime.fromisoformat(value), texts.language)
        named = f"keuzes.{_CHOICES.get(key, '')}_{value}"
        return texts.say(named) if key in _CHOICES and texts.knows(named) else value
    return "" if value is None else str(value)
