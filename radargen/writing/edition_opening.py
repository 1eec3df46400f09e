"""The next edition opened: named in radar.yaml as being prepared, every assessment of the newest carried over."""

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
from radargen.writing.yaml_editing import Edit, as_before, edited, in_brackets, line_end, quoted, scalar, tail

# The reason for a ring was that of the edition before, and what stands there is not confirmed.
NOT_CARRIED = ("edition", "confirmed", "reason")


@dataclass(frozen=True, slots=True)
class Opened:
    """The files that change with what they become, and the trends whose assessments were carried over, by id."""

    changed: dict[str, bytes]
    carried: tuple[str, ...]


def opened(files: Files, loaded: Loaded, lock: Lock, edition: Edition) -> Opened:
    """A sound radar with that edition as its newest; RadargenError where its id or date does not fit.

    In a radar that counts no editions it becomes the first and only one. Unwritable where a file is laid out so that
    what is to be added has no safe place.
    """
    radar = loaded.radar
    if radar is None or not loaded.ok:
        raise ValueError("Only a sound radar can be carried over.")
    _fits(radar, edition)
    trends = [trend for trend in radar.on(radar.newest) if trend.status is not Status.ARCHIVED]
    source = files[RADAR]
    changed = {RADAR: _announced(source if isinstance(source, bytes) else b"", edition)}
    for trend in trends:
        path = entry_path(trend.id)
        changed[path] = carried(path, loaded.sources[trend.id], radar.newest, edition.id)
    if radar.newest.implied and lock.layouts:
        # It is the same chart under another name.
        layouts = (replace(one, edition=edition.id) for one in lock.layouts if one.edition == radar.newest.id)
        written = files.get(LOCK)
        changed[LOCK] = line_ends.converted(
            lock_text(Lock(tuple(layouts))), written if isinstance(written, bytes) else b""
        )
    _holds(load({**files, **changed}).problems)
    return Opened(changed, tuple(trend.id for trend in trends))


def carried(path: str, source: bytes, newest: Edition, edition: str) -> bytes:
    """A trend's file with what it says of the newest edition said of that one as well, to be confirmed."""
    text = plain(source)
    root = syntax_tree(text).root
    listed, ring = root.at("assessments"), root.at("ring")
    item = next((one for one in listed.items if _is_for(one, newest)), None) if listed else None
    if item and newest.implied:
        edits = _renamed(text, item, edition)
    elif item and listed:
        edits = [_added(text, listed, [_copy(text, listed, item, edition)])]
    elif ring and not root.style:
        edits = list(_spelled_out(text, root, ring, newest, edition))
    else:
        edits = []
    after = edited(text, edits)
    before, read = document(path, text).tree, document(path, after)
    kept = not Counter(comments(text)) - Counter(comments(after))
    if not edits or read.problems or not kept or read.tree != _expected(before or {}, newest, edition):
        raise Unwritable(
            Message("{path} is laid out in a way that is not understood; add the assessment there by hand.", path=path)
        )
    return as_before(source, after)


def free(radar: Radar, edition_id: str) -> None:
    """RadargenError where the radar has an edition of that id."""
    if edition_id.casefold() in {one.id.casefold() for one in radar.editions if not one.implied}:
        raise RadargenError(Message("The radar has an edition {id} already.", id=edition_id))


def _fits(radar: Radar, edition: Edition) -> None:
    """RadargenError where the newest edition is not done with, or the new one is not later."""
    newest = radar.newest
    free(radar, edition.id)
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


