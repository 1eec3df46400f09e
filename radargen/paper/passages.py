"""Turns sanitised HTML of the views into passages: plain lists and dictionaries that a typst template sets.

A passage is a list of blocks, each a dictionary with its kind under `is`; text in it is a list of runs. Editors' text
never becomes code: the text of a run is a string.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

Run = dict[str, Any]
Block = dict[str, Any]
# Maps an address on a page to its target in print; empty if there is none.
Goal = Callable[[str], str]

_STYLES = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "mark"), "em"),
    **dict.fromkeys(("del", "s"), "del"),
    **dict.fromkeys(("code", "kbd"), "code"),
    **dict.fromkeys(("sub", "sup"), ""),
}
_LISTS = {"ul": "list", "ol": "enum", "dl": "terms"}
# A word too long for any line may be broken; PDF/A limits the length of strings.
_ENDLESS = re.compile(r"\S{200}(?=\S)")
# The longest description of a picture, for the same reason.
_ALT = 2_000
_VOID = {"br", "hr", "img", "input", "col", "wbr"}


def passage(html: str, goal: Goal, level: int = 3) -> list[Block]:
    """The blocks of sanitised HTML; its highest headings get level `level`, and no level is skipped."""
    builder = _Builder(goal, level)
    builder.feed(html)
    builder.close()
    return builder.finished()


def words(html: str, goal: Goal) -> list[Run]:
    """The runs of a sanitised sentence."""
    return [run for block in passage(html, goal) for run in block.get("words", ())]


class _Builder(HTMLParser):
    """Collects blocks; `self.open` are the enclosing containers, innermost last."""

    def __init__(self, goal: Goal, level: int) -> None:
        super().__init__(convert_charrefs=True)
        self.goal, self.highest = goal, level
        # The shift of heading levels, and the level of the heading before.
        self.shift, self.depth = 0, level - 1
        self.root: list[Block] = []
        # The list that receives further blocks, and the tag that closes it.
        self.open: list[tuple[str, list[Block]]] = [("", self.root)]
        # The runs of the current block; None between blocks. `styles` are open tags with their runs.
        self.runs: list[Run] | None = None
        self.styles: list[tuple[str, Run]] = []
        self.pre = self.unseen = False

    def finished(self) -> list[Block]:
        """All blocks except empty ones."""
        self._end_words()
        return self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("ul", "ol", "dl", "li", "dd", "dt", "blockquote", "div", "details", "table", "tr", "td", "th"):
            self._contain(tag, given)
        elif tag in ("br", "img", "input", "a") or tag in _STYLES:
            self._say(tag, given)
        elif tag in ("p", "summary"):
            self._begin_words("strong" if given.get("class") == "admonition-title" or tag == "summary" else "par")
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading(int(tag[1]))
        elif tag == "pre":
            self._begin_words("code")
            self.pre = True
        elif tag == "hr" and given.get("class") != "footnotes-sep":
            self._end_words()
            self._last().append({"is": "rule"})

    def _contain(self, tag: str, given: dict[str, str]) -> None:
        """Begin a block that contains others."""
        match tag:
            case "ul" | "ol" | "dl":
                self._open(tag, {"is": _LISTS[tag], "items": [], "start": int(given.get("start", "1") or 1)}, "items")
            case "table":
                self._open(tag, {"is": "table", "rows": []}, "rows")
            case "tr":
                self._open(tag, {"is": "row", "cells": []}, "cells")
            case "td" | "th":
                self._open(tag, {"is": "cell", "head": tag == "th", "blocks": []}, "blocks")
            case _:
                kind = "item" if tag in ("li", "dd", "dt") else "quote"
                self._open(tag, {"is": kind, "term": tag == "dt", "blocks": []}, "blocks")

    def _say(self, tag: str, given: dict[str, str]) -> None:
        """Add to the current block's text, or begin a run with another style."""
        match tag:
            case "br":
                self._inline({"is": "break"})
            case "img":
                self._inline({"is": "picture", "at": given.get("src", ""), "alt": given.get("alt", "")[:_ALT]})
            case "input":
                self._inline({"is": "text", "text": "[x]" if "checked" in given else "[ ]"})
            case "a" if given.get("class") == "footnote-backref":
                # Links back from footnotes have no use on paper.
                self.unseen = True
            case "a":
                self._style(tag, {"is": "link", "goal": self.goal(given.get("href", "")), "words": []})
            case "code" if self.pre:
                # A block of code contains only text.
                pass
            case _:
                raised = tag if tag in ("sub", "sup") else _STYLES[tag]
                self._style(tag, {"is": raised, "words": []})

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "summary", "pre") or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self._end_words()
            self.pre = False
        elif tag == "a" and self.unseen:
            self.unseen = False
        elif any(name == tag for name, _ in self.styles):
            while self.styles and self.styles.pop()[0] != tag:
                pass
        elif tag not in _VOID and any(name == tag for name, _ in self.open[1:]):
            self._end_words()
            while len(self.open) > 1 and self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        text = _ENDLESS.sub("\\g<0>\u200b", data if self.pre else " ".join(data.split("\n")))
        if self.unseen or (self.runs is None and not text.strip()):
            return
        self._inline({"is": "text", "text": text})

    def _heading(self, level: int) -> None:
        if self.depth < self.highest:
            self.shift = self.highest - level
        self.depth = max(self.highest, min(level + self.shift, self.depth + 1, 6))
        self._begin_words("heading")
        self._last()[-1]["level"] = self.depth

    def _begin_words(self, kind: str) -> None:
        self._end_words()
        self.runs = []
        self._last().append({"is": kind, "words": self.runs})

    def _end_words(self) -> None:
        self.styles.clear()
        if self.runs is not None:
            block = self._last()[-1]
            if not self.runs or (block["is"] != "code" and not _says(self.runs)):
                self._last().remove(block)
        self.runs = None

    def _open(self, tag: str, block: Block, into: str) -> None:
        self._end_words()
        self._last().append(block)
        self.open.append((tag, block[into]))

    def _style(self, tag: str, run: Run) -> None:
        self._inline(run)
        self.styles.append((tag, run))

    def _inline(self, run: Run) -> None:
        if self.runs is None:
            self._begin_words("par")
        runs = self.styles[-1][1]["words"] if self.styles else self.runs
        assert runs is not None  # noqa: S101 – begun above
        if run["is"] == "text" and runs and runs[-1]["is"] == "text":
            runs[-1]["text"] += run["text"]
        else:
            runs.append(run)

    def _last(self) -> list[Block]:
        return self.open[-1][1]


