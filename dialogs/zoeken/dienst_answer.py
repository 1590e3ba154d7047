"""The answer card of a dienst: what, who, how, where, with its source and its age."""

import re

from dialogs.texts import Texts
from dialogs.view import Block, Bullets, Fact, Facts, Heading, Text, Tone
from knowledge.catalogue import Knowledge
from knowledge.language import Language
from knowledge.models import Dienst, DienstStatus, Telefoon


def dienst_blocks(dienst: Dienst, knowledge: Knowledge, texts: Texts) -> list[Block]:
    english = knowledge.english(dienst.id) if texts.language is Language.EN else None
    blocks: list[Block] = [Heading(english.name_en if english else dienst.name)]
    if dienst.status is not DienstStatus.ACTIVE:
        blocks.append(Text(texts.say("zoeken.historisch"), Tone.WARNING))
    blocks.append(Text(english.summary_en if english else dienst.description))
    only_dutch = texts.say("zoeken.engels_verouderd" if dienst.id in knowledge.engels else "zoeken.alleen_nl")
    if only_dutch and english is None:
        blocks.append(Text(only_dutch, Tone.SUBTLE))
    blocks.append(Facts((Fact(texts.say("zoeken.wie"), english.who_en if english else dienst.wie),)))
    how = (english.how_en if english else None) or dienst.application_process
    if how:
        blocks += [Text(texts.say("zoeken.hoe"), Tone.STRONG), _steps(how)]
    blocks.append(Facts((*_contact(dienst, knowledge, texts), *_conditions(dienst, texts))))
    if dienst.alert:
        blocks.append(Text(texts.say("zoeken.let_op", tekst=dienst.alert), Tone.WARNING))
    return blocks


_NUMBERED = re.compile(r"(?:^|\s)\d\. ")


def _steps(how: str) -> Block:
    """Steps that are written as one text (1. ... 2. ...) become a list."""
    if not how.startswith("1. "):
        return Text(how)
    steps = tuple(step.strip() for step in _NUMBERED.split(how) if step.strip())
    return Bullets(steps, numbered=True)


def _contact(dienst: Dienst, knowledge: Knowledge, texts: Texts) -> list[Fact]:
    """The dienst's own numbers, else those of its organisation; a missing number is said to be missing."""
    organisatie = knowledge.organisaties.get(dienst.organization)
    facts = [Fact(texts.say("zoeken.organisatie"), organisatie.name)] if organisatie else []
    phones = dienst.phones or (organisatie.phones if organisatie else ())
    facts += [phone_fact(phone, texts) for phone in phones]
    if not phones:
        facts.append(Fact(texts.say("zoeken.telefoon"), texts.say("zoeken.telefoon_onbekend")))
    email = dienst.email or (organisatie.email if organisatie else None)
    if email:
        facts.append(Fact(texts.say("zoeken.email"), email, f"mailto:{email}"))
    return facts


def site_of(dienst: Dienst, knowledge: Knowledge) -> str | None:
    organisatie = knowledge.organisaties.get(dienst.organization)
    return dienst.url or (organisatie.url if organisatie else None)


def phone_fact(phone: Telefoon, texts: Texts) -> Fact:
    shown = f"{phone.number} ({phone.description})" if phone.description else phone.number
    return Fact(texts.say("zoeken.telefoon"), shown, f"tel:{phone.number.replace(' ', '')}")


def _conditions(dienst: Dienst, texts: Texts) -> list[Fact]:
    told = {
        "zoeken.gebied": dienst.service_area,
        "zoeken.leeftijd": _ages(dienst, texts),
        "zoeken.voor_wie": dienst.eligibility_description,
        "zoeken.meenemen": ", ".join(dienst.required_documents),
        "zoeken.kosten": dienst.fees_description,
        "zoeken.wachttijd": dienst.wait_time,
        "zoeken.openingstijden": dienst.schedule,
    }
    return [Fact(texts.say(label), value) for label, value in told.items() if value]


def _ages(dienst: Dienst, texts: Texts) -> str:
    youngest, oldest = dienst.minimum_age, dienst.maximum_age
    if youngest is not None and oldest is not None:
        return texts.say("zoeken.leeftijd_tussen", van=youngest, tot=oldest)
    if youngest is not None:
        return texts.say("zoeken.leeftijd_vanaf", van=youngest)
    return texts.say("zoeken.leeftijd_tot", tot=oldest) if oldest is not None else ""
