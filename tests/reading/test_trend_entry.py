import datetime as dt
from decimal import Decimal

import pytest

from radargen.model import (
    Architecture,
    Archive,
    Assessment,
    Case,
    Department,
    Direction,
    Effort,
    Fate,
    Figure,
    Link,
    LinkType,
    Outcome,
    Outlook,
    Rating,
    Search,
    Settlement,
    Shows,
    Source,
    SourceKind,
    Span,
    Status,
    Text,
    Trend,
    Wanted,
)
from radargen.reading import Loaded, load
from radargen.reading.forms.entry_form import order_of_keys

RADAR = """
title: {de: Ein Radar, en: A radar}
dimensions: [{id: people, name: {de: Menschen, en: People}}, {id: process, name: {de: Prozesse, en: Process}}]
rings: [{id: in, name: {de: Drin, en: In}, from: 3}, {id: out, name: {de: Draussen, en: Out}, from: 1}]
criteria: [{id: use, name: {de: Nutzung, en: Use}}, {id: proof, name: {de: Beleg, en: Proof}}]
phases: [{id: 1, name: {de: Eins, en: One}}, {id: 2, name: {de: Zwei, en: Two}}]
factors: [{id: goals, name: {de: Ziele, en: Goals}}]
editions: [{id: "2025", date: 2025-11-30}, {id: "2026", date: 2026-11-30}]
"""
SHORT = "dimensions: [People, Process]\nrings: [Adopt, Hold]\neditions: ['2025', '2026']\n"
OTHER = """
name: {de: Andere, en: Other}
dimension: people
assessments: [{edition: "2026", ring: in}]
sources: [{title: A}]
"""


def loaded(entry: str, radar: str = RADAR) -> Loaded:
    return load({"radar.yaml": radar, "trends/kanban.yaml": entry, "trends/other.yaml": OTHER})


def trend(entry: str, radar: str = RADAR) -> Trend:
    found = loaded(entry, radar)
    assert [p for p in found.problems if p.location.path == "trends/kanban.yaml"] == []
    assert found.radar
    return next(one for one in found.radar.trends if one.id == "kanban")


def both(de: str, en: str) -> Text:
    return Text((("de", de), ("en", en)))


