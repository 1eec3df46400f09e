"""What holds for every page of a radar."""

import json
import posixpath
import re
from dataclasses import replace
from itertools import pairwise

import pytest
import yaml

from radargen.model import Radar
from radargen.model.problems import Location, Problem
from radargen.pages import Charts, pages, url
from radargen.text.messages import Message
from tests.make import assessment, radar, text, trend
from tests.pages.reading import Page, block, dangers, rendered
from tests.pages.specimen import blueprinting, made, page, specimen

LABELL = Message("{key} is no key of {whole}.", key="<b>labell</b>", whole=Message("a trend"))
PROBLEMS = (Problem(Location("trends/x.yaml", 3, 7), "unknown-key", LABELL, Message("Write {word}.", word="label")),)


def sources(of: Radar, language: str = "de", **more: object) -> dict[str, str]:
    return {path: str(source) for path, source in made(of, language, **more).items() if path.endswith(".md")}


def test_a_radar_has_these_pages() -> None:
    assert [path for path in made(specimen()) if path.endswith(".md")] == [
        "cases/index.md",
        "compare.md",
        "data.md",
        "dimensions/people.md",
        "dimensions/process.md",
        "dimensions/technology.md",
        "editions/2025.md",
        "editions/2026.md",
        "editions/2026/since-2025.md",
        "editions/index.md",
        "factors/index.md",
        "imprint.md",
        "index.md",
        "method.md",
        "network/index.md",
        "network/technology.md",
        "next/1.md",
        "next/2.md",
        "next/3.md",
        "next/index.md",
        "privacy.md",
        "rings/experiment.md",
        "rings/pilot.md",
        "rings/scale.md",
        "rings/standard.md",
        "rings/vision.md",
        "trends/beacons.md",
        "trends/chatbots.md",
        "trends/german-only.md",
        "trends/index.md",
        "trends/journey-mapping.md",
        "trends/panels.md",
        "trends/service-blueprinting.md",
    ]


def test_both_languages_have_the_same_pages() -> None:
    assert sources(specimen(), "de").keys() == sources(specimen(), "en").keys()


