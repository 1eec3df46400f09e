"""The pages of a radar of so many trends that its lists are divided."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from benchmarks.radars import broad
from radargen.assessing import blips
from radargen.model import Radar
from radargen.pages import Charts, _advice_pages, _list_pages, edition_pages
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.reading import load

TRENDS = 450


@cache
def many(trends: int = TRENDS, dimensions: int = 2) -> Radar:
    files = broad(trends, dimensions=dimensions, editions=2, moving=100)
    found = load({path: words.encode() for path, words in files.items()}).radar
    assert found
    return found


def view(trends: int = TRENDS, *, paged: bool = True) -> EditionView:
    radar = many(trends)
    whole = view_of_edition(radar, radar.newest, "en", blips(radar, radar.newest), Charts(), "")
    return replace(whole, paged=paged)


@cache
def made() -> Mapping[str, str]:
    """The pages of lists and of advice; those of the trends are like any other radar's."""
    return {**_list_pages(view(), {}), **_advice_pages(view(), {}), **edition_pages.files(view())}
