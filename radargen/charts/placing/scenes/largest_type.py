"""The largest type in which all labels of a radar fit beside their markers; one size for all its languages."""

from bisect import bisect, bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.memory.layouts import Layout
from radargen.charts.placing.page.page_plan import PageMetrics
from radargen.charts.placing.page.radar_frames import RadarFrame
from radargen.charts.placing.scenes.labelled_radar import (
    LabelledRadar,
    LabelTask,
    label_choices,
    label_task,
    labelled,
    may_fit,
    radar_geometry,
)
from radargen.model.identity import Same

# The ratio between successive label sizes, of which the largest that fits is taken; and, on a page with its own
# measure, how much larger labels are on the chart of one dimension.
STEP, GROWN = 1.025, 1.25
# Above this type size in points (on a sheet; in proportion elsewhere), labels do not grow if more than this share of
# them would lie too far over other rings.
AT_EASE, STRAYING = 9.0, 0.03


def largest_labels(
    content: ChartContent,
    contents: Sequence[ChartContent],
    metrics: PageMetrics,
    frame: RadarFrame,
    layout: Layout,
) -> tuple[PageMetrics, LabelledRadar | None]:
    """The page's measures with the largest type in which all labels of every language fit, with the radar.

    This is the smallest type if some labels do not fit, and there is no radar if markers do not fit either. Languages
    share the size, as one reader may see several.
    """
    # With the default view, the content asked for is the same as that of its language.
    different = [some for n, some in enumerate(contents) if some not in contents[:n]]
    grown, radar = _largest_in(tuple(map(Same, different)), metrics, frame, Same(layout))
    return replace(metrics, grown=grown), radar(different.index(content))


# Every language of a page asks for the same result.
@lru_cache(maxsize=16)
def _largest_in(
    told: tuple[Same[ChartContent], ...], metrics: PageMetrics, frame: RadarFrame, known: Same[Layout]
) -> tuple[float, Callable[[int], LabelledRadar | None]]:
    """The factor to the largest type, and a function that gives the radar in it for the n-th content."""
    different, layout = [one.value for one in told], known.value
    sizes = _factors(different[0], metrics)
    # Line breaks and sides of labels do not depend on their size.
    choices = cache(lambda which: label_choices(different[which], layout))

    @cache
    def task(size: int, which: int) -> LabelTask | None:
        larger, some = replace(metrics, grown=sizes[size]), different[which]
        return label_task(some, radar_geometry(some, larger, frame), layout, larger.names, choices=choices(which))

    @cache
    def radar(size: int, which: int) -> LabelledRadar | None:
        of = task(size, which)
        return labelled(of, trial=size > 0) if of else None

    def may(size: int) -> bool:
        return all((of := task(size, which)) and may_fit(of) for which in range(len(different)))

    def whole(size: int) -> bool:
        return all(
            (found := radar(size, which)) and len(found.labels) == len(some.styles)
            for which, some in enumerate(different)
        )

    def straying(size: int) -> int:
        return max(found.straying if (found := radar(size, which)) else 0 for which in range(len(different)))

    largest = _largest(len(sizes), may, whole)
    at_ease = min(bisect_left(sizes, AT_EASE * metrics.page.furniture / metrics.page.name_size), largest)
    few = STRAYING * len(different[0].styles)
    if straying(largest) > few and whole(at_ease) and (least := straying(at_ease)) < straying(largest):
        most = max(least, few)
        largest = at_ease + _largest(
            largest - at_ease, lambda _: True, lambda size: whole(at_ease + size) and straying(at_ease + size) <= most
        )
    return sizes[largest], partial(radar, largest)


def _largest(count: int, may: Callable[[int], bool], whole: Callable[[int], bool]) -> int:
    """The index of the largest of `count` sizes for which `whole` holds; 0 if there is none.

    `may` cheaply rules out sizes for which it cannot hold. From the largest size left, the search goes down in doubling
    steps, as it is mostly one of the next, and then bisects the last step.
    """
    too_large = bisect(range(count), False, 1, key=lambda size: not may(size))
    step, size = 1, too_large - 1
    while size > 0 and not whole(size):
        too_large, size, step = size, size - step, 2 * step
    found = max(size, 0)
    return bisect(range(too_large), False, found + 1, key=lambda size: not whole(size)) - 1


def _factors(content: ChartContent, metrics: PageMetrics) -> list[float]:
    """The sizes that labels may have, as factors on the page's own, smallest first."""
    page = metrics.page
    if page.hosted:
        return [1.0, GROWN] if content.alone else [1.0]
    factors = [(page.smallest or page.name_size) / page.name_size]
    while factors[-1] * STEP * page.name_size <= page.largest + 0.01:
        factors.append(factors[-1] * STEP)
    return factors
