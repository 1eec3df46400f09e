"""The editors' desk: what there is to do in a radar beyond its problems, for whom, and what comes first."""

from radargen.assessing.desk.laying import desk
from radargen.assessing.desk.task import HEADINGS, Desk, Matter, Pile, Task, Twins
from radargen.assessing.desk.telling import MOST, as_json, counted, text

__all__ = ["HEADINGS", "MOST", "Desk", "Matter", "Pile", "Task", "Twins", "as_json", "counted", "desk", "text"]
