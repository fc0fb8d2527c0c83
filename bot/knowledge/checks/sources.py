"""Rules about where statements come from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Ownership
from bot.knowledge.problems import Finding, Level

__all__ = ["every_source_is_used", "some_source_is_not_state_media", "state_media_are_named"]


def every_source_is_used(base: FactBase) -> Iterator[Finding]:
    """A source that nothing cites was forgotten, or its statements were."""
    used = {citation.source.id for statement in base.statements.values() for citation in statement.citations}
    for source_id in base.sources.keys() - used:
        yield Finding(("sources", source_id), f"no statement cites the source {source_id}", Level.WARNING)


def state_media_are_named(base: FactBase) -> Iterator[Finding]:
    """Readers are told which state stands behind an outlet."""
    for source in base.sources.values():
        if source.ownership is Ownership.STATE and source.state is None:
            message = f"{source.id} is state media; say in 'state' which state stands behind it"
            yield Finding(("sources", source.id), message)


def some_source_is_not_state_media(base: FactBase) -> Iterator[Finding]:
    """Statements that only state media report wait for a second source; one line a source says how many."""
    waiting: dict[str, int] = {}
    for statement in base.statements.values():
        cited = [citation.source for citation in statement.citations]
        if all(source.ownership is Ownership.STATE for source in cited):
            for source in {source.id: source for source in cited}.values():
                waiting[source.id] = waiting.get(source.id, 0) + 1
    for source_id, count in waiting.items():
        noun = "statement rests" if count == 1 else "statements rest"
        message = f"{count} {noun} on state media alone, {source_id} among them; look for an independent source"
        yield Finding(("sources", source_id), message, Level.WARNING)
