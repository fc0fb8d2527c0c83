"""Several statements in pages: grouped by speaker, by date, or side by side, each with its own attribution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from bot.knowledge import Actor, Statement
from bot.knowledge.fact_base import chronological
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Entry, Menu, MenuKind, Option, Page, Section
from bot.presenting.state import code
from bot.presenting.text import capitalised

__all__ = ["PER_PAGE", "as_ranked", "by_speaker", "by_time", "chronicle", "side_by_side", "to_open"]

PER_PAGE = 5
_FEW_SPEAKERS = 3
_ROWS = 2
_COLUMNS = 3


def by_speaker(presenter: Presenter, statements: Sequence[Statement]) -> tuple[Page, ...]:
    """Grouped by who speaks, in neutral order; within a speaker by date."""
    ordered = sorted(statements, key=lambda s: ([a.name.casefold() for a in s.actors], chronological(s)))
    return _paged(presenter, ordered, lambda s: _speaker_heading(presenter, s), named=False)


def as_ranked(presenter: Presenter, statements: Sequence[Statement]) -> tuple[Page, ...]:
    """In the order given, each with its speaker."""
    return _paged(presenter, statements, lambda _: "", named=True)


def by_time(presenter: Presenter, statements: Sequence[Statement]) -> tuple[Page, ...]:
    """In order of time under the months, undated ones last. Where few speak, the headings say who."""
    few = len({statement.actors for statement in statements}) <= _FEW_SPEAKERS

    def heading(statement: Statement) -> str:
        date = statement.date
        month = presenter.wording("date.missing") if date is None else presenter.wording.date(date.of_month)
        return " · ".join([capitalised(month), *([_speaker_heading(presenter, statement)] if few else [])])

    return _paged(presenter, sorted(statements, key=chronological), heading, named=not few)


def chronicle(presenter: Presenter, statements: Sequence[Statement], actor: Actor) -> tuple[Page, ...]:
    """The record of `actor` in order of time: under the role held then where roles changed, under names where others
    speak for it or with it.
    """
    ordered = sorted(statements, key=chronological)
    if any(statement.actors != (actor,) for statement in ordered):
        return _paged(presenter, ordered, lambda s: _speaker_heading(presenter, s), named=False)
    roles = {presenter.role(statement) for statement in ordered}
    return _paged(
        presenter,
        ordered,
        lambda s: (presenter.role(s) or "") if len(roles) > 1 else "",
        named=False,
    )


def side_by_side(presenter: Presenter, statements: Sequence[Statement], actors: Sequence[Actor]) -> tuple[Page, ...]:
    """One column a speaker, each by kind of deployment and date, a few rows a page."""
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        for actor in statement.actors:
            said.setdefault(actor.id, []).append(statement)
    columns: list[tuple[str, list[Statement]]] = []
    for actor in actors:
        mine = said.get(actor.id, [])
        mine.sort(key=lambda s: (s.deployment is None, s.deployment.name if s.deployment else "", chronological(s)))
        if mine:
            columns.append((presenter.name(actor), mine))
    pages: list[Page] = []
    for first in range(0, len(columns), _COLUMNS):
        together = columns[first : first + _COLUMNS]
        longest = max(len(mine) for _, mine in together)
        for start in range(0, longest, _ROWS):
            page = tuple(
                Section(name, (Entry(presenter.card(mine[row])),), column=column)
                for row in range(start, min(start + _ROWS, longest))
                for column, (name, mine) in enumerate(together)
                if row < len(mine)
            )
            pages.append(page)
    return tuple(pages) or ((),)


def to_open(presenter: Presenter, pages: Sequence[Page]) -> tuple[Menu, ...]:
    """For each page a menu from which any of its statements can be read in full."""
    menus: list[Menu] = []
    for page in pages:
        cards = [entry.card for block in page if isinstance(block, Section) for entry in block.entries]
        options = tuple(Option(f"{card.speaker}, {card.when}", card.text, code(card.statement_id)) for card in cards)
        menus.append(Menu(MenuKind.OPEN, presenter.wording("open.prompt"), options))
    return tuple(menus)


def _speaker_heading(presenter: Presenter, statement: Statement) -> str:
    name, role = capitalised(presenter.speaker(statement)), presenter.role(statement)
    if role is None or len(statement.actors) > 1:
        return name
    return presenter.wording("speaker.role", name=name, role=role)


def _paged(
    presenter: Presenter,
    ordered: Sequence[Statement],
    heading: Callable[[Statement], str],
    *,
    named: bool,
) -> tuple[Page, ...]:
    pages: list[Page] = []
    for start in range(0, len(ordered), PER_PAGE):
        part = ordered[start : start + PER_PAGE]
        pages.append(
            tuple(
                Section(title, tuple(Entry(presenter.card(statement), named) for statement in group))
                for title, group in groupby(part, key=heading)
            )
        )
    return tuple(pages) or ((),)
