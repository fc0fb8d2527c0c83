"""The filters that a question names - subject, speakers, side, role, time - applied to the fields of the base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from bot.answering import grammar
from bot.answering.reading import Reading
from bot.answering.roles import has_role
from bot.knowledge import ActorKind, FactBase, PartialDate, Stance, Statement
from bot.matching.period import Period
from bot.matching.request import Part, Party
from bot.matching.statements import StatementIndex

__all__ = ["Filters"]

_SUBJECTS: Final = ("topic:", "deployment:", "milestone:")
_PLACES: Final = (ActorKind.STATE, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.OFFICE)

Statements = Sequence[Statement]


class Filters:
    """Every method takes statements and gives those of them that a question asks for."""

    def __init__(self, base: FactBase, index: StatementIndex) -> None:
        self._base = base
        self._voices = index.voices
        self._all = index.statements

    def all_of(self, reading: Reading) -> list[Statement] | None:
        """Everything that fits every filter of the question; None where it names somebody who is no filter."""
        found = self._by_those_named(reading, self._all)
        if found is None:
            return None
        found = self.on_subject(reading, found)
        wanted: list[tuple[object, Callable[[Statement], bool]]] = [
            (reading.roles.kinds, lambda s: self._is_by(s, reading.roles.kinds)),
            (reading.states and not reading.speakers, self._voices.is_official),
            (reading.women, lambda s: any(actor.gender == "f" for actor in s.actors)),
            (reading.anonymous, self._is_anonymous),
        ]
        for asked, fits in wanted:
            if asked:
                found = [statement for statement in found if fits(statement)]
        found = self.in_period(reading, found)
        found = self.standing(reading, found) if reading.as_it_stands else found
        return _on_side(reading, found)

    def is_filtered(self, reading: Reading) -> bool:
        """Whether a question asks for more than a subject and a time: for a side, for states, for a kind of speaker."""
        return bool(
            reading.side
            or reading.warning
            or reading.states
            or reading.women
            or reading.anonymous
            or reading.plural
            or reading.roles.kinds
        )

    # By time -------------------------------------------------------------------------------------------------

    @staticmethod
    def in_period(reading: Reading, statements: Statements) -> list[Statement]:
        """Those that were said in the time the question names; all of them where it names none."""
        period = reading.period
        if period is None:
            return list(statements)
        return [s for s in statements if s.date is not None and _lies_in(s.date, period)]

    def standing(self, reading: Reading, statements: Statements) -> list[Statement]:
        """Without what its speaker has replaced since, up to the time asked about."""
        replaced = {key for statement in self.in_period(reading, self._all) for key in statement.supersedes}
        return [statement for statement in statements if statement.id not in replaced]

    # By subject ----------------------------------------------------------------------------------------------

    def on_subject(self, reading: Reading, statements: Statements) -> list[Statement]:
        """Those on every subject that a question names.

        Where one stretch of words names a topic and a deployment ("instructors"), a question for a side means the
        deployment, on which sides are taken, and any other the topic. What stands beside it is a further condition
        ("instructors already there"), stretches joined by "or" are alternatives. "Troops" alone means any deployment.
        A question that names no subject filters nothing.
        """
        subjects = self._subjects(reading)
        sided = bool(reading.side or reading.warning)
        return [s for s in statements if all(self._is_on(s, _meant(subject, sided=sided)) for subject in subjects)]

    def is_particular(self, reading: Reading) -> bool:
        """Whether a question names a subject that is not simply troops of any kind."""
        return any(not self._is_any_deployment(subject) for subject in self._subjects(reading))

    def _subjects(self, reading: Reading) -> list[frozenset[str]]:
        """What each stretch of words names; a part of a longer stretch is none of its own."""
        by_place: dict[tuple[int, int], set[str]] = {}
        for start, end in self.subject_places(reading):
            values = {
                v for f in reading.notions.found if (f.start, f.end) == (start, end) for v in f.values if _is_subject(v)
            }
            joined = next((o for o in by_place if o[1] + 1 == start and reading.tokens[o[1]] in grammar.OR), None)
            by_place.setdefault(joined or (start, end), set()).update(values)
        subjects = list(dict.fromkeys(frozenset(values) for values in by_place.values()))
        return [subject for subject in subjects if not self._is_any_deployment(subject)] or subjects

    @staticmethod
    def subject_places(reading: Reading) -> list[tuple[int, int]]:
        """Where in a question subjects are named, the longest stretch at each place."""
        places = {(f.start, f.end) for f in reading.notions.found if any(_is_subject(value) for value in f.values)}
        whole = ((a, b) for a, b in places if not any(c <= a and b <= d and d - c > b - a for c, d in places))
        return sorted(whole)

    def _is_any_deployment(self, subject: frozenset[str]) -> bool:
        kinds = [value.removeprefix("deployment:") for value in subject if value.startswith("deployment:")]
        return len(kinds) == len(subject) and all(self._base.deployments[kind].general for kind in kinds)

    def _is_on(self, statement: Statement, subject: frozenset[str]) -> bool:
        if self._is_any_deployment(subject):
            return statement.deployment is not None
        own = {f"topic:{topic.id}" for topic in statement.topics}
        own |= {f"deployment:{statement.deployment.id}"} if statement.deployment is not None else set()
        milestones = (value.removeprefix("milestone:") for value in subject if value.startswith("milestone:"))
        told = any(statement.id in self._base.milestones[key].statements for key in milestones)
        return told or not own.isdisjoint(subject)

    # By speaker ----------------------------------------------------------------------------------------------

    def _by_those_named(self, reading: Reading, statements: Statements) -> list[Statement] | None:
        """Those by any of the places named as speakers, that speak of every place named as a subject."""
        subjects = self.subject_places(reading)
        speakers: list[Party] = []
        found = list(statements)
        for party in reading.parties:
            if reading.anonymous and self._base.actors[party.actors[0]].kind is ActorKind.GROUP:
                continue
            if party.part is Part.SUBJECT:
                named = any(start <= party.start and party.end <= end for start, end in subjects)
                if not named and not self._voices.is_scenery(party.actors):
                    found = [s for s in found if self._voices.mentions(party.actors, s)]
            elif self._may_filter(reading, party):
                speakers.append(party)
            else:
                return None
        if not speakers:
            return found
        return [s for s in found if any(self._voices.speaks(p.actors, s, officially=False) for p in speakers)]

    def _may_filter(self, reading: Reading, party: Party) -> bool:
        kind = self._base.actors[party.actors[0]].kind
        return kind in _PLACES or (kind is ActorKind.OUTLET and bool(reading.roles.kinds))

    def _is_by(self, statement: Statement, kinds: Sequence[str]) -> bool:
        """Whether somebody with a role of one of these kinds, held then, made a statement."""
        roles = (self._base.role_then(actor, statement) for actor in statement.actors)
        return any(role is not None and has_role(role, kinds) for role in roles)

    @staticmethod
    def _is_anonymous(statement: Statement) -> bool:
        if any(actor.kind is ActorKind.PERSON for actor in statement.actors):
            return False
        names = " ".join(actor.name.lower() for actor in statement.actors if actor.kind is ActorKind.GROUP)
        told = f"{names} {' '.join(statement.caveats).lower()}"
        return any(word in told for word in ("unnamed", "not named", "anonymous"))


def _on_side(reading: Reading, statements: list[Statement]) -> list[Statement]:
    """Those that take the position a question names, as it names it.

    Who does not rule something out is not for it, and is listed where nobody goes further; who warns of something is
    against it but has not said no to it.
    """
    if reading.warning:
        tiers: tuple[tuple[Stance, ...], ...] = ((Stance.WARNS,),)
    elif reading.side > 0:
        tiers = ((Stance.FOR, Stance.OPEN),) if reading.openly else ((Stance.FOR,), (Stance.OPEN,))
    elif reading.side < 0:
        tiers = ((Stance.AGAINST,),) if reading.refusing else ((Stance.AGAINST, Stance.WARNS),)
    else:
        return statements
    by_tier = ([s for s in statements if s.stance in stances] for stances in tiers)
    return next((found for found in by_tier if found), [])


def _meant(subject: frozenset[str], *, sided: bool) -> frozenset[str]:
    """The topics or the deployments of a subject that names both."""
    kind = "deployment:" if sided else "topic:"
    return frozenset(value for value in subject if value.startswith((kind, "milestone:"))) or subject


def _is_subject(value: str) -> bool:
    return value.startswith(_SUBJECTS)


def _lies_in(when: PartialDate, period: Period) -> bool:
    """Whether a date as exact as its source lies in a time asked about: "March 2024" is not on the 8th of it."""
    if not period.meets(when.first_day, when.last_day):
        return False
    if period.first is None or period.last is None:
        return True
    return when.last_day - when.first_day <= period.last - period.first
