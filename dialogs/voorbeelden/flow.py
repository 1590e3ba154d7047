from collections.abc import Mapping
from typing import Any

from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler
from dialogs.view import Delivery, Reply
from dialogs.voorbeelden.choosing import FilterData, ListData, ShowData, asked_in_words
from dialogs.voorbeelden.views import example_view, gone_view, list_view
from knowledge.facets import NOTHING_CHOSEN, Chosen
from knowledge.models import Praktijkvoorbeeld


class VoorbeeldenFlow(OnlyPressed):
    name = "voorbeelden"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "voorbeelden.start": PressHandler(self._start),
            "voorbeelden.kies": PressHandler(self._choose, FilterData),
            "voorbeelden.lijst": PressHandler(self._list, ListData),
            "voorbeelden.toon": PressHandler(self._show, ShowData),
        }

    def asked(self, context: Context, text: str) -> Outcome | None:
        """Answer "voorbeelden ..." when its words name a facet; None when they do not."""
        chosen = asked_in_words(text, context.services.finder.knowledge.praktijkvoorbeelden.values())
        return None if chosen is None else _listed(context, chosen, 1, Delivery.MESSAGE)

    async def _start(self, context: Context, state: Any, data: NoData) -> Outcome:
        return _listed(context, NOTHING_CHOSEN, 1, Delivery.MESSAGE)

    async def _choose(self, context: Context, state: Any, data: FilterData) -> Outcome:
        return _listed(context, data.fields.chosen(), 1, Delivery.REPLACE)

    async def _list(self, context: Context, state: Any, data: ListData) -> Outcome:
        return _listed(context, data.chosen(), data.pagina, Delivery.REPLACE)

    async def _show(self, context: Context, state: Any, data: ShowData) -> Outcome:
        example = context.services.finder.knowledge.record(data.id)
        if not isinstance(example, Praktijkvoorbeeld):
            return Outcome((Reply(gone_view(context), Delivery.REPLACE),))
        return Outcome((Reply(example_view(context, example, data), Delivery.REPLACE),))


def _listed(context: Context, chosen: Chosen, page: int, delivery: Delivery) -> Outcome:
    return Outcome((Reply(list_view(context, chosen, page), delivery),))
