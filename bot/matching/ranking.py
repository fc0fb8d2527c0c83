"""From evidence to an order and to a confidence: weights fitted on questions, kept in one file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import Statement
from bot.matching.request import Part, Request
from bot.matching.statements import EVIDENCE, Evidence, StatementIndex

__all__ = ["SIGNS", "Ranked", "Ranking", "StatementRanker", "Weights", "load_weights", "order_of", "signs_of"]

SIGNS: Final = (
    "constant",
    "top_score",
    "margin",
    "share",
    "explained",
    "explained_by_statement",
    "notions",
    "best_view",
    "unknown",
    "foreign",
    "explained_words",
    "few_words",
    "speaker_found",
    "nobody_named",
    "party_unexplained",
    "speaker_missing",
    "other_deployment",
    "other_period",
    "wanted_thing_missing",
    "asked_thing_missing",
    "unknown_names",
    "unexplained_words",
    "other_language",
    "unknown_in_other_language",
    "unexplained_in_other_language",
    "quoted",
    "stranger_fits_better",
    "subject_named",
    "words_without_notion",
    "unknown_where_no_subject",
)
"""What the confidence in the best statement rests on, in the order of the fitted coefficients."""

_VIEWS: Final = EVIDENCE.index("explained")
"""The views come first in the evidence."""

_COLUMN: Final = {name: number for number, name in enumerate(EVIDENCE)}
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """`ranking` weighs the evidence; `right` and `covered` the signs.

    `right` gives the probability that the best statement is the right answer, `covered` that the
    question has an answer in the base at all.
    """

    ranking: Values
    right: Values
    covered: Values


@cache
def load_weights() -> Weights:
    """The weights that ship with the package; `benchmarks/fit_weights.py` fits and writes them."""
    text = resources.files(__package__).joinpath("data/weights.json").read_text(encoding="utf-8")
    stored = json.loads(text)

    def vector(name: str, keys: Sequence[str]) -> Values:
        return np.array([stored[name].get(key, 0.0) for key in keys], np.float64)

    return Weights(vector("ranking", EVIDENCE), vector("right", SIGNS), vector("covered", SIGNS))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement and its score against one question; scores of one question compare with one another."""

    statement: Statement
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The statements that may answer, best first, with how sure the matcher is.

    `right` is the probability that the first is the right answer, `covered` that the base holds one.
    `stranger` is the best statement of somebody who was not asked about, where it fits better than all of
    these, and `stranger_right` the probability that it would be the answer if anybody might speak.
    """

    ranked: tuple[Ranked, ...]
    right: float
    covered: float
    stranger: Ranked | None = None
    stranger_right: float = 0.0


class StatementRanker:
    """Ranks the statements of one index for a request."""

    def __init__(self, index: StatementIndex, weights: Weights | None = None) -> None:
        self._index = index
        self._weights = weights or load_weights()

    def scores(self, request: Request) -> dict[str, float]:
        """The score of every statement, whether or not it may answer."""
        values = self._weights.ranking @ self._index.evidence(request).values
        return {statement.id: float(score) for statement, score in zip(self._index.statements, values, strict=True)}

    def rank(self, request: Request, *, limit: int = 12) -> Ranking:
        """The best statements, at most `limit`, and the confidence in the first."""
        if not self._index.statements:
            return Ranking((), 0.0, 0.0)
        evidence = self._index.evidence(request)
        scores = self._weights.ranking @ evidence.values
        allowed = self._index.may_answer(request)
        order, stranger = order_of(scores, allowed, limit)
        if not len(order):
            return Ranking((), 0.0, 0.0)
        signs = signs_of(request, evidence, scores, order, self._index, stranger)
        ranked = tuple(Ranked(self._index.statements[n], float(scores[n])) for n in order)
        right, covered = (_probability(float(signs @ w)) for w in (self._weights.right, self._weights.covered))
        if stranger is None:
            return Ranking(ranked, right, covered)
        everybody, _ = order_of(scores, np.ones(len(scores), np.bool_), limit)
        signs = signs_of(request, evidence, scores, everybody, self._index, None)
        better = Ranked(self._index.statements[stranger], float(scores[stranger]))
        return Ranking(ranked, right, covered, better, _probability(float(signs @ self._weights.right)))


def order_of(scores: Values, allowed: NDArray[np.bool_], limit: int) -> tuple[NDArray[np.int64], int | None]:
    """The allowed statements, best first, and the best of the others where it beats them all."""
    best = np.argsort(-scores, kind="stable")
    order = best[allowed[best]][:limit]
    first = int(best[0])
    return order, None if not len(order) or allowed[first] else first


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


def signs_of(
    request: Request,
    evidence: Evidence,
    scores: Values,
    order: NDArray[np.int64],
    index: StatementIndex,
    stranger: int | None,
) -> Values:
    """The signs for the best statement in `order`, as `SIGNS` names them."""
    best = int(order[0])
    twins = set(index.statements[best].same_as)
    rivals = [number for number in order[1:].tolist() if index.statements[number].id not in twins]
    margin = float(scores[best] - scores[rivals[0]]) if rivals else 3.0
    spread = np.exp(scores[order] - scores[best])
    lead = 0.0 if stranger is None else float(scores[stranger] - scores[best])
    row = evidence.values[:, best].tolist()
    explained = min(evidence.weight * row[_COLUMN["explained"]], 20.0) / 10
    unexplained = min(evidence.weight * (1 - row[_COLUMN["explained"]]), 30.0) / 10
    named = [party for party in request.parties if party.part is not Part.SUBJECT]
    subject = any(not notion.startswith("concept:") for notion in request.notions.ids)
    bare = sum(not request.notions.by_token[position] for position in request.content)
    return np.array(
        [
            1.0,
            float(scores[best]) / 10,
            min(margin, 5.0),
            1.0 / float(spread.sum()),
            row[_COLUMN["explained"]],
            row[_COLUMN["explained_by_statement"]],
            row[_COLUMN["notions"]],
            max(row[:_VIEWS]),
            evidence.unknown,
            float(evidence.foreign),
            explained,
            float(len(request.content) <= 1),
            max(row[_COLUMN["speaker"]], row[_COLUMN["through"]], row[_COLUMN["state"]]),
            float(not named),
            min(row[_COLUMN["party_unexplained"]], 2.0),
            row[_COLUMN["speaker_missing"]],
            row[_COLUMN["other_deployment"]],
            row[_COLUMN["other_period"]],
            float(bool(request.wants) and not row[_COLUMN["wanted_thing"]]),
            row[_COLUMN["asked_thing_missing"]],
            float(min(request.names, 2)),
            unexplained,
            float(request.other_language),
            evidence.unknown * request.other_language,
            unexplained * request.other_language,
            row[_COLUMN["quoted"]],
            min(lead, 5.0),
            float(subject),
            bare / max(len(request.content), 1),
            evidence.unknown * (not subject),
        ],
        np.float64,
    )
