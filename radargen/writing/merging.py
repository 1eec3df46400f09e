"""Merges one trend into another, or splits one into several: their files and all references, in one change."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from radargen.model import Edition, Fate, Radar, Text, Trend
from radargen.reading import document
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import NodeKind, SyntaxNode, syntax_tree
from radargen.text.messages import Message, RadargenError, joined, plural
from radargen.text.paths import entry_path
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.renaming import formerly, redirected
from radargen.writing.retiring import retired_entry
from radargen.writing.yaml_editing import (
    Edit,
    comment,
    edited,
    flow_insertion,
    line_end,
    scalar,
    tail,
    with_line_ends_of,
)

# Fields that name the split trend and would be wrong for its parts.
_OF_NAME = ("label", "aliases", "formerly")


@dataclass(frozen=True, slots=True)
class Reshaped:
    """The new contents of changed files by path, the removed files, and sentences that describe the result."""

    changed: Mapping[str, bytes]
    removed: tuple[str, ...]
    sentences: tuple[Message, ...]


def has_past(trend: Trend, newest: Edition) -> bool:
    """Whether an edition before the newest has the trend, so that its file must stay."""
    return any(assessment.edition != newest.id for assessment in trend.assessments)


def check_can_merge(old: Trend, into: Trend) -> None:
    """RadargenError where one of the two is archived, or both are the same."""
    if old.id == into.id:
        raise RadargenError(Message("{id} cannot be merged into itself.", id=old.id))
    for trend in (old, into):
        if trend.archived:
            raise RadargenError(
                Message("{id} is archived; take it up again in {path} first.", id=trend.id, path=entry_path(trend.id))
            )


def merged_trend(
    radar: Radar, sources: Mapping[str, bytes], old: Trend, into: Trend, reason: Text, said: str
) -> Reshaped:
    """The trend `old` merged into another; `sources` are the files of all trends by id.

    If an earlier edition has it, its file stays and becomes archived, with the `reason`, which must not be empty then.
    Otherwise the file is removed: its names become aliases of the other trend, its ids former ids, and its lines are
    added to the other file as comments below the line `said`. Links in all entries point to the other trend. Raises
    Unwritable if the layout of a file leaves no safe place for a change.
    """
    past = has_past(old, radar.newest)
    kept = {trend_id: source for trend_id, source in sources.items() if trend_id != old.id}
    changed = redirected(kept, old.id, into.id, without=into.id)
    linking = sorted({*changed} - {entry_path(into.id)})
    path, sentences = entry_path(into.id), list[Message]()
    if past:
        check_reason(reason)
        own = entry_path(old.id)
        changed[own] = retired_entry(own, sources[old.id], radar.newest, Fate.MERGED, reason, into.id)
        sentences.append(
            Message(
                "{path} stays, since earlier editions have it, and says archived: merged into {id}.",
                path=own,
                id=into.id,
            )
        )
    else:
        source = changed.get(path, sources[into.id])
        changed[path] = _absorbed(path, source, plain(sources[old.id]), old, said, len(radar.languages) > 1)
        sentences += [
            Message(
                "{old} is removed; {new} says formerly: {id}, and has its names as aliases.",
                old=entry_path(old.id),
                new=path,
                id=old.id,
            ),
            Message(
                "What else it said stands at the end of {path} as comments; take over what is still true.", path=path
            ),
        ]
    return Reshaped(changed, () if past else (entry_path(old.id),), (*sentences, *_linking(linking, into.id)))


def check_can_split(trend: Trend, newest: Edition) -> None:
    """RadargenError where the trend is archived, or not on the chart of the newest edition."""
    if trend.archived or trend.assessment(newest.id) is None:
        raise RadargenError(
            Message("{id} is not on the chart of the newest edition; only what is there can be split.", id=trend.id)
        )


def split_trend(
    radar: Radar,
    sources: Mapping[str, bytes],
    old: Trend,
    parts: Mapping[str, Text],
    reason: Text,
    leading: Mapping[str, str] = MappingProxyType({}),
) -> Reshaped:
    """The trend split into parts with these ids and names, which start as copies of its data on the newest edition.

    If an earlier edition has it, its file stays and becomes archived, with the `reason`, which must not be empty then.
    Otherwise the file is removed, and its ids become former ids of the first part. Links of another entry point to the
    part given in `leading` for that entry's id, else to the first. Raises RadargenError if that entry has no such link
    or there is no such part, and Unwritable if the layout of a file leaves no safe place for a change.
    """
    past, first = has_past(old, radar.newest), next(iter(parts))
    kept = {trend_id: source for trend_id, source in sources.items() if trend_id != old.id}
    linking = {
        part: redirected({one: source for one, source in kept.items() if leading.get(one, first) == part}, old.id, part)
        for part in parts
    }
    _check_leading(old, parts, leading, linking)
    changed = {path: text for redirected_files in linking.values() for path, text in redirected_files.items()}
    sentences, own = list[Message](), entry_path(old.id)
    for part, name in parts.items():
        former = (*old.formerly, old.id) if part == first and not past else ()
        changed[entry_path(part)] = _part(own, sources[old.id], radar.newest, name, former)
    begun = joined([entry_path(part) for part in parts])
    sentences.append(Message("{paths} begin as copies of {old}; rate and describe each anew.", paths=begun, old=own))
    if past:
        check_reason(reason)
        changed[own] = retired_entry(own, sources[old.id], radar.newest, Fate.SPLIT, reason, first)
        sentences.append(Message("{path} stays, since earlier editions have it, and says archived: split.", path=own))
    else:
        sentences.append(
            Message("{old} is removed; {new} says formerly: {id}.", old=own, new=entry_path(first), id=old.id)
        )
    for part, files in linking.items():
        sentences += _linking(sorted(files), part)
    if any(linking.values()):
        sentences.append(Message("Look which part each of them means: --link ENTRY=PART leads it to another one."))
    return Reshaped(changed, () if past else (own,), tuple(sentences))


def _check_leading(
    old: Trend, parts: Collection[str], leading: Mapping[str, str], linking: Mapping[str, Collection[str]]
) -> None:
    for entry, part in leading.items():
        if part not in parts:
            raise RadargenError(Message("{part} is none of the parts: {names}.", part=part, names=joined([*parts])))
        if entry_path(entry) not in linking[part]:
            raise RadargenError(Message("{entry} has no link to {id}.", entry=entry, id=old.id))


def check_reason(reason: Text) -> None:
    """RadargenError for an empty reason of a trend that leaves the chart."""
    if not any(words for _, words in reason.by_language):
        raise RadargenError(Message("Readers are told why it left the chart; say it: --reason “…”."))


def _linking(paths: Sequence[str], to: str) -> tuple[Message, ...]:
    if not paths:
        return ()
    return (
        plural(
            "{count} entry links to {id} now: {paths}.",
            "{count} entries link to {id} now: {paths}.",
            count=len(paths),
            id=to,
            paths=joined(paths),
        ),
    )


def _absorbed(path: str, source: bytes, other: str, old: Trend, said: str, by_language: bool) -> bytes:
    """The file with the names of the other trend as aliases, its ids as former ids, and its lines as comments."""
    text = plain(source)
    tree = document(path, text).tree or {}
    known = dict(old.aliases)
    names = {
        language: tuple(dict.fromkeys((name, *known.get(language, ()))))
        for language, name in old.name.by_language
        if name
    }
    former = (*old.formerly, old.id)
    after = text
    for one in former:
        after = edited(after, [formerly(path, after, one)])
    after = edited(after, _aliases(path, after, names, by_language))
    after = after.rstrip("\n") + "\n\n" + "\n".join(comment(f"{said}\n{other.rstrip()}")) + "\n"
    listed = tree.get("formerly")
    expected = {
        **tree,
        "formerly": [*(listed if isinstance(listed, list) else []), *former],
        "aliases": _expected_aliases(tree.get("aliases"), names, by_language),
    }
    read = document(path, after)
    if read.problems or read.tree != expected or Counter(comments(text)) - Counter(comments(after)):
        raise _unwritable(path)
    return with_line_ends_of(source, after)


def _aliases(path: str, text: str, names: Mapping[str, Sequence[str]], by_language: bool) -> list[Edit]:
    """The insertions that add the names to `aliases`, which is created before the assessments if absent."""
    root = syntax_tree(text).root
    node, every = root.at("aliases"), next(iter(names.values()))
    if node is None or node.absent:
        if node is not None or root.style:
            raise _unwritable(path)
        lists = (f"{language}: {_flow_list(words)}" for language, words in names.items())
        line = f"aliases: {{{', '.join(lists)}}}\n" if by_language else f"aliases: {_flow_list(every)}\n"
        following = next((key for key, _ in root.pairs if key.value in ("formerly", "assessments")), None)
        place = following.start if following else len(text)
        return [(place, place, line)]
    if node.kind is NodeKind.LIST:
        return [_appended(path, text, node, every)]
    if node.kind is not NodeKind.MAPPING:
        raise _unwritable(path)
    edits, further = [], []
    for language, words in names.items():
        known = node.at(language)
        if known is None:
            further.append(f"{language}: {_flow_list(words)}")
        elif known.kind is NodeKind.LIST:
            edits.append(_appended(path, text, known, words))
        else:
            raise _unwritable(path)
    if further and node.style:
        place, added = flow_insertion(node, ", ".join(further))
        edits.append((place, place, added))
    elif further:
        end = line_end(text, tail(text, node))
        lines = "".join(f"\n{' ' * node.pairs[0][0].column}{line}" for line in further)
        # Of several insertions at one offset, the later ends up first.
        edits.insert(0, (end, end, lines))
    return edits


def _appended(path: str, text: str, node: SyntaxNode, words: Sequence[str]) -> Edit:
    written = [scalar(word, in_brackets=bool(node.style)) for word in words]
    if node.style:
        place, added = flow_insertion(node, ", ".join(written))
        return place, place, added
    if not node.items or node.items[-1].column < 2:
        raise _unwritable(path)
    end = line_end(text, tail(text, node))
    return end, end, "".join(f"\n{' ' * (node.items[-1].column - 2)}- {word}" for word in written)


def _expected_aliases(aliases: Tree, names: Mapping[str, Sequence[str]], by_language: bool) -> Tree:
    every: list[Tree] = [*next(iter(names.values()))]
    if isinstance(aliases, list):
        return [*aliases, *every]
    if not isinstance(aliases, dict) and not by_language:
        return every
    after: dict[str, Tree] = dict(aliases) if isinstance(aliases, dict) else {}
    for language, words in names.items():
        known = after.get(language)
        after[language] = [*(known if isinstance(known, list) else []), *words]
    return after


def _flow_list(words: Sequence[str]) -> str:
    return f"[{', '.join(scalar(word, in_brackets=True) for word in words)}]"


def _part(path: str, source: bytes, newest: Edition, name: Text, former: Sequence[str]) -> bytes:
    """A copy of the entry under another name, with only its data on the newest edition."""
    text = plain(source)
    root = syntax_tree(text).root
    if root.style:
        raise _unwritable(path)
    tree = dict(document(path, text).tree or {})
    words = dict(name.by_language)
    named = _mapping(words) if isinstance(tree.get("name"), dict) else scalar(next(iter(words.values())))
    edits: list[Edit] = []
    for key, value in root.pairs:
        end = min(line_end(text, tail(text, value)) + 1, len(text))
        if key.value == "name":
            edits.append((key.start, end, f"name: {named}\n"))
        elif key.value in _OF_NAME:
            edits.append((key.start, end, ""))
        elif key.value == "assessments":
            edits += _of_newest(path, text, value, newest)
    after = edited(text, edits)
    for one in former:
        after = edited(after, [formerly(path, after, one)])
    expected = {key: value for key, value in tree.items() if key not in _OF_NAME}
    expected["name"] = {**words} if isinstance(tree.get("name"), dict) else next(iter(words.values()))
    if isinstance(listed := tree.get("assessments"), list):
        expected["assessments"] = [one for one in listed if isinstance(one, dict) and one.get("edition") == newest.id]
    if former:
        expected["formerly"] = [*former]
    read = document(path, after)
    if read.problems or read.tree != expected:
        raise _unwritable(path)
    return with_line_ends_of(source, after)


def _of_newest(path: str, text: str, listed: SyntaxNode, newest: Edition) -> list[Edit]:
    """The edits that leave only the newest edition's assessment in a list."""
    others = [item for item in listed.items if (named := item.at("edition")) is None or named.value != newest.id]
    if not others:
        return []
    if listed.style:
        (kept,) = [item for item in listed.items if item not in others]
        return [(listed.start, listed.end, f"[{text[kept.start : kept.end]}]")]
    edits = []
    for item in others:
        begin = text.rfind("\n", 0, item.start) + 1
        if text[begin : item.start].strip() != "-":
            raise _unwritable(path)
        edits.append((begin, min(line_end(text, tail(text, item)) + 1, len(text)), ""))
    return edits


def _mapping(words: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{language}: {scalar(name, in_brackets=True)}' for language, name in words.items())}}}"


def _unwritable(path: str) -> Unwritable:
    return Unwritable(
        Message("{path} is laid out in a way that is not understood; change it there by hand.", path=path)
    )
