"""How urgent a melding is: three classes with a fixed meaning.

The sources give no classes for Dordrecht; these three are a stated default.
"""

from enum import StrEnum


class Urgentie(StrEnum):
    VANDAAG = "vandaag"
    """Safety or a roof over somebody's head is at stake today."""
    WEEK = "week"
    """Something must happen within the week."""
    OVERIG = "overig"
