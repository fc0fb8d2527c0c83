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


def pile(wanted: Sequence[Wanted]) -> tuple[Placed, ...]:
    """A place for each, in their order: as low as it goes, and there as far to the left.

    Whatever shares a level does not overlap.
    """
    levels: list[_Taken] = []
    placed: list[Placed] = []
    for each in wanted:
        level, x = next(
            ((level, x) for level, taken in enumerate(levels) for x in _free(each, taken)), (len(levels), each.first)
        )
        if level == len(levels):
            levels.append([])
        levels[level].append((x - each.before, x + each.after))
        placed.append(Placed(x, level))
    return tuple(placed)


def _free(each: Wanted, taken: _Taken) -> Iterator[float]:
    """Where it may stand on a level, from the left: at its beginning, or right behind something else."""
    for x in sorted([each.first, *(end + each.before for _, end in taken)]):
        start, stop = x - each.before, x + each.after
        if each.first <= x <= each.last and all(stop <= left or right <= start for left, right in taken):
            yield x
