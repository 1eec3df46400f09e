"""`radargen deck`: an edition as slides that can be edited."""

from pathlib import Path

import click

from radargen.cli.completion import edition_ids
from radargen.cli.console import reported, tell
from radargen.cli.options import ViewOptions, with_language
from radargen.cli.progress import at_work
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.text.messages import Message, RadargenError

# In bytes, of a template.
LARGEST_TEMPLATE = 64 * 1024 * 1024


@click.command()
@click.argument("out", metavar="OUT.pptx", type=click.Path(path_type=Path))
@click.option(
    "--edition", help="The edition's id. Default: the newest that is not being prepared.", shell_complete=edition_ids
)
@with_language("Default: the radar's first.")
@click.option("--select", metavar="WHICH", multiple=True, help="Leave all trends out but these, as of radargen render.")
@click.option(
    "--template",
    metavar="FILE.pptx",
    type=click.Path(path_type=Path),
    help="A presentation whose layouts, fonts and colours are taken; its slides are left out.",
)
@with_root
def deck(
    root: Path,
    out: Path,
    edition: str | None,
    language: str | None,
    select: tuple[str, ...],
    template: Path | None,
) -> None:
    """Write an edition of the radar as slides for PowerPoint, Keynote or LibreOffice, all of which can be edited.

    The radar as shapes, a table for each dimension, the matrix, the next steps of each phase, what has changed, and a
    slide for each trend with all else that is known of it in its notes.

    Exit status 1: entries with errors were left out.
    """
    from radargen.build.slide_documents import Deck
    from radargen.cli.lookups import language_of, shown_of, view_of
    from radargen.publishing.code_trust import protected_sources
    from radargen.slides.presentation import TemplateError
    from radargen.storage import files
    from radargen.storage.protected_paths import same_file

    if out.suffix.lower() != ".pptx":
        raise RadargenError(
            Message("{file} is to be a presentation; give it a name that ends with .pptx.", file=out.name)
        )
    if template and same_file(out, template):
        raise RadargenError(Message("{file} is the template; give the slides another name.", file=template))
    given = files.contents(template, LARGEST_TEMPLATE) if template else None
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    view = view_of(radar, loaded, at, ViewOptions(select=select))
    made = Deck(radar, at, language_of(radar, language), lock, view, given)
    protected_sources(root).refuse_file(out)
    try:
        missing = made.presentation.missing
    except TemplateError as error:
        raise RadargenError(
            Message("{file} cannot be a template: {why}.", file=template or "", why=error.sentence)
        ) from None
    for kind in missing:
        tell(
            Message(
                "{file} has no layout of the type {kind} with a title; another one is used.",
                file=template or "",
                kind=kind,
            )
        )
    with at_work(Message("Writing {file}", file=out.name)):
        undrawn, content = [*made.undrawn()], made.bytes()
    for sentence in undrawn:
        tell(sentence)
    files.write(out.parent, {out.name: content})
    click.echo(out)
    raise SystemExit(0 if loaded.ok else 1)
