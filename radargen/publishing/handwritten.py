"""What lies in site/ and becomes no part of the site, which is said: folders of no language, and what MkDocs skips."""

from collections.abc import Sequence
from pathlib import Path

from radargen.leftovers import passed_over, printable
from radargen.paths import SITE
from radargen.problems import RadargenError
from radargen.sentences import Said, joined

SHARED = "assets"
# MkDocs takes a folder of that name for templates of its theme and publishes nothing of it.
_TEMPLATES = "templates"


def unpublished(root: Path, languages: Sequence[str]) -> tuple[Said, ...]:
    """A sentence for each thing in site/ that nobody will find on the site; RadargenError where two would be one."""
    folder = root / SITE
    if not folder.is_dir():
        return ()
    known = (*languages, SHARED)
    strange = [
        Said(
            "{path} is not published: it is none of {names}.",
            path=f"{SITE}/{printable(path.name)}",
            names=joined(known),
        )
        for path in sorted(folder.iterdir())
        if path.name not in known and not path.name.startswith(".") and not passed_over(path.name, folder=path.is_dir())
    ]
    skipped = [
        Said("{path} is not published: MkDocs keeps that name for itself.", path=f"{SITE}/{language}/{_TEMPLATES}")
        for language in languages
        if (folder / language / _TEMPLATES).is_dir()
    ]
    first, *others = languages
    for language in others:
        for name in (language, f"{language}.md"):
            if (folder / first / name).exists():
                raise RadargenError(
                    Said(
                        "{path} would stand where the pages in {language} stand; rename it.",
                        path=f"{SITE}/{first}/{name}",
                        language=language,
                    )
                )
    return (*strange, *skipped)
