"""What was corrected in the base, as a document to read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.exports.markdown import plain, statement_lines, who
from bot.knowledge.fact_base import FactBase

__all__ = ["to_changelog"]


def to_changelog(base: FactBase) -> str:
    """Every correction, the newest day first, each linked to its statement as it stands now, further down."""
    return "\n".join(_lines(base)) + "\n"


def _lines(base: FactBase) -> Iterator[str]:
    yield f"# Corrections: {plain(base.meta.title)}"
    made = [(each, statement) for statement in base.statements.values() for each in statement.corrections]
    if not made:
        yield ""
        yield "No statement has been corrected since readers first saw it."
        return
    for day in sorted({correction.date for correction, _ in made}, reverse=True):
        yield ""
        yield f"## {day}"
        yield ""
        for correction, statement in made:
            if correction.date == day:
                said = f"{plain(who(statement))}, {statement.date or 'undated'}"
                yield f"- [{statement.id}](#{statement.id}) ({said}): {plain(correction.what)}"
    yield ""
    yield "## The corrected statements as they stand now"
    # The id alone as a heading makes the anchor that the links above lead to, wherever Markdown is rendered.
    for statement in dict.fromkeys(statement for _, statement in made):
        yield ""
        yield f"### {statement.id}"
        yield ""
        yield from statement_lines(base, statement)
