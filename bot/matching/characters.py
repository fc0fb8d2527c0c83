"""The character view: how alike two texts are over TF-IDF of the character 3- to 5-grams of their words.

A phrasing's n-grams are those of its words, so the score is a sum over its words of how much each shares with the
question. What a question's word shares with every word of the base comes from one small index (n-gram -> words of
the base) and is spread over the phrasings from there: the index grows with the vocabulary, not with the phrasings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import Final

import numpy as np

from bot.matching.arrays import Floats, Numbers, RowMemory, Table, pivoted, smooth_idf

GRAM_LENGTHS: Final = (3, 4, 5)
_BLOCK: Final = 50_000
"""Phrasings whose n-grams are counted at a time: bounds the memory that building takes."""


@lru_cache(maxsize=65_536)
def character_grams(word: str) -> tuple[str, ...]:
    """The n-grams of 3 to 5 characters of a word, its boundaries marked by spaces."""
    marked = f" {word} "
    return tuple(marked[start : start + size] for size in GRAM_LENGTHS for start in range(len(marked) - size + 1))


class CharacterIndex:
    """`words` are the distinct words of the base, `tokens` each phrasing's words as numbers into them.

    No row of `tokens` is empty; a number past the end of `words` stands for no word.
    """

    def __init__(self, words: Sequence[str], tokens: Table) -> None:
        self._words: Final = len(words)
        self._tokens: Final = tokens
        self._size: Final = len(tokens.starts) - 1
        grams = [character_grams(word) for word in words]
        names = sorted({gram for row in grams for gram in row})
        self._numbers: Final = {name: number for number, name in enumerate(names)}
        table = Table.of([[self._numbers[gram] for gram in row] for row in [*grams, ()]])
        order = np.argsort(table.values, kind="stable")
        self._gram_words: Final[Numbers] = np.repeat(np.arange(len(words) + 1), np.diff(table.starts))[order]
        self._gram_starts: Final[Numbers] = np.searchsorted(table.values[order], np.arange(len(names) + 1))
        self._idf, self._lengths = self._weigh(table, len(names))
        self._rows: Final = RowMemory()
        self._spread_rows: Final = RowMemory()

    def warm(self, words: Sequence[str]) -> None:
        """Works out beforehand what these words share with every phrasing, so that the first question is quick."""
        for word in words:
            self._row(word)

    def scores(self, words: Sequence[str]) -> Floats:
        """The cosine of a question with every phrasing, with pivoted lengths."""
        total = np.add.reduce([self._row(word) for word in words], axis=0)
        return np.asarray(total / self._length(words), dtype=np.float32)

    def scores_of(self, phrasings: Numbers, words: Sequence[str]) -> Floats:
        """As `scores`, for some phrasings only, of which there is at least one."""
        shared = np.add.reduce([self._shared_row(word) for word in words], axis=0)
        positions, offsets = self._tokens.positions(phrasings)
        total = np.add.reduceat(shared[self._tokens.values[positions]], offsets)
        return np.asarray(total / (self._length(words) * self._lengths[phrasings]), dtype=np.float32)

    def _row(self, word: str) -> Floats:
        row = self._spread_rows.get(word)
        if row is None:
            total = np.add.reduceat(self._shared(word)[self._tokens.values], self._tokens.starts[:-1])
            row = self._spread_rows.keep(word, (total / self._lengths).astype(np.float32))
        return row

    def _shared_row(self, word: str) -> Floats:
        row = self._rows.get(word)
        return self._rows.keep(word, self._shared(word)) if row is None else row

    def _shared(self, word: str) -> Floats:
        """How much a word shares with each word of the base."""
        found = [number for gram in character_grams(word) if (number := self._numbers.get(gram)) is not None]
        if not found:
            return np.zeros(self._words + 1, dtype=np.float32)
        parts = [self._gram_words[self._gram_starts[number] : self._gram_starts[number + 1]] for number in found]
        idf = self._idf[found]
        weights = np.repeat(idf * idf, [len(part) for part in parts])
        return np.bincount(np.concatenate(parts), weights=weights, minlength=self._words + 1).astype(np.float32)

    def _length(self, words: Sequence[str]) -> float:
        """The length of the question's TF-IDF vector; an n-gram that the base lacks counts as the rarest."""
        counts = Counter(gram for word in words for gram in character_grams(word))
        idf = self._idf[[self._numbers.get(gram, -1) for gram in counts]]
        weights = idf * np.fromiter(counts.values(), np.float32, len(counts))
        return sqrt(float(weights @ weights)) or 1.0

    def _weigh(self, grams: Table, kinds: int) -> tuple[Floats, Floats]:
        """The idf of every n-gram, one more for those that the base lacks, and every phrasing's pivoted length."""
        # How many phrasings hold an n-gram is taken from how many times words with it are used: a little high where
        # two words of one phrasing share it.
        used = np.bincount(self._tokens.values, minlength=self._words + 1)
        holders = np.repeat(used, np.diff(grams.starts))
        frequencies = np.bincount(grams.values, weights=holders, minlength=kinds + 1).astype(np.int64)
        idf = smooth_idf(np.minimum(frequencies, self._size), self._size)
        squares = np.zeros(self._size)
        blocks = [np.arange(start, min(start + _BLOCK, self._size)) for start in range(0, self._size, _BLOCK)]
        for block in blocks:
            numbers, phrasings, counts = self._counted(grams, block, kinds)
            weights = counts * idf[numbers]
            squares[block] = np.bincount(phrasings, weights=weights * weights, minlength=len(block))
        return idf, pivoted(np.maximum(np.sqrt(squares), 1e-9).astype(np.float32))

    def _counted(self, grams: Table, block: Numbers, kinds: int) -> tuple[Numbers, Numbers, Numbers]:
        """The n-grams of some phrasings, counted: n-gram, position of the phrasing in the block, count."""
        positions, offsets = self._tokens.positions(block)
        owners = np.repeat(np.arange(len(block)), np.diff(np.append(offsets, len(positions))))
        words = self._tokens.values[positions].astype(np.int64)
        places, _ = grams.positions(words)
        owners = np.repeat(owners, grams.starts[words + 1] - grams.starts[words])
        keys, counts = np.unique(owners * max(kinds, 1) + grams.values[places], return_counts=True)
        phrasings, numbers = np.divmod(keys, max(kinds, 1))
        return numbers, phrasings, counts
