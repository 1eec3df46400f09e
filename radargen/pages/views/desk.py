"""The page for editors: what there is to do, matter by matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radargen.assessing.desk import HEADINGS, Desk, Matter, Task, counted
from radargen.model import Dimension, Ring
from radargen.pages.addresses import EDITORS, href, trend_page
from radargen.pages.volume import Localised, Volume
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


def desk_view(volume: Volume, desk: Desk) -> DeskView:
    """The view of the editors' desk; where one person keeps everything, only reviews name her."""
    several = len({task.owner for task in desk.tasks if task.trend}) > 1
    return DeskView(
        on=volume.say.date(desk.on),
        counted=translated(counted(desk), volume.language),
        piles=tuple(
            PileView(
                id=pile.matter.value,
                heading=translated(HEADINGS[pile.matter], volume.language),
                count=len(pile.tasks),
                todos=tuple(
                    TodoView(
                        translated(hint, volume.language),
                        tuple(_tasks(volume, tasks, several or pile.matter is Matter.REVIEW)),
                    )
                    for hint, tasks in pile.by_hint().items()
                ),
            )
            for pile in desk.piles
        ),
    )


def _tasks(volume: Volume, tasks: Iterable[Task], owned: bool) -> Iterator[TaskView]:
    for task in tasks:
        trend = volume.trends.get(task.trend)
        yield TaskView(
            name=volume.name(trend) if trend else Localised(task.trend),
            href=href(EDITORS, trend_page(trend.id)) if trend else "",
            owner=task.owner if owned else "",
            message=_found(task, volume),
            place=f"{task.location.path}:{task.location.line}",
            edit_href=outward(f"{volume.edit_url}{task.location.path}") if volume.edit_url else "",
        )


def _found(task: Task, volume: Volume) -> str:
    """What was found, with dates and names as a reader knows them, where a terminal shows what stands in the file."""
    readable = {place: _readable(volume, place, written) for place, written in task.message.values.items()}
    return translated(task.message.but(**readable), volume.language)


def _readable(volume: Volume, place: str, written: object) -> object:
    match place, written:
        case "date", str(day):
            return volume.say.partial_date(day)
        case "ring", str(ring):
            return _names(volume, volume.radar.rings, ring)
        case "dimension" | "dimensions", str(dimensions):
            return _names(volume, volume.radar.dimensions, dimensions)
        case _:
            return written


def _names(volume: Volume, those: Iterable[Dimension | Ring], ids: str) -> str:
    """Their names; a published edition may tell of one that the radar does not have any more, which keeps its id."""
    known = {one.id: one.name.any(volume.language) for one in those}
    return ", ".join(known.get(each, each) for each in ids.split(", "))
