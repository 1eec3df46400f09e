"""One trend merged into another, and one split into several."""

import pytest

from radargen.model import NO_TEXT, Text
from radargen.reading import Loaded, load
from radargen.text.messages import RadargenError
from radargen.writing.merging import Reshaped, check_can_merge, check_can_split, merged_trend, split_trend

RADAR = "languages: [en, de]\ndimensions: [T, U]\nrings: [Adopt, Hold]\n"
RADAR += "editions: [{id: '2025'}, {id: '2026', open: true}]\n"
LEAN = """\
# Ours.
name: {en: Lean, de: Schlank}
dimension: t
aliases: {en: [Thin]}
links: [{to: kanban, type: related}, {to: old, type: requires}]
assessments: # all
  - {edition: "2026", ring: hold}
sources: [{title: "A book: one", url: "https://example.org/"}]
"""
KANBAN = """\
name: {en: Kanban, de: Kanban}
dimension: u
aliases:
  en:
    - Board
formerly: [boards]
links:
  - to: lean # soon
    type: related
  - to: old
    type: enables
text: {en: "See [it](lean).", de: "Siehe [es](lean)."}
assessments:
  # First.
  - edition: "2025"
    ring: hold
  - edition: "2026"
    ring: adopt
    reason: {en: Everybody., de: Alle.}
"""
OLD = """\
name: {en: Old, de: Alt}
dimension: t
links: [{to: lean, type: requires}]
assessments:
- {edition: "2025", ring: hold}
- {edition: "2026", ring: hold}
"""
FILES = {"radar.yaml": RADAR, "trends/lean.yaml": LEAN, "trends/kanban.yaml": KANBAN, "trends/old.yaml": OLD}
WHY = Text((("en", "The same by now."), ("de", "Inzwischen dasselbe.")))


def merged(old: str, into: str, files: dict[str, str] = FILES, why: Text = WHY) -> Reshaped:
    loaded = load(files)
    assert loaded.radar, loaded.problems
    one, other = loaded.radar.trend(old), loaded.radar.trend(into)
    assert one and other
    check_can_merge(one, other)
    return merged_trend(loaded.radar, loaded.sources, one, other, why, f"What {old} said:")


def split(
    old: str, *parts: str, files: dict[str, str] = FILES, why: Text = WHY, leading: dict[str, str] | None = None
) -> Reshaped:
    loaded = load(files)
    assert loaded.radar, loaded.problems
    trend = loaded.radar.trend(old)
    assert trend
    check_can_split(trend, loaded.radar.newest)
    names = {part: Text((("en", part.capitalize()), ("de", f"{part}: zwei"))) for part in parts}
    return split_trend(loaded.radar, loaded.sources, trend, names, why, leading or {})


def after(done: Reshaped, files: dict[str, str] = FILES) -> Loaded:
    loaded = load({**{path: text for path, text in files.items() if path not in done.removed}, **done.changed})
    assert loaded.radar and loaded.ok, loaded.problems
    return loaded


def test_what_only_the_newest_edition_has_goes_into_the_other() -> None:
    done = merged("lean", "kanban")
    assert done.removed == ("trends/lean.yaml",)
    text = done.changed["trends/kanban.yaml"].decode()
    assert text.startswith(
        KANBAN.replace("    - Board\n", "    - Board\n    - Lean\n    - Thin\n  de: [Schlank]\n")
        .replace("[boards]", "[boards, lean]")
        .replace("  - to: lean # soon\n    type: related\n", "")
        .replace("(lean)", "(kanban)")
    )
    assert "\n# What lean said:\n# # Ours.\n" in text and "# sources: [{title:" in text
    assert done.changed["trends/old.yaml"].decode() == OLD.replace("to: lean", "to: kanban")
    radar = after(done).radar
    assert radar and radar.former() == {"boards": "kanban", "lean": "kanban"}