def _says(runs: list[Run]) -> bool:
    """Whether the runs contain anything visible."""
    return any(
        _says(run["words"]) if "words" in run else run["is"] == "picture" or bool(str(run.get("text", "")).strip())
        for run in runs
    )


def read_aloud(blocks: list[Block]) -> list[str]:
    """A passage as plain paragraphs, for places that only take text; source marks are in brackets."""
    lines: list[str] = []
    for block in blocks:
        if "words" in block:
            lines.append(_unmarked(block["words"]).strip("\n"))
        elif block["is"] == "row":
            lines.append(" | ".join(" ".join(read_aloud(cell["blocks"])) for cell in block["cells"]))
        elif block["is"] == "item":
            first, *others = read_aloud(block["blocks"]) or [""]
            lines += [f"– {first}", *others]
        else:
            inner: list[Block] = next(
                (block[name] for name in ("items", "rows", "blocks", "cells") if name in block), []
            )
            lines += read_aloud(inner)
    return [line for line in lines if line]


def _unmarked(runs: list[Run]) -> str:
    parts = []
    for run in runs:
        if "words" in run:
            inner = _unmarked(run["words"])
            parts.append(f" [{inner}]" if run["is"] == "sup" and inner.isdigit() else inner)
        else:
            parts.append({"break": "\n", "picture": str(run.get("alt", ""))}.get(run["is"], str(run.get("text", ""))))
    return "".join(parts)
