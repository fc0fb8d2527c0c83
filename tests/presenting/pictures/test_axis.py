"""The days that an axis of time names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import PartialDate
from bot.presenting.pictures.axis import short_date, ticks
from bot.presenting.wording import LANGUAGES

ENGLISH = Locale("en", "GB")


@given(st.dates(), st.integers(0, 4000))
def test_an_axis_names_few_days_in_order(first: date, days: int) -> None:
    last = min(first, date.max - timedelta(days=days)) + timedelta(days=days)
    first = min(first, last)
    named = [day for day, _ in ticks(first, last, ENGLISH)]
    assert 1 <= len(named) <= 5
    assert named == sorted(set(named))
    assert all(first.replace(day=1) <= day <= last for day in named)


def test_all_of_history_can_be_named() -> None:
    assert 1 <= len(ticks(date.min, date.max, ENGLISH)) <= 5


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2026, 1, 6), date(2026, 1, 6), ["6 Jan"]),
        (date(2026, 1, 6), date(2026, 1, 9), ["6 Jan", "7 Jan", "8 Jan", "9 Jan"]),
        (date(2024, 2, 26), date(2024, 5, 28), ["Feb 2024", "Mar 2024", "Apr 2024", "May 2024"]),
        (date(2024, 2, 26), date(2026, 2, 27), ["Jul 2024", "Jan 2025", "Jul 2025", "Jan 2026"]),
        (date(2014, 2, 26), date(2026, 2, 27), ["2015", "2020", "2025"]),
    ],
)
def test_days_months_or_years_are_named_as_the_period_wants_it(first: date, last: date, names: list[str]) -> None:
    assert [name for _, name in ticks(first, last, ENGLISH)] == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_date_is_short_in_every_language(language: str) -> None:
    for month in range(1, 13):
        short = short_date(PartialDate(2025, month, 9), Locale(language))
        assert short.endswith(" 2025")
        assert len(short) <= 10
    assert short_date(PartialDate(2025), Locale(language)) == "2025"
