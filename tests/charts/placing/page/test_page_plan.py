"""The room for a logo, clear of everything else, and the size of names on the page of one dimension."""

from dataclasses import replace
from itertools import product

import pytest

from radargen.charts.scene import Box, Scene
from radargen.charts.theme import FORMATS, SITE, Labels, custom
from radargen.model import House, Logo, LogoKind, Look, Radar
from tests.charts.placing.making import crowd, drawn
from tests.selection import mostly_by_forge

PROPORTIONS = {"square": (300, 280), "wide": (1200, 60), "tall": (50, 900)}
PAGES = {**FORMATS, "small": custom(100, 100)}


def logo(width: float, height: float) -> Logo:
    return Logo("logo.png", LogoKind.PNG, width, height)


def housed(of: Radar, light: Logo | None, dark: Logo | None = None) -> Radar:
    return replace(of, house=House(Look(logo=light), Look(logo=dark)))


def room(scene: Scene) -> Box:
    assert scene.logo
    return scene.logo


@pytest.mark.slow
@pytest.mark.parametrize(
    ("proportion", "size", "labels"),
    mostly_by_forge(
        [
            ("wide", "a4", Labels.AUTO),
            ("tall", "16:9", Labels.NUMBERS),
            ("square", "small", Labels.NUMBERS),
            *product(PROPORTIONS, PAGES, [Labels.AUTO, Labels.NUMBERS]),
        ],
        here=3,
    ),
)
def test_a_logo_stands_in_the_corner_and_touches_nothing(proportion: str, size: str, labels: Labels) -> None:
    width, height = PROPORTIONS[proportion]
    page = PAGES[size]
    (scene, *_) = drawn(housed(crowd(12), logo(width, height)), page, labels=labels)
    box = room(scene)
    assert box.width / box.height == pytest.approx(width / height, rel=0.01)
    assert page.width - box.x - box.width == pytest.approx(box.y, abs=0.02), "as far from the right as from the top"
    assert box.width <= 0.2 * page.width + 0.01
    assert not [other for other in scene.obstacles if other != box and box.overlaps(other)]
    assert scene.disc
    assert scene.disc.y - scene.disc.radius > 0


def test_a_logo_stands_on_the_pages_of_the_legend_too() -> None:
    pages = drawn(housed(crowd(300), logo(200, 100)))
    assert len(pages) > 1
    assert len({room(page) for page in pages}) == 1


def test_the_room_is_wide_enough_for_the_logos_of_both_looks() -> None:
    (scene, *_) = drawn(housed(crowd(5), logo(100, 100), logo(300, 100)))
    assert room(scene).width / room(scene).height == pytest.approx(3, rel=0.01)


def test_without_a_logo_or_on_a_bare_page_there_is_no_room() -> None:
    assert drawn(crowd(5))[0].logo is None
    assert drawn(housed(crowd(5), logo(100, 100)), SITE)[0].logo is None


@pytest.mark.slow
@pytest.mark.parametrize(("page", "least"), [("a4", 9.4), ("16:9", 11.4)])
def test_one_dimension_alone_has_larger_names_where_all_find_room(page: str, least: float) -> None:
    of = crowd(30)
    alone = [drawn(of, page, language, "people", labels=Labels.AUTO)[0] for language in of.languages]
    sizes = {line.size for scene in alone for mark in scene.blips if mark.label for line in mark.label.lines}
    assert len(sizes) == 1, "the same in every language"
    assert min(sizes) >= least
    assert not [mark.id for scene in alone for mark in scene.blips if not mark.label]


@pytest.mark.slow
@pytest.mark.parametrize("page", mostly_by_forge(["16:9", *FORMATS]))
def test_few_names_are_set_larger_than_many_and_never_beyond_what_the_page_bears(page: str) -> None:
    few, many = (
        max(
            line.size
            for mark in drawn(crowd(count), page, labels=Labels.AUTO)[0].blips
            if mark.label
            for line in mark.label.lines
        )
        for count in (12, 45)
    )
    assert few > many
    assert few <= FORMATS[page].largest
