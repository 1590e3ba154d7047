"""What each person wants of the bot, and what is told only once."""

import sqlalchemy as sa
from alembic import op

revision = "0007_voorkeuren"
down_revision = "0006_geheim"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_voorkeuren",
        sa.Column("persoon", sa.String(), nullable=False),
        sa.Column("voorkeuren", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("persoon", name="pk_bot_voorkeuren"),
    )
    op.create_table(
        "bot_verteld",
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_bot_verteld"),
    )


def downgrade() -> None:
    op.drop_table("bot_verteld")
    op.drop_table("bot_voorkeuren")
