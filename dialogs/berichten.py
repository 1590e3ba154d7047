"""Messages that the casework sends by itself: number, state, date and the one thing that is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs.dates import say_moment
from dialogs.texts import Texts
from dialogs.view import Block, Button, Heading, Importance, Section, Text, Tone, View
from dialogs.zaak.marking import mark_buttons
from dialogs.zaak.refreshing import refresh_of
from knowledge.language import Language
from meldingen.berichten import Bericht, BerichtSoort
from meldingen.tijdlijn import Feit

_MOMENTS = frozenset({"belofte", "van", "naar", "uiterlijk", "volgende"})
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
_FREE_TO_TAKE = frozenset({BerichtSoort.NIEUW, BerichtSoort.HEROPEND})
_SAYS_ITS_DATE = frozenset(
    {
        BerichtSoort.TAAK,
        BerichtSoort.TAAK_HERINNERING,
        BerichtSoort.BELOFTE_VERSCHOVEN,
    }
)
_BY_THE_CLOCK = {
    BerichtSoort.GEESCALEERD: "berichten.volgende_stap",
    BerichtSoort.HEEFT_U_HET_NOG: "berichten.antwoord_voor",
    BerichtSoort.BELOFTE_GEMIST: "berichten.opnieuw_gezegd",
}
_WAITS_FOR_ITS_READER = frozenset({BerichtSoort.VRAAG, BerichtSoort.REGIE_GEVRAAGD})


def toon(bericht: Bericht, language: Language) -> View:
    """Draw a message; the story is never in it, it is read in the case behind the button."""
    texts = Texts(language)
    marks = mark_buttons(texts, bericht.nummer) if bericht.soort in _ASKS_A_MARK else ()
    refresh = refresh_of(texts, bericht.nummer) if bericht.soort in _TO_FILERS else None
    return _drawn(bericht, _key(bericht, texts), texts, marks, refresh)


def toon_in_kanaal(bericht: Bericht, language: Language) -> View:
    """Draw a message for everybody in a channel: the number, the state, the next date and what is asked."""
    texts = Texts(language)
    key, plainer = _key(bericht, texts), f"berichten.{bericht.soort.value}_kanaal"
    return _drawn(bericht, plainer if texts.knows(plainer) else key, texts)


def toon_in_brief(berichten: Sequence[Bericht], language: Language) -> View:
    """Draw messages for an e-mail, which has no buttons."""
    view = toon_samen(berichten, language)
    return replace(view, blocks=(*view.blocks, Text(Texts(language).say("berichten.in_teams"))), buttons=())


def _drawn(
    bericht: Bericht,
    key: str,
    texts: Texts,
    marks: tuple[Button, ...] = (),
    refresh: Button | None = None,
) -> View:
    facts = {name: _said(name, value, texts) for name, value in bericht.feiten.items()}
    told = texts.fill(key, {**facts, "nummer": str(bericht.nummer)})
    blocks: list[Block] = [Text(told)]
    if asked := _asked(bericht, texts):
        blocks.append(Text(asked, Tone.STRONG))
    if stands := " ".join(filter(None, (_state(bericht, texts), _next_date(bericht, texts)))):
        blocks.append(Text(stands))
    opens = Button(
        texts.say("berichten.knop_openen"), "zaak.open", {"nummer": str(bericht.nummer)}, Importance.PRIMARY
    )
    return View(told, tuple(blocks), buttons=(opens, *marks), language=texts.language, refresh=refresh)


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
    if bericht.aan_melder:
        nearer.append(f"{plain}_melder")
    if _nobody_has_it(bericht):
        nearer.append(f"{plain}_vrij{'_melder' if bericht.aan_melder else ''}")
    return next((key for key in nearer if texts.knows(key)), plain)


def _nobody_has_it(bericht: Bericht) -> bool:
    return not bericht.feiten.get("functie")


def _asked(bericht: Bericht, texts: Texts) -> str:
    """The one thing that is asked of the reader, where the words above it do not ask already."""
    if bericht.soort in _FREE_TO_TAKE and _nobody_has_it(bericht) and not bericht.aan_melder:
        return texts.say("berichten.gevraagd_oppakken")
    asked = f"berichten.gevraagd_{bericht.feiten.get('vraag', '')}"
    return texts.say(asked) if bericht.soort is BerichtSoort.GEESCALEERD and texts.knows(asked) else ""


def _state(bericht: Bericht, texts: Texts) -> str:
    status = _said("status", bericht.feiten.get("status"), texts)
    return texts.say("berichten.stand", status=status) if status else ""


def _next_date(bericht: Bericht, texts: Texts) -> str:
    """What comes next for this reader, if nothing happens before."""
    soort, to_filer = bericht.soort, bericht.aan_melder
    if soort in _SAYS_ITS_DATE:
        return ""
    promised, coming = (_moment(name, bericht, texts) for name in ("belofte", "volgende"))
    if soort in _BY_THE_CLOCK and coming and not (to_filer and promised):
        return texts.say(_BY_THE_CLOCK[soort], moment=coming)
    if not promised:
        return ""
    if soort in _WAITS_FOR_ITS_READER:
        return texts.say("berichten.antwoord_voor", moment=promised)
    return texts.say("berichten.u_hoort_voor" if to_filer else "berichten.melder_hoort_voor", moment=promised)


def _moment(name: str, bericht: Bericht, texts: Texts) -> str:
    return _said(name, bericht.feiten.get(name), texts)


def _said(key: str, value: Feit, texts: Texts) -> str:
    if isinstance(value, str) and value:
        if key in _MOMENTS:
            return say_moment(datetime.fromisoformat(value), texts.language)
        named = f"keuzes.{_CHOICES.get(key, '')}_{value}"
        return texts.say(named) if key in _CHOICES and texts.knows(named) else value
    return "" if value is None else str(value)
