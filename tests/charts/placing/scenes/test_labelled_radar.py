import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.charts.placing import DoesNotFit
from radargen.charts.theme import FORMATS, SITE, Labels, RadarShape, custom
from radargen.model import Radar
from tests.charts.placing.judging import faults
from tests.charts.placing.making import crowd, crowds, drawn, share
from tests.make import radar, text, trend
from tests.selection import mostly_slow

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
@settings(max_examples=15, derandomize=True)
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


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("page", "shape"),
    mostly_slow(
        [("16:9", None), ("a4", None), ("a4-portrait", None), ("16:9", RadarShape.DISC), ("square", None), ("a3", None)]
    ),
)
def test_forty_five_names_all_stand_on_the_chart(page: str, shape: RadarShape | None, language: str) -> None:
    scene = drawn(crowd(45, seed=2), page, language, labels=Labels.AUTO, shape=shape)[0]
    assert faults((scene,)) == []
    assert [mark.id for mark in scene.blips if mark.label is None] == []


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


@pytest.mark.slow
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
