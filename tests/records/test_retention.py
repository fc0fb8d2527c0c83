"""What is deleted when, in the very numbers that readers are promised."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.records import Records
from tests.records.places import ANN, BEN, CLEO, Clock, Place

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)
QUESTION = 803_412_345_678_901_234

DUE = {
    CLEO: 1 * DAY,
    "shown statement": 30 * DAY,
    "resolved report": 90 * DAY,
    "settled question": 90 * DAY,
    "open question": 180 * DAY,
    "subject of a vote": 365 * DAY,
}
FOR_EVER = {"open report", BEN, "language of a server"}


def fill(records: Records) -> None:
    records.shown.remember(10, 5, 1, QUESTION, CLEO, ["shown statement"])
    records.shown.claim_correction(10, "a correction")
    records.votes.vote(10, ANN, "subject of a vote", True)
    report = records.reports.add("a", "resolved report", None, ANN)
    assert report is not None
    records.reports.resolve(report.id, "corrected")
    records.reports.add("a", "open report", None, ANN)
    settled = records.questions.add("settled question", "settled", "nothing near", "en", ANN)
    assert settled is not None
    records.questions.wait(settled.id, ANN, 7)
    records.questions.settle(settled.id, "answered", "a")
    records.questions.add("open question", "open", "nothing near", "en", ANN)
    records.people.ignore(BEN, True)
    records.servers.change(1, language="language of a server")


def kept(place: Place) -> set[str]:
    everything = place.everything()
    return {word for word in (*DUE, *FOR_EVER) if word.encode() in everything}


@pytest.mark.parametrize("after", sorted(set(DUE.values())))
def test_everything_goes_in_its_time_and_not_before(place: Place, clock: Clock, after: timedelta) -> None:
    records = place.open()
    fill(records)
    assert kept(place) == DUE.keys() | FOR_EVER
    clock.move(after - MOMENT)
    records.tidy()
    assert kept(place) == {word for word, due in DUE.items() if due >= after} | FOR_EVER
    clock.move(MOMENT)
    records.tidy()
    assert kept(place) == {word for word, due in DUE.items() if due > after} | FOR_EVER


def test_after_a_day_nobody_can_say_which_message_was_answered(place: Place, clock: Clock) -> None:
    records = place.open()
    fill(records)
    forms = (str(QUESTION).encode(), QUESTION.to_bytes(8))
    assert any(form in place.everything() for form in forms)
    clock.move(DAY)
    records.tidy()
    assert not any(form in place.everything() for form in forms)


def test_tidying_what_was_never_used_does_nothing(records: Records) -> None:
    records.tidy()
    assert records.votes.by_subject() == []
