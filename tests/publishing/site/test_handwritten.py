"""What lies in site/ and becomes no part of the site."""

from pathlib import Path

import pytest

from radargen.publishing.site.handwritten import unchanged, unpublished
from radargen.text.messages import RadargenError


def lay(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    return root


def test_a_folder_of_no_language_and_a_page_beside_the_folders_are_named(tmp_path: Path) -> None:
    lay(tmp_path, "site/de/method.md", "site/assets/a.png", "site/fr/method.md", "site/method.md", "site/README.md")
    lay(tmp_path, "site/.DS_Store", "site/Thumbs.db", "site/en/templates/a.md", "site/.git/config")
    assert unpublished(tmp_path, ["de", "en"]) == (
        "site/fr is not published: it is none of de, en, assets.",
        "site/method.md is not published: it is none of de, en, assets.",
        "site/en/templates is not published: MkDocs keeps that name for itself.",
    )


@pytest.mark.parametrize("path", ["site/de/en/a.md", "site/de/en.md"])
def test_no_page_stands_where_another_language_has_its_own(tmp_path: Path, path: str) -> None:
    with pytest.raises(RadargenError, match="would stand where the pages in en stand; rename it"):
        unpublished(lay(tmp_path, path), ["de", "en"])
    assert unpublished(tmp_path, ["de"]) == ()


def test_most_radars_have_nothing_by_hand(tmp_path: Path) -> None:
    assert unpublished(tmp_path, ["de"]) == ()


@pytest.mark.parametrize("path", ["mkdocs.yml", "site/de/a.md", "site/de/b.md"])
@pytest.mark.parametrize("fails", [False, True])
def test_what_changes_during_a_build_ends_it_whatever_came_of_that(tmp_path: Path, path: str, fails: bool) -> None:
    lay(tmp_path, "mkdocs.yml", "site/de/a.md", "trends/a.yaml")
    with pytest.raises(RadargenError, match=f"^{path} was changed while the site was being built"), unchanged(tmp_path):
        (tmp_path / path).write_text("y")
        if fails:
            raise ValueError


def test_a_page_that_goes_is_a_change_and_what_is_no_page_is_none(tmp_path: Path) -> None:
    lay(tmp_path, "site/de/a.md", "trends/a.yaml")
    with unchanged(tmp_path):
        (tmp_path / "trends" / "a.yaml").write_text("y")
        (tmp_path / "site" / "en").mkdir()
    with pytest.raises(RadargenError, match=r"^site/de/0\.md was"), unchanged(tmp_path):
        lay(tmp_path, *(f"site/de/{number}.md" for number in range(9, -1, -1)))
    with pytest.raises(ZeroDivisionError), unchanged(tmp_path):
        raise ZeroDivisionError
    with pytest.raises(RadargenError, match=r"site/de/a\.md"), unchanged(tmp_path):
        (tmp_path / "site" / "de" / "a.md").unlink()
