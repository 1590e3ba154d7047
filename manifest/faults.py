"""The shape of what is wrong with a package."""

from typing import NamedTuple


class Fault(NamedTuple):
    """`field` is a path a person can find, such as manifest.json bots[0].botId."""

    field: str
    problem: str

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}."