def test_what_an_earlier_edition_has_stays_there_and_leads_to_the_other() -> None:
    done = merged("old", "lean")
    assert done.removed == ()
    loaded = after(done)
    assert loaded.radar
    old = loaded.radar.trend("old")
    assert old and old.archived and (old.archived.fate, old.archived.successor) == ("merged", "lean")
    assert old.assessment("2025") and not old.assessment("2026")
    assert b"to: old" not in done.changed["trends/kanban.yaml"] + done.changed["trends/lean.yaml"]
    assert b"links: [{to: kanban, type: related}]" in done.changed["trends/lean.yaml"]
    with pytest.raises(RadargenError, match="--reason"):
        merged("old", "lean", why=NO_TEXT)


def test_whose_only_link_led_to_what_is_merged_into_it_has_none_any_more() -> None:
    done = merged("lean", "old")
    text = done.changed["trends/old.yaml"].decode().partition("# What lean said:")[0]
    assert "links:" not in text and text.startswith("name: {en: Old, de: Alt}\ndimension: t\n")
    assert after(done).radar


def test_a_trend_is_merged_neither_into_itself_nor_with_one_that_is_archived() -> None:
    with pytest.raises(RadargenError, match="into itself"):
        merged("lean", "lean")
    archived = OLD.replace('- {edition: "2026", ring: hold}\n', "") + (
        'status: archived\narchived: {as: faded, edition: "2026", reason: {en: Gone., de: Weg.}}\n'
    )
    with pytest.raises(RadargenError, match="old is archived"):
        merged("lean", "old", {**FILES, "trends/old.yaml": archived})


def test_parts_begin_as_copies_and_the_first_has_the_address() -> None:
    done = split("lean", "one", "two")
    assert done.removed == ("trends/lean.yaml",)
    first, second = (done.changed[f"trends/{part}.yaml"].decode() for part in ("one", "two"))
    assert first == LEAN.replace("{en: Lean, de: Schlank}", "{en: One, de: 'one: zwei'}").replace(
        "aliases: {en: [Thin]}\n", ""
    ).replace("assessments: # all", "formerly: [lean]\nassessments: # all")
    assert second == first.replace("formerly: [lean]\n", "").replace("One", "Two").replace("one: zwei", "two: zwei")
    assert b"to: one # soon" in done.changed["trends/kanban.yaml"]
    assert b"[it](one)" in done.changed["trends/kanban.yaml"]
    radar = after(done).radar
    assert radar and [trend.id for trend in radar.trends] == ["kanban", "old", "one", "two"]


def test_past_editions_keep_what_is_split_and_its_parts_are_new() -> None:
    done = split("kanban", "one", "two")
    assert done.removed == ()
    radar = after(done).radar
    kanban, one = (radar.trend(each) if radar else None for each in ("kanban", "one"))
    assert kanban and kanban.archived and (kanban.archived.fate, kanban.archived.successor) == ("split", "one")
    assert one and [each.edition for each in one.assessments] == ["2026"] and not one.formerly
    assert b"[{to: one, type: related}" in done.changed["trends/lean.yaml"]
    assert b'assessments:\n- {edition: "2026", ring: hold}\n' in split("old", "one", "two").changed["trends/one.yaml"]


def test_each_link_to_what_is_split_leads_to_the_part_that_is_said() -> None:
    done = split("lean", "one", "two", leading={"old": "two"})
    assert b"to: one # soon" in done.changed["trends/kanban.yaml"]
    assert done.changed["trends/old.yaml"].decode() == OLD.replace("to: lean", "to: two")
    told = [str(sentence) for sentence in done.sentences]
    assert "1 entry links to one now: trends/kanban.yaml." in told
    assert "1 entry links to two now: trends/old.yaml." in told
    assert told[-1] == "Look which part each of them means: --link ENTRY=PART leads it to another one."
    assert after(done).radar
    with pytest.raises(RadargenError, match="three is none of the parts: one, two"):
        split("lean", "one", "two", leading={"old": "three"})
    with pytest.raises(RadargenError, match="nobody has no link to lean"):
        split("lean", "one", "two", leading={"nobody": "two"})
