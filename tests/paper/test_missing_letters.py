"""What no font has is told with the trend in which it stands, and plain values hold nothing but what JSON has."""

from dataclasses import dataclass
from enum import Enum

import pytest
from markupsafe import Markup

from radargen.paper.missing_letters import missing_letters
from radargen.paper.paper_look import Paper, Sheet, sheet
from radargen.paper.plain_values import PaperLinks, plain

LINKS = PaperLinks({"kanban"}, "lean")


def row(trend_id: str, *said: object) -> dict[str, object]:
    return {"row": {"id": trend_id}, "said": [*said]}


@pytest.mark.parametrize("listed", [True, False])
def test_each_missing_character_is_told_once_where_it_first_stands(listed: bool) -> None:
    trends = {"a": row("a", "x漢\n\t\u00a0\u200d"), "b": row("b", {"deep": ["字漢"]}, 7, "<svg>語</svg>")}
    data = {
        "trends": [*trends.values()] if listed else trends,
        "archived": [row("c", "語字")],
        "title": "題漢",
        "charts": {"cover": "図"},
        "pictures": {"a.png": "図"},
    }
    drawn = str.isascii
    assert [*missing_letters(data, drawn)] == [("a", "漢"), ("b", "字"), ("c", "語"), ("", "題")]
    assert [*missing_letters({"trends": {}}, drawn)] == []


@dataclass(frozen=True)
class Seen:
    href: str
    anchor: str
    words: object = None


class Word(Enum):
    ONE = "one"


def test_what_a_page_says_becomes_plain_values() -> None:
    assert plain({"a": (1, 2.5, None, True), Word.ONE: Word.ONE}, LINKS) == {
        "a": [1, 2.5, None, True],
        "Word.ONE": "one",
    }
    assert plain(Markup("<p>a</p>"), LINKS) == [{"is": "par", "words": [{"is": "text", "text": "a"}]}]
    seen = Seen("../trends/kanban/", "source-1", ("x",))
    assert plain(seen, LINKS) == {"href": "t-kanban", "anchor": "s-lean-source-1", "words": ["x"]}
    assert plain(Seen("../trends/gone/", ""), LINKS) == {"href": "", "anchor": "", "words": None}
    assert plain(seen, PaperLinks(())) == {"href": "", "anchor": "", "words": ["x"]}
    with pytest.raises(TypeError, match="object has no form in print"):
        plain(object(), LINKS)


def test_links_lead_to_pages_to_sources_and_outside() -> None:
    goals = {address: LINKS.goal(address) for address in ("#source-2", "#other", "https://example.org", "trends/x/")}
    assert goals == {
        "#source-2": "s-lean-source-2",
        "#other": "",
        "https://example.org": "https://example.org",
        "trends/x/": "",
    }
    assert PaperLinks(()).goal("#source-2") == ""
    longest = f"https://example.org/{'a' * 7980}"
    assert (LINKS.goal(longest), LINKS.goal(f"{longest}a")) == (longest, "")


def test_a_page_for_a_printer_has_bleed_and_blank_pages() -> None:
    assert sheet(Paper.A4) == Sheet(210, 297, 0, blanks=False)
    assert sheet(Paper.LETTER, printed=True) == Sheet(215.9, 279.4, 3, blanks=True)
