"""Removes rules that a document does not need from stylesheets: the theme's own covers far more than our pages have."""

import re
from collections.abc import Collection, Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")
_FAMILY = re.compile(r"font-family:\s*[\"']?([^\"';}]+?)[\"']?\s*[;}]")
_DRAWN = re.compile(r"(?:src|font-weight|font-style):\s*([^;}]+)")
# Groups of rules for certain readers, screens or browsers.
_GROUPS = ("@media", "@supports", "@layer", "@container")


def used_styles(stylesheet: str, words: Collection[str]) -> str:
    """The rules that can match if no class or id other than these words occurs.

    Parts of a selector in brackets count as matching. Other at-rules stay.
    """
    return "".join(_kept(re.sub(r"\s+", " ", _COMMENT.sub("", stylesheet)), words))


def shared_faces(stylesheet: str) -> str:
    """The stylesheet with each font file once, under its first name; other names of the same faces are replaced."""
    first: dict[tuple[str, ...], str] = {}
    others: dict[str, str] = {}

    def face(match: re.Match[str]) -> str:
        family, drawn = _FAMILY.search(match[0]), tuple(sorted(_DRAWN.findall(match[0])))
        if family is None or first.setdefault(drawn, family[1]) == family[1]:
            return match[0]
        others[family[1]] = first[drawn]
        return ""

    shared = _FACE.sub(face, stylesheet)
    for name, own in others.items():
        shared = re.sub(rf"([\"']){re.escape(name)}\1", lambda quoted, own=own: f"{quoted[1]}{own}{quoted[1]}", shared)  # type: ignore[misc]
    return shared


def _kept(stylesheet: str, words: Collection[str]) -> Iterator[str]:
    for head, body in _rules(stylesheet):
        if head.startswith(_GROUPS):
            if inside := "".join(_kept(body, words)):
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif matching := [each for each in _selectors(head) if _names(each) <= words]:  # type: ignore[operator]
            yield f"{','.join(matching)}{{{body}}}"


def _rules(stylesheet: str) -> Iterator[tuple[str, str]]:
    """Each rule's head and the content of its braces; statements without braces, such as imports, are left out."""
    at, opened, depth = 0, 0, 0
    for brace in _BRACE.finditer(stylesheet):
        if brace[0] == "{":
            opened = opened if depth else brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield stylesheet[at:opened].rpartition(";")[2].strip(), stylesheet[opened + 1 : brace.start()].strip()
                at = brace.end()


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list, separated by commas outside of brackets."""
    depth, begun = 0, 0
    for place, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield head[begun:place].strip()
            begun = place + 1
    yield head[begun:].strip()


def _names(selector: str) -> set[str]:
    """The classes and ids that an element and its ancestors must have."""
    before = ""
    while before != selector:
        before, selector = selector, _BRACKETS.sub("", selector)
    return {*_NAME.findall(selector.replace("\\", ""))}
