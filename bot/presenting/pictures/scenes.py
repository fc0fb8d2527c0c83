"""Pictures of what the base holds: who stands where, what was said when, how a record went."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Final

from bot.answering.positions import state_positions
from bot.knowledge import Actor, Deployment, PartialDate, Stance, Statement, chronological
from bot.presenting.pictures.axis import short_date, ticks
from bot.presenting.pictures.contents import Board, Legend, Mark, Point, Record, RecordPoint, Timeline
from bot.presenting.presenter import Presenter
from bot.presenting.text import capitalised, clean

__all__ = ["Cell", "StanceBoard", "record_picture", "stance_board", "timeline_picture"]

_STATES_ON_A_PAGE: Final = ((1, 20), (3, 8), (4, 6), (6, 5), (7, 4))
"""Up to so many columns, so many states: in every language they fit on a sheet that is wider than high. Those of a
single column stand in two blocks; where columns are narrow, rows are higher.
"""

_STATES_BESIDE_MORE: Final = 3

_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "є": "е\uffff", "і": "и\uffff", "ґ": "г\uffff"})
"""Letters that Unicode takes for unrelated ones; the Ukrainian ones follow the letter that others know too."""

_FEWEST: Final = 3
"""Statements below which a list says as much as a picture."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The position of a state on a kind of deployment: one statement."""

    state: Actor
    deployment: Deployment
    statement: Statement


@dataclass(frozen=True, slots=True)
class StanceBoard:
    """Who stands where at a date: `pages` as pictures, and the same as `cells`, by state and kind of deployment.

    `states` has for each page the states on it. Without any position there are no pages.
    """

    at: PartialDate
    pages: tuple[Board, ...]
    states: tuple[tuple[Actor, ...], ...]
    cells: tuple[Cell, ...]


def stance_board(
    presenter: Presenter, *, at: PartialDate | None = None, deployments: Sequence[Deployment] = ()
) -> StanceBoard:
    """Who stood where at the end of `at`, or of what the base covers: states against kinds of deployment.

    Only states with a position are shown, in the order of their names in the reader's language; of the kinds of
    deployment those asked for, or else those on which some state has a position. What counts as the position of a
    state is settled in `bot.answering.positions`.
    """
    base, wording = presenter.base, presenter.wording
    at = at or base.meta.coverage.last
    found = state_positions(base, at)
    taken = {kind for positions in found.values() for kind in positions}
    kinds = tuple(kind for kind in base.deployments.values() if kind in (deployments or taken))
    states = [state for state, positions in found.items() if any(kind in positions for kind in kinds)]
    states.sort(key=lambda state: (_by_letters(presenter.name(state)), state.id))
    cells = tuple(Cell(state, kind, found[state][kind]) for state in states for kind in kinds if kind in found[state])
    title = wording("picture.board.title")
    if len(kinds) == 1:
        title = wording("picture.board.title.on", deployment=presenter.title(kinds[0]))
    subtitle = wording("picture.board.subtitle", date=wording.date(at))
    legend = _legend(presenter, {cell.statement.stance for cell in cells})
    parts = _even_parts(states, _most_states(len(kinds)))
    pages = tuple(
        Board(
            title,
            subtitle,
            tuple(capitalised(presenter.title(kind)) for kind in kinds),
            tuple(
                (presenter.name(state), tuple(_mark(presenter, found[state].get(kind)) for kind in kinds))
                for state in part
            ),
            legend,
            _footer(presenter, number, len(parts)),
        )
        for number, part in enumerate(parts, start=1)
    )
    return StanceBoard(at, pages, parts, cells)


def timeline_picture(presenter: Presenter, title: str, statements: Iterable[Statement]) -> Timeline | None:
    """Statements over time by position; None where fewer than three of them have a date."""
    every = tuple(dict.fromkeys(statements))
    dated = _dated(every)
    if len(dated) < _FEWEST:
        return None
    # Where somebody speaks in all of them, the name is said once.
    common = [actor for actor in dated[0][1].actors if all(actor in each.actors for _, each in dated)]
    points = tuple(
        Point(*_days(when), each.stance, "" if common else _by_whom(presenter, each)) for when, each in dated
    )
    name = presenter.names(common[:1])
    subtitle = _subtitle(presenter, dated, len(every) - len(dated))
    return Timeline(
        title=capitalised(clean(title)),
        subtitle=subtitle if not name or name in title else f"{name} · {subtitle}",
        points=points,
        ticks=ticks(*_period(points), presenter.wording.locale),
        lanes=_legend(presenter, {point.stance for point in points}),
        footer=_footer(presenter),
    )


