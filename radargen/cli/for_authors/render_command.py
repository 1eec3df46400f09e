"""`radargen render`: one picture, or with --all the whole set of them."""

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from radargen.cli.completion import dimension_ids, edition_ids
from radargen.cli.console import reported, tell
from radargen.cli.options import ViewOptions, with_language, with_view
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.storage.run_language import run_language
from radargen.text.messages import Message, RadargenError

if TYPE_CHECKING:
    from radargen.build.collection import MotifFiles
    from radargen.model import Edition, Radar, View

# Options of which the set contains every value.
CHOICES = ("language", "size", "theme", "dimension", "view")
# Options that are fixed for each page of the set.
SETTLED = ("labels", "shape", "bare", "across")
# The kinds of charts, for `--help`, which must not import what places them.
KINDS = ("radar", "matrix", "effort", "top", "moves", "timeline", "multiples")
SIZES = "a4, a4-portrait, a3, 16:9, square or WIDTHxHEIGHT in mm"


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="Draw the whole set of pictures into the folder OUT.")
@click.option(
    "--view",
    type=click.Choice(KINDS),
    default="radar",
    show_default=True,
    help="The kind of picture. Options that mean nothing to it are refused.",
)
@click.option(
    "--edition", help="The edition's id. Default: the newest that is not being prepared.", shell_complete=edition_ids
)
@with_language("Default: the radar's first.")
@click.option("--size", default="a4", show_default=True, help=f"The page: {SIZES}.")
@click.option("--theme", type=click.Choice(["light", "dark", "print"]), default="light", show_default=True)
@click.option("--dpi", type=click.IntRange(36, 1200), help="Pixels per inch of a PNG. Default: 300, or 288 for 16:9.")
@click.option("--transparent", is_flag=True, help="Leave the page unpainted.")
@click.option("--check", is_flag=True, help="Count overlaps and weak contrasts, read texts back, and print the table.")
@click.option("--dimension", help="Draw this dimension alone, filling the page.", shell_complete=dimension_ids)
@click.option(
    "--across",
    metavar="FACET",
    help="Of --view matrix: have the values of this facet as columns, and a trend in each of its own.",
)
@click.option("--labels", type=click.Choice(["auto", "names", "numbers"]), default="auto", show_default=True)
@click.option("--shape", type=click.Choice(["disc", "fan"]), help="Default: disc, or fan for 16:9.")
@click.option(
    "--bare",
    is_flag=True,
    help="Draw nothing but the radar: no headline, lists, key and source.",
)
@click.option(
    "--text",
    type=click.Choice(["outlines", "live"]),
    default="outlines",
    show_default=True,
    help="Texts of an SVG: outlines look alike in every program, live ones can be edited.",
)
@with_view
@with_root
def render(
    root: Path,
    out: Path,
    every: bool,
    view: str,
    edition: str | None,
    language: str | None,
    size: str,
    theme: str,
    dpi: int | None,
    transparent: bool,
    check: bool,
    dimension: str | None,
    across: str | None,
    labels: str,
    shape: str | None,
    bare: bool,
    text: str,
    view_options: ViewOptions,
) -> None:
    """Draw the radar into the file OUT, whose suffix decides: .svg, .png, .pdf, or .json for the scene.

    With --all, OUT is a folder: it gets the radar in every size, theme and language, each dimension alone and every
    other view, with an index.html to choose from. It is replaced as a whole by the next such run, and nothing else
    may be kept in it.

    --select and --highlight choose trends by an expression such as 'ring=pilot|scale,tag=ai': a comma means and, |
    means or, != excludes. Words are those of the site's filters and some more: id, name, dimension, ring, action,
    movement, phase, effort, impact, factor, agreement, certainty, status, tag, industry, and ids of facets. Effort and
    impact also take >= and <=. A value is an id or a name in any of the radar's languages; without a word it is a
    trend, and a list of trends is all of them: 'agent-assist,voicebots'. Whatever holds a comma, | or = stands in
    double quotes.

    What does not fit on one page becomes further pages of a PDF, or files of their own: a legend OUT-legend, a table
    or a list OUT-2 and so on.
    Exit status 1: drawn, but entries with errors were left out, or with --check a promise is broken.
    """
    if every:
        collected(root, out, edition, dpi, view_options)

    from radargen.assessing import expected_directions
    from radargen.charts import checking, drawing, placing
    from radargen.charts.theme import Labels, RadarShape, themes
    from radargen.cli.lookups import (
        dimension_of,
        facet_of,
        format_of,
        language_of,
        page_of,
        radar_of,
        shown_of,
        view_of,
    )
    from radargen.publishing.code_trust import protected_sources
    from radargen.reporting import reports
    from radargen.storage import files

    if out.is_dir():
        raise RadargenError(Message("{path} is a folder; name a file, or draw the whole set with --all.", path=out))
    _refuse_untaken(view, placing.CHART_KINDS[view].takes)
    kind = format_of(out)
    page = replace(page_of(size), bare=bare)
    if bare and view_options.title:
        raise RadargenError(Message("--bare leaves the headline out; leave out --title."))
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    alone = dimension_of(radar, dimension)
    shown = view_of(radar, loaded, at, view_options, alone)
    request = placing.ChartRequest(
        radar,
        at,
        language_of(radar, language),
        page,
        alone,
        Labels(labels),
        RadarShape(shape) if shape else None,
        shown,
        lock,
        view,
        facet_of(radar, across),
    )
    scenes = placing.chart(request)
    look = themes(radar.house)[theme]
    how = drawing.Painting(dpi or page.dpi, transparent, live_text=text == "live")
    pictures = drawing.picture_files(scenes, out.stem, kind, look, how)
    radar_files = protected_sources(root)
    for name in pictures:
        radar_files.refuse_file(out.parent / name)
    files.write(out.parent, pictures)
    letters = reports.lettered(drawing.letter_sources(scenes, radar.house.fonts))
    for sentence in (*letters, *placing.other_faces(radar, lock)):
        tell(sentence)
    if kind.fonts and any(scene.logo for scene in scenes) and drawing.only_in_svg(look):
        tell(Message("The logo is an SVG that only browsers can draw: left out. Save it as a PNG."))
    tell(reports.counts(radar, at, loaded.read, loaded.left_out, radar_of(loaded)))
    selection_told(radar, at, shown, view_options)
    drawn(radar, radar_of(loaded), at)
    for sentence in (
        *(one.sentence for one in placing.moves_on_page(request, scenes[0])),
        *reports.set_apart(
            scenes, list(pictures), Labels(labels), size, expected_directions(radar, at) if shown.outlook else ()
        ),
    ):
        tell(sentence)
    for name in pictures:
        click.echo(out.parent / name)
    promises: tuple[checking.Promise, ...] = ()
    if check:
        scene = drawing.scene_json(scenes)
        promises = (*checking.promises(scene, look), *checking.written(scene, look, pictures))
        click.echo(reports.promises(promises, run_language()), nl=False)
    raise SystemExit(0 if loaded.ok and all(promise.kept for promise in promises) else 1)


