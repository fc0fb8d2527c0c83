"""Lanes with too many statements for a sign each: a sign for all of one position in some weeks, and how many they are.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from statistics import fmean
from typing import Final

from bot.knowledge import Stance
from bot.presenting.pictures.contents import Point, Ticks
from bot.presenting.pictures.lanes import Axis, Filled, Lane, Sign, Words
from bot.presenting.pictures.lettering import CAPTION, width

__all__ = ["ways_to_count"]

_LARGEST: Final = (48, 40, 32, 26)
"""Of the signs, in pixels, for the highest number; areas tell how many there are."""

_SMALLEST: Final = 22
_BETWEEN: Final = 14

_Cluster = dict[Stance, list[Point]]


def ways_to_count(lanes: Sequence[Lane], axis: Axis, ticks: Ticks) -> Iterator[tuple[Filled, ...]]:
    """Lanes in which everything is counted, those with larger signs first.

    All are counted by the same parts of the axis, which end where a day is named, as far as those are wide enough.
    """
    positions = max((len({point.stance for point in lane.points}) for lane in lanes), default=1)
    most = max((len(lane.points) for lane in lanes), default=0)
    for largest in _LARGEST:
        # Narrower parts hold no more than wider ones: their numbers need no more room.
        for _ in range(2):
            room = max(width(str(most), CAPTION), largest) + _BETWEEN
            edges = _edges(axis, ticks, room * max(positions, 1))
            counted = [_counted(lane, axis, edges) for lane in lanes]
            most = max((len(points) for parts in counted for part in parts for points in part.values()), default=1)
        yield tuple(
            _filled(lane, axis, edges, parts, (room, largest, most)) for lane, parts in zip(lanes, counted, strict=True)
        )


def _edges(axis: Axis, ticks: Ticks, least: float) -> list[float]:
    """Where the parts begin and end, each of them at least so wide, if the axis is."""
    named = [axis.starts(day) for day, _ in ticks]
    sections = [axis.left]
    for x in sorted(named):
        if x - sections[-1] >= least and axis.right - x >= least:
            sections.append(x)
    sections.append(axis.right)
    edges = [axis.left]
    for start, end in pairwise(sections):
        parts = max(int((end - start) // least), 1)
        edges += [start + (end - start) * part / parts for part in range(1, parts + 1)]
    return edges


def _counted(lane: Lane, axis: Axis, edges: Sequence[float]) -> list[_Cluster]:
    """What falls in each part, by position."""
    parts: list[_Cluster] = [defaultdict(list) for _ in edges[1:]]
    for point in lane.points:
        part = bisect_right(edges, axis.middle(point)) - 1
        parts[min(max(part, 0), len(parts) - 1)][point.stance].append(point)
    return parts


def _filled(
    lane: Lane, axis: Axis, edges: Sequence[float], parts: Sequence[_Cluster], sizes: tuple[float, int, int]
) -> Filled:
    room, largest, most = sizes
    signs: list[Sign] = []
    words: list[Words] = []
    for part, (start, end) in zip(parts, pairwise(edges), strict=True):
        if not part:
            continue
        # They stand where most of what they count was said, as far as they stay within their part of the axis.
        half = len(part) * room / 2
        middle = fmean(axis.middle(point) for points in part.values() for point in points)
        middle = min(max(middle, start + half), max(end - half, start + half))
        for number, stance in enumerate(stance for stance in Stance if stance in part):
            x, count = middle - half + (number + 0.5) * room, len(part[stance])
            size = max(largest * sqrt(count / most), _SMALLEST)
            signs.append(Sign(x, CAPTION.line + largest / 2, size, stance))
            words.append(Words(x - width(str(count), CAPTION) / 2, CAPTION.line / 2, str(count)))
    return Filled(lane, CAPTION.line + largest, tuple(signs), tuple(words))
