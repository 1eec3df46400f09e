"""What no file may cost: one sentence, little memory, whatever it holds and however large it is."""

import os
import re
from pathlib import Path

import pytest

from benchmarks import radars
from benchmarks.growing import Cost, cost
from radargen.assessing import corrections
from radargen.build.pictures import MOST_SHARED
from radargen.exchange import brought
from radargen.pages import document_offers, feed, page_charts
from radargen.pages.views import cases, compare, network
from radargen.pages.views.page_parts import divided_lists
from radargen.publishing.building import whole_site
from radargen.publishing.code_trust import settings_code, settings_tree
from radargen.reading import LIMITS, MOST_EDITIONS, MOST_PICTURES, MOST_TRENDS
from radargen.reading.forms import fields, web_addresses
from radargen.reading.forms.identifiers import ID_LENGTH
from radargen.reading.forms.theme_form import FAMILY, MOST_FONTS
from radargen.reading.picture_files import safe_svg, unsafe_picture
from radargen.reading.rules import references
from radargen.reporting import reports, reviews
from radargen.reporting.findings import github_annotations, plain_text
from radargen.storage import import_sources, kept_results
from radargen.storage.files import LIMIT, LOCK_LIMIT
from radargen.storage.radar_files import FOLDER_LIMIT, FONT_LIMIT
from radargen.text.markdown import limits as markdown
from radargen.writing import issue_form, workbook
from tests.folders import RADAR, ROOT, command, entry, radar_folder
from tests.runner import git
from tests.selection import mostly_by_forge

HUGE = 50 * 1024 * 1024
DEEP = 10_000
# Of the whole command, whose start takes 50 MB. Several times what is promised, since machines differ: what grows
# without end misses it by far. What all this costs in seconds is told by `make bench`.
MEGABYTES = 160
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 40))
MERGES = "m0: &m0 {a: b}\n" + "".join(f"m{n}: &m{n} {{<<: [{f'*m{n - 1}, ' * 9}]}}\n" for n in range(1, 40))
LISTS = "x: [" + "[a, a, a, a, a, a, a, a, a], " * 5_000 + "]\n"
LOGO = RADAR + "theme: {logo: logo.svg}\n"
FONT = RADAR + "theme: {fonts: [own.ttf]}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def ran(root: Path, *arguments: str) -> Cost:
    """What that command takes in that folder."""
    return cost(command("--root", root, *arguments), ROOT)


def text(markdown: str) -> str:
    """An entry with that text, on one line."""
    words = markdown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return entry("Kanban") + f'text: {{de: "{words}", en: "x"}}\n'


def nested(opening: str, closing: str = "") -> str:
    return opening * DEEP + closing * DEEP


FILES: dict[str, tuple[dict[str, str | int], str]] = {
    **{
        f"50 MB in {path}": ({path: HUGE}, "file-too-large")
        for path in ("trends/kanban.yaml", "radar.yaml", "layout.lock.json", "editions/2026.json")
    },
    "50 MB in a logo": ({"radar.yaml": LOGO, "logo.svg": HUGE}, "file-too-large"),
    "50 MB in a font": ({"radar.yaml": FONT, "own.ttf": HUGE}, "file-too-large"),
    "50 MB in a picture": (
        {"trends/kanban.yaml": text("![x](site/assets/pictures/a.png)"), "site/assets/pictures/a.png": HUGE},
        "bad-picture",
    ),
    **{
        f"{what} in {path}": ({path: content}, code)
        for path in ("trends/kanban.yaml", "radar.yaml")
        for what, content, code in (
            ("a bomb of aliases", BOMB, ""),
            ("a bomb of merge keys", MERGES, ""),
            ("lists of lists", LISTS, "too-many-values"),
            ("nested brackets", f"name: {nested('[', ']')}\n", "too-deep"),
            ("nested braces", f"name: {nested('{a: ', '}')}\n", "too-deep"),
            ("nested hyphens", f"name:\n  {nested('- ')}\n", "too-deep"),
            ("brackets never closed", nested("["), "too-deep"),
        )
    },
    "nested brackets in the lock": ({"layout.lock.json": nested("[", "]")}, "bad-lock"),
    "nested braces in the lock": ({"layout.lock.json": nested('{"a":', "}")}, "bad-lock"),
    "nested brackets in an edition": ({"editions/2026.json": nested("[", "]")}, "bad-publication"),
    "nested brackets in an edition's data": (
        {"editions/2026.json": f'{{"edition": "2026", "checksum": "", "data": {{"trends": {nested("[", "]")}}}}}'},
        "bad-publication",
    ),
    **{
        f"nested {what} in a text": ({"trends/kanban.yaml": text(markdown)}, "bad-value")
        for what, markdown in (
            ("quotes", nested("> ") + "x"),
            ("lists", nested("- ") + "x"),
            ("brackets", nested("[", "]")),
            ("footnotes", nested("^[", "]")),
        )
    },
    "nested groups in a logo": (
        {"radar.yaml": LOGO, "logo.svg": f"{SVG}{nested('<g>', '</g>')}</svg>"},
        "bad-logo",
    ),
}


