"""`python -m bot check`: is the fact base whole, and fit to be published?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.balance import balance_lines
from bot.cli.support import OK, PROBLEMS, Unusable, knowledge_path
from bot.knowledge import FactBase, FactBaseError, Finding, Level, Problem, UnreadableFactBaseError, load_with_lines
from bot.knowledge.building import collector_paused
from bot.knowledge.checks import RULES, Rule, run_checks

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["OTHER_RULES", "add_parser", "run"]


def _can_be_shown(base: FactBase) -> Iterator[Finding]:
    """Everything in the base can be laid out within the limits of Discord."""
    from bot.presenting.check import rendering_problems

    for problem in rendering_problems(base):
        yield Finding((), problem)


OTHER_RULES: tuple[Rule, ...] = (_can_be_shown,)
"""Rules of other rooms: what a base must obey to be shown well."""


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "check",
        help="check the fact base",
        description="Check the fact base: problems one a line, then a summary. Exit code 1 if there is an error. "
        "A base without errors is also weighed: who speaks, on which side, when, and what it rests on.",
    )
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the fact base (default: KNOWLEDGE_PATH)")
    parser.add_argument("--strict", action="store_true", help="exit code 1 for warnings too; errors always fail")


def run(arguments: argparse.Namespace) -> int:
    """Print every problem and a summary."""
    path = knowledge_path(arguments.path)
    # The process ends with its check, and all that could be collected goes with it.
    with collector_paused():
        try:
            base, lines = load_with_lines(path)
        except UnreadableFactBaseError as error:
            raise Unusable(str(error)) from None
        except FactBaseError as error:
            return _report(error.problems, "the base cannot be loaded", strict=arguments.strict)
        problems = run_checks(base, str(path), lines, (*RULES, *OTHER_RULES))
        return _report(problems, _size(base), strict=arguments.strict, base=base)


def _report(problems: Sequence[Problem], about: str, *, strict: bool, base: FactBase | None = None) -> int:
    for problem in problems:
        print(problem)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    if base is not None and not errors:
        # While there is something to mend, the balance would only push it out of sight.
        print("\n".join(balance_lines(base, date.today())))
    print(f"{about}: {_count(errors, 'error')}, {_count(warnings, 'warning')}")
    return PROBLEMS if errors or (strict and warnings) else OK


def _size(base: FactBase) -> str:
    parts = (
        (len(base.statements), "statement"),
        (len(base.statements_by_actor), "speaker"),
        (len(base.sources), "source"),
        (len(base.topics), "topic"),
    )
    return ", ".join(_count(number, noun) for number, noun in parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
