"""The pages for editors: the worklist, and the problems of a radar that is being edited."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radargen.assessing.worklist import HEADINGS, EditorTask, TaskKind, Worklist, counted
from radargen.model import Dimension, Ring
from radargen.model.problems import Problem, Severity
from radargen.pages.addresses import EDITORS, href, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.reporting.findings import Finding, findings
from radargen.text.markdown.targets import outward
from radargen.text.messages import translated


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task; `name` is empty where it concerns the whole radar, `edit_href` without a known forge."""

    name: Localised
    href: str
    owner: str
    message: str
    place: str
    edit_href: str


@dataclass(frozen=True, slots=True)
class TodoView:
    """The tasks with the same hint `todo`."""

    todo: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class PileView:
    """The tasks of one kind, grouped by hint."""

    id: str
    heading: str
    count: int
    todos: tuple[TodoView, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """The worklist of one day."""

    on: str
    counted: str
    piles: tuple[PileView, ...]


def desk_view(edition_view: EditionView, desk: Worklist) -> DeskView:
    """The view of the worklist; owners are named if there are several, and always for reviews."""
    several = len({task.owner for task in desk.tasks if task.trend}) > 1
    return DeskView(
        on=edition_view.wording.date(desk.on),
        counted=translated(counted(desk), edition_view.language),
        piles=tuple(
            PileView(
                id=pile.matter.value,
                heading=translated(HEADINGS[pile.matter], edition_view.language),
                count=len(pile.tasks),
                todos=tuple(
                    TodoView(
                        translated(hint, edition_view.language),
                        tuple(_tasks(edition_view, tasks, several or pile.matter is TaskKind.REVIEW)),
                    )
                    for hint, tasks in pile.by_hint().items()
                ),
            )
            for pile in desk.piles
        ),
    )


def _tasks(edition_view: EditionView, tasks: Iterable[EditorTask], owned: bool) -> Iterator[TaskView]:
    for task in tasks:
        trend = edition_view.trends.get(task.trend)
        yield TaskView(
            name=edition_view.name(trend) if trend else Localised(task.trend),
            href=href(EDITORS, trend_page(trend.id)) if trend else "",
            owner=task.owner if owned else "",
            message=_message(task, edition_view),
            place=f"{task.location.path}:{task.location.line}",
            edit_href=outward(f"{edition_view.edit_url}{task.location.path}") if edition_view.edit_url else "",
        )


def _message(task: EditorTask, edition_view: EditionView) -> str:
    """The task's message with formatted dates and with names in place of ids."""
    readable = {place: _readable(edition_view, place, written) for place, written in task.message.values.items()}
    return translated(task.message.with_values(**readable), edition_view.language)


def _readable(edition_view: EditionView, place: str, written: object) -> object:
    match place, written:
        case "date", str(day):
            return edition_view.wording.partial_date(day)
        case "ring", str(ring):
            return _names(edition_view, edition_view.radar.rings, ring)
        case "dimension" | "dimensions", str(dimensions):
            return _names(edition_view, edition_view.radar.dimensions, dimensions)
        case _:
            return written


def _names(edition_view: EditionView, nouns: Iterable[Dimension | Ring], ids: str) -> str:
    """The names for a list of ids; one that only a published edition still has stays an id."""
    names = {noun.id: noun.name.any(edition_view.language) for noun in nouns}
    return ", ".join(names.get(noun_id, noun_id) for noun_id in ids.split(", "))


@dataclass(frozen=True, slots=True)
class FileProblems:
    """The problems of one file, in the order of their lines."""

    path: str
    problems: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """All problems by file."""

    count: str
    files: tuple[FileProblems, ...]


def problems_view(edition_view: EditionView, problems: Iterable[Problem]) -> ProblemsView:
    """The view of the list of problems; files with errors first, since their entries are missing from the site."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings(sorted(problems), edition_view.language):
        by_file[finding.location.path].append(finding)
    count = sum(len(of_file) for of_file in by_file.values())
    ordered = sorted(by_file.items(), key=lambda item: all(finding.severity != Severity.ERROR for finding in item[1]))
    files = tuple(FileProblems(path, tuple(of_file)) for path, of_file in ordered)
    return ProblemsView(edition_view.wording("problems.count", count=count), files)
