"""What commands tell and hand over of small radars; `python -m tests.reporting.golden` writes it anew."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from radargen.assessing import blips
from radargen.assessing.differences import Side, difference
from radargen.assessing.explanation import explained
from radargen.assessing.worklist import worklist_report
from radargen.assessing.worklist.gathering import worklist
from radargen.exchange.exports import ExportFormat, exported
from radargen.model import Radar, Status
from radargen.pages import Charts
from radargen.pages.digest import as_html, as_markdown, as_text, digest
from radargen.pages.edition_view import EditionView, view_of_edition
from radargen.pages.markdown_copies import copies, llms
from radargen.reporting import reports, reviews
from radargen.text.wording import wording
from radargen.writing.sheet import as_csv, as_workbook
from tests.charts.placing.rich import rich
from tests.folders import ROOT
from tests.reporting.test_review_texts import change
from tests.slides.golden import deck_radar

FOLDER = ROOT / "tests" / "golden" / "texts"
DAY = dt.date(2027, 3, 1)


def exports() -> str:
    """An edition for each other program, with what is said of it."""
    of, told = rich(), ""
    for kind in ExportFormat:
        made = exported(of, of.newest, "de", kind)
        told += f"== {kind}\n{made.text}\n" + "".join(f"warning: {each}\n" for each in made.warnings)
    return told


def explanations() -> str:
    """Why trends stand where they do: rated by several, overridden, stated."""
    told = ""
    for of, ids in ((deck_radar(), ("service-blueprinting", "disputed", "waning")), (rich(), ("trend-01", "trend-13"))):
        for trend in (each for each in of.trends if each.id in ids):
            for language in ("de", "en"):
                if found := explained(of, trend, of.newest, wording(language)):
                    told += f"== {trend.id}\n{reports.explanation(found)}\n"
                    told += reports.explanation_json(found) if language == "en" else ""
    return told


def tasks() -> str:
    """What editors have to do."""
    told = ""
    for of in (deck_radar(), rich()):
        found = worklist(of, DAY, entries=len(of.trends))
        told += f"{worklist_report.counted(found)}\n{worklist_report.text(found, 'en')}\n"
        told += f"{worklist_report.text(found, 'de', most=None)}\n{worklist_report.as_json(found, 'en')}\n"
    return told


def differences() -> str:
    """Changes of a radar and of its files, as people and programs get them."""
    found = difference(Side("a", rich(18)), Side("b", _retitled(rich(crowded="1"))))
    told = ""
    for each in (found, change()):
        told += (
            f"{reviews.text(each, wording('en'))}\n{reviews.markdown(each, wording('de'))}\n{reviews.as_json(each)}\n"
        )
    return told


def _retitled(of: Radar) -> Radar:
    """With another frame, and a trend less on the chart."""
    first, second, *others = of.trends
    declining = replace(second, status=Status.DECLINING, owner="anna", tags=("new",))
    return replace(of, trends=(first, declining, *others), editions=of.editions[1:])


def letters() -> str:
    """What a mail tells of an edition."""
    of = rich()
    told = ""
    for language, since in (("de", of.editions[-2]), ("en", of.editions[0])):
        found = digest(_shown(of, language), since, dt.date(2026, 1, 1), ("radar.png",))
        if found:
            told += f"{as_text(found)}\n{as_markdown(found)}\n{as_html(found)}\n"
    return told


def _shown(of: Radar, language: str) -> EditionView:
    return view_of_edition(of, of.newest, language, blips(of, of.newest), Charts(), "https://example.org/")


def sheets() -> str:
    """A sheet to rate on, as text and as a workbook: values, formulas and widths."""
    of = deck_radar()
    told = as_csv(of, ("anna", "bob"), "de").decode("utf-8-sig")
    book = load_workbook(BytesIO(as_workbook(of, ("anna",), "en")))
    for page in book:
        told += f"== {page.title} {page.sheet_state} {page.freeze_panes} {page.print_title_rows}\n"
        told += " ".join(f"{key}={one.width:g}" for key, one in sorted(page.column_dimensions.items())) + "\n"
        for row in page.iter_rows():
            told += "".join(
                f"{cell.coordinate} {cell.value!r} {cell.fill.start_color.rgb}\n" for cell in row if cell.value
            )
        for rule in page.data_validations.dataValidation:
            told += f"{rule.sqref} {rule.type} {rule.formula1}\n"
    return told


def plain_copies() -> str:
    """Pages as Markdown for programs that read."""
    shown = _shown(deck_radar(), "en")
    made = copies(shown)
    return llms(shown) + "".join(f"== {path}\n{made[path]}\n" for path in sorted(made) if "long-words" not in path)


# By file name.
TEXTS: dict[str, Callable[[], str]] = {
    "exports.txt": exports,
    "explanations.txt": explanations,
    "tasks.txt": tasks,
    "differences.txt": differences,
    "letters.txt": letters,
    "sheets.txt": sheets,
    "copies.txt": plain_copies,
}


def golden(name: str) -> str:
    """What a file should hold."""
    return "".join(f"{line}\n" for line in TEXTS[name]().splitlines())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in TEXTS:
        (FOLDER / name).write_text(golden(name), encoding="utf-8", newline="\n")
