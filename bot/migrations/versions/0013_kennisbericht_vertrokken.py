"""Which claimed messages about corrections really left: only those may have arrived without their sender."""

import sqlalchemy as sa
from alembic import op

revision = "0013_kennisbericht_vertrokken"
down_revision = "0012_wegen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A message that is being sent during the upgrade, or by an older bot, may have left."""
    op.add_column(
        "kennis_bericht", sa.Column("vertrokken", sa.Boolean(), nullable=False, server_default=sa.true())
    )


def downgrade() -> None:
    op.drop_column("kennis_bericht", "vertrokken")
