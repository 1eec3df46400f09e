from dataclasses import replace

import pytest

from radargen.charts.drawing import PICTURE_FORMATS, Painting, picture_files
from radargen.charts.scene import TextMark
from radargen.charts.theme import LIGHT
from radargen.cli.for_authors.render_command import render
from tests.charts.drawing.scenes import full, scene
from tests.folders import ROOT

PAGES = (full(3), scene(texts=(TextMark("Legend", 20, 20, 8),)))


@pytest.mark.parametrize("suffix", PICTURE_FORMATS)
def test_every_format_is_named_where_people_look_for_it(suffix: str) -> None:
    assert suffix in (render.help or "")
    assert f"`{suffix}`" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", PICTURE_FORMATS)
def test_what_has_no_pages_becomes_a_file_for_each(suffix: str) -> None:
    kind = PICTURE_FORMATS[suffix]
    names = {f"radar{suffix}"} if kind.paged else {f"radar{suffix}", f"radar-legend{suffix}", f"radar-legend-2{suffix}"}
    files = picture_files(
        (*PAGES, replace(PAGES[1], texts=(TextMark("More", 20, 20, 8),))), "radar", kind, LIGHT, Painting(36)
    )
    assert files.keys() == names
    assert len(set(files.values())) == len(names)
