"""Files meldingen until it is killed: `python -m tests.meldingen.kill.filing URL FIRST`.

Prints the number of a form only after its melding was confirmed.
"""

import asyncio
import sys
from itertools import count

from bot.database import open_database
from meldingen.balie import Meldingenbalie
from meldingen.store.eenheid import SqlWerkeenheden
from tests.builders import BELEID, MELDER, NOW, a_concept


async def file_for_ever(url: str, first: int) -> None:
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        for form in count(first):
            filed = await balie.indienen(a_concept(), MELDER, key=f"formulier-{form}", now=NOW)
            sys.stdout.write(f"{form} {filed.nummer}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(file_for_ever(sys.argv[1], int(sys.argv[2])))
