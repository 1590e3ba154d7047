"""The messages that corrections of the knowledge cause."""

import sqlalchemy as sa
from alembic import op

revision = "0004_kennisberichten"
down_revision = "0003_kennis"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "kennis_bericht",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column(
            "correctie_id",
            sa.Integer(),
            sa.ForeignKey("kennis_correctie.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("ontvanger", sa.String(200)),
        sa.Column("staat", sa.String(20), nullable=False, index=True),
        sa.Column("beschikbaar_op", MOMENT, nullable=False),
        sa.Column("lease_tot", MOMENT),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("fout", sa.String(100), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("kennis_bericht")
