"""Statements over time: timelines and records, which share one axis of time below their lanes.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.presenting.pictures.contents import Point, Record, Ticks, Timeline
from bot.presenting.pictures.lanes import LARGEST_SIGN, Axis, Filled, Lane, fill
from bot.presenting.pictures.lettering import CAPTION, HEADING, SUBTITLE, fitted, width
from bot.presenting.pictures.sheet import MARGIN, ROOM, WIDTH, Sheet

__all__ = ["paint_record", "paint_timeline"]

_ABOVE: Final = 16
_BELOW: Final = 20
"""Free room in a lane, over and under what stands in it."""

_BETWEEN: Final = 14
_BETWEEN_TICKS: Final = 24
_WIDE_SPAN: Final = 64
"""Wider than a sign by so much that the sign alone would say a day too exactly: a line shows the days it may have been.
"""

_AXIS: Final = "#8B8F96"


def paint_timeline(timeline: Timeline) -> Sheet:
    """Lay out a timeline: a lane for each position, every statement named where there is room."""
    lanes = [
        Lane(name, stance, _in_time(point for point in timeline.points if point.stance is stance))
        for stance, name in timeline.lanes
    ]
    sheet = Sheet()
    y = _strips(sheet, lanes, timeline.ticks, sheet.head(timeline.title, timeline.subtitle))
    sheet.foot(y, (), timeline.footer)
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
    y = _strips(sheet, lanes, record.ticks, sheet.head(record.title, record.subtitle))
    sheet.foot(y + 14, record.legend, record.footer)
    return sheet


def _in_time(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: (point.first, point.last, point.label, point.stance)))


def _strips(sheet: Sheet, lanes: list[Lane], ticks: Ticks, y: float) -> float:
    """The lanes below one another, and the axis under them; gives where that ends."""
    days = [day.toordinal() for lane in lanes for point in lane.points for day in (point.first, point.last)]
    days += [day.toordinal() for day, _ in ticks]
    if not days:
        return y
    axis = Axis(min(days), max(days))
    y += 12
    for filled in fill(lanes, axis):
        y += _BETWEEN
        _heading(sheet, filled, y + HEADING.line / 2)
        y += HEADING.line
        ground = y + _ABOVE + filled.height
        for day, _ in ticks:
            sheet.line((axis.starts(day), y + 6, axis.starts(day), ground + _BELOW))
        _signs(sheet, filled, axis, ground)
        y = ground + _BELOW
        sheet.line((MARGIN, y, WIDTH - MARGIN, y))
    sheet.line((MARGIN, y, WIDTH - MARGIN, y), _AXIS)
    return _axis_labels(sheet, axis, ticks, y + 12)


def _heading(sheet: Sheet, filled: Filled, y: float) -> None:
    """What a lane shows, and how much of it."""
    lane, x = filled.lane, float(MARGIN)
    if lane.sign is not None:
        sheet.sign(x + LARGEST_SIGN / 2, y, lane.sign, LARGEST_SIGN)
        x += LARGEST_SIGN + 12
    name = fitted(lane.name, HEADING, WIDTH - MARGIN - x - 16 - width(filled.count, SUBTITLE))
    sheet.text(x, y, name, HEADING)
    sheet.text(x + width(name, HEADING) + 16, y, filled.count, SUBTITLE)


def _signs(sheet: Sheet, filled: Filled, axis: Axis, ground: float) -> None:
    for point, place, label in zip(filled.lane.points, filled.places, filled.labels, strict=True):
        if place is None:
            continue
        y = ground - (place.level + 0.5) * filled.step
        start, end = axis.span(point.first, point.last)
        if point.first != point.last and end - start > _WIDE_SPAN:
            below = y + filled.size / 2 + 3
            sheet.line((start, below, end, below), _AXIS)
        sheet.sign(place.x, y, point.stance, filled.size)
        if label is not None:
            sheet.label(label.x, y, label.text, CAPTION)


def _axis_labels(sheet: Sheet, axis: Axis, ticks: Ticks, y: float) -> float:
    """The names of days, without those that would run into the one before."""
    reached = 0.0
    for day, name in ticks:
        text = fitted(name, CAPTION, ROOM)
        wide = width(text, CAPTION)
        left = min(max(axis.starts(day) - wide / 2, MARGIN), WIDTH - MARGIN - wide)
        if left >= reached:
            sheet.text(left, y + CAPTION.line / 2, text, CAPTION)
            reached = left + wide + _BETWEEN_TICKS
    return y + CAPTION.line
