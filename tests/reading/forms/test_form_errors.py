import pytest

from radargen.model.problems import Problem
from radargen.reading import load

RADAR = """
dimensions: [People, Process]
rings: [Adopt, Hold]
languages: [en]
"""


def problems(entry: str) -> tuple[Problem, ...]:
    """What is said of an entry that is sound but for these lines."""
    return load(
        {"radar.yaml": RADAR, "trends/kanban.yaml": f"name: Kanban\ndimension: process\nring: hold\n{entry}"}
    ).problems


def said(entry: str) -> list[str]:
    return [f"{p.location.line}:{p.location.column} {p.code} {p.message}" for p in problems(entry)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("effort: 3", "4:9 wrong-type effort: a mapping is expected, not a text."),
        ("tags: agile", "4:7 wrong-type tags: a list is expected, not a text."),
        ("summary: [a]", "4:10 wrong-type summary: a text, or a text per language, is expected, not a list."),
        ("summary: {en: [a]}", "4:15 wrong-type summary (en): a text is expected, not a list."),
        ("owner: {a: b}", "4:8 wrong-type owner: a text is expected, not a mapping."),
        ("status: [a]", "4:9 wrong-type status: one word is expected, not a list."),
        ("status: aktive", "4:9 bad-value status: ‘aktive’ is not possible."),
        ("review_by: 2026-02-30", "4:12 bad-value review_by: ‘2026-02-30’ is not in the calendar."),
        ("review_by: 86400", "4:12 bad-value review_by: ‘86400’ is not a date."),
        ("legal_duty: yes", "4:13 bad-value legal_duty: ‘yes’ is neither true nor false."),
        (
            "effort: {organisation: 6, architecture: 1}",
            "4:24 bad-value organisation: ‘6’ is not a whole number from 1 to 5.",
        ),
        (
            "effort: {organisation: 1_0, architecture: 1}",
            "4:24 bad-value organisation: ‘1_0’ is not a whole number from 1 to 5.",
        ),
        (
            "effort: {organisation: [1], architecture: 1}",
            "4:24 wrong-type organisation: a whole number from 1 to 5 is expected, not a list.",
        ),
        ("sources: [{title: A, date: 2026-13}]", "4:28 bad-value date: ‘2026-13’ is not in the calendar."),
        (
            "sources: [{title: A, url: 'javascript:x()'}]",
            "4:27 bad-value url: addresses with ‘javascript:’ are not allowed.",
        ),
        ("sources: [{title: A, url: 'http://[]'}]", "4:27 bad-value url: ‘http://[]’ is not a web address."),
        ("sources: [{title: A, url: 'https://a@b.c'}]", "4:27 bad-value url: ‘https://a@b.c’ is not a web address."),
        *(
            (f"sources: [{{title: A, n: {n}}}]", f"4:25 bad-value n: ‘{n}’ is not a whole number of 1 or more.")
            for n in ("0", "-3", "1.390", "about 40", "1e3", "１２", "9" * 13)
        ),
        *(
            (
                f"figures: [{{what: A, year: 2026, source: a, value: '{value}'}}]",
                f"4:51 bad-value value: ‘{value}’ is not a number.",
            )
            for value in ("12,5", "1e3", ".5", "12 %", "-", "nan", "1_0", "9" * 13)
        ),
        ("figures: [{what: A, year: 2026, source: a}]", "4:11 missing-key The key ‘value’ is missing from a figure."),
        ("sources: [{title: A, n: [1]}]", "4:25 wrong-type n: a whole number is expected, not a list."),
        ("sources: [{title: A, shows: benefit}]", "4:29 wrong-type shows: a list is expected, not a text."),
        ("sources: [{title: A, shows: [profit]}]", "4:30 bad-value shows, item 1: ‘profit’ is not possible."),
        ("sources: [{title: A}, B]", "4:23 wrong-type sources, item 2: a mapping is expected, not a text."),
        ("sources: [{url: 'https://a.b'}]", "4:11 missing-key The key ‘title’ is missing from a source."),
        ("factors:\n  - \n", "5:4 bad-value factors, item 1 has no value."),
        ("label: ''", "4:8 bad-value label: the text is empty."),
        ("label: {en: }", "4:8 bad-value label: no language has a text."),
        (f"tags: [{'a, ' * 101}]", "4:7 bad-count tags: 101 given, at most 100 are possible."),
        ("ring_: x", "4:1 unknown-key ‘ring_’ is no key of a trend."),
        ("name:", "4:1 repeated-key The key ‘name’ stands twice, in line 1 and in line 4."),
    ],
)
def test_each_value_is_held_against_its_form(entry: str, expected: str) -> None:
    assert said(entry) == [expected]


