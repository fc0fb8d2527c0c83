"""Dates as people give them: a day, a month, a year, or an event of the debate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.knowledge import FactBase, Milestone, PartialDate
from bot.presenting.declines import sentence
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.text import capitalised, clean, cut

__all__ = ["Moment", "covered", "is_in_figures", "moments", "not_a_date", "outside_coverage", "read_date"]

_LONGEST_ECHO: Final = 60
_IN_FIGURES: Final = re.compile(r"[\d\s./-]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that can be chosen, under the event it belongs to where there is one."""

    date: PartialDate
    milestone: Milestone | None = None

    @property
    def id(self) -> str:
        """What is sent when it is chosen."""
        return str(self.date) if self.milestone is None else self.milestone.id

    def title(self, presenter: Presenter) -> str:
        """What it is called: the event with its date, or the date in words."""
        when = presenter.wording.date(self.date)
        if self.milestone is None:
            return capitalised(when)
        return presenter.wording("date.event", event=capitalised(clean(self.milestone.name)), date=when)


def moments(base: FactBase) -> tuple[Moment, ...]:
    """Every date worth offering: the last one, then the events, the months and the years, the newest first."""
    last = Moment(base.meta.coverage.last)
    events = [Moment(each.date, each) for each in base.milestones.values()]
    events.sort(key=lambda each: (each.date.first_day, each.id), reverse=True)
    months = sorted(set(_months(base)), reverse=True)
    years = dict.fromkeys(month.year for month in months)
    return tuple(dict.fromkeys((last, *events, *map(Moment, months), *(Moment(PartialDate(year)) for year in years))))


def read_date(text: str) -> PartialDate | None:
    """A date in figures, year first; None for anything else, even if it is near one."""
    try:
        return PartialDate.parse(re.sub(r"[\s./-]+", "-", clean(text)))
    except ValueError:
        return None


def is_in_figures(text: str) -> bool:
    """Tell whether a text is meant as a date in figures: then no name is looked for that is like it."""
    return _IN_FIGURES.fullmatch(clean(text)) is not None


def covered(base: FactBase, when: PartialDate) -> bool:
    """Tell whether some day of a date is in the time that the base knows."""
    return when.overlaps(base.meta.coverage.first.first_day, base.meta.coverage.last.last_day)


def not_a_date(presenter: Presenter, typed: str) -> Reply:
    """Say how dates are written."""
    return sentence(presenter.wording("date.unknown", value=cut(clean(typed), _LONGEST_ECHO)))


def outside_coverage(presenter: Presenter) -> Reply:
    """Say which time the base knows."""
    wording, coverage = presenter.wording, presenter.base.meta.coverage
    return sentence(
        wording("decline.outside_period", first=wording.date(coverage.first), last=wording.date(coverage.last))
    )


def _months(base: FactBase) -> Iterator[PartialDate]:
    first, last = base.meta.coverage.first.first_day, base.meta.coverage.last.last_day
    for number in range(_number(first), _number(last) + 1):
        yield PartialDate(number // 12, number % 12 + 1)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
