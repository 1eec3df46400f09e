"""Compiled templates, kept between builds in __pycache__, where Python keeps compiled modules.

They are code, so they are never stored with a radar, where strangers may write; whoever can write into this package's
folder can change the program anyway. A file is found by its template's path, and is valid only for the template's
content, for what compiled it, and for this version of Python.
"""

import importlib.util
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from radargen.pages import templating

_CHECKSUM = sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in `known`, by jinja2's key, and also in `folder` if there is one.

    `made_by` identifies everything besides the template's content on which the code depends.
    """

    def __init__(self, known: dict[str, bytes], folder: Path | None = None, made_by: str = "") -> None:
        self.known, self.folder = known, folder
        self.made_by = f"{version('jinja2')}\0{sys.version}\0{made_by}\0".encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template; called by jinja2, which compares the template's content."""
        if bucket.key not in self.known and self.folder:
            with suppress(OSError):
                kept = self._place(self.folder, bucket).read_bytes()
                checksum, code = kept[:_CHECKSUM], kept[_CHECKSUM:]
                if checksum == self._checksum(code):
                    self.known[bucket.key] = code
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; called by jinja2."""
        self.known[bucket.key] = bucket.bytecode_to_string()
        if self.folder is None or sys.dont_write_bytecode:
            return
        place = self._place(self.folder, bucket)
        spare = place.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            code = self.known[bucket.key]
            spare.write_bytes(self._checksum(code) + code)
            spare.replace(place)
        except OSError:
            # The package may have been installed by another user.
            with suppress(OSError):
                spare.unlink()

    def _checksum(self, code: bytes) -> bytes:
        return sha256(self.made_by + code).digest()

    def _place(self, folder: Path, bucket: Bucket) -> Path:
        return folder / f"{bucket.key}.{sys.implementation.cache_tag}.template"


@cache
def compiled_theme() -> CompiledTemplates:
    """The theme's templates as MkDocs compiles them if no code of a radar is involved."""
    return CompiledTemplates({}, _folder(), f"mkdocs {version('mkdocs')}")


@cache
def keep_pages_compiled() -> None:
    """Also keep the templates of pages; they depend on the module that compiles them."""
    made_by = sha256(Path(templating.__file__).read_bytes()).hexdigest()
    templating.environment().bytecode_cache = CompiledTemplates({}, _folder(), made_by)


def _folder() -> Path | None:
    """The folder where Python keeps this folder's compiled modules; None if it keeps none."""
    try:
        return Path(importlib.util.cache_from_source(__file__)).parent
    except NotImplementedError:
        return None
