"""What does not bear on a question does not change its answer: the order of the file, a statement on something else."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.answering import Answer, Engine, Outcome
from bot.evaluation import read_questions
from bot.knowledge import Actor, ActorKind, FactBase, Stance
from bot.settings import PROJECT
from tests.answering.helpers import with_statements

UNRELATED = (
    (
        "Mira Lindqvist",
        "Mira Lindqvist said that bees had a good year in the orchards of Skåne.",
        ("What did Lindqvist say about bees?", "how was the honey harvest", "Did the orchards do well?", "any honey?"),
    ),
    (
        "Tomas Oyelaran",
        "Tomas Oyelaran found the new museum of clocks too loud for its visitors.",
        (
            "What did Oyelaran think of the museum?",
            "Is the museum of clocks loud?",
            "noise at the museum",
            "ear plugs?",
        ),
    ),
    (
        "Ines Quiroga",
        "Ines Quiroga announced that the ferry would stop in winter because few passengers take it.",
        ("What did Quiroga say about the ferry?", "Does the ferry run in winter?", "who stops the boat", "passengers"),
    ),
)
"""Somebody new, what they said on something of their own, and how it is asked for."""


@pytest.fixture(scope="module")
def questions(base: FactBase) -> list[str]:
    path = PROJECT / "tests" / "evaluation" / "development.jsonl"
    return [row.question for row in read_questions(path, base)][::3]


@pytest.fixture(scope="module")
def answers(engine: Engine, questions: Sequence[str]) -> list[Answer]:
    return [engine.ask(question) for question in questions]


def told(answer: Answer) -> tuple[object, ...]:
    seen = (tuple(s.id for s in part) for part in (answer.statements, answer.candidates, answer.related))
    return answer.outcome, answer.reason, round(answer.confidence, 4), *seen


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_statements_and_actors_in_the_file_changes_nothing(
    seed: int, base: FactBase, answers: list[Answer]
) -> None:
    statements, actors = list(base.statements.items()), list(base.actors.items())
    chance = random.Random(seed)
    chance.shuffle(statements)
    chance.shuffle(actors)
    other = Engine(replace(base, statements=MappingProxyType(dict(statements)), actors=MappingProxyType(dict(actors))))
    changed = [answer.question for answer in answers if told(other.ask(answer.question)) != told(answer)]
    assert changed == []


@pytest.mark.parametrize(("name", "statement", "asked"), UNRELATED, ids=[name for name, *_ in UNRELATED])
def test_a_statement_on_something_else_changes_no_confident_answer(
    name: str, statement: str, asked: tuple[str, ...], base: FactBase, answers: list[Answer]
) -> None:
    speaker = Actor(id="somebody-new", kind=ActorKind.PERSON, name=name)
    changes = {
        "actors": (speaker,),
        "statement": statement,
        "questions": asked,
        "date": None,
        "stance": Stance.NONE,
        "deployment": None,
        **dict.fromkeys(("quote", "role", "spoken_by", "via", "place")),
        **dict.fromkeys(("topics", "caveats", "about"), ()),
    }
    known = replace(base, actors=MappingProxyType({**base.actors, speaker.id: speaker}))
    other = Engine(with_statements(known, ("scholz-no-ground-forces", "something-else", changes)))
    assert [s.id for s in other.ask(asked[0]).statements] == ["something-else"]
    confident = [answer for answer in answers if answer.outcome is Outcome.STATEMENT]
    assert len(confident) > 120
    changed = [a.question for a in confident if other.ask(a.question).statements != a.statements]
    assert changed == []
