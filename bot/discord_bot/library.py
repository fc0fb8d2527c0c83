"""The base in use, with the engine that answers from it and what the commands look up. Exchanged whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.answering.answer import Answer
from bot.discord_bot.directory import Directory
from bot.discord_bot.suggestions import Suggestions
from bot.knowledge import FactBase
from bot.presenting.answers import compose
from bot.presenting.declines import LONGEST_QUESTION, too_long
from bot.presenting.listings import restore
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import Listing

__all__ = ["Answerer", "Library", "MakeEngine", "open_library"]


class Answerer(Protocol):
    """Answers a question from one base."""

    def ask(self, text: str, *, context: Answer | None = None) -> Answer:
        """The answer to one question, after `context` if it follows another; found without waiting for anything."""


class MakeEngine(Protocol):
    """Builds what answers from a base."""

    def __call__(self, fact_base: FactBase, /) -> Answerer:
        """The engine for `fact_base`. May take a second."""


@dataclass(frozen=True)
class Library:
    """One base with everything that belongs to it. A reader takes it once and keeps it to the end of a reply."""

    presenter: Presenter
    engine: Answerer
    directory: Directory
    suggestions: Suggestions

    def reply_to(self, question: str, before: Sequence[str] = ()) -> Reply:
        """The reply to a question as somebody typed it, after the questions `before` it, oldest first."""
        if len(question) > LONGEST_QUESTION:
            return too_long(self.presenter)
        context: Answer | None = None
        for earlier in before:
            answer = self.engine.ask(earlier[:LONGEST_QUESTION], context=context)
            context = answer if answer.leads_on else context
        return compose(self.presenter, self.engine.ask(question, context=context))

    def restore(self, listing: Listing) -> Reply:
        """The reply that a button stands for."""
        return restore(self.presenter, listing, self.engine.ask)


def open_library(fact_base: FactBase, make_engine: MakeEngine) -> Library:
    """Build everything that answering from `fact_base` needs. May take a second."""
    presenter = Presenter(fact_base)
    return Library(presenter, make_engine(fact_base), Directory(fact_base), Suggestions(presenter))
