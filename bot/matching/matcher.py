"""Text to ranked phrasings: what the rest of the bot asks, and what stands alone on any set of phrasings.

Five views of how well an id's phrasings fit a text are fused with fixed weights: one set for bases with many
phrasings an id, one for bases with few, and in between a mixture. The first was chosen on the validation questions of
CLINC150 (10 phrasings an intent) and on this bot's own base (a fifth of its phrasings asked of the rest), the second
on the development questions of CheckThat! 2020 (2 phrasings a claim). They are left alone since; docs/benchmarks.md
has what they reach, and what else was tried.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from bot.matching.arrays import Floats, Numbers
from bot.matching.dense import DenseIndex
from bot.matching.folding import LONGEST_TEXT, fold
from bot.matching.lexical import LEXICAL_VIEWS, LexicalIndex
from bot.matching.spelling import Speller
from bot.matching.static_embeddings import known_words, load_embeddings
from bot.matching.tokens import stem, words

VIEWS: Final = (*LEXICAL_VIEWS, "embedding", "centre")
"""The views, in the order of the rows of `Views.scores`; `centre` is the embedding of an id's phrasings together."""

RICH_WEIGHTS: Final = (0.21, 0.03, 0.13, 0.28, 0.35)
"""What each view adds to the fused score where ids have `RICH_FROM` phrasings or more."""
SPARSE_WEIGHTS: Final = (0.46, 0.16, 0.14, 0.10, 0.14)
"""The same where they have `SPARSE_UP_TO` or fewer: too little to fit the embedding space, so letters count more."""
RICH_FROM: Final = 6.0
SPARSE_UP_TO: Final = 2.0
BEST_SHARE: Final = 0.6
"""Share of an id's best phrasing, by all views but the last together, in its score; the rest is the mean over all."""
BEST_SHARE_IN_VIEW: Final = 0.3
"""The same for the scores in single views (`Matcher.views`), where each view has a best phrasing of its own."""
FULL_SCORE_UP_TO: Final = 4_000
"""Phrasings up to which every one is scored; with more, only candidates are."""
_DIGITS: Final = 5
_ROUGHLY_SCORED: Final = 256
"""Phrasings that are looked at by words, and as many by meaning, to choose the candidates among them."""
CANDIDATES: Final = 96
"""Phrasings whose ids are scored in full."""
_ADDRESS: Final = re.compile(r"(?<![\w.-])(?:[A-Za-z0-9-]++\.)++[A-Za-z]{2,}/\S*")
"""A web address without "https://", as posts carry them (pic.example.com/b7Xq): its letters are no words."""
_SCORED_SIBLINGS: Final = 64
"""Phrasings of one id that are scored when one of them is a candidate, at most."""


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
    """Of the mended words, each once, then the extra features."""


@dataclass(frozen=True, slots=True)
class Views:
    """How well each id fits in each view."""

    scores: Floats
    """One row a view (`VIEWS`), one column an id (`Matcher.ids`), from 0 to about 1."""


