"""Remove from a file the mark of an open edition, or an entry's data on it."""

from collections.abc import Collection, Iterator, Mapping

from radargen.model import ONLY_EDITION, Edition
from radargen.reading import document
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import SyntaxNode, syntax_tree
from radargen.text.messages import Message
from radargen.text.paths import RADAR
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.yaml_editing import Edit, edited, line_end, tail, with_line_ends_of

_Mapping = Mapping[str, Tree]


def without_open_mark(source: bytes, edition: str) -> bytes:
    """radar.yaml without the `open` mark of that edition; Unwritable where its layout is not understood.

    A comment behind the mark is kept.
    """
    text = plain(source)
    listed = syntax_tree(text).root.at("editions")
    item = next((node for node in listed.items if _has_value(node, "id", edition)), None) if listed else None
    if item is None or item.at("open") is None:
        return source
    cut = _pair_removal(text, item, "open", comment=True)
    after = edited(text, [cut] if cut else [])
    before, read = document(RADAR, text).tree, document(RADAR, after)
    same = read.tree == _tree_without_mark(before or {}, edition) and comments(after) == comments(text)
    if not cut or read.problems or not same:
        raise Unwritable(
            Message("{path} is laid out in a way that is not understood; delete open: true there by hand.", path=RADAR)
        )
    return with_line_ends_of(source, after)


def entry_without_edition(
    path: str, source: bytes, opened: Edition, newest: Edition, hidden: Collection[str], *, archived: bool
) -> bytes | None:
    """An entry's YAML without its data on the edition `opened`, otherwise as written.

    `newest` is the newest public edition; if that is the implied one, the data on `opened` become its own. Links to
    `hidden` trends are removed. `archived` says that the entry was archived with `opened`. None where the layout of the
    file is not understood.
    """
    text = plain(source)
    root = syntax_tree(text).root
    if newest.implied:
        cuts = _edits_for_implied(text, root, opened)
    else:
        cuts = [*_edits_for_edition(text, root, opened, newest, hidden, archived=archived)]
    if None in cuts:
        return None
    after = edited(text, [cut for cut in cuts if cut])
    before, read = document(path, text).tree or {}, document(path, after)
    wanted = (
        _tree_for_implied(before, opened) if newest.implied else _tree_before(before, opened, hidden, archived=archived)
    )
    same = _normalized(read.tree or {}, newest) == _normalized(wanted, newest)
    return with_line_ends_of(source, after) if same and not read.problems else None


def _edits_for_edition(
    text: str, root: SyntaxNode, opened: Edition, newest: Edition, hidden: Collection[str], *, archived: bool
) -> Iterator[Edit | None]:
    """The removals for a radar with earlier editions; None for one that is not possible."""
    gone = [n for n, node in _list_items(root, "assessments") if _is_for(node, opened)]
    yield from _item_removals(text, root, "assessments", gone)
    kept = [node for n, node in _list_items(root, "assessments") if n not in gone]
    if (gone or archived) and len(kept) == 1 and _is_for(kept[0], newest):
        yield from _as_bare_ring(text, root, kept[0])
    yield from _item_removals(
        text, root, "links", [n for n, node in _list_items(root, "links") if _links_to(node, hidden)]
    )
    fate = root.at("archived")
    if archived:
        yield from (_pair_removal(text, root, key) for key in ("status", "archived") if root.at(key))
    elif fate and (successor := fate.at("successor")) and successor.value in hidden:
        yield _pair_removal(text, fate, "successor")
    if root.at("ring"):
        # A bare ring is that of the newest edition.
        yield _pair_removal(text, root, "ring")


def _edits_for_implied(text: str, root: SyntaxNode, opened: Edition) -> list[Edit | None]:
    """The edits that assign the assessment to the implied edition; one with nothing but a ring becomes a bare ring."""
    listed = root.at("assessments")
    items = [node for _, node in _list_items(root, "assessments") if _is_for(node, opened)]
    if not items or listed is None:
        return []
    item = items[0]
    if len(listed.items) == 1 and (bare := [*_as_bare_ring(text, root, item)]):
        return bare
    edition, confirmed = item.at("edition"), item.at("confirmed")
    edits: list[Edit | None] = [(edition.start, edition.end, ONLY_EDITION)] if edition else []
    return [*edits, *([_pair_removal(text, item, "confirmed")] if confirmed else [])]


def _as_bare_ring(text: str, root: SyntaxNode, item: SyntaxNode) -> Iterator[Edit | None]:
    """The edits that turn a single assessment in flow style, with nothing but a ring, into a bare ring."""
    key, listed = next((key, value) for key, value in root.pairs if key.value == "assessments")
    fields = {name.value for name, _ in item.pairs} - {"confirmed"}
    if fields == {"edition", "ring"} and item.style and not listed.style and (ring := item.at("ring")):
        yield key.start, key.end + 1, f"ring: {text[ring.start : ring.end]}"
        yield _line_removal(text, item, tail(text, item), "-")


def _list_items(root: SyntaxNode, key: str) -> list[tuple[int, SyntaxNode]]:
    listed = root.at(key)
    return list(enumerate(listed.items)) if listed else []


