"""The worklist as text for a terminal of 80 columns, and as JSON."""

import json
from collections.abc import Iterator, Mapping
from textwrap import wrap

from radargen.assessing.worklist.editor_tasks import HEADINGS, EditorTask, TaskGroup, TaskKind, Worklist
from radargen.text.messages import Message, plural, translated
from radargen.text.terminal import columns, printable, styled

WIDE = 80
# Tasks of a kind that are listed; the others are counted.
MOST = 12
_INDENT = "    "


def counted(worklist: Worklist) -> Message:
    """The number of tasks, in one sentence."""
    count, entries = len(worklist.tasks), len({task.trend for task in worklist.tasks if task.trend})
    if not count:
        return Message("There is nothing to do.")
    if count == 1:
        return Message("One thing to do.")
    return plural(
        "{count:,} thing to do, in {entries:,} of {total:,} entries.",
        "{count:,} things to do, in {entries:,} of {total:,} entries.",
        count=count,
        entries=entries,
        total=worklist.entries,
    )


def text(worklist: Worklist, language: str, *, most: int | None = MOST, colour: bool = False) -> str:
    """The tasks by kind, the most urgent first, each group with its hint; at most `most` of each kind (None: all).

    `language` is that of the sentences, such as `en`.
    """
    when = str(worklist.on)
    head = Message("Editors’ desk, edition {edition}, on {date}", edition=worklist.edition, date=when)
    lines = [translated(head if worklist.edition else Message("Editors’ desk, on {date}", date=when), language)]
    lines.append(translated(counted(worklist), language))
    for group in worklist.piles:
        heading = f"{translated(HEADINGS[group.matter], language)} ({len(group.tasks)})"
        lines += ["", styled(heading, "bold", colour), *_of_group(group, worklist, language, most)]
    return "".join(f"{line}\n" for line in lines)


def as_json(worklist: Worklist, language: str) -> str:
    """All tasks as JSON, in the order of urgency; `message` and `todo` are in `language`."""
    rows = [
        {
            "matter": task.matter.value,
            "trend": task.trend or None,
            "name": worklist.names.get(task.trend),
            "owner": task.owner or None,
            "path": task.location.path,
            "line": task.location.line,
            "column": task.location.column,
            "message": translated(task.message or HEADINGS[task.matter], language),
            "todo": translated(task.hint, language),
        }
        for task in worklist.tasks
    ]
    content = {
        "on": worklist.on.isoformat(),
        "edition": worklist.edition or None,
        "entries": worklist.entries,
        "tasks": rows,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _of_group(group: TaskGroup, worklist: Worklist, language: str, most: int | None) -> Iterator[str]:
    """The tasks of a group, each set with a common hint followed by that hint."""
    left = len(group.tasks) if most is None else most
    for hint, tasks in group.by_hint().items():
        owner: str | None = None
        for task in tasks[:left]:
            if group.matter is TaskKind.REVIEW and task.owner != owner:
                owner = task.owner
                yield f"  {printable(owner) or translated(Message('nobody'), language)}:"
            yield from _task(task, worklist.names.get(task.trend, {}), language)
        if tasks[:left]:
            yield from wrap(
                f"→ {translated(hint, language)}",
                WIDE,
                initial_indent="  ",
                subsequent_indent="    ",
                break_on_hyphens=False,
            )
        left = max(0, left - len(tasks))
    if most is not None and len(group.tasks) > most:
        yield "  " + translated(
            Message("… and {count:,} more; --all shows them.", count=len(group.tasks) - most), language
        )


def _task(task: EditorTask, names: Mapping[str, str], language: str) -> Iterator[str]:
    """Finding and location, on one line if they fit."""
    name = names.get(language) or next(iter(names.values()), task.trend)
    message = translated(task.message, language)
    words = printable(f"{name}: {message}" if name and message else name or message)
    place = printable(f"{task.location.path}:{task.location.line}")
    gap = WIDE - columns(words) - columns(place) - len(_INDENT)
    if gap >= len(_INDENT):
        yield f"{_INDENT}{words}{' ' * gap}{place}"
        return
    yield from wrap(words, WIDE, initial_indent=_INDENT, subsequent_indent=_INDENT * 2, break_on_hyphens=False)
    yield f"{place:>{WIDE}}"
