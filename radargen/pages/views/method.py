"""The page of the method, generated from radar.yaml so that it always agrees with the rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from radargen.assessing import ACTIONS, EVIDENCE, START_EARLY_EFFORT, level_of
from radargen.assessing.rule import ENOUGH_RATERS, MOST
from radargen.model import Brake, Criterion, EvidenceCount, Factor, Phase, Ring
from radargen.pages.addresses import METHOD
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.known_gaps import GapsView, known_gaps
from radargen.pages.views.page_parts.chart_key import MarkView, how_to_read, marks
from radargen.pages.views.page_parts.outlook import outlook_sentence
from radargen.pages.views.page_parts.trend_rows import DimensionView, RingView, dimension_view, ring_view
from radargen.text.markdown.targets import outward

IMPACTS = ("1–2", "3–4", "5")
SCALE = range(1, 6)


@dataclass(frozen=True, slots=True)
class RingLine:
    """A ring, and the actions at low, medium and high impact, each as id and words."""

    ring: RingView
    actions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with the sentences of its levels, level 1 first."""

    name: Localised
    question: Localised
    levels: tuple[Localised, ...]
    needs: tuple[str, ...]
    shown_by: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of five sentences, level 1 first."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase of the reader's organisation; `term` is its authors' name for it."""

    name: Localised
    term: Localised
    signs: Localised


