"""Gives a trend another id: its file, all references to it, and its place on the chart, in one change."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from radargen.charts.placing import LOCK, Lock, lock_text
from radargen.model import Radar
from radargen.reading import document
from radargen.reading.forms.identifiers import objection, slug
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import NodeKind, SyntaxNode, syntax_tree
from radargen.text import line_ends
from radargen.text.messages import Message, RadargenError, plural
from radargen.text.paths import entry_path
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.yaml_editing import Edit, edited, flow_insertion, line_end, tail, with_line_ends_of


@dataclass(frozen=True, slots=True)
class Renamed:
    """The new contents of changed files by path, the file to remove after writing them, and sentences on the result."""

    changed: Mapping[str, bytes]
    removed: str
    sentences: tuple[Message, ...]


def check_new_id(radar: Radar, taken: frozenset[str], old: str, new: str) -> None:
    """RadargenError if `new` is not a valid id, or is the current or a former id of another trend."""
    if slug(new) != new or objection(new):
        raise RadargenError(
            Message("{id} is no id; it may be {suggestion}.", id=new, suggestion=slug(new) or Message("a word"))
        )
    if new == old:
        raise RadargenError(Message("{id} is its id already.", id=new))
    if new in taken:
        raise RadargenError(Message("There is a trend {id} already.", id=new))
    if (owner := radar.former().get(new)) and owner != old:
        raise RadargenError(Message("{id} is what {trend} was called before.", id=new, trend=owner))


def renamed_trend(sources: Mapping[str, bytes], lock: Lock, written_lock: bytes, old: str, new: str) -> Renamed:
    """The trend `old` renamed to `new`; `sources` are the files of all trends by id, `written_lock` the lock's.

    Links and successors point to the new id, also links in texts; the old id is added to `formerly`, so that its
    addresses redirect. Comments and layout are kept. Raises Unwritable if the layout of a file leaves no safe place for
    a change.
    """
    path, source = entry_path(new), sources[old]
    changed = redirected({trend_id: each for trend_id, each in sources.items() if trend_id != old}, old, new)
    linking = len(changed)
    text, pattern = plain(source), _links_in_texts(old)
    edits = [*_edits(text, old, new, pattern), formerly(entry_path(old), text, old)]
    changed[path] = _checked(path, source, text, edited(text, edits), (old, new, pattern, True))
    if any(place.id == old for layout in lock.layouts for place in layout.places):
        layouts = (
            replace(
                layout,
                places=tuple(
                    sorted(
                        (replace(place, id=new) if place.id == old else place for place in layout.places),
                        key=lambda place: place.id,
                    )
                ),
            )
            for layout in lock.layouts
        )
        changed[LOCK] = line_ends.converted(lock_text(replace(lock, layouts=tuple(layouts))), written_lock)
    sentences = [
        Message("{old} becomes {new}, and says formerly: {id}.", old=entry_path(old), new=entry_path(new), id=old)
    ]
    if linking:
        sentences.append(
            plural("{count} entry links to the new id.", "{count} entries link to the new id.", count=linking)
        )
    if LOCK in changed:
        sentences.append(Message("It keeps its place on the chart, in {path}.", path=LOCK))
    return Renamed(changed, entry_path(old), tuple(sentences))


def redirected(sources: Mapping[str, bytes], old: str, new: str, without: str = "") -> dict[str, bytes]:
    """Entries' files by path, from files by id, that name `new` instead of the trend `old`.

    The entry `without` loses its links to it instead, since it would link to itself.
    """
    changed: dict[str, bytes] = {}
    pattern = _links_in_texts(old)
    for trend_id, source in sources.items():
        # An escape may hide any id.
        if old.encode() not in source and b"\\" not in source:
            continue
        path, text = entry_path(trend_id), plain(source)
        shorter = _without_links(path, text, old) if trend_id == without else text
        edits = [*_edits(shorter, old, new, pattern)]
        if edits or shorter != text:
            changed[path] = _checked(path, source, shorter, edited(shorter, edits), (old, new, pattern, False))
    return changed


def _links_in_texts(old: str) -> re.Pattern[str]:
    return re.compile(rf"(\]\(|^ *\[[^\]\n]+\]: ){re.escape(old)}(?=[)\s#?]|$)", re.MULTILINE)


def _without_links(path: str, text: str, old: str) -> str:
    """The file's text without links to the trend; Unwritable where the layout leaves no safe way."""
    root = syntax_tree(text).root
    links, tree = root.at("links"), dict(document(path, text).tree or {})
    listed = tree.get("links")
    if links is None or not isinstance(listed, list):
        return text
    kept = [one for one in listed if not (isinstance(one, dict) and one.get("to") == old)]
    if len(kept) == len(listed):
        return text
    key = next(key for key, _ in root.pairs if key.value == "links")
    last = min(line_end(text, tail(text, links)) + 1, len(text))
    items = [item for item in links.items if not ((to := item.at("to")) and to.value == old)]
    if not kept:
        edits = [(key.start, last, "")]
    elif links.style:
        edits = [(links.start, links.end, f"[{', '.join(text[item.start : item.end] for item in items)}]")]
    else:
        edits = [
            (text.rfind("\n", 0, item.start) + 1, min(line_end(text, tail(text, item)) + 1, len(text)), "")
            for item in links.items
            if item not in items
        ]
    after = edited(text, edits)
    expected = {name: value for name, value in tree.items() if name != "links"} | ({"links": kept} if kept else {})
    read = document(path, after)
    if read.problems or read.tree != expected:
        raise _unwritable(path)
    return after


