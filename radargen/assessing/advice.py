"""What an organisation in a phase should do next: which trends, in which order, and why others can wait."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from radargen.assessing.prerequisites import Graph, circles, followed, in_order, required, turned
from radargen.assessing.trend_status import START_EARLY_EFFORT
from radargen.model import Action, Blip, Phase, Radar

# Actions that call for doing something now; the others mean to maintain, watch or avoid.
CALLS = (Action.ACT, Action.PREPARE)
# How many phases ahead of its own an organisation looks.
AHEAD = 1
# How many steps come first: at most and, if possible, exactly this many.
FEWEST, MOST = 3, 5
# Greatest small effort, and least large impact.
SMALL_EFFORT, LARGE_IMPACT = 2, 4
# How many listed trends must require a trend to make it a first step for that reason.
MANY = 2
# Sorts after all known values.
UNKNOWN = 6


class Ground(StrEnum):
    """Why a trend is not advised in a phase."""

    LATER = "later"
    MAINTAIN = "maintain"
    WATCH = "watch"
    PAST = "past"
    AVOID = "avoid"
    UNTOLD = "untold"


class Group(StrEnum):
    """The group of a step, from top to bottom."""

    FIRST = "first"
    CATCH_UP = "catch-up"
    THEN = "then"
    EARLY = "early"


class Reason(StrEnum):
    """Why a step has its position."""

    DUTY = "duty"
    REQUIRED = "required"
    QUICK = "quick"
    SMALL = "small"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Step:
    """A trend to take up; `number` is its position among numbered steps, from 1, or 0.

    `requires` are the ids of the trends it requires, `serves` those of the listed ones that require it, both in list
    order. Of trends that require each other, each has the others in `together` instead. `ground` is why it would not be
    listed if no other step required it. It is moved `forward` if it is higher than on its own merits, or listed at all,
    only for the sake of what requires it.
    """

    blip: Blip
    group: Group
    number: int = 0
    reasons: tuple[Reason, ...] = ()
    requires: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    forward: bool = False
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do in a phase: steps from top to bottom, each below everything it requires, and the rest by ground."""

    steps: tuple[Step, ...]
    not_now: Mapping[Ground, tuple[Blip, ...]]

    def of(self, group: Group) -> tuple[Step, ...]:
        """The steps of a group."""
        return tuple(step for step in self.steps if step.group is group)


def called_for(radar: Radar, blips: Iterable[Blip], phase: Phase) -> tuple[Blip, ...]:
    """The blips with an action of `CALLS` that should be started by the next phase, and not before this one."""
    places = _places(radar)
    return tuple(blip for blip in blips if _ground(blip, places, phase) is None)


def advice(radar: Radar, blips: Sequence[Blip], phase: Phase) -> Advice:
    """What to do in that phase.

    The list has what is called for, what is usual in the phase, and everything that these require. Of trends that
    require each other in a circle, none can be first, so requirements within the circle are ignored.
    """
    places = _places(radar)
    by_id = {blip.id: blip for blip in blips}
    grounds = {blip.id: _ground(blip, places, phase) for blip in blips}
    called = [trend_id for trend_id, ground in grounds.items() if ground is None]
    usual = [
        trend_id
        for trend_id, ground in grounds.items()
        if ground is Ground.MAINTAIN and _includes(by_id[trend_id], places, phase)
    ]
    needs = {trend_id: tuple(to for to in ids if to in by_id) for trend_id, ids in required(radar).items()}
    listed = followed(needs, [*called, *usual])
    together = _together({blip.id: needs.get(blip.id, ()) for blip in blips if blip.id in listed})
    before = {
        blip.id: [to for to in needs.get(blip.id, ()) if to not in together.get(blip.id, ())]
        for blip in blips
        if blip.id in listed
    }
    planning = _Planning(
        by_id={trend_id: by_id[trend_id] for trend_id in before},
        grounds=grounds,
        before=before,
        together=together,
        places=places,
        now=places[phase.id],
    )
    rest = [blip for blip in blips if blip.id not in planning.by_id]
    return Advice(planning.steps(), _by_ground(rest, grounds, needs))


