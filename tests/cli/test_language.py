"""One language in all that a command says: the one asked for, else the radar's first."""

import ast
import io
import re
import socket
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import radargen
from radargen import cli
from radargen.model.problems import CODES
from radargen.storage.run_language import first_language
from tests.messages import german
from tests.parsed import parsed
from tests.selection import mostly_slow

SOURCES = sorted(Path(radargen.__file__).parent.rglob("*.py"))
# What carries a sentence to people, wherever it is raised or called.
CARRIERS = {"RadargenError", "Unwritable", "DoesNotFit", "tell", "complain", "ask"}
# click's own, which speak English alone.
CLICKS = {"ClickException", "UsageError", "BadParameter", "BadArgumentUsage", "secho", "confirm"}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""), node


def words(node: ast.AST) -> list[str]:
    """The plain texts with a word in them that are written out, apart from those of a Message."""
    if isinstance(node, ast.Call | ast.Subscript) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
        # A Message, what a function makes, or a path.
        return []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if re.search("[A-Za-z]{2}", node.value) else []
    return [found for each in ast.iter_child_nodes(node) for found in words(each)]


@pytest.mark.slow
def test_whatever_is_raised_or_printed_for_people_is_a_sentence_with_its_german() -> None:
    plain = [
        f"{path.name}:{node.lineno}: {found}"
        for path in SOURCES
        for name, node in calls(path)
        if name in CARRIERS | {"echo"}
        for argument in node.args[:1]
        for found in words(argument)
        # The name of the program before a sentence.
        if found != "radargen: "
    ]
    assert plain == []


@pytest.mark.slow
def test_nothing_is_raised_or_asked_that_click_would_say_in_english() -> None:
    assert [
        f"{path.name}:{node.lineno}: {name}" for path in SOURCES for name, node in calls(path) if name in CLICKS
    ] == []


@pytest.mark.parametrize(
    ("frame", "language"),
    [
        ("languages: [de, en]\n", "de"),
        ("languages: [en, de]\n", "en"),
        ("title: x\nlanguages:\n  # the first one is the default\n\n  - 'de' # German\n  - en\n", "de"),
        ('\ufeff"languages" : [\r\n  "de"]\r\n', "de"),
        ("title: [\nlanguages: [de]\n\t: {{{\n", "de"),
        ("languages: [fr, de]\n", "en"),
        ("title: {de: Radar, en: Radar}\n", "de"),
        ("title:\n  de: Radar\nlanguages:\nrings: [de]\n", "de"),
        ("title: Radar\ntext: |\n  languages: [de]\n", "en"),
        ("languages: 7\n", "en"),
        ("", "en"),
        ("\x00\xff", "en"),
    ],
)
def test_the_radars_first_language_is_found_whatever_else_is_wrong_with_it(frame: str, language: str) -> None:
    assert first_language(frame.encode()) == language


RADAR = """
radar: 1
id: pruefung
title: {de: Prüfradar, en: Probe}
languages: [de, en]
publisher:
  name: {de: Die Redaktion, en: Die Redaktion}
  licence: {name: CC0, url: "https://creativecommons.org/licenses/by/4.0/"}
  imprint: {de: Wer hier schreibt., en: Wer hier schreibt.}
  privacy: {de: Nichts wird gespeichert., en: Nichts wird gespeichert.}
dimensions: [{id: menschen, name: {de: Menschen, en: Menschen}}, {id: ablauf, name: {de: Abläufe, en: Abläufe}}]
rings:
  - {id: nutzen, name: {de: Nutzen, en: Nutzen}, from: 4}
  - {id: testen, name: {de: Testen, en: Testen}, from: 1}
criteria:
  - id: einsatz
    name: {de: Einsatz, en: Einsatz}
    levels: [{de: a, en: a}, {de: b, en: b}, {de: c, en: c}, {de: d, en: d}, {de: e, en: e}]
editions: [{id: "2026", date: 2026-11-30}]
"""
ENTRY = """
name: {de: NAME, en: NAME}
dimension: menschen
summary: {de: Ein Satz., en: Ein Satz.}
assessments: [{edition: "2026", ratings: [{by: Ute, date: 2026-01-02, einsatz: 3}]}]
sources: [{title: Ein Buch, url: "https://example.org/", date: 2026-01, kind: academic}]
"""
SOUND = {
    "radar.yaml": RADAR,
    "trends/kanban.yaml": ENTRY.replace("NAME", "Kanban"),
    "trends/lean.yaml": ENTRY.replace("NAME", "Lean"),
}
BROKEN = SOUND | {"trends/lean.yaml": ENTRY.replace("menschen", "mensch").replace("NAME", "Lean"), "trends/x.yaml": "-"}
BROKEN_FRAME = SOUND | {"radar.yaml": RADAR.replace("dimensions", "dimension") + "\t: {"}
PLAIN = SOUND | {"radar.yaml": re.sub("criteria:.*?editions", "editions", RADAR, flags=re.DOTALL)}
OPEN = SOUND | {"radar.yaml": RADAR.replace("11-30}]", '11-30}, {id: "2027", date: 2027-11-30, open: true}]')}
CODE = SOUND | {"mkdocs.yml": "site_name: x\nhooks: [a.py]\nplugins: [macros, {search: {odd: 1}}]\nINHERIT: 1\n"}
MANY = SOUND | {f"trends/t{n}.yaml": ENTRY.replace("NAME", f"Nummer {n}") for n in range(30)}
SHEET = "ratings --export t.xlsx --by Ute --by Ina"

