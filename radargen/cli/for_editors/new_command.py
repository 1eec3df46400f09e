"""`radargen new`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from radargen.cli.completion import dimension_ids
from radargen.cli.console import complain, reported, tell
from radargen.cli.options import today, with_language
from radargen.cli.radar_folder import changing, with_root
from radargen.text.messages import Message, joined
from radargen.text.paths import SCHEMAS, entry_path

if TYPE_CHECKING:
    from radargen.reading import Files, Loaded


@click.command()
@click.argument("name", required=False)
@click.option("--dimension", help="The id of its dimension. Asked for if absent.", shell_complete=dimension_ids)
@with_language("The language of NAME. Default: the radar's first, or that of the issue.")
@click.option("--by", default="", help="Who rates it.")
@click.option("--id", "trend_id", help="The name of its file without .yaml. Default: made from NAME.")
@click.option("--anyway", is_flag=True, help="Write it even where an entry has this name or alias already.")
@click.option(
    "--from-issue",
    "issue",
    type=click.File("rb"),
    help="Take the answers of an issue form, a Markdown file with ### headings; - reads standard input.",
)
@with_root
def new(
    root: Path,
    name: str | None,
    dimension: str | None,
    language: str | None,
    by: str,
    trend_id: str | None,
    anyway: bool,
    issue: BinaryIO | None,
) -> None:
    """Begin the file of a trend called NAME, which is asked for if absent.

    Beside each rating the file has the sentences of the criteria to pick from; it says what is still to be filled in.
    An id that exists, or that a trend had before, is refused, and entries with a similar name or alias are named.
    Where `radargen schema --out` has been used, the file has a line for editing programs, and their lists know its id.
    """
    from radargen.cli import prompts
    from radargen.cli.lookups import dimension_of, language_of, to_assess
    from radargen.writing.issue_form import draft_from_issue
    from radargen.writing.near_duplicates import duplicate_messages, near_duplicates
    from radargen.writing.new_trend import empty_fields, new_entry, new_id

    _, _, radar = to_assess(root)
    dimension, language = dimension_of(radar, dimension), language and language_of(radar, language)
    body = prompts.body(issue)
    if body is None:
        draft = prompts.draft(radar, name, dimension, language)
    else:
        draft = draft_from_issue(body, radar, language or "")
        draft = replace(draft, name=name or draft.name, dimension=dimension or draft.dimension)
    with changing(root):
        # While questions were answered, others may have added a trend.
        sources, loaded, radar = to_assess(root)
        path = entry_path(new_id(trend_id or draft.name, radar, loaded.read))
        similar = near_duplicates(radar, [draft.name, *draft.aliases])
        for sentence in duplicate_messages(similar):
            tell(sentence)
        if similar and similar[0].same and not anyway:
            complain(Message("Nothing was written; change that entry, or repeat with --anyway."))
            raise SystemExit(1)
        text = new_entry(replace(draft, by=by or draft.by), radar, today())
        after = _write(root, sources, path, text)
    click.echo(path)
    gaps = empty_fields(path, text)
    problems = [problem for problem in after.problems if problem.location.path == path]
    if gaps or problems:
        tell(Message("The file has been begun. Still to be filled in or mended:"))
    if gaps:
        tell(Message("Empty so far: {names}.", names=joined(gaps)))
    reported(problems)


def _write(root: Path, sources: "Files", path: str, text: str) -> "Loaded":
    """Write the new file, and the schemas if they are in use; returns the radar loaded with it."""
    from radargen.build import load
    from radargen.reading import MODELINE, schema_files
    from radargen.storage import files, journal

    has_schemas = (root / SCHEMAS).is_dir()
    if has_schemas:
        text = f"{MODELINE}\n{text}"
    after, _ = load({**sources, path: text})
    # The schemas list the new id.
    schemas = schema_files(after) if has_schemas else {}
    files.refuse_links(root, files.TRENDS)
    files.make_folder(root / files.TRENDS)
    journal.replace_files(root, {path: text, **{f"{SCHEMAS}/{name}": schema for name, schema in schemas.items()}})
    return after
