"""A fact base as plain values in the shape of its file: the loader's way back, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Actor, Concept, Deployment, Milestone, Source, Statement, Topic

__all__ = ["to_plain"]

_ALWAYS = frozenset({"title", "published", "date", "deployment", "quote"})
"""Fields whose null says something: it was looked for and is not there."""


def to_plain(base: FactBase) -> dict[str, Any]:
    """The base as mappings, lists, texts, numbers and truth values. Written as YAML or JSON, it loads again."""
    meta = base.meta
    return {
        "meta": {
            "title": meta.title,
            "language": meta.language,
            "coverage": {"from": str(meta.coverage.first), "to": str(meta.coverage.last)},
            "licence": meta.licence,
            "contact": meta.contact,
            "neutrality": meta.neutrality,
        },
        "topics": [_named_words(topic) for topic in base.topics.values()],
        "deployments": [_deployment(deployment) for deployment in base.deployments.values()],
        "concepts": [_concept(concept) for concept in base.concepts.values()],
        "milestones": [_milestone(milestone) for milestone in base.milestones.values()],
        "actors": [_actor(actor) for actor in base.actors.values()],
        "sources": [_source(source) for source in base.sources.values()],
        "statements": [_statement(statement) for statement in base.statements.values()],
        "declined": [{"question": each.question, "reason": str(each.reason)} for each in base.declined],
    }


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty, as a curator would write it."""
    return {key: value for key, value in values.items() if key in _ALWAYS or value not in (None, "", [], False)}


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)


def _words(entry: Topic | Deployment | Concept | Milestone) -> dict[str, list[str]]:
    return {language: list(words) for language, words in entry.words.items()}


def _named_words(entry: Topic | Deployment) -> dict[str, Any]:
    named: dict[str, Any] = {"id": entry.id, "name": entry.name}
    if entry.names:
        named["names"] = dict(entry.names)
    return named | {"description": entry.description, "words": _words(entry)}


def _deployment(deployment: Deployment) -> dict[str, Any]:
    return _kept(_named_words(deployment) | {"general": deployment.general})


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return _kept(
        {
            "id": milestone.id,
            "name": milestone.name,
            "date": str(milestone.date),
            "words": _words(milestone),
            "statements": list(milestone.statements),
        }
    )


def _concept(concept: Concept) -> dict[str, Any]:
    return {"id": concept.id, "words": _words(concept)}


def _actor(actor: Actor) -> dict[str, Any]:
    roles = [_kept({"office": role.office, "from": _text(role.first), "to": _text(role.last)}) for role in actor.roles]
    return _kept(
        {
            "id": actor.id,
            "kind": str(actor.kind),
            "name": actor.name,
            "gender": actor.gender,
            "official": actor.official,
            "aliases": list(actor.aliases),
            "affiliation": actor.affiliation,
            "roles": [{"title": role.title} | rest for role, rest in zip(actor.roles, roles, strict=True)],
            "members": list(actor.members),
            "note": actor.note,
        }
    )


def _source(source: Source) -> dict[str, Any]:
    return _kept(
        {
            "id": source.id,
            "outlet": source.outlet,
            "title": source.title,
            "url": source.url,
            "published": _text(source.published),
            "published_note": source.published_note,
            "language": source.language,
            "translated_from": source.translated_from,
            "ownership": str(source.ownership),
            "state": source.state,
            "via": source.via,
            "note": source.note,
            "seen": _text(source.seen),
            "text": source.text,
        }
    )


def _statement(statement: Statement) -> dict[str, Any]:
    return _kept(
        {
            "id": statement.id,
            "actors": [actor.id for actor in statement.actors],
            "role": statement.role,
            "spoken_by": statement.spoken_by.id if statement.spoken_by else None,
            "via": statement.via,
            "place": statement.place,
            "date": _text(statement.date),
            "date_basis": statement.date_basis,
            "kind": str(statement.kind),
            "deployment": statement.deployment.id if statement.deployment else None,
            "stance": str(statement.stance),
            "topics": [topic.id for topic in statement.topics],
            "about": list(statement.about),
            "allegation": statement.allegation,
            "weight": "flagship" if statement.flagship else None,
            "statement": statement.statement,
            "quote": statement.quote,
            "sources": [
                _kept({"id": citation.source.id, "paragraph": citation.paragraph}) for citation in statement.citations
            ],
            "caveats": list(statement.caveats),
            "questions": list(statement.questions),
            "answers": list(statement.answers),
            "contradicts": list(statement.contradicts),
            "supersedes": list(statement.supersedes),
            "same_as": list(statement.same_as),
            "corrections": [{"date": str(each.date), "what": each.what} for each in statement.corrections],
        }
    )
