"""Plain ways of finding a statement, to hold the engine against: they rank the same wordings and know nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bot.evaluation.judging import Judged, Verdict
from bot.evaluation.report import share
from bot.evaluation.risk import Scored, of_engine
from bot.knowledge import FactBase

__all__ = ["BaselinesMissingError", "Compared", "compare"]


class BaselinesMissingError(Exception):
    """A library that only the comparison needs is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How one way of answering does on the same questions, answering as many of them as the engine does.

    `right`: of those answers, the share that is right; `answered_in_vain`: of the questions without an answer, the
    share that gets one; `first_right`: of the questions with an answer, the share whose first statement is right,
    however unsure. `answers` holds every question, for the risk-coverage curve.
    """

    name: str
    right: float
    answered_in_vain: float
    first_right: float
    answers: tuple[Scored, ...]


Best = tuple[str, float]
"""The id of the statement found first, and its score: higher is surer."""


def compare(base: FactBase, judged: Sequence[Judged]) -> list[Compared]:
    """The engine and the baselines on the same questions: rapidfuzz `WRatio`, `token_set_ratio`, BM25.

    Each baseline gets every curated wording of every statement, the statement itself and its speakers' names, and
    answers with the statement whose best text scores highest.

    Raises:
        BaselinesMissingError: if bm25s is not installed.
    """
    texts, owners = _texts(base)
    questions = [each.expected.question for each in judged]
    bm25 = _by_bm25(questions, texts, owners)
    ways: list[tuple[str, list[Best]]] = [
        ("WRatio", _by_likeness(fuzz.WRatio, questions, texts, owners)),
        ("token_set_ratio", _by_likeness(fuzz.token_set_ratio, questions, texts, owners)),
        ("BM25", bm25),
    ]
    return [_engine(judged), *(_baseline(name, found, judged) for name, found in ways)]


def _texts(base: FactBase) -> tuple[list[str], list[str]]:
    texts, owners = [], []
    for key, statement in base.statements.items():
        names = " ".join(actor.name for actor in statement.actors)
        for text in (*statement.questions, f"{names}: {statement.statement}"):
            texts.append(text)
            owners.append(key)
    return texts, owners


def _by_likeness(
    ratio: Callable[..., float], questions: Sequence[str], texts: Sequence[str], owners: Sequence[str]
) -> list[Best]:
    scores = process.cdist(questions, texts, scorer=ratio, processor=utils.default_process)
    return [(owners[int(row.argmax())], float(row.max())) for row in scores]


def _by_bm25(questions: Sequence[str], texts: Sequence[str], owners: Sequence[str]) -> list[Best]:
    try:
        import bm25s
    except ImportError:
        raise BaselinesMissingError("the comparison needs bm25s; install it with: pip install -e '.[dev]'") from None
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def cut(several: Sequence[str]) -> list[list[str]]:
        tokens: list[list[str]] = bm25s.tokenize(
            list(several), stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False
        )
        return tokens

    index = bm25s.BM25()
    index.index(cut(texts), show_progress=False)
    found: list[Best] = []
    for tokens in cut(questions):
        scores = index.get_scores(tokens) if tokens else None
        found.append((owners[0], 0.0) if scores is None else (owners[int(scores.argmax())], float(scores.max())))
    return found


def _engine(judged: Sequence[Judged]) -> Compared:
    answers, _ = of_engine(judged)
    in_vain = [each.direct for each in judged if not each.expected.answerable]
    first = [
        each.verdict is Verdict.RIGHT
        or (each.verdict is Verdict.OFFERED and each.answer.candidates[0].id in each.expected.gold)
        for each in judged
        if each.expected.answerable
    ]
    return Compared(
        name="this bot",
        right=share(sum(answer.right for answer in answers), len(answers)),
        answered_in_vain=share(sum(in_vain), len(in_vain)),
        first_right=share(sum(first), len(first)),
        answers=tuple(answers),
    )


def _baseline(name: str, found: Sequence[Best], judged: Sequence[Judged]) -> Compared:
    right = [best[0] in each.expected.good for best, each in zip(found, judged, strict=True)]
    scored = [Scored(best[1], hit) for best, hit in zip(found, right, strict=True)]
    order = list(range(len(judged)))
    random.Random(0).shuffle(order)  # which of several equally sure answers are given is left to chance
    order.sort(key=lambda number: -found[number][1])
    answered = order[: sum(each.direct for each in judged)]
    without = [number for number in order if not judged[number].expected.answerable]
    answerable = [number for number in order if judged[number].expected.answerable]
    return Compared(
        name=name,
        right=share(sum(right[number] for number in answered), len(answered)),
        answered_in_vain=share(len(set(without) & set(answered)), len(without)),
        first_right=share(sum(right[number] for number in answerable), len(answerable)),
        answers=tuple(scored),
    )
