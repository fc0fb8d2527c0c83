"""How complete a list is, and how much in it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from bot.answering import Outcome
from bot.evaluation.judging import Judged

__all__ = ["ENOUGH", "ListFigures", "ListScore", "list_figures", "list_scores"]

ENOUGH = 0.95
"""The share of the wanted statements from which a list counts as complete."""


@dataclass(frozen=True, slots=True)
class ListScore:
    """One question for a list: how many statements it should show, how many of these it did, how many wrong ones."""

    judged: Judged
    wanted: int
    found: int
    shown: int
    wrong: int

    @property
    def completeness(self) -> float:
        """The share of the wanted statements that is shown."""
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        """The share of what is shown that may be; 1 where nothing is shown."""
        return 1 - self.wrong / self.shown if self.shown else 1.0


@dataclass(frozen=True, slots=True)
class ListFigures:
    """Over many lists: mean completeness, share of all statements shown that is wrong, share of flawless lists.

    A list is flawless if at least `ENOUGH` of what is wanted is there and nothing wrong is.
    """

    count: int
    completeness: float
    wrong: float
    flawless: float


def list_scores(judged: Iterable[Judged]) -> list[ListScore]:
    """A score for each question that says what a complete list holds. A choice or a refusal shows no list."""
    scores = []
    for each in judged:
        if each.expected.full:
            listed = each.answer.statements if each.answer.outcome is not Outcome.CLARIFY else ()
            shown = {statement.id for statement in listed}
            full = each.expected.full
            wrong = len(shown - each.expected.good)
            scores.append(ListScore(each, len(full), len(full & shown), len(shown), wrong))
    return scores


def list_figures(scores: Iterable[ListScore]) -> ListFigures:
    """The figures over some lists; of none, all are 0."""
    lists = list(scores)
    if not lists:
        return ListFigures(0, 0.0, 0.0, 0.0)
    shown = sum(each.shown for each in lists)
    return ListFigures(
        count=len(lists),
        completeness=fmean(each.completeness for each in lists),
        wrong=sum(each.wrong for each in lists) / shown if shown else 0.0,
        flawless=fmean(each.completeness >= ENOUGH and not each.wrong for each in lists),
    )
