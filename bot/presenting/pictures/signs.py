"""How a position is drawn: a shape that tells it without colour, and a colour that everybody can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Final

from bot.knowledge import Stance

__all__ = ["SHAPES", "Corners", "Shape"]

Corners = tuple[tuple[float, float], ...]
"""An outline around (0, 0), one wide and at most one high, downwards counted positive."""

_UP: Final[Corners] = ((0.0, -0.46), (0.5, 0.4), (-0.5, 0.4))
_DOWN: Final[Corners] = ((0.0, 0.46), (0.5, -0.4), (-0.5, -0.4))
_DIAMOND: Final[Corners] = ((0.0, -0.5), (0.46, 0.0), (0.0, 0.5), (-0.46, 0.0))
_CIRCLE: Final[Corners] = tuple((0.44 * cos(turn * pi / 18), 0.44 * sin(turn * pi / 18)) for turn in range(36))


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline with its colour; what is not filled shows the paper."""

    corners: Corners
    colour: str
    filled: bool


SHAPES: Final[Mapping[Stance, Shape]] = MappingProxyType(
    {
        Stance.FOR: Shape(_UP, "#0072B2", filled=True),
        Stance.OPEN: Shape(_UP, "#3996D0", filled=False),
        Stance.NEUTRAL: Shape(_DIAMOND, "#666666", filled=False),
        Stance.AGAINST: Shape(_DOWN, "#D55E00", filled=True),
        Stance.WARNS: Shape(_DOWN, "#CC7A00", filled=False),
        Stance.NONE: Shape(_CIRCLE, "#7A7A7A", filled=False),
    }
)
"""The same shapes as `SIGNS` has in text. Blue and orange are those of Okabe and Ito; the milder position of each side
is lighter, but dark enough to be seen on the paper (3:1, as WCAG 2.2 asks of graphics)."""
