"""Places: which one a question names, and whether a service reaches it."""

from collections.abc import Mapping, Sequence

from knowledge.models import Gebied
from knowledge.search.names import Names

REGION = "Zuid-Holland Zuid"
HOME = "Dordrecht"


class Areas:
    """The areas of the knowledge, each inside a larger one."""

    def __init__(self, gebieden: Mapping[str, Gebied]) -> None:
        self._gebieden = gebieden
        self._names = Names(
            (spelling, area)
            for area, gebied in gebieden.items()
            for spelling in (area, *gebied.woorden.split(","))
        )

    def named_in(self, tokens: Sequence[str]) -> tuple[str, ...]:
        return self._names.named_in(tokens)

    def reaches(self, offered: str, asked: str) -> bool:
        """Say whether help for `offered` is there for people from `asked`; an unknown area reaches all."""
        if offered not in self._gebieden:
            return True
        place: str | None = asked
        while place is not None:
            if place == offered:
                return True
            gebied = self._gebieden.get(place)
            place = gebied.in_ if gebied else None
        return False

    def is_local(self, area: str) -> bool:
        """Say whether the area lies in the region this knowledge is for."""
        return area in self._gebieden and self.reaches(REGION, area)
