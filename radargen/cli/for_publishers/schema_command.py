"""`radargen schema`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import show, tell
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import SCHEMAS

if TYPE_CHECKING:
    from radargen.model import Radar
    from radargen.reading import Loaded


@click.command()
@click.argument("kind", type=click.Choice(["radar", "trend"]), required=False)
@click.option(
    "--out",
    is_flag=False,
    flag_value=SCHEMAS,
    type=click.Path(path_type=Path),
    metavar="[DIR]",
    help="Write radar.schema.json and trend.schema.json into that folder below the radar's. Default: .radargen",
)
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where the files no longer fit the radar.")
@click.pass_obj
def schema(root: Path | None, kind: str | None, out: Path | None, check: bool) -> None:
    """Print the JSON Schema of radar.yaml (radar) or of a trend's file (trend), or both in one object.

    An editing program that knows it completes keys and marks mistakes while you type. It lists the dimensions, rings,
    editions, criteria, factors, phases and trends of the nearest radar; where there is none, it takes any.

    With --out or --check also the forge's form for suggestions, which offers the sentences of the criteria, where there
    is one that begins with radargen's mark.
    """
    from radargen.reading import schema_files, schema_text, schemas

    if not out and not check:
        both = schemas(_nearest(root))
        show(schema_text(both[kind] if kind else both), "json")
        return
    if kind:
        raise RadargenError(Message("--out and --check are about both schemas; leave out which."))
    from radargen.cli.lookups import radar_of
    from radargen.cli.radar_folder import loaded_from
    from radargen.storage import files

    root = root or files.root(Path.cwd())
    loaded, _ = loaded_from(root)
    radar = radar_of(loaded)
    folder = root / (out or SCHEMAS)
    current = schema_files(loaded)
    form = _outdated_form(root, radar) if folder == root / SCHEMAS else {}
    if check:
        changed = [*(folder / name for name, text in current.items() if files.text(folder / name) != text), *form]
        for path in changed:
            tell(Message("{path} no longer fits the radar; run radargen schema --out.", path=path), err=False)
        raise SystemExit(1 if changed else 0)
    for path in [*write_schemas(root, folder, current), *_write_form(form)]:
        click.echo(path)


def write_schemas(root: Path, folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write the schemas and return their paths; RadargenError for symbolic links, since the folder is untrusted."""
    from radargen.publishing.code_trust import protected_sources
    from radargen.storage import files

    paths, radar_files = [folder / name for name in texts], protected_sources(root)
    for path in (folder, *paths):
        if path.is_symlink():
            raise RadargenError(Message("{path} is a link; schemas are written into ordinary files only.", path=path))
        radar_files.refuse_file(path, again=True)
    files.make_folder(folder)
    place = folder.resolve()
    files.write(place, files.with_line_ends(root, {str(place / name): text for name, text in texts.items()}))
    return paths


def _outdated_form(root: Path, radar: "Radar") -> dict[Path, str]:
    """The new text of the forge's form for suggestions, by its path, if the present one is outdated.

    It is at the top of the repository. A form without radargen's mark belongs to the editors and is left alone.
    """
    from radargen.storage import files, git
    from radargen.writing.forge import form_files
    from radargen.writing.issue_questions import made_in

    found = {}
    for host, path in form_files.PLACES.items():
        for base in dict.fromkeys([root.resolve(), git.top(root) or root.resolve()]):
            files.refuse_links(base, path)
            now = files.text(base / path)
            if (language := made_in(now)) and now != (then := form_files.issue_form(radar, host, language)):
                found[base / path] = then
    return found


def _write_form(form: Mapping[Path, str]) -> list[Path]:
    from radargen.storage import files

    for place, text in form.items():
        files.write(place.parent, {place.name: files.with_line_ends(place.parent, {place.name: text})[place.name]})
    return [*form]


def _nearest(root: Path | None) -> "Loaded | None":
    """The radar at `root`, or around the current folder; None if there is none around it."""
    from radargen.cli.radar_folder import loaded_from
    from radargen.storage import files

    try:
        return loaded_from(root or files.root(Path.cwd()))[0]
    except RadargenError:
        if root:
            raise
        return None
