"""The sources of a statement, each once."""

from __future__ import annotations

from bot.knowledge.model import Source, Statement

__all__ = ["cited_sources"]


def cited_sources(statement: Statement) -> list[tuple[Source, list[int]]]:
    """Every source in the order of the file, with the paragraphs cited of it in their own order."""
    found: dict[str, tuple[Source, list[int]]] = {}
    for citation in statement.citations:
        _, paragraphs = found.setdefault(citation.source.id, (citation.source, []))
        if citation.paragraph is not None:
            paragraphs.append(citation.paragraph)
    return [(source, sorted(paragraphs)) for source, paragraphs in found.values()]