def record_picture(presenter: Presenter, actor: Actor, statements: Iterable[Statement]) -> Record | None:
    """The positions that an actor took over time, by kind of deployment.

    None where fewer than three statements have a date and speak of a deployment.
    """
    every = tuple(each for each in dict.fromkeys(statements) if each.deployment is not None)
    dated = _dated(every)
    if len(dated) < _FEWEST:
        return None
    spoken_of = {each.deployment for _, each in dated}
    kinds = [kind for kind in presenter.base.deployments.values() if kind in spoken_of]
    points = tuple(
        RecordPoint(*_days(when), kinds.index(each.deployment), each.stance)
        for when, each in dated
        if each.deployment is not None
    )
    return Record(
        title=presenter.wording("picture.record.title", name=presenter.name(actor)),
        subtitle=_subtitle(presenter, dated, len(every) - len(dated)),
        lanes=tuple(capitalised(presenter.title(kind)) for kind in kinds),
        points=points,
        ticks=ticks(*_period(points), presenter.wording.locale),
        legend=_legend(presenter, {point.stance for point in points}),
        footer=_footer(presenter),
    )


_Dated = Sequence[tuple[PartialDate, Statement]]


def _dated(statements: Iterable[Statement]) -> _Dated:
    """Those with a date, oldest first."""
    return [(each.date, each) for each in sorted(statements, key=chronological) if each.date is not None]


def _days(when: PartialDate) -> tuple[date, date]:
    return when.first_day, when.last_day


def _period(points: Sequence[Point | RecordPoint]) -> tuple[date, date]:
    return min(point.first for point in points), max(point.last for point in points)


def _subtitle(presenter: Presenter, dated: _Dated, undated: int) -> str:
    wording = presenter.wording
    first, last = wording.date(dated[0][0]), wording.date(max(when for when, _ in dated))
    parts = [
        wording.count("statements", len(dated)),
        first if first == last else wording("subject.period", first=first, last=last),
    ]
    if undated:
        parts.append(wording("picture.undated", n=undated))
    return " · ".join(parts)


def _legend(presenter: Presenter, stances: Collection[Stance]) -> Legend:
    return tuple((stance, presenter.wording(f"stance.{stance}.bare")) for stance in Stance if stance in stances)


def _mark(presenter: Presenter, statement: Statement | None) -> Mark | None:
    if statement is None or statement.date is None:
        return None
    return Mark(statement.stance, short_date(statement.date, presenter.wording.locale))


def _by_whom(presenter: Presenter, statement: Statement) -> str:
    """Who speaks, in short: of several the first, and how many more."""
    first, *others = statement.actors
    return f"{_short_name(presenter, first)} +{len(others)}" if others else _short_name(presenter, first)


def _short_name(presenter: Presenter, actor: Actor) -> str:
    """The end of a person's name by which the base knows nobody else, such as the surname; any other name whole."""
    name = presenter.name(actor)
    if not presenter.base.is_person(actor.id):
        return name
    words = name.split(" ")
    known = {_by_letters(clean(alias)) for alias in actor.aliases}
    ends = (" ".join(words[start:]) for start in range(len(words) - 1, 0, -1))
    return next((end for end in ends if _by_letters(end) in known), name)


def _by_letters(name: str) -> str:
    """Letters with marks as those without: Österreich does not come last, and Šimonytė is who is called Simonyte."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _even_parts(states: Sequence[Actor], most: int) -> tuple[tuple[Actor, ...], ...]:
    """The states in pages of about the same length."""
    pages = ceil(len(states) / most)
    if not pages:
        return ()
    ends = [round(len(states) * number / pages) for number in range(pages + 1)]
    return tuple(tuple(states[start:end]) for start, end in pairwise(ends))


def _most_states(columns: int) -> int:
    return next((states for most, states in _STATES_ON_A_PAGE if columns <= most), _STATES_BESIDE_MORE)


def _footer(presenter: Presenter, page: int = 1, pages: int = 1) -> str:
    """Up to when the base knows. In which language statements are is not said: a picture has none in words."""
    wording = presenter.wording
    known = wording("footer", last=wording.date(presenter.base.meta.coverage.last))
    return known if pages == 1 else f"{known} · {wording('page', page=page, pages=pages)}"
