"""The English texts of a map: a second file with the shape of the first, laid over it when it is loaded."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, TypeVar

from pydantic import Field

from knowledge.routekaart.errors import RoutekaartError
from knowledge.routekaart.model import Content, Escalatie, Knoop, Optie, Routekaart, Stap, Tekst, Text

Dutch = TypeVar("Dutch")
English = TypeVar("English")


class VertaaldeStap(Content):
    titel: Text
    tekst: Text


class VertaaldeEscalatie(Content):
    wanneer: Text
    waarom: Text


class VertaaldeKnoop(Content):
    vertaalt: str = ""
    tekst: Text
    toelichting: str = ""
    opties: tuple[Text, ...] = ()
    stappen: tuple[VertaaldeStap, ...] = ()
    escalatie: VertaaldeEscalatie | None = None


class VertaaldeMetadata(Content):
    titel: Text
    toelichting: str = ""


class Woordenlijst(Content):
    """English by Dutch for what comes back in many steps."""

    groep: dict[str, str] = Field(default_factory=dict)
    wie: dict[str, str] = Field(default_factory=dict)
    termijn: dict[str, str] = Field(default_factory=dict)


class Vertaling(Content):
    metadata: VertaaldeMetadata
    woordenlijst: Woordenlijst = Woordenlijst()
    knopen: dict[str, VertaaldeKnoop] = Field(default_factory=dict)


def translate(kaart: Routekaart, vertaling: Vertaling, file: str) -> Routekaart:
    """Lay the English texts over the map.

    Raises:
        RoutekaartError: The English file has a node, option or step that the map does not have.
    """
    strangers = sorted(vertaling.knopen.keys() - kaart.knopen.keys())
    if strangers:
        raise RoutekaartError(file, strangers[0], "", "the Dutch map has no such node")
    lijst = vertaling.woordenlijst
    knopen = {
        key: _translate_node(knoop, vertaling.knopen.get(key), lijst, (file, key))
        for key, knoop in kaart.knopen.items()
    }
    changes = {
        "titel": _with(kaart.titel, vertaling.metadata.titel),
        "toelichting": _with_optional(kaart.toelichting, vertaling.metadata.toelichting),
        "groepen": tuple(_with(groep, lijst.groep.get(groep.nl, "")) for groep in kaart.groepen),
        "knopen": knopen,
    }
    return kaart.model_copy(update=changes)


def _translate_node(
    knoop: Knoop, english: VertaaldeKnoop | None, lijst: Woordenlijst, place: tuple[str, str]
) -> Knoop:
    opties = _pair(knoop.opties, english.opties if english else (), (*place, "opties"))
    stappen = _pair(knoop.stappen, english.stappen if english else (), (*place, "stappen"))
    changes: dict[str, Any] = {
        "groep": _from_list(knoop.groep, lijst.groep),
        "opties": tuple(_translate_option(optie, label) for optie, label in opties),
        "stappen": tuple(_translate_step(stap, text, lijst) for stap, text in stappen),
    }
    if english:
        changes |= {
            "vertaalt": english.vertaalt,
            "tekst": _with(knoop.tekst, english.tekst),
            "toelichting": _with_optional(knoop.toelichting, english.toelichting),
            "escalatie": _translate_escalation(knoop.escalatie, english.escalatie),
        }
    return knoop.model_copy(update=changes)


def _pair(
    dutch: Sequence[Dutch], english: Sequence[English], place: tuple[str, str, str]
) -> list[tuple[Dutch, English | None]]:
    if len(english) > len(dutch):
        raise RoutekaartError(*place, f"English has {len(english)}, Dutch has {len(dutch)}")
    return list(zip_longest(dutch, english))


def _translate_option(optie: Optie, label: str | None) -> Optie:
    return optie.model_copy(update={"label": _with(optie.label, label or "")})


def _translate_step(stap: Stap, english: VertaaldeStap | None, lijst: Woordenlijst) -> Stap:
    changes = {
        "titel": _with(stap.titel, english.titel if english else ""),
        "tekst": _with(stap.tekst, english.tekst if english else ""),
        "wie": _from_list(stap.wie, lijst.wie),
        "termijn": _from_list(stap.termijn, lijst.termijn),
    }
    return stap.model_copy(update=changes)


def _translate_escalation(dutch: Escalatie | None, english: VertaaldeEscalatie | None) -> Escalatie | None:
    if dutch is None or english is None:
        return dutch
    changes = {
        "wanneer": _with(dutch.wanneer, english.wanneer),
        "waarom": _with(dutch.waarom, english.waarom),
    }
    return dutch.model_copy(update=changes)


def _with(tekst: Tekst, english: str) -> Tekst:
    return Tekst(nl=tekst.nl, en=english)


def _with_optional(tekst: Tekst | None, english: str) -> Tekst | None:
    return _with(tekst, english) if tekst else None


def _from_list(tekst: Tekst | None, english_by_dutch: dict[str, str]) -> Tekst | None:
    return _with(tekst, english_by_dutch.get(tekst.nl, "")) if tekst else None
