"""Whole radars, and single files, with slips or lies in them: nothing raised may be more than a word to an editor.

Radars go through everything that commands make of them, files of every kind through what reads them (`readers`).
`python -m tests.fuzz --seconds 60` looks for such files and prints the least change that shows a fault; the same
`--seed` and `--first` give the same changes. What it finds is mended as a kind and kept as a specimen in the tests.
"""

import argparse
import datetime as dt
import difflib
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from radargen.build import load
from radargen.charts.placing import lock_text, locked
from radargen.model import Edition, published_record
from radargen.reading import document
from radargen.storage import files as disk
from radargen.writing.edition_opening import opened_edition
from radargen.writing.edition_publishing import published_files
from tests import readers
from tests.everything import SLOW, fault, readable
from tests.folders import CX, RADAR, ROOT, entry

Files = dict[str, bytes]
Change = Callable[[random.Random, Files], None]
# Readers of what is a tree, so that a value can be changed for another.
TREES = frozenset({"radar.yaml", "entry", "lock", "edition", "record", "settings"})
# The share of changes of which charts, pages and places are made as well, which takes a twenty times as long.
SLOW_SHARE = 0.03
_TWO = '[{id: "2026", date: 2026-11-30, motto: {de: Los, en: Go}}, {id: "2027", date: 2027-11-30}]'
SHORT = {
    "radar.yaml": b"title: Tech\ndimensions: [Tools, Teams]\nrings: [Adopt, Trial, Hold]\n",
    **{
        f"trends/{name}.yaml": f"name: {name.capitalize()}\ndimension: {dimension}\nring: {ring}\n".encode()
        for name, dimension, ring in (("helm", "Tools", "Trial"), ("git", "tools", "adopt"), ("pairs", "Teams", "hold"))
    },
}
TEXTS: tuple[Any, ...] = (
    *("", " ", "0", "-1", "1", "5", "6", "1e999", "NaN", "2026", "2026-02-30", "9999-12-31", "0001-01-01", "true"),
    *("99999999999999999999", "x" * 301, "x" * 5000, "a b " * 900, "-", "index", "readme", "2026-11-30", "adopt"),
    *("\u202eabc", "\u200b", "e\u0301\u0301", "İßſ", "𝒳𝒴", "👩‍👩‍👧", "שלום", "\u00a0", "\ufffe", "\0", "..", "../../x"),
    *(
        "<b>",
        "[x](http://[])",
        "{{x}}",
        "%s{0}{a}",
        "`",
        "|",
        "#",
        "'",
        '"',
        "\\",
        "a\nb",
        "https://[",
        "mailto:",
        "#12",
    ),
    *(None, [], {}, [[]], [None], {"": ""}, {"de": None}, {"de": "x"}, {"fr": "x"}, ["x", "x"], {"id": "x"}),
)
NUMBERS: tuple[Any, ...] = (
    *(0, -1, 1, 2, 0.5, 1e-320, 1e308, -0.0, 10**30, True, False, float("nan"), float("inf"), "\ud800", "current"),
)
PIECES: tuple[bytes, ...] = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\t",
    b"\r",
    b"{",
    b"[",
    b"]",
    b"}",
    b": ",
    b"- ",
    b"&a ",
    b"*a",
    b"!!x ",
)
PIECES += (
    b"|",
    b">",
    b"#",
    b"'",
    b'"',
    b"---\n",
    b"...\n",
    b"<<: ",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"[" * 50,
    b"\n  ",
)


RADARS = ("short", "small", "open", "reference", "moon", "cx")
NAMES = (*RADARS, *readers.READERS)


@cache
def sound(name: str) -> Files:
    """A sound radar, with all places written down and every edition published, but for one that is being prepared.

    Or the one file that a reader of that name reads.
    """
    match name:
        case _ if name in readers.READERS:
            return readers.specimen(name)
        case "short":
            return SHORT
        case "small":
            return _published(_small())
        case "open":
            return _opened(sound("small"))
        case "reference":
            return _published(readable(disk.read(ROOT / "docs" / "reference" / "example")))
        case "moon":
            return _published(readable(disk.read(ROOT / "examples" / "moon")))
        case _:
            return _published(readable(disk.read(CX)))


