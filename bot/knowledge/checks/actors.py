"""Rules about actors: a name leads to one of them, and what is said of them makes sense."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Actor, ActorKind
from bot.knowledge.problems import Finding
from bot.knowledge.words import fold

__all__ = [
    "affiliations_do_not_run_in_circles",
    "fields_fit_the_kind_of_actor",
    "no_alias_is_shared",
    "roles_follow_time",
]


def no_alias_is_shared(base: FactBase) -> Iterator[Finding]:
    """A name that stands for two actors would put one's words in the other's mouth."""
    owners: dict[str, Actor] = {}
    for actor in base.actors.values():
        own: set[str] = set()
        for index, alias in enumerate((actor.name, *actor.aliases)):
            folded = fold(alias) or alias
            place = ("actors", actor.id, "aliases", index - 1) if index else ("actors", actor.id, "name")
            if folded in own:
                continue
            own.add(folded)
            owner = owners.setdefault(folded, actor)
            if owner is not actor:
                message = (
                    f"'{alias}' is a name of {owner.id} and of {actor.id}; keep it where it is beyond doubt, or nowhere"
                )
                yield Finding(place, message)


def fields_fit_the_kind_of_actor(base: FactBase) -> Iterator[Finding]:
    """Gender and roles are for persons, members for groups, 'official' for organisations."""
    for actor in base.actors.values():
        place = ("actors", actor.id)
        if actor.kind is not ActorKind.PERSON:
            for name, value in (("gender", actor.gender), ("roles", actor.roles)):
                if value:
                    yield Finding(
                        (*place, name), f"{actor.id} is of the kind {actor.kind}; '{name}' is for persons only"
                    )
        if actor.members and actor.kind is not ActorKind.GROUP:
            yield Finding((*place, "members"), f"{actor.id} is of the kind {actor.kind}; 'members' is for groups only")
        if actor.official and actor.kind is not ActorKind.ORGANISATION:
            yield Finding(
                (*place, "official"), f"{actor.id} is of the kind {actor.kind}; 'official' is for organisations only"
            )
        if actor.id in actor.members:
            yield Finding((*place, "members"), f"{actor.id} is its own member; remove it from the list")


def roles_follow_time(base: FactBase) -> Iterator[Finding]:
    """A role ends after it begins, and roles stand oldest first, so that the role then is the right one."""
    for actor in base.actors.values():
        before = None
        for index, role in enumerate(actor.roles):
            place = ("actors", actor.id, "roles", index)
            if role.first and role.last and role.last.last_day < role.first.first_day:
                yield Finding(place, f"the role '{role.title}' of {actor.id} ends before it begins")
            if before and role.first and role.first < before:
                yield Finding(place, f"the roles of {actor.id} must stand oldest first; move '{role.title}' up")
            before = role.first or before


def affiliations_do_not_run_in_circles(base: FactBase) -> Iterator[Finding]:
    """Following affiliations must come to an end."""
    for actor in base.actors.values():
        seen = {actor.id}
        current = actor.affiliation
        while current is not None and current not in seen:
            seen.add(current)
            current = base.actors[current].affiliation
        if current == actor.id:
            yield Finding(("actors", actor.id, "affiliation"), f"the affiliation of {actor.id} leads back to itself")
