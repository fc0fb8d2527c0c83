"""What to offer while somebody types a question: curated questions and names, the most relevant first."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.discord_bot.directory import NameIndex
from bot.knowledge import Actor
from bot.matching.folding import fold
from bot.matching.type_ahead import TypeAhead
from bot.presenting.presenter import Presenter
from bot.presenting.text import clean, units

__all__ = ["LONGEST_CHOICE", "Suggestions"]

LONGEST_CHOICE = 100

_SHOWN = 15
_NAMES_SHOWN = 2
_COMPARED = 48


class Suggestions:
    """The questions and names of one base, ranked against what has been typed so far."""

    def __init__(self, presenter: Presenter) -> None:
        self._defaults = [question for question in presenter.examples if _fits(question)]
        self._names: NameIndex[Actor] = NameIndex(
            (actor, clean(actor.name), actor.aliases) for actor in presenter.speakers
        )
        self._questions: list[str] = []
        self._statements: list[str] = []
        for statement in presenter.base.statements.values():
            for question in map(clean, statement.questions):
                if _fits(question):
                    self._questions.append(question)
                    self._statements.append(statement.id)
        self._folded = [fold(question) for question in self._questions]
        self._type_ahead = TypeAhead(self._folded)

    def for_text(self, typed: str) -> list[str]:
        """Questions to offer, at most one a statement; a varied list if nothing has been typed."""
        wanted = fold(typed)[:LONGEST_CHOICE]
        if not wanted:
            return self._defaults[:_SHOWN]
        names = [name for _, name in self._names.named(wanted, _NAMES_SHOWN)]
        likely = self._type_ahead.likely(wanted, _COMPARED)
        likely.sort(key=lambda one: (-one.share, -fuzz.WRatio(wanted, self._folded[one.number]), one.number))
        best: dict[str, str] = {}
        for place, _ in likely:
            best.setdefault(self._statements[place], self._questions[place])
        return list(dict.fromkeys([*filter(_fits, names), *best.values()]))[:_SHOWN]


def _fits(text: str) -> bool:
    return 0 < units(text) <= LONGEST_CHOICE
