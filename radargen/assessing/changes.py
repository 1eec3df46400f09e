"""Changes of trends between two editions, of one radar or of two versions of a radar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from radargen.assessing import blips, lower_median, movement, placement
from radargen.model import NO_TEXT, Assessment, Blip, Edition, Placement, Radar, Rating, Text, Trend
from radargen.model.declared import Declared, declared


class ChangeKind(StrEnum):
    """The kinds of change of a trend or of its entry.

    With those up to RATED the trend is on the later chart, with ARCHIVED and VANISHED it is not. Those from TURNED on
    occur only between two versions of a radar: another dimension, other texts, other fields. ADDED and DELETED are
    entries that are on neither chart.
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


# Fields of an entry that are reported by changes of their own and not as edited.
REPORTED_SEPARATELY = frozenset({"id", "dimension", "assessments", "formerly", "status", "archived"})


@dataclass(frozen=True, slots=True)
class State:
    """A radar at one of its editions."""

    radar: Radar
    edition: Edition


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a trend; `trend` is that of the later state, or of the earlier one if it is gone.

    `before` and `after` are ids of rings, empty if not on the chart; for RENAMED of trends, for TURNED of dimensions.
    `reason` is that of the editors, empty without one. `parts` are the changed
    fields of the entry.
    """

    kind: ChangeKind
    trend: Trend
    before: str = ""
    after: str = ""
    reason: Text = NO_TEXT
    parts: tuple[str, ...] = ()


def changes(earlier: State, later: State, renamed: Mapping[str, str] = MappingProxyType({})) -> tuple[Change, ...]:
    """All changes, ordered by the trends' ids; a trend may have several, such as renamed and moved.

    A trend is RATED if it kept its ring and the median level of a criterion, or its impact, differs. `renamed` maps new
    ids to former ones, in addition to `formerly` in the entries.
    """
    was = {trend.id: trend for trend in earlier.radar.trends}
    listed: list[Change] = []
    matched: set[str] = set()
    for trend in later.radar.trends:
        names = (trend.id, *trend.formerly, renamed.get(trend.id, ""))
        old = next((was[name] for name in names if name in was), None)
        if old:
            matched.add(old.id)
            if old.id != trend.id:
                listed.append(Change(ChangeKind.RENAMED, trend, old.id, trend.id))
        placed = tuple(_placement_changes(earlier, old, later, trend))
        listed += placed
        if old and old is not trend:
            listed += _entry_changes(earlier, old, later, trend, placed)
        elif not old and not placed:
            listed.append(Change(ChangeKind.ADDED, trend))
    for old in earlier.radar.trends:
        if old.id not in matched:
            before = placement(earlier.radar, old, earlier.edition)
            listed.append(Change(ChangeKind.VANISHED, old, before.ring) if before else Change(ChangeKind.DELETED, old))
    return tuple(sorted(listed, key=lambda change: change.trend.id))


def seen_from(radar: Radar, blip: Blip, since: Edition) -> Blip:
    """The blip with movement and former ring relative to that edition; NEW if that did not show it."""
    before = placement(radar, blip.trend, since)
    way, ring = movement(radar, before, blip.placement), before.ring if before else None
    return blip if (way, ring) == (blip.movement, blip.before) else replace(blip, movement=way, before=ring)


def blips_since(radar: Radar, edition: Edition, since: Edition | None) -> tuple[Blip, ...]:
    """The blips of an edition in id order, as seen from that earlier edition if there is one."""
    now = blips(radar, edition)
    return tuple(seen_from(radar, blip, since) for blip in now) if since else now


def gone(radar: Radar, since: Edition, edition: Edition) -> tuple[Trend, ...]:
    """The trends assessed for `since` and not for `edition`, in id order."""
    return tuple(trend for trend in radar.on(since) if not trend.assessment(edition.id))


def _placement_changes(earlier: State, old: Trend | None, later: State, trend: Trend) -> Iterator[Change]:
    before = placement(earlier.radar, old, earlier.edition) if old else None
    after = placement(later.radar, trend, later.edition)
    if before and after:
        direction = _direction(later.radar, same_ring(earlier.radar, later.radar, before.ring), after.ring)
        if direction:
            yield Change(direction, trend, before.ring, after.ring, _reason(later, trend))
        elif old and _consensus(earlier, old, before) != _consensus(later, trend, after):
            yield Change(ChangeKind.RATED, trend, before.ring, after.ring, _reason_given(later, trend))
    elif after:
        # Within one radar there is no earlier version of the entry, so whether it was revived is unknown.
        was_assessed = old is not trend and old and (old.archived or old.assessments)
        yield Change(
            ChangeKind.REVIVED if was_assessed else ChangeKind.NEW, trend, "", after.ring, _reason_given(later, trend)
        )
    elif before and (archived := trend.archived) and _has_come(later, archived.edition):
        yield Change(ChangeKind.ARCHIVED, trend, before.ring, "", archived.reason)
    elif before:
        yield Change(ChangeKind.VANISHED, trend, before.ring)


def _entry_changes(
    earlier: State, old: Trend, later: State, trend: Trend, placed: tuple[Change, ...]
) -> Iterator[Change]:
    """The differences between two versions of an entry that `placed` does not cover."""
    if old.dimension != trend.dimension:
        yield Change(ChangeKind.TURNED, trend, old.dimension, trend.dimension)
    differing = [
        part for part in declared(type(trend)) if part.name not in REPORTED_SEPARATELY and _differs(part, old, trend)
    ]
    words, parts = [part.key for part in differing if part.words], [part.key for part in differing if not part.words]
    kinds = {change.kind for change in placed}
    if not (kinds & {ChangeKind.ARCHIVED, ChangeKind.REVIVED} and bool(old.archived) != bool(trend.archived)):
        parts += [part for part in ("status", "archived") if getattr(old, part) != getattr(trend, part)]
    is_stated = old.id != trend.id and {*trend.formerly} == {*old.formerly, old.id}
    parts += ["formerly"] if trend.formerly != old.formerly and not is_stated else []
    now = later.edition.id if earlier.edition.id == later.edition.id else ""
    previous, current = old.assessment(now), trend.assessment(now)
    if previous and current:
        rerated = levels(earlier, old) != levels(later, trend)
        for part in _assessment_changes(previous, current, placed, rerated):
            (words if part.words else parts).append(part.key)
    # A change to an edition that both sides have rewrites history; a new edition is covered by `placed`.
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


def _assessment_changes(
    was: Assessment, now: Assessment, placed: tuple[Change, ...], rerated: bool
) -> Iterator[Declared]:
    """The fields of an assessment that differ and are not covered by the changes in `placed`.

    Those cover impact, ring, a reason that they state, and ratings if only levels differ (`rerated`).
    """
    reported: set[str] = set()
    for change in placed:
        reported |= {"impact"} if change.kind in {ChangeKind.IN, ChangeKind.OUT, ChangeKind.RATED} else set()
        reported |= {"ring"} if change.kind in {ChangeKind.IN, ChangeKind.OUT} else set()
        reported |= {"reason"} if change.reason == now.reason else set()
        reported |= {"ratings"} if rerated and _without_levels(was) == _without_levels(now) else set()
    for part in declared(Assessment):
        if part.name not in reported and _differs(part, was, now):
            yield part


def _without_levels(assessment: Assessment) -> tuple[Rating, ...]:
    """The ratings without their levels."""
    return tuple(replace(rating, levels=()) for rating in assessment.ratings)


def carried_over(old: Trend, trend: Trend, edition: str) -> bool:
    """Whether the assessment for a new edition repeats the preceding one, confirmed or not."""
    current = trend.assessment(edition)
    if current is None or old.assessment(edition):
        return False
    if not (before := next(reversed(old.assessments), None)):
        return False
    # A reason and an outlook belong to their edition, so they are not carried over.
    reason, outlook = current.reason or before.reason, current.outlook or before.outlook
    repeated = replace(current, edition=before.edition, confirmed=before.confirmed, reason=reason, outlook=outlook)
    return before == repeated


def levels(state: State, trend: Trend) -> dict[str, int]:
    """The median level of the raters by criterion; empty if the ring is stated or the trend is not on the chart."""
    placed = placement(state.radar, trend, state.edition)
    return _median_levels(placed) if placed else {}


def impact(state: State, trend: Trend) -> int | None:
    """The impact (1 to 5) in the state's edition; None without one."""
    assessment = trend.assessment(state.edition.id)
    return assessment.impact if assessment else None


