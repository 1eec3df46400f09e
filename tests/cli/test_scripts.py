"""Names in any script: drawn in every format, and told where no font has their letters."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from radargen.charts.drawing.letter_sources import LetterSources
from tests.folders import entry, radar_folder, radargen
from tests.fonts import machine_with, tiny_font
from tests.selection import mostly_by_forge

LOST = "No font has all characters of lost ("


@pytest.mark.parametrize("suffix", mostly_by_forge(["pdf", "svg", "png"]))
def test_scripts_that_come_with_the_program_need_no_font_of_the_machine(tmp_path: Path, suffix: str) -> None:
    names = {"hebrew": "ניהול חוויית הלקוח", "arabic": "إدارة تجربة", "viet": "Quản lý", "greek": "Ἀρχὴ τῆς"}
    root = radar_folder(tmp_path / "radar", **{id: entry(name) for id, name in names.items()})
    done = radargen("--root", root, "render", "--check", tmp_path / f"out.{suffix}")
    assert done.returncode == 0, done.stdout
    assert "font" not in done.stderr
    again = radargen("--root", root, "render", tmp_path / f"again.{suffix}")
    assert again.returncode == 0
    assert (tmp_path / f"out.{suffix}").read_bytes() == (tmp_path / f"again.{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", mostly_by_forge(["svg", "png", "pdf", "json"], here=2))
def test_a_name_that_no_font_has_is_drawn_as_boxes_named_and_breaks_a_promise(tmp_path: Path, suffix: str) -> None:
    root = radar_folder(tmp_path / "radar", lost=entry("客户体验"), kept=entry("שלום"))
    done = radargen("--root", root, "render", "--check", tmp_path / f"out.{suffix}")
    assert done.returncode == 1
    assert f"{LOST}客户体验): a box stands for each" in done.stderr
    assert "texts with characters that no font has" in done.stdout
    (line,) = [line for line in done.stdout.splitlines() if "no font has" in line]
    assert line.startswith("BROKEN") and "lost: 客户体验" in line
    assert (tmp_path / f"out.{suffix}").stat().st_size > 2000
    assert radargen("--root", root, "render", tmp_path / f"out.{suffix}").returncode == 0, "drawn, and not checked"


def test_a_font_of_the_machine_is_named(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar", lost=entry("客户体验"))
    with machine_with(tmp_path, TinySans=tiny_font("客户体验")):
        done = radargen("--root", root, "render", "--check", tmp_path / "out.pdf")
    assert done.returncode == 0
    assert "is drawn in fonts of this machine: Tiny Sans (TinySans.ttf)." in done.stderr
    # What is drawn as outlines is no text in a PDF; everything else still is.
    (page,) = PdfReader(tmp_path / "out.pdf").pages
    assert "Kanban (de)" in page.extract_text()
    assert "客" not in page.extract_text()


def test_what_two_charts_lack_is_put_together() -> None:
    one = LetterSources(("B", "A"), (("x", "日"),))
    assert one.joined(LetterSources(("C",), (("x", "日本"), ("y", "本")))) == LetterSources(
        ("A", "B", "C"), (("x", "日本"), ("y", "本"))
    )


@pytest.mark.parametrize("suffix", mostly_by_forge(["pdf", "svg", "png"]))
def test_a_radar_with_its_own_font_looks_the_same_whatever_the_machine_has(tmp_path: Path, suffix: str) -> None:
    root = radar_folder(tmp_path / "radar", lost=entry("客户体验"))
    with (root / "radar.yaml").open("a", encoding="utf-8") as file:
        file.write("theme: {fonts: [fonts/own.ttf]}\n")
    (root / "fonts").mkdir()
    (root / "fonts" / "own.ttf").write_bytes(tiny_font("客户体验", advance=700))
    pictures = []
    for name, fonts in (("bare", {}), ("rich", {"NotoSansSC-Regular": tiny_font("客户体验", advance=1100)})):
        with machine_with(tmp_path / name, **fonts):
            done = radargen("--root", root, "render", "--check", tmp_path / f"{name}.{suffix}")
        assert (done.returncode, "font" in done.stderr) == (0, False), done.stdout
        pictures.append((tmp_path / f"{name}.{suffix}").read_bytes())
    assert pictures[0] == pictures[1]
