"""`python -m bot ask`: one answer a question, for a reader or, with `--json`, for another program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.answering import Engine
from bot.answering.language import language_of
from bot.cli.support import OK, Unusable, add_knowledge_option, open_fact_base
from bot.presenting import Presenter, TextStyle, answer_as_json, compose, reply_as_text
from bot.presenting.wording import LANGUAGES, wording

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "ask",
        help="answer a question",
        description="Answer a question, with the words around the statements in the language of the question. "
        "Without one, every line of standard input is a question.",
    )
    add_knowledge_option(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line, in the order of the questions")
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="the words of the question")


def run(arguments: argparse.Namespace) -> int:
    """Answer the question, or those on standard input."""
    base = open_fact_base(arguments.knowledge)
    engine = Engine(base)
    questions: Iterable[str] = [" ".join(arguments.question)] if arguments.question else _typed()
    presenters = {language: Presenter(base, wording(language), illustrated=False) for language in LANGUAGES}
    for question in questions:
        answer = engine.ask(question)
        if arguments.json:
            print(json.dumps(answer_as_json(answer, base), ensure_ascii=False), flush=True)
        else:
            presenter = presenters[language_of(question) or LANGUAGES[0]]
            print(reply_as_text(compose(presenter, answer), TextStyle.of(sys.stdout)) + "\n", flush=True)
    return OK


def _typed() -> Iterator[str]:
    """The lines of standard input; bytes that are no text become marks rather than an error."""
    if sys.stdin is None or sys.stdin.closed:
        raise Unusable("no question: name one, or write one a line to standard input")
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
