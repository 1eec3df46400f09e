"""The named set of pictures, on the disk."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from radargen.build.collection import Motif, collection, index, motifs
from radargen.charts.placing import CHART_KINDS, DoesNotFit
from radargen.charts.theme import FORMATS, custom
from radargen.model import View
from radargen.model.selection import parsed
from tests.folders import contents, radargen
from tests.make import assessment, radar, trend


def test_every_size_and_language_each_dimension_and_each_other_kind() -> None:
    of = radar(trend("kanban"))
    names = [motif.name for motif in motifs(of, of.newest)]
    others = [kind for kind in CHART_KINDS.values() if not kind.compares]
    assert len(names) == len(set(names)) == 2 * (5 + (3 + len(others) - 1) * 2)
    assert names[:5] == ["de-a4", "de-a4-portrait", "de-a3", "de-16x9", "de-square"]
    assert {"en-16x9-people", "de-matrix-a4", "en-effort-16x9"} <= set(names)


def test_no_other_kind_is_drawn_that_has_nothing_to_tell() -> None:
    said = (assessment("2026", ring="pilot", impact=None),)
    of = radar(trend("kanban", assessments=said, effort=None))
    names = {motif.name for motif in motifs(of, of.newest)}
    assert not {"de-matrix-a4", "de-effort-a4", "de-moves-a4"} & names
    assert "de-top-a4" in names


def test_no_dimension_is_drawn_alone_of_which_nothing_is_selected() -> None:
    of = radar(trend("kanban"), trend("lean", dimension="people"))
    names = [motif.name for motif in motifs(of, of.newest, View(select=parsed("id=lean")))]
    assert [name for name in names if name.startswith("de-a4")] == ["de-a4", "de-a4-portrait", "de-a4-people"]


def test_what_compares_editions_is_drawn_from_the_second_on() -> None:
    of = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=("2025", "2026"))
    first, second = ({motif.kind for motif in motifs(of, edition)} for edition in of.editions)
    assert second - first == {"moves", "timeline"}


@pytest.mark.slow
def test_pictures_are_drawn_one_by_one_and_the_page_lists_them() -> None:
    one = radar(trend("kanban"))
    motif = Motif("en", FORMATS["a4"])
    (drawn,) = collection(one, one.newest, [motif], dpi=36)
    names = [name for _, files in drawn.files for name in files]
    assert names[:3] == ["test-2026-en-a4-light.svg", "test-2026-en-a4-light.png", "test-2026-en-a4-light.pdf"]
    assert drawn == next(collection(one, one.newest, [motif], dpi=36)), "the same bytes every time"
    assert set(re.findall(r'href="([^"#]+)"', index(one, one.newest, [drawn]))) == set(names)


def test_another_kind_has_files_and_a_heading_of_its_own() -> None:
    one = radar(trend("kanban"))
    motif = Motif("en", FORMATS["a4"], kind="matrix")
    (drawn,) = collection(one, one.newest, [motif], dpi=36)
    assert "test-2026-en-matrix-a4-print.pdf" in {name for _, files in drawn.files for name in files}
    assert "<h2>Impact and maturity</h2>" in index(one, one.newest, [drawn])
    assert "The whole radar" not in index(one, one.newest, [drawn])


def test_a_page_that_is_too_small_is_named_and_the_others_are_drawn() -> None:
    many = radar(*(trend(f"t{n}", "standard") for n in range(400)))
    tiny = Motif("en", replace(custom(100, 100), name="tiny"))
    (drawn,) = collection(many, many.newest, [tiny])
    assert not drawn.files
    assert "400 trends do not fit" in drawn.why_not
    assert issubclass(DoesNotFit, Exception)
    assert "tiny" not in index(many, many.newest, [drawn])


def short_radar(folder: Path) -> Path:
    """In one language and with two dimensions, so that the set is small."""
    (folder / "trends").mkdir(parents=True)
    (folder / "radar.yaml").write_text("radar: 1\nid: t\ntitle: T\ndimensions: [Tools, People]\nrings: [Adopt, Hold]\n")
    (folder / "trends" / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: hold\n")
    return folder


def test_the_folder_is_whole_and_nothing_foreign_is_replaced(tmp_path: Path) -> None:
    root, out = short_radar(tmp_path / "radar"), tmp_path / "set"
    (root / "trends" / "lost.yaml").write_text("name: 客户体验\ndimension: people\nring: adopt\n", encoding="utf-8")
    done = radargen("--root", root, "render", out, "--all", "--dpi", "36")
    assert done.stderr.count("No font has all characters of lost (") == 1, "what all pictures lack is told once"
    assert (done.returncode, done.stdout) == (0, f"{out / 'index.html'}\n")
    first = contents(out)
    links = re.findall(r'(?:href|src)="([^"#]+)"', first["index.html"].decode())
    assert set(links) == set(first) - {"index.html", ".radargen"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear reader")
    refused = radargen("--root", root, "render", tmp_path / "mine", "--all")
    assert refused.returncode == 2
    assert contents(tmp_path / "mine") == {"letter.txt": b"Dear reader"}
