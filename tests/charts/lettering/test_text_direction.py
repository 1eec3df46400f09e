import pytest

from radargen.charts.lettering.text_direction import levels, visual


def turned(text: str) -> str:
    """The characters of a text as they stand on the page, from left to right."""
    return "".join(visual(text, levels(text)))


# Hebrew letters stand for themselves; what is expected was read off browsers and agrees with UAX #9.
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("CX radar 24/7", "CX radar 24/7"),
        ("אבג", "גבא"),
        ("אב גד", "דג בא"),
        ("CX אבג radar", "CX גבא radar"),
        ("אבג CX דה", "הד CX גבא"),
        ("אב 24/7 גד", "דג 24/7 בא"),
        ("אב 12.5% גד", "דג 12.5% בא"),
        ("אב (גד)", ")דג( בא"),
        ("CX (אב)", "CX (בא)"),
        ("אב (CX) גד", "דג )CX( בא"),
        ("אב!", "!בא"),
        ("CX אב!", "CX בא!"),
        ("אב ", " בא"),
        ("CX אב גד, ab", "CX דג בא, ab"),
        ("قهوة 12 x", "x 12 ةوهق"),
        ("é אב", "é בא"),
    ],
)
def test_a_line_runs_as_it_does_in_browsers(text: str, shown: str) -> None:
    assert turned(text) == shown


def test_a_mark_goes_with_its_letter() -> None:
    assert levels("a\u05d0\u05b0b") == [0, 1, 1, 0]


def test_parts_of_a_part_are_turned_twice() -> None:
    assert visual(["R", "12", "R2"], [1, 2, 1]) == ["R2", "12", "R"]
    assert visual("abcdef", [0, 1, 2, 2, 1, 0]) == [*"aecdbf"]
