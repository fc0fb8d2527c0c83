"""The whole base, frozen, with the ways through it that everybody needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from bot.knowledge.model import (
    Actor,
    ActorKind,
    Concept,
    Declined,
    Deployment,
    Meta,
    Milestone,
    Role,
    Source,
    Statement,
    Topic,
)

__all__ = ["FactBase", "chronological"]


@dataclass(frozen=True)
class FactBase:
    """The whole base, frozen. Every id that appears anywhere in it resolves."""

    meta: Meta
    topics: Mapping[str, Topic]
    deployments: Mapping[str, Deployment]
    concepts: Mapping[str, Concept]
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    declined: tuple[Declined, ...] = field(default=())
    milestones: Mapping[str, Milestone] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def statements_by_actor(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each actor that has any, dated ones first, oldest first."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements.values():
            for actor in statement.actors:
                found.setdefault(actor.id, []).append(statement)
        return MappingProxyType({key: tuple(sorted(value, key=chronological)) for key, value in found.items()})

    @cached_property
    def linked_from(self) -> Mapping[str, tuple[str, ...]]:
        """For each statement that others are linked to, their ids."""
        found: dict[str, list[str]] = {}
        for statement in sorted(self.statements.values(), key=lambda each: each.id):
            for key in (*statement.contradicts, *statement.answers, *statement.supersedes, *statement.same_as):
                found.setdefault(key, []).append(statement.id)
        return MappingProxyType({key: tuple(ids) for key, ids in found.items()})

    @cached_property
    def holders(self) -> Mapping[str, tuple[tuple[Actor, Role], ...]]:
        """Who held each office, in the order of their terms."""
        found: dict[str, list[tuple[Actor, Role]]] = {}
        for actor in self.actors.values():
            for role in actor.roles:
                if role.office is not None:
                    found.setdefault(role.office, []).append((actor, role))
        for terms in found.values():
            terms.sort(key=lambda term: str(term[1].first or ""))
        return MappingProxyType({office: tuple(terms) for office, terms in found.items()})

    def is_person(self, actor: str) -> bool:
        """Whether the actor of this id is one human being."""
        return self.actors[actor].kind is ActorKind.PERSON

    def role_then(self, actor: Actor, statement: Statement) -> str | None:
        """The role in which `actor` made `statement`.

        The statement's own `role` wins where it has one actor; else the role held on its date;
        else, for an undated statement, the role held when its source was published.
        """
        if statement.role is not None and len(statement.actors) == 1:
            return statement.role
        when = statement.date
        if when is None:
            published = [c.source.published for c in statement.citations if c.source.published is not None]
            when = min(published) if published else None
        if when is None:
            return actor.roles[-1].title if len(actor.roles) == 1 else None
        held = [role for role in actor.roles if role.held_at(when)]
        return held[0].title if held else None

    def state_of(self, actor: Actor) -> Actor | None:
        """The state an actor belongs to, following affiliations; the state itself for a state."""
        seen: set[str] = set()
        current: Actor | None = actor
        while current is not None and current.id not in seen:
            if current.kind is ActorKind.STATE:
                return current
            seen.add(current.id)
            current = self.actors.get(current.affiliation) if current.affiliation else None
        return None


def chronological(statement: Statement) -> tuple[bool, str, str]:
    """Sort key: by date, undated statements last, then by id so that the file's order never matters."""
    return (statement.date is None, str(statement.date or ""), statement.id)
