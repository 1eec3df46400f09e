"""A new trend's file: what it asks for, what it refuses, and that whatever a name holds stays a name."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.model import Archive, Fate, Radar
from radargen.reading import document, load, visible
from radargen.storage import files
from radargen.text.messages import RadargenError
from radargen.writing.formatting import formatted
from radargen.writing.near_duplicates import duplicate_messages, near_duplicates
from radargen.writing.new_trend import Draft, DraftSource, new_entry, new_id
from tests.folders import CX
from tests.make import radar, text, trend

DAY = dt.date(2026, 11, 22)
SHORT = (
    b"radar: 1\nid: t\ntitle: Tech\ndimensions: [Tools, Teams]\nrings: [Adopt, {name: Hold, meaning: Do not start.}]\n"
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def cx() -> tuple[dict[str, bytes], Radar]:
    found = {path: content for path, content in files.read(CX).items() if isinstance(content, bytes)}
    made = load(found).radar
    assert made
    return found, made


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_file_lacks_only_what_is_still_to_be_filled_in(language: str) -> None:
    found, made = cx()
    draft = Draft("Digitale Zwillinge", language, "technology", by="anna")
    path = "trends/digitale-zwillinge.yaml"
    problems = load(found | {path: new_entry(draft, made, DAY).encode()}).problems
    assert {problem.code for problem in problems if problem.location.path == path} == {
        "missing-translation",  # the name in the other language
        "bad-value",  # the summary
        "missing-rating",
        "no-source",
        "technology-alone",
    }


def test_filled_in_it_is_a_sound_trend() -> None:
    found, made = cx()
    draft = Draft("Twins", "en", "process", by="anna", sources=(DraftSource("A: book", "https://example.org/"),))
    written = new_entry(draft, made, DAY)
    for empty, filled in (
        ("name:\n  de:", "name:\n  de: Zwillinge"),
        ("summary:\n  de:\n  en:", "summary:\n  de: Ein Satz.\n  en: A sentence."),
        ("adoption:\n", "adoption: 3\n"),
        ("evidence:\n", "evidence: 2\n"),
        ("means:\n", "means: 4\n"),
    ):
        assert empty in written
        written = written.replace(empty, filled)
    loaded = load(found | {"trends/twins.yaml": written.encode()})
    assert [problem for problem in loaded.problems if "twins" in problem.location.path] == []
    assert loaded.radar and loaded.radar.trend("twins")


def test_the_sentences_to_pick_from_stand_above_each_rating() -> None:
    _, made = cx()
    written = new_entry(Draft("Zwillinge", "de", "process"), made, DAY)
    above = written[: written.index("        evidence:")].splitlines()[-6:]
    assert above[0].startswith("        # Belege: Wie gut ist der Nutzen")
    assert above[1] == "        #   1  Prognosen, Anbieterangaben, Meinungen"
    assert above[5].startswith("        #   5  Zwei unabhängige Studien")


def test_a_short_radar_gets_a_short_file() -> None:
    made = load({"radar.yaml": SHORT}).radar
    assert made
    written = new_entry(Draft("Helm", "en", "tools"), made, DAY)
    assert written.startswith("# A new trend.") and len(written.splitlines()) < 30
    assert "name: Helm\n" in written and "#   hold   Hold: Do not start.\nring:\n" in written
    (problem,) = load({"radar.yaml": SHORT, "trends/helm.yaml": written.encode()}).problems
    assert problem.code == "no-assessment"


def test_it_is_in_order_already() -> None:
    _, made = cx()
    draft = Draft(
        "Zwillinge", "de", "process", text="Eins.\n\n  zwei\n", aliases=("a, b", "No"), other_answers=(("Wer?", "ich"),)
    )
    written = new_entry(draft, made, DAY).encode()
    assert formatted("trends/zwillinge.yaml", written, made) == written
    assert "text:\n  de: |\n    Eins.\n\n      zwei\n" in written.decode()
    assert "# phases: {from: 1, to: 5}\n" in written.decode()


@settings(deadline=None)
@given(NAMES.filter(visible), NAMES, st.lists(NAMES, max_size=2), st.lists(st.tuples(NAMES, NAMES), max_size=2))
def test_whatever_is_said_stays_what_it_is(name: str, long: str, more: list[str], rest: list[tuple[str, str]]) -> None:
    sources = tuple(DraftSource(one, f"https://example.org/{n}") for n, one in enumerate(more))
    draft = Draft(name, "de", "process", name, name, long, tuple(more), sources, tuple(rest))
    read = document("trends/a.yaml", new_entry(draft, radar(trend("a")), DAY))
    assert read.problems == () and read.tree
    assert set(read.tree) <= {"name", "dimension", "summary", "text", "aliases", "assessments", "sources"}
    if name.isprintable() and name.isascii():
        assert isinstance(said := read.tree["name"], dict)
        assert said["de"] == " ".join(name.split())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Kanban", "trends/kanban.yaml exists; change it, or give another --id."),
        ("Old Way", "old-way is what kanban was called before; give another --id."),
        ("Fax", "trends/fax.yaml exists and is archived; take it up again there, or give another --id."),
        ("Broken", "trends/broken.yaml exists; change it, or give another --id."),
        ("???", "No file name can be made of “???”; give one with --id."),
    ],
)
def test_an_id_that_is_or_was_taken_is_refused(name: str, sentence: str) -> None:
    made = radar(trend("kanban", formerly=("old-way",)), trend("fax", archived=Archive(Fate.FADED)))
    with pytest.raises(RadargenError) as refused:
        new_id(name, made, ["kanban", "fax", "Broken"])
    assert str(refused.value) == sentence


@pytest.mark.parametrize(("name", "made"), [("Con", "con-1"), ("Index", "index-1"), ("CX Index", "cx-index")])
def test_an_id_is_never_a_name_that_is_taken(name: str, made: str) -> None:
    assert new_id(name, radar(), []) == made


def test_an_id_is_made_of_a_german_name() -> None:
    assert new_id("Größere Übersicht für Kund*innen", radar(), []) == "groessere-uebersicht-fuer-kund-innen"


def test_entries_with_a_similar_name_or_alias_are_named() -> None:
    made = radar(
        trend("agent-assist", aliases=(("en", ("Agent copilot",)),)),
        trend("customer-journey-mapping"),
        trend("chatbots", name=text("Chatbots im Service", "Chatbots in service")),
        trend("customer-analytics"),
    )
    sentence, *_ = duplicate_messages(near_duplicates(made, ["AGENT-COPILOT"]))
    assert sentence == "trends/agent-assist.yaml is called that already (“Agent copilot”)."
    assert [twin.trend.id for twin in near_duplicates(made, ["Customer journey management"])] == [
        "customer-journey-mapping"
    ]
    assert [twin.trend.id for twin in near_duplicates(made, ["Chat-Bots"])] == ["chatbots"]
    assert [(twin.trend.id, twin.same) for twin in near_duplicates(made, ["Chatbot"])] == [("chatbots", False)]
    assert near_duplicates(made, ["Voicebots for the phone"]) == ()
    assert near_duplicates(made, ["chatbots"])[0].same
