"""The embedding view: each phrasing one vector, in a space fitted to the base.

A text's vector is the mean of its words' vectors, each of length one and weighted by how informative the word is to
the base. Two steps fit the space: the base's own mean is taken away (in a base on one subject all phrasings share
most of it), and the directions in which phrasings of one and the same id differ are damped (whitening by the
covariance within ids), for they are wording rather than meaning. A small base shows too few of them, so that
covariance is blended with the one of ordinary words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.arrays import Floats, Numbers, Table
from bot.matching.neighbourhoods import Neighbourhoods
from bot.matching.static_embeddings import StaticEmbeddings, Vectors, normalised

INFORMATIVENESS: Final = 0.4
"""A word weighs (idf - 0.7) to this power: a word in every phrasing 0.6, one in none of a thousand 2.2."""
_IDF_OFFSET: Final = 0.7
_ORDINARY_WEIGHT: Final = 100.0
"""For how many differences within ids the covariance of ordinary words counts."""
_MEAN_WEIGHT: Final = 10.0
"""With this many phrasings half of the mean is taken away, with many more all of it."""
_DAMPING: Final = 1.0
"""Added to every direction's variance before whitening, in units of the mean variance."""
_FITTED_ON: Final = 20_000
"""Phrasings that the space is fitted on, at most."""
_FULL_PRECISION_UP_TO: Final = 200_000
"""Phrasings up to which vectors are kept in single precision; beyond it half of the memory is saved."""
_BLOCK: Final = 4_096
"""Phrasings embedded at a time: bounds the memory that building takes."""


def word_weight(idf: float) -> float:
    """How much a word of this inverse document frequency weighs in the vector of a text."""
    return float(max(idf - _IDF_OFFSET, 0.05) ** INFORMATIVENESS)


