"""A review of a change as text for a terminal, as JSON, and as safe Markdown for a comment."""

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
from radargen.text.source_marks import without_marks
from radargen.text.terminal import printable
from radargen.text.wording import Wording

# The first line of a comment, by which its next version finds it.
MARKER = "<!-- radargen diff -->"
# Below GitHub's limit of 65,536 characters, since a workflow adds text of its own; GitLab's limit is higher.
MOST_BYTES = 60_000
# Bytes of it reserved for what a reviewer must not miss.
ROOM_FOR_CODE, ROOM_FOR_NOTES, ROOM_FOR_PROBLEMS = 14_000, 10_000, 12_000
# Items of each kind that are listed; characters of a text and of a name in a list.
MOST_CHANGES, MOST_FILES, MOST_PROBLEMS, MOST_NAMED = 60, 30, 20, 20
LONGEST, LONGEST_NAME = 240, 80
# Files listed on a terminal; changes are never shortened there.
MOST_LINES = 200
# The most noticeable changes for readers come first.
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
    """One change in words; parts that do not apply are empty."""

    name: str
    id: str
    places: tuple[str, ...]
    details: tuple[str, ...]
    reason: str


def text(difference: Difference, wording: Wording) -> str:
    """The review as text for a terminal, with the changes below headings."""
    sides = (
        wording("diff.here") if label == HERE else label for label in (difference.earlier.label, difference.later.label)
    )
    lines = [wording("diff.title", base=next(sides), head=next(sides))]
    for heading, items in _first(difference, wording, str):
        more = [wording("diff.more", count=len(items) - MOST_LINES)] if len(items) > MOST_LINES else []
        lines += ["", heading, *(f"  {item}" for item in (*items[:MOST_LINES], *more))]
    lines += ["", _tally(difference, wording)] if difference.touched else [_tally(difference, wording)]
    for kind, changes in _grouped(difference):
        lines += ["", wording(f"changes.{kind}")]
        for line in (_line(difference, change, wording) for change in changes):
            parts = [f"{line.name} ({line.id})", " → ".join(line.places), *line.details]
            lines.append("  " + " · ".join(part for part in parts if part))
            lines += [f"      {line.reason}"] if line.reason else []
    if notes := list(_notes(difference, wording, str, MOST_LINES)):
        lines += ["", *notes]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(difference: Difference) -> str:
    """The review as JSON; changes in the order of the trends' ids, `levels` and `impact` as [before, after]."""
    row = {
        "base": {"name": difference.earlier.label, "edition": difference.earlier.radar.newest.id},
        "head": {"name": difference.later.label, "edition": difference.later.radar.newest.id},
        "beside": difference.stray,
        "code": [{"path": o.path, "what": o.fate, "former": o.former, "now": o.now} for o in difference.code],
        "changes": [
            {
                "id": change.trend.id,
                "name": dict(change.trend.name.by_language),
                "kind": change.kind,
                "before": change.before,
                "after": change.after,
                "levels": _rerated(difference, change),
                "impact": _impact(difference, change),
                "parts": change.parts,
                "reason": dict(change.reason.by_language),
            }
            for change in difference.changes
        ],
        "guessed": difference.guessed,
        "radar": difference.frame,
        "opened": difference.opened,
        "withdrawn": difference.withdrawn,
        "untold": difference.invalid,
        "half": difference.incomplete,
        "files": difference.data_files,
        "alike": difference.reformatted,
        "carried": difference.carried,
        "repeated": difference.repeated,
        "corrected": [{"edition": edition, **record(one)} for edition, one in difference.corrected],
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def markdown(difference: Difference, wording: Wording, problems: Sequence[Problem] = ()) -> str:
    """The comment below a pull request, with the problems of the later side; it begins with `MARKER`.

    Text of editors is shortened and in code spans, so that it cannot be a mention, a link or HTML. The result has at
    most `MOST_BYTES` in UTF-8 and counts what it omits. It must not be cut afterwards: a broken code span would
    activate its text.
    """
    head = [MARKER, f"### {wording('diff.heading')}", ""]
    for heading, items in _first(difference, wording, code):
        rows = _up_to([f"- {item}" for item in items], MOST_FILES, ROOM_FOR_CODE // 2, wording)
        head += [f"**{heading}**", "", *rows, ""]
    head.append(_tally(difference, wording))
    notes = _up_to(list(_notes(difference, wording, _short, MOST_NAMED)), MOST_CHANGES, ROOM_FOR_NOTES, wording)
    tail = [line for note in notes for line in ("", note)] + _problems(problems, wording, difference.folder)
    room = MOST_BYTES - _size(head) - _size(tail)
    return "".join(f"{line}\n" for line in (*head, *_changes(difference, wording, room), *tail))


def _changes(difference: Difference, wording: Wording, room: int) -> Iterator[str]:
    """The changes by kind, as many as fit into `room` bytes; then the number of those omitted."""
    count, room = 0, room - _size([wording("diff.left", count=len(difference.changes)), ""])
    for kind, changes in _grouped(difference):
        heading = ["", f"**{wording(f'changes.{kind}')}**", ""]
        for change in changes:
            lines = [*heading, _item(_line(difference, change, wording))]
            room -= _size(lines)
            if room < 0 or count == MOST_CHANGES:
                yield from ("", wording("diff.left", count=len(difference.changes) - count))
                return
            yield from lines
            count, heading = count + 1, []


def _up_to(items: Sequence[str], most: int, room: int, wording: Wording, more: str = "diff.left") -> list[str]:
    """As many items as fit into `room` bytes, at most `most`, and the number of those omitted."""
    fitting = 0
    for item in items[:most]:
        room -= _size([item])
        if room < 0:
            break
        fitting += 1
    left = len(items) - fitting
    return [*items[:fitting], *(("", wording(more, count=left)) if left else ())]


def _size(lines: Iterable[str]) -> int:
    """The size in bytes as UTF-8, each line with its line end."""
    return sum(len(line.encode()) + 1 for line in lines)


def code(words: str, longest: int = LONGEST) -> str:
    """A Markdown code span of the words on one line, at most `longest` characters; nothing in it is markup."""
    flat = _flat(words)
    visible = flat if len(flat) <= longest else flat[: longest - 1] + "…"
    fence = "`" * (max((len(run) for run in re.findall("`+", visible)), default=0) + 1)
    room = " " if "`" in visible or not visible else ""
    return f"{fence}{room}{visible}{room}{fence}"


def _short(words: str) -> str:
    return code(words, LONGEST_NAME)


def _item(line: ReviewLine) -> str:
    parts = [code(line.name), " → ".join(map(code, line.places)), *map(code, line.details)]
    reason = f"  \n  {code(line.reason)}" if line.reason else ""
    return "- " + " · ".join(part for part in parts if part) + reason


def _problems(problems: Sequence[Problem], wording: Wording, folder: str) -> list[str]:
    """The problems as Markdown, errors first."""
    if not problems:
        return []
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    others = [problem for problem in problems if problem.severity is not Severity.ERROR]
    items = []
    for problem in [*errors, *others]:
        sentences = (translated(words, wording.language) for words in (problem.message, problem.hint))
        items.append("- " + " · ".join(code(part) for part in (f"{folder}{problem.location}", *sentences) if part))
    heading = f"**{wording('diff.problems', errors=len(errors), others=len(others))}**"
    return ["", heading, "", *_up_to(items, MOST_PROBLEMS, ROOM_FOR_PROBLEMS, wording, "diff.left-problems")]


def _first(difference: Difference, wording: Wording, show: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
    """The files that are no data, which a reviewer has to see first: heading and items."""
    if difference.stray:
        yield wording("diff.beside"), [show(path) for path in difference.stray]
    if difference.code:
        yield wording("diff.code"), [" · ".join(_touched(one, wording, show)) for one in difference.code]


def _touched(file: Touched, wording: Wording, show: Callable[[str], str]) -> Iterator[str]:
    yield show(file.path)
    yield wording("diff.file-renamed", former=show(file.former)) if file.former else wording(f"diff.file-{file.fate}")
    if file.now:
        yield wording(f"diff.file-{file.now}")


def _grouped(difference: Difference) -> Iterator[tuple[ChangeKind, list[Change]]]:
    for kind in ORDER:
        if changes := [change for change in difference.changes if change.kind is kind]:
            yield kind, changes


def _tally(difference: Difference, wording: Wording) -> str:
    tallies = [wording(f"changes.tally-{kind}", count=len(changes)) for kind, changes in _grouped(difference)]
    if tallies:
        return wording("changes.tally", tallies=wording.listed(tallies))
    if difference.touched and not difference:
        return wording("diff.only-code")
    return wording("diff.only-frame" if difference else "changes.none")


def _notes(difference: Difference, wording: Wording, show: Callable[[str], str], most: int) -> Iterator[str]:
    """Notes on the whole radar, on what could not be compared, and on ids that entries should state."""
    if difference.incomplete:
        yield wording("diff.half")
    for key, words in (
        ("untold", difference.invalid),
        ("frame", difference.frame),
        ("opened", difference.opened),
        ("withdrawn", difference.withdrawn),
        ("carried", difference.carried),
        ("repeated", difference.repeated),
        *_kept(difference),
        ("alike", [f"{difference.folder}{path}" for path in difference.reformatted]),
    ):
        if words:
            more = [wording("diff.more", count=len(words) - most)] if len(words) > most else []
            yield wording(f"diff.{key}", names=", ".join([*map(show, words[:most]), *more]), count=len(words))
    for edition, correction in difference.corrected:
        yield wording("diff.corrected", edition=show(edition), why=show(_flat(correction.why.any(wording.language))))
    if fate := difference.data_files.get(LOCK):
        yield wording(f"diff.lock-{fate}", count=difference.moved)
    yield from _preparing(difference, wording, show)
    for new, old in sorted(difference.guessed.items()):
        yield wording(
            "diff.guessed", file=show(f"{difference.folder}{entry_path(new)}"), former=show(f"formerly: [{old}]")
        )


def _kept(difference: Difference) -> Iterator[tuple[str, list[str]]]:
    """Published editions and pictures by the kind of change, without editions whose correction is listed."""
    # An edition that lost an earlier correction is listed.
    corrected = {
        published_record.path(edition)
        for edition, _ in difference.corrected
        if edition not in difference.with_lost_corrections
    }
    for fate in (FileChange.CHANGED, FileChange.DELETED, FileChange.ADDED):
        paths = [
            path for path, became in difference.data_files.items() if became is fate and path not in {LOCK, *corrected}
        ]
        editions = [path for path in paths if path.startswith(EDITIONS)]
        pictures = [path for path in paths if path not in editions]
        yield f"edition-{fate}", [f"{difference.folder}{path}" for path in editions]
        yield f"picture-{fate}", [f"{difference.folder}{path}" for path in pictures]


def _preparing(difference: Difference, wording: Wording, show: Callable[[str], str]) -> Iterator[str]:
    """Notes on an edition that the change publishes, or that is being prepared and hidden from readers."""
    was, newest = (
        {edition.id for edition in difference.earlier.radar.editions if edition.open},
        difference.later.radar.newest,
    )
    if newest.open and difference:
        yield wording("diff.open", edition=show(newest.id))
    elif newest.id in was:
        yield wording("diff.published", edition=show(newest.id))
        assessments = [
            assessment for trend in difference.later.radar.trends if (assessment := trend.assessment(newest.id))
        ]
        if unconfirmed := sum(not assessment.confirmed for assessment in assessments):
            yield wording("diff.unconfirmed", edition=show(newest.id), count=unconfirmed)


def _line(difference: Difference, change: Change, wording: Wording) -> ReviewLine:
    name = change.trend.name.any(wording.language)
    rerated = [
        f"{_name_of(difference.later.radar.criteria, criterion, wording)} {was or '–'} → {now or '–'}"
        for criterion, (was, now) in _rerated(difference, change).items()
    ]
    if rated_impact := _impact(difference, change):
        rerated.append(f"{wording('diff.impact')} {rated_impact[0] or '–'} → {rated_impact[1] or '–'}")
    parts = [_part(part, wording) for part in change.parts]
    reason = without_marks(change.reason.any(wording.language))
    return ReviewLine(
        _flat(name), change.trend.id, _ends(difference, change, wording), (*rerated, *parts), _flat(reason)
    )


def _ends(difference: Difference, change: Change, wording: Wording) -> tuple[str, ...]:
    """The places before and after in words, or the one where it stays."""
    was, now = difference.earlier.radar, difference.later.radar
    match change.kind:
        case ChangeKind.RENAMED:
            return change.before, change.after
        case ChangeKind.TURNED:
            return _name_of(was.dimensions, change.before, wording), _name_of(now.dimensions, change.after, wording)
        case ChangeKind.RATED:
            return (_name_of(now.rings, change.after, wording),)
        case ChangeKind.NEW | ChangeKind.REVIVED:
            return _name_of(now.dimensions, change.trend.dimension, wording), _name_of(now.rings, change.after, wording)
        case _:
            ends = (was.rings, change.before), (now.rings, change.after)
            return tuple(_name_of(rings, ring, wording) for rings, ring in ends if ring)


def _rerated(difference: Difference, change: Change) -> dict[str, tuple[int | None, int | None]]:
    """The levels before and after of each criterion that differs, for trends that moved or were rated."""
    if change.kind not in {ChangeKind.IN, ChangeKind.OUT, ChangeKind.RATED} or not (
        old := difference.former(change.trend)
    ):
        return {}
    was, now = levels(difference.earlier.state, old), levels(difference.later.state, change.trend)
    return {name: (was.get(name), now.get(name)) for name in {**was, **now} if was.get(name) != now.get(name)}


def _impact(difference: Difference, change: Change) -> tuple[int | None, int | None] | None:
    """The impact before and after, where it differs."""
    if change.kind not in {ChangeKind.IN, ChangeKind.OUT, ChangeKind.RATED} or not (
        old := difference.former(change.trend)
    ):
        return None
    was, now = impact(difference.earlier.state, old), impact(difference.later.state, change.trend)
    return (was, now) if was != now else None


def _part(part: str, wording: Wording) -> str:
    """A field of an entry by its key in the file; past assessments with their edition."""
    field, _, edition = part.partition(" ")
    return wording("diff.past", field=field, edition=edition) if edition else field


def _name_of(things: Sequence[Ring] | Sequence[Dimension] | Sequence[Criterion], wanted: str, wording: Wording) -> str:
    return next((_flat(thing.name.any(wording.language)) for thing in things if thing.id == wanted), wanted)


def _flat(words: str) -> str:
    """The words on one line, without soft hyphens, invisible characters as code points."""
    return printable(" ".join(words.replace("\u00ad", "").split()))
