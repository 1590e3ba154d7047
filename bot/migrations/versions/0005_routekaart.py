"""How often what happened on the routekaarten, and the versions that walks were begun on."""

import sqlalchemy as sa
from alembic import op

revision = "0005_routekaart"
down_revision = "0004_kennisberichten"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kennis_routegebruik",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("dag", sa.Date(), nullable=False, index=True),
        sa.Column("kaart", sa.String(200), nullable=False),
        sa.Column("versie", sa.String(20), nullable=False),
        sa.Column("knoop", sa.String(200), nullable=False),
        sa.Column("gebeurtenis", sa.String(20), nullable=False),
        sa.Column("stap", sa.Integer(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            *("dag", "kaart", "versie", "knoop", "gebeurtenis", "stap"), name="uq_kennis_routegebruik_telling"
        ),
    )
    op.create_table(
        "kennis_routekaartversie",
        sa.Column("kaart", sa.String(200), primary_key=True),
        sa.Column("versie", sa.String(20), primary_key=True),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("bewaard_op", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("kennis_routekaartversie")
    op.drop_table("kennis_routegebruik")
