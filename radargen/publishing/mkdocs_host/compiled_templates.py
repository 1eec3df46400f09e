"""Templates as compiled code, kept from one build to the next where Python keeps that of modules: in __pycache__.

It is code, so it never lies with a radar, where strangers may write; whoever can write into this package's folder can
change the program anyway. A file is found by the path of its template and counts only for the template's content, for
what compiled it, and for this version of Python.
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
    """Keeps compiled templates in `known`, by key of jinja2, and with a `folder` there as well.

    `made_by` tells what besides a template's content its code follows from.
    """

    def __init__(self, known: dict[str, bytes], folder: Path | None = None, made_by: str = "") -> None:
        self.known, self.folder = known, folder
        self.made_by = f"{version('jinja2')}\0{sys.version}\0{made_by}\0".encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template (called by jinja2, which compares the content that it was made from)."""
        if bucket.key not in self.known and self.folder:
            with suppress(OSError):
                kept = self._place(self.folder, bucket).read_bytes()
                checksum, code = kept[:_CHECKSUM], kept[_CHECKSUM:]
                if checksum == self._checksum(code):
                    self.known[bucket.key] = code
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template (called by jinja2)."""
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
            # Whoever installed the package may be somebody else.
            with suppress(OSError):
                spare.unlink()

    def _checksum(self, code: bytes) -> bytes:
        return sha256(self.made_by + code).digest()

    def _place(self, folder: Path, bucket: Bucket) -> Path:
        return folder / f"{bucket.key}.{sys.implementation.cache_tag}.template"


@cache
def compiled_theme() -> CompiledTemplates:
    """The theme's templates as MkDocs compiles them where no code of a radar takes part."""
    return CompiledTemplates({}, _folder(), f"mkdocs {version('mkdocs')}")


@cache
def keep_pages_compiled() -> None:
    """Have the templates of pages kept as well; what compiles them is the module that does."""
    made_by = sha256(Path(templating.__file__).read_bytes()).hexdigest()
    templating.environment().bytecode_cache = CompiledTemplates({}, _folder(), made_by)


def _folder() -> Path | None:
    """Where Python keeps the modules of this folder compiled; None where it keeps none."""
    try:
        return Path(importlib.util.cache_from_source(__file__)).parent
    except NotImplementedError:
        return None