RUNS = [
    (SOUND, "validate"),
    (SOUND, "validate --only nichts"),
    (SOUND, "validate .."),
    (BROKEN, "validate"),
    (BROKEN, "validate --format json"),
    (BROKEN, "validate --format github"),
    (BROKEN, "validate --format gitlab"),
    (BROKEN, "validate --format sarif"),
    (BROKEN_FRAME, "validate"),
    (BROKEN_FRAME, "status"),
    (SOUND, "status"),
    (SOUND, "status --format json"),
    (SOUND, "status --on 2026-13-01"),
    (SOUND, "status --on morgen"),
    (SOUND, "explain kanban"),
    (SOUND, "explain kanbn"),
    (SOUND, "explain kanban --edition 1"),
    (SOUND, "explain kanban --language fr"),
    (BROKEN, "explain lean"),
    (MANY, "explain zzzz"),
    (SOUND, "render a.svg"),
    (SOUND, "render a.svg --labels names --size 100x100"),
    (BROKEN, "render a.json --check"),
    (SOUND, "render a.svg --view matrix"),
    (SOUND, "render a.svg --view matrix --labels names"),
    (SOUND, "render a.tif"),
    (SOUND, "render trends"),
    (SOUND, "render a.svg --size groß"),
    (SOUND, "render a.svg --size 5x5"),
    (SOUND, "render a.svg --dimension nirgends"),
    (SOUND, "render a.svg --highlight nichts"),
    (SOUND, "render a.svg --bare --title x"),
    (SOUND, "render a.svg --select ring=x"),
    (SOUND, "render a.svg --select foo=1"),
    (SOUND, "render a.svg --select ring="),
    (SOUND, "render a.svg --select =x"),
    (SOUND, "render a.svg --select ring>=3"),
    (SOUND, "render a.svg --select impact=6"),
    (SOUND, "render a.svg --select a=b=c"),
    (SOUND, "render a.svg --select tag=x"),
    (SOUND, "render a.svg --select status=declining"),
    (SOUND, "render a.svg --select effort>=1"),
    (SOUND, "render a.svg --select '\"x"),
    (SOUND, "render a.svg --since 2026"),
    (SOUND, "render a.svg --phase 9"),
    (SOUND, "render a.svg --without nichts"),
    (SOUND, "render radar.yaml.svg/a.svg"),
    (SOUND, "render bilder --all --size a4"),
    (SOUND, "render bilder --all --labels names"),
    (OPEN, "render a.svg"),
    (OPEN, "render a.svg --edition 2027"),
    (SOUND, "diff"),
    (SOUND, "diff . ."),
    (SOUND, "diff nirgends"),
    (SOUND, "diff . . --picture a.tif"),
    (SOUND, "lock"),
    (SOUND, "lock --check"),
    (BROKEN, "lock"),
    (SOUND | {"layout.lock.json": "["}, "lock"),
    (SOUND | {"layout.lock.json": '{"lock": 1, "editions": {}}'}, "lock --check"),
    (SOUND, "build --out a --pages b"),
    (SOUND, "build --pages b --editors"),
    (SOUND, "build --trust --trust-as x"),
    (SOUND, "build --editors=bald"),
    (SOUND, "build --out ."),
    (SOUND, "build --out trends/x"),
    (BROKEN, "build"),
    (BROKEN_FRAME, "build"),
    (CODE, "build"),
    (SOUND | {"mkdocs.yml": ""}, "build"),
    (SOUND | {"mkdocs.yml": "[a"}, "build"),
    (SOUND | {"mkdocs.yml": "- a"}, "build"),
    (SOUND | {"mkdocs.yml": "INHERIT: mkdocs.yml"}, "build"),
    (SOUND | {"mkdocs.yml": "INHERIT: ../mkdocs.yml"}, "build"),
    (SOUND, "serve --port {port}"),
    (SOUND, "schema --out"),
    (SOUND, "schema --check"),
    (SOUND, "schema radar --out"),
    (SOUND, "fmt"),
    (SOUND, "fmt --check"),
    (BROKEN, "fmt"),
    (SOUND, "fmt sonst.yaml"),
    (SOUND, "new Neues --dimension ablauf --by Ute"),
    (SOUND, "new Kanban --dimension ablauf"),
    (SOUND, "new Kanbans --dimension ablauf"),
    (SOUND, "new --dimension nirgends"),
    (SOUND, "new ??? --dimension ablauf"),
    (SOUND, "new Neues"),
    (SOUND, "new"),
    (SOUND | {"i.md": "### Summary\n\nx\n"}, "new --from-issue i.md"),
    (SOUND | {"i.md": "### Name des Trends\n\nNeues\n"}, "new --from-issue i.md"),
    (SOUND, "rate kanban --by Ina"),
    (SOUND, "rate kanban --by Ina --level einsatz=4"),
    (SOUND, "rate kanban --by Ina --level einsatz=9"),
    (SOUND, "rate kanban --by Ina --level nutzen=4"),
    (SOUND, "rate kanban --by Ute"),
    (SOUND, f"rate kanban --by {'x' * 999} --level einsatz=4"),
    (PLAIN, "rate kanban --by Ina"),
    (SOUND, "ratings"),
    (SOUND, SHEET),
    (SOUND | {"t.xlsx": "x"}, SHEET),
    (SOUND | {"t.xlsx": "x"}, "ratings --import t.xlsx"),
    (SOUND, "ratings --import t.xlsx"),
    (PLAIN, SHEET),
    (SOUND, "edition new 2027 --date 2027-11-30"),
    (SOUND, "edition new 2027 --date 2020-11-30"),
    (SOUND, "edition new 2026 --date 2027-11-30"),
    (SOUND, "edition new 2027 --date bald"),
    (SOUND, "edition new 2027 --date 2027-11-30 --motto a --motto b"),
    (OPEN, "edition new 2028 --date 2028-11-30"),
    (OPEN, "edition publish 2027"),
    (SOUND, "edition publish 2026"),
    (SOUND, "edition publish 1"),
    (SOUND | {"editions/2026.json": "{}"}, "edition publish 2026"),
    (SOUND | {"editions/2026.json": "{}"}, "new Neues --dimension ablauf"),
    (BROKEN, "edition publish 2026"),
    (SOUND, "trust"),
    (CODE, "trust"),
    (CODE, "trust --check"),
    (CODE, "trust --check --as HEAD"),
    (SOUND, "trust --list --forget"),
    (SOUND, "init neu --language de"),
    (SOUND, "init trends --language de"),
    (SOUND, "init neu --language de --from ../nirgends"),
    (SOUND, "init neu --language de --from https://example.org/x"),
    # It draws all charts, for seconds.
    (OPEN, "build --pages seiten"),
]
# What no German sentence has: words that join English ones. Names of options, files and fields are not looked at,
# and `by` is a field.
ENGLISH = re.compile(
    r"(?<![\w./-])(?:the|of|is|are|to|and|not|from|which|with|has|have|it|this|there|no|or|be|more|only|for|on|at)"
    r"(?![\w./=:-])",
    re.IGNORECASE,
)


