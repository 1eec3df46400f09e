"""`radargen validate`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli import radar_folder
from radargen.cli.console import coloured, show, tell
from radargen.cli.options import with_language
from radargen.cli.radar_folder import inside, radars, typed
from radargen.storage.run_language import run_language
from radargen.text.messages import LANGUAGES, Message, RadargenError

if TYPE_CHECKING:
    from radargen.model.problems import Problem
    from radargen.reading import Loaded
    from radargen.storage.radar_files import Sources


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab", "sarif"]),
    default="text",
    show_default=True,
    help="text: each problem with its line and what to do. json: a list of all problems. github: annotations of a "
    "workflow. gitlab: a code quality report. sarif: SARIF 2.1.0.",
)
@with_language("Of the sentences. Default: the radar's first.", type=click.Choice(LANGUAGES))
@click.option("--only", multiple=True, metavar="CODE", help="Report problems of this kind only; may be repeated.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--whole",
    is_flag=True,
    help="A PATH only tells which radar is meant; report all of it. For hooks, which are given what has changed: a "
    "path that lies in no radar is passed over.",
)
@click.option(
    "--for-readers",
    is_flag=True,
    help="Before the site is published: take for errors what readers must not find there, such as an imprint that is "
    "still to be filled in.",
)
@click.pass_obj
def validate(
    root: Path | None,
    paths: tuple[Path, ...],
    form: str,
    language: str | None,
    only: tuple[str, ...],
    strict: bool,
    whole: bool,
    for_readers: bool,
) -> None:
    """Report every problem in radar.yaml, trends/ and layout.lock.json, or only those of some files or folders.

    The radar is the nearest around each PATH, without one the nearest around here; several are reported together.
    Forges are told files as the repository has them, people and programs as they are typed here.

    Each problem comes with its place, a code in brackets and the one thing to do; docs/problems.md shows an example
    of each. Exit status 0: no errors (there may be warnings), 1: errors, 2: a folder cannot be read.
    """
    from radargen.reporting import findings

    codes = _codes(only)
    if whole:
        paths = (*_paths_in_radars(root, paths),) if paths else paths
        if not paths:
            raise SystemExit(0)
    all_findings: list[findings.Finding] = []
    texts: dict[str, bytes] = {}
    entries = 0
    paths_by_folder = radars(root, paths)
    language = language or run_language()
    for folder, folder_paths in paths_by_folder.items():
        sources, loaded = _inspect(folder, [] if whole else folder_paths)
        problems = [problem for problem in loaded.problems if not codes or problem.code in codes]
        typed_path = typed(folder, named=bool(root))
        folder_findings = findings.findings(
            problems, language, strict=strict, for_readers=for_readers, folder=radar_folder.folder(folder)
        )
        all_findings += [one.at(typed_path(one.location.path)) for one in folder_findings]
        texts |= {typed_path(path): source for path, source in sources.items() if isinstance(source, bytes)}
        entries += len(loaded.read)
    match form:
        case "json":
            report = findings.rows(all_findings)
        case "github":
            report = findings.annotations(all_findings)
        case "gitlab":
            report = findings.quality(all_findings)
        case "sarif":
            report = findings.sarif(all_findings)
        case _:
            report = findings.text(all_findings, texts, colour=coloured())
    show(report, form)
    if form == "text":
        counted = None if paths and not whole else entries
        click.echo(findings.summary(all_findings, counted, language, radars=len(paths_by_folder)), err=True)
    raise SystemExit(0 if findings.harmless(all_findings) else 1)


def _paths_in_radars(root: Path | None, paths: Iterable[Path]) -> Iterator[Path]:
    """The paths that lie in a radar; a message is printed for each of the others."""
    for path in paths:
        try:
            for folder in radars(root, [path]):
                inside(folder, path)
        except RadargenError:
            tell(Message("{path} lies in no radar and is passed over.", path=path))
        else:
            yield path


def _inspect(root: Path, paths: list[Path]) -> "tuple[Sources, Loaded]":
    """The files of a radar, and the problems of all of them or of those at the paths."""
    from radargen.build.inspection import inspected
    from radargen.storage import spare_files, working_tree

    sources = working_tree.read(root)
    if left := spare_files.own_spares(root):
        tell(Message("An earlier command was cut short; radargen fmt finishes what it had begun."))
        sources |= _committed_spares(root, left)
    return sources, inspected(sources, [inside(root, path) for path in paths])


def _committed_spares(root: Path, left: list[str]) -> "dict[str, bytes | Problem]":
    """The problem of each temporary file of a killed command that has been committed, by path."""
    from radargen.storage import commits, spare_files

    return {path: problem for path in commits.tracked(root, left) if (problem := spare_files.stray_problem(path))}


def _codes(options: tuple[str, ...]) -> frozenset[str]:
    if not options:
        return frozenset()
    from radargen.cli.lookups import codes_of

    return codes_of(options)
