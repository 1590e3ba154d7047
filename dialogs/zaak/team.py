"""What the team may look up beside a case."""

from dialogs.flow import Context
from dialogs.view import Block, Button, Section, Text, Tone
from meldingen.model.melding import Doorbraakmelding


def team_blocks(context: Context, melding: Doorbraakmelding) -> list[Block]:
    where = {"nummer": str(melding.nummer)}
    told = Button(context.say("post.knop_berichten"), "post.zaak", where)
    dossier = Button(context.say("lmm.knop"), "lmm.begin", where)
    buttons = (told, dossier) if melding.is_open else (told,)
    return [
        Section(context.say("zaak.team_kop"), (Text(context.say("zaak.team_uitleg"), Tone.SUBTLE),), buttons)
    ]
