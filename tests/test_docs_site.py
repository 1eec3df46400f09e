"""What a release brings besides the program: its documentation as a site, every page in it, without a warning."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import radargen
from tests.folders import ROOT
from tests.manual import DOCS

SETTINGS = DOCS / "site" / "mkdocs.yml"
# Pages that are made of files beside docs/.
TAKEN_IN = {"program.md", "contributing.md", "security.md", "changelog.md", "versions.md"}


def test_every_page_is_listed_once() -> None:
    listed = re.findall(r"^ +- (?:\w+: )?([\w./-]+\.md)$", SETTINGS.read_text(encoding="utf-8"), re.MULTILINE)
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert len(listed) == len({*listed})
    assert {*listed} == {page for page in pages if not page.startswith("reference/example/")} | TAKEN_IN


@pytest.mark.by_forge
def test_the_site_is_built_without_a_warning_and_asks_nobody_else(tmp_path: Path) -> None:
    where = ["--config-file", str(SETTINGS), "--site-dir", str(tmp_path)]
    built = [sys.executable, "-m", "mkdocs", "build", "--strict", *where]
    done = subprocess.run(built, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    home = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="contributing/"' in home and 'href="gallery/"' in home
    # Nothing but links leads to other hosts.
    for kind in ("script", "link", "img", "iframe"):
        assert not re.search(rf"<{kind}\b[^>]*\b(?:src|href)=[\"']?https?://(?!www\.example)", home), kind
    installed = (tmp_path / "program" / "index.html").read_text(encoding="utf-8")
    assert 'href="../publish/"' in installed and "blob/main" not in installed
    # Every page says for which version it is, and one leads to those of the others.
    assert all(f"radargen {radargen.__version__}" in page for page in (home, installed))
    versions = (tmp_path / "versions" / "index.html").read_text(encoding="utf-8")
    assert f"v{radargen.__version__}" in versions


def test_the_package_and_its_metadata_are_of_one_version() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["version"] == radargen.__version__
