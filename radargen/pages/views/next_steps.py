"""Next steps by phase: the choice of the phase, and for each phase what to do first, what then, and what can wait."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radargen.assessing import Advice, Group
from radargen.model import Blip, Phase
from radargen.pages.addresses import FACTORS, NEXT, href, part_page, phase_page, steps_page
from radargen.pages.edition_view import EditionView, Localised, alphabetical
from radargen.pages.views.page_parts.divided_lists import PartLink, many, part_links, parts
from radargen.pages.views.page_parts.step_rows import StepRow, StepRows
from radargen.pages.views.page_parts.trend_rows import TrendRow, row
from radargen.text.wording import Wording

# Rows shown initially; behind the fold, this many as rows, and the others by name.
SHOWN, IN_FULL = 12, 24
# The same for groups whose steps are short.
SHORT = 6
# In a large radar: rows of these groups among the `SHOWN` on a phase's page, and rows per separate page.
BRIEF = {Group.CATCH_UP: 3, Group.EARLY: 2}
ROWS = 60
NOT_NOW = "not-now"
# How many names the label of a fold contains.
NAMED = 8
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Rows of the first list that remain, however many standards are to be caught up on.
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
    """The phases, each with a link to its advice; `checked` if a self-check can suggest one."""

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
    """Steps under a heading: rows, then (behind a fold named `more`) further rows and names; `count` is the total.

    With an `href`, `more` links to separate pages instead.
    """

    id: str
    title: str
    about: str
    count: int
    rows: tuple[StepRow, ...]
    more: str
    folded: tuple[StepRow, ...]
    names: tuple[TrendRow, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class IndustryChoice:
    """An industry to choose, with a sentence on how many cases of it the page has."""

    id: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EffortChoice:
    """An upper limit of effort to choose, 1 to 5."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class NeededFactor:
    """A factor, and how many of the listed trends need it."""

    sign: FactorSign
    count: str


@dataclass(frozen=True, slots=True)
class NotNow:
    """Trends that can wait for the same reason, the later ones behind a fold named `more`, or at `href`."""

    why: str
    rows: tuple[TrendRow, ...]
    more: str = ""
    folded: tuple[TrendRow, ...] = ()
    href: str = ""


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


@dataclass(frozen=True, slots=True)
class FurtherSteps:
    """In a large radar, one part of a group's steps, or of the trends that can wait (`not_now`)."""

    id: str
    title: str
    about: str
    count: int
    phase: PhaseChoice
    edition: str
    industries: tuple[IndustryChoice, ...]
    efforts: tuple[EffortChoice, ...]
    rows: tuple[StepRow, ...]
    not_now: tuple[NotNow, ...]
    parts: tuple[PartLink, ...]


def choosing(edition_view: EditionView) -> NextView:
    """The view of the page for finding one's phase."""
    phases = _choices(edition_view, NEXT)
    return NextView(edition_view.edition.name, phases, any(phase.check for phase in phases))


def answer(edition_view: EditionView, phase: Phase) -> AnswerView:
    """The view of the advice for that phase."""
    page, radar, wording = phase_page(phase.id), edition_view.radar, edition_view.wording
    choices, advice = _choices(edition_view, page), edition_view.advice(phase)
    place = radar.phases.index(phase)
    blips = [step.blip for step in advice.steps]
    return AnswerView(
        number=place + 1,
        phase=choices[place],
        edition=edition_view.edition.name,
        siblings=choices,
        groups=tuple(_groups(edition_view, page, advice, phase)),
        industries=_industries(edition_view, blips),
        efforts=_efforts(wording, blips),
        factors=_needed(edition_view, blips),
        not_now=tuple(
            _not_now(
                wording(f"next.ground-{ground}"),
                [row(edition_view, page, blip.trend) for blip in waiting],
                wording,
                href(page, steps_page(phase.id, NOT_NOW)) if many(edition_view) else "",
            )
            for ground, waiting in advice.not_now.items()
        ),
        waiting=sum(map(len, advice.not_now.values())),
        next_href=href(page, NEXT),
        factors_href=href(page, FACTORS),
    )


