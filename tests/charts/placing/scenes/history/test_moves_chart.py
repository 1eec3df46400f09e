"""What has moved since an edition, as a table."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest, chart
from radargen.charts.placing.scenes.history.moved_rows import first_sentence
from radargen.charts.scene import MarkerShape, Scene
from radargen.charts.theme import FORMATS, LIGHT, PageFormat, custom
from radargen.model import AS_IT_IS, Radar, View
from radargen.model.selection import parsed
from radargen.text.messages import RadargenError
from tests.charts.placing.making import crowds, words
from tests.make import assessment, radar, trend
from tests.selection import examples

PAPERS = st.sampled_from([*FORMATS.values(), custom(150, 150), custom(297, 110)])


def moves(of: Radar, page: PageFormat = FORMATS["a4"], view: View = AS_IT_IS) -> tuple[Scene, ...]:
    return chart(ChartRequest(of, of.newest, "en", page, view=view, kind="moves"))


def example() -> Radar:
    return radar(
        trend("inwards", {"2025": "pilot", "2026": "standard"}, "people"),
        trend("outwards", {"2025": "standard", "2026": "pilot"}, "people"),
        trend("still", {"2025": "pilot", "2026": "pilot"}, "people"),
        trend("arrived", {"2026": "vision"}, "process"),
        trend("gone", {"2025": "pilot"}, "process"),
        editions=("2025", "2026"),
    )


def test_each_trend_that_moved_has_a_row_with_its_way_from_ring_to_ring() -> None:
    (page,) = moves(example())
    marks = {mark.id: mark for mark in page.blips}
    assert [*marks] == ["inwards", "outwards", "arrived"]
    bands = {panel.id: panel for panel in page.panels}
    ways = {trail.id: trail for trail in page.trails}
    assert {*ways} == {"inwards", "outwards"}
    for trend_id, way in ways.items():
        ghost = way.ghost
        assert ghost
        assert ghost.y == marks[trend_id].marker.y, "level with its blip"
        assert bands[marks[trend_id].panel].box.x < marks[trend_id].marker.x, "on the band of its ring"
    assert ways["inwards"].arrow.x1 < ways["inwards"].arrow.x2, "inwards is to the right"
    assert ways["outwards"].arrow.x1 > ways["outwards"].arrow.x2
    assert marks["arrived"].marker.shape is MarkerShape.HALO


def test_what_stayed_and_what_left_is_said_in_words() -> None:
    (page,) = moves(example())
    assert "1 trend has stayed on its ring. No longer on the radar: Gone." in words(page)


def test_an_edition_may_be_named_to_look_back_to() -> None:
    of = radar(trend("twice", {"2024": "vision", "2025": "pilot", "2026": "pilot"}), editions=("2024", "2025", "2026"))
    assert not moves(of)[0].blips
    (page,) = moves(of, view=View(since=of.editions[0]))
    assert [trail.id for trail in page.trails] == ["twice"]


def test_the_first_edition_has_nothing_to_compare_with() -> None:
    with pytest.raises(RadargenError, match="only against an earlier edition, and 2026 has none"):
        moves(radar(trend("kanban")))


def test_a_reason_is_told_where_the_page_has_room() -> None:
    reason = "It works in every team that has tried it so far. It also scales."
    said = [assessment("2025", ring="vision"), assessment("2026", ring="pilot", reason=reason)]
    of = radar(trend("kanban", assessments=tuple(said)), editions=("2025", "2026"))
    assert "It works in every team that has tried it so far." in words(moves(of)[0])
    assert "scales" not in words(moves(of)[0])
    assert "It works" not in words(moves(of, custom(100, 100))[0])


@pytest.mark.parametrize(
    ("whole", "first"),
    [
        ("Es trägt. Alle nutzen es.", "Es trägt."),
        ("Häuser, z. B. Nord und Süd, nutzen es. Gut.", "Häuser, z. B. Nord und Süd, nutzen es."),
        ("Seit dem 3. Mai läuft es", "Seit dem 3. Mai läuft es"),
        (
            "Etwa 3 Mio. Euro, inkl. Steuer, vgl. Anhang Nr. 2 usw. Mehr dazu. Bald.",
            "Etwa 3 Mio. Euro, inkl. Steuer, vgl. Anhang Nr. 2 usw. Mehr dazu.",
        ),
        (
            "Ca. Ende Mai, ggf. Juni, evtl. Juli bzw. August. Dann mehr.",
            "Ca. Ende Mai, ggf. Juni, evtl. Juli bzw. August.",
        ),
        ("Mr. Fox vs. Dr. Owl etc. It is decided. By us.", "Mr. Fox vs. Dr. Owl etc. It is decided."),
        ("“Nobody knew it.” Then all did.", "“Nobody knew it.”"),
        ("", ""),
    ],
)
def test_the_first_sentence(whole: str, first: str) -> None:
    assert first_sentence(whole) == first


@pytest.mark.slow
def test_many_moves_take_several_pages_and_none_is_lost() -> None:
    of = radar(
        *(trend(f"t{n:03}", {"2025": "pilot", "2026": "scale"}, "people") for n in range(150)),
        editions=("2025", "2026"),
    )
    pages = moves(of)
    assert len(pages) > 1
    assert sorted(mark.id for page in pages for mark in page.blips) == [trend.id for trend in of.trends]
    assert all("page 2 of" in words(page) for page in pages[1:2])
    assert not [promise for promise in promises(scene_json(pages), LIGHT) if not promise.kept]


@given(of=crowds(st.integers(3, 6)), page=PAPERS)
@settings(max_examples=examples(30))
def test_nothing_overlaps_whatever_has_moved(of: Radar, page: PageFormat) -> None:
    moved = of if len(of.editions) > 1 else replace(of, editions=radar(editions=("2025", "2026")).editions)
    pages = moves(moved, page)
    broken = [promise for promise in promises(scene_json(pages), LIGHT) if not promise.kept]
    assert not [promise for promise in broken if "ΔE00" not in promise.name]


def test_those_who_listen_hear_once_what_is_selected() -> None:
    (page,) = moves(example(), view=View(select=parsed("dimension=people")))
    assert page.description.count("3 of 4 trends") == 1
    assert page.description.count("Dimension:") == 1
