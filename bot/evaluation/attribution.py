"""Whose words a statement may be shown as: worked out from the base's fields alone, apart from the engine.

The engine has its own view of this (`bot.matching.voices`). An evaluation that asked the engine whether the engine
is right would see nothing, so this reads the fact base afresh, and generously: it says what *may* be shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge import Actor, ActorKind, FactBase, Statement, StatementKind

__all__ = ["Attribution"]


class Attribution:
    """For each actor, the statements that may answer "what did they say?"."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._groups: dict[str, set[str]] = {}
        for actor in base.actors.values():
            for member in actor.members:
                self._groups.setdefault(member, set()).add(actor.id)
        self._of: dict[str, set[str]] = {}
        for statement in base.statements.values():
            for key in self._speakers(statement):
                self._of.setdefault(key, set()).add(statement.id)

    def of(self, actor: str) -> frozenset[str]:
        """The ids of the statements by, through or from an actor: their own, their spokesman's, their members'."""
        return frozenset(self._of.get(actor, ()))

    def is_official(self, statement: Statement) -> bool:
        """Whether a state speaks in it: itself, through a body, or through whoever then held an office of it."""
        return any(
            actor.kind is ActorKind.STATE
            or (actor.kind is ActorKind.OFFICE and self._base.state_of(actor) is not None)
            or any(self._base.state_of(office) is not None for office in self._offices(actor, statement))
            for actor in statement.actors
        )

    def may_be_official(self, statement: Statement) -> bool:
        """Whether it may stand for a state: as above, or by a body of a state. A poll never does.

        The fields do not tell a ministry from a party.
        """
        return self.is_official(statement) or (
            statement.kind is not StatementKind.POLL
            and any(a.kind is ActorKind.ORGANISATION and self._base.state_of(a) for a in statement.actors)
        )

    def _speakers(self, statement: Statement) -> set[str]:
        spoken = [*statement.actors, *([statement.spoken_by] if statement.spoken_by else [])]
        found = {key for actor in spoken for key in self._and_all_above(actor)}
        found |= {office.id for actor in statement.actors for office in self._offices(actor, statement)}
        for office in [self._base.actors[key] for key in found]:
            if office.kind is ActorKind.OFFICE:
                found |= set(self._and_all_above(office))
        return found | self._channels(statement)

    def _and_all_above(self, actor: Actor) -> Iterator[str]:
        """An actor, the bodies and the state they belong to, the groups they are in, and the members of a group."""
        seen: set[str] = set()
        ahead = [actor.id, *actor.members]
        while ahead:
            key = ahead.pop()
            if key not in seen and key in self._base.actors:
                seen.add(key)
                yield key
                above = self._base.actors[key].affiliation
                ahead += [*self._groups.get(key, ()), *([above] if above else [])]

    def _offices(self, actor: Actor, statement: Statement) -> list[Actor]:
        """The offices an actor held when a statement was made, or at any time if that is not known."""
        return [
            self._base.actors[role.office]
            for role in actor.roles
            if role.office is not None and (statement.date is None or role.held_at(statement.date))
        ]

    def _channels(self, statement: Statement) -> set[str]:
        """The outlets that a statement came through."""
        through = " ".join(
            part or ""
            for citation in statement.citations
            for part in (citation.source.outlet, citation.source.via, statement.via)
        ).casefold()
        return {
            actor.id
            for actor in self._base.actors.values()
            if actor.kind is ActorKind.OUTLET
            and any(name.casefold() in through for name in (actor.name, *actor.aliases) if len(name) > 1)
        }
