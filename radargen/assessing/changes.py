"""What became of each trend between two editions, of one radar or of a radar as it was and as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from radargen.assessing import lower_median, movement, placement
from radargen.model import NO_TEXT, Assessment, Blip, Edition, Placement, Radar, Rating, Text, Trend
from radargen.model.declared import Declared, declared


class ChangeKind(StrEnum):
    """What can become of a trend, or of its entry.

    Those up to RATED are on the later chart, the next two are not. From TURNED on only a radar as it was and as it is
    can differ: the dimension, what the entry says, what else it states. ADDED and DELETED are entries without a place
    on either chart.
    """

    NEW = "new"
    REVIVED = "revived"
    IN = "in"
    OUT = "out"
    RATED = "rated"
    ARCHIVED = "archived"
    VANISHED = "vanished"
    RENAMED = "renamed"
    TURNED = "turned"
    WORDED = "worded"
    EDITED = "edited"
    ADDED = "added"
    DELETED = "deleted"


# What of an entry is told in a way of its own: by what it is called, where it stands and what it once was.
TOLD_APART = frozenset({"id", "dimension", "assessments", "formerly", "status", "archived"})


@dataclass(frozen=True, slots=True)
class State:
    """A radar at one of its editions."""

    radar: Radar
    edition: Edition


@dataclass(frozen=True, slots=True)
class Change:
    """One trend's change; `trend` is as the later state knows it, or as the earlier one did where it is unknown there.

    `before` and `after` are ids of rings, empty where it stood on no chart; of trends, where it was renamed; of
    dimensions, where it turned. `reason` is the editors', empty where they gave none. `parts` are the fields of the
    entry that were worded anew or edited.
    """

    kind: ChangeKind
    trend: Trend
    before: str = ""
    after: str = ""
    reason: Text = NO_TEXT
    parts: tuple[str, ...] = ()


def changes(earlier: State, later: State, renamed: Mapping[str, str] = MappingProxyType({})) -> tuple[Change, ...]:
    """All changes, in the order of the trends' ids; a trend that was renamed and moved has two.

    A trend counts as re-rated where it kept its ring and the middle level of a criterion, or its impact, differs.
    `renamed` are former ids by new ones, beyond those that entries state.
    """
    was = {trend.id: trend for trend in earlier.radar.trends}
    found: list[Change] = []
    known: set[str] = set()
    for trend in later.radar.trends:
        names = (trend.id, *trend.formerly, renamed.get(trend.id, ""))
        old = next((was[name] for name in names if name in was), None)
        if old:
            known.add(old.id)
            if old.id != trend.id:
                found.append(Change(ChangeKind.RENAMED, trend, old.id, trend.id))
        placed = tuple(_of_trend(earlier, old, later, trend))
        found += placed
        if old and old is not trend:
            found += _of_entry(earlier, old, later, trend, placed)
        elif not old and not placed:
            found.append(Change(ChangeKind.ADDED, trend))
    for old in earlier.radar.trends:
        if old.id not in known:
            before = placement(earlier.radar, old, earlier.edition)
            found.append(Change(ChangeKind.VANISHED, old, before.ring) if before else Change(ChangeKind.DELETED, old))
    return tuple(sorted(found, key=lambda change: change.trend.id))


def seen_from(radar: Radar, blip: Blip, since: Edition) -> Blip:
    """The blip with its movement and its former ring as seen from that edition; new where that did not show it."""
    before = placement(radar, blip.trend, since)
    return replace(blip, movement=movement(radar, before, blip.placement), before=before.ring if before else None)


def gone(radar: Radar, since: Edition, edition: Edition) -> tuple[Trend, ...]:
    """The trends that the earlier edition shows and the later one does not, in id order."""
    return tuple(trend for trend in radar.on(since) if not trend.assessment(edition.id))


def _of_trend(earlier: State, old: Trend | None, later: State, trend: Trend) -> Iterator[Change]:
    before = placement(earlier.radar, old, earlier.edition) if old else None
    after = placement(later.radar, trend, later.edition)
    if before and after:
        way = _way(later.radar, same_ring(earlier.radar, later.radar, before.ring), after.ring)
        if way:
            yield Change(way, trend, before.ring, after.ring, _reason(later, trend))
        elif old and _ratings(earlier, old, before) != _ratings(later, trend, after):
            yield Change(ChangeKind.RATED, trend, before.ring, after.ring, _said(later, trend))
    elif after:
        # Within one radar the entry says nothing of how it was when it was not on the chart.
        known = old is not trend and old and (old.archived or old.assessments)
        yield Change(ChangeKind.REVIVED if known else ChangeKind.NEW, trend, "", after.ring, _said(later, trend))
    elif before and (archived := trend.archived) and _by_then(later, archived.edition):
        yield Change(ChangeKind.ARCHIVED, trend, before.ring, "", archived.reason)
    elif before:
        yield Change(ChangeKind.VANISHED, trend, before.ring)


def _of_entry(earlier: State, old: Trend, later: State, trend: Trend, placed: tuple[Change, ...]) -> Iterator[Change]:
    """What differs between two states of an entry beyond what was told of its place."""
    if old.dimension != trend.dimension:
        yield Change(ChangeKind.TURNED, trend, old.dimension, trend.dimension)
    differing = [part for part in declared(type(trend)) if part.name not in TOLD_APART and _differs(part, old, trend)]
    words, parts = [part.key for part in differing if part.words], [part.key for part in differing if not part.words]
    told = {change.kind for change in placed}
    if not (told & {ChangeKind.ARCHIVED, ChangeKind.REVIVED} and bool(old.archived) != bool(trend.archived)):
        parts += [part for part in ("status", "archived") if getattr(old, part) != getattr(trend, part)]
    said_so = old.id != trend.id and {*trend.formerly} == {*old.formerly, old.id}
    parts += ["formerly"] if trend.formerly != old.formerly and not said_so else []
    now = later.edition.id if earlier.edition.id == later.edition.id else ""
    was, said = old.assessment(now), trend.assessment(now)
    if was and said:
        rerated = levels(earlier, old) != levels(later, trend)
        for part in _of_assessment(was, said, placed, rerated):
            (words if part.words else parts).append(part.key)
    # Both sides know such an edition, so a change to it rewrites history; one that has come is told with its place.
    parts += [
        f"assessments {edition}"
        for edition in dict.fromkeys(one.edition for one in (*old.assessments, *trend.assessments))
        if edition != (now or (later.edition.id if placed else ""))
        and old.assessment(edition) != trend.assessment(edition)
        and not carried_over(old, trend, edition)
    ]
    if words:
        yield Change(ChangeKind.WORDED, trend, parts=tuple(words))
    if parts:
        yield Change(ChangeKind.EDITED, trend, parts=tuple(parts))


def _differs(part: Declared, was: object, now: object) -> bool:
    return bool(getattr(was, part.name) != getattr(now, part.name))


def _of_assessment(was: Assessment, said: Assessment, placed: tuple[Change, ...], rerated: bool) -> Iterator[Declared]:
    """The fields of an edition's assessment that differ, without what was told with the change of its place.

    That tells the levels in all, if they differ (`rerated`), but not who rated, and the reason if it is this one.
    """
    told: set[str] = set()
    for change in placed:
        told |= {"impact"} if change.kind in {ChangeKind.IN, ChangeKind.OUT, ChangeKind.RATED} else set()
        told |= {"ring"} if change.kind in {ChangeKind.IN, ChangeKind.OUT} else set()
        told |= {"reason"} if change.reason == said.reason else set()
        told |= {"ratings"} if rerated and _who_rated(was) == _who_rated(said) else set()
    for part in declared(Assessment):
        if part.name not in told and _differs(part, was, said):
            yield part


def _who_rated(assessment: Assessment) -> tuple[Rating, ...]:
    """The ratings but for their levels."""
    return tuple(replace(rating, levels=()) for rating in assessment.ratings)


def carried_over(old: Trend, trend: Trend, edition: str) -> bool:
    """Whether an edition that has come says of a trend what the one before said, to be confirmed or not."""
    said = trend.assessment(edition)
    if said is None or old.assessment(edition):
        return False
    if not (before := next(reversed(old.assessments), None)):
        return False
    # The reason is that of the edition before, so it stays there.
    reason = said.reason or before.reason
    return before == replace(said, edition=before.edition, confirmed=before.confirmed, reason=reason)


def levels(state: State, trend: Trend) -> dict[str, int]:
    """What the raters say in all, by criterion; empty where a ring is stated or the trend is not on the chart."""
    placed = placement(state.radar, trend, state.edition)
    return _middles(placed) if placed else {}


def impact(state: State, trend: Trend) -> int | None:
    """Its impact (1 to 5), where the edition states one."""
    assessment = trend.assessment(state.edition.id)
    return assessment.impact if assessment else None


def _way(radar: Radar, before: str, after: str) -> ChangeKind | None:
    """In or out; None for the same ring. A ring that is no more lay outside of all others."""
    order = [ring.id for ring in radar.rings]
    step = order.index(after) - (order.index(before) if before in order else len(order))
    return ChangeKind.IN if step < 0 else ChangeKind.OUT if step > 0 else None


def same_ring(earlier: Radar, later: Radar, ring: str) -> str:
    """What the later radar calls the earlier one's ring, should it only have another id: by its name, or by its place.

    The id itself where there is no such ring.
    """
    if any(each.id == ring for each in later.rings):
        return ring
    known = {each.id for each in earlier.rings}
    come = [each for each in later.rings if each.id not in known]
    place, was = next(((place, each) for place, each in enumerate(earlier.rings) if each.id == ring), (0, None))
    if not was:
        return ring
    named = next((each.id for each in come if each.name == was.name), "")
    there = later.rings[place] if len(later.rings) == len(earlier.rings) else None
    return named or (there.id if there in come else ring)


def _reason(state: State, trend: Trend) -> Text:
    """Why the trend stands in its ring: what was said in the edition that brought it there."""
    radar, edition = state.radar, state.edition
    now = placement(radar, trend, edition)
    while (before := radar.before(edition)) and (then := placement(radar, trend, before)) and now:
        if then.ring != now.ring:
            break
        edition = before
    return _said(replace(state, edition=edition), trend)


def _said(state: State, trend: Trend) -> Text:
    assessment = trend.assessment(state.edition.id)
    return assessment.reason if assessment else NO_TEXT


def _by_then(state: State, edition: str) -> bool:
    """Whether an edition had come; where none is named, yes."""
    order = [each.id for each in state.radar.editions]
    return edition not in order or order.index(edition) <= order.index(state.edition.id)


def _ratings(state: State, trend: Trend, placed: Placement) -> tuple[object, ...]:
    """What the raters say in all: the middle level of each criterion, and the impact."""
    return impact(state, trend), _middles(placed)


def _middles(placed: Placement) -> dict[str, int]:
    criteria = dict.fromkeys(criterion for verdict in placed.verdicts for criterion, _ in verdict.levels)
    return {
        criterion: lower_median(sorted(dict(verdict.levels)[criterion] for verdict in placed.verdicts))
        for criterion in sorted(criteria)
    }
