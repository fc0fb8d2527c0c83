"""Who speaks in each statement, for whom, through whom, and of whom."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import Actor, ActorKind, FactBase, Statement
from bot.matching.request import Part, Request
from bot.matching.texts import StatementTexts

__all__ = ["PARTY_EVIDENCE", "SCENERY", "Voices"]

PARTY_EVIDENCE: Final = ("speaker", "through", "state", "subject", "party_unexplained", "speaker_missing")
"""What `Voices.evidence` tells of each statement, in the order of its rows."""

Values = NDArray[np.float32]

_UNDECIDED: Final = 0.5
"""How much a name counts as the speaker, or as the subject, where it may be either."""

SCENERY: Final = 0.5
"""Rarity below which a state is where the debate plays (Ukraine, Russia) rather than whom a question is about."""

_NO_CHANNEL: Final = (ActorKind.STATE, ActorKind.PERSON)

_EVERYWHERE: Final = 0.05
"""Share of the statements from which an actor counts as nothing special (rarity 0 at all, 1 at this share)."""


class Voices:
    """The actors of every statement, laid out as rows over the statements."""

    def __init__(self, base: FactBase, statements: Sequence[Statement], texts: Sequence[StatementTexts]) -> None:
        self._base = base
        self._numbers = {statement.id: number for number, statement in enumerate(statements)}
        self._count = len(statements)
        self._nothing = np.zeros(self._count, np.float32)
        self._groups: dict[str, list[str]] = {}
        for group in base.actors.values():
            for member in group.members:
                self._groups.setdefault(member, []).append(group.id)
        self._by: dict[str, Values] = {}
        self._through: dict[str, Values] = {}
        self._of_state: dict[str, Values] = {}
        self._from_state: dict[str, Values] = {}
        self._about: dict[str, Values] = {}
        for number, (statement, read) in enumerate(zip(statements, texts, strict=True)):
            self._lay_out(number, statement, read)
        # A question may name anybody; only whom the base itself speaks of is a subject of it.
        present = {key for table in (self._by, self._through, self._from_state, self._about) for key in table}
        for number, read in enumerate(texts):
            for question in read.questions:
                self._mark(self._about, present.intersection(question.actors), number)
        self._all_tables = (self._by, self._through, self._from_state, self._about)
        self._rarity = {key: self._rarity_of(key) for key in {key for table in self._all_tables for key in table}}

    def knows(self, actors: Iterable[str]) -> bool:
        """Whether the base says anything by, through or about one of these actors."""
        return any(actor in table for table in self._all_tables for actor in actors)

    def has_voice(self, actor: str) -> bool:
        """Whether some statement is by, through or from this actor."""
        return any(actor in table for table in (self._by, self._through, self._from_state))

    def said_by(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether one of these actors made the statement."""
        return bool(self._any(self._by, actors)[self._numbers[statement.id]])

    def speaks(self, actors: Sequence[str], statement: Statement, *, officially: bool = True) -> bool:
        """Whether one of these actors made the statement, passed it on, or is the state or body it speaks for.

        With `officially` off, whoever comes from a state counts too, such as its analysts.
        """
        number = self._numbers[statement.id]
        tables = (self._by, self._through, self._of_state if officially else self._from_state)
        return any(actor in table and table[actor][number] > 0 for table in tables for actor in actors)

    def is_official(self, statement: Statement) -> bool:
        """Whether somebody speaks for a state in it: the state itself, or whoever then held an office of it."""
        number = self._numbers[statement.id]
        return any(
            row[number] > 0 for key, row in self._of_state.items() if self._base.actors[key].kind is ActorKind.STATE
        ) or any(actor.kind is ActorKind.STATE for actor in statement.actors)

    def of_one_house(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether the statement is by somebody of the same office or body as one of these actors."""
        number = self._numbers[statement.id]
        own = {
            key
            for actor in actors
            for key, row in self._of_state.items()
            if self._base.actors[key].kind is ActorKind.OFFICE
            and bool((row * self._by.get(actor, self._nothing)).any())
        }
        return any(self._of_state[key][number] > 0 for key in own)

    def mentions(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether the statement, or a question for it, speaks of one of these actors."""
        return bool(self._any(self._about, actors)[self._numbers[statement.id]])

    def rarity(self, actors: Sequence[str]) -> float:
        """How rarely the base speaks of these actors: 0 on every page, 1 on few or none."""
        return min((self._rarity.get(actor, 1.0) for actor in actors), default=1.0)

    def is_scenery(self, actors: Sequence[str]) -> bool:
        """Whether these are a state or body that every page speaks of: where the debate plays, not whom it is about."""
        kind = self._base.actors[actors[0]].kind
        return kind in (ActorKind.STATE, ActorKind.ORGANISATION) and self.rarity(actors) < SCENERY

    def may_answer(self, request: Request) -> NDArray[np.bool_]:
        """Which statements may answer a question: whoever is asked about as the speaker must be the one who speaks.

        Where nobody is asked as the speaker, somebody named must speak, or everybody named be spoken of.
        """
        everything = np.ones(self._count, np.bool_)
        if not request.parties:
            return everything
        spoken = {party: self._spoken(party.actors) for party in request.parties}
        speakers = [spoken[party] for party in request.parties if party.part is Part.SPEAKER]
        if speakers:
            return np.asarray(np.logical_or.reduce(speakers), np.bool_)
        of_all = everything
        for party in request.parties:
            if not self.is_scenery(party.actors):
                of_all = of_all & (self._any(self._about, party.actors) > 0)
        asked = [found for party, found in spoken.items() if party.part is not Part.SUBJECT] or list(spoken.values())
        return np.asarray(np.logical_or.reduce([*asked, of_all]), np.bool_)

    def _spoken(self, actors: Sequence[str]) -> NDArray[np.bool_]:
        tables = (self._by, self._through, self._from_state)
        return np.asarray(np.logical_or.reduce([self._any(table, actors) > 0 for table in tables]), np.bool_)

    def evidence(self, request: Request) -> Values:
        """One row for each of `PARTY_EVIDENCE`, one column a statement."""
        result = np.zeros((len(PARTY_EVIDENCE), self._count), np.float32)
        for party in request.parties:
            by, through, about = (self._any(table, party.actors) for table in (self._by, self._through, self._about))
            state = (self._any(self._of_state, party.actors) + self._any(self._from_state, party.actors)) / 2
            spoken = self._spoken(party.actors)
            if party.part is not Part.SUBJECT:
                share = 1.0 if party.part is Part.SPEAKER or len(request.parties) == 1 else _UNDECIDED
                np.maximum(result[0], by * share, out=result[0])
                np.maximum(result[1], through * share, out=result[1])
                np.maximum(result[2], state * share, out=result[2])
            if party.part is not Part.SPEAKER:
                result[3] += np.maximum(about, spoken) * (1.0 if party.part is Part.SUBJECT else _UNDECIDED)
            result[4] += self.rarity(party.actors) * (1 - np.maximum(spoken, about))
            if party.part is Part.SPEAKER:
                result[5] += ~spoken
        return result

    # Laying out --------------------------------------------------------------------------------------

    def _lay_out(self, number: int, statement: Statement, read: StatementTexts) -> None:
        for actor in statement.actors:
            self._mark(self._by, [actor.id], number)
            spoken_for = self._spoken_for(actor, statement)
            self._mark(self._of_state, spoken_for, number)
            self._mark(self._from_state, [*self._home(actor), *spoken_for], number)
            self._mark(self._by, self._offices_held(actor, statement), number)
        self._mark(self._through, self._channels(statement, read), number)
        self._mark(self._about, statement.about, number)
        self._mark(self._about, read.own.actors, number)
        bodies = (key for key in read.beside.actors if self._base.actors[key].kind is ActorKind.ORGANISATION)
        self._mark(self._about, bodies, number)  # "in the Verkhovna Rada": a question may name the place

    def _mark(self, table: dict[str, Values], keys: Iterable[str], number: int) -> None:
        for key in keys:
            table.setdefault(key, np.zeros(self._count, np.float32))[number] = 1

    def _home(self, actor: Actor) -> list[str]:
        """The state, the body and the groups an actor belongs to, and those of its members."""
        state = self._base.state_of(actor)
        found = [state.id] if state is not None else []
        for member in actor.members:
            found.extend(self._home(self._base.actors[member]))
        groups = [group for key in (actor.id, *found) for group in self._groups.get(key, ())]
        return [*found, *groups, *([actor.affiliation] if actor.affiliation else [])]

    def _offices_held(self, actor: Actor, statement: Statement) -> list[str]:
        title = self._base.role_then(actor, statement)
        return [role.office for role in actor.roles if role.office is not None and role.title == title]

    def _spoken_for(self, actor: Actor, statement: Statement) -> list[str]:
        """The states and bodies for which an actor speaks: through an office held then, or by being one."""
        if actor.kind in (ActorKind.STATE, ActorKind.OFFICE) or actor.official:
            return self._home(actor)
        if actor.kind is ActorKind.GROUP:
            members = [self._base.actors[key] for key in actor.members]
            union = self._base.actors[actor.affiliation] if actor.affiliation else None
            above = [union.id] if union is not None and union.kind is ActorKind.GROUP else []
            return [*above, *(home for each in members for home in self._spoken_for(each, statement))]
        if actor.kind is not ActorKind.PERSON:
            return []
        offices = [self._base.actors[key] for key in self._offices_held(actor, statement) if key in self._base.actors]
        return [*self._groups.get(actor.id, ()), *(key for office in offices for key in self._home(office))]

    def _channels(self, statement: Statement, read: StatementTexts) -> list[str]:
        """The offices, spokesmen and outlets through which a statement reached the public."""
        spoken_by = [statement.spoken_by.id] if statement.spoken_by else []
        # An outlet may bear the name of its country ("Türkiye Today"), and what it reports may answer somebody: neither
        # has said anything through it.
        named = [key for key in read.channel.actors if self._base.actors[key].kind not in _NO_CHANNEL]
        found = [*spoken_by, *named]
        return [
            *found,
            *(home for key in found for home in self._home(self._base.actors[key]) if self._is_outlet(home)),
        ]

    def _is_outlet(self, key: str) -> bool:
        return self._base.actors[key].kind is ActorKind.OUTLET

    def _rarity_of(self, key: str) -> float:
        marks = [table[key] for table in self._all_tables if key in table]
        share = float(np.maximum.reduce(marks).sum()) / max(self._count, 1)
        return min(1.0, math.log(1 / max(share, 1e-3)) / math.log(1 / _EVERYWHERE))

    def _any(self, table: dict[str, Values], keys: Sequence[str]) -> Values:
        rows = [table[key] for key in keys if key in table]
        if len(rows) == 1:
            return rows[0]
        return np.maximum.reduce(rows) if rows else self._nothing
