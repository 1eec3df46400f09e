"""What comes back to its place, after a page that had no room for it there, is named."""

import pytest

from radargen.charts.placing import ChartRequest, chart, moves_on_page
from radargen.charts.placing.memory.displacement import Cause, displacements
from radargen.charts.scene import Scene
from radargen.charts.theme import PageFormat, custom
from radargen.model import Edition, Radar
from tests.make import radar, trend

SMALL = custom(130, 130)
EDITIONS = ("2025", "2026")


def emptied() -> Radar:
    """Three score trends in one cell, most of which are gone in the second edition."""
    stay = [trend(f"a{n}", dict.fromkeys(EDITIONS, "pilot")) for n in range(6)]
    go = [trend(f"b{n:02}", {"2025": "pilot"}) for n in range(60)]
    return radar(*stay, *go, editions=EDITIONS)


def drawn(of: Radar, edition: Edition, page: PageFormat) -> tuple[ChartRequest, Scene]:
    request = ChartRequest(of, edition, "de", page)
    return request, chart(request)[0]


def shares(scene: Scene) -> dict[str, tuple[float, float]]:
    assert scene.disc
    return {
        mark.id: (
            (mark.marker.x - scene.disc.x) / scene.disc.radius,
            (mark.marker.y - scene.disc.y) / scene.disc.radius,
        )
        for mark in scene.blips
    }


@pytest.mark.slow
def test_who_returns_after_a_page_that_was_too_small_is_named() -> None:
    of = emptied()
    (_, before), (request, now) = (drawn(of, edition, SMALL) for edition in of.editions)
    old, new = shares(before), shares(now)
    moved = {key for key in new if max(abs(a - b) for a, b in zip(old[key], new[key], strict=True)) > 0.002}
    assert len(moved) > 3
    # Some of them this page has no room for either.
    still = {key for one in displacements(of, of.newest, now) for key in one.trends}
    *_, found = moves_on_page(request, now)
    assert (found.cause, set(found.trends)) == (Cause.RETURNED, moved - still)
    assert len(moved - still) > 1
    assert "are back at their places, for which this page was too small in the edition before" in str(found.sentence)


@pytest.mark.slow
def test_where_there_is_room_in_both_editions_nobody_returns() -> None:
    of = emptied()
    request, now = drawn(of, of.newest, custom(400, 400))
    assert moves_on_page(request, now) == ()
