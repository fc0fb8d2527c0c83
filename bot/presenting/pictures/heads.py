"""Heads of narrow columns: level texts wider than their columns, at different heights, each led down to its own.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.presenting.pictures.lettering import HEADING, fitted, narrowest, width, wrapped
from bot.presenting.pictures.sheet import HAIRLINE, MARGIN, WIDTH, Align, Sheet

__all__ = ["Head", "heads", "heads_height", "paint_heads"]

_MOST_LINES: Final = 3
_APART: Final = 14
"""Between heads beside one another."""

_CLEAR: Final = 8
"""Between a head and the line that leads down from another."""

_ABOVE: Final = 6
"""Between a head and those below it."""

_ALIGNS: Final[tuple[Align, ...]] = ("left", "center", "right")


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a column in its place: lines from `left` to `right`, and how far above the columns they end."""

    lines: tuple[str, ...]
    align: Align
    left: float
    right: float
    above: float = 0

    @property
    def top(self) -> float:
        """How far above the columns it begins."""
        return self.above + len(self.lines) * HEADING.line

    @property
    def shortened(self) -> bool:
        """Whether not all of the name is there."""
        return any(line.endswith("…") for line in self.lines)

    def covers(self, x: float) -> bool:
        """Whether a line down at `x` would run into it."""
        return self.left - _CLEAR < x < self.right + _CLEAR


def heads(names: Sequence[str], middles: Sequence[float], half: float) -> tuple[Head, ...]:
    """A place for the name of each column, as low together as can be found.

    A name begins or ends `half` beside the middle of its column, or is centred there. It may lie over the columns
    beside it, above their own names: what leads down from a name never runs into another.
    """
    shapes = [
        [_head(name, middle, half, lines, align) for lines in range(1, _MOST_LINES + 1) for align in _ALIGNS]
        for name, middle in zip(names, middles, strict=True)
    ]
    placed: dict[int, Head] = {}
    while len(placed) < len(names):
        number, head = min(_possible(shapes, middles, placed), key=_lowest_first)
        placed[number] = head
    return tuple(placed[number] for number in range(len(names)))


def heads_height(heads: Sequence[Head]) -> float:
    """Of all of them together."""
    return max((head.top for head in heads), default=0)


def paint_heads(sheet: Sheet, heads: Sequence[Head], middles: Sequence[float], bottom: float) -> None:
    """Put them on a sheet, above `bottom`, each with a line that leads down to its column."""
    for head, middle in zip(heads, middles, strict=True):
        if head.above:
            sheet.line((middle, bottom - head.above + 2, middle, bottom), HAIRLINE)
        x = {"left": head.left, "center": (head.left + head.right) / 2, "right": head.right}[head.align]
        for place, line in enumerate(head.lines):
            sheet.text(x, bottom - head.top + (place + 0.5) * HEADING.line, line, HEADING, head.align)


def _lowest_first(choice: tuple[int, Head]) -> tuple[bool, float, int, int]:
    number, head = choice
    return head.shortened, head.top, len(head.lines), number


def _possible(
    shapes: Sequence[Sequence[Head]], middles: Sequence[float], placed: Mapping[int, Head]
) -> Iterator[tuple[int, Head]]:
    """Every place that a name may take next. The first name still missing always has one: what ends beside the middle
    of its column lies over columns only that have theirs.
    """
    waiting = [number for number in range(len(shapes)) if number not in placed]
    for number in waiting:
        for head in shapes[number]:
            if any(other != number and head.covers(middles[other]) for other in waiting):
                continue
            below = [
                other.top + _ABOVE
                for other in placed.values()
                if head.left - _APART < other.right and other.left < head.right + _APART
            ]
            yield number, replace(head, above=max(below, default=0))


def _head(name: str, middle: float, half: float, lines: int, align: Align) -> Head:
    """As far to its side as the margins allow."""
    start, end = float(MARGIN), float(WIDTH - MARGIN)
    if align == "left":
        start = middle - half
    elif align == "right":
        end = middle + half
    room = min(narrowest(name, HEADING, lines) + 1, end - start)
    shown = tuple(fitted(line, HEADING, room) for line in wrapped(name, HEADING, room, lines))
    wide = max((width(line, HEADING) for line in shown), default=0)
    if wide < half and align != "center":
        return _head(name, middle, half, lines, "center")
    left = {"left": start, "center": middle - wide / 2, "right": end - wide}[align]
    left = min(max(left, start), end - wide)
    return Head(shown, align, left, left + wide)
