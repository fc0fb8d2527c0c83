from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.records import SHORTEST_KEY, Deleted, Records, RecordsError, Tally
from tests.records.places import ANN, BEN, KEY, Place, at_once

USER = 803_412_345_678_901_234


def test_a_person_has_one_tag_at_every_start_and_another_person_another(place: Place) -> None:
    tag = place.open().person(USER)
    assert len(bytes.fromhex(tag)) == 16
    assert place.restart().person(USER) == tag
    assert place.open().person(USER + 1) != tag


def test_another_key_makes_other_tags(place: Place) -> None:
    assert place.open().person(USER) != place.open(key="another key of the operator").person(USER)
    assert place.open(key=KEY * 9).person(USER) != place.open(key=KEY * 9 + "!").person(USER)


def test_a_key_made_at_random_is_made_once_even_by_many_at_once(place: Place) -> None:
    both = [place.open(key=None), place.open(key=None)]
    tags = at_once(20, lambda number: both[number % 2].person(USER))
    assert len(set(tags)) == 1
    place.close()
    assert place.open(key=None).person(USER) == tags[0]


def test_two_databases_have_different_keys() -> None:
    tags = set()
    for _ in range(2):
        records = Records("sqlite://")
        tags.add(records.person(USER))
        records.close()
    assert len(tags) == 2


def test_a_key_that_could_be_guessed_is_refused_without_naming_it() -> None:
    for key in ("", "hunter2"):
        with pytest.raises(RecordsError, match=f"at least {SHORTEST_KEY} characters") as caught:
            Records("sqlite://", key=key)
        assert "hunter2" not in str(caught.value)


def test_nobody_is_ignored_but_by_their_own_wish(place: Place) -> None:
    people = place.open().people
    assert not people.ignores(ANN)
    people.ignore(ANN, True)
    people.ignore(ANN, True)
    people = place.restart().people
    assert people.ignores(ANN)
    assert not people.ignores(BEN)
    people.ignore(ANN, False)
    people.ignore(ANN, False)
    assert not people.ignores(ANN)


def live(records: Records, person: str, address: int = 700) -> None:
    """Do everything a person can do."""
    records.shown.remember(address + 1, 5, 1, address + 2, person, ["a"])
    records.votes.vote(10, person, "a", True)
    records.reports.add("a", f"report by {person}", f"https://example.org/{person}", person)
    alone = records.questions.add(f"question of {person}", person, "nothing near", "en", person)
    records.questions.add(f"first asked by {person}", "asked by all", "nothing near", "en", person)
    assert alone is not None
    records.questions.wait(alone.id, person, address)
    records.people.ignore(person, True)


def test_a_person_is_deleted_and_nobody_else(place: Place) -> None:
    records = place.open()
    live(records, BEN, address=800)
    live(records, ANN)
    deleted = records.people.delete(ANN)
    assert deleted == Deleted(votes=1, reports=1, questions=2, waiting=1, ignored=0, shown=1)

    records = place.restart()
    assert records.votes.tally(10) == Tally(1, 0)
    assert [report.person for report in records.reports.list()] == [BEN]
    assert [question.text for question in records.questions.list()] == [f"question of {BEN}", f"first asked by {BEN}"]
    assert [question.count for question in records.questions.list()] == [1, 1]
    assert records.questions.take_waiting(records.questions.list()[0].id) == [800]
    assert [(message.message_id, message.asker) for message in records.shown.showing("a")] == [(701, None), (801, BEN)]
    assert records.shown.answer_to(702) is None
    assert records.people.ignores(ANN)
    assert records.people.ignores(BEN)


def test_the_wish_not_to_be_answered_goes_too_if_wanted(records: Records) -> None:
    live(records, ANN)
    assert records.people.delete(ANN, ignore_too=True).ignored == 1
    assert not records.people.ignores(ANN)


def test_there_is_nothing_to_delete_twice(records: Records) -> None:
    live(records, ANN)
    records.people.delete(ANN, ignore_too=True)
    assert records.people.delete(ANN, 700, ignore_too=True) == Deleted(0, 0, 0, 0, 0, 0)


def test_an_address_that_was_given_back_is_deleted_by_address(records: Records) -> None:
    kept = records.questions.add("text", "key", "nothing near", "en", BEN)
    assert kept is not None
    number = kept.id
    records.questions.wait(number, ANN, 700)
    records.questions.take_waiting(number)
    records.questions.give_back(number, 700)
    records.questions.wait(number, BEN, 800)
    assert records.people.delete(ANN, 700).waiting == 1
    assert records.questions.take_waiting(number) == [800]


def test_neither_a_user_nor_the_key_stands_anywhere(place: Place) -> None:
    records = place.open()
    person = records.person(USER)
    live(records, person)
    everything = place.everything()
    assert person.encode() in everything
    forms: list[bytes] = [str(USER).encode(), f"{USER:x}".encode(), USER.to_bytes(8), USER.to_bytes(8, "little")]
    assert [form for form in (*forms, KEY.encode(), KEY.encode().hex().encode()) if form in everything] == []


def test_a_deleted_person_stands_nowhere_any_more(place: Place) -> None:
    records = place.open()
    people = [records.person(USER + number) for number in range(4)]
    for number, person in enumerate(people):
        live(records, person, address=1000 * number + 10**15)
        for message in range(4):
            records.shown.remember(1000 * number + message, 5, 1, message, person, ["a"])
            records.votes.vote(message, person, "a", True)
            records.reports.add("a", f"report by {person}" * 50, None, person)
            records.questions.add(f"{person} asks" * 50, f"{person} {message}", "nothing near", "en", person)
    for person in people[::2]:
        assert person.encode() in place.everything()
        records.people.delete(person, ignore_too=True)
        kept = place.everything()
        # The question that all asked keeps the words of the first.
        expected = 1 if person == people[0] else 0
        assert kept.count(person.encode()) == kept.count(f"first asked by {person}".encode()) == expected
    assert all(person.encode() in kept for person in people[1::2])


@pytest.mark.parametrize("deletes", [1, 10])
def test_a_deletion_that_meets_others_leaves_theirs(place: Place, deletes: int) -> None:
    both = [place.open(), place.open()]

    def live_or_delete(number: int) -> None:
        records = both[number % 2]
        if number < deletes:
            records.people.delete(ANN)
        else:
            live(records, f"person {number}", address=1000 * number)

    live(both[0], ANN)
    at_once(16, live_or_delete)
    assert both[0].votes.tally(10).useful == 16 - deletes
    assert len(both[0].reports.list()) == 16 - deletes
    counts = {question.text: question.count for question in both[0].questions.list()}
    assert max(counts.values()) == 16 - deletes
    assert f"question of {ANN}" not in counts


def test_many_changes_of_many_rows_at_once_do_not_wait_in_circles(place: Place) -> None:
    both = [place.open(), place.open()]
    for number in range(5):
        live(both[0], f"person {number}", address=1000 * number)
    calls: list[Callable[[Records, int], object]] = [
        lambda records, number: records.people.delete(f"person {number // 4}"),
        lambda records, _: records.servers.forget(1),
        lambda records, _: records.tidy(),
        lambda records, number: live(records, f"person {number // 4}", 1000 * number),
    ]
    at_once(20, lambda number: calls[number % 4](both[number // 2 % 2], number))
