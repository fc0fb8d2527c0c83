"""Rules about how statements stand to one another."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.fact_base import FactBase
from bot.knowledge.problems import Finding

__all__ = ["later_statements_supersede_earlier_ones", "no_statement_links_to_itself"]


def no_statement_links_to_itself(base: FactBase) -> Iterator[Finding]:
    """Nothing answers, contradicts, supersedes or repeats itself."""
    for statement in base.statements.values():
        for name in ("answers", "contradicts", "supersedes", "same_as"):
            if statement.id in getattr(statement, name):
                message = f"{statement.id} is linked to itself; remove it from '{name}'"
                yield Finding(("statements", statement.id, name), message)


def later_statements_supersede_earlier_ones(base: FactBase) -> Iterator[Finding]:
    """What replaces a statement came after it."""
    for statement in base.statements.values():
        for index, other_id in enumerate(statement.supersedes):
            other = base.statements[other_id]
            if other is statement or statement.date is None or other.date is None:
                continue
            if statement.date.last_day < other.date.first_day or statement.date == other.date:
                message = (
                    f"{statement.id} ({statement.date}) is not later than {other_id} ({other.date}) that it supersedes"
                )
                yield Finding(("statements", statement.id, "supersedes", index), message)