def test_a_required_key_without_a_value() -> None:
    found = load({"radar.yaml": RADAR, "trends/kanban.yaml": "name:\ndimension: process\nring: hold\n"}).problems
    assert [(str(p.location), p.code, p.message) for p in found] == [
        ("trends/kanban.yaml:1:1", "missing-key", "name has no value.")
    ]


def test_a_misspelt_required_key_is_one_mistake() -> None:
    (problem,) = load(
        {"radar.yaml": RADAR, "trends/kanban.yaml": "nmae: Kanban\ndimension: process\nring: hold\n"}
    ).problems
    assert (problem.code, problem.hint) == ("unknown-key", "Did you mean name?")


@pytest.mark.parametrize(
    ("theirs", "ours"), [("quadrant", "dimension"), ("sector", "dimension"), ("title", "name"), ("Title", "name")]
)
def test_words_of_other_radars_are_known(theirs: str, ours: str) -> None:
    entry = "name: Kanban\ndimension: process\nring: hold\n".replace(ours, theirs)
    (problem,) = load({"radar.yaml": RADAR, "trends/kanban.yaml": entry}).problems
    assert (problem.code, problem.hint) == ("unknown-key", f"Did you mean {ours}?")
    (problem,) = problems("description: A board.")
    assert problem.hint == "Did you mean summary?"


FULL = """
languages: [de, en]
dimensions: [{id: people, name: {de: M, en: P}}, {id: technology, name: {de: T, en: T}}]
rings: [{id: in, name: {de: D, en: I}, from: 3}, {id: out, name: {de: A, en: O}, from: 1}]
criteria: [{id: use, name: {de: N, en: U}}]
editions: [{id: "2025", date: 2025-11-30}, {id: "2026", date: 2026-11-30}]
"""


def lacking(entry: str) -> list[str]:
    found = load({"radar.yaml": FULL, "trends/kanban.yaml": entry}).problems
    return [f"{p.location.line} {p.code}" for p in found if p.location.path != "radar.yaml"]


def test_what_an_entry_lacks_is_told_beside_its_mistakes() -> None:
    rest = "dimension: people\nassessments: [{edition: 2026, ring: in}]\n"
    assert lacking(f"name: {{de: K, en: K}}\nownr: y\n{rest}") == ["1 no-source", "2 unknown-key"]
    assert lacking(f"owner: y\n{rest}") == ["1 missing-key", "1 no-source"]
    assert lacking(f"nmae: K\nlabel: {{de: K, it: K}}\n{rest}") == [
        "1 no-source",
        "1 unknown-key",
        "2 missing-translation",
        "2 unknown-language",
    ]
    assert lacking("name: {de: K, en: K}\ndimension: technology\neffort: 3\n") == [
        "1 no-assessment",
        "1 no-source",
        "1 technology-alone",
        "3 wrong-type",
    ]


@pytest.mark.parametrize(
    "entry", ["sorces: [{title: A}]", "sources: A", "sources: [{titel: A}]", "sources:", "<<: *a", "sources: *a"]
)
def test_what_was_meant_or_is_broken_is_not_missing(entry: str) -> None:
    sound = "name: {de: K, en: K}\ndimension: people\nassessments: [{edition: 2026, ring: in}]\n"
    assert len(lacking(sound + entry)) == 1


def test_each_assessment_is_asked_for_itself() -> None:
    entry = """
name: {de: K, en: K}
dimension: people
sources: [{title: A}]
assessments:
  - {edition: 2025, ring: in, impact: 9}
  - {edition: 2026, ring: out, impact: 9}
"""
    assert lacking(entry) == ["6 bad-value", "7 move-without-reason", "7 bad-value"]
    misspelt = entry.replace("ring: out", "ring: out, raeson: x")
    assert lacking(misspelt) == ["6 bad-value", "7 unknown-key", "7 bad-value"]


def test_a_letter_that_only_looks_like_one_is_named() -> None:
    (problem,) = problems("lаbel: Kanban")
    assert problem.hint == "Not an ASCII letter: U+0430 CYRILLIC SMALL LETTER A."


