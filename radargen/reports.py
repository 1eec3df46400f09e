"""Problems, counts and what became of a chart as text for people and as JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from radargen.assessing import Explanation
from radargen.model import Edition, Radar, Status
from radargen.problems import Problem, Severity
from radargen.scene import Scene
from radargen.terminal import printable
from radargen.theme import Labels

if TYPE_CHECKING:
    # Only `render --check` has any; the other commands need not load what counts them.
    from radargen.checking import Promise

# Of what a lock no longer fits, so many lines tell enough.
MOST_CHANGES = 4


def counts(
    radar: Radar, edition: Edition, read: Sequence[str], left_out: Sequence[str], whole: Radar | None = None
) -> str:
    """Where every entry that was read has gone; the parts add up to the whole.

    Where the radar is that of the readers, `whole` is the one that it was made of.
    """
    drawn = {trend.id for trend in radar.on(edition)}
    archived = {t.id for t in radar.trends if t.status is Status.ARCHIVED} - drawn
    absent = {t.id for t in radar.trends} - drawn - archived
    parts = [f"{len(drawn)} on the chart" + (f" of {edition.name}" if edition.name else "")]
    if archived:
        parts.append(f"{len(archived)} archived")
    if absent:
        parts.append(f"{len(absent)} without an assessment for {edition.name or 'it'} ({_named(absent)})")
    if unseen := {t.id for t in whole.trends} - {t.id for t in radar.trends} if whole else ():
        parts.append(f"{len(unseen)} only in the edition that is being prepared ({_named(unseen)})")
    if left_out:
        parts.append(f"{len(left_out)} left out because of errors ({_named(left_out)})")
    return printable(f"{_count(len(read), 'entry', 'entries')} read: {', '.join(parts)}.")


def prepared(radar: Radar, whole: Radar) -> str:
    """Which edition of the whole radar readers are not shown yet; nothing where they are shown all."""
    opened = whole.newest
    return f"The edition {opened.id} is being prepared and not shown." if opened not in radar.editions else ""


def promises(rows: Sequence["Promise"]) -> str:
    """A table: whether each promise is kept, what was found, what is allowed, and the first culprits; then the sum."""
    cells = [
        (
            "kept" if row.kept else "BROKEN",
            row.name,
            _figure(row.found),
            f"{'at least' if row.at_least else 'at most'} {_figure(row.allowed)}",
            row.where,
        )
        for row in rows
    ]
    wide = [max((len(row[n]) for row in cells), default=0) for n in range(4)]
    lines = [
        f"{kept:<{wide[0]}}  {name:<{wide[1]}}  {found:>{wide[2]}}  {allowed:<{wide[3]}}  {where}".rstrip()
        for kept, name, found, allowed, where in cells
    ]
    broken = sum(not row.kept for row in rows)
    total = f"{broken} of {len(rows)} promises are broken." if broken else f"All {len(rows)} promises are kept."
    return "".join(f"{printable(line)}\n" for line in [*lines, total])


def set_apart(
    scenes: Sequence[Scene], files: Sequence[str], labels: Labels = Labels.NUMBERS, page: str = ""
) -> Iterator[str]:
    """What a reader will not find on the radar's own page or beside its blip, a sentence each.

    `labels` are what was asked for, `page` is what its size is called.
    """
    first, further = scenes[0], len(scenes) - 1
    if labels is not Labels.NUMBERS and first.blips and not any(mark.label for mark in first.blips):
        them = "The name of 1 trend does" if len(first.blips) == 1 else f"The names of {len(first.blips)} trends do"
        yield f"{them} not fit on {page}: numbers with a legend."
    if further and len(files) > 1:
        pages = "a page" if further == 1 else "pages"
        yield f"The legend needs {pages} of its own: {', '.join(files[1:])}."
    elif further:
        pages = "page 2" if further == 1 else f"pages 2 to {further + 1}"
        yield f"The legend needs {pages} of {files[0]}."
    if any(mark.label for mark in first.blips) and (apart := [m.name for m in first.blips if not m.label]):
        them = "1 name finds" if len(apart) == 1 else f"{len(apart)} names find"
        yield printable(f"{them} no room on the radar, so the key has: {', '.join(apart)}.")
    if cut := dict.fromkeys(text for scene in scenes for text in scene.shortened):
        yield printable(f"Too long for the page, so shortened: {', '.join(f'“{_cut(text)}”' for text in cut)}.")
    hidden = [trail.id for trail in first.trails if not trail.ghost]
    if hidden:
        yield f"The former place has no room on the radar, only the way from there: {', '.join(hidden)}."


def unlockable(problems: Sequence[Problem], lock: str, *, empty: bool) -> str:
    """Why the lock, of which `empty` tells whether anything could be read, must not be written now; else nothing."""
    wrong = {p.location.path == lock for p in problems if p.severity is Severity.ERROR}
    if False in wrong:
        return f"{lock} was left as it is, since entries have errors."
    if True in wrong and empty:
        return f"{lock} was left as it is, since nothing in it can be read and its places would be lost."
    return ""


def unfit(changes: Sequence[str], problems: Sequence[Problem], lock: str) -> str:
    """What of a lock no longer fits the radar, in one sentence; nothing where all of it does."""
    found = [*changes, *(p.message.rstrip(".") for p in problems if p.location.path == lock)]
    more = f"; and {len(found) - MOST_CHANGES} more" if len(found) > MOST_CHANGES else ""
    what = "; ".join(found[:MOST_CHANGES]) + more
    return printable(f"{lock} no longer fits the radar ({what}); run radargen lock.") if found else ""


def displaced(ids: Sequence[str]) -> Iterator[str]:
    """Which trends had to give up their place although they kept their cell."""
    if ids:
        them = "1 trend keeps its ring" if len(ids) == 1 else f"{len(ids)} trends keep their rings"
        yield f"{them} but had to move within, as there was no room: {_named(ids)}."


def explanation(found: Explanation) -> str:
    """Where a trend stands and why, to be read on a terminal."""
    verb = f" ({found.verb})" if found.verb else ""
    head = " · ".join(part for part in (found.name, found.dimension, found.edition) if part)
    lines = [head, f"{found.ring}{verb}: {found.meaning}".rstrip(": ")]
    for line in found.verdicts:
        lines += ["", line.by]
        wide = max(len(c.name) for c in line.criteria)
        lines += [f"  {c.name:<{wide}}  {c.level}  {c.sentence}".rstrip() for c in line.criteria]
        lines += [f"  {words}" for words in (line.rule, line.note) if words]
    told = found.sentences[0 if found.panel else len(found.verdicts) :]
    return "".join(f"{printable(line)}\n" for line in [*lines, "", *told])


def explanation_json(found: Explanation) -> str:
    """The same for programs: ids and numbers beside the sentences."""
    now, shown = found.blip.placement, found.blip
    row = {
        "id": shown.id,
        "name": found.name,
        "edition": found.edition,
        "dimension": shown.trend.dimension,
        "ring": now.ring,
        "computed": now.computed,
        "level": now.level,
        "spread": now.spread,
        "agreement": now.agreement,
        "movement": shown.movement,
        "before": shown.before,
        "impact": shown.impact,
        "action": shown.action,
        "start_early": shown.start_early,
        "ratings": [
            {"by": v.by, "levels": dict(v.levels), "combined": v.combined, "level": v.level, "ring": v.ring}
            for v in now.verdicts
        ],
        "sentences": found.sentences,
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def _named(ids: Sequence[str] | set[str], most: int = 5) -> str:
    ordered = sorted(ids)
    return ", ".join(ordered[:most]) + (f" and {len(ordered) - most} more" if len(ordered) > most else "")


def _cut(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _figure(value: float) -> str:
    """Whole where it is, else with two decimals cut off, so that nothing seems to reach what it misses."""
    return f"{value:g}" if value == round(value, 1) else f"{int(value * 100) / 100:.2f}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
