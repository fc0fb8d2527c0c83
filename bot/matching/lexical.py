"""Lexical views of a set of phrasings: TF-IDF over character n-grams and over stems, and BM25.

Every view is a sum over the question's words, so what a word contributes to every phrasing is worked out once, from
postings, and remembered as a dense row; a question is then the sum of a few rows. That is the fast way up to some
ten thousand phrasings; beyond that `matcher` scores only candidates.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

GRAM_LENGTHS: Final = (3, 4, 5)
BM25_SATURATION: Final = 1.2
BM25_LENGTH: Final = 0.5
_ROW_MEMORY: Final = 32_000_000
"""Bytes that remembered rows may take, per view set."""


@lru_cache(maxsize=65_536)
def character_grams(word: str) -> tuple[str, ...]:
    """The n-grams of 3 to 5 characters of a word, its boundaries marked by a space; a word of one letter is one."""
    marked = f" {word} "
    found = tuple(
        marked[start : start + length] for length in GRAM_LENGTHS for start in range(len(marked) - length + 1)
    )
    return found or (marked,)


@dataclass(frozen=True)
class Postings:
    """Which phrasings have a feature and how strongly, feature after feature in one pair of arrays."""

    numbers: Mapping[str, int]
    """Feature -> its number."""
    starts: Integers
    phrasings: NDArray[np.int32]
    weights: Floats
    idf: Floats

    def of(self, feature: str) -> tuple[NDArray[np.int32], Floats]:
        """The phrasings with this feature, and its weight in each."""
        number = self.numbers.get(feature)
        if number is None:
            return self.phrasings[:0], self.weights[:0]
        start, stop = self.starts[number], self.starts[number + 1]
        return self.phrasings[start:stop], self.weights[start:stop]


@dataclass(frozen=True)
class Counted:
    """Features counted per phrasing: parallel arrays ordered by feature, then phrasing."""

    names: list[str]
    features: Integers
    phrasings: Integers
    counts: Floats
    size: int
    """Number of phrasings."""

    def document_frequencies(self) -> Integers:
        """In how many phrasings each feature is."""
        return np.bincount(self.features, minlength=len(self.names))

    def postings(self, weights: NDArray[np.floating], idf: NDArray[np.floating]) -> Postings:
        """These features with the weights given, one for each (feature, phrasing)."""
        starts = np.concatenate(([0], np.cumsum(self.document_frequencies())))
        return Postings(
            numbers={name: number for number, name in enumerate(self.names)},
            starts=starts.astype(np.int64),
            phrasings=self.phrasings.astype(np.int32),
            weights=weights.astype(np.float32),
            idf=idf.astype(np.float32),
        )


def count_features(rows: Sequence[Iterable[str]]) -> Counted:
    """Counts the features of every phrasing; features are numbered in alphabetical order."""
    names = sorted({feature for row in rows for feature in row})
    numbers = {name: number for number, name in enumerate(names)}
    keys: list[int] = []
    for phrasing, row in enumerate(rows):
        keys.extend(numbers[feature] * len(rows) + phrasing for feature in row)
    unique, counts = np.unique(np.asarray(keys, dtype=np.int64), return_counts=True)
    size = max(len(rows), 1)
    return Counted(names, unique // size, unique % size, counts.astype(np.float32), len(rows))


def tf_idf(counted: Counted) -> Postings:
    """Weights tf x idf^2 over the phrasing's length, so that their sum over a question's features, over the
    question's length, is the cosine."""
    frequencies = counted.document_frequencies()
    idf = smooth_idf(frequencies, counted.size)
    plain = counted.counts * idf[counted.features]
    lengths = np.sqrt(np.bincount(counted.phrasings, weights=plain * plain, minlength=counted.size))
    weights = plain * idf[counted.features] / np.maximum(lengths, 1e-9)[counted.phrasings]
    return counted.postings(weights, idf)


def bm25(counted: Counted) -> Postings:
    """BM25 weights."""
    frequencies = counted.document_frequencies()
    idf = np.log1p((counted.size - frequencies + 0.5) / (frequencies + 0.5))
    lengths = np.bincount(counted.phrasings, weights=counted.counts, minlength=counted.size)
    average = max(float(lengths.mean()), 1.0) if counted.size else 1.0
    saturation = BM25_SATURATION * (1 - BM25_LENGTH + BM25_LENGTH * lengths / average)
    tf = counted.counts * (BM25_SATURATION + 1) / (counted.counts + saturation[counted.phrasings])
    return counted.postings(tf * idf[counted.features], idf)


