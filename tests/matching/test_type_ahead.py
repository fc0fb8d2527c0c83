"""Texts are found by the words typed so far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.type_ahead import TypeAhead

TEXTS = [
    "what did macron say about ground troops?",
    "what did scholz say about ground troops?",
    "does macron's idea frighten anybody?",
    "who trains sappers?",
    "who says what about whom?",
]
TYPE_AHEAD = TypeAhead(TEXTS)


def found(typed: str, limit: int = 10) -> list[str]:
    likely = sorted(TYPE_AHEAD.likely(typed, limit), key=lambda one: (-one.share, one.number))
    return [TEXTS[one.number] for one in likely]


def test_the_texts_that_hold_all_that_was_typed_come_first() -> None:
    assert found("say macron tr")[0] == TEXTS[0]


def test_words_may_come_in_any_order_and_with_mistakes_in_each() -> None:
    assert found("grund trops sholz")[0] == TEXTS[1]


def test_a_text_that_begins_as_typed_comes_before_one_that_holds_the_words() -> None:
    assert found("who sa")[0] == TEXTS[4]
    assert found("waht did")[:2] == TEXTS[:2]


def test_a_rare_word_counts_more_than_a_frequent_one() -> None:
    assert found("what sappers")[0] == TEXTS[3]


def test_an_apostrophe_may_be_missing() -> None:
    assert found("macrons")[0] == TEXTS[2]


def test_no_more_are_found_than_asked_for_and_the_first_among_equals() -> None:
    assert found("what", 2) == TEXTS[:2]


@pytest.mark.parametrize("typed", ["", "?!", "zzzz", "ω"])
def test_what_is_in_no_text_finds_none(typed: str) -> None:
    assert found(typed) == []


def test_no_texts_are_no_harm() -> None:
    assert TypeAhead([]).likely("macron", 5) == []
    assert TypeAhead(["", "?"]).likely("macron", 5) == []


@given(st.text(max_size=60), st.integers(1, 10))
def test_whatever_is_typed_every_text_is_found_at_most_once(typed: str, limit: int) -> None:
    numbers = [one.number for one in TYPE_AHEAD.likely(typed, limit)]
    assert len(set(numbers)) == len(numbers) <= limit
