"""Rules about the questions that lead to a statement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Statement
from bot.knowledge.problems import Finding
from bot.knowledge.words import content_stems, fold

__all__ = [
    "every_statement_has_enough_questions",
    "is_oblique",
    "no_question_is_asked_twice",
    "some_questions_are_oblique",
]

FEWEST = 5
FEWEST_OBLIQUE = 2


def every_statement_has_enough_questions(base: FactBase) -> Iterator[Finding]:
    """People ask for one thing in many ways."""
    for statement in base.statements.values():
        if len(statement.questions) < FEWEST:
            message = f"{len(statement.questions)} questions lead to {statement.id}; write at least {FEWEST}"
            yield Finding(("statements", statement.id, "questions"), message)


def is_oblique(question: str, statement: Statement) -> bool:
    """Tell whether a question has no content word, by stem, of the statement and its quote.

    The names of who is asked about do not count: naming somebody is not yet using their words.
    """
    return _own_words(statement).isdisjoint(content_stems(question))


def _own_words(statement: Statement) -> frozenset[str]:
    names = content_stems(" ".join(actor.name for actor in statement.actors))
    return (content_stems(statement.statement) | content_stems(statement.quote or "")) - names


def some_questions_are_oblique(base: FactBase) -> Iterator[Finding]:
    """Whoever asks has not read the answer, and uses other words than it does."""
    for statement in base.statements.values():
        if len(statement.questions) < FEWEST:
            continue
        own = _own_words(statement)
        others = (question for question in statement.questions if own.isdisjoint(content_stems(question)))
        # As many as are wanted are enough: to look at every question takes three times as long.
        oblique = len(list(islice(others, FEWEST_OBLIQUE)))
        if oblique < FEWEST_OBLIQUE:
            message = (
                f"{oblique} of the questions of {statement.id} use none of its words; "
                f"put at least {FEWEST_OBLIQUE} in quite other words"
            )
            yield Finding(("statements", statement.id, "questions"), message)


def no_question_is_asked_twice(base: FactBase) -> Iterator[Finding]:
    """One question cannot lead to two statements, nor to a statement and to silence."""
    first: dict[str, str] = {}
    for statement in base.statements.values():
        for index, question in enumerate(statement.questions):
            owner = first.setdefault(fold(question), statement.id)
            place = ("statements", statement.id, "questions", index)
            if owner != statement.id:
                yield Finding(place, f"the question '{question}' already leads to {owner}; make the two differ")
            elif any(fold(other) == fold(question) for other in statement.questions[:index]):
                yield Finding(place, f"the question '{question}' stands here twice; put one in other words")
    for index, declined in enumerate(base.declined):
        owner = first.get(fold(declined.question), "")
        if owner:
            yield Finding(
                ("declined", index, "question"), f"'{declined.question}' is declined here, but leads to {owner}"
            )
