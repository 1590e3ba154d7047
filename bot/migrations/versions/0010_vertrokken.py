"""Which claimed messages really left: only those may have arrived when their sender vanishes."""

import sqlalchemy as sa
from alembic import op

revision = "0010_vertrokken"
down_revision = "0009_geholpen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A message that is being sent during the upgrade, or by an older bot, may have left."""
    op.add_column(
        "meldingen_bericht", sa.Column("vertrokken", sa.Boolean(), nullable=False, server_default=sa.true())
    )


def downgrade() -> None:
    op.drop_column("meldingen_bericht", "vertrokken")