def test_the_order_of_the_input_does_not_matter() -> None:
    of = specimen()
    turned = replace(of, trends=tuple(reversed(of.trends)))
    shown = {path: source for path, source in made(turned).items() if "number" not in path}
    strip = re.compile(r'<span class=\\?"radar-number.*?</span>|"number": \d+|^[^,]*,\d+,', re.MULTILINE)
    assert {p: strip.sub("", str(s)) for p, s in shown.items()} == {
        p: strip.sub("", str(s)) for p, s in made(of).items()
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_link_leads_to_a_page(language: str) -> None:
    out = made(specimen(), language) | {"downloads/radar.pdf": b""}
    shared = made(specimen(), "de").keys() - out.keys()
    targets = {url(path): str(source) for path, source in out.items()} | {f"../{path}": "" for path in shared}
    for path, source in out.items():
        if not path.endswith(".md"):
            continue
        html = Page(block(source))
        for href in html.hrefs:
            if href.startswith(("https:", "mailto:")):
                continue
            if href.startswith("#"):
                assert href[1:] in html.ids, (path, href)
                continue
            address, _, place = href.partition("#")
            goal = posixpath.relpath(posixpath.join("/en/", url(path), address), "/en")
            found = {"" if goal == "." else goal, f"{goal}/", f"{goal}/index.html"} & targets.keys()
            assert found, (path, href)
            assert not place or f'id="{place}"' in targets[found.pop()], (path, href)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sites_markdown_leaves_every_page_alone(language: str) -> None:
    for path, source in sources(specimen(), language, problems=PROBLEMS).items():
        assert rendered(source) == block(source), path


def test_no_line_of_a_page_begins_with_an_editors_words() -> None:
    for path, source in sources(specimen(), problems=PROBLEMS).items():
        assert all(line.startswith("<") for line in block(source).splitlines()), path


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_has_one_title_ids_once_and_no_level_left_out(language: str) -> None:
    for path, source in sources(specimen(), language, problems=PROBLEMS).items():
        html = Page(block(source))
        levels = [int(tag[1]) for tag in html.headings()]
        assert levels.count(1) == 1, path
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (path, levels)
        assert len(html.ids) == len(set(html.ids)), path


HOSTILE = (
    "</title></div><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\n"
    '```\n--8<-- "x"\n{{ 7*7 }} \u2028---\u2028x: y'
)


def hostile(value: object) -> object:
    """The same value with every text of an editor replaced; ids, dates and closed choices stay."""
    match value:
        case str() if type(value) is str and value not in IDS:
            return HOSTILE
        case tuple():
            return tuple(hostile(item) for item in value)
        case _ if hasattr(value, "__dataclass_fields__"):
            changed = {
                name: hostile(getattr(value, name))
                for name in value.__dataclass_fields__
                if name not in {"id", "to", "dimension", "edition", "ring", "date", "marks", "languages", "group"}
            }
            return replace(value, **changed)  # type: ignore[type-var]
        case _:
            return value


IDS = {"de", "en", "adoption", "evidence", "means", "1", "2", "visible-goals", "chatbots", "2026"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_hostile_text_in_every_field_is_inert_on_every_page(language: str) -> None:
    of = hostile(specimen())
    assert isinstance(of, Radar)
    assert page(of, "trends/service-blueprinting.md", language).count("alert(1)") > 40
    quoted = Message("‘{text}’", text=HOSTILE)
    problems = (Problem(Location(HOSTILE, 1, 1), "syntax", quoted, quoted),)
    for path, source in sources(of, language, problems=problems).items():
        assert list(dangers(rendered(source))) == [], path
        assert rendered(source) == block(source), path
        front = yaml.safe_load(source.split("---\n")[1])
        assert set(front) == {"title", "description", "hide"}, path
        assert "<" not in front["title"] + front["description"], path
        assert "49" not in front["title"], path


def test_a_hostile_address_is_no_link() -> None:
    wrong = replace(blueprinting().sources[1], url="javascript:alert(1)")
    of = specimen(replace(blueprinting(), id="wrong", sources=(wrong,)))
    assert not [h for h in Page(page(of, "trends/wrong.md")).hrefs if h.startswith("javascript")]


def test_the_smallest_radar_has_sound_pages() -> None:
    small = replace(radar(trend("kanban", effort=None), rings=3, dimensions=2), languages=("en",))
    small = replace(
        small,
        trends=(replace(small.trends[0], dimension="d0", assessments=(assessment("2026", ring="r1", impact=None),)),),
    )
    out = {path: str(source) for path, source in made(small, "en").items() if path.endswith(".md")}
    assert sorted(p for p in out if p.startswith("rings/")) == ["rings/r0.md", "rings/r1.md", "rings/r2.md"]
    for path, source in out.items():
        html = Page(block(source))
        assert rendered(source) == block(source), path
        assert "<dd></dd>" not in source, path
        assert html.headings().count("h1") == 1
    assert Page(block(out["trends/kanban.md"])).headings() == ["h1"]


def test_a_radar_without_trends_has_pages_too() -> None:
    empty = radar()
    out = pages(empty, empty.newest, "de", (), Charts())
    assert "In dieser Ausgabe steht hier kein Trend." in str(out["index.md"])


def test_problems_have_a_page_only_while_there_are_any() -> None:
    assert "problems.md" not in made(specimen())
    html = Page(block(made(specimen(), problems=PROBLEMS)["problems.md"]))
    words = "Das Feld <b>labell</b> gibt es in einem Trend nicht. unknown-key label schreiben."
    assert f"Fehler Zeile 3, Spalte 7 {words}" in html.text


def test_a_file_with_an_error_stands_before_files_with_warnings() -> None:
    stale = Problem(Location("trends/a.yaml", 1, 1), "stale-sources", LABELL)
    text = Page(block(made(specimen(), problems=(stale, *PROBLEMS))["problems.md"])).text
    assert text.index("trends/x.yaml") < text.index("trends/a.yaml")


def test_imprint_and_privacy_are_absent_where_nobody_wrote_them() -> None:
    assert not {"imprint.md", "privacy.md"} & made(radar(trend("kanban"))).keys()


def test_what_is_written_by_hand_comes_first_and_stays_markdown() -> None:
    source = page(specimen(), "method.md", handwritten={"method.md": "# Wie wir arbeiten\n\nEin *Wort* vorab."})
    assert block(source).startswith("# Wie wir arbeiten\n\nEin *Wort* vorab.\n\n<div")
    assert Page(rendered(source)).headings().count("h1") == 1


def test_a_handwritten_text_without_a_title_gets_the_pages() -> None:
    source = page(specimen(), "method.md", handwritten={"method.md": "Ein Wort vorab."})
    assert block(source).startswith("# Methode\n\nEin Wort vorab.\n\n<div")


def test_a_missing_translation_is_shown_in_the_other_language_and_says_so() -> None:
    source = page(specimen(), "trends/german-only.md", "en")
    assert '<span lang="de">Nur so.</span> <small class="radar-foreign">Available in German only</small>' in source
    assert "radar-foreign" not in page(specimen(), "trends/german-only.md", "de")


def test_a_chart_is_kept_out_of_the_search() -> None:
    assert 'aria-label="Radar" data-search-exclude>' in page(specimen(), "index.md")


def test_front_matter_is_read_back_as_it_was_meant() -> None:
    of = specimen(trend("odd", name=text('A & B: "C" #d {e}')))
    front = yaml.safe_load(page(of, "trends/odd.md").split("---\n")[1])
    assert front["title"] == "A &amp; B: &quot;C&quot; #d {e}"
    assert json.dumps(front["hide"]) == '["navigation", "toc"]'
