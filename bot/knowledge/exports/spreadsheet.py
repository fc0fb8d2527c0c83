"""The statements as a table, one a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bot.knowledge.exports.citations import cited_sources
from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Statement

__all__ = ["harmless", "to_csv"]

_BETWEEN = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(base: FactBase) -> str:
    """One row a statement, in the file's order, under a row of names. Several values share a cell, parted by ` | `."""
    rows = [_row(base, statement) for statement in base.statements.values()]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]) if rows else ["id"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(cell) for name, cell in row.items()})
    return buffer.getvalue()


def _row(base: FactBase, statement: Statement) -> dict[str, str]:
    cited = cited_sources(statement)
    sources = [source for source, _ in cited]
    return {
        "id": statement.id,
        "date": str(statement.date or ""),
        "date_basis": statement.date_basis,
        "who": _joined(actor.name for actor in statement.actors),
        "role_then": _joined(base.role_then(actor, statement) or "" for actor in statement.actors),
        "actors": _joined(actor.id for actor in statement.actors),
        "spoken_by": statement.spoken_by.name if statement.spoken_by else "",
        "via": statement.via or "",
        "place": statement.place or "",
        "kind": str(statement.kind),
        "allegation": "yes" if statement.allegation else "no",
        "deployment": statement.deployment.name if statement.deployment else "",
        "stance": str(statement.stance),
        "flagship": "yes" if statement.flagship else "no",
        "topics": _joined(topic.name for topic in statement.topics),
        "about": _joined(base.actors[actor_id].name for actor_id in statement.about),
        "statement": statement.statement,
        "quote": statement.quote or "",
        "caveats": _joined(statement.caveats),
        "corrections": _joined(f"{each.date}: {each.what}" for each in statement.corrections),
        "outlets": _joined(source.outlet for source in sources),
        "titles": _joined(source.title or "" for source in sources),
        "ownership": _joined(str(source.ownership) for source in sources),
        "states": _joined(base.actors[source.state].name if source.state else "" for source in sources),
        "urls": _joined(source.url for source in sources),
        "published": _joined(str(source.published or "") for source in sources),
        "seen": _joined(str(source.seen or "") for source in sources),
        "paragraphs": _joined(", ".join(map(str, paragraphs)) for _, paragraphs in cited),
        "answers": _joined(statement.answers),
        "contradicts": _joined(statement.contradicts),
        "supersedes": _joined(statement.supersedes),
        "same_as": _joined(statement.same_as),
    }


def _joined(values: Iterable[str]) -> str:
    """Several values in one cell; empty ones keep their place, so that the n-th belongs to the n-th."""
    listed = list(values)
    return _BETWEEN.join(listed) if any(listed) else ""


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run: a leading apostrophe makes it text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
