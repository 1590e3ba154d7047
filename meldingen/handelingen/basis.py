"""The base of every act."""

from typing import ClassVar

from pydantic import ConfigDict

from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.waarden import Waarde


class Opdracht(Waarde):
    """One act as somebody wants it done; an unknown field is a mistake and is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    soort: ClassVar[HandelingSoort]
