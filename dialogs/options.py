"""The fixed choices that forms offer, in the reader's language."""

from collections.abc import Iterable
from enum import StrEnum

from dialogs.flow import Context
from dialogs.forms.questions import Options
from dialogs.view import Choice
from meldingen.model.keuzes import Toestemming


def from_enum(prefix: str, values: Iterable[StrEnum]) -> Options:
    """Offer every value under the text `keuzes.<prefix>_<value>`."""
    words = tuple(value.value for value in values)

    def options(context: Context) -> tuple[Choice, ...]:
        return tuple(Choice(word, context.say(f"keuzes.{prefix}_{word}")) for word in words)

    return options


def knelpuntsoorten(context: Context) -> tuple[Choice, ...]:
    soorten = context.services.finder.knowledge.knelpuntsoorten
    return tuple(Choice(key, context.say(f"keuzes.knelpuntsoort_{key}")) for key in soorten)


def grondslagen(context: Context) -> tuple[Choice, ...]:
    offered = context.services.wording.grondslagen
    return tuple(Choice(each.id, each.label[context.texts.language]) for each in offered)


def toestemming(context: Context) -> tuple[Choice, ...]:
    """Consent, with what each answer means in the municipality's own words where it has set them."""
    own, language = context.services.wording.toestemming, context.texts.language
    return tuple(
        Choice(
            each.value,
            own[each][language] if each in own else context.say(f"keuzes.toestemming_{each.value}"),
        )
        for each in Toestemming
    )


def chosen_titles(options: Options, value: str, context: Context) -> str:
    """Return the titles of the chosen values, with commas between."""
    titles = {choice.value: choice.title for choice in options(context)}
    return ", ".join(titles.get(word, word) for word in value.split(",") if word)
