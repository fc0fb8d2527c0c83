"""Lists: everybody who fits the filters a question names - subject, position, state, time - from the base's fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering import grammar
from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.reading import Asked, Reading
from bot.answering.roles import has_role
from bot.answering.shapes import shaped
from bot.knowledge import ActorKind, FactBase, Stance, Statement
from bot.knowledge.fact_base import chronological
from bot.matching.folding import fold
from bot.matching.request import Part, Party
from bot.matching.statements import StatementIndex
from bot.matching.tokens import stem, words

__all__ = ["Lister"]

UNACCOUNTED = 0.34
"""Share of a question's informative words that the filters of a list may leave unexplained."""

LITERAL_MOST = 3
"""Up to so many statements that use a subject's very words are the answer to its bare name."""

_SUBJECTS = ("topic:", "deployment:", "milestone:")

_FILTER_WORDS = (
    grammar.PEOPLE
    | grammar.OPINION_NOUNS
    | grammar.AGAINST
    | grammar.FOR
    | grammar.WOMEN
    | grammar.ANONYMOUS
    | grammar.HOLDERS
    | grammar.EVERYBODY
    | grammar.SEQUENCE
    | grammar.SENDING
    | grammar.WARNING
    | grammar.STATES
    | grammar.WHOLE_DEBATE
)


