"""The two stem views, the cosine over TF-IDF of stems and BM25, and the rarest-first choice of candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, log1p, sqrt
from typing import Final

import numpy as np

from bot.matching.arrays import Floats, Numbers, RowMemory, Table, pivoted, smooth_idf

BM25_SATURATION: Final = 1.2
BM25_LENGTH: Final = 0.5
_READ_POSTINGS: Final = 3_000
"""Postings read to find candidates. The rarest stem is always read, of any one stem no more than this."""


class StemIndex:
    """`rows` are the stems of each phrasing, with any extra feature tokens."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._size: Final = len(rows)
        names = sorted({name for row in rows for name in row})
        self._numbers: Final = {name: number for number, name in enumerate(names)}
        table = Table.of([[self._numbers[name] for name in row] for row in rows])
        kinds = max(len(names), 1)
        keys, counts = np.unique(
            np.repeat(np.arange(self._size) * kinds, np.diff(table.starts)) + table.values, return_counts=True
        )
        # Narrow numbers, and no array kept longer than it is needed: in a large base these are most of the memory.
        phrasings, numbers = (keys // kinds).astype(np.int32), (keys % kinds).astype(np.int32)
        del keys
        frequencies = np.bincount(numbers, minlength=len(names))
        idf = smooth_idf(frequencies, self._size)
        plain = counts * idf[numbers]
        squares = np.bincount(phrasings, weights=plain * plain, minlength=self._size)
        lengths = pivoted(np.maximum(np.sqrt(squares), 1e-9).astype(np.float32))
        bm25_idf = np.log1p((self._size - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
        sizes = np.diff(table.starts)
        average = max(float(sizes.mean()), 1.0) if self._size else 1.0
        dampening = BM25_SATURATION * (1 - BM25_LENGTH + BM25_LENGTH * sizes / average)
        weights = np.empty((2, len(numbers)), dtype=np.float32)
        weights[0] = plain * idf[numbers] / lengths[phrasings]
        del plain
        weights[1] = counts * (BM25_SATURATION + 1) / (counts + dampening[phrasings]) * bm25_idf[numbers]
        # Once by phrasing, to score some of them, and once by stem, to find them.
        self._held: Final = Table(numbers, np.bincount(phrasings, minlength=self._size))
        self._held_weights: Final = weights
        order = np.argsort(numbers, kind="stable")
        self._starts: Final = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(frequencies)))
        self._phrasings: Final = phrasings[order]
        self._weights: Final = self._held_weights[:, order]
        # As lists of plain numbers, which are looked up faster one by one; last what a stem counts that is nowhere.
        self._idf: Final[list[float]] = [*idf.tolist(), log(1 + self._size) + 1]
        self._bm25_idf: Final[list[float]] = [*bm25_idf.tolist(), log1p((self._size + 0.5) / 0.5)]
        self._rows: Final = RowMemory()

    def __contains__(self, stem: object) -> bool:
        return stem in self._numbers

    def warm(self, stems: Iterable[str]) -> None:
        """Lays out beforehand what these stems add to every phrasing, so that the first question is quick."""
        for stem in stems:
            if stem in self._numbers:
                self._row(stem)

    def inverse_frequency(self, stem: str) -> float:
        """How informative a stem is to this base: 1 for one in every phrasing, the most for one in none."""
        return self._idf[self._numbers.get(stem, -1)]

    def score(self, stems: Sequence[str], out: Floats) -> None:
        """Puts the cosine and BM25 of a question, given as at least one stem, with every phrasing into `out`.

        The cosine has pivoted lengths. BM25 is divided by what the question would score if every stem of it were
        found once in a phrasing of average length.
        """
        for stem in stems:
            if stem in self._numbers:
                out += self._row(stem)
        out /= self._lengths(stems)

    def score_some(self, phrasings: Numbers, stems: Sequence[str], out: Floats) -> None:
        """As `score`, for some phrasings only, of which there is at least one."""
        asked = np.zeros(len(self._numbers) + 1, dtype=np.float32)
        for stem in stems:
            asked[self._numbers.get(stem, -1)] += 1
        asked[-1] = 0
        positions, offsets = self._held.positions(phrasings)
        weights = asked.take(self._held.values.take(positions))
        met = np.flatnonzero(weights)
        owners = np.searchsorted(offsets, met, side="right") - 1
        found, weights = positions[met], weights[met]
        for row, held in zip(out, self._held_weights, strict=True):
            row[:] = np.bincount(owners, weights=weights * held.take(found), minlength=len(phrasings))
        out /= self._lengths(stems)

    def candidates(self, stems: Sequence[str], limit: int) -> tuple[Numbers, Floats]:
        """The phrasings best by BM25 over the question's rarer stems, at most `limit`, and their BM25 over those."""
        spans = sorted((stop - start, start) for start, stop in map(self._span, set(stems)) if start < stop)
        parts: list[slice] = []
        read = 0
        for length, start in spans:
            if parts and read + length > _READ_POSTINGS:
                break
            parts.append(slice(start, start + min(length, _READ_POSTINGS)))
            read += length
        if not parts:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        found = np.concatenate([self._phrasings[part] for part in parts])
        weights = np.concatenate([self._weights[1, part] for part in parts])
        if len(parts) > 1:
            # Added up by sorting: an array as long as the base would cost more than all the rest where it is large.
            order = np.argsort(found)
            found, weights = found[order], weights[order]
            begins = np.empty(len(found), dtype=np.bool_)
            begins[0] = True
            np.not_equal(found[1:], found[:-1], out=begins[1:])
            starts = np.flatnonzero(begins)
            found, weights = found[starts], np.add.reduceat(weights, starts)
        if len(found) > limit:
            best = np.argpartition(weights, -limit)[-limit:]
            found, weights = found[best], weights[best]
        return found.astype(np.int64), weights / self._lengths(stems)[1]

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
        square = reach = 0.0
        counts = Counter(stems) if len(set(stems)) < len(stems) else dict.fromkeys(stems, 1)
        for stem, count in counts.items():
            number = self._numbers.get(stem, -1)
            square += (count * self._idf[number]) ** 2
            reach += count * self._bm25_idf[number]
        return np.array([[sqrt(square) or 1.0], [reach or 1.0]], dtype=np.float32)
