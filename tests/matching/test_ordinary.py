"""The list of ordinary words."""

from __future__ import annotations

import pytest

from bot.matching.folding import fold
from bot.matching.ordinary import ordinary_words
from bot.matching.tokens import words


@pytest.mark.parametrize("word", ["weather", "maison", "Wetter", "погода", "книга", "dom", "casa", "tempo", "school"])
def test_everyday_words_of_eight_languages_are_in_it(word: str) -> None:
    assert set(words(fold(word))) <= ordinary_words()


@pytest.mark.parametrize("name", ["scholz", "peskov", "zelensky", "stoltenberg", "sikorski", "sejourne"])
def test_names_of_the_debate_are_not(name: str) -> None:
    assert name not in ordinary_words()


def test_all_are_folded_and_without_spaces() -> None:
    assert len(ordinary_words()) > 20_000
    assert [word for word in ordinary_words() if fold(word) != word or len(word.split()) != 1] == []


def test_the_list_is_read_once() -> None:
    assert ordinary_words() is ordinary_words()
