"""The handwritten files in site/: which are not published, and a check that none changes during a build."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from radargen.storage.file_names import passed_over, printable
from radargen.text.messages import Message, RadargenError, joined
from radargen.text.paths import SETTINGS, SHARED, SITE

# MkDocs treats a folder of this name as theme templates and does not publish it.
_TEMPLATES = "templates"


def unpublished(root: Path, languages: Sequence[str]) -> tuple[Message, ...]:
    """A message for each file or folder in site/ that is not published; RadargenError where two would collide."""
    folder = root / SITE
    if not folder.is_dir():
        return ()
    known = (*languages, SHARED)
    strange = [
        Message(
            "{path} is not published: it is none of {names}.",
            path=f"{SITE}/{printable(path.name)}",
            names=joined(known),
        )
        for path in sorted(folder.iterdir())
        if path.name not in known and not path.name.startswith(".") and not passed_over(path.name, folder=path.is_dir())
    ]
    skipped = [
        Message("{path} is not published: MkDocs keeps that name for itself.", path=f"{SITE}/{language}/{_TEMPLATES}")
        for language in languages
        if (folder / language / _TEMPLATES).is_dir()
    ]
    first, *others = languages
    for language in others:
        for name in (language, f"{language}.md"):
            if (folder / first / name).exists():
                raise RadargenError(
                    Message(
                        "{path} would stand where the pages in {language} stand; rename it.",
                        path=f"{SITE}/{first}/{name}",
                        language=language,
                    )
                )
    return (*strange, *skipped)


@contextmanager
def unchanged(root: Path) -> Iterator[None]:
    """RadargenError where the settings or a file in site/ change within the block, since languages would differ.

    It replaces any error that the change caused.
    """
    before = _checksums(root)
    try:
        yield
    except Exception:
        _check_same(before, root)
        raise
    _check_same(before, root)


def _check_same(before: dict[str, bytes], root: Path) -> None:
    after = _checksums(root)
    if changed := sorted(path for path in {*before, *after} if before.get(path) != after.get(path)):
        raise RadargenError(
            Message("{path} was changed while the site was being built; build it again.", path=printable(changed[0]))
        )


def _checksums(root: Path) -> dict[str, bytes]:
    """The SHA-256 of the settings and of each file in site/, by path."""
    checksums = {}
    for path in (root / SETTINGS, *(root / SITE).rglob("*")):
        # Other kinds of files, and unreadable ones, are reported where they are used.
        with suppress(OSError):
            if path.is_file():
                checksums[path.relative_to(root).as_posix()] = sha256(path.read_bytes()).digest()
    return checksums
