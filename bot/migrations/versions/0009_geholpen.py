"""Intakes that ended because an existing offer helped; nothing of who or about whom."""

import sqlalchemy as sa
from alembic import op

from meldingen.store.kolommen import UtcDateTime

revision = "0009_geholpen"
down_revision = "0008_rollen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meldingen_geholpen",
        sa.Column("sleutel", sa.String(length=300), nullable=False),
        sa.Column("op", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_meldingen_geholpen")),
    )
    op.create_index(op.f("ix_meldingen_geholpen_op"), "meldingen_geholpen", ["op"])


def downgrade() -> None:
    op.drop_index(op.f("ix_meldingen_geholpen_op"), table_name="meldingen_geholpen")
    op.drop_table("meldingen_geholpen")
