"""An edition from its opening to a published one that stays: with real files."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.folders import ROOT, command, contents, entry, radar_folder, radargen
from tests.killed import begun
from tests.runner import git

pytestmark = pytest.mark.quick

DATE = ("--date", "2027-11-30")


def confirm(root: Path) -> None:
    for path in (root / "trends").iterdir():
        path.write_text(re.sub(r"confirmed: false(, |\n +)", "", path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.slow
def test_the_way_of_an_edition(tmp_path: Path) -> None:
    root = tmp_path / "moon"
    shutil.copytree(ROOT / "examples" / "moon", root)
    done = radargen(
        "--root", root, "edition", "new", "2075", "--date", "2075-06-21", "--motto", "de=Da", "--motto", "en=There"
    )
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            "The edition 2075 is open; 26 assessments are carried over, to be confirmed.",
            "Readers see it once it is published; radargen serve shows it now.",
            "Next: radargen status shows what is to do; radargen validate counts what is left.",
        ],
    )
    assert radargen("--root", root, "fmt", "--check").returncode == 0
    done = radargen("--root", root, "validate")
    assert done.returncode == 0
    assert "26 warnings in radar.yaml and 31 entries. 26 assessments are still to be confirmed." in done.stderr
    before = contents(root)
    done = radargen("--root", root, "edition", "publish", "2075")
    assert done.returncode == 2
    assert "26 of 26 assessments for 2075 are to be confirmed: algae-kitchen, bean-terraces" in done.stderr
    assert contents(root) == before

    confirm(root)
    done = radargen("--root", root, "edition", "publish", "2075")
    assert (done.returncode, done.stdout) == (0, "editions/2075.json\nlayout.lock.json\nradar.yaml\n")
    assert "open:" not in (root / "radar.yaml").read_text(encoding="utf-8")
    kept = json.loads((root / "editions" / "2075.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "radargen" / "pages" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(kept["data"])
    assert len(kept["data"]["trends"]) == 26
    assert radargen("--root", root, "lock", "--check").returncode == 0
    assert "No problems" in radargen("--root", root, "validate").stderr

    # An entry tells of today, an edition of its day.
    coffee = root / "trends" / "chicory-coffee.yaml"
    text = coffee.read_text(encoding="utf-8")
    coffee.write_text(text.replace("en: Coffee from", "en: Coffee made of") + "tags: [coffee]\n", encoding="utf-8")
    assert "No problems" in radargen("--root", root, "validate").stderr
    coffee.write_text(
        text.replace('"2075", ring: idea', '"2075", ring: trial, reason: {de: A, en: B}'), encoding="utf-8"
    )
    done = radargen("--root", root, "validate", coffee)
    assert done.returncode == 1
    assert "ring was ‘idea’ in the published edition 2075 and is ‘trial’ now. [changed-edition]" in done.stdout
    assert "run radargen edition publish 2075 --again --why “…”." in done.stdout
    assert radargen("--root", root, "build").returncode == 1
    assert radargen("--root", root, "edition", "publish", "2075").returncode == 2
    assert (
        radargen("--root", root, "edition", "publish", "2075", "--again", "--why", "Der Ring war falsch.").returncode
        == 0
    )
    assert "No problems" in radargen("--root", root, "validate").stderr


def test_a_correction_needs_an_edition_that_is_published_and_a_reason_for_readers(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    assert radargen("--root", root, "edition", "publish", "2026", "--again", "--why", "x").stderr == (
        "radargen: 2026 is not published yet; do it without --again.\n"
    )
    assert radargen("--root", root, "edition", "publish", "2026").returncode == 0
    first = contents(root)
    for more, sentence in (
        (("--again",), "Readers are told why an edition is published again; say it: --again --why “…”."),
        (("--again", "--why", "de= "), "Readers are told why an edition is published again"),
        (("--why", "So."), "--why says what was put right; give it together with --again."),
        ((), "2026 is published already; --again --why “…” publishes it anew, as a correction."),
        (("--again", "--why", "fr=Oui"), "The radar has no language “fr”."),
        (("--again", "--why", "de=A", "--why", "B"), "There are two reasons in de; give one for each: --why de=…"),
        (("--again", "--why", "a\u202eb"), "The reason holds the character U+202E"),
        (("--again", "--why", "a" * 1001), "The reason in de has 1,001 characters; say it in up to 1,000."),
    ):
        done = radargen("--root", root, "edition", "publish", "2026", *more)
        assert (done.returncode, sentence in done.stderr, done.stdout) == (2, True, ""), done.stderr
    assert contents(root) == first


def test_a_correction_is_told_with_its_reason_and_what_changed(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    assert radargen("--root", root, "edition", "publish", "2026").returncode == 0
    lean = root / "trends" / "lean.yaml"
    text = lean.read_text(encoding="utf-8")
    lean.write_text(text.replace("ring: adopt", "ring: trial"), encoding="utf-8")
    again = ("--root", root, "edition", "publish", "2026", "--again", "--why")
    done = radargen(*again, "de=Der Ring war falsch.", "--why", "en=The ring was wrong.")
    assert (done.returncode, done.stdout) == (0, "editions/2026.json\nlayout.lock.json\n")
    assert "edition 2026: 1 in another ring or dimension: lean\nCorrected: lean.\n" in done.stderr
    # A retry says nothing twice; another reason alone is told.
    assert (
        "Nothing of 2026 has changed"
        in radargen(*again, "Der Ring war falsch.", "--why", "en=The ring was wrong.").stderr
    )
    radar = root / "radar.yaml"
    radar.write_text(radar.read_text(encoding="utf-8").replace("2026-11-30}", "2026-11-30, motto: {de: Los, en: Go}}"))
    done = radargen(*again, "Ein Motto.")
    assert "Corrected: edition.\nThe reason is missing in en; pages show it in another.\n" in done.stderr
    kept = json.loads((root / "editions" / "2026.json").read_text(encoding="utf-8"))
    assert [(one["why"], one["parts"], one["trends"]) for one in kept["data"]["corrections"]] == [
        (
            {"de": "Der Ring war falsch.", "en": "The ring was wrong."},
            [],
            [{"id": "lean", "changed": ["ring"], "ring_before": "adopt", "ring": "trial"}],
        ),
        ({"de": "Ein Motto."}, ["edition"], []),
    ]
    assert radargen("--root", root, "validate").returncode == 0


def test_a_correction_loses_neither_an_address_nor_what_was_corrected_before(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    assert radargen("--root", root, "edition", "publish", "2026").returncode == 0
    again = ("--root", root, "edition", "publish", "2026", "--again", "--why", "So.")
    lean = root / "trends" / "lean.yaml"
    text = lean.read_text(encoding="utf-8")
    lean.unlink()
    before = contents(root)
    assert "has the trend lean, whose file is gone; take it back" in radargen(*again).stderr
    (root / "trends" / "lean-work.yaml").write_text(f"{text}formerly: [lean]\n", encoding="utf-8")
    (root / "editions" / "2026.json").write_text("{}", encoding="utf-8")
    done = radargen(*again)
    assert done.returncode == 2
    assert "editions/2026.json is not as it was written, so nobody knows what is corrected" in done.stderr
    (root / "editions" / "2026.json").write_bytes(before["editions/2026.json"])
    done = radargen(*again)
    assert (done.returncode, "there is nothing" in done.stderr) == (0, False)
    kept = json.loads((root / "editions" / "2026.json").read_text(encoding="utf-8"))
    assert kept["data"]["corrections"][0]["trends"] == []


@pytest.mark.parametrize("again", [(), ("--again", "--why", "So.")])
def test_what_is_still_to_be_filled_in_is_not_published(tmp_path: Path, again: tuple[str, ...]) -> None:
    root = radar_folder(tmp_path)
    if again:
        assert radargen("--root", root, "edition", "publish", "2026").returncode == 0
    radar = root / "radar.yaml"
    imprint = "imprint: {de: Noch auszufüllen, en: 'A. Baker, 1 High Street, Leeds'}"
    radar.write_text(re.sub("(?m)^  imprint:.*$", f"  {imprint}", radar.read_text(encoding="utf-8")), encoding="utf-8")
    before = contents(root)
    done = radargen("--root", root, "edition", "publish", "2026", *again)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error: imprint is still to be filled in: it says ‘Noch auszufüllen’." in done.stderr
    assert done.stderr.endswith("nothing was written, since readers would see what is still to be filled in.\n")
    assert contents(root) == before


def test_a_radar_with_errors_is_not_touched(tmp_path: Path) -> None:
    root = radar_folder(tmp_path, scrum="name: Scrum\n")
    before = contents(root)
    for arguments in (("new", "2027", *DATE), ("publish", "2026")):
        done = radargen("--root", root, "edition", *arguments)
        assert done.returncode == 1
        assert "missing-key" in done.stderr
        assert done.stderr.endswith("radargen: nothing was written, since the radar has errors.\n")
    assert contents(root) == before


def test_a_file_that_cannot_be_changed_safely_stops_all(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    strange = root / "trends" / "zen.yaml"
    strange.write_text("{name: {de: Zen, en: Zen of it}, dimension: people, ring: trial, sources: [{title: A}]}\n")
    before = contents(root)
    done = radargen("--root", root, "edition", "new", "2027", *DATE)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "trends/zen.yaml is laid out in a way that is not understood; add the assessment there by hand." in done.stderr
    )
    assert contents(root) == before


def test_what_is_missing_or_unknown_is_said(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    assert "Missing option '--date'" in radargen("--root", root, "edition", "new", "2027").stderr
    done = radargen("--root", root, "edition", "new", "2027", *DATE, "--motto", "fr=Oui")
    assert (done.returncode, done.stderr) == (2, "radargen: The radar has no language “fr”. There are de, en.\n")
    before = contents(root)
    for arguments, sentence in (
        (("--date", "27-11-30"), "“27-11-30” is not written as 2027-11-30: year, month, day."),
        (("--date", "2027-02-30"), "“2027-02-30” is not in the calendar."),
        ((*DATE, "--motto", "Eins", "--motto", "de=Zwei"), "There are two mottos in de; give one for each language"),
    ):
        done = radargen("--root", root, "edition", "new", "2027", *arguments)
        assert done.returncode == 2
        assert sentence in done.stderr
    done = radargen("--root", root, "edition", "new", "../x", *DATE)
    assert (done.returncode, done.stderr.partition(".")[0]) == (2, "radargen: id: ‘")
    done = radargen("--root", root, "edition", "publish", "")
    assert (done.returncode, done.stderr) == (2, "radargen: The radar has no edition “”. There are 2026.\n")
    assert contents(root) == before
    done = radargen("--root", root, "edition", "publish", "2062")
    assert (done.returncode, done.stderr) == (2, "radargen: The radar has no edition “2062”. Did you mean 2026?\n")


@pytest.mark.parametrize("words", [("fmt",), ("lock",), ("new", "Scrum", "--dimension", "people")])
def test_every_command_that_changes_the_radar_first_finishes_what_was_begun(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"radar.yaml": root.joinpath("radar.yaml").read_text(encoding="utf-8") + "# A remark\n"})
    done = radargen("--root", root, *words)
    assert "Finished what an earlier command had begun: radar.yaml." in done.stderr
    assert "# A remark" in (root / "radar.yaml").read_text(encoding="utf-8")
    assert not list(root.rglob("*.tmp"))


def test_what_is_only_checked_stays_as_it_is(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"radar.yaml": "a"})
    before = contents(root)
    for name in ("fmt", "lock"):
        radargen("--root", root, name, "--check")
    assert contents(root) == before


def test_what_is_published_is_not_assessed_any_more(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    assert radargen("--root", root, "edition", "publish", "2026").returncode == 0
    before = contents(root)
    for asked in (("new", "Scrum", "--dimension", "people"), ("rate", "lean", "--by", "Bo")):
        done = radargen("--root", root, *asked)
        sentence = "radargen: 2026 is published and stays; open the next edition: radargen edition new.\n"
        assert (done.returncode, done.stderr) == (2, sentence)
    assert contents(root) == before


@pytest.mark.slow
def test_two_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    line = command("--root", root, "edition", "new", "2027", *DATE)
    both = [subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "12"]
    told = sorted(one.communicate()[1] for one in both)
    assert sorted(one.returncode for one in both) == [0, 2]
    assert told[1] == "radargen: The radar has an edition 2027 already.\n"
    assert not [path for path in contents(root) if path.endswith((".tmp", "journal"))]


def test_a_command_that_was_killed_is_told_of_and_finished(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"trends/lean.yaml": "name: Lean\n"})
    done = radargen("--root", root, "validate")
    assert done.stderr.startswith("An earlier command was cut short; radargen fmt finishes what it had begun.\n")
    done = radargen("--root", root, "fmt")
    assert done.stderr.startswith("Finished what an earlier command had begun: trends/lean.yaml.\n")
    assert (root / "trends" / "lean.yaml").read_text() == "name: Lean\n"


def test_what_changed_after_a_command_was_killed_stays_and_is_named(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"radar.yaml": "a", "trends/lean.yaml": "b"})
    mine = root.joinpath("trends", "lean.yaml").read_text(encoding="utf-8") + "# mine\n"
    (root / "trends" / "lean.yaml").write_text(mine, encoding="utf-8")
    done = radargen("--root", root, "fmt")
    assert "trends/lean.yaml has changed since an earlier command was cut short; it stays as it is.\n" in done.stderr
    assert (root / "trends" / "lean.yaml").read_text(encoding="utf-8").endswith("# mine\n")
    assert not list(root.rglob("*.tmp"))


def test_what_a_stranger_commits_as_if_a_command_had_been_cut_short_is_an_error_and_not_obeyed(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    (root / ".radargen.journal").write_text('{"trends/lean.yaml": ".lean.yaml.1.tmp"}')
    (root / "trends" / ".lean.yaml.1.tmp").write_text(entry("Lean", ring="trial"))
    before = contents(root)
    done = radargen("--root", root, "validate")
    assert (done.returncode, done.stdout.count("[stray-file]")) == (1, 2)
    assert "cut short" not in done.stderr
    assert "Finished" not in radargen("--root", root, "fmt").stderr
    assert contents(root)["trends/lean.yaml"].count(b"adopt") == before["trends/lean.yaml"].count(b"adopt") == 1


def test_what_a_killed_command_left_is_an_error_once_it_is_committed(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    begun(root, {"trends/lean.yaml": "b"})
    git(root, "init", "--quiet")
    assert "[stray-file]" not in radargen("--root", root, "validate").stdout
    git(root, "add", "--all")
    assert "trends/.lean.yaml.7.0123456789abcdef.tmp:1:1: error" in radargen("--root", root, "validate").stdout


def test_an_edition_that_there_is_is_said_before_its_date_is_asked_for(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    before = contents(root)
    done = radargen("--root", root, "edition", "new", "2026")
    assert (done.returncode, done.stderr) == (2, "radargen: The radar has an edition 2026 already.\n")
    done = radargen("--root", root, "edition", "new", "2027")
    assert (done.returncode, "Missing option '--date'" in done.stderr) == (2, True)
    assert contents(root) == before
