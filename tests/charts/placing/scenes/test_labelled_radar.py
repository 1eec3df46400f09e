import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.radars import full
from radargen.charts import placing
from radargen.charts.placing import NO_LOCK, ChartRequest, DoesNotFit, Lock, locked
from radargen.charts.scene import Weight
from radargen.charts.theme import FORMATS, SITE, Labels, RadarShape, custom
from radargen.model import Radar
from radargen.reading import load
from radargen.storage.files import read
from tests.charts.placing.judging import faults
from tests.charts.placing.making import crowd, crowds, drawn, share
from tests.folders import CX
from tests.make import radar, text, trend
from tests.selection import examples, mostly_by_forge

PAGES = (*FORMATS.values(), SITE, custom(300, 200))
WORDS = [
    "Kundenbindungsmanagement",
    "Journey",
    "Analytics",
    "KI",
    "Service-Blueprinting",
    "Agent",
    "Assist",
    "Datenschutzfolgenabschätzung",
    "Edge",
    "Omnichannel",
    "Orchestrierung",
    "Plattform-Engineering",
    "CRM",
    "Rechtsschutzversicherungsgesellschaften",
    "mit",
    "für",
]


def named(of: Radar, longest: int = 3) -> Radar:
    """The radar with names of one to `longest` words, at most 70 characters."""

    def name(key: str, language: str) -> str:
        count = 1 + int(share(key, language, "count") * longest)
        return " ".join(WORDS[int(share(key, language, n) * len(WORDS))] for n in range(count))[:70].strip()

    return replace(of, trends=tuple(replace(t, name=text(name(t.id, "de"), name(t.id, "en"))) for t in of.trends))


@pytest.mark.slow
@settings(max_examples=examples(12), derandomize=True)
@given(
    crowded=crowds(rings=st.integers(3, 6)),
    longest=st.integers(1, 4),
    page=st.sampled_from(PAGES),
    shape=st.sampled_from([None, RadarShape.DISC, RadarShape.FAN]),
    alone=st.booleans(),
    language=st.sampled_from(["de", "en"]),
)
def test_a_chart_never_has_a_collision(
    crowded: Radar, longest: int, page: object, shape: RadarShape | None, alone: bool, language: str
) -> None:
    some = named(crowded, longest)
    dimension = some.dimensions[0].id if alone else None
    try:
        scenes = drawn(some, page, language, dimension, Labels.AUTO, shape)  # type: ignore[arg-type]
    except DoesNotFit:
        assert page not in FORMATS.values() or shape is RadarShape.FAN
    else:
        assert faults(scenes) == []


@pytest.mark.parametrize(
    ("language", "page", "shape"),
    mostly_by_forge(
        [
            ("de", "16:9", None),
            ("en", "a4-portrait", None),
            *((language, page, None) for language in ("de", "en") for page in ("a4", "a4-portrait", "square", "a3")),
            *((language, "16:9", shape) for language in ("de", "en") for shape in (None, RadarShape.DISC)),
        ],
        here=2,
    ),
)
def test_forty_five_names_all_stand_on_the_chart(page: str, shape: RadarShape | None, language: str) -> None:
    scene = drawn(crowd(45, seed=2), page, language, labels=Labels.AUTO, shape=shape)[0]
    assert faults((scene,)) == []
    assert [mark.id for mark in scene.blips if mark.label is None] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "shape", "least"),
    mostly_by_forge(
        [
            ("a4", None, 9.0),
            ("16:9", RadarShape.DISC, 8.5),
            ("a4-portrait", None, 9.5),
            ("a3", None, 12.0),
            ("16:9", None, 11.5),
            ("square", None, 10.0),
        ],
        here=2,
    ),
)
def test_names_of_a_real_radar_are_all_there_and_can_be_read(page: str, shape: RadarShape | None, least: float) -> None:
    of = load(read(CX)).radar
    assert of
    for language in of.languages:
        scene = drawn(of, page, language, labels=Labels.AUTO, shape=shape)[0]
        assert [mark.id for mark in scene.blips if mark.label is None] == []
        assert min(line.size for mark in scene.blips if mark.label for line in mark.label.lines) >= least


@pytest.mark.slow
@pytest.mark.parametrize("page", mostly_by_forge(["a4", "a3", "16:9"]))
def test_sixty_names_all_stand_on_paper_and_on_a_slide(page: str) -> None:
    scene = drawn(crowd(60), page, labels=Labels.AUTO)[0]
    assert faults((scene,)) == []
    assert [mark.id for mark in scene.blips if mark.label is None] == []


@pytest.mark.slow
@pytest.mark.parametrize(("page", "trends"), mostly_by_forge([("a4", 74), ("16:9", 100), ("a3", 118)]))
def test_names_to_act_on_stay_where_others_become_numbers(page: str, trends: int) -> None:
    of = load(full(trends)).radar
    assert of
    request = ChartRequest(of, of.newest, "de", FORMATS[page])
    act = {style.id for style in request.content("de").styles if style.weight is Weight.BOLD}
    named_ones = {mark.id for mark in placing.chart(request)[0].blips if mark.label}
    assert len(act) > 10
    assert act <= named_ones


@pytest.mark.slow
def test_names_stay_large_as_trends_are_added_to_places_that_are_kept() -> None:
    whole = crowd(45)
    before = replace(whole, trends=tuple(trend for n, trend in enumerate(whole.trends) if n % 11 != 5))

    def size(of: Radar, lock: Lock) -> float:
        scene = placing.chart(ChartRequest(of, of.newest, "de", FORMATS["a4"], lock=lock))[0]
        assert all(mark.label for mark in scene.blips)
        return min(line.size for mark in scene.blips if mark.label for line in mark.label.lines)

    kept = locked(before)
    assert size(whole, kept) > 0.9 * size(whole, NO_LOCK)


def test_names_of_one_long_word_are_divided_where_the_language_divides_them() -> None:
    long = radar(*(trend(f"t{n}", "scale", name=text("Kundenbindungsmanagement")) for n in range(6)))
    labels = [mark.label for mark in drawn(long, labels=Labels.AUTO)[0].blips]
    assert {tuple(line.text for line in label.lines) for label in labels if label} <= {
        ("Kundenbindungsmanagement",),
        ("Kundenbindungs-", "management"),
    }


@pytest.mark.slow
def test_all_names_in_one_cell_become_numbers_with_the_list() -> None:
    same = radar(*(trend(f"t{n:03}", "scale", "people") for n in range(120)))
    scenes = drawn(same, labels=Labels.AUTO)
    assert faults(scenes) == []
    assert all(mark.number_text for mark in scenes[0].blips)


def test_both_languages_and_all_labels_share_their_places() -> None:
    some = crowd(45)
    de, en = (drawn(some, "a4", language, labels=Labels.AUTO)[0] for language in ("de", "en"))
    assert [(m.id, m.marker.x, m.marker.y) for m in de.blips] == [(m.id, m.marker.x, m.marker.y) for m in en.blips]


@pytest.mark.slow
def test_the_order_of_the_trends_does_not_matter() -> None:
    some = crowd(45, moved=True)
    assert drawn(some, labels=Labels.AUTO) == drawn(replace(some, trends=some.trends[::-1]), labels=Labels.AUTO)


def test_another_process_with_another_hash_seed_places_alike() -> None:
    code = (
        "from tests.charts.placing.making import crowd, drawn; from radargen.charts.theme import Labels; "
        "print(drawn(crowd(45, 4, 4, moved=True), labels=Labels.AUTO))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert printed == {f"{drawn(crowd(45, 4, 4, moved=True), labels=Labels.AUTO)}\n"}