@dataclass(frozen=True, slots=True)
class FactorGroup:
    """Factors under one heading (may be empty): their names, and their authors' terms."""

    name: str
    factors: tuple[tuple[Localised, Localised], ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method; parts that this radar does not use are empty."""

    title: Localised
    dimensions: tuple[DimensionView, ...]
    rings: tuple[RingLine, ...]
    rings_intro: str
    criteria: tuple[CriterionView, ...]
    rule: str
    brakes: tuple[str, ...]
    levels: str
    agreement: tuple[str, ...]
    outlooks: str
    impacts: tuple[str, ...]
    start_early: str
    scales: tuple[Scale, ...]
    phases: tuple[PhaseView, ...]
    factors: tuple[FactorGroup, ...]
    gaps: GapsView | None
    marks: tuple[MarkView, ...]
    how_to_read: str
    contents: tuple[tuple[str, str], ...]
    licence: str
    licence_href: str


def method(edition_view: EditionView) -> MethodView:
    """The view of the method page."""
    radar, wording = edition_view.radar, edition_view.wording
    rings = tuple(_ring_line(edition_view, ring) for ring in radar.rings)
    weighed = any(a.impact for trend in radar.trends for a in trend.assessments)
    licence, gaps = radar.publisher.licence, known_gaps(edition_view)
    return MethodView(
        title=edition_view.localised(radar.title),
        dimensions=tuple(dimension_view(edition_view, METHOD, dimension.id) for dimension in radar.dimensions),
        rings=rings,
        rings_intro=wording("method.rings-intro" if radar.criteria else "method.rings-plain"),
        criteria=tuple(_criterion(edition_view, criterion) for criterion in radar.criteria),
        rule=_rule(edition_view),
        brakes=tuple(_brake(edition_view, brake) for brake in radar.rule.brakes)
        if radar.criteria and radar.rule
        else (),
        levels=_levels(edition_view),
        agreement=_agreement(edition_view),
        outlooks=outlook_sentence(edition_view),
        impacts=IMPACTS if weighed and any(line.actions for line in rings) else (),
        start_early=wording("method.start-early", level=START_EARLY_EFFORT),
        scales=_scales(edition_view, weighed),
        phases=tuple(
            PhaseView(
                edition_view.localised(phase.name), term(edition_view, phase), edition_view.localised(phase.signs)
            )
            for phase in radar.phases
        ),
        factors=_factors(edition_view),
        gaps=gaps,
        marks=marks(edition_view),
        how_to_read=how_to_read(edition_view),
        contents=_contents(edition_view, weighed, gaps is not None),
        licence=licence.name if licence else "",
        licence_href=outward(licence.url) if licence else "",
    )


def _ring_line(edition_view: EditionView, ring: Ring) -> RingLine:
    level = level_of(edition_view.radar, ring)
    actions = ACTIONS[level] if level else ()
    words = tuple((action.value, edition_view.wording(f"action.{action}")) for action in actions)
    return RingLine(ring_view(edition_view, METHOD, ring.id), words)


def _levels(edition_view: EditionView) -> str:
    """The sentence on which levels belong to which ring; empty where rings are stated."""
    radar, wording = edition_view.radar, edition_view.wording
    if not radar.criteria:
        return ""
    highest, parts = max(SCALE), []
    for ring in radar.rings:
        lowest = max(1, ring.lowest)
        level = f"{lowest}–{highest}" if lowest < highest else f"{lowest}"
        parts.append(wording("method.level-of", level=level, ring=ring.name.any(edition_view.language)))
        highest = lowest - 1
    return wording("method.levels", levels=wording.listed(parts))


def _criterion(edition_view: EditionView, criterion: Criterion) -> CriterionView:
    wording = edition_view.wording
    shown = wording(f"shows.{criterion.shown_by}") if criterion.shown_by else ""
    return CriterionView(
        name=edition_view.localised(criterion.name),
        question=edition_view.localised(criterion.question),
        levels=tuple(edition_view.localised(sentence) for sentence in criterion.levels),
        needs=tuple(_needs(edition_view, criterion)),
        shown_by=wording("method.shown-by", shown=shown) if shown else "",
    )


def _needs(edition_view: EditionView, criterion: Criterion) -> Iterator[str]:
    """A sentence for each level with needs, the lowest first, with the alternatives in the order of radar.yaml."""
    wording = edition_view.wording
    for level in sorted({need.level for need in criterion.needs}):
        counts = ""
        for need in criterion.needs:
            if need.level == level:
                words = wording.listed([_count(edition_view, count) for count in need.counts])
                counts = wording("method.need-or", first=counts, second=words) if counts else words
        yield wording("method.need", level=level, counts=counts)
    if criterion.id == EVIDENCE and any(count.condition for need in criterion.needs for count in need.counts):
        yield wording("method.shown-only")


def _count(edition_view: EditionView, count: EvidenceCount) -> str:
    wording = edition_view.wording
    words = wording(f"method.count-{count.of or 'either'}", count=count.at_least)
    for key, kinds in (("kinds", count.kinds), ("besides", count.besides)):
        if kinds:
            named = ", ".join(wording(f"kind.{kind}") for kind in kinds)
            words = wording(f"method.count-{key}", what=words, kinds=named)
    shown = ", ".join(wording(f"shows.{each}") for each in count.shows)
    words = wording("method.count-shows", what=words, shown=shown) if shown else words
    return wording(f"method.count-if-{count.condition}", what=words) if count.condition else words


def _rule(edition_view: EditionView) -> str:
    radar, wording = edition_view.radar, edition_view.wording
    if not radar.criteria:
        return wording("method.rule-stated")
    names = [_quoted(edition_view, criterion.id) for criterion in radar.criteria]
    combine = radar.rule.combine if radar.rule else "median"
    return wording(f"method.rule-{combine}", count=len(names), names=wording.listed(names))


def _brake(edition_view: EditionView, brake: Brake) -> str:
    wording, ahead = edition_view.wording, _quoted(edition_view, brake.ahead_of)
    steps = wording("method.steps", count=brake.by)
    conditions = [
        wording("method.at-most", criterion=_quoted(edition_view, criterion), level=level)
        for criterion, level in brake.at_most
    ]
    if conditions:
        return wording("method.brake-while", steps=steps, criterion=ahead, conditions=wording.listed(conditions))
    return wording("method.brake", steps=steps, criterion=ahead)


def _quoted(edition_view: EditionView, criterion_id: str) -> str:
    criterion = next(criterion for criterion in edition_view.radar.criteria if criterion.id == criterion_id)
    return edition_view.wording("method.quoted", name=criterion.name.any(edition_view.language))


def _agreement(edition_view: EditionView) -> tuple[str, ...]:
    if not edition_view.radar.criteria:
        return ()
    most = round(MOST * 100)
    keys = ("raters", "high", "medium", "low", "estimate", "settled", "override")
    return tuple(edition_view.wording(f"method.{key}", most=most, enough=ENOUGH_RATERS) for key in keys)


def _scales(edition_view: EditionView, weighed: bool) -> tuple[Scale, ...]:
    laborious = any(trend.effort for trend in edition_view.radar.trends)
    names = (["impact"] if weighed else []) + (["organisation", "architecture"] if laborious else [])
    return tuple(
        Scale(
            edition_view.wording(f"scale.{name}"),
            tuple(edition_view.wording(f"scale-{name}.{level}") for level in SCALE),
        )
        for name in names
    )


def _factors(edition_view: EditionView) -> tuple[FactorGroup, ...]:
    groups = dict.fromkeys(factor.group for factor in edition_view.radar.factors)
    return tuple(
        FactorGroup(
            edition_view.wording.term("factor-group", group),
            tuple(
                (edition_view.localised(factor.name), term(edition_view, factor))
                for factor in edition_view.radar.factors
                if factor.group == group
            ),
        )
        for group in groups
    )


def _phase(edition_view: EditionView, phase: Phase) -> PhaseView:
    name, signs = edition_view.localised(phase.name), edition_view.localised(phase.signs)
    return PhaseView(name, term(edition_view, phase), signs)


def term(edition_view: EditionView, named: Phase | Factor) -> Localised:
    """The authors' name for it, if it differs."""
    called = edition_view.localised(named.term)
    return Localised("") if called == edition_view.localised(named.name) else called


def _contents(edition_view: EditionView, weighed: bool, gaps: bool) -> tuple[tuple[str, str], ...]:
    """The ids and headings of the sections; the theme's own table of contents does not see headings in HTML."""
    radar = edition_view.radar
    rated = bool(radar.criteria)
    sections = (
        ("rings", "method.rings", True),
        ("dimensions", "page.dimensions", True),
        ("rule", "method.rule", True),
        ("criteria", "method.criteria", rated),
        ("agreement", "method.agreement", rated),
        ("gaps", "gaps.title", gaps),
        ("action", "method.action", weighed and level_of(radar, radar.rings[0]) is not None),
        ("outlook", "outlook.title", bool(outlook_sentence(edition_view))),
        ("scales", "method.scales", bool(_scales(edition_view, weighed))),
        ("phases", "method.phases", bool(radar.phases)),
        ("factors", "method.factors", bool(radar.factors)),
        ("reading", "page.reading", True),
        ("licence", "method.licence", radar.publisher.licence is not None),
    )
    return tuple((section, edition_view.wording(key)) for section, key, present in sections if present)
