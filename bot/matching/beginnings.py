"""Finds the words that somebody may be typing: those that begin as what is typed so far, or nearly so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED: Final = 3
"""Letters from which a mistake is looked for; the neighbours of shorter beginnings are half the vocabulary."""

LONGEST_MENDED: Final = 24
"""Letters beyond which no mistake is looked for."""

TWO_EDITS_FROM: Final = 7
"""Letters from which two mistakes are allowed instead of one."""

AFTER_EVERYTHING: Final = "\U0010ffff"
"""Put behind a beginning, it comes after every text with that beginning."""

_BEGUN: Final = 0.95
"""What a word counts that goes on where a complete one has ended."""
_MENDED_BESIDE_BEGUN: Final = 0.7
"""What is left for a word with a mistake where others begin just as typed."""
_LAST_LETTER_WRONG: Final = 0.1
"""How much less a word counts whose mistake would be in the last letter typed: more often it is another word."""
_REMEMBERED: Final = 4_096


class Run(NamedTuple):
    """Neighbours in the sorted vocabulary, all as like to what was typed."""

    start: int
    stop: int
    likeness: float
    """1 for what begins as typed, less for every mistake."""


class Beginnings:
    """A sorted vocabulary, searched by the beginnings of its words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words: Final = sorted(set(words))
        tails = sorted((word[1:], number) for number, word in enumerate(self.words))
        self._tails: Final = [tail for tail, _ in tails]
        self._tail_words: Final = [number for _, number in tails]
        cut: defaultdict[int, list[str]] = defaultdict(list)
        for word in self.words:
            for length in range(SHORTEST_MENDED - 1, min(len(word), LONGEST_MENDED + 1) + 1):
                cut[length].append(word[:length])
        self._cut: Final = {length: [beginning for beginning, _ in groupby(rows)] for length, rows in cut.items()}
        self._like: Final = lru_cache(maxsize=_REMEMBERED)(self._find_like)

    def like(self, typed: str, *, complete: bool) -> tuple[Run, ...]:
        """The words that may be meant, the least likely first; `complete` if another word has followed."""
        return self._like(typed, complete)

    def mend(self, typed: str, runs: Sequence[Run]) -> str:
        """What was typed or, if no word begins so, the word most like it, of those that `like` has found."""
        return self.words[runs[-1].start] if runs and runs[-1].likeness < _BEGUN else typed

    def _find_like(self, typed: str, complete: bool) -> tuple[Run, ...]:
        start, stop = _range(self.words, typed)
        if complete and start < stop and self.words[start] == typed:
            # Who has typed a whole word of the base has hardly mistyped another.
            return Run(start, stop, _BEGUN), Run(start, start + 1, 1.0)
        mended = sorted(self._mended(typed), key=lambda run: run.likeness)
        if start == stop:
            return tuple(mended)
        beside = (run._replace(likeness=run.likeness * _MENDED_BESIDE_BEGUN) for run in mended)
        return (*beside, Run(start, stop, 1.0))

    def _mended(self, typed: str) -> Iterator[Run]:
        length = len(typed)
        if not SHORTEST_MENDED <= length <= LONGEST_MENDED or not typed.isalpha():
            return
        allowed = 2 if length >= TWO_EDITS_FROM else 1
        for size in range(length - 1, length + 2):
            beginnings = self._cut.get(size, [])
            start, stop = _range(beginnings, typed[0])
            for beginning, distance, _ in process.extract(
                typed, beginnings[start:stop], scorer=OSA.distance, score_cutoff=allowed, limit=None
            ):
                if distance:
                    wrong = _LAST_LETTER_WRONG if beginning[-1] != typed[-1] else 0.0
                    yield Run(*_range(self.words, beginning), 1 - distance / (length + 1) - wrong)
        yield from self._first_letter_mended(typed, 1 - 1 / length)

    def _first_letter_mended(self, typed: str, likeness: float) -> Iterator[Run]:
        for beginning in (typed[1:], typed[1] + typed[0] + typed[2:]):
            start, stop = _range(self.words, beginning)
            if start < stop:
                yield Run(start, stop, likeness)
        for tail in (typed, typed[1:]):
            start, stop = _range(self._tails, tail)
            for number in self._tail_words[start:stop]:
                yield Run(number, number + 1, likeness)


def _range(words: list[str], beginning: str) -> tuple[int, int]:
    """Where the words with this beginning stand."""
    start = bisect_left(words, beginning)
    return start, bisect_left(words, beginning + AFTER_EVERYTHING, start)
