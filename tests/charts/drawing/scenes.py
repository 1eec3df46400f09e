"""Scenes put together by hand, for the painters: no placing, so that what is drawn is known beforehand."""

from dataclasses import replace
from itertools import cycle
from math import pi

from radargen.charts.disc import BlipList, Disc, RingMark, SectorMark
from radargen.charts.scene import (
    Anchor,
    ArcText,
    BlipMark,
    Box,
    Course,
    Glyph,
    Label,
    LegendEntry,
    Line,
    Marker,
    MarkerShape,
    OutlookArrow,
    Panel,
    Pill,
    Scene,
    TextMark,
    Tone,
    Trail,
    Weight,
)
from radargen.model import Certainty, Movement

# The shapes of blips.
FORMS = (MarkerShape.DISC, MarkerShape.HALO, MarkerShape.DROP)
NAMES = (
    ("Service Blueprinting",),
    ("Kundenbindungs-", "management"),
    ("Qualitätssicherung",),
    ("KI-", "Governance"),
    ("Öl & Gas",),
)
RING_NAMES = ("Standard", "Scale", "Pilot", "Experiment", "Vision", "Rumour", "Myth")
SECTOR_NAMES = ("People", "Process", "Technology", "Data", "Law", "Market", "Nature", "Money")


def disc(rings: int = 5, sectors: int = 3, radius: float = 240, x: float = 400, y: float = 300) -> Disc:
    """A full disc of equal rings and sectors."""
    return Disc(
        x,
        y,
        tuple(
            RingMark(f"r{n}", RING_NAMES[n], "", radius * n / rings, radius * (n + 1) / rings, n / max(rings - 1, 1))
            for n in range(rings)
        ),
        tuple(
            SectorMark(f"d{n}", SECTOR_NAMES[n], n, 360 * n / sectors, 360 * (n + 1) / sectors) for n in range(sectors)
        ),
        rim=radius + 4,
    )


def marker(x: float, y: float, r: float = 6, **look: object) -> Marker:
    """A body in the first sector's colour."""
    return Marker(x, y, r, **({"sector": 0} | look))  # type: ignore[arg-type]


def blip(id: str, at: Marker, *, name: str = "", number: int = 1, href: str = "", **fields: object) -> BlipMark:
    """A trend of the first dimension and ring, without text unless it is given."""
    given: dict[str, object] = {"dimension": f"d{at.sector}", "ring": "r0", "movement": Movement.UNCHANGED}
    return BlipMark(id, number, name or id, f"{name or id}, spoken", marker=at, href=href, **(given | fields))  # type: ignore[arg-type]


def labelled(mark: BlipMark, *lines: str, size: float = 7.5) -> BlipMark:
    """The same with its name to the right, in one line unless others are given."""
    lines = lines or (mark.name,)
    left = mark.marker.x + mark.marker.reach + 2.5
    top = mark.marker.y + size * 0.34 - (len(lines) - 1) * size * 0.55
    texts = tuple(TextMark(line, left, top + n * size * 1.1, size) for n, line in enumerate(lines))
    box = Box(left, top - size * 0.75, 0.5 * size * max(map(len, lines)), size * 1.1 * len(lines))
    return replace(mark, label=Label(mark.name, texts, box))


def numbered(mark: BlipMark) -> BlipMark:
    """The same with its number in the body."""
    m = mark.marker
    tone = Tone.ON_SECTOR if m.fill is Certainty.STRONG else Tone.INK
    return replace(
        mark,
        number_text=TextMark(str(mark.number), m.x, m.y + m.r * 0.36, m.r * 1.1, Weight.SEMIBOLD, Anchor.MIDDLE, tone),
    )


