"""What a check of the knowledge found wrong, in one shape for every check."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing to mend; `field` is a dotted path inside the record, empty when the whole record is meant."""

    severity: Severity
    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.record, self.field) if part)
        return f"{self.severity}: {self.file}: {place}: {self.message}"
