"""A trend taken off the chart."""

import pytest

from radargen.model import Fate, Text
from radargen.reading import load
from radargen.writing.formatting import Unwritable
from radargen.writing.retiring import retired_entry

RADAR = 'languages: [en, de]\ndimensions: [T, U]\nrings: [Adopt, Hold]\neditions: ["2025", "2026"]\n'
WHY = Text((("en", "Nobody sells it: gone."), ("de", "Niemand verkauft es.")))
TWO = """\
name: Lean # ours
dimension: t
assessments:
  # Long ago.
  - edition: "2025"
    ring: hold

  - edition: "2026"
    ring: hold
tags: [old] # and more
"""


def retired(text: str) -> str:
    loaded = load({"radar.yaml": RADAR, "trends/lean.yaml": text})
    assert loaded.radar
    after = retired_entry("trends/lean.yaml", text.encode(), loaded.radar.newest, Fate.FADED, WHY, "kanban")
    kanban = "name: K\ndimension: u\nring: adopt\n"
    assert load({"radar.yaml": RADAR, "trends/lean.yaml": after, "trends/kanban.yaml": kanban}).ok
    return after.decode()


ARCHIVED = """\
status: archived
archived:
  as: faded
  edition: "2026"
  reason: {en: 'Nobody sells it: gone.', de: Niemand verkauft es.}
  successor: kanban
"""


def test_only_the_newest_assessment_goes_and_comments_stay() -> None:
    newest = '  - edition: "2026"\n    ring: hold\n'
    assert retired(TWO) == TWO.replace(newest, "") + ARCHIVED


def test_a_bare_ring_goes_and_so_does_the_only_assessment() -> None:
    assert retired("name: Lean\ndimension: t\nring: hold # now\n") == f"name: Lean\ndimension: t\n{ARCHIVED}"
    only = 'name: Lean\ndimension: t\nassessments: [{edition: "2026", ring: hold}]\n'
    assert retired(only) == f"name: Lean\ndimension: t\n{ARCHIVED}"


def test_of_several_assessments_in_brackets_the_others_stay() -> None:
    flow = 'name: Lean\ndimension: t\nassessments: [{edition: "2025", ring: hold}, {edition: "2026", ring: hold}]\n'
    assert retired(flow) == flow.replace(', {edition: "2026", ring: hold}', "") + ARCHIVED


def test_what_cannot_be_taken_out_safely_is_left_to_people() -> None:
    flow = 'name: Lean\ndimension: t\nassessments: [{edition: "2025", ring: hold}, # Then.\n'
    flow += '  {edition: "2026", ring: hold}]\n'
    with pytest.raises(Unwritable):
        retired(flow)
