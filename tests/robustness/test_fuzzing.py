"""The fuzz run: it keeps the promises it checks, and it notices when they are broken."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from bot.answering import Answer, Engine, Outcome
from bot.evaluation import fuzzing
from bot.evaluation.attribution import Attribution
from bot.evaluation.fuzzing import fuzz, problems_of, shortest
from bot.evaluation.inputs import LONG, Input, Inputs, misspelt
from bot.knowledge import FactBase


def nothing(answer: Answer) -> list[str]:
    return []


class Broken:
    """An engine that changes what the real one answers."""

    def __init__(self, engine: Engine, change: Callable[[Answer], Answer]) -> None:
        self.base = engine.base
        self._engine = engine
        self._change = change

    def ask(self, text: str) -> Answer:
        return self._change(self._engine.ask(text))


def test_a_short_run_finds_nothing_broken(engine: Engine) -> None:
    result = fuzz(engine, count=300, seed=1, show=nothing)
    assert [(failure.text, failure.problem) for failure in result.failures] == []
    assert result.count == 300 == sum(result.outcomes.values())
    assert set(result.kinds) == {"misspelt", "named", "dressed", "mixed", "soup", "unicode", "long"}


def test_the_same_seed_draws_the_same_texts(base: FactBase) -> None:
    drawn = [list(islice(Inputs(base, seed), 300)) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert all(len(each.text) == LONG for each in drawn[0] if each.kind == "long")
    assert any("\ud800" in each.text for each in drawn[0])


def test_a_base_without_statements_can_be_fuzzed(small: FactBase) -> None:
    empty = Engine(replace(small, statements={}))
    assert fuzz(empty, count=50, show=nothing).count == 50


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda a: replace(a, outcome=Outcome.CLARIFY, statements=(), candidates=()), "offers a choice between 0"),
        (lambda a: replace(a, outcome=Outcome.NOT_COVERED, reason=None), "declines without a reason"),
        (lambda a: replace(a, outcome=Outcome.LIST, statements=()), "is a list without statements"),
        (lambda a: replace(a, statements=a.statements * 2), "names a statement twice"),
        (lambda a: replace(a, confidence=1.5), "is sure by 1.5"),
        (lambda a: 1 / 0, "raises ZeroDivisionError"),
    ],
)
def test_a_broken_promise_is_noticed(change: Callable[[Answer], Answer], problem: str, engine: Engine) -> None:
    broken = Broken(engine, change)
    found = problems_of(
        broken, Input("What did Scholz say about ground forces?", "x"), Attribution(engine.base), nothing
    )
    assert any(each.startswith(problem) for each in found), found


def test_other_peoples_words_are_noticed(engine: Engine) -> None:
    theirs = engine.ask("What did Scholz say about ground forces?")
    broken = Broken(engine, lambda answer: theirs)
    asked = Input("Macron?", "named", "emmanuel-macron")
    found = problems_of(broken, asked, Attribution(engine.base), nothing)
    assert found == ["answers for emmanuel-macron with scholz-no-ground-forces"]


def test_what_cannot_be_shown_is_noticed_and_shortened(engine: Engine) -> None:
    theirs = engine.ask("What did Scholz say about ground forces?")

    def show(answer: Answer) -> list[str]:
        return ["the embed is too long"] if "?" in answer.question else []

    result = fuzz(Broken(engine, lambda answer: replace(theirs, question=answer.question)), count=60, seed=3, show=show)
    assert result.broken > len(result.failures) > 0
    too_long = [failure.text for failure in result.failures if failure.problem == "the embed is too long"]
    assert "?" in too_long
    assert all("?" in text for text in too_long)


def test_a_layout_that_fails_is_noticed(engine: Engine) -> None:
    def show(answer: Answer) -> list[str]:
        raise KeyError("title")

    found = problems_of(engine, Input("hello", "x"), Attribution(engine.base), show)
    assert found == ["raises KeyError when it is laid out: 'title'"]


def test_a_slow_text_is_noticed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "MOST_TIMES_LONGER", 0.0)
    result = fuzz(engine, count=250, seed=2, show=nothing)
    assert any("times as long as an ordinary question" in failure.problem for failure in result.failures)


def test_a_text_is_cut_to_what_breaks_it() -> None:
    assert shortest("some words x and y others", lambda text: "x" in text and "y" in text) == "xy"
    assert shortest("abc", lambda text: False) == "abc"


def test_slips_change_a_text_but_not_beyond_recognition() -> None:
    for seed in range(50):
        once = misspelt("What did Scholz say?", random.Random(seed), 1)
        assert abs(len(once) - 20) <= 1
    assert misspelt("unchanged", random.Random(1), 0) == "unchanged"
    assert misspelt("", random.Random(1), 3) == ""
