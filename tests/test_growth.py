"""What more trends and more editions cost, counted in calls of functions, which are the same on every machine.

A clock would tell of the machine; the number of calls tells whether something is done for each pair of things.
"""

import cProfile
import pstats
from collections.abc import Callable
from functools import partial

import pytest

from benchmarks import chains, radars
from radargen.build import load, site
from radargen.build.drawings import pictured
from radargen.build.pictures import Pictures


def calls(work: Callable[[], object]) -> int:
    """How many functions are called by that work."""
    profile = cProfile.Profile()
    profile.runcall(work)
    found: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
    return found


def _read(files: dict[str, str]) -> object:
    return load({path: text.encode() for path, text in files.items()})


def _pages(files: dict[str, str]) -> int:
    loaded, lock = load({path: text.encode() for path, text in files.items()})
    return calls(lambda: site(loaded, "en", lock=lock, pictures=False))


def test_to_read_and_check_a_radar_costs_what_its_entries_cost() -> None:
    """Whatever is compared with everything else, such as names and links, is looked up and not searched for."""
    few, many = (calls(partial(_read, radars.full(trends))) for trends in (60, 240))
    assert many < 4 * few * 1.05


@pytest.mark.by_forge
def test_pages_and_charts_cost_what_their_trends_cost() -> None:
    """Markers are compared with their neighbours, links are looked up."""
    few, many = (_pages(radars.short(trends, dimensions=4)) for trends in (150, 450))
    assert many < 3 * few * 1.2


@pytest.mark.by_forge
def test_editions_beyond_those_that_are_compared_cost_what_they_show() -> None:
    """Any two of the newest eight are compared; an older edition has a chart and lists of its own, no more."""
    eight, twelve = (_pages(chains.chain(8, count=count)) for count in (8, 12))
    assert twelve < eight * 12 / 8


def test_what_languages_share_of_a_chart_is_placed_once() -> None:
    """Markers stand at the same places in all of them, and names have one size."""
    loaded, lock = load({path: text.encode() for path, text in radars.full(16).items()})
    assert loaded.radar
    radar = pictured(loaded.radar)
    first, second = (calls(Pictures(radar, language, lock).place) for language in radar.languages)
    assert second < first / 3
