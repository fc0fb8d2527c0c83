"""The two stem views, the cosine over TF-IDF of stems and BM25, and the rarest-first choice of candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, log1p, sqrt
from typing import Final

import numpy as np

from bot.matching.arrays import Floats, Numbers, RowMemory, Table, pivoted, smooth_idf

BM25_SATURATION: Final = 1.2
BM25_LENGTH: Final = 0.5
_READ_POSTINGS: Final = 15_000
"""Postings read to find candidates. The rarest stem is always read, of any one stem no more than this."""


class StemIndex:
    """`rows` are the stems of each phrasing, with any extra feature tokens."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._size: Final = len(rows)
        names = sorted({name for row in rows for name in row})
        self._numbers: Final = {name: number for number, name in enumerate(names)}
        table = Table.of([[self._numbers[name] for name in row] for row in rows])
        owners = np.repeat(np.arange(self._size), np.diff(table.starts))
        keys, counts = np.unique(owners * max(len(names), 1) + table.values, return_counts=True)
        phrasings, numbers = np.divmod(keys, max(len(names), 1))
        frequencies = np.bincount(numbers, minlength=len(names))
        self._idf: Final = smooth_idf(frequencies, self._size)
        plain = counts * self._idf[numbers]
        squares = np.bincount(phrasings, weights=plain * plain, minlength=self._size)
        lengths = pivoted(np.maximum(np.sqrt(squares), 1e-9).astype(np.float32))
        self._bm25_idf: Final = np.log1p((self._size - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
        sizes = np.diff(table.starts)
        average = max(float(sizes.mean()), 1.0) if self._size else 1.0
        dampening = BM25_SATURATION * (1 - BM25_LENGTH + BM25_LENGTH * sizes / average)
        frequency = counts * (BM25_SATURATION + 1) / (counts + dampening[phrasings])
        weights = np.stack([plain * self._idf[numbers] / lengths[phrasings], frequency * self._bm25_idf[numbers]])
        # Once by phrasing, to score some of them, and once by stem, to find them.
        self._held: Final = Table(numbers.astype(np.int32), np.bincount(phrasings, minlength=self._size))
        self._held_weights: Final = weights.astype(np.float32)
        order = np.argsort(numbers, kind="stable")
        self._starts: Final = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(frequencies)))
        self._phrasings: Final = phrasings[order].astype(np.int32)
        self._weights: Final = self._held_weights[:, order]
        self._unknown_idf: Final = log(1 + self._size) + 1
        self._unknown_bm25: Final = log1p((self._size + 0.5) / 0.5)
        self._rows: Final = RowMemory()

    def __contains__(self, stem: object) -> bool:
        return stem in self._numbers

    def inverse_frequency(self, stem: str) -> float:
        """How informative a stem is to this base: 1 for one in every phrasing, the most for one in none."""
        number = self._numbers.get(stem)
        return self._unknown_idf if number is None else float(self._idf[number])

    def scores(self, stems: Sequence[str]) -> Floats:
        """The cosine and BM25 of a question, given as at least one stem, with every phrasing.

        The cosine has pivoted lengths. BM25 is divided by what the question would score if every stem of it were
        found once in a phrasing of average length.
        """
        total = np.add.reduce([self._row(stem) for stem in stems], axis=0)
        return np.asarray(total / self._lengths(stems), dtype=np.float32)

    def scores_of(self, phrasings: Numbers, stems: Sequence[str]) -> Floats:
        """As `scores`, for some phrasings only."""
        asked = np.zeros(len(self._numbers) + 1, dtype=np.float32)
        for stem in stems:
            asked[self._numbers.get(stem, -1)] += 1
        asked[-1] = 0
        positions, offsets = self._held.positions(phrasings)
        weights = np.zeros((2, len(positions) + 1), dtype=np.float32)
        np.multiply(self._held_weights[:, positions], asked[self._held.values[positions]], out=weights[:, :-1])
        total = np.add.reduceat(weights, offsets, axis=1)
        total[:, np.diff(offsets, append=len(positions)) == 0] = 0
        return np.asarray(total / self._lengths(stems), dtype=np.float32)

    def candidates(self, stems: Sequence[str], limit: int) -> Numbers:
        """The phrasings best by BM25 over the question's rarer stems, about `limit`, in ascending order."""
        spans = sorted((stop - start, start) for start, stop in map(self._span, set(stems)) if start < stop)
        parts: list[slice] = []
        read = 0
        for length, start in spans:
            if parts and read + length > _READ_POSTINGS:
                break
            parts.append(slice(start, start + min(length, _READ_POSTINGS)))
            read += length
        if not parts:
            return np.zeros(0, dtype=np.int64)
        totals = np.zeros(self._size, dtype=np.float32)
        for part in parts:
            totals[self._phrasings[part]] += self._weights[1, part]
        found = np.concatenate([self._phrasings[part] for part in parts])
        reached = totals[found]
        if len(found) > limit:
            # A phrasing stands here once for each of its stems; among ties at the limit the first ones are taken.
            least = np.partition(reached, -limit)[-limit]
            found = found[reached >= least][: 4 * limit]
        return np.unique(found).astype(np.int64)

    def _span(self, stem: str) -> tuple[int, int]:
        number = self._numbers.get(stem)
        return (0, 0) if number is None else (int(self._starts[number]), int(self._starts[number + 1]))

    def _row(self, stem: str) -> Floats:
        row = self._rows.get(stem)
        if row is None:
            row = np.zeros((2, self._size), dtype=np.float32)
            start, stop = self._span(stem)
            row[:, self._phrasings[start:stop]] = self._weights[:, start:stop]
            self._rows.keep(stem, row)
        return row

    def _lengths(self, stems: Sequence[str]) -> Floats:
        """What the two scores are divided by, as a column; a stem that the base lacks counts as the rarest."""
        total = reach = 0.0
        for stem, count in Counter(stems).items():
            number = self._numbers.get(stem)
            weight = count * (self._unknown_idf if number is None else float(self._idf[number]))
            total += weight * weight
            reach += count * (self._unknown_bm25 if number is None else float(self._bm25_idf[number]))
        return np.asarray([[sqrt(total) or 1.0], [reach or 1.0]], dtype=np.float32)
