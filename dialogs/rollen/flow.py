from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from dialogs.actors import roles_of
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler, told
from dialogs.forms import Kind, Question, check, form_fields
from dialogs.options import from_enum
from dialogs.view import (
    Bullets,
    Button,
    Choice,
    ChoiceField,
    Delivery,
    Heading,
    Importance,
    Reply,
    Text,
    View,
)
from meldingen.rollen import Rol

GIVEN = tuple(rol for rol in Rol if rol is not Rol.PROFESSIONAL)
QUESTIONS = (
    Question("rollen", "rollen.vraag_rollen", Kind.CHOICES, options=from_enum("rol", GIVEN)),
    Question("organisatie", "rollen.vraag_organisatie", Kind.LINE),
)


class ChosenData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fields: dict[str, str] = {}


class GiveData(ChosenData):
    persoon: str


class RollenFlow(OnlyPressed):
    name = "rollen"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "rollen.lijst": PressHandler(self._list),
            "rollen.kies": PressHandler(self._choose, ChosenData),
            "rollen.geef": PressHandler(self._give, GiveData),
        }

    async def _list(self, context: Context, state: Any, data: NoData) -> Outcome:
        if not _may_give(context):
            return _refused(context)
        return Outcome((Reply(await _list_view(context), Delivery.MESSAGE),))

    async def _choose(self, context: Context, state: Any, data: ChosenData) -> Outcome:
        if not _may_give(context):
            return _refused(context)
        person = data.fields.get("persoon", "")
        name = await _name_of(context, person)
        if name is None:
            return Outcome((Reply(await _list_view(context), Delivery.REPLACE),))
        rollen, organisatie = context.services.team.roles_of(person)
        held = {"rollen": ",".join(rol.value for rol in GIVEN if rol in rollen), "organisatie": organisatie}
        return Outcome((Reply(_form(context, person, name, held, {}), Delivery.REPLACE),))

    async def _give(self, context: Context, state: Any, data: GiveData) -> Outcome:
        if not _may_give(context):
            return _refused(context)
        name = await _name_of(context, data.persoon)
        checked = check(QUESTIONS, data.fields, context)
        words = [word for word in checked.answers.get("rollen", "").split(",") if word]
        errors = dict(checked.errors)
        if Rol.AMBASSADEUR.value in words and not checked.answers.get("organisatie"):
            errors["organisatie"] = context.say("rollen.organisatie_nodig")
        if name is None or errors:
            view = _form(context, data.persoon, name or "-", checked.answers, errors)
            return Outcome((Reply(view, Delivery.REPLACE),))
        await context.services.team.give_roles(
            data.persoon,
            frozenset(Rol(word) for word in words),
            checked.answers["organisatie"],
            by=context.inbound.speaker.id,
            at=context.inbound.at,
        )
        return Outcome((Reply(await _list_view(context, name), Delivery.REPLACE),))


async def _list_view(context: Context, changed: str = "") -> View:
    """Who holds a role now, and everybody to choose from."""
    people = await context.services.team.everybody()
    lines = []
    for person in people:
        rollen, organisatie = context.services.team.roles_of(person.person_id)
        held = [context.say(f"keuzes.rol_{rol.value}") for rol in GIVEN if rol in rollen]
        if held:
            lines.append(f"{person.name}: {', '.join(held)}{f' ({organisatie})' if organisatie else ''}")
    title = context.say("rollen.kop")
    told = (Text(context.say("rollen.gedaan", naam=changed)),) if changed else ()
    choices = tuple(Choice(person.person_id, person.name) for person in people)
    chosen = choices[0].value if choices else ""
    who = ChoiceField("persoon", context.say("rollen.vraag_persoon"), choices, chosen, compact=True)
    show = Button(context.say("zaak.knop_openen"), "rollen.kies", {}, Importance.PRIMARY, with_fields=True)
    blocks = (Heading(title), *told, Bullets(tuple(lines)))
    return View(title, blocks, (who,), (show,), context.texts.language)


def _form(
    context: Context, person: str, name: str, answers: Mapping[str, str], errors: Mapping[str, str]
) -> View:
    title = context.say("rollen.van", naam=name)
    give = Button(
        context.say("zaak.knop_doen"),
        "rollen.geef",
        {"persoon": person},
        Importance.PRIMARY,
        with_fields=True,
    )
    back = Button(context.say("formulier.knop_terug"), "rollen.lijst")
    fields = form_fields(QUESTIONS, context, answers, errors)
    return View(title, (Heading(title),), fields, (give, back), context.texts.language)


async def _name_of(context: Context, person_id: str) -> str | None:
    people = await context.services.team.everybody()
    return next((person.name for person in people if person.person_id == person_id), None)


def _may_give(context: Context) -> bool:
    return Rol.BEHEERDER in roles_of(context)


def _refused(context: Context) -> Outcome:
    return told(context, context.say("rollen.mag_niet"))
