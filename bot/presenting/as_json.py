"""An answer as JSON, in the shape that tools outside the project rely on."""

from __future__ import annotations

from typing import Any

from bot.answering.answer import Answer
from bot.knowledge import Citation, FactBase, PartialDate, Statement

__all__ = ["answer_as_json", "statement_as_json"]


def answer_as_json(answer: Answer, base: FactBase) -> dict[str, Any]:
    """The whole answer. `statements` are what is shown as the answer, best first."""
    return {
        "question": answer.question,
        "outcome": answer.outcome.value,
        "reason": answer.reason.value if answer.reason is not None else None,
        "confidence": round(float(answer.confidence), 4),
        "actors": [actor.id for actor in answer.actors],
        "statements": [statement_as_json(statement, base) for statement in answer.statements],
        "candidates": [statement.id for statement in answer.candidates],
        "related": [statement.id for statement in answer.related],
    }


def statement_as_json(statement: Statement, base: FactBase) -> dict[str, Any]:
    """One statement. `role` is the role then; for a joint statement the known roles in the order of `actors`."""
    roles = [role for actor in statement.actors if (role := base.role_then(actor, statement))]
    return {
        "id": statement.id,
        "actors": [actor.id for actor in statement.actors],
        "actor_names": [actor.name for actor in statement.actors],
        "role": "; ".join(roles) or None,
        "date": _date(statement.date),
        "kind": statement.kind.value,
        "deployment": statement.deployment.id if statement.deployment is not None else None,
        "stance": statement.stance.value,
        "statement": statement.statement,
        "quote": statement.quote,
        "caveats": list(statement.caveats),
        "corrections": [{"date": str(each.date), "what": each.what} for each in statement.corrections],
        "sources": [_source(citation) for citation in statement.citations],
    }


def _source(citation: Citation) -> dict[str, Any]:
    source = citation.source
    return {
        "id": source.id,
        "outlet": source.outlet,
        "title": source.title,
        "url": source.url,
        "published": _date(source.published),
        "ownership": source.ownership.value,
        "paragraph": citation.paragraph,
    }


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date is not None else None
