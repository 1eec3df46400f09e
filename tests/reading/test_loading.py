import pytest

from radargen.model.problems import Location, Problem
from radargen.reading import load
from radargen.text.messages import Message

RADAR = "dimensions: [People, Process]\nrings: [Adopt, Hold]\n"
KANBAN = "name: Kanban\ndimension: process\nring: hold\nlinks: [{to: scrum, type: enables}]\n"
SCRUM = "name: Scrum\ndimension: people\nring: adopt\n"
BROKEN: dict[str, tuple[str | bytes, str]] = {
    "trends/colon.yaml": ("name: a: b\n", "1:8 syntax"),
    "trends/tab.yaml": ("name: a\nring:\n\tx: y\n", "3:1 tab"),
    "trends/empty.yaml": ("", "1:1 empty-file"),
    "trends/latin.yaml": (
        "name: a\ndimension: people\nring: adopt\nowner: M\xfcller\n".encode("latin-1"),
        "4:9 not-utf8",
    ),
    "trends/twice.yaml": ("name: b\ndimension: people\nring: adopt\nname: c\n", "4:1 repeated-key"),
    "trends/bomb.yaml": ("name: &a x\ndimension: people\nring: adopt\ntags: [*a, *a]\n", "1:7 yaml-feature"),
    "trends/key.yaml": ("name: d\ndimension: people\nrnig: adopt\n", "3:1 unknown-key"),
    "trends/day.yaml": ("name: e\ndimension: people\nring: adopt\nreview_by: 2026-02-30\n", "4:12 bad-value"),
}


def test_eight_broken_files_among_sound_ones_are_told_in_one_run() -> None:
    found = load(
        {"radar.yaml": RADAR, "trends/kanban.yaml": KANBAN, "trends/scrum.yaml": SCRUM}
        | {path: source for path, (source, _) in BROKEN.items()}
    )
    assert [f"{p.location} {p.code}" for p in found.problems] == sorted(
        f"{path}:{at}" for path, (_, at) in BROKEN.items()
    )
    assert found.left_out == ("bomb", "colon", "day", "empty", "key", "latin", "tab", "twice")
    assert found.radar
    assert [trend.id for trend in found.radar.trends] == ["kanban", "scrum"]
    assert len(found.read) == 10
    assert not found.ok


def test_what_is_left_out_is_not_linked_to_and_is_no_second_problem() -> None:
    found = load({"radar.yaml": RADAR, "trends/kanban.yaml": KANBAN, "trends/scrum.yaml": "nam: Scrum"})
    assert {problem.location.path for problem in found.problems} == {"trends/scrum.yaml"}
    assert found.radar
    assert [(trend.id, trend.links) for trend in found.radar.trends] == [("kanban", ())]


def test_a_file_that_could_not_be_read_is_left_out() -> None:
    given = Problem(Location("trends/scrum.yaml"), "unreadable-file", Message("It is locked."))
    found = load({"radar.yaml": RADAR, "trends/kanban.yaml": KANBAN, "trends/scrum.yaml": given})
    assert (found.problems, found.left_out) == ((given,), ("scrum",))


@pytest.mark.parametrize("path", ["trends/notes.txt", "trends/b15.yml", "trends/sub"])
def test_what_the_disk_says_of_a_file_is_all_that_is_said(path: str) -> None:
    given = Problem(Location(path), "bad-file-name", Message("The name of an entry's file ends with .yaml."))
    assert load({"radar.yaml": RADAR, "trends/scrum.yaml": SCRUM, path: given}).problems == (given,)


