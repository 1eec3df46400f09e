"""Small radars for tests: `radar(trend(...), ...)` says only what a test is about."""

import datetime as dt
from collections.abc import Mapping

from radargen.model import (
    NO_TEXT,
    Assessment,
    Brake,
    Criterion,
    Dimension,
    Edition,
    Effort,
    Radar,
    Rating,
    Ring,
    Rule,
    Text,
    Trend,
)

LANGUAGES = ("de", "en")
CRITERIA = ("adoption", "evidence", "means")
RINGS = ("standard", "scale", "pilot", "experiment", "vision")


def text(de: str, en: str | None = None) -> Text:
    """The same words in both languages, or two versions."""
    return Text((("de", de), ("en", de if en is None else en)))


def rating(adoption: int, evidence: int, means: int, by: str = "redaktion") -> Rating:
    """One rater's three levels."""
    return Rating(by, "editor", levels=tuple(zip(CRITERIA, (adoption, evidence, means), strict=True)))


def assessment(edition: str, *ratings: Rating, ring: str = "", impact: int | None = 3, reason: str = "") -> Assessment:
    """What one edition says; a ring instead of ratings states it."""
    return Assessment(edition, ratings, ring=ring, impact=impact, reason=text(reason) if reason else NO_TEXT)


def trend(
    trend_id: str, stands: Mapping[str, str] | str = "pilot", dimension: str = "process", **fields: object
) -> Trend:
    """A trend with a stated ring, for the edition 2026 or per edition: `trend("kanban", {"2025": "pilot"})`."""
    rings = {"2026": stands} if isinstance(stands, str) else stands
    given: dict[str, object] = {
        "name": text(trend_id.replace("-", " ").capitalize()),
        "assessments": tuple(assessment(edition, ring=ring) for edition, ring in rings.items()),
        "effort": Effort(2, 2),
    }
    return Trend(id=trend_id, dimension=dimension, **(given | fields))  # type: ignore[arg-type]


def radar(*trends: Trend, editions: tuple[str, ...] = ("2026",), rings: int = 5, dimensions: int = 3) -> Radar:
    """A bilingual radar with the usual rings, criteria and rule; with other numbers, generic rings and dimensions."""
    names = ("people", "process", "technology") if dimensions == 3 else tuple(f"d{n}" for n in range(dimensions))
    ring_ids = RINGS if rings == 5 else tuple(f"r{n}" for n in range(rings))
    return Radar(
        id="test",
        title=text("Testradar", "Test radar"),
        languages=LANGUAGES,
        dimensions=tuple(Dimension(name, text(name.capitalize())) for name in names),
        rings=tuple(
            Ring(ring, text(ring.capitalize()), lowest=rings - place if rings == 5 else 0)
            for place, ring in enumerate(ring_ids)
        ),
        editions=tuple(Edition(name, dt.date(int(name[:4]), 11, 30)) for name in editions),
        trends=tuple(sorted(trends, key=lambda t: t.id)),
        criteria=tuple(
            Criterion(c, text(c.capitalize()), levels=tuple(text(f"{c} {n}") for n in range(1, 6))) for c in CRITERIA
        )
        if rings == 5
        else (),
        rule=Rule(brakes=(Brake("adoption", 1), Brake("evidence", 1, (("adoption", 3),)))) if rings == 5 else None,
    )