def _item_removals(text: str, root: SyntaxNode, key: str, gone: list[int]) -> Iterator[Edit | None]:
    """The removals of the items with these indexes from the list under the key, or of the key if none is left."""
    listed = root.at(key)
    if not gone or listed is None:
        return
    if len(gone) == len(listed.items):
        yield _pair_removal(text, root, key)
        return
    for n in gone:
        item = listed.items[n]
        yield (
            _flow_item_removal(listed.items, n, gone)
            if listed.style
            else _line_removal(text, item, tail(text, item), "-")
        )


def _flow_item_removal(items: tuple[SyntaxNode, ...], n: int, gone: Collection[int]) -> Edit:
    """The removal of an item in flow style with the comma before it, or behind it if all items before go, too."""
    if any(index not in gone for index in range(n)):
        return items[n - 1].end, items[n].end, ""
    return items[n].start, items[n + 1].start, ""


def _pair_removal(text: str, mapping: SyntaxNode, key: str, *, comment: bool = False) -> Edit | None:
    """The removal of a key with its value; `comment` keeps a comment behind it. None where that is not possible."""
    n = next(n for n, (name, _) in enumerate(mapping.pairs) if name.value == key)
    name, value = mapping.pairs[n]
    end = tail(text, value)
    if mapping.style:
        ends = [pair_key.end if pair_value.absent else pair_value.end for pair_key, pair_value in mapping.pairs]
        if n > 0:
            return ends[n - 1], ends[n], ""
        return name.start, mapping.pairs[1][0].start if len(mapping.pairs) > 1 else ends[n], ""
    if text[end : line_end(text, end)].strip() and comment:
        return name.start, text.index("#", end), ""
    if removal := _line_removal(text, name, end):
        return removal
    # The first key of an item is behind the item's dash; the next one takes its place.
    following = mapping.pairs[n + 1][0].start if n + 1 < len(mapping.pairs) else None
    return (name.start, following, "") if following and not text[end:following].strip() else None


def _line_removal(text: str, first: SyntaxNode, end: int, before: str = "") -> Edit | None:
    """The removal of all lines of a node that ends at `end`; None where its first line has more than `before`."""
    start = text.rfind("\n", 0, first.start) + 1
    if text[start : first.start].strip() != before:
        return None
    stop = line_end(text, end)
    return (start, stop + 1, "") if stop < len(text) else (max(start - 1, 0), stop, "")


def _has_value(item: SyntaxNode, key: str, words: str) -> bool:
    return bool((value := item.at(key)) and value.value == words)


def _is_for(item: SyntaxNode, edition: Edition) -> bool:
    return _has_value(item, "edition", edition.id)


def _links_to(link: SyntaxNode, hidden: Collection[str]) -> bool:
    return bool((to := link.at("to")) and to.value in hidden)


def _tree_without_mark(before: _Mapping, edition: str) -> Tree:
    given = before.get("editions")
    listed: list[Tree] = [*given] if isinstance(given, list) else []
    editions = [_without(item, "open") if _tree_has_value(item, "id", edition) else item for item in listed]
    return {**before, "editions": editions}


def _tree_before(before: _Mapping, opened: Edition, hidden: Collection[str], *, archived: bool) -> dict[str, Tree]:
    """The data that the entry has to contain, in a radar with earlier editions."""
    after = {key: value for key, value in before.items() if key != "ring"}
    if isinstance(listed := after.get("assessments"), list):
        after["assessments"] = [item for item in listed if not _tree_has_value(item, "edition", opened.id)]
    if isinstance(links := after.get("links"), list):
        after["links"] = [item for item in links if not (isinstance(item, dict) and item.get("to") in hidden)]
    if archived:
        after = {key: value for key, value in after.items() if key not in ("status", "archived")}
    elif isinstance(fate := after.get("archived"), dict) and fate.get("successor") in hidden:
        after["archived"] = _without(fate, "successor")
    return after


def _tree_for_implied(before: _Mapping, opened: Edition) -> dict[str, Tree]:
    after = dict(before)
    if isinstance(listed := after.get("assessments"), list):
        after["assessments"] = [
            {**item, "edition": ONLY_EDITION}
            if isinstance(item, dict) and _tree_has_value(item, "edition", opened.id)
            else item
            for item in listed
        ]
    return after


def _normalized(tree: _Mapping, newest: Edition) -> dict[str, Tree]:
    """The data in a normal form: a bare ring as an assessment, without `confirmed` and empty lists."""
    given = tree.get("assessments")
    listed = [_without(item, "confirmed") for item in given] if isinstance(given, list) else []
    if "ring" in tree:
        listed.append({"edition": newest.id, "ring": tree["ring"]})
    others = {key: value for key, value in tree.items() if key not in ("ring", "assessments") and value != []}
    return others | ({"assessments": listed} if listed else {})


def _tree_has_value(item: Tree, key: str, words: str) -> bool:
    return isinstance(item, dict) and item.get(key) == words


def _without(item: Tree, key: str) -> Tree:
    return {name: value for name, value in item.items() if name != key} if isinstance(item, dict) else item
