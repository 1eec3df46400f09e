"""`radargen validate`."""

import gc
from pathlib import Path

import click

from radargen.cli import coloured, show, tell, with_language, with_root
from radargen.problems import Problem, RadargenError
from radargen.sentences import LANGUAGES, Said
from radargen.tongue import spoken


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
    "--for-readers",
    is_flag=True,
    help="Before the site is published: take for errors what readers must not find there, such as an imprint that is "
    "still to be filled in.",
)
@with_root
def validate(
    root: Path,
    paths: tuple[Path, ...],
    form: str,
    language: str | None,
    only: tuple[str, ...],
    strict: bool,
    for_readers: bool,
) -> None:
    """Report every problem in radar.yaml, trends/ and layout.lock.json, or only those of some files or folders.

    Each problem comes with its place, a code in brackets and the one thing to do; docs/problems.md shows an example
    of each. Exit status 0: no errors (there may be warnings), 1: errors, 2: the folder cannot be read.
    """
    from radargen import files, findings, strays
    from radargen.inspecting import inspected

    # This process ends before anything is worth collecting.
    gc.disable()
    sources = files.read(root)
    if left := strays.left(root):
        tell(Said("An earlier command was cut short; radargen fmt finishes what it had begun."))
        sources |= _committed(root, left)
    language = language or spoken()
    loaded = inspected(sources, [_below(root, path) for path in paths])
    codes = _codes(only)
    asked = [problem for problem in loaded.problems if not codes or problem.code in codes]
    found = findings.findings(asked, language, strict=strict, for_readers=for_readers, folder=_folder(root))
    match form:
        case "json":
            report = findings.rows(found)
        case "github":
            report = findings.annotations(found)
        case "gitlab":
            report = findings.quality(found)
        case "sarif":
            report = findings.sarif(found)
        case _:
            texts = {path: source for path, source in sources.items() if isinstance(source, bytes)}
            report = findings.text(found, texts, colour=coloured())
    show(report, form)
    if form == "text":
        click.echo(findings.summary(found, None if paths else len(loaded.read), language), err=True)
    raise SystemExit(0 if findings.harmless(found) else 1)


def _committed(root: Path, left: list[str]) -> "dict[str, bytes | Problem]":
    """The problem of each file a killed command has left that somebody has committed since."""
    from radargen import commits, strays

    return {path: problem for path in commits.tracked(root, left) if (problem := strays.stray(path))}


def _codes(named: tuple[str, ...]) -> frozenset[str]:
    if not named:
        return frozenset()
    from radargen.cli.choosing import codes_of

    return codes_of(named)


def _below(root: Path, path: Path) -> str:
    """The path from the radar's folder."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise RadargenError(
            Said("{path} does not lie in the radar's folder, {folder}.", path=path, folder=root)
        ) from None


def _folder(root: Path) -> str:
    """The radar's folder from here, where forges look for the files; nothing where the command runs in it or below."""
    place = root.resolve()
    return place.relative_to(Path.cwd()).as_posix() if Path.cwd() in place.parents else ""
