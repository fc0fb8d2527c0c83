"""Text to ranked phrasings: what the rest of the bot asks, and what stands alone on any set of phrasings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.dense import Vectors, known_words, load_embeddings, normalised
from bot.matching.folding import fold
from bot.matching.lexical import LEXICAL_VIEWS, LexicalIndex
from bot.matching.spelling import Speller
from bot.matching.tokens import stem, words

VIEWS: Final = (*LEXICAL_VIEWS, "embedding", "informative")
"""The views, in the order of the rows of `Views.scores`."""

VIEW_WEIGHTS: Final = (0.25, 0.2, 0.1, 0.1, 0.35)
BEST_SHARE: Final = 0.6
"""Share of the best phrasing in an id's score; the rest is the mean over its phrasings."""


@dataclass(frozen=True, slots=True)
class Match:
    """An id and how well its phrasings fit the text: 0 (nothing in common) to 1 (the same words)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Query:
    """A text as the matcher reads it."""

    folded: str
    words: tuple[str, ...]
    """As written, folded."""
    mended: tuple[str, ...]
    """With misspellings mended."""
    stems: tuple[str, ...]
    """Of the mended words, then the extra features."""


@dataclass(frozen=True, slots=True)
class Views:
    """How well each id, and each phrasing, fits in each view."""

    scores: NDArray[np.float32]
    """One row a view (`VIEWS`), one column an id (`Matcher.ids`), 0 to 1."""
    phrasings: NDArray[np.float32]
    """One row a view, one column a phrasing (`Matcher.phrasings`)."""
    fused: NDArray[np.float32]
    """The matcher's own score of each id, 0 to 1."""


class Matcher:
    """Ranks ids by how well any of their phrasings fits a text.

    `features` may give each phrasing extra tokens that stand beside its stems (such as "concept:instructors"):
    id -> one collection for each of its phrasings, in the same order. `vocabulary` adds words that spelling should
    know and mend to. Neither the order of ids nor that of phrasings changes any score. Thread-safe.
    """

    def __init__(
        self,
        phrasings: Mapping[str, Sequence[str]],
        *,
        features: Mapping[str, Sequence[Iterable[str]]] | None = None,
        vocabulary: Iterable[str] = (),
    ) -> None:
        rows = [
            (identifier, text, tuple(sorted(extra)))
            for identifier, texts in phrasings.items()
            for text, extra in zip(texts, (features or {}).get(identifier) or [()] * len(texts), strict=True)
        ]
        rows.sort()
        self.ids: Final = tuple(sorted({identifier for identifier, _, _ in rows}))
        """Every id that has a phrasing, sorted."""
        self.phrasings: Final = tuple((identifier, text) for identifier, text, _ in rows)
        """Every phrasing with its id, sorted."""
        tokenised = [tuple(words(fold(text))) for _, text, _ in rows]
        counts = Counter(word for row in tokenised for word in row)
        counts.update(dict.fromkeys(vocabulary, 1))
        self.speller: Final = Speller(counts, known_words())
        stems = [(*map(stem, row), *extra) for row, (_, _, extra) in zip(tokenised, rows, strict=True)]
        self.lexical: Final = LexicalIndex(tokenised, stems)
        self._embeddings: Final = load_embeddings() if rows else None
        self._common = np.zeros(0, dtype=np.float32)
        self._vectors = self._embed_phrasings(tokenised)
        numbers = {identifier: number for number, identifier in enumerate(self.ids)}
        self.owners: Final = np.asarray([numbers[identifier] for identifier, _, _ in rows], dtype=np.int64)
        """For each phrasing the position of its id in `ids`."""
        self._starts: Final = np.searchsorted(self.owners, np.arange(len(self.ids)))
        self._counts: Final = np.bincount(self.owners, minlength=len(self.ids)).astype(np.float32)

    def prepare(self, text: str, features: Iterable[str] = ()) -> Query:
        """Reads a text: folds it, cuts it into words, mends them. `features` are extra tokens beside its stems."""
        folded = fold(text)
        found = words(folded)
        mended = self.speller.mend(found)
        return Query(folded, tuple(found), tuple(mended), (*map(stem, mended), *features))

    def views(self, query: str | Query, *, exclude: int | None = None) -> Views:
        """Scores every id in every view. `exclude` leaves one phrasing out, by its position in `phrasings`."""
        if isinstance(query, str):
            query = self.prepare(query)
        scores = np.zeros((len(VIEWS), len(self.phrasings)), dtype=np.float32)
        scores[:3] = self.lexical.scores(query.mended, query.stems)
        self._dense_scores(query, scores[3:])
        pooled = self._pool(scores, exclude)
        return Views(pooled, scores, np.asarray(VIEW_WEIGHTS, dtype=np.float32) @ pooled)

    def rank(self, text: str, limit: int = 5) -> list[Match]:
        """The ids that fit a text, best first, at most `limit`; ids with nothing in common are left out."""
        if limit <= 0 or not self.ids:
            return []
        fused = self.views(text).fused
        order = np.argsort(-fused, kind="stable")[:limit]
        return [Match(self.ids[number], float(fused[number])) for number in order if fused[number] > 0]

    def _embed_phrasings(self, tokenised: Sequence[Sequence[str]]) -> Vectors:
        if self._embeddings is None:
            return np.zeros((2, 0, 0), dtype=np.float32)
        pooled = np.stack([self._pooled(row) for row in tokenised], axis=1)
        self._common = pooled[1].mean(axis=0)
        pooled[1] -= self._common
        return np.stack([normalised(pooled[0]), normalised(pooled[1])])

    def _pooled(self, found: Sequence[str]) -> Vectors:
        assert self._embeddings is not None
        vectors = self._embeddings.words(found)
        if not len(vectors):
            return np.zeros((2, self._embeddings.dimensions), dtype=np.float32)
        weights = np.asarray([self.lexical.inverse_frequency(stem(word)) for word in found], dtype=np.float32)
        return np.stack([vectors.mean(axis=0), weights @ vectors / weights.sum()])

    def _dense_scores(self, query: Query, into: NDArray[np.float32]) -> None:
        if self._embeddings is None or not query.mended:
            return
        pooled = self._pooled(query.mended)
        pooled[1] -= self._common
        pooled = normalised(pooled)
        into[0] = self._vectors[0] @ pooled[0]
        into[1] = self._vectors[1] @ pooled[1]
        np.maximum(into, 0, out=into)

    def _pool(self, scores: NDArray[np.float32], exclude: int | None) -> NDArray[np.float32]:
        if not self.ids:
            return np.zeros((len(VIEWS), 0), dtype=np.float32)
        counts = self._counts
        if exclude is not None:
            scores[:, exclude] = 0
            counts = counts.copy()
            counts[self.owners[exclude]] = max(counts[self.owners[exclude]] - 1, 1)
        best = np.maximum.reduceat(scores, self._starts, axis=1)
        mean = np.add.reduceat(scores, self._starts, axis=1) / counts
        return np.asarray(BEST_SHARE * best + (1 - BEST_SHARE) * mean, dtype=np.float32)
