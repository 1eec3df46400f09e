"""What is taken out of a file: the mark of an edition that is being prepared, and what an entry says of that one."""

from collections.abc import Collection, Iterator, Mapping

from radargen.model import ONLY_EDITION, Edition
from radargen.reading import document
from radargen.reading.parsing.document import Tree
from radargen.reading.parsing.syntax_tree import SyntaxNode, syntax_tree
from radargen.text.messages import Message
from radargen.text.paths import RADAR
from radargen.writing.formatting import Unwritable, comments, plain
from radargen.writing.yaml_editing import Edit, as_before, edited, line_end, tail

_Mapping = Mapping[str, Tree]


def published(source: bytes, edition: str) -> bytes:
    """radar.yaml with that edition no longer marked as being prepared; Unwritable where its layout is not understood.

    A comment behind the mark stays.
    """
    text = plain(source)
    listed = syntax_tree(text).root.at("editions")
    item = next((one for one in listed.items if _says(one, "id", edition)), None) if listed else None
    if item is None or item.at("open") is None:
        return source
    cut = _pair(text, item, "open", comment=True)
    after = edited(text, [cut] if cut else [])
    before, read = document(RADAR, text).tree, document(RADAR, after)
    same = read.tree == _unmarked(before or {}, edition) and comments(after) == comments(text)
    if not cut or read.problems or not same:
        raise Unwritable(
            Message("{path} is laid out in a way that is not understood; delete open: true there by hand.", path=RADAR)
        )
    return as_before(source, after)


def withheld(
    path: str, source: bytes, opened: Edition, newest: Edition, hidden: Collection[str], *, archived: bool
) -> bytes | None:
    """An entry as it was written, but for what it says of the edition that is being prepared.

    `newest` is that of the readers; where it is implied, what is said of the one being prepared is said of today.
    Nothing leads to the trends that are `hidden` until then. `archived` tells that the entry was archived with that
    edition. None where the file is laid out so that this cannot be told apart.
    """
    text = plain(source)
    root = syntax_tree(text).root
    if newest.implied:
        cuts = _of_today(text, root, opened)
    else:
        cuts = [*_of_edition(text, root, opened, newest, hidden, archived=archived)]
    if None in cuts:
        return None
    after = edited(text, [cut for cut in cuts if cut])
    before, read = document(path, text).tree or {}, document(path, after)
    wanted = _today(before, opened) if newest.implied else _earlier(before, opened, hidden, archived=archived)
    same = _spelled(read.tree or {}, newest) == _spelled(wanted, newest)
    return as_before(source, after) if same and not read.problems else None


def _of_edition(
    text: str, root: SyntaxNode, opened: Edition, newest: Edition, hidden: Collection[str], *, archived: bool
) -> Iterator[Edit | None]:
    """All that goes; None for what cannot go by itself."""
    gone = [n for n, one in _listed(root, "assessments") if _is_for(one, opened)]
    yield from _items(text, root, "assessments", gone)
    kept = [one for n, one in _listed(root, "assessments") if n not in gone]
    if (gone or archived) and len(kept) == 1 and _is_for(kept[0], newest):
        yield from _as_bare_ring(text, root, kept[0])
    yield from _items(text, root, "links", [n for n, one in _listed(root, "links") if _leads(one, hidden)])
    fate = root.at("archived")
    if archived:
        yield from (_pair(text, root, key) for key in ("status", "archived") if root.at(key))
    elif fate and (successor := fate.at("successor")) and successor.value in hidden:
        yield _pair(text, fate, "successor")
    if root.at("ring"):
        # A ring by itself is that of the newest edition.
        yield _pair(text, root, "ring")


def _of_today(text: str, root: SyntaxNode, opened: Edition) -> list[Edit | None]:
    """The assessment under no edition's name; one that tells a ring and nothing else becomes that ring."""
    listed = root.at("assessments")
    items = [one for _, one in _listed(root, "assessments") if _is_for(one, opened)]
    if not items or listed is None:
        return []
    item = items[0]
    if len(listed.items) == 1 and (bare := [*_as_bare_ring(text, root, item)]):
        return bare
    named, confirmed = item.at("edition"), item.at("confirmed")
    edits: list[Edit | None] = [(named.start, named.end, ONLY_EDITION)] if named else []
    return [*edits, *([_pair(text, item, "confirmed")] if confirmed else [])]


def _as_bare_ring(text: str, root: SyntaxNode, item: SyntaxNode) -> Iterator[Edit | None]:
    """An assessment that is alone and in brackets, and tells a ring and nothing else, as the ring it was made of."""
    key, listed = next((key, value) for key, value in root.pairs if key.value == "assessments")
    says = {name.value for name, _ in item.pairs} - {"confirmed"}
    if says == {"edition", "ring"} and item.style and not listed.style and (ring := item.at("ring")):
        yield key.start, key.end + 1, f"ring: {text[ring.start : ring.end]}"
        yield _line(text, item, tail(text, item), "-")