def put(root: Path, given: dict[str, str | int]) -> None:
    """The files; a number is so many bytes of nothing."""
    for path, content in given.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("wb") as file:
            file.truncate(content) if isinstance(content, int) else file.write(content.encode())


# Of each kind of file one or two, and each kind of excess.
HERE = (
    *("50 MB in trends/kanban.yaml", "50 MB in a logo", "50 MB in a picture", "nested brackets in the lock"),
    *("a bomb of aliases in trends/kanban.yaml", "a bomb of merge keys in radar.yaml"),
    *("nested hyphens in trends/kanban.yaml", "nested brackets in an edition's data", "nested footnotes in a text"),
)


@pytest.mark.parametrize("what", mostly_by_forge([*HERE, *FILES], here=len(HERE)))
def test_a_file_made_to_cost_much_is_a_sentence(tmp_path: Path, what: str) -> None:
    given, code = FILES[what]
    root = radar_folder(tmp_path / "radar")
    put(root, given)
    found = ran(root, "validate")
    assert found.status == 1, found.said
    told = [line for line in found.said.splitlines() if "error:" in line]
    # An anchor is one mistake each; of anything else the first is all.
    assert len(told) == 1 if code else 0 < len(told) <= 100, found.said
    assert f"[{code}]" in told[0] or not code, found.said
    assert found.megabytes < MEGABYTES, found


@pytest.mark.parametrize(
    "content",
    mostly_by_forge(
        [HUGE, BOMB, f"nav:\n  {nested('- ')}\n", LISTS, f"nav: {nested('[', ']')}\n", nested("{a: ", "}")], here=3
    ),
    ids=lambda content: str(content)[:9],
)
def test_so_are_settings(tmp_path: Path, content: str | int) -> None:
    root = radar_folder(tmp_path / "radar")
    put(root, {"mkdocs.yml": content})
    found = ran(root, "build")
    assert (found.status, found.said.count("\n")) == (2, 1), found.said
    assert found.said.startswith("radargen: ")
    assert found.megabytes < MEGABYTES, found


def test_so_is_what_a_commit_holds(tmp_path: Path) -> None:
    root = radar_folder(tmp_path / "radar")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=begin")
    put(root, {"trends/kanban.yaml": HUGE, "layout.lock.json": HUGE})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=huge")
    found = ran(root, "diff", "HEAD~1", "HEAD")
    assert found.status == 1, found.said
    assert "hat: kanban." in found.said
    assert found.megabytes < MEGABYTES, found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("ratings", "--import"), "is larger than 8,192 KiB."),
        (("new", "--from-issue"), "has more than 64 KiB; shorten it."),
    ],
)
def test_so_is_what_a_command_is_given(tmp_path: Path, line: tuple[str, ...], words: str) -> None:
    root = radar_folder(tmp_path / "radar")
    put(tmp_path, {"given.xlsx": HUGE})
    found = ran(root, *line, str(tmp_path / "given.xlsx"))
    assert (found.status, found.said.count("\n")) == (2, 1), found.said
    assert found.said.endswith(f"{words}\n")
    assert found.megabytes < MEGABYTES, found


@pytest.mark.parametrize(
    ("folder", "count", "size", "sentence"),
    mostly_by_forge(
        [
            (
                *("editions", MOST_EDITIONS + 1, 1),
                "The folder editions/ holds 101 files; up to 100 are possible. [bad-count]",
            ),
            ("trends", 600, LIMIT, "The files in trends/ hold more than 128 MiB together. [file-too-large]"),
            (
                *("trends", MOST_TRENDS + 1, 1),
                "The folder trends/ holds 10,001 files; up to 10,000 are possible. [bad-count]",
            ),
            ("editions", 9, LOCK_LIMIT, "The files in editions/ hold more than 128 MiB together. [file-too-large]"),
        ],
        here=2,
    ),
)
def test_so_is_a_folder_of_too_much(tmp_path: Path, folder: str, count: int, size: int, sentence: str) -> None:
    root = tmp_path / "radar"
    (root / folder).mkdir(parents=True)
    (root / "radar.yaml").write_text(RADAR)
    put(tmp_path, {"file": size})
    suffix = "yaml" if folder == "trends" else "json"
    for n in range(count):
        # As git packs them: the same file again and again.
        os.link(tmp_path / "file", root / folder / f"t{n}.{suffix}")
    git(root, "init", "--quiet")
    git(root, "add", "radar.yaml", folder)
    git(root, "commit", "--quiet", "--message=many")
    for line in ([], [f"{root / folder}/t1.{suffix}"]):
        found = ran(root, "validate", *line)
        assert [one for one in found.said.splitlines() if folder in one] == [f"{folder}:1:1: error: {sentence}"]
        assert found.status == 1
        # As much as may be held, and what a command needs anyway.
        assert found.megabytes < 128 + 50 + MEGABYTES, found
    found = ran(root, "diff", "HEAD", "HEAD")
    assert "Traceback" not in found.said
    assert found.megabytes < 128 + 50 + MEGABYTES, found


