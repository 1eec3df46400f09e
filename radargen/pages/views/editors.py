"""The pages for editors: what there is to do, and the problems of a radar that is being edited."""

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
    """A task; `name` is empty where it is about the radar as a whole, `edit_href` where no forge is known."""

    name: Localised
    href: str
    owner: str
    message: str
    place: str
    edit_href: str


@dataclass(frozen=True, slots=True)
class TodoView:
    """Tasks that ask for the same."""

    todo: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class PileView:
    """The tasks of one matter."""

    id: str
    heading: str
    count: int
    todos: tuple[TodoView, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk as it was on a day."""

    on: str
    counted: str
    piles: tuple[PileView, ...]


def desk_view(edition_view: EditionView, desk: Worklist) -> DeskView:
    """The view of the editors' desk; where one person keeps everything, only reviews name her."""
    several = len({task.owner for task in desk.tasks if task.trend}) > 1
    return DeskView(
        on=edition_view.say.date(desk.on),
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
            message=_found(task, edition_view),
            place=f"{task.location.path}:{task.location.line}",
            edit_href=outward(f"{edition_view.edit_url}{task.location.path}") if edition_view.edit_url else "",
        )


def _found(task: EditorTask, edition_view: EditionView) -> str:
    """What was found, with dates and names as a reader knows them, where a terminal shows what stands in the file."""
    readable = {place: _readable(edition_view, place, written) for place, written in task.message.values.items()}
    return translated(task.message.with_values(**readable), edition_view.language)


def _readable(edition_view: EditionView, place: str, written: object) -> object:
    match place, written:
        case "date", str(day):
            return edition_view.say.partial_date(day)
        case "ring", str(ring):
            return _names(edition_view, edition_view.radar.rings, ring)
        case "dimension" | "dimensions", str(dimensions):
            return _names(edition_view, edition_view.radar.dimensions, dimensions)
        case _:
            return written


def _names(edition_view: EditionView, those: Iterable[Dimension | Ring], ids: str) -> str:
    """Their names; a published edition may tell of one that the radar does not have any more, which keeps its id."""
    known = {one.id: one.name.any(edition_view.language) for one in those}
    return ", ".join(known.get(each, each) for each in ids.split(", "))


@dataclass(frozen=True, slots=True)
class FileProblems:
    """The problems of one file, in the order of their lines."""

    path: str
    problems: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """Every problem found, by file."""

    count: str
    files: tuple[FileProblems, ...]


def problems_view(edition_view: EditionView, problems: Iterable[Problem]) -> ProblemsView:
    """The view of the list of problems; files with errors first, since their entries are missing."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for problem in findings(sorted(problems), edition_view.language):
        by_file[problem.location.path].append(problem)
    count = sum(len(found) for found in by_file.values())
    ordered = sorted(by_file.items(), key=lambda each: all(found.severity != Severity.ERROR for found in each[1]))
    files = tuple(FileProblems(path, tuple(found)) for path, found in ordered)
    return ProblemsView(edition_view.say("problems.count", count=count), files)
