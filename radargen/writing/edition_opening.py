"""Open the next edition: add it to radar.yaml, marked as open, and carry over all assessments of the newest one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from radargen.charts.placing import LOCK, Lock, lock_text
from radargen.model import Edition, Radar, Status
from radargen.model.problems import Problem, Severity
from radargen.reading import Files, Loaded, document, load
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import NodeKind, SyntaxNode, syntax_tree
from radargen.text import line_ends
from radargen.text.messages import Message, RadargenError, joined, plural
from radargen.text.paths import RADAR, entry_path
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.yaml_editing import (
    Edit,
    edited,
    flow_insertion,
    line_end,
    quoted,
    scalar,
    tail,
    with_line_ends_of,
)

# Not copied: the id differs, the copy is unconfirmed, and reason and text belong to the former edition.
NOT_CARRIED = ("edition", "confirmed", "reason", "text", "outlook")


@dataclass(frozen=True, slots=True)
class Opened:
    """The new contents of the changed files by path, and the ids of the trends whose assessments were carried over."""

    changed: dict[str, bytes]
    carried: tuple[str, ...]


def opened_edition(files: Files, loaded: Loaded, lock: Lock, edition: Edition) -> Opened:
    """Add the edition to a radar without errors; RadargenError where its id or date does not fit.

    In a radar without editions it becomes the first and only one. Unwritable where the layout of a file leaves no safe
    place for an addition; ValueError for a radar with errors.
    """
    radar = loaded.radar
    if radar is None or not loaded.ok:
        raise ValueError("Only a sound radar can be carried over.")
    _check_new_edition(radar, edition)
    trends = [trend for trend in radar.on(radar.newest) if trend.status is not Status.ARCHIVED]
    source = files[RADAR]
    changed = {RADAR: _with_edition(source if isinstance(source, bytes) else b"", edition)}
    for trend in trends:
        path = entry_path(trend.id)
        changed[path] = entry_carried_over(path, loaded.sources[trend.id], radar.newest, edition.id)
    if radar.newest.implied and lock.layouts:
        # The chart stays the same under the new id.
        own = (layout for layout in lock.layouts if layout.edition == radar.newest.id)
        layouts = (replace(layout, edition=edition.id) for layout in own)
        written = files.get(LOCK)
        changed[LOCK] = line_ends.converted(
            lock_text(replace(lock, layouts=tuple(layouts))), written if isinstance(written, bytes) else b""
        )
    _check_problems(load({**files, **changed}).problems)
    return Opened(changed, tuple(trend.id for trend in trends))


def entry_carried_over(path: str, source: bytes, newest: Edition, edition: str) -> bytes:
    """An entry with its assessment for the newest edition copied for `edition`, unconfirmed; Unwritable as above."""
    text = plain(source)
    root = syntax_tree(text).root
    listed, ring = root.at("assessments"), root.at("ring")
    item = next((node for node in listed.items if _is_for(node, newest)), None) if listed else None
    if item and newest.implied:
        edits = _for_edition(text, item, edition)
    elif item and listed:
        edits = [_appended(text, listed, [_copy(text, listed, item, edition)])]
    elif ring and not root.style:
        edits = list(_from_bare_ring(text, root, ring, newest, edition))
    else:
        edits = []
    after = edited(text, edits)
    before, read = document(path, text).tree, document(path, after)
    kept = not Counter(comments(text)) - Counter(comments(after))
    if not edits or read.problems or not kept or read.tree != _expected_tree(before or {}, newest, edition):
        raise Unwritable(
            Message("{path} is laid out in a way that is not understood; add the assessment there by hand.", path=path)
        )
    return with_line_ends_of(source, after)


def check_id_is_free(radar: Radar, edition_id: str) -> None:
    """RadargenError where the radar has an edition of that id, ignoring case."""
    if edition_id.casefold() in {edition.id.casefold() for edition in radar.editions if not edition.implied}:
        raise RadargenError(Message("The radar has an edition {id} already.", id=edition_id))


def _check_new_edition(radar: Radar, edition: Edition) -> None:
    """RadargenError where the id is taken, the newest edition is unfinished, or the new date is not later."""
    newest = radar.newest
    check_id_is_free(radar, edition.id)
    if newest.open:
        raise RadargenError(
            Message("{id} is being prepared; publish it first: radargen edition publish {id}.", id=newest.id)
        )
    if left := radar.unconfirmed(newest):
        if len(left) == 1:
            raise RadargenError(
                Message("{id} is still to be confirmed; no further edition is opened until then.", id=left[0].id)
            )
        raise RadargenError(
            plural(
                "{count:,} assessment for {edition} is still to be confirmed; no further edition is opened until then.",
                "{count:,} assessments for {edition} are still to be confirmed; "
                "no further edition is opened until then.",
                count=len(left),
                edition=newest.id,
            )
        )
    if edition.date and newest.date and edition.date <= newest.date:
        raise RadargenError(
            Message(
                "{date} is not after {before}, the date of the edition {id}; give a later one.",
                date=edition.date,
                before=newest.date,
                id=newest.id,
            )
        )


def _check_problems(problems: Iterable[Problem]) -> None:
    """RadargenError with the first error of the resulting radar."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            # The lines of the new radar.yaml are not on the disk, so none is named.
            sentence = joined([part for part in (problem.message, problem.hint) if part], " ")
            if problem.location.path != RADAR:
                sentence = Message("{place}: {words}", place=problem.location, words=sentence)
            raise RadargenError(sentence)


