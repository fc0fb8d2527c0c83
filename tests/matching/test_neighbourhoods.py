"""Neighbourhoods: near vectors are found without all being looked at, and cosines are estimated from signs."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.arrays import Floats
from bot.matching.neighbourhoods import Neighbourhoods
from bot.matching.static_embeddings import normalised

SIZE = 4_000


@pytest.fixture(scope="module")
def vectors() -> Floats:
    """Vectors in clusters, as texts have them."""
    chance = np.random.default_rng(5)
    centres = chance.normal(size=(200, 256))
    return normalised(centres[chance.integers(200, size=SIZE)] + 0.7 * chance.normal(size=(SIZE, 256)))


@pytest.fixture(scope="module")
def neighbourhoods(vectors: Floats) -> Neighbourhoods:
    return Neighbourhoods(vectors)


def test_the_nearest_vector_is_nearly_always_among_the_near(vectors: Floats, neighbourhoods: Neighbourhoods) -> None:
    chance = np.random.default_rng(6)
    asked = normalised(vectors[::40] + 0.03 * chance.normal(size=(SIZE // 40, 256)))
    hits = [int(np.argmax(vectors @ vector)) in neighbourhoods.near(vector, 32)[0] for vector in asked]
    assert np.mean(hits) > 0.95


def test_no_vector_is_given_twice_and_about_as_many_as_asked_for(
    vectors: Floats, neighbourhoods: Neighbourhoods
) -> None:
    found, _ = neighbourhoods.near(vectors[0], 32)
    assert len(set(found.tolist())) == len(found) == 32


def test_cosines_are_estimated_within_a_tenth_or_two(vectors: Floats, neighbourhoods: Neighbourhoods) -> None:
    numbers, likeness = neighbourhoods.near(vectors[7], 64)
    assert likeness.tolist() == neighbourhoods.cosines(numbers, vectors[7]).tolist()
    assert np.abs(likeness - vectors[numbers] @ vectors[7]).max() < 0.3
    assert neighbourhoods.cosines(np.array([7]), vectors[7])[0] == pytest.approx(1)


@pytest.mark.parametrize("size", [1, 2, 13])
def test_a_handful_of_vectors_are_all_near(vectors: Floats, size: int) -> None:
    assert sorted(Neighbourhoods(vectors[:size]).near(vectors[0], 32)[0].tolist()) == list(range(size))


def test_the_same_vectors_are_gathered_in_the_same_way(vectors: Floats, neighbourhoods: Neighbourhoods) -> None:
    again = Neighbourhoods(vectors)
    assert again.near(vectors[3], 50)[0].tolist() == neighbourhoods.near(vectors[3], 50)[0].tolist()
