"""Answers about named parties: records, positions, comparisons, timelines - from the base's fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answering import grammar
from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.filters import Filters
from bot.answering.listing import Lister
from bot.answering.reading import Asked, Reading
from bot.answering.shapes import FROM_FIELDS, offered, shaped
from bot.knowledge import ActorKind, DeclineReason, FactBase, Stance, Statement
from bot.knowledge.fact_base import chronological
from bot.matching.request import Part, Party
from bot.matching.statements import StatementIndex

__all__ = ["Collector"]

Scores = Callable[[Reading], Mapping[str, float]]

INVOLVED_MOST = 8
"""Up to so many statements are shown for two names alone."""

BESIDE_A_QUOTATION = 1
"""Words that a text may have beside a quotation to be nothing but it."""

_QUOTATION_MARKS = '"“”„«»'

_BARE = (Asked.NAME, Asked.WHEN, Asked.WHERE, Asked.WHAT)

SAME_WEIGHT = 1.0
"""Scores this close to a speaker's best are shown with it in a comparison."""


class Collector:
    """Answers questions that ask for more than one statement. `scores` rates statements for a question."""

    def __init__(self, base: FactBase, index: StatementIndex, decliner: Decliner, scores: Scores) -> None:
        self._base = base
        self._index = index
        self._decliner = decliner
        self._filters = Filters(base, index)
        self._lister = Lister(base, index, decliner, self._filters)
        self._scores = scores

    def collect(self, reading: Reading) -> Answer | None:
        """The collected answer a question asks for, or None where one statement is wanted."""
        listed = self._lister.collect(reading) if reading.women or reading.anonymous else None
        if listed is not None:
            return listed
        if reading.bare and len(reading.parties) > 1 and self._asks_for_the_time_of_places(reading):
            return self._lister.collect(replace(reading, plural=True))
        if reading.bare and len(reading.parties) > 1 and reading.asked in _BARE:
            tied = self._involving_all(reading)
            if tied is not None:
                return tied
        if (reading.bare or reading.asked is Asked.STANCE) and self._is_on_somebody_unmentioned(reading):
            return self._nothing(reading)
        if reading.asked is Asked.NAME:
            return (self._lister.collect(reading) if reading.roles.kinds else None) or self.record(reading)
        if reading.asked is Asked.STANCE:
            return self.position(reading)
        if reading.asked is Asked.COMPARISON or self._sets_side_by_side(reading):
            return self._comparison(reading)
        if reading.asked is Asked.DEVELOPMENT:
            return self._timeline(reading)
        return self._lister.collect(reading)

    def asks_for_a_side(self, reading: Reading) -> bool:
        """Whether a question asks who is for or against something and nothing more: then a side is a condition."""
        several = reading.asked is Asked.WHO or reading.plural
        return several and bool(reading.side) and self._lister.is_accounted_for(reading)

    def told_on_subject(self, reading: Reading) -> Answer | None:
        """What somebody named said on a subject named, where nothing else is asked ("wagenknecht peacekeepers")."""
        people = [party for party in reading.speakers if self._base.is_person(party.actors[0])]
        asked = reading.notions.of("topic") or reading.notions.of("deployment")
        if len(people) != 1 or not asked or not self._lister.is_accounted_for(reading):
            return None
        found = self._filters.in_period(reading, self._filters.on_subject(reading, self._of(people[0])))
        if not found:
            return None
        return shaped(reading, self._decliner, Outcome.STATEMENT if len(found) == 1 else Outcome.PROFILE, found)

    def quoted(self, reading: Reading) -> tuple[Answer, bool] | None:
        """Whose words a question quotes; where it takes them for another's, they are offered with their speaker.

        With it, whether it quotes outright: in quotation marks, or with hardly anything beside the quotation.
        """
        found, place = self._index.wordings.quoting(reading.tokens)
        if not found or len(found) > INVOLVED_MOST:
            return None
        marked = any(mark in reading.text for mark in _QUOTATION_MARKS)
        whole = len(place) >= len(reading.tokens) - BESIDE_A_QUOTATION
        outright = marked or whole
        if not outright and self._is_anybodys(reading, place):
            return None
        voices = self._index.voices
        named = [party for party in reading.speakers if party.start not in place]
        found = sorted(found, key=chronological)
        if not all(any(voices.speaks(party.actors, s) for s in found) for party in named):
            return offered(reading, self._decliner, FROM_FIELDS, found), outright
        outcome = Outcome.STATEMENT if len(found) == 1 else Outcome.LIST
        return shaped(reading, self._decliner, outcome, found), outright

    def _is_anybodys(self, reading: Reading, place: range) -> bool:
        """Whether somebody's words are anybody's too, so that they are no quotation: "Western troops to Ukraine"."""
        return self._index.wordings.is_anybodys(reading.tokens[place.start : place.stop])

    def _involving_all(self, reading: Reading) -> Answer | None:
        """Two names and nothing else ("koshkin washington"): the statements by the one that speak of the other."""
        voices = self._index.voices
        if self._sets_side_by_side(reading):
            return None
        named = list(dict.fromkeys(party.actors for party in reading.parties))
        found = [s for s in self._index.statements if all(voices.speaks(a, s) or voices.mentions(a, s) for a in named)]
        people = [party for party in reading.speakers if self._base.is_person(party.actors[0])]
        spoken = [s for s in found if any(voices.said_by(party.actors, s) for party in people)]
        found = sorted(self._filters.in_period(reading, spoken if people else found), key=chronological)
        if not found or len(found) > INVOLVED_MOST:
            return None
        return shaped(reading, self._decliner, Outcome.STATEMENT if len(found) == 1 else Outcome.LIST, found)

    def _asks_for_the_time_of_places(self, reading: Reading) -> bool:
        """Whether several states are named with a time ("USA, Germany, UK in February 2024"): what each said then."""
        kinds = {self._base.actors[party.actors[0]].kind for party in reading.parties}
        return reading.period is not None and kinds == {ActorKind.STATE} and len(reading.speakers) > 1

    def _is_on_somebody_unmentioned(self, reading: Reading) -> bool:
        """Whether a person is asked for words on a state or body of which they never spoke ("Sunak on Japan")."""
        voices = self._index.voices
        people = [party for party in reading.speakers if self._base.is_person(party.actors[0])]
        places = self._filters.subject_places(reading)
        homes = {home.id for p in people for key in p.actors if (home := self._base.state_of(self._base.actors[key]))}
        subjects = [
            party
            for party in reading.parties
            if party.part is Part.SUBJECT
            and not voices.is_scenery(party.actors)
            and self._base.actors[party.actors[0]].kind is not ActorKind.OUTLET
            and not homes.intersection(party.actors)
            and not any(a <= party.start and party.end <= b and b - a > party.end - party.start for a, b in places)
        ]
        own = [s for party in people for s in self._of(party)]
        return bool(own and subjects) and not any(voices.mentions(p.actors, s) for p in subjects for s in own)

    def _sets_side_by_side(self, reading: Reading) -> bool:
        """Two people joined by "and" or the like, or three anywhere, are asked about each for themselves."""
        people = [party for party in reading.speakers if self._base.is_person(party.actors[0])]
        if len({party.actors for party in people}) < 2 or len(people) < len(reading.speakers):
            return False
        between = reading.tokens[people[0].end : people[-1].start]
        joined = bool(between) and all(token in grammar.CONNECTORS for token in between)
        return len(people) > 2 or joined or "each" in reading.tokens

    def record(self, reading: Reading) -> Answer | None:
        """The record of whoever is named; None where only a body or place is named that has no words of its own."""
        groups = [statements for party in reading.speakers if (statements := self._of(party))]
        if not groups:
            return (
                self._nothing(reading)
                if any(self._base.is_person(p.actors[0]) for p in reading.parties)
                else self._naming(reading)
            )
        if len(groups) > 1:
            alike = len({self._base.is_person(party.actors[0]) for party in reading.speakers}) == 1
            return self._side_by_side(reading, groups) if alike else None
        found = self._filters.in_period(reading, groups[0])
        return shaped(reading, self._decliner, Outcome.PROFILE, found) if found else self._nothing(reading)

    def position(self, reading: Reading) -> Answer | None:
        """The statements in which a party takes a position: one is the answer, several are its record."""
        if self._is_on_somebody_unmentioned(reading):
            return self._nothing(reading)
        own = [statement for party in reading.speakers[:1] for statement in self._of(party)]
        own = list(dict.fromkeys(own))
        taken = [statement for statement in own if statement.stance is not Stance.NONE] or own
        taken = self._filters.in_period(reading, taken)
        if self._filters.is_particular(reading):
            taken = self._filters.on_subject(reading, taken)
        if reading.as_it_stands:
            taken = self._filters.standing(reading, taken)
        if not taken:
            return None
        return shaped(reading, self._decliner, Outcome.STATEMENT if len(taken) == 1 else Outcome.PROFILE, taken)

    def _of(self, party: Party) -> list[Statement]:
        """What a party said, or those who speak for it, or those who come from it, oldest first."""
        state = self._base.actors[party.actors[0]].kind is ActorKind.STATE
        found = [s for s in self._index.statements if not state and self._index.voices.said_by(party.actors, s)]
        for officially in (True, False):
            found = found or [
                s for s in self._index.statements if self._index.voices.speaks(party.actors, s, officially=officially)
            ]
        return sorted(found, key=chronological)

    def _comparison(self, reading: Reading) -> Answer | None:
        of_each = (self._filters.in_period(reading, self._of(party)) for party in reading.speakers)
        groups = [statements for statements in of_each if statements]
        return self._side_by_side(reading, groups) if len(groups) > 1 else None

    def _side_by_side(self, reading: Reading, groups: list[list[Statement]]) -> Answer:
        scores = self._scores(reading)
        chosen = [statement for group in groups for statement in self._telling(reading, group, scores)]
        return shaped(reading, self._decliner, Outcome.COMPARISON, list(dict.fromkeys(chosen)))

    @staticmethod
    def _telling(
        reading: Reading, group: list[Statement], scores: Mapping[str, float], most: int = 3
    ) -> list[Statement]:
        """One side's statements that fit the question best; without a subject, those that take a position."""
        if reading.bare:
            taken = [s for s in group if s.stance is not Stance.NONE] or group
            ordered = sorted(taken, key=lambda s: (not s.flagship, not s.stance.side, s.id))
            return sorted(ordered[:most], key=chronological)
        ordered = sorted(group, key=lambda s: (-scores[s.id], s.id))
        near = [s for s in ordered if scores[s.id] >= scores[ordered[0].id] - SAME_WEIGHT]
        return sorted(near[:most], key=chronological)

    def _timeline(self, reading: Reading) -> Answer | None:
        people = [party for party in reading.speakers if self._base.is_person(party.actors[0])]
        groups = [self._of(party) for party in people or reading.parties] or [list(self._index.statements)]
        statements = sorted(dict.fromkeys(s for group in groups for s in group), key=chronological)
        statements = self._filters.on_subject(reading, statements)
        dated = [statement for statement in statements if statement.date is not None]
        if len(dated) < 2:
            return shaped(reading, self._decliner, Outcome.PROFILE, statements) if statements else None
        found = self._filters.in_period(reading, dated)
        if not found:
            return None
        return shaped(reading, self._decliner, Outcome.TIMELINE, found)

    def _nothing(self, reading: Reading) -> Answer:
        known = all(self._index.voices.knows(party.actors) for party in reading.parties)
        return Answer(
            question=reading.text,
            outcome=Outcome.NOT_COVERED,
            confidence=FROM_FIELDS,
            understanding=self._decliner.understanding(reading),
            reason=DeclineReason.NO_STATEMENT if known else DeclineReason.UNKNOWN_ACTOR,
            related=self._decliner.near(reading, tuple(self._statements_naming(reading))[:3]),
        )

    def _naming(self, reading: Reading) -> Answer | None:
        """What is said of a body that has no words of its own; of a state that would not be its position."""
        if any(self._base.actors[party.actors[0]].kind is ActorKind.STATE for party in reading.parties):
            return None
        found = sorted(self._statements_naming(reading), key=chronological)
        if not found or len(found) > INVOLVED_MOST:
            return None
        return shaped(reading, self._decliner, Outcome.STATEMENT if len(found) == 1 else Outcome.LIST, found)

    def _statements_naming(self, reading: Reading) -> list[Statement]:
        voices = self._index.voices
        return [s for s in self._index.statements if any(voices.mentions(p.actors, s) for p in reading.parties)]
