"""`python -m bot evaluate`: how well are questions answered whose right answers are known?"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.support import OK, Unusable, add_knowledge_option, open_fact_base, positive

if TYPE_CHECKING:
    from bot.cli.support import Subparsers
    from bot.evaluation import Expected
    from bot.evaluation.baselines import Compared
    from bot.evaluation.report import Report
    from bot.knowledge import FactBase

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure the answers",
        description="Ask questions whose right answers are known and compare: those of files, one JSON object a "
        "line, and those made by rule from the fact base. docs/evaluation.md says how to read what is printed.",
    )
    add_knowledge_option(parser)
    parser.add_argument("questions", nargs="*", type=Path, metavar="QUESTIONS.jsonl", help="files of questions")
    parser.add_argument("--near-misses", action="store_true", help="also ask what the base cannot answer, made by rule")
    parser.add_argument("--lists", action="store_true", help="also ask for lists that follow from the base's fields")
    parser.add_argument("--sample", type=positive, metavar="N", help="at most so many of the near misses")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="S", help="draw the near misses differently (default: 0)"
    )
    parser.add_argument("--baselines", action="store_true", help="compare with WRatio, token_set_ratio and BM25")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the risk-coverage curve as PNG")
    parser.add_argument("--failures", action="store_true", help="list every question that did not go right")


def run(arguments: argparse.Namespace) -> int:
    """Print the tables by kind and language, the shares, confusions, calibration, risk, lists and comparison."""
    from bot.answering import Engine
    from bot.evaluation import evaluate, tables
    from bot.evaluation.lists import list_scores

    base = open_fact_base(arguments.knowledge)
    questions = _questions(arguments, base)
    report = evaluate(Engine(base), questions)
    compared = _compared(base, report) if arguments.baselines else []
    if arguments.picture is not None:
        _draw(report, compared, arguments.picture)
    if arguments.failures:
        _print(tables.failure_lines(report.judged))
    _print(tables.table_lines(report))
    _print([*tables.summary_lines(report), *_others(base, report)])
    if report.direct and report.of(answerable=True).judged:
        _print(tables.calibration_lines(report))
        _print(tables.risk_lines(report))
    _print(tables.list_lines(list_scores(report.judged)))
    _print(tables.confusion_lines(report))
    if compared:
        _print(tables.comparison_lines(compared))
    return OK


def _questions(arguments: argparse.Namespace, base: FactBase) -> list[Expected]:
    from bot.evaluation import QuestionFileError, read_questions
    from bot.evaluation.list_questions import list_questions
    from bot.evaluation.near_misses import near_misses

    if not (arguments.questions or arguments.near_misses or arguments.lists):
        raise Unusable("no questions: name a file of them, or use --near-misses or --lists")
    try:
        found = [question for path in arguments.questions for question in read_questions(path, base)]
    except QuestionFileError as error:
        raise Unusable(str(error)) from None
    if arguments.near_misses:
        found += near_misses(base, seed=arguments.seed, most=arguments.sample)
    if arguments.lists:
        found += list_questions(base)
    if not found:
        raise Unusable("no questions: the fact base gives rise to none")
    return found


def _compared(base: FactBase, report: Report) -> list[Compared]:
    from bot.evaluation.baselines import BaselinesMissingError, compare

    try:
        return compare(base, report.judged)
    except BaselinesMissingError as error:
        raise Unusable(str(error)) from None


def _draw(report: Report, compared: Iterable[Compared], path: Path) -> None:
    from bot.evaluation.picture import PictureMissingError, draw
    from bot.evaluation.risk import curve, of_engine

    asked = len(report.judged)
    curves = [(each.name, curve(each.answers, asked)) for each in compared]
    try:
        draw(curves or [("this bot", curve(of_engine(report.judged)[0], asked))], path)
    except PictureMissingError as error:
        raise Unusable(str(error)) from None
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {error.strerror or error}") from None


def _others(base: FactBase, report: Report) -> list[str]:
    """Among the near misses: how many were answered with the words of somebody who was not asked about."""
    from bot.evaluation.attribution import Attribution
    from bot.evaluation.near_misses import is_near_miss, shows_others

    near = [judged for judged in report.judged if is_near_miss(judged.expected)]
    if not near:
        return []
    attribution = Attribution(base)
    return [f"near misses answered with somebody else's words: {sum(shows_others(j, attribution) for j in near)}"]


def _print(lines: Iterable[str]) -> None:
    """A block of lines and an empty one, or nothing."""
    block = list(lines)
    if block:
        print("\n".join(block), end="\n\n")
