"""The conductor: what reaches pictures and site, what a scene knows of its page, and what could not be drawn."""

import re
from dataclasses import replace

import pytest

from benchmarks.radars import short
from radargen.build import STYLESHEET, site
from radargen.charts import placing
from radargen.charts.drawing import PICTURE_FORMATS, Painting, picture_files
from radargen.charts.placing import ChartRequest
from radargen.charts.theme import FORMATS, LIGHT, SITE
from radargen.model import DownloadKind, House, Look
from radargen.reading import Loaded, load
from tests.charts.placing.making import crowd
from tests.make import radar, trend

HOUSE = House(Look(("#7A1F3D", "", ""), ink="#3A2A1A"), Look(("#FFB3C7", "", "")), "Corporate Sans")
BRANDED = replace(radar(trend("kanban"), trend("lean", dimension="people")), house=HOUSE)


@pytest.mark.slow
def test_the_site_and_its_pictures_have_the_colours_of_the_house() -> None:
    branded = Loaded(replace(BRANDED, downloads=(DownloadKind.SVG,)), (), (), ())
    made = site(branded, "en").files
    css, home = made[STYLESHEET], made["index.md"]
    picture = next(content for path, content in made.items() if path.endswith(".svg"))
    assert isinstance(css, str)
    assert isinstance(home, str)
    assert isinstance(picture, bytes)
    light, dark = css.split("@media screen {", 1)
    assert "--radar-sector-0: #7A1F3D;" in light
    assert "--radar-ink: #3A2A1A;" in light
    assert "--radar-sector-0: #FFB3C7;" in dark
    assert "var(--radar-sector-0,#7A1F3D)" in home
    assert "&#39;Corporate Sans&#39;, Radargen Sans" in home
    assert b"#7A1F3D" in picture


def test_without_a_house_the_site_has_the_presets() -> None:
    plain = Loaded(replace(BRANDED, house=House()), (), (), ())
    assert f"--radar-sector-0: {LIGHT.few[0]};" in str(site(plain, "en", pictures=False).files[STYLESHEET])


@pytest.mark.slow
def test_an_ordinary_radar_has_all_its_pictures_and_a_light_matrix_that_leads_to_its_trends() -> None:
    of = crowd(45)
    whole = site(Loaded(of, (), (), ()), "en")
    made = whole.files
    assert whole.undrawn == ()
    (drawn,) = re.findall(r"<svg xmlns.*?</svg>", str(made["trends/index.md"]))
    assert len(drawn.encode()) < 30_000
    assert set(re.findall(r'href="([^"]+)"', drawn)) == {f"../trends/{trend.id}/" for trend in of.trends}
    assert {"radar/test-2026-en-matrix.pdf", "radar/test-2026-en-matrix.png"} <= made.keys()
    assert "Impact and maturity: PDF, A4, for print" in str(made["index.md"])


@pytest.mark.parametrize(("page", "floor"), [("a4", 6.5), ("16:9", 8.0)])
def test_a_scene_knows_how_small_its_type_may_be(page: str, floor: float) -> None:
    (scene, *_) = placing.chart(ChartRequest(BRANDED, BRANDED.newest, "de", FORMATS[page]))
    assert scene.floor == floor
    assert placing.chart(ChartRequest(BRANDED, BRANDED.newest, "de", SITE))[0].floor == SITE.floor


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [suffix for suffix, kind in PICTURE_FORMATS.items() if kind.themes])
def test_a_picture_of_any_kind_can_do_without_its_page(suffix: str) -> None:
    scenes = placing.chart(ChartRequest(BRANDED, BRANDED.newest, "de", FORMATS["a4"]))
    painted, bare = (
        picture_files(scenes, "radar", PICTURE_FORMATS[suffix], LIGHT, Painting(36, transparent))
        for transparent in (False, True)
    )
    assert painted.keys() == bare.keys() == {f"radar{suffix}"}
    assert painted != bare


@pytest.mark.slow
def test_a_radar_too_full_for_its_pictures_names_the_cell_and_offers_its_dimensions() -> None:
    whole = site(load(short(600, dimensions=8, rings=7, spread="one")), "en")
    said, made = whole.undrawn, whole.files
    assert any(sentence.startswith("The site has no radar on a4: ") for sentence in said)
    assert all("Ring 3" in sentence and "Dimension 7" in sentence for sentence in said)
    assert "more trends than one radar can show" in made["index.md"]
    assert [path for path in made if path.startswith("radar/")] == ["radar/short-current-en-dimension-7.pdf"]


@pytest.mark.slow
def test_files_that_are_not_offered_for_their_length_are_named() -> None:
    said = site(load(short(200, dimensions=2, rings=2)), "en").undrawn
    assert any(str(sentence).startswith("The site offers no PNG of the radar") for sentence in said)


FRAME = "title: T\nlanguages: [de, en]\ndimensions: [People, Process]\nrings: [Near, Far]\n"
BOX = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h30v20z"/></svg>'


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_text_leads_to_entries_and_pictures_from_the_page_it_stands_on(language: str) -> None:
    text = "'[b](b.yaml) [old](older) [broken](broken) ![A box](images/box.svg)'"
    entry = "name: {}\ndimension: people\nring: near\nsources: [{{title: A book}}]\n"
    found = load(
        {
            "radar.yaml": f"{FRAME}publisher: {{imprint: {text}}}\n",
            "trends/a.yaml": entry.format("A") + f"text: {text}\n",
            "trends/b.yaml": entry.format("B") + "formerly: [older]\n",
            "trends/broken.yaml": entry.format("C") + "strange: key\n",
            "trends/images/box.svg": BOX,
        }
    )
    made = site(found, language, pictures=False).files
    box = '<img src="{}trends/images/box.svg" alt="A box" width="30" height="20" loading="lazy">'
    link = '<a href="{}trends/b/">{}</a>'
    for page, up in (("trends/a.md", "../../"), ("imprint.md", "../")):
        html = str(made[page])
        assert all(part in html for part in (link.format(up, "b"), link.format(up, "old"), box.format(up)))
        assert "<a>broken</a>" in html
    assert made["trends/images/box.svg"] == BOX.encode()
