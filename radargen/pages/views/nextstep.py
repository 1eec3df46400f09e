"""What next: the phases to choose from, and for each of them what to tackle, to start early and to leave alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from radargen.assessing import for_phase, left_alone
from radargen.assessing.advice import AHEAD
from radargen.model import Blip, Phase
from radargen.pages.addresses import FACTORS, NEXT, href, phase_page
from radargen.pages.views.rows import Columns, Row, columns, row
from radargen.pages.volume import Localised, Volume


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the self-check; `key` stands for it in the address."""

    key: str
    words: Localised


@dataclass(frozen=True, slots=True)
class PhaseChoice:
    """A phase one may be in; `signs` are told where there are no statements, `tally` counts what its page lists."""

    number: int
    id: str
    name: Localised
    signs: Localised
    check: tuple[Statement, ...]
    tally: str
    href: str


@dataclass(frozen=True, slots=True)
class NextView:
    """The phases, each with the way to its answer; `checked` where a script can suggest one."""

    edition: str
    phases: tuple[PhaseChoice, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class FactorSign:
    """A factor by its number in the radar."""

    number: int
    id: str
    name: Localised


@dataclass(frozen=True, slots=True)
class Task:
    """A trend to tackle; `phase` is the number of the phase from which starting makes sense."""

    row: Row
    phase: int
    first_step: Localised
    needs: tuple[FactorSign, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """A factor and how many of the listed trends need it."""

    sign: FactorSign
    count: str


@dataclass(frozen=True, slots=True)
class Left:
    """Trends that can be left alone, and why."""

    why: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer for one phase; what it has nothing of is empty."""

    number: int
    phase: PhaseChoice
    edition: str
    siblings: tuple[PhaseChoice, ...]
    now: tuple[Task, ...]
    early: tuple[Task, ...]
    rule: str
    columns: Columns
    factors: tuple[Needed, ...]
    left: tuple[Left, ...]
    next_href: str
    factors_href: str


def choosing(volume: Volume) -> NextView:
    """The view of the page on which one finds one's phase."""
    phases = _choices(volume, NEXT)
    return NextView(volume.edition.name, phases, any(phase.check for phase in phases))


def answer(volume: Volume, phase: Phase) -> AnswerView:
    """The view of the answer for that phase."""
    page, radar, say = phase_page(phase.id), volume.radar, volume.say
    blips = for_phase(radar, _shown(volume), phase)
    choices = _choices(volume, page)
    number = radar.phases.index(phase) + 1
    tasks = [_task(volume, page, blip) for blip in blips]
    left = left_alone(radar, _shown(volume), phase)
    return AnswerView(
        number=number,
        phase=choices[number - 1],
        edition=volume.edition.name,
        siblings=choices,
        now=tuple(task for task in tasks if not task.row.start_early),
        early=tuple(task for task in tasks if task.row.start_early),
        rule=say("next.rule" if number < len(choices) else "next.rule-last", ahead=number + AHEAD, number=number),
        columns=columns(volume, [task.row for task in tasks]),
        factors=_needed(volume, blips),
        left=tuple(
            Left(say(f"next.left-{ground}"), tuple(row(volume, page, blip.trend) for blip in kept))
            for ground, kept in left.items()
        ),
        next_href=href(page, NEXT),
        factors_href=href(page, FACTORS),
    )


def signs(volume: Volume, factors: Sequence[str]) -> tuple[FactorSign, ...]:
    """Those factors as signs, in the radar's order."""
    return tuple(
        FactorSign(number, factor.id, volume.said(factor.name))
        for number, factor in enumerate(volume.radar.factors, start=1)
        if factor.id in factors
    )


def _shown(volume: Volume) -> tuple[Blip, ...]:
    return tuple(volume.blips.values())


def _choices(volume: Volume, page: str) -> tuple[PhaseChoice, ...]:
    return tuple(_choice(volume, page, n, phase) for n, phase in enumerate(volume.radar.phases, start=1))


def _choice(volume: Volume, page: str, number: int, phase: Phase) -> PhaseChoice:
    blips = for_phase(volume.radar, _shown(volume), phase)
    early = sum(blip.start_early for blip in blips)
    counts = (("now", len(blips) - early), ("early", early))
    return PhaseChoice(
        number=number,
        id=phase.id,
        name=volume.said(phase.name),
        signs=volume.said(phase.signs),
        check=tuple(Statement(f"{phase.id}.{n}", volume.said(words)) for n, words in enumerate(phase.check, start=1)),
        tally=", ".join(volume.say(f"next.tally-{what}", count=count) for what, count in counts if count),
        href=href(page, phase_page(phase.id)),
    )


def _task(volume: Volume, page: str, blip: Blip) -> Task:
    trend = blip.trend
    ids = [phase.id for phase in volume.radar.phases]
    return Task(
        row=row(volume, page, trend),
        phase=ids.index(trend.phases.first) + 1 if trend.phases else 0,
        first_step=volume.said(trend.first_step),
        needs=signs(volume, trend.factors),
    )


def _needed(volume: Volume, blips: Sequence[Blip]) -> tuple[Needed, ...]:
    """The factors these trends need, the one most of them need first."""
    count = Counter(factor for blip in blips for factor in blip.trend.factors)
    found = sorted(signs(volume, [*count]), key=lambda sign: -count[sign.id])
    return tuple(Needed(sign, volume.say("next.needed-by", count=count[sign.id], all=len(blips))) for sign in found)
