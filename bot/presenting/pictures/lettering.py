"""Letters in a picture: how wide a text is, and how it is made to fit. Sizes and widths are in pixels.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil
from pathlib import Path
from typing import Final

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.text import Text

from bot.presenting.text import clean

__all__ = [
    "CAPTION",
    "DPI",
    "HEADING",
    "LABEL",
    "SMALLER_TITLE",
    "TITLE",
    "Lettering",
    "drawable",
    "fitted",
    "narrowest",
    "width",
    "wrapped",
]

DPI: Final = 72
"""At which a point is a pixel."""

_INK: Final = "#1F2328"
_MUTED: Final = "#5B6068"
_UNKNOWN: Final = "□"
_ELLIPSIS: Final = "…"
_SYMBOLS: Final = (range(0x2190, 0x2C00), range(0xFE00, 0xFE10), range(0x1F000, 0x20000))
"""Arrows, signs and pictographs: one that the font lacks is left out rather than shown as unknown."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size, weight and colour of letters."""

    size: int
    bold: bool = False
    colour: str = _INK

    @property
    def line(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.2)

    @property
    def font(self) -> FontProperties:
        """The font, which comes with matplotlib, so that no system needs one."""
        return _font(self.size, bold=self.bold)


TITLE: Final = Lettering(46, bold=True)
SMALLER_TITLE: Final = Lettering(40, bold=True)
LABEL: Final = Lettering(34)
HEADING: Final = Lettering(32)
CAPTION: Final = Lettering(32, colour=_MUTED)
"""The smallest letters: Discord shows a picture at a third of its size, and these then at less than eleven pixels."""


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """One clean line of characters that the font has."""
    return clean("".join(map(_drawable, clean(text))))


def _drawable(character: str) -> str:
    if ord(character) in _known():
        return character
    return "" if any(ord(character) in symbols for symbols in _SYMBOLS) else _UNKNOWN


@lru_cache(maxsize=8192)
def width(text: str, lettering: Lettering) -> float:
    """How wide a drawable text is."""
    if not text:
        return 0.0
    measured = Text(0, 0, text, fontproperties=lettering.font, parse_math=False, figure=_paper())
    return float(measured.get_window_extent().width)


def fitted(text: str, lettering: Lettering, room: float) -> str:
    """The text, as much of it as there is room for; an ellipsis where it had to be shortened."""
    text = drawable(text)
    if width(text, lettering) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(_shortened(text, middle), lettering) <= room:
            low = middle
        else:
            high = middle - 1
    return _shortened(text, low) if low else ""


@lru_cache(maxsize=2048)
def narrowest(text: str, lettering: Lettering, lines: int) -> float:
    """The least room in which `wrapped` shows the whole text in so many lines."""
    words = drawable(text).split(" ")
    narrow, wide = max(width(word, lettering) for word in words), _joined_width(words, lettering)
    if len(_broken(words, lettering, narrow, len(words))) <= lines:
        return ceil(narrow)
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(_broken(words, lettering, middle, len(words))) <= lines:
            wide = middle
        else:
            narrow = middle
    return ceil(wide)


@lru_cache(maxsize=2048)
def wrapped(text: str, lettering: Lettering, room: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of like length, broken between words; the last is shortened if it must be."""
    words = drawable(text).split(" ")
    least = _broken(words, lettering, room, lines)
    if len(least) < 2 or _joined_width(least[-1], lettering) > room:
        return tuple(fitted(" ".join(line), lettering, room) for line in least if any(line))
    narrow, wide = 0.0, room
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrower = _broken(words, lettering, middle, lines)
        if len(narrower) == len(least) and all(_joined_width(line, lettering) <= middle for line in narrower):
            wide, least = middle, narrower
        else:
            narrow = middle
    return tuple(fitted(" ".join(line), lettering, room) for line in least)


def _broken(words: Sequence[str], lettering: Lettering, room: float, lines: int) -> list[list[str]]:
    """The words in lines, as many in each as there is room for; the last line takes the rest."""
    found: list[list[str]] = [[]]
    for word in words:
        if found[-1] and len(found) < lines and _joined_width([*found[-1], word], lettering) > room:
            found.append([])
        found[-1].append(word)
    return found


def _joined_width(words: Sequence[str], lettering: Lettering) -> float:
    """Measured by the word, for words come again and lines do not."""
    return sum(width(word, lettering) for word in words) + (len(words) - 1) * _space(lettering)


@cache
def _space(lettering: Lettering) -> float:
    return width("n n", lettering) - width("nn", lettering)


@cache
def _font(size: int, *, bold: bool) -> FontProperties:
    return FontProperties(fname=str(_font_file(bold=bold)), size=size)


def _shortened(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;:–-") + _ELLIPSIS


def _font_file(*, bold: bool) -> Path:
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _known() -> frozenset[int]:
    """The characters that both weights of the font have."""
    plain, bold = (frozenset(get_font(_font_file(bold=bold)).get_charmap()) for bold in (False, True))
    return plain & bold


@cache
def _paper() -> Figure:
    """A figure for measuring only."""
    figure = Figure(dpi=DPI)
    FigureCanvasAgg(figure)
    return figure
