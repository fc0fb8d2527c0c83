"""Risk and coverage: what share of the answers is wrong if only the surest are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluation.judging import Judged

__all__ = ["Point", "Scored", "area", "curve", "of_engine"]


@dataclass(frozen=True, slots=True)
class Scored:
    """One question as somebody answered it: how sure they were, and whether it was right.

    A question without an answer in the base counts as answered wrongly, however it is answered.
    """

    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Point:
    """If everything at least as sure as `score` is answered: the share of questions that is, and the share wrong."""

    coverage: float
    risk: float
    score: float


def of_engine(judged: Iterable[Judged]) -> tuple[list[Scored], int]:
    """The direct answers of the engine, and how many questions were asked at all."""
    everything = list(judged)
    return [Scored(j.answer.confidence, j.verdict == "right") for j in everything if j.direct], len(everything)


def curve(answers: Iterable[Scored], asked: int) -> list[Point]:
    """The points from the surest answer to all of them; answers equally sure make one point.

    `asked` is how many questions there were; those that nobody answered keep the coverage below 1.
    """
    points: list[Point] = []
    wrong = 0
    for number, answer in enumerate(sorted(answers, key=lambda each: -each.score), 1):
        wrong += not answer.right
        point = Point(number / asked, wrong / number, answer.score)
        if points and points[-1].score == answer.score:
            points[-1] = point
        else:
            points.append(point)
    return points


def area(points: Iterable[Point]) -> float:
    """The mean risk over the coverage that was reached: 0 is perfect. Of no points it is 0."""
    total, reached = 0.0, 0.0
    for point in points:
        total += point.risk * (point.coverage - reached)
        reached = point.coverage
    return total / reached if reached else 0.0
