"""Fit the weights of ranking and confidence, and write them where the engine reads them.

    python benchmarks/fit_weights.py tests/evaluation/development.jsonl tests/evaluation/negatives.jsonl

Learns from two kinds of question: the base's own phrasings, each asked of an index that has never
seen it, and the development questions of the project. The held-out questions are not touched here.
Ranking is a conditional logit over all statements; confidence two logistic regressions over what the
ranking looks like. Both are convex, so the result depends on nothing but the data.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answering import Engine
from bot.answering.engine import request_for
from bot.evaluation import read_questions
from bot.evaluation.near_misses import near_misses
from bot.knowledge import FactBase, load_fact_base
from bot.matching.ranking import SIGNS, Weights, load_weights, order_of, signs_of
from bot.matching.request import Request
from bot.matching.statements import EVIDENCE, Evidence, StatementIndex

Values = NDArray[np.float64]
ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "bot" / "matching" / "data" / "weights.json"

RANKING_PENALTY = 0.02
CONFIDENCE_PENALTY = 0.01
WRITTEN_WEIGHT = 3.0
"""How much more a question written as a question counts than a phrasing of the base."""

NEAR_MISS_WEIGHT = 1.5
"""What a near miss made by rule counts: they are many and alike."""

LEFT_OUT_WEIGHT = 0.25
"""What a left-out phrasing counts for the confidence: without its own words it is harder than a real question."""

SHORT_LIST = 80
"""Statements that are weighed against one another for an example: those the present weights like best."""

NEAR_MISSES = 1_500
NEAR_MISS_SEED = 20_260_101
"""How many near misses made by rule are drawn to learn from, and with which seed: the gates draw others."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question held against every statement; `gold` are the numbers of the right ones, none if there is none."""

    request: Request
    evidence: Evidence
    gold: tuple[int, ...]
    weight: float


def examples(engine: Engine, base: FactBase, index: StatementIndex, questions: list[Path]) -> Iterator[Example]:
    """Every example there is to learn from."""
    for number, (owner, _) in enumerate(index.matcher.phrasings):
        original = index.original_of(number)
        if original is None:
            continue
        request = request_for(engine.read(original))
        twins = (owner, *base.statements[owner].same_as)
        gold = tuple(index.numbers[key] for key in twins)
        yield Example(request, index.evidence(request, exclude=number), gold, 1.0)
    for expected in (expected for path in questions for expected in read_questions(path, base)):
        reading = engine.read(expected.question)
        if engine.settled(reading) or len(expected.full) > 1:
            continue
        request = request_for(reading)
        gold = tuple(index.numbers[key] for key in expected.gold)
        yield Example(request, index.evidence(request), gold, WRITTEN_WEIGHT)
    for declined in base.declined:
        reading = engine.read(declined.question)
        if not engine.settled(reading):
            request = request_for(reading)
            yield Example(request, index.evidence(request), (), WRITTEN_WEIGHT)
    for expected in near_misses(base, seed=NEAR_MISS_SEED, most=NEAR_MISSES):
        reading = engine.read(expected.question)
        if not engine.settled(reading):
            request = request_for(reading)
            yield Example(request, index.evidence(request), (), NEAR_MISS_WEIGHT)


def fit_ranking(found: list[Example]) -> Values:
    """Weights that make the right statements likelier than all others, by gradient ascent on the logit."""
    answerable = [example for example in found if example.gold]
    before = load_weights().ranking
    short = min(SHORT_LIST, answerable[0].evidence.values.shape[1])
    values = np.zeros((len(answerable), short, len(before)))
    right = np.zeros(values.shape[:2])
    for row, example in enumerate(answerable):
        best = np.argsort(-(before @ example.evidence.values))
        chosen = list(dict.fromkeys([*example.gold[: short // 2], *best.tolist()]))[:short]
        values[row] = example.evidence.values[:, chosen].T
        right[row] = np.isin(chosen, example.gold)
    share = np.array([example.weight for example in answerable])
    share /= share.sum()
    weights, momentum, variance = np.zeros(values.shape[2]), np.zeros(values.shape[2]), np.zeros(values.shape[2])
    for step in range(1, 801):
        scores = values @ weights
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        among_all = odds / odds.sum(axis=1, keepdims=True)
        among_right = odds * right
        among_right /= among_right.sum(axis=1, keepdims=True)
        slope = np.einsum("qs,qsf->f", (among_right - among_all) * share[:, None], values)
        slope -= RANKING_PENALTY * weights * 0.05
        momentum = 0.9 * momentum + 0.1 * slope
        variance = 0.999 * variance + 0.001 * slope**2
        corrected = momentum / (1 - 0.9**step), variance / (1 - 0.999**step)
        weights += 0.05 * corrected[0] / (np.sqrt(corrected[1]) + 1e-9)
    return weights


def fit_logistic(signs: Values, outcome: Values, weight: Values) -> Values:
    """Logistic regression with a small quadratic penalty, by Newton's method."""
    coefficients = np.zeros(signs.shape[1])
    weight = weight / weight.sum()
    for _ in range(60):
        probability = 1 / (1 + np.exp(-signs @ coefficients))
        slope = signs.T @ (weight * (outcome - probability)) - CONFIDENCE_PENALTY * 0.1 * coefficients
        curve = (signs * (weight * probability * (1 - probability))[:, None]).T @ signs
        curve += CONFIDENCE_PENALTY * 0.1 * np.eye(len(coefficients))
        move = np.linalg.solve(curve, slope)
        coefficients += move
        if np.abs(move).max() < 1e-8:
            break
    return coefficients


def fit(engine: Engine, base: FactBase, questions: list[Path]) -> Weights:
    """All weights, fitted one after the other."""
    index = engine.index
    found = list(examples(engine, base, index, questions))
    ranking = fit_ranking(found)
    signs, right, covered, weight = [], [], [], []
    for example in found:
        scores = ranking @ example.evidence.values
        allowed = index.may_answer(example.request)
        order, stranger = order_of(scores, allowed, 12)
        if not len(order):
            continue
        signs.append(signs_of(example.request, example.evidence, scores, order, index, stranger))
        right.append(float(int(order[0]) in example.gold))
        covered.append(float(any(allowed[number] for number in example.gold)))
        weight.append(example.weight if example.weight > 1 else LEFT_OUT_WEIGHT)
    rows, weights = np.stack(signs), np.array(weight)
    answerable = np.array(covered) > 0
    print(f"{len(found)} examples, {int(answerable.sum())} with an answer")
    print(f"best statement right: {np.array(right)[answerable].mean():.3f} of those with an answer")
    return Weights(
        ranking,
        fit_logistic(rows, np.array(right), weights),
        fit_logistic(rows, np.array(covered), weights),
    )


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("questions", type=Path, nargs="+", metavar="QUESTIONS.jsonl")
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge.yaml")
    arguments = parser.parse_args()
    base = load_fact_base(arguments.knowledge)
    weights = fit(Engine(base), base, arguments.questions)
    stored = {
        name: {key: round(float(value), 4) for key, value in zip(keys, values, strict=True)}
        for name, keys, values in (
            ("ranking", EVIDENCE, weights.ranking),
            ("right", SIGNS, weights.right),
            ("covered", SIGNS, weights.covered),
        )
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=1))


if __name__ == "__main__":
    main()
