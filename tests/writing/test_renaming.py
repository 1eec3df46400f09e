"""A trend under another id."""

import pytest

from radargen.charts.placing import NO_LOCK, locked
from radargen.reading import load
from radargen.text.messages import RadargenError
from radargen.writing.renaming import check_new_id, renamed_trend

RADAR = 'dimensions: [T, U]\nrings: [Adopt, Hold]\neditions: ["2026"]\n'
LEAN = """\
# Ours.
name: Lean
dimension: t
text: |
  See [it](kanban), [that](kanban#a) and kanban.
assessments: # all
  - {edition: "2026", ring: hold}
"""
KANBAN = """\
name: Kanban
dimension: u
ring: adopt
formerly: [boards]
links: [{to: lean, type: related}]
"""
OLD = """\
name: Old
dimension: t
status: archived
archived: {as: faded, reason: Gone., successor: lean}
links:
- to: lean # why
  type: requires
"""
FILES = {"radar.yaml": RADAR, "trends/lean.yaml": LEAN, "trends/kanban.yaml": KANBAN, "trends/old.yaml": OLD}


def test_file_links_texts_and_place_follow_and_comments_stay() -> None:
    loaded = load(FILES)
    assert loaded.radar
    lock = locked(loaded.radar, NO_LOCK)
    done = renamed_trend(loaded.sources, lock, b"", "lean", "lean-work")
    assert done.removed == "trends/lean.yaml"
    assert done.changed["trends/lean-work.yaml"].decode() == LEAN.replace(
        "assessments: # all", "formerly: [lean]\nassessments: # all"
    )
    assert b"links: [{to: lean-work, type: related}]" in done.changed["trends/kanban.yaml"]
    assert done.changed["trends/old.yaml"].decode() == OLD.replace("lean", "lean-work")
    places = done.changed["layout.lock.json"].decode()
    assert '"lean-work":' in places and '"lean":' not in places
    after = load({**{path: text for path, text in FILES.items() if path != done.removed}, **done.changed})
    assert after.problems == loaded.problems == ()


def test_links_in_texts_follow_and_former_ids_are_added_to() -> None:
    loaded = load(FILES)
    done = renamed_trend(loaded.sources, NO_LOCK, b"", "kanban", "flow")
    assert b"formerly: [boards, kanban]" in done.changed["trends/flow.yaml"]
    assert b"See [it](flow), [that](flow#a) and kanban." in done.changed["trends/lean.yaml"]


@pytest.mark.parametrize("new", ["Lean Work", "kanban", "lean", "boards", "con", "a_b"])
def test_an_id_that_is_none_or_taken_is_refused(new: str) -> None:
    loaded = load(FILES)
    assert loaded.radar
    with pytest.raises(RadargenError):
        check_new_id(loaded.radar, frozenset(loaded.read), "lean", new)
