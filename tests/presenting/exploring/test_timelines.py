"""Statements in order of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge import PartialDate, Stance
from bot.presenting.exploring.subjects import Subject
from bot.presenting.exploring.timelines import Stretch, in_order_of_time
from bot.presenting.narrowing import Narrowing
from bot.presenting.pictures import Record, Timeline
from bot.presenting.reply import Reply
from bot.presenting.state import ListingKind
from tests.presenting.exploring.invented import BASE, ENGLISH, GERMAN
from tests.presenting.sample import MACRON, PESKOV, SILENT, TRAINERS, day

DATES = st.none() | st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))


def shown(reply: Reply) -> list[str]:
    return [key for page in range(len(reply.pages)) for key in reply.statements_on(page)]


def test_everything_comes_oldest_first_and_undated_last() -> None:
    keys = shown(in_order_of_time(ENGLISH, Stretch()))
    assert len(keys) == len(BASE.statements)
    dates = [BASE.statements[key].date for key in keys]
    assert dates == [*sorted(when for when in dates if when is not None), None]


def test_a_stretch_of_time_has_what_was_said_in_it_and_nothing_without_a_date() -> None:
    keys = shown(in_order_of_time(ENGLISH, Stretch(first=day("2024-03"), last=day("2024-04-01"))))
    assert keys == ["rt-reports", "scholz-trainers", "joint-demining", "macron-trainers"]


@pytest.mark.parametrize(
    ("stretch", "title"),
    [
        (Stretch(), "In order of time"),
        (Stretch(actor=MACRON), "Emmanuel Macron: in order of time"),
        (Stretch(first=day("2024-03")), "Since March 2024: in order of time"),
        (Stretch(last=day("2024-05-02")), "Until 2 May 2024: in order of time"),
        (Stretch(first=day("2024-03"), last=day("2024-03")), "March 2024: in order of time"),
        (
            Stretch(MACRON, Subject("instructors", None, TRAINERS), day("2024-03"), day("2024-05")),
            "Emmanuel Macron · instructors · March 2024 to May 2024: in order of time",
        ),
    ],
)
def test_the_title_says_what_was_asked_for(stretch: Stretch, title: str) -> None:
    assert in_order_of_time(ENGLISH, stretch).title == title


def test_everybody_together_are_drawn_by_position_and_one_actor_by_kind_of_deployment() -> None:
    [everybody] = in_order_of_time(ENGLISH, Stretch()).illustrations
    assert isinstance(everybody.picture, Timeline)
    [alone] = in_order_of_time(ENGLISH, Stretch(actor=MACRON)).illustrations
    assert isinstance(alone.picture, Record)
    assert "Emmanuel Macron" in alone.alt
    assert in_order_of_time(ENGLISH, Stretch(actor=PESKOV)).illustrations == ()


def test_the_picture_shows_what_the_list_shows() -> None:
    [narrowed] = in_order_of_time(ENGLISH, Stretch(), Narrowing(stance=Stance.AGAINST)).illustrations
    assert isinstance(narrowed.picture, Timeline)
    assert {point.stance for point in narrowed.picture.points} == {Stance.AGAINST}


def test_who_spoke_together_with_somebody_is_not_counted_in_their_timeline() -> None:
    reply = in_order_of_time(ENGLISH, Stretch(actor=BASE.actors["dmytro-kuleba"]))
    assert reply.lead == "1 statement"
    assert (
        in_order_of_time(ENGLISH, Stretch(first=day("2024-03"), last=day("2024-03"))).lead
        == "3 statements by 4 speakers"
    )


@pytest.mark.parametrize(
    ("stretch", "said"),
    [
        (Stretch(first=day("2024-09"), last=day("2024-03")), "September 2024 is later than March 2024. Please swap"),
        (Stretch(first=day("2025")), "I only know statements from February 2024 to 25 November 2024"),
        (Stretch(last=day("2023-12-31")), "I only know statements from February 2024 to 25 November 2024"),
        (Stretch(actor=SILENT), "I have no statement that fits all of that."),
        (Stretch(actor=PESKOV, last=day("2024-02-01")), "I have no statement that fits all of that."),
    ],
)
def test_what_cannot_be_shown_is_one_private_sentence(stretch: Stretch, said: str) -> None:
    reply = in_order_of_time(ENGLISH, stretch)
    assert (reply.lead or "").startswith(said)
    assert reply.private
    assert not any(reply.pages)


def test_a_stretch_that_begins_before_and_ends_after_the_base_has_everything_with_a_date() -> None:
    keys = shown(in_order_of_time(ENGLISH, Stretch(first=day("1999"), last=day("2077"))))
    assert len(keys) == sum(statement.date is not None for statement in BASE.statements.values())


def test_the_words_around_dates_are_those_of_the_reader() -> None:
    assert "März 2024" in (in_order_of_time(GERMAN, Stretch(first=day("2024-03"), last=day("2024-03"))).title or "")


@settings(deadline=None)
@given(st.sampled_from([None, MACRON]), st.sampled_from([None, Subject("instructors", None, TRAINERS)]), DATES, DATES)
def test_a_button_remembers_every_stretch(actor: None, subject: None, first: PartialDate, last: PartialDate) -> None:
    stretch = Stretch(actor, subject, first, last)
    assert stretch.listing.fits
    assert stretch.listing.kind is ListingKind.TIMELINE
    read = Stretch.read(stretch.listing.value, ENGLISH)
    assert read is not None
    assert read.listing == stretch.listing


@settings(deadline=None)
@given(DATES, DATES)
def test_any_two_dates_are_answered(first: PartialDate, last: PartialDate) -> None:
    reply = in_order_of_time(ENGLISH, Stretch(first=first, last=last))
    for key in shown(reply):
        when = BASE.statements[key].date
        assert when is not None or (first is None and last is None)
        if when is not None:
            begin = first.first_day if first else date.min
            assert when.overlaps(begin, last.last_day if last else date.max)


@pytest.mark.parametrize("value", ["", "-", "-:-:-", "-:-:-:-:-", "x:-:-:-", "-:x:-:-", "-:-:2024-99:-", "-:-:-:soon"])
def test_what_makes_no_sense_is_not_read(value: str) -> None:
    assert Stretch.read(value, ENGLISH) is None
