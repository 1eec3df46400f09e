"""Files and icons that a mkdocs.yml names: each is there, or one sentence says which is not."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

from radargen.publishing.mkdocs_seam import Files, MkDocsConfig
from radargen.publishing.settings.setting_rules import meant
from radargen.text.messages import Message, RadargenError


def check_files(config: MkDocsConfig, files: Files) -> None:
    """RadargenError for a file of the settings that the site does not have, or that lies on another host."""
    known = {file.dest_uri for file in files}
    theme = config.theme
    named: list[tuple[str, object]] = [
        *(("extra_css", each) for each in config.extra_css),
        *(("extra_javascript", each) for each in config.extra_javascript),
        *(("theme.logo", each) for each in [theme.get("logo")] if each),
        *(("theme.favicon", each) for each in [theme.get("favicon")] if each),
    ]
    own = urlsplit(config.site_url or "")
    for key, each in named:
        name = f"{each}"
        try:
            parts = urlsplit(name.strip().replace("\\", "/"))
        except ValueError:
            parts = urlsplit("")
        if (parts.scheme or parts.netloc) and parts[:2] != own[:2]:
            raise RadargenError(
                Message(
                    "mkdocs.yml: {key} names {name}, which every reader's browser would fetch from another host; put a "
                    "copy of it into site/assets/ and name that.",
                    key=key,
                    name=name,
                )
            )
        if not parts.netloc and not parts.path.startswith("/") and normpath(parts.path) not in known:
            raise RadargenError(
                Message(
                    "mkdocs.yml: {key} names {name}, which the site does not have; put the file into site/assets/ and "
                    "write assets/ before its name, or take it out.",
                    key=key,
                    name=name,
                )
            )


def check_icons(config: MkDocsConfig) -> None:
    """RadargenError for an icon of the settings that the theme does not have."""
    folders = [Path(folder, ".icons") for folder in config.theme.dirs]
    social = config.extra.get("social")
    links = social if isinstance(social, list) else ()
    palette = config.theme.get("palette")
    toggles = [each.get("toggle") for each in palette if isinstance(each, Mapping)] if isinstance(palette, list) else []
    named = [
        *(("extra.social", each.get("icon")) for each in links if isinstance(each, Mapping)),
        *(("theme.palette", each.get("icon")) for each in toggles if isinstance(each, Mapping)),
        *(("theme.icon", name) for name in _texts(config.theme.get("icon"))),
    ]
    for key, name in named:
        if not any((folder / f"{name}.svg").is_file() for folder in folders):
            every = {
                p.relative_to(folder).with_suffix("").as_posix() for folder in folders for p in folder.rglob("*.svg")
            }
            raise RadargenError(
                Message(
                    "mkdocs.yml: {key} names the icon {name}, which the theme does not have; {hint}",
                    key=key,
                    name=name or "…",
                    hint=meant(f"{name}", every, Message("take it out.")),
                )
            )


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for each in value.values():
                yield from _texts(each)
        case _:
            pass
