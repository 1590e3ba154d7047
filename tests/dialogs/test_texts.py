"""Every text exists in both languages, says the same facts, is used, and stays plain."""

import re
from pathlib import Path
from string import Formatter

import pytest

from dialogs.melden.received import EMERGENCY_WAYS
from dialogs.texts import TextMissingError, Texts, load_texts
from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store import NoticeKind
from meldingen.berichten import BerichtSoort
from meldingen.controle import Telling
from meldingen.errors import DomainError
from meldingen.escalatie import (
    Advies,
    Controlepunt,
    MandaatNietGebruikt,
    Ontvanger,
    Uitkomst,
    Verzoek,
    Vraag,
    Weg,
    default_beleid,
)
from meldingen.guard import VondstSoort
from meldingen.guard.rewriting import Herschrijfadvies
from meldingen.handelingen import HandelingSoort
from meldingen.kenmerken import Kenmerk
from meldingen.model import keuzes
from meldingen.model.zaakwerk import LegitimiteitSoort, Wie
from meldingen.outbox.model import Staat
from meldingen.rollen import Rol
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.urgentie import Urgentie
from meldingen.voorkeuren import ALLEEN_MELDER_KAN_ZONDER, DAGEN, UIT_TE_ZETTEN

SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for room in ("dialogs", "bot") for path in Path(room).rglob("*.py")
)
MOST_WORDS = 22
TEXTS = load_texts()


def facts_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_text_has_both_languages_and_names_the_same_facts() -> None:
    unequal = [
        key
        for key, both in TEXTS.items()
        if set(both) != {"nl", "en"} or facts_in(both["nl"]) != facts_in(both["en"])
    ]
    assert unequal == []


def test_a_dutch_sentence_is_short_enough_for_somebody_in_a_hurry() -> None:
    long = [
        key
        for key, both in TEXTS.items()
        if max(len(sentence.split()) for sentence in re.split(r"[.?!:]\s", both["nl"])) > MOST_WORDS
    ]
    assert long == []


ASKED_BY_A_RUNG = {
    *(trede.vraag for beleid in default_beleid().urgenties.values() for trede in beleid.treden),
    Vraag.NOG_OPEN,
}


def families() -> list[str]:
    """Keys that are put together from a fixed part and the word of a choice."""
    words = {
        "keuzes.status": keuzes.Status,
        "keuzes.kanaal": keuzes.Kanaal,
        "keuzes.knelpuntsoort": keuzes.KnelpuntSoort,
        "keuzes.leefgebied": keuzes.Leefgebied,
        "keuzes.stand": keuzes.Stand,
        "keuzes.samenhang": keuzes.Samenhang,
        "keuzes.gevraagd": keuzes.Gevraagd,
        "keuzes.poging": keuzes.PogingUitkomst,
        "keuzes.leeftijd": keuzes.Leeftijdsklasse,
        "keuzes.toestemming": keuzes.Toestemming,
        "keuzes.resultaat": keuzes.Resultaat,
        "keuzes.urgentie": Urgentie,
        "keuzes.legitimiteit": LegitimiteitSoort,
        "keuzes.rol": Rol,
        "keuzes.ontvanger": Ontvanger,
        "keuzes.advies": Advies,
        "keuzes.lmm_uitkomst": Uitkomst,
        "keuzes.lmm_verzoek": Verzoek,
        "keuzes.lmm_mandaat": MandaatNietGebruikt,
        "zaak.wie": Wie,
        "zaak.doe": HandelingSoort,
        "zaak.uitleg": HandelingSoort,
        "zaak.betekenis_melder": keuzes.Status,
        "zaak.betekenis_team": keuzes.Status,
        "schrijven.soort": VondstSoort,
        "zoeken.soort": Soort,
    }
    joined = [f"{prefix}_{value.value}" for prefix, values in words.items() for value in values]
    joined += [f"zaak.overeen_{kenmerk.value}" for kenmerk in Kenmerk if kenmerk is not Kenmerk.WACHT_OP]
    joined += [f"schrijven.{advies.value}" for advies in Herschrijfadvies]
    joined += [f"tijdlijn.{soort.value}" for soort in GebeurtenisSoort]
    joined += [f"berichten.{soort.value}" for soort in BerichtSoort]
    joined += [f"berichten.gevraagd_{vraag.value}" for vraag in ASKED_BY_A_RUNG]
    joined += [f"lmm.{punt.value}" for punt in Controlepunt]
    joined += [f"instellingen.soort_{soort.value}" for soort in UIT_TE_ZETTEN | ALLEEN_MELDER_KAN_ZONDER]
    joined += [f"instellingen.dag_{dag}" for dag in DAGEN]
    joined += [f"post.staat_{staat.value}" for staat in Staat]
    joined += [f"post.langs_{weg.value}" for weg in Weg if weg is not Weg.KANAAL]
    joined += [f"controle.fout_{name}" for name in Telling.model_fields]
    joined += [f"melden.nood_{dienst}" for dienst in EMERGENCY_WAYS]
    joined += [f"kennisberichten.{kind.value}" for kind in NoticeKind]
    return [*joined, *(f"fouten.{code}" for code in refusal_codes(DomainError))]


def refusal_codes(kind: type[DomainError]) -> set[str]:
    return {kind.code}.union(*(refusal_codes(below) for below in kind.__subclasses__()))


def test_every_choice_status_act_event_and_refusal_has_its_words() -> None:
    assert set(families()) - set(TEXTS) == set()


def test_every_text_that_is_asked_for_exists() -> None:
    asked = set(re.findall(r'say\(\s*"([a-z_]+\.[\w-]+)"', SOURCE))
    assert asked - set(TEXTS) == set()


def test_a_text_that_does_not_exist_says_where_to_add_it() -> None:
    with pytest.raises(TextMissingError, match="dialogs/texts"):
        Texts(Language.EN).say("zoeken.bestaat_niet")


def test_no_text_is_left_over() -> None:
    made = {
        *families(),
        "berichten.belofte-gemist_melder",
        "berichten.heeft-u-het-nog_nog_van_collega",
        "berichten.geescaleerd_vrij",
        "berichten.geescaleerd_vrij_melder",
        "berichten.losgelaten_opnieuw_oppakken",
        "berichten.nieuw_kanaal",
        "berichten.overgedragen_behandelen",
        "berichten.taak-herinnering_afronden",
        "fouten.invalid_act_te_ver",
        "fouten.invalid_act_verleden",
        "tijdlijn.geescaleerd_overgeslagen",
        "tijdlijn.hervat_vanzelf",
        "tijdlijn.losgelaten_stilte",
        "zaak.doe_overdragen_leidinggevende",
        "zaak.doe_vasthouden_waarnemer",
        *(f"berichten.status_{soort.value}" for soort in GebeurtenisSoort),
    }
    unused = [key for key in TEXTS if key not in made and not _is_mentioned(key)]
    assert unused == []


def _is_mentioned(key: str) -> bool:
    """As a whole, as the end of a joined key, or as the label of a question of that name."""
    flow, _, name = key.partition(".")
    question = name.removeprefix("vraag_")
    ending = name.rpartition("_")[2]
    joined = re.search(rf"{flow}\.{re.escape(name.removesuffix(ending))}\{{", SOURCE) is not None
    return (
        f'"{key}"' in SOURCE
        or f"'{key}'" in SOURCE
        or f'"{name}"' in SOURCE
        or f'"{question}"' in SOURCE
        or joined
    )
