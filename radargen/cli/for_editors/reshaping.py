"""Changes of several files of a radar at once: what will change is announced first, and confirmed by the user."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import agreed, reported, tell
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import LOCK, SCHEMAS, entry_path

if TYPE_CHECKING:
    from radargen.reading import Files, Loaded


def carried_out(
    root: Path,
    sources: "Files",
    before: "Loaded",
    changed: Mapping[str, bytes],
    removed: Sequence[str],
    sentences: Sequence[Message],
    *,
    yes: bool,
    dry_run: bool,
) -> None:
    """Announce the changes, ask unless `yes`, and change the files with the dependent places and schemas.

    With `dry_run`, nothing is written. Raises RadargenError, with nothing changed, if the radar would have new errors,
    or the answer is no.
    """
    from radargen.build import load
    from radargen.charts.placing import lock_text, locked
    from radargen.model.problems import Severity
    from radargen.reading import schema_files
    from radargen.storage import journal
    from radargen.text import line_ends

    for sentence in sentences:
        tell(sentence)
    now = {**{path: text for path, text in sources.items() if path not in removed}, **changed}
    after, lock = load(now)
    known = {(problem.code, problem.message) for problem in before.problems}
    fresh = [p for p in after.problems if p.severity is Severity.ERROR and (p.code, p.message) not in known]
    if fresh:
        reported(fresh)
        raise RadargenError(Message("That would leave the radar with these errors. Nothing was changed."))
    written = dict(changed)
    if isinstance(places := sources.get(LOCK), bytes) and LOCK not in changed and after.radar and lock.layouts:
        tell(Message("The places on the chart follow, in {path}.", path=LOCK))
        written[LOCK] = line_ends.converted(lock_text(locked(after.radar, lock)), places)
    if dry_run:
        tell(Message("Nothing was changed."))
        return
    if not yes and not agreed(Message("Do it?")):
        raise RadargenError(Message("Nothing was changed."))
    # The schemas list the ids.
    schemas = schema_files(after) if (root / SCHEMAS).is_dir() else {}
    journal.replace_files(root, {**written, **{f"{SCHEMAS}/{name}": text for name, text in schemas.items()}}, removed)
    for path in written:
        click.echo(path)
    own = {entry_path(trend_id) for trend_id in after.read} & changed.keys()
    reported([problem for problem in after.problems if problem.location.path in own])
