"""A review's findings as text for a terminal, as JSON, and as Markdown that is harmless in a forge's comment."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from radargen.assessing.changes import Change, ChangeKind, impact, levels
from radargen.assessing.corrections import record
from radargen.assessing.differences import HERE, Difference, FileChange, Touched
from radargen.model import Criterion, Dimension, Ring, published_record
from radargen.model.problems import Problem, Severity
from radargen.text.messages import translated
from radargen.text.paths import EDITIONS, LOCK, entry_path
from radargen.text.terminal import printable
from radargen.text.wording import Wording

# The first line of a comment, by which its next version finds it.
MARKER = "<!-- radargen diff -->"
# GitHub takes 65,536 characters and GitLab more; what a workflow adds below has to fit as well.
MOST_BYTES = 60_000
# So much of it, in bytes, for what a reviewer must not miss, however long the rest is.
ROOM_FOR_CODE, ROOM_FOR_NOTES, ROOM_FOR_PROBLEMS = 14_000, 10_000, 12_000
# Nobody reads so many; a reason may be long, a name in a list of names is short.
MOST_CHANGES, MOST_FILES, MOST_PROBLEMS, MOST_NAMED = 60, 30, 20, 20
LONGEST, LONGEST_NAME = 240, 80
# A list of files on a terminal; the changes themselves are never cut short there.
MOST_LINES = 200
# What readers of the radar will notice comes first, small print last.
ORDER = (
    ChangeKind.NEW,
    ChangeKind.REVIVED,
    ChangeKind.IN,
    ChangeKind.OUT,
    ChangeKind.TURNED,
    ChangeKind.RATED,
    ChangeKind.ARCHIVED,
    ChangeKind.VANISHED,
    ChangeKind.RENAMED,
    ChangeKind.WORDED,
    ChangeKind.EDITED,
    ChangeKind.ADDED,
    ChangeKind.DELETED,
)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One change in words; what does not apply is empty."""

    name: str
    id: str
    way: tuple[str, ...]
    details: tuple[str, ...]
    reason: str


