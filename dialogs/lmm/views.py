from collections.abc import Mapping

from dialogs.flow import Context
from dialogs.forms import Question, form_fields
from dialogs.view import Block, Bullets, Button, Heading, Importance, Section, Text, Tone, View
from meldingen.escalatie import LmmDossier, LmmFeiten, readiness


def form_view(
    context: Context,
    nummer: str,
    asked: tuple[Question, ...],
    answers: Mapping[str, str],
    errors: Mapping[str, str],
) -> View:
    title = context.say("lmm.kop", nummer=nummer)
    blocks = (
        Heading(title),
        Text(context.say("lmm.uitleg")),
        Text(context.say("melden.nooit_naam"), Tone.STRONG),
    )
    make = Button(context.say("lmm.knop_maak"), "lmm.toon", {"nummer": nummer}, Importance.PRIMARY, True)
    fields = form_fields(asked, context, answers, errors)
    return View(title, blocks, fields, (make, _back(context, nummer)), context.texts.language)


def dossier_view(context: Context, dossier: LmmDossier) -> View:
    """The readiness list, and under it the text that may leave the organisation."""
    nummer = dossier.feiten.kenmerk
    title = context.say("lmm.kop", nummer=nummer)
    standing = context.say("lmm.gereed" if dossier.gereed else "lmm.niet_gereed")
    points = tuple(
        context.say("lmm.in_orde" if punt.in_orde else "lmm.open", punt=context.say(f"lmm.{punt.punt.value}"))
        for punt in readiness(dossier.feiten)
    )
    blocks: list[Block] = [
        Heading(title),
        Text(standing, Tone.GOOD if dossier.gereed else Tone.WARNING),
        Bullets(points),
        Section(context.say("lmm.tekst_kop"), (Text(export_text(context, dossier)),)),
    ]
    again = Button(context.say("lmm.knop_aanvullen"), "lmm.begin", {"nummer": nummer})
    return View(
        title, tuple(blocks), buttons=(again, _back(context, nummer)), language=context.texts.language
    )


def export_text(context: Context, dossier: LmmDossier) -> str:
    """The dossier in words of our lists, one fact a line, to copy into a letter or a form."""
    lines = [context.say("lmm.kop", nummer=dossier.feiten.kenmerk), *_facts(context, dossier.feiten)]
    if dossier.nog_open:
        still = "; ".join(context.say(f"lmm.{punt.value}") for punt in dossier.nog_open)
        lines.append(context.say("lmm.regel_open", punten=still))
    return "\n\n".join(lines)


def _facts(context: Context, feiten: LmmFeiten) -> list[str]:
    lines = [
        context.say("lmm.regel_knelpunten", wat=_named(context, "knelpuntsoort", feiten.knelpunten)),
        context.say("lmm.regel_leefgebieden", wat=_named(context, "leefgebied", feiten.leefgebieden)),
    ]
    lines += [
        context.say(
            f"lmm.regel_{poging.niveau.value}",
            organisatie=poging.organisatie,
            uitkomst=context.say(f"keuzes.lmm_uitkomst_{poging.uitkomst.value}"),
        )
        for poging in feiten.pogingen
    ]
    if feiten.mandaat:
        lines.append(_mandate(context, feiten))
    if feiten.verzoeken:
        asked = _named(context, "lmm_verzoek", tuple(verzoek.value for verzoek in feiten.verzoeken))
        lines.append(context.say("lmm.regel_verzoeken", wat=asked))
    if feiten.contact_functie:
        lines.append(context.say("lmm.regel_contact", functie=feiten.contact_functie))
    return lines


def _mandate(context: Context, feiten: LmmFeiten) -> str:
    mandaat = feiten.mandaat
    if mandaat is None:
        return ""
    used = context.say("zaak.ja" if mandaat.gebruikt else "zaak.nee")
    if mandaat.niet_gebruikt_om:
        used += f", {context.say(f'keuzes.lmm_mandaat_{mandaat.niet_gebruikt_om.value}')}"
    return context.say(
        "lmm.regel_mandaat", functie=mandaat.functie, organisatie=mandaat.organisatie, gebruikt=used
    )


def _named(context: Context, prefix: str, words: tuple[str, ...]) -> str:
    return ", ".join(context.say(f"keuzes.{prefix}_{word}") for word in words)


def _back(context: Context, nummer: str) -> Button:
    return Button(context.say("formulier.knop_terug"), "zaak.open", {"nummer": nummer})
