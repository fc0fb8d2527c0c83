"""What the fact base holds, as frozen values whose references have all been resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, Self

from bot.knowledge.dates import PartialDate

__all__ = [
    "Actor",
    "ActorKind",
    "Citation",
    "Concept",
    "Correction",
    "Coverage",
    "DeclineReason",
    "Declined",
    "Deployment",
    "Meta",
    "Milestone",
    "Ownership",
    "Role",
    "Source",
    "Stance",
    "Statement",
    "StatementKind",
    "Topic",
]


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


class _WithNames(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def names(self) -> Mapping[str, str]: ...


Words = Mapping[str, tuple[str, ...]]
"""Words or phrases by language code (`en`, `fr`, ...). A trailing `*` stands for any ending."""


def _hash_of_id(entry: _WithId) -> int:
    """Equal entries have equal ids. The default, the hash of all that hangs on an entry, took a third of `check`."""
    return hash(entry.id)


def _name_in(entry: _WithNames, language: str) -> str:
    """What readers of a language (`fr`, `uk`, ...) see: the name in it, or `name` where the base has none."""
    return entry.names.get(language, entry.name)


def _no_names() -> Mapping[str, str]:
    return MappingProxyType({})


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

    FOR = "for", 1
    OPEN = "open", 1
    NEUTRAL = "neutral", 0
    AGAINST = "against", -1
    WARNS = "warns", -1
    NONE = "none", 0

    side: int
    """Which side it is on: +1 for and open, -1 against and warning, 0 where it takes none."""

    def __new__(cls, word: str, side: int = 0) -> Self:
        """Make the member that `word` stands for."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.side = side
        return member


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
    """Something that can be asked about, with the words people use for it. `names` are by language code."""

    id: str
    name: str
    description: str
    words: Words = field(hash=False)
    names: Mapping[str, str] = field(default_factory=_no_names, hash=False)

    __hash__ = _hash_of_id
    name_in = _name_in


@dataclass(frozen=True, slots=True)
class Deployment:
    """A kind of deployment that must not be confused with the others.

    `general` marks the kind that stands for soldiers of whatever kind: a question for it is a question for any.
    `names` are by language code.
    """

    id: str
    name: str
    description: str
    words: Words = field(hash=False)
    general: bool = False
    names: Mapping[str, str] = field(default_factory=_no_names, hash=False)

    __hash__ = _hash_of_id
    name_in = _name_in


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
    """Somebody who is quoted or can be asked about. `affiliation` is the id of a state or body.

    `official` is true for an organisation that speaks for it, such as a ministry; a party or an institute does not.
    """

    id: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    gender: str | None = None
    official: bool = False
    note: str | None = None

    __hash__ = _hash_of_id


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

    __hash__ = _hash_of_id


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in a source a statement stands: the n-th paragraph of its text that is not empty."""

    source: Source
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A fault in an entry that was mended: when, and what had been wrong. Readers are shown it."""

    date: PartialDate
    what: str


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
    corrections: tuple[Correction, ...] = ()

    __hash__ = _hash_of_id


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event of the debate by which people date others: "before the Paris meeting".

    `statements` are the ids of the statements that tell of it or were made there.
    """

    id: str
    name: str
    date: PartialDate
    words: Words = field(hash=False)
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declined:
    """A question that curators settled as "nothing on this"."""

    question: str
    reason: DeclineReason
