"""The base as a document to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.exports.citations import cited_sources
from bot.knowledge.fact_base import FactBase, chronological
from bot.knowledge.model import Ownership, Source, Statement

__all__ = ["to_markdown"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_markdown(base: FactBase) -> str:
    """Everybody who has a statement, in the order of the alphabet, each with their statements by date."""
    return "\n".join(_lines(base)) + "\n"


def _lines(base: FactBase) -> Iterator[str]:
    coverage = base.meta.coverage
    yield f"# {_plain(base.meta.title)}"
    yield ""
    yield f"From {coverage.first} to {coverage.last}. {_plain(base.meta.neutrality)}"
    yield ""
    yield f"- Licence: {_plain(base.meta.licence)}"
    yield f"- Contact: {_plain(base.meta.contact)}"
    groups: dict[str, list[Statement]] = {}
    for statement in base.statements.values():
        groups.setdefault(" and ".join(actor.name for actor in statement.actors), []).append(statement)
    for who in sorted(groups, key=str.casefold):
        yield ""
        yield f"## {_plain(who)}"
        for statement in sorted(groups[who], key=chronological):
            yield ""
            yield from _statement(base, statement)


def _statement(base: FactBase, statement: Statement) -> Iterator[str]:
    roles = [role for actor in statement.actors if (role := base.role_then(actor, statement))]
    head = [str(statement.date or "undated"), *dict.fromkeys(roles), *([statement.place] if statement.place else [])]
    yield f"### {_plain(', '.join(head))}"
    yield ""
    yield ("**Allegation.** " if statement.allegation else "") + _plain(statement.statement)
    if statement.quote:
        yield ""
        yield f"> “{_plain(statement.quote)}”"
    yield ""
    if statement.deployment:
        yield f"- Deployment: {_plain(statement.deployment.name)}; stance: {statement.stance}"
    if statement.spoken_by:
        yield f"- Spoken by: {_plain(statement.spoken_by.name)}"
    if statement.via:
        yield f"- Through: {_plain(statement.via)}"
    if statement.date_basis:
        yield f"- Date: {_plain(statement.date_basis)}"
    for caveat in statement.caveats:
        yield f"- Caveat: {_plain(caveat)}"
    for source, paragraphs in cited_sources(statement):
        yield f"- Source: {_source(base, source, paragraphs)}"


def _source(base: FactBase, source: Source, paragraphs: list[int]) -> str:
    words = [f"[{_plain(source.title or source.outlet)}](<{source.url.replace('<', '%3C').replace('>', '%3E')}>)"]
    if source.title:
        words.append(_plain(source.outlet))
    if source.published:
        words.append(str(source.published))
    if paragraphs:
        words.append(f"{'paragraph' if len(paragraphs) == 1 else 'paragraphs'} {', '.join(map(str, paragraphs))}")
    if source.ownership is Ownership.STATE:
        words.append(f"state media ({_plain(base.actors[source.state].name)})" if source.state else "state media")
    elif source.ownership is not Ownership.INDEPENDENT:
        words.append(f"{source.ownership} outlet")
    return ", ".join(words)


def _plain(text: str) -> str:
    """A text whose signs mean nothing to Markdown."""
    return _SIGNS.sub(r"\\\1", text)
