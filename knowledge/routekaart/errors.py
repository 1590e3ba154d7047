"""What goes wrong with a route map that cannot be read."""


class RoutekaartError(Exception):
    """A route map file cannot be used; says in which file, at which node and in which field."""

    code = "routekaart_invalid"

    def __init__(self, file: str, node: str, field: str, reason: str) -> None:
        self.file, self.node, self.field, self.reason = file, node, field, reason
        place = ": ".join(part for part in (file, node, field) if part)
        super().__init__(f"{place}: {reason}")
