"""What goes wrong with a route map that cannot be read."""


class RoutekaartError(Exception):
    """A route map file cannot be used; says in which file, at which node and in which field."""

    code = "routekaart_invalid"

    def __init__(self, file: str, node: str, field: str, reason: str) -> None:
        self.file, self.node, self.field, self.reason = file, node, field, reason
        place = ": ".join(part for part in (file, node, field) if part)
        super().__init__(f"{place}: {reason}")


class ChoiceError(Exception):
    """A question was answered with something that it does not offer."""

    code = "routekaart_choice_unknown"

    def __init__(self, node: str, choice: int | None) -> None:
        self.node, self.choice = node, choice
        offered = 'no "weet ik niet"' if choice is None else f"no option {choice}"
        super().__init__(f"Question {node} offers {offered}; answer with one of its options")


class WalkVersionError(Exception):
    """A walk was followed over another version of its map than the one it is pinned to."""

    code = "routekaart_version_changed"

    def __init__(self, kaart: str, walked: str, current: str) -> None:
        self.kaart, self.walked, self.current = kaart, walked, current
        super().__init__(
            f"A walk over {kaart} is pinned to version {walked}, not {current}: resume or restart it"
        )
