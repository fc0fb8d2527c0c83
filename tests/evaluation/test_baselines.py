"""The comparison with plain ways of finding a statement."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from bot.answering import Engine
from bot.evaluation import Expected, evaluate, read_questions
from bot.evaluation.baselines import BaselinesMissingError, compare
from bot.settings import PROJECT

DOOR = "keller-2024-02-door"


def test_the_bot_is_right_more_often_than_every_baseline_and_answers_less_in_vain(engine: Engine) -> None:
    questions = read_questions(PROJECT / "tests" / "evaluation" / "held_out.jsonl", engine.base)[::3]
    bot, *baselines = compare(engine.base, evaluate(engine, questions).judged)
    assert [each.name for each in baselines] == ["WRatio", "token_set_ratio", "BM25"]
    for plain in baselines:
        assert bot.right > plain.right + 0.1
        assert bot.first_right > plain.first_right + 0.1
        assert bot.answered_in_vain < plain.answered_in_vain


def test_a_baseline_finds_the_statement_whose_wording_is_asked(small_engine: Engine) -> None:
    rows = [Expected("Are all options open to Keller?", "direct", "en", True, gold=frozenset({DOOR}))]
    _, *baselines = compare(small_engine.base, evaluate(small_engine, rows).judged)
    assert [plain.first_right for plain in baselines] == [1.0, 1.0, 1.0]


def test_without_the_library_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, small_engine: Engine
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "bm25s":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    judged = evaluate(small_engine, [Expected("hello", "far", "en", False)]).judged
    with pytest.raises(BaselinesMissingError, match="pip install -e"):
        compare(small_engine.base, judged)
