"""Next steps by phase: the choice of the phase, and for each what to do first and then, and what can wait."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.assessing import Advice, Group
from radargen.model import Blip, Phase
from radargen.pages.addresses import FACTORS, NEXT, href, phase_page
from radargen.pages.edition_view import EditionView, Localised, alphabetical
from radargen.pages.views.step_rows import StepRow, StepRows
from radargen.pages.views.trend_rows import TrendRow, row
from radargen.text.wording import Wording

# Rows before a reader asks for all; of those behind, so many as rows, and the others by name. In a radar of more than
# `MANY` trends, all of those behind are names, so that no page is too large for a phone.
SHOWN, IN_FULL, MANY = 12, 24, 300
# The same of groups whose steps are short.
SHORT = 6
# Names told on the fold itself.
NAMED = 8
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Rows of the first list that stay, however many steps are to be made up for.
LEAST = 3


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
class StepGroup:
    """Steps under a heading: rows, and behind a fold named `more` further rows, then mere names; `count` is of all."""

    id: str
    title: str
    about: str
    count: int
    rows: tuple[StepRow, ...]
    more: str
    folded: tuple[StepRow, ...]
    names: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class IndustryChoice:
    """An industry to choose, with a sentence on how many cases of it the page has."""

    id: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EffortChoice:
    """The largest effort to choose, 1 to 5."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class NeededFactor:
    """A factor and how many of the listed trends need it."""

    sign: FactorSign
    count: str


@dataclass(frozen=True, slots=True)
class NotNow:
    """Trends that can wait for one reason, the later ones behind a fold named `more`."""

    why: str
    rows: tuple[TrendRow, ...]
    more: str
    folded: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The advice for one phase; empty parts are left out of the page."""

    number: int
    phase: PhaseChoice
    edition: str
    siblings: tuple[PhaseChoice, ...]
    groups: tuple[StepGroup, ...]
    industries: tuple[IndustryChoice, ...]
    efforts: tuple[EffortChoice, ...]
    factors: tuple[NeededFactor, ...]
    not_now: tuple[NotNow, ...]
    waiting: int
    next_href: str
    factors_href: str


def choosing(edition_view: EditionView) -> NextView:
    """The view of the page to find one's phase."""
    phases = _choices(edition_view, NEXT)
    return NextView(edition_view.edition.name, phases, any(phase.check for phase in phases))


def answer(edition_view: EditionView, phase: Phase) -> AnswerView:
    """The view of the advice for that phase."""
    page, radar, wording = phase_page(phase.id), edition_view.radar, edition_view.wording
    choices, advice = _choices(edition_view, page), edition_view.advice(phase)
    place = radar.phases.index(phase)
    made = StepRows(edition_view, page, advice, place)
    blips = [step.blip for step in advice.steps]
    return AnswerView(
        number=place + 1,
        phase=choices[place],
        edition=edition_view.edition.name,
        siblings=choices,
        groups=tuple(_groups(edition_view, page, advice, made)),
        industries=_industries(edition_view, blips),
        efforts=tuple(
            EffortChoice(level, wording(f"filter.effort-{level}"))
            for level in sorted({blip.trend.effort.most for blip in blips if blip.trend.effort})[:-1]
        ),
        factors=_needed(edition_view, blips),
        not_now=tuple(
            _not_now(
                wording(f"next.ground-{ground}"), [row(edition_view, page, blip.trend) for blip in waiting], wording
            )
            for ground, waiting in advice.not_now.items()
        ),
        waiting=sum(map(len, advice.not_now.values())),
        next_href=href(page, NEXT),
        factors_href=href(page, FACTORS),
    )


