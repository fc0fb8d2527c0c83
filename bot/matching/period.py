"""Read the time a question asks about: a day, a month, a season, a year, before and after, this and last."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.matching import calendar_words as say

__all__ = ["Period", "read_period"]

_LONG: Final = 62
"""Days from which a stretch is too long to be told by its month."""

_YEAR_PARTS: Final = 2
"""Words between "early" and the year it belongs to, at most."""


@dataclass(frozen=True, slots=True)
class Period:
    """A closed stretch of days, and the tokens that named it.

    `first` is `date.min` for "before ...", `last` is `date.max` for "since ...". Both are None where only a
    month or season was named; then `months` says which months of any year are meant. With days, `months`
    that are not empty are the only months of the stretch that count.
    """

    first: date | None
    last: date | None
    months: tuple[int, ...]
    positions: tuple[int, ...]

    def meets(self, first: date, last: date) -> bool:
        """Tell whether a stretch of days touches this period."""
        if self.first is not None and self.last is not None and not (first <= self.last and self.first <= last):
            return False
        if not self.months:
            return True
        if (last - first).days > _LONG:
            return self.first is not None
        return first.month in self.months or last.month in self.months


Events = Mapping[int, tuple[int, date, date]]
"""Events named in a question: from the position of its first token to the one behind its last, first and last day."""


def read_period(tokens: Sequence[str], *, today: date, events: Events | None = None) -> Period | None:
    """The time that `tokens` name, or None.

    Reads years 1900-2099, ISO dates, months, seasons and parts of a year; "last November" and "a year ago" as seen
    from `today`; and "before", "after", "since" and "until" with any of these or with one of the `events`.
    """
    for read in (_numeric_date, lambda words: _relative(words, today), _named):
        found = read(tokens)
        if found is not None:
            return _related(tokens, found)
    return _around_event(tokens, events or {})


# Named in the calendar -----------------------------------------------------------------------------------


def _named(tokens: Sequence[str]) -> Period | None:
    years: list[int] = []
    months: list[int] = []
    days: list[int] = []
    positions: list[int] = []
    for position, token in enumerate(tokens):
        previous = tokens[position - 1] if position else ""
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if _is_year(token) and not _counts(following):
            years.append(int(token))
            positions.append(position)
            if _is_following_year(token, following):
                years.append(int(token) + 1)
                positions.append(position + 1)
        elif token in say.MONTHS:
            day_beside = [beside for beside in (previous, following) if _day(beside) is not None]
            dated = bool(day_beside) or _is_year(following) or _is_year(previous) or previous in say.LEADS
            if token in say.AMBIGUOUS_MONTHS and not dated:
                continue
            months.append(say.MONTHS[token])
            positions.append(position)
            for beside in day_beside[:1]:
                step = -1 if beside == previous else 1
                for place in (
                    position + step,
                    position + 2 * step,
                    position + 3 * step,
                ):  # "8 and 9 March", "March 8-9"
                    token_there = tokens[place] if 0 <= place < len(tokens) else ""
                    day = _day(token_there)
                    if day is not None:
                        days.append(day)
                        positions.append(place)
                    elif token_there not in say.JOINING:
                        break
        elif token in say.SEASONS and (_is_year(following) or _is_year(previous) or previous in say.LEADS):
            months.extend(say.SEASONS[token])
            positions.append(position)
        elif token in say.PARTS and not months:
            near = next((p for p in range(position + 1, len(tokens)) if _is_year(tokens[p])), None)
            if near is not None and near - position - 1 <= _YEAR_PARTS:
                months.extend(say.PARTS[token])
                positions.extend(range(position, near))
    if not years and not months:
        return None
    return _period(years, months, days, tuple(sorted(set(positions))))


def _period(years: list[int], months: list[int], days: list[int], positions: tuple[int, ...]) -> Period:
    if not years:
        return Period(None, None, tuple(dict.fromkeys(months)), positions)
    year_first, year_last = min(years), max(years)
    if not months:
        return Period(date(year_first, 1, 1), date(year_last, 12, 31), (), positions)
    if 12 in months and 1 in months:  # a winter reaches into the next year, and a year has two
        return Period(date(year_first - 1, 12, 1), _month_end(year_last + 1, 2), (12, 1, 2), positions)
    first_month, last_month = months[0], months[-1]
    if days and len(set(months)) == 1 and max(days) <= _month_end(year_first, first_month).day:
        return Period(date(year_first, first_month, min(days)), date(year_first, first_month, max(days)), (), positions)
    if year_first == year_last and last_month < first_month:
        first_month, last_month = last_month, first_month
    return Period(date(year_first, first_month, 1), _month_end(year_last, last_month), (), positions)


def _numeric_date(tokens: Sequence[str]) -> Period | None:
    """A date in figures, year first or day first: 2024-02-26, 26/02/2024."""
    for position in range(len(tokens) - 2):
        three = tokens[position : position + 3]
        if not all(part.isdecimal() for part in three):
            continue
        if _is_year(three[0]):
            year, month, day = three
        elif _is_year(three[2]):
            day, month, year = three
        else:
            continue
        try:
            exact = date(int(year), int(month), int(day))
        except ValueError:
            continue
        return Period(exact, exact, (), (position, position + 1, position + 2))
    return None


# As seen from today --------------------------------------------------------------------------------------


def _relative(tokens: Sequence[str], today: date) -> Period | None:
    for position, token in enumerate(tokens):
        if token in say.AGO and position >= 2:
            found = _ago(tokens[position - 2], tokens[position - 1], today)
            if found is not None:
                return Period(*found, (), (position - 2, position - 1, position))
        if token in say.DAYS:
            day = today - timedelta(days=say.DAYS[token])
            return Period(day, day, (), (position,))
        if token not in say.LAST and token not in say.THIS:
            continue
        for beside in (position + 1, position - 1):  # "last November", "novembre dernier"
            if 0 <= beside < len(tokens) and not _is_dated(tokens, beside, position):
                found = _counted_back(tokens[beside], today, back=token in say.LAST)
                if found is not None:
                    return Period(*found, (), tuple(sorted((position, beside))))
    return None


def _is_dated(tokens: Sequence[str], month: int, other: int) -> bool:
    """Whether a year stands on the far side of a month: then it needs no counting back."""
    far = 2 * month - other
    return 0 <= far < len(tokens) and _is_year(tokens[far])


def _counted_back(unit: str, today: date, *, back: bool) -> tuple[date, date] | None:
    if unit in say.YEAR_UNITS:
        return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
    if unit in say.MONTH_UNITS:
        end = today.replace(day=1) - timedelta(days=1) if back else today
        return end.replace(day=1), _month_end(end.year, end.month)
    if unit in say.WEEK_UNITS:
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    months = say.SEASONS.get(unit) or ((say.MONTHS[unit],) if unit in say.MONTHS else None)
    if months is None:
        return None
    over = _month_end(today.year, months[-1]) < today or (not back and months[0] <= today.month)
    last = _month_end(today.year if over else today.year - back, months[-1])
    return date(last.year - (months[0] > months[-1]), months[0], 1), last


def _ago(count: str, unit: str, today: date) -> tuple[date, date] | None:
    """A year or a month so many years or months back, whole: nobody means the day."""
    number = int(count) if count.isdecimal() and len(count) < 3 else {"a": 1, "one": 1, "two": 2, "three": 3}.get(count)
    if number is None:
        return None
    if unit in say.YEAR_UNITS:
        return date(today.year - number, 1, 1), date(today.year - number, 12, 31)
    if unit in say.MONTH_UNITS:
        year, month = divmod(today.year * 12 + today.month - 1 - number, 12)
        return date(year, month + 1, 1), _month_end(year, month + 1)
    return None


# Before and after ----------------------------------------------------------------------------------------


def _related(tokens: Sequence[str], period: Period) -> Period:
    """The period that a word before it makes of it: "since March 2024" has no end."""
    if period.first is None or period.last is None:
        return period
    opened = _opened(tokens, period.positions[0], period.first, period.last)
    return period if opened is None else replace(opened, positions=(*opened.positions, *period.positions))


def _around_event(tokens: Sequence[str], events: Events) -> Period | None:
    """Before or after an event of the debate. "At the summit" names a place as much as a time and is none."""
    for start, (end, first, last) in sorted(events.items()):
        opened = _opened(tokens, start, first, last, since=say.SINCE | {"from"})
        if opened is not None:
            return replace(opened, positions=(*opened.positions, *range(start, end)))
    return None


def _opened(
    tokens: Sequence[str], start: int, first: date, last: date, *, since: Collection[str] = say.SINCE
) -> Period | None:
    lead = start - 1
    while lead >= 0 and (tokens[lead] in say.SKIPPED or tokens[lead] in say.PARTS):
        lead -= 1
    word = tokens[lead] if lead >= 0 else ""
    positions = tuple(range(max(lead, 0), start))
    if word in say.BEFORE:
        return Period(date.min, first - timedelta(days=1), (), positions)
    if word in say.UNTIL:
        return Period(date.min, last, (), positions)
    if word in say.AFTER:
        return Period(last + timedelta(days=1), date.max, (), positions)
    return Period(first, date.max, (), positions) if word in since else None


# Small things --------------------------------------------------------------------------------------------


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and 1900 <= int(token) <= 2099


def _is_following_year(year: str, token: str) -> bool:
    """Whether "2025/26" or "2025-26" was written."""
    return len(token) == 2 and token.isdecimal() and int(token) == (int(year) + 1) % 100


def _day(token: str) -> int | None:
    number = token.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(number) if number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= 31 else None


def _counts(following: str) -> bool:
    """Tell whether a number before this word is a quantity ("2000 troops") and not a year."""
    return following.startswith(
        ("troop", "soldier", "men", "sold", "viysk", "voysk", "french", "personnel", "instruct")
    )