def text(found: Difference, say: Wording) -> str:
    """Headings with the trends below them, to be read on a terminal."""
    sides = (say("diff.here") if label == HERE else label for label in (found.earlier.label, found.later.label))
    lines = [say("diff.title", base=next(sides), head=next(sides))]
    for heading, items in _first(found, say, str):
        more = [say("diff.more", count=len(items) - MOST_LINES)] if len(items) > MOST_LINES else []
        lines += ["", heading, *(f"  {item}" for item in (*items[:MOST_LINES], *more))]
    lines += ["", _tally(found, say)] if found.touched else [_tally(found, say)]
    for kind, changes in _grouped(found):
        lines += ["", say(f"changes.{kind}")]
        for line in (_line(found, change, say) for change in changes):
            parts = [f"{line.name} ({line.id})", " → ".join(line.way), *line.details]
            lines.append("  " + " · ".join(part for part in parts if part))
            lines += [f"      {line.reason}"] if line.reason else []
    if notes := list(_notes(found, say, str, MOST_LINES)):
        lines += ["", *notes]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(found: Difference) -> str:
    """Everything, by ids; changes in the order of the trends, `levels` and `impact` as [before, after]."""
    row = {
        "base": {"name": found.earlier.label, "edition": found.earlier.radar.newest.id},
        "head": {"name": found.later.label, "edition": found.later.radar.newest.id},
        "beside": found.beside,
        "code": [{"path": o.path, "what": o.fate, "former": o.former, "now": o.now} for o in found.code],
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
        "half": found.half,
        "files": found.kept,
        "alike": found.alike,
        "carried": found.carried,
        "repeated": found.repeated,
        "corrected": [{"edition": edition, **record(one)} for edition, one in found.corrected],
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def markdown(found: Difference, say: Wording, problems: Sequence[Problem] = ()) -> str:
    """The comment below a pull request, with the problems of the later side; it begins with `MARKER`.

    Whatever an editor wrote stands shortened in a code span: nothing of it can be a mention, a link or HTML. The whole
    has at most `MOST_BYTES` in UTF-8 and counts what it leaves out. Whoever posts it must not cut it: half a code span
    would let the rest of the words act.
    """
    head = [MARKER, f"### {say('diff.heading')}", ""]
    for heading, items in _first(found, say, code):
        rows = _up_to([f"- {item}" for item in items], MOST_FILES, ROOM_FOR_CODE // 2, say)
        head += [f"**{heading}**", "", *rows, ""]
    head.append(_tally(found, say))
    notes = _up_to(list(_notes(found, say, _short, MOST_NAMED)), MOST_CHANGES, ROOM_FOR_NOTES, say)
    tail = [line for note in notes for line in ("", note)] + _problems(problems, say, found.folder)
    room = MOST_BYTES - _size(head) - _size(tail)
    return "".join(f"{line}\n" for line in (*head, *_changes(found, say, room), *tail))


def _changes(found: Difference, say: Wording, room: int) -> Iterator[str]:
    """The changes by their kind, as many whole ones as there is room for in bytes; then how many are left out."""
    told, room = 0, room - _size([say("diff.left", count=len(found.changes)), ""])
    for kind, changes in _grouped(found):
        heading = ["", f"**{say(f'changes.{kind}')}**", ""]
        for change in changes:
            lines = [*heading, _item(_line(found, change, say))]
            room -= _size(lines)
            if room < 0 or told == MOST_CHANGES:
                yield from ("", say("diff.left", count=len(found.changes) - told))
                return
            yield from lines
            told, heading = told + 1, []


def _up_to(items: Sequence[str], most: int, room: int, say: Wording, more: str = "diff.left") -> list[str]:
    """As many whole items as there is room for in bytes, and how many are left out."""
    fitting = 0
    for item in items[:most]:
        room -= _size([item])
        if room < 0:
            break
        fitting += 1
    left = len(items) - fitting
    return [*items[:fitting], *(("", say(more, count=left)) if left else ())]


def _size(lines: Iterable[str]) -> int:
    """In bytes as UTF-8, each line with its end."""
    return sum(len(line.encode()) + 1 for line in lines)


def code(words: str, longest: int = LONGEST) -> str:
    """A code span that shows the words on one line, and lets none of them act."""
    flat = _flat(words)
    shown = flat if len(flat) <= longest else flat[: longest - 1] + "…"
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    room = " " if "`" in shown or not shown else ""
    return f"{fence}{room}{shown}{room}{fence}"


def _short(words: str) -> str:
    return code(words, LONGEST_NAME)


def _item(line: ReviewLine) -> str:
    parts = [code(line.name), " → ".join(map(code, line.way)), *map(code, line.details)]
    reason = f"  \n  {code(line.reason)}" if line.reason else ""
    return "- " + " · ".join(part for part in parts if part) + reason


def _problems(problems: Sequence[Problem], say: Wording, folder: str) -> list[str]:
    """The errors first, for the warnings can wait."""
    if not problems:
        return []
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    others = [problem for problem in problems if problem.severity is not Severity.ERROR]
    items = []
    for problem in [*errors, *others]:
        sentences = (translated(words, say.language) for words in (problem.message, problem.hint))
        items.append("- " + " · ".join(code(part) for part in (f"{folder}{problem.location}", *sentences) if part))
    heading = f"**{say('diff.problems', errors=len(errors), others=len(others))}**"
    return ["", heading, "", *_up_to(items, MOST_PROBLEMS, ROOM_FOR_PROBLEMS, say, "diff.left-problems")]


def _first(found: Difference, say: Wording, show: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
    """What is no data and a reviewer has to know before anything else: a heading, and a file each."""
    if found.beside:
        yield say("diff.beside"), [show(path) for path in found.beside]
    if found.code:
        yield say("diff.code"), [" · ".join(_touched(one, say, show)) for one in found.code]


def _touched(one: Touched, say: Wording, show: Callable[[str], str]) -> Iterator[str]:
    yield show(one.path)
    yield say("diff.file-renamed", former=show(one.former)) if one.former else say(f"diff.file-{one.fate}")
    if one.now:
        yield say(f"diff.file-{one.now}")


def _grouped(found: Difference) -> Iterator[tuple[ChangeKind, list[Change]]]:
    for kind in ORDER:
        if changes := [change for change in found.changes if change.kind is kind]:
            yield kind, changes


def _tally(found: Difference, say: Wording) -> str:
    tallies = [say(f"changes.tally-{kind}", count=len(changes)) for kind, changes in _grouped(found)]
    if tallies:
        return say("changes.tally", tallies=say.listed(tallies))
    if found.touched and not found:
        return say("diff.only-code")
    return say("diff.only-frame" if found else "changes.none")


def _notes(found: Difference, say: Wording, show: Callable[[str], str], most: int) -> Iterator[str]:
    """What concerns the radar as a whole, what could not be compared, and what an entry should say."""
    if found.half:
        yield say("diff.half")
    for key, words in (
        ("untold", found.untold),
        ("frame", found.frame),
        ("opened", found.opened),
        ("withdrawn", found.withdrawn),
        ("carried", found.carried),
        ("repeated", found.repeated),
        *_kept(found),
        ("alike", [f"{found.folder}{path}" for path in found.alike]),
    ):
        if words:
            more = [say("diff.more", count=len(words) - most)] if len(words) > most else []
            yield say(f"diff.{key}", names=", ".join([*map(show, words[:most]), *more]), count=len(words))
    for edition, one in found.corrected:
        yield say("diff.corrected", edition=show(edition), why=show(_flat(one.why.any(say.language))))
    if fate := found.kept.get(LOCK):
        yield say(f"diff.lock-{fate}", count=found.moved)
    yield from _preparing(found, say, show)
    for new, old in sorted(found.guessed.items()):
        yield say("diff.guessed", file=show(f"{found.folder}{entry_path(new)}"), former=show(f"formerly: [{old}]"))


def _kept(found: Difference) -> Iterator[tuple[str, list[str]]]:
    """Published editions and pictures by what became of them; a correction says more than that a file changed."""
    # Not so where what was said of an earlier one is gone.
    corrected = {published_record.path(edition) for edition, _ in found.corrected if edition not in found.unsaid}
    for fate in (FileChange.CHANGED, FileChange.DELETED, FileChange.ADDED):
        paths = [path for path, became in found.kept.items() if became is fate and path not in {LOCK, *corrected}]
        editions = [path for path in paths if path.startswith(EDITIONS)]
        pictures = [path for path in paths if path not in editions]
        yield f"edition-{fate}", [f"{found.folder}{path}" for path in editions]
        yield f"picture-{fate}", [f"{found.folder}{path}" for path in pictures]


def _preparing(found: Difference, say: Wording, show: Callable[[str], str]) -> Iterator[str]:
    """Which edition the change publishes, or that readers will not see of it what is said of one being prepared."""
    was, newest = {edition.id for edition in found.earlier.radar.editions if edition.open}, found.later.radar.newest
    if newest.open and found:
        yield say("diff.open", edition=show(newest.id))
    elif newest.id in was:
        yield say("diff.published", edition=show(newest.id))
        stands = [one for trend in found.later.radar.trends if (one := trend.assessment(newest.id))]
        if unconfirmed := sum(not one.confirmed for one in stands):
            yield say("diff.unconfirmed", edition=show(newest.id), count=unconfirmed)


def _line(found: Difference, change: Change, say: Wording) -> ReviewLine:
    name = change.trend.name.any(say.language)
    rerated = [
        f"{_called(found.later.radar.criteria, criterion, say)} {was or '–'} → {now or '–'}"
        for criterion, (was, now) in _rerated(found, change).items()
    ]
    if felt := _impact(found, change):
        rerated.append(f"{say('diff.impact')} {felt[0] or '–'} → {felt[1] or '–'}")
    parts = [_part(part, say) for part in change.parts]
    reason = change.reason.any(say.language)
    return ReviewLine(_flat(name), change.trend.id, _way(found, change, say), (*rerated, *parts), _flat(reason))


def _way(found: Difference, change: Change, say: Wording) -> tuple[str, ...]:
    """From and to in words, or where it stays."""
    was, now = found.earlier.radar, found.later.radar
    match change.kind:
        case ChangeKind.RENAMED:
            return change.before, change.after
        case ChangeKind.TURNED:
            return _called(was.dimensions, change.before, say), _called(now.dimensions, change.after, say)
        case ChangeKind.RATED:
            return (_called(now.rings, change.after, say),)
        case ChangeKind.NEW | ChangeKind.REVIVED:
            return _called(now.dimensions, change.trend.dimension, say), _called(now.rings, change.after, say)
        case _:
            ends = (was.rings, change.before), (now.rings, change.after)
            return tuple(_called(rings, ring, say) for rings, ring in ends if ring)


def _rerated(found: Difference, change: Change) -> dict[str, tuple[int | None, int | None]]:
    """The levels before and after of each criterion that is rated otherwise, for trends that moved or were rated."""
    if change.kind not in {ChangeKind.IN, ChangeKind.OUT, ChangeKind.RATED} or not (old := found.former(change.trend)):
        return {}
    was, now = levels(found.earlier.state, old), levels(found.later.state, change.trend)
    return {name: (was.get(name), now.get(name)) for name in {**was, **now} if was.get(name) != now.get(name)}


def _impact(found: Difference, change: Change) -> tuple[int | None, int | None] | None:
    """The impact before and after, where it differs."""
    if change.kind not in {ChangeKind.IN, ChangeKind.OUT, ChangeKind.RATED} or not (old := found.former(change.trend)):
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
