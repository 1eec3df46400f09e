"""Check that the files and icons named in a mkdocs.yml exist."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

from radargen.publishing.mkdocs_seam import Files, MkDocsConfig
from radargen.publishing.settings.setting_rules import name_hint
from radargen.text.messages import Message, RadargenError


def check_files(config: MkDocsConfig, files: Files) -> None:
    """RadargenError for a file in the settings that the site does not have, or that is on another host."""
    site_paths = {file.dest_uri for file in files}
    theme = config.theme
    references: list[tuple[str, object]] = [
        *(("extra_css", path) for path in config.extra_css),
        *(("extra_javascript", path) for path in config.extra_javascript),
        *(("theme.logo", path) for path in [theme.get("logo")] if path),
        *(("theme.favicon", path) for path in [theme.get("favicon")] if path),
    ]
    site_address = urlsplit(config.site_url or "")
    for key, path in references:
        name = f"{path}"
        try:
            parts = urlsplit(name.strip().replace("\\", "/"))
        except ValueError:
            parts = urlsplit("")
        if (parts.scheme or parts.netloc) and parts[:2] != site_address[:2]:
            raise RadargenError(
                Message(
                    "mkdocs.yml: {key} names {name}, which every reader's browser would fetch from another host; put a "
                    "copy of it into site/assets/ and name that.",
                    key=key,
                    name=name,
                )
            )
        if not parts.netloc and not parts.path.startswith("/") and normpath(parts.path) not in site_paths:
            raise RadargenError(
                Message(
                    "mkdocs.yml: {key} names {name}, which the site does not have; put the file into site/assets/ and "
                    "write assets/ before its name, or take it out.",
                    key=key,
                    name=name,
                )
            )


def check_icons(config: MkDocsConfig) -> None:
    """RadargenError for an icon in the settings that the theme does not have."""
    folders = [Path(folder, ".icons") for folder in config.theme.dirs]
    social = config.extra.get("social")
    links = social if isinstance(social, list) else ()
    palette = config.theme.get("palette")
    toggles = [each.get("toggle") for each in palette if isinstance(each, Mapping)] if isinstance(palette, list) else []
    references = [
        *(("extra.social", each.get("icon")) for each in links if isinstance(each, Mapping)),
        *(("theme.palette", each.get("icon")) for each in toggles if isinstance(each, Mapping)),
        *(("theme.icon", name) for name in _texts(config.theme.get("icon"))),
    ]
    for key, name in references:
        if not any((folder / f"{name}.svg").is_file() for folder in folders):
            icons = {
                p.relative_to(folder).with_suffix("").as_posix() for folder in folders for p in folder.rglob("*.svg")
            }
            raise RadargenError(
                Message(
                    "mkdocs.yml: {key} names the icon {name}, which the theme does not have; {hint}",
                    key=key,
                    name=name or "…",
                    hint=name_hint(f"{name}", icons, Message("take it out.")),
                )
            )


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for item in value.values():
                yield from _texts(item)
        case _:
            pass
