"""What a column of the comparison says of a trend."""

from dataclasses import replace

from radargen.assessing import blips
from radargen.model import Case, Licence, Link, LinkType, Phase, Publisher, Radar, Span
from radargen.pages import Charts, PageChart
from radargen.pages.edition_view import view_of_edition
from radargen.pages.views.compare import CompareView, compare, names
from radargen.pages.views.home import content
from tests.make import radar, text, trend


def view(of: Radar, language: str = "en") -> CompareView:
    return compare(view_of_edition(of, of.newest, language, blips(of, of.newest), Charts(), ""))


LINKS = (
    Link("lean", LinkType.REQUIRES),
    Link("off", LinkType.REQUIRES),
    Link("gone", LinkType.REQUIRES),
    Link("lean", LinkType.ENABLES),
)
OF = replace(
    radar(
        trend(
            "kanban",
            "standard",
            links=LINKS,
            cases=tuple(Case(f"Firm {n}", text("Did.")) for n in range(4)),
            legal_duty=True,
        ),
        trend("lean", "pilot", phases=Span("2", "3")),
        trend("off", {}),
    ),
    phases=tuple(Phase(n, text(f"Phase {n}")) for n in "1234"),
)


def test_a_column_says_where_a_trend_stands_and_what_it_takes() -> None:
    shown = view(OF)
    kanban, lean = shown.columns
    assert (kanban.row.id, kanban.place, lean.place, shown.rings) == ("kanban", 1, 3, 5)
    assert [(each.id, each.href) for each in kanban.requires] == [
        ("lean", "../trends/lean/"),
        ("off", "../trends/off/"),
    ]
    assert (kanban.phases, lean.phases) == ((), (False, True, True, False))
    assert [len(kanban.cases), len(lean.cases)] == [3, 0]
    assert (kanban.more_cases, lean.more_cases) == ("and 1 more", "")
    assert (kanban.duty, lean.duty) == (True, False)
    assert (shown.trends_href, shown.radar_href) == ("../trends/", "../")
    assert (shown.files, shown.columns_href, shown.names_href) == ("", "", "")


def test_a_picture_is_offered_where_there_is_a_chart_to_make_it_of() -> None:
    drawn = Charts(PageChart("<svg/>"))
    told = view_of_edition(OF, OF.newest, "en", blips(OF, OF.newest), drawn, "")
    shown, loaded = compare(told), content(told)
    assert (shown.content_href, shown.title.words, shown.edition_source) == (
        "../later/home.json",
        "Test radar",
        "Edition 2026",
    )
    assert loaded
    assert [row.id for group in loaded.groups for row in group.rows] == ["kanban", "lean"]
    assert view(OF).content_href == ""


def test_a_comparison_says_whose_it_is() -> None:
    assert view(OF).source == "Test radar, Edition 2026"
    licensed = replace(OF, publisher=Publisher(licence=Licence("CC BY 4.0")))
    assert view(licensed, "de").source == "Testradar, Ausgabe 2026, CC BY 4.0"


def test_what_can_be_compared_is_on_the_chart() -> None:
    edition_view = view_of_edition(OF, OF.newest, "en", blips(OF, OF.newest), Charts(), "")
    assert names(edition_view) == [("kanban", "Kanban"), ("lean", "Lean")]
