"""What the documentation's site takes in from beside docs/, where other links lead, and for which version it is.

Pages are written to be read at a forge as well, so their links are those between files.
"""

import os
import posixpath
import re
import tomllib
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
# The page that leads to the documentation of other versions.
VERSIONS = "versions.md"
_RELEASE = re.compile(r"^## \[(\d[\w.]*)\](?: – ([\d-]+))?", re.MULTILINE)
# A link or picture in Markdown: its words, its address and its place there.
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s#:]+)((?:#[^)\s]*)?)\)")
_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)


def on_config(config: Any) -> Any:
    """Say on every page for which version it is."""
    config.site_name = f"{config.site_name} {_version()}"
    config.copyright = f"The documentation of radargen {_version()}."
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that are made of files beside docs/."""
    for name, page in TAKEN_IN.items():
        files.append(File.generated(config, page, content=(ROOT / name).read_text(encoding="utf-8")))
    files.append(File.generated(config, VERSIONS, content=_versions(config)))
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
    # Without an address of the repository the words stay without a link.
    base = _repository(config)
    return f"[{words}]({base}/blob/{os.environ.get('RADARGEN_REF') or 'main'}/{target}{place})" if base else words


def _repository(config: Any) -> str:
    return (os.environ.get("RADARGEN_REPOSITORY") or config.repo_url or "").rstrip("/")


def _version() -> str:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])


def _versions(config: Any) -> str:
    """The versions of the changelog; the documentation of each stands in the repository at its tag."""
    base = _repository(config)
    rows = [
        f"| {version} | {day} | "
        + (f"[docs at v{version}]({base}/tree/v{version}/docs)" if base else f"tag v{version}")
        for version, day in _RELEASE.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    ]
    said = (
        f"These pages are for radargen {_version()}; `radargen --version` says which one you have. What is different "
        "in each, [the changelog](changelog.md) says. The pages of another version are in the repository, in `docs` at "
        "its tag, to be read there; `make docs` makes a site of them."
    )
    return "\n".join(["# Versions", "", said, "", "| version | of | its pages |", "|---|---|---|", *rows, ""])
