"""Shell completion of ids: those of the radar's trends, dimensions and editions.

It runs at each press of a key, so only file names and radar.yaml are read; if anything is wrong with them, it offers
nothing.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from radargen.text.messages import RadargenError
from radargen.text.paths import RADAR, SUFFIX, TRENDS, entry_id, is_entry

if TYPE_CHECKING:
    from radargen.model import Radar

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
# More would only fill the screen.
_MOST = 200


def trend_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the trends that begin so, by the names of their files."""
    root = _root(ctx)
    if root is None:
        return []
    try:
        names = [f"{TRENDS}/{path.name}" for path in (root / TRENDS).iterdir()]
    except OSError:
        return []
    return _items(sorted(entry_id(name) for name in names if is_entry(name) and name.endswith(SUFFIX)), incomplete)


def dimension_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the radar's dimensions that begin so."""
    radar = _radar(ctx)
    return _items((one.id for one in radar.dimensions), incomplete) if radar else []


def edition_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the radar's editions that begin so, the newest first."""
    radar = _radar(ctx)
    return _items((one.id for one in reversed(radar.editions) if not one.implied), incomplete) if radar else []


def _items(ids: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(one) for one in ids if one.startswith(incomplete) and one.isprintable()][:_MOST]


def _root(ctx: click.Context) -> Path | None:
    from radargen.storage import files

    named = ctx.find_root().params.get("root")
    try:
        return named if isinstance(named, Path) else files.root(Path.cwd())
    except (RadargenError, OSError):
        return None


def _radar(ctx: click.Context) -> "Radar | None":
    from radargen.reading import load
    from radargen.storage import files

    root = _root(ctx)
    if root is None:
        return None
    try:
        return load({RADAR: files.contents(root / RADAR, files.LIMIT)}).radar
    except RadargenError:
        return None