@pytest.mark.by_forge
def test_ten_thousand_entries_are_checked(tmp_path: Path) -> None:
    root = radars.written(tmp_path / "radar", radars.full(MOST_TRENDS))
    found = ran(root, "validate")
    assert found.status == 0, found.said
    assert "10,000 entries" in found.said
    assert found.megabytes < 400, found


# What pages of the manual say of limits, row by row.
KIB, MIB = 1024, 1024 * 1024
TOLD = (
    (f"{MOST_TRENDS:,}", f"{FOLDER_LIMIT / MIB:g} MiB"),
    (f"{LIMIT / KIB:g} KiB",),
    (f"{FONT_LIMIT / MIB:g} MiB", f"{MOST_FONTS}"),
    (f"{MOST_EDITIONS}",),
    (f"{LOCK_LIMIT / MIB:g} MiB",),
    (f"{settings_tree.LIMIT / KIB:g} KiB",),
    (f"{LIMITS.values:,}", f"{LIMITS.depth}"),
    (f"{MOST_PICTURES}",),
    (f"{workbook.LARGEST / MIB:g} MiB", f"{workbook.UNPACKED / MIB:g} MiB", f"{workbook.ROWS:,}"),
    (f"{issue_form.LARGEST / KIB:g} KiB",),
    # Single values.
    (f"{ID_LENGTH}",),
    (f"{fields.LINE}",),
    (f"{fields.SENTENCES:,}",),
    (f"{references.LONGEST_LABEL}",),
    (f"{web_addresses.LONGEST:,}",),
    (f"{markdown.CHARACTERS:,}", f"{markdown.LINES:,}"),
    (f"{markdown.ITEMS}", f"{markdown.DEPTH}"),
    (f"{markdown.CELLS:,}", f"{markdown.FOOTNOTES}"),
    (f"{unsafe_picture.MOST_PIXELS:,}", f"{unsafe_picture.MOST_ON_A_SIDE:,}"),
    (f"{safe_svg.MOST_ELEMENTS:,}", f"{safe_svg.DEEPEST}"),
    (f"{FAMILY}",),
    (f"{corrections.MOST}", f"{corrections.LONGEST:,}"),
    (f"{brought.LARGEST / MIB:g} MiB",),
    (f"{import_sources._TOTAL / MIB:g} MiB", f"{import_sources._MOST:,}"),
    (f"{brought.MOST_SIGHTINGS:,}",),
    (f"{settings_code.MOST_FILES:,}",),
    # What is shown at once.
    (f"{divided_lists.MANY}",),
    (f"{divided_lists.MOST}",),
    (f"{compare.MOST}",),
    (f"{page_charts.COMPARED}",),
    (f"{network.MOST_CURVES}",),
    (f"{cases.SHOWN}",),
    (f"{feed.MOST}",),
    (f"{document_offers.MOST_HANDOUTS}",),
    (f"{reviews.MOST_BYTES:,}",),
    (f"{plain_text.MOST_SHOWN}", f"{github_annotations.MOST_SHOWN}"),
    (f"{whole_site.NAMED}", f"{reports.NAMED}"),
)


@pytest.mark.parametrize(("page", "comma"), [("limits.md", ","), ("limits.de.md", ".")])
def test_the_manual_has_the_limits_that_there_are(page: str, comma: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (limits, _) = re.split("^## (?:What it costs|Was es kostet)$", text, flags=re.MULTILINE)
    rows = [row.rpartition(" | ")[2].removesuffix(" |") for row in limits.splitlines() if row.startswith("| ")]
    told = [tuple(re.findall(r"\d(?:[\d.,]*\d)?(?: [KM]iB)?", row)) for row in rows]
    assert [row for row in told if row] == [tuple(one.replace(",", comma) for one in row) for row in TOLD]
    assert MOST_SHARED == document_offers.MOST_HANDOUTS
    kept = re.search(r"(\d+) GiB (?:and|und) (\d+) (?:files|Dateien)", text)
    assert kept
    assert [int(kept[1]) * KIB * MIB, int(kept[2])] == [kept_results.MOST, kept_results.MOST_FILES]
