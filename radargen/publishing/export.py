"""The site as plain Markdown with a mkdocs.yml per language, for whatever turns Markdown into a site some day."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from radargen import build
from radargen.files import said, tree
from radargen.model import Radar
from radargen.pages import addresses
from radargen.placing import Lock
from radargen.publishing.frame import (
    FEATURES,
    LOGO,
    NOT_IN_NAV,
    SEARCH,
    THEME,
    VALIDATION,
    Frame,
    inner,
    scripts,
    stylesheets,
)
from radargen.reading import Loaded
from radargen.sentences import Said
from radargen.swapping import replacing
from radargen.trust import spared


def export(loaded: Loaded, lock: Lock, radar: Radar, root: Path, target: Path) -> tuple[Said, ...]:
    """Replace `target` by the pages of the radar that stands in `root`: docs/<language>/, theme/, and the settings.

    `mkdocs build` there makes the first language, `mkdocs build -f mkdocs.<language>.yml` after it each other one.
    Returns why a picture is missing, a sentence each. RadargenError where the target is not ours to replace or cannot
    be written.
    """
    with replacing(target, spared(root)) as new, said(target):
        shutil.copytree(THEME, new / "theme")
        made = {language: _made(loaded, lock, root, language) for language in radar.languages}
        docs = {language: _docs(site, root, language) for language, site in made.items()}
        pages = {
            language: frozenset(path for path in files if path.endswith(".md")) for language, files in docs.items()
        }
        for language, files in docs.items():
            for path, content in files.items():
                place = new / "docs" / language / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            frame = Frame(radar, language, pages)
            name = "mkdocs.yml" if frame.default else f"mkdocs.{language}.yml"
            (new / name).write_text("\n".join(_yaml(_settings(frame))) + "\n", encoding="utf-8")
    return made[radar.languages[0]].undrawn


def _made(loaded: Loaded, lock: Lock, root: Path, language: str) -> build.Site:
    by_hand = tree(root / "site" / language, root)
    handwritten = {path: file.read_bytes().decode() for path, file in by_hand.items() if path.endswith(".md")}
    return build.site(loaded, language, lock=lock, handwritten=handwritten)


def _docs(made: build.Site, root: Path, language: str) -> dict[str, bytes]:
    """Every file of one language: those written by hand, then, over them, those that are generated."""
    by_hand = {path: file.read_bytes() for path, file in tree(root / "site" / language, root).items()}
    shared = {f"assets/{path}": file.read_bytes() for path, file in tree(root / "site" / "assets", root).items()}
    return by_hand | shared | {path: c.encode() if isinstance(c, str) else c for path, c in made.files.items()}


def _settings(frame: Frame) -> dict[str, object]:
    return {
        "site_name": frame.title,
        "docs_dir": f"docs/{frame.language}",
        "site_dir": "site" if frame.default else f"site/{frame.language}",
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "language": frame.language,
            "font": False,
            "logo": LOGO,
            "favicon": LOGO,
            "features": list(FEATURES),
            "palette": frame.palette(),
        },
        "nav": frame.nav(),
        "not_in_nav": NOT_IN_NAV,
        "extra_css": [*stylesheets(), *inner()["styles"]],
        "extra_javascript": [*scripts(), *inner()["scripts"]],
        "plugins": [{"search": SEARCH}],
        "validation": VALIDATION,
        "extra": {"alternate": frame.alternates(addresses.HOME), "footer": frame.footer(), "words": frame.words()}
        | ({"notices": notices} if (notices := frame.notices()) else {}),
    }


def _yaml(value: object, indent: str = "") -> Iterator[str]:
    """Mappings and lists as lines of block style, anything else quoted as JSON, which YAML reads alike."""
    pairs = value.items() if isinstance(value, Mapping) else (("-", each) for each in value)  # type: ignore[attr-defined]
    for key, each in pairs:
        head = f"{indent}{key}" if key == "-" else f"{indent}{key}:"
        if isinstance(each, Mapping | list) and each:
            yield head
            yield from _yaml(each, f"{indent}  ")
        else:
            yield f"{head} {json.dumps(each, ensure_ascii=isinstance(each, str) and not each.isprintable())}"
