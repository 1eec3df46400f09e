"""`radargen serve`."""

from pathlib import Path

import click

from radargen.cli.console import DEBUG
from radargen.cli.radar_folder import with_root
from radargen.storage.run_language import run_language


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On this machine only.")
@click.option("--edit", is_flag=True, help="With a form in the browser that saves trends to their files.")
@with_root
def serve(root: Path, port: int, edit: bool) -> None:
    """Show the site while you edit: every change of a file shows in the browser by itself.

    Entries with errors are left out and listed on a page of their own; the preview goes on. Stop it with Ctrl-C.

    With --edit the form for trends saves as one fills it in, and keeps comments and layout. Only the address that is
    printed then can save; whoever else uses this machine must not have it.
    """
    from radargen.publishing.preview.preview_server import serve as preview

    preview(root, port, run_language(), lambda line: click.echo(line, err=True), DEBUG.get(), edit=edit)