def _holds(problems: Iterable[Problem]) -> None:
    """RadargenError with what the rules have against the radar of tomorrow."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            # The edition does not stand in radar.yaml yet, so no line of it is named.
            said = joined([one for one in (problem.message, problem.hint) if one], " ")
            if problem.location.path != RADAR:
                said = Message("{place}: {words}", place=problem.location, words=said)
            raise RadargenError(said)


def _announced(source: bytes, edition: Edition) -> bytes:
    """radar.yaml with the edition as the last."""
    text = plain(source)
    root = syntax_tree(text).root
    listed = root.at("editions")
    pairs = [("id", quoted(edition.id)), *([("date", edition.date.isoformat())] if edition.date else [])]
    pairs.append(("open", "true"))
    if edition.motto:
        spoken = ", ".join(f"{lang}: {scalar(words, in_brackets=True)}" for lang, words in edition.motto.by_language)
        pairs.append(("motto", f"{{{spoken}}}"))
    flow = f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
    if root.style or (listed and not listed.absent and listed.kind is not NodeKind.LIST):
        raise _no_place()
    if listed is None:
        first = ("" if text.endswith("\n") else "\n") + f"editions:\n{_item(pairs, 2)}\n"
        edit = len(text), len(text), first
    elif listed.style:
        place, words = in_brackets(listed, flow)
        edit = place, place, words
    else:
        place = line_end(text, listed.start if listed.absent else tail(text, listed))
        edit = place, place, "\n" + _item(pairs, 2 if listed.absent else listed.column)
    after = edited(text, [edit])
    if document(RADAR, after).problems or comments(after) != comments(text):
        raise _no_place()
    return as_before(source, after)


def _no_place() -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; add the edition there by hand.", path=RADAR)
    )


def _item(pairs: Iterable[tuple[str, str]], indent: int) -> str:
    """A mapping as an item of a list, a line for each key."""
    return "\n".join(f"{' ' * indent}{'-' if n == 0 else ' '} {key}: {value}" for n, (key, value) in enumerate(pairs))


def _is_for(item: SyntaxNode, edition: Edition) -> bool:
    return bool((named := item.at("edition")) and named.value == edition.id)


def _renamed(text: str, item: SyntaxNode, edition: str) -> list[Edit]:
    """The same assessment, under the edition's name from now on."""
    named = next(value for key, value in item.pairs if key.value == "edition")
    if confirmed := item.at("confirmed"):
        return [(named.start, named.end, quoted(edition)), (confirmed.start, confirmed.end, "false")]
    if item.style:
        return [(named.start, named.end, f"{quoted(edition)}, confirmed: false")]
    end = line_end(text, named.end)
    return [(named.start, named.end, quoted(edition)), (end, end, f"\n{' ' * item.column}confirmed: false")]


def _copy(text: str, listed: SyntaxNode, item: SyntaxNode, edition: str) -> str:
    """An assessment as it was written, for that edition and to be confirmed."""
    kept = [text[key.start : tail(text, value)] for key, value in item.pairs if key.value not in NOT_CARRIED]
    words = [f"edition: {quoted(edition)}", "confirmed: false", *kept]
    if item.style:
        return f"{{{', '.join(words)}}}"
    # Its further lines are copied as well, so it has to begin in the same column.
    return " " * (item.column - listed.column - 2) + f"\n{' ' * item.column}".join(words)


def _added(text: str, listed: SyntaxNode, items: Iterable[str]) -> Edit:
    if listed.style:
        place, words = in_brackets(listed, ", ".join(items))
        return place, place, words
    place = line_end(text, tail(text, listed))
    return place, place, "".join(f"\n{' ' * listed.column}- {item}" for item in items)


def _spelled_out(text: str, root: SyntaxNode, ring: SyntaxNode, newest: Edition, edition: str) -> Iterator[Edit]:
    """A bare ring, which always means the newest edition, said of the two editions it now stands for."""
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
    yield _added(text, listed, items)
    rest = text[ring.end : line_end(text, ring.end)]
    yield key.start, ring.end if rest.strip() else min(line_end(text, ring.end) + 1, len(text)), ""


def _expected(before: Mapping[str, Tree], newest: Edition, edition: str) -> Tree:
    """What the file is to say afterwards."""
    after = {key: value for key, value in before.items() if key != "ring"}
    given = before.get("assessments")
    listed: list[Tree] = [*given] if isinstance(given, list) else []
    if "ring" in before:
        listed.append({"edition": newest.id, "ring": before["ring"]})
    for n, one in enumerate(listed):
        if isinstance(one, dict) and one.get("edition") == newest.id:
            kept = {key: value for key, value in one.items() if key not in NOT_CARRIED}
            if newest.implied and "reason" in one:
                kept["reason"] = one["reason"]
            new: dict[str, Tree] = {"edition": edition, "confirmed": "false", **kept}
            after["assessments"] = [*listed[:n], new, *listed[n + 1 :]] if newest.implied else [*listed, new]
    return after
