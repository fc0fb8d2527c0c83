"""Where signs go that fall on the same day: side by side where the day is wide enough, else one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Placed", "Wanted", "pile"]

_Taken = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that takes a level from `before` its middle to `after` it; its middle may be from `first` to `last`."""

    first: float
    last: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it went: the middle, and how many levels above the ground."""

    x: float
    level: int


def pile(wanted: Sequence[Wanted], most: int) -> tuple[Placed | None, ...]:
    """A place for each, in their order: as low as it goes, and there as far to the left.

    Whatever shares a level does not overlap. What finds no place on the lowest `most` levels has none.
    """
    levels: list[_Taken] = []
    placed: list[Placed | None] = []
    for each in wanted:
        place = next((Placed(x, level) for level, taken in enumerate(levels) for x in _free(each, taken)), None)
        if place is None and len(levels) < most:
            place = Placed(each.first, len(levels))
            levels.append([])
        if place is not None:
            levels[place.level].append((place.x - each.before, place.x + each.after))
        placed.append(place)
    return tuple(placed)


def _free(each: Wanted, taken: _Taken) -> Iterator[float]:
    """Where it may stand on a level, from the left: at its beginning, or right behind something else."""
    spots = [each.first]
    if each.last > each.first:
        spots += sorted(x for _, end in taken if each.first < (x := end + each.before) <= each.last)
    for x in spots:
        start, stop = x - each.before, x + each.after
        # What came last is the likeliest to be in the way.
        if all(stop <= left or right <= start for left, right in reversed(taken)):
            yield x
