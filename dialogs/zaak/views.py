"""A case as cards: short for the chat, whole for one reader, and the form of an act."""

from dataclasses import dataclass

from dialogs.dates import say_moment
from dialogs.flow import Context
from dialogs.forms import Checked, Question, form_fields
from dialogs.inbound import Json
from dialogs.view import Block, Button, Fact, Facts, Heading, Importance, Section, Text, Tone, View
from dialogs.zaak.intake import intake_blocks
from dialogs.zaak.order import act_title, buttons_for
from dialogs.zaak.refreshing import refresh_of
from dialogs.zaak.team import team_blocks
from dialogs.zaak.timeline import timeline_blocks
from meldingen.beeld import Casusbeeld, Dubbel, Relatie
from meldingen.handelingen import HandelingSoort
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.model.melding import Doorbraakmelding


def short_view(context: Context, beeld: Casusbeeld) -> View:
    """Number, state and dates: what the chat may keep."""
    melding = beeld.melding
    title = title_of(context, melding)
    opens = Button(
        context.say("zaak.knop_openen"), "zaak.open", {"nummer": str(melding.nummer)}, Importance.PRIMARY
    )
    return View(
        title,
        (Heading(title), *_state_blocks(context, beeld)),
        buttons=(opens,),
        language=context.texts.language,
        refresh=refresh_of(context.texts, melding.nummer),
    )


def whole_view(
    context: Context, beeld: Casusbeeld, notice: str = "", *, page: int = 0, doubles: tuple[Dubbel, ...] = ()
) -> View:
    """Everything this reader may see, and the acts that are possible now."""
    title = title_of(context, beeld.melding)
    blocks: list[Block] = [Heading(title)]
    if notice:
        blocks.append(Text(notice, Tone.GOOD))
    blocks += _state_blocks(context, beeld)
    blocks += _asked_of_you(context, beeld)
    blocks += _questions_open(context, beeld)
    if beeld.doelgroep is Doelgroep.INTERN:
        blocks += intake_blocks(context, beeld.melding)
    blocks += _doubles(context, doubles)
    blocks += timeline_blocks(beeld.tijdlijn, context.texts)
    if beeld.doelgroep is Doelgroep.INTERN:
        blocks += team_blocks(context, beeld.melding)
    return View(
        title, tuple(blocks), buttons=buttons_for(context, beeld, page), language=context.texts.language
    )


NOTHING_FILLED = Checked({}, {})


@dataclass(frozen=True)
class ActForm:
    """The form of one act; `form` makes sure that it is done once."""

    soort: HandelingSoort
    questions: tuple[Question, ...]
    form: str
    filled: Checked = NOTHING_FILLED

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(question.id for question in self.questions)


def act_view(context: Context, beeld: Casusbeeld, asked: ActForm) -> View:
    soort, questions = asked.soort, asked.questions
    filled = {**asked.filled.answers, **asked.filled.refused}
    title = act_title(context, beeld, soort)
    nummer = str(beeld.melding.nummer)
    data: dict[str, Json] = {
        "nummer": nummer,
        "soort": soort.value,
        "versie": beeld.melding.versie,
        "form": asked.form,
    }
    blocks: list[Block] = [Text(title_of(context, beeld.melding), Tone.SUBTLE), Heading(title)]
    blocks.append(Text(context.say(f"zaak.uitleg_{soort.value}")))
    if any(question.is_free_text for question in questions):
        blocks.append(Text(context.say("melden.nooit_naam"), Tone.STRONG))
    send = Button(context.say("zaak.knop_doen"), "zaak.voer_uit", data, Importance.PRIMARY, with_fields=True)
    back = Button(context.say("formulier.knop_terug"), "zaak.open", {"nummer": nummer})
    return View(
        title,
        tuple(blocks),
        form_fields(questions, context, filled, asked.filled.errors),
        (send, back),
        context.texts.language,
    )


def title_of(context: Context, melding: Doorbraakmelding) -> str:
    return f"{melding.nummer} · {context.say(f'keuzes.status_{melding.status.value}')}"


def is_filer(beeld: Casusbeeld) -> bool:
    return bool(beeld.relaties & {Relatie.MELDER, Relatie.MEDEMELDER})


def _asked_of_you(context: Context, beeld: Casusbeeld) -> list[Block]:
    """Why somebody sees a case that is not theirs, and what they can do."""
    if Relatie.WAARNEMER in beeld.relaties:
        return [Text(context.say("zaak.u_neemt_waar"), Tone.WARNING)]
    if beeld.relaties == {Relatie.LEIDINGGEVENDE} and beeld.melding.eigenaar is None:
        return [Text(context.say("zaak.u_beslist"), Tone.WARNING)]
    return []


def _state_blocks(context: Context, beeld: Casusbeeld) -> list[Block]:
    melding = beeld.melding
    audience = "melder" if is_filer(beeld) else "team"
    blocks: list[Block] = [Text(context.say(f"zaak.betekenis_{audience}_{melding.status.value}"))]
    return [*blocks, Facts(tuple(_state_facts(context, melding, audience)))]


def _state_facts(context: Context, melding: Doorbraakmelding, audience: str) -> list[Fact]:
    language = context.texts.language
    owner = melding.eigenaar.functie if melding.eigenaar else context.say("zaak.nog_niemand")
    facts = [
        Fact(context.say("zaak.wie_heeft_het"), owner),
        Fact(context.say("zaak.wie_regie"), melding.regie.organisatie),
        Fact(context.say("zaak.gemeld_op"), say_moment(melding.ingediend_op, language)),
    ]
    promised = melding.beloofd_voor()
    if promised is not None:
        missed = melding.belofte and melding.belofte.gemist_op
        key = f"zaak.beloofd_gemist_{audience}" if missed else f"zaak.beloofd_{audience}"
        facts.append(Fact(context.say(key), say_moment(promised, language)))
    if melding.status is Status.WACHT and melding.wachten:
        facts.append(Fact(context.say("zaak.wacht_tot"), say_moment(melding.wachten.tot, language)))
    if melding.afsluiting:
        result = context.say(f"keuzes.resultaat_{melding.afsluiting.resultaat.value}")
        facts.append(Fact(context.say("zaak.resultaat"), result))
    return facts


def _questions_open(context: Context, beeld: Casusbeeld) -> list[Block]:
    blocks: list[Block] = []
    for vraag in beeld.melding.open_vragen:
        whose = "zaak.vraag_aan_u" if is_filer(beeld) else "zaak.vraag_open"
        blocks.append(Text(context.say(whose), Tone.WARNING))
        blocks.append(Text(vraag.tekst))
    return blocks


def _doubles(context: Context, doubles: tuple[Dubbel, ...]) -> list[Block]:
    """Open meldingen that may be the same case, by what agrees; never by the household."""
    if not doubles:
        return []
    return [
        Text(context.say("zaak.mogelijk_dubbel"), Tone.WARNING),
        *(
            Section(
                f"{double.regel.nummer} · {context.say(f'keuzes.status_{double.regel.status.value}')}",
                (Text(context.say("zaak.overeen", waarin=_agreement(context, double)), Tone.SUBTLE),),
                (Button(context.say("zaak.knop_openen"), "zaak.open", {"nummer": str(double.regel.nummer)}),),
            )
            for double in doubles
        ),
    ]


def _agreement(context: Context, double: Dubbel) -> str:
    return ", ".join(context.say(f"zaak.overeen_{what}") for what in double.overeen)
