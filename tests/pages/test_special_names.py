"""Ids that end in index, or are names that MkDocs and its theme know: each page where its links lead."""

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from radargen.assessing import blips
from radargen.pages import Charts, addresses, pages
from radargen.publishing.site.site_checks import content
from radargen.reading import load
from tests.special import DIMENSIONS, EDITIONS, RINGS, SPECIAL, special_files

IDS = st.one_of(
    st.sampled_from(SPECIAL + EDITIONS),
    st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}(-?index|-?readme|\.md|\.html)?", fullmatch=True),
)
PAGES: tuple[Callable[[str], str], ...] = (
    addresses.trend_page,
    addresses.dimension_page,
    addresses.ring_page,
    addresses.edition_page,
    addresses.phase_page,
    addresses.asks_page,
    lambda id: addresses.comparison_page(id, "2026"),
    lambda id: addresses.comparison_page("2026", id),
)


def laid(path: str) -> File:
    """The file as MkDocs lays it out."""
    return File(path, "docs", "site", use_directory_urls=True)


@example("index")
@example("cx-index")
@settings(deadline=None)
@given(IDS)
def test_a_page_has_the_address_that_mkdocs_gives_it(id: str) -> None:
    for page in PAGES:
        file = laid(page(id))
        assert addresses.url(page(id)) == file.url
        assert f"{addresses.url(page(id))}index.html" == file.dest_uri


@settings(deadline=None)
@given(IDS, IDS)
def test_two_ids_never_share_an_address(one: str, other: str) -> None:
    files = [page(id) for page in PAGES for id in {one, other} - {"index", "README"}]
    assert len({laid(path).dest_uri for path in files}) == len(set(files))


@pytest.fixture(scope="module")
def made() -> dict[str, str | bytes]:
    loaded = load(special_files(EDITIONS[:4]))
    assert [f"{problem.location} {problem.message}" for problem in loaded.problems] == []
    assert loaded.radar
    radar = loaded.radar
    return pages(radar, radar.newest, "de", blips(radar, radar.newest), Charts(), sources=loaded.sources)


def test_every_link_of_every_page_leads_to_a_page(made: dict[str, str | bytes]) -> None:
    present = {laid(path).dest_uri for path in made}
    assert len(present) == len(made)
    for path, source in made.items():
        if not path.endswith(".md"):
            continue
        here = laid(path).dest_uri
        for reference in content(str(source), ".html").references:
            # To other sites, to the same page, and to the page in the other language.
            target = reference.address.partition("#")[0].partition("?")[0]
            if re.match("[a-z]+:", target) or not target:
                continue
            goal = normpath(join(dirname(here), target))
            goal = goal if goal in present else normpath(f"{goal}/index.html")
            assert goal in present, (path, reference.address)


def test_there_is_a_page_for_each(made: dict[str, str | bytes]) -> None:
    expected = [
        *map(addresses.trend_page, SPECIAL),
        *map(addresses.dimension_page, DIMENSIONS),
        *map(addresses.ring_page, RINGS),
        *map(addresses.edition_page, EDITIONS[:4]),
        *map(addresses.phase_page, SPECIAL),
    ]
    assert [page for page in expected if page not in made] == []


def test_mkdocs_leaves_none_of_them_out(made: dict[str, str | bytes]) -> None:
    from mkdocs.structure.files import set_exclusions  # noqa: PLC0415 – the rule itself, which is no public name

    files = [laid(path) for path in made]
    set_exclusions(files, MkDocsConfig())
    assert [file.src_uri for file in files if not file.inclusion.is_included()] == []
