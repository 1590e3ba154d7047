from dialogs.dates import say_moment_short
from dialogs.texts import Texts
from meldingen.controle import Controle


def say_audit(controle: Controle, texts: Texts) -> str:
    """One line: clean, or what is wrong and how often."""
    when = say_moment_short(controle.op, texts.language)
    if controle.schoon:
        return texts.say("controle.schoon", moment=when, aantal=controle.open_meldingen)
    wrong = "; ".join(
        f"{texts.say(f'controle.fout_{name}')}: {count}" for name, count in controle.fouten.items()
    )
    return texts.say("controle.fouten", moment=when, aantal=controle.open_meldingen, fouten=wrong)
