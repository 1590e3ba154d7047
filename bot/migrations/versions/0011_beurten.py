"""Whose turn it is at a chore, which warnings really left, and since when a draft lies untouched."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from meldingen.store.kolommen import UtcDateTime

revision = "0011_beurten"
down_revision = "0010_vertrokken"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody knows how old the drafts are that lie there already: their time begins now."""
    op.create_table(
        "bot_beurt",
        sa.Column("taak", sa.String(length=40), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("begonnen_op", UtcDateTime(), nullable=False),
        sa.Column("lease_tot", UtcDateTime(), nullable=True),
        sa.Column("uitkomst", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("taak", name=op.f("pk_bot_beurt")),
    )
    op.add_column(
        "bot_verteld", sa.Column("vertrokken", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("bot_geheugen", sa.Column("concept_op", UtcDateTime(), nullable=True))
    op.create_index(op.f("ix_bot_geheugen_concept_op"), "bot_geheugen", ["concept_op"])
    memories = sa.table("bot_geheugen", sa.column("concept_op", UtcDateTime()))
    op.execute(memories.update().values(concept_op=datetime.now(UTC)))  # noqa: TID251 - no clock at hand


def downgrade() -> None:
    op.drop_index(op.f("ix_bot_geheugen_concept_op"), table_name="bot_geheugen")
    op.drop_column("bot_geheugen", "concept_op")
    op.drop_column("bot_verteld", "vertrokken")
    op.drop_table("bot_beurt")
