"""What a command line names is found in the radar, or one sentence says what there is."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from radargen.assessing import blips, called_for, selected
from radargen.charts.theme import FORMATS
from radargen.cli.lookups import (
    codes_of,
    dimension_of,
    edition_of,
    format_of,
    language_of,
    levels_of,
    mottos_of,
    page_of,
    reasons_of,
    trend_of,
    view_of,
)
from radargen.cli.options import ViewOptions
from radargen.model import NO_TEXT, Channel, Phase, Radar, Span, View
from radargen.model.selection import parsed
from radargen.reading import Loaded
from radargen.text.messages import RadargenError
from tests.make import assessment, radar, text, trend
from tests.pages.specimen import specimen

OF = radar(
    trend("kanban", {"2024": "pilot", "2025": "pilot", "2026": "pilot"}),
    trend("lean", {"2025": "pilot"}),
    editions=("2024", "2025", "2026"),
)


def asked(
    *highlight: str,
    select: tuple[str, ...] = (),
    since: str | None = None,
    phase: str | None = None,
    without: tuple[str, ...] = (),
) -> ViewOptions:
    return ViewOptions(select, highlight, since, phase, without)


def view(options: ViewOptions, edition: str = "2026", of: Radar = OF, dimension: str | None = None) -> View:
    return view_of(of, Loaded(of, (), (), ("bad",)), of.edition(edition), options, dimension)


def refused(look_up: Callable[[], object]) -> str:
    with pytest.raises(RadargenError) as told:
        look_up()
    return str(told.value)


@pytest.mark.parametrize(
    ("since", "edition", "sound"),
    [
        ("2024", "2025", True),
        ("2024", "2026", True),
        ("2025", "2026", True),
        ("2025", "2025", False),
        ("2026", "2026", False),
        ("2026", "2025", False),
    ],
)
def test_changes_lead_from_an_earlier_edition_to_a_later_one(since: str, edition: str, sound: bool) -> None:
    if sound:
        assert view(asked(since=since), edition).since == OF.edition(since)
    else:
        assert f"{since} is not before {edition}." in refused(lambda: view(asked(since=since), edition))


def test_only_what_is_on_the_chart_is_highlighted() -> None:
    assert view(asked("kanban", "lean"), "2025").highlight == {"kanban", "lean"}
    assert "is not on the chart of 2026" in refused(lambda: view(asked("lean")))
    assert refused(lambda: view(asked("kanbam"))) == (
        "--highlight “kanbam”, character 1: The radar has no trend “kanbam”. Did you mean kanban? There are kanban."
    )
    assert "character 8: trends/bad.yaml has errors" in refused(lambda: view(asked("kanban,bad")))
    assert view(asked(without=("movement",))).without == {Channel.MOVEMENT}
    assert "Did you mean movement?" in refused(lambda: view(asked(without=("movment",))))


def test_what_a_radar_has_is_found_by_its_id_and_the_usual_is_taken_where_none_is_named() -> None:
    assert (edition_of(OF, None).id, edition_of(OF, "2024").id) == ("2026", "2024")
    assert (language_of(OF, None), language_of(OF, "en")) == ("de", "en")
    assert (dimension_of(OF, None), dimension_of(OF, "people")) == (None, "people")
    assert refused(lambda: edition_of(OF, "")) == "The radar has no edition “”. There are 2024, 2025, 2026."
    assert refused(lambda: view(asked(phase="1"))) == "The radar has no phase “1”. There is none."
    left = Loaded(OF, (), (), ("bad",))
    assert refused(lambda: trend_of(OF, left, "bad")).startswith("trends/bad.yaml has errors")
    assert trend_of(OF, left, "lean").id == "lean"


def test_a_selection_is_found_or_a_sentence_says_where_it_went_wrong() -> None:
    assert view(asked(select=("ring=Pilot", "movement!=new"))).select == parsed("ring=pilot,movement!=new")
    assert view(asked(select=("ring=pilot",))).highlight == frozenset()
    assert "--select “ring=pilot,ring=piltt”, character 17: The radar has no ring “piltt”. Did you mean pilot?" in (
        refused(lambda: view(asked(select=("ring=pilot", "ring=piltt"))))
    )


def test_where_nothing_is_so_a_sentence_says_that() -> None:
    assert refused(lambda: view(asked(select=("ring=vision",)))) == (
        "--select “ring=vision”: none of the 1 trends is so."
    )
    assert "none of the 0 trends" in refused(lambda: view(asked(select=("ring=pilot",)), dimension="people"))
    both = radar(trend("kanban"), trend("lean", "vision"))
    assert view(asked("lean", select=("ring=vision",)), of=both).highlight == {"lean"}
    assert "--highlight “kanban”: none of the 1" in refused(lambda: view(asked("kanban", select=("lean",)), of=both))


def test_what_moved_is_asked_of_the_edition_that_is_looked_back_to() -> None:
    of = radar(trend("kanban", {"2024": "vision", "2025": "pilot", "2026": "pilot"}), editions=("2024", "2025", "2026"))
    assert view(asked("movement=in", since="2024"), of=of).highlight == {"kanban"}
    assert "none of" in refused(lambda: view(asked("movement=in"), of=of))


def test_a_phase_selects_what_calls_for_doing_something_by_the_next_one() -> None:
    phases = tuple(Phase(f"{n}", text(f"Phase {n}")) for n in (1, 2, 3))
    spans = [Span(f"{first}", f"{last}") for first in (1, 2, 3) for last in range(first, 4)]
    stands = [("scale", 3), ("pilot", 3), ("pilot", 1), ("standard", 5)]
    trends = tuple(
        trend(f"t{n:02}", assessments=(assessment("2026", ring=ring, impact=impact),), phases=span)
        for n, (span, (ring, impact)) in enumerate(product(spans, stands))
    )
    of = replace(radar(*trends), phases=phases)
    shown = blips(of, of.newest)
    for phase in phases:
        chosen = selected(of, shown, view(asked(phase=phase.id), of=of).select)
        assert {blip.id for blip in chosen} == {blip.id for blip in called_for(of, shown, phase)}


@pytest.mark.parametrize(("count", "last"), [(12, "t10, t11."), (13, "t10, t11 and 1 more.")])
def test_up_to_twelve_names_are_told_and_the_others_counted(count: int, last: str) -> None:
    of = radar(*(trend(f"t{n:02}") for n in range(count)))
    assert refused(lambda: trend_of(of, Loaded(of, (), (), ()), "zzzzzz")).endswith(last)


def test_codes_are_parted_by_commas() -> None:
    assert codes_of(["vanished,bad-value", "low-contrast"]) == {"vanished", "bad-value", "low-contrast"}
    assert "Did you mean vanished?" in refused(lambda: codes_of(["vanishd"]))


@pytest.mark.parametrize("name", ["a.svg", "a.PNG", "a.b.pdf", "a.json"])
def test_a_suffix_decides_what_is_drawn(name: str) -> None:
    assert format_of(Path(name)).suffix == Path(name).suffix.lower()


@pytest.mark.parametrize("name", ["svg", "a", ".svg", "a.gif", "a.svg.txt"])
def test_another_suffix_draws_nothing(name: str) -> None:
    assert ".svg, .png, .pdf, .json" in refused(lambda: format_of(Path(name)))


def test_a_page_is_found_by_name_however_it_is_written_or_by_its_size() -> None:
    assert page_of("A4") is page_of("a4") is FORMATS["a4"]
    assert page_of("300x200") == page_of("300×200")
    with pytest.raises(RadargenError, match="A size is"):
        page_of("a9")


@pytest.mark.parametrize("level", ["0", "6", "x", "", "1.5"])
def test_a_level_is_a_whole_number_from_1_to_5(level: str) -> None:
    criterion = specimen().criteria[0].id
    assert levels_of(specimen(), [f"{criterion}=1", f"{criterion}=5"]) == [(criterion, 1), (criterion, 5)]
    with pytest.raises(RadargenError):
        levels_of(specimen(), [f"{criterion}={level}"])


@pytest.mark.parametrize("size", ["100x3000", "3000x100", "210.5x297.25"])
def test_a_page_has_10_to_300_centimetres_each_way(size: str) -> None:
    assert page_of(size).name == size


@pytest.mark.parametrize("size", ["99.99x200", "200x99.99", "3000.01x200", "200x3000.01"])
def test_a_page_beyond_that_is_refused(size: str) -> None:
    assert refused(lambda: page_of(size)).startswith("A page is 100 to 3000 mm wide and high, not ")


@pytest.mark.parametrize(
    "size", ["", "x", "200", "200x", "200x200x200", "-200x200", "200.123x200", "1e3x200", "200 x 200"]
)
def test_another_word_is_no_size(size: str) -> None:
    assert refused(lambda: page_of(size)).endswith(f"not “{size}”.")


def test_texts_are_in_the_first_language_or_in_the_one_they_name() -> None:
    assert mottos_of(OF, []) == NO_TEXT
    assert mottos_of(OF, ["Vom  Plan\nzum Betrieb"]).by_language == (("de", "Vom Plan zum Betrieb"),)
    assert mottos_of(OF, ["en=Go", "de=Los=1"]).by_language == (("de", "Los=1"), ("en", "Go"))
    assert mottos_of(OF, ["a=b"]).by_language == (("de", "a=b"),)
    assert "two mottos in de" in refused(lambda: mottos_of(OF, ["Los", "de=Los"]))
    assert "no language “fr”" in refused(lambda: mottos_of(OF, ["fr=Va"]))


def test_a_reason_has_up_to_a_thousand_characters_that_a_page_can_show() -> None:
    assert reasons_of(OF, ["x" * 1_000]).any("de") == "x" * 1_000
    assert "1,001 characters; say it in up to 1,000." in refused(lambda: reasons_of(OF, ["en=" + "x" * 1_001]))
    assert "holds the character" in refused(lambda: reasons_of(OF, ["a\u202eb"]))
    assert reasons_of(OF, ["\u00ad"]) == reasons_of(OF, []) == NO_TEXT
