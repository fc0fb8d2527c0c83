"""Questions to try: short ones that a base answers well."""

from __future__ import annotations

from collections import Counter

from bot.knowledge import FactBase
from bot.presenting.text import clean

__all__ = ["examples"]

_SHORT = 55
_LONGEST = 70


def examples(base: FactBase, opening: str) -> tuple[str, ...]:
    """Short questions, one a speaker, the most discussed statements first; those that begin with `opening` before all.

    An open question ("What ...") shows best how to ask; a yes-or-no one may suppose what was never said.
    """
    discussed = _discussed(base)
    found: dict[str, str] = {}
    for statement in sorted(base.statements.values(), key=lambda s: (-discussed[s.id], s.id)):
        *_, surname = ("", *statement.actors[0].name.split())
        questions = [q for q in map(clean, statement.questions) if surname in q and len(q) <= _LONGEST]
        questions.sort(key=lambda q: (not q.startswith(opening), len(q) > _SHORT))
        if questions:
            found.setdefault(statement.actors[0].id, questions[0])
    return tuple(sorted(found.values(), key=lambda question: not question.startswith(opening)))


def _discussed(base: FactBase) -> Counter[str]:
    """How much others speak of a statement and of who made it; most for what defines a speaker."""
    links = Counter(
        other
        for statement in base.statements.values()
        for other in (*statement.answers, *statement.contradicts, *statement.same_as)
    )
    people = Counter(actor for statement in base.statements.values() for actor in statement.about)
    return Counter(
        {
            statement.id: links[statement.id]
            + max(people[actor.id] for actor in statement.actors)
            + (len(base.statements) if statement.flagship else 0)
            for statement in base.statements.values()
        }
    )
