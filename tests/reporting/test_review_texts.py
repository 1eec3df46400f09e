"""A review of a change word by word, as a terminal, a pull request and a program get it."""

import json
from dataclasses import replace

from radargen.assessing.differences import Difference, FileChange, Side, Touched, difference
from radargen.model.problems import Location, Problem
from radargen.reporting import reviews
from radargen.text.messages import Message
from radargen.text.wording import wording
from tests.make import assessment, radar, rating, text, trend

EDITIONS = ("2025", "2026")
SAY = wording("en")
ALIKE, OTHER = (b"name: A\ndimension: process", b"dimension: process\nname: A")


def change() -> Difference:
    """A change of every kind, with files that are no data."""
    old = radar(
        trend("came-in", {"2026": "vision"}),
        trend("carried", {"2025": "pilot"}),
        trend("gone"),
        trend("old-name"),
        trend("rated", assessments=(assessment("2026", rating(3, 3, 3)),)),
        trend("untold"),
        trend("worded"),
        editions=EDITIONS,
    )
    carried = replace(assessment("2026", ring="pilot"), confirmed=False)
    new = radar(
        trend("came-in", assessments=(assessment("2026", ring="pilot", reason="Es\nwirkt früh."),)),
        trend("carried", assessments=(assessment("2025", ring="pilot"), carried)),
        trend("fresh"),
        trend("new-name", formerly=("old-name",)),
        trend("rated", assessments=(assessment("2026", rating(3, 3, 4), impact=5),)),
        trend("untold", "vision"),
        trend("worded", owner="anna", who=text("Alle.")),
        editions=EDITIONS,
    )
    files = {"editions/2024.json": 1, "layout.lock.json": 1, "site/assets/a.png": 1, "trends/lean.yaml": ALIKE}
    changed = {"layout.lock.json": 2, "site/assets/a.png": 2, "site/assets/b.png": 1, "trends/lean.yaml": OTHER}
    return difference(
        Side("main", old, files=files),
        Side(".", new, left_out=("untold",), files=changed),
        touched=(
            Touched(".radargen.journal", FileChange.ADDED),
            Touched("b.py", FileChange.CHANGED, former="a.py", now="executable"),
        ),
        moved=3,
        folder="radar/",
    )


def test_a_terminal_is_told_everything_below_headings() -> None:
    told = reviews.text(change(), SAY)
    head, _, notes = told.partition("\nNot compared")
    assert head.splitlines() == [
        "Working tree against main",
        "",
        "Working files of radargen came with this change. They belong in no repository; delete them:",
        "  .radargen.journal",
        "",
        "This change also touches files that are no data of the radar. Whoever merges should read them as code:",
        "  b.py · formerly a.py · can be run now",
        "",
        "1 new, 1 back on the radar, 1 moved in, 1 rated anew on the same ring, 1 no longer on the radar, 1 renamed, "
        "2 reworded and 1 otherwise edited.",
        *("", "New", "  Fresh (fresh) · Process → Pilot"),
        *("", "Back on the radar", "  Carried (carried) · Process → Pilot"),
        *("", "Moved in", "  Came in (came-in) · Vision → Pilot", "      Es wirkt früh."),
        *("", "Same ring, rated anew", "  Rated (rated) · Pilot · Means 3 → 4 · Impact 3 → 5"),
        *("", "No longer on the radar", "  Gone (gone) · Pilot"),
        *("", "Renamed", "  New name (new-name) · old-name → new-name"),
        *("", "Reworded", "  New name (new-name) · name", "  Worded (worded) · who"),
        *("", "Otherwise edited", "  Worded (worded) · owner"),
    ]
    first, *further = notes.splitlines()
    assert first == ", since the entry has errors: untold."
    assert further[0] == (
        "Assessment carried over from the edition before, still to be confirmed, of one trend: carried."
    )
    for path in ("editions/2024.json", "site/assets/a.png", "site/assets/b.png", "trends/lean.yaml"):
        assert [f"radar/{path}" in line for line in further].count(True) == 1
    assert len(further) == 6


