"""The foot of a picture: what the signs mean, and a last line, in as few rows as they need.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.knowledge import Stance
from bot.presenting.pictures.contents import Legend
from bot.presenting.pictures.lettering import CAPTION, fitted, width, wrapped
from bot.presenting.pictures.sheet import MARGIN, ROOM, WIDTH, Sheet

__all__ = ["Foot", "foot"]

_SIGN: Final = 30
_BESIDE_SIGN: Final = 9
_BETWEEN: Final = 26
_ROW: Final = CAPTION.line + 2
_FOOTER_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Foot:
    """Signs with their meanings and the lines after them: where each begins, and in which row."""

    entries: tuple[tuple[float, int, Stance, str], ...]
    lines: tuple[tuple[float, int, str], ...]

    @property
    def height(self) -> float:
        """Of all rows and the margin under them."""
        rows = [row for _, row, _, _ in self.entries] + [row for _, row, _ in self.lines]
        return (max(rows) + 1 if rows else 0) * _ROW + MARGIN * 0.6

    def paint(self, sheet: Sheet, y: float) -> None:
        """Put it on a sheet, which ends below it."""
        for x, row, stance, text in self.entries:
            middle = y + (row + 0.5) * _ROW
            sheet.sign(x + _SIGN / 2, middle, stance, _SIGN)
            sheet.text(x + _SIGN + _BESIDE_SIGN, middle, text, CAPTION)
        for x, row, text in self.lines:
            sheet.text(x, y + (row + 0.5) * _ROW, text, CAPTION)
        sheet.height = round(y + self.height)


def foot(legend: Legend, footer: str) -> Foot:
    """Lay it out: the footer stands beside the last meanings where there is room for it, else below them."""
    entries: list[tuple[float, int, Stance, str]] = []
    x, row = float(MARGIN), 0
    for stance, meaning in legend:
        text = fitted(meaning, CAPTION, ROOM - _SIGN - _BESIDE_SIGN)
        taken = _SIGN + _BESIDE_SIGN + width(text, CAPTION)
        if x > MARGIN and x + taken > WIDTH - MARGIN:
            x, row = float(MARGIN), row + 1
        entries.append((x, row, stance, text))
        x += taken + _BETWEEN
    last = wrapped(footer, CAPTION, ROOM, _FOOTER_LINES)
    beside = WIDTH - MARGIN - max((width(line, CAPTION) for line in last), default=0)
    if entries and len(last) == 1 and beside >= x + _BETWEEN:
        return Foot(tuple(entries), ((beside, row, last[0]),))
    first = row + 1 if entries else 0
    return Foot(tuple(entries), tuple((float(MARGIN), first + number, line) for number, line in enumerate(last)))
