"""The time a question asks about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.folding import fold
from bot.matching.period import Period, read_period
from bot.matching.tokens import words

TODAY = date(2026, 2, 10)


def read(text: str) -> Period | None:
    return read_period(words(fold(text)), today=TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("between 2023 and 2024", "2023-01-01", "2024-12-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("February 2023", "2023-02-01", "2023-02-28"),
        ("on 26 February 2024", "2024-02-26", "2024-02-26"),
        ("February 26th, 2024", "2024-02-26", "2024-02-26"),
        ("2024-02-26", "2024-02-26", "2024-02-26"),
        ("26/02/2024", "2024-02-26", "2024-02-26"),
        ("26.2.2024", "2024-02-26", "2024-02-26"),
        ("from March to June 2024", "2024-03-01", "2024-06-30"),
        ("spring 2024", "2024-03-01", "2024-05-31"),
        ("en février 2024", "2024-02-01", "2024-02-29"),
        ("im März 2024", "2024-03-01", "2024-03-31"),
        ("у лютому 2024", "2024-02-01", "2024-02-29"),
        ("в феврале 2024", "2024-02-01", "2024-02-29"),
        ("w lutym 2024", "2024-02-01", "2024-02-29"),
        ("en febrero de 2024", "2024-02-01", "2024-02-29"),
        ("nel febbraio 2024", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_time_is_read(text: str, first: str, last: str) -> None:
    period = read(text)
    assert period is not None
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "may I ask",
        "the long march",
        "mars",
        "Marta said so",
        "2000 troops",
        "1500 soldiers",
        "what did he say",
        "room 101",
        "",
        "32.13.2024 x",
    ],
)
def test_words_and_numbers_that_are_no_time_are_left(text: str) -> None:
    period = read(text)
    assert period is None or period.first == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last month", "2026-01-01", "2026-01-31"),
        ("last week", "2026-02-02", "2026-02-08"),
        ("yesterday", "2026-02-09", "2026-02-09"),
        ("last November", "2025-11-01", "2025-11-30"),
        ("last February", "2025-02-01", "2025-02-28"),
        ("this January", "2026-01-01", "2026-01-31"),
        ("last spring", "2025-03-01", "2025-05-31"),
        ("two years ago", "2024-01-01", "2024-12-31"),
        ("3 months ago", "2025-11-01", "2025-11-30"),
        ("en novembre dernier", "2025-11-01", "2025-11-30"),
        ("letzten November", "2025-11-01", "2025-11-30"),
        ("минулого року", "2025-01-01", "2025-12-31"),
        ("в прошлом году", "2025-01-01", "2025-12-31"),
        ("w zeszłym roku", "2025-01-01", "2025-12-31"),
        ("el año pasado", "2025-01-01", "2025-12-31"),
        ("novembre scorso", "2025-11-01", "2025-11-30"),
        ("early 2025", "2025-01-01", "2025-04-30"),
        ("at the end of 2025", "2025-09-01", "2025-12-31"),
        ("Q1 2025", "2025-01-01", "2025-03-31"),
        ("in 2025-26", "2025-01-01", "2026-12-31"),
    ],
)
def test_a_time_is_counted_from_today(text: str, first: str, last: str) -> None:
    period = read(text)
    assert period is not None
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "within", "without"),
    [
        ("before March 2024", "2024-02-29", "2024-03-01"),
        ("until March 2024", "2024-03-31", "2024-04-01"),
        ("after the end of 2024", "2025-01-01", "2024-12-31"),
        ("since 5 May 2025", "2025-05-05", "2025-05-04"),
        ("avant 2025", "2024-12-31", "2025-01-01"),
        ("seit März 2025", "2025-03-01", "2025-02-28"),
        ("після березня 2025", "2025-04-01", "2025-03-31"),
        ("winter 2025", "2025-01-15", "2025-06-15"),
    ],
)
def test_before_and_after_open_a_time(text: str, within: str, without: str) -> None:
    period = read(text)
    assert period is not None
    inside, outside = date.fromisoformat(within), date.fromisoformat(without)
    assert period.meets(inside, inside)
    assert not period.meets(outside, outside)


def test_an_event_dates_what_came_before_and_after_it_but_not_what_was_said_there() -> None:
    tokens = words(fold("what did he say before the London summit"))
    summit = {tokens.index("london"): (len(tokens), date(2025, 3, 2), date(2025, 3, 2))}
    period = read_period(tokens, today=TODAY, events=summit)
    assert period is not None
    assert period.last == date(2025, 3, 1)
    assert period.positions == tuple(range(tokens.index("before"), len(tokens)))
    tokens = words(fold("what did he say at the London summit"))
    assert read_period(tokens, today=TODAY, events=summit) is None


def test_a_month_without_a_year_is_of_any_year() -> None:
    period = read("what was said in June")
    assert period is not None
    assert (period.first, period.last, period.months) == (None, None, (6,))
    assert period.meets(date(2023, 6, 3), date(2023, 6, 3))
    assert not period.meets(date(2023, 7, 1), date(2023, 7, 1))
    assert not period.meets(date(2023, 1, 1), date(2023, 12, 31))


def test_may_counts_where_a_date_is_meant() -> None:
    for text in ("in May", "May 2024", "5 May"):
        period = read(text)
        assert period is not None
        assert period.meets(date(2024, 5, 5), date(2024, 5, 5))
        assert not period.meets(date(2024, 6, 5), date(2024, 6, 5))


def test_a_period_meets_what_touches_it() -> None:
    period = read("February 2024")
    assert period is not None
    assert period.meets(date(2024, 2, 29), date(2024, 2, 29))
    assert period.meets(date(2024, 1, 1), date(2024, 12, 31))
    assert not period.meets(date(2024, 3, 1), date(2024, 3, 1))


def test_the_words_that_name_the_time_are_told() -> None:
    period = read("what on 26 February 2024 exactly")
    assert period is not None
    assert period.positions == (2, 3, 4)


def test_an_impossible_day_is_no_error() -> None:
    period = read("30 February 2024")
    assert period is not None
    assert (period.first, period.last) == (date(2024, 2, 1), date(2024, 2, 29))


@given(
    st.lists(
        st.sampled_from(
            "2024 1900 2099 31 0 february may in spring 12 x last ago year month week before since winter early the "
            "yesterday".split()
        ),
        max_size=8,
    )
)
def test_any_words_are_read_without_error(tokens: list[str]) -> None:
    period = read_period(tokens, today=TODAY)
    if period is not None:
        assert (period.first is None) == (period.last is None)
        assert period.first is None or period.last is None or period.first <= period.last
        assert all(0 <= position < len(tokens) for position in period.positions)
        assert period.positions
