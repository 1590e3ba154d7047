"""The map as a graph: what can be reached, whether ways go round, and how many questions are ahead."""

from collections.abc import Iterator

from knowledge.routekaart.model import Routekaart


def reachable(kaart: Routekaart) -> set[str]:
    seen: set[str] = set()
    ahead = [kaart.start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += kaart.node(here).next_ids
    return seen


def edges(kaart: Routekaart) -> Iterator[tuple[str, str]]:
    for here, knoop in kaart.knopen.items():
        yield from ((here, there) for there in knoop.next_ids)


def find_cycle(kaart: Routekaart) -> tuple[str, ...]:
    """Return one way that comes back to where it began, or nothing."""
    done: set[str] = set()
    for start in kaart.knopen:
        cycle = _cycle_from(kaart, start, done)
        if cycle:
            return cycle
    return ()


def _cycle_from(kaart: Routekaart, start: str, done: set[str]) -> tuple[str, ...]:
    trail = [start]
    branches = [iter(kaart.node(start).next_ids)] if start not in done else []
    while branches:
        there = next(branches[-1], None)
        if there is None:
            done.add(trail.pop())
            branches.pop()
        elif there in trail:
            return (*trail[trail.index(there) :], there)
        elif there not in done:
            trail.append(there)
            branches.append(iter(kaart.node(there).next_ids))
    return ()


def in_walking_order(kaart: Routekaart) -> list[str]:
    """Return every node after all nodes that lead to it; the map has no cycle."""
    waiting = dict.fromkeys(kaart.knopen, 0)
    for _, there in edges(kaart):
        waiting[there] += 1
    order: list[str] = []
    free = [node for node, count in waiting.items() if count == 0]
    while free:
        order.append(free.pop(0))
        for there in kaart.node(order[-1]).next_ids:
            waiting[there] -= 1
            if waiting[there] == 0:
                free.append(there)
    return order


def questions_ahead(kaart: Routekaart) -> dict[str, int]:
    """Return for every node the most questions that can still come, itself included."""
    most: dict[str, int] = {}
    for node in reversed(in_walking_order(kaart)):
        knoop = kaart.node(node)
        most[node] = knoop.is_question + max((most[there] for there in knoop.next_ids), default=0)
    return most