def further(edition_view: EditionView, phase: Phase) -> Iterator[tuple[str, FurtherSteps]]:
    """In a large radar, the pages with all steps of each group and all that can wait, by path; otherwise empty."""
    if not many(edition_view):
        return
    advice, wording, place = edition_view.advice(phase), edition_view.wording, edition_view.radar.phases.index(phase)
    elsewhere = _pages_of_steps(advice, phase)
    for group in Group:
        steps, first = advice.of(group), steps_page(phase.id, group)
        for number, part in enumerate(parts(steps, ROWS) if steps else (), 1):
            page, blips = part_page(first, number), [step.blip for step in part]
            yield (
                page,
                FurtherSteps(
                    id=group,
                    title=wording(f"next.group-{group}"),
                    about=wording(f"next.about-{group}"),
                    count=len(steps),
                    phase=_choices(edition_view, page)[place],
                    edition=edition_view.edition.name,
                    industries=_industries(edition_view, blips),
                    efforts=_efforts(wording, blips),
                    rows=StepRows(edition_view, page, advice, place, elsewhere).made(part),
                    not_now=(),
                    parts=part_links(first, number, len(steps), ROWS),
                ),
            )
    waiting = [(ground, blip) for ground, found in advice.not_now.items() for blip in found]
    first = steps_page(phase.id, NOT_NOW)
    for number, names in enumerate(parts(waiting) if waiting else (), 1):
        page = part_page(first, number)
        grounds = dict.fromkeys(ground for ground, _ in names)
        yield (
            page,
            FurtherSteps(
                id=NOT_NOW,
                title=wording("next.not-now"),
                about="",
                count=len(waiting),
                phase=_choices(edition_view, page)[place],
                edition=edition_view.edition.name,
                industries=(),
                efforts=(),
                rows=(),
                not_now=tuple(
                    NotNow(
                        wording(f"next.ground-{ground}"),
                        tuple(row(edition_view, page, blip.trend) for own, blip in names if own is ground),
                    )
                    for ground in grounds
                ),
                parts=part_links(first, number, len(waiting)),
            ),
        )


def _pages_of_steps(advice: Advice, phase: Phase) -> dict[str, str]:
    """The page on which each step has its row, by trend id, in a radar of many trends."""
    return {
        step.blip.id: part_page(steps_page(phase.id, group), number)
        for group in Group
        for number, part in enumerate(parts(advice.of(group), ROWS), 1)
        for step in part
    }


def _efforts(wording: Wording, blips: Sequence[Blip]) -> tuple[EffortChoice, ...]:
    return tuple(
        EffortChoice(level, wording(f"filter.effort-{level}"))
        for level in sorted({blip.trend.effort.most for blip in blips if blip.trend.effort})[:-1]
    )


def _at_once(edition_view: EditionView, advice: Advice) -> dict[Group, int]:
    """How many rows of each group are shown before a fold."""
    first = len(advice.of(Group.FIRST))
    if many(edition_view):
        brief = {group: min(len(advice.of(group)), most) for group, most in BRIEF.items()}
        first = min(first, SHOWN - sum(brief.values()))
        return {**brief, Group.FIRST: first, Group.THEN: SHOWN - first - sum(brief.values())}
    room = max(LEAST, SHOWN - first - min(len(advice.of(Group.CATCH_UP)), SHORT))
    return {Group.FIRST: first, Group.CATCH_UP: SHORT, Group.THEN: room, Group.EARLY: SHORT}


def _groups(edition_view: EditionView, page: str, advice: Advice, phase: Phase) -> Iterator[StepGroup]:
    """The groups that have steps; at most `SHOWN` rows before the first fold of the long list.

    In a large radar, this is the limit for all groups together, and the other rows are on separate pages.
    """
    wording, at_once, place = (
        edition_view.wording,
        _at_once(edition_view, advice),
        edition_view.radar.phases.index(phase),
    )
    apart = many(edition_view)
    # A fold takes as much room as a row.
    shown = {
        group: at_once[group] if apart or len(advice.of(group)) > at_once[group] + 1 else len(advice.of(group))
        for group in Group
    }
    here = {step.blip.id for group in Group for step in advice.of(group)[: shown[group]]}
    pages = _pages_of_steps(advice, phase) if apart else {}
    made = StepRows(edition_view, page, advice, place, {one: other for one, other in pages.items() if one not in here})
    for group in Group:
        steps = advice.of(group)
        behind = steps[shown[group] :]
        folded, rest = ((), ()) if apart else (behind[:IN_FULL], behind[IN_FULL:])
        if steps:
            yield StepGroup(
                id=group,
                title=wording(f"next.group-{group}"),
                about=wording(f"next.about-{group}"),
                count=len(steps),
                rows=made.made(steps[: shown[group]]),
                more=_fold(edition_view, [step.blip for step in behind]),
                folded=made.made(folded),
                names=tuple(row(edition_view, page, step.blip.trend) for step in rest),
                href=href(page, steps_page(phase.id, group)) if apart and behind else "",
            )


def _fold(edition_view: EditionView, blips: Sequence[Blip]) -> str:
    """The label of a fold: how many trends are behind it, and the names of the first."""
    if not blips:
        return ""
    names = [blip.trend.short(edition_view.language).replace(SOFT_HYPHEN, "") for blip in blips[:NAMED]]
    more = edition_view.wording("next.and-more") if len(blips) > NAMED else ""
    return edition_view.wording("next.show-more", count=len(blips), names=", ".join(names) + more)


def _not_now(why: str, rows: Sequence[TrendRow], wording: Wording, elsewhere: str = "") -> NotNow:
    shown = SHOWN if len(rows) > SHOWN + 1 else len(rows)
    left = len(rows) - shown
    more = wording("next.all-names", count=left) if left else ""
    return NotNow(why, tuple(rows[:shown]), more, () if elsewhere else tuple(rows[shown:]), elsewhere if left else "")


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
