"""The preview picture that messengers and social networks show with a link: the name and a small radar."""

from dataclasses import replace

from radargen.charts.placing.content import captions
from radargen.charts.placing.scenes.minimap import reduced_blip, reduced_disc
from radargen.charts.placing.typesetting import font_metrics, line_breaking
from radargen.charts.placing.typesetting.hyphenation import hyphenated
from radargen.charts.scene import Scene, TextMark, Tone, Weight
from radargen.model import Blip, Edition, Radar
from radargen.text.wording import wording

# In points; at 144 dpi they make the usual 1200 by 630 pixels.
WIDTH, HEIGHT, DPI = 600.0, 315.0, 144
MARGIN, SIDE, APART = 34.0, 255.0, 18.0
# Greatest radius of a single marker.
ALONE = 10.0
SMALL, LEADING, LINES = 13.0, 1.14, 4
STEPS = (36.0, 32.0, 28.0, 24.0, 20.0)


def card(scene: Scene, radar: Radar, edition: Edition, language: str, blip: Blip | None = None) -> Scene:
    """A chart's radar on the right, with one blip or all of them; raises ValueError if the scene has no radar."""
    with font_metrics.lettered(radar.house):
        return _card(scene, radar, edition, language, blip)


def _card(scene: Scene, radar: Radar, edition: Edition, language: str, blip: Blip | None) -> Scene:
    if (disc := scene.disc) is None:
        raise ValueError("A page of the legend is no radar.")
    small = reduced_disc(disc, SIDE, WIDTH - MARGIN - SIDE + 4, (HEIGHT - SIDE) / 2)
    scale = small.radius / disc.radius
    if blip:
        shown = tuple(reduced_blip(mark, disc, small, ALONE) for mark in scene.blips if mark.id == blip.id)
    else:
        shown = tuple(reduced_blip(mark, disc, small, mark.marker.r * scale) for mark in scene.blips)
    name = blip.trend.name.any(language) if blip else radar.title.any(language)
    return replace(
        Scene(
            WIDTH,
            HEIGHT,
            scene.language,
            scene.edition,
            line_breaking.without_soft_hyphens(name),
            scene.description,
            small,
        ),
        blips=shown,
        texts=(
            *_head(radar, edition, language, trend=blip is not None),
            *_name(name, language),
            *(_place(radar, blip, language) if blip else ()),
        ),
        dimensions=scene.palette,
    )


def _head(radar: Radar, edition: Edition, language: str, *, trend: bool) -> list[TextMark]:
    """The line above the name: the radar's name for a trend, the edition for the radar."""
    say = wording(language)
    text = captions.title(radar, edition, language) if trend else edition.label(say)
    lines = line_breaking.wrapped(text, (WIDTH - 2 * MARGIN - SIDE - APART) / SMALL)[:2] if text else []
    return [
        TextMark(line, MARGIN, MARGIN + font_metrics.CAP_HEIGHT * SMALL + n * 1.3 * SMALL, SMALL, tone=Tone.MUTED)
        for n, line in enumerate(lines)
    ]


def _name(name: str, language: str) -> list[TextMark]:
    """The name as large as four lines allow, vertically centred."""
    width = WIDTH - 2 * MARGIN - SIDE - APART
    size, lines = 0.0, list[str]()
    for size in STEPS:
        fitting = line_breaking.widest_word(name, Weight.BOLD) * size <= width
        lines = line_breaking.balanced(name if fitting else hyphenated(name, language), width / size, Weight.BOLD)
        if fitting and len(lines) <= LINES:
            break
    top = (HEIGHT - ((len(lines) - 1) * LEADING + font_metrics.CAP_HEIGHT) * size) / 2
    return [
        TextMark(line, MARGIN, top + (font_metrics.CAP_HEIGHT + n * LEADING) * size, size, Weight.BOLD)
        for n, line in enumerate(lines)
    ]


def _place(radar: Radar, blip: Blip, language: str) -> tuple[TextMark, TextMark]:
    """The advice and the ring or, without advice, the ring with its verb; the dimension in its colour."""
    ring, dimension = radar.ring(blip.placement.ring), radar.dimension(blip.trend.dimension)
    name, verb = (line_breaking.without_soft_hyphens(each.any(language)) for each in (ring.name, ring.do))
    parts = (wording(language).headed(f"action.{blip.action}"), name) if blip.action else (name, verb)
    low = HEIGHT - MARGIN
    return (
        TextMark(" · ".join(part for part in parts if part), MARGIN, low - 1.45 * SMALL, SMALL, Weight.SEMIBOLD),
        TextMark(
            line_breaking.without_soft_hyphens(dimension.name.any(language)),
            MARGIN,
            low,
            SMALL,
            Weight.SEMIBOLD,
            tone=Tone.SECTOR,
            sector=radar.dimensions.index(dimension),
        ),
    )
