"""Words near in meaning."""

from __future__ import annotations

import pytest

from bot.matching import static_embeddings
from bot.matching.nearness import NEAR_FROM, Neighbours

VOCABULARY = ["ammunition", "soldiers", "minister", "bridge", "president", "weapons", "the", "of", "ox"]


@pytest.fixture(scope="module")
def neighbours() -> Neighbours:
    return Neighbours(VOCABULARY)


def test_a_word_near_in_meaning_is_found(neighbours: Neighbours) -> None:
    assert "ammunition" in [word for word, _ in neighbours.near("ammo")]
    assert "soldiers" in [word for word, _ in neighbours.near("troops")]


@pytest.mark.parametrize("word", ["borscht", "qwzx", "", "a", "ox", "12345", "солдат", "two words"])
def test_a_word_near_to_nothing_here_has_no_neighbours(word: str, neighbours: Neighbours) -> None:
    assert neighbours.near(word) == ()


def test_neighbours_come_nearest_first_without_the_word_itself(neighbours: Neighbours) -> None:
    near = neighbours.near("weapons")
    assert "weapons" not in [word for word, _ in near]
    assert [cosine for _, cosine in near] == sorted((cosine for _, cosine in near), reverse=True)
    assert all(cosine >= NEAR_FROM for _, cosine in near)


def test_small_words_and_short_ones_are_nobodys_neighbours(neighbours: Neighbours) -> None:
    found = {near for word in ("a", "an", "that", "cow", "oxen", "from") for near, _ in neighbours.near(word)}
    assert not found & {"the", "of", "ox"}


def test_asking_again_gives_the_same(neighbours: Neighbours) -> None:
    assert neighbours.near("ammo") == neighbours.near("ammo") == Neighbours(VOCABULARY).near("ammo")


def test_an_empty_vocabulary_has_no_neighbours() -> None:
    assert Neighbours([]).near("ammo") == ()


def test_without_the_embeddings_nothing_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    static_embeddings.load_embeddings.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    try:
        assert Neighbours(VOCABULARY).near("ammo") == ()
    finally:
        monkeypatch.undo()
        static_embeddings.load_embeddings.cache_clear()
