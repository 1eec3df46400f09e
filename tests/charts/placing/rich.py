"""A radar whose trends have everything that a chart can show of them: raters who differ, outlooks, effort, facets."""

from dataclasses import replace

from radargen.model import (
    Archive,
    Assessment,
    Direction,
    Edition,
    Effort,
    Facet,
    FacetValue,
    Fate,
    Outlook,
    Phase,
    Publisher,
    Radar,
    Span,
    Status,
    Trend,
)
from tests.make import assessment, radar, rating, text, trend

EDITIONS = ("2023", "2024", "2025", "2026")
NAMES = (
    *("Kundenzentrierte Unternehmenskultur", "KI", "Omnichannel-Vertrieb und -Service", "Feedback in Echtzeit"),
    *("Prozessautomatisierung", "Öl & Gas", "Digitale Zwillinge", "Datenschutz", "Sprachassistenten im Kundendienst"),
    *("Journey Mapping", "Personalisierung", "Low Code", "Mitarbeitendenerlebnis", "Chat", "Predictive Analytics"),
    *("Nachhaltigkeit", "Co-Creation mit Kundinnen und Kunden", "Voice", "Inklusion", "Robotik"),
)
# Of each trend the rings of the editions from the first to the last, counted from the centre; - where it has none.
WAYS = (
    *("3210", "-321", "2222", "--32", "1111", "---4", "4334", "0000", "2121", "-444"),
    *("--22", "1123", "---1", "3333", "-210", "4321", "--43", "0011", "---3", "2--2"),
)
RINGS = ("standard", "scale", "pilot", "experiment", "vision")
DIMENSIONS = ("people", "process", "technology")


def rich(count: int = len(NAMES), editions: tuple[str, ...] = EDITIONS, crowded: str = "") -> Radar:
    """So many trends in these of the editions, one more that is archived, all in German and English.

    With `crowded`, the digit of a ring, the newest edition has all of the first dimension in it.
    """
    trends = [_trend(n, editions, "" if n % 3 else crowded) for n in range(count)]
    base = radar(*trends, _gone(editions), editions=editions)
    values = tuple(FacetValue(f"v{n}", text(name)) for n, name in enumerate(("Vertrieb", "Service", "Netz")))
    return replace(
        base,
        rings=tuple(
            replace(ring, do=text(do))
            for ring, do in zip(base.rings, ("Nutzen", "Ausbauen", "Testen", "Ansehen", ""), strict=True)
        ),
        phases=tuple(Phase(str(n), text(name)) for n, name in ((1, "Affinität"), (2, "Recherche"))),
        facets=(Facet("area", text("Bereich"), values, several=True),),
        publisher=Publisher(text("Redaktion", "The editors"), url="https://example.org/"),
        editions=(*base.editions[:-1], _newest(base.editions[-1])),
    )


def dense(count: int = 40) -> Radar:
    """So many trends on two rings, most without room for their names, a third of them to act on."""
    of = rich(0)
    ways = ("1", "1", "2")
    trends = [
        replace(_trend(n % len(NAMES), EDITIONS[2:], ways[n % 3]), id=f"trend-{n:02}", legal_duty=n % 3 == 0)
        for n in range(count)
    ]
    return replace(of, trends=tuple(trends))


def _newest(edition: Edition) -> Edition:
    return replace(edition, motto=text("Vom Vorhaben zum Betrieb"), theme=text("Weniger anfangen, mehr beenden"))


def _trend(n: int, editions: tuple[str, ...], newest: str) -> Trend:
    way = dict(zip(EDITIONS, WAYS[n], strict=True))
    way[editions[-1]] = newest or way[editions[-1]]
    stands = [_assessed(n, edition, way[edition]) for edition in editions if way[edition] != "-"]
    return trend(
        f"trend-{n:02}",
        dimension=DIMENSIONS[n % 3],
        name=text(NAMES[n]),
        label=text(NAMES[n].split()[0] if n % 7 == 2 else ""),
        assessments=tuple(stands),
        effort=Effort(1 + n % 5, 1 + n // 5) if n % 6 else None,
        legal_duty=n == 7,
        phases=Span("1", "2") if n % 2 else Span("2", "2"),
        facets=(("area", tuple(f"v{k}" for k in range(3) if (n + k) % 3 == 0 or n % 5 == k)),) if n % 4 else (),
        first_step=text(f"Schritt {n}: mit einem Team von drei Leuten anfangen.") if n % 3 else text(""),
        summary=text(f"Was {NAMES[n]} ist, in einem Satz gesagt."),
    )


def _assessed(n: int, edition: str, ring: str) -> Assessment:
    level = 5 - int(ring)
    made = assessment(edition, ring=RINGS[int(ring)], impact=None if n == 5 else 1 + n % 5, reason=f"Grund {n}.")
    if n % 4 == 1:
        far = max(level - 2, 1)
        made = replace(
            made,
            ring="",
            ratings=(rating(level, level, level), rating(level, level, 5, by="b"), rating(far, far, far, by="c")),
        )
    if n % 5 == 0 and edition == EDITIONS[-1]:
        towards = Direction.OUT if n % 2 else Direction.IN
        made = replace(made, outlook=Outlook(towards, 2029, text("Weil."), text("Ein Zeichen.")))
    return made


def _gone(editions: tuple[str, ...]) -> Trend:
    return trend(
        "beacons",
        {editions[0]: "vision"},
        "technology",
        status=Status.ARCHIVED,
        archived=Archive(Fate.FADED, editions[-1], text("Niemand fragt danach.")),
    )
