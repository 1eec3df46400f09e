"""Names that would run into each other in a wide font are set smaller, and no others."""

from radargen.charts.lettering import line_width
from radargen.charts.scene import BlipMark, Box, Label, Marker, Scene, TextMark, Weight
from radargen.model import Movement
from radargen.slides.fitting import WIDER
from radargen.slides.name_sizes import name_shares

SIZE = 8.5 * WIDER


def blip(name: str, x: float) -> BlipMark:
    """A blip at x, its name on its right."""
    wide = line_width(name, Weight.REGULAR) * SIZE
    label = Label(name, (TextMark(name, x + 6, 50, SIZE),), Box(x + 6, 40, wide, 12))
    return BlipMark(name, 1, name, "", "", "", Movement.UNCHANGED, Marker(x, 46, 4), label=label)


def shares(gap: float) -> dict[str, float]:
    """The shares of three names, the second blip that far behind the first name, the third one far away."""
    first = blip("Service Blueprinting", 10)
    assert first.label
    second = blip("Voicebots", first.label.box.x + first.label.box.width + gap + 4)
    return name_shares(Scene(900, 90, "en", "", "", "", blips=(first, second, blip("Chatbots", 500))))


def test_names_far_apart_keep_their_size() -> None:
    assert set(shares(30).values()) == {1}


def test_a_name_close_to_a_blip_is_set_smaller_and_no_other_is() -> None:
    found = shares(1)
    assert found["Service Blueprinting"] < 1
    assert found["Chatbots"] == 1
