from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dialogs.actors import actor_of
from dialogs.flow import Context, OnlyPressed, Outcome, PressHandler, told
from dialogs.inbound import Json
from dialogs.lists import line_sections
from dialogs.options import from_enum
from dialogs.view import (
    Block,
    Button,
    Choice,
    ChoiceField,
    Delivery,
    Heading,
    Importance,
    Reply,
    Text,
    TextField,
    Tone,
    View,
)
from meldingen.beeld import Bak, Pagina, Werkfilter, Werkvoorraad
from meldingen.errors import WorkListForbiddenError
from meldingen.model.keuzes import KnelpuntSoort, Leefgebied

PAGE_SIZE = 4
COUNTED = timedelta(days=30)
ANY = "alles"
AGES = ("7", "14", "30")
"""Days since filing."""


class ListFields(BaseModel):
    model_config = ConfigDict(extra="ignore")
    bak: Bak | None = None
    leefgebied: str = ""
    knelpuntsoort: str = ""
    organisatie: str = ""
    ouder_dan: str = ""


class ListData(BaseModel):
    """Which part of the work list; what is chosen on the card goes before what the button carries."""

    model_config = ConfigDict(extra="forbid")
    bak: Bak = Bak.NIEUW
    leefgebied: str = ""
    knelpuntsoort: str = ""
    organisatie: str = ""
    ouder_dan: str = ""
    pagina: int = Field(default=1, ge=1)
    fields: ListFields = ListFields()

    def chosen(self) -> "ListData":
        fields = self.fields
        return ListData(
            bak=fields.bak or self.bak,
            leefgebied=(fields.leefgebied or self.leefgebied).replace(ANY, ""),
            knelpuntsoort=(fields.knelpuntsoort or self.knelpuntsoort).replace(ANY, ""),
            organisatie=fields.organisatie.strip() or self.organisatie,
            ouder_dan=(fields.ouder_dan or self.ouder_dan).replace(ANY, ""),
            pagina=self.pagina,
        )

    def as_filter(self, now: datetime) -> Werkfilter:
        return Werkfilter(
            bak=self.bak,
            leefgebied=Leefgebied(self.leefgebied) if self.leefgebied else None,
            knelpuntsoort=KnelpuntSoort(self.knelpuntsoort) if self.knelpuntsoort else None,
            organisatie=self.organisatie or None,
            ingediend_voor=now - timedelta(days=int(self.ouder_dan)) if self.ouder_dan else None,
        )


class WerkFlow(OnlyPressed):
    name = "werk"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "werk.lijst": PressHandler(self._list, ListData),
            "werk.blader": PressHandler(self._turn, ListData),
        }

    async def _list(self, context: Context, state: Any, data: ListData) -> Outcome:
        """What is new first; when nothing is, what the reader has in hand."""
        chosen = data.chosen()
        work = await self._read(context, chosen)
        if work is not None and not work.totaal and work.per_bak.get(Bak.MIJN):
            chosen = chosen.model_copy(update={"bak": Bak.MIJN})
            work = await self._read(context, chosen)
        return await self._page(context, chosen, work, Delivery.MESSAGE)

    async def _turn(self, context: Context, state: Any, data: ListData) -> Outcome:
        chosen = data.chosen()
        return await self._page(context, chosen, await self._read(context, chosen), Delivery.REPLACE)

    async def _page(
        self, context: Context, chosen: ListData, work: Werkvoorraad | None, delivery: Delivery
    ) -> Outcome:
        if work is None:
            return told(context, context.say("fouten.work_list_forbidden"))
        since = context.inbound.at - COUNTED
        helped = await context.services.balie.aantal_geholpen(actor_of(context), since)
        return Outcome((Reply(_view(context, chosen, work, helped), delivery),))

    async def _read(self, context: Context, chosen: ListData) -> Werkvoorraad | None:
        """Return the page; None for who is not of the team, or when a button carries what we do not know."""
        page = Pagina(nummer=chosen.pagina, grootte=PAGE_SIZE)
        now = context.inbound.at
        try:
            return await context.services.balie.werkvoorraad(
                actor_of(context), chosen.as_filter(now), page, now
            )
        except (WorkListForbiddenError, ValueError):
            return None


def _view(context: Context, chosen: ListData, work: Werkvoorraad, helped: int) -> View:
    title = context.say("werk.kop", deel=context.say(f"werk.bak_{chosen.bak.value}"), aantal=work.totaal)
    blocks: list[Block] = [Heading(title)]
    if work.totaal:
        blocks.append(Text(context.say("werk.pagina", nummer=chosen.pagina, van=work.paginas), Tone.SUBTLE))
    else:
        blocks.append(Text(context.say("werk.leeg")))
    blocks += line_sections(context, work.regels)
    if helped:
        blocks.append(Text(context.say("werk.geholpen", aantal=helped), Tone.SUBTLE))
    return View(
        title,
        tuple(blocks),
        (*_filters(context, chosen, work), *_more_filters(context, chosen)),
        _buttons(context, chosen, work),
        context.texts.language,
    )


def _filters(context: Context, chosen: ListData, work: Werkvoorraad) -> tuple[ChoiceField, ...]:
    parts = tuple(
        Choice(bak.value, f"{context.say(f'werk.bak_{bak.value}')} ({work.per_bak.get(bak, 0)})")
        for bak in Bak
    )
    everything = Choice(ANY, context.say("werk.alles"))
    areas = (everything, *from_enum("leefgebied", Leefgebied)(context))
    kinds = (everything, *from_enum("knelpuntsoort", KnelpuntSoort)(context))
    return (
        ChoiceField("bak", context.say("werk.deel"), parts, chosen.bak.value, compact=True),
        ChoiceField(
            "leefgebied", context.say("werk.leefgebied"), areas, chosen.leefgebied or ANY, compact=True
        ),
        ChoiceField(
            "knelpuntsoort",
            context.say("werk.knelpuntsoort"),
            kinds,
            chosen.knelpuntsoort or ANY,
            compact=True,
        ),
    )


def _more_filters(context: Context, chosen: ListData) -> tuple[TextField | ChoiceField, ...]:
    ages = (
        Choice(ANY, context.say("werk.alles")),
        *(Choice(days, context.say(f"werk.ouder_{days}")) for days in AGES),
    )
    return (
        TextField("organisatie", context.say("werk.organisatie"), chosen.organisatie, max_length=100),
        ChoiceField("ouder_dan", context.say("werk.ouder_dan"), ages, chosen.ouder_dan or ANY, compact=True),
    )


def _buttons(context: Context, chosen: ListData, work: Werkvoorraad) -> tuple[Button, ...]:
    where: dict[str, Json] = chosen.model_dump(mode="json", exclude={"pagina", "fields"})
    show = Button(context.say("werk.knop_toon"), "werk.blader", where, Importance.PRIMARY, with_fields=True)
    turns = {"werk.knop_vorige": chosen.pagina - 1, "werk.knop_volgende": chosen.pagina + 1}
    pages = tuple(
        Button(context.say(label), "werk.blader", {**where, "pagina": page})
        for label, page in turns.items()
        if 1 <= page <= work.paginas
    )
    return (show, *pages)
