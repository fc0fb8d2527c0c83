"""The base in use, with the engine that answers from it and what the commands look up. Exchanged whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.answering.answer import Answer
from bot.answering.language import language_of
from bot.discord_bot.directory import Directory
from bot.discord_bot.suggestions import Suggestions
from bot.knowledge import FactBase
from bot.presenting.answers import compose
from bot.presenting.declines import LONGEST_QUESTION, too_long
from bot.presenting.listings import restore
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import Listing
from bot.presenting.wording import LANGUAGES, Wording, wording

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

    base: FactBase
    engine: Answerer
    directory: Directory
    suggestions: Suggestions
    presenters: Mapping[str, Presenter]

    def presenter(self, words: Wording) -> Presenter:
        """What puts the base into these words."""
        return self.presenters[words.language]

    def answer(self, question: str, before: Sequence[str] = ()) -> Answer | None:
        """The answer to a question as somebody typed it, after the questions `before` it, oldest first.

        None for a text that is too long to be a question.
        """
        if len(question) > LONGEST_QUESTION:
            return None
        context: Answer | None = None
        for earlier in before:
            answer = self.engine.ask(earlier[:LONGEST_QUESTION], context=context)
            context = answer if answer.leads_on else context
        return self.engine.ask(question, context=context)

    def reply(self, answer: Answer | None, words: Wording) -> Reply:
        """An answer as a reply."""
        presenter = self.presenter(words)
        return too_long(presenter) if answer is None else compose(presenter, answer)

    def restore(self, listing: Listing, words: Wording) -> Reply:
        """The reply that a button stands for."""
        return restore(self.presenter(words), listing, self.engine.ask)


def open_library(fact_base: FactBase, make_engine: MakeEngine) -> Library:
    """Build everything that answering from `fact_base` needs. May take a second."""
    language_of("")  # reads its tables now rather than while somebody waits
    presenters = {language: Presenter(fact_base, wording(language)) for language in LANGUAGES}
    suggestions = Suggestions(presenters[LANGUAGES[0]])
    return Library(fact_base, make_engine(fact_base), Directory(fact_base), suggestions, presenters)
