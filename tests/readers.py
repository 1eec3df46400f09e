"""Every reader of a file that a stranger may have made, by itself, with a sound file of its kind to change.

Radars as a whole go through `everything`, where most of each file stays sound; here nothing need be left of it.
"""

import datetime as dt
import json
import math
import os
import random
import subprocess
import tempfile
import time
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from struct import pack, unpack_from
from unittest.mock import patch
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from PIL import Image

from radargen.build import load, other_changes
from radargen.charts.lettering import shaped_line
from radargen.charts.lettering.font_faces import UnusableFontError, opened
from radargen.charts.lettering.shipped_font import font_data
from radargen.charts.placing import read_lock
from radargen.charts.scene import Weight
from radargen.cli.prompts import body
from radargen.exchange.brought import Wishes
from radargen.exchange.brought_repository import brought_repository
from radargen.exchange.kinds import read_source
from radargen.model import FontFile, Radar
from radargen.pages.prose import prose
from radargen.publishing import code_trust
from radargen.publishing.code_trust.settings_code import code
from radargen.reading.picture_files.logo_files import SIGNATURE, logo
from radargen.reading.picture_files.text_pictures import picture
from radargen.reading.picture_files.unsafe_picture import Unsafe
from radargen.reporting import findings
from radargen.storage import atomic_folder, commits, files, journal, spare_files, user_state
from radargen.storage.protected_paths import protected_paths
from radargen.text.markdown.limits import excess
from radargen.text.markdown.text_references import text_references
from radargen.text.messages import RadargenError
from radargen.text.paths import SETTINGS
from radargen.writing.issue_form import draft_from_issue
from radargen.writing.new_trend import new_entry
from radargen.writing.sheet import as_workbook
from radargen.writing.sheet_reading import imported_ratings
from radargen.writing.starter import brought_radar
from tests.everything import Whole, readable
from tests.folders import ROOT

DAY = dt.date(2026, 11, 30)
# CPU seconds of one file; more would be a way to hold somebody's check up.
LONGEST = 4.0
EXAMPLE = ROOT / "docs" / "reference" / "example"
SVG = (
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" '
    b'viewBox="0 0 40 10" width="4mm"><style>.a{fill:#fff;stroke:url(#g)}</style><defs>'
    b'<linearGradient id="g" x:href="#h"/>'
    b'<clipPath id="c"><path d="M0 0h9"/></clipPath></defs><g clip-path="url(#c)" transform="scale(1)">'
    b'<path class="a" style="fill:rgb(1,2,3)" d="M0 0h40v10z" fill="#2A6FB5"/></g></svg>'
)
ISSUE = """### Name of the trend\n\nAgent assist\n\n### Dimension\n\npeople\n\n### In one sentence\n\nA **helper**.\n
### Text\n\nSome [link](https://example.org/) and `code`.\n\n- a\n- b\n\n### Other names\n\na, b; c\n
### Sources\n\n- [A book](https://example.org/a) 2026\n- https://example.org/b\n\n### Name\n\n_No response_\n"""
MARKDOWN = (
    '# A\n\nb *c* **d** `e` [f](trend-a.md "t") ![g](site/a.png) <h@i.example> ~~j~~ ==k== ^l^ H~2~O[^1]\n\n'
    '- [ ] m\n- [x] n\n\n1. o\n\n> p\n\n| q | r |\n|:--|--:|\n| s | t |\n\nu\n: v\n\n```py\nw\n```\n\n???+ note "x"\n'
    "    y\n\n*[z]: a\n[^1]: b\n\n[c]: https://example.org/ 'd'\n<details><summary>e</summary>\nf\n</details>\n\n---\n"
)
SHOWN = (
    "site_name: x\nsite_url: https://example.org/\nrepo_url: https://example.org/a\ntheme:\n  name: material\n"
    "  features: [navigation.tabs]\n  palette: {primary: red}\nplugins: [search, radargen, tags: {enabled: true}]\n"
    "markdown_extensions: [toc: {permalink: true}, pymdownx.details, admonition]\nextra_css: [assets/own.css]\n"
    "extra_javascript: [{path: assets/a.js, defer: true}]\nnav: [index.md, {A: b.md}]\nhooks: [hooks/own.py]\n"
    "copyright: '<b>x</b> <a href=\"https://example.org/\">y</a>'\nsite_author: !ENV [CI, us]\nextra: &a {b: *a}\n"
)
BACKSTAGE = {
    "title": "Tech",
    "quadrants": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
    "rings": [{"id": "use", "name": "Use", "color": "#fff"}, {"id": "try", "name": "Try"}],
    "entries": [
        {
            "id": "c",
            "title": "C",
            "quadrant": "a",
            "links": [{"url": "https://example.org", "title": "D"}],
            "timeline": [{"date": "2026-01-01", "ringId": "use", "moved": 1, "description": "E"}],
        }
    ],
}
WRITTEN = {
    "csv": {"sheet.xlsx": b"trend,by,use\nkanban,a,3\n"},
    "brought list": {
        "tech.csv": b'name,ring,quadrant,status,description\nC#,Adopt,A,new,"<p>b <i>c</i></p>"\nD,Hold,E,,f\n'
    },
    "brought json": {"radar.json": json.dumps(BACKSTAGE).encode()},
    "brought folder": {
        "2026-01-01/a.md": b"---\ntitle: A\nring: adopt\nquadrant: q\ntags: [b]\n---\n[c](/q/d.html) [[a]]\n"
    },
}
NAMES = b"trends\0a.yaml\0site\0\xff\xfe.yaml\0a\nb.yaml\0\xe2\x80\xae.yaml\0.git\0-x\0 \0a:b\0COM1\0layout.lock.json\0"


