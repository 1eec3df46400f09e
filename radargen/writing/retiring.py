"""Takes a trend off the chart: its file says what became of it, and it is no longer in the newest edition."""

from collections import Counter
from collections.abc import Iterator, Mapping

from radargen.model import Edition, Fate, Text, Trend
from radargen.reading import document
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import SyntaxNode, syntax_tree
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import entry_path
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.yaml_editing import edited, quoted, scalar, tail, with_line_ends_of


def check_can_retire(trend: Trend, successor: str) -> None:
    """RadargenError if the trend is already archived, or would be its own successor."""
    if trend.archived:
        raise RadargenError(
            Message("{id} is archived already; change it in {path}.", id=trend.id, path=entry_path(trend.id))
        )
    if successor == trend.id:
        raise RadargenError(Message("{id} cannot take its own place.", id=trend.id))


def retired_entry(path: str, source: bytes, edition: Edition, fate: Fate, reason: Text, successor: str) -> bytes:
    """The entry's file with `archived`, and without the ring or the assessment for that edition, the newest.

    Comments and layout of the rest stay; a comment on what is taken out goes with it. Unwritable where the layout
    leaves no safe place for the change.
    """
    written = plain(source)
    text = _shortened(written, edition)
    root = syntax_tree(text).root
    if root.style or comments(text) != comments(written):
        raise _unwritable(path)
    lines = text.split("\n")
    gone = _gone(text, root, edition)
    kept = [line for number, line in enumerate(lines) if number not in gone]
    while kept and not kept[-1].strip():
        kept.pop()
    after = "\n".join([*kept, *_archived(edition, fate, reason, successor)]) + "\n"
    with_them = comments("\n".join(lines[number] for number in sorted(gone))) if gone else []
    left_comments = Counter(comments(text)) - Counter(with_them)
    read = document(path, after)
    if read.problems or read.tree != _expected(document(path, written).tree or {}, edition, fate, reason, successor):
        raise _unwritable(path)
    if left_comments - Counter(comments(after)):
        raise _unwritable(path)
    return with_line_ends_of(source, after)


def _shortened(text: str, edition: Edition) -> str:
    """The text without the edition's assessment, if that is in a list in flow style."""
    listed = syntax_tree(text).root.at("assessments")
    kept = [item for item in listed.items if not _is_for(item, edition)] if listed and listed.style else []
    if listed is None or not kept or len(kept) == len(listed.items):
        return text
    return edited(text, [(listed.start, listed.end, f"[{', '.join(text[item.start : item.end] for item in kept)}]")])


def _gone(text: str, root: SyntaxNode, edition: Edition) -> set[int]:
    """The numbers of the lines to remove."""
    gone: set[int] = set()
    for key, value in root.pairs:
        if key.value in ("ring", "status", "archived"):
            gone |= {*range(key.line, _last(text, value) + 1)}
        if key.value == "assessments":
            items = [item for item in value.items if _is_for(item, edition)]
            if len(items) == len(value.items):
                gone |= {*range(key.line, _last(text, value) + 1)}
            else:
                gone |= {number for item in items for number in range(item.line, _last(text, item) + 1)}
    return gone


def _last(text: str, node: SyntaxNode) -> int:
    """The number of the last line of a value, without the blank lines after it."""
    return text.count("\n", 0, tail(text, node))


def _is_for(item: SyntaxNode, edition: Edition) -> bool:
    named = item.at("edition")
    return named is not None and named.value == edition.id


def _archived(edition: Edition, fate: Fate, reason: Text, successor: str) -> Iterator[str]:
    yield "status: archived"
    yield "archived:"
    yield f"  as: {fate.value}"
    if not edition.implied:
        yield f"  edition: {quoted(edition.id)}"
    words = [f"{language}: {scalar(text, in_brackets=True)}" for language, text in reason.by_language]
    if len(words) == 1:
        yield f"  reason: {scalar(reason.by_language[0][1])}"
    else:
        yield f"  reason: {{{', '.join(words)}}}"
    if successor:
        yield f"  successor: {successor}"


def _expected(tree: Mapping[str, Tree], edition: Edition, fate: Fate, reason: Text, successor: str) -> dict[str, Tree]:
    after = {key: value for key, value in tree.items() if key not in ("ring", "status", "archived")}
    listed = after.get("assessments")
    if isinstance(listed, list):
        kept = [one for one in listed if not (isinstance(one, dict) and one.get("edition") == edition.id)]
        after = {key: value for key, value in after.items() if key != "assessments"} | (
            {"assessments": kept} if kept else {}
        )
    words: dict[str, Tree] = dict(reason.by_language)
    archived: dict[str, Tree] = {"as": fate.value}
    if not edition.implied:
        archived["edition"] = edition.id
    archived["reason"] = words if len(words) > 1 else next(iter(words.values()))
    if successor:
        archived["successor"] = successor
    return {**after, "status": "archived", "archived": archived}


def _unwritable(path: str) -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; archive it there by hand.", path=path)
    )
