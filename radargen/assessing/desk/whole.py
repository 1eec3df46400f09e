"""What there is to do in the radar as a whole: cells without a trend, dimensions that outweigh the others."""

from collections import Counter
from collections.abc import Iterator

from radargen.assessing import blips
from radargen.assessing.desk.task import Matter, Task
from radargen.model import Radar
from radargen.text.messages import Message

# A dimension with more than twice, or less than half, of an equal share is out of balance.
SHARE = 2
# With fewer trends a dimension, balance is chance.
ENOUGH = 3


def empty_cells(radar: Radar) -> Iterator[Task]:
    """The cells of the newest edition's chart without a trend, once for each ring and not where a ring has none."""
    filled = {(blip.trend.dimension, blip.placement.ring) for blip in blips(radar, radar.newest)}
    for n, ring in enumerate(radar.rings):
        empty = [one for one in radar.dimensions if (one.id, ring.id) not in filled]
        if not filled or not empty:
            continue
        if len(empty) == len(radar.dimensions):
            message = Message("The ring {ring} has no trend.", ring=ring.id)
            hint = Message("Ask what stands there, or whether the ring is needed.")
        else:
            names = ", ".join(one.id for one in empty)
            message = Message("Nothing on {ring} in {dimensions}.", ring=ring.id, dimensions=names)
            hint = Message("Ask whether nothing is there, or whether nobody has looked.")
        yield Task(Matter.CELL, radar.where("rings", n), hint, message)


def lopsided_dimensions(radar: Radar) -> Iterator[Task]:
    """The dimensions with more than twice or less than half of an equal share of the newest chart."""
    counts = Counter(blip.trend.dimension for blip in blips(radar, radar.newest))
    total, equal = counts.total(), counts.total() / len(radar.dimensions)
    if equal < ENOUGH:
        return
    for n, dimension in enumerate(radar.dimensions):
        count = counts[dimension.id]
        if count > equal * SHARE or count * SHARE < equal:
            message = Message(
                "{dimension} has {count} of {total} trends; an equal share is {equal:.0f}.",
                dimension=dimension.id,
                count=count,
                total=total,
                equal=equal,
            )
            hint = (
                Message("Look for what is missing.") if count < equal else Message("Ask which of them are one trend.")
            )
            yield Task(Matter.LOPSIDED, radar.where("dimensions", n), hint, message)
