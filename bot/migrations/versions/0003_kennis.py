"""The tables of what people add to the knowledge."""

import sqlalchemy as sa
from alembic import op

revision = "0003_kennis"
down_revision = "0002_bot"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)

TABLES = ("kennis_correctie", "kennis_leemte", "kennis_import", "kennis_bewerking", "kennis_versie")


def upgrade() -> None:
    _create_correctie()
    _create_leemte()
    _create_import()
    _create_bewerking()
    _create_versie()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _create_correctie() -> None:
    op.create_table(
        "kennis_correctie",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sleutel", sa.String(200), nullable=False, unique=True),
        sa.Column("record_id", sa.String(200), nullable=False, index=True),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("opmerking", sa.Text(), nullable=False),
        sa.Column("door", sa.String(200), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("staat", sa.String(20), nullable=False, index=True),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("afgehandeld_door", sa.String(200)),
        sa.Column("afgehandeld_op", MOMENT),
    )


def _create_leemte() -> None:
    op.create_table(
        "kennis_leemte",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("groep", sa.Integer(), index=True),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("genormaliseerd", sa.String(500), nullable=False),
        sa.Column("taal", sa.String(2), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("eerst", MOMENT, nullable=False),
        sa.Column("laatst", MOMENT, nullable=False),
        sa.Column("laatste_sleutel", sa.String(200), nullable=False),
        sa.Column("staat", sa.String(20), nullable=False, index=True),
    )
    op.create_index("ix_kennis_leemte_vorm", "kennis_leemte", ["genormaliseerd", "taal"], unique=True)


def _create_import() -> None:
    op.create_table(
        "kennis_import",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sleutel", sa.String(200), nullable=False, unique=True),
        sa.Column("naam", sa.String(300), nullable=False),
        sa.Column("door", sa.String(200), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("staat", sa.String(20), nullable=False),
        sa.Column("nieuw", sa.Integer(), nullable=False),
        sa.Column("gewijzigd", sa.Integer(), nullable=False),
        sa.Column("ongedaan_sleutel", sa.String(200), unique=True),
        sa.Column("ongedaan_door", sa.String(200)),
        sa.Column("ongedaan_op", MOMENT),
        # A number of a removed import must not come back: who still stages under it has to be refused.
        sqlite_autoincrement=True,
    )


def _create_bewerking() -> None:
    op.create_table(
        "kennis_bewerking",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sleutel", sa.String(200), unique=True),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("record_id", sa.String(200), nullable=False, index=True),
        sa.Column("handeling", sa.String(20), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("door", sa.String(200), nullable=False),
        sa.Column("op", MOMENT, nullable=False),
        sa.Column("import_id", sa.Integer(), sa.ForeignKey("kennis_import.id"), index=True),
        sa.Column("ongedaan_door", sa.String(200)),
        sa.Column("ongedaan_op", MOMENT),
    )


def _create_versie() -> None:
    versie = op.create_table(
        "kennis_versie",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("versie", sa.Integer(), nullable=False),
    )
    op.bulk_insert(versie, [{"id": 1, "versie": 0}])
