"""What of another program's texts a radar can hold, and what is said of the rest."""

import pytest

from radargen.exchange.brought import Markup, Said
from radargen.exchange.foreign_texts import SUMMARY, ForeignText, is_summary

WORDS = ["a link that leads nowhere outside its old site became plain words"]
TAGS = ["HTML tags were left out, their words kept"]
HTML = ["HTML became Markdown"]
PICTURE = ["a picture became a link, or its description: a radar shows only files that it holds"]
ADDRESS = ["an address became a link"]
SIGNS = ["signs that Markdown would read otherwise are written out"]


@pytest.mark.parametrize(
    ("markup", "written", "read", "notes"),
    [
        (Markup.MARKDOWN, "<b>x</b> y", "x y", TAGS),
        (Markup.PLAIN, "<b>x</b> y", "x y", TAGS),
        (Markup.HTML, "<b>x</b> y", "**x** y", HTML),
        (Markup.HTML, "a < b & *c*", "a < b & *c*", []),
        # Elements that stand too deep in each other are left out, their words kept.
        (Markup.HTML, f"{'<p>' * 99}<b>x</b>", "**x**", HTML),
        (Markup.HTML, f"{'<p>' * 100}<b>x</b>", "x", HTML),
        (Markup.MARKDOWN, "List<T> <!-- c --> <em>z</em>", "List<T>  z", TAGS),
        (Markup.MARKDOWN, "``a ` <b>`` `<i>` <i>b</i>", "``a ` <b>`` `<i>` b", TAGS),
        (Markup.MARKDOWN, "```\n<b>\n```\n\n~~~\n[a](gone)\n", "```\n<b>\n```\n\n~~~\n[a](gone)", []),
        (Markup.MARKDOWN, '<a href="https://example.org">x</a><br>y', "[x](https://example.org)  \ny", HTML),
        (Markup.MARKDOWN, '<a href="/tools/kafka.html">K</a> <i>x</i>', "[K](kafka) x", [*HTML, *TAGS]),
        (Markup.PLAIN, "https://example.org/a", "<https://example.org/a>", ADDRESS),
        (
            Markup.MARKDOWN,
            "See https://example.org/a_(b), then (http://b.example/c?d=e). **https://c.example/**",
            "See <https://example.org/a_(b)>, then (<http://b.example/c?d=e>). **<https://c.example/>**",
            ADDRESS,
        ),
        (
            Markup.MARKDOWN,
            "[at https://a.example](https://a.example) <https://b.example> `https://c.example` xhttps://d.example\n\n"
            "[e]: https://e.example",
            "[at https://a.example](https://a.example) <https://b.example> `https://c.example` xhttps://d.example\n\n"
            "[e]: https://e.example",
            [],
        ),
        (Markup.MARKDOWN, "[a][]\n\n[a]: https://example.org", "[a][]\n\n[a]: https://example.org", []),
        (Markup.MARKDOWN, "[a][]\n\n[a]: /tools/Kafka.html", "[a][]\n\n[a]: kafka", []),
        (Markup.MARKDOWN, "[a][]\n\n[a]: /tools/gone.html", "[a][]", WORDS),
        (Markup.MARKDOWN, "[a](x/kafka.md#b) [b](#kafka) [c](//kafka) [d](ftp:kafka)", "[a](kafka) b c d", WORDS),
        (Markup.MARKDOWN, "[[Kafka]] [[gone|Other]] [[ kafka | K ]]", "[Kafka](kafka) Other [K](kafka)", WORDS),
        (
            Markup.MARKDOWN,
            "![](https://example.org/a.png) ![w](https://example.org/b) ![v](c.png)",
            "[a.png](https://example.org/a.png) [w](https://example.org/b) v",
            PICTURE,
        ),
        (Markup.MARKDOWN, "[a](b(c(d))) [k](kafka) x[^1]", r"\[a](b(c(d))) [k](kafka) x\[^1]", SIGNS),
        (Markup.MARKDOWN, "\u200b&shy;", "", ["characters that cannot be seen were left out"]),
    ],
)
def test_a_text_becomes_markdown_that_a_radar_takes(markup: Markup, written: str, read: str, notes: list[str]) -> None:
    foreign = ForeignText({"kafka": "kafka"})
    assert foreign.markdown(Said(written, markup)) == read
    assert [str(note) for note in foreign.notes] == notes


def test_a_line_has_no_signs_of_formatting() -> None:
    foreign = ForeignText()
    assert foreign.line(Said("**a**\n`b` [c](https://example.org) d &amp; e")) == "a b c d & e"
    assert [str(note) for note in foreign.notes] == ["signs of formatting were left out"]
    assert (foreign.cut("abcd", 4), foreign.cut("abcde", 4)) == ("abcd", "abc…")
    for written, read in (("a\nb", "a b"), ("see https://a.example", "see https://a.example")):
        plain = ForeignText()
        assert (plain.line(Said(written)), plain.notes) == (read, [])
    assert foreign.line(Said("see <https://a.example>")) == "see https://a.example"


@pytest.mark.parametrize(
    ("text", "short"),
    [("x" * SUMMARY, True), ("x" * (SUMMARY + 1), False), ("a *b*", False), ("a\nb", False), ("http://a.b", False)],
)
def test_a_summary_is_short_and_plain(text: str, short: bool) -> None:
    assert is_summary(text) == short
