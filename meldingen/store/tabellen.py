"""The tables. What is searched for has a column; the rest of a melding is one JSON document."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, Text
from sqlmodel import Field, SQLModel

from meldingen.store.kolommen import DOCUMENT, UtcDateTime

ROW_ID = BigInteger().with_variant(Integer(), "sqlite")


class MeldingRij(SQLModel, table=True):
    """`regel` is the line of a list, so that a list reads no whole cases."""

    __tablename__ = "meldingen_melding"
    __table_args__ = (
        Index("ix_meldingen_melding_is_open_uiterlijk", "is_open", "uiterlijk"),
        Index("ix_meldingen_melding_eigenaar_id", "eigenaar_id"),
    )

    nummer: str = Field(primary_key=True, max_length=20)
    versie: int
    status: str = Field(max_length=30)
    is_open: bool
    urgentie: str = Field(max_length=20)
    ingediend_op: datetime = Field(sa_type=UtcDateTime)
    gewijzigd_op: datetime = Field(sa_type=UtcDateTime)
    uiterlijk: datetime | None = Field(default=None, sa_type=UtcDateTime)
    eigenaar_id: str | None = Field(default=None, max_length=200)
    escalatietrede: int = 0
    regel: dict[str, Any] = Field(sa_type=DOCUMENT)
    document: dict[str, Any] = Field(sa_type=DOCUMENT)


class KenmerkRij(SQLModel, table=True):
    """What a melding is found by: leefgebied, knelpunt, knelpuntsoort, organisatie, wijk, wachtend."""

    __tablename__ = "meldingen_kenmerk"

    soort: str = Field(primary_key=True, max_length=30)
    waarde: str = Field(primary_key=True, max_length=300)
    nummer: str = Field(primary_key=True, max_length=20, foreign_key="meldingen_melding.nummer", index=True)


class BetrokkeneRij(SQLModel, table=True):
    """Which person has to do with a melding, as what."""

    __tablename__ = "meldingen_betrokkene"

    person_id: str = Field(primary_key=True, max_length=200)
    relatie: str = Field(primary_key=True, max_length=20)
    nummer: str = Field(primary_key=True, max_length=20, foreign_key="meldingen_melding.nummer", index=True)


class TijdlijnRij(SQLModel, table=True):
    """Append-only."""

    __tablename__ = "meldingen_tijdlijn"

    nummer: str = Field(primary_key=True, max_length=20, foreign_key="meldingen_melding.nummer")
    volgnr: int = Field(primary_key=True)
    versie: int
    soort: str = Field(max_length=40)
    op: datetime = Field(sa_type=UtcDateTime)
    functie: str = Field(max_length=300)
    organisatie: str = Field(max_length=300)
    doelgroep: str = Field(max_length=20)
    feiten: dict[str, Any] = Field(sa_type=DOCUMENT)


class AuditRij(SQLModel, table=True):
    """Who did or read what and when; never what was written. `handeling` of a reading is "bekijken"."""

    __tablename__ = "meldingen_audit"
    __table_args__ = (Index("ix_meldingen_audit_nummer_op", "nummer", "op"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=ROW_ID)
    nummer: str = Field(max_length=20)
    versie: int
    handeling: str = Field(max_length=40)
    op: datetime = Field(sa_type=UtcDateTime)
    person_id: str = Field(max_length=200)
    functie: str = Field(max_length=300)
    organisatie: str = Field(max_length=300)


class GeholpenRij(SQLModel, table=True):
    """An intake that ended because an existing offer helped; nothing of who or about whom."""

    __tablename__ = "meldingen_geholpen"

    sleutel: str = Field(primary_key=True, max_length=300)
    op: datetime = Field(sa_type=UtcDateTime, index=True)


class SleutelRij(SQLModel, table=True):
    """An idempotency key that was used, with the outcome of that time."""

    __tablename__ = "meldingen_sleutel"

    sleutel: str = Field(primary_key=True, max_length=300)
    nummer: str = Field(max_length=20)
    op: datetime = Field(sa_type=UtcDateTime, index=True)
    uitkomst: dict[str, Any] = Field(sa_type=DOCUMENT)


class TellerRij(SQLModel, table=True):
    """The last number given out in a year."""

    __tablename__ = "meldingen_teller"

    jaar: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    laatste: int


class TermijnRij(SQLModel, table=True):
    """A moment that will come. `volgende_op` is `op`, or later when handling it failed."""

    __tablename__ = "meldingen_termijn"

    nummer: str = Field(primary_key=True, max_length=20, foreign_key="meldingen_melding.nummer")
    soort: str = Field(primary_key=True, max_length=20)
    ref: int = Field(primary_key=True)
    op: datetime = Field(sa_type=UtcDateTime)
    volgende_op: datetime = Field(sa_type=UtcDateTime, index=True)
    pogingen: int = 0


class BerichtRij(SQLModel, table=True):
    """The outbox. A row for a role is the parent of one row for each person it turned out to mean, and of the
    one post in the channel of the team. `weg` holds the ways that were asked for, `langs` the one it went.
    """

    __tablename__ = "meldingen_bericht"
    __table_args__ = (
        Index("ix_meldingen_bericht_staat_beschikbaar_op", "staat", "beschikbaar_op"),
        Index("ix_meldingen_bericht_nummer", "nummer"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=ROW_ID)
    ouder_id: int | None = Field(default=None, sa_type=ROW_ID, foreign_key="meldingen_bericht.id")
    nummer: str = Field(max_length=20)
    soort: str = Field(max_length=40)
    person_id: str | None = Field(default=None, max_length=200)
    rol: str | None = Field(default=None, max_length=40)
    organisatie: str | None = Field(default=None, max_length=300)
    waarnemer: bool = False
    behalve: str | None = Field(default=None, max_length=200)
    feiten: dict[str, Any] = Field(sa_type=DOCUMENT)
    weg: str = Field(default="", max_length=60)
    dringend: bool = False
    staat: str = Field(max_length=20)
    aangemaakt_op: datetime = Field(sa_type=UtcDateTime)
    beschikbaar_op: datetime = Field(sa_type=UtcDateTime)
    lease_tot: datetime | None = Field(default=None, sa_type=UtcDateTime)
    vertrokken: bool = False
    pogingen: int = 0
    afgerond_op: datetime | None = Field(default=None, sa_type=UtcDateTime)
    fout: str = Field(default="", sa_type=Text)
    referentie: str | None = Field(default=None, max_length=500)
    langs: str | None = Field(default=None, max_length=20)
