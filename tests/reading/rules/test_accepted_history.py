"""A radar that was taken over with its past: which moves still ask for a reason."""

import pytest

from radargen.build.inspection import inspected
from radargen.text.messages import translated

EDITIONS = [f"{2017 + n}-11" for n in range(9)]
FRAME = "dimensions: [Tools, Methods]\nrings: [Adopt, Trial]\neditions:\n"


def problems(history: str, editions: list[str] = EDITIONS, frame: str = FRAME) -> list[tuple[str, str]]:
    """Code and edition of what is said of two trends that change their ring with every edition."""
    dated = "".join(f'  - {{id: "{each}", date: {each}-01}}\n' for each in editions)
    rings = ("trial", "adopt")
    moves = "".join(f'  - {{edition: "{each}", ring: {rings[n % 2]}}}\n' for n, each in enumerate(editions))
    files = {"radar.yaml": frame + dated + history} | {
        f"trends/{n}.yaml": f"name: {n}\ndimension: tools\nassessments:\n{moves}" for n in "ab"
    }
    found = inspected({path: text.encode() for path, text in files.items()}).problems
    return [(one.code, str(one.hint.values.get("edition", ""))) for one in found if one.code != "no-source"]


def accepted(edition: str) -> str:
    return f'history: {{accepted_until: "{edition}"}}\n'


def test_moves_up_to_the_edition_are_taken_as_they_are() -> None:
    each = [("unexplained-move", edition) for edition in EDITIONS[1:]]
    assert problems("") == each * 2
    assert problems(accepted(EDITIONS[3])) == each[3:] * 2
    assert problems(accepted(EDITIONS[-2])) == each[-1:] * 2
    # What was imported as the newest is no news of its editors'.
    assert problems(accepted(EDITIONS[-1])) == []


def test_an_edition_that_does_not_exist_is_named_with_what_may_be_meant_and_nothing_follows_from_it() -> None:
    (first, *others) = problems(accepted("2024-1"))
    assert (first[0], others) == ("unknown-edition", [("unexplained-move", EDITIONS[-1])] * 2)
    files = {"radar.yaml": f'{FRAME}  - "2024-11"\nhistory:\n  accepted_until: 2024-10\n'.encode()}
    problem = next(one for one in inspected(files).problems if one.code == "unknown-edition")
    assert (str(problem.location), str(problem.hint)) == ("radar.yaml:6:19", "Did you mean 2024-11?")
    assert translated(problem.hint, "de") == "Ist 2024-11 gemeint?"


@pytest.mark.parametrize("wrong", ["history: 2024\n", "history: {accepted: x}\n", "history: {accepted_until: [a]}\n"])
def test_what_is_no_history_is_one_problem_and_the_radar_stays_usable(wrong: str) -> None:
    found = inspected(
        {
            "radar.yaml": f"{FRAME}  - '2024'\n{wrong}".encode(),
            "trends/a.yaml": b"name: A\ndimension: tools\nring: trial\n",
        }
    )
    assert found.radar is not None
    assert {one.location.path for one in found.problems if one.code not in ("no-source",)} == {"radar.yaml"}


def test_with_criteria_a_reason_is_always_asked_for() -> None:
    frame = FRAME.replace("rings: [Adopt, Trial]", "rings: [{name: Adopt, from: 3}, {name: Trial, from: 1}]")
    frame = frame.replace("editions:\n", "criteria: [{id: use, name: Use}]\neditions:\n")
    found = {code for code, _ in problems(accepted(EDITIONS[-1]), frame=frame)}
    assert "move-without-reason" in found
