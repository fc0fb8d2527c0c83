"""`python -m bot fuzz`: does every promise hold, whatever anybody types?"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot.cli.support import OK, PROBLEMS, add_knowledge_option, open_fact_base, positive

if TYPE_CHECKING:
    from bot.answering import Answer
    from bot.cli.support import Subparsers
    from bot.evaluation.fuzzing import Fuzzed
    from bot.knowledge import FactBase

__all__ = ["add_parser", "run"]

_COUNT = 100_000


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "fuzz",
        help="ask what nobody would",
        description="Ask the bot misspelt, mangled, mixed and endless texts, and check that it always answers, within "
        "Discord's limits, in time, and never for one person with another's words. Exit code 1 if a promise breaks.",
    )
    add_knowledge_option(parser)
    parser.add_argument("--count", type=positive, default=_COUNT, metavar="N", help=f"texts (default: {_COUNT})")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="draw other texts (default: 0)")


def run(arguments: argparse.Namespace) -> int:
    """Print each broken promise with the text that breaks it, and a summary."""
    from bot.answering import Engine
    from bot.evaluation.fuzzing import fuzz

    base = open_fact_base(arguments.knowledge)
    fuzzed = fuzz(Engine(base), count=arguments.count, seed=arguments.seed, show=_shown(base))
    for failure in fuzzed.failures:
        print(f"{failure.kind}: {failure.text!a}\n    {failure.problem}")
    print("\n".join(_summary(fuzzed)))
    return PROBLEMS if fuzzed.broken else OK


def _shown(base: FactBase) -> Callable[[Answer], list[str]]:
    """Lays every page of an answer out as for Discord and holds it against Discord's limits."""
    from bot.presenting import Presenter, compose
    from bot.presenting.as_discord import render
    from bot.presenting.limits import message_problems

    presenter = Presenter(base)

    def problems(answer: Answer) -> list[str]:
        reply = compose(presenter, answer)
        pages = (render(reply, page=page, owner="abcd", question=answer.question) for page in range(len(reply.pages)))
        return [problem for page in pages for problem in message_problems(page.payload())]

    return problems


def _summary(fuzzed: Fuzzed) -> Iterator[str]:
    speed = fuzzed.count / fuzzed.seconds if fuzzed.seconds else 0.0
    yield f"{fuzzed.count} texts in {fuzzed.seconds:.0f} s, {speed:.0f} a second: {fuzzed.broken} broke a promise"
    for name, counts in (("kinds", fuzzed.kinds), ("answers", fuzzed.outcomes)):
        yield f"{name}: " + ", ".join(f"{what} {count}" for what, count in counts.most_common())
    if fuzzed.slowest:
        yield f"the slowest long text took {fuzzed.slowest:.1f} times as long as an ordinary question"
