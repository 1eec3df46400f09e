"""Who misspells a name is told the nearest one, or which there are."""

from radargen.text.suggestions import known, suggestion, suggestion_and_known


def test_the_nearest_name_is_told_else_which_there_are() -> None:
    assert suggestion("kanbn", ["lean", "kanban"]) == "Did you mean kanban?"
    assert suggestion("KANBAN", ["lean", "kanban"]) == "Did you mean kanban?"
    assert suggestion("x", ["lean", "kanban"]) == "There are lean, kanban."
    assert suggestion_and_known("kanbn", ["lean", "kanban"]) == "Did you mean kanban? There are lean, kanban."
    assert suggestion_and_known("x", ["lean", "kanban"]) == "There are lean, kanban."


def test_some_names_are_told_and_the_others_counted() -> None:
    assert known(["a", "b", "c"], most=2) == "There are a, b and 1 more."
    assert known([]) == "There is none."
    assert known([*"abcdefghijkl"]) == "There are a, b, c, d, e, f, g, h, i, j, k, l."
    assert known([*"abcdefghijklm"]) == "There are a, b, c, d, e, f, g, h, i, j, k, l and 1 more."
