"""Ask the engine what nobody would, and see that its promises hold whatever is asked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from statistics import median
from typing import Protocol

from bot.answering import Answer, Outcome
from bot.evaluation.attribution import Attribution
from bot.evaluation.inputs import LONG, Input, Inputs
from bot.knowledge import FactBase

__all__ = ["MOST_TIMES_LONGER", "Answering", "Failure", "Fuzzed", "fuzz", "problems_of", "shortest"]

MOST_TIMES_LONGER = 20
"""A text of 6,000 characters may cost so many times what one of 60 costs."""

_ORDINARY = range(45, 76)
_TRIES = 400
_CHOICES = 5
_KEPT = 5

Show = Callable[[Answer], Iterable[str]]
"""Lays an answer out, and says which limits of the place where it is shown it breaks."""


class Answering(Protocol):
    """What is fuzzed: the engine, or whatever answers from a fact base as it does."""

    base: FactBase

    def ask(self, text: str) -> Answer:
        """Answer one question."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A promise broken: by which text, cut down as far as it still breaks it, and how."""

    kind: str
    text: str
    problem: str


@dataclass(slots=True)
class Fuzzed:
    """What came of a run. `slowest` is how many times an ordinary question the slowest long text took."""

    count: int = 0
    seconds: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    broken: int = 0
    slowest: float = 0.0


def fuzz(engine: Answering, *, count: int, seed: int = 0, show: Show) -> Fuzzed:
    """Ask `count` texts drawn by `seed`, and hold each answer against the promises.

    Of each sort of broken promise the first few texts are kept, shortened; the rest is counted.
    """
    attribution = Attribution(engine.base)
    result = Fuzzed()
    ordinary: list[float] = []
    slow: list[tuple[float, str]] = []
    sorts: Counter[str] = Counter()
    began = time.perf_counter()
    for each in islice(Inputs(engine.base, seed), count):
        result.count += 1
        result.kinds[each.kind] += 1
        asked = time.perf_counter()
        answer = _answer(engine, each.text)
        took = time.perf_counter() - asked
        result.outcomes[str(answer.outcome) if isinstance(answer, Answer) else "exception"] += 1
        problems = list(_problems(answer, each.speaker, attribution, show))
        if problems:
            result.broken += 1
            sorts[_sort(problems[0])] += 1
            if sorts[_sort(problems[0])] <= _KEPT:
                result.failures.append(_shortened(engine, each, attribution, show, problems[0]))
        elif len(each.text) in _ORDINARY:
            ordinary.append(took)
        elif len(each.text) == LONG:
            slow = sorted([*slow, (took, each.text)], reverse=True)[:3]
    result.seconds = time.perf_counter() - began
    if ordinary and slow:
        _compare_times(engine, median(ordinary), slow, result)
    return result


def problems_of(engine: Answering, each: Input, attribution: Attribution, show: Show) -> list[str]:
    """Every promise that the answer to a text breaks."""
    return list(_problems(_answer(engine, each.text), each.speaker, attribution, show))


def _answer(engine: Answering, text: str) -> Answer | Exception:
    try:
        return engine.ask(text)
    except Exception as error:  # whatever it is, it is what is being looked for
        return error


def _problems(answer: Answer | Exception, speaker: str | None, attribution: Attribution, show: Show) -> Iterator[str]:
    if isinstance(answer, Exception):
        yield f"raises {type(answer).__name__}: {answer}"
        return
    yield from _shape(answer)
    yield from _speakers(answer, speaker, attribution)
    try:
        yield from show(answer)
    except Exception as error:
        yield f"raises {type(error).__name__} when it is laid out: {error}"


def _shape(answer: Answer) -> Iterator[str]:
    """What of an answer does not hold together."""
    shown, choices = len(answer.statements), len(answer.candidates)
    if answer.outcome is Outcome.NOT_COVERED:
        if answer.reason is None:
            yield "declines without a reason"
        if shown or choices:
            yield "declines and shows statements"
    elif answer.outcome is Outcome.CLARIFY:
        if shown or not 1 <= choices <= _CHOICES:
            yield f"offers a choice between {choices} and shows {shown} statements"
    elif not shown:
        yield f"is a {answer.outcome} without statements"
    for several in (answer.statements, answer.candidates, answer.related):
        if len({statement.id for statement in several}) < len(several):
            yield "names a statement twice"
    if not 0.0 <= answer.confidence <= 1.0:
        yield f"is sure by {answer.confidence}"


def _speakers(answer: Answer, speaker: str | None, attribution: Attribution) -> Iterator[str]:
    """Whether somebody else answers for the one person asked about."""
    if speaker is not None:
        others = [s.id for s in answer.statements if s.id not in attribution.of(speaker)]
        if others:
            yield f"answers for {speaker} with {others[0]}"


def _shortened(engine: Answering, each: Input, attribution: Attribution, show: Show, problem: str) -> Failure:
    def breaks(text: str) -> bool:
        found = problems_of(engine, Input(text, each.kind, each.speaker), attribution, show)
        return any(_sort(other) == _sort(problem) for other in found)

    # A text that asks about somebody must go on doing so: a shorter one may rightly be answered by another.
    text = each.text if each.speaker is not None else shortest(each.text, breaks)
    return Failure(each.kind, text, problem)


def _sort(problem: str) -> str:
    """What kind of problem it is, without whom or what it is about."""
    return " ".join(problem.split()[:2])


def shortest(text: str, breaks: Callable[[str], bool]) -> str:
    """A text from which nothing more can be cut without mending what it breaks, as far as a few hundred tries tell."""
    size, tries = len(text) // 2, 0
    while size >= 1 and tries < _TRIES:
        start = 0
        while start < len(text) and tries < _TRIES:
            tries += 1
            shorter = text[:start] + text[start + size :]
            if breaks(shorter):
                text = shorter
            else:
                start += size
        size //= 2
    return text


def _compare_times(engine: Answering, ordinary: float, slow: Iterable[tuple[float, str]], result: Fuzzed) -> None:
    """Ask the slowest long texts again, so that a busy machine is not taken for a slow text."""
    for first, text in slow:
        times = min(first, *(_cost(engine, text) for _ in range(3))) / ordinary
        result.slowest = max(result.slowest, times)
        if times > MOST_TIMES_LONGER:
            result.broken += 1
            problem = f"takes {times:.0f} times as long as an ordinary question"
            result.failures.append(Failure("long", text[:200], problem))


def _cost(engine: Answering, text: str) -> float:
    began = time.perf_counter()
    engine.ask(text)
    return time.perf_counter() - began
