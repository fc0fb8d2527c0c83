from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.records import VOTES_REMEMBERED, Records, Tally
from tests.records.places import ANN, BEN, CLEO, Clock, Place, at_once


def test_votes_are_counted_and_there_at_the_next_start(place: Place) -> None:
    votes = place.open().votes
    assert votes.vote(10, ANN, "a", True) == Tally(useful=1, not_useful=0)
    assert votes.vote(10, BEN, "a", False) == Tally(useful=1, not_useful=1)
    assert place.restart().votes.tally(10) == Tally(useful=1, not_useful=1)


def test_a_message_nobody_voted_on_has_none(records: Records) -> None:
    assert records.votes.tally(10) == Tally(0, 0)
    assert records.votes.by_subject() == []


def test_a_vote_can_be_changed_and_taken_back(records: Records) -> None:
    records.votes.vote(10, ANN, "a", True)
    assert records.votes.vote(10, ANN, "a", False) == Tally(0, 1)
    assert records.votes.vote(10, ANN, "a", False) == Tally(0, 0)
    assert records.votes.vote(10, ANN, "a", True) == Tally(1, 0)


def test_everybody_can_be_told_their_own_vote(records: Records) -> None:
    assert records.votes.of(10, ANN) is None
    records.votes.vote(10, ANN, "a", True)
    records.votes.vote(10, BEN, "a", False)
    assert (records.votes.of(10, ANN), records.votes.of(10, BEN), records.votes.of(11, ANN)) == (True, False, None)
    records.votes.vote(10, ANN, "a", True)
    assert records.votes.of(10, ANN) is None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cast=st.lists(st.tuples(st.sampled_from([10, 11]), st.sampled_from([ANN, BEN, CLEO]), st.booleans()), max_size=9)
)
def test_everybody_has_at_most_one_vote_a_message(records: Records, cast: list[tuple[int, str, bool]]) -> None:
    for person in (ANN, BEN, CLEO):
        records.people.delete(person)
    standing: dict[tuple[int, str], bool] = {}
    for message, person, useful in cast:
        if standing.get((message, person)) is useful:
            del standing[message, person]
        else:
            standing[message, person] = useful
        counted = Counter(vote for (on, _), vote in standing.items() if on == message)
        assert records.votes.vote(message, person, "a", useful) == Tally(counted[True], counted[False])


def test_many_who_vote_at_once_are_all_counted(place: Place) -> None:
    both = [place.open(), place.open()]
    at_once(20, lambda number: both[number % 2].votes.vote(10, f"person {number}", "a", number % 4 != 0))
    assert both[0].votes.tally(10) == Tally(useful=15, not_useful=5)


def test_one_who_presses_many_times_at_once_has_voted_so_many_times_in_a_row(place: Place) -> None:
    both = [place.open(), place.open()]
    tallies = at_once(15, lambda number: both[number % 2].votes.vote(10, ANN, "a", True))
    assert sorted(tally.useful for tally in tallies) == [0] * 7 + [1] * 8
    assert both[0].votes.tally(10) == Tally(1, 0)


def test_the_report_counts_each_subject_those_with_most_votes_first(records: Records) -> None:
    for message, person, subject, useful in (
        (10, ANN, "list", True),
        (11, ANN, "b", True),
        (11, BEN, "b", False),
        (12, ANN, "b", False),
        (13, ANN, "B", False),
    ):
        records.votes.vote(message, person, subject, useful)
    assert records.votes.by_subject() == [("b", Tally(1, 2)), ("B", Tally(0, 1)), ("list", Tally(1, 0))]


def test_a_changed_vote_counts_for_what_the_message_shows_now(records: Records) -> None:
    records.votes.vote(10, ANN, "a", True)
    records.votes.vote(10, ANN, "b", False)
    assert records.votes.by_subject() == [("b", Tally(0, 1))]


def test_a_vote_counts_for_a_year(records: Records, clock: Clock) -> None:
    records.votes.vote(10, ANN, "a", True)
    clock.move(VOTES_REMEMBERED)
    assert records.votes.by_subject() == []