def smooth_idf(frequencies: NDArray[np.int64], size: int) -> Floats:
    """ln((1 + N) / (1 + n)) + 1: positive for every feature, the highest for one that is nowhere (n = 0)."""
    return (np.log((1 + size) / (1 + frequencies)) + 1).astype(np.float32)


LEXICAL_VIEWS: Final = ("characters", "stems", "bm25")


class LexicalIndex:
    """Scores a question, given as words and stems, against every phrasing in the three lexical views."""

    def __init__(self, words: Sequence[Sequence[str]], stems: Sequence[Sequence[str]]) -> None:
        grams = [[gram for word in row for gram in character_grams(word)] for row in words]
        counted_stems = count_features(stems)
        self.size: Final = len(words)
        self._grams: Final = tf_idf(count_features(grams))
        self._stems: Final = tf_idf(counted_stems)
        self._bm25: Final = bm25(counted_stems)
        self._unknown_idf: Final = float(smooth_idf(np.zeros(1, dtype=np.int64), self.size)[0])
        self._unknown_bm25: Final = math.log1p((self.size + 0.5) / 0.5)
        self._most_rows: Final = max(64, _ROW_MEMORY // (16 * max(self.size, 1)))
        self._gram_rows: dict[str, Floats] = {}
        self._stem_rows: dict[str, Floats] = {}
        self._lock: Final = Lock()

    def scores(self, words: Sequence[str], stems: Sequence[str]) -> Floats:
        """One row a view (`LEXICAL_VIEWS`), one column a phrasing, each between 0 and 1.

        The first two are cosines; BM25 is divided by what the question would score if every word of it were found
        once in a phrasing of average length.
        """
        result = np.zeros((3, self.size), dtype=np.float32)
        if not self.size:
            return result
        if words:
            np.sum([self._gram_row(word) for word in words], axis=0, out=result[0])
            result[0] /= self._gram_length(words)
        if stems:
            np.sum([self._stem_row(stem) for stem in stems], axis=0, out=result[1:])
            squares, reach = self._stem_lengths(stems)
            result[1] /= squares
            result[2] /= reach
        return np.minimum(result, 1.0, out=result)

    def inverse_frequency(self, stem: str) -> float:
        """How informative a stem is to this base: about 1 for one in every phrasing, the most for one in none."""
        number = self._stems.numbers.get(stem)
        return self._unknown_idf if number is None else float(self._stems.idf[number])

    def knows_stem(self, stem: str) -> bool:
        """Whether any phrasing has this stem."""
        return stem in self._stems.numbers

    def _gram_row(self, word: str) -> Floats:
        row = self._gram_rows.get(word)
        if row is None:
            found = [self._grams.of(gram) for gram in character_grams(word)]
            phrasings = np.concatenate([part for part, _ in found])
            weights = np.concatenate([part for _, part in found])
            row = np.bincount(phrasings, weights=weights, minlength=self.size).astype(np.float32)
            self._remember(self._gram_rows, word, row)
        return row

    def _stem_row(self, stem: str) -> Floats:
        row = self._stem_rows.get(stem)
        if row is None:
            row = np.zeros((2, self.size), dtype=np.float32)
            for view, postings in enumerate((self._stems, self._bm25)):
                phrasings, weights = postings.of(stem)
                row[view, phrasings] = weights
            self._remember(self._stem_rows, stem, row)
        return row

    def _remember(self, rows: dict[str, Floats], key: str, row: Floats) -> None:
        with self._lock:
            if len(rows) >= self._most_rows:
                rows.clear()
            rows[key] = row

    def _gram_length(self, words: Sequence[str]) -> float:
        counts = Counter(gram for word in words for gram in character_grams(word))
        numbers, idf = self._grams.numbers, self._grams.idf
        total = 0.0
        for gram, count in counts.items():
            number = numbers.get(gram)
            weight = count * (self._unknown_idf if number is None else float(idf[number]))
            total += weight * weight
        return math.sqrt(total) or 1.0

    def _stem_lengths(self, stems: Sequence[str]) -> tuple[float, float]:
        total = reach = 0.0
        for stem, count in Counter(stems).items():
            number = self._stems.numbers.get(stem)
            weight = count * (self._unknown_idf if number is None else float(self._stems.idf[number]))
            total += weight * weight
            reach += count * (self._unknown_bm25 if number is None else float(self._bm25.idf[number]))
        return math.sqrt(total) or 1.0, reach or 1.0
