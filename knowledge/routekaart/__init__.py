"""Routekaarten: step by step from a stuck situation to a plan."""

from knowledge.routekaart.errors import RoutekaartError
from knowledge.routekaart.loading import load_routekaart, load_routekaarten
from knowledge.routekaart.model import Knoop, Optie, Routekaart, Soort, Stap, Tekst

__all__ = [
    "Knoop",
    "Optie",
    "Routekaart",
    "RoutekaartError",
    "Soort",
    "Stap",
    "Tekst",
    "load_routekaart",
    "load_routekaarten",
]
