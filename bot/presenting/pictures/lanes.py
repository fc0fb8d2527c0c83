"""Statements in lanes of time: how large their signs can be, and whether there is room for labels.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.knowledge import Stance
from bot.presenting.pictures.contents import Point
from bot.presenting.pictures.lettering import CAPTION, fitted, width
from bot.presenting.pictures.piling import Wanted, pile

__all__ = ["LARGEST_SIGN", "Axis", "Filled", "Lane", "Sign", "Words", "ways_to_fill"]

LARGEST_SIGN: Final = 32
_SIZES: Final = (LARGEST_SIGN, 28, 24, 20)
"""Of the signs; smaller ones could not be told apart where Discord shows the picture small."""

_LEAST_BETWEEN: Final = 4
_BETWEEN_LABELS: Final = 26
_BESIDE_SIGN: Final = 8
_LABEL_LINE: Final = CAPTION.line + 2
_LONGEST_LABEL: Final = 340
_WIDE_SPAN: Final = 64
"""Wider than a sign by so much that the sign alone would say a day too exactly: a line shows the days it may have been.
"""


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of a picture: its name, with a sign where all in it take one position, and what stands in it."""

    name: str
    sign: Stance | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last`, as numbers of the calendar, spread from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    def starts(self, day: date) -> float:
        """Where a day begins."""
        return self._at(day.toordinal())

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Where the first day begins and the last one ends."""
        return self._at(first.toordinal()), self._at(last.toordinal() + 1)

    def middle(self, point: Point) -> float:
        """The middle of the days on which a statement may have been made."""
        start, end = self.span(point.first, point.last)
        return (start + end) / 2

    def _at(self, day: int) -> float:
        edge = LARGEST_SIGN / 2
        room = self.right - self.left - 2 * edge
        return self.left + edge + room * (day - self.first) / (self.last + 1 - self.first)


@dataclass(frozen=True, slots=True)
class Sign:
    """A position at `x`, its middle `above` the ground of the lane; `span` is where a line under it goes."""

    x: float
    above: float
    size: float
    stance: Stance
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A text that begins at `x`, its middle `above` the ground of the lane."""

    x: float
    above: float
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A lane with everything in its place, `height` above its ground."""

    lane: Lane
    height: float
    signs: tuple[Sign, ...]
    words: tuple[Words, ...] = ()


def ways_to_fill(lanes: Sequence[Lane], axis: Axis, highest: float) -> Iterator[tuple[Filled, ...]]:
    """Lanes with a sign for each statement, the more readable ways first; what is higher than `highest` is no way.

    Either every statement has its label or none has, for no side is to be named more than another; without labels the
    signs are as large as they can be.
    """
    for size in (None, *_SIZES):
        whole: list[Filled] = []
        for lane in lanes:
            left = highest - sum(each.height for each in whole)
            filled = _close(lane, axis, left, size) if size else _labelled(lane, axis, left)
            if filled is None:
                break
            whole.append(filled)
        else:
            yield tuple(whole)


def _labelled(lane: Lane, axis: Axis, highest: float) -> Filled | None:
    """Each with its label, to the right where the margin allows it, else to the left."""
    near = LARGEST_SIGN / 2
    texts = [fitted(point.label, CAPTION, _LONGEST_LABEL) for point in lane.points]
    wanted: list[Wanted] = []
    aways: list[float] = []
    for point, text in zip(lane.points, texts, strict=True):
        far = near + (_BESIDE_SIGN + width(text, CAPTION) if text else 0)
        first, last = _stretch(axis, point, LARGEST_SIGN)
        to_the_right = first + far <= axis.right
        before, after = (near, far) if to_the_right else (far, near)
        last = max(first, min(last, axis.right - after))
        wanted.append(Wanted(first, last, before + _BETWEEN_LABELS / 2, after + _BETWEEN_LABELS / 2))
        aways.append(near + _BESIDE_SIGN if to_the_right else -far)
    return _piled(lane, axis, highest, wanted, LARGEST_SIGN, _LABEL_LINE, list(zip(aways, texts, strict=True)))


def _close(lane: Lane, axis: Axis, highest: float, size: int) -> Filled | None:
    """The signs close together, without labels."""
    step = size + max(size // 4, _LEAST_BETWEEN)
    wanted = [Wanted(*_stretch(axis, point, size), step / 2, step / 2) for point in lane.points]
    return _piled(lane, axis, highest, wanted, size, step, [])


def _piled(
    lane: Lane,
    axis: Axis,
    highest: float,
    wanted: Sequence[Wanted],
    size: int,
    step: int,
    labels: Sequence[tuple[float, str]],
) -> Filled | None:
    """The signs where they are wanted, in levels `step` apart, each with its label so far away from its middle."""
    places = [place for place in pile(wanted, int(highest // step)) if place is not None]
    if len(places) < len(wanted):
        return None
    heights = [(place.level + 0.5) * step for place in places]
    signs = (
        Sign(place.x, above, size, point.stance, _told_span(axis, point))
        for place, above, point in zip(places, heights, lane.points, strict=True)
    )
    words = (
        Words(place.x + away, above, text)
        for place, above, (away, text) in zip(places, heights, labels, strict=False)
        if text
    )
    return Filled(lane, step * (1 + max((place.level for place in places), default=0)), tuple(signs), tuple(words))


def _told_span(axis: Axis, point: Point) -> tuple[float, float] | None:
    start, end = axis.span(point.first, point.last)
    return (start, end) if point.first != point.last and end - start > _WIDE_SPAN else None


def _stretch(axis: Axis, point: Point, size: int) -> tuple[float, float]:
    """Where the middle of a sign may be: anywhere in its day, where a day is that wide; else in the middle.

    What is known by the month only stands in the middle of the month, not on a day of its own choice.
    """
    start, end = axis.span(point.first, point.last)
    if point.first != point.last or end - start < size:
        return (middle := axis.middle(point)), middle
    return start + size / 2, end - size / 2
