"""When an archived trend is said to stand on a chart still."""

import pytest

from radargen.build import load
from radargen.model.problems import Location
from radargen.writing.edition_publishing import published_files

FRAME = "radar: 1\nid: x\ntitle: X\ndimensions: [One, Two]\nrings: [Near, Mid, Far]\n"
EDITIONS = 'editions: [{id: "2024"}, {id: "2025"}, {id: "2026"}]\n'
HEAD = "name: Pagers\ndimension: one\nstatus: archived\n"


def told(entry: str, editions: str = EDITIONS) -> list[tuple[int, str, str]]:
    found, _ = load({"radar.yaml": FRAME + editions, "trends/pagers.yaml": HEAD + entry})
    assert {(one.location.path, one.code) for one in found.problems} <= {("trends/pagers.yaml", "archived-on-chart")}
    return [(one.location.line, one.message, one.hint) for one in found.problems]


def test_a_bare_ring_is_an_assessment_for_the_newest_edition() -> None:
    entry = "archived: {as: faded, reason: Gone.}\nring: near\n"
    assert told(entry) == [
        (5, "The trend is archived and still stands on the chart of 2026.", "Delete the ring here."),
    ]
    assert told(entry, editions="") == [
        (5, "The trend is archived and still stands on the chart.", "Delete the ring here."),
    ]


def test_who_left_by_an_edition_is_not_assessed_for_it_or_later() -> None:
    entry = "archived: {{as: faded, edition: '{}', reason: Gone.}}\nassessments: [{{edition: '2025', ring: near}}]\n"
    said = "edition: the trend is archived since {} and assessed for 2025."
    assert told(entry.format("2026")) == []
    for by in ("2024", "2025"):
        assert told(entry.format(by)) == [(4, said.format(by), "Write the first edition without it there, 2026.")]


@pytest.mark.parametrize("edition", ["", "edition: '2026', "])
def test_both_at_once_is_one_problem(edition: str) -> None:
    entry = f"archived: {{as: faded, {edition}reason: Gone.}}\nassessments:\n- {{edition: '2026', ring: far}}\n"
    assert told(entry) == [
        (6, "The trend is archived and still stands on the chart of 2026.", "Delete the assessment for 2026."),
    ]


def test_without_any_assessment_it_has_left() -> None:
    assert told("archived: {as: faded, reason: Gone.}\n") == []


def test_what_is_published_is_not_deleted() -> None:
    frame, shown = FRAME + EDITIONS, "name: Pagers\ndimension: one\nring: near\n"
    loaded, lock = load({"radar.yaml": frame, "trends/pagers.yaml": shown})
    assert loaded.radar
    files = published_files(loaded.radar, loaded.radar.newest, lock, frame.encode())
    archived = HEAD + "archived: {as: faded, reason: Gone.}\nring: near\n"
    problems = load({**files, "radar.yaml": frame, "trends/pagers.yaml": archived})[0].problems
    assert [(one.location, one.hint) for one in problems] == [
        (Location("trends/pagers.yaml", 5, 7), "2026 is published, so open the next edition: radargen edition new.")
    ]