@cache
def _example() -> tuple[dict[str, bytes], Radar]:
    given = readable(files.read(EXAMPLE))
    radar = load(given)[0].radar
    assert radar
    return given, radar


def _picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (9, 6), (40, 80, 120)).save(out, kind, **({"progressive": True} if kind == "JPEG" else {}))
    return out.getvalue()


@cache
def specimen(name: str) -> dict[str, bytes]:
    """The sound file that is changed, by its path."""
    example, radar = _example()
    match name:
        case "radar.yaml":
            return {name: example[name]}
        case "entry":
            path = next(path for path in example if path.startswith("trends/"))
            return {path: example[path]}
        case "lock" | "edition":
            from tests.fuzz import sound  # noqa: PLC0415 – which asks for the specimens of this module

            path = files.LOCK if name == "lock" else next(path for path in sound("small") if "editions/" in path)
            return {path: sound("small")[path]}
        case "sheet":
            return {"sheet.xlsx": as_workbook(radar, ["a", "b"], "en")}
        case "csv" | "brought list" | "brought json" | "brought folder":
            return WRITTEN[name]
        case "issue":
            return {"issue.md": ISSUE.encode()}
        case "svg":
            return {"logo.svg": SVG}
        case "font" | "png" | "jpeg":
            return {"own.ttf": font_data(Weight.REGULAR)} if name == "font" else {f"p.{name}": _picture(name.upper())}
        case "text":
            return {"text.md": MARKDOWN.encode()}
        case "settings":
            return {SETTINGS: SHOWN.encode()}
        case "record":
            spare = f".kanban.yaml.1.{'0' * 16}.tmp"
            plan = {"trends/kanban.yaml": [spare, "", "0" * 64], "radar.yaml": [".radar.yaml.2.x.tmp", "a", "b"]}
            known = {"tokens": ["0" * 16], "plan": plan, "workshop": f".out.{'0' * 16}.radargen"}
            known |= {"root": "/radar", "digest": "0" * 64}
            return {"record.json": json.dumps(known).encode()}
        case _:
            return {"names": NAMES}


