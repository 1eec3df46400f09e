"""Exports the site as Markdown, with a mkdocs.yml per language, for any generator that builds such pages."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from radargen import build
from radargen.charts.placing import Lock
from radargen.model import Radar
from radargen.pages import addresses
from radargen.publishing.code_trust import protected_sources
from radargen.publishing.mkdocs_seam import get_data
from radargen.publishing.site.page_metadata import page_metadata
from radargen.publishing.site.site_config import (
    FEATURES,
    LOGO,
    NOT_IN_NAV,
    SEARCH,
    THEME,
    VALIDATION,
    SiteConfig,
    inner_assets,
    scripts,
    stylesheets,
)
from radargen.reading import Loaded
from radargen.storage.atomic_folder import replaced_folder
from radargen.storage.files import fill, tree, write_errors
from radargen.text.messages import Message
from radargen.text.paths import SETTINGS, SHARED, SITE
from radargen.text.wording import wording

README = "README.md"
# Files that begin with a name of their own are called by it.
HEADING = re.compile(r"^# +(.+?) *#*$", re.MULTILINE)
# The theme with which the pages are built has unknown scripts and styles; no page asks another host.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'"
)


def export(loaded: Loaded, lock: Lock, radar: Radar, root: Path, target: Path) -> tuple[Message, ...]:
    """Replace `target` by the pages of the radar in `root`: docs/<language>/, theme/, and the settings.

    `mkdocs build` builds the first language, then `mkdocs build -f mkdocs.<language>.yml` each other one, as a
    README.md there explains. Returns a sentence for each missing chart. RadargenError where the target was not made by
    radargen or cannot be written.
    """
    with replaced_folder(target, protected_sources(root)) as new, write_errors(target):
        fill(new, {f"theme/{path}": file.read_bytes() for path, file in tree(THEME, THEME).items()})
        sites = {language: _generated_site(loaded, lock, root, language) for language in radar.languages}
        docs = {language: _docs(site, root, language) for language, site in sites.items()}
        pages = {
            language: frozenset(path for path in files if path.endswith(".md")) for language, files in docs.items()
        }
        for language, files in docs.items():
            site = SiteConfig(radar, language, pages)
            pages_with_metadata = {
                path: _with_metadata(c, site, path, files) if path.endswith(".md") else c for path, c in files.items()
            }
            fill(new / "docs" / language, pages_with_metadata)
            (new / _file(site)).write_text("\n".join(_yaml(_settings(site))) + "\n", encoding="utf-8")
        (new / README).write_text(_readme(radar, pages), encoding="utf-8")
    return sites[radar.languages[0]].undrawn


def _generated_site(loaded: Loaded, lock: Lock, root: Path, language: str) -> build.Site:
    by_hand = tree(root / SITE / language, root)
    handwritten = {path: file.read_bytes().decode() for path, file in by_hand.items() if path.endswith(".md")}
    return build.site(loaded, language, lock=lock, handwritten=handwritten)


def _docs(made: build.Site, root: Path, language: str) -> dict[str, bytes]:
    """Every file of one language by path; generated files replace handwritten ones."""
    by_hand = {path: file.read_bytes() for path, file in tree(root / SITE / language, root).items()}
    shared = {f"{SHARED}/{path}": file.read_bytes() for path, file in tree(root / SITE / SHARED, root).items()}
    return by_hand | shared | {path: c.encode() if isinstance(c, str) else c for path, c in made.files.items()}


def _with_metadata(content: bytes, site: SiteConfig, page: str, files: Collection[str]) -> bytes:
    """The page with the data that the plugin gives to templates: links to translations, and the metadata."""
    text = content.decode()
    _, matter = get_data(text)
    begun = text.startswith("---\n") and matter
    if matter and not begun:
        # In a fixed form, into which nothing can be injected.
        return content
    heading = HEADING.search(text)
    title = f"{matter.get('title') or (heading[1] if heading else site.title)}"
    metadata = asdict(page_metadata(site, page, title, f"{matter.get('description') or ''}", "", files))
    line = f"radar: {json.dumps({'languages': site.alternates(page), 'head': metadata}, ensure_ascii=False)}\n"
    return (text.replace("---\n", f"---\n{line}", 1) if begun else f"---\n{line}---\n\n{text}").encode()


def _file(site: SiteConfig) -> str:
    return SETTINGS if site.default else f"mkdocs.{site.language}.yml"


def _readme(radar: Radar, pages: Mapping[str, Collection[str]]) -> str:
    """The instructions for building a site from the pages, in the radar's first language."""
    frames = [SiteConfig(radar, language, pages) for language in radar.languages]
    commands = {name: "\n".join(f"{name} build -f {_file(site)}" for site in frames) for name in ("mkdocs", "zensical")}
    return wording(radar.languages[0])("export.readme", title=radar.title.any(radar.languages[0]), **commands)


def _settings(site: SiteConfig) -> dict[str, object]:
    return {
        "site_name": site.title,
        "docs_dir": f"docs/{site.language}",
        "site_dir": "site" if site.default else f"site/{site.language}",
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            # Gives Zensical the look of Material.
            "variant": "classic",
            "language": site.language,
            "font": False,
            "logo": LOGO,
            "favicon": LOGO,
            "features": list(FEATURES),
            "palette": site.palette(),
        },
        "nav": site.nav(),
        "not_in_nav": NOT_IN_NAV,
        "extra_css": [*stylesheets(), *inner_assets()["styles"]],
        "extra_javascript": [*scripts(), *inner_assets()["scripts"]],
        "plugins": [{"search": SEARCH}],
        "validation": VALIDATION,
        "extra": {
            # Otherwise Material declares the home pages to be the translations of every page.
            "alternate": len(site.radar.languages) > 1,
            "homes": site.alternates(addresses.HOME),
            "footer": site.footer(),
            "words": site.words(),
            "languages": [*site.radar.languages],
            "policy": POLICY,
        }
        | ({"notices": notices} if (notices := site.notices()) else {}),
    }


def _yaml(value: object, indent: str = "") -> Iterator[str]:
    """The lines of mappings and lists in block style; other values as JSON, which is valid YAML."""
    pairs = value.items() if isinstance(value, Mapping) else (("-", item) for item in value)  # type: ignore[attr-defined]
    for key, item in pairs:
        head = f"{indent}{key}" if key == "-" else f"{indent}{key}:"
        if isinstance(item, Mapping | list) and item:
            yield head
            yield from _yaml(item, f"{indent}  ")
        else:
            yield f"{head} {json.dumps(item, ensure_ascii=isinstance(item, str) and not item.isprintable())}"
