"""What can go wrong when counting working time."""

from datetime import datetime


class WerktijdError(Exception):
    """Base of every refusal of the working-time clock; `code` is for machines and texts."""

    code = "werktijd"


class GeenOpeningError(WerktijdError):
    """The rooster has no (more) working time within reach of the asked moment."""

    code = "geen_opening"

    def __init__(self, vanaf: datetime, jaren: int) -> None:
        self.vanaf, self.jaren = vanaf, jaren
        super().__init__(
            f"No working time found within {jaren} years of {vanaf.isoformat()}; "
            "check opening hours, closing days and absences"
        )


class MomentZonderZoneError(WerktijdError):
    """A moment came without a time zone."""

    code = "moment_zonder_zone"

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        super().__init__(f"{moment.isoformat()} has no time zone; hand in an aware datetime")


class MomentBuitenBereikError(WerktijdError):
    """A moment lies outside the years for which holidays and summer time are known."""

    code = "moment_buiten_bereik"

    def __init__(self, jaar: int, eerste: int, laatste: int) -> None:
        self.jaar, self.eerste, self.laatste = jaar, eerste, laatste
        super().__init__(f"Year {jaar} is outside {eerste}-{laatste}, the years this clock can count")
