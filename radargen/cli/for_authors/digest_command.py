"""`radargen digest`."""

from pathlib import Path

import click

from radargen.cli.completion import edition_ids
from radargen.cli.console import reported, tell
from radargen.cli.options import with_language
from radargen.cli.progress import at_work
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.text.messages import Message, RadargenError, joined


@click.command()
@click.argument("since", metavar="[SINCE]", nargs=-1)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--edition", help="The edition's id. Default: the newest that is not being prepared.", shell_complete=edition_ids
)
@with_language("Default: the radar's first.")
@click.option("--site-url", metavar="URL", default="", help="Where the site is, so that names lead to its pages.")
@with_root
def digest(
    root: Path, since: tuple[str, ...], out: Path, edition: str | None, language: str | None, site_url: str
) -> None:
    """Write what a newsletter needs of an edition into OUT, whose suffix decides: .md, .txt, or .html for mails.

    Motto and theme, what is new, moved or archived since the edition SINCE and why, what to act on now with the first
    step, corrections, licence, and how to cite. SINCE is an edition's id or a day such as 2027-11-30, which stands for
    the edition of that time; by default the edition before. What moved is drawn beside it, into OUT-moves.png.

    Exit status 1: written, but entries with errors were left out.
    """
    from radargen.build.digest_files import DIGEST_KINDS, digest_files
    from radargen.cli.lookups import known_since, language_of, shown_of
    from radargen.publishing.code_trust import protected_sources
    from radargen.storage import files
    from radargen.text.markdown.targets import outward

    if len(since) > 1:
        raise RadargenError(Message("Name one edition or day before {file}, or none.", file=out.name))
    if out.suffix.lower() not in DIGEST_KINDS:
        raise RadargenError(
            Message(
                "The suffix of {file} decides what is written: {suffixes}.",
                file=out.name,
                suffixes=joined(DIGEST_KINDS),
            )
        )
    if site_url and (not outward(site_url).startswith(("http://", "https://")) or {*site_url} & {"?", "#"}):
        raise RadargenError(
            Message("“{address}” is no address of a site; write it as https://radar.example/.", address=site_url)
        )
    address = f"{outward(site_url).rstrip('/')}/" if site_url else ""
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    radar, at, lock = shown_of(loaded, lock, edition)
    before, day = known_since(radar, loaded, at, next(iter(since), None))
    spoken = language_of(radar, language)
    with at_work(Message("Writing {file}", file=out.name)):
        made = digest_files(radar, at, spoken, lock, before, day, address, out.stem, [out.suffix])
    radar_files = protected_sources(root)
    for name in made.files:
        radar_files.refuse_file(out.parent / name)
    files.write(out.parent, made.files)
    if made.undrawn:
        tell(made.undrawn)
    for name in made.files:
        click.echo(out.parent / name)
    raise SystemExit(0 if loaded.ok else 1)