def _groups(edition_view: EditionView, page: str, advice: Advice, made: StepRows) -> Iterator[StepGroup]:
    """The groups that have steps; no more than `SHOWN` rows before the first fold of the long list."""
    wording = edition_view.wording
    first, usual = advice.of(Group.FIRST), advice.of(Group.CATCH_UP)
    room = max(LEAST, SHOWN - len(first) - min(len(usual), SHORT))
    at_once = {Group.FIRST: len(first), Group.CATCH_UP: SHORT, Group.THEN: room, Group.EARLY: SHORT}
    in_full = IN_FULL if len(edition_view.blips) <= MANY else 0
    for group in Group:
        steps = advice.of(group)
        # A fold takes as much room as a row.
        shown = at_once[group] if len(steps) > at_once[group] + 1 else len(steps)
        behind = steps[shown:]
        folded, rest = behind[:in_full], behind[in_full:]
        if steps:
            yield StepGroup(
                id=group,
                title=wording(f"next.group-{group}"),
                about=wording(f"next.about-{group}"),
                count=len(steps),
                rows=made.made(steps[:shown]),
                more=_fold(edition_view, [step.blip for step in behind]),
                folded=made.made(folded),
                names=tuple(row(edition_view, page, step.blip.trend) for step in rest),
            )


def _fold(edition_view: EditionView, blips: Sequence[Blip]) -> str:
    """What stands on a fold: how many are behind it, and the names of the first."""
    if not blips:
        return ""
    names = [blip.trend.short(edition_view.language).replace(SOFT_HYPHEN, "") for blip in blips[:NAMED]]
    more = edition_view.wording("next.and-more") if len(blips) > NAMED else ""
    return edition_view.wording("next.show-more", count=len(blips), names=", ".join(names) + more)


def _not_now(why: str, rows: Sequence[TrendRow], wording: Wording) -> NotNow:
    shown = SHOWN if len(rows) > SHOWN + 1 else len(rows)
    left = len(rows) - shown
    more = wording("next.all-names", count=left) if left else ""
    return NotNow(why, tuple(rows[:shown]), more, tuple(rows[shown:]))


def _industries(edition_view: EditionView, blips: Sequence[Blip]) -> tuple[IndustryChoice, ...]:
    """The industries of the listed trends' cases, in the radar's order, then by name."""
    radar, language, wording = edition_view.radar, edition_view.language, edition_view.wording
    cases = [case for blip in blips for case in blip.trend.cases if case.industry]
    count = Counter(map(radar.industry, cases))
    names = {radar.industry(case): case.industry.any(language) for case in cases}
    declared = [industry.id for industry in radar.industries]
    order = sorted(count, key=lambda one: (declared.index(one) if one in declared else 0, alphabetical(names[one])))
    return tuple(
        IndustryChoice(one, names[one], wording("next.industry-first", count=count[one], industry=names[one]))
        for one in order
    )


def signs(edition_view: EditionView, factors: Sequence[str]) -> tuple[FactorSign, ...]:
    """The signs of the factors with these ids, in the radar's order."""
    return tuple(
        FactorSign(number, factor.id, edition_view.localised(factor.name))
        for number, factor in enumerate(edition_view.radar.factors, start=1)
        if factor.id in factors
    )


def _choices(edition_view: EditionView, page: str) -> tuple[PhaseChoice, ...]:
    return tuple(_choice(edition_view, page, n, phase) for n, phase in enumerate(edition_view.radar.phases, start=1))


def _choice(edition_view: EditionView, page: str, number: int, phase: Phase) -> PhaseChoice:
    advice = edition_view.advice(phase)
    early = len(advice.of(Group.EARLY))
    counts = (("now", len(advice.steps) - early), ("early", early))
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


def _needed(edition_view: EditionView, blips: Sequence[Blip]) -> tuple[NeededFactor, ...]:
    """The factors that these trends need, the most needed first."""
    count = Counter(factor for blip in blips for factor in blip.trend.factors)
    factor_signs = sorted(signs(edition_view, [*count]), key=lambda sign: -count[sign.id])
    return tuple(
        NeededFactor(sign, edition_view.wording("next.needed-by", count=count[sign.id], all=len(blips)))
        for sign in factor_signs
    )
