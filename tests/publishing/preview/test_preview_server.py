"""The live preview as an editor meets it: a change shows by itself, and nothing an editor writes ends it."""

import re
import shutil
import signal
from pathlib import Path

from tests.folders import entry, radargen
from tests.preview import serving


def test_an_editor_at_work(demo: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(demo, tmp_path / "radar", ignore=shutil.ignore_patterns("build")))
    kanban, radar = root / "trends" / "kanban.yaml", root / "radar.yaml"
    sound, frame = kanban.read_text(), radar.read_text()
    with serving(root) as preview:
        assert preview.told == []
        # As soon as there is something to see, no change is missed.
        kanban.write_text(entry("Quick"))
        assert preview.shows("trends/kanban/", "Quick (de)")
        page = preview.page("en/trends/kanban/")
        assert re.search(r"livereload\(\d+, \d+\)", page)  # how the browser learns of a change
        assert "problems/" not in page

        kanban.write_text(entry("Scrumban"))
        assert preview.shows("en/trends/kanban/", "Scrumban (en)")

        # Whoever changes the language is never shown what was.
        for times, (looked_at, other) in enumerate([("", "en/"), ("en/", ""), ("", "en/")]):
            preview.page(looked_at)
            kanban.write_text(entry(f"Flow {times}"))
            assert preview.shows(f"{looked_at}trends/kanban/", f"Flow {times}")
            assert f"Flow {times}" in preview.page(f"{other}trends/kanban/")

        kanban.write_text(sound.replace("dimension:", "dimensoin:"))
        assert preview.shows("problems/", "dimensoin")
        assert "problems/" in preview.page("en/")
        assert "Lean (de)" in preview.page("trends/lean/")
        assert preview.page("trends/kanban/").startswith("404")

        radar.write_text("radar: [")
        assert preview.shows("", "radar.yaml hat Fehler")
        assert "Lean (de)" in preview.page("trends/lean/")

        radar.write_text(frame)
        kanban.write_text(sound)
        assert preview.shows("trends/kanban/", "Kanban (de)")
        assert "problems/" not in preview.page("")

        radar.write_text(frame.replace("languages: [de, en]", "languages: [en, de]"))
        assert preview.shows("de/method/", 'href="../../method/" hreflang="en"')

        done = radargen("--root", root, "serve", "--port", preview.address.rpartition(":")[2])
        assert done.returncode == 2
        assert "is taken by another program" in done.stderr
        assert len(done.stderr.splitlines()) == 1

        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(timeout=600) == 0


def test_a_radar_that_never_was_sound_is_a_list_of_problems_until_it_is(tmp_path: Path) -> None:
    (tmp_path / "radar.yaml").write_text("radar: [")
    (tmp_path / "trends").mkdir()
    with serving(tmp_path) as preview:
        assert "[syntax]" in preview.page("")
        (tmp_path / "radar.yaml").write_text(
            "radar: 1\nid: t\ntitle: Tech\nlanguages: [en]\ndimensions: [Tools, Platforms]\nrings: [Adopt, Trial]\n"
        )
        assert preview.shows("", "<title>Tech</title>")
        preview.process.send_signal(signal.SIGTERM)
        assert preview.process.wait(timeout=600) == 143
