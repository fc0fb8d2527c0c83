"""Why a question gets no answer, and what may help instead."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering import grammar
from bot.answering.answer import Understanding
from bot.answering.reading import Reading
from bot.knowledge import ActorKind, DeclineReason, FactBase, Stance, Statement
from bot.matching.folding import fold
from bot.matching.lexicon import FOREIGN_SUBJECT
from bot.matching.request import Part, Party
from bot.matching.statements import StatementIndex
from bot.matching.tokens import stem, words

__all__ = ["Decliner"]


SURE = 0.9
"""Similarity from which a name is no guess."""


class Decliner:
    """Knows what the base lacks: people, periods, subjects."""

    def __init__(self, base: FactBase, index: StatementIndex) -> None:
        self._base = base
        self._index = index
        self._settled = {_words_of(words(fold(entry.question))): entry.reason for entry in base.declined}

    def certain(self, reading: Reading) -> DeclineReason | None:
        """A reason that settles the matter before any search, or None."""
        settled = self._settled.get(_words_of(reading.tokens))
        if settled is not None:
            return settled
        period = reading.period
        coverage = self._base.meta.coverage
        if period is not None and period.first is not None and period.last is not None:
            outside = period.first > coverage.last.last_day or period.last < coverage.first.first_day
            if outside and not self.year_is_content(reading):
                return DeclineReason.OUTSIDE_PERIOD
        absent = [party for party in reading.parties if self._is_absent(party) and not self._owns(reading, party)]
        voiced = [party for party in reading.speakers if self._has_voice(party)]
        if any(
            self._base.is_person(party.actors[0]) or party.part is not Part.SUBJECT or not voiced for party in absent
        ):
            return DeclineReason.UNKNOWN_ACTOR
        if absent:
            return DeclineReason.NO_STATEMENT
        if not voiced and any(self._does_something(reading, party) for party in reading.parties):
            return DeclineReason.NO_STATEMENT
        for party in reading.parties:
            asked = party.part is not Part.SUBJECT and party.similarity > SURE and not self._has_voice(party)
            if asked and not voiced and self._base.is_person(party.actors[0]):
                return DeclineReason.NO_STATEMENT
        if self._says_nothing_of(reading, voiced):
            return DeclineReason.NO_STATEMENT
        return None

    def _does_something(self, reading: Reading, party: Party) -> bool:
        """Whether a question asks what somebody without a voice did or said: "did the Bundestag rule out ...?"."""
        kind = self._base.actors[party.actors[0]].kind
        before = party.start - 1
        while before >= 0 and reading.tokens[before] in grammar.DETERMINERS:
            before -= 1
        asked = 0 <= before <= 1 and reading.tokens[before] in grammar.AUXILIARIES
        behind = reading.tokens[party.end : party.end + 2]
        asked = asked and any(word in grammar.SAY | grammar.COMMITMENTS | {"rule"} for word in behind)
        asked = asked or (party.start == 0 and any(word in grammar.ABOUT for word in behind[:1]))  # "Bundeswehr on ..."
        return asked and kind is not ActorKind.PERSON and party.similarity > SURE and not self._has_voice(party)

    def _says_nothing_of(self, reading: Reading, voiced: list[Party]) -> bool:
        """Whether somebody is asked about a person of whom none of their statements speaks."""
        subjects = [
            party for party in reading.parties if party.part is Part.SUBJECT and self._base.is_person(party.actors[0])
        ]
        people = [party for party in voiced if self._base.is_person(party.actors[0])]
        speakers = [party for party in people if party.part is Part.SPEAKER or len(people) == 1]
        if not subjects or not speakers:
            return False
        own = [s for party in speakers for s in self._index.statements if self._index.voices.speaks(party.actors, s)]
        return not any(self._index.voices.mentions(subject.actors, s) for subject in subjects for s in own)

    def _is_absent(self, party: Party) -> bool:
        return party.similarity >= 0.8 and not self._index.voices.knows(party.actors)

    @staticmethod
    def _owns(reading: Reading, party: Party) -> bool:
        """Whether somebody is named only for what is theirs ("Zelensky's army", not "Zelensky's opinion")."""
        following = reading.tokens[party.end] if party.end < len(reading.tokens) else ""
        return (
            following not in grammar.OPINION_NOUNS
            and f"{reading.tokens[party.end - 1]}'s" in reading.text.lower().replace("’", "'")
        )

    def _has_voice(self, party: Party) -> bool:
        return any(self._index.voices.has_voice(actor) for actor in party.actors)

    def year_is_content(self, reading: Reading) -> bool:
        """Some statements speak of a year that the base does not cover ("the lines of 2022")."""
        if reading.period is None:
            return False
        coverage = self._base.meta.coverage
        covered = range(coverage.first.first_day.year, coverage.last.last_day.year + 1)
        named = (reading.tokens[p] for p in reading.period.positions)
        years = [token for token in named if len(token) == 4 and token.isdecimal() and int(token) not in covered]
        speakers = [party for party in reading.speakers if self._has_voice(party)]
        return any(
            not speakers or any(self._index.voices.speaks(party.actors, statement) for party in speakers)
            for year in years
            for statement in self._index.wordings.with_words([year])
        )

    def reason(self, reading: Reading) -> DeclineReason:
        """The most helpful reason for a question that found nothing."""
        if reading.strangers or any(self._is_absent(party) for party in reading.parties):
            return DeclineReason.UNKNOWN_ACTOR
        if self.is_foreign(reading):
            return DeclineReason.OFF_TOPIC
        named = [party for party in reading.parties if self._base.actors[party.actors[0]].kind is not ActorKind.STATE]
        debate = reading.notions.of("topic") or reading.notions.of("deployment")
        return DeclineReason.NO_STATEMENT if named or debate else DeclineReason.OFF_TOPIC

    @staticmethod
    def is_foreign(reading: Reading) -> bool:
        """Whether a question speaks of a subject beside the debate."""
        return any(notion.startswith(FOREIGN_SUBJECT) for notion in reading.notions.ids)

    def understanding(self, reading: Reading) -> Understanding:
        """What the question was read to be about."""
        actors = tuple(dict.fromkeys(self._base.actors[key] for party in reading.parties for key in party.actors[:1]))
        deployments = reading.notions.of("deployment")
        coverage = self._base.meta.coverage
        stances: tuple[Stance, ...] = ()
        if reading.against and not reading.in_favour:
            stances = (Stance.AGAINST, Stance.WARNS)
        elif reading.in_favour and not reading.against:
            stances = (Stance.FOR, Stance.OPEN)
        return Understanding(
            actors=actors,
            topics=tuple(self._base.topics[key] for key in reading.notions.of("topic")),
            deployment=self._base.deployments[deployments[0]] if deployments else None,
            stances=stances,
            first=coverage.first if reading.period else None,
            last=coverage.last if reading.period else None,
            unknown=self._unknown(reading),
        )

    def _unknown(self, reading: Reading) -> str | None:
        """Whom the base does not have: a name nobody in it bears, as typed, or one it only knows to be absent."""
        if reading.strangers:
            return reading.strangers[0]
        absent = [party for party in reading.parties if self._is_absent(party)]
        if not absent:
            return None
        actor = self._base.actors[absent[0].actors[0]]
        typed = " ".join(reading.tokens[absent[0].start : absent[0].end]).title()
        return typed if actor.kind is ActorKind.GROUP else actor.name

    def near(self, reading: Reading, ranked: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """What may help: something by the person asked about, else what came nearest."""
        voices = [key for party in reading.speakers for key in party.actors if key in self._base.statements_by_actor]
        own = [statement for key in voices for statement in self._base.statements_by_actor[key]]
        flagships = [statement for statement in own if statement.flagship]
        if own:
            return tuple(dict.fromkeys((*flagships, *own)))[:3]
        return () if reading.strangers else ranked


def _words_of(tokens: Iterable[str]) -> frozenset[str]:
    """What a question is made of, whatever the order of its words and their endings."""
    return frozenset(stem(token) for token in tokens)
