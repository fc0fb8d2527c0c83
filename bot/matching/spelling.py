"""Mends misspelt words against the words a base uses.

Only a word that nobody knows is touched: neither the base nor ordinary English (`known`). Without that guard
mending does harm: "tanks" would become "thanks" and a question the base cannot answer would look like one it can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from bot.matching.tokens import stem

SHORTEST_MENDED: Final = 4
"""Letters a word must have to be mended; shorter ones have too many neighbours."""

LONGEST_MENDED: Final = 24
"""Letters beyond which a word is taken for something else than a misspelling."""

TWO_EDITS_FROM: Final = 8
"""Letters from which two edits are allowed instead of one."""


def deletions(word: str) -> set[str]:
    """The word and every form of it with one letter left out."""
    return {word} | {word[:position] + word[position + 1 :] for position in range(len(word))}


class Speller:
    """Finds the vocabulary word that was meant.

    `vocabulary` gives each word's frequency, which decides between candidates at the same distance. `known` are
    words to be left alone although the vocabulary lacks them.
    """

    def __init__(self, vocabulary: Mapping[str, float], known: Container[str] = frozenset()) -> None:
        self._vocabulary: Final = dict(vocabulary)
        self._known: Final = known
        index: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._vocabulary):
            if SHORTEST_MENDED <= len(word) <= LONGEST_MENDED and word.isalpha():
                for form in deletions(word):
                    index[form].append(word)
        self._index: Final = dict(index)

    def mend(self, tokens: Sequence[str]) -> list[str]:
        """The tokens, each unknown one replaced by the vocabulary word it is a misspelling of, if there is one."""
        mended = {token: token if self.knows(token) else self.meant(token) or token for token in dict.fromkeys(tokens)}
        return [mended[token] for token in tokens]

    def knows(self, word: str) -> bool:
        """Whether the word is in the vocabulary or is an ordinary word, inflected or not."""
        return word in self._vocabulary or word in self._known or stem(word) in self._known

    def meant(self, word: str) -> str | None:
        """The vocabulary word that an unknown word most likely stands for."""
        if not SHORTEST_MENDED <= len(word) <= LONGEST_MENDED or not word.isalpha():
            return None
        allowed = 2 if len(word) >= TWO_EDITS_FROM else 1
        best: tuple[int, bool, float, str] | None = None
        seen: set[str] = set()
        for form in deletions(word):
            for candidate in self._index.get(form, ()):
                if candidate in seen:
                    continue
                seen.add(candidate)
                distance = OSA.distance(word, candidate, score_cutoff=allowed)
                if distance > allowed:
                    continue
                key = (distance, candidate[0] != word[0], -self._vocabulary[candidate], candidate)
                if best is None or key < best:
                    best = key
        return best[3] if best else None