def test_all_mistakes_of_a_file_are_told_in_one_run() -> None:
    entry = "lable: x\ntags: y\nfactors: [z]\nlinks: [{to: nowhere, type: need}, {to: kanban, type: enables}]\n"
    assert [f"{p.location.line}:{p.location.column} {p.code}" for p in problems(entry)] == [
        "4:1 unknown-key",
        "5:7 wrong-type",
        "6:11 unknown-factor",
        "7:29 bad-value",
        "7:41 self-link",
    ]


def test_nothing_follows_from_a_mistake() -> None:
    """A text of the wrong kind is not also missing, and a stand-in is no unknown dimension."""
    found = load(
        {
            "radar.yaml": RADAR.replace("[en]", "[de, en]"),
            "trends/a.yaml": "name: {de: [x], en: A}\ndimension: {a: b}\nassessments: [{edition: current, ring: [a]}]",
            "trends/b.yaml": "name: {de: B, en: B}\ndimension: peo\u200bple\nring: *hold\nlabel: {de: *b, en: B}\n",
        }
    )
    assert [f"{p.location} {p.code}" for p in found.problems] == [
        "radar.yaml:2:14 missing-translation",
        "radar.yaml:2:22 missing-translation",
        "radar.yaml:3:9 missing-translation",
        "radar.yaml:3:16 missing-translation",
        "trends/a.yaml:1:12 wrong-type",
        "trends/a.yaml:2:12 wrong-type",
        "trends/a.yaml:3:40 wrong-type",
        "trends/b.yaml:2:15 forbidden-character",
        "trends/b.yaml:3:7 yaml-feature",
        "trends/b.yaml:4:13 yaml-feature",
    ]


# A radar that judges, and an entry of which each list has an item with a text that is missing.
JUDGING = """
dimensions: [{name: {de: P, en: People}, id: people}, {name: {de: Q, en: Process}, id: process}]
rings: [{name: {de: A, en: A}, from: 4}, {name: {de: B, en: B}, from: 1}]
languages: [de, en]
criteria: [{id: use, name: {de: u, en: u}}, {id: proof, name: {de: p, en: p}}]
editions: ["2026"]
"""
ENTRY = """
name: {de: A, en: A}
dimension: process
assessments:
  - edition: "2026"
    ratings:
      - by: bo
        use: 1
        proof: 2
      - by: cy
        use: 2
        proof: 2
cases:
  - organisation: Firm
    what: {de: W, en: W}
    industry: {de: I, en: I}
sources:
  - title: T
    url: https://a.de
"""
TEXTS = ('edition: "2026"', "by: bo", "organisation: Firm", "what: {de: W, en: W}", "title: T")
BESIDE = {
    "use: 1": ("use: 9", "bad-value"),
    "proof: 2\n      - by: cy": ("prof: 2\n      - by: cy", "unknown-criterion"),
    "        proof: 2\ncases": ("cases", "missing-rating"),
    "industry: {de: I, en: I}": ("industry: {de: I}", "missing-translation"),
    "url: https://a.de": ("url: a", "bad-value"),
}


@pytest.mark.parametrize("missing", TEXTS)
@pytest.mark.parametrize("beside", BESIDE)
def test_a_text_that_is_missing_hides_no_other_mistake(missing: str, beside: str) -> None:
    wrong, code = BESIDE[beside]
    for gone in (missing.partition(":")[0] + ":", "#"):
        entry = ENTRY.replace(beside, wrong).replace(missing, gone)
        if gone == "#":
            # Without the key as well; the first of an item keeps its hyphen.
            entry = entry.replace("- #\n", "-\n").replace("#\n", "\n")
        found = load({"radar.yaml": JUDGING, "trends/a.yaml": entry}).problems
        codes = [problem.code for problem in found]
        assert sorted(codes) == sorted(["missing-key", code]), [str(problem.message) for problem in found]


def test_two_ratings_without_a_name_are_two_mistakes_and_nobody_rates_twice() -> None:
    entry = ENTRY.replace("by: bo", "by:").replace("by: cy", "by:")
    found = load({"radar.yaml": JUDGING, "trends/a.yaml": entry}).problems
    assert [problem.code for problem in found] == ["missing-key", "missing-key"]
