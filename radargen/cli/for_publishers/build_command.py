"""`radargen build`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from radargen.cli.console import complain, reported, tell
from radargen.cli.options import today
from radargen.cli.progress import shows_progress
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.storage.run_language import run_language
from radargen.text.messages import Message, RadargenError, joined, translated

if TYPE_CHECKING:
    from radargen.publishing.code_trust import Trust
    from radargen.storage.kept_results import KeptResults


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="The folder to build into. Default: build/site.")
@click.option("--pages", type=click.Path(path_type=Path), help="Write the pages as plain Markdown there, and no site.")
@click.option(
    "--editors",
    is_flag=False,
    flag_value="today",
    metavar="[DATE]",
    help="Show what --preview shows, and a page editors/ with what they have to do, as of today or DATE.",
)
@click.option("--preview", is_flag=True, help="Show the edition that is being prepared, as radargen serve does.")
@click.option("--offline", is_flag=True, help="Make a site that works from a double click: links name files.")
@click.option(
    "--zip", "archived", is_flag=True, help="Also put such a site into one archive, which the page of data offers."
)
@click.option("--verify", is_flag=True, help="Build twice in different circumstances, compare, and write nothing.")
@click.option("--no-cache", "uncached", is_flag=True, help="Make everything anew, and keep nothing in .cache/radargen.")
@click.option("--trust", is_flag=True, help="Run whatever code mkdocs.yml names: for a workflow of the default branch.")
@click.option(
    "--trust-as", "commit", metavar="COMMIT", help="Run the code that mkdocs.yml names if it is the same in COMMIT."
)
@with_root
def build(
    root: Path,
    out: Path | None,
    pages: Path | None,
    editors: str | None,
    preview: bool,
    offline: bool,
    archived: bool,
    verify: bool,
    uncached: bool,
    trust: bool,
    commit: str | None,
) -> None:
    """Build the site of the radar in all its languages.

    The first language stands at the root of the site, each other one in a folder named by its code. The folder is
    replaced as a whole once the new site is complete and sound; if anything is wrong, it stays as it is.

    With --pages the same pages become Markdown files with a mkdocs.yml, for Material for MkDocs, Zensical, or any other
    program that turns Markdown into a site; a README.md there has the commands.

    A site is public, and who has let which review lapse is not: without --editors there is no page for editors. With
    it, no page links there, and search engines are asked to pass it over.

    Nor is an edition that is being prepared: readers see the one before until radargen edition publish. With --preview
    or --editors the site shows it, and says so on every page.

    A site needs a server, such as radargen serve. With --offline it needs none: its index.html is opened like any file,
    and all pages, the charts' links and the search work. use_directory_urls: false in mkdocs.yml does the same.

    Code that mkdocs.yml names, such as hooks, runs only if radargen trust was given, or --trust or --trust-as is.

    With --verify the site is built twice, in folders that vanish: where the radar is, with what earlier builds have
    kept, and all anew in a copy elsewhere, in another time zone, language and order of files, by one processor, for a
    user with another folder and modes. The same radar gives the same bytes; if not, the first difference is named.

    Pictures and pages that are the same as in an earlier build are taken from .cache/radargen, where each is found by a
    digest of all that it is made of, the program included; the site has the same bytes with --no-cache. Nothing in that
    folder is ever run; it may be deleted at any time.

    Exit status 1: entries with errors, and nothing was built; with --verify, the two sites differ.
    """
    from radargen.build import for_readers
    from radargen.cli.lookups import radar_of
    from radargen.publishing.building.page_export import export
    from radargen.publishing.building.whole_site import publish
    from radargen.publishing.code_trust import Trust
    from radargen.reporting import reports
    from radargen.storage.kept_results import NOTHING_KEPT, kept_results

    _check_options(bool(out), bool(pages), bool(editors), offline or archived, verify, (trust, bool(commit)))
    day = _day(editors) if editors else None
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    if not loaded.ok:
        complain(Message("nothing was built, since entries have errors."))
        raise SystemExit(1)
    full_radar, prepared, trust_options = radar_of(loaded), preview or bool(editors), Trust(trust, commit or "")
    if verify:
        _verified(root, day, trust_options, NOTHING_KEPT if uncached else kept_results(root), prepared=prepared)
    if not prepared:
        loaded, lock = for_readers(loaded, lock)
    radar, target = radar_of(loaded), out or root / "build" / "site"
    if pages:
        undrawn = export(loaded, lock, radar, root, pages)
        target = pages
    else:
        display = Display(radar.languages)
        undrawn = publish(
            loaded,
            lock,
            radar,
            root,
            target,
            display,
            day,
            trust_options,
            prepared=prepared,
            offline=offline,
            archived=archived,
            kept=NOTHING_KEPT if uncached else kept_results(root),
        )
        display.end()
    for sentence in undrawn:
        tell(sentence)
    tell(reports.counts(radar, radar.newest, loaded.read, loaded.left_out, full_radar, of_site=True))
    if note := reports.prepared(radar, full_radar):
        tell(note)
    click.echo(target)
    if offline and not pages:
        tell(Message("Open {page} in a browser; it needs no server.", page=target / "index.html"))
    if editors:
        click.echo(target / "editors" / "index.html")


def _check_options(out: bool, pages: bool, editors: bool, files: bool, verify: bool, trust: tuple[bool, bool]) -> None:
    """RadargenError for options that contradict each other; `files` is --offline or --zip, `trust` both its options."""
    if out and pages:
        raise RadargenError(Message("--out names a folder for the site, --pages one for its pages; give one of them."))
    if pages and editors:
        raise RadargenError(Message("--editors adds a page to the site, and --pages writes none; give one of them."))
    if pages and files:
        raise RadargenError(
            Message("--offline and --zip are for a site, and --pages writes none; leave one of them out.")
        )
    if all(trust):
        raise RadargenError(Message("--trust runs any code, --trust-as that of a commit; give one of them."))
    if verify and (out or pages or files):
        raise RadargenError(Message("--verify writes nothing; leave out --out, --pages, --offline and --zip."))


def _verified(root: Path, day: dt.date | None, trust: "Trust", kept: "KeptResults", *, prepared: bool) -> NoReturn:
    """Build twice, print the result of the comparison, and exit."""
    from radargen.publishing.verification.verified_build import verified_build

    outcome = verified_build(root, day, trust, tell, kept, prepared=prepared)
    if outcome.difference:
        tell(Message("The two sites differ. {difference}", difference=outcome.difference), err=False)
        tell(Message("Different were {circumstances}.", circumstances=outcome.circumstances), err=False)
        raise SystemExit(1)
    tell(
        Message("The same both times: {files} files, {size:,} bytes.", files=outcome.files, size=outcome.size),
        err=False,
    )
    raise SystemExit(0)


def _day(value: str) -> dt.date:
    """The day of --editors: `today`, or a date as YYYY-MM-DD; RadargenError for anything else."""
    if value == "today":
        return today()
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise RadargenError(
            Message("“{date}” is no date; write --editors 2026-11-30, or --editors alone.", date=value)
        ) from None


class Display:
    """Progress of the build: one changing line on a terminal, a line per finished language elsewhere."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.terminal = shows_progress()
        self.counts = dict.fromkeys(languages, (0, 0))
        # Progress of the workers that make documents, by language.
        self.documents: dict[str, tuple[int, int]] = {}
        self.run_language = run_language()

    def __call__(self, language: str, done: int, total: int) -> None:
        """Show that `done` of `total` pages of a language are finished, or of the documents that another makes."""
        pages = language in self.counts
        (self.counts if pages else self.documents)[language] = done, total
        if self.terminal:
            click.echo(f"\r\033[K{self._line()}", err=True, nl=False)
        elif pages and total and done == total:
            tell(Message("{language}: {total:,} pages", language=language, total=total))

    def end(self) -> None:
        """Finish the line of progress."""
        if self.terminal:
            click.echo(f"\r\033[K{self._line()}", err=True)

    def _line(self) -> str:
        parts = [
            Message("{language}: {done:,} of {total:,} pages", language=language, done=done, total=total)
            if total
            else Message("{language}: drawing", language=language)
            for language, (done, total) in self.counts.items()
        ]
        if self.documents:
            done, total = map(sum, zip(*self.documents.values(), strict=True))
            parts.append(Message("documents: {done:,} of {total:,}", done=done, total=total))
        return translated(joined(parts, "  "), self.run_language)
