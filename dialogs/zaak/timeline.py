"""The timeline in words: when, what, who by function, and the text that came with it."""

from datetime import datetime

from dialogs.dates import say_moment_short
from dialogs.texts import Texts
from dialogs.view import Block, Section, Text, Tone
from meldingen.tijdlijn import Feit, Gebeurtenis

MOST_ENTRIES = 12
_MOMENTS = frozenset({"uiterlijk", "van", "naar", "tot", "op"})
_CHOICES = {"resultaat": "resultaat", "urgentie": "urgentie", "kanaal": "kanaal", "samenhang": "samenhang"}
_NEARER = ("stilte", "vanzelf", "overgeslagen")
_QUOTED = ("tekst", "reden", "wat", "besluit")


def timeline_blocks(entries: tuple[Gebeurtenis, ...], texts: Texts) -> tuple[Block, ...]:
    """Newest first; what is older than the last dozen is counted."""
    newest = entries[::-1][:MOST_ENTRIES]
    blocks: list[Block] = []
    for entry in newest:
        blocks.append(Text(entry_line(entry, texts), Tone.STRONG))
        quoted = quoted_text(entry)
        if quoted:
            blocks.append(Text(quoted))
    older = len(entries) - len(newest)
    if older:
        blocks.append(Text(texts.say("zaak.ouder", aantal=older), Tone.SUBTLE))
    return (Section(texts.say("zaak.tijdlijn"), tuple(blocks)),) if blocks else ()


def entry_line(entry: Gebeurtenis, texts: Texts) -> str:
    when = say_moment_short(entry.op, texts.language)
    facts = {key: _said(key, value, texts) for key, value in entry.feiten.items()}
    what = texts.fill(_key(entry, texts), _Facts(facts))
    who = _who(entry, texts)
    return f"{when} · {what} ({who})" if who else f"{when} · {what}"


def _who(entry: Gebeurtenis, texts: Texts) -> str:
    """Who did it by function, and for whom when that was somebody else."""
    namens = entry.feiten.get("namens")
    return texts.say("tijdlijn.wie_namens", functie=entry.functie, namens=namens) if namens else entry.functie


def _key(entry: Gebeurtenis, texts: Texts) -> str:
    """What came by itself, or late, has words of its own where there are any."""
    plain = f"tijdlijn.{entry.soort.value}"
    nearer = [f"{plain}_{name}" for name in _NEARER if entry.feiten.get(name)]
    return next((key for key in nearer if texts.knows(key)), plain)


def quoted_text(entry: Gebeurtenis) -> str:
    return next((str(entry.feiten[key]) for key in _QUOTED if entry.feiten.get(key)), "")


class _Facts(dict[str, str]):
    """Facts that an older entry lacks are left open instead of breaking the timeline."""

    def __missing__(self, key: str) -> str:
        return "-"


def _said(key: str, value: Feit, texts: Texts) -> str:
    if isinstance(value, str) and key in _MOMENTS:
        return _moment(value, texts)
    if isinstance(value, str) and key in _CHOICES:
        known = f"keuzes.{_CHOICES[key]}_{value}"
        return texts.say(known) if texts.knows(known) else value
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, bool):
        return texts.say("zaak.ja" if value else "zaak.nee")
    return str(value)


def _moment(value: str, texts: Texts) -> str:
    try:
        return say_moment_short(datetime.fromisoformat(value), texts.language)
    except ValueError:
        return value
