"""What an edition does not know, counted."""

import datetime as dt
from dataclasses import replace

from radargen.assessing.edition_gaps import RaterGap, SourceGaps, edition_gaps
from radargen.model import Case, Radar, Search, Settlement, Shows, Source, SourceKind, Trend, Wanted
from tests.make import CRITERIA, assessment, radar, rating, text, trend

PRESS = SourceKind.PRESS
SEARCH = Search(dt.date(2026, 11, 1), Wanted.CASE, "EconBiz", ("kanban",))


def rated(trend_id: str, *levels: tuple[int, int, int], **fields: object) -> Trend:
    ratings = (rating(*one, by=f"rater-{n}") for n, one in enumerate(levels))
    return trend(trend_id, assessments=(assessment("2026", *ratings),), **fields)  # type: ignore[arg-type]


def settled(one: Trend) -> Trend:
    settlement = Settlement(tuple((criterion, 3) for criterion in CRITERIA))
    return replace(one, assessments=(replace(one.assessments[0], settled=settlement),))


def asking(*trends: Trend) -> Radar:
    of = radar(*trends)
    return replace(of, criteria=(replace(of.criteria[0], shown_by=Shows.ADOPTION), *of.criteria[1:]))


def test_raters_are_counted_by_how_far_they_are_apart() -> None:
    found = edition_gaps(
        radar(
            rated("a", (3, 3, 3), (3, 4, 5)),
            settled(rated("b", (2, 3, 3), (3, 3, 1), (3, 3, 1))),
            rated("c", (1, 1, 1)),
            trend("stated", "pilot"),
        ),
        radar().newest,
    )
    assert (found.trends, found.rated, found.several, found.settled) == (4, 3, 2, 1)
    assert found.raters == (RaterGap("adoption", 1, 1, 0), RaterGap("evidence", 1, 1, 0), RaterGap("means", 0, 0, 2))
    assert found.thin == 1


def test_estimates_and_single_voices_are_counted() -> None:
    shown = Source("A", by="Office", shows=(Shows.ADOPTION,))
    case = Case("Shop", text("Did."), source=replace(shown, by="office"))
    found = edition_gaps(
        asking(
            rated(
                "a",
                (3, 3, 3),
                sources=(shown,),
                cases=(case,),
            ),
            rated("b", (3, 3, 3), sources=(Source("B"), Source("C")), searched=(SEARCH, SEARCH)),
            rated("c", (3, 3, 3), searched=(SEARCH,)),
        ),
        radar().newest,
    )
    assert found.estimates == (("adoption", 2),)
    assert (found.one_voice, found.searches, found.searching) == (1, 3, 2)


def test_sources_are_counted_once_with_age_kind_and_author() -> None:
    book = Source("Book", date="2024-11-30", by="Office", kind=SourceKind.STATISTICS)
    page = Source("Page", url="https://example.org/a", date="2025", kind=PRESS, by="Office")
    found = edition_gaps(
        radar(trend("a", sources=(book, page)), trend("b", sources=(page, Source("Other", kind=PRESS), Source("Old")))),
        radar().newest,
    ).sources
    assert found
    assert found == SourceGaps(
        count=4,
        undated=2,
        age=found.age,
        kinds=((PRESS, 2), (SourceKind.STATISTICS, 1), (None, 1)),
        author="Office",
        most=2,
        named=2,
    )
    assert found.age is not None and round(found.age, 2) == 1.71


def test_a_radar_without_sources_has_nothing_to_count() -> None:
    assert edition_gaps(radar(trend("a")), radar().newest).sources is None
