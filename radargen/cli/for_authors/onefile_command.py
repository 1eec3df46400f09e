"""`radargen onefile`: the whole site as one HTML file."""

from dataclasses import replace
from pathlib import Path

import click

from radargen.cli.console import complain, reported, tell
from radargen.cli.progress import at_work
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.text.messages import Message, RadargenError


@click.command()
@click.argument("out", metavar="OUT.html", type=click.Path(path_type=Path))
@click.option("--trust", is_flag=True, help="Run whatever code mkdocs.yml names, as of radargen build.")
@click.option("--trust-as", "commit", metavar="COMMIT", help="Run that code if it is the same in COMMIT.")
@with_root
def onefile(root: Path, out: Path, trust: bool, commit: str | None) -> None:
    """Write the whole site, in all its languages, as one HTML file for a double click or as an attachment of a mail.

    The file has the radar, the search, the filters, all pages and the comparison, and asks no server for anything. Its
    addresses stand behind its name, such as radar.html#/en/trends/kanban/, so that they can be sent on. What only a
    site has to take away, such as tables and pictures, is left out, or named with its address if mkdocs.yml says
    where the site stands. Scripts that mkdocs.yml adds are left out, too.

    Some mail systems refuse attachments that end in .html; put it into an archive for them.
    """
    from radargen.build import for_readers
    from radargen.cli.for_publishers.build_command import Display
    from radargen.cli.lookups import radar_of
    from radargen.publishing.building.whole_site import publish
    from radargen.publishing.code_trust import Trust, protected_sources
    from radargen.publishing.site.one_file import one_file
    from radargen.storage import files
    from radargen.storage.kept_results import kept_results
    from radargen.storage.temporary import temporary_folder

    if out.suffix.lower() not in (".html", ".htm"):
        raise RadargenError(Message("{file} is to be a page; give it a name that ends with .html.", file=out.name))
    if trust and commit:
        raise RadargenError(Message("--trust runs any code, --trust-as that of a commit; give one of them."))
    loaded, lock = loaded_from(root)
    reported(loaded.problems)
    if not loaded.ok:
        complain(Message("nothing was written, since entries have errors."))
        raise SystemExit(1)
    protected_sources(root).refuse_file(out)
    loaded, lock = for_readers(loaded, lock)
    radar = replace(radar_of(loaded), downloads=())
    display = Display(radar.languages)
    with temporary_folder() as folder:
        sentences = publish(
            replace(loaded, radar=radar),
            lock,
            radar,
            root,
            folder / "site",
            display,
            trust=Trust(trust, commit or ""),
            kept=kept_results(root),
        )
        display.end()
        with at_work(Message("Writing {file}", file=out.name)):
            made = one_file(folder / "site", radar.languages)
    for sentence in sentences:
        tell(sentence)
    files.write(out.parent, {out.name: made})
    tell(Message("{file}: {size:,} bytes.", file=out.name, size=len(made)))
    click.echo(out)
