"""What to offer while somebody types a question: curated questions and names, the most relevant first."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from bot.discord_bot.directory import NameIndex
from bot.knowledge import Actor
from bot.matching.folding import fold
from bot.presenting.presenter import Presenter
from bot.presenting.text import clean, units

__all__ = ["LONGEST_CHOICE", "Suggestions"]

LONGEST_CHOICE = 100

_SHOWN = 15
_NAMES_SHOWN = 2
_SURE_NAME = 88.0
_RELEVANT = 50.0
_COMPARED = 80


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

    def for_text(self, typed: str) -> list[str]:
        """Questions to offer, at most one a statement; a varied list if nothing has been typed."""
        wanted = fold(typed)[:LONGEST_CHOICE]
        if not wanted:
            return self._defaults[:_SHOWN]
        names = [name for _, name in self._names.near(wanted, _NAMES_SHOWN) if self._is_named(name, wanted)]
        alike = process.extract(wanted, self._folded, scorer=fuzz.WRatio, score_cutoff=_RELEVANT, limit=_COMPARED)
        ranked = sorted(alike, key=lambda match: (-_coverage(wanted, match[0]), -match[1], match[2]))
        best: dict[str, str] = {}
        for _, _, place in ranked:
            best.setdefault(self._statements[place], self._questions[place])
        return list(dict.fromkeys([*filter(_fits, names), *best.values()]))[:_SHOWN]

    def _is_named(self, name: str, wanted: str) -> bool:
        """Tell whether what was typed is a name and no more."""
        return fuzz.partial_ratio(wanted, fold(name)) >= _SURE_NAME or self._names.find(wanted) is not None


def _coverage(wanted: str, question: str) -> float:
    """How much of what was typed the question holds, from 0 to 100, word by word and forgiving of typos."""
    words = question.split()
    typed = wanted.split()
    return sum(max(_likeness(word, other) for other in words) for word in typed) / len(typed)


def _likeness(typed: str, word: str) -> float:
    return 100.0 if word.startswith(typed) else fuzz.ratio(typed, word)


def _fits(text: str) -> bool:
    return 0 < units(text) <= LONGEST_CHOICE