class DenseIndex:
    """Vectors of all phrasings, and of questions, in one space.

    `words` are the distinct words of the base with their `idf`; `tokens` holds each phrasing's words as numbers into
    `words` (no row is empty; a number past the end stands for no word); `owners` says for each phrasing which id it
    belongs to, in ascending order.
    """

    def __init__(
        self, embeddings: StaticEmbeddings, words: Sequence[str], idf: Sequence[float], tokens: Table, owners: Numbers
    ) -> None:
        self._embeddings: Final = embeddings
        # The last column is the word's weight, so that a sum of rows brings along what it is to be divided by.
        rows = np.zeros((len(words) + 1, embeddings.dimensions + 1), dtype=np.float32)
        for number, word in enumerate(words):
            rows[number, :-1] = embeddings.word(word)
        rows[:-1, -1] = 1.0
        rows[:-1] *= np.asarray([word_weight(value) for value in idf], dtype=np.float32)[:, None]
        size = len(owners)
        stride = 1 + size // _FITTED_ON
        sample = np.flatnonzero(owners % stride == 0)
        self._mean, self._space = self._fitted(_pooled(rows, tokens, sample), owners[sample])
        self._origin: Final[Vectors] = self._mean @ self._space
        # Everything after the sum over words is linear, so words are put into the space once and not every question.
        self._numbers: Final = {word: number for number, word in enumerate(words)}
        self._rows: Final[Vectors] = np.column_stack((rows[:-1, :-1] @ self._space, rows[:-1, -1]))
        self.vectors: Final = np.empty(
            (size, embeddings.dimensions), dtype=np.float32 if size <= _FULL_PRECISION_UP_TO else np.float16
        )
        """One row a phrasing, of length one, or zero for a phrasing without words."""
        self._stretches: Final = np.empty(size, dtype=np.float32)
        for start in range(0, size, _BLOCK):
            block = np.arange(start, min(start + _BLOCK, size))
            placed = normalised(_pooled(rows, tokens, block) - self._mean) @ self._space
            self._stretches[block] = np.sqrt(np.einsum("ij,ij->i", placed, placed))
            wordless = tokens.values[tokens.starts[block]] == len(words)
            self.vectors[block] = np.where(wordless[:, None], 0, normalised(placed))
        self._owners: Final = owners
        self._starts: Final = np.flatnonzero(np.diff(owners, prepend=-1))
        self.centre_lengths: Final = self._summed_lengths(self.vectors)
        """For each id the length of the sum of its phrasings' vectors."""

    def embed(self, words: Sequence[str], idf: Sequence[float]) -> Vectors:
        """The vector of a question given as words and their inverse document frequencies; there is at least one."""
        rows: list[Vectors] = []
        new: list[Vectors] = []
        weight = 0.0
        for word, value in zip(words, idf, strict=True):
            number = self._numbers.get(word)
            if number is not None:
                rows.append(self._rows[number])
            else:
                share = word_weight(value)
                new.append(self._embeddings.word(word) * np.float32(share))
                weight += share
        total = np.add.reduce(rows, axis=0) if rows else np.zeros(self._rows.shape[1], dtype=np.float32)
        if new:
            total[:-1] += np.add.reduce(new, axis=0) @ self._space
            total[-1] += weight
        vector = total[:-1] / total[-1] - self._origin
        return np.asarray(vector / max(sqrt(float(vector @ vector)), 1e-9), dtype=np.float32)

    @cached_property
    def neighbourhoods(self) -> Neighbourhoods:
        """Where vectors near to one are to be looked for. Made when it is first needed."""
        return Neighbourhoods(self.vectors)

    def leave_out(self, phrasing: int, vector: Vectors) -> tuple[Floats, Floats]:
        """What the cosines with a question and the `centre_lengths` are, had a phrasing never been there.

        The space has damped the direction in which the phrasing differs from the others of its id. Taking that back
        is a stretch along one direction (the Sherman-Morrison formula for the inverse covariance), so the space need
        not be fitted again. Without it a phrasing asked as a question finds its id too easily.
        """
        own = np.flatnonzero(self._owners == self._owners[phrasing])
        direction = np.zeros_like(vector)
        gain = 0.0
        if len(own) > 1:
            placed = self.vectors[own] * self._stretches[own, None]
            direction = self.vectors[phrasing] * self._stretches[phrasing] - placed.mean(axis=0, dtype=np.float32)
            square = max(float(direction @ direction), 1e-9)
            share = min(square * len(own) / (len(own) - 1), 0.99)
            gain = (sqrt(1 / (1 - share)) - 1) / square
        rows = normalised(self.vectors + gain * np.outer(self.vectors @ direction, direction))
        rows[phrasing] = 0
        asked = vector + gain * float(vector @ direction) * direction
        cosines = rows @ asked / max(sqrt(float(asked @ asked)), 1e-9)
        return np.asarray(cosines, dtype=np.float32), self._summed_lengths(rows)

    def _fitted(self, pooled: Vectors, owners: Numbers) -> tuple[Vectors, Vectors]:
        """The mean to be taken away and the matrix that leads into the space."""
        size = len(pooled)
        mean: Vectors = (pooled.sum(axis=0) / (size + _MEAN_WEIGHT)).astype(np.float32)
        centred = normalised(pooled - mean)
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        counts = np.diff(np.append(starts, size))
        centres = np.add.reduceat(centred, starts, axis=0) / counts[:, None].astype(np.float32)
        within = centred - np.repeat(centres, counts, axis=0)
        ordinary = self._embeddings.ordinary_covariance()
        covariance = within.T @ within + ordinary * np.float32(_ORDINARY_WEIGHT / np.trace(ordinary))
        variances, directions = np.linalg.eigh(covariance)
        scale = np.sqrt(np.maximum(variances, 0) + _DAMPING * variances.mean())
        return mean, np.ascontiguousarray(directions / scale, dtype=np.float32)

    def _summed_lengths(self, rows: NDArray[np.floating]) -> Floats:
        sums = np.add.reduceat(rows, self._starts, axis=0, dtype=np.float32)
        return np.asarray(np.maximum(np.sqrt(np.einsum("ij,ij->i", sums, sums)), 1e-9), dtype=np.float32)


def _pooled(rows: Vectors, tokens: Table, phrasings: Numbers) -> Vectors:
    """The weighted mean of the word vectors of some phrasings; the last column of `rows` is the weight."""
    lengths = tokens.starts[phrasings + 1] - tokens.starts[phrasings]
    order = np.argsort(-lengths, kind="stable")
    first = tokens.starts[phrasings][order]
    summed = np.zeros((len(phrasings), rows.shape[1]), dtype=np.float32)
    # Word after word of all phrasings at once, longest first, which is several times faster than row after row.
    longer = len(phrasings)
    for place in range(int(lengths.max(initial=0))):
        longer = int(np.searchsorted(-lengths[order[:longer]], -place))
        summed[:longer] += rows[tokens.values[first[:longer] + place]]
    means = np.empty((len(phrasings), rows.shape[1] - 1), dtype=np.float32)
    means[order] = summed[:, :-1] / np.maximum(summed[:, -1:], 1e-9)
    return means
