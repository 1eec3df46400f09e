"""Texts of any length that ask a lot of a parser: one piece again and again, and shapes that grow in other ways."""

from collections.abc import Callable

PIECES = (
    "wort ", "[", "![", "[^", "^[", "[^a]", "^[a]", "*a ", "a*", "**",
    "**a", "_a ", "*a_", "~~", "~~a ", "`", "`a", "``a`",
    "> ", ">", "- ", "- a\n", "- - - - a\n", "- [ ] a\n",
    "- [ ] a\n  - [x] b\n", "1. a\n", "a\n: b\n\n", "a\n: b\n", ": ",
    "!!! a\n", "!!! a\n    b\n", "[a](", "[a](b)", "[a](<", "![](",
    "![a](b)", "|a", "|", "|a|b|\n|-|-|\n|c|d|\n", "<", "<a ",
    "<!--", "<b>", "<http://a>", "<http:", "&amp;", "&", "&#", "\\",
    "\\*", "[a]: b\n", "[a]: b 'c\n", "a\n", "a\n\n", "# a\n",
    "a\n=\n", "```\n", "    c\n\n", "\t", "[[a]]", "](", "]", "[]()",
    '[a](b "', "---\n", "[a](((((", "a  \n", "* * *\n", '"',
    "*_~`[", "***a **b *c ", "> - a\n", ">\n", "> a\nb\n", "- ```\n", "(", "a ", "ä", "http://a ",
)  # fmt: skip


def piece(words: str) -> Callable[[int], str]:
    return lambda length: words * max(1, length // len(words))


SHAPES: dict[str, Callable[[int], str]] = {
    **{repr(words): piece(words) for words in PIECES},
    "definitions": lambda n: "".join(f"[a{i}]: b\n" for i in range(n // 9)),
    "definitions used": lambda n: "".join(f"[a{i}]: b\n\n[a{i}]\n\n" for i in range(n // 20)),
    "a long address again and again": lambda n: f"[a]: http://{'b' * (n // 2)}\n\n" + "[a]" * (n // 6),
    "one footnote again and again": lambda n: "[^a]: b\n\n" + "[^a]" * (n // 4),
    "many footnotes": lambda n: "".join(f"[^a{i}]: b\n\n[^a{i}]\n\n" for i in range(n // 24)),
    "footnotes of footnotes": lambda n: "".join(f"[^a{i}]: [^a{i + 1}]\n" for i in range(n // 20)) + "\n[^a0]",
    "a wide table": lambda n: "|a" * (n // 6) + "|\n" + "|-" * (n // 6) + "|\n" + "|b" * (n // 6) + "|",
    "a table with short rows": lambda n: "|a" * (n // 8) + "|\n" + "|-" * (n // 8) + "|\n" + "|\n" * (n // 4),
    "a deep list": lambda n: "".join("  " * i + "- a\n" for i in range(int(n**0.5))),
    "deep quotations": lambda n: "".join(">" * i + " a\n" for i in range(int((2 * n) ** 0.5))),
    "brackets in brackets": lambda n: "[" * (n // 2) + "a" + "]" * (n // 2),
    "pictures in pictures": lambda n: "![" * (n // 6) + "a" + "](b)" * (n // 6),
    "footnotes in footnotes": lambda n: "^[" * (n // 3) + "a" + "]" * (n // 3),
    "backticks of all lengths": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "a long word": lambda n: "a" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "empty lines": lambda n: "a" + "\n" * n + "b",
    "a title without end": lambda n: '[a](b "' + "c\n" * (n // 2),
    "a label without end": lambda n: "[" + "c\n" * (n // 2),
    "an entity without end": lambda n: "&" + "a" * n,
}
