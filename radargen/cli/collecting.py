"""`radargen render --all`: the whole set of pictures."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from radargen.cli import loaded_from, reported, tell
from radargen.cli.viewing import Asked
from radargen.model.problems import RadargenError
from radargen.text.messages import Message

if TYPE_CHECKING:
    from radargen.build.collection import MotifFiles
    from radargen.model import Edition, Radar

# Options that choose what the set has all of.
CHOICES = ("language", "size", "theme", "dimension")
# Options that each page of the set settles for itself.
SETTLED = ("labels", "shape")


def collected(root: Path, folder: Path, edition: str | None, dpi: int | None, asked: Asked) -> NoReturn:
    """Draw the set into the folder and end: status 1 where entries were left out or a page was too small."""
    from radargen.build.collection import INDEX, collection, index, motifs
    from radargen.cli.choosing import radar_of, shown_of, view_of
    from radargen.publishing.code_trust import spared
    from radargen.reporting import reports
    from radargen.storage import files
    from radargen.storage.swapping import replacing

    _no_choices()
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    view = view_of(radar, loaded, at, asked)
    wanted, made = motifs(radar), list["MotifFiles"]()
    with replacing(folder, spared(root)) as new:
        for one in _shown(collection(radar, at, wanted, view, lock, dpi), len(wanted)):
            for _, pictures in one.files:
                files.fill(new, pictures)
            made.append(one)
        files.fill(new, {INDEX: index(radar, at, made)})
    missing = [one for one in made if not one.files]
    for one in missing:
        tell(Message("{picture} is not among them: {why}", picture=one.motif.name, why=one.why_not))
    tell(reports.counts(radar, at, loaded.read, loaded.left_out, radar_of(loaded)))
    drawn(radar, radar_of(loaded), at)
    click.echo(folder / INDEX)
    raise SystemExit(0 if loaded.ok and not missing else 1)


def drawn(radar: "Radar", whole: "Radar", at: "Edition") -> None:
    """Say which edition was drawn where there might be a doubt: one is being prepared."""
    if at.open:
        tell(Message("The picture shows {id}, which is being prepared.", id=at.id))
    elif whole.newest.open and at is radar.newest:
        shown = (
            Message("The picture shows {id}", id=at.id) if at.name else Message("The picture shows how things stand")
        )
        tell(Message("{shown}; {id} is being prepared, and --edition {id} draws it.", shown=shown, id=whole.newest.id))


def _shown(drawn: Iterable["MotifFiles"], total: int) -> Iterator["MotifFiles"]:
    """The same, telling how far it is: a bar on a terminal, a line each elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(drawn, length=total, file=sys.stderr, item_show_func=_name) as bar:
            yield from bar
        return
    for place, one in enumerate(drawn, 1):
        tell(Message("{place:,} of {total:,}: {picture}", place=place, total=total, picture=one.motif.name))
        yield one


def _name(one: "MotifFiles | None") -> str:
    return one.motif.name if one else ""


def _no_choices() -> None:
    context = click.get_current_context()
    for name in CHOICES:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise RadargenError(Message("--all has every {name}; leave out --{name}.", name=name))
    for name in SETTLED:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise RadargenError(Message("--all settles --{name} page by page; leave out --{name}.", name=name))
