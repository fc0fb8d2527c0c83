"""The lexical views of a set of phrasings, side by side: character n-grams, stems, BM25."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.matching.arrays import Floats, Numbers, Table
from bot.matching.characters import CharacterIndex
from bot.matching.stems import StemIndex
from bot.matching.tokens import stem

LEXICAL_VIEWS: Final = ("characters", "stems", "bm25")
_WARM_NUMBERS: Final = 3_000_000
"""Scores of a word with a phrasing that are worked out at the start, at most: some 12 MB and a tenth of a second."""


class LexicalIndex:
    """Scores a question, given as words and stems, against phrasings given likewise.

    Stems may be joined by other tokens that say what a phrasing is about ("concept:instructors").
    """

    def __init__(self, words: Sequence[Sequence[str]], stems: Sequence[Sequence[str]]) -> None:
        self.size: Final = len(words)
        """Number of phrasings."""
        self.words: Final = sorted({word for row in words for word in row})
        """The distinct words of the phrasings."""
        numbers = {word: number for number, word in enumerate(self.words)}
        nothing = [len(self.words)]
        self.tokens: Final = Table.of([[numbers[word] for word in row] or nothing for row in words])
        """Each phrasing's words as numbers into `words`; one past the end where there is none."""
        self.stems: Final = StemIndex(stems)
        self._characters: Final = CharacterIndex(self.words, self.tokens)

    def warm(self) -> None:
        """Prepares for questions with the most frequent words of the phrasings: all of them up to some thousands.

        A word costs the first question that has it about what the rest of that question costs.
        """
        used = np.bincount(self.tokens.values, minlength=len(self.words) + 1)[:-1]
        count = _WARM_NUMBERS // max(self.size, 1)
        frequent = [self.words[number] for number in np.argsort(-used, kind="stable")[:count]]
        self._characters.warm(frequent)
        self.stems.warm(map(stem, frequent))

    def inverse_frequencies(self, words: Sequence[str]) -> list[float]:
        """How informative each word is to this base, by its stem."""
        return [self.stems.inverse_frequency(stem(word)) for word in words]

    def score(self, words: Sequence[str], stems: Sequence[str], out: Floats, *, letters: bool = True) -> None:
        """Puts the scores of all phrasings into `out`, which is 0 everywhere: one row a view (`LEXICAL_VIEWS`).

        They go from 0 to about 1; without `letters` the first row stays 0.
        """
        if self.size and words and letters:
            self._characters.score(words, out[0])
        if self.size and stems:
            self.stems.score(stems, out[1:])

    def score_some(self, phrasings: Numbers, words: Sequence[str], stems: Sequence[str], out: Floats) -> None:
        """As `score`, for some phrasings only."""
        if len(phrasings) and words:
            self._characters.score_some(phrasings, words, out[0])
        if len(phrasings) and stems:
            self.stems.score_some(phrasings, stems, out[1:])
