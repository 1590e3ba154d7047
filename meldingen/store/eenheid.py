"""The unit of work over one database session."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from meldingen.store.agenda import SqlAgenda
from meldingen.store.journaal import SqlJournaal
from meldingen.store.kast import SqlMeldingkast
from meldingen.store.lijsten import SqlLijsten

Sessies = async_sessionmaker[AsyncSession]


class SqlWerkeenheid:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.meldingen = SqlMeldingkast(session)
        self.journaal = SqlJournaal(session)
        self.lijsten = SqlLijsten(session)
        self.agenda = SqlAgenda(session)

    async def commit(self) -> None:
        await self._session.commit()


class SqlWerkeenheden:
    """Opens units of work.

    Args:
        schrijvers: Sessions whose transactions may write (on SQLite: that wait for the one writer).
        lezers: Sessions that only read and never wait for a writer.
    """

    def __init__(self, schrijvers: Sessies, lezers: Sessies) -> None:
        self._schrijvers, self._lezers = schrijvers, lezers

    @asynccontextmanager
    async def schrijven(self) -> AsyncIterator[SqlWerkeenheid]:
        async with self._schrijvers() as session:
            yield SqlWerkeenheid(session)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[SqlWerkeenheid]:
        async with self._lezers() as session:
            yield SqlWerkeenheid(session)
