"""The worklist of the editors: tasks in a radar beyond its problems, with owners and by urgency."""

from radargen.assessing.worklist.editor_tasks import HEADINGS, EditorTask, TaskGroup, TaskKind, Twins, Worklist
from radargen.assessing.worklist.gathering import worklist
from radargen.assessing.worklist.worklist_report import MOST, as_json, counted, text

__all__ = [
    "HEADINGS",
    "MOST",
    "EditorTask",
    "TaskGroup",
    "TaskKind",
    "Twins",
    "Worklist",
    "as_json",
    "counted",
    "text",
    "worklist",
]
