"""Vectors near to one, found without looking at all of them.

The vectors are gathered around centres (k-means on a sample); a question looks only at those around the centres
nearest to it, and compares signs there: how many of two vectors' signs differ estimates the angle between them
(Charikar 2002, https://doi.org/10.1145/509907.509965). Looking at the signs of all of 100,000 vectors costs more than
everything else in a question together.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.arrays import Floats, Numbers

_CENTRES_PER_ROOT: Final = 1.5
"""Centres for the square root of the number of vectors: then finding centres and looking around them cost alike."""
_LOOKED_AROUND: Final = 8
"""Centres around which a question looks."""
_SAMPLE_PER_CENTRE: Final = 32
_ROUNDS: Final = 4
_BLOCK: Final = 8_192


class Neighbourhoods:
    """`vectors` are rows of length one (or zero), of a multiple of 64 numbers each."""

    def __init__(self, vectors: NDArray[np.floating]) -> None:
        size = len(vectors)
        self._centres: Final = _centres(vectors, max(1, round(_CENTRES_PER_ROOT * size**0.5)))
        nearest = _nearest(vectors, self._centres)
        self._order: Final = np.argsort(nearest, kind="stable").astype(np.int32)
        """The vectors, centre after centre."""
        edges = np.searchsorted(nearest[self._order], np.arange(len(self._centres) + 1)).tolist()
        self._spans: Final = [slice(start, stop) for start, stop in pairwise(edges)]
        # Signs too lie centre after centre, so that looking around one is reading on.
        self._signs: Final = np.empty((size, vectors.shape[1] // 64), dtype=np.uint64)
        for start in range(0, size, _BLOCK):
            block = self._order[start : start + _BLOCK]
            self._signs[start : start + _BLOCK] = np.packbits(vectors[block] > 0, axis=1).view(np.uint64)
        self._places: Final = np.empty(size, dtype=np.int32)
        self._places[self._order] = np.arange(size, dtype=np.int32)

    def near(self, vector: Floats, limit: int) -> tuple[Numbers, Floats]:
        """About `limit` vectors whose signs differ least from those of `vector`, and their estimated cosines."""
        likeness = self._centres @ vector
        chosen = (
            np.argpartition(likeness, -_LOOKED_AROUND)[-_LOOKED_AROUND:] if len(likeness) > _LOOKED_AROUND else None
        )
        spans = [self._spans[each] for each in (range(len(likeness)) if chosen is None else chosen.tolist())]
        found = np.concatenate([self._order[span] for span in spans])
        differing = _differing(np.concatenate([self._signs[span] for span in spans]), vector)
        if len(found) > limit:
            best = np.argpartition(differing, limit)[:limit]
            found, differing = found[best], differing[best]
        return found.astype(np.int64), _cosines(differing, len(vector))

    def cosines(self, numbers: Numbers, vector: Floats) -> Floats:
        """The cosines of some vectors with one, as their signs let suppose."""
        return _cosines(_differing(self._signs[self._places[numbers]], vector), len(vector))


def _differing(signs: NDArray[np.uint64], vector: Floats) -> NDArray[np.uint16]:
    """In how many signs each of some vectors differs from one."""
    counts = np.bitwise_count(signs ^ np.packbits(vector > 0).view(np.uint64))
    total: NDArray[np.uint16] = counts[:, 0].astype(np.uint16)
    for column in range(1, counts.shape[1]):
        total += counts[:, column]
    return total


def _cosines(differing: NDArray[np.uint16], dimensions: int) -> Floats:
    """The cosine of two vectors of which so many signs differ."""
    table = np.cos(np.arange(dimensions + 1) * (np.pi / dimensions))
    return np.asarray(table[differing], dtype=np.float32)


def _centres(vectors: NDArray[np.floating], count: int) -> Floats:
    """Centres by a few rounds of k-means over directions, on an even sample; the same ones every time."""
    sample = vectors[:: max(1, len(vectors) // (_SAMPLE_PER_CENTRE * count))].astype(np.float32)
    centres = sample[:: max(1, len(sample) // count)][:count].copy()
    for _ in range(_ROUNDS):
        nearest = _nearest(sample, centres)
        order = np.argsort(nearest, kind="stable")
        kept, starts = np.unique(nearest[order], return_index=True)
        sums = np.add.reduceat(sample[order], starts, axis=0)
        centres[kept] = sums / np.maximum(np.sqrt(np.einsum("ij,ij->i", sums, sums)), 1e-9)[:, None]
    return centres


def _nearest(vectors: NDArray[np.floating], centres: Floats) -> Numbers:
    """For each vector the centre nearest to it."""
    nearest = np.empty(len(vectors), dtype=np.int64)
    for start in range(0, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK].astype(np.float32)
        nearest[start : start + _BLOCK] = np.argmax(block @ centres.T, axis=1)
    return nearest
