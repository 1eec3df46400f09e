"""docs/reference: every field and every command, from where they are declared; `python -m tests.reference` writes."""

from collections.abc import Callable
from functools import partial

from tests.manual import DOCS
from tests.reference import commands, fields

FOLDER = DOCS / "reference"


# Name -> what makes the page.
PAGES: dict[str, Callable[[], str]] = {
    **{f"{kind}.md": partial(fields.page, kind, "en") for kind in fields.FILES},
    **{f"{kind}.de.md": partial(fields.page, kind, "de") for kind in fields.FILES},
    "commands.md": commands.page,
}


def write() -> None:
    """Write the pages anew."""
    for name, made in PAGES.items():
        (FOLDER / name).write_text(made(), encoding="utf-8")
