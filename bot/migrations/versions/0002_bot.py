"""The tables of the bot: people, where to write to them, and what is remembered of a conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0002_bot"
down_revision = "0001_meldingen"
branch_labels = None
depends_on = None

TABLES = ("bot_mensen", "bot_adressen", "bot_geheugen")


def upgrade() -> None:
    op.create_table(
        "bot_mensen",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("taal", sa.String(), nullable=False),
        sa.Column("begroet", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bot_mensen"),
    )
    op.create_table(
        "bot_adressen",
        sa.Column("persoon", sa.String(), nullable=False),
        sa.Column("service_url", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("bot_name", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("persoon", name="pk_bot_adressen"),
    )
    op.create_table(
        "bot_geheugen",
        sa.Column("gesprek", sa.String(), nullable=False),
        sa.Column("persoon", sa.String(), nullable=False),
        sa.Column("geheugen", sa.Text(), nullable=False),
        sa.Column("vorig", sa.Text(), nullable=False),
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("etag", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("gesprek", "persoon", name="pk_bot_geheugen"),
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