def scene(*blips: BlipMark, on: Disc | None = None, **fields: object) -> Scene:
    """A landscape page with a disc, its pills and its titles, and these blips."""
    around = on or disc()
    given: dict[str, object] = {
        "disc": around,
        "pills": tuple(pill(around, ring) for ring in around.rings),
        "arcs": tuple(curved(around, sector) for sector in around.sectors),
        "blips": blips,
        "title": "Test radar",
        "description": "What it shows.",
    }
    return Scene(800, 600, "en", "2026", **(given | fields))  # type: ignore[arg-type]


def pill(around: Disc, ring: RingMark) -> Pill:
    """A ring's name on the 12 o'clock line, below its outer edge."""
    box = Box(around.x - 22, around.y - ring.outer + 5, 44, 10, what=f"ring {ring.id}")
    return Pill(
        box, (TextMark(ring.name.upper(), around.x, box.y + 7.2, 6, Weight.SEMIBOLD, Anchor.MIDDLE, Tone.MUTED),)
    )


def curved(around: Disc, sector: SectorMark) -> ArcText:
    """A sector's name outside the rim, read from the outside, each letter as wide as the next."""
    name, radius, size = sector.name.upper(), around.rim + 6, 9.0
    step = size * 0.75 / radius * 180 / pi
    first = (sector.start + sector.end) / 2 - step * len(name) / 2
    turns = [first + n * step for n in range(len(name))]
    points = [around.at(radius, turn) for turn in turns]
    return ArcText(
        tuple(Glyph(c, x, y, turn) for c, (x, y), turn in zip(name, points, turns, strict=True)), size, sector.index
    )


def full(count: int = 45, *, rings: int = 5, sectors: int = 3, names: bool = True, hrefs: bool = False) -> Scene:
    """A page with everything on it: every shape and fill, texts, key, legend. Blips stand where they fall."""
    around = disc(rings, sectors)
    looks = cycle((shape, fill) for shape in FORMS for fill in (Certainty.STRONG, Certainty.MEDIUM, Certainty.WEAK))
    marks = []
    for n, (shape, fill) in zip(range(count), looks, strict=False):
        sector = n * sectors // count
        width = around.sectors[sector].end - around.sectors[sector].start
        angle = around.sectors[sector].start + width * (0.1 + 0.8 * ((n * 0.618) % 1))
        ring = around.rings[n % rings]
        x, y = around.at((ring.inner + ring.outer) / 2 + 3, angle)
        at = marker(x, y, 5.0, sector=sector, shape=shape, fill=fill, turn=angle)
        lines = NAMES[n % len(NAMES)]
        mark = blip(f"trend-{n}", at, name="".join(lines), number=n + 1, href=f"trends/trend-{n}/" if hrefs else "")
        marks.append(labelled(mark, *lines) if names else numbered(replace(mark, marker=replace(at, r=6.4))))
    key = tuple(Marker(34 + 40 * n, 570, 4.5, shape, fill) for n, (shape, fill) in zip(range(9), looks, strict=False))
    return scene(
        *marks,
        on=around,
        texts=(
            TextMark("Trend Radar 2026", 28, 44, 20, Weight.BOLD),
            TextMark("45 trends · November 2026 edition", 28, 58, 9, tone=Tone.MUTED),
            TextMark("Source: example.org", 772, 574, 7, anchor=Anchor.END, tone=Tone.MUTED),
        ),
        lines=(Line(668, 96, 772, 96, 1.2, Tone.SECTOR, 0), Line(400, 562, 400, 578, 0.6)),
        samples=key,
        legend=tuple(
            LegendEntry(
                mark.id,
                TextMark(str(mark.number), 682, 110 + n * 10, 7, Weight.SEMIBOLD, Anchor.END, Tone.SECTOR),
                (TextMark(mark.name, 686, 110 + n * 10, 7),),
                Box(668, 103 + n * 10, 104, 10),
            )
            for n, mark in enumerate(marks[:40])
        ),
        obstacles=(Box(28, 28, 200, 34, "title"),),
        dimensions=sectors,
    )


