"""The time a question asks about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.folding import fold
from bot.matching.period import Period, read_period
from bot.matching.tokens import words


def read(text: str) -> Period | None:
    return read_period(words(fold(text)))


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
        assert period.months == (5,)


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
        st.sampled_from(["2024", "1900", "2099", "31", "0", "february", "may", "in", "spring", "12", "x"]), max_size=8
    )
)
def test_any_words_are_read_without_error(tokens: list[str]) -> None:
    period = read_period(tokens)
    if period is not None:
        assert (period.first is None) == (period.last is None)
        assert period.first is None or period.last is None or period.first <= period.last
        assert all(0 <= position < len(tokens) for position in period.positions)
        assert period.positions
