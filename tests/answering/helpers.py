"""What the tests of the answering side share: reading an answer off, and changing an invented base."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.answering import Answer, Engine, Outcome
from bot.knowledge import Actor, ActorKind, FactBase, Stance, Statement

__all__ = [
    "AGAINST",
    "FOR",
    "Chosen",
    "by_women",
    "chosen_of",
    "coming_from",
    "consistent",
    "ids",
    "offered",
    "offices_of",
    "on",
    "on_any_deployment",
    "said_in",
    "silent_people",
    "speaking_for",
    "speaking_people",
    "states_of",
    "strangers",
    "with_statements",
]

Chosen = Callable[[Statement], bool]

FOR, AGAINST = (Stance.FOR,), (Stance.AGAINST, Stance.WARNS)


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


# What belongs into a list, read off the fields one by one and not through the engine ----------------------------


def chosen_of(base: FactBase, *chosen: Chosen) -> set[str]:
    """The ids of the statements that meet every condition. Fails where none does: an empty list proves nothing."""
    found = {s.id for s in base.statements.values() if all(meets(s) for meets in chosen)}
    assert found, "the base has no statement by which this could be told"
    return found


def on(subject: str, *stances: Stance) -> Chosen:
    """On a topic of that name; with stances, taking one of them on the deployment of that name."""
    if stances:
        return lambda s: s.deployment is not None and s.deployment.id == subject and s.stance in stances
    return lambda s: subject in {topic.id for topic in s.topics}


def on_any_deployment(*stances: Stance) -> Chosen:
    """On troops of whatever kind."""
    return lambda s: s.deployment is not None and (not stances or s.stance in stances)


def said_in(first: date, last: date) -> Chosen:
    """Dated, and said on some day from `first` to `last`; what has no date was said at no time one could name."""
    return lambda s: s.date is not None and s.date.first_day <= last and first <= s.date.last_day


def by_women(statement: Statement) -> bool:
    return any(actor.gender == "f" for actor in statement.actors)


def offices_of(base: FactBase, statement: Statement) -> set[str]:
    """The offices that those who made a statement held when they made it, or that made it themselves."""
    held = {actor.id for actor in statement.actors if actor.kind is ActorKind.OFFICE}
    for actor in statement.actors:
        title = base.role_then(actor, statement)
        held |= {role.office for role in actor.roles if role.office is not None and role.title == title}
    return held


def states_of(base: FactBase, actors: Iterable[Actor]) -> set[str]:
    """The states that actors belong to, those of the members of a group among them."""
    found: set[str] = set()
    for actor in actors:
        home = base.state_of(actor)
        found |= {home.id} if home is not None else set()
        found |= states_of(base, (base.actors[key] for key in actor.members))
    return found


def coming_from(base: FactBase, state: str) -> Chosen:
    """By somebody from a state, whether or not they speak for it, or for an office of it."""
    return lambda s: state in states_of(base, (*s.actors, *(base.actors[key] for key in offices_of(base, s))))


def speaking_for(base: FactBase, state: str) -> Chosen:
    """By a state itself, an official body of it, whoever held an office of it then, or a group of such."""

    def official(actor: Actor) -> bool:
        return actor.kind in (ActorKind.STATE, ActorKind.OFFICE) or actor.official

    def chosen(statement: Statement) -> bool:
        speaking = [base.actors[key] for key in offices_of(base, statement)]
        speaking += [actor for actor in statement.actors if official(actor)]
        for group in (actor for actor in statement.actors if actor.kind is ActorKind.GROUP):
            speaking += [member for key in group.members if official(member := base.actors[key])]
        return state in states_of(base, speaking)

    return chosen
