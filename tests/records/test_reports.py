from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.records import MOST_OPEN_REPORTS, SETTLED_REMEMBERED, Records, Report
from tests.records.places import ANN, BEN, Clock, Place, at_once


def added(records: Records, what: str = "the date is wrong", person: str = ANN) -> Report:
    report = records.reports.add("a", what, "https://example.org/page", person)
    assert report is not None
    return report


def test_a_report_is_open_at_the_next_start(place: Place) -> None:
    report = added(place.open())
    assert report == Report(1, "a", "the date is wrong", "https://example.org/page", ANN, place.clock(), None, None)
    reports = place.restart().reports
    assert reports.list() == [report]
    assert reports.read(report.id) == report
    assert reports.read(report.id + 1) is None


def test_reports_stand_oldest_first(records: Records) -> None:
    numbers = [added(records, person=person).id for person in (BEN, ANN, BEN)]
    assert [report.id for report in records.reports.list()] == numbers


def test_a_report_may_name_no_source(records: Records) -> None:
    report = records.reports.add("a", "what", None, ANN)
    assert report is not None
    assert report.source is None


def test_a_resolved_report_is_only_among_all(records: Records, clock: Clock) -> None:
    report, other = added(records), added(records)
    assert records.reports.resolve(report.id, "corrected")
    assert records.reports.list() == [other]
    first, second = records.reports.list(open_only=False)
    assert (first.outcome, first.resolved, second) == ("corrected", clock(), other)


def test_a_report_is_resolved_by_exactly_one(place: Place) -> None:
    both = [place.open(), place.open()]
    report = added(both[0])
    resolved = at_once(20, lambda number: both[number % 2].reports.resolve(report.id, f"outcome {number}"))
    assert resolved.count(True) == 1
    kept = both[0].reports.read(report.id)
    assert kept is not None
    assert kept.outcome == f"outcome {resolved.index(True)}"
    assert not both[0].reports.resolve(report.id + 1, "none of that number")


def test_one_person_has_at_most_twenty_open_reports_even_at_once(place: Place) -> None:
    both = [place.open(), place.open()]
    taken = at_once(25, lambda number: both[number % 2].reports.add("a", f"{number}", None, ANN))
    assert sum(report is not None for report in taken) == MOST_OPEN_REPORTS == len(both[0].reports.list())
    assert both[0].reports.add("a", "one more", None, ANN) is None
    added(both[0], person=BEN)
    both[0].reports.resolve(both[0].reports.list()[0].id, "corrected")
    added(both[0], "one more", ANN)


def test_a_number_is_never_given_twice(place: Place) -> None:
    first = added(place.open())
    place.open().people.delete(ANN)
    assert added(place.restart()).id > first.id


def test_a_resolved_report_is_kept_for_ninety_days(records: Records, clock: Clock) -> None:
    report = added(records)
    records.reports.resolve(report.id, "corrected")
    clock.move(SETTLED_REMEMBERED)
    assert records.reports.list(open_only=False) == []
    assert records.reports.read(report.id) is None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters()))
def test_any_text_is_kept_as_it_was_written(records: Records, text: str) -> None:
    records.people.delete(ANN)
    whole = text.replace("\0", "").encode(errors="replace").decode()
    assert added(records, text).what == records.reports.list()[0].what == whole
