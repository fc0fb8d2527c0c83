"""How evenly a base is filled: numbers that a curator weighs, without judging them.

A statement is counted on the side of the position it takes itself (`Stance.side`), whoever made it. States are
counted one by one and not put into camps: who stands with whom is part of the debate.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.knowledge.fact_base import FactBase, chronological
from bot.knowledge.model import Actor, Ownership, Source, Stance, Statement, StatementKind, Topic

__all__ = [
    "Backing",
    "Month",
    "Sides",
    "actors_without_quotation",
    "backing",
    "by_month",
    "by_state",
    "by_year",
    "on_one_states_media",
    "one_sided_topics",
    "sides",
    "six_months_before",
    "sources_not_seen_since",
]

_UTTERANCES = frozenset({StatementKind.SAID, StatementKind.REPORTED, StatementKind.OFFICIAL_TEXT})

Month = tuple[int, int]
"""A year and a month, from 1."""


@dataclass(frozen=True, slots=True)
class Sides:
    """How many statements are for a deployment or open to it, on neither side, against it or warning of it."""

    favourable: int
    neither: int
    opposed: int

    @property
    def one_sided(self) -> bool:
        """Whether positions are taken, and all of them on the same side."""
        return (self.favourable == 0) != (self.opposed == 0)


@dataclass(frozen=True, slots=True)
class Backing:
    """What pages of one ownership carry: so many pages, so many statements, so many of these on no other page."""

    ownership: Ownership
    sources: int
    statements: int
    alone: int


def sides(statements: Iterable[Statement]) -> Sides:
    """Count statements by the side of their position."""
    found = Counter(statement.stance.side for statement in statements)
    return Sides(found[1], found[0], found[-1])


def by_state(base: FactBase) -> Mapping[Actor | None, tuple[Statement, ...]]:
    """The statements of each state and of whoever belongs to it, most first; under None those of no one state.

    A joint statement counts once for each of its states.
    """
    found: dict[Actor | None, list[Statement]] = {}
    for statement in base.statements.values():
        for state in dict.fromkeys(base.state_of(actor) for actor in statement.actors):
            found.setdefault(state, []).append(statement)
    order = sorted(found, key=lambda state: (state is None, -len(found[state]), state.name if state else ""))
    return {state: tuple(found[state]) for state in order}


def by_year(base: FactBase) -> Mapping[int | None, tuple[Statement, ...]]:
    """The statements of each year, oldest first; under None those without a date."""
    found: dict[int | None, list[Statement]] = {}
    for statement in base.statements.values():
        found.setdefault(statement.date.year if statement.date else None, []).append(statement)
    return {year: tuple(found[year]) for year in sorted(found, key=lambda year: (year is None, year or 0))}


def by_month(base: FactBase) -> Mapping[Month, Counter[Stance]]:
    """How often each position was taken in each month of the coverage; statements without a month are left out."""
    first, last = base.meta.coverage.first.first_day, base.meta.coverage.last.last_day
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    found: dict[Month, Counter[Stance]] = {(number // 12, number % 12 + 1): Counter() for number in numbers}
    for statement in base.statements.values():
        if statement.date and statement.date.month:
            found.setdefault((statement.date.year, statement.date.month), Counter())[statement.stance] += 1
    return {month: found[month] for month in sorted(found)}


def backing(base: FactBase) -> list[Backing]:
    """Each ownership with the pages that have it and the statements that rest on them."""
    behind = [{citation.source.ownership for citation in each.citations} for each in base.statements.values()]
    pages = Counter(source.ownership for source in base.sources.values())
    return [
        Backing(
            ownership,
            pages[ownership],
            sum(ownership in each for each in behind),
            sum({ownership} == e for e in behind),
        )
        for ownership in Ownership
    ]


def one_sided_topics(base: FactBase) -> list[tuple[Topic, Sides]]:
    """The topics on which every position that is taken is on one side."""
    found: dict[str, list[Statement]] = {}
    for statement in base.statements.values():
        for topic in statement.topics:
            found.setdefault(topic.id, []).append(statement)
    counted = [(topic, sides(found.get(topic.id, ()))) for topic in base.topics.values()]
    return [(topic, count) for topic, count in counted if count.one_sided]


def on_one_states_media(base: FactBase) -> Mapping[Actor, tuple[Statement, ...]]:
    """For each state the statements that only outlets it controls report, oldest first."""
    found: dict[str, list[Statement]] = {}
    for statement in sorted(base.statements.values(), key=chronological):
        cited = [citation.source for citation in statement.citations]
        states = {source.state for source in cited if source.ownership is Ownership.STATE}
        if len(states) == 1 and all(source.ownership is Ownership.STATE for source in cited):
            for state in states:
                if state is not None:
                    found.setdefault(state, []).append(statement)
    return {base.actors[state]: tuple(statements) for state, statements in sorted(found.items())}


def six_months_before(today: date) -> date:
    """The same day of the month half a year earlier, or the last day of a month that is too short for it."""
    number = today.year * 12 + today.month - 1 - 6
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def sources_not_seen_since(base: FactBase, day: date) -> list[Source]:
    """The sources that nobody is known to have read on `day` or later, longest unread first: pages vanish."""
    found = [source for source in base.sources.values() if source.seen is None or source.seen.last_day < day]
    return sorted(found, key=lambda source: (source.seen is not None, str(source.seen or ""), source.id))


def actors_without_quotation(base: FactBase) -> list[Actor]:
    """Those on record with a stance, in utterances of theirs, and with no word of their own, by name."""
    found = [
        base.actors[actor_id]
        for actor_id, statements in base.statements_by_actor.items()
        if any(s.stance is not Stance.NONE and s.kind in _UTTERANCES for s in statements)
        and not any(s.quote for s in statements)
    ]
    return sorted(found, key=lambda actor: (actor.name.casefold(), actor.id))