def _small() -> Files:
    two = RADAR.replace('[{id: "2026", date: 2026-11-30}]', _TWO)
    stands = '[{edition: "2026", ring: trial}, {edition: "2027", ring: adopt, reason: {de: a, en: b}}]'
    return {"radar.yaml": two.encode()} | {
        f"trends/{name}.yaml": entry(name.capitalize(), dimension)
        .replace('[{edition: "2026", ring: trial}]', stands)
        .encode()
        for name, dimension in (("kanban", "process"), ("lean", "people"), ("scrum", "process"))
    }


def _published(files: Files) -> Files:
    loaded, lock = load(files)
    assert loaded.radar
    for edition in loaded.radar.editions:
        if edition.implied or loaded.radar.unconfirmed(edition):
            continue
        outputs = published_files(loaded.radar, edition, lock, files[disk.RADAR])
        files = files | {path: text if isinstance(text, bytes) else text.encode() for path, text in outputs.items()}
    return files | {disk.LOCK: lock_text(locked(loaded.radar, lock)).encode()}


def _opened(files: Files) -> Files:
    loaded, lock = load(files)
    made = opened_edition(files, loaded, lock, Edition("2028", dt.date(2028, 11, 30)))
    return files | made.changed


def changes(name: str) -> tuple[Change, ...]:
    """What can happen to files; those that stand here more than once happen more often."""
    if name in readers.READERS:
        return (*[_bytes] * 3, *[_inside] * 3, _lines, _piled, _anything, *[_tree] * (2 if name in TREES else 0))
    return (_bytes, _lines, _value_in_line, *[_tree] * 4, *[_word] * 2, _file)


def _inside(rng: random.Random, files: Files) -> None:
    """The same within what is packed, with checksums that fit again."""
    ((path, content),) = files.items()
    files[path] = readers.packed(rng, content, lambda part: _slip(rng, part))


def _piled(rng: random.Random, files: Files) -> None:
    """A piece again and again, as somebody does who wants to be noticed."""
    ((path, content),) = files.items()
    start = rng.randrange(len(content) + 1)
    piece = rng.choice([rng.choice(PIECES), content[start : start + rng.choice([1, 3, 20, 300])], bytes(3)])
    many = rng.choice([2, 9, 100, 2_000, 20_000])
    files[path] = content[:start] + (piece * many)[:100_000] + content[start:]


def _anything(rng: random.Random, files: Files) -> None:
    """Bytes that mean nothing, or pieces of what does; at times behind a sound beginning."""
    ((path, content),) = files.items()
    kept = content[: rng.choice([0, 0, 3, 8, 40, len(content)])]
    count = rng.choice([0, 1, 4, 30, 300])
    bare = rng.randbytes(count * rng.choice([1, 40]))
    files[path] = kept + rng.choice([bare, b"".join(rng.choice(PIECES) for _ in range(count))])


def _some_path(rng: random.Random, files: Files) -> str:
    """A path, each kind of file about as often."""
    kinds = [
        [path for path in files if path.startswith("trends/")],
        [path for path in files if path == "radar.yaml"],
        [path for path in files if path.endswith(".json")],
    ]
    return rng.choice(rng.choice([kind for kind in kinds if kind] or [[*files]]))


def _bytes(rng: random.Random, files: Files) -> None:
    """A slip of the keyboard, or of a disk."""
    path = _some_path(rng, files)
    files[path] = _slip(rng, files[path])


def _slip(rng: random.Random, source: bytes) -> bytes:
    start = rng.randrange(len(source) + 1)
    end = min(len(source), start + rng.choice([0, 0, 1, 1, 2, 9, 200, 10**9]))
    return source[:start] + rng.choice([b"", bytes([rng.randrange(256)]), rng.choice(PIECES)]) + source[end:]


