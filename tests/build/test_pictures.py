"""The pictures in the pages of a site."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from benchmarks.radars import broad
from radargen.assessing import blips
from radargen.build.pictures import Pictures
from radargen.model import DownloadKind, Effort, Facet, FacetValue, SharePicture
from radargen.pages import MANY, numbered
from radargen.pages.edition_view import view_of_edition
from radargen.pages.views.home import home
from radargen.reading import load
from tests.charts.placing.making import history
from tests.make import assessment, radar, text, trend

YEARS = ("2025", "2026")


def test_a_site_with_several_editions_draws_the_ways_of_its_trends_with_links_to_them() -> None:
    of = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=YEARS)
    timeline = Pictures(of, "en").charts().timeline
    assert timeline
    for drawn in (timeline.svg, timeline.phone):
        root = ET.fromstring(drawn)  # noqa: S314 – our own drawing
        assert [link.attrib["href"] for link in root.iter("{http://www.w3.org/2000/svg}a")] == ["../trends/kanban/"]
        assert "style" not in {name for element in root.iter() for name in element.attrib}


def test_where_nothing_has_moved_there_is_no_such_picture() -> None:
    still = radar(trend("kanban", dict.fromkeys(YEARS, "pilot")), editions=YEARS)
    assert Pictures(still, "en").charts().timeline is None
    assert Pictures(radar(trend("kanban")), "en").charts().timeline is None


def test_a_facet_has_a_matrix_with_links_from_its_page_if_a_trend_has_a_value_of_it() -> None:
    values = (FacetValue("buy", text("Buy")), FacetValue("help", text("Help")))
    said = (assessment("2026", ring="pilot", impact=4),)
    both = trend("kanban", assessments=said, facets=(("moment", ("buy", "help")),))
    facets = (Facet("moment", text("Moment"), values, several=True), Facet("unused", text("Unused"), values))
    drawn = Pictures(replace(radar(both), facets=facets), "en").charts().facets
    assert [*drawn] == ["moment"]
    root = ET.fromstring(drawn["moment"])  # noqa: S314 – our own drawing
    links = [link.attrib["href"] for link in root.iter("{http://www.w3.org/2000/svg}a")]
    # One in each column.
    assert links == ["../trends/kanban/", "../trends/kanban/"]


@pytest.mark.slow
def test_each_ring_of_many_trends_has_a_chart_whose_cells_lead_to_their_lists() -> None:
    files = {path: words.encode() for path, words in broad(MANY + 20, dimensions=3, rings=3).items()}
    of = load(files).radar
    assert of
    drawn = Pictures(of, "en").charts().rings
    assert [*drawn] == ["r0", "r1", "r2"]
    for ring, svg in drawn.items():
        root = ET.fromstring(svg)  # noqa: S314 – our own drawing
        links = {link.attrib["href"] for link in root.iter("{http://www.w3.org/2000/svg}a")}
        assert links == {f"../../dimensions/{dimension}/#ring-{ring}" for dimension in ("d0", "d1", "d2")}
    assert not Pictures(radar(trend("kanban")), "en").charts().rings


@pytest.mark.slow
def test_each_ring_of_many_trends_is_a_file_of_its_own_with_a_key() -> None:
    files = {path: words.encode() for path, words in broad(MANY + 20, dimensions=3, rings=3).items()}
    of = load(files).radar
    assert of
    many = replace(of, downloads=(DownloadKind.PDF,))
    offered = [(file.of_ring, file.path) for file, _ in dict(Pictures(many, "en").downloads()).values()]
    assert offered[-3:] == [(ring, f"radar/broad-2026-en-ring-{ring}.pdf") for ring in ("r0", "r1", "r2")]
    assert not any(ring for ring, _ in offered[:-3])
    few = replace(radar(trend("kanban")), downloads=(DownloadKind.PDF,))
    assert not any(file.of_ring for file, _ in dict(Pictures(few, "en").downloads()).values())


@pytest.mark.slow
def test_many_ways_make_the_picture_higher_and_none_is_left_out() -> None:
    few, many = (Pictures(history(count, 4), "en").charts().timeline for count in (5, 40))
    assert few
    assert many
    heights = [float(ET.fromstring(one.svg).attrib["viewBox"].split()[3]) for one in (few, many)]  # noqa: S314 – as above
    assert heights[0] < heights[1]


@pytest.mark.slow
def test_numbers_of_the_home_pages_radar_run_through_the_list_beside_it() -> None:
    rings, dimensions = ("standard", "scale", "pilot", "vision"), ("people", "process", "technology")
    of = radar(
        *(
            trend(
                f"t{n:02}", rings[n % 4], dimensions[n % 3], effort=Effort(1 + n % 5, 1 + n % 2), legal_duty=n % 7 == 0
            )
            for n in range(26)
        )
    )
    charts = Pictures(of, "en").charts()
    shown = numbered(blips(of, of.newest), charts.home)
    listed = home(view_of_edition(of, of.newest, "en", shown, charts, ""))
    assert len(listed.groups) >= 3
    numbers = {row.id: listed.listed[row.id].number for group in listed.groups for row in group.rows}
    told = {trend_id: number.phone for trend_id, number in numbers.items() if number}
    assert [*told.values()] == [*range(1, 27)]
    # The drawing says the same of each as the list.
    assert charts.home
    drawn = re.findall(r'href="trends/(t\d\d)/"(?:(?!</a>).)*?>(\d+)</text>', charts.home.phone, re.DOTALL)
    assert {trend_id: int(number) for trend_id, number in drawn} == told


def test_only_the_pictures_that_radar_yaml_asks_for_are_made() -> None:
    few = replace(radar(trend("kanban")), downloads=(DownloadKind.SVG,))
    assert [*dict(Pictures(few, "en").downloads())] == ["radar/test-2026-en.svg", "radar/test-2026-en-matrix.svg"]
    assert not dict(Pictures(few, "en").shared())
    assert dict(Pictures(replace(few, downloads=(DownloadKind.CARDS,)), "en").shared())


@pytest.mark.slow
def test_a_trend_with_a_picture_of_its_own_needs_no_card() -> None:
    own = trend("kanban", share_picture=SharePicture("trends/images/kanban.png"))
    assert [*dict(Pictures(radar(own, trend("scrum")), "en").shared())] == ["share/index.png", "share/scrum.png"]


@pytest.mark.slow
def test_pictures_of_several_editions_are_offered_where_trends_have_moved() -> None:
    moved = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=YEARS)
    offered = {path: download for path, (download, _) in Pictures(moved, "en").downloads()}
    history = [path for path, download in offered.items() if download.of_history]
    assert "radar/test-2026-en-timeline.pdf" in history
    assert "radar/test-2026-en-moves.png" in history
    assert not any(path in history for path in ("radar/test-2026-en.pdf", "radar/test-2026-en-matrix.pdf"))
    assert not [one for one, _ in dict(Pictures(radar(trend("kanban")), "en").downloads()).values() if one.of_history]


def test_pages_have_dots_for_trends_only_where_these_are_more_than_can_be_named() -> None:
    of = radar(*(trend(f"t{number}") for number in range(MANY)))
    drawn = Pictures(of, "en")
    assert (drawn._overview_of(of.newest, {}), drawn._dimensions, drawn._rings) == (None, {}, {})
