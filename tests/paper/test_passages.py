"""HTML of the views as passages: nothing of it is lost, headings skip no level, and strings stay strings."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.pages.prose import prose
from radargen.paper.passages import passage, read_aloud, words
from radargen.paper.plain_values import PaperLinks

PIECES = (
    *("word", "*soft*", "**hard**", "`code`", "[a](https://example.org)", "# Head", "### Deep", "- one", "1. two"),
    *(
        "> said",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Term\n: meaning",
        "x[^1]",
        "[^1]: note",
        "- [x] done",
        "***",
        "$x$",
    ),
    *("!!! note\n    boxed", '#read("/etc/passwd")', "@label <l>", "\\u{41}"),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=8).map("\n\n".join)


def test_a_block_of_code_is_its_text_alone() -> None:
    blocks = passage(str(prose("```\n#a\n  <b>\n```")), lambda address: address)
    assert blocks == [{"is": "code", "words": [{"is": "text", "text": "#a\n  <b>\n"}]}]


def test_what_is_read_aloud_tells_items_and_rows_apart() -> None:
    markdown = "- one\n- two\n\n    more\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    blocks = passage(str(prose(markdown)), lambda address: address)
    assert read_aloud(blocks) == ["– one", "– two", "more", "a | b", "1 | 2"]


def test_a_word_without_end_may_be_broken_and_a_description_has_one() -> None:
    (said,) = words(str(prose("w" * 500)), lambda address: address)
    (shown,) = words(f'<p><img src="a.png" alt="{"d" * 9000}"></p>', lambda address: address)
    assert said["text"] == "\u200b".join(("w" * 200, "w" * 200, "w" * 100))
    assert len(shown["alt"]) == 2000


def test_an_address_that_no_document_can_lead_to_leads_nowhere() -> None:
    links = PaperLinks(printed=())
    assert links.goal("https://example.org/ä") == "https://example.org/ä"
    assert links.goal(f"https://example.org/{'ä' * 4000}") == ""


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("is") == "text":
            yield value["text"]
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def levels(blocks: list[dict[str, Any]]) -> Iterator[int]:
    for block in blocks:
        if block["is"] == "heading":
            yield block["level"]
        for inner in (*block.get("items", ()), *block.get("rows", ()), *block.get("cells", ())):
            yield from levels([inner])
        yield from levels(block.get("blocks", []))


@given(MARKDOWN)
@settings(max_examples=50)
def test_every_word_is_kept_in_order(markdown: str) -> None:
    html = prose(markdown)
    found = passage(html, lambda address: address)
    # A way back from a footnote leads nowhere on paper, and boxes of tasks are drawn otherwise.
    wanted = html.striptags().replace("↩︎", "")
    said = "".join(texts(found)).replace("[x]", "")
    assert "".join(said.split()) == "".join(wanted.split())


@given(MARKDOWN)
@settings(max_examples=50)
def test_no_heading_skips_a_level(markdown: str) -> None:
    before = 1
    for level in levels(passage(prose(markdown), lambda address: address, 2)):
        assert 2 <= level <= before + 1
        before = level


def test_a_heading_in_a_quotation_follows_the_one_before() -> None:
    found = passage(prose("# A\n\n> #### B"), lambda address: address, 3)
    assert list(levels(found)) == [3, 4]