def test_the_full_form_says_everything() -> None:
    found = trend(
        """
name: {de: Kanban, en: Kanban board}
label: {en: Board, de: Kanban}
dimension: process
summary: {de: "Ja: genau", en: Two
    lines}
text: {de: "Ein Absatz.\\n\\nNoch einer.\\n", en: A.}
aliases: {de: [Tafel], en: []}
assessments:
  - edition: "2026"
    ratings:
      - {by: anna, role: editor, date: 2026-11-20, proof: 4, use: "3", note: {de: Gut., en: Good.}}
      - {by: bo, use: 5, proof: 4}
    settled: {use: 4, proof: 4, because: {de: Klar., en: Clear.}}
    impact: 3
    ring: out
    because: {de: Darum., en: Therefore.}
    outlook: {towards: stays, by: 2028, because: {de: So., en: Thus.}, sign: {de: Leer., en: Empty.}}
effort: {organisation: 2, architecture: 3}
legal_duty: true
status: declining
phases: {from: 1, to: 2}
factors: [goals]
first_step: {de: Anfangen., en: Begin.}
who: {de: Alle., en: All.}
cost: {de: "0", en: "0"}
success: {de: Ruhe., en: Quiet.}
links: [{to: other, type: requires}]
goal_conflicts: [sales, it]
architecture_needs: [api-first]
figures: [{what: {de: Läden, en: Shops}, year: 2026, value: -12.50, unit: "%", source: 1-study}]
cases:
  - organisation: NO
    what: {de: Tat es., en: Did it.}
    year: 2017
    outcome: failed
    shows: [limit]
    source: {title: News, url: "https://example.org/a_(b)?c=[d]#e", kind: press}
sources:
  - {title: 12:30, date: 2026-02, kind: law}
  - {title: 1.10}
  - {title: A, by: No, kind: statistics, shows: [adoption, means], n: "1390", key: 1-study}
  - {title: B, population: {de: Läden, en: Shops}}
searched:
  - {date: 2026-11-12, for: study, where: NO, words: 12:30}
  - {date: 2026-11-13, for: case, where: News, words: [a, 1.10]}
tags: [0123, ~]
owner: redaktion
review_by: 2027-06-30
"""
    )
    assert found == Trend(
        id="kanban",
        name=both("Kanban", "Kanban board"),
        label=both("Kanban", "Board"),
        dimension="process",
        summary=both("Ja: genau", "Two lines"),
        text=both("Ein Absatz.\n\nNoch einer.", "A."),
        aliases=(("de", ("Tafel",)),),
        assessments=(
            Assessment(
                "2026",
                (
                    Rating("anna", "editor", dt.date(2026, 11, 20), (("use", 3), ("proof", 4)), both("Gut.", "Good.")),
                    Rating("bo", levels=(("use", 5), ("proof", 4))),
                ),
                Settlement((("use", 4), ("proof", 4)), both("Klar.", "Clear.")),
                ring="out",
                because=both("Darum.", "Therefore."),
                outlook=Outlook(Direction.STAYS, 2028, both("So.", "Thus."), both("Leer.", "Empty.")),
                impact=3,
            ),
        ),
        effort=Effort(2, 3),
        legal_duty=True,
        status=Status.DECLINING,
        phases=Span("1", "2"),
        factors=("goals",),
        first_step=both("Anfangen.", "Begin."),
        who=both("Alle.", "All."),
        cost=both("0", "0"),
        success=both("Ruhe.", "Quiet."),
        links=(Link("other", LinkType.REQUIRES),),
        goal_conflicts=(Department.SALES, Department.IT),
        architecture_needs=(Architecture.API_FIRST,),
        figures=(Figure(both("Läden", "Shops"), 2026, Decimal("-12.5"), "1-study", unit="%"),),
        cases=(
            Case(
                "NO",
                both("Tat es.", "Did it."),
                year="2017",
                outcome=Outcome.FAILED,
                shows=(Shows.LIMIT,),
                source=Source("News", "https://example.org/a_(b)?c=[d]#e", kind=SourceKind.PRESS),
            ),
        ),
        sources=(
            Source("12:30", date="2026-02", kind=SourceKind.LAW),
            Source("1.10"),
            Source(
                "A",
                kind=SourceKind.STATISTICS,
                by="No",
                shows=(Shows.ADOPTION, Shows.MEANS),
                n=1390,
                key="1-study",
            ),
            Source("B", population=both("Läden", "Shops")),
        ),
        searched=(
            Search(dt.date(2026, 11, 12), Wanted.STUDY, "NO", ("12:30",)),
            Search(dt.date(2026, 11, 13), Wanted.CASE, "News", ("a", "1.10")),
        ),
        tags=("0123", "~"),
        owner="redaktion",
        review_by=dt.date(2027, 6, 30),
    )


def test_the_short_form_says_name_dimension_and_ring() -> None:
    assert trend("name: No\ndimension: process\nring: hold\n", SHORT) == Trend(
        id="kanban", name=Text((("en", "No"),)), dimension="process", assessments=(Assessment("2026", ring="hold"),)
    )


def test_where_radar_yaml_has_only_names_an_entry_may_use_them() -> None:
    found = trend(
        "name: Kanban\ndimension: Process\nassessments: [{edition: 2025, ring: Hold}]\nring: Hold\n",
        SHORT.replace("hold", "x"),
    )
    assert (found.dimension, [a.ring for a in found.assessments]) == ("process", ["hold", "hold"])


def test_a_bare_ring_is_known_by_its_place() -> None:
    found = loaded("name: Kanban\ndimension: process\nring: hodl\n", SHORT)
    (problem,) = (p for p in found.problems if p.location.path == "trends/kanban.yaml")
    assert (str(problem.location), problem.hint) == ("trends/kanban.yaml:3:7", "Did you mean hold?")


def test_archived_says_what_became_of_it() -> None:
    entry = """
name: {de: K, en: K}
dimension: process
archived: {as: faded, edition: "2026", reason: {de: A, en: B}, successor: other}
"""
    found = trend(entry)
    assert found.status is Status.ARCHIVED
    assert found.archived == Archive(Fate.FADED, "2026", both("A", "B"), "other")