def _lines(rng: random.Random, files: Files) -> None:
    """A line lost, doubled, moved, indented otherwise."""
    path = _some_path(rng, files)
    lines = files[path].splitlines(keepends=True)
    if not lines:
        return
    n, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            del lines[n]
        case 1:
            lines.insert(other, lines[n])
        case 2:
            lines[n], lines[other] = lines[other], lines[n]
        case 3:
            lines[n] = b"  " + lines[n]
        case _:
            lines[n] = lines[n].removeprefix(b"  ")
    files[path] = b"".join(lines)


def _value_in_line(rng: random.Random, files: Files) -> None:
    """Another value behind a colon."""
    path = _some_path(rng, files)
    lines = files[path].splitlines(keepends=True)
    colons = [n for n, line in enumerate(lines) if b": " in line]
    if colons:
        n = rng.choice(colons)
        text = rng.choice([one for one in TEXTS if isinstance(one, str)])
        lines[n] = lines[n].partition(b": ")[0] + b": " + text.encode() + b"\n"
        files[path] = b"".join(lines)


def _tree(rng: random.Random, files: Files) -> None:
    """Something else where a value stands: of another type, of another field, or nothing."""
    path = _some_path(rng, files)
    try:
        tree = json.loads(files[path]) if path.endswith(".json") else document(path, files[path]).tree
    except (ValueError, RecursionError):
        return
    pool = TEXTS + NUMBERS if path.endswith(".json") else TEXTS
    holder = {"": tree}
    places = [*_places(holder)]
    inner, key = rng.choice(places)
    other, other_key = rng.choice(places)
    match rng.randrange(8):
        case 0 | 1:
            del inner[key]
        case 2 | 3:
            inner[key] = rng.choice(pool)
        case 4:
            inner[key], other[other_key] = other[other_key], inner[key]
        case 5:
            inner[key] = other[other_key]
        case 6:
            inner[key] = rng.choice([[inner[key]], {"de": inner[key]}, [inner[key]] * 2, [inner[key]] * 120])
        case _ if isinstance(inner, dict):
            inner[rng.choice([*map(str, inner), "id", "ring", *filter(None, _words(files))][:400])] = inner.pop(key)
        case _:
            pass
    try:
        written = _json(rng, holder.get("")) if path.endswith(".json") else flow(holder.get(""))
    except (ValueError, RecursionError):
        # A value may have been put into itself.
        return
    files[path] = written.encode("utf-8", "surrogatepass")


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping or list with each of its keys."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield tree, key
        yield from _places(tree[key])


def _json(rng: random.Random, tree: Any) -> str:
    """As a forger would write it: often with the right checksum."""
    if isinstance(tree, dict) and isinstance(tree.get("data"), dict) and rng.random() < 0.9:
        try:
            tree["checksum"] = published_record.checksum(tree["data"])
        except ValueError:
            tree["checksum"] = "sha256:0"
    return json.dumps(tree, ensure_ascii=rng.random() < 0.5, indent=1)


