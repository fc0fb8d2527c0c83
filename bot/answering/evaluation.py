"""Hold the engine against questions whose right answers are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.answering.answer import Answer, Outcome
from bot.answering.engine import Engine
from bot.knowledge import FactBase

__all__ = ["Expected", "Judged", "QuestionFileError", "Report", "Verdict", "evaluate", "read_questions"]


class QuestionFileError(Exception):
    """A file of questions that cannot be used; the message says where and why."""


class Verdict(StrEnum):
    """How one question went."""

    RIGHT = "right"
    OFFERED = "offered"
    WRONG = "wrong"
    OFFERED_WRONG = "offered wrong"
    DECLINED_RIGHTLY = "declined rightly"
    DECLINED_WRONGLY = "declined wrongly"


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with what a good answer holds.

    `gold`: statements that are a good first answer; `full`: what a complete list holds;
    `speakers`: further actors who may be shown as speaking; `reasons`: fitting reasons to decline.
    """

    question: str
    kind: str
    language: str
    answerable: bool
    gold: frozenset[str]
    full: frozenset[str]
    speakers: frozenset[str]
    reasons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the answer it got, and the verdict."""

    expected: Expected
    answer: Answer
    verdict: Verdict
    wrong_speaker: bool
    reason_right: bool | None


def read_questions(path: Path, base: FactBase | None = None) -> list[Expected]:
    """Read questions, one JSON object a line.

    Raises:
        QuestionFileError: if the file cannot be read, a line is not of the form, or, with a `base`,
            names a statement that the base lacks.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"{path}: cannot be read: {error}") from None
    questions = [_question(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise QuestionFileError(f"{path}: holds no questions")
    if base is not None:
        for number, question in enumerate(questions, 1):
            for key in sorted((question.gold | question.full) - base.statements.keys()):
                raise QuestionFileError(f"{path}: question {number}: the base has no statement {key!r}")
    return questions


def _question(line: str, place: str) -> Expected:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionFileError(f"{place}: not JSON: {error}") from None
    if (
        not isinstance(row, dict)
        or not isinstance(row.get("q"), str)
        or row.get("outcome") not in ("answer", "decline")
    ):
        raise QuestionFileError(f'{place}: needs "q" (text) and "outcome" ("answer" or "decline")')
    reasons = row.get("decline_reason") or []
    return Expected(
        question=row["q"],
        kind=str(row.get("kind", "")),
        language=str(row.get("lang", "")),
        answerable=row["outcome"] == "answer",
        gold=frozenset(row.get("gold") or ()),
        full=frozenset(row.get("full") or ()),
        speakers=frozenset(row.get("speakers") or ()),
        reasons=frozenset([reasons] if isinstance(reasons, str) else reasons),
    )


def evaluate(engine: Engine, questions: Iterable[Expected]) -> Report:
    """Ask every question and judge every answer."""
    return Report(tuple(_judge(engine, question, engine.ask(question.question)) for question in questions))


def _judge(engine: Engine, expected: Expected, answer: Answer) -> Judged:
    if answer.outcome is Outcome.NOT_COVERED:
        verdict = Verdict.DECLINED_WRONGLY if expected.answerable else Verdict.DECLINED_RIGHTLY
        right = answer.reason in expected.reasons if expected.reasons and not expected.answerable else None
        return Judged(expected, answer, verdict, False, right)
    if answer.outcome is Outcome.CLARIFY:
        held = expected.gold & {candidate.id for candidate in answer.candidates}
        return Judged(expected, answer, Verdict.OFFERED if held else Verdict.OFFERED_WRONG, False, None)
    good = expected.gold | expected.full
    shown = [statement.id for statement in answer.statements]
    hits = sum(key in good for key in shown)
    right = shown[0] in good if answer.outcome is Outcome.STATEMENT else hits * 2 >= len(shown)
    voices = {actor.id for key in good for actor in engine.base.statements[key].actors} | expected.speakers
    first = {actor.id for actor in answer.statements[0].actors}
    verdict = Verdict.RIGHT if right and expected.answerable else Verdict.WRONG
    return Judged(expected, answer, verdict, verdict is Verdict.WRONG and not first & voices, None)


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts, and the figures drawn from them. Shares are between 0 and 1."""

    judged: tuple[Judged, ...]

    def of(self, *, kinds: Iterable[str] | None = None, answerable: bool | None = None) -> Report:
        """The part of the report on some kinds, or on questions with or without an answer."""
        wanted = set(kinds) if kinds is not None else None
        return Report(
            tuple(
                j
                for j in self.judged
                if (wanted is None or j.expected.kind in wanted)
                and (answerable is None or j.expected.answerable == answerable)
            )
        )

    def count(self, *verdicts: Verdict) -> int:
        """How many questions went one of these ways."""
        return sum(j.verdict in verdicts for j in self.judged)

    @property
    def direct(self) -> int:
        """How many questions got an answer, right or wrong."""
        return self.count(Verdict.RIGHT, Verdict.WRONG)

    @property
    def precision(self) -> float:
        """Of the direct answers, the share that is right."""
        return _share(self.count(Verdict.RIGHT), self.direct)

    @property
    def speaker_precision(self) -> float:
        """Of the direct answers, the share by somebody who may be shown."""
        return 1 - _share(sum(j.wrong_speaker for j in self.judged), self.direct)

    @property
    def helped(self) -> float:
        """The share answered rightly or offered a choice that holds the right answer."""
        return _share(self.count(Verdict.RIGHT, Verdict.OFFERED), len(self.judged))

    @property
    def answered(self) -> float:
        """The share that got a direct answer."""
        return _share(self.direct, len(self.judged))

    @property
    def declined(self) -> float:
        """The share declined outright."""
        return _share(self.count(Verdict.DECLINED_RIGHTLY, Verdict.DECLINED_WRONGLY), len(self.judged))

    @property
    def reasons_right(self) -> float:
        """Of the questions rightly declined that say which reason fits, the share declined for it."""
        known = [j.reason_right for j in self.judged if j.reason_right is not None]
        return _share(sum(known), len(known))

    def calibration(self, bins: int = 10) -> tuple[tuple[float, float, int], ...]:
        """For each band of confidence with direct answers in it: mean confidence, share right, how many."""
        direct = [j for j in self.judged if j.verdict in (Verdict.RIGHT, Verdict.WRONG)]
        bands: list[list[Judged]] = [[] for _ in range(bins)]
        for judged in direct:
            bands[min(int(judged.answer.confidence * bins), bins - 1)].append(judged)
        return tuple(
            (
                sum(j.answer.confidence for j in band) / len(band),
                _share(sum(j.verdict is Verdict.RIGHT for j in band), len(band)),
                len(band),
            )
            for band in bands
            if band
        )

    @property
    def calibration_error(self) -> float:
        """Expected calibration error of the direct answers: mean gap between confidence and share right."""
        bands = self.calibration()
        return _share(sum(abs(said - was) * n for said, was, n in bands), sum(n for _, _, n in bands))


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def kinds_in(report: Report) -> Sequence[str]:
    """The kinds of question in a report, in order of appearance."""
    return list(dict.fromkeys(j.expected.kind for j in report.judged))
