"""Days to name on an axis of time: few enough that each has room, and round ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton

from bot.knowledge import PartialDate

__all__ = ["short_date", "ticks"]

_MOST: Final = 5
_DAYS: Final = (1, 2, 5, 7, 14)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_BY_DAYS: Final = 45
"""Periods up to so many days are told by the day."""


def short_date(when: PartialDate, locale: Locale) -> str:
    """Month and year in short, such as "Sep 2025"; only the year where no more is known."""
    if when.month is None:
        return str(when.year)
    # The name of the month as it stands by itself: Russian and Ukrainian would add the word for year to it otherwise.
    # Without a region, for British "Sept" is wider than any other month.
    return f"{format_date(when.first_day, 'LLL', locale=Locale(locale.language))} {when.year}"


def ticks(first: date, last: date, locale: Locale) -> tuple[tuple[date, str], ...]:
    """Up to five days between `first` and `last`, in the same steps, with their names; one for a single day."""
    days = (last - first).days + 1
    if days <= _BY_DAYS:
        step = next((step for step in _DAYS if (days - 1) // step < _MOST), _DAYS[-1])
        named = (first + timedelta(days=number) for number in range(0, days, step))
        return tuple((day, format_skeleton("MMMd", day, locale=locale)) for day in named)
    months = list(_months(first, last))
    wanted = (tuple(m for m in months if (m.year * 12 + m.month - 1) % step == 0) for step in _MONTHS)
    chosen = next((found for found in wanted if len(found) <= _MOST), ())
    by_year = len(chosen) > 1 and all(day.month == 1 for day in chosen)
    return tuple((day, str(day.year) if by_year else _month(day, locale)) for day in chosen or months[:1])


def _month(day: date, locale: Locale) -> str:
    return short_date(PartialDate(day.year, day.month), locale)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of months from `first` to `last`, the month of `first` too."""
    day = first.replace(day=1)
    while day <= last:
        yield day
        if (day.year, day.month) == (date.max.year, date.max.month):
            return
        day = (day + timedelta(days=32)).replace(day=1)
