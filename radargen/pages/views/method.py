"""How the radar is made, told from radar.yaml itself so that the page cannot disagree with the rule."""

from dataclasses import dataclass

from radargen.assessing import ACTIONS, THICK_BOARD, level_of
from radargen.assessing.rule import ENOUGH_RATERS, MOST
from radargen.model import Brake, Criterion, Ring
from radargen.pages.addresses import METHOD
from radargen.pages.views.marks import MarkView, how_to_read, marks
from radargen.pages.views.rows import DimensionView, RingView, dimension_view, ring_view
from radargen.pages.volume import Localised, Volume
from radargen.text.markdown.targets import outward

IMPACTS = ("1–2", "3–4", "5")
SCALE = range(1, 6)


@dataclass(frozen=True, slots=True)
class RingLine:
    """A ring, and what to do at low, medium and high impact."""

    ring: RingView
    actions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its sentences, level 1 first."""

    name: Localised
    question: Localised
    levels: tuple[Localised, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of five sentences, level 1 first."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase of the reader's organisation."""

    name: Localised
    signs: Localised


@dataclass(frozen=True, slots=True)
class FactorGroup:
    """Factors under one heading, which may be empty."""

    name: str
    factors: tuple[Localised, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method; what this radar does not use is empty."""

    title: Localised
    dimensions: tuple[DimensionView, ...]
    rings: tuple[RingLine, ...]
    rings_intro: str
    criteria: tuple[CriterionView, ...]
    rule: str
    brakes: tuple[str, ...]
    levels: str
    agreement: tuple[str, ...]
    impacts: tuple[str, ...]
    start_early: str
    scales: tuple[Scale, ...]
    phases: tuple[PhaseView, ...]
    factors: tuple[FactorGroup, ...]
    marks: tuple[MarkView, ...]
    how_to_read: str
    contents: tuple[tuple[str, str], ...]
    licence: str
    licence_href: str


def method(volume: Volume) -> MethodView:
    """The view of the method page."""
    radar, say = volume.radar, volume.say
    rings = tuple(_ring_line(volume, ring) for ring in radar.rings)
    weighed = any(a.impact for trend in radar.trends for a in trend.assessments)
    licence = radar.publisher.licence
    return MethodView(
        title=volume.said(radar.title),
        dimensions=tuple(dimension_view(volume, METHOD, each.id) for each in radar.dimensions),
        rings=rings,
        rings_intro=say("method.rings-intro" if radar.criteria else "method.rings-plain"),
        criteria=tuple(_criterion(volume, criterion) for criterion in radar.criteria),
        rule=_rule(volume),
        brakes=tuple(_brake(volume, brake) for brake in radar.rule.brakes) if radar.criteria and radar.rule else (),
        levels=_levels(volume),
        agreement=_agreement(volume),
        impacts=IMPACTS if weighed and any(line.actions for line in rings) else (),
        start_early=say("method.start-early", level=THICK_BOARD),
        scales=_scales(volume, weighed),
        phases=tuple(PhaseView(volume.said(p.name), volume.said(p.signs)) for p in radar.phases),
        factors=_factors(volume),
        marks=marks(volume),
        how_to_read=how_to_read(volume),
        contents=_contents(volume, weighed),
        licence=licence.name if licence else "",
        licence_href=outward(licence.url) if licence else "",
    )


def _ring_line(volume: Volume, ring: Ring) -> RingLine:
    level = level_of(volume.radar, ring)
    actions = ACTIONS[level] if level else ()
    words = tuple((action.value, volume.say(f"action.{action}")) for action in actions)
    return RingLine(ring_view(volume, METHOD, ring.id), words)


def _levels(volume: Volume) -> str:
    """Which level is which ring; empty where rings are stated."""
    radar, say = volume.radar, volume.say
    if not radar.criteria:
        return ""
    highest, told = max(SCALE), []
    for ring in radar.rings:
        lowest = max(1, ring.lowest)
        level = f"{lowest}–{highest}" if lowest < highest else f"{lowest}"
        told.append(say("method.level-of", level=level, ring=ring.name.any(volume.language)))
        highest = lowest - 1
    return say("method.levels", levels=say.listed(told))


def _criterion(volume: Volume, criterion: Criterion) -> CriterionView:
    sentences = tuple(volume.said(sentence) for sentence in criterion.levels)
    return CriterionView(volume.said(criterion.name), volume.said(criterion.question), sentences)


def _rule(volume: Volume) -> str:
    radar, say = volume.radar, volume.say
    if not radar.criteria:
        return say("method.rule-stated")
    names = [_quoted(volume, criterion.id) for criterion in radar.criteria]
    combine = radar.rule.combine if radar.rule else "median"
    return say(f"method.rule-{combine}", count=len(names), names=say.listed(names))


def _brake(volume: Volume, brake: Brake) -> str:
    say, ahead = volume.say, _quoted(volume, brake.ahead_of)
    steps = say("method.steps", count=brake.by)
    conditions = [
        say("method.at-most", criterion=_quoted(volume, criterion), level=level) for criterion, level in brake.at_most
    ]
    if conditions:
        return say("method.brake-while", steps=steps, criterion=ahead, conditions=say.listed(conditions))
    return say("method.brake", steps=steps, criterion=ahead)


def _quoted(volume: Volume, criterion_id: str) -> str:
    criterion = next(each for each in volume.radar.criteria if each.id == criterion_id)
    return volume.say("method.quoted", name=criterion.name.any(volume.language))


def _agreement(volume: Volume) -> tuple[str, ...]:
    if not volume.radar.criteria:
        return ()
    most = round(MOST * 100)
    keys = ("raters", "high", "medium", "low", "estimate", "override")
    return tuple(volume.say(f"method.{key}", most=most, enough=ENOUGH_RATERS) for key in keys)


def _scales(volume: Volume, weighed: bool) -> tuple[Scale, ...]:
    laborious = any(trend.effort for trend in volume.radar.trends)
    names = (["impact"] if weighed else []) + (["organisation", "architecture"] if laborious else [])
    return tuple(
        Scale(volume.say(f"scale.{name}"), tuple(volume.say(f"scale-{name}.{level}") for level in SCALE))
        for name in names
    )


def _factors(volume: Volume) -> tuple[FactorGroup, ...]:
    groups = dict.fromkeys(factor.group for factor in volume.radar.factors)
    return tuple(
        FactorGroup(
            volume.say.known("factor-group", group),
            tuple(volume.said(factor.name) for factor in volume.radar.factors if factor.group == group),
        )
        for group in groups
    )


def _contents(volume: Volume, weighed: bool) -> tuple[tuple[str, str], ...]:
    """The ids and headings of the page's sections: the site's own list of contents does not see into HTML."""
    radar = volume.radar
    rated = bool(radar.criteria)
    sections = (
        ("rings", "method.rings", True),
        ("dimensions", "page.dimensions", True),
        ("rule", "method.rule", True),
        ("criteria", "method.criteria", rated),
        ("agreement", "method.agreement", rated),
        ("action", "method.action", weighed and level_of(radar, radar.rings[0]) is not None),
        ("scales", "method.scales", bool(_scales(volume, weighed))),
        ("phases", "method.phases", bool(radar.phases)),
        ("factors", "method.factors", bool(radar.factors)),
        ("reading", "page.reading", True),
        ("licence", "method.licence", radar.publisher.licence is not None),
    )
    return tuple((section, volume.say(key)) for section, key, present in sections if present)
