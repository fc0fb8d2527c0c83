"""What the measure must show: calibrated confidence, and lists that are whole and hold nothing wrong."""

from __future__ import annotations

import pytest

from bot.answering import Engine
from bot.evaluation import Expected, Report, evaluate, read_questions
from bot.evaluation.attribution import Attribution
from bot.evaluation.list_questions import list_questions
from bot.evaluation.lists import ENOUGH, ListScore, list_figures, list_scores
from bot.knowledge import Stance
from bot.settings import PROJECT

MOST_CALIBRATION_ERROR = 0.05
"""The mean gap between the confidence said and the share that is right."""

LEAST_COMPLETE = {
    "list: side": 0.85,
    "list: state": 0.85,
    "list: people": 0.85,
    "list: topic": 0.50,
    "list: month": 0.95,
    "list: countries": 0.95,
    "list: women": 0.95,
}
"""The least mean completeness of the lists made by rule: what was measured, with a margin; to be raised to 0.95."""


@pytest.fixture(scope="module")
def lists(engine: Engine) -> list[ListScore]:
    return list_scores(evaluate(engine, list_questions(engine.base)).judged)


@pytest.fixture(scope="module")
def held_out(engine: Engine) -> Report:
    return evaluate(engine, read_questions(PROJECT / "tests" / "evaluation" / "held_out.jsonl", engine.base))


def test_the_confidence_says_how_often_an_answer_is_right(held_out: Report) -> None:
    assert held_out.direct > 150
    assert held_out.calibration_error <= MOST_CALIBRATION_ERROR, held_out.calibration()


def test_lists_hold_nothing_wrong(lists: list[ListScore]) -> None:
    assert [score.judged.expected.question for score in lists if score.wrong] == []


@pytest.mark.parametrize("kind", LEAST_COMPLETE)
def test_lists_are_whole(kind: str, lists: list[ListScore]) -> None:
    part = [score for score in lists if score.judged.expected.kind == kind]
    missing = [f"{s.judged.expected.question} {s.found}/{s.wanted}" for s in part if s.completeness < ENOUGH]
    assert list_figures(part).completeness >= LEAST_COMPLETE[kind], missing


@pytest.mark.parametrize(
    "question",
    [
        "who is against instructors",
        "what did Italians say",
        "who mentioned nuclear weapons",
        "which countries said no in February 2024",
    ],
)
def test_the_lists_people_ask_for_are_whole_and_hold_nothing_wrong(question: str, engine: Engine) -> None:
    base, attribution = engine.base, Attribution(engine.base)
    statements = base.statements.values()
    wanted = {
        "who is against instructors": {
            s.id for s in statements if s.stance.side < 0 and s.deployment and s.deployment.id == "instructors"
        },
        "what did Italians say": attribution.of("italy"),
        "who mentioned nuclear weapons": {s.id for s in statements if any(t.id == "nuclear-risk" for t in s.topics)},
        "which countries said no in February 2024": {
            s.id
            for s in statements
            if s.stance is Stance.AGAINST and str(s.date).startswith("2024-02")
            if attribution.is_official(s)
        },
    }[question]
    full = frozenset(wanted)
    [score] = list_scores(evaluate(engine, [Expected(question, "list", "en", True, full, full)]).judged)
    assert score.completeness >= ENOUGH, sorted(full - {s.id for s in score.judged.answer.statements})
    assert score.wrong == 0, sorted({s.id for s in score.judged.answer.statements} - full)


def test_where_nobody_is_dated_then_those_without_a_date_are_shown_and_nobody_of_another_time(engine: Engine) -> None:
    attribution = Attribution(engine.base)
    shown = engine.ask("which countries said no in March 2024").statements
    assert shown
    for statement in shown:
        assert statement.stance is Stance.AGAINST, statement.id
        assert attribution.may_be_official(statement), statement.id
        assert statement.date is None or str(statement.date).startswith("2024-03"), statement.id
