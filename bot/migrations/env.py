"""Runs the migrations on the connection that `bot.database` hands over."""

from importlib import import_module

from alembic import context
from sqlmodel import SQLModel

TABLES = (
    "meldingen.store.tabellen",
    "bot.people",
    "bot.preferences",
    "bot.references",
    "bot.rolebook",
    "bot.rota",
    "bot.signing",
    "bot.state",
    "bot.telling",
    "knowledge.store.route_tables",
    "knowledge.store.tables",
)
"""Importing the modules with tables puts these on the shared metadata."""


def load_tables() -> None:
    for name in TABLES:
        import_module(name)


def run() -> None:
    connection = context.config.attributes["connection"]
    load_tables()
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
