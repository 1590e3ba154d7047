"""The tables of the routekaarten: how often what happened, and the versions that walks were begun on."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from knowledge.store.tables import Moment

NO_STEP = -1


class RoutegebruikRow(SQLModel, table=True):
    """How often something happened on one day; holds no person and no conversation."""

    __tablename__: ClassVar[str] = "kennis_routegebruik"
    __table_args__ = (
        UniqueConstraint(
            *("dag", "kaart", "versie", "knoop", "gebeurtenis", "stap"), name="uq_kennis_routegebruik_telling"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    dag: date = Field(index=True)
    kaart: str = Field(max_length=200)
    versie: str = Field(max_length=20)
    knoop: str = Field(max_length=200)
    gebeurtenis: str = Field(max_length=20)
    stap: int = NO_STEP
    aantal: int


class RoutekaartversieRow(SQLModel, table=True):
    """A map as it was; `inhoud` is the whole map as JSON."""

    __tablename__: ClassVar[str] = "kennis_routekaartversie"

    kaart: str = Field(primary_key=True, max_length=200)
    versie: str = Field(primary_key=True, max_length=20)
    inhoud: str = Field(sa_type=Text)
    bewaard_op: datetime = Field(sa_type=Moment)