def matrix() -> Scene:
    """A page without a radar: four panels, and on each a blip with its number and a link, two of each dimension."""
    panels, marks = [], []
    for n in range(4):
        column, row = n % 2, n // 2
        box = Box(100 + 250 * column, 80 + 200 * row, 246, 196)
        panels.append(Panel(f"p{n}", ("Low", "High")[column] + (" early", " late")[row], box, n / 3))
        body = marker(box.x + 60, box.y + 90, 8, sector=column)
        mark = blip(f"trend-{n}", body, number=n + 1, href=f"trends/trend-{n}/", ring="")
        marks.append(numbered(replace(mark, panel=f"p{n}")))
    return Scene(
        800,
        600,
        "en",
        "2026",
        "Test matrix",
        "Impact and maturity.",
        panels=tuple(panels),
        lists=(BlipList("d0", "People", 0), BlipList("d1", "Process", 1)),
        blips=tuple(marks),
        texts=(TextMark("Test matrix", 28, 44, 20, Weight.BOLD),),
        lines=(Line(100, 490, 590, 490, 0.6),),
        legend=tuple(
            LegendEntry(
                mark.id,
                TextMark(str(mark.number), 640, 110 + n * 12, 7, Weight.SEMIBOLD, Anchor.END, Tone.SECTOR),
                (TextMark(mark.name, 646, 110 + n * 12, 7),),
                Box(628, 103 + n * 12, 104, 10),
            )
            for n, mark in enumerate(marks)
        ),
        dimensions=2,
    )


def everything() -> Scene:
    """The full page with what few charts have: whiskers, trails, courses, outlooks, letters, what stands back, gaps."""
    page = full(12, rings=4, sectors=4, hrefs=True)
    first, second, third, fourth, *others = page.blips
    whisker = Line(380, 250, 300, 120, 0.9, Tone.SECTOR, 1, gaps=((0.2, 0.45), (0.7, 0.8)), cap=1.4)
    letter = TextMark("P", second.marker.x - 1.5, second.marker.y + 2, 5, Weight.SEMIBOLD, tone=Tone.ON_SECTOR)
    ghost = Marker(420, 390, 3.6, MarkerShape.GHOST, Certainty.MEDIUM, sector=2)
    marks = (
        replace(first, whisker=whisker, marker=replace(first.marker, dashed=True)),
        replace(second, label=None, letter=letter, marker=replace(second.marker, dashed=True, fill=Certainty.WEAK)),
        replace(third, dim=True, whisker=replace(whisker, x1=410, gaps=(), cap=0.0)),
        replace(numbered(fourth), label=None, quiet=True),
        *others,
    )
    bridged = replace(page.pills[0], bridge=Box(397, 240, 6, 10), depth=0.4, shortened=True)
    return replace(
        page,
        blips=marks,
        pills=(bridged, *page.pills[1:]),
        lines=(*page.lines, Line(40, 200, 120, 260, 1.5, Tone.MUTED, head=5.0), Line(40, 300, 90, 300, 0.7, cap=2.0)),
        trails=(
            Trail(first.id, ghost, Line(425, 380, 440, 350, 1.0, Tone.SECTOR, 2, head=4.0, gaps=((0.1, 0.3),))),
            Trail(third.id, None, Line(300, 380, 320, 350, 1.0, Tone.SECTOR, 1, head=4.0)),
        ),
        courses=(Course(first.id, ((60, 400), (120, 430), (180, 380)), 2.0, Tone.SECTOR, 3),),
        outlooks=(OutlookArrow(second.id, Line(500, 200, 510, 190, 0.9, Tone.MUTED, head=4.3)),),
        samples=(*page.samples, Marker(20, 550, 4.5, dim=True), Marker(30, 550, 4.5, MarkerShape.GHOST, sector=1)),
        legend=tuple(replace(entry, dim=n == 1) for n, entry in enumerate(page.legend)),
        texts=(
            *page.texts,
            TextMark("Die längere Zeile, die in mehreren Stücken gesetzt wird", 400, 20, 8, anchor=Anchor.MIDDLE),
        ),
    )