def _edits(text: str, old: str, new: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    """The edits of all references to the trend: links, successor, links in texts."""
    root = syntax_tree(text).root
    links, archived = root.at("links"), root.at("archived")
    named = [link.at("to") for link in links.items] if links else []
    named.append(archived.at("successor") if archived else None)
    for node in named:
        if node and node.value == old:
            yield node.start, node.end, new
    assessments = root.at("assessments")
    texts = [root.at("text"), *(one.at("text") for one in (assessments.items if assessments else ()))]
    for node in texts:
        for part in _scalars(node):
            for match in pattern.finditer(text, part.start, part.end):
                yield match.end() - len(old), match.end(), new


def _scalars(node: SyntaxNode | None) -> Iterator[SyntaxNode]:
    """A text, or its texts by language."""
    if node is None:
        return
    if node.kind is NodeKind.SCALAR:
        yield node
    for _, value in node.pairs:
        yield from _scalars(value)


def formerly(path: str, text: str, old: str) -> Edit:
    """The insertion of the old id into `formerly`, which is added before the assessments if there is none."""
    root = syntax_tree(text).root
    if root.style:
        raise _unwritable(path)
    listed = root.at("formerly")
    if listed and listed.style == "[":
        place, words = flow_insertion(listed, old)
        return place, place, words
    if listed and listed.items:
        last = line_end(text, listed.items[-1].end)
        return last, last, f"\n{' ' * (listed.items[0].column - 2)}- {old}"
    keys = [name for name, _ in root.pairs]
    following = next((key for key in keys if key.value == "assessments"), None)
    line = f"formerly: [{old}]\n"
    if following:
        return following.start, following.start, line
    end = len(text)
    return end, end, line if text.endswith("\n") else f"\n{line}"


def _checked(path: str, source: bytes, text: str, after: str, change: tuple[str, str, re.Pattern[str], bool]) -> bytes:
    """The changed file; raises Unwritable if it has other data than expected, or lost a comment."""
    old, new, pattern, is_itself = change
    expected = _with_new_id(document(path, text).tree, old, new, pattern)
    if is_itself and isinstance(expected, dict):
        former = expected.get("formerly")
        expected["formerly"] = [*(former if isinstance(former, list) else []), old]
    read = document(path, after)
    if read.problems or read.tree != expected or comments(after) != comments(text):
        raise _unwritable(path)
    return with_line_ends_of(source, after)


def _with_new_id(tree: Tree, old: str, new: str, pattern: re.Pattern[str]) -> Tree:
    """The data with the new id in links, as successor and in texts."""
    if not isinstance(tree, dict):
        return tree

    def text(value: Tree) -> Tree:
        if isinstance(value, dict):
            return {key: text(part) for key, part in value.items()}
        return pattern.sub(lambda match: f"{match[1]}{new}", value) if isinstance(value, str) else value

    def link(value: Tree) -> Tree:
        return {**value, "to": new} if isinstance(value, dict) and value.get("to") == old else value

    after = dict(tree)
    if isinstance(links := tree.get("links"), list):
        after["links"] = [link(one) for one in links]
    if isinstance(archived := tree.get("archived"), dict) and archived.get("successor") == old:
        after["archived"] = {**archived, "successor": new}
    if "text" in tree:
        after["text"] = text(tree["text"])
    if isinstance(assessments := tree.get("assessments"), list):
        after["assessments"] = [
            {**one, "text": text(one["text"])} if isinstance(one, dict) and "text" in one else one
            for one in assessments
        ]
    return after


def _unwritable(path: str) -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; change the id there by hand.", path=path)
    )
