"""Fonts installed on this machine, in the order in which they are tried; used only for letters that no other font has.

Which fonts a machine has is the one thing below the commands that depends on it. The choice among them depends only on
their names and what they draw; commands say which were used, and the lock records it.
"""

import os
import re
import sys
from collections.abc import Collection, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from radargen.charts.lettering.font_faces import FontFace, UnusableFontError, collection, opened
from radargen.charts.scene import Weight

# How many files are looked at, in the order of their paths; a designer's machine has a few thousand.
MOST_FILES = 5000
_SUFFIXES = (".otf", ".ttc", ".ttf")
# Words in the names of faces that are not upright, regular text faces, and of fonts with a box for every character.
_UNUSUAL = re.compile(
    r"bold|black|heavy|light|thin|medium|semi|demi|extra|ital|obli|slant|cond|narrow|mono|serif|ui\b|ui-|looped"
    r"|kufi|nastal|display|math|looped|rashi"
)
_BLANK = re.compile(r"last.?resort|adobe.?blank|notdef|unifont")
_FAMILIES = ("notosans", "dejavusans")
_REGIONS = ("JP", "KR", "SC", "TC", "HK")


def bundled(weight: Weight) -> FontFace | None:
    """The DejaVu Sans bundled with matplotlib: the same on every machine."""
    return _bundled("DejaVuSans.ttf" if weight is Weight.REGULAR else "DejaVuSans-Bold.ttf")


@cache
def _bundled(file: str) -> FontFace | None:
    # Located without importing matplotlib, which takes most of a second.
    found = find_spec("matplotlib")
    for place in (found.submodule_search_locations or ()) if found else ():
        path = Path(place) / "mpl-data" / "fonts" / "ttf" / file
        if path.is_file():
            try:
                return opened(path.read_bytes(), file)
            except UnusableFontError:
                return None
    return None


def installed(chars: Collection[str], region: str) -> FontFace | None:
    """The first face that draws all of the characters, else the one that draws most; None if none draws any.

    `region` is JP, KR or SC where letter forms differ between these, else empty.
    """
    best, most = None, 0
    for face in _faces(region):
        count = sum(map(face.draws, chars))
        if count > most:
            best, most = face, count
        if most == len(chars):
            break
    return best


def fonts_listed() -> Iterator[str]:
    """A fingerprint of the machine's fonts: path, size and modification time of each file."""
    for path in _files(*_folders()):
        try:
            status = path.stat()
        except OSError:
            continue
        yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _faces(region: str) -> Iterator[FontFace]:
    for path in _ordered(_files(*_folders()), region):
        faces = collection(str(path), path.name)
        yield from sorted(faces, key=lambda face: (_foreign(face.family, region), "Mono" in face.family))


@cache
def _ordered(paths: tuple[Path, ...], region: str) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: _rank(path, region)))


def _rank(path: Path, region: str) -> tuple[int, int, bool, str, str]:
    """Sort key: well-known faces first, then sans-serif families, then those of the region, then by name."""
    name = path.stem.replace(" ", "").replace("_", "").lower()
    family = next((n for n, known in enumerate(_FAMILIES) if name.startswith(known)), None)
    plain = name.replace("sansserif", "sans")
    rank = family if family is not None else 2 if re.search("sans|gothic|hei|arial|helvet", plain) else 3
    return len(set(_UNUSUAL.findall(plain))), rank, _foreign(path.stem, region), name, str(path)


def _foreign(name: str, region: str) -> bool:
    """Whether the name says that the font has the letter forms of another region."""
    named = [known for known in _REGIONS if re.search(rf"{known}(?![a-z])", name)]
    return bool(named and region) and region not in named


@cache
def _files(*folders: str) -> tuple[Path, ...]:
    found: list[Path] = []
    for folder in folders:
        for place, inside, names in os.walk(folder):
            inside.sort()
            found += [
                Path(place) / name
                for name in sorted(names)
                if name.lower().endswith(_SUFFIXES) and not _BLANK.search(name.lower())
            ]
            if len(found) >= MOST_FILES:
                return tuple(found[:MOST_FILES])
    return tuple(found)


def _folders() -> tuple[str, ...]:
    """The font folders of Linux desktops (XDG Base Directory Specification) or of macOS."""
    home = Path("~").expanduser()
    if sys.platform == "darwin":
        return "/System/Library/Fonts", "/Library/Fonts", str(home / "Library" / "Fonts")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    folders = [*(f"{place}/fonts" for place in shared.split(":") if place), f"{own}/fonts", str(home / ".fonts")]
    return tuple(dict.fromkeys(folders))