def _whole(path: str, content: bytes) -> None:
    from tests.fuzz import sound  # noqa: PLC0415 – as above

    before = sound("small") if path.endswith(".json") else _example()[0]
    whole = Whole({**before, path: content}, before)
    for step in (whole.check, whole.inspect, whole.fmt, whole.diff):
        step()
    if path == files.LOCK and whole.loaded.radar:
        read_lock(content, whole.loaded.radar)
    if whole.loaded.radar:
        whole.explain()


def _sheet(_: str, content: bytes) -> None:
    given, radar = _example()
    entries = {Path(path).stem: source for path, source in given.items() if path.startswith("trends/")}
    list(imported_ratings(radar, entries, content, DAY).report())


def _import(path: str, content: bytes) -> None:
    """A radar of another program, or a sentence."""
    with suppress(RadargenError):
        radar, ledger = read_source({path: content}, None, Wishes(DAY))
        brought = brought_repository(radar, ledger, "en")
        problems = load(dict(brought_radar(brought.content, "en")))[0].problems
        assert {one.code for one in problems} <= {"placeholder", "unexplained-move"}


def _issue(_: str, content: bytes) -> None:
    words = body(BytesIO(content))
    assert words is not None
    given, radar = _example()
    path = "trends/suggested.yaml"
    problems = load({**given, path: new_entry(draft_from_issue(words, radar), radar, DAY)})[0].problems
    assert not {one.code for one in problems if one.location.path == path} & {"syntax", "tab", "forbidden-character"}


def _drawing(path: str, content: bytes) -> None:
    for read in (logo, picture):
        with suppress(Unsafe):
            found = read(path, content)
            # What was taken is taken again, and as it is.
            assert read(path, found.data).data == found.data


def _font(path: str, content: bytes) -> None:
    with suppress(UnusableFontError):
        face = opened(content, path)
        # The font's own letters, marks and pairs that kern, whatever is left of them.
        for glyph in face.shaped("AVATÄR e\u0301 fi Тренд", Weight.BOLD, backwards=False, script="Latn") or ():
            face.outline(glyph.glyph, Weight.BOLD)
        line = shaped_line("Trải Ἀρχὴ e\u0301", Weight.REGULAR, (FontFile(path, content),))
        assert math.isfinite(line.width) and len(line.outline) < 100_000


def _text(_: str, content: bytes) -> None:
    text = content.decode("utf-8", "replace").replace("\0", "")
    text_references(text)
    if excess(text) is None:
        prose(text).encode()


def _settings(path: str, content: bytes) -> None:
    with _folder() as folder:
        (folder / path).write_bytes(content)
        code_trust.untrusted_message(code(folder), code_trust.NO_TRUST)
        code_trust.protected_sources(folder)


def _record(_: str, content: bytes) -> None:
    """Whatever stands there: nothing below the radar's folder is any different afterwards."""
    with _folder() as folder, patch.dict(os.environ, XDG_STATE_HOME=str(folder / "state")):
        root = folder / "radar"
        (root / "trends").mkdir(parents=True)
        (root / "trends" / "kanban.yaml").write_text("name: a\n")
        for kind, place in ((spare_files.RECORD, root), ("swap", root / "out"), ("trust", root)):
            record = user_state.record(kind, place)
            record.write({})
            record.path.write_bytes(content)
        spare_files.own_spares(root)
        code_trust.trusted_folders(root)
        journal.complete_journal(root)
        (root / "radar.yaml").touch()
        with atomic_folder.replaced_folder(root / "out", protected_paths(root)):
            pass
        assert (root / "trends" / "kanban.yaml").read_text() == "name: a\n"


