"""Roles that a beheerder gives in chat."""

import sqlalchemy as sa
from alembic import op

revision = "0008_rollen"
down_revision = "0007_voorkeuren"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_rollen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persoon", sa.String(), nullable=False),
        sa.Column("rollen", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_rollen")),
    )
    op.create_index(op.f("ix_bot_rollen_persoon"), "bot_rollen", ["persoon"])


def downgrade() -> None:
    op.drop_index(op.f("ix_bot_rollen_persoon"), table_name="bot_rollen")
    op.drop_table("bot_rollen")
