"""Pictures as PNG: each drawn once and kept for a while, in whatever thread it is asked for."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import Final

from bot.knowledge import Stance
from bot.presenting.pictures.contents import Board, Mark, Picture, Record, Timeline

__all__ = ["draw", "warm_up"]

_KEPT: Final = 64
"""Pictures of about 80 kB."""

_ONE_AT_A_TIME: Final = Lock()
"""Fonts are shared by all threads, and the same picture is not to be drawn twice at once."""


def draw(picture: Picture) -> bytes:
    """The picture as PNG, 1200 pixels wide on opaque paper; the same bytes for the same contents.

    It is three quarters as high as wide or less, but for a board of more rows than `stance_board` puts on a page. Takes
    a third of a second, and half a second more the first time: see `warm_up`. Waits for other threads that draw.
    """
    with _ONE_AT_A_TIME:
        return _drawn(picture)


def warm_up() -> None:
    """Load what draws, and draw something, so that the first reader does not wait for it."""
    draw(Board(" ", " ", (" ",), ((" ", (Mark(Stance.NONE, " "),)),), (), " "))


@lru_cache(maxsize=_KEPT)
def _drawn(picture: Picture) -> bytes:
    # matplotlib takes half a second to load; whoever draws nothing does without.
    from bot.presenting.pictures.board import paint_board
    from bot.presenting.pictures.strips import paint_record, paint_timeline

    match picture:
        case Board():
            return paint_board(picture).png()
        case Timeline():
            return paint_timeline(picture).png()
        case Record():
            return paint_record(picture).png()
