"""Read the time a question asks about: a day, a month, a season, a year."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.matching.folding import fold
from bot.matching.tokens import words

__all__ = ["Period", "read_period"]


@dataclass(frozen=True, slots=True)
class Period:
    """A closed stretch of days, and the tokens that named it.

    `years` is empty where only a month or season was named; then the period covers none of the
    calendar yet and `months` says which months of any year are meant.
    """

    first: date | None
    last: date | None
    months: tuple[int, ...]
    positions: tuple[int, ...]

    def meets(self, first: date, last: date) -> bool:
        """Tell whether a stretch of days touches this period."""
        if self.first is not None and self.last is not None:
            return first <= self.last and self.first <= last
        if (last - first).days > 62:
            return False
        return first.month in self.months or last.month in self.months


def _folded(names: str) -> list[str]:
    return [word for name in names.split() for word in words(fold(name))]


_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar січень січня січні январь января январе styczeń stycznia styczniu enero "
            "gennaio",
            "february feb février februar лютий лютого лютому февраль февраля феврале luty lutego lutym febrero "
            "febbraio",
            "march mar mars märz березень березня березні март марта марте marzec marca marcu marzo",
            "april apr avril квітень квітня квітні апрель апреля апреле kwiecień kwietnia kwietniu abril aprile",
            "may mai травень травня травні май мая мае maj maja maju mayo maggio",
            "june jun juin juni червень червня червні июнь июня июне czerwiec czerwca czerwcu junio giugno",
            "july jul juillet juli липень липня липні июль июля июле lipiec lipca lipcu julio luglio",
            "august aug août серпень серпня серпні август августа августе sierpień sierpnia sierpniu agosto",
            "september sep sept septembre вересень вересня вересні сентябрь сентября сентябре wrzesień września "
            "wrześniu septiembre settembre",
            "october oct octobre oktober жовтень жовтня жовтні октябрь октября октябре październik października "
            "październiku octubre ottobre",
            "november nov novembre листопад листопада листопаді ноябрь ноября ноябре listopad listopada listopadzie "
            "noviembre",
            "december dec décembre dezember грудень грудня грудні декабрь декабря декабре grudzień grudnia grudniu "
            "diciembre dicembre",
        ),
        start=1,
    )
    for name in _folded(names)
}

_AMBIGUOUS = frozenset({"may", "mar", "mars", "march", "marta", "mai", "sep", "marca", "jan", "jun", "maya"})
"""Months that are also other words or names: they count only beside a year, a day or a word like "in"."""

_SEASONS: dict[str, tuple[int, ...]] = {
    name: months
    for names, months in (
        ("spring printemps frühling frühjahr primavera wiosna wiosny wiosną весной навесні", (3, 4, 5)),
        ("summer été sommer verano estate lato latem летом влітку", (6, 7, 8)),
        ("autumn automne herbst otoño autunno jesienią jesień осенью восени", (9, 10, 11)),
    )
    for name in _folded(names)
}

_LEADS = frozenset(
    _folded(
        "in on of by from since until till before after during early late mid last this next between en im am au "
        "depuis ab seit w we od po в во з с у до a nel di il el del de dal le du since between"
    )
)


def read_period(tokens: Sequence[str]) -> Period | None:
    """The time that `tokens` name, or None. Reads years 1900-2099, ISO dates, months and seasons."""
    years: list[int] = []
    months: list[int] = []
    days: list[int] = []
    positions: list[int] = []
    numeric = _numeric_date(tokens)
    if numeric is not None:
        return numeric
    for position, token in enumerate(tokens):
        previous = tokens[position - 1] if position else ""
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if len(token) == 4 and token.isdigit() and 1900 <= int(token) <= 2099 and not _counts(following):
            years.append(int(token))
            positions.append(position)
        elif token in _MONTHS:
            day_beside = [beside for beside in (previous, following) if _day(beside) is not None]
            dated = bool(day_beside) or _year(following) or _year(previous) or previous in _LEADS
            if token in _AMBIGUOUS and not dated:
                continue
            months.append(_MONTHS[token])
            positions.append(position)
            for beside in day_beside[:1]:
                day = _day(beside)
                if day is not None:
                    days.append(day)
                    positions.append(position - 1 if beside == previous else position + 1)
        elif token in _SEASONS and (_year(following) or _year(previous) or previous in _LEADS):
            months.extend(_SEASONS[token])
            positions.append(position)
    if not years and not months:
        return None
    return _period(years, months, days, tuple(sorted(set(positions))))


def _period(years: list[int], months: list[int], days: list[int], positions: tuple[int, ...]) -> Period:
    if not years:
        return Period(None, None, tuple(dict.fromkeys(months)), positions)
    year_first, year_last = min(years), max(years)
    if not months:
        return Period(date(year_first, 1, 1), date(year_last, 12, 31), (), positions)
    first_month, last_month = months[0], months[-1]
    if len(days) == 1 and len(set(months)) == 1 and days[0] <= calendar.monthrange(year_first, first_month)[1]:
        day = date(year_first, first_month, days[0])
        return Period(day, day, tuple(months), positions)
    if year_first == year_last and last_month < first_month:
        first_month, last_month = last_month, first_month
    last_day = calendar.monthrange(year_last, last_month)[1]
    return Period(date(year_first, first_month, 1), date(year_last, last_month, last_day), tuple(months), positions)


def _numeric_date(tokens: Sequence[str]) -> Period | None:
    """A date in figures, year first or day first: 2024-02-26, 26/02/2024."""
    for position in range(len(tokens) - 2):
        three = tokens[position : position + 3]
        if not all(part.isdigit() for part in three):
            continue
        if _year(three[0]):
            year, month, day = three
        elif _year(three[2]):
            day, month, year = three
        else:
            continue
        try:
            exact = date(int(year), int(month), int(day))
        except ValueError:
            continue
        return Period(exact, exact, (exact.month,), (position, position + 1, position + 2))
    return None


def _year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and 1900 <= int(token) <= 2099


def _day(token: str) -> int | None:
    number = token.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(number) if number.isdigit() and len(number) <= 2 and 1 <= int(number) <= 31 else None


def _counts(following: str) -> bool:
    """Tell whether a number before this word is a quantity ("2000 troops") and not a year."""
    return following.startswith(
        ("troop", "soldier", "men", "sold", "viysk", "voysk", "french", "personnel", "instruct")
    )
