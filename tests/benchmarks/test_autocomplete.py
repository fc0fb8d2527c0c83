"""Autocomplete on the real base, beside comparing what was typed with everything."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.autocomplete import Exhaustive, mistyped, statements_of, typed_beginnings
from bot.discord_bot.suggestions import Suggestions
from bot.knowledge import FactBase, load_fact_base
from bot.presenting.presenter import Presenter


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load_fact_base(Path(__file__).resolve().parent.parent.parent / "knowledge.yaml")


@pytest.fixture(scope="module")
def suggestions(base: FactBase) -> Suggestions:
    return Suggestions(Presenter(base))


def test_what_was_meant_is_offered_at_least_as_often_as_by_comparing_everything(
    base: FactBase, suggestions: Suggestions
) -> None:
    chance = random.Random(20)
    typed = list(typed_beginnings(chance.sample(list(statements_of(base)), 60), "question", chance))
    exhaustive = Exhaustive(base)
    held = sum(row.meant in suggestions.for_text(row.text) for row in typed)
    assert held >= sum(row.meant in exhaustive.questions(row.text) for row in typed)
    assert held >= 0.9 * len(typed)


def test_a_key_costs_a_small_fraction_of_comparing_everything(base: FactBase, suggestions: Suggestions) -> None:
    chance = random.Random(21)
    typed = [mistyped(question, chance) for question in chance.sample(list(statements_of(base)), 30)]

    def cost(offer: Callable[[str], object]) -> float:
        began = time.process_time()
        for text in typed:
            offer(text)
        return time.process_time() - began

    assert cost(suggestions.for_text) < cost(Exhaustive(base).questions) / 5


def test_what_is_offered_is_short_varied_and_never_twice_the_same(base: FactBase, suggestions: Suggestions) -> None:
    statements = statements_of(base)
    for question in random.Random(22).sample(list(statements), 40):
        offered = suggestions.for_text(question[: len(question) // 2])
        about = [statements[text] for text in offered if text in statements]
        assert 0 < len(offered) <= 25
        assert len(set(offered)) == len(offered)
        assert len(set(about)) == len(about)


def test_a_typing_mistake_changes_one_word() -> None:
    chance = random.Random(23)
    for text in ("What did Macron say", "macron", "on it"):
        changed = mistyped(text, chance).split()
        assert sum(before != after for before, after in zip(text.split(), changed, strict=True)) <= 1
    assert mistyped("on it", chance) == "on it"
