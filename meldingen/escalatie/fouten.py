"""What the escalation refuses, and why."""

from datetime import datetime


class EscalatieError(Exception):
    """Base of every refusal; `code` is for machines and texts."""

    code = "escalatie"


class EscalatiebeleidError(EscalatieError):
    """The policy file is wrong; `plekken` names every place that must be mended."""

    code = "escalatiebeleid"

    def __init__(self, bestand: str, plekken: tuple[str, ...]) -> None:
        self.bestand, self.plekken = bestand, plekken
        super().__init__(f"{bestand} is no valid escalation policy:\n" + "\n".join(plekken))


class LadderGeslotenError(EscalatieError):
    code = "ladder_gesloten"

    def __init__(self, gesloten_op: datetime) -> None:
        self.gesloten_op = gesloten_op
        super().__init__(f"The ladder was closed on {gesloten_op.isoformat()}; reopen it first")


class RedenOntbreektError(EscalatieError):
    code = "reden_ontbreekt"

    def __init__(self) -> None:
        super().__init__("This act is kept in the record and needs a reason in words")


class GeenLagereTredeError(EscalatieError):
    code = "geen_lagere_trede"

    def __init__(self) -> None:
        super().__init__("No rung has been passed yet, so there is none to come down from")


class GeenHogereTredeError(EscalatieError):
    code = "geen_hogere_trede"

    def __init__(self) -> None:
        super().__init__("The last rung has been passed; there is none above it")
