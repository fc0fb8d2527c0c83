"""What the tests of the answering side share: reading an answer off, and changing an invented base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.answering import Answer, Engine, Outcome
from bot.knowledge import Actor, ActorKind, FactBase, Statement

__all__ = ["consistent", "ids", "offered", "silent_people", "speaking_people", "strangers", "with_statements"]


def ids(statements: Iterable[Statement]) -> set[str]:
    return {statement.id for statement in statements}


def offered(answer: Answer) -> set[str]:
    """Everything the one who asks can read as the answer: what is shown, or what there is to choose from."""
    return ids((*answer.statements, *answer.candidates))


def consistent(answer: Answer) -> None:
    """Fail unless an answer holds what its outcome promises."""
    shown, choices = len(answer.statements), len(answer.candidates)
    if answer.outcome is Outcome.NOT_COVERED:
        assert (shown, choices) == (0, 0), answer
        assert answer.reason is not None, answer
    elif answer.outcome is Outcome.CLARIFY:
        assert shown == 0, answer
        assert 1 <= choices <= 5, answer
        assert answer.reason is None, answer
    else:
        assert shown >= 1, answer
        assert answer.reason is None, answer
    for several in (answer.statements, answer.candidates, answer.related):
        assert len(ids(several)) == len(several), answer
    assert 0.0 <= answer.confidence <= 1.0, answer


def speaking_people(base: FactBase) -> list[Actor]:
    """The people of whom the base has words."""
    return [a for key in base.statements_by_actor if (a := base.actors[key]).kind is ActorKind.PERSON]


def strangers(engine: Engine) -> list[Actor]:
    """The people whom the base only knows by name, so as not to take them for somebody else."""
    people = (actor for actor in engine.base.actors.values() if actor.kind is ActorKind.PERSON)
    return [actor for actor in people if not engine.index.voices.knows([actor.id])]


def silent_people(engine: Engine) -> list[Actor]:
    """The people of whom the base speaks although it has no words of theirs."""
    people = (actor for actor in engine.base.actors.values() if actor.kind is ActorKind.PERSON)
    speaking = engine.base.statements_by_actor
    return [actor for actor in people if actor.id not in speaking and engine.index.voices.knows([actor.id])]


def with_statements(base: FactBase, *more: tuple[str, str, dict[str, Any]]) -> FactBase:
    """The base with further statements, each made from one that is there: (id of the model, new id, changes)."""
    unlinked: dict[str, Any] = {"answers": (), "contradicts": (), "supersedes": (), "same_as": ()}
    added = {
        identifier: replace(base.statements[model], id=identifier, **(unlinked | changes))
        for model, identifier, changes in more
    }
    return replace(base, statements={**base.statements, **added})
