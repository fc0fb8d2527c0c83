"""Words near in meaning, by static embeddings: "ammo" is near "ammunition", "borscht" near nothing here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from bot.matching.static_embeddings import Vectors, load_embeddings, normalised
from bot.matching.tokens import STOP_WORDS

__all__ = ["Neighbours"]

NEAR_FROM: Final = 0.5
"""Cosine from which a word is taken for near. Looked at on the base's own words: below it stand words that
sound alike or share a field ("final", "victory"), above it mostly synonyms and inflections."""

MOST: Final = 6
_SHORTEST: Final = 3
_REMEMBERED: Final = 20_000


class Neighbours:
    """Finds the words of a vocabulary that are near a given word; without embeddings, none are."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._embeddings = load_embeddings()
        self._words = sorted(w for w in vocabulary if len(w) >= _SHORTEST and w.isalpha() and w not in STOP_WORDS)
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}
        if self._embeddings is None or not self._words:
            self._embeddings = None
            return
        vectors = self._embeddings.words(self._words)
        self._centre: Vectors = vectors.mean(axis=0)
        self._vectors = normalised(vectors - self._centre)

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """The nearest words with their cosine, nearest first, without the word itself."""
        if self._embeddings is None or len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
            return ()
        known = self._known.get(word)
        if known is None:
            known = self._look_up(word)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known

    def _look_up(self, word: str) -> tuple[tuple[str, float], ...]:
        assert self._embeddings is not None
        vector = self._embeddings.word(word) - self._centre
        cosines = self._vectors @ (vector / max(float(np.linalg.norm(vector)), 1e-9))
        best = np.argsort(-cosines, kind="stable")[: MOST + 1].tolist()
        found = ((self._words[number], float(cosines[number])) for number in best)
        return tuple((near, cosine) for near, cosine in found if cosine >= NEAR_FROM and near != word)[:MOST]
