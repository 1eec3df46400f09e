"""Outlooks of the editors, and how later editions scored those of earlier ones."""

from dataclasses import dataclass

from radargen.assessing import ScoredOutlook, outlook_tally, scored_outlooks
from radargen.model import Outlook, Score, Trend
from radargen.pages.addresses import edition_page, href
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.page_parts.evidence import linked


@dataclass(frozen=True, slots=True)
class EarlierOutlook:
    """An outlook of an earlier edition: what it expected, and its score as id and words."""

    edition: str
    href: str
    expected: str
    score: str
    score_word: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    """The outlook of the shown edition, empty where it has none, and those of earlier editions, newest first."""

    expected: str
    because: Localised
    sign: Localised
    earlier: tuple[EarlierOutlook, ...]


def outlook_view(edition_view: EditionView, page: str, trend: Trend) -> OutlookView | None:
    """The outlooks of the trend; None where it has none."""
    scored = tuple(scored_outlooks(edition_view.radar, trend, edition_view.edition))
    assessment = trend.assessment(edition_view.edition.id)
    current = assessment.outlook if assessment else None
    earlier = tuple(_earlier(edition_view, page, one) for one in scored if one.edition != edition_view.edition)
    if current is None and not earlier:
        return None
    return OutlookView(
        expected=_expected(edition_view, current) if current else "",
        because=linked(edition_view, trend, current.because) if current else Localised(""),
        sign=edition_view.localised(current.sign) if current else Localised(""),
        earlier=earlier[::-1],
    )


def outlook_sentence(edition_view: EditionView) -> str:
    """How many outlooks of all trends came true so far; empty where there are none."""
    tally = outlook_tally(edition_view.radar, edition_view.edition)
    if not (total := sum(tally.values())):
        return ""
    scores = [f"{tally[score]} {edition_view.wording(f'score.{score}')}" for score in Score if tally[score]]
    return edition_view.wording("method.outlook-tally", count=total, scores=edition_view.wording.listed(scores))


def _earlier(edition_view: EditionView, page: str, scored: ScoredOutlook) -> EarlierOutlook:
    return EarlierOutlook(
        edition=scored.edition.id,
        href=href(page, edition_page(scored.edition.id)),
        expected=_expected(edition_view, scored.outlook),
        score=scored.score,
        score_word=edition_view.wording(f"score.{scored.score}"),
    )


def _expected(edition_view: EditionView, outlook: Outlook) -> str:
    return edition_view.wording(f"outlook.{outlook.towards}", year=outlook.by)
