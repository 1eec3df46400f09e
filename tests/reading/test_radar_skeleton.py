import datetime as dt

import pytest

from radargen.model import (
    Brake,
    Combine,
    Countable,
    Dimension,
    Edition,
    EvidenceCount,
    EvidenceNeed,
    Radar,
    Ring,
    Rule,
    Shows,
    SourceKind,
    Text,
)
from radargen.reading import load

FULL = """
radar: 1
id: cx
title: {de: Ein Radar, en: A radar}
languages: [de, en]
dimensions: [{id: people, name: {de: Menschen, en: People}}, {id: process, name: {de: Prozesse, en: Process}}]
rings:
  - {id: in, name: {de: Drin, en: In}, do: {de: tun, en: do}, meaning: {de: Ja., en: Yes.}, from: 3}
  - {id: out, name: {de: Draussen, en: Out}, from: 1}
criteria:
  - {id: adoption, name: {de: Verbreitung, en: Adoption}}
  - {id: evidence, name: {de: Belege, en: Evidence}}
rule: {combine: median, brakes: [{ahead_of: evidence, while: {adoption: {at_most: 3}}}]}
editions: [{id: "2026", date: 2026-11-30, motto: {de: Los, en: Go}}]
"""


def radar(source: str) -> Radar:
    found = load({"radar.yaml": source, "trends/a.yaml": "name: A\ndimension: x\n"}).radar
    assert found
    return found


def said(source: str) -> list[str]:
    found = load({"radar.yaml": source, "trends/a.yaml": "# a"}).problems
    return [f"{p.location.line} {p.code} {p.message}" for p in found if p.location.path == "radar.yaml"]


def test_the_full_form_says_everything() -> None:
    found = radar(FULL)
    assert found.rings[0] == Ring(
        "in",
        Text((("de", "Drin"), ("en", "In"))),
        do=Text((("de", "tun"), ("en", "do"))),
        meaning=Text((("de", "Ja."), ("en", "Yes."))),
        lowest=3,
    )
    assert found.rule == Rule(Combine.MEDIAN, (Brake("evidence", 1, (("adoption", 3),)),))
    assert found.editions == (Edition("2026", dt.date(2026, 11, 30), Text((("de", "Los"), ("en", "Go")))),)


def with_needs(needs: str) -> str:
    return FULL.replace("en: Evidence}}", f"en: Evidence}}, shown_by: benefit, needs: {needs}}}")


