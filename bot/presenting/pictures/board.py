"""A board: rows against columns, in each cell one position and when it was taken.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from bot.presenting.pictures.contents import Board, Mark
from bot.presenting.pictures.foot import foot
from bot.presenting.pictures.heads import heads, heads_height, paint_heads
from bot.presenting.pictures.lettering import CAPTION, LABEL, Lettering, narrowest, wrapped
from bot.presenting.pictures.listing import paint_list
from bot.presenting.pictures.sheet import HIGHEST, MARGIN, ROOM, WIDTH, Align, Sheet

__all__ = ["paint_board"]

_SIGN: Final = 34
_BESIDE_SIGN: Final = 8
_BETWEEN_COLUMNS: Final = 14
_EMPTY_COLUMN: Final = 36
_BESIDE_NAME: Final = 20
_CAPTION_LINE: Final = CAPTION.size + 1
"""Closer than elsewhere: two lines that belong together."""

_LEAST_PADDING: Final = 5
_MOST_PADDING: Final = 26
"""Free room in a row, over and under what stands in it together."""

_BELOW_HEAD: Final = 10
_ABOVE_FOOT: Final = 12


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where everything goes: names in so many `name_lines`, columns from `lefts`, captions in `lines`, beside signs or
    below them. The last of `lefts` is where the last column ends.
    """

    lefts: tuple[float, ...]
    name_lines: int
    lines: int
    beside: bool

    @property
    def half(self) -> float:
        """From where the contents of a column begin to their middle, which is that of the sign."""
        return _SIGN / 2 if self.beside else self.room(0) / 2

    @property
    def middles(self) -> tuple[float, ...]:
        return tuple(left + self.half for left in self.lefts[:-1])

    def name(self, text: str) -> tuple[str, ...]:
        return wrapped(text, LABEL, self.lefts[0] - MARGIN - _BESIDE_NAME, self.name_lines)

    def caption(self, text: str, number: int) -> tuple[str, ...]:
        """In as many lines as others have: one that would fit into one line is broken all the same."""
        return wrapped(text, CAPTION, min(self.room(number), narrowest(text, CAPTION, self.lines) + 1), self.lines)

    def room(self, number: int) -> float:
        """For the captions of a column."""
        wide = self.lefts[number + 1] - self.lefts[number] - _BETWEEN_COLUMNS
        return wide - (_SIGN + _BESIDE_SIGN if self.beside else 0)


def paint_board(board: Board) -> Sheet:
    """Lay out a board; one with a single column as a list. Rows are as high as what stands in them, and higher where
    there is room on the sheet.
    """
    if len(board.columns) == 1:
        return paint_list(board)
    sheet = Sheet()
    grid, below = _grid(board), foot(board.legend, board.footer)
    middles = grid.middles
    columns = heads(board.columns, middles, grid.half)
    y = top = sheet.head(board.title, board.subtitle) + heads_height(columns) + _BELOW_HEAD
    paint_heads(sheet, columns, middles, top - 2)
    names = [grid.name(name) for name, _ in board.rows]
    least = [max(_mark_height(grid), len(lines) * LABEL.line) for lines in names]
    free = (HIGHEST - top - _ABOVE_FOOT - below.height - sum(least)) / max(len(least), 1)
    padding = min(max(free, _LEAST_PADDING), _MOST_PADDING)
    sheet.line((MARGIN, y, WIDTH - MARGIN, y), width=3)
    for lines, (_, marks), high in zip(names, board.rows, least, strict=True):
        middle = y + (high + padding) / 2
        for place, line in enumerate(lines):
            sheet.text(MARGIN, middle + (place + 0.5 - len(lines) / 2) * LABEL.line, line, LABEL)
        for number, mark in enumerate(marks):
            if mark is not None:
                _paint_mark(sheet, grid, number, middle, mark)
        y += high + padding
        sheet.line((MARGIN, y, WIDTH - MARGIN, y))
    for x in middles if grid.beside else ():
        sheet.line((x, top, x, y))
    below.paint(sheet, y + _ABOVE_FOOT)
    return sheet


def _grid(board: Board) -> _Grid:
    """As few lines as there is room for, first in the captions and then in the names. What no column needs for its
    captions is shared by all; one without any mark is narrow.
    """
    names = [name for name, _ in board.rows]
    captions = [
        [mark.caption for _, marks in board.rows for mark in marks[number : number + 1] if mark is not None]
        for number in range(len(board.columns))
    ]
    for lines, name_lines in ((1, 1), (1, 2), (2, 1), (2, 2)):
        named = _widest(names, LABEL, name_lines) + _BESIDE_NAME
        columns = [
            (_SIGN + _BESIDE_SIGN + _widest(mine, CAPTION, lines) if mine else _EMPTY_COLUMN) + _BETWEEN_COLUMNS
            for mine in captions
        ]
        free = ROOM + _BETWEEN_COLUMNS - named - sum(columns)
        if free >= 0:
            each = free / max(len(columns), 1)
            lefts = accumulate((column + each for column in columns), initial=MARGIN + named)
            return _Grid(tuple(lefts), name_lines, lines, beside=True)
    every = [caption for mine in captions for caption in mine]
    wanted = ROOM - len(columns) * (_widest(every, CAPTION, 2) + _BETWEEN_COLUMNS)
    named = max(min(named, wanted), ROOM / 5)
    column = (ROOM + _BETWEEN_COLUMNS - named) / len(columns)
    return _Grid(tuple(MARGIN + named + column * number for number in range(len(columns) + 1)), 2, 2, beside=False)


def _widest(texts: Sequence[str], lettering: Lettering, lines: int) -> float:
    return max((narrowest(text, lettering, lines) for text in texts), default=0) + 1


def _mark_height(grid: _Grid) -> float:
    captions = grid.lines * _CAPTION_LINE
    return max(captions, _SIGN) if grid.beside else _SIGN + captions


def _paint_mark(sheet: Sheet, grid: _Grid, number: int, y: float, mark: Mark) -> None:
    """A sign in one of the columns, and what stands beside or below it; all of it around `y`."""
    lines, x = grid.caption(mark.caption, number), grid.middles[number]
    align: Align
    if grid.beside:
        sheet.sign(x, y, mark.stance, _SIGN)
        x, align, first = x + _SIGN / 2 + _BESIDE_SIGN, "left", y - (len(lines) - 1) / 2 * _CAPTION_LINE
    else:
        y -= (_mark_height(grid) - _SIGN) / 2
        sheet.sign(x, y, mark.stance, _SIGN)
        align, first = "center", y + (_SIGN + _CAPTION_LINE) / 2
    for place, line in enumerate(lines):
        sheet.text(x, first + place * _CAPTION_LINE, line, CAPTION, align)