def test_a_rating_names_each_criterion_once() -> None:
    def said(rating: str) -> list[str]:
        entry = f"""
name: {{de: K, en: K}}
dimension: process
assessments: [{{edition: "2026", ratings: [{rating}]}}]
sources: [{{title: A}}]
"""
        return [f"{p.code} {p.message}" for p in loaded(entry).problems if p.location.path == "trends/kanban.yaml"]

    assert said("{by: a, use: 3, proof: 4}") == []
    assert said("{by: a, use: 3}") == ["missing-rating The rating by a leaves out proof."]
    assert said("{by: a, use: 3, prof: 4}") == ["unknown-criterion ‘prof’ is no criterion of radar.yaml."]
    assert said("{by: a, use: 3, proof: high}") == ["bad-value proof: ‘high’ is not a whole number from 1 to 5."]
    assert said("{by: a, use: 3, proof: }") == ["missing-rating The rating by a leaves out proof."]


@pytest.mark.parametrize("rating", ["{by: a}", "{by: a, role: expert, note: A}", "{by: a, use: 3}"])
@pytest.mark.parametrize("ring", ["", "ring: adopt, "])
def test_a_radar_without_criteria_has_no_ratings(rating: str, ring: str) -> None:
    entry = f"""
name: K
dimension: process
assessments: [{{edition: "2026", {ring}ratings: [{rating}]}}]
sources: [{{title: A}}]
"""
    said = [f"{p.code} {p.message}" for p in loaded(entry, SHORT).problems if p.location.path == "trends/kanban.yaml"]
    assert said == ["unknown-criterion radar.yaml has no criteria to rate by."]


def test_a_settlement_names_each_criterion_once() -> None:
    def said(settled: str) -> list[str]:
        entry = f"""
name: {{de: K, en: K}}
dimension: process
assessments:
  - edition: "2026"
    ratings: [{{by: a, use: 3, proof: 4}}, {{by: b, use: 5, proof: 4}}]
    settled: {settled}
sources: [{{title: A}}]
"""
        return [
            f"{p.location.line} {p.code} {p.message}"
            for p in loaded(entry).problems
            if p.location.path == "trends/kanban.yaml"
        ]

    assert said("{use: 4, proof: 4}") == []
    assert said("{use: 4}") == ["7 missing-rating The settlement leaves out proof."]
    assert said("{use: 4, prof: 4}") == ["7 unknown-criterion ‘prof’ is no criterion of radar.yaml."]
    assert said("{use: 4, proof: 9}") == ["7 bad-value proof: ‘9’ is not a whole number from 1 to 5."]
    assert said("4") == ["7 wrong-type settled: a mapping is expected, not a text."]
    assert said("{use: 5, proof: 5}") == ["7 settled-without-reason The settled level of proof is beyond all ratings."]


@pytest.mark.parametrize(
    ("search", "at", "told"),
    [
        ("{date: 2026-11, for: case, where: A, words: b}", "3:19", "date: ‘2026-11’ is not a date."),
        ("{date: 2026-11-30, for: cases, where: A, words: b}", "3:36", "for: ‘cases’ is not possible."),
        ("{date: 2026-11-30, for: case, where: A, words: []}", "3:59", "words: 0 given, at least 1 is needed."),
        ("{date: 2026-11-30, for: case, where: A, words: ' '}", "3:59", "words, item 1: the text is empty."),
        ("{date: 2026-11-30, for: case, where: A}", "3:12", "The key ‘words’ is missing from a search."),
        (
            "{date: 2026-11-30, for: case, where: {de: A}, words: b}",
            "3:49",
            "where: a text is expected, not a mapping.",
        ),
    ],
)
def test_a_search_that_does_not_fit_is_told_where_it_stands(search: str, at: str, told: str) -> None:
    entry = f"name: {{de: K, en: K}}\ndimension: process\nsearched: [{search}]\n"
    (problem,) = (p for p in loaded(entry).problems if p.location.line == 3)
    assert (str(problem.location), str(problem.message)) == (f"trends/kanban.yaml:{at}", told)


