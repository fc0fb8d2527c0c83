"""The risk-coverage curve as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.evaluation.risk import Point

__all__ = ["PictureMissingError", "draw"]

_COLOURS = ("#0072B2", "#999999", "#D55E00", "#009E73")  # the palette of Okabe and Ito, told apart by everybody
_STYLES = ("-", ":", "--", "-.")


class PictureMissingError(Exception):
    """The library that draws is not installed; the message says how to install it."""


def draw(curves: Sequence[tuple[str, Sequence[Point]]], path: Path) -> None:
    """Draw one curve for each way of answering, the first one boldly, and write it as PNG.

    Raises:
        PictureMissingError: if matplotlib is not installed.
        OSError: if the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
        from matplotlib.ticker import PercentFormatter
    except ImportError:
        raise PictureMissingError("the picture needs matplotlib; install it with: pip install -e '.[dev]'") from None
    figure = Figure(figsize=(7.2, 4.5), dpi=140, layout="constrained")
    axes = figure.subplots()
    for number, (name, points) in enumerate(curves):
        axes.plot(
            [point.coverage for point in points],
            [point.risk for point in points],
            label=name,
            color=_COLOURS[number % len(_COLOURS)],
            linestyle=_STYLES[number % len(_STYLES)],
            linewidth=1.4 if number else 2.6,
        )
        if points:
            axes.plot(points[-1].coverage, points[-1].risk, "o", color=_COLOURS[number % len(_COLOURS)])
    axes.set(xlim=(0, 1.02), xlabel="coverage: share of the questions answered, the surest first")
    axes.set(ylim=(0, None), ylabel="risk: share of these answers that is wrong")
    axes.xaxis.set_major_formatter(PercentFormatter(1.0))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    figure.savefig(path, format="png")
