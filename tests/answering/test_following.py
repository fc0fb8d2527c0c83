"""Questions that lean on the answer before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answer, Engine, Outcome
from tests.answering.helpers import ids


def talk(engine: Engine, *questions: str) -> Answer:
    """The answer to the last of some questions, each asked after the answer before it."""
    context: Answer | None = None
    for question in questions:
        answer = engine.ask(question, context=context)
        context = answer if answer.leads_on else context
    assert context is not None
    return answer


def speakers(answer: Answer) -> set[str]:
    return {actor.name for actor in answer.actors}


@pytest.mark.parametrize(
    "question", ["when?", "source?", "link pls", "who said that?", "wo?", "quelle source ?", "коли?", "exact quote?"]
)
def test_what_stands_on_the_card_is_shown_again(engine: Engine, question: str) -> None:
    first = engine.ask("What did Scholz say about ground troops?")
    again = engine.ask(question, context=first)
    assert again.statements == first.statements
    assert again.question == question


@pytest.mark.parametrize("question", ["and Macron?", "what about Macron?", "Macron?", "et Macron ?", "а Макрон?"])
def test_another_name_takes_the_place_of_the_one_before(engine: Engine, question: str) -> None:
    answer = talk(engine, "What did Scholz say about ground troops?", question)
    assert speakers(answer) == {"Emmanuel Macron"}
    assert answer.asked is not None
    assert "ground troops" in answer.asked


def test_a_name_that_said_nothing_on_it_is_not_answered_with_the_one_before(engine: Engine) -> None:
    answer = talk(engine, "What did Robles say?", "did she mention instructors?", "and Scholz?")
    assert answer.outcome is Outcome.NOT_COVERED


def test_she_is_a_woman_and_he_is_a_man(engine: Engine) -> None:
    robles = engine.ask("What did Robles say?")
    she, he = (engine.ask(f"what did {who} say", context=robles) for who in ("she", "he"))
    assert speakers(she) == {"Margarita Robles"}
    assert she.asked is not None
    assert he.asked is None


def test_a_pronoun_after_somebody_named_is_theirs(engine: Engine) -> None:
    macron = engine.ask("Did Macron rule out troops?")
    answer = engine.ask("what did Scholz mean when he said no", context=macron)
    assert answer.asked is None


def test_another_subject_keeps_the_speaker(engine: Engine) -> None:
    answer = talk(engine, "What did Macron say about ground troops?", "and on instructors?")
    assert speakers(answer) <= {"Emmanuel Macron"}
    assert answer.asked is not None
    assert "instructors" in answer.asked
    assert "ground troops" not in answer.asked


def test_another_time_keeps_the_rest(engine: Engine) -> None:
    answer = talk(engine, "What did Macron say in February 2024?", "and in March 2024?")
    assert answer.asked is not None
    assert "february" not in answer.asked
    assert all(s.date is None or str(s.date).startswith("2024-03") for s in answer.statements)


def test_what_else_asks_for_the_whole_record(engine: Engine) -> None:
    answer = talk(engine, "Did Macron rule out troops?", "what else did he say?")
    assert answer.outcome is Outcome.PROFILE
    assert ids(answer.statements) == ids(engine.base.statements_by_actor["emmanuel-macron"])


def test_the_other_side_is_on_the_other_side(engine: Engine) -> None:
    first = engine.ask("What did Scholz say about ground troops?")
    other = engine.ask("and the other side?", context=first)
    assert other.statements
    assert {s.stance.side for s in other.statements} == {-first.statements[0].stance.side}


def test_a_whole_question_does_not_care_what_came_before(engine: Engine) -> None:
    before = engine.ask("What did Scholz say about ground troops?")
    for question in ("Who first suggested sending troops?", "Peskov on conflict with NATO", "what did Meloni say"):
        alone, after = engine.ask(question), engine.ask(question, context=before)
        assert (alone.outcome, ids(alone.statements)) == (after.outcome, ids(after.statements))
        assert after.asked is None


def test_small_talk_between_two_questions_is_forgotten(engine: Engine) -> None:
    answer = talk(engine, "What did Scholz say about ground troops?", "lol", "source?")
    assert speakers(answer) == {"Olaf Scholz"}


@given(st.text(max_size=60), st.sampled_from(["What did Scholz say?", "who is against troops", "lol", "", "Macron"]))
def test_any_text_after_any_answer_gets_an_answer(engine: Engine, text: str, before: str) -> None:
    answer = engine.ask(text, context=engine.ask(before))
    assert answer.question == text
    assert answer.outcome in Outcome