def test_a_technology_alone_is_told_beside_broken_entries() -> None:
    radar = "dimensions: [People, Technology]\nrings: [Adopt, Hold]\n"
    tool = "name: Tool\ndimension: technology\nring: hold\nlinks: [{to: scrum, type: requires}]\n"
    alone = tool.replace("Tool", "Bot").replace("scrum", "tool")
    files = {"radar.yaml": radar, "trends/tool.yaml": tool, "trends/bot.yaml": alone, "trends/scrum.yaml": SCRUM}
    broken = files | {"trends/a.yaml": "name: a: b\n", "trends/b.yaml": SCRUM.replace("Scrum", "B") + "ownr: x\n"}
    for found in (files, broken):
        problems = load(found).problems
        assert [p.location.path for p in problems if p.code == "technology-alone"] == ["trends/bot.yaml"]
    # A link with a wrong type is still company.
    helped = broken | {"trends/b.yaml": SCRUM.replace("Scrum", "B") + "links: [{to: bot, type: helps}]\n"}
    assert [p.code for p in load(helped).problems] == ["syntax", "bad-value"]


def test_a_problem_of_the_folder_is_passed_on() -> None:
    given = Problem(Location("trends"), "unreadable-file", Message("It is locked."))
    assert given in load({"radar.yaml": RADAR, "trends": given}).problems


def test_without_radar_yaml_each_entry_is_still_looked_at() -> None:
    found = load({"trends/kanban.yaml": "name: a\nname: b\n"})
    assert [f"{p.location} {p.code}" for p in found.problems] == [
        "radar.yaml:1:1 missing-radar",
        "trends/kanban.yaml:1:1 missing-key",
        "trends/kanban.yaml:2:1 repeated-key",
    ]
    assert found.radar is None


def test_other_files_do_not_matter() -> None:
    assert load({"radar.yaml": RADAR, "site/index.md": "{", "trends/scrum.yaml": SCRUM}).problems == ()


def test_the_order_of_the_files_does_not_matter() -> None:
    files: list[tuple[str, str | bytes | Problem]] = [
        ("radar.yaml", RADAR),
        *((path, source) for path, (source, _) in BROKEN.items()),
        *((f"trends/trend-{n}.yaml", SCRUM.replace("Scrum", f"Scrum {n % 7}")) for n in range(20)),
    ]
    first = load(dict(files))
    assert load(dict(reversed(files))) == first
    assert load(dict(sorted(files, key=lambda file: file[0][::-1]))) == first


def test_warnings_leave_nothing_out() -> None:
    found = load({"radar.yaml": RADAR, "trends/scrum.yaml": SCRUM.replace("ring: adopt\n", "")})
    assert [problem.code for problem in found.problems] == ["no-assessment"]
    assert (found.ok, found.left_out) == (True, ())


def test_links_and_successors_that_name_a_former_id_lead_to_the_trend_of_today() -> None:
    files = {
        "radar.yaml": "radar: 1\ndimensions: [A, B]\nrings: [in, out]\neditions: ['1', '2']\n",
        "trends/new.yaml": "name: New\ndimension: a\nring: in\nformerly: [old, older]\n",
        "trends/other.yaml": "name: Other\ndimension: a\nring: in\nlinks: [{to: old, type: enables}]\n",
        "trends/gone.yaml": (
            "name: Gone\ndimension: b\nassessments: [{edition: '1', ring: in}]\n"
            "archived: {as: faded, reason: Old., successor: older}\n"
        ),
    }
    loaded = load(files)
    assert [p.code for p in loaded.problems] == ["renamed-trend", "renamed-trend"]
    assert loaded.radar
    gone, new, other = loaded.radar.trends
    assert gone.archived
    assert gone.archived.successor == "new"
    assert [link.to for link in other.links] == ["new"]
    assert new.formerly == ("old", "older")
    own = load(files | {"trends/new.yaml": files["trends/new.yaml"] + "links: [{to: old, type: enables}]\n"})
    assert "self-link" in [p.code for p in own.problems]


@pytest.mark.parametrize("edition", ["index", "README"])
def test_an_edition_leaves_the_names_of_the_sites_own_pages_alone(edition: str) -> None:
    loaded = load({"radar.yaml": f"radar: 1\ndimensions: [A, B]\nrings: [in, out]\neditions: [{edition}]\n"})
    assert "bad-value" in [p.code for p in loaded.problems]
