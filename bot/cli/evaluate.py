"""`python -m bot evaluate`: how well are questions answered whose right answers are known?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering import Engine
from bot.answering.evaluation import Judged, QuestionFileError, Report, Verdict, evaluate, kinds_in, read_questions
from bot.cli.support import OK, Unusable, add_knowledge_option, open_fact_base

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]

_COLUMNS = ("right", "offered", "wrong", "wrong speaker", "offered wrong", "declined rightly", "declined wrongly")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure the answers",
        description="Ask the questions of a file, one JSON object a line, and compare the answers with the right ones.",
    )
    add_knowledge_option(parser)
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl", help="the questions")
    parser.add_argument("--failures", action="store_true", help="list every question that did not go right")


def run(arguments: argparse.Namespace) -> int:
    """Print the table by kind, the shares and the calibration."""
    base = open_fact_base(arguments.knowledge)
    try:
        questions = read_questions(arguments.questions, base)
    except QuestionFileError as error:
        raise Unusable(str(error)) from None
    report = evaluate(Engine(base), questions)
    if arguments.failures:
        for judged in report.judged:
            if judged.verdict not in (Verdict.RIGHT, Verdict.OFFERED, Verdict.DECLINED_RIGHTLY):
                print(_failure(judged))
        print()
    print("\n".join(_table(report)))
    print()
    print("\n".join(_summary(report)))
    return OK


def _failure(judged: Judged) -> str:
    answer = judged.answer
    shown = ", ".join(s.id for s in (answer.statements or answer.candidates)[:4]) or (answer.reason or "")
    wanted = ", ".join(sorted(judged.expected.gold)[:4]) or "/".join(sorted(judged.expected.reasons))
    return (
        f"{judged.expected.kind:20.20} {judged.verdict:16} {judged.expected.question}\n"
        f"    {answer.outcome} {answer.confidence:.2f}: {shown}\n    expected: {wanted}"
    )


def _table(report: Report) -> Iterator[str]:
    yield f"{'kind':22}{'n':>5}" + "".join(f"{name:>18}" for name in _COLUMNS)
    for kind in kinds_in(report):
        yield _row(kind, report.of(kinds=[kind]))
    yield _row("all", report)


def _row(name: str, part: Report) -> str:
    counts = (
        part.count(Verdict.RIGHT),
        part.count(Verdict.OFFERED),
        part.count(Verdict.WRONG),
        sum(judged.wrong_speaker for judged in part.judged),
        part.count(Verdict.OFFERED_WRONG),
        part.count(Verdict.DECLINED_RIGHTLY),
        part.count(Verdict.DECLINED_WRONGLY),
    )
    return f"{name:22}{len(part.judged):>5}" + "".join(f"{count:>18}" for count in counts)


def _summary(report: Report) -> Iterator[str]:
    with_answer, without = report.of(answerable=True), report.of(answerable=False)
    yield f"direct answers: {report.direct}, right {report.precision:.1%}, right speaker {report.speaker_precision:.1%}"
    yield f"answerable: right or offered {with_answer.helped:.1%}, answered directly {with_answer.answered:.1%}"
    yield f"not answerable: declined {without.declined:.1%}, answered {without.answered:.1%}"
    yield f"declined for a fitting reason: {without.reasons_right:.1%}"
    yield f"calibration error {report.calibration_error:.3f}; confidence said, share right, how many:"
    for said, was, number in report.calibration():
        yield f"    {said:.2f}  {was:.2f}  {number:4}  {'#' * round(was * 40)}"
