"""Answers that are made of several statements: records, lists, comparisons, timelines - from the base's fields."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering import grammar
from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.reading import Asked, Reading
from bot.knowledge import ActorKind, DeclineReason, FactBase, Stance, Statement
from bot.knowledge.model import chronological
from bot.matching.request import Part, Party
from bot.matching.statements import StatementIndex

__all__ = ["Collector"]

FROM_FIELDS = 0.9
"""Confidence of an answer read from the base's fields: what is there is right, the reading may not be."""

_SIDE = {Stance.FOR: 1, Stance.OPEN: 1, Stance.AGAINST: -1, Stance.WARNS: -1}
_FILTER_WORDS = (
    grammar.PEOPLE
    | grammar.AGAINST
    | grammar.FOR
    | grammar.WOMEN
    | grammar.ANONYMOUS
    | grammar.HOLDERS
    | grammar.EVERYBODY
)
_UNACCOUNTED = 0.34
"""Share of a question's informative words that a list's filters may leave unexplained."""


class Collector:
    """Answers questions that ask for more than one statement."""

    def __init__(self, base: FactBase, index: StatementIndex) -> None:
        self._base = base
        self._index = index
        self._decliner = Decliner(base, index)

    def collect(self, reading: Reading) -> Answer | None:
        """The collected answer a question asks for, or None where one statement is wanted."""
        if reading.asked is Asked.NAME:
            return self._record(reading)
        if reading.asked is Asked.COMPARISON:
            return self._comparison(reading)
        if reading.asked is Asked.DEVELOPMENT:
            return self._timeline(reading)
        if reading.asked is Asked.WHO or reading.plural or self._is_subject_alone(reading):
            return self._listing(reading)
        return None

    # Records ----------------------------------------------------------------------------------------

    def _record(self, reading: Reading) -> Answer | None:
        groups = [statements for party in reading.parties if (statements := self._of(party))]
        if not groups:
            return self._nothing(reading)
        if len(groups) > 1:
            return self._side_by_side(reading, groups)
        return self._answer(reading, Outcome.PROFILE, self._in_period(reading, groups[0]))

    def _of(self, party: Party) -> list[Statement]:
        """What a party said, or its state's speakers, or what reached the public through it, oldest first."""
        found = [s for s in self._index.statements if self._index.said_by(party.actors, s)]
        if not found:
            found = [s for s in self._index.statements if self._index.speaks(party.actors, s)]
        return sorted(found, key=chronological)

    def _in_period(self, reading: Reading, statements: list[Statement]) -> list[Statement]:
        period = reading.period
        if period is None:
            return statements
        dated = [s for s in statements if s.date and period.meets(s.date.first_day, s.date.last_day)]
        return dated

    # Comparisons and timelines ----------------------------------------------------------------------

    def _comparison(self, reading: Reading) -> Answer | None:
        groups = [statements for party in reading.parties if (statements := self._of(party))]
        if len(groups) < 2:
            return None
        return self._side_by_side(reading, groups)

    def _side_by_side(self, reading: Reading, groups: list[list[Statement]]) -> Answer:
        chosen = [statement for group in groups for statement in self._telling(reading, group)]
        return self._answer(reading, Outcome.COMPARISON, list(dict.fromkeys(chosen)))

    def _telling(self, reading: Reading, group: list[Statement], most: int = 3) -> list[Statement]:
        """The statements of one side that answer the question best: on its subject, defining, with a position."""
        subject = set(reading.notions.of("topic")) | set(reading.notions.of("deployment"))

        def worth(statement: Statement) -> tuple[bool, bool, bool, str]:
            own = {topic.id for topic in statement.topics}
            if statement.deployment is not None:
                own.add(statement.deployment.id)
            return (not own & subject, not statement.flagship, statement.stance not in _SIDE, statement.id)

        return sorted(sorted(group, key=worth)[:most], key=chronological)

    def _timeline(self, reading: Reading) -> Answer | None:
        groups = [self._of(party) for party in reading.parties]
        statements = sorted(dict.fromkeys(s for group in groups for s in group), key=chronological)
        dated = [statement for statement in statements if statement.date is not None]
        if len(dated) < 2:
            return self._answer(reading, Outcome.PROFILE, statements) if statements else None
        return self._answer(reading, Outcome.TIMELINE, self._in_period(reading, dated) or dated)

    # Lists ------------------------------------------------------------------------------------------

    def _is_subject_alone(self, reading: Reading) -> bool:
        """A subject named and nothing else ("mine clearance") asks for everything on it."""
        subjects = reading.notions.of("topic") or reading.notions.of("deployment")
        return bool(subjects) and not reading.parties and len(reading.tokens) <= 4 and self._accounted(reading) > 0.99

    def _listing(self, reading: Reading) -> Answer | None:
        if 1 - self._accounted(reading) > _UNACCOUNTED:
            return None
        statements: list[Statement] = list(self._index.statements)
        filtered = False
        for party in reading.parties:
            if party.part is Part.SUBJECT and not self._is_place(party):
                return None
            members = [s for s in statements if self._index.speaks(party.actors, s)]
            if not members and not self._is_place(party):
                return None
            statements, filtered = members, True
        topics, deployments = set(reading.notions.of("topic")), set(reading.notions.of("deployment"))
        if topics or deployments:
            statements = self._on_subject(statements, topics, deployments)
            filtered = True
        side = int(reading.in_favour) - int(reading.against)
        if side:
            statements, filtered = [s for s in statements if _SIDE.get(s.stance) == side], True
        if reading.women:
            statements, filtered = [s for s in statements if any(a.gender == "f" for a in s.actors)], True
        if reading.anonymous:
            statements, filtered = [s for s in statements if self._is_anonymous(s)], True
        if reading.period is not None:
            statements, filtered = self._in_period(reading, statements), True
        if not filtered or not statements:
            return None
        return self._answer(reading, Outcome.LIST, self._grouped(statements))

    def _accounted(self, reading: Reading) -> float:
        """The share of the question's informative words that the filters of a list stand for."""
        plain = [position for position in reading.content if reading.tokens[position] not in _FILTER_WORDS]
        return self._index.filter_share(reading.tokens, plain, reading.notions)

    def _is_place(self, party: Party) -> bool:
        return self._base.actors[party.actors[0]].kind in (ActorKind.STATE, ActorKind.GROUP, ActorKind.ORGANISATION)

    @staticmethod
    def _on_subject(statements: list[Statement], topics: set[str], deployments: set[str]) -> list[Statement]:
        def fits(statement: Statement, *, every: bool) -> bool:
            own = {topic.id for topic in statement.topics}
            wanted = [bool(topics & own)] if topics else []
            if deployments:
                wanted.append(statement.deployment is not None and statement.deployment.id in deployments)
            return all(wanted) if every else any(wanted)

        return [s for s in statements if fits(s, every=True)] or [s for s in statements if fits(s, every=False)]

    @staticmethod
    def _is_anonymous(statement: Statement) -> bool:
        return any(
            actor.kind is ActorKind.GROUP and ("unnamed" in actor.name.lower() or "source" in actor.name.lower())
            for actor in statement.actors
        ) or any("anonymous" in caveat.lower() or "unnamed" in caveat.lower() for caveat in statement.caveats)

    @staticmethod
    def _grouped(statements: Iterable[Statement]) -> list[Statement]:
        """Neutral order: by the speaker's name, then by date."""
        return sorted(statements, key=lambda s: (s.actors[0].name.casefold(), *chronological(s)))

    # Shapes -----------------------------------------------------------------------------------------

    def _answer(self, reading: Reading, outcome: Outcome, statements: list[Statement]) -> Answer:
        if not statements:
            return self._nothing(reading)
        return Answer(
            question=reading.text,
            outcome=outcome,
            confidence=FROM_FIELDS,
            understanding=self._decliner.understanding(reading),
            statements=tuple(statements),
        )

    def _nothing(self, reading: Reading) -> Answer:
        known = all(self._index.knows(party.actors) for party in reading.parties)
        return Answer(
            question=reading.text,
            outcome=Outcome.NOT_COVERED,
            confidence=FROM_FIELDS,
            understanding=self._decliner.understanding(reading),
            reason=DeclineReason.NO_STATEMENT if known else DeclineReason.UNKNOWN_ACTOR,
            related=self._decliner.near(reading, ()),
        )
