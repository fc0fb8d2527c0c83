"""The paper that pictures are drawn on: texts, signs and lines by pixels, counted from the upper left corner.

Only what draws may import this: it loads matplotlib.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final, Literal

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imsave
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from bot.knowledge import Stance
from bot.presenting.pictures.lettering import CAPTION, DPI, SMALLER_TITLE, TITLE, Lettering, drawable, width, wrapped
from bot.presenting.pictures.signs import SHAPES

__all__ = ["HAIRLINE", "HIGHEST", "MARGIN", "ROOM", "WIDTH", "Align", "Sheet"]

WIDTH: Final = 1200
HIGHEST: Final = WIDTH * 3 // 4
"""Discord shows a picture in a box of four to three: a higher one would be narrower there, and its letters smaller."""

MARGIN: Final = 32
ROOM: Final = WIDTH - 2 * MARGIN
"""Between the margins."""

HAIRLINE: Final = "#DEDCD5"
_PAPER: Final = "#FAF9F6"
_LINES, _SIGNS, _LETTERS = 1, 2, 3
"""What lies above what."""

_SHADE: Final = 8
_BASELINE: Final = 0.36
"""How far below its middle a line of text stands, as a part of its size."""

Align = Literal["left", "center", "right"]
"""Which end or middle of a text is at its place."""


class Sheet:
    """A picture in the making, `WIDTH` wide and as high as its foot makes it. Nothing is drawn before `png`."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH / DPI, 1), dpi=DPI, facecolor=_PAPER)
        self.height = 0.0
        FigureCanvasAgg(self.figure)
        self._downwards = Affine2D()

    def text(self, x: float, y: float, text: str, lettering: Lettering, align: Align = "left") -> None:
        """One line whose middle is at `y`; `align` says which end or middle of it is at `x`."""
        self._write(x, y + lettering.size * _BASELINE, text, lettering, align)

    def label(self, x: float, y: float, text: str, lettering: Lettering) -> None:
        """The same for a text that begins at `x` and may lie on lines: they are hidden behind it."""
        hiding: dict[str, Any] = {"facecolor": _PAPER, "edgecolor": "none", "pad": 1}
        self._write(x, y + lettering.size * _BASELINE, text, lettering, bbox=hiding)

    def _write(
        self,
        x: float,
        y: float,
        text: str,
        lettering: Lettering,
        align: Align = "left",
        bbox: dict[str, Any] | None = None,
    ) -> None:
        text = drawable(text)
        if not text:
            return
        self.figure.add_artist(
            Text(
                x,
                y,
                text,
                color=lettering.colour,
                fontproperties=lettering.font,
                horizontalalignment=align,
                verticalalignment="baseline",
                parse_math=False,  # a dollar sign is a dollar sign
                bbox=bbox,
                zorder=_LETTERS,
                transform=self._downwards,
            )
        )

    def sign(self, x: float, y: float, stance: Stance, size: float) -> None:
        """The sign of a position around a point."""
        shape = SHAPES[stance]
        stroke = size * 0.15
        inner = size - stroke
        self.figure.add_artist(
            Polygon(
                [(x + inner * across, y + inner * down) for across, down in shape.corners],
                facecolor=shape.colour if shape.filled else _PAPER,
                edgecolor=shape.colour,
                linewidth=stroke,
                joinstyle="round",
                zorder=_SIGNS,
                transform=self._downwards,
            )
        )

    def line(self, ends: tuple[float, float, float, float], colour: str = HAIRLINE, width: float = 2) -> None:
        """A straight line from (x, y) to (x, y)."""
        x1, y1, x2, y2 = ends
        self.figure.add_artist(
            Line2D([x1, x2], [y1, y2], color=colour, linewidth=width, zorder=_LINES, transform=self._downwards)
        )

    def head(self, title: str, subtitle: str) -> float:
        """Title and subtitle at the top; gives the height at which they end."""
        y = float(MARGIN) * 0.75
        lettering = TITLE if width(drawable(title), TITLE) <= ROOM else SMALLER_TITLE
        for line in wrapped(title, lettering, ROOM, 2):
            self.text(MARGIN, y + lettering.line / 2, line, lettering)
            y += lettering.line
        y += 4
        for line in wrapped(subtitle, CAPTION, ROOM, 2):
            self.text(MARGIN, y + CAPTION.line / 2, line, CAPTION)
            y += CAPTION.line
        return y

    def lay_out(self) -> Figure:
        """Give the sheet its final height; whoever measures what is on it does so after this."""
        self.figure.set_size_inches(WIDTH / DPI, self.height / DPI)
        self._downwards.clear().scale(1, -1).translate(0, self.height)
        return self.figure

    def png(self) -> bytes:
        """The finished picture."""
        raw, finished = BytesIO(), BytesIO()
        self.lay_out().savefig(raw, format="rgba", dpi=DPI, facecolor=_PAPER)
        pixels = _fewer_shades(np.frombuffer(raw.getbuffer(), np.uint8).reshape(-1, WIDTH, 4))
        # The name and version of what drew it would only make the same picture differ.
        imsave(finished, pixels, format="png", pil_kwargs={"pnginfo": None})
        return finished.getvalue()


def _fewer_shades(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Without most shades between paper and ink: nobody sees it, and the file is a third smaller."""
    paper = pixels[0, 0].astype(int)
    steps = np.round((np.arange(256)[:, None] - paper) / _SHADE) * _SHADE + paper
    tables = steps.clip(0, 255).astype(np.uint8)
    return np.stack([tables[:, channel][pixels[..., channel]] for channel in range(4)], axis=-1)
