from __future__ import annotations

from datetime import timedelta

from bot.records import ASKER_REMEMBERED, SHOWN_REMEMBERED, Records, Shown
from tests.records.places import ANN, BEN, Clock, Place, at_once

MOMENT = timedelta(seconds=1)


def test_a_message_is_known_at_the_next_start(place: Place) -> None:
    place.open().shown.remember(10, 5, 1, 9, ANN, ["b", "a"])
    expected = Shown(10, 5, 1, 9, ANN, ("b", "a"), place.clock())
    shown = place.restart().shown
    assert shown.of(10) == shown.answer_to(9) == expected
    assert shown.showing("a") == shown.showing("b") == [expected]


def test_what_was_never_shown_is_nothing(records: Records) -> None:
    assert records.shown.of(10) is None
    assert records.shown.answer_to(9) is None
    assert records.shown.showing("a") == []


def test_a_message_may_show_no_statement_or_one_twice(records: Records) -> None:
    records.shown.remember(10, 5, None, None, None, [])
    records.shown.remember(11, 5, None, None, None, ["a", "b", "a"])
    assert [message and message.statements for message in map(records.shown.of, (10, 11))] == [(), ("a", "b")]


def test_a_changed_message_shows_only_what_it_shows_now(records: Records) -> None:
    records.shown.remember(10, 5, 1, 9, ANN, ["a", "b"])
    records.shown.remember(10, 6, 2, 8, BEN, ["c"])
    assert records.shown.of(10) == records.shown.answer_to(8)
    assert records.shown.answer_to(9) is None
    assert records.shown.showing("a") == []
    assert [message.channel_id for message in records.shown.showing("c")] == [6]


def test_a_message_remembered_by_many_at_once_is_one_of_them_whole(place: Place) -> None:
    both = [place.open(), place.open()]
    at_once(20, lambda n: both[n % 2].shown.remember(10, n, 1, None, None, [f"{n} a", f"{n} b"]))
    shown = both[0].shown.of(10)
    assert shown is not None
    assert shown.statements == (f"{shown.channel_id} a", f"{shown.channel_id} b")


def test_an_answer_follows_its_question_for_a_day(records: Records, clock: Clock) -> None:
    records.shown.remember(10, 5, 1, 9, ANN, ["a"])
    clock.move(ASKER_REMEMBERED - MOMENT)
    assert records.shown.answer_to(9) is not None
    clock.move(MOMENT)
    assert records.shown.answer_to(9) is None
    shown = records.shown.of(10)
    assert shown is not None
    assert (shown.question_id, shown.asker, shown.statements) == (None, None, ("a",))


def test_the_latest_answer_to_a_question_counts(records: Records, clock: Clock) -> None:
    records.shown.remember(11, 5, 1, 9, ANN, ["a"])
    clock.move(MOMENT)
    records.shown.remember(10, 5, 1, 9, ANN, ["b"])
    answer = records.shown.answer_to(9)
    assert answer is not None
    assert answer.message_id == 10


def test_corrections_reach_messages_for_thirty_days_oldest_first(records: Records, clock: Clock) -> None:
    records.shown.remember(20, 5, 1, None, None, ["a"])
    clock.move(MOMENT)
    records.shown.remember(10, 5, 1, None, None, ["b", "a"])
    records.shown.remember(30, 5, 1, None, None, ["b"])
    assert [message.message_id for message in records.shown.showing("a")] == [20, 10]
    clock.move(SHOWN_REMEMBERED - MOMENT)
    assert [message.message_id for message in records.shown.showing("a")] == [10]
    assert records.shown.of(20) is None


def test_only_messages_in_the_wanted_servers_are_found(records: Records) -> None:
    for message, guild in ((10, 1), (11, 2), (12, None)):
        records.shown.remember(message, 5, guild, None, None, ["a"])
    assert [message.message_id for message in records.shown.showing("a", {2, 3})] == [11]
    assert records.shown.showing("a", ()) == []
    assert len(records.shown.showing("a", range(100_000))) == 2


def test_a_deleted_message_is_forgotten(records: Records) -> None:
    records.shown.remember(10, 5, 1, 9, ANN, ["a"])
    records.shown.forget(10)
    records.shown.forget(11)
    assert records.shown.of(10) is records.shown.answer_to(9) is None
    assert records.shown.showing("a") == []


def test_a_correction_is_claimed_once_whoever_asks(place: Place) -> None:
    both = [place.open(), place.open()]
    both[0].shown.remember(10, 5, 1, None, None, ["a"])
    both[0].shown.remember(11, 5, 1, None, None, ["a"])
    assert at_once(20, lambda number: both[number % 2].shown.claim_correction(10, "a, 1 May")).count(True) == 1
    assert not place.restart().shown.claim_correction(10, "a, 1 May")
    records = place.open()
    assert records.shown.claim_correction(10, "a, 2 May")
    assert records.shown.claim_correction(11, "a, 1 May")


def test_a_claim_that_was_given_back_can_be_claimed_once_more(records: Records) -> None:
    records.shown.remember(10, 5, 1, None, None, ["a"])
    assert records.shown.claim_correction(10, "a, 1 May")
    records.shown.release_correction(10, "a, 1 May")
    assert [records.shown.claim_correction(10, "a, 1 May") for _ in range(2)] == [True, False]


def test_who_was_told_of_a_correction_can_be_looked_up(records: Records) -> None:
    for message_id in (10, 11):
        records.shown.remember(message_id, 5, 1, None, None, ["a"])
    records.shown.claim_correction(10, "mended")
    records.shown.claim_correction(11, "another")
    assert records.shown.told("mended") == {10}
    records.shown.release_correction(10, "mended")
    assert records.shown.told("mended") == frozenset()


def test_a_page_that_is_turned_is_not_told_again(records: Records) -> None:
    records.shown.remember(10, 5, 1, None, None, ["a"])
    assert records.shown.claim_correction(10, "a, 1 May")
    records.shown.remember(10, 5, 1, None, None, ["a", "b"])
    assert not records.shown.claim_correction(10, "a, 1 May")


def test_a_forgotten_message_is_told_nothing(records: Records) -> None:
    assert not records.shown.claim_correction(10, "a, 1 May")


def test_a_message_that_is_forgotten_while_it_is_claimed_breaks_nothing(place: Place) -> None:
    both = [place.open(), place.open()]
    both[0].shown.remember(10, 5, 1, None, None, ["a"])

    def claim_or_forget(number: int) -> bool:
        if number % 2:
            both[1].shown.forget(10)
            return False
        return both[0].shown.claim_correction(10, f"correction {number}")

    at_once(20, claim_or_forget)
    assert both[0].shown.of(10) is None


def test_a_correction_of_any_length_can_be_claimed(records: Records) -> None:
    records.shown.remember(10, 5, 1, None, None, ["a"])
    claims = [records.shown.claim_correction(10, text) for text in ("é\0\ud800" * 9000, "é" * 9000, "é" * 9000)]
    assert claims == [True, True, False]
