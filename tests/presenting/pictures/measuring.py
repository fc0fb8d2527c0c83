"""What a reader sees of a picture: where on it every text and every sign is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from matplotlib.patches import Polygon
from matplotlib.text import Text

from bot.presenting.pictures import Board, Picture, Timeline
from bot.presenting.pictures.board import paint_board
from bot.presenting.pictures.sheet import WIDTH, Sheet
from bot.presenting.pictures.strips import paint_record, paint_timeline

__all__ = ["Area", "areas", "letter_sizes", "outside", "overlapping", "paint"]


@dataclass(frozen=True, slots=True)
class Area:
    """What stands somewhere, and where, in pixels from the lower left."""

    what: str
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Area) -> bool:
        """Whether more than the soft edges of both are in the same place."""
        edge = 1.5
        return (
            self.left + edge < other.right
            and other.left + edge < self.right
            and self.bottom + edge < other.top
            and other.bottom + edge < self.top
        )


def paint(picture: Picture) -> Sheet:
    """The picture, laid out."""
    if isinstance(picture, Board):
        return paint_board(picture)
    return paint_timeline(picture) if isinstance(picture, Timeline) else paint_record(picture)


def areas(sheet: Sheet) -> list[Area]:
    """Every text and sign; a text as high as its own letters are."""
    figure = sheet.lay_out()
    found: list[Area] = []
    for artist in figure.get_children():
        if isinstance(artist, Text) and artist.get_text():
            box = artist.get_window_extent()
            found.append(Area(artist.get_text(), box.x0, box.y0, box.x1, box.y1))
        elif isinstance(artist, Polygon):
            box = artist.get_window_extent()
            found.append(Area("a sign", box.x0, box.y0, box.x1, box.y1))
    return found


def letter_sizes(sheet: Sheet) -> set[float]:
    """How large the letters on it are, in pixels."""
    return {float(artist.get_fontsize()) for artist in sheet.lay_out().get_children() if isinstance(artist, Text)}


def outside(sheet: Sheet) -> list[Area]:
    """What is not wholly on the picture."""
    return [
        area
        for area in areas(sheet)
        if area.left < 0 or area.bottom < 0 or area.right > WIDTH or area.top > sheet.height
    ]


def overlapping(sheet: Sheet) -> list[tuple[Area, Area]]:
    """What stands on something else."""
    return [(one, other) for one, other in combinations(areas(sheet), 2) if one.meets(other)]
