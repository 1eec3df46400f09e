"""What became of each trend between two editions, or between two states of a radar."""

from dataclasses import replace

from radargen.assessing import blips
from radargen.assessing.changes import Change, ChangeKind, State, changes, gone, seen_from
from radargen.model import Archive, Fate, Movement, Status, Trend
from tests.make import assessment, radar, rating, text, trend

THREE = radar(
    trend("back", {"2024": "pilot", "2025": "scale", "2026": "pilot"}),
    trend("far", {"2024": "vision", "2025": "experiment", "2026": "pilot"}),
    trend("fresh", {"2025": "pilot", "2026": "pilot"}),
    trend("lost", {"2024": "pilot", "2025": "pilot"}),
    trend("lost-before", {"2024": "pilot"}),
    editions=("2024", "2025", "2026"),
)


def told(since: str, edition: str) -> list[tuple[str, str, str, str]]:
    found = changes(State(THREE, THREE.edition(since)), State(THREE, THREE.edition(edition)))
    return [(change.trend.id, change.kind.value, change.before, change.after) for change in found]


def test_two_editions_differ_by_what_is_new_has_moved_or_is_no_longer_there() -> None:
    assert told("2024", "2025") == [
        ("back", "in", "pilot", "scale"),
        ("far", "in", "vision", "experiment"),
        ("fresh", "new", "", "pilot"),
        ("lost-before", "vanished", "pilot", ""),
    ]


def test_what_went_and_came_back_between_them_has_not_moved() -> None:
    assert told("2024", "2026") == [
        ("far", "in", "vision", "pilot"),
        ("fresh", "new", "", "pilot"),
        ("lost", "vanished", "pilot", ""),
        ("lost-before", "vanished", "pilot", ""),
    ]


def test_the_reason_is_that_of_the_edition_that_brought_the_trend_to_its_ring() -> None:
    moved = trend(
        "far",
        assessments=(
            assessment("2024", ring="vision"),
            assessment("2025", ring="pilot", reason="Es wirkt."),
            assessment("2026", ring="pilot", reason="Es bleibt dabei."),
        ),
    )
    of = radar(moved, editions=("2024", "2025", "2026"))
    (change,) = changes(State(of, of.editions[0]), State(of, of.newest))
    assert change == Change(ChangeKind.IN, moved, "vision", "pilot", text("Es wirkt."))


def test_other_ratings_on_the_same_ring_are_a_change_of_their_own() -> None:
    rated = trend("rated", assessments=(assessment("2025", rating(3, 3, 3)), assessment("2026", rating(3, 3, 4))))
    heavier = trend(
        "heavier", assessments=(assessment("2025", ring="pilot"), assessment("2026", ring="pilot", impact=5))
    )
    same = trend(
        "same",
        assessments=(assessment("2025", rating(3, 3, 3)), assessment("2026", rating(3, 3, 3), rating(3, 4, 3, "two"))),
    )
    of = radar(rated, heavier, same, editions=("2025", "2026"))
    found = changes(State(of, of.editions[0]), State(of, of.newest))
    assert [(change.trend.id, change.kind) for change in found] == [
        ("heavier", ChangeKind.RATED),
        ("rated", ChangeKind.RATED),
    ]


def test_an_archived_trend_left_with_its_reason_but_not_before_its_time() -> None:
    faded = trend(
        "faded",
        {"2024": "pilot"},
        status=Status.ARCHIVED,
        archived=Archive(Fate.FADED, "2026", text("Niemand fragt danach."), "far"),
    )
    of = radar(faded, editions=("2024", "2025", "2026"))
    (now,) = changes(State(of, of.editions[0]), State(of, of.newest))
    assert now == Change(ChangeKind.ARCHIVED, faded, "pilot", "", text("Niemand fragt danach."))
    (then,) = changes(State(of, of.editions[0]), State(of, of.editions[1]))
    assert then == Change(ChangeKind.VANISHED, faded, "pilot")


def test_a_renamed_trend_is_the_same_trend() -> None:
    before = radar(trend("bots", "vision"), trend("lost", "pilot"))
    now = trend("agents", "pilot", formerly=("chatbots", "bots"))
    after = radar(now)
    found = changes(State(before, before.newest), State(after, after.newest))
    assert [(c.kind, c.trend.id, c.before, c.after) for c in found] == [
        (ChangeKind.RENAMED, "agents", "bots", "agents"),
        (ChangeKind.IN, "agents", "vision", "pilot"),
        (ChangeKind.WORDED, "agents", "", ""),
        (ChangeKind.EDITED, "agents", "", ""),
        (ChangeKind.VANISHED, "lost", "pilot", ""),
    ]


def test_a_ring_that_is_no_more_lay_outside() -> None:
    before = radar(trend("bots", "r2"), rings=3)
    after = replace(before, rings=before.rings[:2], trends=(trend("bots", "r1"),))
    (change,) = changes(State(before, before.newest), State(after, after.newest))
    assert change.kind is ChangeKind.IN


def test_movement_can_be_seen_from_any_earlier_edition() -> None:
    shown = [seen_from(THREE, blip, THREE.editions[0]) for blip in blips(THREE, THREE.newest)]
    assert [(b.id, b.movement, b.before) for b in shown] == [
        ("back", Movement.UNCHANGED, "pilot"),
        ("far", Movement.IN, "vision"),
        ("fresh", Movement.NEW, None),
    ]


def test_the_edition_before_gives_what_the_blips_have_anyway() -> None:
    shown = blips(THREE, THREE.newest)
    assert tuple(seen_from(THREE, blip, THREE.editions[1]) for blip in shown) == shown


def test_gone_is_what_only_the_earlier_edition_shows() -> None:
    assert [t.id for t in gone(THREE, THREE.editions[0], THREE.newest)] == ["lost", "lost-before"]
    assert [t.id for t in gone(THREE, THREE.editions[1], THREE.newest)] == ["lost"]


def test_who_was_archived_or_assessed_before_comes_back_and_an_entry_without_a_past_is_new() -> None:
    def kinds(old: Trend | None) -> list[ChangeKind]:
        editions = ("2025", "2026")
        was = radar(*([old] if old else []), editions=editions)
        later = radar(now, editions=editions)
        return [one.kind for one in changes(State(was, was.newest), State(later, later.newest))]

    now = trend("kanban", {"2026": "pilot"})
    gone = Archive(Fate.FADED, reason=text("Niemand fragt danach."))
    assert kinds(trend("kanban", {"2025": "scale"}))[0] is ChangeKind.REVIVED
    assert kinds(trend("kanban", {}, status=Status.ARCHIVED, archived=gone))[0] is ChangeKind.REVIVED
    assert kinds(trend("kanban", {}))[0] is ChangeKind.NEW
    assert kinds(None) == [ChangeKind.NEW]
