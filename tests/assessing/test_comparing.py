from radargen.assessing import blips, compared, gone
from radargen.model import Movement
from tests.make import radar, trend

THREE = radar(
    trend("back", {"2024": "pilot", "2025": "scale", "2026": "pilot"}),
    trend("far", {"2024": "vision", "2025": "experiment", "2026": "pilot"}),
    trend("fresh", {"2025": "pilot", "2026": "pilot"}),
    trend("lost", {"2024": "pilot", "2025": "pilot"}),
    trend("lost-before", {"2024": "pilot"}),
    editions=("2024", "2025", "2026"),
)


def test_movement_can_be_seen_from_any_earlier_edition() -> None:
    shown = [compared(THREE, blip, THREE.editions[0]) for blip in blips(THREE, THREE.newest)]
    assert [(b.id, b.movement, b.before) for b in shown] == [
        ("back", Movement.UNCHANGED, "pilot"),
        ("far", Movement.IN, "vision"),
        ("fresh", Movement.NEW, None),
    ]


def test_the_edition_before_gives_what_the_blips_have_anyway() -> None:
    shown = blips(THREE, THREE.newest)
    assert tuple(compared(THREE, blip, THREE.editions[1]) for blip in shown) == shown


def test_gone_is_what_only_the_earlier_edition_shows() -> None:
    assert [t.id for t in gone(THREE, THREE.editions[0], THREE.newest)] == ["lost", "lost-before"]
    assert [t.id for t in gone(THREE, THREE.editions[1], THREE.newest)] == ["lost"]