def _together(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """For each id in a circle, the ids of its circle."""
    return {trend_id: members for members in circles(graph) for trend_id in members}


def _by_ground(
    rest: Iterable[Blip], grounds: Mapping[str, Ground | None], needs: Graph
) -> Mapping[Ground, tuple[Blip, ...]]:
    """The blips that are not listed, by reason, in the given order but below what they require."""
    groups: dict[Ground, tuple[Blip, ...]] = {}
    for ground in Ground:
        own = {blip.id: blip for blip in rest if grounds[blip.id] is ground}
        together = _together({trend_id: needs.get(trend_id, ()) for trend_id in own})
        before = {
            trend_id: [to for to in needs.get(trend_id, ()) if to in own and to not in together.get(trend_id, ())]
            for trend_id in own
        }
        if own:
            groups[ground] = tuple(own[trend_id] for trend_id in in_order(before, [*own].index))
    return groups


@dataclass(frozen=True, slots=True)
class _Planning:
    """The listed blips with the ids of what precedes each; `together` has the circle of those in one."""

    by_id: Mapping[str, Blip]
    grounds: Mapping[str, Ground | None]
    before: Graph
    together: Graph
    places: Mapping[str, int]
    # Index of the phase, from 0. In the first one, small steps come before large ones.
    now: int

    @property
    def _at_start(self) -> bool:
        return self.now == 0

    def steps(self) -> tuple[Step, ...]:
        after = turned(self.before)
        serving = {trend_id: followed(after, [trend_id]) - {trend_id} for trend_id in self.by_id}
        urgent = {
            trend_id
            for trend_id in self.by_id
            if any(self.by_id[one].action is Action.ACT for one in (trend_id, *serving[trend_id]))
        }
        order = partial(self._order, urgent=urgent)
        first = self._first(serving, order)
        natural = {trend_id: Group.FIRST if trend_id in first else self._natural(trend_id) for trend_id in self.by_id}
        groups = self._settled(natural)
        steps: list[Step] = []
        for group in Group:
            own = {trend_id: [to for to in self.before[trend_id] if groups[to] is group] for trend_id in self.by_id}
            ids = {trend_id: before for trend_id, before in own.items() if groups[trend_id] is group}
            key = first.index if group is Group.FIRST else order
            steps += [self._step(trend_id, group, natural, serving) for trend_id in in_order(ids, key)]
        return tuple(_numbered(steps, after))

    def _order(self, trend_id: str, urgent: Collection[str]) -> tuple[object, ...]:
        """Sort key: duties, then what is to be done with its requirements; earlier, easier and more effective first."""
        blip = self.by_id[trend_id]
        span, effort = blip.trend.phases, blip.trend.effort
        return (
            not blip.trend.legal_duty,
            trend_id not in urgent,
            self.places[span.first] if span else 0,
            effort.most if effort else UNKNOWN,
            -(blip.impact or 0),
            trend_id,
        )

    def _first(self, serving: Mapping[str, Collection[str]], order: Callable[[str], tuple[object, ...]]) -> list[str]:
        """The ids of the first steps, which require nothing on the list, taken from the reasons in turn."""
        called = [trend_id for trend_id in self.by_id if self._may_be_first(trend_id)]
        most_served = sorted(called, key=lambda trend_id: (-len(serving[trend_id]), order(trend_id)))
        of_reason: dict[Reason, list[str]] = {
            Reason.DUTY: [one for one in most_served if self.by_id[one].trend.legal_duty],
            Reason.REQUIRED: [one for one in most_served if len(serving[one]) >= (1 if self._at_start else MANY)],
            Reason.QUICK: [one for one in sorted(called, key=order) if self._is_quick(one)],
            Reason.SMALL: [one for one in sorted(called, key=order) if self._at_start],
        }
        chosen: list[str] = []
        for turn in range(max(map(len, of_reason.values()), default=0)):
            for candidates in of_reason.values():
                one = candidates[turn] if turn < len(candidates) else ""
                if one and one not in chosen and len(chosen) < MOST:
                    chosen.append(one)
        for trend_id in sorted(called, key=order):
            if trend_id not in chosen and len(chosen) < FEWEST and self.by_id[trend_id].action is Action.ACT:
                chosen.append(trend_id)
        if self._at_start:
            return sorted(chosen, key=lambda trend_id: (self._toil(trend_id), -len(serving[trend_id]), order(trend_id)))
        return sorted(chosen, key=lambda one: (not self.by_id[one].trend.legal_duty, -len(serving[one]), order(one)))

    def _may_be_first(self, trend_id: str) -> bool:
        """Whether it is called for and requires nothing on the list; in the first phase, also a small step."""
        if self.before[trend_id]:
            return False
        span, usual = self.by_id[trend_id].trend.phases, self._natural(trend_id) is Group.CATCH_UP
        if self._at_start:
            # A beginner does not have yet what is normal practice in that phase.
            own = self.grounds[trend_id] is Ground.MAINTAIN and span is not None and not self.places[span.first]
            return self._is_small(trend_id) and (own or not usual)
        return self.grounds[trend_id] is None and self._natural(trend_id) is Group.THEN

    def _is_small(self, trend_id: str) -> bool:
        effort = self.by_id[trend_id].trend.effort
        return effort is not None and effort.most <= SMALL_EFFORT

    def _is_quick(self, trend_id: str) -> bool:
        return self._is_small(trend_id) and (self.by_id[trend_id].impact or 0) >= LARGE_IMPACT

    def _toil(self, trend_id: str) -> int:
        """The effort: the larger part, then the sum of both."""
        effort = self.by_id[trend_id].trend.effort
        return effort.most * UNKNOWN + effort.organisation + effort.architecture if effort else UNKNOWN * UNKNOWN

    def _natural(self, trend_id: str) -> Group:
        """The group that a trend would have if nothing required it."""
        blip = self.by_id[trend_id]
        if self.grounds[trend_id] in (Ground.MAINTAIN, Ground.PAST, Ground.AVOID) or self._is_past(blip):
            return Group.CATCH_UP
        effort = blip.trend.effort.most if blip.trend.effort else 0
        calls = self.grounds[trend_id] is None
        early = blip.start_early if calls else effort >= START_EARLY_EFFORT
        return Group.EARLY if early else Group.THEN

    def _is_past(self, blip: Blip) -> bool:
        span = blip.trend.phases
        return span is not None and self.places[span.last] < self.now

    def _settled(self, natural: Mapping[str, Group]) -> dict[str, Group]:
        """The groups such that nothing is above what it requires.

        What is required moves up to where it is needed, but does not become a standard to catch up on: such a standard
        moves down instead.
        """
        rank, groups = [*Group].index, dict(natural)
        downwards = in_order(self.before, [*self.by_id].index)
        for trend_id in downwards:
            if groups[trend_id] is Group.CATCH_UP and any(
                rank(groups[to]) > rank(Group.CATCH_UP) for to in self.before[trend_id]
            ):
                groups[trend_id] = Group.THEN
        for trend_id in reversed(downwards):
            for to in self.before[trend_id]:
                if rank(groups[to]) > rank(groups[trend_id]):
                    groups[to] = groups[trend_id]
        return groups

    def _step(
        self, trend_id: str, group: Group, natural: Mapping[str, Group], serving: Mapping[str, Collection[str]]
    ) -> Step:
        blip, ground = self.by_id[trend_id], self.grounds[trend_id]
        reasons = (
            (Reason.DUTY, blip.trend.legal_duty),
            (Reason.REQUIRED, bool(serving[trend_id])),
            (Reason.QUICK, group is Group.FIRST and self._is_quick(trend_id)),
            (
                Reason.SMALL,
                group is Group.FIRST and self._at_start and self._is_small(trend_id) and not self._is_quick(trend_id),
            ),
            (Reason.USUAL, group is Group.THEN and natural[trend_id] is Group.CATCH_UP),
        )
        moved = natural[trend_id] is not group and group not in (Group.FIRST, Group.CATCH_UP)
        brought = ground not in (None, Ground.MAINTAIN, Ground.PAST)
        return Step(
            blip=blip,
            group=group,
            reasons=tuple(reason for reason, holds in reasons if holds),
            requires=tuple(self.before[trend_id]),
            together=tuple(one for one in self.together.get(trend_id, ()) if one != trend_id),
            forward=(moved and natural[trend_id] is not Group.CATCH_UP) or brought,
            ground=ground,
        )


def _numbered(steps: Sequence[Step], after: Graph) -> Iterable[Step]:
    """The steps with numbers, and with the ids of other steps in list order."""
    place = {step.blip.id: n for n, step in enumerate(steps)}
    counted = 0
    for step in steps:
        counts = step.group in (Group.FIRST, Group.THEN)
        counted += counts
        yield replace(
            step,
            number=counted if counts else 0,
            requires=tuple(sorted(step.requires, key=place.__getitem__)),
            serves=tuple(sorted(after.get(step.blip.id, ()), key=place.__getitem__)),
            together=tuple(sorted(step.together, key=place.__getitem__)),
        )


def _places(radar: Radar) -> dict[str, int]:
    return {known.id: place for place, known in enumerate(radar.phases)}


def _includes(blip: Blip, places: Mapping[str, int], phase: Phase) -> bool:
    """Whether starting the trend makes sense in the phase."""
    span = blip.trend.phases
    return span is not None and places[span.first] <= places[phase.id] <= places[span.last]


def _ground(blip: Blip, places: Mapping[str, int], phase: Phase) -> Ground | None:
    """Why the trend is not called for in the phase; None if it is."""
    if blip.action and blip.action not in CALLS:
        return Ground(blip.action.value)
    span, now = blip.trend.phases, places[phase.id]
    if span is None or blip.action is None:
        return Ground.UNTOLD
    if places[span.first] > now + AHEAD:
        return Ground.LATER
    return Ground.PAST if places[span.last] < now else None
