"""When a page of the last build is taken for one of this: where all is the same that it says and that is around it."""

from types import SimpleNamespace
from typing import Any

import pytest

from radargen.publishing.mkdocs_host.page_cache import SAME, PageCache, ReusedPages, cacheable
from radargen.publishing.mkdocs_seam import MkDocsConfig, Navigation

OTHER = SimpleNamespace(title="Other", url="other/")
HEADING = SimpleNamespace(
    title="H", id="h", level=1, children=[SimpleNamespace(title="I", id="i", level=2, children=[])]
)


def config(**given: Any) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "x", "theme": {"name": "material"}, "plugins": ["radargen"], **given})
    assert made.validate()[0] == []
    return made


def searching(made: MkDocsConfig) -> Any:
    """The index that the search begins with a build."""
    plugin: Any = made.plugins["material/search"]
    plugin.search_index = SimpleNamespace(entries=[])
    return plugin.search_index


def page(**changes: Any) -> Any:
    """A page as MkDocs has it before its template is filled."""
    usual: dict[str, Any] = {
        "file": SimpleNamespace(src_uri="a.md"),
        "previous_page": None,
        "next_page": OTHER,
        "ancestors": [],
        "toc": [HEADING],
        "url": "a/",
        "title": "A",
        "meta": {},
        "edit_url": None,
        "canonical_url": None,
        "content": "<p>one</p>",
    }
    return SimpleNamespace(**usual | changes)


def reused(cache: PageCache, of: Any, made: MkDocsConfig | None = None, **more: Any) -> ReusedPages:
    nav = Navigation([], more.pop("pages", []))
    return ReusedPages(cache, [of], made or config(), nav, **{"blocks": {}, "heads": {"a.md": "head"}, **more})


@pytest.fixture
def cache() -> PageCache:
    """The page as the last build has written it."""
    kept, of = PageCache(), page()
    first = reused(kept, of)
    first.take_entries(of)
    assert first.output(of, "<html>ä") == "<html>ä"
    first.keep()
    assert kept.changed
    return kept


def test_a_page_that_is_the_same_is_not_filled_again(cache: PageCache) -> None:
    of = page()
    again = reused(cache, of)
    assert of.meta["template"] == SAME
    again.take_entries(of)
    assert again.output(of, "nothing") == "<html>ä"
    again.keep()
    assert (cache.changed, len(cache.pages)) == (False, 1)


@pytest.mark.parametrize(
    "changes",
    [
        *({"title": "B"}, {"url": "b/"}, {"content": "<p>two</p>"}, {"edit_url": "/edit"}, {"canonical_url": "/a"}),
        *(
            {"previous_page": OTHER},
            {"next_page": None},
            {"ancestors": [OTHER]},
            {"toc": []},
            {"meta": {"status": "new"}},
        ),
        {"next_page": SimpleNamespace(title="Other", url="elsewhere/")},
        {"toc": [SimpleNamespace(title="H", id="h", level=1, children=[])]},
    ],
)
def test_a_page_that_says_something_else_is_made_anew(cache: PageCache, changes: dict[str, Any]) -> None:
    of = page(**changes)
    again = reused(cache, of)
    assert "template" not in of.meta
    again.take_entries(of)
    assert again.output(of, "new") == "new"
    again.keep()
    assert cache.changed
    assert [bytes(each.output) for each in cache.pages.values()] == [b"new"]


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ({"copyright": "Us"}, {}),
        ({"extra": {"a": 1}}, {}),
        ({"theme": {"name": "material", "features": ["navigation.top"]}}, {}),
        ({"plugins": ["radargen", "search"]}, {}),
        ({"extra_javascript": ["a.js"]}, {}),
        ({}, {"heads": {"a.md": "another"}}),
        ({}, {"blocks": {"a.md": "kept"}}),
        ({}, {"pages": [SimpleNamespace(url="x/", meta={"icon": "a"}, is_homepage=False)]}),
    ],
)
def test_so_is_one_of_which_something_around_it_is_other(
    cache: PageCache, given: dict[str, Any], more: dict[str, Any]
) -> None:
    of = page()
    made = config(**given)
    if "search" in given.get("plugins", ()):
        searching(made)
    reused(cache, of, made, **more)
    assert "template" not in of.meta


def test_the_time_of_the_build_stands_on_every_page(cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    of = page()
    reused(cache, of)
    assert "template" not in of.meta


def test_the_search_gets_the_entries_of_a_page_that_is_not_parsed() -> None:
    kept, made = PageCache(), config(plugins=["radargen", "search"])
    index = searching(made)
    of = page()
    first = reused(kept, of, made)
    index.entries.append({"location": "a/"})
    first.take_entries(of)
    first.output(of, "x")
    first.keep()
    index.entries[:] = []
    again = page()
    second = reused(kept, again, made)
    assert (again.meta["search"], again.content) == ({"exclude": True}, "")
    second.take_entries(again)
    assert index.entries == [{"location": "a/"}]


def test_pages_are_kept_where_nobody_else_has_a_part_in_them() -> None:
    assert cacheable(config())
    assert cacheable(config(plugins=["radargen", "search"]))
    assert not cacheable(config(plugins=["radargen", "tags"]))
