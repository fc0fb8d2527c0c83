"""The sources of a statement, each once, and who stands behind them."""

from __future__ import annotations

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Ownership, Source, Statement

__all__ = ["cited_sources", "standing"]


def cited_sources(statement: Statement) -> list[tuple[Source, list[int]]]:
    """Every source in the order of the file, with the paragraphs cited of it in their own order."""
    found: dict[str, tuple[Source, list[int]]] = {}
    for citation in statement.citations:
        _, paragraphs = found.setdefault(citation.source.id, (citation.source, []))
        if citation.paragraph is not None:
            paragraphs.append(citation.paragraph)
    return [(source, sorted(paragraphs)) for source, paragraphs in found.values()]


def standing(base: FactBase, source: Source) -> str | None:
    """Whose outlet it is, in words: `state media (Russia)`; nothing to say of an independent one."""
    if source.ownership is Ownership.INDEPENDENT:
        return None
    kind = "state media" if source.ownership is Ownership.STATE else f"{source.ownership} outlet"
    return f"{kind} ({base.actors[source.state].name})" if source.state else kind