def collected(root: Path, folder: Path, edition: str | None, dpi: int | None, view_options: ViewOptions) -> NoReturn:
    """Draw the whole set into the folder and exit.

    Status 1 if entries were left out or a page was too small for the radar.
    """
    from radargen.build.collection import INDEX, RADAR, collection, index, motifs
    from radargen.charts import drawing
    from radargen.cli.lookups import radar_of, shown_of, view_of
    from radargen.publishing.code_trust import protected_sources
    from radargen.reporting import reports
    from radargen.storage import files
    from radargen.storage.atomic_folder import replaced_folder

    _refuse_choices()
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    view = view_of(radar, loaded, at, view_options)
    wanted, drawn_files = motifs(radar, at, view), list["MotifFiles"]()
    with replaced_folder(folder, protected_sources(root)) as new:
        for motif_files in _with_progress(collection(radar, at, wanted, view, lock, dpi), len(wanted)):
            for _, pictures in motif_files.files:
                files.fill(new, pictures)
            drawn_files.append(motif_files)
        files.fill(new, {INDEX: index(radar, at, drawn_files)})
    letters = (motif_files.letters for motif_files in drawn_files)
    for sentence in reports.lettered(reduce(drawing.LetterSources.joined, letters)):
        tell(sentence)
    missing = [motif_files for motif_files in drawn_files if not motif_files.files]
    for motif_files in missing:
        tell(Message("{picture} is not among them: {why}", picture=motif_files.motif.name, why=motif_files.why_not))
    tell(reports.counts(radar, at, loaded.read, loaded.left_out, radar_of(loaded)))
    selection_told(radar, at, view, view_options)
    drawn(radar, radar_of(loaded), at)
    click.echo(folder / INDEX)
    # A view that names all trends has room for some hundred; the radar itself has no such limit.
    raise SystemExit(0 if loaded.ok and not any(each.motif.kind == RADAR for each in missing) else 1)


def selection_told(radar: "Radar", edition: "Edition", view: "View", options: ViewOptions) -> None:
    """Print how many trends were selected, if they were, and how --phase is written by now, where it was given."""
    from radargen.reporting import reports

    if view.select:
        tell(reports.selection_count(radar, edition, view))
    if options.phase:
        tell(Message("--phase {phase} is written --select '{select}' now.", phase=options.phase, select=view.select))


def drawn(radar: "Radar", full_radar: "Radar", edition: "Edition") -> None:
    """Print which edition was drawn, if one is being prepared."""
    if edition.open:
        tell(Message("The picture shows {id}, which is being prepared.", id=edition.id))
    elif full_radar.newest.open and edition is radar.newest:
        sentence = (
            Message("The picture shows {id}", id=edition.id)
            if edition.name
            else Message("The picture shows how things stand")
        )
        tell(
            Message(
                "{shown}; {id} is being prepared, and --edition {id} draws it.", shown=sentence, id=full_radar.newest.id
            )
        )


def _with_progress(drawn: Iterable["MotifFiles"], total: int) -> Iterator["MotifFiles"]:
    """The same items, showing progress: a bar on a terminal, a line each elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(drawn, length=total, file=sys.stderr, item_show_func=_name) as bar:
            yield from bar
        return
    for place, motif_files in enumerate(drawn, 1):
        tell(Message("{place:,} of {total:,}: {picture}", place=place, total=total, picture=motif_files.motif.name))
        yield motif_files


def _name(motif_files: "MotifFiles | None") -> str:
    return motif_files.motif.name if motif_files else ""


def _refuse_untaken(view: str, taken: Collection[str]) -> None:
    """RadargenError for an option of charts on the command line that means nothing to that kind."""
    from radargen.charts.placing import ChartOption

    context = click.get_current_context()
    for option in ChartOption:
        given = context.get_parameter_source(option) is click.core.ParameterSource.COMMANDLINE
        if given and option not in taken:
            raise RadargenError(
                Message("--{option} means nothing to --view {view}; leave it out.", option=option, view=view)
            )


def _refuse_choices() -> None:
    context = click.get_current_context()
    for name in CHOICES:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise RadargenError(Message("--all has every {name}; leave out --{name}.", name=name))
    for name in SETTLED:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise RadargenError(Message("--all settles --{name} page by page; leave out --{name}.", name=name))
