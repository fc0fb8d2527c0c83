"""Dates as sources give them: a day, a month, a year, or a closed period."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

__all__ = ["PartialDate"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date that is only as exact as its source: `2024`, `2024-02` or `2024-02-27`."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an ISO date or its beginning.

        Raises:
            ValueError: if the text is not of that form or names no real day.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date like 2024, 2024-02 or 2024-02-27")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise ValueError(f"{text!r} is not a date in the calendar: {error}") from None
        return cls(year, month, day)

    @property
    def first_day(self) -> date:
        """The earliest day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day this date can mean."""
        month = self.month or 12
        day = self.day or calendar.monthrange(self.year, month)[1]
        return date(self.year, month, day)

    @property
    def of_month(self) -> PartialDate:
        """The date without its day."""
        return PartialDate(self.year, self.month)

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether some day of this date lies between `first` and `last`, both included."""
        return self.first_day <= last and first <= self.last_day

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
