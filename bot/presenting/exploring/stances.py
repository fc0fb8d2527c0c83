"""Who stands where at a date: every state's position on every kind of deployment, in text and as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bot.answering.positions import state_positions
from bot.knowledge import Actor, Deployment, PartialDate
from bot.presenting.answers import statement_options
from bot.presenting.declines import sentence
from bot.presenting.exploring.illustrating import illustrations
from bot.presenting.exploring.moments import covered, outside_coverage
from bot.presenting.pictures.scenes import Cell, StanceBoard, stance_board
from bot.presenting.presenter import SIGNS, Presenter
from bot.presenting.reply import Illustration, Menu, MenuKind, Option, Page, Paragraph, Reply, Row, Rows
from bot.presenting.state import ANY, Listing, ListingKind, code
from bot.presenting.text import capitalised

__all__ = ["Positions", "who_stands_where"]

_MOST_ON_A_PAGE: Final = 25
"""Positions, for a menu can hold no more to open."""

_MOST_FILTERS: Final = 25


@dataclass(frozen=True, slots=True)
class Positions:
    """Which positions are wanted: on a kind of deployment, as they were at the end of a date; None for all, and now."""

    deployment: Deployment | None = None
    at: PartialDate | None = None

    @property
    def listing(self) -> Listing:
        """The choice as a button remembers it."""
        return Listing(ListingKind.STANCES, f"{code(self.deployment.id) if self.deployment else ANY}:{self.at or ANY}")

    @classmethod
    def read(cls, value: str, presenter: Presenter) -> Positions | None:
        """Read what a button remembered; None if it makes no sense or the kind of deployment is gone."""
        on, _, at = value.partition(":")
        deployment = presenter.deployment_by_code.get(on)
        if deployment is None and on != ANY:
            return None
        try:
            return cls(deployment, None if at == ANY else PartialDate.parse(at))
        except ValueError:
            return None


def who_stands_where(presenter: Presenter, wanted: Positions) -> Reply:
    """The positions of states, a picture a page; one sentence where there is none to show."""
    wording, base = presenter.wording, presenter.base
    at = wanted.at or base.meta.coverage.last
    if not covered(base, at):
        return outside_coverage(presenter)
    board = stance_board(presenter, at=at, deployments=(wanted.deployment,) if wanted.deployment else ())
    if not board.pages:
        return sentence(wording("stances.none", date=wording.date(at)))
    title = wording("stances.title")
    if wanted.deployment is not None:
        title = wording("stances.title.on", deployment=presenter.title(wanted.deployment))
    pages: list[Page] = []
    menus: list[Menu] = []
    pictures: list[Illustration] = []
    for number, picture in enumerate(board.pages):
        for states in _parts(board, number):
            cells = [cell for cell in board.cells if cell.state in states]
            pages.append((*_rows(presenter, cells, wanted), Paragraph(None, presenter.legend)))
            options = statement_options(presenter, [cell.statement for cell in cells])
            menus.append(Menu(MenuKind.OPEN, wording("open.prompt"), options))
            pictures += illustrations(presenter, picture)
    return Reply(
        title=title,
        lead=wording("stances.lead", date=wording.date(at)),
        pages=tuple(pages),
        footer=presenter.footer,
        menus=tuple(menus),
        filters=_filters(presenter, wanted, at),
        illustrations=tuple(pictures),
        listing=wanted.listing,
    )


def _parts(board: StanceBoard, page: int) -> Iterator[Sequence[Actor]]:
    """The states of one picture, in parts of which one menu can hold all the positions."""
    part: list[Actor] = []
    room = _MOST_ON_A_PAGE
    for state in board.states[page]:
        size = sum(cell.state == state for cell in board.cells)
        if part and size > room:
            yield part
            part, room = [], _MOST_ON_A_PAGE
        part.append(state)
        room -= size
    yield part


def _rows(presenter: Presenter, cells: Sequence[Cell], wanted: Positions) -> Iterator[Rows]:
    """A state a line where one kind of deployment is asked for, else the kinds of each state under its name."""
    if wanted.deployment is not None:
        yield Rows(None, tuple(Row(presenter.name(c.state), f"{_sign(c)} {_said(presenter, c)}") for c in cells))
        return
    for state, mine in groupby(cells, key=lambda cell: cell.state):
        rows = tuple(Row(f"{_sign(c)} {presenter.title(c.deployment)}", _said(presenter, c)) for c in mine)
        yield Rows(presenter.name(state), rows)


def _sign(cell: Cell) -> str:
    return SIGNS[cell.statement.stance]


def _said(presenter: Presenter, cell: Cell) -> str:
    """When, and by whom where that is not the state itself; of those who spoke together, who spoke for this state."""
    statement = cell.statement
    when = presenter.when(statement)
    if statement.actors == (cell.state,):
        return when
    own = [actor for actor in statement.actors if presenter.base.state_of(actor) == cell.state]
    if not own or len(own) == len(statement.actors):
        return f"{when} · {presenter.speaker(statement)}"
    return f"{when} · {presenter.wording('stances.together', names=presenter.names(own))}"


def _filters(presenter: Presenter, wanted: Positions, at: PartialDate) -> tuple[Option, ...]:
    """The kinds of deployment that can be shown alone, each with how many states have a position on it."""
    found = state_positions(presenter.base, at)
    states = Counter(kind for positions in found.values() for kind in positions)
    kinds = sorted(states, key=lambda kind: presenter.title(kind).casefold())
    parts: list[tuple[Deployment | None, str, int]] = [(None, presenter.wording("filter.everything"), len(found))]
    parts += [(kind, capitalised(presenter.title(kind)), states[kind]) for kind in kinds]
    return tuple(
        Option(
            label,
            presenter.wording.count("states", number),
            str(Positions(kind, wanted.at).listing),
            kind == wanted.deployment,
        )
        for kind, label, number in parts[:_MOST_FILTERS]
    )
