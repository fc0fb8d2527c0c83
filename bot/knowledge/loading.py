"""From `knowledge.yaml` to a frozen `FactBase`: the whole of it, or all of its problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from bot.knowledge.building import collector_paused
from bot.knowledge.document import parse_document, read_text
from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import (
    Actor,
    ActorKind,
    Citation,
    Concept,
    Correction,
    Coverage,
    Declined,
    DeclineReason,
    Deployment,
    Meta,
    Milestone,
    Ownership,
    Role,
    Source,
    Stance,
    Statement,
    StatementKind,
    Topic,
)
from bot.knowledge.problems import FactBaseError, Lines
from bot.knowledge.reading import Reader

__all__ = ["load_fact_base", "load_with_lines", "read_fact_base"]

_Entry = TypeVar("_Entry", Topic, Deployment, Concept, Milestone, Actor, Source, Statement)


def load_fact_base(path: str | PathLike[str]) -> FactBase:
    """Load a fact base.

    Raises:
        FactBaseError: with every problem of the file; of the subclass `UnreadableFactBaseError`
            where there is no file to look at.
    """
    return load_with_lines(path)[0]


def load_with_lines(path: str | PathLike[str]) -> tuple[FactBase, Lines]:
    """Load a fact base together with the line of each of its parts, for whoever checks it further.

    Raises:
        FactBaseError: as `load_fact_base` does.
    """
    return read_fact_base(read_text(Path(path)), str(path))


def read_fact_base(text: str, name: str) -> tuple[FactBase, Lines]:
    """Read a text that may become a fact base; problems are told of the file `name`.

    Raises:
        FactBaseError: with every problem of the text.
    """
    with collector_paused():
        reader = Reader(parse_document(text, name), name)
        if reader.problems:
            raise FactBaseError(reader.problems)
        return _build(reader.values), MappingProxyType(reader.lines)


def _build(values: Mapping[str, Any]) -> FactBase:
    """Build the base from values that the reader has found whole."""
    topics = _by_id(Topic(v["id"], v["name"], v["description"], _words(v), _names(v)) for v in values["topics"])
    deployments = _by_id(
        Deployment(v["id"], v["name"], v["description"], _words(v), bool(v.get("general")), _names(v))
        for v in values["deployments"]
    )
    actors = _by_id(map(_actor, values["actors"]))
    sources = _by_id(map(_source, values["sources"]))
    meta = values["meta"]
    return FactBase(
        meta=Meta(
            title=meta["title"],
            language=meta["language"],
            coverage=Coverage(meta["coverage"]["from"], meta["coverage"]["to"]),
            licence=meta["licence"],
            contact=meta["contact"],
            neutrality=meta["neutrality"],
        ),
        topics=topics,
        deployments=deployments,
        concepts=_by_id(Concept(v["id"], _words(v)) for v in values.get("concepts", ())),
        actors=actors,
        sources=sources,
        statements=_by_id(_statement(v, topics, deployments, actors, sources) for v in values["statements"]),
        milestones=_by_id(
            Milestone(v["id"], v["name"], v["date"], _words(v), tuple(v.get("statements", ())))
            for v in values.get("milestones", ())
        ),
        declined=tuple(Declined(v["question"], DeclineReason(v["reason"])) for v in values.get("declined", ())),
    )


def _by_id(entries: Iterable[_Entry]) -> Mapping[str, _Entry]:
    return MappingProxyType({entry.id: entry for entry in entries})


def _words(value: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({language: tuple(words) for language, words in value["words"].items()})


def _names(value: Mapping[str, Any]) -> Mapping[str, str]:
    return MappingProxyType(value.get("names", {}))


def _actor(value: Mapping[str, Any]) -> Actor:
    return Actor(
        id=value["id"],
        kind=ActorKind(value["kind"]),
        name=value["name"],
        aliases=tuple(value.get("aliases", ())),
        affiliation=value.get("affiliation"),
        roles=tuple(
            Role(role["title"], role.get("office"), role.get("from"), role.get("to")) for role in value.get("roles", ())
        ),
        members=tuple(value.get("members", ())),
        gender=value.get("gender"),
        official=bool(value.get("official")),
        note=value.get("note"),
    )


def _source(value: Mapping[str, Any]) -> Source:
    return Source(
        id=value["id"],
        outlet=value["outlet"],
        title=value.get("title"),
        url=value["url"],
        published=value.get("published"),
        published_note=value.get("published_note"),
        language=value["language"],
        translated_from=value.get("translated_from"),
        ownership=Ownership(value["ownership"]),
        state=value.get("state"),
        via=value.get("via"),
        note=value.get("note"),
        seen=value.get("seen"),
        text=value.get("text"),
    )


def _statement(
    value: Mapping[str, Any],
    topics: Mapping[str, Topic],
    deployments: Mapping[str, Deployment],
    actors: Mapping[str, Actor],
    sources: Mapping[str, Source],
) -> Statement:
    deployment, spokesman = value.get("deployment"), value.get("spoken_by")
    return Statement(
        id=value["id"],
        actors=tuple(actors[each] for each in value["actors"]),
        kind=StatementKind(value["kind"]),
        date=value.get("date"),
        date_basis=value.get("date_basis", ""),
        stance=Stance(value["stance"]),
        deployment=None if deployment is None else deployments[deployment],
        topics=tuple(topics[each] for each in value["topics"]),
        statement=value["statement"],
        quote=value.get("quote"),
        citations=tuple(Citation(sources[each["id"]], each.get("paragraph")) for each in value["sources"]),
        questions=tuple(value.get("questions", ())),
        role=value.get("role"),
        spoken_by=None if spokesman is None else actors[spokesman],
        via=value.get("via"),
        place=value.get("place"),
        caveats=tuple(value.get("caveats", ())),
        allegation=value.get("allegation", False),
        flagship="weight" in value,
        about=tuple(value.get("about", ())),
        answers=tuple(value.get("answers", ())),
        contradicts=tuple(value.get("contradicts", ())),
        supersedes=tuple(value.get("supersedes", ())),
        same_as=tuple(value.get("same_as", ())),
        corrections=tuple(Correction(each["date"], each["what"]) for each in value.get("corrections", ())),
    )
