"""By which way a message should go and went, and the channels to which the bot was added."""

import sqlalchemy as sa
from alembic import op

revision = "0012_wegen"
down_revision = "0011_beurten"
branch_labels = None
depends_on = None

_SAYS_HOW = (
    "UPDATE meldingen_bericht SET langs = 'email', referentie = NULL WHERE referentie = 'e-mail'",
    "UPDATE meldingen_bericht SET langs = 'chat' WHERE langs IS NULL AND staat = 'verzonden'"
    " AND rol IS NULL AND NOT waarnemer",
)
_SAYS_HOW_AS_BEFORE = "UPDATE meldingen_bericht SET referentie = 'e-mail' WHERE langs = 'email'"


def upgrade() -> None:
    """An empty `weg` is the way of before: in person, by chat and else by e-mail."""
    op.add_column("meldingen_bericht", sa.Column("weg", sa.String(60), nullable=False, server_default=""))
    op.add_column("meldingen_bericht", sa.Column("langs", sa.String(20), nullable=True))
    for statement in _SAYS_HOW:
        op.execute(statement)
    op.create_table(
        "bot_kanalen",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("service_url", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("bot_name", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("van_team", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_bot_kanalen"),
    )


def downgrade() -> None:
    """A post that waits is a message to its role for the bot of before."""
    op.drop_table("bot_kanalen")
    op.execute(_SAYS_HOW_AS_BEFORE)
    op.drop_column("meldingen_bericht", "langs")
    op.drop_column("meldingen_bericht", "weg")
