"""Dates as people give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import PartialDate
from bot.presenting.exploring.moments import Moment, covered, is_in_figures, moments, not_a_date, read_date
from tests.presenting.exploring.invented import BASE, ENGLISH, GERMAN, PARIS
from tests.presenting.sample import day


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2025-09-04", "2025-09-04"),
        ("2025-09", "2025-09"),
        ("2025", "2025"),
        (" 2025/09/04 ", "2025-09-04"),
        ("2025.09", "2025-09"),
        ("2025 09 04", "2025-09-04"),
        ("\u200b2025-09\u202e", "2025-09"),
    ],
)
def test_a_date_in_figures_is_read_year_first(typed: str, read: str) -> None:
    assert read_date(typed) == PartialDate.parse(read)


@pytest.mark.parametrize(
    "typed", ["", "2025-13", "2025-02-30", "04-09-2025", "25", "yesterday", "2025-9-4", "20250904", "²⁰²⁵", "-2025"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed) is None


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(typed: str) -> None:
    found = read_date(typed)
    assert found is None or is_in_figures(typed)


def test_the_last_date_is_offered_first_then_events_then_months_then_years_the_newest_first() -> None:
    assert [moment.id for moment in moments(BASE)][:6] == [
        "2024-11-25",
        "summit-2024",
        "paris-2024",
        "2024-11",
        "2024-10",
        "2024-09",
    ]
    assert [moment.id for moment in moments(BASE)][-2:] == ["2024-02", "2024"]


def test_an_event_is_called_by_its_name_and_date_in_the_language_of_the_reader() -> None:
    assert Moment(PARIS.date, PARIS).title(ENGLISH) == "The Paris conference, 26 February 2024"
    assert Moment(PARIS.date, PARIS).title(GERMAN).endswith("26. Februar 2024")
    assert Moment(day("2024-03")).title(GERMAN) == "März 2024"


@pytest.mark.parametrize(
    ("when", "known"), [("2024", True), ("2024-02", True), ("2024-11-25", True), ("2024-11-26", False), ("2023", False)]
)
def test_a_date_is_covered_if_some_day_of_it_is(when: str, known: bool) -> None:
    assert covered(BASE, day(when)) is known


def test_what_cannot_be_read_is_repeated_shortly_with_the_way_to_write_it() -> None:
    lead = not_a_date(ENGLISH, "x" * 500).lead or ""
    assert lead.startswith("I cannot read “xxx")
    assert "Write 2025-09-04, 2025-09 or 2025" in lead
    assert len(lead) < 200
