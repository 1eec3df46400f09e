"""`radargen build` from outside: a whole site or the old one, never anything between."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from radargen.publishing.site.site_checks import faults
from tests.folders import CX, NO_DOWNLOADS, RADAR, ROOT, command, contents, entry, radar_folder, radargen
from tests.selection import thorough


@pytest.fixture
def root(demo: Path, tmp_path: Path) -> Path:
    """A small radar's folder with its site, to be changed; a further site of it has no pictures to take away."""
    folder = Path(shutil.copytree(demo, tmp_path / "radar"))
    with (folder / "radar.yaml").open("a", encoding="utf-8") as file:
        file.write(NO_DOWNLOADS)
    return folder


def test_every_language_has_a_page_for_every_entry(cx_site: Path) -> None:
    entries = [path.stem for path in (CX / "trends").glob("*.yaml")]
    assert len(entries) == 44
    for folder in (cx_site, cx_site / "en"):
        assert (folder / "index.html").is_file()
        assert [name for name in entries if not (folder / "trends" / name / "index.html").is_file()] == []


def test_the_published_site_has_no_fault(cx_site: Path) -> None:
    assert faults(cx_site, []) == []


def test_the_same_radar_gives_the_same_bytes_in_another_place_and_order(demo: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    for name in ("trends/lean.yaml", "trends/kanban.yaml", "radar.yaml"):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes((demo / name).read_bytes())
    environment = os.environ | {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(command("--root", other, "build"), env=environment, check=True, capture_output=True, cwd=ROOT)
    assert contents(other / "build" / "site") == contents(demo / "build" / "site")


def test_no_path_of_this_machine_is_published(demo: Path) -> None:
    site = contents(demo / "build" / "site")
    assert [name for name, data in site.items() if str(demo).encode() in data or str(ROOT).encode() in data] == []


def test_errors_are_all_printed_and_leave_the_last_site(root: Path) -> None:
    before = contents(root / "build" / "site")
    (root / "trends" / "kanban.yaml").write_text(entry("Kanban", dimension="proces"))
    (root / "trends" / "lean.yaml").write_text(entry("Lean", ring="tral"))
    done = radargen("--root", root, "build")
    assert done.returncode == 1
    assert "[unknown-dimension]" in done.stderr
    assert "[unknown-ring]" in done.stderr
    assert contents(root / "build" / "site") == before


def test_a_dead_link_in_a_page_by_hand_ends_the_build_with_a_sentence(root: Path) -> None:
    (root / "site" / "de").mkdir(parents=True)
    (root / "site" / "de" / "about.md").write_text("# Über uns\n\n[hier](nowhere.md)\n")
    done = radargen("--root", root, "build")
    assert done.returncode == 2
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("site_name: x\nplugins: [search]\n", "does not name the plugin radargen"),
        ("site_name: x\nplugins: [radargen]\n", "needs the theme material"),
        ("site_name: [\n", "line 2: this is not YAML"),
    ],
)
def test_wrong_settings_are_one_sentence(root: Path, settings: str, sentence: str) -> None:
    (root / "mkdocs.yml").write_text(settings)
    done = radargen("--root", root, "build")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_pages_by_hand_and_files_for_all_languages_are_taken_in(root: Path) -> None:
    (root / "site" / "de").mkdir(parents=True)
    (root / "site" / "assets").mkdir()
    (root / "site" / "de" / "about.md").write_text("# Über uns\n\n[Alle Trends](trends/index.md)\n")
    (root / "site" / "assets" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    done = radargen("--root", root, "build")
    assert done.returncode == 0, done.stderr
    site = root / "build" / "site"
    assert "Über uns" in (site / "about" / "index.html").read_text()
    assert (site / "assets" / "logo.svg").is_file()
    assert (site / "en" / "assets" / "logo.svg").is_file()


def test_a_link_that_leads_out_of_the_folder_is_never_published(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (root / "site" / "de").mkdir(parents=True)
    (root / "site" / "de" / "about.md").symlink_to(tmp_path / "secret.md")
    done = radargen("--root", root, "build")
    assert done.returncode == 2
    assert "leads out of" in done.stderr


def test_a_radar_in_one_language_in_short_form(tmp_path: Path) -> None:
    (tmp_path / "radar.yaml").write_text(
        "radar: 1\nid: t\ntitle: Tech\nlanguages: [en]\ndimensions: [Tools, Platforms]\nrings: [Adopt, Trial, Hold]\n"
        + NO_DOWNLOADS
    )
    (tmp_path / "trends").mkdir()
    (tmp_path / "trends" / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: trial\n")
    done = radargen("--root", tmp_path, "build")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "build" / "site" / "trends" / "helm" / "index.html").read_text()
    assert 'lang="en"' in page
    assert "hreflang" not in page


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_build_with_a_sentence_and_the_old_site(root: Path, demo: Path, signum: int) -> None:
    before = contents(root / "build" / "site")
    # With pictures, so that it is at work when the signal comes.
    shutil.copy(demo / "radar.yaml", root / "radar.yaml")
    process = subprocess.Popen(command("--root", root, "build"), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and len(list((root / "build").iterdir())) < 2:
        time.sleep(0.02)  # until it writes beside the old site
    time.sleep(0.3)
    process.send_signal(signum)
    _, said = process.communicate(timeout=600)
    assert process.returncode == 128 + signum
    assert said.strip().splitlines()[-1] == "radargen: stopped."
    assert "Traceback" not in said
    assert contents(root / "build" / "site") == before
    assert [p.name for p in (root / "build").iterdir()] == ["site"]


def test_a_build_that_is_killed_leaves_the_old_site_whole(root: Path) -> None:
    site = root / "build" / "site"
    before = contents(site)
    (root / "trends" / "kanban.yaml").write_text(entry("Scrumban"))
    for moment in (0.4, 0.8, 1.2, 1.6, 2.0) if thorough() else (0.8, 1.6):
        process = subprocess.Popen(command("--root", root, "build"), cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.kill()
        process.wait()
        after = contents(site)
        assert after == before or b"Scrumban" in after["trends/kanban/index.html"]
        assert faults(site, []) == []
    assert radargen("--root", root, "build").returncode == 0
    assert b"Scrumban" in contents(site)["trends/kanban/index.html"]
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_the_search_of_each_language_knows_its_own_pages(cx_site: Path) -> None:
    german, english = (
        json.loads((folder / "search" / "entries.json").read_text()) for folder in (cx_site, cx_site / "en")
    )
    assert (german["config"]["lang"], english["config"]["lang"]) == (["de"], ["en"])
    assert "stemmer" not in german["config"]["pipeline"]
    texts = " ".join(doc["text"] for doc in german["docs"])
    assert re.search(r"\bKundinnen\b", texts)


def test_an_address_in_the_settings_ends_no_script_of_the_theme(tmp_path: Path) -> None:
    root = radar_folder(tmp_path, RADAR + NO_DOWNLOADS)
    settings = "site_name: x\ntheme: {name: material}\nplugins: [radargen]\n"
    (root / "mkdocs.yml").write_text(settings + """site_url: 'https://example.org/");evil();("/'\n""")
    done = radargen("--root", root, "build")
    assert done.returncode in (0, 2)
    site = root / "build" / "site"
    for page in site.rglob("*.html") if site.exists() else ():
        assert '");evil()' not in page.read_text(encoding="utf-8"), page
    (root / "mkdocs.yml").write_text(settings + "site_url: https://example.org/a/\n")
    assert radargen("--root", root, "build").returncode == 0
    assert '__md_scope=new URL("/a/",location)' in (site / "index.html").read_text(encoding="utf-8")