def test_a_criterion_says_what_sources_must_show() -> None:
    found = radar(with_needs("[{level: 3, all: [{at_least: 2, of: cases, except: [vendor]}, {kinds: [law]}]}]"))
    assert found.criteria[1].shown_by is Shows.BENEFIT
    assert found.criteria[1].needs == (
        EvidenceNeed(
            3,
            (
                EvidenceCount(2, Countable.CASES, besides=(SourceKind.VENDOR,)),
                EvidenceCount(kinds=(SourceKind.LAW,)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ("[{level: 6, all: [{of: cases}]}]", "bad-value level: ‘6’ is not a whole number from 1 to 5."),
        ("[{level: 3, all: []}]", "bad-count all: 0 given, at least 1 is needed."),
        ("[{level: 3, all: [{of: books}]}]", "bad-value of: ‘books’ is not possible."),
        ("[{level: 3, all: [{shows: [profit]}]}]", "bad-value shows, item 1: ‘profit’ is not possible."),
        ("[{level: 3, all: [{at_least: 0}]}]", "bad-value at_least: ‘0’ is not a whole number of 1 or more."),
        ("[{all: [{of: cases}]}]", "missing-key The key ‘level’ is missing from a need."),
        ("3", "wrong-type needs: a list is expected, not a text."),
    ],
)
def test_a_mistake_in_a_need_leaves_the_radar_usable(needs: str, expected: str) -> None:
    assert said(with_needs(needs)) == [f"12 {expected}"]
    assert radar(with_needs(needs)).criteria[1].id == "evidence"


def test_the_short_form_is_made_of_names() -> None:
    found = radar(
        "dimensions: [Menschen & Führung, Größe, Été]\nrings: [Adopt, Hold]\neditions: ['2025-1', '2025-2']\n"
    )
    assert found.dimensions == (
        Dimension("menschen-fuehrung", Text((("en", "Menschen & Führung"),))),
        Dimension("groesse", Text((("en", "Größe"),))),
        Dimension("ete", Text((("en", "Été"),))),
    )
    assert [(ring.id, ring.lowest) for ring in found.rings] == [("adopt", 0), ("hold", 0)]
    assert (found.languages, found.editions) == (("en",), (Edition("2025-1"), Edition("2025-2")))
    assert (found.id, found.title, found.rule) == ("trend-radar", Text((("en", "Trend radar"),)), None)


def test_a_radar_without_editions_has_one() -> None:
    assert radar("dimensions: [A, B]\nrings: [C, D]\n").editions == (Edition("current", implied=True),)


def test_without_a_list_the_languages_are_those_of_the_title() -> None:
    assert radar("title: {de: Radar, en: Radar}\ndimensions: [A, B]\nrings: [C, D]\n").languages == ("de", "en")


def test_five_rings_take_one_level_each() -> None:
    source = "dimensions: [A, B]\nrings: [V, IV, III, II, I]\ncriteria: [{id: use, name: Use}]\n"
    assert [ring.lowest for ring in radar(source).rings] == [5, 4, 3, 2, 1]
    assert radar(source).rule == Rule()


@pytest.mark.parametrize(
    ("rings", "expected"),
    [
        ("[{name: A}, {name: B}]", "This ring does not say which levels it takes."),
        (
            "[{name: A, from: 3}, {name: B, from: 3}]",
            "The ring starts at level 3; the one inside it (from 3) took that.",
        ),
        ("[{name: A, from: 3}, {name: B, from: 2}]", "Levels below 2 have no ring."),
        ("[A, B, C, D, E, F]", "6 rings cannot share 5 levels."),
    ],
)
def test_rings_take_each_level_once(rings: str, expected: str) -> None:
    assert said(f"dimensions: [A, B]\nrings: {rings}\ncriteria: [{{id: use, name: Use}}]\n") == [
        f"2 bad-rings {expected}"
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("radar: 2", "1 bad-value radar: ‘2’ is not a version of the file format that is known here."),
        ("languages: [en, nl]", "1 unknown-language languages, item 2: ‘nl’ is not spoken here."),
        ("languages: [en, en]", "1 bad-value languages: en stands twice."),
        ("id: CX Radar", "1 bad-value id: ‘CX Radar’ is no id."),
        ("editions: [../2026]", "1 bad-value id: ‘../2026’ is no id of an edition."),
        ("editions: [2026a, 2026A]", "1 repeated-id editions: the id ‘2026A’ stands twice, in line 1 and here."),
        ("editions: ['2026', '2025']", "1 edition-order The edition 2025 stands after 2026, which is later."),
        ("editions: [2025-2, 2025-10, '2026']", ""),
        (
            "editions: [{id: a, date: 2026-01-01}, {id: b, date: 2026-01-01}]",
            "1 edition-order The editions a and b have the same date.",
        ),
        ("rule: {brakes: [{ahead_of: use}]}", "1 unknown-criterion The rule needs criteria, and there are none."),
        ("publisher: {url: 'mailto:a@b.org'}", ""),
        ("publisher: {url: 'data:,x'}", "1 bad-value url: addresses with ‘data:’ are not allowed."),
    ],
)
def test_the_frame_is_checked(line: str, expected: str) -> None:
    assert said(f"{line}\ndimensions: [A, B]\nrings: [C, D]\n") == [expected] * bool(expected)


def test_a_mistake_that_hurts_no_trend_leaves_the_radar_usable() -> None:
    found = load(
        {
            "radar.yaml": "colour: red\ndimensions: [A, B]\nrings: [C, D]\n",
            "trends/a.yaml": "name: A\ndimension: a\nring: c\n",
        }
    )
    assert [problem.code for problem in found.problems] == ["unknown-key"]
    assert found.radar
    assert [trend.id for trend in found.radar.trends] == ["a"]


def test_without_a_usable_frame_no_trend_is_accused_of_naming_unknown_things() -> None:
    found = load({"radar.yaml": "dimensions: [A, B]\n", "trends/a.yaml": "name: A\ndimension: x\nlable: y\n"})
    assert found.radar is None
    assert [f"{p.location.path} {p.code}" for p in found.problems] == [
        "radar.yaml missing-key",
        "trends/a.yaml unknown-key",
    ]


def test_two_dimensions_with_one_id_carry_no_radar() -> None:
    found = load(
        {"radar.yaml": "dimensions: [A, a]\nrings: [C, D]\n", "trends/a.yaml": "name: A\ndimension: b\nring: c\n"}
    )
    assert found.radar is None
    assert [f"{p.location.path} {p.code}" for p in found.problems] == [
        "radar.yaml repeated-id",
        "trends/a.yaml unknown-dimension",
    ]


@pytest.mark.parametrize("what", ["dimensions", "rings", "editions", "phases", "factors"])
@pytest.mark.parametrize(
    ("taken", "why"),
    [
        ("index", "the site has a page of its own under index."),
        ("nul", "Windows keeps the name nul for a device, so no file can be called that."),
        ("com1", "Windows keeps the name com1 for a device, so no file can be called that."),
    ],
)
def test_no_id_is_a_name_that_is_taken(what: str, taken: str, why: str) -> None:
    if what == "factors" and taken == "index":
        pytest.skip("factors have no pages of their own")
    lists = {"dimensions": "[A, B]", "rings": "[C, D]", what: f"[{{id: {taken}, name: A}}, {{id: b, name: B}}]"}
    text = "".join(f"{key}: {value}\n" for key, value in lists.items())
    assert said(text.replace("name: A", "motto: A").replace("name: B", "motto: B") if what == "editions" else text)[
        0
    ].endswith(f"bad-value id: {why}")


@pytest.mark.parametrize("name", ["Index", "Con", "COM1", "x" * 100])
def test_the_id_made_of_a_name_is_never_one_that_is_taken(name: str) -> None:
    found = radar(f"dimensions: [{name}, B]\nrings: [{name}, D]\n")
    made = "x" * 80 if name[0] == "x" else f"{name.lower()}-1"
    assert (found.dimensions[0].id, found.rings[0].id) == (made, made)


@pytest.mark.parametrize("id", ["con.2026", "Aux", "LPT9.a-b", "README"])
def test_an_edition_has_more_letters_to_be_refused_in(id: str) -> None:
    (problem,) = said(f"dimensions: [A, B]\nrings: [C, D]\neditions: [{id}]\n")
    assert problem.split(maxsplit=1)[1].startswith("bad-value ")


def test_a_repeated_language_counts_once() -> None:
    assert radar("languages: [de, de]\ndimensions: [A, B]\nrings: [C, D]\n").languages == ("de",)


def test_a_phase_can_have_statements_for_a_self_check() -> None:
    found = radar(
        FULL + "phases: [{id: 1, name: {de: A, en: A}, check: [{de: Ja., en: Yes.}, {de: Nein., en: No.}]}]\n"
    )
    assert [words.get("en") for words in found.phases[0].check] == ["Yes.", "No."]


@pytest.mark.parametrize(
    ("phase", "problem"),
    [
        ("id: 1, name: {de: A, en: A}, check: Ja.", "15 wrong-type check: a list is expected, not a text."),
        ("id: 1, name: {de: A, en: A}, check: [{de: Ja.}]", "15 missing-translation check: the text is missing in en."),
        ("id: index, name: {de: A, en: A}", "15 bad-value id: the site has a page of its own under index."),
    ],
)
def test_what_is_wrong_with_a_phase_is_told(phase: str, problem: str) -> None:
    assert said(f"{FULL}phases: [{{{phase}}}]\n") == [problem]


@pytest.mark.parametrize("taken", ["schema", "Schema"])
def test_no_edition_takes_the_place_of_the_schema_of_the_data(taken: str) -> None:
    assert said(f"dimensions: [A, B]\nrings: [C, D]\neditions: [{taken}]\n")[0].endswith(
        f"the site has a file of its own under {taken}."
    )
