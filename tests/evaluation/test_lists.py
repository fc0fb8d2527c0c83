"""Lists: their completeness and precision, and the questions for them that follow from the base's fields."""

from __future__ import annotations

from collections.abc import Collection

from bot.answering import Answer, Engine, Outcome
from bot.evaluation import Expected, evaluate, judge
from bot.evaluation.list_questions import list_questions
from bot.evaluation.lists import ListScore, list_figures, list_scores
from bot.knowledge import FactBase

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


def score(base: FactBase, shown: list[str], full: set[str], gold: Collection[str] = ()) -> ListScore:
    expected = Expected("who?", "list", "en", True, gold=frozenset(gold), full=frozenset(full))
    outcome = Outcome.LIST if shown else Outcome.NOT_COVERED
    answer = Answer("who?", outcome, 0.9, statements=tuple(base.statements[key] for key in shown))
    [found] = list_scores([judge(base, expected, answer)])
    return found


def test_a_list_is_scored_by_what_is_missing_and_by_what_is_wrong(small: FactBase) -> None:
    half = score(small, [DOOR], {DOOR, WARNING})
    assert (half.completeness, half.precision) == (0.5, 1.0)
    wrong = score(small, [DOOR, WARNING], {DOOR})
    assert (wrong.completeness, wrong.precision) == (1.0, 0.5)
    allowed = score(small, [DOOR, WARNING], {DOOR}, {WARNING})
    assert (allowed.completeness, allowed.precision) == (1.0, 1.0)
    nothing = score(small, [], {DOOR})
    assert (nothing.completeness, nothing.precision) == (0.0, 1.0)


def test_the_figures_over_lists_say_how_many_are_flawless(small: FactBase) -> None:
    figures = list_figures([score(small, [DOOR], {DOOR, WARNING}), score(small, [DOOR, WARNING], {DOOR, WARNING})])
    assert (figures.count, figures.completeness, figures.wrong, figures.flawless) == (2, 0.75, 0.0, 0.5)
    assert list_figures([]).count == 0


def test_questions_that_ask_for_no_list_are_not_scored(small_engine: Engine) -> None:
    report = evaluate(small_engine, [Expected("hello", "far", "en", False)])
    assert list_scores(report.judged) == []


def test_the_questions_follow_from_the_fields(small: FactBase) -> None:
    wanted = {(row.question, row.full) for row in list_questions(small)}
    assert ("who is against combat troops?", frozenset({WARNING})) in wanted
    assert ("who is for combat troops?", frozenset({DOOR})) in wanted
    assert ("who mentioned the bridge?", frozenset({DOOR, WARNING})) in wanted
    assert ("who mentioned cost?", frozenset({WARNING})) in wanted
    assert ("what did people from Norland say?", frozenset({DOOR})) in wanted
    assert ("which countries were open to it in February 2024?", frozenset({DOOR})) in wanted
    assert ("what was said in February 2024?", frozenset({DOOR})) in wanted
    assert ("what did women say?", frozenset({DOOR})) in wanted


def test_no_question_is_made_that_has_no_answer(base: FactBase) -> None:
    rows = list_questions(base)
    assert len(rows) > 200
    assert all(row.full and row.full <= row.gold for row in rows)
    assert len({row.question for row in rows}) == len(rows)
