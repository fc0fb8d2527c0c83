"""How much of a question the words and notions of a statement account for."""

from __future__ import annotations

import pytest

from bot.answering import Engine
from bot.answering.engine import request_for
from bot.matching.request import Request
from bot.matching.wordings import Wordings

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


@pytest.fixture(scope="module")
def wordings(small_engine: Engine) -> Wordings:
    return small_engine.index.wordings


def request(engine: Engine, text: str) -> Request:
    return request_for(engine.read(text))


def test_a_question_in_a_statements_own_words_is_wholly_explained(small_engine: Engine, wordings: Wordings) -> None:
    accounted = wordings.account(request(small_engine, "no option excluded for guarding the bridge"))
    door, warning = (small_engine.index.numbers[key] for key in (DOOR, WARNING))
    assert accounted.explained[door] == pytest.approx(1)
    assert accounted.explained[warning] < accounted.explained[door]
    assert accounted.unknown == pytest.approx(0)
    assert accounted.weight > 0


def test_a_word_that_no_statement_knows_is_unknown(small_engine: Engine, wordings: Wordings) -> None:
    accounted = wordings.account(request(small_engine, "zorblaxes quimbling"))
    assert accounted.unknown == pytest.approx(1)
    assert not accounted.explained.any()


def test_a_question_without_content_asks_nothing(small_engine: Engine, wordings: Wordings) -> None:
    accounted = wordings.account(request(small_engine, "what did they say"))
    assert (accounted.weight, accounted.unknown) == (0, 0)


def test_a_word_that_one_statement_uses_tells_more_than_one_that_all_use(engine: Engine) -> None:
    wordings = engine.index.wordings
    rare = wordings.account(request(engine, "touchstone"))
    common = wordings.account(request(engine, "troops"))
    assert rare.weight > common.weight


def test_a_quotation_is_known_from_four_words_in_a_row(wordings: Wordings) -> None:
    assert [s.id for s in wordings.quoting("he said we close no door".split())[0]] == [DOOR]
    assert wordings.quoting("close no door".split())[0] == []
    assert wordings.quoting("door no close we".split())[0] == []
    assert wordings.quoting([])[0] == []


def test_statements_are_found_by_all_of_some_words(wordings: Wordings) -> None:
    assert [s.id for s in wordings.with_words(["soldiers", "bridge"])] == [WARNING, DOOR]
    assert [s.id for s in wordings.with_words(["option", "bridge"])] == [DOOR]
    assert wordings.with_words(["option", "zorblax"]) == []
    assert wordings.with_words([]) == []


def test_the_words_of_the_statements_and_their_questions_are_its_vocabulary(wordings: Wordings) -> None:
    assert wordings.has_word("premier")
    assert wordings.has_word("excluded")
    assert not wordings.has_word("zorblax")


def test_a_topic_counts_for_statements_filed_under_it_and_for_those_that_speak_of_it(
    small_engine: Engine, wordings: Wordings
) -> None:
    filed, spoken = wordings.tagged("topic", ["cost"])
    door, warning = (small_engine.index.numbers[key] for key in (DOOR, WARNING))
    assert (filed[door] > 0, filed[warning] > 0) == (False, True)
    assert spoken[warning] > 0
    assert not wordings.tagged("topic", ["nothing-such"])[0].any()


def test_the_share_of_words_that_name_a_subject(engine: Engine) -> None:
    def share(text: str) -> float:
        reading = engine.read(text)
        return engine.index.wordings.filter_share(reading.tokens, reading.content, reading.notions)

    assert share("instructors") == 1
    assert share("instructors swept bakery kitchens") < 1
    assert share("bakery kitchens") == 0
    assert share("what") == 1


def test_a_long_run_of_the_same_words_is_a_quotation(small_engine: Engine, wordings: Wordings) -> None:
    door, warning = (small_engine.index.numbers[key] for key in (DOOR, WARNING))
    whole = wordings.quoted(request(small_engine, "soldiers from other countries among them"))
    part = wordings.quoted(request(small_engine, "soldiers from other places"))
    assert whole[door] == pytest.approx(1)
    assert 0 < part[door] < whole[door]
    assert whole[warning] == 0


def test_a_kind_of_thing_that_no_statement_knows_is_missing(small_engine: Engine, wordings: Wordings) -> None:
    assert wordings.asked_thing_missing(request(small_engine, "which zorblax guards the bridge")).all()
    assert not wordings.asked_thing_missing(request(small_engine, "who guards the bridge")).any()


def test_left_out_questions_are_no_longer_accounted_for(small_engine: Engine, wordings: Wordings) -> None:
    question = "Might Norborg's leader ever dispatch an army there?"
    door = small_engine.index.numbers[DOOR]
    asked = request(small_engine, question)
    whole, without = wordings.account(asked), wordings.account(asked, (door, question))
    assert without.explained[door] < whole.explained[door]
    assert without.unknown > whole.unknown
    assert wordings.account(asked).unknown == whole.unknown
