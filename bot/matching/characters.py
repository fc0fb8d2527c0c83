"""The character view: how alike two texts are over TF-IDF of the character 3- to 5-grams of their words.

A phrasing's n-grams are those of its words, so the score is a sum over its words of how much each shares with the
question. What a question's word shares with words of the base comes from one small index (n-gram -> words of the
base) and is spread over the phrasings from there: the index grows with the vocabulary, not with the phrasings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.arrays import Floats, Numbers, RowMemory, Table, pivoted, smooth_idf

GRAM_LENGTHS: Final = (3, 4, 5)
_LEAST_SHARE: Final = 0.05
"""Words that share less than this with a question's word are passed over. It changes no more than a handful of first
places on either development set, and leaves a hundred words to add up where there were thousands."""
_REMEMBERED_WORDS: Final = 8_192
_BLOCK: Final = 50_000
"""Phrasings whose n-grams are counted at a time: bounds the memory that building takes."""


@lru_cache(maxsize=65_536)
def character_grams(word: str) -> tuple[str, ...]:
    """The n-grams of 3 to 5 characters of a word, its boundaries marked by spaces."""
    marked = f" {word} "
    return tuple(marked[start : start + size] for size in GRAM_LENGTHS for start in range(len(marked) - size + 1))


@dataclass(frozen=True, slots=True)
class _Kin:
    """The words of the base that are like one word."""

    numbers: Numbers
    """Which they are."""
    shares: NDArray[np.float64]
    """How much each shares with the word: the sum of squared idf over the n-grams that both have."""
    own: float
    """What it shares with itself."""


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
        self._gram_uses: Final[Numbers] = np.diff(self._gram_starts)
        idf, lengths = self._weigh(table, len(names))
        self._squares: Final[Floats] = idf * idf
        self._inverse_lengths: Final[Floats] = np.reciprocal(lengths)
        self._rows: Final = RowMemory()
        self._kin: Final = lru_cache(maxsize=_REMEMBERED_WORDS)(self._find_kin)

    def warm(self, words: Sequence[str]) -> None:
        """Works out beforehand what these words share with those of the base, so that the first question is quick."""
        for word in words:
            self._rows.keep(word, self._spread((word,)))

    def score(self, words: Sequence[str], out: Floats) -> None:
        """Puts the likeness of a question, given as at least one word, to every phrasing into `out`, which is 0.

        It is the cosine, a word that the question repeats counting once, with pivoted lengths.
        """
        distinct = dict.fromkeys(words)
        new: list[str] = []
        for word in distinct:
            row = self._rows.get(word)
            if row is None:
                new.append(word)
            else:
                out += row
        if new:
            # All at once, which costs hardly more than one; so only a word that comes alone is remembered.
            row = self._spread(new)
            out += row if len(new) > 1 else self._rows.keep(new[0], row)
        out /= self._length(distinct)

    def score_some(self, phrasings: Numbers, words: Sequence[str], out: Floats) -> None:
        """As `score`, for some phrasings only, of which there is at least one."""
        distinct = dict.fromkeys(words)
        positions, offsets = self._tokens.positions(phrasings)
        np.add.reduceat(self._shared(distinct).take(self._tokens.values[positions]), offsets, out=out)
        out *= self._inverse_lengths[phrasings]
        out /= self._length(distinct)

    @cached_property
    def _places(self) -> Numbers:
        """The words of all phrasings, as numbers of the width that is looked up fastest."""
        return self._tokens.values.astype(np.int64)

    def _spread(self, words: Sequence[str]) -> Floats:
        """How much some words share with each phrasing."""
        shared = self._shared(words)
        return np.add.reduceat(shared.take(self._places), self._tokens.starts[:-1]) * self._inverse_lengths

    def _find_kin(self, word: str) -> _Kin:
        grams = character_grams(word)
        found = [number for gram in grams if (number := self._numbers.get(gram)) is not None]
        squares = self._squares[found]
        # An n-gram that the base lacks counts as the rarest.
        own = float(squares.sum()) + (len(grams) - len(found)) * float(self._squares[-1])
        parts = [self._gram_words[self._gram_starts[number] : self._gram_starts[number + 1]] for number in found]
        if not parts:
            return _Kin(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64), own)
        weights = np.repeat(squares, self._gram_uses[found])
        shares = np.asarray(np.bincount(np.concatenate(parts), weights=weights), dtype=np.float64)
        numbers = np.flatnonzero(shares >= _LEAST_SHARE * own)
        return _Kin(numbers, shares[numbers], own)

    def _shared(self, words: Iterable[str]) -> Floats:
        """How much the words of a question share with each word of the base."""
        kin = [self._kin(word) for word in words]
        numbers = np.concatenate([each.numbers for each in kin])
        shares = np.concatenate([each.shares for each in kin])
        return np.bincount(numbers, weights=shares, minlength=self._words + 1).astype(np.float32)

    def _length(self, words: Iterable[str]) -> float:
        """The length of the question's TF-IDF vector, but for n-grams that two of its words share."""
        return sqrt(sum([self._kin(word).own for word in words])) or 1.0

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