def _direction(radar: Radar, before: str, after: str) -> ChangeKind | None:
    """IN or OUT; None for the same ring. A ring that no longer exists counts as outermost."""
    order = [ring.id for ring in radar.rings]
    step = order.index(after) - (order.index(before) if before in order else len(order))
    return ChangeKind.IN if step < 0 else ChangeKind.OUT if step > 0 else None


def same_ring(earlier: Radar, later: Radar, ring: str) -> str:
    """The id in the later radar of a ring whose id changed: matched by its name, else by its position.

    The given id if there is no match.
    """
    if any(each.id == ring for each in later.rings):
        return ring
    former_ids = {each.id for each in earlier.rings}
    added = [each for each in later.rings if each.id not in former_ids]
    place, was = next(((place, each) for place, each in enumerate(earlier.rings) if each.id == ring), (0, None))
    if not was:
        return ring
    same_name = next((each.id for each in added if each.name == was.name), "")
    same_place = later.rings[place] if len(later.rings) == len(earlier.rings) else None
    return same_name or (same_place.id if same_place in added else ring)


def _reason(state: State, trend: Trend) -> Text:
    """The reason for the trend's ring: that of the edition in which it moved there."""
    radar, edition = state.radar, state.edition
    now = placement(radar, trend, edition)
    while (before := radar.before(edition)) and (then := placement(radar, trend, before)) and now:
        if then.ring != now.ring:
            break
        edition = before
    return _reason_given(replace(state, edition=edition), trend)


def _reason_given(state: State, trend: Trend) -> Text:
    assessment = trend.assessment(state.edition.id)
    return assessment.reason if assessment else NO_TEXT


def _has_come(state: State, edition: str) -> bool:
    """Whether the edition is not later than the state's; true for an unknown one."""
    order = [each.id for each in state.radar.editions]
    return edition not in order or order.index(edition) <= order.index(state.edition.id)


def _consensus(state: State, trend: Trend, placed: Placement) -> tuple[object, ...]:
    """The impact, and the median level of each criterion."""
    return impact(state, trend), _median_levels(placed)


def _median_levels(placed: Placement) -> dict[str, int]:
    criteria = dict.fromkeys(criterion for verdict in placed.deciding for criterion, _ in verdict.levels)
    return {
        criterion: lower_median(sorted(dict(verdict.levels)[criterion] for verdict in placed.deciding))
        for criterion in sorted(criteria)
    }
