"""The tables of the knowledge; their names begin with `kennis_`."""

from datetime import UTC, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, Column, Connection, DateTime, Dialect, Index, Table, Text, event, insert
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite drops the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _moment() -> Any:
    return Field(sa_type=Moment)


def _no_moment() -> Any:
    return Field(default=None, sa_type=Moment)


class CorrectieRow(SQLModel, table=True):
    __tablename__: ClassVar[str] = "kennis_correctie"

    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(unique=True, max_length=200)
    record_id: str = Field(index=True, max_length=200)
    soort: str = Field(max_length=20)
    opmerking: str = Field(sa_type=Text)
    door: str = Field(max_length=200)
    op: datetime = _moment()
    staat: str = Field(index=True, max_length=20)
    antwoord: str = Field(default="", sa_type=Text)
    afgehandeld_door: str | None = Field(default=None, max_length=200)
    afgehandeld_op: datetime | None = _no_moment()


class KennisberichtRow(SQLModel, table=True):
    """A message about a correction; without `ontvanger` it still has to be spread over the managers.
    `vertrokken` tells of one that is being sent whether it may have arrived.
    """

    __tablename__: ClassVar[str] = "kennis_bericht"

    id: int | None = Field(default=None, primary_key=True)
    soort: str = Field(max_length=20)
    correctie_id: int = Field(index=True, foreign_key="kennis_correctie.id")
    ontvanger: str | None = Field(default=None, max_length=200)
    staat: str = Field(index=True, max_length=20)
    beschikbaar_op: datetime = _moment()
    lease_tot: datetime | None = _no_moment()
    pogingen: int = 0
    fout: str = Field(default="", max_length=100)
    vertrokken: bool = False


class LeemteRow(SQLModel, table=True):
    """One wording of a question without an answer; `groep` is the id of the first wording like it."""

    __tablename__: ClassVar[str] = "kennis_leemte"
    __table_args__ = (Index("ix_kennis_leemte_vorm", "genormaliseerd", "taal", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    groep: int | None = Field(default=None, index=True)
    tekst: str = Field(sa_type=Text)
    genormaliseerd: str = Field(max_length=500)
    taal: str = Field(max_length=2)
    aantal: int
    eerst: datetime = _moment()
    laatst: datetime = _moment()
    laatste_sleutel: str = Field(max_length=200)
    staat: str = Field(index=True, max_length=20)


class ImportRow(SQLModel, table=True):
    __tablename__: ClassVar[str] = "kennis_import"
    # A removed import's number must not come back: who still stages under it has to be refused.
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(unique=True, max_length=200)
    naam: str = Field(max_length=300)
    door: str = Field(max_length=200)
    op: datetime = _moment()
    staat: str = Field(max_length=20)
    nieuw: int = 0
    gewijzigd: int = 0
    ongedaan_sleutel: str | None = Field(default=None, unique=True, max_length=200)
    ongedaan_door: str | None = Field(default=None, max_length=200)
    ongedaan_op: datetime | None = _no_moment()


class BewerkingRow(SQLModel, table=True):
    """One edit; an edit of an import has no key of its own."""

    __tablename__: ClassVar[str] = "kennis_bewerking"

    id: int | None = Field(default=None, primary_key=True)
    sleutel: str | None = Field(default=None, unique=True, max_length=200)
    soort: str = Field(max_length=20)
    record_id: str = Field(index=True, max_length=200)
    handeling: str = Field(max_length=20)
    inhoud: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    door: str = Field(max_length=200)
    op: datetime = _moment()
    import_id: int | None = Field(default=None, index=True, foreign_key="kennis_import.id")
    ongedaan_door: str | None = Field(default=None, max_length=200)
    ongedaan_op: datetime | None = _no_moment()


class VersieRow(SQLModel, table=True):
    """The only row counts the changes; who changes edits locks it first, so versions follow commits."""

    __tablename__: ClassVar[str] = "kennis_versie"

    id: int | None = Field(default=None, primary_key=True)
    versie: int


ONLY_VERSION = 1


@event.listens_for(cast(Table, VersieRow.__table__), "after_create")  # type: ignore[attr-defined]  # SQLModel does not type it
def _count_from_nought(_table: Table, connection: Connection, **_: object) -> None:
    connection.execute(insert(VersieRow).values(id=ONLY_VERSION, versie=0))
