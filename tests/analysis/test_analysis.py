"""The interface for analysts: what a radar, its tables and its charts say, and how it refuses."""

import contextlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import radargen
from radargen.reporting import findings
from tests.folders import CX, RADAR, ROOT, entry, radar_folder
from tests.folders import radargen as run

MOON = ROOT / "examples" / "moon"
EXAMPLES = ROOT / "examples" / "python"
TECH = """
radar: 1
id: tech
title: Technology radar
dimensions: [Techniques, Tools]
rings: [Adopt, Trial, Hold]
editions: [{id: "2025"}, {id: "2026"}]
"""
MOVED = """
name: Kanban
dimension: tools
requires: []
assessments: [{edition: "2025", ring: trial}, {edition: "2026", ring: adopt, reason: Everybody does.}]
"""


@pytest.fixture(scope="module")
def moon() -> radargen.LoadedRadar:
    return radargen.load(MOON, language="en")


def test_to_import_it_imports_nothing_else() -> None:
    said = "import sys, radargen; print(sorted(m for m in sys.modules if m.startswith('radargen.')), *dir(radargen))"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("[] ")
    assert "load" in done.stdout.split()


def test_what_is_not_there_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="lode"):
        _ = radargen.lode


def test_trends_are_plain_values_with_the_names_of_the_language(moon: radargen.LoadedRadar) -> None:
    assert (moon.id, moon.edition.id, moon.language, len(moon.trends)) == ("moon", "2074", "en", 26)
    assert [edition.id for edition in moon.editions] == ["2071", "2072", "2073", "2074"]
    mined = moon.trend("ice-mining")
    assert (mined.name, mined.ring, mined.ring_before, mined.movement) == (
        *("Ice from the shadow", "settled", "growing", "in"),
    )
    assert [(past.edition, past.ring) for past in mined.history][-2:] == [("2073", "growing"), ("2074", "settled")]
    assert moon.rings["settled"] == "Everyday"
    assert moon.at("2071", language="de").trend("ice-mining").name == "Eis aus dem Schatten"


def test_ratings_and_the_rings_that_follow() -> None:
    cx = radargen.load(CX)
    shown = {trend.id: trend for trend in cx.trends}
    assert {trend.ring for trend in cx.trends} <= cx.rings.keys()
    for row in cx.rows():
        trend = shown[str(row["id"])]
        assert (trend.ring, trend.level, trend.movement) == (row["ring"], row["level"], row["movement"])
        assert {f"level_{criterion}": level for criterion, level in trend.levels.items()}.items() <= row.items()


def test_a_table_has_the_columns_of_the_sites_files(moon: radargen.LoadedRadar) -> None:
    rows = moon.rows("history")
    assert {row["edition"] for row in rows} == {"2071", "2072", "2073", "2074"}
    assert len([row for row in rows if row["edition"] == "2074"]) == len(moon.rows()) == 26
    assert [*rows[0]][2:] == [*moon.rows()[0]]
    with pytest.raises(radargen.RadargenError, match=r"no table “trend”\. Did you mean trends"):
        moon.rows("trend")


@pytest.mark.parametrize("library", ["pandas", pytest.param("polars", marks=pytest.mark.by_forge)])
def test_a_table_is_a_data_frame(moon: radargen.LoadedRadar, library: str) -> None:
    pytest.importorskip(library)
    table = moon.frame("history", library=library)
    rows = moon.rows("history")
    assert (type(table).__module__.partition(".")[0], table.shape) == (library, (len(rows), len(rows[0])))
    assert [*table["id"]] == [row["id"] for row in rows]
    assert table["impact"].max() == 5


def test_without_any_library_it_says_what_to_install(
    moon: radargen.LoadedRadar, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(radargen.RadargenError, match=r"pandas or polars.*pip install pandas"):
        moon.frame()
    with pytest.raises(radargen.RadargenError, match="not of “excel”"):
        moon.frame(library="excel")


def test_a_chart_is_the_picture_that_the_command_draws(tmp_path: Path) -> None:
    folder = radar_folder(tmp_path / "radar")
    chart = radargen.load(folder).chart(size="16:9", theme="dark", language="en", highlight="lean", title="Lean first")
    (saved,) = chart.save(tmp_path / "ours.svg")
    asked = ["--size", "16:9", "--theme", "dark", "--language", "en", "--highlight", "lean", "--title", "Lean first"]
    done = run("--root", folder, "render", tmp_path / "theirs.svg", *asked)
    assert done.returncode == 0, done.stderr
    assert saved.read_text(encoding="utf-8") == (tmp_path / "theirs.svg").read_text(encoding="utf-8")
    assert chart._repr_svg_() == chart.svg == saved.read_text(encoding="utf-8")


def test_a_chart_is_a_picture_for_paper_and_one_of_pixels(tmp_path: Path) -> None:
    chart = radargen.load(radar_folder(tmp_path)).chart(size="100x100", labels="numbers", bare=True)
    assert chart.png.startswith(b"\x89PNG") and chart.pdf.startswith(b"%PDF")
    assert len(chart.pages) > 1 and all("<svg" in page.svg for page in chart.pages)
    assert chart.notes and "pages" in repr(chart)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"view": "radat"}, "no view “radat”. Did you mean radar"),
        ({"size": "a9"}, "A size is a4"),
        ({"theme": "blue"}, "no theme “blue”"),
        ({"labels": "few"}, "no kind of labels"),
        ({"shape": "cube"}, "no shape “cube”"),
        ({"language": "fr"}, "no language “fr”"),
        ({"dimension": "livin"}, "Did you mean living"),
        ({"select": "ring=nowhere"}, "^select “ring=nowhere”, character 6: The radar has no ring"),
        ({"since": "2075"}, "no edition “2075”"),
        ({"without": "colour"}, "no channel “colour”"),
        ({"view": "matrix", "since": "2073"}, "since means nothing to the view matrix"),
        ({"bare": True, "title": "A"}, "leave out title"),
    ],
)
def test_what_there_is_not_is_one_sentence(moon: radargen.LoadedRadar, options: dict[str, object], said: str) -> None:
    with pytest.raises(radargen.RadargenError, match=said) as refused:
        moon.chart(**options)  # type: ignore[arg-type]
    assert "--" not in str(refused.value) and "\n" not in str(refused.value)


