from pathlib import Path

import pytest
import yaml

from knowledge.routekaart import Routekaart, load_routekaart

DATA = Path(__file__).parents[3] / "knowledge" / "data"


@pytest.fixture(scope="session")
def onderdak() -> Routekaart:
    return load_routekaart(DATA / "routekaart.yaml")


@pytest.fixture(scope="session")
def known_services() -> frozenset[str]:
    return _ids("sociale_kaart.yaml", "diensten")


@pytest.fixture(scope="session")
def known_knelpunten() -> frozenset[str]:
    return _ids("knelpunten.yaml", "knelpunten")


def _ids(file: str, section: str) -> frozenset[str]:
    records = yaml.load((DATA / file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[section]
    return frozenset(record["id"] for record in records)
