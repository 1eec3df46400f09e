"""What a terminal and a forge's log are shown."""

import io
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.text.terminal import FORGES, Log, columns, guard, printable, styled
from tests.folders import entry, radar_folder, radargen
from tests.selection import mostly_by_forge

PIECES = st.sampled_from(
    ["##", "#", "[", "vso[", "error]x", ":", "::", "\n", " ", "section_", "start", "end:", "a", "\r"]
)
# What the runners of GitHub, Azure and TeamCity look for in a line, and GitLab's marks of sections.
LIVE = re.compile(r"##\w{0,12}\[|^\s*::|section_(start|end):", re.MULTILINE | re.IGNORECASE)
HOSTILE = "##[error]forged ::error::x ##vso[task.complete] section_start:1:a"


def test_a_terminal_shows_what_it_would_obey() -> None:
    assert printable("a\x1b[31m\u202eb") == "a<U+001B>[31m<U+202E>b"
    # A control and a format character, half a character, the ends of a line and of a paragraph; a space of no break.
    assert printable("\x7f\u00ad\udc80\u2028\u2029\u00a0ä") == "<U+007F><U+00AD><U+DC80><U+2028><U+2029>\u00a0ä"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("kanban", 6),
        ("Öl", 2),
        # Wide, fullwidth, halfwidth; ambiguous ones are narrow outside of East Asia.
        ("看板", 4),
        ("Ｋａ", 4),
        ("ｶﾝ", 2),
        ("α“", 2),
        # An accent of its own stands above the letter before.
        ("A\u0308", 1),
        ("か\u3099", 2),
    ],
)
def test_columns_are_counted_as_a_terminal_shows_them(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_there_is_colour_only_where_it_is_wanted() -> None:
    assert styled("x", "red", on=True) == "\x1b[31mx\x1b[0m"
    assert styled("x", "red", on=False) == "x"


@pytest.mark.parametrize("forge", FORGES)
def test_each_forge_has_its_log_guarded_once(forge: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    guard({forge: "", "CI": "true"})
    assert (sys.stdout, sys.stderr) == (out, err)
    for _ in "12":
        guard({forge: "1"})
        for stream, bare in ((sys.stdout, out), (sys.stderr, err)):
            assert isinstance(stream, Log)
            assert stream.bare is bare


@pytest.mark.parametrize("longest", ["##twelvechars[", "##vso[", "section_start:", "section_end:", "::"])
def test_a_command_is_broken_that_is_printed_by_the_letter(longest: str) -> None:
    log = Log(bare := io.StringIO())
    log.writelines(f"\n{longest}")
    assert bare.getvalue() != f"\n{longest}"
    assert bare.getvalue().replace("\u2060", "") == f"\n{longest}"


@settings(deadline=None)
@given(st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=6))
def test_no_command_of_a_forge_comes_through_in_whatever_parts_it_is_printed(parts: list[str]) -> None:
    log = Log(bare := io.StringIO())
    log.writelines(parts)
    assert not LIVE.search(bare.getvalue())
    assert bare.getvalue().replace("\u2060", "") == "".join(parts)


def test_all_else_comes_through_as_it_is() -> None:
    log = Log(bare := io.StringIO())
    words = "# A heading, ## another, a[1], 12:30, https://example.org, C#[x]\n"
    assert log.write(words) == len(words)
    assert bare.getvalue() == words


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A radar with entries that give orders to forges."""
    folder = radar_folder(tmp_path / "radar", bad=entry("Bad", ring=f"'{HOSTILE}'"))
    (folder / "trends" / "b##[error]::x.yaml").write_text("name: ::error::x\n")
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: ['##[error]x']\n")
    return folder


def run(root: Path, *arguments: str | Path, forge: str = "GITHUB_ACTIONS") -> str:
    """What the command prints in a job of that forge."""
    done = radargen("--root", root, *arguments, environment={forge: "true"})
    return done.stdout + done.stderr


@pytest.mark.parametrize("forge", mostly_by_forge(["GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"]))
@pytest.mark.parametrize(
    "arguments",
    [
        ("validate",),
        ("build",),
        ("explain", "##[error]x"),
        ("render", "::error::x"),
        ("##[error]x",),
        ("validate", "--only", "##[error]x"),
        ("new", "##[error] ::x", "--dimension", "::x"),
    ],
)
def test_what_strangers_wrote_gives_no_order_in_a_log(root: Path, arguments: tuple[str, ...], forge: str) -> None:
    printed = run(root, *arguments, forge=forge)
    assert not LIVE.search(printed)
    assert "#\u2060" in printed or ":\u2060:" in printed


def test_our_own_annotations_stay_alive_and_are_all_that_does(root: Path) -> None:
    for line in run(root, "validate", "--format", "github").splitlines():
        assert re.match("::(error|warning) file=", line)


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_what_programs_read_is_the_same_everywhere_and_gives_no_order(root: Path, form: str) -> None:
    inside = run(root, "validate", "--format", form)
    assert inside == run(root, "validate", "--format", form, forge="NO_FORGE")
    assert not re.search(r"##\w*\[|^\s*::", inside, re.MULTILINE)
    assert "##[error]forged" in str(json.loads(inside))


def test_elsewhere_everything_is_printed_as_it_is(root: Path) -> None:
    assert HOSTILE[:9] in run(root, "validate", forge="NO_FORGE")
