"""`radargen book` and `radargen handout`: an edition, or single trends of it, set for paper."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from radargen.cli.completion import edition_ids, trend_ids
from radargen.cli.console import complain, reported, tell
from radargen.cli.options import ViewOptions, with_language
from radargen.cli.progress import at_work
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.text.messages import Message, RadargenError

if TYPE_CHECKING:
    from radargen.build.paper_documents import PaperContent, PaperPictures
    from radargen.paper.paper_look import Sheet

# For `--help`, which must not import what sets books.
PAPERS = ("a4", "letter")


def with_paper(command: Callable[..., None]) -> Callable[..., None]:
    """Decorator: adds the options of everything that is set for paper."""

    @click.option(
        "--edition",
        help="The edition's id. Default: the newest that is not being prepared.",
        shell_complete=edition_ids,
    )
    @with_language("Default: the radar's first.")
    @click.option("--size", type=click.Choice(PAPERS), default=PAPERS[0], show_default=True)
    @click.option(
        "--theme",
        type=click.Choice(["light", "print"]),
        default="light",
        show_default=True,
        help="print is greyscale.",
    )
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        command(*args, **kwargs)

    return run


@click.command()
@click.argument("out", metavar="OUT.pdf", type=click.Path(path_type=Path))
@with_paper
@click.option("--select", metavar="WHICH", multiple=True, help="Leave all trends out but these, as of radargen render.")
@click.option(
    "--print",
    "printed",
    is_flag=True,
    help="For a printer: 3 mm bleed, and chapters on right-hand pages, with blank pages before them.",
)
@with_root
def book(
    root: Path,
    out: Path,
    edition: str | None,
    language: str | None,
    size: str,
    theme: str,
    select: tuple[str, ...],
    printed: bool,
) -> None:
    """Set an edition of the radar as a book: a PDF that is accessible (PDF/UA-1) and can be archived (PDF/A-2a).

    Cover, contents, the radar with all trends, a chapter for each dimension with a page or two for each trend, what to
    do next, factors, cases by industry, what has changed, the method, a register of sources and an index. A foreword
    is the Markdown in book/foreword.LANGUAGE.md, if there is such a file.

    Exit status 1: entries with errors were left out, or a character has no font, and nothing was written.
    """
    from radargen.build.paper_documents import PaperPictures, book_content, foreword_problem
    from radargen.charts.theme import themes
    from radargen.cli.lookups import language_of, shown_of, view_of
    from radargen.paper.book import PaperTexts
    from radargen.storage import working_tree
    from radargen.text.paths import FOREWORD

    _refuse_other_suffix(out)
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    spoken = language_of(radar, language)
    place = FOREWORD.format(language=spoken)
    foreword = working_tree.read(root).get(place, b"")
    if problem := foreword_problem(foreword, place):
        raise RadargenError(problem)
    drawn = PaperPictures(
        radar, at, spoken, lock, themes(radar.house)[theme], view_of(radar, loaded, at, ViewOptions(select=select))
    )
    texts = PaperTexts(foreword.decode("utf-8-sig") if isinstance(foreword, bytes) else "")
    for sentence in drawn.undrawn():
        tell(sentence)
    page = _sheet(size, printed=printed)
    _write(root, out, drawn, lambda families: book_content(drawn, families, page, texts))
    raise SystemExit(0 if loaded.ok else 1)


@click.command()
@click.argument("trend_ids", metavar="ID…", nargs=-1, required=True, shell_complete=trend_ids)
@click.argument("out", metavar="OUT.pdf", type=click.Path(path_type=Path))
@with_paper
@with_root
def handout(
    root: Path,
    trend_ids: tuple[str, ...],
    out: Path,
    edition: str | None,
    language: str | None,
    size: str,
    theme: str,
) -> None:
    """Set each of the trends ID… on a page of its own, for a meeting; a long one takes a second page.

    ID is the name of the trend's file without .yaml.

    Exit status 1: entries with errors were left out, or a character has no font, and nothing was written.
    """
    from radargen.build.paper_documents import PaperPictures, handout_content
    from radargen.charts.theme import Labels, themes
    from radargen.cli.lookups import language_of, shown_of, trend_of

    _refuse_other_suffix(out)
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    trends = tuple(trend_of(radar, loaded, trend_id) for trend_id in dict.fromkeys(trend_ids))
    drawn = PaperPictures(
        radar, at, language_of(radar, language), lock, themes(radar.house)[theme], labels=Labels.NUMBERS
    )
    page = _sheet(size)
    _write(root, out, drawn, lambda families: handout_content(drawn, families, page, trends))
    raise SystemExit(0 if loaded.ok else 1)


def _refuse_other_suffix(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise RadargenError(Message("{file} is to be a PDF; give it a name that ends with .pdf.", file=out.name))


def _sheet(size: str, *, printed: bool = False) -> "Sheet":
    from radargen.paper.paper_look import Paper, sheet

    return sheet(Paper(size), printed=printed)


def _write(
    root: Path,
    out: Path,
    drawn: "PaperPictures",
    content: "Callable[[Sequence[str]], PaperContent]",
) -> None:
    """Set the document and write it in one go; exit with status 1 where it cannot be set."""
    from radargen.publishing.building.printing_press import RefusedDocumentError, press_with, typeset
    from radargen.publishing.code_trust import protected_sources
    from radargen.storage import files

    protected_sources(root).refuse_file(out)
    fonts = drawn.radar.house.fonts
    try:
        with at_work(Message("Setting {file}", file=out.name)), press_with(fonts) as press:
            document = typeset(press, content(press.families), fonts, drawn.edition.date)
    except RefusedDocumentError as error:
        complain(*error.sentences, Message("Nothing was written."))
        raise SystemExit(1) from None
    files.write(out.parent, {out.name: document})
    click.echo(out)
