"""The statements of a base by month and position, as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.knowledge.balance import Month, by_month
from bot.knowledge.exports.coverage import picture_in_words
from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Stance

__all__ = ["draw_coverage"]

# The palette of Okabe and Ito, told apart by everybody; the milder position of each side stands nearer to the middle.
_SERIES = (
    ((Stance.WARNS, "#E69F00", "warns"), (Stance.AGAINST, "#D55E00", "against")),
    ((Stance.OPEN, "#56B4E9", "open to it"), (Stance.FOR, "#0072B2", "for")),
    ((Stance.NEUTRAL, "#666666", "neutral"), (Stance.NONE, "#BBBBBB", "no position")),
)
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_coverage(base: FactBase, path: Path) -> None:
    """Draw a row for each month, oldest first: positions to the left and right of a middle line, the rest beside it.

    The picture carries in itself what it shows in words, by which one can tell whether it is up to date.

    Raises:
        ImportError: if matplotlib is not installed.
        OSError: if the file cannot be written.
    """
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, MultipleLocator

    months = by_month(base)
    figure = Figure(figsize=(5.6, 1.9 + 0.27 * len(months)), dpi=150, layout="constrained")
    widths = [max(sum(found[stance] for stance, *_ in series) for found in months.values()) + 1 for series in _SERIES]
    # As wide as the longest bars, so that a statement is equally long on both sides of the gap.
    positions, others = figure.subplots(1, 2, sharey=True, width_ratios=(widths[0] + widths[1], widths[2]))
    positions.set_xlim(-widths[0], widths[1])
    others.set_xlim(0, widths[2])
    for axes, series, sign in zip((positions, positions, others), _SERIES, (-1, 1, 1), strict=True):
        reached = [0] * len(months)
        for stance, colour, name in series:
            bars = [sign * found[stance] for found in months.values()]
            axes.barh(range(len(months)), bars, left=reached, color=colour, label=name, height=0.78)
            reached = [before + bar for before, bar in zip(reached, bars, strict=True)]
    for axes, heading in ((positions, "against  ◀   ▶  for"), (others, "takes no side")):
        middle = 0 if axes is positions else widths[2] / 2
        axes.text(middle, 1.01, heading, transform=axes.get_xaxis_transform(), ha="center", va="bottom", fontsize=13)
        axes.xaxis.set_major_locator(MultipleLocator(10 ** (len(str(max(widths))) - 1)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):.0f}"))
        axes.tick_params(labelsize=12, length=0)
        axes.grid(axis="x", alpha=0.3)
        axes.set_axisbelow(True)
        axes.spines[["top", "right", "left"]].set_visible(False)
    positions.set_yticks(range(len(months)), _labels(months))
    positions.set_ylim(len(months) - 0.4, -0.6)
    positions.axvline(0, color="black", linewidth=1)
    left_out = len(base.statements) - sum(found.total() for found in months.values())
    note = f"\n{left_out} statements without a month are left out" if left_out else ""
    figure.suptitle(f"Statements by month and position{note}", fontsize=13)
    figure.legend(loc="outside lower center", ncols=3, frameon=False, fontsize=12)
    figure.savefig(path, format="png", metadata={"Description": picture_in_words(base)})


def _labels(months: Iterable[Month]) -> list[str]:
    """The months by name, the year where it begins."""
    return [
        f"{_NAMES[month - 1]} {year}" if month == 1 or not place else _NAMES[month - 1]
        for place, (year, month) in enumerate(months)
    ]
