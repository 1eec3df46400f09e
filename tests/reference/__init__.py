"""docs/reference: every field and every command, from where they are declared; `python -m tests.reference` writes."""

from tests.manual import DOCS
from tests.reference import commands, fields

FOLDER = DOCS / "reference"


def pages() -> dict[str, str]:
    """The pages by name."""
    return {
        **{f"{kind}.md": fields.page(kind, "en") for kind in fields.FILES},
        **{f"{kind}.de.md": fields.page(kind, "de") for kind in fields.FILES},
        "commands.md": commands.page(),
    }


def write() -> None:
    """Write the pages anew."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