def run(folder: Path, files: dict[str, str], line: str, answers: str, patch: pytest.MonkeyPatch) -> None:
    """Run a command in the folder, in this process."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    patch.chdir(folder)
    patch.setattr(sys, "argv", ["radargen", *line.split()])
    patch.setattr(sys, "stdin", io.StringIO(answers))
    with pytest.raises(SystemExit):
        cli.main()


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What tells each English sentence; those whose German says the same are none."""
    signs = {}
    for english, ours in german().items():
        fixed = [part for part, *_ in Formatter().parse(english)]
        if ours != english and sum(map(len, fixed)) > 12 and max(map(len, fixed)) > 7:
            sign = ".{0,200}?".join(map(re.escape, fixed))
            signs[english] = re.compile(rf"(?<!\w){sign}(?!\w)")
    return signs


def patterns_found(printed: str) -> list[str]:
    """The English sentences in what was printed."""
    return [english for english, pattern in patterns().items() if pattern.search(printed)]


@pytest.mark.quick
@pytest.mark.parametrize(("files", "line"), mostly_slow(RUNS, quick=len(RUNS) - 1), ids=[line for _, line in RUNS])
def test_who_edits_a_german_radar_reads_german(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    line: str,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run(tmp_path, files, line.format(port=taken.getsockname()[1]), "x\n1\nja\n1\nablauf\n", monkeypatch)
    printed = "".join(capsys.readouterr()).replace(str(tmp_path), "")
    assert printed.strip()
    assert "Traceback" not in printed and "Fehler von radargen selbst" not in printed
    # What is quoted was written by others; fields of JSON are for programs.
    own = re.sub('„[^“]*“|"[a-zA-Z_]+":|--[a-z-]+', "", printed)
    assert (patterns_found(own), ENGLISH.findall(own)) == ([], [])


def test_the_language_that_is_asked_for_is_that_of_all_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, SOUND, "explain kanbn --language en", "", monkeypatch)
    assert capsys.readouterr().err == "radargen: The radar has no trend “kanbn”. Did you mean kanban?\n"
    run(tmp_path, SOUND, "--language en lock --check", "", monkeypatch)
    assert capsys.readouterr().out.startswith("layout.lock.json no longer fits the radar (edition 2026")
    english = SOUND | {"radar.yaml": RADAR.replace("[de, en]", "[en, de]")}
    run(tmp_path, english, "explain kanbn", "", monkeypatch)
    assert capsys.readouterr().err == "radargen: The radar has no trend “kanbn”. Did you mean kanban?\n"
    run(tmp_path, english, "--language en explain kanbn --language de", "", monkeypatch)
    assert capsys.readouterr().err == ("radargen: Trend „kanbn“ gibt es in diesem Radar nicht. Ist kanban gemeint?\n")


