"""The matrix: every trend by its name in the cell of its impact and its maturity or effort."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.checking import promises
from radargen.charts.drawing import scene_json
from radargen.charts.placing import ChartRequest, DoesNotFit, chart
from radargen.charts.scene import BlipMark, MarkerShape, Scene, Weight
from radargen.charts.theme import FORMATS, LIGHT, MATRICES, PageFormat, custom
from radargen.model import AS_IT_IS, Effort, Facet, FacetValue, Radar, Status, Trend, View
from tests.charts.placing.making import crowd, crowds, words
from tests.make import assessment, radar, text, trend
from tests.selection import examples, mostly_by_forge


def matrix(
    of: Radar,
    page: PageFormat | str = "a4",
    kind: str = "matrix",
    language: str = "en",
    dimension: str | None = None,
    view: View = AS_IT_IS,
    across: str = "",
) -> Scene:
    paper = FORMATS[page] if isinstance(page, str) else page
    (scene,) = chart(ChartRequest(of, of.newest, language, paper, dimension, view=view, kind=kind, across=across))
    return scene


def broken(scene: Scene) -> list[str]:
    return [f"{p.name}: {p.where}" for p in promises(scene_json([scene]), LIGHT) if not p.kept]


def blip(scene: Scene, trend_id: str) -> BlipMark:
    return next(mark for mark in scene.blips if mark.id == trend_id)


def placed(trend_id: str, ring: str, impact: int | None = 4, dimension: str = "process", **fields: object) -> Trend:
    said = (assessment("2026", ring=ring, impact=impact),)
    return trend(trend_id, ring, dimension, assessments=said, **fields)


@pytest.mark.parametrize(
    ("page", "kind"),
    mostly_by_forge([("a4", "matrix"), ("16:9", "effort"), *product(FORMATS, ["matrix", "effort"])], here=2),
)
def test_half_a_hundred_trends_are_named_on_every_page(page: str, kind: str) -> None:
    of = crowd(49, skew=0.6)
    scene = matrix(of, page, kind)
    assert {mark.id: mark.label and mark.label.text for mark in scene.blips} == {
        trend.id: trend.name.any("en") for trend in of.trends
    }
    assert broken(scene) == []


@pytest.mark.parametrize("page", mostly_by_forge(["a4", "a3"]))
def test_a_hundred_trends_are_named_on_paper(page: str) -> None:
    scene = matrix(crowd(100, moved=True), page)
    assert all(mark.label for mark in scene.blips)
    assert (len(scene.blips), broken(scene)) == (100, [])


@settings(max_examples=examples(18), deadline=None)
@given(
    crowds(st.integers(2, 8)),
    st.sampled_from([*FORMATS.values(), custom(210, 210)]),
    st.sampled_from(["matrix", "effort"]),
)
def test_whatever_the_radar_nothing_overlaps_and_nobody_is_missing(of: Radar, page: PageFormat, kind: str) -> None:
    scene = matrix(of, page, kind, "de")
    assert broken(scene) == []
    assert len(scene.blips) == len(of.trends)


def test_right_is_mature_and_up_has_impact() -> None:
    of = radar(placed("early", "vision", 2), placed("mature", "standard", 2), placed("strong", "vision", 5))
    early, mature, strong = (blip(matrix(of), name).marker for name in ("early", "mature", "strong"))
    assert (early.x < mature.x, early.y) == (True, mature.y)
    assert (early.x, strong.y < early.y) == (strong.x, True)


def test_a_cell_lists_by_dimension_then_by_name() -> None:
    of = radar(
        placed("b", "pilot", dimension="technology", name=text("Alpha")),
        placed("c", "pilot", dimension="people", name=text("Omega")),
        placed("a", "pilot", dimension="people", name=text("Beta")),
    )
    marks = sorted(matrix(of).blips, key=lambda mark: mark.marker.y)
    assert [mark.name for mark in marks] == ["Beta", "Omega", "Alpha"]
    assert [listed.name for listed in matrix(of).lists] == [d.name.any("en") for d in of.dimensions]


def test_bold_is_what_to_act_on_and_what_ring_and_impact_do_not_advise_is_said() -> None:
    of = radar(
        placed("act", "scale"),
        placed("duty", "vision", legal_duty=True),
        placed("avoid", "pilot", status=Status.DECLINING),
        placed("prepare", "pilot"),
    )
    scene = matrix(of)
    labels = {mark.id: mark.label for mark in scene.blips if mark.label}
    assert {name for name, label in labels.items() if label.lines[0].weight is Weight.BOLD} == {"act", "duty"}
    assert labels["avoid"].text == "Avoid (avoid)"
    assert "Bold: act now" in words(scene)
    assert "A legal duty counts as “act now”" in words(scene)


def test_each_advice_is_told_once_on_a_panel_of_its_shade() -> None:
    scene = matrix(crowd(20))
    told = [mark.text for mark in scene.texts if mark.text in ("keep running", "act now", "prepare", "watch")]
    assert sorted(told) == ["act now", "keep running", "prepare", "watch"]
    shades = {panel.name: panel.depth for panel in scene.panels}
    assert shades["Scale, 4, act now"] < shades["Pilot, 4, prepare"] < shades["Pilot, 2, watch"]


def test_without_impact_or_effort_a_trend_is_not_dropped() -> None:
    of = radar(placed("known", "pilot"), placed("unknown", "pilot", None, effort=None))
    assert blip(matrix(of), "unknown").panel == "pilot-0"
    assert blip(matrix(of, kind="effort"), "unknown").panel == "e0-0"
    assert "not stated" in words(matrix(of))


def test_effort_is_the_larger_one_of_organisation_and_architecture_and_the_page_says_so() -> None:
    scene = matrix(radar(placed("kanban", "pilot", effort=Effort(2, 5))), kind="effort")
    assert blip(scene, "kanban").panel == "e5-4"
    assert blip(scene, "kanban").says.endswith("effort 5")
    assert "the larger of organisation and technology" in words(scene)


def test_who_moved_inwards_points_to_the_right() -> None:
    of = radar(trend("kanban", {"2025": "vision", "2026": "pilot"}), editions=("2025", "2026"))
    marker = blip(matrix(of), "kanban").marker
    assert (marker.shape, marker.turn) == (MarkerShape.DROP, 90)
    assert [sample.turn for sample in matrix(of).samples if sample.shape is MarkerShape.DROP] == [90]
    assert blip(matrix(of, kind="effort"), "kanban").marker.shape is MarkerShape.DISC


def test_one_dimension_highlights_and_a_headline_can_be_asked_for() -> None:
    of = crowd(20)
    people = {trend.id for trend in of.trends if trend.dimension == "people"}
    assert {mark.id for mark in matrix(of, dimension="people").blips} == people
    chosen = of.trends[3].id
    scene = matrix(of, view=View(highlight=frozenset({chosen}), title="One to look at"))
    assert [mark.id for mark in scene.blips if not mark.dim] == [chosen]
    assert "One to look at" in words(scene)


@pytest.mark.parametrize(
    ("count", "page"), mostly_by_forge([(0, "16:9"), (1, "a4"), *product([0, 1], FORMATS)], here=2)
)
def test_hardly_any_trends_make_a_page_all_the_same(count: int, page: str) -> None:
    scene = matrix(crowd(count), page)
    assert (len(scene.blips), len(scene.panels), broken(scene)) == (count, 25, [])


def test_names_in_any_script_have_their_room() -> None:
    names = ("顧客体験の設計", "تجربة العملاء", "ग्राहक अनुभव प्रबंधन", "การจัดการประสบการณ์ลูกค้า", "Клиентский опыт")
    of = radar(*(placed(f"t{n}", "pilot", name=text(name)) for n, name in enumerate(names)))
    faults = [fault for fault in broken(matrix(of)) if not fault.startswith("texts with characters that no font has")]
    assert faults == []


@pytest.mark.parametrize(
    ("page", "kind", "skew"),
    [
        *mostly_by_forge([("square", "effort", 0.6), *product(FORMATS, ["effort"], [1.0])]),
        pytest.param("16:9", "matrix", 1.0, marks=pytest.mark.slow),
    ],
)
def test_names_without_room_become_numbers_with_a_key(page: str, kind: str, skew: float) -> None:
    of = crowd(118 if page == "16:9" else 100, skew=skew)
    first, *further = chart(ChartRequest(of, of.newest, "de", FORMATS[page], kind=kind))
    numbers = {mark.id: mark.number for mark in first.blips if not mark.label}
    assert len(numbers) <= len(of.trends) / 2
    assert sorted(numbers.values()) == [*range(1, len(numbers) + 1)]
    assert all(mark.number_text and mark.number_text.text == str(mark.number) for mark in first.blips if mark.number)
    entries = [entry for scene in (first, *further) for entry in scene.legend]
    assert {entry.id: int(entry.number.text) for entry in entries} == numbers
    assert not any(scene.blips for scene in further)
    kept = [p for p in promises(scene_json([first, *further]), LIGHT) if not p.kept]
    assert kept == []


def test_what_to_act_on_keeps_its_name_before_others() -> None:
    of = crowd(80, skew=1.0)
    scenes = chart(ChartRequest(of, of.newest, "en", custom(250, 140), kind="matrix"))
    weights = {mark.id: mark.texts[-1].weight for mark in scenes[0].blips}
    numbered = {mark.id for mark in scenes[0].blips if not mark.label}
    act = {key for key, weight in weights.items() if weight is Weight.BOLD}
    assert len(act) > 5
    assert len(numbered) > 5
    assert not numbered & act


def test_where_most_names_have_no_room_all_are_numbers() -> None:
    of = crowd(60, skew=0.6)
    first, *further = chart(ChartRequest(of, of.newest, "en", custom(130, 100), kind="matrix"))
    assert not any(mark.label for mark in first.blips)
    assert len([entry for scene in further for entry in scene.legend]) == 60
    assert [p for p in promises(scene_json([first, *further]), LIGHT) if not p.kept] == []


def test_too_many_trends_are_refused_with_a_sentence_and_no_page_of_somebody_else_has_numbers() -> None:
    with pytest.raises(DoesNotFit) as error:
        matrix(crowd(400, skew=1.0), custom(120, 100))
    assert error.value.message.startswith("400 trends do not fit into a matrix on this page, not even as numbers.")
    with pytest.raises(DoesNotFit):
        matrix(crowd(200, skew=1.0), MATRICES[0])


def test_a_ring_whose_levels_are_advised_differently_has_no_advice() -> None:
    rings = tuple(replace(ring, lowest=level) for ring, level in zip(radar(rings=3).rings, (4, 2, 0), strict=True))
    told = {mark.text for mark in matrix(replace(radar(), rings=rings)).texts}
    assert {"watch", "prepare"} <= told
    assert not {"act", "maintain"} & told


def test_a_trend_stands_in_the_column_of_each_of_its_values() -> None:
    values = tuple(FacetValue(key, text(key.title())) for key in ("buy", "use", "help", "stay"))
    of = replace(
        radar(
            placed("both", "pilot", 4, facets=(("moment", ("buy", "help")),)),
            placed("one", "scale", 5, facets=(("moment", ("use",)),)),
            placed("none", "scale", 5),
        ),
        facets=(Facet("moment", text("Moment"), values, several=True),),
    )
    scene = matrix(of, across="moment")
    columns = {panel.id: panel.name.split(",")[0] for panel in scene.panels}
    standing = sorted((mark.id, columns[mark.panel]) for mark in scene.blips)
    assert standing == [("both", "Buy"), ("both", "Help"), ("none", "not stated"), ("one", "Use")]
    # What no trend has is no column.
    assert "Stay" not in columns.values()
    assert "A trend stands in each column to which it belongs" in words(scene)
    assert broken(scene) == []
    once = replace(scene, blips=tuple(mark for mark in scene.blips if columns[mark.panel] != "Help"))
    assert any("both is missing" in one for one in broken(once))