def test_marks_in_sentences_name_a_source_of_the_entry() -> None:
    entry = """
name: {de: K, en: K}
dimension: process
summary: {de: "Gut.[^study]", en: "Good.[^study] Well.[^studi]"}
assessments:
  - edition: "2026"
    ratings: [{by: a, use: 3, proof: 4}, {by: b, use: 5, proof: 4}]
    settled: {use: 4, proof: 4, because: {de: "A.[^b]", en: A.}}
    reason: {de: A., en: "A.[^c]"}
    outlook: {towards: in, by: 2028, because: {de: "A.[^d]", en: A.}, sign: {de: A., en: A.}}
sources: [{title: A, key: study}]
"""
    found = [p for p in loaded(entry).problems if p.location.path == "trends/kanban.yaml"]
    assert [(p.code, p.location.line, str(p.message).split(" that ")[-1]) for p in found] == [
        ("unknown-source", 4, "‘[^studi]’ names."),
        ("unknown-source", 8, "‘[^b]’ names."),
        ("unknown-source", 9, "‘[^c]’ names."),
        ("unknown-source", 10, "‘[^d]’ names."),
    ]
    assert (found[0].location.column, str(found[0].hint)) == (55, "Did you mean [^study]?")


def test_the_keys_of_a_settlement_and_of_a_search_have_an_order() -> None:
    criteria = ["use", "proof"]
    assert order_of_keys(("assessments", "settled"), ["de"], criteria) == ["use", "proof", "because"]
    assert order_of_keys(("searched",), ["de"], criteria) == ("date", "for", "where", "words")


INDUSTRIES = RADAR + "industries: [{id: banks, name: {de: Banken, en: Banking}}]\n"


def of_industry(written: str) -> str:
    own = OTHER.replace("Andere, en: Other", "Kanban, en: Kanban")
    return f"{own}cases: [{{organisation: A, what: {{de: A, en: A}}, industry: {written}}}]\n"


@pytest.mark.parametrize("written", ["banks", "Banken", "banking", "{en: Banking}", "{de: Banken, en: Banking}"])
def test_an_industry_is_named_by_its_id_or_by_a_name(written: str) -> None:
    found = loaded(of_industry(written), INDUSTRIES)
    assert found.radar
    (case,) = next(one for one in found.radar.trends if one.id == "kanban").cases
    assert case.industry == both("Banken", "Banking")
    assert found.radar.industry(case) == "banks"


@pytest.mark.parametrize("written", ["bank", "Bankn", "{de: Bänke, en: Bankin}"])
def test_an_unknown_industry_is_answered_with_the_nearest(written: str) -> None:
    (problem,) = [one for one in loaded(of_industry(written), INDUSTRIES).problems if one.code == "unknown-industry"]
    assert "banks" in str(problem.hint)


FACETS = RADAR + (
    "facets:\n"
    "  - {id: stage, name: {de: Abschnitt, en: Stage}, several: true, values: "
    "[{id: buy, name: {de: Kauf, en: Buy}}, {id: help, name: {de: Hilfe, en: Help}}]}\n"
    "  - {id: work, name: {de: Arbeit, en: Work}, values: "
    "[{id: sales, name: {de: Vertrieb, en: Sales}}, {id: shop, name: {de: Laden, en: Shop}}]}\n"
)


def test_facets_have_one_value_or_several() -> None:
    own = OTHER.replace("Andere, en: Other", "Kanban, en: Kanban")
    found = trend(f"{own}facets: {{stage: [help, buy], work: sales}}\n", FACETS)
    assert found.facets == (("stage", ("help", "buy")), ("work", ("sales",)))


@pytest.mark.parametrize("word", ["ring", "words", "t", "q", "h"])
def test_a_facet_has_no_name_that_addresses_of_the_site_use_already(word: str) -> None:
    (problem,) = [
        one for one in loaded(OTHER, FACETS.replace("id: work", f"id: {word}")).problems if one.code == "bad-value"
    ]
    assert f"{word}-1" in str(problem.hint)


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("{stages: help}", "unknown-facet", "stage"),
        ("{stage: halp}", "unknown-facet", "help"),
        ("{work: [sales, shop]}", "bad-count", "several: true"),
    ],
)
def test_a_facet_that_does_not_fit_is_told(written: str, code: str, said: str) -> None:
    own = OTHER.replace("Andere, en: Other", "Kanban, en: Kanban")
    (problem,) = loaded(f"{own}facets: {written}\n", FACETS).problems
    assert problem.code == code
    assert said in str(problem.hint)
