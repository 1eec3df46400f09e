"""What a preview remembers never shows: its pages are those of a build that remembers nothing."""

from pathlib import Path

import pytest

from radargen.build import load
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.publishing.mkdocs_host.page_cache import CachedPage, PageCache
from radargen.storage.files import read
from tests.folders import NO_DOWNLOADS, RADAR, contents, entry, radar_folder


def built(root: Path, target: Path, cache: PageCache | None) -> dict[str, bytes]:
    target.mkdir()
    write_site(root, target, BuildOrder("de", load(read(root)), preview=True, cache=cache))
    return contents(target)


@pytest.mark.slow
def test_a_preview_that_remembers_shows_what_a_fresh_one_shows(tmp_path: Path) -> None:
    root, cache = radar_folder(tmp_path / "radar", RADAR + NO_DOWNLOADS, scrum=entry("Scrum")), PageCache()
    changes = {
        "trends/lean.yaml": entry("Lean", "people", "adopt").replace("Ein Satz", "Ein anderer Satz"),
        "trends/kanban.yaml": entry("Zen"),
        "radar.yaml": (root / "radar.yaml").read_text().replace("Prüfradar", "Anderes Radar"),
        "trends/scrum.yaml": "name: [",
        "mkdocs.yml": "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\ncopyright: Wir\n",
    }
    built(root, tmp_path / "first", cache)
    for number, (path, text) in enumerate(changes.items()):
        (root / path).write_text(text, encoding="utf-8")
        remembered = built(root, tmp_path / f"remembered{number}", cache)
        assert remembered == built(root, tmp_path / f"fresh{number}", None), path


def test_what_is_kept_of_pages_comes_back_as_it_was_and_nothing_else_does() -> None:
    pages = {"a" * 64: CachedPage("Ä".encode(), [{"location": "x/", "title": "Ä"}]), "b" * 64: CachedPage(b"", [])}
    stored = memoryview(b"".join(PageCache(pages, templates={"code": b"never"}).stored()))
    assert PageCache.of_build(stored) == PageCache(pages)
    assert b"never" not in bytes(stored)
    for broken in (None, stored[:-1], memoryview(b"[2]\n[]"), memoryview(b"[8,1]\n[[1,[]]]x"), memoryview(b"")):
        assert PageCache.of_build(broken) == PageCache()
