"""Everything besides the radar that determines the bytes of a site: program, libraries, Python, the machine's fonts.

A result kept for a later build is only valid if all of it is the same.
"""

import os
import platform
import sys
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path

import radargen
from radargen.charts.lettering.installed_fonts import fonts_listed

# Files in the package's folders that have no effect on output.
_APART = frozenset({"__pycache__"})
# Suffixes of the folders with the metadata of installed libraries.
_INSTALLED = (".dist-info", ".egg-info")


@cache
def program_digest() -> str:
    """A digest of every file of the package, the versions of all that is installed, Python, the machine and its fonts.

    The package counts by content, since between two releases its version says nothing.
    """
    parts = sha256()
    for part in (*_versions(), *_machine(), *fonts_listed()):
        parts.update(f"{part}\0".encode(errors="surrogateescape"))
    top = Path(radargen.__file__).parent
    for folder, inside, names in os.walk(top):
        inside[:] = sorted(name for name in inside if name not in _APART)
        for name in sorted(names):
            path = Path(folder, name)
            content = path.read_bytes()
            parts.update(f"{path.relative_to(top).as_posix()}\0{len(content)}\0".encode(errors="surrogateescape"))
            parts.update(content)
    return parts.hexdigest()


def _versions() -> list[str]:
    """Names and versions of all installed libraries, from the names of their metadata folders."""
    found = set[str]()
    for place in dict.fromkeys(sys.path):
        try:
            found.update(name for name in os.listdir(place or ".") if name.endswith(_INSTALLED))  # noqa: PTH208 – names alone
        except OSError:
            continue
    return sorted(found)


def _machine() -> tuple[str, ...]:
    """Python, platform, C library and zlib: with another one, results may be rounded or compressed differently."""
    return sys.version, sys.platform, platform.machine(), sys.byteorder, *platform.libc_ver(), zlib.ZLIB_RUNTIME_VERSION
