"""Statements over time: timelines and records, which share one axis of time below their lanes.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from bot.presenting.pictures.clusters import ways_to_count
from bot.presenting.pictures.contents import Point, Record, Ticks, Timeline
from bot.presenting.pictures.foot import Foot, foot
from bot.presenting.pictures.lanes import LARGEST_SIGN, Axis, Filled, Lane, ways_to_fill
from bot.presenting.pictures.lettering import CAPTION, HEADING, fitted, narrowest, width, wrapped
from bot.presenting.pictures.sheet import HIGHEST, MARGIN, WIDTH, Sheet

__all__ = ["paint_record", "paint_timeline"]

_ABOVE: Final = 10
_BELOW: Final = 12
"""Free room in a lane, over and under what stands in it."""

_AROUND_NAME: Final = 8
_BESIDE_NAME: Final = 24
_BESIDE_SIGN: Final = 12
_WIDE_NAME: Final = 230
"""A name that would be wider is broken into one more line."""

_WIDEST_NAME: Final = 400
_NAME_LINES: Final = 3
_MANY_LANES: Final = 6
"""Where there are more, a name has one line."""

_BETWEEN_TICKS: Final = 14
_ABOVE_LANES: Final = 12
_ABOVE_TICKS: Final = 8
_ABOVE_FOOT: Final = 6
_AXIS: Final = "#8B8F96"


@dataclass(frozen=True, slots=True)
class _Name:
    """What a lane shows, and how much of it: the number stands behind the last line."""

    lines: tuple[str, ...]
    count: str

    @property
    def height(self) -> float:
        return len(self.lines) * HEADING.line


def paint_timeline(timeline: Timeline) -> Sheet:
    """Lay out a timeline: a lane for each position, every statement named where there is room."""
    lanes = [
        Lane(name, stance, _in_time(point for point in timeline.points if point.stance is stance))
        for stance, name in timeline.lanes
    ]
    sheet = Sheet()
    _strips(sheet, lanes, timeline.ticks, sheet.head(timeline.title, timeline.subtitle), foot((), timeline.footer))
    return sheet


def paint_record(record: Record) -> Sheet:
    """Lay out a record: a lane for each subject, in it a sign for each position taken."""
    lanes = [
        Lane(
            name,
            None,
            _in_time(Point(each.first, each.last, each.stance, "") for each in record.points if each.lane == number),
        )
        for number, name in enumerate(record.lanes)
    ]
    sheet = Sheet()
    below = foot(record.legend, record.footer)
    _strips(sheet, lanes, record.ticks, sheet.head(record.title, record.subtitle), below)
    return sheet


def _in_time(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: (point.first, point.last, point.label, point.stance)))


def _strips(sheet: Sheet, lanes: Sequence[Lane], ticks: Ticks, y: float, below: Foot) -> None:
    """The lanes below one another, the axis under them, and the foot."""
    days = [day.toordinal() for lane in lanes for point in lane.points for day in (point.first, point.last)]
    days += [day.toordinal() for day, _ in ticks]
    y += _ABOVE_LANES
    if days:
        indent = LARGEST_SIGN + _BESIDE_SIGN if any(lane.sign is not None for lane in lanes) else 0
        names, wide = _names(lanes)
        axis = Axis(min(days), max(days), MARGIN + indent + wide + _BESIDE_NAME, WIDTH - MARGIN)
        highest = HIGHEST - y - _ABOVE_TICKS - CAPTION.line - _ABOVE_FOOT - below.height
        sheet.line((MARGIN, y, WIDTH - MARGIN, y))
        for name, filled in zip(names, _filled(lanes, axis, ticks, names, highest), strict=True):
            ground = y + _height(name, filled) - _BELOW
            for day, _ in ticks:
                sheet.line((axis.starts(day), y, axis.starts(day), ground + _BELOW))
            _paint_name(sheet, filled.lane, name, (y + ground + _BELOW) / 2, MARGIN + indent)
            _paint_signs(sheet, filled, ground)
            y = ground + _BELOW
            sheet.line((MARGIN, y, WIDTH - MARGIN, y))
        sheet.line((axis.left, y, WIDTH - MARGIN, y), _AXIS)
        y = _axis_labels(sheet, axis, ticks, y + _ABOVE_TICKS) + _ABOVE_FOOT
    below.paint(sheet, y)


def _filled(
    lanes: Sequence[Lane], axis: Axis, ticks: Ticks, names: Sequence[_Name], highest: float
) -> tuple[Filled, ...]:
    """In the most readable way for which there is room; the lowest where there is none for any."""
    filled: tuple[Filled, ...] = ()
    for filled in chain(ways_to_fill(lanes, axis, highest), ways_to_count(lanes, axis, ticks)):
        if sum(_height(name, lane) for name, lane in zip(names, filled, strict=True)) <= highest:
            break
    return filled


def _height(name: _Name, filled: Filled) -> float:
    """Of a lane in all."""
    return max(filled.height + _ABOVE + _BELOW, name.height + _AROUND_NAME)


def _names(lanes: Sequence[Lane]) -> tuple[list[_Name], float]:
    """The names of the lanes in lines, and how wide they are."""
    lines = _NAME_LINES if len(lanes) <= _MANY_LANES else 1
    room = min(max((_wide(_whole(lane), lines) for lane in lanes), default=0), _WIDEST_NAME)
    return [_named(lane, room, lines) for lane in lanes], room


def _whole(lane: Lane) -> str:
    return f"{lane.name} {len(lane.points)}"


def _wide(text: str, lines: int) -> float:
    """How wide a text is in as few lines as make it narrow enough."""
    widths = [narrowest(text, HEADING, number) + 1 for number in range(1, lines + 1)]
    return next((wide for wide in widths if wide <= _WIDE_NAME), widths[-1])


def _named(lane: Lane, room: float, lines: int) -> _Name:
    count = str(len(lane.points))
    whole = wrapped(_whole(lane), HEADING, room, lines)
    if whole[-1].endswith(count):
        return _Name((*whole[:-1], whole[-1].removesuffix(count).rstrip()), count)
    # The number is told however long the name is.
    *first, last = wrapped(lane.name, HEADING, room, lines)
    return _Name((*first, fitted(last, HEADING, room - width(f" {count}", HEADING))), count)


def _paint_name(sheet: Sheet, lane: Lane, name: _Name, y: float, x: float) -> None:
    if lane.sign is not None:
        sheet.sign(MARGIN + LARGEST_SIGN / 2, y, lane.sign, LARGEST_SIGN)
    middle = y - name.height / 2 + HEADING.line / 2
    for number, line in enumerate(name.lines):
        sheet.text(x, middle + number * HEADING.line, line, HEADING)
    last = name.lines[-1]
    behind = x + width(f"{last} n", HEADING) - width("n", HEADING) if last else x
    sheet.text(behind, middle + (len(name.lines) - 1) * HEADING.line, name.count, CAPTION)


def _paint_signs(sheet: Sheet, filled: Filled, ground: float) -> None:
    for sign in filled.signs:
        y = ground - sign.above
        if sign.span is not None:
            below = y + sign.size / 2 + 3
            sheet.line((sign.span[0], below, sign.span[1], below), _AXIS)
        sheet.sign(sign.x, y, sign.stance, sign.size)
    for words in filled.words:
        sheet.label(words.x, ground - words.above, words.text, CAPTION)


def _axis_labels(sheet: Sheet, axis: Axis, ticks: Ticks, y: float) -> float:
    """The names of days; where they would run into one another, of every second day, every third and so on."""
    labels: list[tuple[float, float, str]] = []
    for day, name in ticks:
        text = fitted(name, CAPTION, axis.right - axis.left)
        wide = width(text, CAPTION)
        left = min(max(axis.starts(day) - wide / 2, axis.left), axis.right - wide)
        labels.append((left, left + wide, text))
    for left, _, text in next(_apart(labels), labels[:1]):
        sheet.text(left, y + CAPTION.line / 2, text, CAPTION)
    return y + CAPTION.line


def _apart(labels: Sequence[tuple[float, float, str]]) -> Iterator[Sequence[tuple[float, float, str]]]:
    """Those in equal steps that do not run into one another, more of them first."""
    for step in range(1, len(labels) + 1):
        for first in range(step):
            chosen = labels[first::step]
            if all(right + _BETWEEN_TICKS <= left for (_, right, _), (left, _, _) in pairwise(chosen)):
                yield chosen
