"""A board: rows against columns, in each cell one position and when it was taken.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.presenting.pictures.contents import Board
from bot.presenting.pictures.lettering import CAPTION, LABEL, Lettering, drawable, width, wrapped
from bot.presenting.pictures.sheet import MARGIN, ROOM, WIDTH, Sheet

__all__ = ["paint_board"]

_COLUMN: Final = Lettering(26)
_SIGN: Final = 32
_GAP: Final = 12
"""Between a sign and its caption, and around both."""

_NARROWEST: Final = 78
"""A column takes no less than a year and what is around it."""

_WIDEST_NAME: Final = 250
"""Names of rows take no more where columns want the room."""

_ROOMY: Final = 280
"""Columns that wide leave more room for names."""

_LONGEST_UPRIGHT: Final = 280
_MOST_HEADING_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where everything goes: `columns` begin at `left` and are `column` wide, captions stand beside signs or below.

    `captions` is how wide the widest of them is, `lines` how many lines one takes where it stands below.
    """

    left: float
    column: float
    captions: float
    beside: bool
    lines: int

    def middle(self, number: int) -> float:
        return self.left + (number + 0.5) * self.column

    def caption(self, text: str) -> tuple[str, ...]:
        """In two lines where others take two: one that would fit into one line is broken all the same."""
        whole = width(drawable(text), CAPTION)
        room = min(self.column - 4, whole - 1) if self.lines > 1 and " " in drawable(text) else self.column - 4
        return wrapped(text, CAPTION, room, max(self.lines, 1))


def paint_board(board: Board) -> Sheet:
    """Lay out a board, its rows as high as what stands in them."""
    sheet = Sheet()
    grid = _grid(board)
    y = _headings(sheet, board, grid, sheet.head(board.title, board.subtitle) + 16) + 12
    sheet.line((MARGIN, y, WIDTH - MARGIN, y), width=3)
    for name, marks in board.rows:
        label = wrapped(name, LABEL, grid.left - MARGIN - _GAP, 2)
        high = max(_SIGN + grid.lines * CAPTION.line, len(label) * LABEL.line) + 1.5 * _GAP
        top = y + (high - len(label) * LABEL.line) / 2
        for place, line in enumerate(label):
            sheet.text(MARGIN, top + (place + 0.5) * LABEL.line, line, LABEL)
        for number, mark in enumerate(marks):
            if mark is not None:
                x, middle = grid.middle(number), y + high / 2
                if grid.beside:
                    x -= (_GAP + grid.captions) / 2
                    sheet.sign(x, middle, mark.stance, _SIGN)
                    for line in grid.caption(mark.caption):
                        sheet.text(x + _SIGN / 2 + _GAP, middle, line, CAPTION)
                else:
                    middle -= grid.lines * CAPTION.line / 2
                    sheet.sign(x, middle, mark.stance, _SIGN)
                    for place, line in enumerate(grid.caption(mark.caption)):
                        sheet.text(x, middle + _SIGN / 2 + (place + 0.6) * CAPTION.line, line, CAPTION, "center")
        y += high
        sheet.line((MARGIN, y, WIDTH - MARGIN, y))
    sheet.foot(y + 24, board.legend, board.footer)
    return sheet


def _grid(board: Board) -> _Grid:
    count = max(len(board.columns), 1)
    texts = [drawable(mark.caption) for _, marks in board.rows for mark in marks if mark is not None]
    captions = max((width(text, CAPTION) for text in texts), default=0)
    names = max((width(drawable(name), LABEL) for name, _ in board.rows), default=0) + 2 * _GAP
    # Names get what they need, as far as the columns leave it to them.
    names = min(names, max(_WIDEST_NAME, ROOM - count * _ROOMY), max(ROOM - count * _NARROWEST, ROOM / 5))
    column = (ROOM - names) / count
    beside = not texts or _SIGN + captions + 3 * _GAP <= column
    below = 0 if beside else max(len(wrapped(text, CAPTION, column - 4, 2)) for text in texts)
    return _Grid(MARGIN + names, column, captions, beside=beside, lines=below)


def _headings(sheet: Sheet, board: Board, grid: _Grid, y: float) -> float:
    """The names of the columns, upright where a word is too long for its column; gives where they end."""
    room = grid.column - _GAP
    words = [word for name in board.columns for word in drawable(name).split(" ")]
    if all(width(word, _COLUMN) <= room for word in words):
        level = [wrapped(name, _COLUMN, room, _MOST_HEADING_LINES) for name in board.columns]
        rows = max(map(len, level), default=0)
        for number, lines in enumerate(level):
            for place, line in enumerate(reversed(lines)):
                sheet.text(grid.middle(number), y + (rows - place - 0.5) * _COLUMN.line, line, _COLUMN, "center")
        return y + rows * _COLUMN.line
    most = max(int(grid.column // _COLUMN.line), 1)
    turned = [wrapped(name, _COLUMN, _LONGEST_UPRIGHT, most) for name in board.columns]
    high = max((width(line, _COLUMN) for lines in turned for line in lines), default=0)
    for number, lines in enumerate(turned):
        first = grid.middle(number) - (len(lines) - 1) / 2 * _COLUMN.line
        for place, line in enumerate(lines):
            sheet.upright(first + place * _COLUMN.line, y + high, line, _COLUMN)
    return y + high
