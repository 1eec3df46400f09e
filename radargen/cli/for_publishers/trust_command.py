"""`radargen trust`."""

from pathlib import Path

import click

from radargen.cli.console import agreed, complain, tell
from radargen.cli.radar_folder import with_root
from radargen.text.messages import Message, RadargenError


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 where code is not trusted.")
@click.option("--as", "commit", metavar="COMMIT", help="With --check: code is trusted that is the same in COMMIT.")
@click.option("--forget", "forgotten", is_flag=True, help="Trust nothing of this radar any more.")
@click.option("--list", "listed", is_flag=True, help="The radars whose code is trusted on this machine.")
@with_root
def trust(root: Path, yes: bool, check: bool, commit: str | None, forgotten: bool, listed: bool) -> None:
    """Trust the code that mkdocs.yml names, exactly as it is now, to run on this machine when the site is built.

    Entries, radar.yaml, pages and pictures are data, and so is a mkdocs.yml with the usual settings: they need no
    trust. Hooks, other plugins, own templates and Python names are code, which anybody could bring with a
    pull request. This shows each of them and the files they may consist of, and asks. A change of any asks anew. What
    is trusted is kept by this machine, outside of the repository.

    Exit status 1: the code is not trusted.
    """
    from radargen.publishing import code_trust as trusting
    from radargen.text.terminal import printable

    if sum((check, forgotten, listed)) > 1 or (commit and not check):
        raise RadargenError(Message("--check (with --as), --forget and --list are different things; give one of them."))
    if listed:
        for folder in trusting.trusted_folders(root):
            click.echo(printable(folder))
        return
    if forgotten:
        trusting.revoke_trust(root)
        return
    site_code = trusting.code(root)
    if check:
        options = trusting.Trust(commit=commit or "")
        if trusting.trusted(site_code, options):
            return
        complain(trusting.untrusted_message(site_code, options))
        raise SystemExit(1)
    for sentence in site_code.named:
        tell(sentence, err=False)
    if not site_code.named:
        tell(Message("mkdocs.yml names no code; nothing needs trust."))
        return
    tell(Message("It may consist of these files:"), err=False)
    for path, checksum in site_code.files:
        click.echo(f"{checksum[:12]}  {printable(path)}")
    if not yes and not agreed(Message("Run this on this machine whenever the site is built?")):
        complain(Message("nothing is trusted."))
        raise SystemExit(1)
    trusting.grant_trust(site_code)
    tell(Message("Trusted as it is now; radargen trust --forget ends it."))
