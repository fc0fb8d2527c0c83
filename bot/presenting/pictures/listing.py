"""A board of one column as a list in two blocks: a sign, a name and when that position was taken.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from bot.presenting.pictures.contents import Board
from bot.presenting.pictures.foot import foot
from bot.presenting.pictures.lettering import CAPTION, HEADING, LABEL, drawable, fitted, narrowest, width, wrapped
from bot.presenting.pictures.sheet import HIGHEST, MARGIN, ROOM, Sheet

__all__ = ["paint_list"]

_BLOCKS: Final = 2
_BETWEEN_BLOCKS: Final = 40
_BLOCK: Final = (ROOM - (_BLOCKS - 1) * _BETWEEN_BLOCKS) / _BLOCKS
_SIGN: Final = 34
_BESIDE_SIGN: Final = 12
_BESIDE_NAME: Final = 14
_WIDEST_CAPTION: Final = _BLOCK / 2

_LEAST_PADDING: Final = 4
_MOST_PADDING: Final = 28
"""Free room in a row, over and under what stands in it together."""

_ABOVE_ROWS: Final = 12
_ABOVE_FOOT: Final = 12


def paint_list(board: Board) -> Sheet:
    """Lay out a board with one column. Its name is told only where the title does not have it."""
    sheet, below = Sheet(), foot(board.legend, board.footer)
    y = sheet.head(board.title, board.subtitle) + _ABOVE_ROWS
    for column in board.columns:
        if drawable(column).casefold() not in drawable(board.title).casefold():
            sheet.text(MARGIN, y + HEADING.line / 2, fitted(column, HEADING, ROOM), HEADING)
            y += HEADING.line + _ABOVE_ROWS
    captions = {mark.caption for _, marks in board.rows for mark in marks if mark is not None}
    caption = min(max((width(drawable(text), CAPTION) for text in captions), default=0), _WIDEST_CAPTION)
    room = _BLOCK - _SIGN - _BESIDE_SIGN - _BESIDE_NAME - caption
    whole = all(narrowest(name, LABEL, 2) <= room for name, _ in board.rows)
    # Rather smaller names than names that are cut off.
    lettering = LABEL if whole else HEADING
    names = [wrapped(name, lettering, room, 2) for name, _ in board.rows]
    rows = ceil(len(names) / _BLOCKS)
    # Rows beside one another are as high as the higher of them, so that their lines meet the eye as one.
    least = [max(len(lines) for lines in names[row::rows]) * lettering.line for row in range(rows)]
    free = (HIGHEST - y - _ABOVE_FOOT - below.height - sum(least)) / max(rows, 1)
    padding = min(max(free, _LEAST_PADDING), _MOST_PADDING)
    tops = [y + sum(least[:row]) + row * padding for row in range(rows + 1)]
    for number, (lines, (_, marks)) in enumerate(zip(names, board.rows, strict=True)):
        block, row = divmod(number, rows)
        left = MARGIN + block * (_BLOCK + _BETWEEN_BLOCKS)
        middle = (tops[row] + tops[row + 1]) / 2
        for place, line in enumerate(lines):
            beside = left + _SIGN + _BESIDE_SIGN
            sheet.text(beside, middle + (place + 0.5 - len(lines) / 2) * lettering.line, line, lettering)
        for mark in marks:
            if mark is not None:
                sheet.sign(left + _SIGN / 2, middle, mark.stance, _SIGN)
                sheet.text(left + _BLOCK, middle, fitted(mark.caption, CAPTION, caption), CAPTION, "right")
        sheet.line((left, tops[row + 1], left + _BLOCK, tops[row + 1]))
    for block in range(_BLOCKS if rows else 0):
        left = MARGIN + block * (_BLOCK + _BETWEEN_BLOCKS)
        sheet.line((left, y, left + _BLOCK, y), width=3)
    below.paint(sheet, tops[-1] + _ABOVE_FOOT)
    return sheet
