from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.records import (
    MOST_OPEN_QUESTIONS,
    OPEN_QUESTIONS_REMEMBERED,
    SETTLED_REMEMBERED,
    Question,
    Records,
    Settlement,
)
from tests.records.places import ANN, BEN, CLEO, Clock, Place, at_once


def asked(records: Records, person: str = ANN, key: str = "key", text: str = "What did she say?") -> Question:
    kept = records.questions.add(text, key, "nothing near", "en", person)
    assert kept is not None
    return kept


def test_a_question_is_open_at_the_next_start(place: Place) -> None:
    question = asked(place.open())
    now = place.clock()
    assert question == Question(
        1, "What did she say?", "nothing near", "en", "open", None, 1, first_asked=now, last_asked=now, settled=None
    )
    questions = place.restart().questions
    assert questions.list() == [question]
    assert questions.read(question.id) == question
    assert questions.read(question.id + 1) is None


def test_questions_with_one_key_are_one_in_the_words_of_the_first(records: Records, clock: Clock) -> None:
    first = asked(records)
    clock.move(timedelta(hours=1))
    second = asked(records, BEN, text="And what did SHE say?")
    assert second == replace(first, count=2, last_asked=clock())
    assert records.questions.list() == [second]


def test_a_person_counts_once_however_often_they_ask(records: Records) -> None:
    assert [asked(records, person).count for person in (ANN, ANN, BEN, ANN)] == [1, 1, 2, 2]


def test_one_person_has_at_most_thirty_open_questions_even_at_once(place: Place) -> None:
    both = [place.open(), place.open()]

    def ask(number: int) -> Question | None:
        return both[number % 2].questions.add(f"{number}?", f"{number}", "nothing near", "en", ANN)

    assert sum(question is not None for question in at_once(35, ask)) == MOST_OPEN_QUESTIONS
    assert ask(99) is None
    kept = both[0].questions.list()
    assert len(kept) == MOST_OPEN_QUESTIONS
    assert asked(both[0], ANN, kept[0].text.removesuffix("?")).id == kept[0].id
    asked(both[0], BEN, "another")
    both[0].questions.settle(kept[0].id, "no_fact")
    asked(both[0], ANN, "one more")


def test_many_who_ask_at_once_are_all_counted(place: Place) -> None:
    both = [place.open(), place.open()]
    at_once(20, lambda number: asked(both[number % 2], f"person {number % 10}"))
    (question,) = both[0].questions.list()
    assert question.count == 10


def test_most_asked_questions_stand_first_then_the_oldest(records: Records) -> None:
    for key, people in (("one", [ANN]), ("three", [ANN, BEN, CLEO]), ("other", [BEN]), ("two", [ANN, CLEO])):
        for person in people:
            asked(records, person, key, text=key)
    assert [question.text for question in records.questions.list()] == ["three", "two", "one", "other"]
    assert [question.text for question in records.questions.list(limit=2)] == ["three", "two"]


def test_a_question_is_settled_by_exactly_one(place: Place) -> None:
    both = [place.open(), place.open()]
    number = asked(both[0]).id
    settled = at_once(20, lambda who: both[who % 2].questions.settle(number, "answered", f"statement {who}"))
    assert settled.count(True) == 1
    question = both[0].questions.read(number)
    assert question is not None
    assert question.statement_id == f"statement {settled.index(True)}"
    assert (question.state, question.settled) == ("answered", place.clock())
    assert not both[0].questions.settle(number + 1, "dismissed")


def test_settled_questions_are_listed_by_their_state(records: Records) -> None:
    for key in ("answered", "no_fact", "dismissed", "open"):
        question = asked(records, key=key)
        state: Any = key
        if key != "open":
            records.questions.settle(question.id, state)
    for state in ("answered", "no_fact", "dismissed", "open"):
        assert [question.state for question in records.questions.list(state)] == [state]
    assert len(records.questions.list(None)) == 4


def test_a_question_is_not_settled_in_a_state_nobody_knows(records: Records) -> None:
    wrong: Any = "open"
    with pytest.raises(ValueError, match="a question is settled as one of answered, no_fact, dismissed"):
        records.questions.settle(asked(records).id, wrong)


def test_a_dismissed_question_is_open_again_when_it_is_asked_again(records: Records) -> None:
    first = asked(records)
    records.questions.settle(first.id, "dismissed")
    assert asked(records, BEN) == replace(first, count=2)
    assert records.questions.settle(first.id, "dismissed")