def test_the_radar_of_these_tests_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(
        tmp_path,
        SOUND,
        "validate --strict --only unknown-key,missing-key,wrong-type,unknown-criterion",
        "",
        monkeypatch,
    )
    assert capsys.readouterr().err == "Keine Mängel in radar.yaml und 2 Einträgen.\n"


TWINS = SOUND | {f"trends/lean-{word}.yaml": ENTRY.replace("NAME", f"Lean {word}") for word in "abcdefgh"}
SICK = SOUND | {f"trends/k{n}.yaml": "name: [" for n in range(9)}
CARRIED = {name: re.sub(r'"2026", ', '"2027", confirmed: false, ', text) for name, text in MANY.items()}
LOTS_OF_CODE = SOUND | {"mkdocs.yml": f"site_name: x\nplugins: [{', '.join(f'p{n}' for n in range(9))}]\n"}
LINKED = MANY | {"trends/lean.yaml": f"{ENTRY}links: [{{to: zzzz, type: requires}}]\n"}


@pytest.mark.parametrize(
    ("files", "line", "rest"),
    [
        (MANY, "explain zzzz", "und 20 weitere."),
        (MANY, "render a.svg --highlight zzzz", "und 20 weitere."),
        (SOUND, "validate --only zzzz", f"und {len(CODES) - 12} weitere."),
        (LINKED, "validate --only unknown-trend", "und 20 weitere."),
        (SICK, "render a.svg", "9 wegen Fehlern ausgelassen (k0, k1, k2, k3, k4 und 4 weitere)."),
        (CARRIED | {"radar.yaml": OPEN["radar.yaml"]}, "edition publish 2027", "und 29 weitere."),
        (TWINS, "new Lean --id neues --dimension ablauf", "… und 4 weitere."),
        (LOTS_OF_CODE, "trust --check", "und 6 weitere)"),
        (LOTS_OF_CODE, "build", "und 6 weitere)"),
        (SOUND | {"trends/x.yaml": "name: x\nassessments: [7]\n"}, "validate --only wrong-type", "und 5 weitere."),
    ],
)
def test_a_long_list_says_how_many_more_there_are(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    line: str,
    rest: str,
) -> None:
    run(tmp_path, files, line, "", monkeypatch)
    assert rest in "".join(capsys.readouterr())
