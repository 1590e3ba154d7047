"""The tables of the casework."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001_meldingen"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = (
    "meldingen_melding",
    "meldingen_kenmerk",
    "meldingen_betrokkene",
    "meldingen_tijdlijn",
    "meldingen_termijn",
    "meldingen_bericht",
    "meldingen_audit",
    "meldingen_sleutel",
    "meldingen_teller",
)


def upgrade() -> None:
    _create_melding()
    _create_kenmerk()
    _create_betrokkene()
    _create_tijdlijn()
    _create_termijn()
    _create_bericht()
    _create_audit()
    _create_sleutel()
    _create_teller()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _create_melding() -> None:
    op.create_table(
        "meldingen_melding",
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("urgentie", sa.String(20), nullable=False),
        sa.Column("ingediend_op", MOMENT, nullable=False),
        sa.Column("gewijzigd_op", MOMENT, nullable=False),
        sa.Column("uiterlijk", MOMENT, nullable=True),
        sa.Column("eigenaar_id", sa.String(200), nullable=True),
        sa.Column("escalatietrede", sa.Integer(), nullable=False),
        sa.Column("regel", DOCUMENT, nullable=False),
        sa.Column("document", DOCUMENT, nullable=False),
        sa.PrimaryKeyConstraint("nummer", name="pk_meldingen_melding"),
    )
    op.create_index("ix_meldingen_melding_eigenaar_id", "meldingen_melding", ["eigenaar_id"])
    op.create_index("ix_meldingen_melding_is_open_uiterlijk", "meldingen_melding", ["is_open", "uiterlijk"])


def _create_kenmerk() -> None:
    op.create_table(
        "meldingen_kenmerk",
        sa.Column("soort", sa.String(30), nullable=False),
        sa.Column("waarde", sa.String(300), nullable=False),
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["nummer"],
            ["meldingen_melding.nummer"],
            name="fk_meldingen_kenmerk_nummer_meldingen_melding",
        ),
        sa.PrimaryKeyConstraint("soort", "waarde", "nummer", name="pk_meldingen_kenmerk"),
    )
    op.create_index("ix_meldingen_kenmerk_nummer", "meldingen_kenmerk", ["nummer"])


def _create_betrokkene() -> None:
    op.create_table(
        "meldingen_betrokkene",
        sa.Column("person_id", sa.String(200), nullable=False),
        sa.Column("relatie", sa.String(20), nullable=False),
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["nummer"],
            ["meldingen_melding.nummer"],
            name="fk_meldingen_betrokkene_nummer_meldingen_melding",
        ),
        sa.PrimaryKeyConstraint("person_id", "relatie", "nummer", name="pk_meldingen_betrokkene"),
    )
    op.create_index("ix_meldingen_betrokkene_nummer", "meldingen_betrokkene", ["nummer"])


def _create_tijdlijn() -> None:
    op.create_table(
        "meldingen_tijdlijn",
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("functie", sa.String(300), nullable=False),
        sa.Column("organisatie", sa.String(300), nullable=False),
        sa.Column("doelgroep", sa.String(20), nullable=False),
        sa.Column("feiten", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["nummer"],
            ["meldingen_melding.nummer"],
            name="fk_meldingen_tijdlijn_nummer_meldingen_melding",
        ),
        sa.PrimaryKeyConstraint("nummer", "volgnr", name="pk_meldingen_tijdlijn"),
    )


def _create_termijn() -> None:
    op.create_table(
        "meldingen_termijn",
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("volgende_op", MOMENT, nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nummer"],
            ["meldingen_melding.nummer"],
            name="fk_meldingen_termijn_nummer_meldingen_melding",
        ),
        sa.PrimaryKeyConstraint("nummer", "soort", "ref", name="pk_meldingen_termijn"),
    )
    op.create_index("ix_meldingen_termijn_volgende_op", "meldingen_termijn", ["volgende_op"])


def _create_bericht() -> None:
    op.create_table(
        "meldingen_bericht",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("ouder_id", ROW_ID, nullable=True),
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("person_id", sa.String(200), nullable=True),
        sa.Column("rol", sa.String(40), nullable=True),
        sa.Column("organisatie", sa.String(300), nullable=True),
        sa.Column("waarnemer", sa.Boolean(), nullable=False),
        sa.Column("behalve", sa.String(200), nullable=True),
        sa.Column("feiten", DOCUMENT, nullable=False),
        sa.Column("dringend", sa.Boolean(), nullable=False),
        sa.Column("staat", sa.String(20), nullable=False),
        sa.Column("aangemaakt_op", MOMENT, nullable=False),
        sa.Column("beschikbaar_op", MOMENT, nullable=False),
        sa.Column("lease_tot", MOMENT, nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("afgerond_op", MOMENT, nullable=True),
        sa.Column("fout", sa.Text(), nullable=False),
        sa.Column("referentie", sa.String(500), nullable=True),
        sa.ForeignKeyConstraint(
            ["ouder_id"],
            ["meldingen_bericht.id"],
            name="fk_meldingen_bericht_ouder_id_meldingen_bericht",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meldingen_bericht"),
    )
    op.create_index("ix_meldingen_bericht_nummer", "meldingen_bericht", ["nummer"])
    op.create_index(
        "ix_meldingen_bericht_staat_beschikbaar_op", "meldingen_bericht", ["staat", "beschikbaar_op"]
    )


def _create_audit() -> None:
    op.create_table(
        "meldingen_audit",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("handeling", sa.String(40), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("person_id", sa.String(200), nullable=False),
        sa.Column("functie", sa.String(300), nullable=False),
        sa.Column("organisatie", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meldingen_audit"),
    )
    op.create_index("ix_meldingen_audit_nummer_op", "meldingen_audit", ["nummer", "op"])


def _create_sleutel() -> None:
    op.create_table(
        "meldingen_sleutel",
        sa.Column("sleutel", sa.String(300), nullable=False),
        sa.Column("nummer", sa.String(20), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("uitkomst", DOCUMENT, nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_meldingen_sleutel"),
    )
    op.create_index("ix_meldingen_sleutel_op", "meldingen_sleutel", ["op"])


def _create_teller() -> None:
    op.create_table(
        "meldingen_teller",
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jaar", name="pk_meldingen_teller"),
    )