def test_a_pull_request_is_told_the_same_in_code_spans() -> None:
    problems = [
        Problem(Location("trends/a.yaml", 3, 9), "long-label", Message("It is long.")),
        Problem(Location("trends/b.yaml", 1, 1), "unknown-ring", Message("There is none."), Message("Look.")),
    ]
    told = reviews.markdown(change(), SAY, problems).splitlines()
    assert told[:8] == [
        "<!-- radargen diff -->",
        "### What this does to the radar",
        "",
        "**Working files of radargen came with this change. They belong in no repository; delete them:**",
        "",
        "- `.radargen.journal`",
        "",
        "**This change also touches files that are no data of the radar. Whoever merges should read them as code:**",
    ]
    assert [line for line in told if line.startswith(("- ", "  "))] == [
        "- `.radargen.journal`",
        "- `b.py` · formerly `a.py` · can be run now",
        "- `Fresh` · `Process` → `Pilot`",
        "- `Carried` · `Process` → `Pilot`",
        "- `Came in` · `Vision` → `Pilot`  ",
        "  `Es wirkt früh.`",
        "- `Rated` · `Pilot` · `Means 3 → 4` · `Impact 3 → 5`",
        "- `Gone` · `Pilot`",
        "- `New name` · `old-name` → `new-name`",
        "- `New name` · `name`",
        "- `Worded` · `who`",
        "- `Worded` · `owner`",
        "- `radar/trends/b.yaml:1:1` · `There is none.` · `Look.`",
        "- `radar/trends/a.yaml:3:9` · `It is long.`",
    ]
    assert "**Errors: 1 · new warnings: 1**" in told
    assert "Not compared, since the entry has errors: `untold`." in told


def test_a_program_is_told_levels_and_ids() -> None:
    written = reviews.as_json(change())
    assert "wirkt früh." in written
    rows = json.loads(written)
    kinds = {(row["id"], row["kind"]): row for row in rows["changes"]}
    rated = kinds["rated", "rated"]
    assert (rated["levels"], rated["impact"]) == ({"means": [3, 4]}, [3, 5])
    came = kinds["came-in", "in"]
    assert (came["before"], came["after"], came["levels"], came["impact"]) == ("vision", "pilot", {}, None)
    assert (kinds["fresh", "new"]["levels"], kinds["fresh", "new"]["impact"]) == ({}, None)
    assert rows["beside"] == [".radargen.journal"]
    assert rows["code"] == [{"path": "b.py", "what": "changed", "former": "a.py", "now": "executable"}]
    assert (rows["untold"], rows["carried"], rows["repeated"], rows["half"]) == (["untold"], ["carried"], [], False)
    assert rows["files"] == {
        "editions/2024.json": "deleted",
        "layout.lock.json": "changed",
        "site/assets/a.png": "changed",
        "site/assets/b.png": "added",
    }
    assert rows["alike"] == ["trends/lean.yaml"]


def test_an_edition_that_is_prepared_or_published_is_told() -> None:
    published = radar(trend("a"), editions=EDITIONS)
    opened = replace(published, editions=(published.editions[0], replace(published.newest, open=True)))
    waiting = replace(assessment("2026", ring="pilot"), confirmed=False)
    unconfirmed = replace(published, trends=(replace(published.trends[0], assessments=(waiting,)),))
    told = [
        reviews.text(difference(Side("a", one), Side("b", other)), SAY)
        for one, other in ((published, opened), (opened, published), (opened, unconfirmed), (published, published))
    ]
    assert ["2026" in one.partition("\n")[2] for one in told] == [True, True, True, False]
    assert len({*told}) == 4
    assert told[3].splitlines()[1:] == ["", SAY("changes.none")] or told[3].endswith(f"{SAY('changes.none')}\n")
