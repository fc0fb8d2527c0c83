"""The base in the vocabulary of schema.org: claims, with the quotations and pages they rest on."""

from __future__ import annotations

from typing import Any

from bot.knowledge.exports.citations import cited_sources, standing
from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Actor, ActorKind, Source, Statement

__all__ = ["to_json_ld"]

_CONTEXT = {
    # Written out instead of naming schema.org's own, which a reader would have to fetch.
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    "inDefinedTermSet": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
}

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

    Everything is a claim, never a fact: the graph says who made it, not that it is true. Ids are relative
    (`#statement-...`), so that they take the address under which the graph is published. Links between
    statements have no word in schema.org; the JSON export has them.
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
    quotations = (_quotation(statement) for statement in base.statements.values() if statement.quote)
    return {
        "@context": _CONTEXT,
        "@graph": [
            dataset,
            *(_actor(actor) for actor in base.actors.values()),
            *(_source(base, source) for source in base.sources.values()),
            *quotations,
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


def _source(base: FactBase, source: Source) -> dict[str, Any]:
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": source.outlet,
        "ownershipFundingInfo": standing(base, source),
    }
    return _given(
        {
            "@type": "Article",
            "@id": f"#source-{source.id}",
            "headline": source.title,
            "url": source.url,
            "datePublished": str(source.published) if source.published else None,
            "inLanguage": source.language,
            "publisher": _given(publisher),
            "creditText": source.via,
        }
    )


def _made(statement: Statement) -> dict[str, Any]:
    """Who made a statement, when, and on which pages it stands: what a claim and its quotation share."""
    return {
        "creator": [{"@id": f"#actor-{actor.id}"} for actor in statement.actors],
        "datePublished": str(statement.date) if statement.date else None,
        "citation": [{"@id": f"#source-{source.id}"} for source, _ in cited_sources(statement)],
    }


def _quotation(statement: Statement) -> dict[str, Any]:
    identity = {"@type": "Quotation", "@id": f"#quotation-{statement.id}", "text": statement.quote}
    return _given(identity | _made(statement))


def _claim(base: FactBase, statement: Statement) -> dict[str, Any]:
    made = _made(statement)
    quotation = [{"@id": f"#quotation-{statement.id}"}] if statement.quote else []
    return _given(
        {
            "@type": "Claim",
            "@id": f"#statement-{statement.id}",
            "identifier": statement.id,
            "text": statement.statement,
            **made,
            "isBasedOn": [*quotation, *made["citation"]],
            "author": [_in_role(base, actor, statement) for actor in statement.actors],
            "genre": "allegation" if statement.allegation else str(statement.kind),
            "keywords": [*(topic.name for topic in statement.topics), *_position(statement)],
            "about": [{"@id": f"#actor-{actor_id}"} for actor_id in statement.about],
            "locationCreated": {"@type": "Place", "name": statement.place} if statement.place else None,
            "comment": [{"@type": "Comment", "text": caveat} for caveat in statement.caveats],
            "correction": [
                {"@type": "CorrectionComment", "datePublished": str(each.date), "text": each.what}
                for each in statement.corrections
            ],
        }
    )


def _in_role(base: FactBase, actor: Actor, statement: Statement) -> dict[str, Any]:
    """The actor, in the role of then where there was one."""
    reference = {"@id": f"#actor-{actor.id}"}
    role = base.role_then(actor, statement)
    return reference if role is None else {"@type": "Role", "roleName": role, "author": reference}


def _position(statement: Statement) -> list[dict[str, str]]:
    """The stance and the kind of deployment it is about, as terms of two small vocabularies of the base."""
    terms = [("#stances", str(statement.stance))]
    if statement.deployment is not None:
        terms.append(("#deployments", statement.deployment.name))
    return [{"@type": "DefinedTerm", "inDefinedTermSet": terms_of, "name": name} for terms_of, name in terms]
