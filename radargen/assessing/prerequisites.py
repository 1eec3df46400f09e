"""What trends require of each other: indirectly, in circles, and in an order that puts prerequisites first.

Such an order is topological; the algorithm is that of Kahn (1962), "Topological sorting of large networks", taking the
smallest key next. Circles are strongly connected components, found as by Tarjan (1972), "Depth-first search and linear
graph algorithms".
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from radargen.model import LinkType, Radar

# Successors of each id.
Graph = Mapping[str, Sequence[str]]


def required(radar: Radar) -> Graph:
    """The ids of the trends that each trend requires, by its id, in the order of its links, without repetition."""
    ids = {trend.id for trend in radar.trends}
    return {
        trend.id: tuple(
            dict.fromkeys(
                link.to
                for link in trend.links
                if link.type is LinkType.REQUIRES and link.to in ids and link.to != trend.id
            )
        )
        for trend in radar.trends
    }


def followed(graph: Graph, ids: Iterable[str]) -> set[str]:
    """These ids and all that can be reached from them."""
    found, waiting = set(ids), list(ids)
    while waiting:
        for to in graph.get(waiting.pop(), ()):
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def turned(graph: Graph) -> Graph:
    """The graph with all edges reversed."""
    after: dict[str, list[str]] = defaultdict(list)
    for trend_id, ids in graph.items():
        for to in ids:
            after[to].append(trend_id)
    return after


def circles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components of two or more ids, each in the order of the graph."""
    place = {trend_id: n for n, trend_id in enumerate(graph)}
    entered: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    found = []
    for start in graph:
        if start in entered:
            continue
        # Iterative, since recursion depth is limited.
        visits = [(start, iter(graph[start]))]
        while visits:
            trend_id, further = visits[-1]
            if trend_id not in entered:
                entered[trend_id] = lowest[trend_id] = len(entered)
                path.append(trend_id)
                on_path.add(trend_id)
            for to in further:
                if to not in graph:
                    continue
                if to not in entered:
                    visits.append((to, iter(graph[to])))
                    break
                if to in on_path:
                    lowest[trend_id] = min(lowest[trend_id], entered[to])
            else:
                visits.pop()
                if visits:
                    above = visits[-1][0]
                    lowest[above] = min(lowest[above], lowest[trend_id])
                if lowest[trend_id] == entered[trend_id]:
                    cut = path.index(trend_id)
                    members, path = path[cut:], path[:cut]
                    on_path.difference_update(members)
                    if len(members) > 1:
                        found.append(tuple(sorted(members, key=place.__getitem__)))
    return tuple(sorted(found, key=lambda members: place[members[0]]))


def in_order(before: Graph, key: Callable[[str], Any]) -> list[str]:
    """All ids of an acyclic graph, each after those it leads to, otherwise by ascending key.

    Keys must be distinct.
    """
    waiting = {trend_id: len(ids) for trend_id, ids in before.items()}
    after = turned(before)
    free = [(key(trend_id), trend_id) for trend_id, count in waiting.items() if not count]
    heapq.heapify(free)
    ordered = []
    while free:
        _, trend_id = heapq.heappop(free)
        ordered.append(trend_id)
        for to in after.get(trend_id, ()):
            waiting[to] -= 1
            if not waiting[to]:
                heapq.heappush(free, (key(to), to))
    return ordered
