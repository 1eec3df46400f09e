import pytest

from radargen.charts.colour import (
    Triple,
    Vision,
    contrast,
    difference,
    distance,
    lab,
    least_distance,
    luminance,
    mix,
    nearest,
    shades,
)

# The pairs of Sharma, Wu and Dalal 2005, table 1, which catch every wrong turn one can take with the formula.
PAIRS: list[tuple[Triple, Triple, float]] = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, 2.8361, -74.02), (50.0, 0.0, -82.7485), 3.4412),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, -1.1848, -84.8006), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, -0.9009, -85.5211), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0010), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0012), 7.2195),
    ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
    ((50.0, -0.001, 2.49), (50.0, 0.0010, -2.49), 4.8045),
    ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((50.0, 2.5, 0.0), (50.0, 3.1736, 0.5854), 1.0),
    ((50.0, 2.5, 0.0), (50.0, 3.2972, 0.0), 1.0),
    ((50.0, 2.5, 0.0), (50.0, 1.8634, 0.5757), 1.0),
    ((50.0, 2.5, 0.0), (50.0, 3.2592, 0.3350), 1.0),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "published"), PAIRS)
def test_distances_are_those_that_were_published(one: Triple, other: Triple, published: float) -> None:
    assert difference(one, other) == pytest.approx(published, abs=5e-5)
    assert difference(other, one) == pytest.approx(published, abs=5e-5)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("#FF0000", "#FF0000") == 1


def test_red_and_green_of_one_lightness_are_alike_without_the_cones_that_tell_them() -> None:
    red, green = "#B05050", "#6E7A2C"
    assert distance(red, green) > 35
    assert least_distance(red, green) == (distance(red, green, Vision.DEUTAN), Vision.DEUTAN)
    assert distance(red, green, Vision.DEUTAN) < 15


def test_greys_are_the_same_to_every_kind_of_vision() -> None:
    usual = distance("#333333", "#999999")
    assert [distance("#333333", "#999999", vision) for vision in Vision] == pytest.approx([usual] * 4, abs=0.01)


def test_a_share_of_a_colour_lies_over_its_ground() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#2A6FB5", "#FFFFFF", 0) == "#FFFFFF"


def test_the_nearest_shade_that_serves_keeps_the_hue() -> None:
    yellow = "#FFD500"
    readable = nearest(yellow, lambda shade: contrast(shade, "#FFFFFF") >= 4.5)
    assert 4.5 <= contrast(readable, "#FFFFFF") < 4.7
    red, green, blue = bytes.fromhex(readable[1:])
    assert red > green > blue, "still a yellow"
    assert nearest("#000000", lambda shade: contrast(shade, "#FFFFFF") >= 4.5) == "#000000"
    assert nearest("#000000", lambda _: False) == ""


def test_shades_go_from_the_colour_to_black_and_white() -> None:
    found = list(shades("#2A6FB5"))
    assert found[0] == "#2A6FB5"
    assert contrast(found[1], found[0]) < 1.05
    assert min(map(luminance, found)) < 0.001
    assert max(map(luminance, found)) > 0.99


@pytest.mark.parametrize(
    ("colour", "expected"), [("#FF0000", (53.24, 80.09, 67.2)), ("#0000FF", (32.3, 79.19, -107.86))]
)
def test_cielab_is_that_of_the_tables(colour: str, expected: Triple) -> None:
    assert lab(colour) == pytest.approx(expected, abs=0.02)
