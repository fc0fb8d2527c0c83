"""`python -m bot chat`: ask in the terminal, as one would in a channel."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from typing import TYPE_CHECKING

from bot.answering import Answer, Engine
from bot.answering.language import language_of
from bot.cli.support import OK, add_knowledge_option, open_fact_base
from bot.presenting import Presenter, Reply, TextStyle, about, compose, how_to_ask, reply_as_text
from bot.presenting.wording import LANGUAGES, wording

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]

_LEAVE = frozenset({"quit", "exit", "/quit", "/exit", ":q"})


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "chat",
        help="ask in the terminal",
        description="Ask in the terminal, in any of eight languages. /help says what to ask, /about what the base "
        "knows, Ctrl-D or 'quit' leaves.",
    )
    add_knowledge_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Answer line by line until the input ends."""
    base = open_fact_base(arguments.knowledge)
    engine = Engine(base)
    presenters = {language: Presenter(base, wording(language), illustrated=False) for language in LANGUAGES}
    presenter = presenters[LANGUAGES[0]]
    style = TextStyle.of(sys.stdout)
    before: Answer | None = None
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # gives input() a history and editing keys where it exists
    print(reply_as_text(how_to_ask(presenter), style), end="\n\n")
    while True:
        try:
            line = input("> " if sys.stdin.isatty() else "").strip()
        except EOFError:
            print()
            return OK
        if line.lower() in _LEAVE:
            return OK
        reply = _page(line, presenter)
        if line and reply is None:
            question = line.removeprefix("/ask ")
            presenter = presenters[language_of(question) or presenter.wording.language]
            answer = engine.ask(question, context=before)
            before = answer if answer.leads_on else before
            reply = compose(presenter, answer)
        if reply is not None:
            print(f"\n{reply_as_text(reply, style)}\n", flush=True)


def _page(line: str, presenter: Presenter) -> Reply | None:
    if line in {"/help", "help"}:
        return how_to_ask(presenter)
    return about(presenter) if line in {"/about", "about"} else None
