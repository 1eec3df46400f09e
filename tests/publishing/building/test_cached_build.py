"""A build with what earlier ones kept has the bytes of one that keeps nothing, whatever was changed between them."""

from pathlib import Path

import pytest

from radargen.storage.kept_results import FOLDER
from tests.cached import differing, new_world
from tests.folders import contents, radargen
from tests.runner import git
from tests.selection import thorough

# As little as a site can be made of.
SMALL = """radar: 1
id: t
title: Tech
languages: [en]
dimensions: [People, Tools]
rings: [Adopt, Trial]
downloads: []
"""


@pytest.mark.slow
def test_after_any_edit_a_site_has_the_same_bytes_with_and_without_what_was_kept(tmp_path: Path) -> None:
    edits = 40 if thorough() else 2
    assert [*differing(new_world(tmp_path), edits, seed=3)] == []


@pytest.mark.slow
def test_pages_of_trends_that_are_the_same_are_not_made_again(tmp_path: Path) -> None:
    world = new_world(tmp_path)
    world.written()
    first = world.built(cached=True)
    slot = world.kept.with_also("de False")
    pages = Path(world.kept.folder) / slot._name("pages")
    # What is kept of a page is what is written for it: nobody makes it anew.
    content = slot.read("pages")
    assert content
    slot.write("pages", bytes(content).replace(b"Ein langer Text.", b"Ein kurzer Text."))
    assert pages.is_file()
    world.files["trends/lean.yaml"] = world.files["trends/lean.yaml"].replace("Satz", "Wort")
    world.written()
    second = world.built(cached=True)
    assert b"Ein kurzer Text." in second["trends/kanban/index.html"]
    assert b"Ein Wort." in second["trends/lean/index.html"] and b"Ein Wort." not in first["trends/lean/index.html"]
    assert b"Ein langer Text." in second["trends/lean/index.html"]


@pytest.mark.slow
def test_a_build_keeps_what_it_made_unless_that_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "radar"
    (root / "trends").mkdir(parents=True)
    (root / "radar.yaml").write_text(SMALL)
    (root / "trends" / "lean.yaml").write_text("name: Lean\ndimension: people\nring: adopt\n")
    sites = []
    for options in (["--no-cache"], []):
        done = radargen("--root", root, "build", *options)
        assert done.returncode == 0, done.stderr
        sites.append(contents(root / "build" / "site"))
        assert (root / FOLDER).exists() == (options == [])
    assert sites[0] == sites[1]
    git(root, "init", "--quiet")
    git(root, "add", "--force", ".cache")
    refused = radargen("--root", root, "build")
    assert refused.returncode == 2
    assert "git tracks .cache/radargen" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert contents(root / "build" / "site") == sites[0]
