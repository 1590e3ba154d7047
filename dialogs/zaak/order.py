"""Which acts stand as buttons on a case, the most likely first; the rest one press further."""

from dialogs.flow import Context
from dialogs.inbound import Json
from dialogs.view import Button, Importance
from dialogs.zaak.acts import ACTS
from meldingen.beeld import Casusbeeld, Relatie
from meldingen.handelingen import HandelingSoort as H
from meldingen.model.keuzes import Status

ACTS_PER_CARD = 5
_FOR_ME = (
    H.OPPAKKEN,
    H.REGIE_ACCEPTEREN,
    H.REGIE_WEIGEREN,
    H.TAAK_BEVESTIGEN,
    H.TAAK_AFRONDEN,
    H.TEVREDENHEID_GEVEN,
    H.HERVATTEN,
)
"""What waits for this very reader goes before everything."""

_IN_THE_PLACE = (Relatie.WAARNEMER, Relatie.LEIDINGGEVENDE)
_STANDING_IN = (H.OVERNEMEN, H.LOSLATEN)
"""What only they can decide who stand in for an owner who is away."""

_NEXT_STEP = {
    Status.PROCESREGIE: (H.TAAK_AFSPREKEN, H.REGIE_AANBIEDEN, H.ADVISEREN, H.DOORBRAAK_VASTLEGGEN),
    Status.DOORBRAAK: (H.REGIE_AANBIEDEN, H.TAAK_AFSPREKEN, H.ADVISEREN, H.DOORBRAAK_VASTLEGGEN),
    Status.REGIE_TERUG: (H.AFSLUITEN, H.ADVISEREN),
}
_OTHERWISE = (
    H.ADVISEREN,
    H.VRAGEN,
    H.WIJZEN,
    H.PROCESREGIE_STARTEN,
    H.DOORBRAAK_VASTLEGGEN,
    H.NOTEREN,
    H.BEOORDELEN,
    H.AFSLUITEN,
    H.WACHTEN,
    H.AANVULLEN,
)


def buttons_for(context: Context, beeld: Casusbeeld, page: int) -> tuple[Button, ...]:
    """Return one page of acts; the last button turns to the next page, or back to the first."""
    acts = _in_order(beeld)
    first = page * ACTS_PER_CARD
    shown = acts[first : first + ACTS_PER_CARD] or acts[:ACTS_PER_CARD]
    buttons = [
        _button(context, beeld, soort, primary=place == 0 == page) for place, soort in enumerate(shown)
    ]
    if len(acts) > ACTS_PER_CARD:
        following = page + 1 if first + ACTS_PER_CARD < len(acts) else 0
        turn: dict[str, Json] = {"nummer": str(beeld.melding.nummer), "page": following}
        buttons.append(Button(context.say("zaak.knop_meer"), "zaak.open", turn))
    return tuple(buttons)


def _in_order(beeld: Casusbeeld) -> list[H]:
    filer = beeld.relaties & {Relatie.MELDER, Relatie.MEDEMELDER}
    asked = (H.BEANTWOORDEN,) if filer else (H.VASTHOUDEN,) if beeld.melding.ladder.gevraagd_op else ()
    stands_in = _STANDING_IN if Relatie.WAARNEMER in beeld.relaties else ()
    likely = (*asked, *stands_in, *_FOR_ME, *_NEXT_STEP.get(beeld.melding.status, ()), *_OTHERWISE)
    known = [soort for soort in beeld.mag if soort in ACTS]
    return sorted(known, key=lambda soort: likely.index(soort) if soort in likely else len(likely))


def _button(context: Context, beeld: Casusbeeld, soort: H, *, primary: bool) -> Button:
    melding = beeld.melding
    data: dict[str, Json] = {"nummer": str(melding.nummer), "soort": soort.value, "versie": melding.versie}
    importance = Importance.PRIMARY if primary else Importance.NORMAL
    return Button(act_title(context, beeld, soort), "zaak.doe", data, importance)


def act_title(context: Context, beeld: Casusbeeld, soort: H) -> str:
    """The name of an act for this reader: in the place of another it may be called otherwise."""
    plain = f"zaak.doe_{soort.value}"
    nearer = [f"{plain}_{relatie.value}" for relatie in _IN_THE_PLACE if relatie in beeld.relaties]
    return context.say(next((key for key in nearer if context.texts.knows(key)), plain))
