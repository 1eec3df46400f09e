"""The editors' desk on the command line, and its page."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests import forked
from tests.folders import NO_DOWNLOADS, RADAR, ROOT, entry, radar_folder, radargen

pytestmark = pytest.mark.quick


def test_the_desk_of_a_folder(tmp_path: Path) -> None:
    scrum = entry("Scrum").replace("en: A sentence.", "") + "owner: anna\nreview_by: 2026-12-24\n"
    root = radar_folder(tmp_path, scrum=scrum, xp="name: XP\n")
    done = radargen("--root", root, "status", "--on", "2027-01-01")
    assert done.returncode == 0
    assert "trends/xp.yaml:1" in done.stdout
    assert "  anna:\n    Scrum (en): Due on 2026-12-24, 8 days ago." in done.stdout
    assert "summary: the text is missing in en." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    shown = json.loads(radargen("--root", root, "status", "--on", "2026-12-24", "--format", "json").stdout)
    assert shown["on"] == "2026-12-24"
    assert [row["message"] for row in shown["tasks"] if row["matter"] == "review"] == ["Due today."]
    assert "Heute fällig." in radargen("--root", root, "status", "--on", "2026-12-24", "--language", "de").stdout
    assert radargen("--root", root, "status", "--on", "soon").returncode == 2


def test_the_desk_is_of_today_and_in_the_radar_s_language_and_whole_where_all_of_it_is_asked_for(
    tmp_path: Path,
) -> None:
    some = {f"scrum-{number:02}": entry(f"Scrum {number}").replace("en: A sentence.", "") for number in range(13)}
    root = radar_folder(tmp_path, **some)
    shown = json.loads(radargen("--root", root, "status", "--format", "json").stdout)
    assert dt.date.fromisoformat(shown["on"]) >= dt.date(2026, 1, 1)
    first = forked.run(["--root", str(root), "status"], root).stdout
    whole = forked.run(["--root", str(root), "status", "--all"], root).stdout
    assert "fehlt" in first
    assert "trends/scrum-12.yaml" in whole and "trends/scrum-12.yaml" not in first
    (root / "radar.yaml").write_text("radar: [", encoding="utf-8")
    assert radargen("--root", root, "status").returncode == 2


@pytest.mark.slow
def test_the_page_for_editors_is_built_only_where_it_is_asked_for(tmp_path: Path) -> None:
    root = radar_folder(tmp_path, RADAR + NO_DOWNLOADS, scrum=entry("Scrum") + "owner: anna\nreview_by: 2026-12-24\n")
    (root / "mkdocs.yml").write_text(
        (ROOT / "examples" / "moon" / "mkdocs.yml").read_text() + "site_url: https://example.org/\n"
    )
    site = root / "build" / "site"
    assert radargen("--root", root, "build").returncode == 0
    assert not (site / "editors").exists()

    done = radargen("--root", root, "build", "--editors", "2027-01-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(site), str(site / "editors" / "index.html")]
    for folder, first, due in (
        ("", "Nur für die Redaktion dieses Radars", "Fällig am 24. Dezember 2026, vor 8 Tagen."),
        ("en", "For the editors of this radar only", "Due on 24 December 2026, 8 days ago."),
    ):
        page = (site / folder / "editors" / "index.html").read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in page
        assert page.index(first) < page.index(due) < page.index("trends/scrum.yaml:")
        assert "2026-12-24" not in (site / folder / "search" / "entries.json").read_text(encoding="utf-8")
        others = [path for path in (site / folder).rglob("*.html") if path.parent.name != "editors"]
        assert [path for path in others if "editors/" in path.read_text(encoding="utf-8")] == []
    assert "editors" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert radargen("--root", root, "build", "--editors", "soon").returncode == 2
