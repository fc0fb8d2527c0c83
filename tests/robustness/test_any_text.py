"""Whatever anybody types: an answer that holds together, that Discord shows, in time."""

from __future__ import annotations

import time
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import Engine
from bot.evaluation.fuzzing import MOST_TIMES_LONGER
from bot.evaluation.inputs import LONG
from bot.knowledge import FactBase
from bot.matching.folding import fold
from bot.presenting import Presenter, compose
from bot.presenting.as_discord import render
from bot.presenting.limits import message_problems
from tests.answering.helpers import consistent

ANY_CHARACTER = st.characters(exclude_categories=())
"""Every code point, halves of surrogate pairs among them."""

PIECES = st.one_of(
    st.sampled_from(
        ("Macron", "Scholz", "Biden", "Iran", "the Pentagon", "who", "what did", "say", "said", "against", "list",
         "ground troops", "instructors", "March 2024", "in Paris", "compare", "and", "when", "войска", "інструктори",
         "Truppen", "troupes", "tropas", "truppe", "wojska", "**", "`", "||", "> ", "<@123456789012345678>", "\n",
         "@everyone", "?", "\u202e", "\u200b", "\x00", "\ud800", "🇺🇦", "«", "'", '"', "2026", "0")
    ),
    st.text(ANY_CHARACTER, max_size=8),
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(ANY_CHARACTER, max_size=300),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_gives_an_answer_that_holds_together_and_can_be_shown(
    engine: Engine, presenter: Presenter, text: str
) -> None:
    answer = engine.ask(text)
    assert answer.question == text
    consistent(answer)
    reply = compose(presenter, answer)
    for page in range(len(reply.pages)):
        assert message_problems(render(reply, page=page, owner="abcd", question=text).payload()) == []


@pytest.fixture(scope="module")
def presenter(base: FactBase) -> Presenter:
    return Presenter(base)


@pytest.mark.parametrize("text", ["❶❷❸❹", "who spoke in March ❷", "²²²² troops", "in the ①⑨⑨⑨s", "٢٠٢٤", "〹〹〹〹"])
def test_digits_that_are_no_numbers_give_an_answer_too(text: str, engine: Engine) -> None:
    consistent(engine.ask(text))


@given(st.text(ANY_CHARACTER, max_size=200) | ANY_TEXT | ANY_TEXT.map(lambda text: text * 40))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


def test_every_actor_gets_an_answer_that_holds_together(engine: Engine) -> None:
    forms = (
        "What did {} say about sending troops to Ukraine?",
        "{} on ground troops",
        "did {} say nothing is ruled out",
    )
    for actor in engine.base.actors.values():
        for form in forms:
            consistent(engine.ask(form.format(actor.name)))


# Time -----------------------------------------------------------------------------------------------------


def cost(engine: Engine, text: str) -> float:
    """Seconds of one thread for one question, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.thread_time()
        engine.ask(text)
        best = min(best, time.thread_time() - began)
    return best


@pytest.fixture(scope="module")
def ordinary(engine: Engine) -> float:
    """What a question of about 60 characters costs."""
    questions = [text for s in engine.base.statements.values() for text in s.questions if 55 <= len(text) <= 65]
    return median(cost(engine, text) for text in questions[:40])


@pytest.mark.parametrize("joint", [" ", "? ", ". ", ", ", "\n", ""], ids=repr)
def test_many_questions_in_one_text_cost_no_more_than_twenty(joint: str, engine: Engine, ordinary: float) -> None:
    questions = [text.rstrip("?") for s in engine.base.statements.values() for text in s.questions[:2]]
    text = joint.join(questions)[:LONG]
    assert len(text) == LONG
    assert cost(engine, text) <= MOST_TIMES_LONGER * ordinary


@pytest.mark.parametrize(
    "piece",
    [
        "what did Macron say about troops ",
        "zq xw ",
        "a",
        "a. b. c. d. ",
        "Macron said. ",
        "2024 ",
        "🦆",
        '"no" ',
        "Путін ",
    ],
)
def test_one_piece_over_and_over_costs_no_more_than_twenty_questions(
    piece: str, engine: Engine, ordinary: float
) -> None:
    assert cost(engine, (piece * LONG)[:LONG]) <= MOST_TIMES_LONGER * ordinary
