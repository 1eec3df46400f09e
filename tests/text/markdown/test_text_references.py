import pytest

from radargen.text.markdown.text_references import Kind, text_references


def told(text: str) -> list[tuple[str, str]]:
    """What was found, with the text from its place on."""
    return [(one.kind.value, text[one.at : one.at + 6]) for one in text_references(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a [k](k) b", ["[k](k)"]),
        ("> - [k](k)\n>   and [l](l)", ["[k](k)", "[l](l)"]),
        ("# [k](k) #\n\na\n[l](l)", ["[k](k)", "[l](l)"]),
        ("| [k](k) | [k](k) |\n|---|---|\n| a | [l](l) |", ["[k](k)", "[k](k)", "[l](l)"]),
        ("Term\n: a [k](k)", ["[k](k)"]),
        ("!!! note\n    a [k](k)", ["[k](k)"]),
        ("a[^1] b^[see [k](k)]\n\n[^1]: a [l](l)", ["[k](k)", "[^1]: ", "[l](l)"]),
        ("a[^b] `[^c]` [d[^e]](k) [^*f*]\n\n> [^g]", ["[^b] `", "[d[^e]", "[^e]](", "[^g]"]),
        ("**a [k](k)**", ["[k](k)"]),
        ("[k][r] and [r]\n\n[r]: kanban", ["[k][r]", "[r]\n\n["]),
        ("[![a](images/a.png)](kanban)", ["[![a](", "![a](i"]),
        ("`[k](k)` [k](k)", ["[k](k)"]),
        ("<javascript:x> <mailto:a@b>", ["<javas"]),
    ],
)
def test_each_link_is_found_at_its_place(text: str, places: list[str]) -> None:
    assert [words for _, words in told(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c",
        "1<2",
        "<https://example.org>",
        "<a@example.org>",
        "`<b>`",
        "```\n<b>\n```",
        "    <b>",
        "\\<b>",
        "&lt;b&gt;",
        "if a <b and c> d",
        "I <3 you",
        "[a](https://example.org)",
        "plain",
        "a <- b",
        "<",
        "a<b",
        "List<int> and Map<String, List<Foo>>",
        "Optional<Object>, Array<T>, Vec<u8>",
        "<Name> and <your-name>",
    ],
)
def test_what_is_no_tag_and_no_link_to_the_radar_is_passed_over(text: str) -> None:
    assert text_references(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "a<br/>b",
        "<b>a</b>",
        "<!-- a -->",
        "<div class='x'>",
        "a\n<img src=x onerror=y>",
        "- <u>a</u>",
        "<?php x ?>",
        "<details open>",
        "<VIDEO controls>",
        "<I>a</I>",
    ],
)
def test_a_tag_is_found_once(text: str) -> None:
    (one,) = text_references(text)
    assert one.kind is Kind.TAG
    assert text[one.at] == "<"
