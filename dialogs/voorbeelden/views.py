from dialogs.flow import Context
from dialogs.view import (
    Block,
    Button,
    Choice,
    ChoiceField,
    Heading,
    Importance,
    Section,
    Text,
    Tone,
    View,
)
from dialogs.voorbeelden.choosing import ShowData, button_data
from dialogs.zoeken.answers import Reading, answer_blocks
from dialogs.zoeken.correcting import CORRECTING
from knowledge.facets import Chosen, Facet, FacetCount, facet_counts, filter_examples
from knowledge.models import Praktijkvoorbeeld

PAGE_SIZE = 4
Counts = dict[Facet, tuple[FacetCount, ...]]


def list_view(context: Context, chosen: Chosen, page: int) -> View:
    """The examples that agree with the choice, and the five facets with how many each value leaves."""
    examples = tuple(context.services.finder.knowledge.praktijkvoorbeelden.values())
    found = filter_examples(examples, chosen)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(page, pages)
    counts = facet_counts(examples, chosen)
    title = context.say("voorbeelden.kop", aantal=len(found), totaal=len(examples))
    blocks: list[Block] = [Heading(title), Text(_said(context, counts), Tone.SUBTLE)]
    if not found:
        blocks.append(Text(context.say("voorbeelden.geen")))
    elif pages > 1:
        blocks.append(Text(context.say("werk.pagina", nummer=page, van=pages), Tone.SUBTLE))
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    blocks += [_line(context, example, chosen, page) for example in shown]
    return View(
        title,
        tuple(blocks),
        tuple(_field(context, facet, counts[facet]) for facet in Facet),
        _buttons(context, chosen, page, pages),
        context.texts.language,
    )


def example_view(context: Context, example: Praktijkvoorbeeld, data: ShowData) -> View:
    services, texts = context.services, context.texts
    today = context.inbound.at.date()
    reading = Reading(services.finder.knowledge, texts, today, services.wording.stale_after_days)
    back = button_data(data.chosen(), data.pagina)
    return View(
        example.titel,
        answer_blocks(example, reading),
        buttons=(
            Button(context.say("voorbeelden.knop_terug"), "voorbeelden.lijst", back, Importance.PRIMARY),
            Button(context.say("zoeken.knop_klopt_niet"), CORRECTING, {"id": example.id}),
        ),
        language=texts.language,
    )


def gone_view(context: Context) -> View:
    words = context.say("zoeken.record_weg")
    return View(words, (Text(words),), language=context.texts.language)


def _said(context: Context, counts: Counts) -> str:
    chosen = [count.value for values in counts.values() for count in values if count.chosen]
    if not chosen:
        return context.say("voorbeelden.uitleg")
    names = " · ".join(value.name(context.texts.language) for value in chosen)
    return context.say("voorbeelden.gekozen", keuzes=names)


def _line(context: Context, example: Praktijkvoorbeeld, chosen: Chosen, page: int) -> Section:
    opens = Button(
        context.say("zaak.knop_openen"),
        "voorbeelden.toon",
        {"id": example.id, **button_data(chosen, page)},
    )
    title = f"{example.titel} ({example.gemeente})"
    return Section(title, (Text(example.doel, Tone.SUBTLE),), (opens,))


def _field(context: Context, facet: Facet, counts: tuple[FacetCount, ...]) -> ChoiceField:
    language = context.texts.language
    offered = tuple(
        Choice(count.value.key, f"{count.value.name(language)} ({count.count})")
        for count in counts
        if count.count or count.chosen
    )
    chosen = ",".join(count.value.key for count in counts if count.chosen)
    label = context.say(f"voorbeelden.facet_{facet.value}")
    return ChoiceField(facet.value, label, offered, chosen, multiple=True, compact=True)


def _buttons(context: Context, chosen: Chosen, page: int, pages: int) -> tuple[Button, ...]:
    show = Button(
        context.say("werk.knop_toon"), "voorbeelden.kies", importance=Importance.PRIMARY, with_fields=True
    )
    turns = {"werk.knop_vorige": page - 1, "werk.knop_volgende": page + 1}
    leafing = tuple(
        Button(context.say(label), "voorbeelden.lijst", button_data(chosen, number))
        for label, number in turns.items()
        if 1 <= number <= pages
    )
    clear = (Button(context.say("voorbeelden.knop_wissen"), "voorbeelden.lijst"),) if chosen else ()
    return (show, *leafing, *clear)
