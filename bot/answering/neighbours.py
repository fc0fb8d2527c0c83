"""What stands beside a statement: what contradicts it, what answers it, what the other side says."""

from __future__ import annotations

from bot.knowledge import FactBase, Statement
from bot.knowledge.fact_base import chronological

__all__ = ["linked", "more_by_speaker", "other_side", "superseding"]


def linked(base: FactBase, statement: Statement) -> tuple[Statement, ...]:
    """Every statement tied to this one by a curator, in either direction, nearest kind of link first."""
    outward = [*statement.contradicts, *statement.answers, *statement.supersedes, *statement.same_as]
    inward = base.linked_from.get(statement.id, ())
    return tuple(base.statements[key] for key in dict.fromkeys([*outward, *inward]))


def other_side(base: FactBase, statement: Statement, limit: int = 10) -> tuple[Statement, ...]:
    """Statements that take the opposite side, linked ones first, then those on the same deployment or topic.

    A statement that takes no side has no other side.
    """
    side = statement.stance.side
    if not side:
        return ()
    topics = set(statement.topics)

    def nearness(other: Statement) -> tuple[bool, bool, int, bool, str]:
        return (
            other not in near,
            other.deployment != statement.deployment,
            -len(topics & set(other.topics)),
            not other.flagship,
            other.id,
        )

    near = set(linked(base, statement))
    opposite = [
        other
        for other in base.statements.values()
        if other.stance.side == -side and (other in near or other.deployment == statement.deployment)
    ]
    return tuple(sorted(opposite, key=nearness)[:limit])


def superseding(base: FactBase, statement: Statement) -> tuple[Statement, ...]:
    """The statements that took the place of this one, and those that took theirs, oldest first."""
    found: dict[str, Statement] = {}
    waiting = [statement.id]
    while waiting:
        current = waiting.pop()
        for key in base.linked_from.get(current, ()):
            other = base.statements[key]
            if current in other.supersedes and key not in found and key != statement.id:
                found[key] = other
                waiting.append(key)
    return tuple(sorted(found.values(), key=chronological))


def more_by_speaker(base: FactBase, statement: Statement) -> tuple[Statement, ...]:
    """The other statements of whoever made this one, oldest first."""
    mine = [other for actor in statement.actors for other in base.statements_by_actor[actor.id]]
    return tuple(other for other in dict.fromkeys(mine) if other.id != statement.id)
