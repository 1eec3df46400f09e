"""Rules on what trends require of each other: it can be had in time, and not only after itself."""

from collections.abc import Iterator

from radargen.assessing.prerequisites import circles, required
from radargen.model import LinkType, Trend
from radargen.model.problems import Location, Problem
from radargen.reading.rules.archiving import unarchived
from radargen.reading.rules.context import RuleContext
from radargen.text.messages import Message, some_of


def required_in_time(context: RuleContext) -> Iterator[Problem]:
    """What a trend requires can be started in the trend's first phase."""
    places = {phase.id: place for place, phase in enumerate(context.radar.phases)}
    spans = {trend.id: trend.phases for trend in unarchived(context) if context.is_intact(trend, "phases")}
    for trend in unarchived(context):
        own = spans.get(trend.id)
        for to in required(context.radar)[trend.id] if own and own.first in places else ():
            other = spans.get(to)
            if own and other and other.first in places and places[other.first] > places[own.first]:
                message = Message(
                    "The trend can begin in phase {phase}; what it requires, {other}, not before phase {later}.",
                    phase=own.first,
                    other=to,
                    later=other.first,
                )
                hint = Message("Let this trend begin later or {other} earlier, or delete the link.", other=to)
                yield Problem(_link(trend, to), "required-later", message, hint)


def requirements_end(context: RuleContext) -> Iterator[Problem]:
    """No trend requires itself by way of others."""
    trends = {trend.id: trend for trend in context.radar.trends}
    for members in circles(required(context.radar)):
        first = trends[members[0]]
        to = next(one for one in required(context.radar)[first.id] if one in members)
        message = Message("These trends require each other in a circle: {trends}.", trends=some_of([*members], 12))
        hint = Message("Delete a link, or make one of them enables or reinforces.")
        yield Problem(_link(first, to), "circular-requirement", message, hint)


def _link(trend: Trend, to: str) -> Location:
    """Where the trend says that it requires that one."""
    n = next(n for n, link in enumerate(trend.links) if link.to == to and link.type is LinkType.REQUIRES)
    return trend.where("links", n, "to")
