"""A review's findings as text for a terminal, as JSON, and as Markdown that is harmless in a forge's comment."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from radargen.changes import Change, Kind, impact, levels
from radargen.differences import HERE, Difference
from radargen.model import Criterion, Dimension, Ring
from radargen.problems import Problem, Severity
from radargen.sentences import told
from radargen.terminal import printable
from radargen.wording import Wording

# The first line of a comment, by which its next version finds it.
MARKER = "<!-- radargen diff -->"
# A forge takes some 65,000 characters; nobody reads so many.
MOST_CHANGES, MOST_PROBLEMS, MOST_NAMED, LONGEST = 60, 20, 20, 240
# What readers of the radar will notice comes first, small print last.
ORDER = (
    Kind.NEW,
    Kind.REVIVED,
    Kind.IN,
    Kind.OUT,
    Kind.TURNED,
    Kind.RATED,
    Kind.ARCHIVED,
    Kind.VANISHED,
    Kind.RENAMED,
    Kind.WORDED,
    Kind.EDITED,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words; what does not apply is empty."""

    name: str
    id: str
    way: tuple[str, ...]
    details: tuple[str, ...]
    reason: str


def text(found: Difference, say: Wording) -> str:
    """Headings with the trends below them, to be read on a terminal."""
    sides = (say("diff.here") if label == HERE else label for label in (found.earlier.label, found.later.label))
    lines = [say("diff.title", base=next(sides), head=next(sides)), _tally(found, say)]
    for kind, changes in _grouped(found):
        lines += ["", say(f"changes.{kind}")]
        for line in (_line(found, change, say) for change in changes):
            parts = [f"{line.name} ({line.id})", " → ".join(line.way), *line.details]
            lines.append("  " + " · ".join(part for part in parts if part))
            lines += [f"      {line.reason}"] if line.reason else []
    if notes := list(_notes(found, say, str)):
        lines += ["", *notes]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(found: Difference) -> str:
    """Everything, by ids; changes in the order of the trends, `levels` and `impact` as [before, after]."""
    row = {
        "base": {"name": found.earlier.label, "edition": found.earlier.radar.newest.id},
        "head": {"name": found.later.label, "edition": found.later.radar.newest.id},
        "changes": [
            {
                "id": change.trend.id,
                "name": dict(change.trend.name.by_language),
                "kind": change.kind,
                "before": change.before,
                "after": change.after,
                "levels": _rerated(found, change),
                "impact": _impact(found, change),
                "parts": change.parts,
                "reason": dict(change.reason.by_language),
            }
            for change in found.changes
        ],
        "guessed": found.guessed,
        "radar": found.frame,
        "opened": found.opened,
        "withdrawn": found.withdrawn,
        "untold": found.untold,
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def markdown(found: Difference, say: Wording, problems: Sequence[Problem] = ()) -> str:
    """The comment below a pull request, with the problems of the later side; it begins with `MARKER`.

    Whatever an editor wrote stands shortened in a code span: nothing of it can be a mention, a link or HTML.
    """
    lines = [MARKER, f"### {say('diff.heading')}", "", _tally(found, say)]
    left = MOST_CHANGES
    for kind, changes in _grouped(found):
        if left > 0:
            lines += ["", f"**{say(f'changes.{kind}')}**", ""]
            lines += [_item(_line(found, change, say)) for change in changes[:left]]
        left -= len(changes)
    if left < 0:
        lines += ["", say("diff.more", count=-left)]
    for note in _notes(found, say, code):
        lines += ["", note]
    lines += _problems(problems, say)
    return "\n".join(lines) + "\n"


def code(words: str) -> str:
    """A code span that shows the words, and lets none of them act."""
    flat = _flat(words)
    shown = flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    room = " " if "`" in shown or not shown else ""
    return f"{fence}{room}{shown}{room}{fence}"


def _item(line: Line) -> str:
    parts = [code(line.name), " → ".join(map(code, line.way)), *map(code, line.details)]
    reason = f"  \n  {code(line.reason)}" if line.reason else ""
    return "- " + " · ".join(part for part in parts if part) + reason


def _problems(problems: Sequence[Problem], say: Wording) -> Iterator[str]:
    """The errors first, for the warnings can wait."""
    if not problems:
        return
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    others = [problem for problem in problems if problem.severity is not Severity.ERROR]
    yield from ("", f"**{say('diff.problems', errors=len(errors), others=len(others))}**", "")
    for problem in [*errors, *others][:MOST_PROBLEMS]:
        sentences = (told(words, say.language) for words in (problem.message, problem.hint))
        parts = (str(problem.location), *sentences)
        yield "- " + " · ".join(code(part) for part in parts if part)
    if len(problems) > MOST_PROBLEMS:
        yield from ("", say("diff.more", count=len(problems) - MOST_PROBLEMS))


def _grouped(found: Difference) -> Iterator[tuple[Kind, list[Change]]]:
    for kind in ORDER:
        if changes := [change for change in found.changes if change.kind is kind]:
            yield kind, changes


def _tally(found: Difference, say: Wording) -> str:
    tallies = [say(f"changes.tally-{kind}", count=len(changes)) for kind, changes in _grouped(found)]
    if tallies:
        return say("changes.tally", tallies=say.listed(tallies))
    return say("diff.only-frame" if found else "changes.none")


def _notes(found: Difference, say: Wording, show: Callable[[str], str]) -> Iterator[str]:
    """What concerns the radar as a whole, what could not be compared, and what an entry should say."""
    for key, words in (
        ("frame", found.frame),
        ("opened", found.opened),
        ("withdrawn", found.withdrawn),
        ("untold", found.untold),
    ):
        if words:
            more = [say("diff.more", count=len(words) - MOST_NAMED)] if len(words) > MOST_NAMED else []
            yield say(f"diff.{key}", names=", ".join([*map(show, words[:MOST_NAMED]), *more]))
    yield from _preparing(found, say, show)
    for new, old in sorted(found.guessed.items()):
        yield say("diff.guessed", file=show(f"trends/{new}.yaml"), former=show(f"formerly: [{old}]"))


def _preparing(found: Difference, say: Wording, show: Callable[[str], str]) -> Iterator[str]:
    """Which edition the change publishes, or that readers will not see of it what is said of one being prepared."""
    was, newest = {edition.id for edition in found.earlier.radar.editions if edition.open}, found.later.radar.newest
    if newest.open and found:
        yield say("diff.open", edition=show(newest.id))
    elif newest.id in was:
        yield say("diff.published", edition=show(newest.id))


def _line(found: Difference, change: Change, say: Wording) -> Line:
    name = change.trend.name.any(say.language)
    rerated = [
        f"{_called(found.later.radar.criteria, criterion, say)} {was or '–'} → {now or '–'}"
        for criterion, (was, now) in _rerated(found, change).items()
    ]
    if felt := _impact(found, change):
        rerated.append(f"{say('diff.impact')} {felt[0] or '–'} → {felt[1] or '–'}")
    parts = [_part(part, say) for part in change.parts]
    reason = change.reason.any(say.language)
    return Line(_flat(name), change.trend.id, _way(found, change, say), (*rerated, *parts), _flat(reason))


def _way(found: Difference, change: Change, say: Wording) -> tuple[str, ...]:
    """From and to in words, or where it stays."""
    was, now = found.earlier.radar, found.later.radar
    match change.kind:
        case Kind.RENAMED:
            return change.before, change.after
        case Kind.TURNED:
            return _called(was.dimensions, change.before, say), _called(now.dimensions, change.after, say)
        case Kind.RATED:
            return (_called(now.rings, change.after, say),)
        case Kind.NEW | Kind.REVIVED:
            return _called(now.dimensions, change.trend.dimension, say), _called(now.rings, change.after, say)
        case _:
            ends = (was.rings, change.before), (now.rings, change.after)
            return tuple(_called(rings, ring, say) for rings, ring in ends if ring)


def _rerated(found: Difference, change: Change) -> dict[str, tuple[int | None, int | None]]:
    """The levels before and after of each criterion that is rated otherwise, for trends that moved or were rated."""
    if change.kind not in {Kind.IN, Kind.OUT, Kind.RATED} or not (old := found.former(change.trend)):
        return {}
    was, now = levels(found.earlier.state, old), levels(found.later.state, change.trend)
    return {name: (was.get(name), now.get(name)) for name in {**was, **now} if was.get(name) != now.get(name)}


def _impact(found: Difference, change: Change) -> tuple[int | None, int | None] | None:
    """The impact before and after, where it differs."""
    if change.kind not in {Kind.IN, Kind.OUT, Kind.RATED} or not (old := found.former(change.trend)):
        return None
    was, now = impact(found.earlier.state, old), impact(found.later.state, change.trend)
    return (was, now) if was != now else None


def _part(part: str, say: Wording) -> str:
    """A field of an entry as editors call it: by its name in the file, past assessments with their edition."""
    field, _, edition = part.partition(" ")
    return say("diff.past", field=field, edition=edition) if edition else field


def _called(things: Sequence[Ring] | Sequence[Dimension] | Sequence[Criterion], wanted: str, say: Wording) -> str:
    return next((_flat(thing.name.any(say.language)) for thing in things if thing.id == wanted), wanted)


def _flat(words: str) -> str:
    """On one line, without soft hyphens, with whatever cannot be seen as its code point."""
    return printable(" ".join(words.replace("\u00ad", "").split()))
