"""What `diff` says of a radar's history: scripted in real git, told as text, JSON and Markdown."""

import json
import re
from pathlib import Path

import pytest

from radargen import reading
from radargen.assessing.differences import Side, difference
from radargen.build.review_sides import review
from radargen.reporting import reviews
from radargen.text.messages import RadargenError
from radargen.text.wording import wording
from tests.folders import RADAR, contents
from tests.histories import MOVES, PREPARED, SAME, START, TWO_EDITIONS, History, entry

pytestmark = pytest.mark.quick


def bare(line: str) -> str:
    """A line of the text as the comment has it, apart from code spans."""
    return re.sub(r" \([a-z]+\)", "", line.strip())


def told(root: Path, base: str = "", head: str = ".") -> list[tuple[str, str, str, str]]:
    rows = json.loads(reviews.as_json(review(root, base, head).difference))["changes"]
    return [(row["id"], row["kind"], row["before"], row["after"]) for row in rows]


def comment(root: Path, base: str, head: str = ".") -> str:
    found = review(root, base, head)
    return reviews.markdown(found.difference, wording("de"), found.problems)


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Two trends on main, and a branch for the work."""
    made = History(tmp_path / "radar")
    made.commit(START)
    made.git("switch", "--quiet", "--create", "work")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("case", MOVES)
def test_a_change_is_told_by_its_kind_in_all_formats(history: History, case: str) -> None:
    before, after, expected, words = MOVES[case]
    base = history.commit(before)
    history.commit(after)
    assert told(history.root, base, "HEAD") == expected
    as_text = reviews.text(review(history.root, base, "HEAD").difference, wording("de"))
    assert words in as_text
    # The comment says the same, without ids and with everything of the editors' in code spans.
    as_comment = comment(history.root, base, "HEAD").replace("`", "")
    assert all(bare(line) in as_comment for line in as_text.splitlines()[1:])


@pytest.mark.slow
def test_an_entry_with_errors_is_named_and_not_called_gone(history: History) -> None:
    history.commit({"trends/kanban.yaml": entry("adpot")})
    done = history.diff("main", "HEAD")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "HEAD gegen main\nKein Trend bewegt sich.\n\nNicht verglichen, weil der Eintrag Fehler hat: kanban.\n"
    )
    assert "- `trends/kanban.yaml:5:39` · `Ring „adpot“ gibt es nicht.`" in comment(history.root, "main", "HEAD")


def test_an_error_in_radar_yaml_is_no_change_of_comments_alone(history: History) -> None:
    history.commit({"radar.yaml": RADAR.replace("radar: 1\n", "radar: 7\n")})
    done = history.diff("main", "HEAD")
    assert done.returncode == 1
    assert "radar.yaml hat Fehler, deshalb ließ sich nicht alles darin vergleichen." in done.stdout
    assert "Kommentare" not in done.stdout
    assert "radar.yaml hat Fehler" in comment(history.root, "main", "HEAD")


def test_a_ring_with_another_id_moves_no_trend(history: History, tmp_path: Path) -> None:
    frame = RADAR.replace("{id: adopt, name: {de: Nutzen,", "{id: apply, name: {de: Nutzen,")
    lean = entry("apply", name="Lean", dimension="people", summary="Ein anderer Satz.")
    history.commit({"radar.yaml": frame, SAME: lean})
    assert [kind for _, kind, _, _ in told(history.root, "main", "HEAD")] == ["edited"]
    said = history.diff("main", "HEAD").stdout
    assert "radar.yaml ist anders in: rings: adopt, rings: apply" in said


@pytest.mark.slow
def test_an_edition_that_is_opened_tells_what_it_carries_over(history: History) -> None:
    """That is what a reviewer has to know: nobody has looked at these yet, or somebody says they still hold."""
    kept = '[{edition: "2026", ring: trial}, {edition: "2027", ring: trial%s}]'
    lean = entry("adopt", name="Lean", dimension="people", summary="Ein anderer Satz.")
    stands = '[{edition: "2026", ring: adopt}, {edition: "2027", ring: adopt}]'
    history.commit(
        {
            "radar.yaml": PREPARED,
            "trends/kanban.yaml": entry(stands=kept % ", confirmed: false"),
            SAME: lean.replace('[{edition: "2026", ring: adopt}]', stands),
        }
    )
    said = history.diff("main", "HEAD").stdout
    assert "noch zu bestätigen, von einem Trend: kanban." in said
    assert "Für die neue Ausgabe eingestuft wie für die davor, ein Trend: lean." in said
    assert "Kommentare" not in said
    history.commit({"radar.yaml": TWO_EDITIONS})
    said_then = history.diff("HEAD~1", "HEAD").stdout
    assert "Damit wird die Ausgabe 2027 veröffentlicht.\nFür 2027 ist noch eine Einstufung zu bestätigen." in said_then
    row = json.loads(reviews.as_json(review(history.root, "main", "HEAD").difference))
    assert (row["carried"], row["repeated"], row["alike"]) == (["kanban"], ["lean"], [])


@pytest.mark.slow
def test_many_renames_at_once_are_told_where_the_contents_are_the_same(tmp_path: Path) -> None:
    lines = "\n".join(f"# line {number}" for number in range(50))
    sources = {f"t{number}": entry(name=f"T{number}", more=lines).encode() for number in range(400)}
    loaded = [
        reading.load({"radar.yaml": RADAR} | {f"trends/{key}{of}.yaml": text for key, text in sources.items()})
        for of in "ab"
    ]
    sides = [Side("x", one.radar, one.sources) for one in loaded if one.radar]
    found = difference(*sides)
    assert len(found.guessed) == 400
    assert found.guessed["t7b"] == "t7a"


def test_the_default_is_the_work_since_the_default_branch(history: History) -> None:
    history.commit({"trends/kanban.yaml": entry("adopt")})
    history.git("switch", "--quiet", "main")
    history.commit({SAME: entry("trial", name="Lean", dimension="people")})
    history.git("switch", "--quiet", "work")
    history.write({"trends/scrum.yaml": entry(name="Scrum", summary="Neu.")})
    assert told(history.root) == [("kanban", "in", "trial", "adopt"), ("scrum", "new", "", "trial")]


def test_another_default_branch_is_the_one_that_the_forge_names(tmp_path: Path) -> None:
    forge = History(tmp_path / "forge", main="trunk")
    forge.commit(START)
    clone = forge.clone(tmp_path / "clone")
    (clone / "trends" / "kanban.yaml").write_text(entry("adopt"), encoding="utf-8")
    assert told(clone) == [("kanban", "in", "trial", "adopt")]


def test_in_a_shallow_clone_what_is_there_is_compared_and_what_is_not_is_one_sentence(tmp_path: Path) -> None:
    forge = History(tmp_path / "forge")
    first = forge.commit(START)
    forge.git("switch", "--quiet", "--create", "work")
    forge.commit({SAME: entry("trial", name="Lean", dimension="people", summary="Ein anderer Satz.")})
    forge.git("switch", "--quiet", "main")
    forge.commit({})
    clone = forge.clone(tmp_path / "clone", "--depth=1", "--no-single-branch", "--branch=work")
    with pytest.raises(RadargenError, match="too short to reach origin/"):
        review(clone, "", ".")
    with pytest.raises(RadargenError, match="git knows no commit"):
        review(clone, first, ".")
    assert told(clone, "origin/main") == [("lean", "out", "adopt", "trial")]


def test_a_radar_in_a_submodule_or_below_the_top_is_read_from_its_own_history(tmp_path: Path, history: History) -> None:
    outer = History(tmp_path / "outer")
    outer.git("submodule", "--quiet", "add", str(history.top), "radar")
    (outer.root / "radar" / "trends" / "kanban.yaml").write_text(entry("adopt"), encoding="utf-8")
    assert told(outer.root / "radar", "HEAD") == [("kanban", "in", "trial", "adopt")]
    below = History(tmp_path / "below", inner="some radar ö")
    below.commit(START)
    below.write({"trends/kanban.yaml": entry("adopt")})
    assert told(below.root, "HEAD") == [("kanban", "in", "trial", "adopt")]


def test_a_submodule_in_place_of_the_entries_is_said_and_not_taken_for_an_empty_radar(
    tmp_path: Path, history: History
) -> None:
    outer = History(tmp_path / "outer")
    outer.write({"radar.yaml": RADAR})
    outer.git("submodule", "--quiet", "add", str(history.top), "trends")
    outer.commit({})
    with pytest.raises(RadargenError, match="trends/ cannot be read in HEAD: The folder is a repository of its own"):
        review(outer.root, "HEAD", ".")


def test_links_within_the_radar_are_followed_and_those_out_of_it_are_not(history: History) -> None:
    (history.root / "trends" / "scrum.yaml").symlink_to("../notes/scrum.yaml")
    (history.root / "trends" / "out.yaml").symlink_to("../../secret.yaml")
    (history.root / "trends" / "gone.yaml").symlink_to("nowhere.yaml")
    (history.root / "trends" / "folder.yaml").symlink_to("../notes")
    history.commit({"notes/scrum.yaml": entry(name="Scrum", summary="Neu."), "trends/z.yaml": entry(name="Z")})
    of_git, of_disk = (review(history.root, "main", head).difference for head in ("HEAD", "."))
    assert of_git.invalid == ("folder", "gone", "out")
    assert [(change.trend.id, change.kind) for change in of_git.changes] == [("scrum", "new"), ("z", "new")]
    assert (of_disk.invalid, of_disk.changes) == (of_git.invalid, of_git.changes)


def test_two_folders_are_compared_without_git(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, ring in ((old, "trial"), (new, "adopt")):
        (folder / "trends").mkdir(parents=True)
        (folder / "radar.yaml").write_text(RADAR, encoding="utf-8")
        (folder / "trends" / "kanban.yaml").write_text(entry(ring), encoding="utf-8")
    assert told(new, str(old), str(new)) == told(new, str(old)) == [("kanban", "in", "trial", "adopt")]
    with pytest.raises(RadargenError, match="git cannot read"):
        review(new, "HEAD", ".")
    with pytest.raises(RadargenError, match="lies in no git repository"):
        review(new, "", ".")


def test_a_base_that_is_missing_or_broken_is_one_sentence(history: History) -> None:
    broken = history.commit({"radar.yaml": "radar: 1\nrings: ["})
    gone = history.commit({"radar.yaml": None})
    history.commit(START)
    for base, sentence in (
        ("--output=x", "git knows no commit “--output=x”"),
        (broken, "radar.yaml has to be mended"),
        (gone, "radar.yaml is missing"),
    ):
        with pytest.raises(RadargenError, match=sentence):
            review(history.root, base, ".")
    done = history.diff("nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "radargen: git knows no commit “nowhere” here; fetch it, or name another.\n"


def test_nothing_in_the_folder_or_in_git_is_touched(history: History) -> None:
    history.commit({"trends/kanban.yaml": entry("adopt")})
    history.write({SAME: entry("trial", name="Lean")})
    history.git("add", SAME)
    history.write({SAME: entry("adopt", name="Lean", summary="Noch einmal.")})
    before = contents(history.top)
    for base, head in (("main", "."), ("main", "HEAD"), ("", ".")):
        review(history.root, base, head)
    assert contents(history.top) == before


def test_what_a_stranger_wrote_does_nothing_in_a_comment(history: History) -> None:
    evil = "@everyone `x` <img src=x onerror=alert(1)> [a](javascript:x) #1 ``` | ![p](http://x) @dev/team"
    name = json.dumps({"de": evil, "en": evil})
    history.commit({"trends/scrum.yaml": entry(summary="Neu.").replace("{de: Kanban, en: Kanban}", name)})
    (line,) = [row for row in comment(history.root, "main").splitlines() if "everyone" in row]
    assert line == f"- ```` {evil} ```` · `Prozesse` → `Testen`"
    assert reviews.code("a\n\u202eb" + "c" * 999) == f"`a <U+202E>b{'c' * (reviews.LONGEST - 12)}…`"


def test_the_picture_shows_the_way_or_both_states(history: History, tmp_path: Path) -> None:
    history.commit({"trends/kanban.yaml": entry("adopt"), "trends/flow.yaml": entry(name="Flow"), SAME: None})
    done = history.diff("main", "--picture", tmp_path / "way.json")
    assert (done.returncode, done.stderr) == (0, f"{tmp_path / 'way.json'}\n")
    scene = json.loads((tmp_path / "way.json").read_text(encoding="utf-8"))
    assert [trail["id"] for trail in scene["trails"]] == ["kanban"]
    history.diff("main", "--picture", tmp_path / "two.svg", "--both")
    before, after = ((tmp_path / f"two-{name}.svg").read_text(encoding="utf-8") for name in ("before", "after"))
    assert ("Lean" in before, "Flow" in before) == (True, False)
    assert ("Lean" in after, "Flow" in after) == (False, True)
