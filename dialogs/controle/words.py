from dialogs.dates import say_moment_short
from dialogs.texts import Texts
from meldingen.controle import Controle

_PROMISE, _BOT = "controle.doe_beloof", "controle.doe_wacht"
REMEDIES = {
    "zonder_belofte": _PROMISE,
    "zonder_termijn": _PROMISE,
    "zonder_afzender": _PROMISE,
    "te_laat": _BOT,
    "blijft_liggen": _BOT,
    "komt_niet_aan": _BOT,
    "verlopen_lease": _BOT,
}
"""By the name of a count: the text that says what to do."""


def say_audit(controle: Controle, texts: Texts) -> str:
    """One line: clean, or what is wrong, how often, and with which meldingen first."""
    when = say_moment_short(controle.op, texts.language)
    if controle.schoon:
        return texts.say("controle.schoon", moment=when, aantal=controle.open_meldingen)
    wrong = "; ".join(_fault(controle, name, count, texts) for name, count in controle.fouten.items())
    return texts.say("controle.fouten", moment=when, aantal=controle.open_meldingen, fouten=wrong)


def say_remedies(controle: Controle, texts: Texts) -> str:
    """What a manager can do about it; empty when nothing is wrong."""
    keys = dict.fromkeys(REMEDIES[name] for name in controle.fouten)
    return " ".join(texts.say(key) for key in keys)


def _fault(controle: Controle, name: str, count: int, texts: Texts) -> str:
    named = ", ".join(controle.nummers.get(name, ()))
    return f"{count} × {texts.say(f'controle.fout_{name}')}{f' ({named})' if named else ''}"
