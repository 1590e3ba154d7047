"""What to say before an answer that does not fit the question entirely."""

from dialogs.texts import Texts
from dialogs.view import Block, Text, Tone
from knowledge.search import CautionKind, Hit

_TEXT_OF = {CautionKind.AREA: "zoeken.let_op_gebied", CautionKind.AGE: "zoeken.let_op_leeftijd"}


def caution_blocks(hit: Hit, texts: Texts) -> list[Block]:
    """A historical record says so in its own card."""
    return [
        Text(texts.say(_TEXT_OF[caution.kind], gevraagd=caution.asked, aanbod=caution.offered), Tone.WARNING)
        for caution in hit.cautions
        if caution.kind in _TEXT_OF
    ]
