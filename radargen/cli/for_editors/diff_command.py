"""`radargen diff`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import show
from radargen.cli.options import with_language
from radargen.cli.radar_folder import with_root

if TYPE_CHECKING:
    from radargen.build.review_sides import Review


@click.command()
@click.argument("base", required=False, default="")
@click.argument("head", required=False, default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="text: to be read here. json: for programs. markdown: a comment for a pull request, safe to post.",
)
@with_language("Default: the radar's first.")
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Draw HEAD with arrows from where trends stood in BASE: .svg, .png or .pdf.",
)
@click.option("--both", is_flag=True, help="With --picture: two charts without arrows, OUT-before and OUT-after.")
@click.option("--size", default="a4", show_default=True, help="The picture's page, as for render.")
@click.option("--theme", type=click.Choice(["light", "dark", "print"]), default="light", show_default=True)
@with_root
def diff(
    root: Path,
    base: str,
    head: str,
    form: str,
    language: str | None,
    picture: Path | None,
    both: bool,
    size: str,
    theme: str,
) -> None:
    """Say what HEAD does to the radar compared with BASE: what is new, moved, rated, worded or named otherwise, gone.

    Files that are no data of the radar (mkdocs.yml, site/, workflows, programs) are named first: whoever merges should
    read them as code. Published editions, the lock and pictures are told as well, and files in which only comments or
    layout differ.

    Each is a branch, tag or commit of git, a dot for the files as they are now, or a folder with a radar.yaml.
    Without them, the files as they are now are compared with the commit where the work since the default branch began.
    Commits are read from git's store: nothing is checked out and no file is touched.

    Exit status 0: told, 1: told, but entries with errors could not be compared, 2: a side cannot be read.
    """
    from radargen.build.review_sides import review
    from radargen.cli.lookups import language_of, radar_of
    from radargen.reporting import reviews
    from radargen.text.wording import wording

    compared = review(root, base, head)
    language = language_of(radar_of(compared.after), language)
    match form:
        case "json":
            report = reviews.as_json(compared.difference)
        case "markdown":
            report = reviews.markdown(compared.difference, wording(language), compared.problems)
        case _:
            report = reviews.text(compared.difference, wording(language))
    show(report, form)
    if picture:
        _draw(root, compared, picture, language, size, theme, both)
    raise SystemExit(1 if compared.difference.invalid or compared.difference.incomplete else 0)


def _draw(root: Path, compared: "Review", out: Path, language: str, size: str, theme: str, both: bool) -> None:
    from radargen.build import review_sides
    from radargen.charts.drawing import Painting, picture_files
    from radargen.charts.theme import themes
    from radargen.cli.lookups import format_of, page_of, radar_of
    from radargen.publishing.code_trust import protected_sources
    from radargen.storage import files

    kind, page, chosen_theme = format_of(out), page_of(size), themes(radar_of(compared.after).house)[theme]
    radar_files = protected_sources(root)
    if both:
        drawn = {f"{out.stem}-{name}": scenes for name, scenes in review_sides.both(compared, language, page).items()}
    else:
        drawn = {out.stem: review_sides.arrows(compared, language, page)}
    for stem, scenes in drawn.items():
        pictures = picture_files(scenes, stem, kind, chosen_theme, Painting(page.dpi))
        for name in pictures:
            radar_files.refuse_file(out.parent / name)
        files.write(out.parent, pictures)
        for name in pictures:
            click.echo(out.parent / name, err=True)
