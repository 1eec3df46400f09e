import pytest

from radargen.charts.drawing.svg_colours import SvgColours
from radargen.charts.theme import LIGHT, shading


@pytest.mark.parametrize(("count", "few"), [(1, True), (len(LIGHT.few), True), (len(LIGHT.few) + 1, False)])
def test_a_radar_of_as_many_sectors_as_there_are_colours_for_few_has_those(count: int, few: bool) -> None:
    colours = SvgColours(LIGHT, count, variables=False)
    assert colours.few is few
    assert colours.sector(0) == (LIGHT.few if few else LIGHT.many)[0]


def test_a_file_has_plain_bands_and_a_page_shades_whatever_is_behind() -> None:
    assert SvgColours(LIGHT, 3, variables=False).band(0.5) == (LIGHT.band(0.5), 1.0)
    colour, opacity = SvgColours(LIGHT, 3, variables=True).band(0.5)
    assert colour.startswith("var(--radar-shade,#")
    assert opacity == shading(0.5) < 1


def test_in_a_page_the_style_sheet_dims_and_in_a_file_the_colours_are_paler() -> None:
    page, file = (SvgColours(LIGHT, 3, variables) for variables in (True, False))
    assert page.dimmed == page
    assert file.dimmed.theme == LIGHT.dimmed
    assert file.dimmed.ink != file.ink
