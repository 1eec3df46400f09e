"""What the documentation's site takes in from beside docs/, and where links to the repository's other files lead.

Pages are written to be read at a forge as well, so their links are those between files.
"""

import os
import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).parent.parent.parent
# Pages made of files beside docs/, by the path of the file in the repository.
TAKEN_IN = {
    "README.md": "program.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}
# A link or picture in Markdown: its words, its address and its place there.
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s#:]+)((?:#[^)\s]*)?)\)")
_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that are made of files beside docs/."""
    for name, page in TAKEN_IN.items():
        files.append(File.generated(config, page, content=(ROOT / name).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Let links lead to pages of the site, and to the repository where the site has no such page."""
    source = page.file.src_uri
    # Where the file is in the repository.
    home = next((name for name, taken in TAKEN_IN.items() if taken == source), f"docs/{source}")
    pieces = _CODE.split(markdown)
    return "".join(
        piece if n % 2 else _LINK.sub(lambda link: _led(link, home, source, config, files), piece)
        for n, piece in enumerate(pieces)
    )


def _led(link: re.Match[str], home: str, source: str, config: Any, files: Any) -> str:
    words, address, place = link.groups()
    target = posixpath.normpath(posixpath.join(posixpath.dirname(home), address))
    on_site = TAKEN_IN.get(target) or (target.removeprefix("docs/") if target.startswith("docs/") else "")
    if on_site and files.get_file_from_path(on_site):
        return f"[{words}]({posixpath.relpath(on_site, posixpath.dirname(source) or '.')}{place})"
    if not (ROOT / target).exists():
        # MkDocs names what is missing.
        return link[0]
    base = (os.environ.get("RADARGEN_REPOSITORY") or config.repo_url or "").rstrip("/")
    # Without an address of the repository the words stay without a link.
    return f"[{words}]({base}/blob/main/{target}{place})" if base else words
