"""The bot's own secret, from which the keys of its links are made."""

import sqlalchemy as sa
from alembic import op

revision = "0006_geheim"
down_revision = "0005_routekaart"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_geheim",
        sa.Column("naam", sa.String(50), primary_key=True),
        sa.Column("waarde", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("bot_geheim")
