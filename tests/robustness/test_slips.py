"""Slips of the finger: they may cost an answer, but never put other people's words into it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import Engine
from bot.evaluation.attribution import Attribution
from bot.evaluation.inputs import misspelt
from bot.knowledge import FactBase
from tests.answering.helpers import speaking_people

FORMS = (
    "What did {} say about sending troops?",
    "Did {} rule out ground troops?",
    "What is {}'s view of the Paris meeting?",
    "why did {} speak about instructors",
    "According to {}, would there be an escalation?",
    "did {} mention red lines in 2024",
)


@pytest.fixture(scope="module")
def attribution(base: FactBase) -> Attribution:
    return Attribution(base)


@given(
    form=st.sampled_from(FORMS),
    number=st.integers(0, 10_000),
    slips=st.integers(1, 2),
    chance=st.randoms(use_true_random=False),
)
@settings(max_examples=350, deadline=None, derandomize=True)
def test_slips_do_not_change_the_speaker(
    engine: Engine, attribution: Attribution, form: str, number: int, slips: int, chance: random.Random
) -> None:
    people = speaking_people(engine.base)
    person = people[number % len(people)]
    question = form.format(person.name)
    mangled = misspelt(question, chance, slips)
    before = {s.id for s in engine.ask(question).statements}
    others = [s.id for s in engine.ask(mangled).statements if s.id not in attribution.of(person.id) | before]
    assert others == [], mangled


@given(number=st.integers(0, 10_000), chance=st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_slip_in_a_confident_question_seldom_changes_who_speaks(
    engine: Engine, number: int, chance: random.Random
) -> None:
    """Where nobody is named, one letter may make the question another; where somebody is, it may not."""
    questions = [text for s in engine.base.statements.values() for text in s.questions]
    question = questions[number % len(questions)]
    parties = engine.read(question).speakers
    if len(parties) != 1 or not engine.index.voices.has_voice(parties[0].actors[0]):
        return
    before = engine.ask(question).actors
    after = engine.ask(misspelt(question, chance, 1)).actors
    assert not before or not after or set(before) & set(after), question
