"""The base as a document to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.exports.citations import cited_sources, standing
from bot.knowledge.fact_base import FactBase, chronological
from bot.knowledge.model import Source, Statement

__all__ = ["plain", "statement_lines", "to_markdown", "who"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BEGINS_A_LIST = re.compile(r"^(\d*)([-+=.)])")
_LINKS = (
    ("answers", "Answers"),
    ("contradicts", "Cannot hold together with"),
    ("supersedes", "Replaces"),
    ("same_as", "The same utterance as"),
)


def to_markdown(base: FactBase) -> str:
    """Everybody who has a statement, in the order of the alphabet, each with their statements by date."""
    return "\n".join(_lines(base)) + "\n"


def plain(text: str) -> str:
    """A text on one line whose signs mean nothing to Markdown."""
    return _BEGINS_A_LIST.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def who(statement: Statement) -> str:
    """Who made a statement, by name."""
    return " and ".join(actor.name for actor in statement.actors)


def _lines(base: FactBase) -> Iterator[str]:
    coverage = base.meta.coverage
    yield f"# {plain(base.meta.title)}"
    yield ""
    yield f"From {coverage.first} to {coverage.last}. {plain(base.meta.neutrality)}"
    yield ""
    yield f"- Licence: {plain(base.meta.licence)}"
    yield f"- Contact: {plain(base.meta.contact)}"
    groups: dict[str, list[Statement]] = {}
    for statement in base.statements.values():
        groups.setdefault(who(statement), []).append(statement)
    for name in sorted(groups, key=str.casefold):
        yield ""
        yield f"## {plain(name)}"
        for statement in sorted(groups[name], key=chronological):
            yield ""
            yield f'<a id="{statement.id}"></a>'
            yield ""
            roles = [role for actor in statement.actors if (role := base.role_then(actor, statement))]
            head = [str(statement.date or "undated"), *dict.fromkeys(roles)]
            yield f"### {plain(', '.join([*head, *([statement.place] if statement.place else [])]))}"
            yield ""
            yield from statement_lines(base, statement)
            yield from _links(base, statement)


def statement_lines(base: FactBase, statement: Statement) -> Iterator[str]:
    """One statement without its heading: the words, the quotation, and a list of what belongs to them."""
    yield ("**Allegation.** " if statement.allegation else "") + plain(statement.statement)
    if statement.quote:
        yield ""
        yield f"> “{plain(statement.quote)}”"
    yield ""
    if statement.deployment:
        yield f"- Deployment: {plain(statement.deployment.name)}; stance: {statement.stance}"
    if statement.spoken_by:
        yield f"- Spoken by: {plain(statement.spoken_by.name)}"
    if statement.via:
        yield f"- Through: {plain(statement.via)}"
    if statement.date_basis:
        yield f"- Date: {plain(statement.date_basis)}"
    for caveat in statement.caveats:
        yield f"- Caveat: {plain(caveat)}"
    for correction in statement.corrections:
        yield f"- Corrected, {correction.date}: {plain(correction.what)}"
    for source, paragraphs in cited_sources(statement):
        yield f"- Source: {_source(base, source, paragraphs)}"


def _links(base: FactBase, statement: Statement) -> Iterator[str]:
    for name, label in _LINKS:
        others = [base.statements[other_id] for other_id in getattr(statement, name)]
        if others:
            links = [f"[{plain(who(other))}, {other.date or 'undated'}](#{other.id})" for other in others]
            yield f"- {label}: {'; '.join(links)}"


def _source(base: FactBase, source: Source, paragraphs: list[int]) -> str:
    words = [f"[{plain(source.title or source.outlet)}](<{_address(source.url)}>)"]
    if source.title:
        words.append(plain(source.outlet))
    if source.published:
        words.append(str(source.published))
    if paragraphs:
        words.append(f"{'paragraph' if len(paragraphs) == 1 else 'paragraphs'} {', '.join(map(str, paragraphs))}")
    behind = standing(base, source)
    if behind:
        words.append(plain(behind))
    return ", ".join(words)


def _address(url: str) -> str:
    """An address in which Markdown finds neither an end nor a sign of its own."""
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("&", "&amp;")