@pytest.mark.parametrize("state", ["answered", "no_fact"])
def test_a_question_settled_otherwise_stays_settled_and_counts(
    records: Records, clock: Clock, state: Settlement
) -> None:
    first = asked(records)
    records.questions.settle(first.id, state, "a")
    assert asked(records, BEN) == replace(first, state=state, statement_id="a", count=2, settled=clock())
    assert records.questions.list() == []


def test_whoever_waits_is_told_once_after_a_restart_too(place: Place) -> None:
    records = place.open()
    number = asked(records).id
    assert records.questions.wait(number, ANN, 2**62)
    assert records.questions.wait(number, ANN, 2**62)
    assert records.questions.wait(number, BEN, 7)
    assert records.questions.wait(number, CLEO, 7)
    records = place.restart()
    assert records.questions.take_waiting(number) == [7, 2**62]
    assert records.questions.take_waiting(number) == []


def test_waiting_for_two_questions_is_kept_apart(records: Records) -> None:
    first, second = asked(records, key="1").id, asked(records, key="2").id
    records.questions.wait(first, ANN, 7)
    records.questions.wait(second, ANN, 7)
    assert records.questions.take_waiting(first) == [7]
    assert records.questions.take_waiting(second) == [7]


def test_nobody_waits_in_vain(records: Records) -> None:
    number = asked(records).id
    assert not records.questions.wait(number + 1, ANN, 7)
    records.questions.settle(number, "answered", "a")
    assert not records.questions.wait(number, ANN, 7)
    assert records.questions.take_waiting(number) == []


def test_each_address_goes_to_exactly_one_of_many_who_take(place: Place) -> None:
    both = [place.open(), place.open()]
    number = asked(both[0]).id
    at_once(20, lambda who: both[who % 2].questions.wait(number, f"person {who}", who))
    taken = at_once(10, lambda who: both[who % 2].questions.take_waiting(number))
    assert sorted(address for addresses in taken for address in addresses) == list(range(20))


def test_whoever_waits_while_it_is_settled_is_told_or_hears_that_it_is_too_late(place: Place) -> None:
    both = [place.open(), place.open()]
    number = asked(both[0]).id

    def wait_or_settle(who: int) -> bool:
        if who == 7:
            return not both[0].questions.settle(number, "answered", "a")
        return both[who % 2].questions.wait(number, f"person {who}", who)

    waits = at_once(20, wait_or_settle)
    assert both[0].questions.take_waiting(number) == [who for who, waited in enumerate(waits) if waited]


def test_an_address_that_could_not_be_told_can_be_taken_once_more(records: Records) -> None:
    number = asked(records).id
    records.questions.wait(number, ANN, 7)
    records.questions.settle(number, "no_fact")
    records.questions.take_waiting(number)
    assert records.questions.give_back(number, 7)
    assert records.questions.give_back(number, 7)
    assert records.questions.take_waiting(number) == [7]
    assert not records.questions.give_back(number + 1, 7)


def test_an_open_question_is_kept_for_half_a_year_since_it_was_asked_last(records: Records, clock: Clock) -> None:
    number = asked(records).id
    clock.move(OPEN_QUESTIONS_REMEMBERED - timedelta(days=1))
    assert asked(records).id == number
    clock.move(OPEN_QUESTIONS_REMEMBERED)
    assert records.questions.list(None) == []
    assert not records.questions.wait(number, ANN, 7)


@pytest.mark.parametrize("state", ["answered", "dismissed"])
def test_what_is_due_is_a_new_question_when_it_is_asked_again(
    records: Records, clock: Clock, state: Settlement
) -> None:
    first = asked(records)
    records.questions.settle(first.id, state, "a")
    clock.move(SETTLED_REMEMBERED)
    assert records.questions.read(first.id) is None
    again = asked(records, BEN, text="And now?")
    assert again.id > first.id
    assert (again.text, again.state, again.count) == ("And now?", "open", 1)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters()), key=st.text(st.characters(), min_size=1))
def test_any_text_can_be_asked_under_any_key(records: Records, text: str, key: str) -> None:
    records.people.delete(ANN)
    whole = text.replace("\0", "").encode(errors="replace").decode()
    assert asked(records, key=key, text=text).text == whole
    assert asked(records, key=key * 2000, text=text).text == whole
