"""Statements in a lane of time: where each stands, and whether there is room for labels.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.knowledge import Stance
from bot.presenting.pictures.contents import Point
from bot.presenting.pictures.lettering import CAPTION, fitted, width
from bot.presenting.pictures.piling import Placed, Wanted, pile
from bot.presenting.pictures.sheet import MARGIN, ROOM, WIDTH

__all__ = ["LARGEST_SIGN", "Axis", "Filled", "Label", "Lane", "fill"]

LARGEST_SIGN: Final = 28
_SIZES: Final = (LARGEST_SIGN, 24, 20, 16, 12)
"""Of the signs; the largest is taken with which all lanes fit."""

_HIGHEST: Final = 1050
"""Of what stands in all lanes together, so that a phone shows the sheet in one."""

_LEAST_BETWEEN: Final = 4
_BETWEEN_LABELS: Final = 26
_BESIDE_SIGN: Final = 8
_LINE: Final = CAPTION.line + 4
_LONGEST_LABEL: Final = 300


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of a picture: its name, with a sign where all in it take one position, and what stands in it."""

    name: str
    sign: Stance | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last`, as numbers of the calendar, spread between the margins."""

    first: int
    last: int

    def starts(self, day: date) -> float:
        """Where a day begins."""
        return self._at(day.toordinal())

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Where the first day begins and the last one ends."""
        return self._at(first.toordinal()), self._at(last.toordinal() + 1)

    def _at(self, day: int) -> float:
        edge = LARGEST_SIGN / 2
        return MARGIN + edge + (ROOM - 2 * edge) * (day - self.first) / (self.last + 1 - self.first)


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins at `x`."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A lane with everything in its place: signs of `size`, their levels `step` apart. `places` go with the points.

    What has no place, in the fullest of pictures, is only counted.
    """

    lane: Lane
    size: int
    step: int
    places: tuple[Placed | None, ...]
    labels: tuple[Label | None, ...]

    @property
    def levels(self) -> int:
        """How many signs are above one another, where most are; an empty lane has one level too."""
        return 1 + max((place.level for place in self.places if place), default=0)

    @property
    def height(self) -> int:
        """Of all levels."""
        return self.step * self.levels

    @property
    def count(self) -> str:
        """How many statements there are; where not all are shown, how many of how many."""
        shown = sum(place is not None for place in self.places)
        return str(shown) if shown == len(self.places) else f"{shown}/{len(self.places)}"


def fill(lanes: Sequence[Lane], axis: Axis) -> tuple[Filled, ...]:
    """Put everything in its place. Either every statement has its label or none has, for no side is to be named more
    than another; without labels the signs are as large as they can be.
    """
    filled = tuple(_labelled(lane, axis) for lane in lanes)
    for size in _SIZES:
        if _fit(filled):
            return filled
        filled = tuple(_crowded(lane, axis, size) for lane in lanes)
    most = max(lane.levels for lane in filled)
    while most > 1 and not _fit(tuple(_cut_off(lane, most) for lane in filled), whole=False):
        most -= 1
    return tuple(_cut_off(lane, most) for lane in filled)


def _fit(filled: Sequence[Filled], *, whole: bool = True) -> bool:
    """Whether the lanes are not too high together, and, where they are to be `whole`, nothing is left out."""
    height = sum(lane.height for lane in filled)
    return height <= _HIGHEST and not (whole and any(None in lane.places for lane in filled))


def _labelled(lane: Lane, axis: Axis) -> Filled:
    """Each with its label, to the right where the margin allows it, else to the left."""
    near = LARGEST_SIGN / 2
    texts = [fitted(point.label, CAPTION, _LONGEST_LABEL) for point in lane.points]
    wanted: list[Wanted] = []
    labels: list[float] = []
    for point, text in zip(lane.points, texts, strict=True):
        far = near + (_BESIDE_SIGN + width(text, CAPTION) if text else 0)
        first, last = _stretch(axis, point, LARGEST_SIGN)
        to_the_right = first + far <= WIDTH - MARGIN
        before, after = (near, far) if to_the_right else (far, near)
        last = max(first, min(last, WIDTH - MARGIN - after))
        wanted.append(Wanted(first, last, before + _BETWEEN_LABELS / 2, after + _BETWEEN_LABELS / 2))
        labels.append(near + _BESIDE_SIGN if to_the_right else -far)
    places = pile(wanted, _HIGHEST // _LINE)
    return Filled(
        lane,
        LARGEST_SIGN,
        _LINE,
        places,
        tuple(
            Label(place.x + away, text) if place else None
            for place, away, text in zip(places, labels, texts, strict=True)
        ),
    )


def _crowded(lane: Lane, axis: Axis, size: int) -> Filled:
    """The signs close together, without labels."""
    step = size + max(size // 4, _LEAST_BETWEEN)
    wanted = [Wanted(*_stretch(axis, point, size), step / 2, step / 2) for point in lane.points]
    places = pile(wanted, _HIGHEST // step)
    return Filled(lane, size, step, places, (None,) * len(places))


def _cut_off(filled: Filled, most: int) -> Filled:
    """With so many levels at most."""
    return replace(filled, places=tuple(place if place and place.level < most else None for place in filled.places))


def _stretch(axis: Axis, point: Point, size: int) -> tuple[float, float]:
    """Where the middle of a sign may be: anywhere in its day, where a day is that wide; else in the middle.

    What is known by the month only stands in the middle of the month, not on a day of its own choice.
    """
    start, end = axis.span(point.first, point.last)
    middle = (start + end) / 2
    if point.first != point.last or end - start < size:
        return middle, middle
    return start + size / 2, end - size / 2
