"""The advice by phase: the choice of the phase, and for each what to tackle, to start early, and to leave alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from radargen.assessing import for_phase, left_alone
from radargen.assessing.advice import AHEAD
from radargen.model import Blip, Phase
from radargen.pages.addresses import FACTORS, NEXT, href, phase_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.trend_rows import Columns, TrendRow, columns, row


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the self-check; `key` represents it in the address."""

    key: str
    words: Localised


@dataclass(frozen=True, slots=True)
class PhaseChoice:
    """A phase to choose; `signs` are shown where `check` has no statements, `tally` counts the trends on its page."""

    number: int
    id: str
    name: Localised
    signs: Localised
    check: tuple[Statement, ...]
    tally: str
    href: str


@dataclass(frozen=True, slots=True)
class NextView:
    """The phases, each with a link to its advice; `checked` where a self-check can suggest one."""

    edition: str
    phases: tuple[PhaseChoice, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class FactorSign:
    """A factor and its number in the radar's order, from 1."""

    number: int
    id: str
    name: Localised


@dataclass(frozen=True, slots=True)
class TrendToStart:
    """A trend to start; `phase` is the number of the first phase in which that makes sense, 0 where unknown."""

    row: TrendRow
    phase: int
    first_step: Localised
    needs: tuple[FactorSign, ...]


@dataclass(frozen=True, slots=True)
class NeededFactor:
    """A factor and how many of the listed trends need it."""

    sign: FactorSign
    count: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Trends that can be left alone for one reason."""

    why: str
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The advice for one phase; empty parts are left out of the page."""

    number: int
    phase: PhaseChoice
    edition: str
    siblings: tuple[PhaseChoice, ...]
    now: tuple[TrendToStart, ...]
    early: tuple[TrendToStart, ...]
    rule: str
    columns: Columns
    factors: tuple[NeededFactor, ...]
    left: tuple[LeftAlone, ...]
    next_href: str
    factors_href: str


def choosing(edition_view: EditionView) -> NextView:
    """The view of the page to find one's phase."""
    phases = _choices(edition_view, NEXT)
    return NextView(edition_view.edition.name, phases, any(phase.check for phase in phases))


def answer(edition_view: EditionView, phase: Phase) -> AnswerView:
    """The view of the advice for that phase."""
    page, radar, wording = phase_page(phase.id), edition_view.radar, edition_view.wording
    blips = for_phase(radar, _all_blips(edition_view), phase)
    choices = _choices(edition_view, page)
    number = radar.phases.index(phase) + 1
    tasks = [_trend_to_start(edition_view, page, blip) for blip in blips]
    left = left_alone(radar, _all_blips(edition_view), phase)
    return AnswerView(
        number=number,
        phase=choices[number - 1],
        edition=edition_view.edition.name,
        siblings=choices,
        now=tuple(task for task in tasks if not task.row.start_early),
        early=tuple(task for task in tasks if task.row.start_early),
        rule=wording("next.rule" if number < len(choices) else "next.rule-last", ahead=number + AHEAD, number=number),
        columns=columns(edition_view, [task.row for task in tasks]),
        factors=_needed(edition_view, blips),
        left=tuple(
            LeftAlone(wording(f"next.left-{ground}"), tuple(row(edition_view, page, blip.trend) for blip in waiting))
            for ground, waiting in left.items()
        ),
        next_href=href(page, NEXT),
        factors_href=href(page, FACTORS),
    )


def signs(edition_view: EditionView, factors: Sequence[str]) -> tuple[FactorSign, ...]:
    """The signs of the factors with these ids, in the radar's order."""
    return tuple(
        FactorSign(number, factor.id, edition_view.localised(factor.name))
        for number, factor in enumerate(edition_view.radar.factors, start=1)
        if factor.id in factors
    )


def _all_blips(edition_view: EditionView) -> tuple[Blip, ...]:
    return tuple(edition_view.blips.values())


def _choices(edition_view: EditionView, page: str) -> tuple[PhaseChoice, ...]:
    return tuple(_choice(edition_view, page, n, phase) for n, phase in enumerate(edition_view.radar.phases, start=1))


def _choice(edition_view: EditionView, page: str, number: int, phase: Phase) -> PhaseChoice:
    blips = for_phase(edition_view.radar, _all_blips(edition_view), phase)
    early = sum(blip.start_early for blip in blips)
    counts = (("now", len(blips) - early), ("early", early))
    return PhaseChoice(
        number=number,
        id=phase.id,
        name=edition_view.localised(phase.name),
        signs=edition_view.localised(phase.signs),
        check=tuple(
            Statement(f"{phase.id}.{n}", edition_view.localised(words)) for n, words in enumerate(phase.check, start=1)
        ),
        tally=", ".join(edition_view.wording(f"next.tally-{what}", count=count) for what, count in counts if count),
        href=href(page, phase_page(phase.id)),
    )


def _trend_to_start(edition_view: EditionView, page: str, blip: Blip) -> TrendToStart:
    trend = blip.trend
    ids = [phase.id for phase in edition_view.radar.phases]
    return TrendToStart(
        row=row(edition_view, page, trend),
        phase=ids.index(trend.phases.first) + 1 if trend.phases else 0,
        first_step=edition_view.localised(trend.first_step),
        needs=signs(edition_view, trend.factors),
    )


def _needed(edition_view: EditionView, blips: Sequence[Blip]) -> tuple[NeededFactor, ...]:
    """The factors that these trends need, the most needed first."""
    count = Counter(factor for blip in blips for factor in blip.trend.factors)
    factor_signs = sorted(signs(edition_view, [*count]), key=lambda sign: -count[sign.id])
    return tuple(
        NeededFactor(sign, edition_view.wording("next.needed-by", count=count[sign.id], all=len(blips)))
        for sign in factor_signs
    )