class Matcher:
    """Ranks ids by how well their phrasings fit a text.

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
        rows = sorted(
            (identifier, text, tuple(sorted(extra)))
            for identifier, texts in phrasings.items()
            for text, extra in zip(texts, (features or {}).get(identifier) or [()] * len(texts), strict=True)
        )
        self.phrasings: Final = tuple((identifier, text) for identifier, text, _ in rows)
        """Every phrasing with its id, sorted."""
        self.ids: Final = tuple(dict.fromkeys(identifier for identifier, _ in self.phrasings))
        """Every id that has a phrasing, sorted."""
        numbers = {identifier: number for number, identifier in enumerate(self.ids)}
        self.owners: Final = np.asarray([numbers[identifier] for identifier, _ in self.phrasings], dtype=np.int64)
        """For each phrasing the position of its id in `ids`."""
        self._starts: Final = np.searchsorted(self.owners, np.arange(len(self.ids) + 1))
        self._counts: Final = np.diff(self._starts).astype(np.float32)
        # One object a word: in a large base a new one at every place would be the most of its memory.
        same: dict[str, str] = {}
        tokenised = [[same.setdefault(word, word) for word in words(fold(text))] for _, text in self.phrasings]
        self._word_counts = Counter(word for row in tokenised for word in row)
        self._word_counts.update(dict.fromkeys(vocabulary, 1))
        stems = [[*map(stem, row), *extra] for row, (_, _, extra) in zip(tokenised, rows, strict=True)]
        self.lexical: Final = LexicalIndex(tokenised, stems)
        del rows, same, tokenised, stems
        if len(self.phrasings) <= FULL_SCORE_UP_TO:
            self.lexical.warm()
        self._dense: Final = self._embedded()
        self._centre_lengths: Final = self._counts if self._dense is None else self._dense.centre_lengths
        self._weights: Final[Floats] = self._fusion()

    @cached_property
    def speller(self) -> Speller:
        """Mends words to those of the phrasings and of `vocabulary`. Made when it is first needed."""
        return Speller(self._word_counts, known_words())

    def prepare(self, text: str, features: Iterable[str] = ()) -> Query:
        """Reads a text: folds it, cuts it into words, mends them. `features` are extra tokens beside its stems."""
        folded = fold(_ADDRESS.sub(" ", text[:LONGEST_TEXT]) if "/" in text else text)
        found = words(folded)
        mended = self.speller.mend(found)
        # A stem counts once however often it is used: long texts repeat themselves, and what they repeat is not what
        # they are about.
        stems = dict.fromkeys(map(stem, mended))
        return Query(folded, tuple(found), tuple(mended), (*stems, *features))

    def views(self, query: str | Query, *, exclude: int | None = None, letters: bool = True) -> Views:
        """Scores every id in every view, whatever the size of the base.

        Without `letters` the view by character n-grams stays at 0. It takes a third of the time, and who has mended
        the spelling already gains little by it.

        `exclude` leaves one phrasing out, by its position in `phrasings`, as if the base did not have it (only word
        frequencies still count it): so can a base be asked its own phrasings. It costs some milliseconds.
        """
        if isinstance(query, str):
            query = self.prepare(query)
        scores = self._scores(query, letters=letters)
        counts, lengths = self._counts, self._centre_lengths
        if exclude is not None:
            vector = self._vector(query)
            if self._dense is not None and vector is not None:
                scores[-1], lengths = self._dense.leave_out(exclude, vector)
            scores[:, exclude] = 0
            counts = np.maximum(counts - (np.arange(len(counts)) == self.owners[exclude]), 1)
        return Views(self._pooled(scores, self._starts[:-1], counts, lengths))

    def rank(self, text: str, limit: int = 5) -> list[Match]:
        """The ids that fit a text, best first, at most `limit`; ids with nothing in common are left out."""
        if limit <= 0 or not self.ids:
            return []
        query = self.prepare(text)
        if len(self.phrasings) <= FULL_SCORE_UP_TO:
            found = np.arange(len(self.ids))
            fused = self._fused(self._scores(query), self._starts[:-1], self._counts, self._centre_lengths)
        else:
            found, fused = self._of_candidates(query)
        # Equal texts can differ in the last bits of a matrix product; rounding makes them tie, and ties go by id.
        fused = fused.round(_DIGITS)
        if len(fused) > limit:
            best = np.flatnonzero(fused >= np.partition(fused, -limit)[-limit])
            found, fused = found[best], fused[best]
        order = np.argsort(-fused, kind="stable")[:limit]
        pairs = zip(found[order].tolist(), fused[order].tolist(), strict=True)
        return [Match(self.ids[place], min(round(score, _DIGITS), 1.0)) for place, score in pairs if score > 0]

    def _embedded(self) -> DenseIndex | None:
        embeddings = load_embeddings() if self.phrasings else None
        if embeddings is None:
            return None
        lexical = self.lexical
        return DenseIndex(
            embeddings, lexical.words, lexical.inverse_frequencies(lexical.words), lexical.tokens, self.owners
        )

    def _fusion(self) -> Floats:
        """The weights of the views, for as many phrasings as ids have on average and the views there are."""
        average = len(self.phrasings) / max(len(self.ids), 1)
        richness = min(max((average - SPARSE_UP_TO) / (RICH_FROM - SPARSE_UP_TO), 0.0), 1.0)
        weights = richness * np.asarray(RICH_WEIGHTS) + (1 - richness) * np.asarray(SPARSE_WEIGHTS)
        if self._dense is None:
            weights[len(LEXICAL_VIEWS) :] = 0
        return np.asarray(weights / weights.sum(), dtype=np.float32)

    def _vector(self, query: Query) -> Floats | None:
        if self._dense is None or not query.mended:
            return None
        return self._dense.embed(query.mended, self.lexical.inverse_frequencies(query.mended))

    def _scores(self, query: Query, *, letters: bool = True) -> Floats:
        """How well every phrasing fits: one row a view but the last, one column a phrasing."""
        scores = np.zeros((len(VIEWS) - 1, len(self.phrasings)), dtype=np.float32)
        self.lexical.score(query.mended, query.stems, scores[:-1], letters=letters)
        vector = self._vector(query)
        if self._dense is not None and vector is not None:
            np.matmul(self._dense.vectors, vector, out=scores[-1])
        return scores

    def _of_candidates(self, query: Query) -> tuple[Numbers, Floats]:
        """Fused scores of the ids that have a candidate, in ascending order of their positions."""
        vector = self._vector(query)
        found = np.unique(self.owners[self._candidates(query, vector)])
        if not len(found):
            return found, np.zeros(0, dtype=np.float32)
        counts = np.minimum(self._counts[found].astype(np.int64), _SCORED_SIBLINGS)
        starts = np.cumsum(counts) - counts
        siblings = np.arange(int(counts.sum())) + np.repeat(self._starts[found] - starts, counts)
        scores = np.zeros((len(VIEWS) - 1, len(siblings)), dtype=np.float32)
        self.lexical.score_some(siblings, query.mended, query.stems, scores[:-1])
        if self._dense is not None and vector is not None:
            scores[-1] = self._dense.vectors[siblings] @ vector
        return found, self._fused(scores, starts, counts.astype(np.float32), self._centre_lengths[found])

    def _candidates(self, query: Query, vector: Floats | None) -> Numbers:
        """The phrasings worth scoring: the best by words and by meaning, roughly, and those that are good by both."""
        by_words, rough = self.lexical.stems.candidates(query.stems, _ROUGHLY_SCORED)
        if vector is None or self._dense is None:
            return by_words[np.argsort(-rough)[:CANDIDATES]]
        neighbourhoods = self._dense.neighbourhoods
        by_meaning, likeness = neighbourhoods.near(vector, _ROUGHLY_SCORED)
        words_share = float(self._weights[: len(LEXICAL_VIEWS)].sum())
        both = np.concatenate((by_words, by_meaning))
        rough = np.concatenate(
            (
                rough * words_share + neighbourhoods.cosines(by_words, vector) * (1 - words_share),
                likeness * (1 - words_share),
            )
        )
        return both[np.argpartition(-rough, CANDIDATES)[:CANDIDATES]] if len(both) > CANDIDATES else both

    def _fused(self, scores: Floats, starts: Numbers, counts: Floats, lengths: Floats | Numbers) -> Floats:
        """One score an id from those of its phrasings in the views; parameters as for `_pooled`."""
        each = self._weights[:-1] @ scores
        best = np.maximum.reduceat(each, starts)
        mean = np.add.reduceat(each, starts) / counts
        centre = np.add.reduceat(scores[-1], starts) / lengths
        fused = BEST_SHARE * best + (1 - BEST_SHARE) * mean + self._weights[-1] * centre
        return np.asarray(fused, dtype=np.float32)

    def _pooled(self, scores: Floats, starts: Numbers, counts: Floats, lengths: Floats | Numbers) -> Floats:
        """One score an id and view, not negative, from those of its phrasings, which begin at `starts`.

        `counts` says how many they are, `lengths` how long the sum of their vectors is.
        """
        pooled = np.empty((len(VIEWS), len(starts)), dtype=np.float32)
        if not len(starts):
            return pooled
        total = np.add.reduceat(scores, starts, axis=1)
        np.multiply(total, (1 - BEST_SHARE_IN_VIEW) / counts, out=pooled[:-1])
        pooled[:-1] += BEST_SHARE_IN_VIEW * np.maximum.reduceat(scores, starts, axis=1)
        np.divide(total[-1], lengths, out=pooled[-1])
        return np.maximum(pooled, 0, out=pooled)
