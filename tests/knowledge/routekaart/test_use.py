from collections import Counter
from pathlib import Path

from knowledge.routekaart.use import RouteUse, UseEvent, count_use, failed_step, use_at
from knowledge.routekaart.walk import answer, start_walk
from tests.knowledge.routekaart import small_map


def test_use_names_the_map_the_version_and_the_place_and_nothing_else(tmp_path: Path) -> None:
    kaart = small_map.load(tmp_path)
    walk = answer(start_walk(kaart), kaart, "gestolen", 0)
    assert use_at(walk, kaart, UseEvent.STOPPED) == RouteUse("fiets", kaart.version, "waar", UseEvent.STOPPED)
    assert failed_step(walk, "aangifte:1") == RouteUse("fiets", kaart.version, "aangifte", UseEvent.FAILED, 1)


def test_figures_show_where_people_stop_and_which_step_fails_most() -> None:
    def use(event: UseEvent, knoop: str = "waar", step: int | None = None) -> RouteUse:
        return RouteUse("fiets", "v1", knoop, event, step)

    happened = Counter(
        [
            *[use(UseEvent.STARTED)] * 3,
            use(UseEvent.FINISHED),
            use(UseEvent.STOPPED, "gestolen"),
            *[use(UseEvent.STOPPED)] * 2,
            use(UseEvent.FAILED, "aangifte", 0),
            *[use(UseEvent.FAILED, "aangifte", 1)] * 2,
        ]
    )
    figures = count_use(happened)
    assert (figures.started, figures.finished) == (3, 1)
    assert figures.stops == (("waar", 2), ("gestolen", 1))
    assert figures.failures == (("aangifte:1", 2), ("aangifte:0", 1))
    assert figures.outcomes == (("waar", 1),)
