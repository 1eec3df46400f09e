"""Radars of any size for the chart's tests."""

from dataclasses import replace
from hashlib import blake2b

from hypothesis import strategies as st

from radargen.charts.placing import ChartRequest, chart
from radargen.charts.scene import Scene
from radargen.charts.theme import FORMATS, Labels, PageFormat, RadarShape
from radargen.model import AS_IT_IS, Radar, View
from tests.make import assessment, radar, text, trend

WORDS = "Kundenbindungsmanagement Journey Analytics KI Service-Blueprinting Agent Assist Datenschutz Edge Omnichannel"


def share(*key: object) -> float:
    """A number from 0 to below 1 that looks random and never changes."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=4).digest()) / 2**32


def crowd(
    count: int, dimensions: int = 3, rings: int = 5, *, skew: float = 0.0, moved: bool = False, seed: int = 0
) -> Radar:
    """`count` trends over the cells; the higher `skew`, the more of them crowd into the first cells."""
    editions = ("2025", "2026") if moved else ("2026",)
    frame = radar(dimensions=dimensions, rings=rings, editions=editions)
    trends = []
    for n in range(count):
        place = [share(seed, n, what) ** (1 + skew) for what in ("dimension", "ring")]
        dimension = frame.dimensions[int(place[0] * dimensions)].id
        ring = int(place[1] * rings)
        stands = {"2026": frame.rings[ring].id}
        if moved and share(seed, n, "known") < 0.8:
            stands["2025"] = frame.rings[int(share(seed, n, "before") * rings)].id
        impact = 1 + int(share(seed, n, "impact") * 5)
        name = " ".join(WORDS.split()[int(share(seed, n, word) * 9)] for word in range(1 + n % 3))
        said = tuple(assessment(e, ring=stands[e], impact=impact) for e in editions if e in stands)
        trends.append(trend(f"t{n:04}", stands, dimension, name=text(name), assessments=said))
    return replace(frame, trends=tuple(trends))


def crowds(rings: st.SearchStrategy[int]) -> st.SearchStrategy[Radar]:
    """Radars of up to 45 trends, which fit every paper and slide."""
    return st.builds(
        crowd,
        st.sampled_from([1, 3, 8, 20, 45]),
        dimensions=st.integers(2, 8),
        rings=rings,
        skew=st.sampled_from([0.0, 1.0, 4.0]),
        moved=st.booleans(),
        seed=st.integers(0, 9),
    )


def drawn(
    of: Radar,
    page: PageFormat | str = "a4",
    language: str = "de",
    dimension: str | None = None,
    labels: Labels = Labels.NUMBERS,
    shape: RadarShape | None = None,
    view: View = AS_IT_IS,
) -> tuple[Scene, ...]:
    """The newest edition's chart, with numbers unless told otherwise."""
    paper = FORMATS[page] if isinstance(page, str) else page
    return chart(ChartRequest(of, of.newest, language, paper, dimension, labels, shape, view))


def words(scene: Scene) -> str:
    """All that stands on the page beside the radar."""
    return " ".join(mark.text for mark in scene.texts)


def history(count: int, editions: int, dimensions: int = 3, rings: int = 5, seed: int = 0) -> Radar:
    """`count` trends that come, move to another ring now and then, leave, and may come back."""
    names = tuple(str(2027 - editions + n) for n in range(editions))
    frame = radar(dimensions=dimensions, rings=rings, editions=names)
    trends = []
    for n in range(count):
        ring, stands = int(share(seed, n, "ring") * rings), dict[str, str]()
        first = 0 if share(seed, n, "old") < 0.7 else int(share(seed, n, "first") * editions)
        for place, edition in enumerate(names[first:], first):
            if share(seed, n, place, "moves") < 0.35:
                ring = min(max(ring + (-1 if share(seed, n, place, "in") < 0.6 else 1), 0), rings - 1)
            if share(seed, n, place, "gone") > 0.1:
                stands[edition] = frame.rings[ring].id
        dimension = frame.dimensions[int(share(seed, n, "dimension") * dimensions)].id
        name = " ".join(WORDS.split()[int(share(seed, n, word) * 9)] for word in range(1 + n % 3))
        said = tuple(assessment(e, ring=r, impact=1 + int(share(seed, n, "impact") * 5)) for e, r in stands.items())
        trends.append(trend(f"t{n:04}", stands, dimension, name=text(name), assessments=said))
    return replace(frame, trends=tuple(trends))


def histories() -> st.SearchStrategy[Radar]:
    """Radars with two to nine editions and up to sixty trends."""
    return st.builds(
        history,
        st.sampled_from([1, 4, 15, 60]),
        editions=st.integers(2, 9),
        dimensions=st.integers(2, 8),
        rings=st.integers(3, 6),
        seed=st.integers(0, 9),
    )
