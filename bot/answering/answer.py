"""What the bot has to say, before anybody has decided how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge import Actor, DeclineReason, Deployment, PartialDate, Stance, Statement, Topic

__all__ = ["Answer", "Outcome", "Understanding"]


class Outcome(StrEnum):
    """The shape of an answer."""

    STATEMENT = "statement"
    LIST = "list"
    PROFILE = "profile"
    COMPARISON = "comparison"
    TIMELINE = "timeline"
    CLARIFY = "clarify"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question was read to be about: shown as the heading of lists, and when declining.

    `unknown` is the name, as typed, of somebody the base does not have.
    """

    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()
    deployment: Deployment | None = None
    stances: tuple[Stance, ...] = ()
    first: PartialDate | None = None
    last: PartialDate | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `confidence` is calibrated: of the answers given at 0.8 about 80 % are right.
    `statements` are the answer itself, best first, in chronological order for profiles and timelines,
    grouped by actor in neutral (alphabetical) order for lists; empty when declining or clarifying.
    `candidates` are the readings to choose from, best first; `related` is what else may help. `asked` is the
    whole question where it was completed from the one before ("and Germany?"), else None.
    """

    question: str
    outcome: Outcome
    confidence: float
    understanding: Understanding = Understanding()
    reason: DeclineReason | None = None
    statements: tuple[Statement, ...] = ()
    candidates: tuple[Statement, ...] = ()
    related: tuple[Statement, ...] = ()
    asked: str | None = None

    @property
    def leads_on(self) -> bool:
        """Whether the next question may lean on this one: on a greeting, or on nothing, none can."""
        silent = (DeclineReason.EMPTY, DeclineReason.SMALLTALK, DeclineReason.OFF_TOPIC)
        return self.outcome is not Outcome.NOT_COVERED or self.reason not in silent

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody who speaks in `statements`, each once, in the order of appearance."""
        return tuple(dict.fromkeys(actor for statement in self.statements for actor in statement.actors))
