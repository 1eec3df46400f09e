"""A radar of two editions with one trend that has every field, and the pages made of it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from radargen.assessing import blips
from radargen.model import (
    Architecture,
    Archive,
    Assessment,
    Case,
    Department,
    Edition,
    Effort,
    Factor,
    Fate,
    Figure,
    Licence,
    Link,
    LinkType,
    Outcome,
    Phase,
    Publisher,
    Radar,
    Shows,
    Source,
    SourceKind,
    Span,
    Status,
    Trend,
)
from radargen.pages import Charts, Download, Number, PageChart, pages
from tests.make import assessment, radar, rating, text, trend

SVG = '<svg class="radar radar-few" viewBox="0 0 9 9">\n\n<circle r="4"/>\n</svg>'


def blueprinting() -> Trend:
    """The trend with every field."""
    return Trend(
        id="service-blueprinting",
        name=text("Service Blueprinting", "Service blueprinting"),
        dimension="process",
        assessments=(
            Assessment("2025", (rating(2, 2, 2),), impact=3),
            Assessment(
                "2026",
                (rating(3, 2, 4), rating(2, 2, 3, by="zweite"), rating(4, 4, 5, by="dritte")),
                ring="scale",
                because=text("Die Quellen hinken nach.", "The sources lag behind."),
                reason=text("Mehrere Häuser arbeiten damit.", "Several houses work with it."),
                dissent=text("Zu wenige Belege.", "Too little proof."),
                impact=3,
            ),
        ),
        label=text("Blueprinting"),
        summary=text("Ein Bild des Ablaufs, vor und hinter der Bühne.", "A picture of the flow, on and off stage."),
        text=text("Für *Kund*innen*.\n\n## Grenzen\n\nKeine.", "For *customers*."),
        aliases=(("de", ("Ablaufbild", "Blaupause")), ("en", ("service map",))),
        effort=Effort(4, 2),
        legal_duty=False,
        phases=Span("1", "2"),
        factors=("visible-goals",),
        first_step=text("Einen Ablauf aufzeichnen.", "Draw one flow."),
        who=text("Der Service, mit der IT.", "Service, with IT."),
        cost=text("Zwei Tage zu fünft.", "Five people for two days."),
        success=text("Weniger Rückfragen.", "Fewer questions."),
        links=(Link("journey-mapping", LinkType.REQUIRES), Link("chatbots", LinkType.ENABLES)),
        goal_conflicts=(Department.SALES, Department.IT),
        architecture_needs=(Architecture.API_FIRST,),
        figures=tuple(
            Figure(
                text("Stadtwerke mit Ablaufbild", "Utilities with a map"),
                year,
                Decimal(value),
                "survey",
                text("Stadtwerke in Deutschland", "Utilities in Germany"),
                "%",
            )
            for year, value in ((2026, "12.5"), (2023, "4"))
        ),
        cases=(
            Case(
                "Stadtwerke Beispiel",
                text("Hat den Umzug neu gezeichnet.", "Redrew moving house."),
                text("Energie", "Energy"),
                "DE",
                "2024",
                text("Ein Workshop.", "One workshop."),
                text("Kein Mandat.", "No mandate."),
                Outcome.REVERSED,
                Source("Jahresbericht", "https://example.org/bericht", "2024-03", SourceKind.COMPANY),
            ),
        ),
        sources=(
            Source("Ein Buch", "", "2020", SourceKind.AUTHOR),
            Source(
                "Ein Anbieter",
                "https://example.org/v?a=1&b=2",
                "2026-02-03",
                SourceKind.VENDOR,
                by="Beispiel AG",
                shows=(Shows.ADOPTION, Shows.LIMIT),
                population=text("Stadtwerke", "Utilities"),
                n=1390,
                key="survey",
            ),
        ),
        tags=("journey", "method"),
        owner="redaktion",
        review_by=dt.date(2027, 6, 30),
    )


def specimen(*more: Trend) -> Radar:
    """The radar around it: neighbours, one archived trend, one that has left the chart, one that is not translated."""
    base = radar(
        blueprinting(),
        trend("journey-mapping", {"2025": "scale", "2026": "standard"}, name=text("Ärger vermeiden", "Avoid anger")),
        trend("chatbots", {"2026": "pilot"}, "technology", links=(Link("service-blueprinting", LinkType.REQUIRES),)),
        trend(
            "beacons",
            {"2025": "vision"},
            "technology",
            status=Status.ARCHIVED,
            archived=Archive(Fate.FADED, "2026", text("Niemand fragt danach.", "Nobody asks."), "chatbots"),
        ),
        trend("panels", {"2025": "vision"}, "people"),
        trend(
            "german-only", {"2026": "vision"}, "people", summary=replace(text("x"), by_language=(("de", "Nur so."),))
        ),
        *more,
        editions=("2025", "2026"),
    )
    return replace(
        base,
        editions=(
            base.editions[0],
            Edition("2026", dt.date(2026, 11, 30), text("Vom Vorhaben zum Betrieb", "From project to practice")),
        ),
        phases=(
            Phase("1", text("Affinität", "Affinity"), text("Erste Workshops.", "First workshops.")),
            Phase("2", text("Recherche", "Research")),
            Phase("3", text("Umsetzung", "Implementation")),
        ),
        factors=(Factor("visible-goals", text("Messbare Ziele", "Measurable goals"), "strategy"),),
        publisher=Publisher(
            name=text("Redaktion", "The editors"),
            imprint=text("Eine **Anschrift**.", "An **address**."),
            privacy=text("Keine Cookies.", "No cookies."),
            licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ),
    )


def made(of: Radar, language: str = "de", **more: object) -> dict[str, str | bytes]:
    """The pages of its newest edition, with pictures of every kind."""
    shown = [replace(blip, number=place) for place, blip in enumerate(blips(of, of.newest), start=1)]
    numbers = {blip.id: Number(9 if blip.id == "chatbots" else 0, blip.number) for blip in shown}
    charts = Charts(
        home=PageChart(SVG, SVG.replace("<circle", "<path/><circle"), numbers),
        locators={trend.id: SVG for trend in of.trends},
        downloads=(Download("PDF, A4", "downloads/radar.pdf"),),
        matrix=SVG,
    )
    given: dict[str, object] = {"edit_url": "https://example.org/edit/main/"}
    return pages(of, of.newest, language, shown, charts, **(given | more))  # type: ignore[arg-type]


def page(of: Radar, path: str, language: str = "de", **more: object) -> str:
    """One of the page sources."""
    source = made(of, language, **more)[path]
    assert isinstance(source, str)
    return source


__all__ = ["SVG", "assessment", "blueprinting", "made", "page", "specimen"]
