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

    def warm(self, count: int) -> None:
        """Prepares for questions with the most frequent words of the phrasings, so many of them."""
        used = np.bincount(self.tokens.values, minlength=len(self.words) + 1)[:-1]
        self._characters.warm([self.words[number] for number in np.argsort(-used, kind="stable")[:count]])

    def inverse_frequencies(self, words: Sequence[str]) -> Floats:
        """How informative each word is to this base, by its stem."""
        return np.asarray([self.stems.inverse_frequency(stem(word)) for word in words], dtype=np.float32)

    def scores(self, words: Sequence[str], stems: Sequence[str], *, letters: bool = True) -> Floats:
        """One row a view (`LEXICAL_VIEWS`), one column a phrasing, 0 to about 1; without `letters` the first is 0."""
        result = np.zeros((3, self.size), dtype=np.float32)
        if self.size and words and letters:
            result[0] = self._characters.scores(words)
        if self.size and stems:
            result[1:] = self.stems.scores(stems)
        return result

    def scores_of(self, phrasings: Numbers, words: Sequence[str], stems: Sequence[str]) -> Floats:
        """As `scores`, for some phrasings only."""
        result = np.zeros((3, len(phrasings)), dtype=np.float32)
        if len(phrasings) and words:
            result[0] = self._characters.scores_of(phrasings, words)
        if len(phrasings) and stems:
            result[1:] = self.stems.scores_of(phrasings, stems)
        return result