def flow(tree: Any) -> str:
    """YAML that holds exactly that."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {flow(v)}" for key, v in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(flow, tree)) + "]"
    return "" if tree is None else json.dumps(tree, ensure_ascii=False)


def _words(files: Files) -> list[str]:
    """Ids that the files may name."""
    tree = document("radar.yaml", files.get("radar.yaml", b"")).tree or {}
    ids = [value for holder, key in _places(tree) if key == "id" and isinstance(value := holder[key], str)]
    return sorted({*ids, *(Path(path).stem for path in files if path.startswith("trends/"))})


def _word(rng: random.Random, files: Files) -> None:
    """An id named otherwise, in one file or in several."""
    words = _words(files)
    if not words:
        return
    old, new = rng.choice(words), rng.choice([*words, "test", "x-9", "ÄÖ", "", "current", "2026"])
    paths = rng.choice([[*files], ["radar.yaml"], [_some_path(rng, files)], [p for p in files if p.endswith(".json")]])
    for path in paths:
        if path in files:
            files[path] = files[path].replace(old.encode(), new.encode())


def _file(rng: random.Random, files: Files) -> None:
    """A file lost, emptied, doubled, exchanged, or under another name."""
    path, other = _some_path(rng, files), _some_path(rng, files)
    match rng.randrange(6):
        case 0 if path != "radar.yaml":
            del files[path]
        case 1:
            files[path] = b""
        case 2:
            files[path], files[other] = files[other], files[path]
        case 3:
            files[rng.choice(["trends/new-one.yaml", "trends/Kanban.yaml", "trends/a.yml", "editions/x.json"])] = files[
                path
            ]
        case _ if path.startswith("trends/"):
            files[f"trends/{rng.choice(['other', 'index', 'lean', 'x' * 90])}.yaml"] = files.pop(path)
        case _:
            pass


def changed(name: str, seed: str, only: frozenset[int] | None = None) -> tuple[Files, int]:
    """The radar after one to three changes, or `only` some of them, and how many there are."""
    rng = random.Random(seed)  # noqa: S311 – the same changes each time are what is wanted
    files = dict(sound(name))
    count = rng.choice([1, 1, 1, 2, 3])
    for n in range(count):
        change, own = rng.choice(changes(name)), random.Random(rng.random())  # noqa: S311 – as above
        if only is None or n in only:
            change(own, files)
    return files, count


def hit(name: str, seed: str, only: frozenset[int] | None = None) -> tuple[str, Exception] | None:
    """What is raised after these changes, and in which step."""
    files, _ = changed(name, seed, only)
    if name in readers.READERS:
        return readers.fault(name, files, readers.LONGEST)
    slowly = random.Random(f"{seed} slowly").random() < SLOW_SHARE  # noqa: S311 – as above
    return fault(files, sound(name), lambda step: slowly or step not in SLOW)


def told(name: str, seed: str) -> str:
    """The least of the changes that shows the fault, as a difference, and the traceback."""
    _, count = changed(name, seed)
    least = next((one for n in range(count) if hit(name, seed, one := frozenset({n}))), None)
    found = hit(name, seed, least)
    assert found
    files, _ = changed(name, seed, least)
    lines = []
    for path in sorted({*files, *sound(name)}):
        before, after = (some.get(path, b"").decode("utf-8", "replace") for some in (sound(name), files))
        if before != after:
            lines += [*difflib.unified_diff(before.split("\n"), after.split("\n"), path, path, lineterm="", n=0)][:30]
    step, error = found
    trace = "".join(traceback.format_exception(error))
    return "\n".join([f"== {name}, seed {seed!r}, in {step}", *(line[:600] for line in lines), trace[-3000:]])


def look(seed: int, first: int, count: int, seconds: float, names: list[str]) -> Iterator[tuple[str, str] | None]:
    """One change after the other, until there are enough or the time is up; those that show a fault."""
    end = time.monotonic() + seconds
    for n in range(first, first + count):
        if time.monotonic() > end:
            return
        name, own = names[n % len(names)], f"{seed}-{n}"
        yield (name, own) if hit(name, own) else None


def main() -> int:
    """Look for faults; the exit status is 1 where there are some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", choices=NAMES, action="append")
    given = parser.parse_args()
    # The large ones take ten times as long.
    names = given.only or [*["short", "small", "reference", *readers.READERS] * 5, "open", "moon", "cx"]
    looked, kinds = 0, set()
    for found in look(given.seed, given.first, given.count, given.seconds, names):
        looked += 1
        if found:
            report = told(*found)
            kind = "".join(report.splitlines()[-4:])
            if kind not in kinds:
                kinds.add(kind)
                print(report, flush=True)
    print(f"{looked} changes, {len(kinds)} kinds of faults", file=sys.stderr)
    return 1 if kinds else 0


if __name__ == "__main__":
    raise SystemExit(main())
