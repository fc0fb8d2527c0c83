"""The order in which a fact base is kept: the one place that says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.knowledge.kinds import ListOf, Record
from bot.knowledge.model import ActorKind
from bot.knowledge.shape import DOCUMENT

__all__ = ["KEY_ORDER", "ORDER", "RULE", "Key"]

Key = tuple[Any, ...]
"""What entries of one section are ordered by."""

RULE = (
    "Statements stand by the date they were said, undated ones last, then by id; sources by the date they came out, "
    "unknown last, then by id; actors by kind (persons, states, organisations, offices, outlets, groups), then by id; "
    "concepts by id; milestones by date. Topics, deployments and declined questions stay where they are. "
    "Within an entry the keys follow the order of the curator's guide. "
    "A comment directly over an entry goes with it. A comment with an empty line below it is a heading: it stays, and "
    "entries are ordered between headings."
)
"""The rule in words, for people."""

_KINDS = list(ActorKind)


def _by(date: str) -> Callable[[Mapping[str, Any]], Key]:
    def key(entry: Mapping[str, Any]) -> Key:
        when = entry.get(date)
        return (when is None, str(when or ""), entry["id"])

    return key


ORDER: Mapping[str, Callable[[Mapping[str, Any]], Key]] = {
    "concepts": lambda entry: (entry["id"],),
    "milestones": _by("date"),
    "actors": lambda entry: (_KINDS.index(ActorKind(entry["kind"])), entry["id"]),
    "sources": _by("published"),
    "statements": _by("date"),
}
"""For each section that is ordered, what its entries are ordered by, from their plain values."""


def _keys(section: str) -> tuple[str, ...]:
    kind = DOCUMENT.by_name[section].kind
    assert isinstance(kind, ListOf) and isinstance(kind.item, Record)
    return tuple(field.name for field in kind.item.fields)


KEY_ORDER: Mapping[str, tuple[str, ...]] = {
    field.name: _keys(field.name) for field in DOCUMENT.fields if isinstance(field.kind, ListOf)
}
"""The keys of an entry of each section, in their order."""