def _names(_: str, content: bytes) -> None:
    """Files of those names in a commit, below the radar and in its folders; git itself keeps out / and empty names."""
    names = sorted({name.replace(b"/", b"") for name in content.split(b"\0")[:40]} - {b"", b".", b".."})
    with _folder() as folder:

        def git(*arguments: str, given: bytes = b"") -> str:
            done = subprocess.run(["git", "-C", folder, *arguments], input=given, capture_output=True, check=True)
            return done.stdout.decode().strip()

        git("init", "--quiet")
        blob = git("hash-object", "-w", "--stdin", given=b"name: a\ndimension: b\n").encode()
        rows = b"".join(b"100644 blob " + blob + b"\t" + name + b"\0" for name in names if name != b"trends")
        inner = git("mktree", "-z", given=rows).encode()
        tree = git("mktree", "-z", given=rows + b"040000 tree " + inner + b"\ttrends\0")
        made = [git("commit-tree", "-m", "x", one) for one in (tree, git("mktree", given=b""))]
        loaded = load(commits.read(folder, made[0]))[0]
        findings.text(findings.findings(loaded.problems, "de"), {}).encode()
        for one in other_changes.touched(folder, made[1], made[0], ()):
            one.path.encode()


READERS: dict[str, Callable[[str, bytes], None]] = {
    "radar.yaml": _whole,
    "entry": _whole,
    "lock": _whole,
    "edition": _whole,
    "sheet": _sheet,
    "csv": _sheet,
    "brought list": _import,
    "brought json": _import,
    "brought folder": _import,
    "issue": _issue,
    "svg": _drawing,
    "png": _drawing,
    "jpeg": _drawing,
    "font": _font,
    "text": _text,
    "settings": _settings,
    "record": _record,
    "names": _names,
}


def fault(name: str, given: Mapping[str, bytes], longest: float = math.inf) -> tuple[str, Exception] | None:
    """What is raised that is no word to an editor, what a library says instead, or that it took too many seconds."""
    begun_at = time.process_time()
    ((path, content),) = given.items()
    try:
        with suppress(RadargenError), warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            READERS[name](path, content)
    except Exception as error:  # noqa: BLE001 – that is what is looked for
        return name, error
    taken_up = time.process_time() - begun_at
    return (name, TimeoutError(f"{taken_up:.1f} s")) if taken_up > longest else None


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="radargen-fuzz-") as made:
        yield Path(made)


def packed(rng: random.Random, content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The change within one part of what is packed or has checksums, which then fit again."""
    if content.startswith(b"PK"):
        with suppress(BadZipFile, ValueError, NotImplementedError, OSError, zlib.error, EOFError):
            return _zip(rng, content, change)
    if content.startswith(SIGNATURE):
        return _png(rng, content, change)
    return change(content)


def _zip(rng: random.Random, content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    with ZipFile(BytesIO(content)) as book:
        parts = {one.filename: book.read(one) for one in book.infolist()}
    if not parts:
        return change(content)
    # Most often what holds the ratings.
    sheets = [name for name in parts if "sheet" in name or "strings" in name] or [*parts]
    chosen = rng.choice(rng.choice([sheets, [*parts]]))
    parts[chosen] = change(parts[chosen])
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as book:
        for part, inside in parts.items():
            book.writestr(part, inside)
    return out.getvalue()


def _png(rng: random.Random, content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    chunks, at = [], len(SIGNATURE)
    while at + 12 <= len(content):
        (length,) = unpack_from(">I", content, at)
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    if not chunks:
        return change(content)
    n = rng.randrange(len(chunks))
    kind, inside = chunks[n]
    unpacked = b""
    if kind == b"IDAT" and rng.random() < 0.5:
        with suppress(zlib.error):
            unpacked = zlib.decompress(inside)
    chunks[n] = kind, zlib.compress(change(unpacked)) if unpacked else change(inside)
    return SIGNATURE + b"".join(
        pack(">I", len(inside)) + kind + inside + pack(">I", zlib.crc32(kind + inside)) for kind, inside in chunks
    )
