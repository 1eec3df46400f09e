"""A deck of a radar with everything that might break one, opened again as whoever presents it would."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pptx
import pytest
import yaml
from pptx.util import Emu

from tests.folders import RADAR, Once, entry, radar_folder, radargen

pytestmark = pytest.mark.quick

HOSTILE = "=cmd|' /C calc'!A0 <a:t>&amp; ${x} {{y}} ]]> </p>"
LONG = "Ein Name, der so lang ist, dass er auf keiner Zeile Platz hat und sich über mehrere ziehen muss, ohne jede Not"
WORDS = " ".join(f"Satzteil{number} über Wirkung und Aufwand mit Folgen." for number in range(80))
RICH = {
    "name": {"de": LONG, "en": "Long"},
    "dimension": "people",
    "summary": {"de": f"Was es ist. {WORDS}", "en": "What it is."},
    "text": {"de": "# Kopf\n\nAbsatz mit *Nachdruck*.\n\n- Punkt", "en": "Text."},
    "assessments": [{"edition": "2026", "ring": "trial", "reason": {"de": f"Grund. {WORDS}", "en": "A reason."}}],
    "first_step": {"de": "Anfangen.", "en": "Begin."},
    "cases": [
        {"organisation": f"Haus {number}", "what": {"de": f"Tat Nummer {number}.", "en": "Did it."}}
        for number in range(10)
    ],
    "sources": [{"title": f"Quelle {number}", "url": f"https://example.org/{number}"} for number in range(20)],
}
NAMES = ("Kanban (de)", "Lean (de)", LONG, HOSTILE)


def made_in(folder: Path) -> None:
    """A radar with hostile and long entries, and its deck in German."""
    quoted = yaml.safe_dump({"de": HOSTILE, "en": "Hostile"}, allow_unicode=True, default_flow_style=True).strip()
    hostile = entry("X").replace("{de: X (de), en: X (en)}", quoted)
    radar_folder(folder, rich=yaml.safe_dump(RICH, allow_unicode=True), hostile=hostile)
    done = radargen("--root", folder, "deck", folder / "out.pptx")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(once: Once) -> Path:
    return once("deck", made_in)


@pytest.fixture(scope="module")
def deck(folder: Path) -> Any:
    return pptx.Presentation(str(folder / "out.pptx"))


def shapes(parts: Any) -> Iterator[Any]:
    """All shapes, those of groups among them, in reading order."""
    for shape in parts:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shapes(shape.shapes)


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def described(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))


def template(path: Path, *kept: str, width: int = 0) -> Path:
    """A presentation of somebody else with a slide of its own and these types of layouts."""
    file = pptx.Presentation()
    file.slides.add_slide(file.slide_layouts[0]).shapes.title.text = "Sample"
    for layout in [*file.slide_layouts]:
        if layout._element.get("type") not in kept and layout not in [slide.slide_layout for slide in file.slides]:
            file.slide_layouts.remove(layout)
    if width:
        file.slide_width = Emu(width)
    file.save(str(path))
    return path


def test_there_is_a_slide_for_the_radar_each_dimension_and_each_trend(deck: Any) -> None:
    told = titles(deck)
    assert told[:4] == ["Prüfradar 2026", "Das Radar auf einen Blick", "Menschen", "Prozesse"]
    assert set(told[4:]) == set(NAMES)
    assert len(told) == 8


def test_the_radar_is_of_named_shapes_that_lead_to_the_slides_of_trends(deck: Any) -> None:
    slide, byname = deck.slides[1], {}
    for shape in shapes(slide.shapes):
        assert not hasattr(shape, "image")
        if described(shape) and not hasattr(shape, "shapes"):
            byname[shape.name] = shape
    assert set(byname) == set(NAMES)
    for name, shape in byname.items():
        assert "Testen" in described(shape) or "Nutzen" in described(shape)
        assert shape.click_action.target_slide.shapes.title.text_frame.text == name


def test_every_slide_has_a_title_first_and_every_text_its_language(deck: Any) -> None:
    for slide in deck.slides:
        assert next(iter(slide.shapes)) == slide.shapes.title
        runs = slide._element.xpath(".//a:r/a:rPr")
        assert runs
        assert {run.get("lang") for run in runs} == {"de-DE"}


def test_nothing_stands_outside_its_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            high = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + high <= deck.slide_height


def test_what_a_slide_has_no_room_for_stands_in_its_notes(deck: Any) -> None:
    slide = next(one for one in deck.slides if one.shapes.title.text_frame.text == LONG)
    notes = slide.notes_slide.notes_text_frame.text
    for words in ("Satzteil79", "Absatz mit Nachdruck.", "– Punkt", "Tat Nummer 9.", "https://example.org/19"):
        assert words in notes
    shown = "\n".join(one.text_frame.text for one in shapes(slide.shapes) if one.has_text_frame)
    assert "Satzteil79" not in shown
    assert "Anfangen." in shown


def test_the_same_radar_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    radargen("--root", folder, "deck", tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() == (folder / "out.pptx").read_bytes()


@pytest.mark.parametrize(
    ("kept", "width", "told"), [(("title", "titleOnly"), 0, ""), (("obj",), 12192000, "titleOnly")]
)
def test_a_template_of_somebody_else_gives_layouts_and_loses_its_slides(
    folder: Path, tmp_path: Path, kept: tuple[str, ...], width: int, told: str
) -> None:
    given = template(tmp_path / "ours.pptx", *kept, width=width)
    done = radargen("--root", folder, "deck", tmp_path / "out.pptx", "--template", given)
    assert done.returncode == 0, done.stderr
    assert (told in done.stderr) if told else not done.stderr
    made = pptx.Presentation(str(tmp_path / "out.pptx"))
    assert "Sample" not in titles(made)
    assert "Kanban (de)" in titles(made)
    assert made.slide_width == (width or 9144000)
    test_nothing_stands_outside_its_slide(made)
    with ZipFile(tmp_path / "out.pptx") as parts:
        assert len([one for one in parts.namelist() if one.startswith("ppt/slides/slide")]) == len(made.slides)


def test_what_is_no_template_is_told_and_the_old_deck_stays(folder: Path, tmp_path: Path) -> None:
    whole = BytesIO()
    pptx.Presentation().save(whole)
    broken = {"text": b"no", "half": whole.getvalue()[:9000], "folder": b"PK\x05\x06" + 18 * b"\0"}
    (tmp_path / "out.pptx").write_bytes(b"old")
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
        done = radargen("--root", folder, "deck", tmp_path / "out.pptx", "--template", tmp_path / name)
        assert done.returncode == 2
        assert "cannot be a template: it is no presentation" in done.stderr
    assert (tmp_path / "out.pptx").read_bytes() == b"old"


def test_what_moved_is_told_in_a_table(tmp_path: Path) -> None:
    frame = RADAR.replace("editions: [", 'editions: [{id: "2025", date: 2025-11-30}, ')
    before = entry("Kanban").replace("[{edition", '[{edition: "2025", ring: adopt}, {edition')
    root = radar_folder(tmp_path, frame, kanban=before)
    done = radargen("--root", root, "deck", tmp_path / "out.pptx", "--language", "en")
    assert done.returncode == 0, done.stderr
    made = pptx.Presentation(str(tmp_path / "out.pptx"))
    slide = made.slides[titles(made).index("What changed from 2025 to 2026")]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["Moved out", "Kanban (en)", "Adopt → Trial", ""] in rows
