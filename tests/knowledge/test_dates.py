"""Dates are as exact as their source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import PartialDate

_dates = st.builds(
    lambda day, exactness: PartialDate.parse(day.isoformat()[: {1: 4, 2: 7, 3: 10}[exactness]]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    st.integers(1, 3),
)


@given(_dates)
def test_what_is_written_is_read_again(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@given(_dates)
def test_the_first_day_is_never_after_the_last(when: PartialDate) -> None:
    assert when.first_day <= when.last_day
    assert when.overlaps(when.first_day, when.last_day)
    assert (when.first_day == when.last_day) == (when.day is not None)


@given(_dates, _dates)
def test_two_dates_are_in_one_order_only(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (other < one) + (one == other) == 1


@given(_dates, _dates)
def test_overlapping_does_not_depend_on_who_asks(one: PartialDate, other: PartialDate) -> None:
    assert one.overlaps(other.first_day, other.last_day) == other.overlaps(one.first_day, one.last_day)


@given(st.text(max_size=12))
def test_any_other_text_is_refused_in_one_sentence(text: str) -> None:
    try:
        assert str(PartialDate.parse(text)) == text
    except ValueError as error:
        assert "date" in str(error)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "2023-02-29", "0000", "24", "2024-2", "2024-02-27T10:00", "٢٠٢٤"]
)
def test_no_day_of_the_calendar_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(text)