def _with_edition(source: bytes, edition: Edition) -> bytes:
    """radar.yaml with the edition appended to its list."""
    text = plain(source)
    root = syntax_tree(text).root
    listed = root.at("editions")
    pairs = [("id", quoted(edition.id)), *([("date", edition.date.isoformat())] if edition.date else [])]
    pairs.append(("open", "true"))
    if edition.motto:
        mottos = ", ".join(f"{lang}: {scalar(words, in_brackets=True)}" for lang, words in edition.motto.by_language)
        pairs.append(("motto", f"{{{mottos}}}"))
    flow = f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
    if root.style or (listed and not listed.absent and listed.kind is not NodeKind.LIST):
        raise _unwritable_radar()
    if listed is None:
        first = ("" if text.endswith("\n") else "\n") + f"editions:\n{_item(pairs, 2)}\n"
        edit = len(text), len(text), first
    elif listed.style:
        place, words = flow_insertion(listed, flow)
        edit = place, place, words
    else:
        place = line_end(text, listed.start if listed.absent else tail(text, listed))
        edit = place, place, "\n" + _item(pairs, 2 if listed.absent else listed.column)
    after = edited(text, [edit])
    if document(RADAR, after).problems or comments(after) != comments(text):
        raise _unwritable_radar()
    return with_line_ends_of(source, after)


def _unwritable_radar() -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; add the edition there by hand.", path=RADAR)
    )


def _item(pairs: Iterable[tuple[str, str]], indent: int) -> str:
    """A mapping as an item of a block list, a line for each key."""
    return "\n".join(f"{' ' * indent}{'-' if n == 0 else ' '} {key}: {value}" for n, (key, value) in enumerate(pairs))


def _is_for(item: SyntaxNode, edition: Edition) -> bool:
    return bool((edition_id := item.at("edition")) and edition_id.value == edition.id)


def _for_edition(text: str, item: SyntaxNode, edition: str) -> list[Edit]:
    """The edits that assign an assessment to the edition, unconfirmed."""
    edition_node = next(value for key, value in item.pairs if key.value == "edition")
    if confirmed := item.at("confirmed"):
        return [(edition_node.start, edition_node.end, quoted(edition)), (confirmed.start, confirmed.end, "false")]
    if item.style:
        return [(edition_node.start, edition_node.end, f"{quoted(edition)}, confirmed: false")]
    end = line_end(text, edition_node.end)
    return [
        (edition_node.start, edition_node.end, quoted(edition)),
        (end, end, f"\n{' ' * item.column}confirmed: false"),
    ]


def _copy(text: str, listed: SyntaxNode, item: SyntaxNode, edition: str) -> str:
    """The text of a copy of an assessment for the edition, unconfirmed."""
    kept = [text[key.start : tail(text, value)] for key, value in item.pairs if key.value not in NOT_CARRIED]
    words = [f"edition: {quoted(edition)}", "confirmed: false", *kept]
    if item.style:
        return f"{{{', '.join(words)}}}"
    # Multi-line values are copied unchanged, so the copy has to begin in the same column.
    return " " * (item.column - listed.column - 2) + f"\n{' ' * item.column}".join(words)


def _appended(text: str, listed: SyntaxNode, items: Iterable[str]) -> Edit:
    if listed.style:
        place, words = flow_insertion(listed, ", ".join(items))
        return place, place, words
    place = line_end(text, tail(text, listed))
    return place, place, "".join(f"\n{' ' * listed.column}- {item}" for item in items)


def _from_bare_ring(text: str, root: SyntaxNode, ring: SyntaxNode, newest: Edition, edition: str) -> Iterator[Edit]:
    """The edits that replace a bare `ring`, which always means the newest edition, by assessments of both editions."""
    key = next(key for key, _ in root.pairs if key.value == "ring")
    written = text[ring.start : ring.end]
    items = [f"{{edition: {quoted(edition)}, confirmed: false, ring: {written}}}"]
    if not newest.implied:
        items.insert(0, f"{{edition: {quoted(newest.id)}, ring: {written}}}")
    listed = root.at("assessments")
    if listed is None:
        end = line_end(text, ring.end)
        yield key.start, ring.end, "assessments:"
        yield end, end, "".join(f"\n  - {item}" for item in items)
        return
    yield _appended(text, listed, items)
    line_rest = text[ring.end : line_end(text, ring.end)]
    yield key.start, ring.end if line_rest.strip() else min(line_end(text, ring.end) + 1, len(text)), ""


def _expected_tree(before: Mapping[str, Tree], newest: Edition, edition: str) -> Tree:
    """The data that the changed entry has to contain."""
    after = {key: value for key, value in before.items() if key != "ring"}
    given = before.get("assessments")
    listed: list[Tree] = [*given] if isinstance(given, list) else []
    if "ring" in before:
        listed.append({"edition": newest.id, "ring": before["ring"]})
    for n, item in enumerate(listed):
        if isinstance(item, dict) and item.get("edition") == newest.id:
            kept = {key: value for key, value in item.items() if key not in NOT_CARRIED}
            if newest.implied and "reason" in item:
                kept["reason"] = item["reason"]
            new: dict[str, Tree] = {"edition": edition, "confirmed": "false", **kept}
            after["assessments"] = [*listed[:n], new, *listed[n + 1 :]] if newest.implied else [*listed, new]
    return after