def _listed(root: SyntaxNode, key: str) -> list[tuple[int, SyntaxNode]]:
    listed = root.at(key)
    return list(enumerate(listed.items)) if listed else []


def _items(text: str, root: SyntaxNode, key: str, gone: list[int]) -> Iterator[Edit | None]:
    """The items of those numbers out of the list under that key; the key with them where nothing is left."""
    listed = root.at(key)
    if not gone or listed is None:
        return
    if len(gone) == len(listed.items):
        yield _pair(text, root, key)
        return
    for n in gone:
        item = listed.items[n]
        yield _in_brackets(listed.items, n, gone) if listed.style else _line(text, item, tail(text, item), "-")


def _in_brackets(inside: tuple[SyntaxNode, ...], n: int, gone: Collection[int]) -> Edit:
    """One thing with the comma before it, or behind it where all before it go, too."""
    if any(place not in gone for place in range(n)):
        return inside[n - 1].end, inside[n].end, ""
    return inside[n].start, inside[n + 1].start, ""


def _pair(text: str, mapping: SyntaxNode, key: str, *, comment: bool = False) -> Edit | None:
    """A key with its value, and with the comment behind it unless that is to stay."""
    n = next(n for n, (name, _) in enumerate(mapping.pairs) if name.value == key)
    name, value = mapping.pairs[n]
    end = tail(text, value)
    if mapping.style:
        ends = [before.end if one.absent else one.end for before, one in mapping.pairs]
        if n > 0:
            return ends[n - 1], ends[n], ""
        return name.start, mapping.pairs[1][0].start if len(mapping.pairs) > 1 else ends[n], ""
    if text[end : line_end(text, end)].strip() and comment:
        rest = text.index("#", end)
        return name.start, rest, ""
    if whole := _line(text, name, end):
        return whole
    # The first key of an item stands behind the item's dash; the next one takes its place.
    following = mapping.pairs[n + 1][0].start if n + 1 < len(mapping.pairs) else None
    return (name.start, following, "") if following and not text[end:following].strip() else None


def _line(text: str, first: SyntaxNode, end: int, before: str = "") -> Edit | None:
    """All lines from that of a thing, before which nothing but `before` may stand, up to the one that it ends in."""
    start = text.rfind("\n", 0, first.start) + 1
    if text[start : first.start].strip() != before:
        return None
    stop = line_end(text, end)
    return (start, stop + 1, "") if stop < len(text) else (max(start - 1, 0), stop, "")


def _says(item: SyntaxNode, key: str, words: str) -> bool:
    return bool((named := item.at(key)) and named.value == words)


def _is_for(item: SyntaxNode, edition: Edition) -> bool:
    return _says(item, "edition", edition.id)


def _leads(link: SyntaxNode, hidden: Collection[str]) -> bool:
    return bool((to := link.at("to")) and to.value in hidden)


def _unmarked(before: _Mapping, edition: str) -> Tree:
    given = before.get("editions")
    listed: list[Tree] = [*given] if isinstance(given, list) else []
    return {**before, "editions": [_without(one, "open") if _of(one, "id", edition) else one for one in listed]}


def _earlier(before: _Mapping, opened: Edition, hidden: Collection[str], *, archived: bool) -> dict[str, Tree]:
    """What the entry is to say."""
    after = {key: value for key, value in before.items() if key != "ring"}
    if isinstance(listed := after.get("assessments"), list):
        after["assessments"] = [one for one in listed if not _of(one, "edition", opened.id)]
    if isinstance(links := after.get("links"), list):
        after["links"] = [one for one in links if not (isinstance(one, dict) and one.get("to") in hidden)]
    if archived:
        after = {key: value for key, value in after.items() if key not in ("status", "archived")}
    elif isinstance(fate := after.get("archived"), dict) and fate.get("successor") in hidden:
        after["archived"] = _without(fate, "successor")
    return after


def _today(before: _Mapping, opened: Edition) -> dict[str, Tree]:
    after = dict(before)
    if isinstance(listed := after.get("assessments"), list):
        after["assessments"] = [
            {**one, "edition": ONLY_EDITION} if isinstance(one, dict) and _of(one, "edition", opened.id) else one
            for one in listed
        ]
    return after


def _spelled(tree: _Mapping, newest: Edition) -> dict[str, Tree]:
    """The same, however little it is written with: a bare ring as an assessment, nothing where a list is empty."""
    given = tree.get("assessments")
    listed = [_without(one, "confirmed") for one in given] if isinstance(given, list) else []
    if "ring" in tree:
        listed.append({"edition": newest.id, "ring": tree["ring"]})
    rest = {key: value for key, value in tree.items() if key not in ("ring", "assessments") and value != []}
    return rest | ({"assessments": listed} if listed else {})


def _of(item: Tree, key: str, words: str) -> bool:
    return isinstance(item, dict) and item.get(key) == words


def _without(item: Tree, key: str) -> Tree:
    return {name: value for name, value in item.items() if name != key} if isinstance(item, dict) else item