class Lister:
    """Answers "who", "which countries", a bare subject and a bare time."""

    def __init__(self, base: FactBase, index: StatementIndex, decliner: Decliner) -> None:
        self._base = base
        self._index = index
        self._decliner = decliner

    def collect(self, reading: Reading) -> Answer | None:
        """The list a question asks for, or None where it asks for one statement."""
        several = reading.asked is Asked.WHO or reading.plural or reading.women or reading.anonymous
        subject = self._is_subject_alone(reading)
        time = reading.period is not None and not reading.parties and reading.asked is not Asked.WHEN
        if not (several or subject or time) or 1 - self._accounted(reading) > UNACCOUNTED:
            return None
        if subject:
            return self._on_bare_subject(reading)
        return self._filtered(reading) if several else self._of_the_period(reading)

    def in_period(self, reading: Reading, statements: list[Statement]) -> list[Statement]:
        """Those that were said in the time the question names; all of them where it names none."""
        period = reading.period
        if period is None:
            return statements
        return [s for s in statements if s.date and period.meets(s.date.first_day, s.date.last_day)]

    def _accounted(self, reading: Reading) -> float:
        """The share of the question's informative words that the filters of a list stand for."""
        plain = [
            position
            for position in reading.content
            if reading.tokens[position] not in _FILTER_WORDS and position not in reading.roles.positions
        ]
        return self._index.wordings.filter_share(reading.tokens, plain, reading.notions)

    @staticmethod
    def _is_subject_alone(reading: Reading) -> bool:
        """A subject named and nothing else ("mine clearance") asks for everything on it."""
        subjects = reading.notions.of("topic") or reading.notions.of("deployment")
        filtered = reading.side or reading.women or reading.anonymous or reading.plural or reading.roles.kinds
        short = len(reading.tokens) <= 4 and reading.asked is Asked.WHAT
        return bool(subjects) and short and not reading.parties and not filtered

    def _on_bare_subject(self, reading: Reading) -> Answer | None:
        asked = [reading.tokens[position] for position in reading.content]
        literal = [] if self._is_a_name(asked, reading) else self._index.wordings.with_words(asked)
        if 1 <= len(literal) <= LITERAL_MOST:
            outcome = Outcome.STATEMENT if len(literal) == 1 else Outcome.LIST
            return shaped(reading, self._decliner, outcome, self._grouped(literal))
        statements = self.on_subject(reading, list(self._index.statements))
        return shaped(reading, self._decliner, Outcome.LIST, self._grouped(statements)) if statements else None

    def _is_a_name(self, asked: list[str], reading: Reading) -> bool:
        """Whether a subject is called by its very name: then all that is filed under it is meant."""
        entries = [self._base.topics[key] for key in reading.notions.of("topic")]
        names = [entry.name for entry in entries]
        names += [self._base.deployments[key].name for key in reading.notions.of("deployment")]
        wanted = {stem(token) for token in asked}
        return any({stem(token) for token in words(fold(name))} == wanted for name in names)

    def _filtered(self, reading: Reading) -> Answer | None:
        statements = list(self._index.statements)
        unfiltered = len(statements)
        for party in reading.parties:
            if reading.anonymous and self._base.actors[party.actors[0]].kind is ActorKind.GROUP:
                continue
            if party.part is Part.SUBJECT:
                if not self._index.voices.is_scenery(party.actors):
                    statements = [s for s in statements if self._index.voices.mentions(party.actors, s)]
                continue
            if not self._is_place(party):
                return None
            statements = [s for s in statements if self._index.voices.speaks(party.actors, s, officially=False)]
        statements = self.on_subject(reading, statements)
        if reading.roles.kinds:
            statements = [s for s in statements if self._is_by(s, reading.roles.kinds)]
        if reading.warning:
            statements = [s for s in statements if s.stance is Stance.WARNS]
        elif reading.side:
            statements = [s for s in statements if s.stance.side == reading.side]
        if reading.states and not reading.speakers:
            statements = [s for s in statements if self._index.voices.is_official(s)]
        if reading.women:
            statements = [s for s in statements if any(a.gender == "f" for a in s.actors)]
        if reading.anonymous:
            statements = [s for s in statements if self._is_anonymous(s)]
        statements = self.in_period(reading, statements)
        if reading.as_it_stands:
            statements = self.standing(reading, statements)
        if not statements or len(statements) == unfiltered:
            return None
        return shaped(reading, self._decliner, Outcome.LIST, self._grouped(statements))

    def _is_by(self, statement: Statement, kinds: Sequence[str]) -> bool:
        """Whether somebody with a role of one of these kinds, held then, made a statement."""
        roles = (self._base.role_then(actor, statement) for actor in statement.actors)
        return any(role is not None and has_role(role, kinds) for role in roles)

    def standing(self, reading: Reading, statements: list[Statement]) -> list[Statement]:
        """Without what its speaker has replaced since, up to the time asked about."""
        later = self.in_period(reading, list(self._index.statements))
        replaced = {key for statement in later for key in statement.supersedes}
        return [statement for statement in statements if statement.id not in replaced]

    def _of_the_period(self, reading: Reading) -> Answer | None:
        """A time and nothing else ("what happened in March 2024") asks for everything said then."""
        statements = self.on_subject(reading, list(self._index.statements))
        found = sorted((s for s in self.in_period(reading, statements) if s.date is not None), key=chronological)
        return shaped(reading, self._decliner, Outcome.TIMELINE, found) if found else None

    def _is_place(self, party: Party) -> bool:
        kinds = (ActorKind.STATE, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.OFFICE)
        return self._base.actors[party.actors[0]].kind in kinds

    def on_subject(self, reading: Reading, statements: list[Statement]) -> list[Statement]:
        """The statements on every subject that a question names; where there are none, on the most of them.

        What one stretch of words can mean are alternatives ("instructors" is a topic and a deployment), what stands
        beside it is a further condition ("instructors already there"). "Troops" alone means any deployment. A question
        that names no subject filters nothing.
        """
        subjects = self._subjects(reading)
        if not subjects:
            return statements
        counted = [
            (sum(self._is_on(statement, subject) for subject in subjects), statement) for statement in statements
        ]
        most = max((count for count, _ in counted), default=0)
        return [statement for count, statement in counted if most and count == most]

    def _subjects(self, reading: Reading) -> list[frozenset[str]]:
        """What each stretch of words names: topics, deployments and milestones; a part of a longer stretch is none."""
        found = [f for f in reading.notions.found if any(value.startswith(_SUBJECTS) for value in f.values)]
        by_place: dict[tuple[int, int], set[str]] = {}
        for each in found:
            inside = any(
                o.start <= each.start and each.end <= o.end and o.end - o.start > each.end - each.start for o in found
            )
            if not inside:
                place = by_place.setdefault((each.start, each.end), set())
                place.update(value for value in each.values if value.startswith(_SUBJECTS))
        subjects = list(dict.fromkeys(frozenset(values) for values in by_place.values()))
        particular = [subject for subject in subjects if not self._is_any_deployment(subject)]
        return particular or subjects

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

    @staticmethod
    def _is_anonymous(statement: Statement) -> bool:
        names = " ".join(actor.name.lower() for actor in statement.actors if actor.kind is ActorKind.GROUP)
        caveats = " ".join(statement.caveats).lower()
        return "unnamed" in names or "unnamed" in caveats or "anonymous" in caveats

    @staticmethod
    def _grouped(statements: Iterable[Statement]) -> list[Statement]:
        """Neutral order: by the speaker's name, then by date."""
        return sorted(statements, key=lambda s: (s.actors[0].name.casefold(), *chronological(s)))
