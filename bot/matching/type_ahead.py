"""Finds texts while they are typed, by the words so far and the beginning of the last one, forgiving of mistakes.

Every key costs time with the texts that hold one of the typed words, not with all comparisons of letters: a word is
looked up among the beginnings of the vocabulary, and the texts that hold it or what it may be meant for are counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import Final, NamedTuple

import numpy as np

from bot.matching.arrays import Numbers
from bot.matching.beginnings import AFTER_EVERYTHING, Beginnings, Run

__all__ = ["Likely", "TypeAhead", "plain_words"]

_WORD: Final = re.compile(r"[^\W_]+")
_RARITY: Final = 0.5
"""How much more a rare word counts: this much for every e-fold rarity. Chosen, like what follows, on questions that
were taken out of the base and typed: their statement was sought among the choices."""
_LEAST_SHARE: Final = 0.2
_LEAST_OF_BEST: Final = 0.4
"""How much of what was typed a text must hold, at least; and beside the best."""
_BEGINS_SO: Final = 0.2
"""What a text has ahead that begins with all that was typed."""


class Likely(NamedTuple):
    """A text that may be meant."""

    number: int
    share: float
    """How much of what was typed it holds, about 0 to 1; more if it begins so."""


def plain_words(folded: str) -> list[str]:
    """The words and numbers of a folded text as they are typed, without apostrophes."""
    return _WORD.findall(folded.replace("'", ""))


class TypeAhead:
    """Folded texts, known by their numbers in the sequence given."""

    def __init__(self, texts: Sequence[str]) -> None:
        rows = [plain_words(text) for text in texts]
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for word in dict.fromkeys(row):
                holders[word].append(number)
        self._size: Final = len(rows)
        self._beginnings: Final = Beginnings(holders)
        lists = [holders[word] for word in self._beginnings.words]
        self._starts: Final[list[int]] = np.cumsum([0, *map(len, lists)]).tolist()
        self._holders: Final[Numbers] = np.array([number for held in lists for number in held], dtype=np.int64)
        ordered = sorted((" ".join(row), number) for number, row in enumerate(rows))
        self._ordered: Final = [text for text, _ in ordered]
        self._order: Final[Numbers] = np.array([number for _, number in ordered], dtype=np.int64)
        # Among equals the first ones are taken.
        self._handicaps: Final = np.linspace(0, 1e-6, self._size)

    def likely(self, folded: str, limit: int) -> list[Likely]:
        """At most `limit` of the texts most likely meant by what has been typed, in no order; none for no words."""
        typed = plain_words(folded)
        if not typed or not self._size:
            return []
        shares = np.zeros(self._size)
        total = 0.0
        mended: list[str] = []
        for place, word in enumerate(typed):
            runs = self._beginnings.like(word, complete=place < len(typed) - 1)
            mended.append(self._beginnings.mend(word, runs))
            held = np.zeros(self._size)
            for run in runs:
                held[self._holders[self._starts[run.start] : self._starts[run.stop]]] = run.likeness
            weight = self._weight(runs)
            shares += weight * held
            total += weight
        shares /= total
        shares[self._beginning(" ".join(mended))] += _BEGINS_SO
        least = max(_LEAST_SHARE, _LEAST_OF_BEST * float(shares.max()))
        return [
            Likely(number, share) for number in self._best(shares, limit) if (share := float(shares[number])) >= least
        ]

    def _weight(self, runs: Sequence[Run]) -> float:
        """How much a typed word counts: 1 for one that every text holds, or none."""
        uses = self._starts[runs[-1].stop] - self._starts[runs[-1].start] if runs else self._size
        return 1 + _RARITY * max(0.0, log(self._size / uses))

    def _beginning(self, text: str) -> Numbers:
        """The texts that begin so."""
        start = bisect_left(self._ordered, text)
        return self._order[start : bisect_left(self._ordered, text + AFTER_EVERYTHING, start)]

    def _best(self, shares: np.ndarray[tuple[int], np.dtype[np.float64]], limit: int) -> list[int]:
        if self._size <= limit:
            return list(range(self._size))
        best: list[int] = np.argpartition(shares - self._handicaps, self._size - limit)[self._size - limit :].tolist()
        return best
