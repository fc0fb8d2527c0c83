"""Mending: only words that nobody knows, only to words of the base."""

from __future__ import annotations

import random

import pytest

from bot.matching.spelling import Speller
from bot.matching.static_embeddings import known_words

VOCABULARY = {"macron": 9, "scholz": 5, "troops": 20, "ukraine": 20, "instructors": 4, "thanks": 1, "send": 9, "red": 2}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(VOCABULARY, known_words())


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("marcon", "macron"),
        ("macorn", "macron"),
        ("shcolz", "scholz"),
        ("scholtz", "scholz"),
        ("troosp", "troops"),
        ("urkaine", "ukraine"),
        ("ukrane", "ukraine"),
        ("instuctors", "instructors"),
    ],
)
def test_one_slip_is_mended(speller: Speller, misspelt: str, meant: str) -> None:
    assert speller.mend([misspelt]) == [meant]


@pytest.mark.parametrize("word", ["tanks", "sand", "france", "read", "2024", "re", "macron", "sender"])
def test_a_word_that_somebody_knows_is_left_alone(speller: Speller, word: str) -> None:
    assert speller.mend([word]) == [word]


def test_without_the_guard_tanks_would_become_thanks() -> None:
    assert Speller(VOCABULARY).mend(["tanks"]) == ["thanks"]


def test_the_more_frequent_of_two_equally_near_words_is_meant() -> None:
    assert Speller({"bored": 1, "bares": 7}).mend(["bared"]) == ["bares"]
    assert Speller({"bored": 7, "bares": 1}).mend(["bared"]) == ["bored"]


def test_the_order_of_the_vocabulary_changes_nothing() -> None:
    entries = [(word, 1.0) for word in ("bared", "bored", "bores", "cored", "cares", "barer")]
    expected = Speller(dict(entries)).mend(["bsred", "corex", "caree"])
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        assert Speller(dict(entries)).mend(["bsred", "corex", "caree"]) == expected


def test_an_endless_word_is_left_alone(speller: Speller) -> None:
    assert speller.mend(["t" * 2_000]) == ["t" * 2_000]
