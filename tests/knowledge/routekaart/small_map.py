"""A map of five nodes, small enough to see through, as the files that a knowledge manager writes."""

from pathlib import Path
from typing import Any

import yaml

from knowledge.routekaart import Routekaart, load_routekaart


def dutch() -> dict[str, Any]:
    return {
        "metadata": {
            "id": "fiets",
            "titel": "Fiets kwijt",
            "versie": "1.0",
            "bijgewerkt": "2026-11-21",
            "startwoorden": {"nl": ["fiets kwijt"], "en": ["bike lost"]},
            "groepen": ["fietser"],
            "bronnen": {"fietsboek": {"titel": "Het fietsboek", "uitgever": "De fietsclub", "datum": "2025"}},
        },
        "start": "gestolen",
        "knopen": {
            "gestolen": {
                "soort": "vraag",
                "veiligheid": True,
                "tekst": "Is de fiets gestolen?",
                "opties": [
                    {
                        "label": "Ja, gestolen",
                        "naar": "aangifte",
                        "woorden": {"nl": ["gestolen"], "en": ["stolen"]},
                    },
                    {
                        "label": "Nee, verloren",
                        "naar": "waar",
                        "woorden": {"nl": ["verloren"], "en": ["lost"]},
                    },
                ],
                "weet_niet": "aangifte",
                "bronnen": ["fietsboek"],
            },
            "aangifte": {
                "soort": "actie",
                "groep": "fietser",
                "tekst": "Doe aangifte.",
                "toelichting": "Dat kan vandaag.",
                "stappen": [
                    {
                        "titel": "Naar het bureau",
                        "tekst": "Neem het framenummer mee.",
                        "wie": "Eigenaar",
                        "dienst": "politie",
                        "termijn": "vandaag",
                    },
                    {"titel": "Schrijf op", "tekst": "Waar en wanneer.", "wie": "Eigenaar"},
                ],
                "naar": "waar",
                "escalatie": {"wanneer": "Niemand helpt.", "waarom": "Het is druk.", "knelpunten": ["druk"]},
                "zekerheid": "laag",
                "bronnen": ["fietsboek"],
            },
            "waar": {
                "soort": "vraag",
                "tekst": "Wie was de eigenaar?",
                "opties": [
                    {"label": "Een kind", "naar": "klaar", "woorden": {"nl": ["kind"]}, "leeftijd": [0, 17]},
                    {
                        "label": "Een volwassene",
                        "naar": "klaar",
                        "woorden": {"nl": ["volwassene"]},
                        "leeftijd": [18, 120],
                    },
                    {"label": "Een vereniging", "naar": "vast"},
                ],
                "bronnen": ["fietsboek"],
            },
            "klaar": {
                "soort": "einde",
                "tekst": "Zoek verder.",
                "stappen": [
                    {"titel": "Bel", "tekst": "Bel het depot.", "wie": "Eigenaar", "dienst": "depot"}
                ],
                "zekerheid": "hoog",
                "bronnen": ["fietsboek"],
            },
            "vast": {
                "soort": "einde",
                "tekst": "Doe een melding.",
                "stappen": [{"titel": "Meld", "tekst": "Zeg wat er is.", "wie": "Eigenaar"}],
                "melding": True,
                "zekerheid": "hoog",
                "bronnen": ["fietsboek"],
            },
        },
    }


def english(kaart: Routekaart) -> dict[str, Any]:
    """English for every text of `kaart`: the Dutch, shouted."""
    return {
        "metadata": {"titel": "BIKE LOST"},
        "woordenlijst": {
            "groep": {"fietser": "FIETSER"},
            "wie": {"Eigenaar": "EIGENAAR"},
            "termijn": {"vandaag": "VANDAAG"},
        },
        "knopen": {key: _english_node(kaart, key) for key in kaart.knopen},
    }


def write(directory: Path, raw: dict[str, Any], name: str = "routekaart_fiets.yaml") -> Path:
    path = directory / name
    path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def load(directory: Path, raw: dict[str, Any] | None = None) -> Routekaart:
    """Write and read the map, in Dutch and in English."""
    path = write(directory, raw or dutch())
    write(directory, english(load_routekaart(path)), "routekaart_fiets.en.yaml")
    return load_routekaart(path)


def _english_node(kaart: Routekaart, key: str) -> dict[str, Any]:
    knoop = kaart.node(key)
    node: dict[str, Any] = {"vertaalt": knoop.dutch_fingerprint(), "tekst": knoop.tekst.nl.upper()}
    if knoop.toelichting:
        node["toelichting"] = knoop.toelichting.nl.upper()
    node["opties"] = [optie.label.nl.upper() for optie in knoop.opties]
    node["stappen"] = [{"titel": s.titel.nl.upper(), "tekst": s.tekst.nl.upper()} for s in knoop.stappen]
    if knoop.escalatie:
        stuck = knoop.escalatie
        node["escalatie"] = {"wanneer": stuck.wanneer.nl.upper(), "waarom": stuck.waarom.nl.upper()}
    return node
