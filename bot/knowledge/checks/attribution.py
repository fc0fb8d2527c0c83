"""Rules about who said it and how it is to be taken: the heart of the matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Actor, ActorKind, Stance, Statement
from bot.knowledge.problems import Finding, Level
from bot.knowledge.words import stems

__all__ = [
    "allegations_have_a_caveat",
    "every_person_has_a_role_then",
    "every_statement_names_who_made_it",
    "flagships_are_few",
    "stance_and_deployment_go_together",
]

MOST_FLAGSHIPS = 2
_SMALL = """a an and de del der des di du en for foreign in la le ministry minister national of on one the to van
    von"""
_SMALL_WORDS = frozenset(_SMALL.split())


def every_statement_names_who_made_it(base: FactBase) -> Iterator[Finding]:
    """The wording must name its actor, or who spoke for it, or through whom it came.

    Any part of a name will do (`Macron`, `Elysée`), because readers see the full name beside it; what
    is not to be is a sentence that stands there as a plain fact.
    """
    groups = [actor for actor in base.actors.values() if actor.kind is ActorKind.GROUP]
    for statement in base.statements.values():
        said = stems(statement.statement)
        if not any(_appears(name, said) for name in _names_of(statement, groups)):
            who = " and ".join(actor.name for actor in statement.actors)
            message = f"the statement does not say whose it is; begin with '{who} said that ...'"
            yield Finding(("statements", statement.id, "statement"), message)


def _names_of(statement: Statement, groups: Sequence[Actor]) -> Iterator[tuple[str, ...]]:
    """Every name, as stems, under which a reader would recognise who speaks."""
    speakers = [*statement.actors, *([statement.spoken_by] if statement.spoken_by else [])]
    ids = {actor.id for actor in speakers}
    speakers += [group for group in groups if ids.issubset(group.members)]
    for actor in speakers:
        for name in (actor.name, *actor.aliases):
            yield stems(name)
        yield from ((part,) for part in stems(actor.name) if len(part) > 2 and part not in _SMALL_WORDS)
    if statement.via:
        yield from ((part,) for part in stems(statement.via) if len(part) > 1 and part not in _SMALL_WORDS)
    yield from (stems(citation.source.outlet) for citation in statement.citations)


def _appears(name: tuple[str, ...], text: tuple[str, ...]) -> bool:
    width = len(name)
    return bool(name) and any(text[start : start + width] == name for start in range(len(text) - width + 1))


def every_person_has_a_role_then(base: FactBase) -> Iterator[Finding]:
    """Readers are told in what role somebody spoke."""
    for statement in base.statements.values():
        for actor in statement.actors:
            if actor.kind is ActorKind.PERSON and base.role_then(actor, statement) is None:
                when = statement.date or "the day of the source"
                message = f"{actor.id} has no role on {when}; add one to the actor, or 'role' to the statement"
                yield Finding(("statements", statement.id), message)
        if statement.role is not None and len(statement.actors) > 1:
            message = "'role' is for statements of one actor; give each actor its roles instead"
            yield Finding(("statements", statement.id, "role"), message)


def allegations_have_a_caveat(base: FactBase) -> Iterator[Finding]:
    """An allegation must say that it is one, and who has an interest in it."""
    for statement in base.statements.values():
        if statement.allegation and not statement.caveats:
            message = "an allegation needs a caveat that says who alleges it and that it is unproven"
            yield Finding(("statements", statement.id, "allegation"), message)


def stance_and_deployment_go_together(base: FactBase) -> Iterator[Finding]:
    """A stance is a stance on something."""
    for statement in base.statements.values():
        place = ("statements", statement.id, "stance")
        if statement.deployment is None and statement.stance is not Stance.NONE:
            message = f"the stance '{statement.stance}' needs a deployment that it is about, or must be 'none'"
            yield Finding(place, message)
        if statement.deployment is not None and statement.stance is Stance.NONE:
            message = f"it is about {statement.deployment.id} but its stance is 'none'; is it neutral?"
            yield Finding(place, message, Level.WARNING)


def flagships_are_few(base: FactBase) -> Iterator[Finding]:
    """A defining statement is one of one or two."""
    found: dict[str, list[Statement]] = {}
    owners: dict[str, Actor] = {}
    for statement in base.statements.values():
        for actor in statement.actors if statement.flagship else ():
            owners[actor.id] = actor
            found.setdefault(actor.id, []).append(statement)
    for actor_id, statements in found.items():
        for statement in statements[MOST_FLAGSHIPS:]:
            message = f"{owners[actor_id].name} already has {MOST_FLAGSHIPS} flagship statements; choose among them"
            yield Finding(("statements", statement.id, "weight"), message)
