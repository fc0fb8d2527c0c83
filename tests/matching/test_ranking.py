"""From evidence to an order and to a confidence."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from bot.answering import Engine
from bot.answering.engine import request_for
from bot.knowledge import FactBase
from bot.matching.ranking import SIGNS, Ranking, StatementRanker, Weights, load_weights
from bot.matching.statements import EVIDENCE


def rank(engine: Engine, text: str, limit: int = 12) -> Ranking:
    return StatementRanker(engine.index).rank(request_for(engine.read(text)), limit=limit)


def test_the_weights_that_ship_fit_the_evidence_and_the_signs() -> None:
    weights = load_weights()
    assert weights.ranking.shape == (len(EVIDENCE),)
    assert weights.right.shape == weights.covered.shape == (len(SIGNS),)
    for vector in (weights.ranking, weights.right, weights.covered):
        assert np.isfinite(vector).all()
        assert vector.any()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did Scholz say about ground forces?", "scholz-no-ground-forces"),
        ("What did Stoltenberg say about NATO combat troops?", "stoltenberg-no-combat-troops"),
        ("Did Lavrov claim foreign officers are there?", "lavrov-foreign-officers"),
        ("What did Haddad say about strategic ambiguity?", "haddad-strategic-ambiguity"),
    ],
)
def test_the_statement_that_answers_comes_first_and_is_trusted(question: str, first: str, engine: Engine) -> None:
    ranking = rank(engine, question)
    assert ranking.ranked[0].statement.id == first
    assert ranking.right > 0.5
    assert ranking.covered > 0.5


@pytest.mark.parametrize("question", ["how do I bake bread", "who won the world cup", "zorblax quimbling", ""])
def test_what_the_base_does_not_hold_is_not_trusted(question: str, engine: Engine) -> None:
    ranking = rank(engine, question)
    assert ranking.right < 0.5
    assert ranking.covered < 0.5


def test_statements_come_best_first_and_no_more_than_wanted(engine: Engine) -> None:
    ranking = rank(engine, "sending troops", limit=7)
    scores = [ranked.score for ranked in ranking.ranked]
    assert len(scores) == 7
    assert scores == sorted(scores, reverse=True)
    assert rank(engine, "sending troops", limit=3).ranked == ranking.ranked[:3]


def test_both_confidences_are_probabilities(engine: Engine) -> None:
    for question in ("", "Macron", "Що сказав Макрон про війська?", "a b c d", "zorblax " * 200):
        ranking = rank(engine, question)
        assert 0 <= ranking.right <= 1
        assert 0 <= ranking.covered <= 1


def test_whoever_is_asked_about_decides_who_may_come_first(engine: Engine) -> None:
    for speaker in ("olaf-scholz", "giorgia-meloni", "sergei-lavrov", "mike-lee", "ulrich-speck"):
        name = engine.base.actors[speaker].name
        best = rank(engine, f"What did {name} say about sending troops to Ukraine?").ranked[0].statement
        assert engine.index.voices.speaks((speaker,), best), speaker


def test_without_statements_there_is_nothing_to_rank(small: FactBase) -> None:
    empty = Engine(replace(small, statements=MappingProxyType({})))
    assert rank(empty, "What did Keller say?") == Ranking((), 0.0, 0.0)


def test_other_weights_give_another_order(small_engine: Engine) -> None:
    request = request_for(small_engine.read("Is everything on the table at the bridge?"))
    usual = load_weights()
    turned = Weights(-usual.ranking, usual.right, usual.covered)
    there = [r.statement.id for r in StatementRanker(small_engine.index).rank(request).ranked]
    back = [r.statement.id for r in StatementRanker(small_engine.index, turned).rank(request).ranked]
    assert there == back[::-1]