def test_a_radar_with_errors_is_refused_with_all_that_validate_names(tmp_path: Path) -> None:
    folder = radar_folder(tmp_path, bad=entry("Bad", ring="adpot"), worse="name: [", fine=entry("Fine"))
    with pytest.raises(radargen.InvalidRadarError) as refused:
        radargen.load(folder)
    printed = run("--root", folder, "validate", "--format", "json")
    named = [(problem["path"], problem["code"], problem["message"]) for problem in json.loads(printed.stdout)]
    assert [(one.location.path, one.code, one.message) for one in refused.value.problems] == named
    assert "adpot" in str(refused.value)
    radar = radargen.load(folder, partial=True)
    assert radar.left_out == ("bad", "worse") and findings.harmless(radar.problems) is False
    assert [trend.id for trend in radar.trends] == ["fine", "kanban", "lean"]
    (folder / "radar.yaml").write_text("radar: [", encoding="utf-8")
    with pytest.raises(radargen.InvalidRadarError):
        radargen.load(folder, partial=True)
    with pytest.raises(radargen.RadargenError, match=r"radar\.yaml"):
        radargen.load(tmp_path.parent / "nowhere")


def test_an_edition_that_is_prepared_is_for_those_who_ask(tmp_path: Path) -> None:
    frame = RADAR.replace(
        'editions: [{id: "2026"', 'editions: [{id: "2025", date: 2025-11-30}, {open: true, id: "2026"'
    )
    older = entry("Old").replace('"2026"', '"2025"')
    folder = radar_folder(tmp_path, frame, kanban=older, lean=entry("Lean"))
    shown = radargen.load(folder)
    assert [trend.id for trend in shown.trends] == ["kanban"] and [one.id for one in shown.editions] == ["2025"]
    for asked in (radargen.load(folder, preview=True), radargen.load(folder, edition="2026")):
        assert asked.edition.open and [trend.id for trend in asked.trends] == ["lean"]


def test_a_picture_takes_no_file_of_the_radar(tmp_path: Path) -> None:
    folder = radar_folder(tmp_path)
    chart = radargen.load(folder).chart()
    with pytest.raises(radargen.RadargenError, match=r"layout\.lock\.json"):
        chart.save(folder / "layout.lock.json")
    with pytest.raises(radargen.RadargenError, match="suffix"):
        chart.save(folder / "radar.gif")


def _cells(example: str) -> Iterator[str]:
    written = (EXAMPLES / example).read_text(encoding="utf-8")
    if example.endswith(".ipynb"):
        cells = json.loads(written)["cells"]
        yield from ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    else:
        yield from re.findall(r"^```\{python\}\n(.*?)^```", written, re.MULTILINE | re.DOTALL)
        # What stands within a sentence.
        yield from re.findall(r"`\{python\} (.+?)`", written)


@pytest.mark.parametrize("example", ["radar.ipynb", pytest.param("report.qmd", marks=pytest.mark.by_forge)])
def test_the_examples_run(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec("pandas") is None and example.endswith(".ipynb"):
        pytest.skip("the notebook shows tables of pandas")
    monkeypatch.chdir(EXAMPLES)
    names: dict[str, object] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for cell in _cells(example):
            exec(cell, names)  # noqa: S102 – our own example
    assert isinstance(names["radar"], radargen.LoadedRadar)
    assert "Ice from the shadow" in printed.getvalue() or "Everyday" in printed.getvalue()


@pytest.mark.parametrize("page", ["in-python.md", "in-python.de.md"])
def test_the_examples_of_the_page_run(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    radar_folder(tmp_path / "our-radar", TECH, kanban=MOVED.replace("requires: []\n", ""), lean=MOVED_NOT)
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for block in re.findall(
            r"^```python\n(.*?)^```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            if "frame(" in block and not (find_spec("pandas") or find_spec("polars")):
                continue
            exec(block, {})  # noqa: S102 – our own page
    assert "Kanban Trial → Adopt" in printed.getvalue()
    assert (tmp_path / "radar.svg").exists()


MOVED_NOT = """
name: Lean
dimension: techniques
assessments: [{edition: "2026", ring: trial}]
"""


def test_a_record_is_that_of_the_edition_or_of_one_trend(moon: radargen.LoadedRadar) -> None:
    whole, mined = moon.record(), moon.record("ice-mining")
    assert len(whole["trends"]) == 26
    assert (whole["kind"], mined["trend"]["id"]) == ("edition", "ice-mining")
    assert "trends" not in mined
