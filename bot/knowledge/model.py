"""What the fact base holds, as frozen values whose references have all been resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from bot.knowledge.dates import PartialDate

__all__ = [
    "Actor",
    "ActorKind",
    "Citation",
    "Concept",
    "Coverage",
    "DeclineReason",
    "Declined",
    "Deployment",
    "FactBase",
    "Meta",
    "Ownership",
    "Role",
    "Source",
    "Stance",
    "Statement",
    "StatementKind",
    "Topic",
]

Words = Mapping[str, tuple[str, ...]]
"""Words or phrases by language code (`en`, `fr`, ...). A trailing `*` stands for any ending."""


class ActorKind(StrEnum):
    """What sort of actor can be quoted or asked about."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    OFFICE = "office"
    OUTLET = "outlet"
    GROUP = "group"


class Stance(StrEnum):
    """The position that one statement takes on the deployment it speaks of."""

    FOR = "for"
    OPEN = "open"
    NEUTRAL = "neutral"
    AGAINST = "against"
    WARNS = "warns"
    NONE = "none"

    @property
    def side(self) -> int:
        """Which side it is on: +1 for and open, -1 against and warning, 0 where it takes none."""
        if self in (Stance.FOR, Stance.OPEN):
            return 1
        return -1 if self in (Stance.AGAINST, Stance.WARNS) else 0


class StatementKind(StrEnum):
    """How the words came to the public."""

    SAID = "said"
    REPORTED = "reported"
    OFFICIAL_TEXT = "official-text"
    POLL = "poll"
    EVENT = "event"


class Ownership(StrEnum):
    """Who stands behind an outlet."""

    STATE = "state"
    PARTY = "party"
    INDEPENDENT = "independent"
    OFFICIAL = "official"


class DeclineReason(StrEnum):
    """Why a question has no answer in the base."""

    UNKNOWN_ACTOR = "unknown_actor"
    NO_STATEMENT = "no_statement"
    OUTSIDE_PERIOD = "outside_period"
    OFF_TOPIC = "off_topic"
    OPINION = "opinion"
    SMALLTALK = "smalltalk"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The period the base knows about. Both ends are included."""

    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True)
class Meta:
    """What the base says of itself."""

    title: str
    language: str
    coverage: Coverage
    licence: str
    contact: str
    neutrality: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be asked about, with the words people use for it."""

    id: str
    name: str
    description: str
    words: Words = field(hash=False)


@dataclass(frozen=True, slots=True)
class Deployment:
    """A kind of deployment that must not be confused with the others.

    `general` marks the kind that stands for soldiers of whatever kind: a question for it is a question for any.
    """

    id: str
    name: str
    description: str
    words: Words = field(hash=False)
    general: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion with its words in every language: the bridge between a question and the base's English."""

    id: str
    words: Words = field(hash=False)


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was, from when to when. An open end means unknown or still so."""

    title: str
    office: str | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None

    def held_at(self, when: PartialDate) -> bool:
        """Tell whether the role was held on some day of `when`."""
        return (self.first is None or self.first.first_day <= when.last_day) and (
            self.last is None or when.first_day <= self.last.last_day
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is quoted or can be asked about. `affiliation` is the id of a state or body."""

    id: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    gender: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A page on which a curator read a statement."""

    id: str
    outlet: str
    title: str | None
    url: str
    published: PartialDate | None
    published_note: str | None
    language: str
    translated_from: str | None
    ownership: Ownership
    state: str | None
    via: str | None
    note: str | None
    seen: PartialDate | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in a source a statement stands: the n-th paragraph of its text that is not empty."""

    source: Source
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance or report. Links hold statement ids; `spoken_by` and `via` say how it reached us."""

    id: str
    actors: tuple[Actor, ...]
    kind: StatementKind
    date: PartialDate | None
    date_basis: str
    stance: Stance
    deployment: Deployment | None
    topics: tuple[Topic, ...]
    statement: str
    quote: str | None
    citations: tuple[Citation, ...]
    questions: tuple[str, ...]
    role: str | None = None
    spoken_by: Actor | None = None
    via: str | None = None
    place: str | None = None
    caveats: tuple[str, ...] = ()
    allegation: bool = False
    flagship: bool = False
    about: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declined:
    """A question that curators settled as "nothing on this"."""

    question: str
    reason: DeclineReason


@dataclass(frozen=True)
class FactBase:
    """The whole base, frozen. Every id that appears anywhere in it resolves."""

    meta: Meta
    topics: Mapping[str, Topic]
    deployments: Mapping[str, Deployment]
    concepts: Mapping[str, Concept]
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    declined: tuple[Declined, ...] = field(default=())

    @cached_property
    def statements_by_actor(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each actor that has any, dated ones first, oldest first."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements.values():
            for actor in statement.actors:
                found.setdefault(actor.id, []).append(statement)
        return MappingProxyType({key: tuple(sorted(value, key=chronological)) for key, value in found.items()})

    @cached_property
    def linked_from(self) -> Mapping[str, tuple[str, ...]]:
        """For each statement that others are linked to, their ids."""
        found: dict[str, list[str]] = {}
        for statement in self.statements.values():
            for key in (*statement.contradicts, *statement.answers, *statement.supersedes, *statement.same_as):
                found.setdefault(key, []).append(statement.id)
        return MappingProxyType({key: tuple(ids) for key, ids in found.items()})

    @cached_property
    def holders(self) -> Mapping[str, tuple[tuple[Actor, Role], ...]]:
        """Who held each office, in the order of their terms."""
        found: dict[str, list[tuple[Actor, Role]]] = {}
        for actor in self.actors.values():
            for role in actor.roles:
                if role.office is not None:
                    found.setdefault(role.office, []).append((actor, role))
        for terms in found.values():
            terms.sort(key=lambda term: str(term[1].first or ""))
        return MappingProxyType({office: tuple(terms) for office, terms in found.items()})

    def role_then(self, actor: Actor, statement: Statement) -> str | None:
        """The role in which `actor` made `statement`.

        The statement's own `role` wins where it has one actor; else the role held on its date;
        else, for an undated statement, the role held when its source was published.
        """
        if statement.role is not None and len(statement.actors) == 1:
            return statement.role
        when = statement.date
        if when is None:
            published = [c.source.published for c in statement.citations if c.source.published is not None]
            when = min(published) if published else None
        if when is None:
            return actor.roles[-1].title if len(actor.roles) == 1 else None
        held = [role for role in actor.roles if role.held_at(when)]
        return held[0].title if held else None

    def state_of(self, actor: Actor) -> Actor | None:
        """The state an actor belongs to, following affiliations; the state itself for a state."""
        seen: set[str] = set()
        current: Actor | None = actor
        while current is not None and current.id not in seen:
            if current.kind is ActorKind.STATE:
                return current
            seen.add(current.id)
            current = self.actors.get(current.affiliation) if current.affiliation else None
        return None


def chronological(statement: Statement) -> tuple[bool, str, str]:
    """Sort key: by date, undated statements last, then by id so that the file's order never matters."""
    return (statement.date is None, str(statement.date or ""), statement.id)
