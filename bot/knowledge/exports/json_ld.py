"""The base in the vocabulary of schema.org: claims, with the quotations they rest on."""

from __future__ import annotations

from typing import Any

from bot.knowledge.exports.citations import cited_sources
from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Actor, ActorKind, Source, Statement

__all__ = ["to_json_ld"]

_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "Country",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.OFFICE: "GovernmentOrganization",
    ActorKind.OUTLET: "NewsMediaOrganization",
    ActorKind.GROUP: "Organization",
}


def to_json_ld(base: FactBase) -> dict[str, Any]:
    """A graph of a dataset, its actors, its sources and one `Claim` for each statement.

    Everything is a claim, never a fact: the graph says who made it, not that it is true.
    """
    coverage = base.meta.coverage
    dataset = {
        "@type": "Dataset",
        "@id": "#dataset",
        "name": base.meta.title,
        "description": base.meta.neutrality,
        "inLanguage": base.meta.language,
        "license": base.meta.licence,
        "temporalCoverage": f"{coverage.first}/{coverage.last}",
        "hasPart": [{"@id": f"#statement-{statement_id}"} for statement_id in base.statements],
    }
    return {
        "@context": "https://schema.org",
        "@graph": [
            dataset,
            *(_actor(actor) for actor in base.actors.values()),
            *(_source(source) for source in base.sources.values()),
            *(_claim(base, statement) for statement in base.statements.values()),
        ],
    }


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def _actor(actor: Actor) -> dict[str, Any]:
    belongs = "affiliation" if actor.kind is ActorKind.PERSON else "parentOrganization"
    return _given(
        {
            "@type": _TYPES[actor.kind],
            "@id": f"#actor-{actor.id}",
            "name": actor.name,
            "alternateName": list(actor.aliases),
            belongs: {"@id": f"#actor-{actor.affiliation}"} if actor.affiliation else None,
            "member": [{"@id": f"#actor-{member}"} for member in actor.members],
        }
    )


def _source(source: Source) -> dict[str, Any]:
    return _given(
        {
            "@type": "Article",
            "@id": f"#source-{source.id}",
            "headline": source.title,
            "url": source.url,
            "datePublished": str(source.published) if source.published else None,
            "inLanguage": source.language,
            "publisher": {"@type": "Organization", "name": source.outlet},
            "sponsor": {"@id": f"#actor-{source.state}"} if source.state else None,
            "creditText": source.via,
        }
    )


def _claim(base: FactBase, statement: Statement) -> dict[str, Any]:
    appearances = [{"@id": f"#source-{source.id}"} for source, _ in cited_sources(statement)]
    date = str(statement.date) if statement.date else None
    quotation = {
        "@type": "Quotation",
        "text": statement.quote,
        "creator": [{"@id": f"#actor-{actor.id}"} for actor in statement.actors],
        "dateCreated": date,
        "isPartOf": appearances,
    }
    return _given(
        {
            "@type": "Claim",
            "@id": f"#statement-{statement.id}",
            "text": statement.statement,
            "author": [_author(base, actor, statement) for actor in statement.actors],
            "dateCreated": date,
            "genre": "allegation" if statement.allegation else str(statement.kind),
            "keywords": [topic.name for topic in statement.topics],
            "about": [{"@id": f"#actor-{actor_id}"} for actor_id in statement.about],
            "locationCreated": {"@type": "Place", "name": statement.place} if statement.place else None,
            "appearance": appearances,
            "hasPart": _given(quotation) if statement.quote else None,
            "comment": [{"@type": "Comment", "text": caveat} for caveat in statement.caveats],
        }
    )


def _author(base: FactBase, actor: Actor, statement: Statement) -> dict[str, Any]:
    """The actor, in the role of then where there was one."""
    reference = {"@id": f"#actor-{actor.id}"}
    role = base.role_then(actor, statement)
    return reference if role is None else {"@type": "Role", "roleName": role, "author": reference}
